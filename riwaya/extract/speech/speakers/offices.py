"""Offices by what they speak for: رئيس الحكومة العراقية, مدير المستشفى, قائد شرطة العاصمة, محافظ كركوك راكان سعيد.

In: a `Window` and the head noun of the role `person` that stands in it. Out: the `Speaker`: the body that who holds the office speaks for, else he by his
name. `OF_OFFICES` holds the ways of saying it in the order in which they are asked: the first that decides is heard.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from riwaya.extract.speech.personal_names import LONGEST_NAME, end_of_name, named_behind, person_in
from riwaya.extract.speech.phrases import bare_start, begins_the_told, head_form, matches_within, phrase_end
from riwaya.extract.speech.speaker import NOBODY, Speaker, heard
from riwaya.extract.speech.speakers.authorities import POLICE_BY_NAME, heads_a_state, read_police
from riwaya.extract.speech.speakers.bodies import read_body
from riwaya.extract.speech.speakers.found import is_armed, is_side, known, voiced
from riwaya.extract.speech.speakers.persons import titled_or_named
from riwaya.extract.speech.speakers.qualified import qualified
from riwaya.extract.speech.speakers.spokesmen import read_spokesman
from riwaya.extract.speech.window import MEDIA_KINDS, Window, kind_of
from riwaya.lexicon.arabic.speech_records import HeadRecord

_HOSPITALS = frozenset(("مستشفي", "مشفي", "المستشفي", "المشفي", "مستشفيات", "مشافي"))
_WARDS = ("الطوارئ", "الطواري", "الجراحه")
_LED = frozenset(("اتحاد", "جمعيه", "منظمه", "نقابه", "رابطه", "شبكه", "موسسه", "تجمع", "حزب", "شركه"))  # not مجلس nor لجنة, whose heads are officials
_LEADERS = frozenset(("قايد", "القايد", "امر"))
_UNITS = frozenset(("اللواء", "لواء", "الكتيبه", "كتيبه", "الفرقه", "فرقه", "الفوج", "فوج", "المحور", "محور", "الجبهه", "جبهه", "القطاع", "قطاع", "السريه", "عمليات"))
_WITHIN = frozenset(("في", "من", "لدي", "ضمن"))
_ENVOY = "مبعوث"
FARTHEST_SIDE = 5
_GENERAL = frozenset(("العام", "الاعلي"))
_OF_PLACES = frozenset(("محافظ", "حاكم", "والي", "قاءمقام", "قايمقام", "مختار", "عمده"))
_TYPES_OF_PLACE = frozenset(("ولايه", "مدينه", "محافظه", "اقليم", "بلده", "قضاء", "ناحيه", "مديريه", "منطقه", "قريه", "مقاطعه"))


class Office(msgspec.Struct, frozen=True):
    """An office at tokens `first..last`, the name of who holds it, and `limit`, where the words between the two end."""

    window: Window
    record: HeadRecord
    first: int
    last: int
    end: int
    name: tuple[int, int] | None
    limit: int

    @property
    def behind(self) -> int:
        return self.last + 1


def read_office(window: Window, record: HeadRecord, position: int, last: int, end: int) -> Speaker | None:
    """Whom or what an office speaks for."""
    name = _behind_a_place(window, position, last, named_behind(window, last, end) or person_in(window, last + 1, end))
    return heard(OF_OFFICES, Office(window, record, position, last, end, name, name[0] if name else phrase_end(window, last + 1, end)))


def _of_a_spokesman(office: Office) -> Speaker | None:
    """نائب المتحدث باسم وزارة الداخلية; وزيرة الإعلام المتحدثة باسم الحكومة فلانة."""
    window, behind, end = office.window, office.behind, office.end
    head = window.head(behind) if behind < end else None
    if head is not None and head[0].role == "spokesman":
        return read_spokesman(window, head[0], behind, head[1], end) or NOBODY
    return None


def _sent_by_the_outlet(office: Office) -> Speaker | None:
    """مبعوث الجوهرة in a report of that radio."""
    if head_form(office.window, office.first) != _ENVOY or office.behind >= office.end:
        return None
    own = office.window.own_end(office.behind)
    return Speaker(last=own, is_own=True) if own is not None else None


def _of_a_head_of_state(office: Office) -> Speaker | None:
    """نائب رئيس الوزراء التركي."""
    if office.behind >= office.end or not heads_a_state(office.window, office.behind):
        return None
    return office.window.speaker_at(office.behind, office.end) or NOBODY


def _who_is_spokesman_too(office: Office) -> Speaker | None:
    """وزيرة الإعلام المتحدثة باسم الحكومة فلانة."""
    window = office.window
    speaks = next((step for step in range(office.behind + 1, office.name[0] if office.name else office.last) if window.role(step) == "spokesman"), None)
    return (read_spokesman(window, office.record, speaks, speaks, office.end) or NOBODY) if speaks is not None else None


def _of_a_known_body(office: Office) -> Speaker | None:
    """وزير الدفاع التركي, مدير المرصد السوري; not مندوب البلاد لدى الأمم المتحدة."""
    window = office.window
    for found in matches_within(window.sources, office.first, office.limit):
        if kind_of(found.entries[0].id) not in ("generic", *MEDIA_KINDS) and window.tokens[found.first - 1].form != "لدي":
            source = window.source(found.entries[0].id, found.first, found.last, found.entries[0].rule, start=found.start)
            return msgspec.structs.replace(voiced(window, source, found.last, office.name), is_own=found.entries[0].id in window.own.ids)
    return None


def _of_a_side(office: Office) -> Speaker | None:
    """رئيس الحكومة العراقية, قائد الجيش, القائد العام للقوات: the government that it heads, the force that it leads."""
    window = office.window
    is_general = office.behind < len(window.tokens) and window.tokens[office.behind].form in _GENERAL
    headed = window.actors.get(office.behind + is_general)
    if headed is None or headed.last >= office.limit or office.name is not None and window.actor_of(headed).startswith(POLICE_BY_NAME):
        return None
    leads = head_form(window, office.first) in _LEADERS and is_side(window.actor_of(headed))
    return voiced(window, window.group(headed), headed.last, office.name) if leads or window.actor_of(headed).endswith("_government") else None


def _of_a_unit_of_a_side(office: Office) -> Speaker | None:
    """قائد اللواء الثاني بقوات العمالقة، العميد فلان: who leads a unit of an armed group speaks for the group."""
    window = office.window
    if head_form(window, office.first) not in _LEADERS or office.behind >= office.limit or window.tokens[office.behind].form not in _UNITS:
        return None
    for step in range(office.behind + 1, min(office.limit, office.behind + FARTHEST_SIDE)):
        side = window.actors.get(step)
        if side is not None and side.last < office.limit and (side.prefix == "ب" or window.tokens[step - 1].form in _WITHIN) and is_armed(window.actor_of(side)):
            return voiced(window, window.group(side), side.last, office.name)
    return None


def _of_the_police(office: Office) -> Speaker | None:
    """قائد شرطة العاصمة, who is not named; قائد شرطة العاصمة فلان is cited himself."""
    police = office.window.head(office.behind) if office.behind < office.limit else None
    if police is None or police[0].role != "police":
        return None
    name = _name_of_a_chief(office.window, police[1] + 1, office.end)
    if name is not None:
        return titled_or_named(office.window, name, office.end)
    return read_police(office.window, police[0], office.behind, police[1], office.end)


def _by_name(office: Office) -> Speaker | None:
    """رئيس البلدية سامر البكري: whom he speaks for by a title behind his name, else himself."""
    return titled_or_named(office.window, office.name, office.end) if office.name is not None else None


def _of_who_is_led(office: Office) -> Speaker | None:
    """رئيسة اتحاد عمال الوادي, who is not named."""
    window, behind = office.window, office.behind
    led = window.head(behind) if behind < office.limit else None
    if led is None or led[0].role != "body" or head_form(window, behind) not in _LED or window.tokens[behind].form.startswith("ال"):
        return None
    return read_body(window, led[0], behind, led[1], office.end) or NOBODY


def _in_a_hospital(office: Office) -> Speaker | None:
    """مدير مستشفى, رئيس قسم الطوارئ."""
    window, behind = office.window, office.behind
    if office.record.id != "official" or not _is_hospital(window, behind, office.limit):
        return None
    return Speaker(last=behind, sources=(window.source("medical_source", office.first, behind, "ar/speech/hospital", start=bare_start(window, office.first)),))


def _by_its_own_words(office: Office) -> Speaker | None:
    """A source of the lexicon that begins with the word for the office."""
    found = office.window.sources.get(office.first)
    return known(office.window, found) if found is not None and found.last < office.end else None


def _by_kind(office: Office) -> Speaker | None:
    """مسؤول عسكري, رئيس البلدية: what says of what kind it is."""
    return qualified(office.window, office.record.id or "official", office.first, office.last, office.end, officials=True)


OF_OFFICES: tuple[Callable[[Office], Speaker | None], ...] = (
    _sent_by_the_outlet, _of_a_spokesman, _of_a_head_of_state, _who_is_spokesman_too, _of_a_known_body, _of_a_side, _of_a_unit_of_a_side, _of_the_police, _by_name, _of_who_is_led, _in_a_hospital,
    _by_its_own_words, _by_kind,
)


def _behind_a_place(window: Window, position: int, last: int, name: tuple[int, int] | None) -> tuple[int, int] | None:
    """A name whose first part no list knows, behind an office and its place: محافظ كركوك راكان سعيد; not حاكم ولاية لوغار حليم."""
    if name is None or name[0] != last + 3 or head_form(window, position) not in _OF_PLACES or window.tokens[last + 1].form in _TYPES_OF_PLACE:
        return name
    is_part = window.tokens[last + 2].kind == window.tokens[last + 1].kind == "word" and not window.tokens[last + 2].form.startswith("ال") and window.head(last + 2) is None
    return (last + 2, name[1]) if is_part else name


def _name_of_a_chief(window: Window, place: int, end: int) -> tuple[int, int] | None:
    """The name behind a police and its place: شرطة كابل سامر نوري, شرطة ولاية لوغر سامر نوري, شرطة العاصمة الصومالية سامر نوري."""
    first = place + 1 + (place < end and window.tokens[place].form in _TYPES_OF_PLACE)
    while first < end and window.tokens[first].form.startswith("ال"):
        first += 1
    if first >= end or window.tokens[first].kind != "word":
        return None
    name = person_in(window, first, end)
    if name is not None and (name[0] == first or window.role(first) == "rank"):
        return name
    may_be = not window.tokens[first].form.startswith(("ب", "ل", "و", "ف")) and window.head(first) is None and not window.is_known(first) and first not in window.triggers
    if not may_be or begins_the_told(window, first) or window.is_word(first, "adverbs") or window.is_word(first, "nationalities") or window.is_word(first, "stops"):
        return None
    reached = end_of_name(window, first, end, LONGEST_NAME)
    return (first, reached) if reached is not None and reached > first else None


def _is_hospital(window: Window, first: int, end: int) -> bool:
    """Whether a hospital or a ward of one stands here: مستشفى, قسم الطوارئ."""
    forms = [token.form for token in window.tokens[first : min(end, first + 2)]]
    return bool(forms) and (forms[0] in _HOSPITALS or forms[0] == "قسم" and forms[-1] in _WARDS)
