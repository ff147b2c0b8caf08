"""Tables that were built once, kept on disk in the platform's cache directory, so that the next process need not build them again.

A table is kept under the hash of the resource it was built from, of the code that builds it and of the version: another resource is another
file. What cannot be read, is cut short or was changed counts as absent and is built anew; a file is put in place in one step, so that
processes that start at once do no harm to each other. Where nothing can be written, tables are built each time.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from riwaya import kept_help
from riwaya.version import VERSION

Table = TypeVar("Table")
Value = TypeVar("Value")
PACKAGE = Path(__file__).parent.parent
CODE = ("lexicon", "grammar")


class Unread(Mapping[str, Value], Generic[Value]):
    """A table whose values are read from their bytes when they are asked for: a report needs a hundredth of them."""

    def __init__(self, raws: Mapping[str, msgspec.Raw], value_type: type[Value]) -> None:
        self._raws = raws
        self._read: dict[str, Value] = {}
        self._decoder = msgspec.msgpack.Decoder(value_type)

    def __getitem__(self, key: str) -> Value:
        try:
            return self._read[key]
        except KeyError:
            value = self._read[key] = self._decoder.decode(self._raws[key])
            return value

    def get(self, key: str, default: Value | None = None) -> Value | None:  # type: ignore[override]
        return self[key] if key in self._raws else default

    def __contains__(self, key: object) -> bool:
        return key in self._raws

    def __iter__(self) -> Iterator[str]:
        return iter(self._raws)

    def __len__(self) -> int:
        return len(self._raws)


def raws(table: Mapping[str, object]) -> dict[str, msgspec.Raw]:
    """The values of a table as bytes, for `Unread`."""
    return {key: msgspec.Raw(msgspec.msgpack.encode(value)) for key, value in table.items()}


def cache_folder() -> Path:
    """Where tables are kept."""
    return Path(kept_help.cache_folder())


def key_of(name: str, contents: Iterable[bytes]) -> str:
    """The name under which a table of this name, built from these contents by this code, is kept."""
    whole = hashlib.sha256(_code())
    for content in contents:
        whole.update(hashlib.sha256(content).digest())
    return f"{name}-{whole.hexdigest()[:32]}"


def look_up(key: str, table_type: type[Table]) -> Table | None:
    """The table kept under a key; `None` where there is none that is whole."""
    try:
        content = (cache_folder() / key).read_bytes()
        digest, table = content[:32], content[32:]
        return msgspec.msgpack.decode(table, type=table_type) if hashlib.sha256(table).digest() == digest else None
    except (OSError, RuntimeError, msgspec.DecodeError):
        return None


def keep(key: str, table: object) -> None:
    """Keep a table; older ones of its name go."""
    import tempfile  # only here: what is kept is read without it

    with suppress(OSError, RuntimeError):
        folder = cache_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        content = msgspec.msgpack.encode(table)
        number, written = tempfile.mkstemp(dir=folder)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(hashlib.sha256(content).digest() + content)
            os.replace(written, folder / key)
        except OSError:
            Path(written).unlink(missing_ok=True)
            raise
        name = key.rpartition("-")[0]
        for old in folder.glob(f"{name}-*"):
            if old.name != key and old.name.rpartition("-")[0] == name:
                old.unlink(missing_ok=True)


@cache
def _code() -> bytes:
    """A hash over the version and the code that builds tables."""
    whole = hashlib.sha256(VERSION.encode())
    for folder in CODE:
        for path in sorted((PACKAGE / folder).rglob("*.py")):
            whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.digest()
