"""The ways an outlet names itself: what a report must not count as a source of its own.

In: `Report.outlet`, in Arabic or Latin letters. Out: source ids and folded Arabic names that mean the outlet itself.
Reads the `outlets` of resources/languages/ar/speech.yaml and the names of the sources.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from riwaya.grammar.spelling import folded
from riwaya.lexicon import load_lexicon
from riwaya.lexicon.arabic.speech_records import load_speech

BARE_MONITOR = "المرصد"  # an observatory so names itself
_LATIN = re.compile(r"[^a-z0-9]+")
_WORDS = re.compile(r"[^\W\d_]+|\d+")  # as a sentence is cut: SY24 is two tokens
_TYPE_WORDS = frozenset(folded(word) for word in ("وكالة", "صحيفة", "موقع", "قناة", "شبكة", "جريدة", "مرصد", "منبر", "بوابة", "إذاعة", "تلفزيون", "أنباء", "للأنباء", "الإخبارية"))


class OutletNames(msgspec.Struct, frozen=True):
    """`ids` of sources and `forms`, tuples of folded words, that mean the outlet itself; `home`, the country of which it tells, `is_of_the_world` where it tells of others too."""

    ids: frozenset[str]
    forms: tuple[tuple[str, ...], ...]
    is_given: bool = False
    home: str | None = None
    is_of_the_world: bool = False


@lru_cache(maxsize=256)
def outlet_names(outlet: str | None) -> OutletNames:
    """What stands for the outlet in its own reports.

    >>> sorted(outlet_names("Al Arabiya").ids)
    ['al_arabiya']
    >>> outlet_names("صحيفة الضفتين").forms
    (('الضفتين',), ('صحيفه', 'الضفتين'))
    """
    if not outlet:
        return OutletNames(frozenset(), ())
    latin, arabic = _LATIN.sub("", outlet.lower()), folded(outlet)
    ids: set[str] = set()
    forms: set[tuple[str, ...]] = set()
    nearest, home, is_of_the_world = 0, None, False
    for record in load_speech().outlets:
        names = [folded(form) for form in record.forms]
        shared = max((len(key) for key in record.latin if latin == key or (len(key) > 3 and latin.startswith(key))), default=0)
        if shared or arabic in names:
            ids |= {record.id} if record.id else set()
            forms |= {tuple(_WORDS.findall(name)) for name in names}
        if (near := shared or len(arabic) * (arabic in names)) > nearest:
            nearest, home, is_of_the_world = near, record.home, record.is_of_the_world
    for source in load_lexicon().sources.values():
        if latin and latin == _LATIN.sub("", source.name_en.lower()) or arabic in map(folded, (source.name_ar, *source.forms)):
            ids.add(source.id)
    words = tuple(_WORDS.findall(arabic))
    if words and not latin:
        forms.add(words)
        bare = tuple(word for word in words if word not in _TYPE_WORDS)
        if bare:
            forms.add(bare)
        if words[0] == "مرصد":
            forms.add((BARE_MONITOR,))
    return OutletNames(frozenset(ids), tuple(sorted(forms)), True, home, is_of_the_world)
