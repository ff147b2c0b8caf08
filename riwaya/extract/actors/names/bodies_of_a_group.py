"""قوة أمنية من X, الأجهزة الأمنية التابعة لX, دورية أمنية لX: a word for any state's forces that is said to be those of a group named right behind.

In: the lexicon matches of a sentence. Out: the matches, where word and group are one name of the group.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.actors.names.nationality import names_its_country
from riwaya.extract.values import ARMED, SERVICES
from riwaya.lexicon import Found, Lexicon
from riwaya.lexicon.arabic.role_words import load_role_words as words
from riwaya.model import Sentence

FIRST = "اول"  # جندي أول
TIED = ("تابع", "تتبع", "يتبع")
OWNING = ARMED | {"political", "peacekeeper"}
UNITED_NATIONS = "un"
LED_BY_IN = frozenset("قوات قوه بعثه صفوف".split())


def settle_bodies(sentence: Sentence, matches: Sequence[Found], lexicon: Lexicon) -> tuple[Found, ...]:
    """The matches of one sentence, in order, with each body of a group read as the group."""
    bodies = [found for found in matches if found.table == "actor" and found.entries[0].id in SERVICES]
    if not bodies:
        return tuple(matches)
    merged: dict[int, Found] = {}
    dropped: set[int] = set()
    for body in bodies:
        owner = _owner(sentence, body, matches, lexicon)
        if owner is not None:
            merged[id(body)] = msgspec.structs.replace(owner, first=body.first, start=body.start, prefix=body.prefix)
            dropped.add(id(owner))
    return tuple(merged.get(id(found), found) for found in matches if id(found) not in dropped)


def _owner(sentence: Sentence, body: Found, matches: Sequence[Found], lexicon: Lexicon) -> Found | None:
    """The group behind a body that من, a word for belonging or ل ties to it; من and a bare ل only where the body has no article (not سلمت القوات الأمنية لX رهينة)."""
    forms, tokens, tie = sentence.forms, sentence.tokens, body.last + 1
    tie += forms[tie : tie + 1] == (FIRST,)
    if tie >= len(forms) or names_its_country(body, lexicon):
        return None
    ranks = words().ranks
    is_any = not any(form.startswith("ال") for form in forms[body.first : body.last + 1])
    is_tied = forms[tie].removeprefix("ال").startswith(TIED)
    is_led = is_any and (forms[tie] == "من" or forms[tie] == "في" and not LED_BY_IN.isdisjoint(forms[tie + 1 : tie + 2]))  # جندي من X, في قوات X
    start = tie + 1 if is_tied or is_led else tie
    names = {found.first: found for found in matches if found.table == "actor"}
    while start < len(tokens) and start not in names and (tokens[start].kind == "quote" or start > tie and forms[start] in ranks):
        start += 1
    owner = names.get(start)
    if owner is None or owner.entries[0].id in SERVICES or owner.entries[0].id not in lexicon.actors or not (lexicon.actors[owner.entries[0].id].group in OWNING or owner.entries[0].id == UNITED_NATIONS):
        return None
    is_of = owner.prefix.endswith("ل") or forms[start - 1] == "ل"
    if is_tied:
        return owner if is_of or forms[tie][:1] in "تي" else None  # تتبع X
    return owner if is_led or forms[tie] == "من" or is_any and is_of else None
