"""One module for each format; each has `SUFFIX`, `WHAT` (a line) and `write(given) -> Exported`."""
