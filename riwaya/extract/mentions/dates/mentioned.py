"""When: date expressions and parts of the day in one sentence, resolved against the day of publication.

The sentence's folded words are joined by single spaces and matched by one pattern for each way of writing a date (`forms`), the most
complete first; what a pattern has taken no later one may touch.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from riwaya.extract.mentions.counted_over import is_counted_over
from riwaya.extract.mentions.dates.meaning import Day, Meaning
from riwaya.extract.mentions.dates.parts_of_the_day import part_of_the_day
from riwaya.extract.mentions.dates.reckoning import how_exact
from riwaya.extract.mentions.dates.tried import KINDS, compiled, kinds_there, tried
from riwaya.extract.values import When
from riwaya.model import Mention, Sentence, Token

FAR_AHEAD = 40  # nearer days are of pages whose own day is off
SINCE = ("منذ", "ومنذ", "فمنذ")
ENDED = frozenset(("into-the-next-day", "two-nights", "night-between", "weekday-range", "until-then", "between-then-and-now"))  # what has an end of its own
BEGINNING = frozenset("ان بدات بدا اندلعت اندلاع بدء بدايه انطلاق توقيع سقوط سيطره اعلان تشكيل دخول تاسيس انهيار خروج".split())
GOING_BY = frozenset("وفق وفقا بحسب حسب".split())
AS = frozenset("ما حسبما وفقما".split())
THAT = frozenset("ان انه انها انهم انهما بان بانه بانها".split())
SPEAKER = 7
NEAR_SPEAKER, LONG_SPEAKER = 8, 16
CLAIMED = ("تبناه", "تبنته", "تبناها", "تبنتها")
OBJECT_REACH = 5
SAYING = frozenset("صدر صدرت تقرير قال قالت اعلن اعلنت اكد اكدت ذكر ذكرت افاد افادت بيان تصريح تصريحات خطاب مؤتمر كشف نشر نشرت صرح صرحت اوضحت ذكروا افادوا كشفت اتهم اتهمت ندد نددت دان دانت ادان ادانت طالب طالبت دعا دعت نفي نفت اوضح اضاف نقلت تحدث لفت لفتت اشار اشارت ابلغ ابلغت اضافت زعم زعمت ادعي ادعت قدر قدرت رجح رجحت توقع توقعت".split())


def mention_dates(sentence: Sentence, text: str, *, reference: Day | None) -> tuple[Mention[When], ...]:
    """The dates and parts of the day of one sentence, in order."""
    forms = sentence.forms
    wanted = tried(kinds_there([forms[position] for position in sentence.where(KINDS)]))
    if not wanted:
        return ()
    joined = f" {' '.join(forms)} "
    taken = bytearray(len(joined))
    found: list[Mention[When]] = []
    for form in wanted:
        for match in compiled(form.name).finditer(joined):
            first, last = match.start("all"), match.end("all")
            if any(taken[first:last]):
                continue
            value = form.read(match, reference)
            if value is None:
                continue
            taken[first:last] = b"\x01" * (last - first)
            if value.is_refused or value.start is not None and value.precision != "day" and is_counted_over(forms, joined.count(" ", 0, first) - 1):
                continue
            found.append(_mention(sentence, first, last, value, match, form.name, reference))
    return tuple(sorted(found, key=lambda mention: mention.first))


def _mention(sentence: Sentence, first: int, last: int, value: Meaning, match: re.Match[str], name: str, reference: Day | None) -> Mention[When]:
    tokens, joined = sentence.tokens, match.string
    # one space stands before each word
    head, tail = joined.count(" ", 0, first) - 1, joined.count(" ", 0, last - 1) - 1
    time = match.groupdict().get("time")
    before = [t.form for t in tokens[max(0, head - 3) : head] if t.kind == "word"]
    after = tokens[tail + 1].form if tail + 1 < len(tokens) else ""
    when = When(
        start=value.start.isoformat() if value.start else None,
        end=value.end.isoformat() if value.end else None,
        precision=value.precision,
        status=value.status,
        time_of_day=part_of_the_day(time, tokens, head, tail),
        is_future=value.is_future or (reference is not None and value.start is not None and (value.start - reference).days > FAR_AHEAD) or after in ("المقبل", "القادم", "المقبله", "القادمه"),
        is_background=value.is_background,
        is_disputed=value.is_disputed,
        is_continuing=value.is_continuing,
        is_anaphoric=value.offset is not None,
        offset=value.offset or 0,
        otherwise=value.otherwise.isoformat() if value.otherwise else None,
        follows_statement=any(says(form) for form in before[-2:]) or _leads_to_speech(tokens, head, tail) or _opens_speech(tokens, head, tail) or _closes_speech(tokens, head) or _closes_claim(tokens, head),
    )
    if reference is not None and value.start is not None and not when.is_continuing and name not in ENDED and _is_since(tokens, head):
        when = _until_now(when, value.start, reference)
    start = tokens[head].start + (joined[first - 1] != " ")
    return Mention(start, tokens[tail].end, head, tail, when, f"ar/dates/{name}")


def _is_since(tokens: Sequence[Token], head: int) -> bool:
    """منذ 30 مارس, منذ اندلاع النزاع في سوريا عام 2011: an interval that begins there; not what the pattern itself reads as a distance (منذ يومين)."""
    before = ["منذ" if t.form in SINCE else t.form for t in tokens[max(0, head - 8) : head]]
    if any(pair[0] == "منذ" and pair[1] in BEGINNING for pair in zip(before, before[1:], strict=False)) and not any(form in ("،", ",", ".", "حتي", "وحتي") for form in before[before.index("منذ") :]):
        return True
    before = before[-5:]
    if tokens[head].form in SINCE or not before:
        return False
    return before[-1] == "منذ" or ("منذ" in before and not any(form in ("،", ",", ".") for form in before[before.index("منذ") :]) and before[-1] in ("في", "عام", "سنه", "شهر", "يوم", "مطلع", "بدايه"))


def _until_now(when: When, start: Day, reference: Day) -> When:
    days = (reference - start).days
    if days < 0:
        return when
    return msgspec.structs.replace(when, end=reference.isoformat(), precision=how_exact(days), is_continuing=True)


def _leads_to_speech(tokens: Sequence[Token], head: int, tail: int) -> bool:
    """وقال الدفاع المدني اليوم السبت إن ...: a verb of saying before the date and أن behind it date the statement."""
    behind = [t.form for t in tokens[tail + 1 : tail + 4]]
    if not any(form in THAT for form in behind):
        return False
    # أعلنت قوات الأمن في مدينة أ بشمال ب، الأحد، أنها: a long subject, with nothing said between
    said = next((i for i in range(head - 1, max(-1, head - LONG_SPEAKER), -1) if says(tokens[i].form)), None)
    return said is not None and (head - said <= NEAR_SPEAKER or not any(t.form in THAT for t in tokens[said:head]))


def says(form: str) -> bool:
    """Whether a word is one of saying, with or without و: أعلنت, وقال, بيان."""
    return form in SAYING or form.startswith("و") and form[1:] in SAYING


def _opens_speech(tokens: Sequence[Token], head: int, tail: int) -> bool:
    """والاثنين، أعلنت الوكالة ...: a date that opens its sentence with a verb of saying right behind it."""
    behind = [t.form for t in tokens[tail + 1 : tail + 3] if t.kind == "word"]
    return head <= 2 and bool(behind) and says(behind[0])


def _closes_speech(tokens: Sequence[Token], head: int) -> bool:
    """وفق ما أعلن مصدر عسكري مساء الثلاثاء, بحسب بيانات المكتب في مارس: the date of a statement that the sentence ends with, or of what somebody goes by."""
    start = max(1, head - SPEAKER)
    led = next((i for i in range(head - 1, start - 1, -1) if tokens[i].kind != "word" or tokens[i].form.removeprefix("و") in GOING_BY), None)
    if led is not None and tokens[led].kind == "word":
        return True
    return any(tokens[i - 1].form in AS and says(tokens[i].form) for i in range(start, head)) and not any(t.form in THAT for t in tokens[start:head])


def _closes_claim(tokens: Sequence[Token], head: int) -> bool:
    """هجوم تبناه تنظيم داعش اليوم: the date behind a verb of claiming with its object in it is that of the claim."""
    return any(t.form.removeprefix("و").startswith(CLAIMED) for t in tokens[max(0, head - OBJECT_REACH) : head])
