"""Riwaya reads Arabic reports of armed conflict and gives back sourced incidents.

>>> import riwaya
>>> riwaya.__version__.count(".")
2
"""

__version__ = "0.1.0"
