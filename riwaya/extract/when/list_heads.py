"""Heads of lists: what a line that ends in a colon passes on to the items below it (كشف المركز عن حصيلة هجمات الجيش خلال 48 ساعة:, then - كوباني: ...).

In: the marks of a report and its frames as `Told`. Out: the same, items with the day, the speaker and the doer of their head where their own
words give none. A list ends with the first paragraph that opens with no bullet, number or label.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.acts import go_together
from riwaya.extract.frames import Frame
from riwaya.extract.gathering.told import Told
from riwaya.extract.marks import Marks
from riwaya.extract.mentions.digest import is_item
from riwaya.extract.values import Telling
from riwaya.extract.when.dating import best_date

FEWEST = 2
SHORT = 5


def under_heads(told: list[Told], marks: Sequence[Marks]) -> list[Told]:
    """The frames, those in the items of a list completed from its head."""
    above = _heads(marks)
    if not above:
        return told
    return [_completed(one, head, told) if (head := above.get(one.frame.sentence.index)) is not None else one for one in told]


def _heads(marks: Sequence[Marks]) -> dict[int, Marks]:
    """The head of each sentence that stands in an item of a list, by the sentence's index."""
    above: dict[int, Marks] = {}
    head: Marks | None = None
    items: dict[int, list[int]] = {}
    paragraph = -1
    lines: list[Marks] = []
    for row in marks:
        sentence = row.sentence
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            if head is not None and not is_item(sentence):
                head = None
        if head is not None:
            items.setdefault(paragraph, []).append(sentence.index)
            above[sentence.index] = head
        elif sentence.tokens and sentence.tokens[-1].form == ":":
            head = _with_day_of(lines, row)
        lines = [*lines, row] if lines and lines[-1].sentence.paragraph == paragraph else [row]
    counted: dict[int, set[int]] = {}
    for place, indexes in items.items():
        counted.setdefault(above[indexes[0]].sentence.index, set()).add(place)
    return {index: row for index, row in above.items() if len(counted[row.sentence.index]) >= FEWEST}


def _with_day_of(lines: Sequence[Marks], row: Marks) -> Marks:
    """A head with the day of the words before it on its line, where it is but a few words: في اليوم 291 من الحرب.. أبرز الأحداث:"""
    if row.dates or len(row.sentence.tokens) > SHORT or not lines or lines[-1].sentence.paragraph != row.sentence.paragraph or lines[-1].of("trigger"):
        return row
    return msgspec.structs.replace(row, dates=lines[-1].dates)


def _completed(one: Told, head: Marks, told: Sequence[Told]) -> Told:
    """A frame of an item with what its head gives and its own words do not."""
    frame = _spoken(one.frame, head)
    date = best_date(head.dates)
    days = one.days
    if date is not None and date.value.precision in ("day", "days") and not any(d.value.start for d in frame.dates):
        frame = msgspec.structs.replace(frame, dates=(*frame.dates, date))
        days = (date.value.start or "", date.value.end or "")
    heads = [other for other in told if other.frame.sentence is head.sentence and go_together(other.kind.family, one.kind.family)]
    doers = next((found for other in heads if (found := tuple(part for part in other.parts if part.role == "initiator"))), ())
    has_doer = any(part.role == "initiator" for part in one.parts) or {part.actor for part in one.parts} & {part.actor for part in doers}
    return msgspec.structs.replace(one, frame=frame, days=days, parts=one.parts if has_doer else (*one.parts, *doers))


def _spoken(frame: Frame, head: Marks) -> Frame:
    if frame.speakers or frame.telling is not None or not head.tellings:
        return frame
    telling = Telling(first=frame.first, last=frame.last, chain=head.tellings[-1].chain, rule="ar/speech/list-head", is_continuing=True)
    return msgspec.structs.replace(frame, telling=telling, speakers=(telling,))
