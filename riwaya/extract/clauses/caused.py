"""Tolls that stand before the act that took them, a comma between: ... استهدف بلدة أ، [وأصيب مدني، إثر قصف على بلدة ب].

In: the segments of a sentence, its acts and its places. Out: the segments, a toll and its cause as one where another place was told of before: so the toll is not
left with that place. A toll begins a statement (و, فيما, كما) and names no place; its cause tells an act at a place.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.acts import Act
from riwaya.extract.clauses.joining import own_places, share_name
from riwaya.extract.clauses.segments import BREAKS, OPENERS
from riwaya.extract.counting.units import PARTS
from riwaya.extract.values import PlaceFound
from riwaya.model import Sentence

LEADING = frozenset("اثر جراء نتيجه بسبب خلال".split())
OF = frozenset(("من", "علي"))
Segment = tuple[int, int]


def with_causes(segments: list[Segment], acts: Sequence[Act], sentence: Sentence, places: tuple[PlaceFound, ...]) -> list[Segment]:
    """The segments, each toll joined to the cause that stands behind it."""

    def told(segment: Segment) -> list[Act]:
        return [act for act in acts if segment[0] <= act.found.first <= segment[1]]

    joined: list[Segment] = []
    for segment in segments:
        here = told(segment)
        there = own_places(places, *segment) if any(not act.is_result for act in here) else []
        start = len(joined)
        if there and joined and _leads(sentence, segment, here):
            while start and _is_part_of_a_toll(joined[start - 1], told(joined[start - 1]), sentence, places):
                start -= 1
                if _opens(sentence, joined[start][0]):
                    break
        is_toll = start < len(joined) and _opens(sentence, joined[start][0]) and any(told(one) for one in joined[start:])
        before = [place for one in joined[:start] for place in own_places(places, *one)]
        if is_toll and before and not share_name(before, there):
            joined[start:] = [(joined[start][0], segment[1])]
        else:
            joined.append(segment)
    return joined


def _leads(sentence: Sentence, segment: Segment, acts: Sequence[Act]) -> bool:
    """Whether a segment begins with what led to something (إثر قصف, بقصف, من جراء), or goes on with more of the toll before its act (وأصيب أربعة بانفجار)."""
    forms = sentence.forms[segment[0] : segment[0] + 2]
    if forms[0] in LEADING or forms[0] in OF and forms[1:2] and forms[1] in LEADING:
        return True
    first = acts[0]
    if first.found.first != segment[0] or "ب" in first.found.prefix and first.form == "noun":
        return first.found.first == segment[0]
    return "و" in first.found.prefix and first.is_result and first.form != "noun" and sentence.forms[segment[0] - 1] not in BREAKS


def _is_part_of_a_toll(segment: Segment, acts: Sequence[Act], sentence: Sentence, places: tuple[PlaceFound, ...]) -> bool:
    """Whether a segment tells nothing but whom something befell, at no place."""
    if own_places(places, *segment) or not all(act.is_result and act.form != "noun" for act in acts):
        return False
    return bool(acts) or any(form.removeprefix("و") in PARTS for form in sentence.forms[segment[0] : segment[0] + 2])


def _opens(sentence: Sentence, first: int) -> bool:
    """Whether a statement begins at a token."""
    form = sentence.forms[first]
    return form in OPENERS or form.startswith("و") and len(form) > 2
