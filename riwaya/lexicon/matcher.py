"""Finds lexicon forms in the tokens of a sentence: a trie over folded words, with proclitics peeled off the first word.

In: forms, each with the table it belongs to and what it stands for. Out: `Found` matches, for every table the longest at each
position, overlaps resolved to the left. Quotation marks between the words of a form are skipped (قوات «قسد»); other marks are not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from riwaya.grammar.arabic import readings, without_object, without_pronoun
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


VERBS = frozenset(("verb", "passive"))
Trie = dict[str, Node | msgspec.Raw]
Opening = tuple[Node, str, bool]


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
        self._openings = Remembered(self._opening)

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

    def find(self, tokens: Sequence[Token], text: str) -> list[Found]:
        """All matches in a sentence, ordered by position."""
        best: list[tuple[int, str, int, str, list[Entry]]] = []
        openings = self._openings
        for first, known in [(first, known) for first, token in enumerate(tokens) if (known := openings[token.form])]:
            kind = tokens[first].kind
            if kind == "word" or kind == "number":
                longest: dict[str, tuple[int, str, list[Entry]]] = {}
                for node, prefix, is_bare in known:
                    if node.entries:
                        _note(longest, first, prefix, node.entries)
                    if node.following:
                        self._walk(tokens, first, node, prefix, is_bare, longest)
                best.extend((first, table, last, prefix, entries) for table, (last, prefix, entries) in longest.items())
        return _resolved(best, tokens, text) if best else []

    def _opening(self, form: str) -> tuple[Opening, ...]:
        """Where in the trie a form may begin with this word, for each way to peel it: most words of a report begin nothing."""
        found: list[Opening] = []
        for reading in readings(form):
            for trie, stems, is_bare in ((self._written, (reading.stem,), False), (self._bare, (reading.bare, *without_pronoun(reading.bare)), True)):
                found.extend((node, reading.prefix, is_bare) for stem in stems if (node := _node(trie, stem)) is not None)
        return tuple(found) or tuple(self._with_object(form))

    def _with_object(self, form: str) -> Iterator[Opening]:
        """Verbs that bear their object (اعتقلته, قتلوه), where the word is nothing else."""
        for reading in readings(form):
            for stem in without_object(reading.stem):
                node = _node(self._written, stem)
                verbs = [entry for entry in node.entries if entry.form in VERBS] if node is not None else []
                if verbs:
                    yield Node(verbs, {}), reading.prefix, False

    @staticmethod
    def _walk(tokens: Sequence[Token], first: int, node: Node, prefix: str, is_bare: bool, longest: dict[str, tuple[int, str, list[Entry]]]) -> None:
        position = first
        while node.following:
            position += 1
            while position < len(tokens) and tokens[position].kind == "quote":
                position += 1
            if position >= len(tokens):
                return
            word = tokens[position].form
            following = node.following.get(_BARE[word] if is_bare else word)
            if following is None:
                return
            node = following
            _note(longest, position, prefix, node.entries)


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


def _resolved(best: Iterable[tuple[int, str, int, str, list[Entry]]], tokens: Sequence[Token], text: str) -> list[Found]:
    reached: dict[str, int] = {}
    found = []
    for first, table, last, prefix, entries in best:
        if first <= reached.get(table, -1):
            continue
        reached[table] = last
        start = without_prefix(tokens[first], prefix, text)
        found.append(Found(table, first, last, start, tokens[last].end, prefix, tuple(entries)))
    return found


def without_prefix(token: Token, prefix: str, text: str) -> int:
    """Where a token's word begins once its proclitics are peeled off, in code points of the text."""
    if not prefix:
        return token.start
    return token.start + place_of(text[token.start : token.end], min(len(prefix), len(token.form) - 1))


def _words(form: str) -> list[str]:
    return folded(form).replace('"', " ").replace("-", " - ").split()


def _without_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) >= 4 else word


_BARE = Remembered(_without_article)
