"""Lists of people: whole and parts, who is joined to whom, and how a list goes on."""
