"""Finds lexicon forms in the tokens of a sentence: a trie over folded words, with proclitics peeled off the first word.

In: forms, each with the table it belongs to and what it stands for. Out: `Found` matches, for every table the longest at each
position, overlaps resolved to the left. Quotation marks between the words of a form are skipped (قوات «قسد»); other marks are not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from riwaya.grammar.arabic import readings, stems_of, without_object, without_pronoun
from riwaya.grammar.remembered import Remembered
from riwaya.grammar.spelling import folded, place_of
from riwaya.lexicon.kept import raws
from riwaya.model import Token


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """What a form stands for: its table (`actor`, `source`, `object`, `weapon`, `trigger`, ...), id and rule name."""

    table: str
    id: str
    rule: str
    form: str


class Found(msgspec.Struct, frozen=True):
    """A match: token positions `first..last` (both included), code points of the text, the prefix that was peeled off.

    `entries` holds every entry of this table with this form: ambiguity is kept.
    """

    table: str
    first: int
    last: int
    start: int
    end: int
    prefix: str
    entries: tuple[Entry, ...]


class Node(msgspec.Struct, array_like=True):
    """A word of the trie: the forms that end with it, and the words that follow it."""

    entries: list[Entry]
    following: dict[str, Node]


NAME_WITHIN = 3
VERBS = frozenset(("verb", "passive"))
NOMINAL = frozenset("بك")
Trie = dict[str, Node | msgspec.Raw]
Opening = tuple[Node, str, bool]
# table, how many tokens it goes on, prefix, entries
Reached = tuple[str, int, str, tuple[Entry, ...]]


class Beginning(msgspec.Struct, frozen=True):
    """A word with which forms begin: those that it is alone, all its ways into the trie, and the words that go on there, without their article in `bare`."""

    alone: tuple[Reached, ...]
    openings: tuple[Opening, ...]
    written: frozenset[str]
    bare: frozenset[str]


class Forms(msgspec.Struct, frozen=True, array_like=True):
    """A trie on disk by the first words of its forms: as written, and with the article free."""

    written: dict[str, msgspec.Raw]
    bare: dict[str, msgspec.Raw]


class Matcher:
    """A trie of forms. `add` everything, then `find`; a matcher is not changed after its first `find`.

    What is made of `Forms` is read from them word by word, as a text has the words: of some 9,000 first words a report has some fifty.
    """

    def __init__(self, forms: Forms | None = None) -> None:
        self._written: Trie = dict(forms.written) if forms else {}
        self._bare: Trie = dict(forms.bare) if forms else {}
        self.beginnings = Remembered(self._beginning, stems=self.first_words)

    def forms(self) -> Forms:
        """What another process makes this matcher of."""
        return Forms(raws(self._written), raws(self._bare))

    def add(self, form: str, entry: Entry, *, is_article_free: bool = False) -> None:
        """Add one form. With `is_article_free` the article of each word is optional and the first word may bear a pronoun."""
        trie = self._bare if is_article_free else self._written
        first, *rest = (_without_article(word) if is_article_free else word for word in _words(form))
        node = _node(trie, first)
        if node is None:
            node = trie[first] = Node([], {})
        for word in rest:
            node = node.following.setdefault(word, Node([], {}))
        if entry not in node.entries:
            node.entries.append(entry)

    def first_words(self) -> frozenset[str]:
        """The folded words with which a form begins."""
        return frozenset((*self._written, *self._bare))

    def find(self, tokens: Sequence[Token], text: str, at: Iterable[int] | None = None) -> list[Found]:
        """All matches in a sentence, ordered by position; `at` says where its words stand in `beginnings`, if that is known."""
        found = []
        reached: dict[str, int] = {}
        for first in range(len(tokens)) if at is None else at:
            token, beginning = tokens[first], self.beginnings[tokens[first].form]
            if beginning is None or (token.kind != "word" and token.kind != "number"):
                continue
            for table, further, prefix, entries in self._longest(tokens, first, beginning) if (beginning.written or beginning.bare) and _goes_on(tokens, first, beginning) else beginning.alone:
                if first > reached.get(table, -1):
                    reached[table] = last = first + further
                    found.append(Found(table, first, last, without_prefix(token, prefix, text) if prefix else token.start, tokens[last].end, prefix, entries))
        return found

    def _beginning(self, form: str) -> Beginning | None:
        """What may begin with this word, for each way to peel it: most words of a report begin nothing."""
        if self._written.keys().isdisjoint(stems_of(form)) and self._bare.keys().isdisjoint(stems_of(form)):
            return None
        openings: list[Opening] = []
        for reading in readings(form):
            for trie, stems, is_bare in ((self._written, (reading.stem,), False), (self._bare, (reading.bare, *without_pronoun(reading.bare)), True)):
                openings.extend((node, reading.prefix, is_bare) for stem in stems if (node := _node(trie, stem)) is not None)
        openings = openings or list(self._with_object(form))
        if not openings:
            return None
        longest: dict[str, tuple[int, str, list[Entry]]] = {}
        for node, prefix, _ in openings:
            _note(longest, 0, prefix, node.entries)
        return Beginning(
            alone=tuple((table, 0, prefix, tuple(entries)) for table, (_, prefix, entries) in longest.items()), openings=tuple(openings),
            written=frozenset(word for node, _, is_bare in openings if not is_bare for word in node.following), bare=frozenset(word for node, _, is_bare in openings if is_bare for word in node.following),
        )

    def _with_object(self, form: str) -> Iterator[Opening]:
        """Verbs that bear their object (اعتقلته, قتلوه), where the word is nothing else; a preposition stands before none (بصفته is a noun)."""
        for reading in readings(form):
            if not NOMINAL.isdisjoint(reading.prefix):
                continue
            for stem in without_object(reading.stem):
                node = _node(self._written, stem)
                verbs = [entry for entry in node.entries if entry.form in VERBS] if node is not None else []
                if verbs:
                    yield Node(verbs, {}), reading.prefix, False

    def _longest(self, tokens: Sequence[Token], first: int, beginning: Beginning) -> list[Reached]:
        """The longest forms of each table that begin with a word."""
        longest: dict[str, tuple[int, str, list[Entry]]] = {}
        for node, prefix, is_bare in beginning.openings:
            _note(longest, first, prefix, node.entries)
            self._walk(tokens, first, node, prefix, is_bare, longest)
        return [(table, last - first, prefix, tuple(entries)) for table, (last, prefix, entries) in longest.items()]

    @staticmethod
    def _walk(tokens: Sequence[Token], first: int, node: Node, prefix: str, is_bare: bool, longest: dict[str, tuple[int, str, list[Entry]]]) -> None:
        position, quotes = first, 0
        while node.following:
            position += 1
            while position < len(tokens) and tokens[position].kind == "quote":
                position, quotes = position + 1, quotes + 1
            if position >= len(tokens):
                return
            word = tokens[position].form
            following = node.following.get(_BARE[word] if is_bare else word)
            if following is None:
                return
            node = following
            if not (quotes % 2 and _is_inside_a_name(tokens, position)):
                _note(longest, position, prefix, node.entries)


def _is_inside_a_name(tokens: Sequence[Token], position: int) -> bool:
    """Whether words in quotation marks go on behind a token: عناصر "الجيش | الوطني"."""
    behind = [token.kind for token in tokens[position + 1 : position + 1 + NAME_WITHIN]]
    return behind[:1] == ["word"] and "quote" in behind


def _goes_on(tokens: Sequence[Token], first: int, beginning: Beginning) -> bool:
    """Whether the next word may be the second of a form."""
    position = first + 1
    while position < len(tokens) and tokens[position].kind == "quote":
        position += 1
    return position < len(tokens) and ((word := tokens[position].form) in beginning.written or _BARE[word] in beginning.bare)


def _note(longest: dict[str, tuple[int, str, list[Entry]]], position: int, prefix: str, entries: list[Entry]) -> None:
    """Keep the entries of forms that end at a position where no longer one of their table is kept."""
    for entry in entries:
        last, _, kept = longest.get(entry.table, (-1, "", []))
        if position > last:
            longest[entry.table] = (position, prefix, [entry])
        elif position == last and entry not in kept:
            kept.append(entry)


def _node(trie: Trie, word: str) -> Node | None:
    node = trie.get(word)
    if isinstance(node, msgspec.Raw):
        node = trie[word] = msgspec.msgpack.decode(node, type=Node)
    return node


def without_prefix(token: Token, prefix: str, text: str) -> int:
    """Where a token's word begins once its proclitics are peeled off, in code points of the text."""
    if not prefix:
        return token.start
    start = token.start + place_of(text[token.start : token.end], min(len(prefix), len(token.form) - 1))
    while text[start].isspace():
        start += 1  # و كفرعويد: written apart
    return start


def _words(form: str) -> list[str]:
    return folded(form).replace('"', " ").replace("-", " - ").split()


def _without_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) >= 4 else word


_BARE = Remembered(_without_article)
