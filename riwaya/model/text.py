"""Text seen from outside in: spans, tokens, sentences and the analysis of one report.

Every offset is a Unicode code point of `Report.text`, never of a folded copy. `Token.form` is the folded
spelling (see `riwaya.grammar.spelling`), the only form that lexicons and patterns compare.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

import msgspec

from riwaya.model.once import once
from riwaya.model.report import Report

Span = tuple[int, int]
Value = TypeVar("Value")
# where a table has something for the word of a token, by the identity of the table
Noted = dict[int, list[int]]
NOT_ASKED: Noted = {}


class Token(msgspec.Struct, frozen=True, gc=False):
    """One word, number, punctuation mark or quotation mark. `kind` is one of `word, number, mark, quote`."""

    start: int
    end: int
    form: str
    kind: str


class Sentence(msgspec.Struct, frozen=True, dict=True):
    """A sentence: `text[start:end]`, its tokens, its place in the report.

    `index` counts sentences from 0, `paragraph` counts lines that hold text from 0; `is_heading` is true for a
    headline, a subtitle or a list label; `is_masked` for page furniture, which no account is read from.
    """

    index: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    paragraph: int
    is_heading: bool = False
    is_masked: bool = False

    @property
    def span(self) -> Span:
        return (self.start, self.end)

    @once
    def forms(self) -> tuple[str, ...]:
        """The folded words in order: a stretch of them is cut at once, where each token would be asked for its own."""
        return tuple([token.form for token in self.tokens])

    def note(self, asked: Noted, tables: Sequence[Mapping[str, object]]) -> None:
        """Keep where words stand for which these tables, which were asked together, have something."""
        self.__dict__["asked"] = asked
        self.__dict__["tables"] = tables  # kept alive, so that no other table takes their identity

    def where(self, table: Mapping[str, object]) -> Sequence[int]:
        """The tokens, in order, for whose word a table has something."""
        asked: Noted = self.__dict__.get("asked", NOT_ASKED)
        try:
            return asked[id(table)]
        except KeyError:
            return [position for position, form in enumerate(self.forms) if table[form]]


class Analysis(msgspec.Struct, frozen=True):
    """A report with its sentences: what the extracting room works on."""

    report: Report
    sentences: tuple[Sentence, ...]


class Mention(msgspec.Struct, Generic[Value], frozen=True):
    """A span with what it names and the rule that said so.

    `first` and `last` are token positions in the sentence, both included; `start` and `end` are code points of the
    text without the proclitics that were peeled off (in بهجين the span is that of هجين); `prefix` is what was peeled.
    """

    start: int
    end: int
    first: int
    last: int
    value: Value
    rule: str
    prefix: str = ""

    @property
    def span(self) -> Span:
        return (self.start, self.end)
