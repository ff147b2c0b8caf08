"""Who a phrase of a sentence cites: the words after a verb of saying, or after وفق and بحسب, read as sources.

In: a sentence with its lexicon matches, and the stretch where a speaker may stand. Out: `Speaker`: one source, two (a and b said), a
reference to one cited before (المصدر), or the outlet's own staff. Reads resources/languages/ar/speech.yaml through the lexicon.
It is long since the readers of every kind of head (spokesman, office, nameless source, body) call each other.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from riwaya.extract.speech.authorities import heads_a_state, read_army, read_government, read_ministry, read_police, read_security, read_state, read_words
from riwaya.extract.speech.bodies import MEDIA_HEADS, body_named, head_form, name_limit
from riwaya.extract.speech.qualified import BODY, MEDIUM, PERSON, UNKNOWN, Speaker, is_force, is_side, known, qualified
from riwaya.extract.speech.speaker_names import (
    LONGEST_NAME,
    MEDIA_KINDS,
    Window,
    adjective_stems,
    aliases_of,
    bare_start,
    begins_the_told,
    end_of_name,
    is_no_name,
    kind_of,
    last_adjective,
    matches_within,
    named_behind,
    person_in,
    phrase_end,
    quoted_name,
    stems,
    words_of,
)
from riwaya.lexicon import Found
from riwaya.lexicon.arabic.speech_records import HeadRecord

LONGEST_PHRASE = 24
MOST_SPEAKERS = 3
FURTHEST = 8
_AT_HOME = frozenset(("في", "من", "،", ",", "لدي"))
_TALKS = frozenset(("حديث", "اتصال", "مقابله", "موتمر", "لقاء", "كلمه"))
_ANOTHER = frozenset(("واخر", "واخري", "واخرون", "واخرين"))  # مصدر أمني وآخر طبي
_SELF = frozenset(("ذاته", "ذاتها", "نفسه", "نفسها", "انفسهم", "ذات", "نفس", "عينه", "عينها"))
# What narrows a noun down so that it names someone new: المصدر في الشرطة, المتحدث باسم.
_NARROWING = frozenset(("في", "من", "باسم", "بلسان", "لدي"))
_HOSPITALS = frozenset(("مستشفي", "مشفي", "المستشفي", "المشفي", "مستشفيات", "مشافي"))
_BEFORE_TITLE = frozenset(("،", ",", "-", "–", "(", "وهو", "وهي"))
_BELONGING = frozenset(("التابع", "التابعه", "القريب", "القريبه", "المقرب", "المقربه", "الموالي", "المواليه", "المحسوب", "المحسوبه"))
PROVINCE = "ولايه"
_LED = frozenset(("اتحاد", "جمعيه", "منظمه", "نقابه", "رابطه", "شبكه", "موسسه", "تجمع", "حزب", "شركه"))  # not مجلس nor لجنة, whose heads are officials
_OTHERS = frozenset(("اخرون", "اخرين"))
_MEMBERS = frozenset(("عناصر", "خلايا", "مقاتلو", "عناصره"))
_LEADERS = frozenset(("قايد", "القايد", "امر"))
_GENERAL = frozenset(("العام", "الاعلي"))
_ONE_OF = frozenset(("احد", "احدي", "من"))
_POLICE = frozenset(("شرطه", "الشرطه", "بالشرطه", "بشرطه"))
_OF_PLACES = frozenset(("محافظ", "حاكم", "والي", "قاءمقام", "قايمقام", "مختار", "عمده"))
_TYPES_OF_PLACE = frozenset(("ولايه", "مدينه", "محافظه", "اقليم", "بلده", "قضاء", "ناحيه", "مديريه", "منطقه", "قريه"))
_COMMON_OFFICES = frozenset(("رييس", "رييسه", "عضو", "نايب", "امين", "مساعد", "وكيل", "سلطات", "مسءول", "مسوول", "مسؤول"))


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
        after = window.word_end(position, "adverbs")
        if after is not None and after > position:
            position = after + 1  # أول أمس: أول is no rank here
            continue
        speaker = _at(window, position, end)
        if speaker is not None:
            speaker = _with_calling(window, speaker, position)
            return _spoken_to(window, speaker, position, end) or _with_others(window, speaker, end)
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
            is_rank = head is not None and head[0].role == "rank"
            return _loose_name(window, position, end) if loose and not is_oblique and not is_rank else None
    return None


def _with_calling(window: Window, speaker: Speaker, position: int) -> Speaker:
    """The speaker with the calling by which he may be named again: طبيب, وزيرة -> الطبيب, الوزيرة; an official of which there are many kinds (رئيس) is not."""
    head, form = window.head(position), head_form(window, position)
    if head is None or head[0].role not in ("person", "generic") or head[1] > position or form.startswith("ال") or form in _COMMON_OFFICES or not speaker.sources:
        return speaker
    return msgspec.structs.replace(speaker, aliases=speaker.aliases | {f"ال{form}"})


def _spoken_to(window: Window, speaker: Speaker, position: int, end: int) -> Speaker | None:
    """Who speaks to a medium that is named before him: أكد لوكالة فرانس برس مصدر عسكري."""
    is_medium = speaker.is_own or any(kind_of(s.id) in MEDIA_KINDS or s.rule in (BODY, MEDIUM) for s in speaker.sources[:1])
    if not is_medium or not window.tokens[position].form.startswith("ل") or speaker.last + 1 >= end:
        return None
    behind = read_speaker(window, speaker.last + 1, end)
    return msgspec.structs.replace(behind, relayed_by=speaker.sources[:1]) if behind is not None and behind.sources else None


def _in_quotes(window: Window, position: int, end: int) -> Speaker | None:
    """A body named in quotation marks that no lexicon knows: أعلنت «الفرقة الثلاثون»."""
    name = quoted_name(window, position, position + 1)
    if name is None or name[1] >= end or window.tokens[name[0]].form.endswith(("ها", "هم", "هما")) or any(p in window.sources or p in window.actors or window.head(p) or p in window.triggers for p in range(name[0], name[1] + 1)):
        return None
    if window.own_end(name[0]) is not None or any(window.tokens[p].kind not in ("word", "number") for p in range(name[0], name[1] + 1)):
        return None
    owner = window.actors.get(name[1] + 3) if window.tokens[name[0]].form == PROVINCE and name[1] + 2 < end and window.tokens[name[1] + 2].form in _BELONGING else None
    if owner is not None and owner.last < end:  # «ولاية الحجاز» التابعة لداعش: a province of the group speaks for it
        return Speaker(last=owner.last, sources=(window.source(window.actor_of(owner), *name, "ar/speech/province"),))
    return Speaker(last=name[1] + 1, sources=(window.source(f"name:{words_of(window, *name)}", *name, BODY),))


def _at(window: Window, position: int, end: int) -> Speaker | None:
    own_end = window.own_end(position)
    if own_end is not None:
        return Speaker(last=own_end, is_own=True)
    reference = _reference(window, position, end)
    if reference is not None:
        return reference
    head = window.head(position)
    found = window.sources.get(position)
    if found is not None and head is not None and head[0].role == "generic" and head[0].id == found.entries[0].id:
        speaker = _generic(window, head[0], position, max(head[1], found.last), end)
        if speaker is not None and speaker.sources and speaker.sources[0].id != head[0].id:
            return speaker  # الناشط الإعلامي سامر البكري
    if head is not None and head[0].role != "carrier" and (found is None or found.last <= head[1] + (head[0].role == "source") or head[0].role in ("spokesman", "own", "person", "rank")):
        speaker = _READERS[head[0].role](window, head[0], position, head[1], end)
        if speaker is not None:
            return speaker
    if found is not None and found.last < end:
        return known(window, found)
    actor = window.actors.get(position)
    if actor is not None and actor.last < end and is_side(window.actor_of(actor)):
        return read_security(window, actor, end) or Speaker(last=actor.last, sources=(window.source(window.actor_of(actor), actor.first, actor.last, actor.entries[0].rule, start=actor.start),))
    return _named(window, position, end)


def _reference(window: Window, position: int, end: int) -> Speaker | None:
    last = position
    if window.tokens[position].form.lstrip("ول") in ("ذات", "نفس") and position + 1 < end:
        last = position + 1
    record = next((window.words.references[s] for s in stems(window.tokens[last].form) if s in window.words.references), None)
    if record is None:
        return None
    group = window.actors.get(position)
    if group is not None and "actor" in record.kinds and group.first == group.last and is_side(window.actor_of(group)):
        return None  # الحركة, التنظيم: the group told of before
    following = last + 1
    if following < end and window.tokens[following].form in _SELF:
        return Speaker(last=following, reference=record)
    is_where_it_says = following + 1 < end and window.tokens[following].form == "في" and (window.tokens[following + 1].form in _TALKS or (carrier := window.head(following + 1)) is not None and carrier[0].role == "carrier")
    if is_where_it_says:
        return Speaker(last=last, reference=record)  # الوكالة في تقرير
    if following < end and window.tokens[following].form in _NARROWING and window.word_end(following, "adverbs") is None and not _is_whereabouts(window, following, end):
        return None
    if following < end and window.tokens[following].kind == "number":
        return None  # القناة 12
    if following < end and {"outlet", "agency"} & set(record.kinds) and position not in window.sources:
        adjective = last_adjective(window, following, end)
        if adjective is not None:
            return Speaker(last=adjective, reference=record)  # الوكالة الرسمية
    if following < end and window.tokens[following].kind == "word" and not _is_whereabouts(window, following, end) and not (
        window.is_word(following, "openers") or window.is_word(following, "adverbs") or window.is_word(following, "results") or window.is_word(following, "stops")
        or following in window.triggers or window.tokens[following].form.startswith("ل") or window.tokens[following].form in window.words.citing or _is_object(window, following)
    ):
        return None
    return Speaker(last=last, reference=record)


def _is_object(window: Window, position: int) -> bool:
    """Whether the word behind a definite noun is what is told and says nothing of who tells it: وأكدت المصادر نقل الجرحى, not المصادر الطبية nor المصادر بالمستشفى."""
    form = window.tokens[position].form
    return not form.startswith(("ال", "لل", "ب")) and not window.is_given_name(position) and window.head(position) is None and position not in window.actors and position not in window.sources


def _is_whereabouts(window: Window, preposition: int, end: int) -> bool:
    """Whether من says from where he spoke and not of whom he is one: المصدر من أبيي, not المصدر من الشرطة."""
    place = preposition + 1
    if window.tokens[preposition].form != "من" or place >= end or window.tokens[place].kind != "word" or window.tokens[place].form.startswith("ال"):
        return False
    return window.head(place) is None and place not in window.sources and place not in window.actors


def _own(window: Window, record: HeadRecord, position: int, last: int, end: int) -> Speaker | None:
    for found in matches_within(window.sources, position, min(end, last + 5)):
        if kind_of(found.entries[0].id) in MEDIA_KINDS and window.own.is_given:
            return known(window, found)
    return Speaker(last=last, is_own=True)


def _spokesman(window: Window, record: HeadRecord, position: int, last: int, end: int) -> Speaker | None:
    staff = next((step for step in range(last + 1, min(end, last + 4)) if (head := window.head(step)) is not None and head[0].role == "army"), None)
    if staff is not None:
        return _at(window, staff, end)  # الناطق باسم المنطقة العسكرية الرابعة
    found = _body_spoken_for(window, position, last, end)
    if found is not None:
        identity = found.entries[0].id if found.table == "source" else window.actor_of(found)
        if identity in window.own.ids:
            return Speaker(last=found.last, is_own=True)
        source = window.source(identity, found.first, found.last, found.entries[0].rule, start=found.start)
        name = person_in(window, found.last + 1, end) or _trailing(window, found.last + 1, end)
        return Speaker(last=name[1] if name else found.last, sources=(source,), aliases=aliases_of(window, name))
    on_behalf = next((p for p in range(last + 1, min(end, last + 4)) if window.tokens[p].form in ("باسم", "بلسان")), None)
    if on_behalf is not None and on_behalf + 1 < end and window.tokens[on_behalf + 1].form in window.words.references:
        name = person_in(window, on_behalf + 2, end)  # المتحدث باسم الوزارة
        return Speaker(last=name[1] if name else on_behalf + 1, reference=window.words.references[window.tokens[on_behalf + 1].form], aliases=aliases_of(window, name))
    if on_behalf is not None and on_behalf + 1 < end:
        name = person_in(window, on_behalf + 1, end)
        speaker = _at(window, on_behalf + 1, name[0] if name is not None and name[0] > on_behalf + 1 else end)
        if speaker is not None and speaker.sources:
            return msgspec.structs.replace(speaker, last=max(speaker.last, name[1] if name else 0), aliases=speaker.aliases or aliases_of(window, name))
        body = end_of_name(window, on_behalf + 1, name[0] if name is not None and name[0] > on_behalf + 1 else end, 4)
        if body is not None:
            source = window.source(f"name:{words_of(window, on_behalf + 1, body)}", on_behalf + 1, body, BODY)
            return Speaker(last=max(body, name[1] if name else 0), sources=(source,), aliases=aliases_of(window, name))
    name = person_in(window, last + 1, end)
    speaker = qualified(window, "official", position, last, name[0] if name else end, officials=True)
    if name is not None and (speaker is None or speaker.last == last):
        return _person(window, name)
    return msgspec.structs.replace(speaker, last=name[1], aliases=aliases_of(window, name)) if name is not None and speaker is not None else speaker


def _trailing(window: Window, first: int, end: int) -> tuple[int, int] | None:
    """What is left of a phrase once the body is read: the name of its spokesman, adjectives left out."""
    while first < end and window.tokens[first].form.startswith("ال") and window.tokens[first].form.endswith(("ي", "يه")):
        first += 1
    if first >= end or first in window.sources or first in window.actors or begins_the_told(window, first):
        return None
    last = end_of_name(window, first, end, 3)
    return (first, last) if last is not None and not window.tokens[first].form.startswith(("ل", "ب", "ف", "ال")) else None


def _body_spoken_for(window: Window, position: int, last: int, end: int) -> Found | None:
    """The first source or actor in the phrase of a spokesman, the longest of those that overlap (وزارة الدفاع الأميركية)."""
    candidates = [f for f in (*matches_within(window.sources, position, end), *matches_within(window.actors, last + 1, end))]
    fitting = [f for f in candidates if (is_side(window.actor_of(f)) if f.table == "actor" else kind_of(f.entries[0].id) not in ("generic", *MEDIA_KINDS))]
    if not fitting:
        return None
    first = min(fitting, key=lambda f: (f.first, -f.last, f.table == "actor"))
    return max((f for f in fitting if f.first <= first.last), key=lambda f: (f.last, f.table == "source", -f.first))


def _office(window: Window, record: HeadRecord, position: int, last: int, end: int) -> Speaker | None:
    behind = window.head(last + 1) if last + 1 < end else None
    if behind is not None and behind[0].role == "spokesman":
        return _spokesman(window, behind[0], last + 1, behind[1], end)  # نائب المتحدث باسم وزارة الداخلية
    if behind is not None and heads_a_state(window, last + 1):
        return _at(window, last + 1, end)  # نائب رئيس الوزراء التركي
    name = _behind_a_place(window, position, last, named_behind(window, last, end) or person_in(window, last + 1, end))
    speaks = next((step for step in range(last + 2, name[0] if name else last) if (head := window.head(step)) is not None and head[0].role == "spokesman"), None)
    if speaks is not None:
        return _spokesman(window, record, speaks, speaks, end)  # وزيرة الإعلام المتحدثة باسم الحكومة فلانة
    limit = name[0] if name else phrase_end(window, last + 1, end)
    for found in matches_within(window.sources, position, limit):
        if kind_of(found.entries[0].id) not in ("generic", *MEDIA_KINDS) and window.tokens[found.first - 1].form != "لدي":  # مندوب البلاد لدى الأمم المتحدة
            source = window.source(found.entries[0].id, found.first, found.last, found.entries[0].rule, start=found.start)
            return Speaker(last=name[1] if name else found.last, sources=(source,), is_own=found.entries[0].id in window.own.ids, aliases=aliases_of(window, name))
    headed = window.actors.get(last + 2 if window.tokens[last + 1 : last + 2] and window.tokens[last + 1].form in _GENERAL else last + 1)
    leads = head_form(window, position) in _LEADERS and headed is not None and is_side(window.actor_of(headed))
    if headed is not None and headed.last < limit and (leads or _is_government(window.actor_of(headed))):
        source = window.source(window.actor_of(headed), headed.first, headed.last, headed.entries[0].rule, start=headed.start)  # رئيس الحكومة العراقية
        return Speaker(last=name[1] if name else headed.last, sources=(source,), aliases=aliases_of(window, name))
    police = window.head(last + 1) if last + 1 < limit else None
    if police is not None and police[0].role == "police":
        return read_police(window, police[0], last + 1, police[1], end)  # قائد شرطة العاصمة فلان
    if name is not None:
        return _titled(window, name, end) or _person(window, name)
    led = window.head(last + 1) if last + 1 < limit else None
    if led is not None and led[0].role == "body" and head_form(window, last + 1) in _LED and not window.tokens[last + 1].form.startswith("ال"):
        return read_body(window, led[0], last + 1, led[1], end)  # رئيسة اتحاد عمال الوادي, who is not named
    if _is_hospital(window, last + 1, limit) and record.id == "official":
        return Speaker(last=last + 1, sources=(window.source("medical_source", position, last + 1, "ar/speech/hospital", start=bare_start(window, position)),))
    found_here = window.sources.get(position)
    if found_here is not None and found_here.last < end:
        return known(window, found_here)
    return qualified(window, record.id or "official", position, last, end, officials=True)


def _behind_a_place(window: Window, position: int, last: int, name: tuple[int, int] | None) -> tuple[int, int] | None:
    """A name whose first part no list knows, behind an office and its place: محافظ كركوك راكان سعيد."""
    if name is None or name[0] != last + 3 or head_form(window, position) not in _OF_PLACES:
        return name
    if window.tokens[last + 1].form in _TYPES_OF_PLACE:
        return name  # حاكم ولاية لوغار حليم
    is_part = window.tokens[last + 2].kind == window.tokens[last + 1].kind == "word" and not window.tokens[last + 2].form.startswith("ال") and window.head(last + 2) is None
    return (last + 2, name[1]) if is_part else name


def _is_hospital(window: Window, first: int, end: int) -> bool:
    """مدير مستشفى, رئيس قسم الطوارئ: who holds an office in a hospital."""
    forms = [token.form for token in window.tokens[first : min(end, first + 2)]]
    return bool(forms) and (forms[0] in _HOSPITALS or forms[0] == "قسم" and forms[-1] in ("الطوارئ", "الطواري", "الجراحه"))


def _generic(window: Window, record: HeadRecord, position: int, last: int, end: int) -> Speaker | None:
    body = window.sources.get(last + 1)
    if record.id in ("activists", "witnesses") and body is not None and body.last < end and kind_of(body.entries[0].id) in ("monitor", "responders"):
        return known(window, body)  # نشطاء المرصد السوري
    speaker = qualified(window, record.id or "official", position, last, end, officials=record.id == "official")
    if record.id == "media_reports" and speaker is not None and [source.id for source in speaker.sources] == ["media_reports"] and _is_of_a_place(window, speaker.last + 1, end):
        return msgspec.structs.replace(speaker, sources=(msgspec.structs.replace(speaker.sources[0], id="local_media"),))  # مصادر صحفية من مأرب
    name = person_in(window, last + 1, min(end, phrase_end(window, last + 1, end), last + 10)) if record.id in ("activists", "official") else None
    if speaker is None or name is None or name[0] <= speaker.last or name[0] == last + 1 and any(stem in window.words.qualifiers for stem in adjective_stems(window.tokens[name[0]].form)):
        return speaker  # مسؤول تركي كبير names no تركي
    speaks_for_none = [source.id for source in speaker.sources] in (["activists"], ["official"]) and window.is_given_name(name[0])
    sources = (window.source(f"name:{words_of(window, *name)}", *name, PERSON),) if speaks_for_none else speaker.sources
    return msgspec.structs.replace(speaker, sources=sources, last=name[1], aliases=aliases_of(window, name))


def _is_of_a_place(window: Window, preposition: int, end: int) -> bool:
    """Whether من or في names where a medium is at home: من مأرب, not في تقرير."""
    place = preposition + 1
    if place >= end or window.tokens[preposition].form not in ("من", "في") or window.is_word(preposition, "adverbs") or window.tokens[place].kind != "word":
        return False
    closed = place + 1 >= end or window.tokens[place + 1].kind == "mark" or window.is_word(place + 1, "openers")
    return closed and window.head(place) is None and place not in window.sources and place not in window.actors and not window.is_word(place, "adverbs")


def _nameless(window: Window, record: HeadRecord, position: int, last: int, end: int) -> Speaker | None:
    speaker = qualified(window, record.id or "informed_sources", position, last, end, officials=False)
    is_bare = speaker is not None and speaker.last == last and [source.id for source in speaker.sources] == ["informed_sources"]
    if speaker is not None and is_bare and (head_form(window, position) == "مصادر" or _is_of_the_outlet(window, last + 1, end)):
        return msgspec.structs.replace(speaker, sources=(msgspec.structs.replace(speaker.sources[0], id="local_sources"),))
    return speaker


def _is_of_the_outlet(window: Window, first: int, end: int) -> bool:
    """Whether sources are the outlet's own or spoke to it: مصادر «الوادي», مصادر لـ«الوادي»."""
    while first < end and (window.tokens[first].kind == "quote" or window.tokens[first].form == "ل"):
        first += 1
    return first < end and window.own_end(first) is not None


def _is_government(identity: str) -> bool:
    return identity.endswith("_government")


def _rank(window: Window, record: HeadRecord, position: int, last: int, end: int) -> Speaker | None:
    name = person_in(window, position, end)
    if name is None:
        return None
    spoken_for = _titled(window, name, end)
    if spoken_for is not None:
        return spoken_for
    return _person(window, name)


def read_body(window: Window, record: HeadRecord, position: int, last: int, end: int) -> Speaker | None:
    """The body that a head noun opens: by its id where a table knows it or a side stands in its name, else by name."""
    limit = name_limit(window, last + 1, phrase_end(window, last + 1, end))
    belongs = next((step for step in range(last + 2, limit) if window.tokens[step].form in _BELONGING), limit)
    if belongs < limit and not any(found.first <= last + 1 for table in (window.sources, window.actors) for found in matches_within(table, position, belongs)):
        named = body_named(window, position, last, belongs, end)
        if named is not None:
            return named  # خلية النسور التابعة لوزارة الداخلية is no ministry
    quoted = quoted_name(window, last + 1, last + 2) if head_form(window, position) in MEDIA_HEADS else None
    limit = min(limit, quoted[1] + 2) if quoted is not None else limit  # صحيفة «صدى الوادي» القريبة من النظام is not the regime
    own = any(window.own_end(step) is not None for step in range(last + 1, limit))
    office = window.head(last + 1) if last + 1 < limit and head_form(window, position) == "مكتب" else None
    if office is not None and office[0].role == "person" and office[0].id == "official":
        return _office(window, office[0], last + 1, office[1], end)  # مكتب محافظ المدينة
    for step in range(last + 1, min(limit, last + 6)):
        if heads_a_state(window, step):
            return _at(window, step, end)  # المكتب الإعلامي لرئيس الوزراء التركي
        spokesman = window.head(step)
        if spokesman is not None and spokesman[0].role == "spokesman":
            return _spokesman(window, spokesman[0], step, spokesman[1], end)
    side = next((f for f in matches_within(window.actors, position, min(limit, position + 9)) if is_side(f.entries[0].id)), None)
    for found in matches_within(window.sources, position, min(limit, position + 7)):
        if side is not None and side.last < found.first and side.first <= position + 1:
            break  # تنظيم الدولة عبر وكالة أعماق
        if kind_of(found.entries[0].id) != "generic":
            return Speaker(last=found.last, is_own=True) if found.entries[0].id in window.own.ids else known(window, found)
    if own:
        return Speaker(last=limit - 1, is_own=True)
    for found in matches_within(window.actors, position, min(limit, position + 9)):
        if not is_side(found.entries[0].id) or head_form(window, position) == "اعلام" or head_form(window, position) in MEDIA_HEADS and not window.tokens[found.first].form.startswith("ال"):
            continue  # إعلام النظام, موقع صومالي are no side
        return Speaker(last=found.last, sources=(window.source(window.actor_of(found), found.first, found.last, found.entries[0].rule, start=found.start),))
    return body_named(window, position, last, limit, end)


def _named(window: Window, position: int, end: int) -> Speaker | None:
    if not window.is_given_name(position) or window.tokens[position].form in ("صباح", "ظافر"):
        return None
    last = end_of_name(window, position, end, LONGEST_NAME)
    if last is None or last == position and position + 1 < end and window.tokens[position + 1].kind == "word" and not window.is_word(position + 1, "openers"):
        return None
    spoken_for = _titled(window, (position, last), end)
    if spoken_for is not None:
        return spoken_for
    return Speaker(last=last, sources=(window.source(f"name:{words_of(window, position, last)}", position, last, PERSON),), aliases=aliases_of(window, (position, last)))


def _titled(window: Window, name: tuple[int, int], end: int) -> Speaker | None:
    """Whom a person speaks for by the title behind the name (اللواء سالم البكري المتحدث باسم وزارة الداخلية); who is one of the residents is cited as such."""
    following = name[1] + 1
    while following < end and window.tokens[following].form in _BEFORE_TITLE:
        following += 1
    if following >= end:
        return None
    head = window.head(following)
    if head is not None and head[0].role == "spokesman":
        speaker = _spokesman(window, head[0], following, head[1], end)
        is_body = speaker is not None and (speaker.reference is not None or speaker.sources and (speaker.sources[0].id != "official" or speaker.last > head[1] + 1))
        return msgspec.structs.replace(speaker, aliases=aliases_of(window, name)) if speaker is not None and is_body else None
    if heads_a_state(window, following):
        speaker = _at(window, following, end)
        return msgspec.structs.replace(speaker, aliases=aliases_of(window, name)) if speaker is not None else None
    police = next((step for step in range(following + 1, min(end, following + 2)) if window.tokens[step].form in _POLICE), None)
    if police is not None and (head is not None and head[0].role == "person" or window.tokens[following].form == "من"):
        return Speaker(last=police, sources=(window.source("police_source", police, police, "ar/speech/police"),), aliases=aliases_of(window, name))
    force = window.actors.get(following + 1) if window.tokens[following].form == "من" else None
    if force is not None and force.last < end and is_force(window.actor_of(force)):  # الكولونيل فلان من حلف شمال الأطلسي
        return Speaker(last=force.last, sources=(window.source(window.actor_of(force), force.first, force.last, force.entries[0].rule, start=force.start),), aliases=aliases_of(window, name))
    body = _body_of_title(window, following, end)
    if body is not None:
        return Speaker(last=body.last, sources=known(window, body).sources, is_own=body.entries[0].id in window.own.ids, aliases=aliases_of(window, name))
    if window.tokens[following].form in _ONE_OF and following + 1 < end:
        head = window.head(following + 1)
        if head is not None and head[0].role == "generic" and head[0].id in ("residents", "witnesses"):
            source = window.source(head[0].id, following, head[1], "ar/speech/one-of")
            return Speaker(last=head[1], sources=(source,), aliases=aliases_of(window, name))
    return None


def _body_of_title(window: Window, first: int, end: int) -> Found | None:
    """The ministry, monitor or rescue service that a title behind a name holds: مدير المرصد السوري, المستشار الإعلامي في وزارة الداخلية, من الدفاع المدني."""
    head = window.head(first)
    if head is None and window.tokens[first].form not in ("من", "احد", "احدي", "وزير", "وزيره") and first not in window.sources:
        return None
    if head is not None and head[0].role not in ("person", "generic"):
        return None
    limit = min(phrase_end(window, first, end), first + 7)
    return next((found for found in matches_within(window.sources, first, limit) if kind_of(found.entries[0].id) in ("official", "monitor", "responders")), None)


def _members(window: Window, position: int, end: int) -> Speaker | None:
    """The group whose members speak: عناصر التنظيم, خلايا تنظيم «داعش»; none where no group is named behind them."""
    for place in range(position + 1, min(end, position + 4)):
        group, meant = window.actors.get(place), window.words.references.get(window.tokens[place].form)
        if group is not None and is_side(window.actor_of(group)):
            return Speaker(last=group.last, sources=(window.source(window.actor_of(group), group.first, group.last, group.entries[0].rule, start=group.start),))
        if meant is not None and "actor" in meant.kinds:
            return Speaker(last=place, reference=meant)
    return None


def _loose_name(window: Window, position: int, end: int) -> Speaker | None:
    if window.tokens[position].form in _MEMBERS:
        return _members(window, position, end)
    last = end_of_name(window, position, end, 5)
    if last is None or last - position > 3 or begins_the_told(window, position) or is_no_name(window, position, last):
        return None
    if last == position and last + 2 < end and window.tokens[last + 1].form == "في" and not window.tokens[last].form.startswith("ال"):
        return _at(window, last + 2, end)  # مستشارة في منظمة كذا: a calling that no table knows
    words = [t for t in window.tokens[position : last + 1] if t.kind == "word"]
    definite, is_numbered = [t.form.startswith("ال") for t in words], len(words) <= last - position
    if definite[0] and not is_numbered and (last == position or not all(definite)):
        return None
    spoken_for = _titled(window, (position, last), end)
    if spoken_for is not None or window.tokens[position].form in _OTHERS:
        return spoken_for  # آخرون من سكان القرية; of آخرون alone nothing is known
    return Speaker(last=last, sources=(window.source(f"name:{words_of(window, position, last)}", position, last, UNKNOWN),), aliases=aliases_of(window, (position, last)))


def _with_others(window: Window, speaker: Speaker, end: int) -> Speaker:
    """Add who else said it: عمال إنقاذ والمرصد, تركيا وروسيا وإيران."""
    if not speaker.sources or len(speaker.sources) > 1:
        return speaker
    while len(speaker.sources) < MOST_SPEAKERS:
        position = next((p for p in range(speaker.last + 1, min(speaker.last + 3, end)) if window.tokens[p].form.startswith("و")), None)
        other = _other(window, position, end) if position is not None and _only_adjectives(window, speaker.last + 1, position) else _further_on(window, speaker.last + 1, end)
        if other is None or not other.sources or other.sources[0].id in {source.id for source in speaker.sources}:
            return speaker
        speaker = msgspec.structs.replace(speaker, sources=(*speaker.sources, *other.sources), last=other.last)
    return speaker


def _further_on(window: Window, first: int, end: int) -> Speaker | None:
    """Somebody nameless joined behind where the first one is at home: مسؤول في البلدية وشاهد, مسعفون، في مستشفى المدينة، ومنقذون."""
    for position in range(first, min(first + FURTHEST, end)):
        token, head = window.tokens[position], window.head(position)
        if position > first and token.form.startswith("و") and head is not None and token.form[1:] in window.words.heads and head[0].role in ("generic", "person", "source"):
            return _other(window, position, end) if any(t.form in _AT_HOME for t in window.tokens[max(0, first - 3) : position]) else None
        if window.is_word(position, "openers") or token.form in _TALKS or begins_the_told(window, position) or token.form in window.words.saying or head is not None and head[0].role == "carrier":
            return None
    return None


def _other(window: Window, position: int, end: int) -> Speaker | None:
    """A source or actor joined by و at a position."""
    found, actor, head = window.sources.get(position), window.actors.get(position), window.head(position)
    is_nameless = found is not None and head is not None and head[0].role in ("generic", "source") and found.last <= head[1] and head[0].id == found.entries[0].id
    if found is not None and found.prefix == "و" and found.last < end and not is_nameless:  # ومصادر بالشرطة says more than ومصادر
        return known(window, found)
    if actor is not None and actor.prefix == "و" and actor.last < end and is_side(window.actor_of(actor)):
        return Speaker(last=actor.last, sources=(window.source(window.actor_of(actor), actor.first, actor.last, actor.entries[0].rule, start=actor.start),))
    if window.tokens[position].form in _ANOTHER and position + 1 < end:
        kind = next((window.words.qualifiers[stem] for stem in adjective_stems(window.tokens[position + 1].form) if stem in window.words.qualifiers), None)
        return Speaker(last=position + 1, sources=(window.source(kind.id, position + 1, position + 1, "ar/speech/qualifier"),)) if kind is not None and not kind.media else None
    if head is None or window.tokens[position].form[1:] not in window.words.heads:
        return None
    if head[0].role == "source":
        return _nameless(window, head[0], position, head[1], end)
    if head[0].role == "generic":
        return qualified(window, head[0].id or "official", position, head[1], end, officials=False)
    return _READERS[head[0].role](window, head[0], position, head[1], end) if head[0].role in ("person", "body", "ministry", "police", "army") else None


def _only_adjectives(window: Window, first: int, end: int) -> bool:
    return all(window.tokens[p].kind == "word" and not window.is_word(p, "openers") and not window.is_word(p, "stops") and p not in window.triggers for p in range(first, end))


_READERS: dict[str, Callable[[Window, HeadRecord, int, int, int], Speaker | None]] = {
    "own": _own, "spokesman": _spokesman, "person": _office, "generic": _generic, "source": _nameless, "rank": _rank, "body": read_body, "state": read_state, "ministry": read_ministry, "government": read_government, "police": read_police, "army": read_army, "named": read_words,
}


def _person(window: Window, name: tuple[int, int]) -> Speaker:
    return Speaker(last=name[1], sources=(window.source(f"name:{words_of(window, *name)}", *name, PERSON),), aliases=aliases_of(window, name))
