"""Whose a force is that a table of fixed names cannot hold: by an adjective behind its model or behind a generic name, and by the day of the report.

In: the lexicon matches of a sentence and the day of publication. Out: the matches, where طائرات F-16 العراقية and طائرات الأباتشي السعودية name the force of the adjective, where an
adjective behind a generic name says whose it is (شرطيين تركيين: the police of Turkey, whatever the country of the story), and where a name that changes hands
(قوات الحكومة السورية in 2021 and in 2025) means who bore it on that day (`by_period` in resources/actors); a report without a day keeps what the name means today, unless it names a group of the other time.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import msgspec

from riwaya.extract.values import SERVICES
from riwaya.grammar.arabic import readings
from riwaya.grammar.remembered import Remembered
from riwaya.grammar.spelling import folded
from riwaya.lexicon import Entry, Found, Lexicon
from riwaya.lexicon.arabic.place_words import load_place_words as place_words
from riwaya.model import Sentence, Token

CRAFT = frozenset("طايره طايرات مقاتله مقاتلات مروحيه مروحيات مسيره مسيرات طيران قاذفات قاذفه دبابات دبابه صواريخ منظومه بطاريه".split())
MODELS = frozenset("اف ف ام كيو اباتشي الاباتشي ميغ الميغ سوخوي السوخوي رافال ميراج فانتوم تورنادو بيرقدار بريداتور ريبر درون هيركوليز تشينوك باتريوت بانتسير غراد توماهوك شاهد".split())
BETWEEN = 3
ARMY = "army"
ABROAD = "abroad"  # how a rule ends that leaves a generic name as it is: الشرطة البلجيكية, of a land without an actor of its own
NATION = "nation"  # how a rule ends by which the adjective behind a name says whose it is
ENDINGS = ("ون", "ين", "ان", "ه")


def settle_nationalities(sentence: Sentence, matches: Sequence[Found], lexicon: Lexicon) -> tuple[Found, ...]:
    """The matches of one sentence, in order, with the nationalities that adjectives give."""
    tokens = sentence.tokens
    taken = {position for found in matches if found.table == "actor" for position in range(found.first, found.last + 1)}
    settled = [_of_its_country(found, tokens, taken, lexicon) if found.table == "actor" else found for found in matches]
    for position in sentence.where(IS_CRAFT):
        added = _behind_its_model(tokens, position, taken, lexicon)
        if added is not None:
            settled.append(added)
    return tuple(sorted(settled, key=lambda found: (found.first, found.table)))


def settle_periods(matches: Sequence[Found], published: datetime.date | None, lexicon: Lexicon, known: frozenset[str] = frozenset()) -> tuple[Found, ...]:
    """The matches of one sentence as a reader of that day understands them; of a report without a day, as the groups that it names (`known`) place it."""
    day = published.isoformat() if published is not None else ""
    return tuple(_on(found, day, lexicon, known) if found.table == "actor" else found for found in matches)


def in_power(actor: str, published: datetime.date | None, lexicon: Lexicon) -> str:
    """Who bears the names of a state's forces on a day: the actor itself, or the one that its names went over to."""
    day = published.isoformat() if published else ""
    return next((period.actor for period in lexicon.actors[actor].by_period if day and period.since <= day < period.until), actor)


def _on(found: Found, day: str, lexicon: Lexicon, known: frozenset[str]) -> Found:
    entry = found.entries[0]
    record = lexicon.actors.get(entry.id)
    for period in record.by_period if record is not None else ():
        is_then = period.since <= day < period.until if day else not known.isdisjoint(period.beside)
        if is_then and entry.form in map(folded, period.forms):
            return msgspec.structs.replace(found, entries=(Entry("actor", period.actor, f"actors/{period.actor}/by-period", entry.form),))
    return found


def names_its_country(found: Found, lexicon: Lexicon) -> bool:
    """الجيش اليمني, قوات الحكومة اليمنية, الشرطة البلجيكية: whether a name says itself whose it is, wherever the story goes on; not ميليشيات إيرانية, which fight in many countries."""
    if found.entries[0].rule.endswith((ABROAD, NATION)):
        return True
    own = _lands(found.entries[0].id, lexicon) if found.table == "actor" else ()
    words = (word for word in found.entries[0].form.split() if word.startswith("ال"))
    return any(not set(own).isdisjoint(_lands(owner, lexicon)) for word in words for owner in _owners(word, lexicon))


def _of_its_country(found: Found, tokens: Sequence[Token], taken: set[int], lexicon: Lexicon) -> Found:
    """A generic name (شرطيين) with the adjective behind it (تركيين)."""
    identity, position = found.entries[0].id, found.last + 1
    if tokens[found.last].form.endswith("لاحتلال"):
        return _of_an_occupier(found, tokens, lexicon)
    if tokens[found.last].form.endswith("لنظام") and position < len(tokens) and position not in taken:
        # النظام التركي: the rule of another country than the one that the bare word means
        owner = next((actor for actor in _owners(tokens[position].form, lexicon) if tokens[position].form.startswith("ال")), identity)
        return found if owner == identity else _as_that_of(found, owner, tokens[position], position)
    if not identity or identity.startswith("name:") or position >= len(tokens) or position in taken or tokens[position].kind != "word":
        return found
    by_country = lexicon.actors[identity].by_country
    if not by_country:
        return found
    adjective = tokens[position].form
    lands = lands_of(adjective, lexicon)
    actor = next((by_country[country] for country in lands if country in by_country), None)
    if actor is not None:
        return _as_that_of(found, actor, tokens[position], position)
    if lands and identity in SERVICES and (identity != ARMY or not adjective.startswith("ال")):
        return msgspec.structs.replace(_as_that_of(found, identity, tokens[position], position), entries=(Entry("actor", identity, f"actors/{identity}/{ABROAD}", found.entries[0].form),))
    return found


def _as_that_of(found: Found, actor: str, adjective: Token, position: int) -> Found:
    """A name with the adjective behind it, which says whose it is."""
    return msgspec.structs.replace(found, last=position, end=adjective.end, entries=(Entry("actor", actor, f"actors/{actor}/{NATION}", found.entries[0].form),))


def _of_an_occupier(found: Found, tokens: Sequence[Token], lexicon: Lexicon) -> Found:
    """مسيرة للاحتلال التركي, الاحتلال #الروسي, الاحتلال الخارجي الروسي: the bare word of occupation means the country of the adjective behind it, a sign of a tag or another adjective between."""
    behind = [i for i in range(found.last + 1, min(found.last + 4, len(tokens))) if tokens[i].form != "#"][:2]
    for position in behind:
        if tokens[position].kind != "word" or not tokens[position].form.startswith("ال"):
            return found
        if owners := _owners(tokens[position].form, lexicon):
            break
    else:
        return found
    if owners[0] == found.entries[0].id:
        return found
    return _as_that_of(found, owners[0], tokens[position], position)


def _behind_its_model(tokens: Sequence[Token], position: int, taken: set[int], lexicon: Lexicon) -> Found | None:
    """طائرات F-16 العراقية: nothing but a model, or signs, stands between."""
    for last in range(position + 2, min(position + BETWEEN + 3, len(tokens))):
        if not _is_model(tokens[last - 1]):
            return None
        owner = next((actor for actor in _owners(tokens[last].form, lexicon)), None)
        if owner is not None and last not in taken and position not in taken:
            return Found("actor", position, last, tokens[position].start, tokens[last].end, "", (Entry("actor", owner, f"actors/{owner}/adjective", tokens[last].form),))
    return None


def _is_model(token: Token) -> bool:
    """Whether a token is part of a model's name: F, 16, -, أباتشي."""
    return token.form in MODELS or token.kind in ("number", "quote") or token.form in ("-", "–", "(", ")") or token.form.isascii()


def _owners(form: str, lexicon: Lexicon) -> list[str]:
    """The actors that an adjective names, in any number: التركية, تركيين."""
    found: list[str] = []
    for reading in readings(form):
        if reading.prefix:
            continue
        bare = next((reading.bare.removesuffix(ending) for ending in ENDINGS if reading.bare.removesuffix(ending) in lexicon.by_adjective), reading.bare)
        found.extend(lexicon.by_adjective.get(bare, ()))
    return found


def _lands(actor: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The country of an actor: its home, else the first where it acts."""
    record = lexicon.actors[actor]
    return (record.home,) if record.home else record.countries[:1]


def lands_of(adjective: str, lexicon: Lexicon) -> list[str]:
    """The countries that an adjective names, in any number: التركية, البلجيكيين."""
    return [country for owner in _owners(adjective, lexicon) for country in _lands(owner, lexicon)] or NATIONS[adjective]


def _nations(form: str) -> list[str]:
    """The countries of an adjective that no actor bears: بلجيكية, بلجيكيين."""
    bare = form.removeprefix("ال")
    stem = next((bare.removesuffix(ending) for ending in ENDINGS if bare.endswith(ending)), bare)
    country = place_words().nationalities.get(f"ال{stem}ه")
    return [country] if country else []


NATIONS = Remembered(_nations)
IS_CRAFT = Remembered(lambda form: form in CRAFT or form.lstrip("وبل").removeprefix("ال") in CRAFT)
