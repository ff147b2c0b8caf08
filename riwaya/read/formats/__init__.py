"""One module for each kind of input; each has `read_file(path, settings)` that yields reports and issues."""
