"""The rooms timed one by one over the same reports, and the rooms inside extraction.

In: reports as read. Out: seconds of processor time by room. Rooms inside extraction are timed in a pass of their own, in which their functions
are wrapped; wrapping costs time, so that they are given as shares of extraction.
"""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from riwaya.analyze import analyze
from riwaya.clean import clean
from riwaya.collecting import seldom
from riwaya.export.page import render_page
from riwaya.extract import extract
from riwaya.lexicon import Lexicon, load_lexicon
from riwaya.lexicon.gazetteer import load_gazetteer
from riwaya.link import link
from riwaya.model import Account, Report
from riwaya.pipeline import _assessed, _with_copies
from riwaya.read import read
from riwaya.settings import Settings

INSIDE: tuple[tuple[str, str, str], ...] = (
    ("forms of the lexicon", "riwaya.lexicon.Lexicon", "find"), ("groups by their name", "riwaya.extract.marks", "name_groups"), ("groups taken up", "riwaya.extract.marks", "take_up_actors"),
    ("places", "riwaya.extract.marks", "mention_places"), ("speech", "riwaya.extract.marks", "read_speech"), ("dates", "riwaya.extract.marks", "mention_dates"),
    ("numbers", "riwaya.extract.marks", "mention_numbers"), ("counts", "riwaya.extract.marks", "read_counts"), ("factuality", "riwaya.extract.marks", "read_stances"),
    ("topic", "riwaya.extract", "is_offtopic"), ("frames", "riwaya.extract", "open_frames"), ("roles and kinds", "riwaya.extract", "_told"),
    ("tellings", "riwaya.extract", "gather"), ("accounts written", "riwaya.extract", "write_accounts"),
)


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """The processor time of a piece of work, and its result."""
    started = time.process_time()
    result = work()
    return time.process_time() - started, result


def read_reports(path: Path) -> tuple[float, list[Report]]:
    """The reports of a file and how long reading them took."""
    return timed(lambda: [item for item in read([path]) if isinstance(item, Report)])


class Extracted(NamedTuple):
    """Seconds by room, the reports as they were cleaned, and their accounts."""

    seconds: dict[str, float]
    reports: list[Report]
    accounts: list[Account]

    @property
    def whole(self) -> float:
        return sum(self.seconds.values())


def extraction(reports: Sequence[Report]) -> Extracted:
    """Seconds of cleaning, analyzing and extracting, tables loaded before."""
    lexicon, gazetteer = load_lexicon(), load_gazetteer()
    with seldom():  # as in a run
        cleaning, cleaned = timed(lambda: [clean(report) for report in reports])
        analyzing, analyses = timed(lambda: [analyze(report) for report in cleaned])
        extracting, rows = timed(lambda: [extract(analysis, lexicon=lexicon, gazetteer=gazetteer) for analysis in analyses])
    return Extracted({"clean": cleaning, "analyze": analyzing, "extract": extracting}, cleaned, [account for row in rows for account in row])


def after_extraction(extracted: Extracted) -> tuple[dict[str, float], int]:
    """Seconds of linking (near-copies within), assessing, and exporting all records and the page; and how many incidents there are."""
    settings = Settings()
    copying, reports = timed(lambda: _with_copies(extracted.reports))
    linking, clusters = timed(lambda: link(extracted.accounts, reports, lexicon=load_lexicon()))
    assessing, (accounts, incidents) = timed(lambda: _assessed(clusters, reports, extracted.accounts, settings))
    exporting, _ = timed(lambda: (render_page(reports, accounts, incidents, settings.page), msgspec.json.encode((reports, accounts, incidents))))
    return {"link": copying + linking, "assess": assessing, "export": exporting}, len(incidents)


@contextmanager
def _wrapped(seconds: dict[str, float]) -> Iterator[None]:
    kept = []
    for name, home, attribute in INSIDE:
        owner = Lexicon if home.endswith(".Lexicon") else importlib.import_module(home)
        plain = getattr(owner, attribute)
        kept.append((owner, attribute, plain))
        setattr(owner, attribute, _counting(name, plain, seconds))
    try:
        yield
    finally:
        for owner, attribute, plain in kept:
            setattr(owner, attribute, plain)


def _counting(name: str, plain: Callable[..., Any], seconds: dict[str, float]) -> Callable[..., Any]:
    def counting(*given: Any, **options: Any) -> Any:
        started = time.process_time()
        try:
            return plain(*given, **options)
        finally:
            seconds[name] = seconds.get(name, 0.0) + time.process_time() - started

    return counting


def inside_extraction(reports: Sequence[Report]) -> dict[str, float]:
    """Shares of extraction by the room inside it, the largest first; what is in none of them is `the rest`."""
    analyses = [analyze(clean(report)) for report in reports]
    seconds: dict[str, float] = {}
    with _wrapped(seconds):
        whole, _ = timed(lambda: [extract(analysis, lexicon=load_lexicon(), gazetteer=load_gazetteer()) for analysis in analyses])
    shares = {name: value / whole for name, value in sorted(seconds.items(), key=lambda row: -row[1])}
    return {**shares, "the rest": 1 - sum(shares.values())}
