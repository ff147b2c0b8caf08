"""A folder is a registry: every module in a package is an entry, found by its file name.

In: a package. Out: a mapping from module name to the module, imported on first use.
Adding an entry is adding a file; nothing is registered by decorators or lists.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
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

    def source(self, name: str) -> str:
        """The text of an entry's file; nothing is imported."""
        return (_folder(self.package) / f"{name}.py").read_text(encoding="utf-8")

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


@cache
def _folder(package: str) -> Path:
    return Path(importlib.import_module(package).__path__[0])


@cache
def _names(package: str) -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in _folder(package).iterdir() if (path.suffix == ".py" or (path / "__init__.py").is_file()) and not path.name.startswith("_")))
