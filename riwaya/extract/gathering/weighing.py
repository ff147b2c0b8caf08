"""Weighing whether a frame goes on telling one of the incidents told so far, or tells one more.

In: a frame, the incidents that it may go on with, and which of them the rules of `tellings` choose. Out: the incident with the most weight, or none. Each comparison reaches one level and each level
has a weight in resources/gathering.yaml (hundredths of a natural logarithm of odds); those of `opens` speak for one more incident. What the rules choose has a weight too, so that
the others only decide where they speak clearly against it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from riwaya.extract.acts import go_together
from riwaya.extract.gathering.gathered import Gathered
from riwaya.extract.gathering.reference import is_one_more, presumes, scene_of
from riwaya.extract.gathering.told import Told, of_one_parent
from riwaya.extract.places.compared import are_apart, are_far_apart, compatible_places, named_alike, same_land, same_place
from riwaya.lexicon import Lexicon
from riwaya.lexicon.gathering_weights import load_gathering_weights
from riwaya.lexicon.weights import Level

MOST_COMPARED = 12
MANY = 3
SHARES = ((0.6, "most"), (0.45, "half"), (0.3, "some"))
OWN_WORDS = ((4, "four or more"), (2, "two or three"), (1, "one"), (0, "none"))
LONG = 10
RIGHT_BEHIND = ("in its sentence, told last", "in the next sentence, told last")
BY_RULE, NONE_BY_RULE = ("rules", "this one"), ("rules", "one more")


class Choose(Protocol):
    """What picks the incident that a frame goes on with: `weighed`, or what an annotator says (evaluation)."""

    def __call__(self, one: Told, incidents: Sequence[Gathered], told: Sequence[Gathered], chosen: Gathered | None, lexicon: Lexicon) -> Gathered | None: ...


def weighed(one: Told, incidents: Sequence[Gathered], told: Sequence[Gathered], chosen: Gathered | None, lexicon: Lexicon) -> Gathered | None:
    """The incident that a frame goes on with, of those that it may (`incidents`, in order of the text); none where one more weighs as much.

    `told` are all incidents so far, `chosen` the one that the rules choose.
    """
    return heaviest(one, incidents, told, chosen, lexicon, load_gathering_weights())


def heaviest(one: Told, incidents: Sequence[Gathered], told: Sequence[Gathered], chosen: Gathered | None, lexicon: Lexicon, weights: Mapping[Level, float]) -> Gathered | None:
    """The same by weights that are given."""
    if not incidents:
        return None
    best, home = sum(weights.get(level, 0) for level in opens(one, told, chosen)), None
    compared = incidents if len(incidents) <= MOST_COMPARED else [i for n, i in enumerate(incidents) if i is chosen or n >= len(incidents) - MOST_COMPARED]
    for incident in compared:
        weight = sum(weights.get(level, 0) for level in goes_on(one, incident, told, chosen, lexicon))
        if weight > best:
            best, home = weight, incident
    return home


def goes_on(one: Told, incident: Gathered, told: Sequence[Gathered], chosen: Gathered | None, lexicon: Lexicon) -> Iterator[Level]:
    """What speaks for and against a frame's going on with an incident: (comparison, level)."""
    place, kind, distance = _place(one, incident), _kind(one, incident), _distance(one, incident, told)
    known = "told as known" if one.is_definite else "told anew"
    if incident is chosen:
        yield BY_RULE
    yield "place", place
    yield "place and kind", f"{place}, {kind}"
    yield "place and day", f"{place}, {_day(one, incident)}"
    yield "day", _day(one, incident)
    yield "kind", kind
    yield "known and kind", f"{known}, {kind}"
    yield "known and place", f"{known}, {place}"
    yield "distance", distance
    yield "speech", f"{'whoever speaks goes on' if one.opening == 'speech' else 'no speech'}, {distance}"
    yield "doer", _doer(one, incident, lexicon) + (", right behind" if distance in RIGHT_BEHIND else "")
    if incident is told[0]:
        yield "standing", "told first"
    yield from _figures(one, incident)
    yield from _shared("victims", one.acted_on, incident.acted_on)
    yield from _shared("objects", one.objects_named, incident.objects)
    yield from _shared("weapons", one.weapons_named, incident.weapons)
    shared, fewest = one.stems & incident.stems, min(len(one.stems), len(incident.stems))
    yield from _words(len(shared) / max(1, fewest))
    yield "words of its own", _own_words(shared, fewest, incident, told)


def opens(one: Told, told: Sequence[Gathered], chosen: Gathered | None) -> Iterator[Level]:
    """What speaks for a frame's telling one more incident: (comparison, level)."""
    frame, opening = one.frame, one.opening
    place = "none" if one.place is None else "a village or site" if one.place.level in ("settlement", "site") else "an area"
    if chosen is None:
        yield NONE_BY_RULE
    yield "one more", f"{len(told)} told" if len(told) <= MANY else "many told"
    yield "one more: place", place
    yield "one more: place and opening", f"{place}, {opening}"
    yield "one more: day", "told" if one.days else "not told"
    yield "one more: kind", one.kind.family
    yield "one more: words", "a result" if frame.head.is_result else "a verb" if frame.head.form != "noun" else "told as known" if presumes(frame) else "a noun"
    yield "one more: stretch", "the first of its sentence" if frame.first == 0 else "a later one"
    if frame.telling is not None:
        yield "one more: teller", "somebody"
    if one.doers:
        yield "one more: doer", "named"
    if one.can_stand_alone:
        yield "one more: alone", "can stand"
    if is_one_more(frame):
        yield "one more: another", "said, and a place" if one.place is not None else "said, and a day" if one.days else "said"
    if scene_of(frame) is not None:
        yield "one more: scene", "before all else"
    if one.is_heading or frame.sentence.is_heading:
        yield "one more: heading", "a heading"


def _place(one: Told, incident: Gathered) -> str:
    mine, places = one.place, incident.places
    if mine is None:
        return "none"
    if not places:
        return "the first"
    if any(same_place(mine, place) for place in places):
        return "the same"
    if any(named_alike(mine, place) for place in places):
        return "named alike"
    if any(compatible_places(mine, place) and not are_apart(mine, place) for place in places):
        return "one in the other"
    if all(are_far_apart(mine, place) for place in places):
        return "far off"
    return "in one land" if any(same_land(mine, place) for place in places) else "another"


def _kind(one: Told, incident: Gathered) -> str:
    kind = incident.kind
    if one.kind.id == kind.id:
        return "the same kind"
    if one.kind.sub_event_type in incident.sub_event_types:
        return "a like kind"
    is_open = one.is_open or incident.is_open
    return ("goes together" if go_together(one.kind.family, kind.family) else "another kind") + (", open" if is_open else "")


def _day(one: Told, incident: Gathered) -> str:
    days = incident.days
    if not one.days or not days:
        return "told of the frame" if one.days else "told of the incident" if days else "told of neither"
    if one.days in days:
        return "the same day"
    return "days that overlap" if any(one.days[0] <= last and first <= one.days[1] for first, last in days) else "another day"


def _distance(one: Told, incident: Gathered, told: Sequence[Gathered]) -> str:
    gap = one.frame.sentence.index - incident[-1].frame.sentence.index
    is_latest = not any((t[-1].frame.sentence.index, t[-1].frame.first) > (incident[-1].frame.sentence.index, incident[-1].frame.first) for t in told)
    far = "before it" if gap < 0 else "in its sentence" if gap == 0 else "in the next sentence" if gap == 1 else "two on" if gap == 2 else "a few on" if gap <= 5 else "many on"
    return far + (", told last" if is_latest else "")


def _doer(one: Told, incident: Gathered, lexicon: Lexicon) -> str:
    mine, theirs = one.doers, incident.doers
    if not mine or not theirs:
        return "told of neither" if not mine and not theirs else "told of the frame" if mine else "told of the incident"
    return "the same" if mine & theirs else "a related one" if of_one_parent(mine, theirs, lexicon) else "another"


def _figures(one: Told, incident: Gathered) -> Iterator[Level]:
    mine, theirs = one.figures, incident.figures
    if any(_is_one_of_a_list(mine, told.figures) for told in incident):
        return  # بمقتل ثمانية من داعش وخمسة مدنيين وجنديين في أعمال عنف: each may have an incident of its own
    most = max((number for _, number in mine & theirs), default=0) if mine and theirs else 0
    if most > 1:
        yield "figures", "the same, above three" if most > MANY else "the same"
    elif not mine:
        yield "figures", "none"
    elif {measure for measure, _ in one.counted} & {measure for measure, _ in incident.counted}:
        yield "figures", "others"


def _is_one_of_a_list(mine: set[tuple[str, int]], theirs: set[tuple[str, int]]) -> bool:
    """Whether the dead of a frame are one figure out of three and more that another frame gives for as many sorts of people."""
    listed = {number for measure, number in theirs if measure == "killed"}
    return len(listed) > 2 and len(listed & {number for measure, number in mine if measure == "killed"}) == 1


def _shared(name: str, mine: set[str], theirs: set[str]) -> Iterator[Level]:
    if mine and theirs:
        yield name, "shared" if mine & theirs else "others"


def _words(share: float) -> Iterator[Level]:
    for least, name in SHARES:
        if share >= least:
            yield "words", name
            return


def _own_words(shared: frozenset[str], fewest: int, incident: Gathered, told: Sequence[Gathered]) -> str:
    """How many words a frame shares with an incident and with no other: names of people, streets and units, which the place and the day do not say; of a short one none says little."""
    for other in told:
        if not shared:
            break
        if other is not incident:
            shared = shared - other.stems
    name = next(name for least, name in OWN_WORDS if len(shared) >= least)
    return name if shared or fewest >= LONG else f"{name}, of few"
