"""Several tables of words asked of a sentence in one pass, for rooms that visit their own words alone.

In: tables that say something of a word or nothing, and a sentence. Out: the sentence knows where words stand for which a table has something
(`Sentence.where`). Some twenty rooms ask a sentence; most of its words mean nothing to most of them, so that one look at a word is enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from riwaya.grammar.arabic import stems_of
from riwaya.grammar.remembered import Remembered
from riwaya.model import Sentence
from riwaya.model.text import Noted


class WordTables:
    """Tables that are asked together.

    >>> from riwaya.analyze import analyze
    >>> from riwaya.model import Report
    >>> short, feminine = Remembered(lambda word: len(word) < 4), Remembered(lambda word: word.endswith("ه"))
    >>> sentence = analyze(Report.of("قصف مدينة حلب")).sentences[0]
    >>> WordTables([short, feminine]).note(sentence)
    >>> sentence.where(short), sentence.where(feminine)
    ([0, 2], [1])
    """

    def __init__(self, tables: Sequence[Remembered[Any]]) -> None:
        self._tables = tuple(tables)
        self._any_word = tuple(table for table in tables if table.stems is None)
        self._by_stem = tuple((frozenset(table.stems()), table) for table in tables if table.stems is not None)
        self._of_word = Remembered(self._which)
        nowhere: list[int] = []  # one list for all tables, never added to
        self._nowhere: Noted = {id(table): nowhere for table in self._tables}

    def _which(self, word: str) -> tuple[int, ...]:
        left = stems_of(word)
        asked = [table for stems, table in self._by_stem if not stems.isdisjoint(left)]
        return tuple([id(table) for table in (*self._any_word, *asked) if table.has(word)])

    def note(self, sentence: Sentence) -> None:
        """Let the sentence know where the words of each table stand."""
        noted = self._nowhere.copy()
        for position, tables in enumerate(map(self._of_word.__getitem__, sentence.forms)):
            for table in tables:
                if noted[table]:
                    noted[table].append(position)
                else:
                    noted[table] = [position]
        sentence.note(noted, self._tables)
