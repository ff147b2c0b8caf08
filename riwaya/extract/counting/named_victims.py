"""Persons who are told of by name or by their post behind what befell them: اغتيال اللواء سامي الراجح, قتل خالد منصور برصاص مجهولين, مقتل سامي الراجح وابنه.

In: a sentence as a `Clause` and the tokens between one result word and the next. Out: one person as a count of one, where the next stands who is joined to a name
(الطفل سالم الراجح والطفلة ريم), the one before his kin, or several who are named in a row; `None` where grammar does not say who is named. Reads the given names of languages/ar/speech.yaml.
"""

from __future__ import annotations

from riwaya.extract.counting.before_verb import has_no_subject_behind
from riwaya.extract.counting.lists.going_on import is_besides
from riwaya.extract.counting.reached import Clause, Reached
from riwaya.extract.counting.result_words import RESULTS, SUFFERED_IN
from riwaya.extract.counting.units import STOPS, units_of
from riwaya.extract.values import Quantity
from riwaya.lexicon.arabic.speech_records import load_speech
from riwaya.model import Token

LONGEST_TITLE = 3
YEARS = frozenset("عاما عام سنه سنوات اعوام ربيعا".split())
LIST = 8
FAR = 15
NAME = 7
ROW = 24
COMMAS = ("،", ",")
KIN = ("ه", "ها", "هما")
MORE = frozenset(("اخر", "اخري", "اخران", "اخرين"))
LEAVING = (SUFFERED_IN - {"و"}) | frozenset("من الي عن مع برصاص بنيران الذي التي كانا وهو وهي".split())
DAYS = frozenset("اليوم امس صباح مساء فجر ظهر ليل الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت".split())
OPENING = frozenset(("ان", "بان"))
SERVING = frozenset("اللواء لواء العميد العقيد المقدم الرايد النقيب الملازم الفريق الرقيب".split())
OFFICES = frozenset("وزير وزيره محافظ سفير قنصل قاضي عمده قايمقام".split())
POSTS = frozenset("مدير مديره رييس رييسه نايب وكيل عميد مختار امين مفتي خطيب امام".split()) | OFFICES
TITLES = SERVING | frozenset(
    "المدعو المدعوه الدكتور الدكتوره الشيخ المهندس المهندسه الشاب الشابه الفتي الفتاه المواطن المواطنه المدني المدنيه السيد السيده الاستاذ الاستاذه المحامي المحاميه النايب الحاج الحاجه الطالب الطالبه "
    "الناشط الناشطه العالم الطبيب الطبيبه القاضي المختار الخبير الباحث الزميل الزميله المصور الفنان الشاعر المعارض الامام الداعيه العامل المزارع الراعي المدرس المدرسه المعلم المعلمه المسعف المسعفه الممرض الممرضه الصحفي الصحفيه الصحافي الصحافيه الاعلامي الاعلاميه الصياد السايق الموظف".split()
)


def named_victim(clause: Clause, start: int, end: int) -> Reached | None:
    """The one person who is named right behind a result word, behind his titles or behind who did it (اغتال مجهولون الدكتور سامي الراجح), or who is told of by his post (اغتيال وزير الداخلية)."""
    tokens = clause.tokens
    position, title = _behind_doer(clause, start, end), None
    if _is_of_a_post(clause, position, end):
        return Reached(Quantity(min=1, max=1), units_of["دبلوماسيا"][0] if tokens[position].form in OFFICES else None, position, position, True)
    while position < min(end, start + LONGEST_TITLE + 4) and (tokens[position].form in TITLES or tokens[position].kind == "quote"):
        title, position = title if tokens[position].kind == "quote" else tokens[position].form, position + 1
    if title is None and start < position < end and tokens[position].form == "ابو":
        return None  # بعد معرفتهم بمصرع "أبو عمر": a name of war alone is of somebody known
    if position >= end or not _begins_a_name(tokens[position], tokens[position - 1]) or position in clause.actors or _goes_on(clause, position, end):
        return None
    last = position + 1 if position + 1 < end and tokens[position + 1].kind == "word" else position
    unit = units_of["ضابط"][0] if title in SERVING else None
    return Reached(Quantity(min=1, max=1), unit, position, last, True, is_told_by_word=False)


def opening_subject(clause: Clause, verb: int) -> Reached | None:
    """The one person with whom a statement opens, far before what befell him: أن قائد جبهة الحوثيين المكنى أبو حسين لقي مصرعه, أن مدير المركز سامي الراجح قتل."""
    tokens = clause.tokens
    if tokens[verb].form.endswith(("وا", "ا")):
        return None
    opened = next((at for at in range(max(0, verb - FAR), verb) if tokens[at].form == "("), verb)  # مدنيا يدعى سالم الراجح (60 عاما) قتل
    closed = next((at for at in range(opened, verb) if tokens[at].form == ")"), opened)
    is_set_off = verb > 0 and tokens[verb - 1].form in COMMAS and has_no_subject_behind(clause, verb + 1)  # أن القيادي في الحركة المدعو سامي، قتل في غارة
    for at in range(verb - 1 - is_set_off, max(-1, verb - FAR - (closed - opened)), -1):
        if opened <= at <= closed < verb:
            continue
        if tokens[at].form in STOPS or tokens[at].form in COMMAS or at in clause.acts or at in clause.numbers and not _is_an_age(clause, at):
            return None
        if tokens[at].form in OPENING:
            break
    else:
        return None
    unit = units_of[tokens[at + 1].form][0]
    if unit is not None and unit.number == 1 and unit.record.measure is None and at + 1 < verb:
        return Reached(Quantity(min=1, max=1), unit, at + 1, at + 1, True)
    return next((person for position in range(at + 1, verb) if (person := named_victim(clause, position, verb)) is not None), None)


def _is_an_age(clause: Clause, position: int) -> bool:
    """Whether a number says how old one is: يبلغ من العمر 11 عاما."""
    behind = clause.numbers[position].last + 1
    return behind < len(clause.tokens) and clause.tokens[behind].form in YEARS


def _behind_doer(clause: Clause, start: int, end: int) -> int:
    """Where the object may stand: behind the day and nameless doers (أمس, اليوم الجمعة, مجهولون, مسلحون مجهولون)."""
    while start < end and (clause.tokens[start].form in DAYS or clause.tokens[start].form.endswith("ون") and len(clause.tokens[start].form) > 4):
        start += 1
    return start


def _is_of_a_post(clause: Clause, position: int, end: int) -> bool:
    """Whether one person of an office stands at a token: اختطاف رئيس البلدية, اغتيال وزير الداخلية; not رئيس البلدية ونائبه, whose number no grammar gives."""
    tokens = clause.tokens
    if position + 1 >= end or tokens[position].form not in POSTS or position in clause.actors:
        return False
    following = tokens[position + 1]
    if following.kind != "word" or following.form in ("في", "من", "علي") or following.form.startswith("و"):
        return False
    behind = tokens[position + 1 : min(end, position + LIST)]
    cut = next((n for n, t in enumerate(behind) if t.kind == "mark"), len(behind))
    return not any(t.form.startswith("و") and (units_of[t.form][0] is not None or t.form[1:] in POSTS or t.form[1:] in TITLES or t.form.endswith(("ه", "ها"))) for t in behind[:cut])


def _begins_a_name(token: Token, before: Token) -> bool:
    names = load_speech().words["given-names"]
    if token.form in ("علي", "ايه") and before.form not in TITLES:
        return False  # فقتل على الفور, دون أية إصابات
    return token.kind == "word" and (token.form in names or token.form.startswith("عبدال") and len(token.form) > 6 or token.form == "ابو" and before.form in TITLES)


def _goes_on(clause: Clause, position: int, end: int) -> bool:
    """Whether a second name is joined to the first."""
    names = load_speech().words["given-names"]
    for token in clause.tokens[position + 1 : min(end, position + LIST)]:
        if token.form in STOPS:
            return False
        if token.form.startswith("و") and (token.form[1:] in names or token.form[1:] in TITLES or token.form[1:] == "ابو" or units_of[token.form][0] is not None):
            return True
    return False


def next_of_kin(clause: Clause, position: int, end: int) -> int | None:
    """Where one more stands behind the name of one who is counted, which begins at a token: الطفل سالم الراجح (9 أعوام) والطفلة ريم, السيدة مريم الراجح، وزوجها."""
    at = _name_end(clause, position, end)
    at += at < end and clause.tokens[at].form in COMMAS
    return at if at > position and at < end and _is_kin(clause, at) else None


def _name_end(clause: Clause, position: int, end: int) -> int:
    """Where a name ends that begins at a token, with quotation marks and his age in brackets; the token itself where no name stands there."""
    tokens, at = clause.tokens, position
    while at < min(end, position + NAME):
        token = tokens[at]
        if token.form == "(":
            at = next((closing + 1 for closing in range(at + 1, min(end, at + NAME)) if tokens[closing].form == ")"), end)
            continue
        is_of_name = token.kind == "quote" or token.kind == "word" and at not in clause.acts and at not in clause.numbers and token.form not in LEAVING
        is_of_name = is_of_name and (token.form != "علي" or tokens[at - 1].form in load_speech().words["given-names"])  # سالم علي الراجح, not الطفل على الطريق
        if not is_of_name or token.form.startswith("و") and token.form not in load_speech().words["given-names"] or token.form.startswith("ب") and len(token.form) > 5:
            break
        at += 1
    return at


def _is_kin(clause: Clause, position: int) -> bool:
    """Whether و joins one or two who are told by an article as kin of those before or as more of them: والطفلة, وزوجها, وطفلاه, وشخص آخر."""
    form, behind = clause.tokens[position].form, clause.tokens[position + 1 : position + 2]
    unit = units_of[form][0] if form.startswith("و") else None
    is_one = unit is not None and unit.number is not None and unit.record.measure is None and unit.record.group != "same"
    return is_one and (form.startswith("وال") or form.endswith(KIN) or bool(behind) and behind[0].form in MORE)


def before_kin(clause: Clause, start: int, first: int, last: int) -> Reached | None:
    """The one who is named right behind a result word, before his kin at `first..last` who were counted without him: الدكتور سامي الراجح وطفله, سامي الراجح بالإضافة إلى اثنين من أبنائه."""
    tokens = clause.tokens
    start = _behind_doer(clause, start, first)
    until = first - 2 if is_besides(tokens, first - 2) else first
    is_joined = until < first or tokens[first].form.startswith("و")
    if not is_joined or until <= start or not tokens[last].form.endswith(KIN):
        return None
    if not begins_a_person(clause, start) and tokens[start].form not in POSTS:
        return None  # رئيس بلدية الشحيل ونجله
    end = _name_end(clause, start, until)
    end += end < until and tokens[end].form in COMMAS
    unit = units_of["ضابط"][0] if tokens[start].form in SERVING else None
    says_more = range(end, until)  # سامي الراجح مدرس بكلية الاقتصاد وطفله
    is_broken = len(says_more) > LIST or any(at in clause.acts or at in clause.numbers or RESULTS[tokens[at].form] is not None or tokens[at].kind != "word" for at in says_more)
    return None if is_broken else Reached(Quantity(min=1, max=1), unit, start, first - 1, True, is_told_by_word=False)


def several_named(clause: Clause, start: int, end: int) -> Reached | None:
    """Several who are named in a row, each by a given name behind و or a comma: كل من سامي الراجح وسالم منصور, كل من "سامي الراجح" و"سالم منصور", سامي الراجح، خالد منصور ومحمد سالم."""
    tokens = clause.tokens
    position = start + 2 * ([t.form for t in tokens[start : start + 2]] == ["كل", "من"])
    position += position < end and tokens[position].form == ":"
    number, at, last = 0, position, position
    while at < min(end, position + ROW):
        is_behind_comma = number > 0 and tokens[at - 1].form in COMMAS
        if not begins_a_person(clause, at, joined=number > 0 and not is_behind_comma) and not (is_behind_comma and begins_a_person(clause, at, joined=True)):
            return None
        inside = next((opened for opened in range(at, min(end, at + 3)) if tokens[opened].form == "("), at)
        number, last = number + 1, _name_end(clause, inside + 1, end)
        last += inside < last < end and tokens[inside].form == "(" and tokens[last].form == ")"
        at = last + (last < end and tokens[last].form in COMMAS)
        if at >= end or tokens[at].form in STOPS or not (at > last or tokens[at].form.startswith("و")) or at > last and not begins_a_person(clause, at, joined=tokens[at].form.startswith("و")):
            break
    return Reached(Quantity(min=number, max=number), None, position, last - 1, False, is_told_by_word=False) if number > 1 else None


def begins_a_person(clause: Clause, position: int, *, joined: bool = False) -> bool:
    """Whether the name of a person begins at a token, behind his title and quotation marks; `joined`: و stands before it."""
    tokens, names = clause.tokens, load_speech().words["given-names"]
    at = position
    is_joined_apart = joined and tokens[at].form == "و"
    at += is_joined_apart
    while at < len(tokens) and (tokens[at].kind == "quote" or tokens[at].form == "("):
        at += 1
    form = tokens[at].form if at < len(tokens) else ""
    if joined and not is_joined_apart and not form.startswith("و"):
        return False
    bare = form.removeprefix("و") if joined and not is_joined_apart else form
    return at not in clause.actors and (bare in TITLES or bare in names or bare == "ابو" or bare.startswith("عبدال") and len(bare) > 6)
