"""How a sentence cites, one way of citing a module: verbs of saying (`saying`), وفق and بحسب (`beside`), labels of headlines (`label`)."""
