"""Sketches that came, changed or went -> which reports are near-copies now and were not, or of another original.

A report is a copy of the earliest one before it that is no copy and is near it. So what comes or goes changes only reports behind it: a fresh one that is no copy may become the original of those behind
it that are near; where one is no original any more, its copies look for another. Reports are gone through in their order, each when all before it are settled. Short texts are near
where their words are equal, and are gone through whole, words by words.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from typing import Protocol

from riwaya.link.near_copies import Sketch, band_names, copies_among, is_near


class KeptSketches(Protocol):
    """Sketches by report and by the names of their bands, and which report is a near-copy of which."""

    def sketches_of(self, report_ids: Iterable[str]) -> dict[str, Sketch]: ...
    def sharing(self, names: Iterable[int], *, is_original: bool) -> list[Sketch]: ...
    def put_sketches(self, sketches: Iterable[Sketch]) -> None: ...
    def originals_of(self, report_ids: Iterable[str]) -> Mapping[str, str]: ...
    def copies_of(self, report_ids: Iterable[str]) -> Mapping[str, str]: ...
    def put_original(self, report_id: str, original: str | None) -> None: ...


def changed_copies(kept: KeptSketches, fresh: Mapping[str, Sketch]) -> set[str]:
    """Keep the sketches in `fresh` and bring up to date which report is a near-copy of which; the reports of which that changed."""
    return _Settling(kept, fresh).changed


class _Settling:
    def __init__(self, kept: KeptSketches, fresh: Mapping[str, Sketch]) -> None:
        self.kept = kept
        self.changed: set[str] = set()
        self.waiting: list[tuple[tuple[str, str], str]] = []
        self.told: dict[str, Sketch] = {}
        before = kept.sketches_of(fresh)
        self.unsettled = set(fresh)
        for told in fresh.values():
            self._wait(told.report_id, told)
        for report_id in kept.copies_of(before):
            self._wait(report_id)
        kept.put_sketches(fresh.values())
        words = {told.words for told in (*before.values(), *fresh.values()) if not told.numbers}
        while self.waiting:
            _, report_id = heapq.heappop(self.waiting)
            if self.told[report_id].numbers:
                self._settle(self.told[report_id])
        for some in sorted(words):
            self._settle_words(some)

    def _wait(self, report_id: str, told: Sketch | None = None) -> None:
        if report_id not in self.told:
            told = told or self.kept.sketches_of([report_id])[report_id]
            self.told[report_id] = told
            heapq.heappush(self.waiting, (told.order, report_id))

    def _settle(self, told: Sketch) -> None:
        """Say what a long text is a copy of, now that all before it are settled."""
        was_fresh = told.report_id in self.unsettled
        self.unsettled.discard(told.report_id)
        before = self.kept.originals_of([told.report_id]).get(told.report_id)
        names = band_names(told)
        near = [other for other in self.kept.sharing(names, is_original=True) if other.order < told.order and other.report_id not in self.unsettled and is_near(other.numbers, told.numbers)]
        original = min(near, key=lambda other: other.order).report_id if near else None
        self._put(told.report_id, before, original)
        if original is None and (before is not None or was_fresh):
            for other in self.kept.sharing(names, is_original=False):
                if other.order > told.order and is_near(other.numbers, told.numbers):
                    self._wait(other.report_id, other)
        elif original is not None and before is None and not was_fresh:
            for report_id in self.kept.copies_of([told.report_id]):
                self._wait(report_id)

    def _settle_words(self, words: str) -> None:
        """Say which of the short texts with these words are copies."""
        family = [told for told in self.kept.sharing(band_names(Sketch(report_id="", published=None, words=words)), is_original=False) if not told.numbers and told.words == words]
        copies = copies_among(family)
        before = self.kept.originals_of([told.report_id for told in family])
        for told in family:
            self._put(told.report_id, before.get(told.report_id), copies.get(told.report_id))

    def _put(self, report_id: str, before: str | None, original: str | None) -> None:
        if original != before:
            self.kept.put_original(report_id, original)
            self.changed.add(report_id)
