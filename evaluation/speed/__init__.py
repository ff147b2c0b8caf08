"""How fast the walk is: room by room, against rulers that others can hold to it, as whole processes, and where the time goes.

`python -m evaluation.speed CORPORA --write PAGE` (`make bench`). All figures are processor time of this process, because a machine
may be shared; ratios are of one run. Benchmarks measure, tests check.
"""
