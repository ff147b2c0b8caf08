"""Names of places in a sentence: what stands before one, the known, the longer, the unknown, those that a list makes, words that are none, and why one is refused."""
