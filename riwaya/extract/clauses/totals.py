"""Counts of a longer time than an incident: ليرتفع عدد القتلى منذ مطلع العام إلى 150, وبذلك ترتفع حصيلة الاحتجاجات منذ شهرين إلى 37, وقتل 140 منذ بدء التظاهرات.

In: a sentence and where its words begin. Out: whether they add what was told to such a count, which is the figure of no incident.
"""

from __future__ import annotations

from riwaya.model import Sentence

RISING = ("يرتفع", "ترتفع", "يرفع", "ترفع", "رفع", "رفعت", "ارتفع", "ارتفعت", "يصل", "تصل", "يبلغ", "تبلغ")
TOTALS = frozenset("عدد حصيله الحصيله العدد اجمالي مجموع".split())
SERIES = frozenset("الهجمات الغارات الضربات الاشتباكات المعارك التصعيد الحمله".split())
OVER = frozenset(("منذ", "خلال"))
THEREBY, THEREBY_REACH = ("بذلك", "بهذا", "بمقتل", "بسقوط", "باستشهاد"), 6
HOURS = ("ساع", "الساع")
# منذ صباح اليوم, منذ بدايتها: the toll of the act itself
SAME_DAY = frozenset("صباح فجر مساء ليل ظهر اليوم امس ساعات الساعات الصباح الفجر بدئها بدئه بدايتها بدايته اندلاعها الجمعه السبت الاحد الاثنين الثلاثاء الاربعاء الخميس".split())
REACH = 14
BEGUN = frozenset("بدء بدايه انطلاق اندلاع اطلاق استئناف استييناف بدا بدات اندلعت انطلقت تجدد".split())
# what goes on for weeks, not what was told before: منذ بدء الاشتباكات, منذ بدء المعركة
LASTING = frozenset("تصعيد هجوم حمله عمليه عمليات تظاهرات احتجاجات مظاهرات مسيرات نزاع صراع حرب ازمه ثوره انتفاضه عدوان موجه دوامه جوله تمرد حصار".split())
BEGUN_WITHIN, COMPARED_WITHIN = 4, 10
THE_MOST = frozenset("اكثر اعنف اكبر اول اعلي ادني اسوا اهم احدث اشد ابرز ثاني ثالث الاكثر الاعنف الاكبر الاول الاولي الاعلي الادني الاسوا الاشد الثاني الثانيه الثالث الثالثه".split())
RAISING = ("لير", "لتر", "يرفع", "ترفع", "رفع")


def sums_up(sentence: Sentence, first: int) -> bool:
    """Whether the words from a token on add what was told to a longer count: ليرتفع عدد القتلى منذ مطلع العام إلى ..., وبذلك ترتفع حصيلة القتلى منذ ..., وبمقتلهما يرتفع العدد منذ ..., ما يرفع إلى 890 عدد من قتلوا خلال أربعة أعوام, ليرتفع عدد قتلى الهجمات الأخيرة إلى ...; not منذ صباح اليوم, خلال 24 ساعة."""
    forms = sentence.forms[first : first + REACH]
    reach = THEREBY_REACH if forms[:1] and forms[0].removeprefix("و").startswith(THEREBY) else 3
    rises = next((n for n, form in enumerate(forms[:reach]) if form.lstrip("ولفم").startswith(RISING)), None)
    if rises is None or TOTALS.isdisjoint(forms[rises + 1 : rises + 7]):
        return False
    behind = forms[rises + 1 :]
    over = any(form in OVER and behind[n + 1 : n + 2] and behind[n + 1] not in SAME_DAY and not any(hours.startswith(HOURS) for hours in behind[n + 1 : n + 4]) for n, form in enumerate(behind))
    return over or any(one in SERIES and other.startswith("الاخير") for one, other in zip(behind, behind[1:], strict=False))


def counts_since(sentence: Sentence, first: int, last: int) -> bool:
    """Whether words count over all of what has gone on for long: وقتل 140 فلسطينيا منذ بدء التظاهرات; not what is the worst since then (أكثر الأيام دموية منذ بدء العملية), nor a toll of today that raises it (ليرتفع العدد منذ بدء التصعيد إلى 93)."""
    forms = sentence.forms
    for position in range(first, min(last, len(forms) - 1)):
        if forms[position].removeprefix("و") != "منذ":
            continue
        behind = forms[position + 1 : position + 1 + BEGUN_WITHIN]
        if BEGUN.isdisjoint(behind) or not any(form.removeprefix("ال") in LASTING for form in behind):
            continue
        before = forms[max(first, position - COMPARED_WITHIN) : position]
        return THE_MOST.isdisjoint(before) and not any(form.startswith(RAISING) for form in forms[first + 2 : position])
    return False
