"""Whether two neighbouring stretches of a sentence tell one incident, and where one stretch tells two.

In: stretches (first and last token, and their acts) with the marks of their sentence. Out: yes or no; a stretch in parts. Two acts are one
incident unless their kinds do not go together, they have places or dates of their own, or the words open another statement.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.acts import Act, go_together, is_cleared_behind
from riwaya.extract.clauses.segments import (
    CAUSES,
    FOR_A_CAUSE,
    OPENERS,
    TARGETING,
    answers,
    is_known,
    opens_statement,
    opens_with_an_answer,
    tells_what_came_before,
    turns_to_another,
    turns_to_somebody_else,
)
from riwaya.extract.marks import Marks
from riwaya.extract.places.compared import NARROW, QUARTERS
from riwaya.extract.values import PlaceFound, When
from riwaya.model import Mention, Sentence

ALSO = frozenset(("ايضا", "كذلك"))
NO_NEW_ACT = frozenset(("عن", "في", "من", "علي", "الي", "،"))
LEFT = frozenset(("attack", "raid", "custody"))
LED = 7
NO_NAME = frozenset("ريف بريف محافظة مدينة بلدة منطقة شمال جنوب شرق غرب الشمالي الجنوبي الشرقي الغربي شمالي جنوبي شرقي غربي".split())

Stretch = tuple[int, int, list[Act]]


def reach_of(before: Stretch, segments: Sequence[tuple[int, int]], number: int, acts: Sequence[Act], marks: Marks) -> int:
    """The last token of a segment with those behind it that lead to a place or a day, open nothing and tell no act: فيما قتل خمسة آخرون، [في بلدة ب]; not where the one before tells only a toll at no place, which is told on."""
    reach, forms = segments[number][1], marks.sentence.forms
    if all(act.is_result for act in before[2]) and not innermost(marks.places, before[0], before[1]):
        return reach
    places, days = ({p.first for p in marks.places if p.level != "country"}, {d.first for d in marks.dates})
    for first, last in segments[number + 1 :]:
        told = [act for act in acts if first <= act.found.first <= last]
        if told and all(act.is_result for act in told) and forms[first].startswith("و") and not own_places(marks.places, first, last):
            continue  # فيما قتل خمسة [وأصيب آخرون]، في بلدة ب
        is_led = not places.isdisjoint(range(first, first + LED)) or not days.isdisjoint(range(first, first + 2))
        if told or not is_led or forms[first].startswith("و") or forms[first] in OPENERS or forms[first] in CAUSES:
            break
        reach = last
    return reach


def apart(stretch: Stretch, marks: Marks) -> list[Stretch]:
    """A stretch cut where a joined act has a place of its own: قتل ثلاثة في هجوم بالعريش واشتباك بالسويس, سقط ستة قتلى في أ وخمسة قتلى في ب."""
    first, last, acts = stretch
    for before, after in zip(acts, acts[1:], strict=False):
        cut = _joined_at(after, marks)
        if cut is None or after.form != "noun" or cut <= before.found.last + 1:
            continue
        here = own_places(marks.places, before.found.last + 1, cut - 1)
        there = own_places(marks.places, after.found.last + 1, last)
        if here and there and not share_name(here, there):
            return [(first, cut - 1, [a for a in acts if a.found.first < cut]), *apart((cut, last, [a for a in acts if a.found.first >= cut]), marks)]
    return [stretch]


def _joined_at(act: Act, marks: Marks) -> int | None:
    """Where an act is joined to what stands before it: at its own و, or at that of its number (وخمسة قتلى); else none."""
    if "و" in act.found.prefix:
        return act.found.first
    number, tokens = act.found.first - 1, marks.sentence.tokens
    if not act.is_result or number < 1 or not any(count.first == number for count in marks.counts):
        return None
    return number if tokens[number].form.startswith("و") else number - 1 if tokens[number - 1].form == "و" else None


def joins(before: Stretch, after: Stretch, marks: Marks) -> bool:
    """Whether a stretch tells on what the one before it tells."""
    if all(act.is_result for act in before[2]) and _is_cause_of(before, after, marks):
        return True
    old_dates, new_dates = (_days(marks.dates, first, last) for first, last, _ in (before, after))
    is_of_another_day = bool(old_dates and new_dates and not old_dates & new_dates)
    if _hangs_on(before, after, marks.sentence, is_of_another_day=is_of_another_day):
        return True
    if _turns(marks.sentence, after) or _tells_otherwise(before, after, marks):
        return False
    if opens_with_an_answer(marks.sentence, before[0]):
        return False
    old, new = (max(acts, key=lambda a: a.kind.rank) for acts in (before[2], after[2]))
    if is_cleared_behind(new.trigger, old.kind.family):
        return False
    if not go_together(old.kind.family, new.kind.family):
        return _goes_with(old, new) and not own_places(marks.places, after[0], after[1])
    old_places, new_places = (own_places(marks.places, first, last) for first, last, _ in (before, after))
    if old_places and new_places and not share_name(old_places, new_places):
        # أصيب مدني بقصف على أ، وقتل آخر في ب: a result with a place of its own is another incident
        is_joined = marks.sentence.tokens[after[0]].form.startswith("و")
        if _are_of_one_size(old_places, new_places, is_joined=is_joined) or is_joined and _is_another_sort(old, new, new_places):
            return False
    if is_of_another_day or _adds_another(marks.sentence, after[0], old, new):
        return False
    return not (opens_statement(marks.sentence, after[0]) and (new_places or _is_of_other_land(before, after, marks)))


def _adds_another(sentence: Sentence, first: int, old: Act, new: Act) -> bool:
    """، كذلك دارت اشتباكات, behind a shelling: another act; not أسفر القصف، أيضا، عن تدمير ..."""
    opener, following = (sentence.tokens[p].form if p < len(sentence.tokens) else "" for p in (first, first + 1))
    return opener in ALSO and following not in NO_NEW_ACT and not new.is_result and not is_known(new, sentence) and old.kind.sub_event_type != new.kind.sub_event_type


def _turns(sentence: Sentence, after: Stretch) -> bool:
    """Whether the words that open a stretch turn to another act: the other side's, an earlier or a later one, somebody else's."""
    first, last, _ = after
    opener = sentence.tokens[first].form
    if opener == "ردا" or answers(sentence, first) or opener in OPENERS and first < last and answers(sentence, first + 1):
        return True
    return tells_what_came_before(sentence, first) or turns_to_another(sentence, first) or turns_to_somebody_else(sentence, first)


def _goes_with(old: Act, new: Act) -> bool:
    """Whether an act of another sort is part of the one before it as long as it names no place: بعدما تراجعت قوات كذا, فتح النار على سيارة وانسحب."""
    if new.trigger.is_weak and new.kind.family in ("displacement", "siege"):
        return True
    return (old.kind.family, new.kind.family) == ("battle", "movement") or old.kind.family in LEFT and new.trigger.name == "withdrawal"


def _are_of_one_size(old: list[PlaceFound], new: list[PlaceFound], *, is_joined: bool) -> bool:
    """Whether none need hold the other: two villages, two cities, and a city joined to a village (ستة في بلدة أ، وخمسة في مدينة ب)."""
    return any(one.is_major == other.is_major for one in old for other in new) or is_joined and any(place.is_major for place in new)


def _is_another_sort(old: Act, new: Act, there: list[PlaceFound]) -> bool:
    """كمين قرب مدينة أ، وأصيب ثالث بانفجار عبوة في ب: whether an act of another sort befell a town, which is no quarter of the city before."""
    return old.kind.family != new.kind.family and not old.is_result and not new.is_result and all(p.level == "settlement" and p.type_word not in QUARTERS for p in there)


def _is_cause_of(before: Stretch, after: Stretch, marks: Marks) -> bool:
    """Whether a stretch says how those came to harm of whom the one before only tells that they did: أصيبت امرأة على خلفية قصف على أ, قتل شاب، كما أصيب والداه في هجوم على منزلهم."""
    if all(act.is_result for act in after[2]) or innermost(marks.places, before[0], before[1]):
        return False
    if [t.form for t in marks.sentence.tokens[after[0] : after[0] + 2]] == ["علي", "خلفيه"]:
        return True
    if not opens_statement(marks.sentence, after[0]) or not after[2][0].is_result:
        return False
    old, new = (_measures(stretch, marks) for stretch in (before, after))
    return bool(new) and old.isdisjoint(new)


def _hangs_on(before: Stretch, after: Stretch, sentence: Sentence, *, is_of_another_day: bool) -> bool:
    """Whether no conjunction opens a stretch that says of what came before what it hit or what brought it about: قصفا نفذته قوات متمركزة في أ، [استهدف] قرية ب; أصيب رجل من أ مساء أمس، [في استهداف] لقرية ب."""
    opener, act = sentence.tokens[after[0]].form, after[2][0]
    if opener.startswith("و") or any(other.found.first == act.found.last + 1 for other in after[2]):
        return False  # استهدفت غارة أخرى ...: a subject of its own
    if act.found.first == after[0] and act.trigger.name == TARGETING and act.form not in ("noun", "form"):
        has_target = is_of_another_day or any(one.trigger.name == TARGETING for one in before[2])
        return not has_target and any(not one.is_result and one.form == "noun" and go_together(one.kind.family, act.kind.family) for one in before[2])
    if not all(one.is_result for one in before[2]) or act.is_result or act.form != "noun":
        return False
    return opener in FOR_A_CAUSE and act.found.first <= after[0] + 2 or opener == "في" and act.found.first == after[0] + 1 and not is_known(act, sentence) or act.found.first == after[0] and opener.startswith("ب")


def _measures(stretch: Stretch, marks: Marks) -> set[str]:
    """What is told to have befallen people in a stretch: killed, wounded ..."""
    first, last, acts = stretch
    return {c.measure for c in marks.counts if first <= c.first <= last} | {act.trigger.measure for act in acts if act.is_result and act.trigger.measure}


def _is_of_other_land(before: Stretch, after: Stretch, marks: Marks) -> bool:
    """Whether both stretches name land and no word of the names is the same: ... بريف إدلب الشرقي، كما قصفت محاور في جبل الزاوية; not ريف إدلب beside مدينة إدلب."""
    old, new = ([set(p.name.split()) - NO_NAME for p in innermost(marks.places, first, last) if p.level != "country"] for first, last, _ in (before, after))
    return bool(old and new) and not any(one & other for one in old for other in new)


def _tells_otherwise(before: Stretch, after: Stretch, marks: Marks) -> bool:
    """Whether somebody else gives a figure of his own from here on: ... ، فيما قال الدفاع المدني إن القتلى سبعة."""

    def tellers(acts: list[Act]) -> set[tuple[str, ...]]:
        return {tuple(source.id for source in t.chain) for t in marks.tellings if any(t.first <= act.found.first <= t.last for act in acts)}

    def figures(first: int, last: int) -> set[str]:
        return {c.measure for c in marks.counts if first <= c.first <= last and c.quantity.min is not None}

    old, new = tellers(before[2]), tellers(after[2])
    return bool(new) and old.isdisjoint(new) and bool(figures(before[0], before[1]) & figures(after[0], after[1]))


def own_places(places: tuple[PlaceFound, ...], first: int, last: int) -> list[PlaceFound]:
    """The towns, sites and districts of a stretch but those that others of it lie in."""
    return innermost(places, first, last, levels=NARROW)


def innermost(places: tuple[PlaceFound, ...], first: int, last: int, levels: frozenset[str] | None = None) -> list[PlaceFound]:
    """The places of a stretch but those that others of it lie in (of `levels`, where given)."""
    inside = [p for p in places if first <= p.first <= last and not p.is_origin and (levels is None or p.level in levels)]
    parents = {position for place in inside for position in place.within}
    return [p for p in inside if places.index(p) not in parents]


def share_name(some: list[PlaceFound], others: list[PlaceFound]) -> bool:
    """Whether a place of the one is named as one of the other."""
    names = {p.name for p in some}
    return any(p.name in names for p in others)


def _days(dates: tuple[Mention[When], ...], first: int, last: int) -> set[str]:
    return {d.value.start for d in dates if first <= d.first <= last and d.value.start and not d.value.follows_statement}
