"""What the walk is measured against, in the same run: the floor of reading text at all, a tokenizer, a reader of dates, two processes.

`None` where a package of the extra `bench` is not installed; the page then says so.
"""

from __future__ import annotations

import multiprocessing
import time
import warnings
from collections.abc import Sequence
from typing import NamedTuple

from evaluation.speed.rooms import timed
from riwaya.grammar.spelling import DROPPED, FOLD
from riwaya.lexicon import load_lexicon
from riwaya.model import Report
from riwaya.pipeline import Pipeline
from riwaya.settings import Settings

MISSING = 'not measured: pip install "riwaya[bench]"'


def floor(texts: Sequence[str]) -> float | None:
    """(a): UTF-8 decoded, spelling folded, one pass of an automaton over the words with which forms of the lexicon begin."""
    try:
        from ahocorasick_rs import AhoCorasick
    except ImportError:
        return None
    automaton = AhoCorasick(sorted(load_lexicon().matcher.first_words()))
    encoded = [text.encode() for text in texts]
    return timed(lambda: [automaton.find_matches_as_indexes(DROPPED.sub("", data.decode()).translate(FOLD), overlapping=True) for data in encoded])[0]


def tokenizer(texts: Sequence[str]) -> float | None:
    """(b): spaCy's blank Arabic tokenizer, its cache empty."""
    try:
        import spacy
    except ImportError:
        return None
    tokenize = spacy.blank("ar").tokenizer
    return timed(lambda: [tokenize(text) for text in texts])[0]


def dates(texts: Sequence[str]) -> float | None:
    """(c): the dates that dateparser finds; its languages are loaded before."""
    try:
        from dateparser.search import search_dates
    except ImportError:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        search_dates("في 4 اذار 2019", languages=["ar"])
        return timed(lambda: [search_dates(text, languages=["ar"]) for text in texts])[0]


def without_trigger(reports: Sequence[Report]) -> list[Report]:
    """The reports in which the lexicon finds no trigger."""
    from riwaya.analyze import analyze

    lexicon = load_lexicon()
    return [report for report in reports if not any(found.table == "trigger" for sentence in analyze(report).sentences for found in lexicon.find(sentence.tokens, report.text))]


class ByTheClock(NamedTuple):
    """Seconds by the clock: one process, two that share the reports, and two that read all of them each, beside each other."""

    one: float
    shared: float
    beside: float


def processes(reports: Sequence[Report]) -> ByTheClock:
    """How long extraction takes in one process and in two, the pool's start within, and what two processes that share nothing take on this machine."""
    seconds = []
    for work in (lambda: _extract(reports, 1), lambda: _extract(reports, 2), lambda: _beside(reports)):
        started = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - started)
    return ByTheClock(*seconds)


def _extract(reports: Sequence[Report], jobs: int) -> None:
    for _ in Pipeline(Settings(jobs=jobs))._extracted(iter(reports)):
        pass


def _beside(reports: Sequence[Report]) -> None:
    both = [multiprocessing.Process(target=_extract, args=(reports, 1)) for _ in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join()
