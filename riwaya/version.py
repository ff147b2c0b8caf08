"""The version of the package, where every module may read it."""

VERSION = "0.1.0"
