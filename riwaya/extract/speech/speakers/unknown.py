"""Speakers whom no list knows: a name right behind a verb of saying, a body in quotation marks, members of a group.

In: a `Window` and a position. Out: the `Speaker`, by the words as written, by the title behind them, or by the group whose people speak.
"""

from __future__ import annotations

from riwaya.extract.speech.personal_names import end_of_name, is_no_name
from riwaya.extract.speech.phrases import begins_the_told, quoted_name
from riwaya.extract.speech.speaker import BODY, UNKNOWN, Speaker
from riwaya.extract.speech.speakers.bodies import BELONGING
from riwaya.extract.speech.speakers.found import is_side, named, of_group, person
from riwaya.extract.speech.speakers.persons import titled
from riwaya.extract.speech.window import Window

PROVINCE = "ولايه"
LONGEST = 5
_OTHERS = frozenset(("اخرون", "اخرين"))
_MEMBERS = frozenset(("عناصر", "خلايا", "مقاتلو", "عناصره", "محققو"))
_OF_SOMEBODY = ("ها", "هم", "هما")  # أعلنت «دعمها الكامل»


def read_unknown(window: Window, position: int, end: int) -> Speaker | None:
    """Words behind a verb of saying as a name of up to four words."""
    if window.tokens[position].form in _MEMBERS:
        return _whose_members(window, position, end)
    last = end_of_name(window, position, end, LONGEST)
    if last is None or last - position >= LONGEST - 1 or begins_the_told(window, position) or is_no_name(window, position, last):
        return None
    if last == position and last + 2 < end and window.tokens[last + 1].form == "في" and not window.tokens[last].form.startswith("ال"):
        return window.speaker_at(last + 2, end)  # مستشارة في منظمة كذا: a calling that no table knows
    words = [t for t in window.tokens[position : last + 1] if t.kind == "word"]
    definite, is_numbered = [t.form.startswith("ال") for t in words], len(words) <= last - position
    if definite[0] and not is_numbered and (last == position or not all(definite)):
        return None
    spoken_for = titled(window, (position, last), end)
    if spoken_for is not None or window.tokens[position].form in _OTHERS:
        return spoken_for  # آخرون من سكان القرية; of آخرون alone nothing is known
    return person(window, (position, last), rule=UNKNOWN)


def _whose_members(window: Window, position: int, end: int) -> Speaker | None:
    """The group whose members speak: عناصر التنظيم, خلايا تنظيم «داعش»; none where no group is named behind them."""
    for place in range(position + 1, min(end, position + 4)):
        group, meant = window.actors.get(place), window.words.references.get(window.tokens[place].form)
        if group is not None and is_side(window.actor_of(group)):
            return of_group(window, group)
        if meant is not None and "actor" in meant.kinds:
            return Speaker(last=place, reference=meant)
    return None


def in_quotation_marks(window: Window, position: int, end: int) -> Speaker | None:
    """A body named in quotation marks that no lexicon knows: أعلنت «الفرقة الثلاثون»."""
    name = quoted_name(window, position, position + 1)
    if name is None or name[1] >= end or window.tokens[name[0]].form.endswith(_OF_SOMEBODY) or window.own_end(name[0]) is not None:
        return None
    held = range(name[0], name[1] + 1)
    if any(window.is_known(p) or window.head(p) or p in window.triggers or window.tokens[p].kind not in ("word", "number") for p in held) or window.is_word(name[0], "results"):
        return None  # أعلنت «فشل المفاوضات»: what was announced
    owner = _owner_of_a_province(window, *name, end)
    if owner is not None:
        return owner
    return Speaker(last=name[1] + 1, sources=(named(window, name, BODY),))


def _owner_of_a_province(window: Window, first: int, last: int, end: int) -> Speaker | None:
    """«ولاية الحجاز» التابعة لداعش: a province of the group speaks for it."""
    if window.tokens[first].form != PROVINCE or last + 2 >= end or window.tokens[last + 2].form not in BELONGING:
        return None
    owner = window.actors.get(last + 3)
    if owner is None or owner.last >= end:
        return None
    return Speaker(last=owner.last, sources=(window.source(window.actor_of(owner), first, last, "ar/speech/province"),))
