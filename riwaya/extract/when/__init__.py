"""When an incident was: which of the days that its sentences name are those of the act, and what the head of a list lends."""
