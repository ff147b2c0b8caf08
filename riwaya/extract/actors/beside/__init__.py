"""The part of a group by what stands beside its name, whatever act governs it: `steps` is the table of what words can say, one kind of saying a module."""
