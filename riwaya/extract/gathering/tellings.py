"""Frames of one report gathered into incidents: headline and body are one, three villages are three.

In: the frames of a report in order, each with its kind, parts and place settled (`told`). Out: groups of `Told`, a group for each
incident. By the rules a frame joins the latest incident that it does not contradict (kind, place, day, doer) and that something ties it to:
the same place, a definite word (القصف, الهجوم), a result without an act of its own, or a headline. `weighing` may overrule them where what it weighs speaks clearly.
"""

from __future__ import annotations

import datetime

import msgspec

from riwaya.extract.acts import BOMBING, go_together, is_cleared_behind
from riwaya.extract.clauses.segments import opens_aside
from riwaya.extract.gathering.apart import has_another_toll, heads_again, is_another, is_far_from, is_of_another_day, is_only_answered, is_told_apart
from riwaya.extract.gathering.gathered import Gathered
from riwaya.extract.gathering.reference import WAS, breaks_out, is_on_the_site, is_one_more, presumes, repeats_toll, same_toll, scene_of, takes_up
from riwaya.extract.gathering.told import Told, of_one_parent
from riwaya.extract.gathering.weighing import Choose, weighed
from riwaya.extract.mentions.captions import is_caption
from riwaya.extract.places.compared import compatible_places, same_land, same_place
from riwaya.lexicon import Lexicon

FAR = 5
BEHIND_LEAD = 2


def gather(told: list[Told], lexicon: Lexicon, *, is_digest: bool = False, choose: Choose = weighed) -> list[Gathered]:
    """Groups of frames, one for each incident, in order of their first body sentence; an item of a digest is closed."""
    incidents: list[Gathered] = []
    in_prose = [t.frame.sentence.paragraph for t in told if not t.frame.sentence.is_heading]
    first_body = in_prose[0] if in_prose else 0
    headings = [t for t in told if (t.is_heading or t.frame.sentence.is_heading and t.frame.sentence.paragraph < first_body) and len(told) > 1]
    body = [t for t in told if t not in headings] or headings
    if sum(1 for t in body if t.place is not None and not t.is_summary) >= 2:
        headings = [t for t in headings if not t.is_summary]
        body = [t for t in body if not (t.is_summary and t.frame.sentence.paragraph <= 2)]
    left: list[Told] = []
    day_of_lead = next((t.days for t in headings if t.days), None) if body is not headings else None
    for one in body:
        near = [i for i in incidents if not is_told_apart(one, i) and (not is_digest or i[-1].frame.sentence.paragraph == one.frame.sentence.paragraph)]
        if one.frame.sentence.is_heading and in_prose and one.frame.sentence.paragraph > first_body and body is not headings and not is_digest:
            near = [i for i in near if heads_again(one, i)]
            if not near:
                continue  # what it heads is told behind it, or it is the headline of another story
        seen = _as_compared(one, near)
        homes = [incident for incident in reversed(near) if _goes_on(seen, incident, incidents, lexicon)]
        if one.is_background and one.days and day_of_lead and (one.days[1] < day_of_lead[0] or day_of_lead[1] < one.days[0]):
            # وكان قد قتل في يونيو: no part of what the lead tells of today, though the words between give no day
            homes = [incident for incident in homes if any(t.days for t in incident)]
        chosen = min(homes, key=lambda incident: _how_near(seen, incident), default=None)
        home = chosen if chosen is not None and _says_where_exactly(seen, chosen, incidents) else choose(seen, near, incidents, chosen, lexicon)
        if home is not None:
            home.append(one)
        elif one.can_stand_alone and (len(told) == 1 or not is_caption(one.frame.sentence.forms)):
            # a lead that only takes an act as known (شيع ضحايا التفجير في أ) says where what is told behind it was
            incidents.append(Gathered([*(t for t in left if not incidents and _looks_back(one, Gathered([t]), lexicon)), one]))
        else:
            left.append(one)
    if body is not headings:
        first_line = min((t.frame.sentence.paragraph for t in headings), default=0)
        for one in headings:
            # a headline is that of the first incident, or of one told right behind it
            own = [incident for incident in incidents if not any(t.frame.is_reason and t.frame.sentence is one.frame.sentence for t in incident) and not is_of_another_day(incident[0], Gathered([one]))]
            if one.frame.sentence.is_heading and one.frame.sentence.paragraph > first_line:
                own = [incident for incident in own if heads_again(one, incident) or one.kind.sub_event_type in incident.sub_event_types and not has_another_toll(one, incident)]
            if is_caption(one.frame.sentence.forms):
                own = [incident for incident in own if heads_again(one, incident)]  # a picture may be of another village
            fitting = next((incident for n, incident in enumerate(own) if (n == 0 or _gap(one, incident) >= -2) and _fits(one, incident, lexicon)), None)
            # a headline that fits an incident heads it, whatever else it weighs
            home = choose(one, own, incidents, fitting, lexicon) or fitting
            if home is not None:
                home.insert(0, one)
            elif one.can_stand_alone and (not incidents or not one.frame.sentence.is_heading):
                # a lead that nothing in the body takes up tells an incident of its own; a headline does not
                incidents.insert(0, Gathered([one]))
                incidents[0].extend([other for other in left if not is_digest and _goes_on(other, incidents[0], incidents[:1], lexicon)])
        _follow_leads([one for one in left if not any(one in incident for incident in incidents)], incidents, headings, lexicon)
    return incidents


def _as_compared(one: Told, incidents: list[Gathered]) -> Told:
    """A frame whose words are told by somebody or take up a known act, without a place that only helps to find the scene (قال الناطق في أ إن, من أماكن تمركزهم في أ) and at which no incident was: it parts nothing."""
    if one.place is None or not one.is_helped or not (one.frame.telling or presumes(one.frame)) or any(same_place(one.place, place) for incident in incidents for place in incident.places):
        return one
    return msgspec.structs.replace(one, place=None)


def _follow_leads(left: list[Told], incidents: list[Gathered], headings: list[Told], lexicon: Lexicon) -> None:
    """What stood behind a lead before the body told its incident goes to it: ... هجوما على مقر. واقتحمت قوات الأمن المبنى."""
    for one in left:
        for incident in incidents:
            lead = Gathered(t for t in incident if t in headings and 0 <= one.frame.sentence.index - t.frame.sentence.index <= BEHIND_LEAD)
            if lead and _goes_on(one, lead, [lead], lexicon):
                incident.append(one)
                incident.sort_by_text()
                break


def _how_near(one: Told, incident: Gathered) -> tuple[bool, bool, bool]:
    """Which of several incidents that a frame may go on with it does: one at its place, and one that the text told for its own sake; else the latest."""
    is_there = one.place is not None and any(same_place(one.place, t.place) for t in incident)
    return not is_there and one.place is not None, incident[-1].frame.is_reason and one.kind.sub_event_type != incident.kind.sub_event_type, opens_aside(incident[-1].frame.sentence, incident[-1].frame.first)


def _goes_on(one: Told, incident: Gathered, incidents: list[Gathered], lexicon: Lexicon) -> bool:
    """Whether a frame goes on telling an incident, which the main one (the first) does more easily than one told in passing."""
    gap = _gap(one, incident)
    # what an act only answers is not what the report is about
    incidents = [other for other in incidents if other is incident or not other[0].frame.is_reason]
    is_main = incident is incidents[0]
    if is_another(one, incident) or is_only_answered(one, incident):
        return False
    if _tells_again(one, incident, lexicon) or _is_told_by_the_way(one, incident, lexicon):
        return True
    if is_main and _looks_back(one, incident, lexicon):
        return True
    if not _belongs(one, incident, lexicon):
        # as long as one incident alone is told, whoever speaks speaks of it, though he names the place or the act otherwise
        if len(incidents) > 1 or gap < 0 or not (one.frame.telling or one.opening == "speech") or not _agrees(one, incident) or one.opening in ("switch", "background"):
            return False
        if is_far_from(one, incident):
            return False
        kind = incident.kind
        # أن القوات اعتقلت قياديا في أ. ولفت إلى أن الطائرات وجهت ضربات في ب: one force that strikes at another place than where it took somebody
        is_other_act = one.place is not None and bool(incident.places) and {one.kind.family, kind.family} == {"strike", "custody"}
        return one.kind.sub_event_type == kind.sub_event_type or not is_other_act and bool(one.doers & incident.doers)
    if same_toll(one.frame, [t.frame for t in incident]):
        return True
    is_elsewhere = one.place is not None and not any(same_place(one.place, t.place) for t in incident if t.place is not None)
    if len(incidents) > 1 and is_elsewhere and not one.is_definite and one.opening != "speech":
        return False  # among several incidents, an act with a place of its own is one more
    if len(incidents) == 1 and one.frame.head.form != "noun" and not one.is_open and gap > 0 and is_elsewhere and one.opening != "speech":
        return False
    if gap <= 1:
        return True
    if is_main:
        return len(incidents) == 1 or one.kind.sub_event_type == incident.kind.sub_event_type or one.is_open
    return _same_teller(one, incident[-1])


def _says_where_exactly(one: Told, incident: Gathered, incidents: list[Gathered]) -> bool:
    """Whether who speaks right behind a lead that names only an area (محافظة إدلب, شرقي دير الزور) names the village: what the rules join there no weight parts."""
    if incident is not incidents[0] or one.opening != "speech" or one.place is None or one.is_vague or one.is_wide or not incident.places or _gap(one, incident) > 1:
        return False
    return (one.is_open or incident.is_open or one.kind.sub_event_type in incident.sub_event_types) and all(t.is_vague or t.is_wide or t.is_city for t in incident if t.place is not None)


def _looks_back(one: Told, incident: Gathered, lexicon: Lexicon) -> bool:
    """Whether a look back (وكان الهجوم قد بدأ ..., وكان انتحاري فجر ...) tells what the report's lead takes as known (شيع ضحايا التفجير)."""
    if one.frame.sentence.tokens[one.frame.first].form.removeprefix("و") not in WAS or not 0 <= _gap(one, incident) <= 3:
        return False
    if not _agrees(one, incident) or not _has_one_side(one, incident, lexicon):
        return False
    if _is_at_another_place(one, incident):
        return False
    return takes_up(one.frame) or incident[0].frame.sentence.index <= 1 and incident[0].opening != "speech" and all(presumes(t.frame) for t in incident)


def _gap(one: Told, incident: Gathered) -> int:
    """Sentences since the incident was last told."""
    return one.frame.sentence.index - incident[-1].frame.sentence.index


def _same_teller(one: Told, other: Told) -> bool:
    chains = [tuple(s.id for s in t.frame.telling.chain) if t.frame.telling else () for t in (one, other)]
    return bool(chains[0]) and chains[0] == chains[1]


def _belongs(one: Told, incident: Gathered, lexicon: Lexicon) -> bool:
    """Whether a frame of the body goes on telling an incident. `gap` counts sentences since the incident was last told."""
    gap = one.frame.sentence.index - incident[-1].frame.sentence.index
    if gap < 0 or gap > FAR or not _agrees(one, incident):
        return False
    if not _has_one_side(one, incident, lexicon):
        return False
    opening = one.opening
    if opening in ("background", "switch") and one.frame.first == 0:
        return False
    kind = incident.kind
    same_act = one.kind.sub_event_type == kind.sub_event_type or one.is_open or incident.is_open
    places = incident.places
    if one.place is not None and places:
        if any(same_place(one.place, place) for place in places):
            # a specific kind beside another specific kind in one place is told as two (غارات ثم قصف مدفعي)
            return same_act or gap <= 2
        if one.is_definite and opening == "speech" and gap <= 2 and not one.frame.head.is_result and one.kind.family == kind.family and not is_far_from(one, incident):
            return True
        vague = one.is_vague or all(t.is_vague for t in incident if t.place is not None) or one.is_wide or all(t.is_wide for t in incident if t.place is not None)
        if any(compatible_places(one.place, place) or vague and same_land(one.place, place) for place in places) or kind.family == "battle":
            # a lead tells the countryside, the body the village; a battle moves from hill to hill
            if vague and same_act and opening != "alongside":
                return True
            return bool(one.kind.family == kind.family == "battle" and one.doers & incident.doers and gap <= 1 and opening != "alongside")
        return False
    if one.is_definite:
        # a toll that rises (ارتفعت الحصيلة إلى) is that of what was told, however far back
        return gap <= 2 or one.kind.family == kind.family or any(c.cumulative for c in one.frame.counts)
    if opening == "speech":
        return gap <= 2
    if opening == "alongside" and gap > 0 and not one.is_open:
        return False
    return gap <= 1 and (is_on_the_site(one.frame) or one.kind.family == kind.family or one.place is None and bool(one.doers & incident.doers))


def _tells_again(one: Told, incident: Gathered, lexicon: Lexicon) -> bool:
    """Whether a frame gives two figures of the incident again, or one on its day, at no other place: told again far behind, or by the way."""
    frames = [t.frame for t in incident]
    if _gap(one, incident) < 0 or _is_at_another_place(one, incident):
        return False
    if repeats_toll(one.frame, frames) and _agrees(one, incident) and _has_one_side(one, incident, lexicon):
        return True
    days = next((t.days for t in incident if t.days), None)
    if one.days is None or one.days != days or not same_toll(one.frame, frames):
        return False
    kind = incident.kind
    return one.kind.sub_event_type == kind.sub_event_type or go_together(one.kind.family, kind.family) and (one.is_open or incident.is_open)


def _is_told_by_the_way(one: Told, incident: Gathered, lexicon: Lexicon) -> bool:
    """Whether a frame tells without a place an act of the same kind and day as an incident without one: المدينة التي شهدت الثلاثاء عملية انتحارية, as told two sentences before."""
    if _gap(one, incident) <= 0 or one.days is None or one.is_open or one.place is not None or bool(incident.places) or is_one_more(one.frame):
        return False
    if one.kind.sub_event_type != incident.kind.sub_event_type or not any(t.days == one.days for t in incident):
        return False
    return _agrees(one, incident) and _has_one_side(one, incident, lexicon)


def _is_at_another_place(one: Told, incident: Gathered) -> bool:
    """Whether a frame names a place that none of the incident's can be: all of them apart from it, and there are some."""
    places = incident.places
    return one.place is not None and bool(places) and not any(compatible_places(one.place, place) for place in places)


def _fits(one: Told, incident: Gathered, lexicon: Lexicon) -> bool:
    """Whether a headline or lead can be that of an incident: nothing in it speaks against."""
    if not _agrees(one, incident) or not _has_one_side(one, incident, lexicon):
        return False
    if (scene_of(incident[0].frame) is not None or incident[0].frame.head.is_result and is_one_more(incident[0].frame)) and not same_place(one.place, incident[0].place):
        return False  # شنت طائرات غارات على ريف أ. كما قتل شاب في ب
    if breaks_out(incident[0].frame) and is_another(incident[0], Gathered([one])):
        return False
    if incident.kind.family == "battle" or not _is_at_another_place(one, incident):
        return True
    return one.is_city and any(one.place is not None and t.place is not None and same_land(one.place, t.place) for t in incident)


def _agrees(one: Told, incident: Gathered) -> bool:
    """Whether kind and day of a frame can be those of an incident."""
    kind = incident.kind
    if not go_together(one.kind.family, kind.family) and not (one.is_open and one.kind.family == "harm") or is_cleared_behind(one.frame.head.trigger, kind.family):
        return False
    if one.kind.sub_event_type != kind.sub_event_type and not (one.is_open or any(t.is_open for t in incident)) and {one.kind.family, kind.family} <= BOMBING:
        return False
    if any(date.value.is_anaphoric and date.value.offset for date in one.frame.dates):
        return False  # وقبل أقل من 24 ساعة على هذا الهجوم, في اليوم التالي: an act of another day
    days = next((t.days for t in incident if t.days), None)
    is_sum = any(t.is_sum for t in incident)
    if one.is_sum and not is_sum or one.days and days and (one.is_sum != is_sum or is_sum and one.days[0] != days[0]):
        return False  # a toll since the year began is no part of what happened today, nor of a toll since the war began
    if one.days and days and one.is_definite and presumes(one.frame) and not one.is_background and one.kind.sub_event_type == kind.sub_event_type and _is_next_day(one.days, days):
        return True  # ووقع الهجوم أمس, of what another sentence tells of the day on which it was said
    return not (one.days and days and (one.days[1] < days[0] or days[1] < one.days[0]))


def _is_next_day(some: tuple[str, str], others: tuple[str, str]) -> bool:
    return abs((datetime.date.fromisoformat(some[0]) - datetime.date.fromisoformat(others[1])).days) <= 1


def _has_one_side(one: Told, incident: Gathered, lexicon: Lexicon) -> bool:
    """Whether the doers are the same, related or unnamed; in a fight either side may be the one that is told of."""
    doers = incident.doers
    if one.frame.telling is not None and one.place is None and not one.is_background and presumes(one.frame):
        return True  # وفي واشنطن قال مسؤول إن إسرائيل هي التي شنت الغارة: whoever speaks of the known act says otherwise who did it
    return not (one.doers and doers and incident.kind.family != "battle" and not of_one_parent(one.doers, doers, lexicon))
