"""Whether a frame tells another act than an incident: what no weight may overrule (`is_told_apart`), and what the rules ask.

In: a frame and an incident. Out: yes or no, by the words of the frame (one more, another target, a place before all else), its day, its toll and its place.
"""

from __future__ import annotations

from riwaya.extract.acts import BOMBING
from riwaya.extract.gathering.gathered import Gathered
from riwaya.extract.gathering.place_lists import names_the_town
from riwaya.extract.gathering.reference import is_further, is_on_another, is_one_more, known_families, presumes, same_toll, scene_of
from riwaya.extract.gathering.told import Told
from riwaya.extract.places.compared import are_apart, are_far_apart, compatible_places, named_alike, same_place

SMALL = frozenset(("site", "settlement"))
ANSWERING = frozenset(("raid", "custody", "seizure"))


def is_told_apart(one: Told, incident: Gathered) -> bool:
    """Whether the sentence of an incident tells a frame apart from it: as what it answers, as the toll of one more town, or as an act of another sort beside it; or the frame gives the count of a longer time, or tells another act of another day or elsewhere. No weight overrules that."""
    if one.is_added_up or is_of_another_day(one, incident) or _is_elsewhere(one, incident) or _hits_back(one, incident):
        return True
    return one.frame.sentence is incident[-1].frame.sentence and (one.frame.is_reason or one.frame.is_listed or one.frame.is_beside)


def is_of_another_day(one: Told, incident: Gathered) -> bool:
    """Whether a frame names a day on which nothing of the incident was, and says that its act is one more (وفي الأسبوع الماضي دمر انتحاري مقرا آخر) or gives another toll (وقتل أربعون الجمعة إثر استئناف الغارات)."""
    if one.days is None or not incident.days or any(one.days[0] <= last and first <= one.days[1] for first, last in incident.days):
        return False
    return is_one_more(one.frame) or is_on_another(one.frame) or has_another_toll(one, incident)


def heads_again(one: Told, incident: Gathered) -> bool:
    """Whether a heading in the midst of a text can be that of an incident told before it: it has its place and no other toll, its toll, or one that has risen."""
    if any(count.cumulative for count in one.frame.counts) or same_toll(one.frame, [t.frame for t in incident]):
        return True
    return one.place is not None and any(same_place(one.place, place) for place in incident.places) and not has_another_toll(one, incident)


def _is_elsewhere(one: Told, incident: Gathered) -> bool:
    """Whether a frame tells its act anew at a place that nobody named for the incident, before all else (وفي محافظة ديالى، قتل أربعة في تفجير), or as one more with another toll (كما انفجرت سيارة في أ وقتلت أربعة)."""
    places = incident.places
    if one.place is None or not places or one.is_definite or any(same_place(one.place, place) or named_alike(one.place, place) for place in places):
        return False
    if scene_of(one.frame) is not None and not any(compatible_places(one.place, place) for place in places):
        return True
    return (scene_of(one.frame) is not None or is_one_more(one.frame)) and has_another_toll(one, incident)


def _hits_back(one: Told, incident: Gathered) -> bool:
    """Whether a frame tells anew that who struck in an incident was struck: استهدفت القوات قرى أ. واستهدفت الفصائل مواقع للقوات في ب; in a fight each side is both."""
    if one.is_definite or one.kind.family not in BOMBING or incident.kind.family not in BOMBING:
        return False
    return not one.acted_on.isdisjoint(incident.doers - one.doers) and one.acted_on.isdisjoint(incident.acted_on)


def has_another_toll(one: Told, incident: Gathered) -> bool:
    """Whether a frame gives figures that the incident gives otherwise; a toll that rises is no other."""
    mine, theirs = one.counted, incident.counted
    return bool(mine) and not any(count.cumulative for count in one.frame.counts) and mine.isdisjoint(theirs) and not {measure for measure, _ in mine}.isdisjoint({measure for measure, _ in theirs})


def is_only_answered(one: Told, incident: Gathered) -> bool:
    """Whether an incident was only told as what another act answers or follows, and a frame neither names its place or day nor tells an act of its kind: it goes on with the other act."""
    if one.frame.is_reason or not all(t.frame.is_reason for t in incident):
        return False
    at_its_place = one.place is not None and any(same_place(one.place, t.place) for t in incident)
    is_of_its_kind = one.kind.sub_event_type == incident.kind.sub_event_type or incident.is_open and one.kind.family not in ANSWERING
    return not at_its_place and not is_of_its_kind and not any(one.days and one.days == t.days for t in incident)


def is_far_from(one: Told, incident: Gathered) -> bool:
    """Whether who speaks tells of a village far off with figures of its own, also of an act told as known: وقال مصدر أمني إن القصف استهدف بلدة ثانية وقتل طفلا."""
    if one.is_city or one.is_vague or any(t.is_city or t.is_vague for t in incident):
        return False  # the land around a city is no place far from it
    if one.place is None or one.frame.head.is_result or not one.frame.counts or same_toll(one.frame, [t.frame for t in incident]) or incident.kind.family == "battle":
        return False
    places = incident.places
    return bool(places) and all({one.place.level, place.level} <= {"settlement", "site"} and are_far_apart(one.place, place) for place in places)


def is_another(one: Told, incident: Gathered) -> bool:
    """Whether a frame names a place of its own and tells its act as one more (وغارة أخرى على ب), or puts the place before all else (وفي ب، ...)."""
    families = known_families(one.frame)
    if families and families.isdisjoint({act.kind.family for t in incident for act in t.frame.acts} | {t.kind.family for t in incident}):
        return True  # وتركزت المعارك في أ: not the air strikes told before
    if _lists_others(one, incident):
        return True
    if one.place is None:
        return not one.is_definite and one.can_stand_alone and any(c.quantity.min is not None for c in one.frame.counts) and is_one_more(one.frame)
    places = incident.places
    if presumes(one.frame) or any(same_place(one.place, place) for place in places):
        return False
    if places and (not one.is_definite or one.frame.head.form != "noun") and incident.kind.family != "battle" and is_further(one.frame):
        return True
    if any(compatible_places(one.place, place) and not are_apart(one.place, place) for place in places):
        return False
    if scene_of(one.frame) is not None:
        return True
    return bool(places) and not one.is_definite and incident.kind.family != "battle" and is_one_more(one.frame)


def _lists_others(one: Told, incident: Gathered) -> bool:
    """Whether a frame tells an act on each of several villages, none of which is or lies at a place of the incident: وأضاف أن قرى أ وب وج تعرضت لقصف, behind the shelling of د."""
    places = [place for place in incident.places if place.level in SMALL]
    if not one.listed or not places or incident.kind.family == "battle" or any(same_place(listed, place) or named_alike(listed, place) for listed in one.listed for place in places):
        return False
    named = [found.name for found in one.frame.places]
    # في منطقتي أ وب في محيط د, شرقي المدينة: parts of the town that is known
    is_there = all(any(name in place.name or place.name in name for name in named) for place in places)
    return not is_there and not names_the_town(one)
