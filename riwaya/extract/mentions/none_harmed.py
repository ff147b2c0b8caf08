"""Words that say that nobody was harmed: دون وقوع إصابات بين المدنيين, لم يسفر عن ضحايا مدنيين.

In: the folded words of a sentence and the stretch of a count or of people. Out: whether they are told as spared.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.grammar.remembered import Remembered

WITHIN = 7
NONE_OF = Remembered(lambda form: form.removeprefix("و") in ("دون", "بدون", "لم", "عدم"))
HARM = Remembered(lambda form: form.lstrip("ولب").removeprefix("ال") in ("اصابات", "اصابه", "ضحايا", "قتلي", "خساير", "جرحي"))
# what turns to something that did happen: دون توقف، ما أدى إلى إصابات
TURNING = frozenset("، , . ؛ ما مما بعد حيث الي حتي بل".split())


def is_none_harmed(forms: Sequence[str], first: int, last: int) -> bool:
    """Whether a word for no harm stands close before `first`, with the harm that it denies up to `last`.

    >>> words = "قصف علي البلده دون وقوع اصابات بين المدنيين".split()
    >>> is_none_harmed(words, 7, 7)
    True
    >>> is_none_harmed("قصف دون توقف واصيب مدنيون".split(), 4, 4)
    False
    """
    start = next((at for at in range(first - 1, max(0, first - WITHIN) - 1, -1) if NONE_OF[forms[at]]), None)
    if start is None or not TURNING.isdisjoint(forms[start:first]):
        return False
    return any(HARM[form] for form in forms[start + 1 : last + 1])
