"""How many people and things a sentence counts, of whom, and what befell them, found without looking at the acts around it."""
