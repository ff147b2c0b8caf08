"""What relinking asks of whoever keeps tellings: a store by SQL; and the profiles that one relinking has read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from riwaya.link.profiles import Profile, unpacked
from riwaya.model import Link, Telling

Edge = tuple[int, int, int]
BlockRow = tuple[int, int, bool, int]
"""The two numbers of a block, whether the telling stands among its outer ones, the telling."""


class Kept(Protocol):
    """Tellings, the blocks that those of no near-copy bear, and edges: (one, other, match weight), the smaller number first, each once.

    `homes` and `accounts_at` say in which incident accounts stand now, `links` why, `originals_of` and `copies_of` which report is a near-copy (key) of which (value).
    """

    def last_number(self) -> int: ...
    def numbered(self, numbers: Iterable[int]) -> list[Telling]: ...
    def of_reports(self, report_ids: Iterable[str]) -> list[Telling]: ...
    def of_accounts(self, account_ids: Iterable[str]) -> list[Telling]: ...
    def inner(self, block: tuple[int, int]) -> list[int]: ...
    def outer(self, block: tuple[int, int]) -> list[int]: ...
    def edges(self, numbers: Iterable[int]) -> list[Edge]: ...
    def add(self, tellings: Sequence[Telling], blocks: Iterable[BlockRow]) -> None: ...
    def remove(self, numbers: Sequence[int], blocks: Iterable[BlockRow]) -> None: ...
    def put_edges(self, edges: Sequence[Edge]) -> None: ...
    def drop_edges(self, pairs: Sequence[tuple[int, int]]) -> None: ...
    def homes(self, account_ids: Iterable[str]) -> dict[str, str]: ...
    def accounts_at(self, incident_ids: Iterable[str]) -> list[str]: ...
    def links(self, incident_ids: Iterable[str]) -> dict[str, tuple[Link, ...]]: ...
    def originals_of(self, report_ids: Iterable[str]) -> Mapping[str, str]: ...
    def copies_of(self, report_ids: Iterable[str]) -> Mapping[str, str]: ...


class Known:
    """The tellings and profiles that were read, by number; each is unpacked once."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept
        self._tellings: dict[int, Telling] = {}
        self._units: dict[int, Profile] = {}

    def load(self, numbers: Iterable[int]) -> None:
        """Read these at once."""
        for telling in self.kept.numbered([number for number in numbers if number not in self._units]):
            self.of(telling)

    def __getitem__(self, number: int) -> Profile:
        return self._units[number]

    def telling(self, number: int) -> Telling:
        return self._tellings[number]

    def of(self, telling: Telling) -> Profile:
        """The profile of a telling."""
        if telling.number not in self._units:
            self.add(telling, unpacked(telling.profile))
        return self._units[telling.number]

    def add(self, telling: Telling, unit: Profile) -> None:
        """Know a profile without unpacking it."""
        self._tellings[telling.number], self._units[telling.number] = telling, unit
