"""One module for each command, named as it is called; each has a click `command`."""
