"""The formats that `riwaya gazetteer import` reads, one module each, found by file name.

A module has `read_file(path)`, which yields `ImportedPlace` for each place and a line of text for each line that cannot be used.
"""

from riwaya.registry import Registry

FORMATS = Registry(__name__)
