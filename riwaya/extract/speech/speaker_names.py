"""A sentence as the readers of speech see it, and the names in it: where a personal name begins and ends, what quotation marks hold.

In: a sentence with its lexicon matches. Out: `Window`, and token positions of names. Reads resources/languages/ar/speech.yaml through
the lexicon.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

import msgspec

from riwaya.extract.speech.outlet_names import BARE_MONITOR, OutletNames
from riwaya.grammar.arabic import readings
from riwaya.lexicon import Found, load_lexicon, without_prefix
from riwaya.lexicon.arabic.speech_records import HeadRecord, SpeechWords
from riwaya.model import Sentence, Source, Token

MEDIA_KINDS = ("agency", "outlet")
LONGEST_NAME = 6
_FIGURES = frozenset(("حصيله", "بيانا", "تقريرا"))  # أكد فلان حصيلة القتلى
_WITH_PRONOUN = frozenset("عليه عليها عليهم عنه عنها عنهم منه منها منهم فيه فيها به بها له لها لهم لي لك لكم اليه اليها معه معها بعده بعدها قبله قبلها حوله حولها خلاله خلالها".split())
_OF_SCRIPTURE = frozenset(("تعالي", "سبحانه"))  # قال تعالى
_SAID = frozenset(("قال", "يقول", "صرح", "ذكر", "افاد", "اوضح", "اعلن"))  # not أكد, شدد, which take على
_PREFIXES = ("", "و", "ف", "ل", "ب", "ول", "وب", "فل", "فب", "وال", "لل")


class Window(msgspec.Struct, frozen=True):
    """A sentence with what is needed to read speakers in it. `sources`, `actors`, `triggers` hold the matches by first token."""

    tokens: tuple[Token, ...]
    text: str
    words: SpeechWords
    own: OutletNames
    sources: dict[int, Found]
    actors: dict[int, Found]
    triggers: dict[int, Found]
    actor_of: Callable[[Found], str]
    forms: tuple[str, ...]

    @classmethod
    def of(cls, sentence: Sentence, text: str, matches: Sequence[Found], words: SpeechWords, own: OutletNames, actor_of: Callable[[Found], str] | None) -> Window:
        tables: dict[str, dict[int, Found]] = {"source": {}, "actor": {}, "trigger": {}}
        for found in matches:
            if found.table in tables and not _is_another_monitor(found, sentence, own) and not _is_no_act(found):
                tables[found.table].setdefault(found.first, found)
        return cls(sentence.tokens, text, words, own, tables["source"], tables["actor"], tables["trigger"], _as_source(actor_of), sentence.forms)

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

    def own_end(self, position: int) -> int | None:
        """The last token of the outlet's own name if it stands here."""
        forms = stems(self.tokens[position].form)
        for words in self.own.forms:
            if words == (BARE_MONITOR,) and position in self.sources:
                continue  # المرصد السوري is another one
            if words[0] in forms and self.follows(position, words[1:]):
                return position + len(words) - 1
        return None

    def is_given_name(self, position: int) -> bool:
        """Whether a token is a given name, or a compound with عبد."""
        form = self.tokens[position].form
        return form in self.words.words["given-names"] or form.startswith("عبدال") and len(form) > 6

    def span(self, first: int, last: int) -> tuple[int, int]:
        return self.tokens[first].start, self.tokens[last].end

    def source(self, identity: str, first: int, last: int, rule: str, *, start: int | None = None) -> Source:
        begin, end = self.span(first, last)
        begin = begin if start is None else start
        return Source(id=identity, name=self.text[begin:end], span=(begin, end), rule=rule)


def _is_no_act(found: Found) -> bool:
    """Words that only sound like an act (قيادة عمليات): they may stand in the name of a speaker."""
    return found.table == "trigger" and load_lexicon().triggers[found.entries[0].id][0].event_type == "none"


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


def kind_of(identity: str) -> str:
    """The kind of a source id: that of its record, `actor`, or `name`.

    >>> kind_of("name:وكالة الوادي")
    'name'
    """
    lexicon = load_lexicon()
    if identity in lexicon.sources:
        return lexicon.sources[identity].kind
    return "name" if identity.startswith("name:") else "actor"


def person_in(window: Window, first: int, end: int) -> tuple[int, int] | None:
    """The tokens of the first personal name in a stretch: after a rank, or from a given name on."""
    for position in range(first, end):
        token = window.tokens[position]
        if token.kind == "mark" and token.form not in ("،", ",", "(", ")", "-"):
            return None
        head = window.head(position)
        if window.is_word(position, "openers") or begins_the_told(window, position):
            return None
        is_rank = head is not None and head[0].role == "rank"
        start = head[1] + 1 if head is not None and is_rank else position
        while is_rank and start < end and window.head(start) is not None and window.head(start)[0].role == "rank":  # type: ignore[index]
            start += 1
        if start >= end or window.tokens[start].kind not in ("word", "quote"):
            continue
        is_given = window.is_given_name(start) and not (start > first and window.is_word(start - 1, "named-after"))
        if is_given and start > first + 1 and window.is_word(start - 2, "named-after"):
            is_given = False  # مستشفى كمال ناصر
        if window.tokens[start].form == "باسم" and start and not window.is_given_name(start + 1 if start + 1 < end else start):
            is_given = False  # المتحدث باسم
        if window.tokens[start].form == "علي":  # folded like the preposition على
            is_given = start + 1 < end and window.tokens[start + 1].form in window.words.words["given-names"]
        if is_given or (is_rank and window.tokens[start].kind == "word" and not window.tokens[start].form.startswith("ال") and window.head(start) is None):
            last = end_of_name(window, start, end, LONGEST_NAME)
            if last is not None:
                return _first_of_name(window, start, first), last
    return None


def named_behind(window: Window, title: int, end: int) -> tuple[int, int] | None:
    """The name right behind a definite title, which no adjective without the article can be: العمدة سمير البكري."""
    first = title + 1
    if first >= end or not bare_form(window.tokens[title].form).startswith("ال") or window.tokens[first].kind != "word" or window.tokens[first].form.startswith(("ال", "ب", "ل", "و")):
        return None
    if any(first in table for table in (window.sources, window.actors, window.triggers)) or window.head(first) is not None or begins_the_told(window, first) or window.is_word(first, "adverbs"):
        return None
    last = end_of_name(window, first, end, LONGEST_NAME)
    return (first, last) if last is not None and last > first else None


def bare_form(form: str) -> str:
    """A word without the و or ف before its article."""
    return form[1:] if form[:1] in "وف" and form[1:3] == "ال" else form


def _first_of_name(window: Window, start: int, first: int) -> int:
    """Where a name begins whose first part no list knows: behind the adjective or the comma that ends a title (المحلل اللبناني حارث سليمان)."""
    before = start - 1
    if before <= first or window.tokens[before].kind != "word" or window.tokens[before].form.startswith(("لل", "بال")) or window.head(before) is not None or before in window.sources or before in window.actors or window.is_word(before, "named-after"):
        return start
    if any(window.is_word(before, name) for name in ("stops", "openers", "adverbs", "nationalities")) or window.tokens[before].form.endswith(("يه", "ي")) and window.tokens[before].form.startswith("ال"):
        return start
    ending = window.tokens[before - 1]
    is_title = ending.form.startswith("ال") and ending.form.endswith(("ي", "يه")) and not window.tokens[before].form.startswith("ال")
    return before if ending.form in ("،", ",") or is_title else start


def _is_name_ali(window: Window, position: int, end: int) -> bool:
    """Whether علي is the name and not the preposition على, which a noun follows."""
    if position + 1 >= end:
        return True
    following, head = window.tokens[position + 1], window.head(position + 1)
    is_title = following.form in window.words.references or head is not None and head[0].role in ("person", "spokesman", "rank")
    if is_title and position and window.is_given_name(position - 1):
        return True  # حسين علي الضابط
    if position and window.tokens[position - 1].form.removeprefix("و") in _SAID and following.form.startswith("ال") and following.form.endswith("ي"):
        return True  # وقال علي الحسيني
    return following.form in window.words.words["given-names"] or following.kind in ("mark", "quote") and following.form not in ('"', "«") or window.is_word(position + 1, "openers") or following.form in ("لوكاله", "لصحيفه", "لراديو", "لقناه", "لموقع")


def begins_the_told(window: Window, position: int) -> bool:
    """Whether an act stands here, which nobody's title holds but as قيادة عمليات."""
    return (position in window.triggers or window.is_word(position, "results")) and not window.tokens[position].form.startswith(("عملي", "العملي"))


_TITLES = frozenset(("person", "generic", "spokesman", "own", "source", "rank"))


def end_of_name(window: Window, first: int, end: int, longest: int) -> int | None:
    """The last token of a name that begins at `first`."""
    last: int | None = None
    for position in range(first, min(end, first + longest)):
        token = window.tokens[position]
        if token.kind == "number" and position > first:
            last = position
            continue
        if token.kind != "word" or len(token.form) == 1:
            break
        if token.form == "علي" and _is_name_ali(window, position, end):
            last = position
            continue
        if position > first and (token.form in window.words.saying or token.form in window.words.citing or position in window.triggers):
            break
        if position > first and position in window.sources and window.sources[position].prefix.endswith("ل"):
            break  # سامر البكري لرويترز
        if position > first and token.form in window.words.references:
            break  # حسين علي الضابط بالجيش
        following = window.head(position) if position > first else None
        if following is not None and (token.form in _FIGURES or following[0].role in _TITLES or following[0].role == "state" and following[1] > position):
            break  # فلان رئيس الوزراء التركي: a state of several words is who heads it or its authorities
        if any(window.is_word(position, name) for name in ("openers", "stops", "own-relay")) or (position > first and any(window.is_word(position, n) for n in ("adverbs", "results"))):
            break
        last = position
    return last


def is_no_name(window: Window, first: int, last: int) -> bool:
    """Whether a word behind a verb of saying can be no name: a verb, a word of citing, what a preposition or a pronoun goes with (صحتها, للجميع)."""
    form = window.tokens[first].form
    if form in _WITH_PRONOUN or form.endswith(("ها", "هم")) and len(form) > 4:
        return True  # أعلنت «دعمها الكامل»
    # تحدث بناء على: بناء is no name
    if form in window.words.saying or form in window.words.citing or form in _OF_SCRIPTURE or form.startswith(("لل", "با")) and first == last:
        return True
    return first == last and (form == "بناء" or form.endswith(("ته", "تها", "هم", "هما", "نا")))


def last_adjective(window: Window, position: int, end: int) -> int | None:
    """The last of the definite adjectives that end a phrase: القناة العبرية, الوكالة السورية الرسمية; none in الوكالة الوطنية للإعلام."""
    last = position - 1
    while last + 1 < end and window.tokens[last + 1].form.startswith("ال") and window.tokens[last + 1].form.endswith(("ي", "يه")):
        last += 1
    if last < position:
        return None
    behind = last + 1
    if behind >= end or window.tokens[behind].kind == "mark" or window.is_word(behind, "openers") or begins_the_told(window, behind) or window.is_word(behind, "adverbs"):
        return last
    return last if window.tokens[behind].form in window.words.citing else None


def quoted_name(window: Window, first: int, end: int) -> tuple[int, int] | None:
    """The words between the first pair of quotation marks, up to five."""
    for position in range(first, min(end, len(window.tokens))):
        token = window.tokens[position]
        if token.kind == "quote" or token.form == "(":
            for close in range(position + 2, min(position + 7, len(window.tokens))):
                if window.tokens[close].kind == "quote" or window.tokens[close].form == ")":
                    return position + 1, close - 1
            return None
        if token.kind == "mark":
            return None
    return None


def phrase_end(window: Window, first: int, end: int) -> int:
    for position in range(first, end):
        if window.tokens[position].kind == "mark" and window.tokens[position].form not in ("(", ")", "#", "-", "_"):
            return position
        if window.is_word(position, "openers"):
            return position
    return end


def matches_within(found: dict[int, Found], first: int, end: int) -> Iterator[Found]:
    for position in range(first, end):
        if position in found and found[position].last < end:
            yield found[position]


def adjective_stems(form: str) -> tuple[str, ...]:
    """Stems of an adjective without article, gender and number: العسكرية, عسكريون, عسكريين -> عسكري."""
    bare = [r.bare for r in readings(form) if r.prefix in ("", "و")]
    return tuple(dict.fromkeys(stem for word in bare for stem in (word, *(word[: -len(s)] for s in ("ه", "ون", "ين", "ان", "تان", "تين", "ات") if word.endswith(s)))))


def bare_start(window: Window, position: int) -> int:
    """Where the head noun begins without و, ل or ب."""
    token = window.tokens[position]
    for reading in readings(token.form):
        if reading.stem in window.words.heads:
            return without_prefix(token, reading.prefix, window.text)
    return token.start


def words_of(window: Window, first: int, last: int) -> str:
    begin, end = window.span(first, last)
    return window.text[begin:end]


def aliases_of(window: Window, name: tuple[int, int] | None) -> frozenset[str]:
    return frozenset() if name is None else frozenset(part for t in window.tokens[name[0] : name[1] + 1] if t.kind == "word" for part in name_parts(t.form))


def name_parts(form: str) -> tuple[str, ...]:
    """A part of a name as it may be written again: عبدالرحمن is عبد الرحمن.

    >>> name_parts("عبدالرحمن")
    ('عبدالرحمن', 'عبد', 'الرحمن')
    """
    return (form, "عبد", form[3:]) if form.startswith("عبدال") and len(form) > 6 else (form,)
