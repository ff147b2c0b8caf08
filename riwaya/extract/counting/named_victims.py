"""One person who is told of by name or by his post behind what befell him: اغتيال اللواء سامي الراجح, مقتل المدعو أبو عمر, قتل خالد منصور برصاص مجهولين.

In: a sentence as a `Clause` and the tokens between one result word and the next. Out: the person as a count of one, or `None`. Several who are named in
a row are not counted here: where the list of names ends is not said by grammar. Reads the given names of languages/ar/speech.yaml.
"""

from __future__ import annotations

from riwaya.extract.counting.reached import Clause, Reached
from riwaya.extract.counting.units import STOPS, units_of
from riwaya.extract.values import Quantity
from riwaya.lexicon.arabic.speech_records import load_speech
from riwaya.model import Token

MEASURES = frozenset(("killed", "wounded", "abducted", "detained"))
LONGEST_TITLE = 3
LIST = 7
FAR = 15
OPENING = frozenset(("ان", "بان"))
SERVING = frozenset("اللواء لواء العميد العقيد المقدم الرايد النقيب الملازم الفريق الرقيب".split())
OFFICES = frozenset("وزير وزيره محافظ سفير قنصل قاضي عمده قايمقام".split())
POSTS = frozenset("مدير مديره رييس رييسه نايب وكيل عميد مختار امين مفتي خطيب امام".split()) | OFFICES
TITLES = SERVING | frozenset(
    "المدعو المدعوه الدكتور الدكتوره الشيخ المهندس المهندسه الشاب الشابه الفتي الفتاه المواطن المواطنه السيد السيده الاستاذ الاستاذه المحامي المحاميه النايب الحاج الحاجه الطالب الطالبه "
    "الناشط الناشطه العالم الطبيب الطبيبه القاضي المختار الخبير الباحث الزميل الزميله المصور الفنان الشاعر المعارض الامام الداعيه العامل المزارع الراعي المدرس المدرسه المعلم المعلمه المسعف المسعفه الممرض الممرضه الصحفي الصحفيه الصحافي الصحافيه الاعلامي الاعلاميه الصياد السايق الموظف".split()
)


def named_victim(clause: Clause, start: int, end: int) -> Reached | None:
    """The one person who is named right behind a result word, behind his titles or behind who did it (اغتال مجهولون الدكتور سامي الراجح), or who is told of by his post (اغتيال وزير الداخلية)."""
    tokens = clause.tokens
    position, title = _behind_doer(clause, start, end), None
    if _is_of_a_post(clause, position, end):
        return Reached(Quantity(min=1, max=1), units_of["دبلوماسيا"][0] if tokens[position].form in OFFICES else None, position, position, True)
    while position < min(end, start + LONGEST_TITLE + 4) and tokens[position].form in TITLES:
        title, position = tokens[position].form, position + 1
    if position >= end or not _begins_a_name(tokens[position], tokens[position - 1]) or position in clause.actors or _goes_on(clause, position, end):
        return None
    last = position + 1 if position + 1 < end and tokens[position + 1].kind == "word" else position
    unit = units_of["ضابط"][0] if title in SERVING else None
    return Reached(Quantity(min=1, max=1), unit, position, last, True)


def opening_subject(clause: Clause, verb: int) -> Reached | None:
    """The one person with whom a statement opens, far before what befell him: أن قائد جبهة الحوثيين المكنى أبو حسين لقي مصرعه, أن مدير المركز سامي الراجح قتل."""
    tokens = clause.tokens
    if tokens[verb].form.endswith(("وا", "ا")):
        return None
    for at in range(verb - 1, max(-1, verb - FAR), -1):
        if tokens[at].form in STOPS or tokens[at].form in ("،", ",") or at in clause.acts or at in clause.numbers:
            return None
        if tokens[at].form in OPENING:
            break
    else:
        return None
    unit = units_of[tokens[at + 1].form][0]
    if unit is not None and unit.number == 1 and unit.record.measure is None:
        return Reached(Quantity(min=1, max=1), unit, at + 1, at + 1, True)
    return next((person for position in range(at + 1, verb) if (person := named_victim(clause, position, verb)) is not None), None)


def _behind_doer(clause: Clause, start: int, end: int) -> int:
    """Where the object may stand: behind nameless doers (مجهولون, مسلحون مجهولون)."""
    while start < end and clause.tokens[start].form.endswith("ون") and len(clause.tokens[start].form) > 4:
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
    if token.form == "علي" and before.form not in TITLES:
        return False  # فقتل على الفور
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
