"""Who a phrase of a sentence cites: the words after a verb of saying, or after وفق and بحسب, read as sources.

In: a sentence with its lexicon matches, and the stretch where a speaker may stand. Out: `Speaker`: one source, two (a and b said), a
reference to one cited before (المصدر), or the outlet's own staff. Reads resources/languages/ar/speech.yaml through the lexicon.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

import msgspec

from riwaya.extract.outlet_names import OutletNames
from riwaya.grammar.arabic import readings
from riwaya.lexicon import Found, load_lexicon, without_prefix
from riwaya.lexicon.speech_records import HeadRecord, ReferenceRecord, SpeechWords
from riwaya.model import Sentence, Source, Token

MEDIA_KINDS = ("agency", "outlet")
LONGEST_NAME = 6
LONGEST_PHRASE = 24
_PREFIXES = ("", "و", "ف", "ل", "ب", "ول", "وب", "فل", "فب", "وال", "لل")
_SELF = frozenset(("ذاته", "ذاتها", "نفسه", "نفسها", "انفسهم", "ذات", "نفس", "عينه", "عينها"))
# What narrows a noun down so that it names someone new: المصدر في الشرطة, المتحدث باسم.
_NARROWING = frozenset(("في", "من", "باسم", "بلسان", "لدي"))
_AFTER_NAMELESS = frozenset(("في", "من", "لدي", "داخل", "ضمن"))
_BARE_BODIES = frozenset(("وكاله", "صحيفه", "موقع", "قناه", "مجله", "شبكه", "منصه", "جريده", "راديو"))


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    """`sources` said it, or the outlet's own staff did (`is_own`), or one cited before (`reference`). `last` is the last token read;
    `aliases` are folded words by which a person may be named again."""

    last: int
    sources: tuple[Source, ...] = ()
    is_own: bool = False
    reference: ReferenceRecord | None = None
    aliases: frozenset[str] = frozenset()


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

    @classmethod
    def of(cls, sentence: Sentence, text: str, matches: Sequence[Found], words: SpeechWords, own: OutletNames, actor_of: Callable[[Found], str] | None) -> Window:
        tables: dict[str, dict[int, Found]] = {"source": {}, "actor": {}, "trigger": {}}
        for found in matches:
            if found.table in tables:
                tables[found.table].setdefault(found.first, found)
        return cls(sentence.tokens, text, words, own, tables["source"], tables["actor"], tables["trigger"], _as_source(actor_of))

    def is_word(self, position: int, name: str) -> bool:
        """Whether a word of the closed list `name` stands here, without و or ف."""
        return self.word_end(position, name) is not None

    def word_end(self, position: int, name: str) -> int | None:
        """The last token of the word of the closed list `name` that stands here."""
        table = self.words.words[name]
        for stem in stems(self.tokens[position].form):
            for rest in table.get(stem, ()):
                if self.follows(position, rest):
                    return position + len(rest)
        return None

    def follows(self, position: int, rest: Sequence[str]) -> bool:
        """Whether the words of `rest` follow the token at `position`."""
        if not rest:
            return True
        return position + len(rest) < len(self.tokens) and all(self.tokens[position + 1 + n].form == word for n, word in enumerate(rest))

    def head(self, position: int) -> tuple[HeadRecord, int] | None:
        """The head noun that stands here and its last token."""
        for stem in stems(self.tokens[position].form):
            for rest, record in self.words.heads.get(stem, ()):
                if self.follows(position, rest):
                    return record, position + len(rest)
        return None

    def own_end(self, position: int) -> int | None:
        """The last token of the outlet's own name if it stands here."""
        forms = stems(self.tokens[position].form)
        for words in self.own.forms:
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


def read_speaker(window: Window, first: int, end: int, *, loose: bool = False) -> Speaker | None:
    """The speaker who stands at the head of `tokens[first:end]`, adverbs and carriers (بيان, تقرير) skipped.

    With `loose` an unknown name of up to four words is taken as a speaker.
    """
    position, end = first, min(end, first + LONGEST_PHRASE, len(window.tokens))
    carried: int | None = None
    while position < end:
        token = window.tokens[position]
        if token.kind == "quote" and position + 1 < end and carried is None:
            quoted = _in_quotes(window, position, end)
            if quoted is not None:
                return quoted
        if token.kind == "quote" or token.form in ("(", "#", "،", ","):
            position += 1
            continue
        speaker = _at(window, position, end)
        if speaker is not None:
            return _with_second(window, speaker, end)
        after = window.word_end(position, "adverbs")
        head = window.head(position)
        if after is not None:
            position = after + 1
        elif head is not None and head[0].role == "carrier":
            carried, position = position, head[1] + 1
        elif carried is not None and token.form in ("علي", "عبر"):
            return None
        elif carried is not None and token.kind in ("word", "number") and position - carried <= 4 and not window.is_word(position, "openers"):
            position += 1
        else:
            is_oblique = position > first and token.form[:1] in "لب"
            return _loose_name(window, position, end) if loose and not is_oblique else None
    return None


def _in_quotes(window: Window, position: int, end: int) -> Speaker | None:
    """A body named in quotation marks that no lexicon knows: أعلنت «الفرقة الثلاثون»."""
    name = _quoted(window, position, position + 1)
    if name is None or name[1] >= end or any(p in window.sources or p in window.actors or window.head(p) or p in window.triggers for p in range(name[0], name[1] + 1)):
        return None
    if window.own_end(name[0]) is not None or any(window.tokens[p].kind not in ("word", "number") for p in range(name[0], name[1] + 1)):
        return None
    return Speaker(last=name[1] + 1, sources=(window.source(f"name:{_cut(window, *name)}", *name, "ar/speech/body"),))


def _at(window: Window, position: int, end: int) -> Speaker | None:
    own_end = window.own_end(position)
    if own_end is not None:
        return Speaker(last=own_end, is_own=True)
    reference = _reference(window, position, end)
    if reference is not None:
        return reference
    head = window.head(position)
    found = window.sources.get(position)
    if head is not None and head[0].role != "carrier" and (found is None or found.last <= head[1] + (head[0].role == "source") or head[0].role in ("spokesman", "own", "person", "rank")):
        speaker = _READERS[head[0].role](window, head[0], position, head[1], end)
        if speaker is not None:
            return speaker
    if found is not None and found.last < end:
        return _known(window, found)
    actor = window.actors.get(position)
    if actor is not None and actor.last < end and _is_side(window.actor_of(actor)):
        return Speaker(last=actor.last, sources=(window.source(window.actor_of(actor), actor.first, actor.last, actor.entries[0].rule, start=actor.start),))
    return _named(window, position, end)


def _is_side(identity: str) -> bool:
    """Whether an actor can be cited by its id: civilians and aid workers are cited by the words that name them."""
    record = load_lexicon().actors.get(identity)
    return record is None or record.group not in ("civilian", "aid", "unknown")


def _known(window: Window, found: Found) -> Speaker:
    identity = found.entries[0].id
    if identity in window.own.ids:
        return Speaker(last=found.last, is_own=True)
    return Speaker(last=found.last, sources=(Source(id=identity, name=window.text[found.start : found.end], span=(found.start, found.end), rule=found.entries[0].rule),))


def _reference(window: Window, position: int, end: int) -> Speaker | None:
    last = position
    if window.tokens[position].form in ("ذات", "نفس") and position + 1 < end:
        last = position + 1
    record = next((window.words.references[s] for s in stems(window.tokens[last].form) if s in window.words.references), None)
    if record is None:
        return None
    following = last + 1
    if following < end and window.tokens[following].form in _SELF:
        return Speaker(last=following, reference=record)
    if following < end and window.tokens[following].form in _NARROWING and window.word_end(following, "adverbs") is None:
        return None
    if following < end and window.tokens[following].kind == "word" and not (
        window.is_word(following, "openers") or window.is_word(following, "adverbs") or window.is_word(following, "results") or window.is_word(following, "stops")
        or following in window.triggers or window.tokens[following].form.startswith("ل")
    ):
        return None
    return Speaker(last=last, reference=record)


def _own(window: Window, record: HeadRecord, position: int, last: int, end: int) -> Speaker | None:
    for found in _within(window.sources, position, min(end, last + 5)):
        if kind_of(found.entries[0].id) in MEDIA_KINDS and window.own.is_given:
            return _known(window, found)
    return Speaker(last=last, is_own=True)


def _spokesman(window: Window, record: HeadRecord, position: int, last: int, end: int) -> Speaker | None:
    found = _body_spoken_for(window, position, last, end)
    if found is not None:
        identity = found.entries[0].id if found.table == "source" else window.actor_of(found)
        if identity in window.own.ids:
            return Speaker(last=found.last, is_own=True)
        source = window.source(identity, found.first, found.last, found.entries[0].rule, start=found.start)
        name = _person(window, found.last + 1, end) or _trailing(window, found.last + 1, end)
        return Speaker(last=name[1] if name else found.last, sources=(source,), aliases=_aliases(window, name))
    on_behalf = next((p for p in range(last + 1, min(end, last + 4)) if window.tokens[p].form in ("باسم", "بلسان")), None)
    if on_behalf is not None and on_behalf + 1 < end:
        speaker = _at(window, on_behalf + 1, end)
        if speaker is not None and speaker.sources:
            return speaker
        name = _person(window, on_behalf + 1, end)
        body = _extent(window, on_behalf + 1, name[0] if name is not None and name[0] > on_behalf + 1 else end, 4)
        if body is not None:
            source = window.source(f"name:{_cut(window, on_behalf + 1, body)}", on_behalf + 1, body, "ar/speech/body")
            return Speaker(last=max(body, name[1] if name else 0), sources=(source,), aliases=_aliases(window, name))
    name = _person(window, last + 1, end)
    if name is not None:
        return Speaker(last=name[1], sources=(window.source(f"name:{_cut(window, *name)}", *name, "ar/speech/person"),), aliases=_aliases(window, name))
    return _qualified(window, "official", position, last, end, officials=True)


def _trailing(window: Window, first: int, end: int) -> tuple[int, int] | None:
    """What is left of a phrase once the body is read: the name of its spokesman, adjectives left out."""
    while first < end and window.tokens[first].form.startswith("ال"):
        first += 1
    last = _extent(window, first, end, 3)
    return (first, last) if last is not None and not window.tokens[first].form.startswith(("ل", "ب", "ف")) else None


def _body_spoken_for(window: Window, position: int, last: int, end: int) -> Found | None:
    """The first source or actor in the phrase of a spokesman, the longest of those that overlap (وزارة الدفاع الأميركية)."""
    candidates = [f for f in (*_within(window.sources, position, end), *_within(window.actors, last + 1, end))]
    fitting = [f for f in candidates if not (f.table == "source" and kind_of(f.entries[0].id) in ("generic", *MEDIA_KINDS))]
    if not fitting:
        return None
    first = min(fitting, key=lambda f: (f.first, -f.last, f.table == "actor"))
    return max((f for f in fitting if f.first <= first.last), key=lambda f: (f.last, f.table == "source", -f.first))


def _office(window: Window, record: HeadRecord, position: int, last: int, end: int) -> Speaker | None:
    name = _person(window, last + 1, end)
    limit = name[0] if name else _phrase_end(window, last + 1, end)
    for found in _within(window.sources, position, limit):
        if kind_of(found.entries[0].id) not in ("generic", *MEDIA_KINDS):
            source = window.source(found.entries[0].id, found.first, found.last, found.entries[0].rule, start=found.start)
            return Speaker(last=name[1] if name else found.last, sources=(source,), is_own=found.entries[0].id in window.own.ids, aliases=_aliases(window, name))
    if name is not None:
        return Speaker(last=name[1], sources=(window.source(f"name:{_cut(window, *name)}", *name, "ar/speech/person"),), aliases=_aliases(window, name))
    known = window.sources.get(position)
    if known is not None and known.last < end:
        return _known(window, known)
    return _qualified(window, record.id or "official", position, last, end, officials=True)


def _generic(window: Window, record: HeadRecord, position: int, last: int, end: int) -> Speaker | None:
    speaker = _qualified(window, record.id or "official", position, last, end, officials=record.id == "official")
    name = _person(window, last + 1, min(end, _phrase_end(window, last + 1, end), last + 10)) if record.id in ("activists", "official") else None
    if speaker is None or name is None or name[0] <= speaker.last:
        return speaker
    return msgspec.structs.replace(speaker, last=name[1], aliases=_aliases(window, name))


def _nameless(window: Window, record: HeadRecord, position: int, last: int, end: int) -> Speaker | None:
    return _qualified(window, record.id or "informed_sources", position, last, end, officials=False)


def _qualified(window: Window, default: str, position: int, last: int, end: int, *, officials: bool) -> Speaker | None:
    """مصدر, مسؤول, ضابط with what says of what kind: an adjective (طبي), a phrase (في الشرطة), a body (في وزارة الدفاع)."""
    words, here = window.words, last + 1
    second: Source | None = None
    is_media = default == "media_reports"
    if default in ("residents", "activists", "witnesses"):
        return Speaker(last=last, sources=(window.source(default, position, last, "ar/speech/generic", start=_peeled(window, position)),))
    identity, reached = default, last
    of = window.sources.get(here)
    if default == "informed_sources" and of is not None and not of.prefix and of.last < end and of.entries[0].id not in window.own.ids and kind_of(of.entries[0].id) != "generic":
        return _known(window, of)
    for step in range(here, min(here + 4, end)):
        token = window.tokens[step]
        if token.kind != "word":
            break
        qualifier = next((words.qualifiers[s] for s in _adjective(token.form) if s in words.qualifiers), None)
        if qualifier is not None and qualifier.media and not is_media:
            continue
        if qualifier is not None:
            wanted = (qualifier.officials or qualifier.id) if officials else qualifier.id
            if is_media:
                wanted = "local_media" if wanted == "local_sources" else wanted if qualifier.media else default
            if identity == default:
                identity, reached = wanted, step
            elif token.form.startswith("و") and wanted != identity:
                second = window.source(wanted, step, step, "ar/speech/qualifier", start=without_prefix(token, "و", window.text))
                return Speaker(last=step, sources=(window.source(identity, position, reached, "ar/speech/qualifier", start=_peeled(window, position)), second))
            continue
        phrase = next(((rest, r) for s in (token.form,) for rest, r in words.phrases.get(s, ()) if window.follows(step, rest)), None)
        if phrase is not None and identity == default:
            identity, reached = phrase[1].id, step + len(phrase[0])
            break
        if token.form in _AFTER_NAMELESS or (token.form.startswith("ب") and not window.is_word(step, "openers")):
            place = step + 1 if token.form in _AFTER_NAMELESS else step
            body, actor = window.sources.get(place), window.actors.get(place)
            if body is not None and kind_of(body.entries[0].id) in ("official", "responders", "monitor") and body.last < end:
                identity, reached = body.entries[0].id, body.last
            elif actor is not None and identity == default and actor.last < end and _is_armed(window.actor_of(actor)):
                identity, reached = window.actor_of(actor), actor.last
            break
        if window.is_word(step, "openers") or window.is_word(step, "stops") or token.form.startswith("و"):
            break
    return Speaker(last=reached, sources=(window.source(identity, position, reached, "ar/speech/qualifier", start=_peeled(window, position)),))


def _is_armed(identity: str) -> bool:
    """Whether an actor is a side that speaks through nameless sources (مصدر في المعارضة), not an army or a people."""
    record = load_lexicon().actors.get(identity)
    return record is not None and record.group in ("non_state", "militia", "political")


def _rank(window: Window, record: HeadRecord, position: int, last: int, end: int) -> Speaker | None:
    name = _person(window, position, end)
    if name is None:
        return None
    return Speaker(last=name[1], sources=(window.source(f"name:{_cut(window, *name)}", *name, "ar/speech/person"),), aliases=_aliases(window, name))


def _body(window: Window, record: HeadRecord, position: int, last: int, end: int) -> Speaker | None:
    limit = _phrase_end(window, last + 1, end)
    own = any(window.own_end(step) is not None for step in range(last + 1, limit))
    for step in range(last + 1, min(limit, last + 6)):
        spokesman = window.head(step)
        if spokesman is not None and spokesman[0].role == "spokesman":
            return _spokesman(window, spokesman[0], step, spokesman[1], end)
    for found in _within(window.sources, position, min(limit, position + 7)):
        if kind_of(found.entries[0].id) != "generic":
            return Speaker(last=found.last, is_own=True) if found.entries[0].id in window.own.ids else _known(window, found)
    if own:
        return Speaker(last=limit - 1, is_own=True)
    for found in _within(window.actors, position, min(limit, position + 9)):
        if not _is_side(found.entries[0].id):
            continue
        return Speaker(last=found.last, sources=(window.source(window.actor_of(found), found.first, found.last, found.entries[0].rule, start=found.start),))
    quoted = _quoted(window, last + 1, min(end, last + 6))
    if quoted is not None:
        return Speaker(last=quoted[1] + 1, sources=(window.source(f"name:{_cut(window, *quoted)}", *quoted, "ar/speech/body"),))
    reached = _extent(window, last + 1, limit, LONGEST_NAME)
    if reached is None:
        return None
    head_form = next((st for st in stems(window.tokens[position].form) if st in window.words.heads), "")
    start = last + 1 if head_form in _BARE_BODIES and not window.tokens[last + 1].form.startswith(("ال", "انباء")) else position
    begin, name_end = _peeled(window, start) if start == position else window.tokens[start].start, window.tokens[reached].end
    return Speaker(last=reached, sources=(window.source(f"name:{window.text[begin:name_end]}", start, reached, "ar/speech/body", start=begin),))


def _named(window: Window, position: int, end: int) -> Speaker | None:
    if not window.is_given_name(position) or window.tokens[position].form in ("صباح", "ظافر"):
        return None
    last = _extent(window, position, end, LONGEST_NAME)
    if last is None or last == position and position + 1 < end and window.tokens[position + 1].kind == "word" and not window.is_word(position + 1, "openers"):
        return None
    following = last + 1 + (last + 1 < end and window.tokens[last + 1].form in ("،", ","))
    head = window.head(following) if following < end else None
    if head is not None and head[0].role == "spokesman":
        speaker = _spokesman(window, head[0], following, head[1], end)
        if speaker is not None and speaker.sources and speaker.sources[0].id != "official":
            return msgspec.structs.replace(speaker, aliases=_aliases(window, (position, last)))
    return Speaker(last=last, sources=(window.source(f"name:{_cut(window, position, last)}", position, last, "ar/speech/person"),), aliases=_aliases(window, (position, last)))


def _loose_name(window: Window, position: int, end: int) -> Speaker | None:
    last = _extent(window, position, end, 5)
    if last is None or last - position > 3 or position in window.triggers:
        return None
    definite = [t.form.startswith("ال") for t in window.tokens[position : last + 1]]
    if definite[0] and (last == position or not all(definite)):
        return None
    return Speaker(last=last, sources=(window.source(f"name:{_cut(window, position, last)}", position, last, "ar/speech/unknown"),), aliases=_aliases(window, (position, last)))


def _with_second(window: Window, speaker: Speaker, end: int) -> Speaker:
    """Add who else said it: عمال إنقاذ والمرصد."""
    position = speaker.last + 1
    if not speaker.sources or len(speaker.sources) > 1 or position >= end or not window.tokens[position].form.startswith("و"):
        return speaker
    found, head = window.sources.get(position), window.head(position)
    if found is not None and found.prefix == "و" and found.last < end:
        second = _known(window, found)
    elif head is not None and head[0].role in ("generic", "source") and window.tokens[position].form[1:] in window.words.heads:
        second = _qualified(window, head[0].id or "official", position, head[1], end, officials=False) or speaker
    else:
        return speaker
    if not second.sources or second.sources[0].id == speaker.sources[0].id:
        return speaker
    return msgspec.structs.replace(speaker, sources=(*speaker.sources, *second.sources), last=second.last)


def _person(window: Window, first: int, end: int) -> tuple[int, int] | None:
    """The tokens of the first personal name in a stretch: after a rank, or from a given name on."""
    for position in range(first, end):
        token = window.tokens[position]
        if token.kind == "mark" and token.form not in ("،", ",", "(", ")", "-"):
            return None
        head = window.head(position)
        if window.is_word(position, "openers"):
            return None
        is_rank = head is not None and head[0].role == "rank"
        start = head[1] + 1 if head is not None and is_rank else position
        while is_rank and start < end and window.head(start) is not None and window.head(start)[0].role == "rank":  # type: ignore[index]
            start += 1
        if start >= end or window.tokens[start].kind not in ("word", "quote"):
            continue
        is_given = window.is_given_name(start)
        if window.tokens[start].form == "علي":  # folded like the preposition على
            is_given = start + 1 < end and window.tokens[start + 1].form in window.words.words["given-names"]
        if is_given or (is_rank and window.tokens[start].kind == "word" and not window.tokens[start].form.startswith("ال")):
            last = _extent(window, start, end, LONGEST_NAME)
            if last is not None:
                return start, last
    return None


def _extent(window: Window, first: int, end: int, longest: int) -> int | None:
    """The last token of a name that begins at `first`."""
    last: int | None = None
    for position in range(first, min(end, first + longest)):
        token = window.tokens[position]
        if token.kind == "number" and position > first:
            last = position
            continue
        if token.kind != "word" or len(token.form) == 1:
            break
        if position > first and (token.form in window.words.saying or position in window.triggers):
            break
        following = window.head(position) if position > first else None
        if following is not None and following[0].role in ("person", "generic", "spokesman", "own", "source"):
            break
        if token.form == "علي" and position + 1 < min(end, first + longest) and window.tokens[position + 1].form in window.words.words["given-names"]:
            last = position
            continue
        if any(window.is_word(position, name) for name in ("openers", "stops", "own-relay")) or (position > first and any(window.is_word(position, n) for n in ("adverbs", "results"))):
            break
        last = position
    return last


def _quoted(window: Window, first: int, end: int) -> tuple[int, int] | None:
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


def _phrase_end(window: Window, first: int, end: int) -> int:
    for position in range(first, end):
        if window.tokens[position].kind == "mark" and window.tokens[position].form not in ("(", ")", "#", "-", "_"):
            return position
        if window.is_word(position, "openers"):
            return position
    return end


def _within(found: dict[int, Found], first: int, end: int) -> Iterator[Found]:
    for position in range(first, end):
        if position in found and found[position].last < end:
            yield found[position]


def _adjective(form: str) -> tuple[str, ...]:
    """Stems of an adjective without article, gender and number: العسكرية, عسكريون, عسكريين -> عسكري."""
    bare = [r.bare for r in readings(form) if r.prefix in ("", "و")]
    return tuple(dict.fromkeys(stem for word in bare for stem in (word, *(word[: -len(s)] for s in ("ه", "ون", "ين", "ان", "تان", "تين", "ات") if word.endswith(s)))))


def _peeled(window: Window, position: int) -> int:
    """Where the head noun begins without و, ل or ب."""
    token = window.tokens[position]
    for reading in readings(token.form):
        if reading.stem in window.words.heads:
            return without_prefix(token, reading.prefix, window.text)
    return token.start


def _cut(window: Window, first: int, last: int) -> str:
    begin, end = window.span(first, last)
    return window.text[begin:end]


def _aliases(window: Window, name: tuple[int, int] | None) -> frozenset[str]:
    return frozenset() if name is None else frozenset(part for t in window.tokens[name[0] : name[1] + 1] if t.kind == "word" for part in name_parts(t.form))


def name_parts(form: str) -> tuple[str, ...]:
    """A part of a name as it may be written again: عبدالرحمن is عبد الرحمن.

    >>> name_parts("عبدالرحمن")
    ('عبدالرحمن', 'عبد', 'الرحمن')
    """
    return (form, "عبد", form[3:]) if form.startswith("عبدال") and len(form) > 6 else (form,)


_READERS: dict[str, Callable[[Window, HeadRecord, int, int, int], Speaker | None]] = {
    "own": _own, "spokesman": _spokesman, "person": _office, "generic": _generic, "source": _nameless, "rank": _rank, "body": _body,
}
