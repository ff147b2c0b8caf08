"""The place named before that words of a frame take up: المكان ذاته, بجوار المطار, في القرية.

In: a frame and the places of the frames before it. Out: the `Place` that it means, marked as inferred, or None.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.acts import DEFUSED
from riwaya.extract.frames import Frame
from riwaya.extract.gathering.told import Told
from riwaya.extract.things.words_around import TOWARDS
from riwaya.extract.values import PlaceFound
from riwaya.extract.where.happened_at import Located
from riwaya.grammar.remembered import Remembered
from riwaya.grammar.spelling import folded
from riwaya.model import Place

SCENES = frozenset(("battle", "raid", "custody"))
SAME = frozenset("ذاته ذاتها نفسه نفسها ذات نفس المذكور المذكوره".split())
SEVERAL = frozenset("البلدات القري".split())
TAKEN_UP = {
    "settlement": frozenset("القريه البلده المدينه المنطقه الناحيه الحي".split()),
    "site": frozenset("المطار المخيم المعسكر القاعده الحاجز السجن السوق الجامعه المستشفي الميناء المعبر الجبهه الحقل المحطه السد الجسر المبني المقر المسجد المدرسه القصر التله الجبل الموقع المكان الميدان الفندق".split()),
}
LANDS = frozenset(("محافظه", "ولايه"))
LANDS_THERE = frozenset(("المناطق",))
THE_LAND = LANDS_THERE | {"المنطقه", "المكان"}
NEAR_BY = ("المجاور", "المحاذي", "القريب", "المحيط")
COMING = TOWARDS | {"الي"}
COMING_AFTER = 2
LEADS = frozenset("في علي داخل قرب بجوار محيط بمحيط الي من عند حول بقرب مشارف اطراف نفس ذات وسط مركز قلب احياء شوارع ضواحي مدخل مداخل انحاء ارجاء سماء اجواء شمال جنوب شرق غرب شمالي جنوبي شرقي غربي".split())


def in_order_of_reference(frame: Frame, resolved: Sequence[Located]) -> list[Located]:
    """The places of a frame that later words may take up, the likeliest last: of قصرة جنوب شرقي نابلس, البلدة is the first."""
    every = list(frame.marks.places)
    held = {position for found, _ in resolved for position in found.within}
    rows = [row for row in resolved if not row[0].is_origin]
    return sorted(rows, key=lambda row: every.index(row[0]) not in held)


def taken_up(frame: Frame, before: Sequence[Located]) -> Place | None:
    """The place named before that a frame's words take up: المكان ذاته, بجوار المطار, في القرية; `before` in order of the text."""
    forms, first = frame.sentence.forms, frame.first
    for position in frame.sentence.where(TAKES_UP):
        if not first <= position <= frame.last:
            continue
        form, word = forms[position].removeprefix("و"), TAKES_UP[forms[position]]
        before_it = forms[position - 1] if position > first else ""
        led = form != word or frame.head.kind.family == "movement" and before_it in TOWARDS or before_it.lstrip("و") in LEADS
        same = position < frame.last and forms[position + 1] in SAME or before_it.lstrip("و") in ("ذات", "نفس")
        if not (led or same):
            continue
        if same and word in SEVERAL:
            word = "البلده"
        for level, known in TAKEN_UP.items():
            if word in known:
                found = _last_of(level, word, before, same)
                if found is not None:
                    return found
    return None


def on_the_scene(one: Told, before: Sequence[Told]) -> Place | None:
    """Where the act before was, for one that its sentence sets beside it (غارات على أ، فيما اندلعت اشتباكات بين ...) and for forces that came to that land (ووصلت تعزيزات إلى المنطقة); where ground was taken or stormed, for the mines and charges that the same side made harmless there: كما فككت القوات 35 عبوة, in the sentence of the act or the next."""
    last = before[-1] if before else None
    if last is None:
        return None
    if one.kind.family == "movement" and one.doers and one.frame.sentence.index - last.frame.sentence.index <= COMING_AFTER and _comes_there(one.frame):
        return _on_the_scene(last)
    if one.frame.is_beside and one.frame.sentence is last.frame.sentence:
        return _on_the_scene(last)
    if one.frame.head.trigger.name != DEFUSED or last.kind.family not in SCENES:
        return None
    is_behind = 0 <= one.frame.sentence.index - last.frame.sentence.index <= 1
    is_theirs = not one.doers or not last.doers or bool(one.doers & last.doers)
    return _on_the_scene(last) if is_behind and is_theirs else None


def _comes_there(frame: Frame) -> bool:
    """إلى المنطقة, للمنطقة, إلى المناطق المجاورة: whether the words of a frame say that somebody came to the land that is spoken of; not المنطقة الشرقية."""
    forms = frame.sentence.forms
    for position in range(frame.head.found.first, frame.last + 1):
        form, behind = forms[position], forms[position + 1] if position < frame.last else ""
        word = "ال" + form[2:] if form.startswith("لل") else form
        if word not in THE_LAND or form == word and forms[position - 1] not in COMING:
            continue
        if behind.startswith(NEAR_BY) if word in LANDS_THERE else not behind.startswith("ال"):
            return True
    return False


def _on_the_scene(last: Told) -> Place | None:
    return msgspec.structs.replace(last.place, status="inferred", rule="ar/places/on-the-scene") if last.place is not None and last.place.level != "country" else None


def _takes_up(form: str) -> str:
    """The word, without what is joined to it, that takes up a place named before; empty where it is none."""
    form = form.removeprefix("و")
    word = "ال" + form[2:] if form.startswith("لل") else form[1:] if form[:1] in "بل" and form[1:3] == "ال" else form
    return word if word in SEVERAL or any(word in known for known in TAKEN_UP.values()) else ""


TAKES_UP = Remembered(_takes_up, stems=lambda: SEVERAL.union(*TAKEN_UP.values()))


def _last_of(level: str, word: str, before: Sequence[Located], same: bool) -> Place | None:
    for found, place in reversed(before):
        if place.level not in ("site", "settlement"):
            continue
        if same and word in ("المكان", "الموقع", "المنطقه"):
            return _inferred(place)
        if level == "settlement" and place.level == "settlement" and _may_be_called(word, found):
            return _inferred(place)
        if level == "site" and word[2:] in (found.type_word, folded(place.name).split()[0]):
            return _inferred(place)
    return None


def _may_be_called(word: str, found: PlaceFound) -> bool:
    """Whether a settlement may be taken up so: no village as المدينة, no city as القرية."""
    if word == "المدينه":
        return (found.is_major or found.type_word in (None, "مدينه")) and found.type_word not in LANDS and folded(found.name).split()[0] not in LANDS
    return word != "المنطقه" and (word != "القريه" or not found.is_major)


def _inferred(place: Place) -> Place:
    return msgspec.structs.replace(place, status="inferred", rule="ar/places/taken-up")
