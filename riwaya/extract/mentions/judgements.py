"""What is only judged: إن استهداف المزارعين مؤشر خطير, أن هذه الهجمات تهدد حياة المدنيين, ويعد قصف النظام خرقا للاتفاق.

In: the forms of a sentence. Out: where its judgement of acts at large begins. It tells of no act by itself, without a day or a figure.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.mentions.dates.days_earlier import BREAKS
from riwaya.grammar.remembered import Remembered
from riwaya.model import Sentence

# masdars that are no verb: قصف may be one
AT_LARGE = frozenset("استهداف استهدافات الاستهدافات هجمات الهجمات القصف التصعيد استمرار تصاعد الانتهاكات انتهاكات الاعتداءات اعتداءات الغارات".split())
EITHER = frozenset("قصف تصعيد هجوم".split())
LEADS = frozenset("ان بان فان لان هذا هذه تلك استمرار".split())
OPENING = 20
THREATENING = frozenset("تهدد يهدد لتهديد تهديد يعرض تعرض".split())
THREATENED = frozenset("حياه ارواح استقرار حيوات".split())
JUDGED_AS = frozenset("موشر موشرا يقوض تقوض لسياستهم سياستهم لسياستها لسياسته".split())
SYSTEMATIC = frozenset(("سياسه", "لسياسه")), frozenset(("ممنهجه", "متعمده"))
JUDGING = frozenset("يعد تعد يعتبر تعتبر يشكل تشكل يمثل تمثل".split())
BREACHES = frozenset("خرق خرقا انتهاك انتهاكا جريمه جرايم تهديدا".split())
WHOLE = frozenset(("ما", "مما"))  # قصف الجيش البلدة، ما يهدد حياة المدنيين: the act is told


def _is_judging(form: str) -> bool:
    bare = form.removeprefix("و")
    return bare in THREATENING or bare in JUDGED_AS or bare in SYSTEMATIC[0] or bare in JUDGING


JUDGES = Remembered(_is_judging)


def judgement_begins(sentence: Sentence) -> int | None:
    """The first word of the clause in which acts at large are judged.

    >>> from riwaya.analyze import analyze
    >>> from riwaya.model import Report
    >>> text = "وقال إن استهداف المزارعين مؤشر خطير. قصف الجيش البلدة، ما يهدد حياة المدنيين."
    >>> [judgement_begins(sentence) for sentence in analyze(Report.of(text)).sentences]
    [0, None]
    """
    forms, judges = sentence.forms, sentence.where(JUDGES)
    if not judges:
        return None
    act = next((p for p, form in enumerate(forms[:OPENING]) if _is_at_large(forms, p)), None)
    if act is None or not any(_judges_it(forms, p, act) for p in judges):
        return None
    return next((p + 1 for p in range(act, -1, -1) if forms[p] in BREAKS), 0)


def _is_at_large(forms: Sequence[str], position: int) -> bool:
    form, before = forms[position].removeprefix("و"), forms[position - 1].removeprefix("و") if position else ""
    return form in AT_LARGE or form in EITHER and (before in LEADS or before in JUDGING)


def _judges_it(forms: Sequence[str], position: int, act: int) -> bool:
    """Whether a word judges the act: behind it with what it does to people, or right before it with what it amounts to."""
    form, behind = forms[position].removeprefix("و"), forms[position + 1 : position + 2]
    if position < act:
        return form in JUDGING and act - position <= 2 and not BREACHES.isdisjoint(forms[act:])
    if forms[position - 1] in WHOLE:
        return False
    if form in THREATENING:
        return not THREATENED.isdisjoint(behind)
    return form in JUDGED_AS or form in SYSTEMATIC[0] and not SYSTEMATIC[1].isdisjoint(behind)
