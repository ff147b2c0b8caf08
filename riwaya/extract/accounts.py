"""Incidents of one report written out as accounts: one for each chain of telling, every value with its words and its rule.

In: a group of `Told` frames that tell one incident at one place (`place_lists`). Out: its accounts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import msgspec

from riwaya.extract.actors.in_account import actors_of
from riwaya.extract.actors.known_sides import STRIKES
from riwaya.extract.gathering.holders import chains_of
from riwaya.extract.gathering.told import Told, as_thing, votes_of
from riwaya.extract.kinds import fallen_of, fighting, group_of, hit_in, settle_kind, telling_weapons
from riwaya.extract.things.crowds import crowd_of
from riwaya.extract.things.same_fire import AIMED
from riwaya.extract.things.told_otherwise import settle_objects
from riwaya.extract.things.used_weapons import settle_weapons
from riwaya.extract.values import When
from riwaya.extract.victims import count_victims
from riwaya.extract.when.dating import Carried, Dated, date_incident
from riwaya.lexicon import KindRecord, Lexicon
from riwaya.model import Account, Actor, Mention, Place, Report, Source, Span, Thing

TOGETHER = "figures told for several places together"


def write_accounts(
    incident: list[Told], number: int, report: Report, lexicon: Lexicon, *, place: Place | None, before: Carried, besides: tuple[Mention[When], ...] = (), together: int = 1
) -> tuple[list[Account], Dated]:
    """The accounts of one incident at one place, the `number`th of its report, and the date that was found for it; its words tell of `together` places, `besides` are the dates of who is cited without an act."""
    kind = _incident_kind(incident, lexicon)
    dated = date_incident(incident, before, besides)
    chains = chains_of(incident)
    identity, first = f"{report.report_id}#{number}", next(iter(chains.values()))
    return [_account(group, chain, kind, _as_area(place), dated, report, identity, lexicon, is_first=group is first, whole=incident, together=together) for chain, group in chains.items()], dated


def _as_area(place: Place | None) -> Place | None:
    """الأنبار, محافظة البيضاء: where a name means the governorate itself and no town of its name it is told as one, though among tellings it weighs as a town does."""
    if place is None or place.level != "settlement" or place.admin1 is None or place.gazetteer_id != place.admin1.id:
        return place
    return msgspec.structs.replace(place, level="governorate")


def _account(
    group: list[Told], chain: tuple[str, ...], kind: KindRecord, place: Place | None, dated: Dated, report: Report, identity: str, lexicon: Lexicon,
    *, is_first: bool, whole: list[Told], together: int,
) -> Account:
    head = max(group, key=lambda t: (t.frame.head.kind.rank, -t.frame.sentence.index))
    trigger = head.frame.head.found
    counts = count_victims(group, whole, kind, lexicon)
    actors = actors_of(group if any(t.parts for t in group) else whole, whole, counts, kind, lexicon)
    # what the body tells first decides: a denial of something else that comes behind makes nothing undone
    stance = next((t.frame.stance for t in group if not t.is_heading), group[0].frame.stance)
    factuality = stance.factuality if stance else "asserted"
    sources = _sources(group, chain)
    review = tuple(filter(None, (
        f"place not in the gazetteer: {place.name}" if place and place.status == "unresolved" else "",
        f"place ambiguous: {len(place.candidates) + 1}" if place and len(place.candidates) > 2 else "",
        "no date in the text" if not dated.start else "",
        "weekday and date disagree" if dated.is_disputed else "",
        TOGETHER if together > 1 and counts else "",
        "kind left open by the words" if all(t.is_open for t in group) else "",
    )))
    objects = settle_objects(_by_id(as_thing(found) for told in group for found in told.frame.objects), report.text, is_moved=kind.family in ("movement", "agreement", "other"))
    crowd = crowd_of(group, kind, actors)
    if crowd is not None and all(thing.id != crowd.id for thing in objects):
        objects = (*objects, crowd)
    account = Account(
        account_id="", report_id=report.report_id, incident_id=identity, kind=kind.id,
        event_type=kind.event_type, sub_event_type=_sub_event(kind, actors, lexicon), trigger=(trigger.start, trigger.end),
        evidence=_evidence(group), date_start=dated.start, date_end=dated.end, date_precision=dated.precision, date_status=dated.status,
        date_span=dated.span, date_rule=dated.rule, time_of_day=dated.time_of_day, time_span=dated.time_span, place=place, actors=actors, counts=counts,
        objects=objects, weapons=_weapons(group, kind, objects, {a.id for a in actors if a.role == "initiator"}, report.text), sources=sources, factuality=factuality,
        factuality_span=stance.span if stance else None, review=review, rules=(),
    )
    rules = [trigger.entries[0].rule, *(a.rule for a in actors), *(c.rule for c in counts), *(s.rule for s in sources), place.rule if place else "", dated.rule or ""]
    # two reports may share one text: the id of the report keeps their accounts apart
    seed = "|".join((report.report_id, report.sha256, ">".join(chain), str(head.frame.sentence.start), kind.family, place.name if place else ""))
    return msgspec.structs.replace(account, rules=tuple(dict.fromkeys(r for r in rules if r)), account_id="a-" + hashlib.sha256(seed.encode()).hexdigest()[:16])


def _incident_kind(incident: list[Told], lexicon: Lexicon) -> KindRecord:
    votes = votes_of(incident)
    best = max(incident, key=lambda t: (not t.frame.head.trigger.is_weak, t.says_its_kind, votes[t.kind.sub_event_type], t.kind.rank, not t.is_heading))
    weapons = {weapon.id for t in incident for weapon in t.lent_weapons}.union(*(telling_weapons(t.frame) for t in incident))
    doers = fighting(part for t in incident for part in t.parts)
    groups = {group_of(p, t.frame, lexicon) for t in incident for p in t.parts if p.role == "target" and p.actor in lexicon.actors}
    measures = {c.measure for t in incident for c in t.frame.counts} | {a.trigger.measure for t in incident for a in t.frame.acts if a.trigger.measure}
    families = {a.kind.id for t in incident for a in t.frame.acts}
    start = best.frame.head.kind if all(t.is_open for t in incident) else best.kind
    if best.frame.head.kind.event_type == "generic" and start.family in ("attack", "battle", "harm"):
        # مقتل جنديين بهجوم. ... فجر مقاتلون لغما: what an attack was is told by whoever names its bomb
        start = next((t.kind for t in incident if t.kind.family == "bomb"), start)
        if best.frame.head.kind.id == AIMED and start.family in ("attack", "harm"):
            # استهدف الجيش سيارة. وأسفر هذا القصف عن: how something was aimed at
            start = next((t.kind for t in incident if t.frame.head.kind.family == "strike" and t.kind.id in STRIKES), start)
    if best.frame.head.trigger.name == "assassination" and "small_arms" not in weapons:
        # اغتيال ضابط. ... قتل في انفجار استهدف سيارته: how he was assassinated
        start = next((t.kind for t in incident if t.kind.family == "bomb" and not t.frame.is_reason), start)
    return settle_kind(
        start, lexicon, weapons=weapons, initiators=doers, target_groups=groups, measures=measures, families=families,
        victims={p.actor for t in incident for p in t.parts if p.role == "target"}.union(*(fallen_of(t.frame) for t in incident)),
        objects=set().union(*(hit_in(t.frame) for t in incident)),
    )[0]


def _sub_event(kind: KindRecord, actors: tuple[Actor, ...], lexicon: Lexicon) -> str:
    """Battles where ground changes hands say who gained it; the rest is the kind's own label."""
    if kind.id != "advance":
        return kind.sub_event_type
    gainers = [lexicon.actors[a.id].group for a in actors if a.role == "initiator" and a.id in lexicon.actors]
    if not gainers:
        return kind.sub_event_type
    losers = {lexicon.actors[a.id].group for a in actors if a.role == "target" and a.id in lexicon.actors}
    # المقاومة والجيش: whom a state fights beside gains ground for it, and so does a militia that takes it from rebels
    is_for_a_state = "state" in gainers or gainers[0] == "external" or gainers[0] == "militia" and "non_state" in losers
    return "Government regains territory" if is_for_a_state else "Non-state actor overtakes territory"


def _evidence(group: Iterable[Told]) -> tuple[Span, ...]:
    spans = sorted({t.frame.span for t in group})
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _weapons(group: list[Told], kind: KindRecord, objects: tuple[Thing, ...], doers: set[str], text: str) -> tuple[Thing, ...]:
    named, of_acts = ([weapon for told in group for weapon in told.weapons], [weapon for told in group for weapon in told.weapons_of_acts])
    return settle_weapons(_by_id((*named, *of_acts)), kind, objects, doers, text)


def _by_id(things: Iterable[Thing]) -> dict[str, Thing]:
    """Things by id, each as it was named first."""
    found: dict[str, Thing] = {}
    for thing in things:
        found.setdefault(thing.id, thing)
    return found


def _sources(group: list[Told], chain: tuple[str, ...]) -> tuple[Source, ...]:
    return next((telling.chain for t in group for telling in t.frame.speakers if tuple(s.id for s in telling.chain) == chain), ())
