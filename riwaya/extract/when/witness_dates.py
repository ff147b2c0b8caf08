"""What sentences that cite someone for an incident, without an act of their own, say of when it was: وأوضحت أن العملية جرت في 11 مارس, وقال ناج إنهم وصلوا قبل الفجر.

In: the witnesses of an incident. Out: the days that their words give to something that came about, and the parts of the day, in order.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.mentions.dates.days_earlier import BREAKS
from riwaya.extract.values import When
from riwaya.extract.when.date_clauses import dates_of_acts
from riwaya.extract.witnesses import Witness
from riwaya.model import Mention, Token

# verbs that only say that what is spoken of came about: behind one of them a day is its own
CAME_ABOUT = frozenset("وقع وقعت جري جرت حدث حدثت حصل حصلت نفذ نفذت نفذوا تم تمت بدا بدات بداوا وصل وصلت وصلوا هاجم هاجمت هاجموا استهدف استهدفت شن شنت شنوا".split())
REACH = 8


def dates_of_witnesses(cited: Sequence[Witness]) -> tuple[Mention[When], ...]:
    """The days and parts of the day that witnesses give to the act they speak of."""
    return tuple(date for witness in cited for date in _of(witness))


def _of(witness: Witness) -> list[Mention[When]]:
    tokens, telling = witness.sentence.tokens, witness.telling
    found = dates_of_acts(witness.marks.dates, tokens, telling.first, telling.last, (), head=telling.first)
    dated = [date for date in found if date.value.is_of_act and not date.value.is_future and not date.value.is_background and not date.value.is_anaphoric]
    return [date for date in dated if _came_about(tokens, date.first)]


def _came_about(tokens: Sequence[Token], position: int) -> bool:
    """Whether a verb of coming about stands before a date in its clause."""
    for place in range(position - 1, max(-1, position - REACH - 1), -1):
        if tokens[place].form in BREAKS:
            return False
        if tokens[place].form.removeprefix("و") in CAME_ABOUT or tokens[place].form in CAME_ABOUT:
            return True
    return False
