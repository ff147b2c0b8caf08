"""Definite words of a type that take up a group named before: التنظيم, الحركة, القوات.

In: the sentences of a report with their lexicon matches. Out: the matches with one more of table `actor` for each word that takes up
the last group of its type, no more than a few sentences back. The types of a group are the first words of its own names (تنظيم الدولة). Reads languages/ar/groups.yaml.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache

import msgspec

from riwaya.grammar.arabic import Reading, readings
from riwaya.grammar.remembered import Remembered
from riwaya.grammar.spelling import folded
from riwaya.lexicon import Entry, Found, Lexicon, without_prefix
from riwaya.lexicon.arabic.group_words import load_group_words as words
from riwaya.model import Sentence

SENTENCES_BACK = 4
REBELS = "rebels"
FACTIONS = "armed_factions"
REBELLING = "non_state"
GENERIC = ("ارهابي", "متطرف", "متشدد", "متمرد")
LABELS = (*GENERIC, "تكفيري")
SEVERAL_GROUPS = frozenset(("جماعات", "مجموعات", "تنظيمات", "فصايل"))
# القوات by itself are a state's, whatever a table calls rebels (قوات الحوثيين)
ONLY_A_STATES = frozenset(("قوات",))
# whom only hostile outlets call so: a group has the type where the text itself gives it
ONLY_AS_CALLED = frozenset(("ميليشيا", "مرتزقه"))


def take_up_actors(sentences: Sequence[Sentence], matches: Sequence[tuple[Found, ...]], text: str, lexicon: Lexicon) -> list[tuple[Found, ...]]:
    """The matches of each sentence, with the groups that definite words take up."""
    last: dict[str, tuple[int, str]] = {}
    result = []
    lands = _lands(matches, lexicon)
    for sentence, row in zip(sentences, matches, strict=True):
        acts = {found.first for found in row if found.table == "trigger"}
        named = {position for found in row if found.table in ("actor", "source", "trigger") for position in range(found.first, found.last + 1)}
        starts = {found.first: found for found in row if found.table == "actor"}
        added: list[Found] = []
        again: dict[int, str] = {}
        for position in sorted({*starts, *sentence.where(TYPE_READINGS)}):
            if position in starts:
                identity = starts[position].entries[0].id
                if _is_generic(sentence, starts[position]):
                    index, known = last.get(REBELS, (-99, ""))
                    if known and sentence.index - index <= SENTENCES_BACK and known != identity:
                        again[position] = known
                    continue
                last.update({name: (sentence.index, identity) for name in (*_types_of(identity, lexicon), *_called(sentence, starts[position]))})
                if _fights_a_state(identity, lands, lexicon) and not _only_goes_along(sentence, starts, position, lexicon):
                    last[REBELS] = (sentence.index, identity)
            elif sentence.tokens[position].kind == "word" and position not in named and not _is_named_behind(sentence, position, starts):
                found = _taken_up(sentence, position, text, last, is_done=position + 1 in acts)
                if found is not None:
                    added.append(found)
        if again:
            row = tuple(_as(found, again[found.first]) if found.table == "actor" and found.first in again else found for found in row)
        result.append(tuple(sorted((*row, *added), key=lambda found: (found.first, found.table))) if added else row)
    return result


def _lands(matches: Sequence[tuple[Found, ...]], lexicon: Lexicon) -> Counter[str]:
    """How often a report names groups of each country, by names that mean the same everywhere."""
    records = (lexicon.actors.get(found.entries[0].id) for row in matches for found in row if found.table == "actor")
    return Counter(country for record in records if record is not None and not record.by_country for country in record.countries[:1])


def _fights_a_state(identity: str, lands: Counter[str], lexicon: Lexicon) -> bool:
    """Whether a name means a group that fights a state, in the country of which a report names most groups: not المقاومة, الجيش الوطني beside الحوثيين."""
    record = lexicon.actors.get(identity)
    if record is not None and record.by_country:
        country = max((*record.countries, *record.by_country), key=lambda country: lands[country])
        record = lexicon.actors.get(record.meant_in(country if lands[country] else None))
    return record is not None and record.group == REBELLING


def _only_goes_along(sentence: Sentence, starts: dict[int, Found], position: int, lexicon: Lexicon) -> bool:
    """الحوثيون وقوات صالح: whether a group that is named beside another by a short name of its own stands behind it with و; rebels behind them are those of the other."""
    found = starts[position]
    record = lexicon.actors.get(found.entries[0].id)
    is_short = record is not None and bool(record.joined) and found.prefix == "و"
    return is_short and any(other.last == position - 1 and _fights_a_state(other.entries[0].id, Counter(), lexicon) for other in starts.values())


def _is_named_behind(sentence: Sentence, position: int, starts: Collection[int]) -> bool:
    """المسلحين من ميليشيا X: whether the words say themselves whose men they are."""
    return sentence.forms[position + 1 : position + 2] == ("من",) and not {position + 2, position + 3}.isdisjoint(starts)


def _is_generic(sentence: Sentence, found: Found) -> bool:
    """الإرهابيون, العناصر الإرهابية, المتطرفون: armed men with the article that no word names."""
    if found.entries[0].id != FACTIONS:
        return False
    forms = [t.form.removeprefix("و") for t in sentence.tokens[found.first : found.last + 1]]
    return any(form.startswith(("ال", "لل")) for form in forms) and any(stem in form for form in forms for stem in GENERIC)


def is_what_a_state_calls_them(found: Found, countries: Sequence[str]) -> bool:
    """التنظيمات الإرهابية, المجموعات المسلحة in Syria: what the state calls whoever fights it, and no name of the opposition (الفصائل المسلحة)."""
    words_of = found.entries[0].form.split()
    return found.entries[0].id == FACTIONS and "SY" in countries[:1] and any(GENERIC[0] in word or word.removeprefix("ال") in ("مجموعات", "تنظيمات") for word in words_of)


def is_only_a_label(found: Found) -> bool:
    """إرهابيون, عناصر تكفيرية, مجموعة إرهابية: armed men of whom a word only says what is thought of them; not جماعات متشددة, which are several groups."""
    words_of = [word.removeprefix("ال") for word in found.entries[0].form.split()]
    return found.entries[0].id == FACTIONS and words_of[0] not in SEVERAL_GROUPS and any(stem in word for word in words_of for stem in LABELS)


def _as(found: Found, identity: str) -> Found:
    entry = found.entries[0]
    return msgspec.structs.replace(found, entries=(Entry("actor", identity, f"actors/{identity}/taken-up", entry.form),))


def _called(sentence: Sentence, found: Found) -> tuple[str, ...]:
    """The types that the words of a text give a group, in its name or right before it: ميليشيا قسد, تنظيم "ي ب ك"."""
    before = next((i for i in range(found.first - 1, -1, -1) if sentence.tokens[i].kind != "quote"), found.first)
    return tuple(name for position in {found.first, before} for name in _CALLED[sentence.tokens[position].form])


def settle_occupiers(sentences: Sequence[Sentence], matches: Sequence[tuple[Found, ...]]) -> list[tuple[Found, ...]]:
    """The matches with the bare word of occupation (قوات الاحتلال) read as the army that the report names so with its country.

    By itself the word means Israel; in a report that tells of الاحتلال التركي it means Turkey: the last one named, else the only one.
    """
    named = [found.entries[0].id for sentence, row in zip(sentences, matches, strict=True) for found in row if _is_occupier(sentence, found) is True]
    if not named:
        return list(matches)
    last = named[0] if len(set(named)) == 1 else None
    settled = []
    for sentence, row in zip(sentences, matches, strict=True):
        kept = []
        for found in row:
            is_named = _is_occupier(sentence, found)
            last = found.entries[0].id if is_named else last
            if is_named is False and last is not None and last != found.entries[0].id:
                entry = found.entries[0]
                kept.append(msgspec.structs.replace(found, entries=(Entry("actor", last, f"actors/{last}/taken-up", entry.form),)))
            else:
                kept.append(found)
        settled.append(tuple(kept))
    return settled


def _is_occupier(sentence: Sentence, found: Found) -> bool | None:
    """Whether an actor is named as an occupation with its country, by the bare word alone, or not as one (`None`)."""
    if found.table != "actor":
        return None
    forms = [t.form for t in sentence.tokens[found.first : found.last + 1]]
    at = next((i for i, form in enumerate(forms) if form.endswith("الاحتلال") or form == "للاحتلال"), None)
    return None if at is None else at + 1 < len(forms)


def _taken_up(sentence: Sentence, position: int, text: str, last: dict[str, tuple[int, str]], *, is_done: bool) -> Found | None:
    """The group that a definite word takes up; `is_done` says that an act stands behind it (تبنى التنظيم الهجوم), which is no part of a name."""
    token = sentence.tokens[position]
    types = TYPE_READINGS[token.form]
    following = sentence.tokens[position + 1].form if position + 1 < len(sentence.tokens) else ""
    # التنظيم العملية: a feminine word describes no masculine one
    is_done = is_done or following.endswith("ه") and not token.form.endswith(("ه", "ات", "ا"))
    if not is_done and following.startswith("ال") and following not in words().plain_adjectives:
        return None  # القوات الجوية is another body
    for reading in types:
        name = words().types.get(reading.stem)
        index, identity = last.get(name or "", (-99, ""))
        if not identity or sentence.index - index > SENTENCES_BACK:
            identity = words().defaults.get(reading.stem, "")
        if name and identity:
            start = without_prefix(token, reading.prefix, text)
            return Found("actor", position, position, start, token.end, reading.prefix, (Entry("actor", identity, f"actors/{identity}/taken-up", reading.stem),))
    return None


def _type_readings(form: str) -> tuple[Reading, ...]:
    """The readings of a word that are a definite word of a type."""
    return tuple(reading for reading in readings(form) if reading.stem in words().types)


TYPE_READINGS = Remembered(_type_readings, stems=lambda: words().types)
_CALLED = Remembered(lambda form: tuple(dict.fromkeys(words().types["ال" + r.bare] for r in readings(form) if "ال" + r.bare in words().types and words().types["ال" + r.bare] != REBELS)))


@lru_cache(maxsize=1 << 12)
def _types_of(identity: str, lexicon: Lexicon) -> frozenset[str]:
    """The type words by which a group of the tables may be taken up: those that its names begin with."""
    actor = lexicon.actors.get(identity)
    if actor is None or actor.group in ("civilian", "unknown"):
        return frozenset()
    first = frozenset(folded(name).split()[0].removeprefix("ال") for name in (*actor.forms, *actor.loaded))
    found = first.intersection(words().types.values()) - ONLY_AS_CALLED
    return found - ONLY_A_STATES if actor.group in ("non_state", "militia") else found
