"""A folder is a registry: every module in a package is an entry, found by its file name.

In: a package. Out: a mapping from module name to the module, imported on first use.
Adding an entry is adding a file; nothing is registered by decorators or lists.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from types import ModuleType


class Registry(Mapping[str, ModuleType]):
    """The modules of one package by name, in alphabetical order; names that start with `_` are not entries."""

    def __init__(self, package: str) -> None:
        self.package = package

    @property
    def names(self) -> tuple[str, ...]:
        return _names(self.package)

    def __getitem__(self, name: str) -> ModuleType:
        if name not in self.names:
            raise KeyError(f"{self.package} has no {name!r}; it has {', '.join(self.names)}")
        return importlib.import_module(f"{self.package}.{name}")

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


@cache
def _names(package: str) -> tuple[str, ...]:
    paths = importlib.import_module(package).__path__
    return tuple(sorted(m.name for m in pkgutil.iter_modules(paths) if not m.name.startswith("_")))
