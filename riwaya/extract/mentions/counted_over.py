"""Dates over which acts are counted or compared: للمرة الثانية خلال العام, في ثالث هجوم خلال أسبوع, الأولى من نوعها منذ أشهر, الأعنف منذ 2013.

In: a date with the folded words of its sentence. Out: whether it tells since when or within what time an act is the nth or the worst, and so dates
none. The words stand in resources/languages/ar/calendar.yaml (`nth`, `nth_of`, `counted`).
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.lexicon.arabic.calendar import load_calendar

# what may stand between the ordinal and the time: خلال, في أقل من, منذ مطلع
LEADING = frozenset("خلال في منذ غضون اقل اكثر من مطلع بدايه ظرف هذا هذه التوالي علي".split())
OVER = frozenset("خلال منذ غضون اقل اكثر هذا هذه".split())
OF_ITS_KIND = frozenset("نوعه نوعها نوعهما نوعهم".split())
BEING = frozenset("هو هي هما يعد تعد يعتبر تعتبر وهو وهي ويعد وتعد".split())
# a noun with two adjectives at most: ثالث هجوم إسرائيلي, القصف الإسرائيلي الثاني
PHRASE = 4


def is_counted_over(forms: Sequence[str], first: int) -> bool:
    """Whether the date that begins at token `first` is that over which an act is counted.

    >>> is_counted_over("قصفت الطائرات المطار للمره الثانيه خلال العام 2023".split(), 6)
    True
    >>> is_counted_over("في ثالث هجوم اسراييلي خلال اسبوع".split(), 5)
    True
    >>> is_counted_over("وهو الاعنف منذ شهر".split(), 3), is_counted_over("في مبادره من نوعها منذ شهر".split(), 5)
    (True, True)
    >>> is_counted_over("في اليوم الثاني من العام 2023".split(), 4), is_counted_over("قصفت معسكر اللواء الثالث خلال يومين".split(), 5)
    (False, False)
    >>> is_counted_over("قصفت الطائرات المدينه للمره الاولي اليوم".split(), 5)
    False
    """
    led = next((i for i in range(first - 1, -1, -1) if forms[i] not in LEADING), -1)
    if led < 0 or OVER.isdisjoint(forms[led + 1 : first + 1]):
        return False  # للمرة الأولى اليوم, وجاءت المرة الأولى في شباط
    if forms[led] in OF_ITS_KIND:
        return True
    phrase = list(forms[max(0, led - PHRASE) : led + 1])
    if phrase[-1] in _words("nth"):
        return any(_bare(form) in _words("counted") or form in BEING for form in phrase[:-1])
    constructs = [place for place, form in enumerate(phrase[:-1]) if _bare(form) in _words("nth_of")]
    return bool(constructs) and _bare(phrase[constructs[-1] + 1]) in _words("counted")


def _bare(form: str) -> str:
    """The word without و, ب or ل before it: وللمرة, بالقصف."""
    bare = form.removeprefix("و") if len(form) > 4 else form
    return next((f"ال{bare[len(start) :]}" for start in ("لل", "بال") if bare.startswith(start)), bare)


def _words(name: str) -> frozenset[str]:
    return load_calendar().words[name]
