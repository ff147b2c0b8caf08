"""A sentence as the readers of speech see it: its tokens, the closed lists and head nouns that stand in it, and the matches of the lexicon.

In: a sentence with its lexicon matches. Out: `Window`, and the stems of a word under which lists are asked. Reads resources/languages/ar/speech.yaml
through the lexicon.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import msgspec

from riwaya.extract.speech.outlet_names import BARE_MONITOR, OutletNames
from riwaya.extract.speech.speaker import Speaker
from riwaya.grammar.arabic import readings
from riwaya.lexicon import Found, load_lexicon, tells_none
from riwaya.lexicon.arabic.speech_records import HeadRecord, SpeechWords
from riwaya.model import Sentence, Source, Token

MEDIA_KINDS = ("agency", "outlet")
_PREFIXES = ("", "و", "ف", "ل", "ب", "ول", "وب", "فل", "فب", "وال", "لل")


class Readers(msgspec.Struct, frozen=True):
    """How speakers are read: who stands at a position (`at`), and by the head nouns of each role (`heads`). The table stands in `speakers/at.py`."""

    at: Callable[[Window, int, int], Speaker | None]
    heads: Mapping[str, Callable[[Window, HeadRecord, int, int, int], Speaker | None]]


class Window(msgspec.Struct, frozen=True):
    """A sentence with what is needed to read speakers in it. `sources`, `actors`, `triggers` hold the matches by first token; readers of one sort of
    speaker ask `readers` for another sort that stands behind theirs."""

    tokens: tuple[Token, ...]
    text: str
    words: SpeechWords
    own: OutletNames
    sources: dict[int, Found]
    actors: dict[int, Found]
    triggers: dict[int, Found]
    actor_of: Callable[[Found], str]
    forms: tuple[str, ...]
    readers: Readers

    @classmethod
    def of(cls, sentence: Sentence, text: str, matches: Sequence[Found], words: SpeechWords, own: OutletNames, actor_of: Callable[[Found], str] | None, readers: Readers) -> Window:
        tables: dict[str, dict[int, Found]] = {"source": {}, "actor": {}, "trigger": {}}
        for found in matches:
            if found.table in tables and not _is_another_monitor(found, sentence, own) and not (found.table == "trigger" and tells_none(found)):
                tables[found.table].setdefault(found.first, found)
        return cls(sentence.tokens, text, words, own, tables["source"], tables["actor"], tables["trigger"], _as_source(actor_of), sentence.forms, readers)

    def is_word(self, position: int, name: str) -> bool:
        """Whether a word of the closed list `name` stands here, without و or ف."""
        return self.word_end(position, name) is not None

    def word_end(self, position: int, name: str) -> int | None:
        """The last token of the word of the closed list `name` that stands here."""
        table = self.words.words[name]
        for stem in stems(self.forms[position]):
            if stem in table:
                for rest in table[stem]:
                    if self.follows(position, rest):
                        return position + len(rest)
        return None

    def follows(self, position: int, rest: tuple[str, ...]) -> bool:
        """Whether the words of `rest` follow the token at `position`."""
        return not rest or self.forms[position + 1 : position + 1 + len(rest)] == rest

    def head(self, position: int) -> tuple[HeadRecord, int] | None:
        """The head noun that stands here and its last token."""
        for stem in stems(self.forms[position]):
            if stem in self.words.heads:
                for rest, record in self.words.heads[stem]:
                    if self.follows(position, rest):
                        return record, position + len(rest)
        return None

    def role(self, position: int) -> str:
        """The role of the head noun that stands here (speech.yaml); empty where none does."""
        head = self.head(position)
        return head[0].role if head is not None else ""

    def speaker_at(self, position: int, end: int) -> Speaker | None:
        """The speaker who stands here, whatever sort of head noun or name it is."""
        return self.readers.at(self, position, end)

    def speaker_by_head(self, position: int, end: int) -> Speaker | None:
        """The speaker by the head noun that stands here and by nothing else; none where no head noun does."""
        head = self.head(position)
        return self.readers.heads[head[0].role](self, head[0], position, head[1], end) if head is not None else None

    def own_end(self, position: int) -> int | None:
        """The last token of the outlet's own name if it stands here."""
        forms = stems(self.tokens[position].form)
        for words in self.own.forms:
            if words == (BARE_MONITOR,) and position in self.sources:
                continue  # المرصد السوري is another one
            if words[0] in forms and (last := self._own_last(position, words[1:])) is not None:
                return last
        return None

    def _own_last(self, position: int, rest: tuple[str, ...]) -> int | None:
        """The last token of a name that begins at a position; quotation marks may hold a part of it (الوادي "اف ام")."""
        for word in rest:
            position += 1
            while position < len(self.tokens) and self.tokens[position].kind == "quote":
                position += 1
            if position >= len(self.tokens) or self.forms[position] != word:
                return None
        return position

    def is_known(self, position: int) -> bool:
        """Whether a source or an actor of the lexicon begins here."""
        return position in self.sources or position in self.actors

    def is_given_name(self, position: int) -> bool:
        """Whether a token is a given name, or a compound with عبد."""
        form = self.tokens[position].form
        return form in self.words.words["given-names"] or form.startswith("عبدال") and len(form) > 6

    def span(self, first: int, last: int) -> tuple[int, int]:
        return self.tokens[first].start, self.tokens[last].end

    def written(self, first: int, last: int) -> str:
        """The words of a stretch as the report writes them."""
        begin, end = self.span(first, last)
        return self.text[begin:end]

    def source(self, identity: str, first: int, last: int, rule: str, *, start: int | None = None) -> Source:
        begin, end = self.span(first, last)
        begin = begin if start is None else start
        return Source(id=identity, name=self.text[begin:end], span=(begin, end), rule=rule)

    def group(self, found: Found) -> Source:
        """The actor that a match stands for, cited as a source."""
        return self.source(self.actor_of(found), found.first, found.last, found.entries[0].rule, start=found.start)


def _is_another_monitor(found: Found, sentence: Sentence, own: OutletNames) -> bool:
    """المرصد alone is the Syrian one; المرصد العراقي is not, nor an observatory that names itself."""
    if found.table != "source":
        return False
    if found.entries[0].form == BARE_MONITOR and (BARE_MONITOR,) in own.forms:
        return True
    following = sentence.tokens[found.last + 1].form if found.last + 1 < len(sentence.tokens) else ""
    return found.first == found.last and found.entries[0].form == "المرصد" and following.startswith("ال") and following.endswith(("ي", "يه")) and following not in ("الذي", "التي", "الي")


def _as_source(actor_of: Callable[[Found], str] | None) -> Callable[[Found], str]:
    """Actors that are no side are cited by their generic id."""

    def cited(found: Found) -> str:
        identity = actor_of(found) if actor_of is not None else found.entries[0].id
        return "official" if identity == "officials" else identity

    return cited


@lru_cache(maxsize=1 << 15)
def stems(form: str) -> tuple[str, ...]:
    """The word as it is, then without و, ف, ل, ب."""
    return tuple(dict.fromkeys(reading.stem for reading in readings(form) if reading.prefix in _PREFIXES))


def adjective_stems(form: str) -> tuple[str, ...]:
    """Stems of an adjective without article, gender and number: العسكرية, عسكريون, عسكريين -> عسكري."""
    bare = [r.bare for r in readings(form) if r.prefix in ("", "و")]
    return tuple(dict.fromkeys(stem for word in bare for stem in (word, *(word[: -len(s)] for s in ("ه", "ون", "ين", "ان", "تان", "تين", "ات") if word.endswith(s)))))


def kind_of(identity: str) -> str:
    """The kind of a source id: that of its record, `actor`, or `name`.

    >>> kind_of("name:وكالة الوادي")
    'name'
    """
    lexicon = load_lexicon()
    if identity in lexicon.sources:
        return lexicon.sources[identity].kind
    return "name" if identity.startswith("name:") else "actor"
