"""What the walk is measured against, in the same run: the floor of reading text at all, a tokenizer, a reader of dates, two processes.

`None` where a package of the extra `bench` is not installed; the page then says so.
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Sequence

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


def processes(reports: Sequence[Report]) -> tuple[float, float]:
    """Seconds by the clock that one process and two take to extract, the pool's start within."""
    seconds = []
    for jobs in (1, 2):
        started = time.perf_counter()
        for _ in Pipeline(Settings(jobs=jobs))._extracted(iter(reports)):
            pass
        seconds.append(time.perf_counter() - started)
    return seconds[0], seconds[1]
