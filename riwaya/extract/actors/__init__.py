"""Who acts and who is hit: groups by name and by words that take them up, their parts in an act, doers that a clause leaves out."""
