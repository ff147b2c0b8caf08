"""What kind of incident a frame tells: its highest act, refined by weapons, sides and results as `resources/kinds` says."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence, Set

from riwaya.extract.actors.parts import Part
from riwaya.extract.acts import Act
from riwaya.extract.frames import Frame
from riwaya.extract.values import AIRCRAFT, PlaceFound
from riwaya.lexicon import Found, KindRecord, Lexicon
from riwaya.lexicon.arabic.role_words import load_role_words as words
from riwaya.lexicon.records import Refinement

FALLEN = frozenset(("killed", "wounded"))
TOWN, AIMED = "town", "targeting"
BESIDE = 3
SUPPORTING = "with-support"
NOTABLES = frozenset("وجهاء وجيه وجيها شيوخ شيخ شيخا مشايخ مختار مخاتير".split())
FORMER, MEMBERS = ("سابق",), frozenset(("non_state", "militia"))
TRIBES = frozenset("قبيله عشيره قبايل عشاير".split())
COVER = frozenset("غطاء بغطاء بتغطيه تغطيه ترافق ترافقت يترافق تترافق مترافقا مترافقه".split())
FARTHEST, LEADS = 7, frozenset(("في", "ب", "من", "ل", "الي", "قرب"))
NO_AIM = frozenset("في من علي الي عن قرب بين ابناء اهالي سكان احد قافله سياره دوريه حاجز مقر موقع مواقع".split())


def kind_of_frame(frame: Frame, parts: Sequence[Part], lexicon: Lexicon, *, lent: str | None = None) -> tuple[KindRecord, bool]:
    """The kind of a frame with its parts, and whether it is left open; `lent`: a weapon that its words leave out."""
    return settle_kind(
        frame.head.kind, lexicon,
        weapons=telling_weapons(frame) | ({lent} if lent else set()),
        initiators=fighting(parts),
        target_groups={group_of(part, frame, lexicon) for part in parts if part.role == "target"},
        measures={c.measure for c in frame.counts} | {act.trigger.measure for act in frame.acts if act.trigger.measure},
        families={act.kind.id for act in frame.acts},
        victims={p.actor for p in parts if p.role == "target"} | fallen_of(frame),
        objects=hit_in(frame),
    )


def fighting(parts: Iterable[Part]) -> set[str]:
    """Who does an act, without those who only stand by who does it: هاجم الجيش بإسناد من التحالف."""
    doers = [part for part in parts if part.role == "initiator"]
    return {part.actor for part in doers if SUPPORTING not in part.rule} or {part.actor for part in doers}


def group_of(part: Part, frame: Frame, lexicon: Lexicon) -> str:
    """The group of an actor; a notable of a tribe does not fight, nor does a former member: أحد وجهاء قبيلة كذا, عنصر سابق في كذا."""
    before = frame.sentence.forms[max(frame.first, part.found.first - BESIDE) : part.found.last + 1]
    is_notable = any(form in TRIBES and not NOTABLES.isdisjoint(before[:at]) for at, form in enumerate(before))
    is_former = any(form.startswith(FORMER) for form in before[: BESIDE]) and lexicon.actors[part.actor].group in MEMBERS
    return "civilian" if is_notable or is_former else lexicon.actors[part.actor].group


def hit_in(frame: Frame) -> set[str]:
    """What the act of a frame hit, by id; `town` where it is aimed at one that its words name: استهدفت القوات مدينة أ, استهداف قرية ب; not في قرية ب, أحد سكان قرية ب."""
    things = {found.entries[0].id for found in frame.objects}
    return things | {TOWN} if any(_is_aimed_at(place, act, frame) for act in frame.acts if act.kind.id == AIMED for place in frame.places) else things


def _is_aimed_at(place: PlaceFound, act: Act, frame: Frame) -> bool:
    tokens = frame.sentence.tokens
    if place.level != "settlement" or place.preposition in LEADS or place.is_origin or not act.found.last < place.first <= act.found.last + FARTHEST:
        return False
    between = tokens[act.found.last + 1 : place.first]
    return not any(t.form in NO_AIM or t.kind != "word" for t in between) and not any(act.found.last < other.found.first < place.first for other in frame.acts)


def fallen_of(frame: Frame) -> set[str]:
    """Who fell by the figures of a frame: قتل متظاهران برصاص قوات الأمن."""
    return {count.group for count in frame.counts if count.group and count.measure in FALLEN}


def acts_with_weapons(frame: Frame) -> list[Act]:
    """The acts of a frame whose very words name a weapon (قصف مدفعي); a raid by a drone (غارة من مسيرة) needs no warplane."""
    return [act for act in frame.acts if act.trigger.weapon and not (act.trigger.weapon == "warplane" and _is_by_drone(frame))]


def telling_weapons(frame: Frame) -> set[str]:
    """The weapons of a frame that say what kind of act it tells: not aircraft that stand by, nor the warplane that the word for a raid implies beside a drone (شنت طائرة مسيرة غارة)."""
    implied = {act.found.first for act in frame.acts} if _is_by_drone(frame) else set()
    named = {w.entries[0].id for w in frame.weapons if (w.entries[0].id != "warplane" or w.first not in implied) and not stands_by(w, frame)}
    return named | {act.trigger.weapon or "" for act in acts_with_weapons(frame) if act is frame.head or not stands_by(act.found, frame)}


def stands_by(found: Found, frame: Frame) -> bool:
    """Whether aircraft or their raids only stand by those who fight on the ground, so that they do not say what kind of act it was: هاجم الجيش بإسناد من طيران التحالف, هجوم ترافق مع قصف جوي."""
    is_from_the_air = found.table == "trigger" or found.entries[0].id in AIRCRAFT
    if not is_from_the_air or frame.head.kind.family == "strike":
        return False
    before = [form.removeprefix("و").removeprefix("ال") for form in frame.sentence.forms[max(frame.first, found.first - BESIDE) : found.first]]
    return any(form in words().support or form in COVER for form in before)


def _is_by_drone(frame: Frame) -> bool:
    return any(weapon.entries[0].id == "drone" for weapon in frame.weapons)


def settle_kind(
    kind: KindRecord,
    lexicon: Lexicon,
    *,
    weapons: Set[str],
    initiators: Set[str],
    target_groups: Set[str],
    measures: Set[str],
    families: Set[str],
    victims: Set[str] = frozenset(),
    objects: Set[str] = frozenset(),
) -> tuple[KindRecord, bool]:
    """The kind after refinement, and whether the clause left it open (only the last, unconditional row fitted)."""
    is_open = kind.event_type == "generic"
    for _ in range(3):
        for row in kind.becomes:
            if row.kind != kind.id and _fits(row, weapons, initiators, target_groups, measures, families, victims) and _is_hit_by(row, objects, initiators, lexicon):
                is_open = is_open and (row.is_likely or not (row.weapons or row.initiators or row.targets or row.measures))
                kind = lexicon.kinds[row.kind]
                break
        else:
            break
    return kind, is_open


def _is_hit_by(row: Refinement, objects: Set[str], initiators: Set[str], lexicon: Lexicon) -> bool:
    """Whether things that a row names were hit, and by those whom it names."""
    groups = {lexicon.actors[i].group for i in initiators} if row.doers or row.unless_doers else set()
    return _is_met(row.objects, objects) and _is_met(row.doers, groups) and groups.isdisjoint(row.unless_doers)


def _fits(
    row: Refinement, weapons: Set[str], initiators: Set[str], target_groups: Set[str], measures: Set[str], families: Set[str], victims: Set[str]
) -> bool:
    return (
        _is_met(row.weapons, weapons)
        and _is_met(row.initiators, initiators)
        and _is_met(row.targets, target_groups)
        and _is_met(row.measures, measures)
        and _is_met(row.victims, victims)
        and _is_met(row.triggers, families)
        and weapons.isdisjoint(row.unless)
        and target_groups.isdisjoint(row.unless_targets)
        and measures.isdisjoint(row.unless_measures)
        and families.isdisjoint(row.unless_triggers)
    )


def _is_met(wanted: Collection[str], found: Set[str]) -> bool:
    """Whether what a row asks for is there; a row that asks for nothing is met."""
    return not wanted or not found.isdisjoint(wanted)
