"""What is done again and again, told without a day: تتعرض المدينة لقصف متكرر, دأبت القوات على استهداف الأحياء, كثيرا ما يستهدف التنظيم; and what a report notes of it: يشار إلى أن المدينة تشهد انفجارات.

In: the forms of a sentence. Out: where its words for a habit, or those that note something, begin. The acts told from there on have no day and no result of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.mentions.dates.days_earlier import BREAKS
from riwaya.grammar.remembered import Remembered
from riwaya.model import Sentence

WONT = ("داب", "يداب", "تداب", "واظب", "يواظب", "تواظب", "اعتاد", "يعتاد", "تعتاد", "يتعمد", "تتعمد")
ENDINGS = frozenset(("", "ت", "وا", "ون", "ان"))
AGAIN = frozenset("متكرر متكرره متكررا المتكرر المتكرره لطالما طالما مرارا بانتظام".split())
# تتعرض باستمرار لقصف, not تعهدت باستمرار الدعم
STEADILY = "باستمرار"
PHRASES = frozenset(
    tuple(phrase.split())
    for phrase in (
        "شبه يومي", "شبه يوميه", "شبه اليومي", "شبه اليوميه", "بشكل مستمر", "بشكل دوري", "بشكل يومي", "بشكل دايم", "بشكل متواصل", "بشكل منتظم", "بصوره مستمره", "بصوره متواصله", "بصوره دوريه", "بصوره يوميه", "بين الحين والاخر", "بين الحين والحين", "بين حين واخر",
        "من حين لاخر", "كثيرا ما", "غالبا ما", "عاده ما", "احيان كثيره",
    )
)
LEADING = frozenset("في من علي الي عن ب قرب".split())
LONGEST = max(map(len, PHRASES))
_BEGINS = frozenset(phrase[0] for phrase in PHRASES)
NOTING = frozenset("يذكر يشار الجدير جدير تجدر يجدر".split())
THAT = frozenset(("ان", "انه", "انها", "الي", "ذكره", "بالذكر", "بالاشاره", "الاشاره", "الذكر", "هنا"))


def _is_of_habit(form: str) -> bool:
    bare = form.removeprefix("و")
    return bare in AGAIN or bare == STEADILY or bare in _BEGINS or any(bare.startswith(verb) and bare.removeprefix(verb) in ENDINGS for verb in WONT)


HABITUAL = Remembered(_is_of_habit)


def habit_begins(sentence: Sentence) -> int | None:
    """The first word of the clause, between two breaks, that says that something is done again and again; what follows it in the sentence belongs to the habit.

    >>> from riwaya.analyze import analyze
    >>> from riwaya.model import Report
    >>> text = "قصفت الطائرات التل ، وتتعرض المدينة لقصف متكرر. تعرضت المدينة لقصف مدفعي."
    >>> [habit_begins(sentence) for sentence in analyze(Report.of(text)).sentences]
    [4, None]
    """
    forms = sentence.forms
    found = next((p for p in sentence.where(HABITUAL) if _begins_one(forms, p)), None)
    if found is None:
        return None
    return next((p + 1 for p in range(found, -1, -1) if forms[p] in BREAKS), 0)


def _begins_one(forms: Sequence[str], position: int) -> bool:
    bare = forms[position].removeprefix("و")
    if bare == STEADILY:
        behind = forms[position + 1 : position + 2]
        return not behind or behind[0] in BREAKS or behind[0] in LEADING or behind[0].startswith("ل")
    return bare not in _BEGINS or any((bare, *forms[position + 1 : position + length]) in PHRASES for length in range(2, LONGEST + 1))


def note_begins(forms: Sequence[str]) -> int | None:
    """The first word of a sentence that only notes something (الجدير بالذكر أن, يشار إلى أن); what it tells without a day is known before, or holds of months.

    >>> note_begins(("وتجدر", "الاشاره", "الي", "انفجارات")), note_begins(("يذكر", "التقرير", "قصف"))
    (0, None)
    """
    lead = 1 if forms[:1] in (("من",), ("ومن",)) else 0
    noting, that = (*forms[lead : lead + 2], "", "")[:2]
    return 0 if noting.removeprefix("و") in NOTING and that in THAT else None
