"""Who the counted were: counts of an account's frames with their group settled by unit, country, sides and the other tellings.

In: the frames of one account and of its whole incident. Out: `Count` rows. Soldiers are those of the story's country or of the armed
side that was hit, rebels those of the one group that is no state; a person whom no word arms is a civilian where the kind harms
civilians; a figure without a group takes that of the same figure told elsewhere in the incident.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.actors.parts import ARMED, Part, served_by
from riwaya.extract.counting.dead_and_wounded import HIS
from riwaya.extract.counting.units import THINGS, carried_measure, units_of
from riwaya.extract.gathering.told import Told
from riwaya.extract.gathering.who_fell import NOBODY_NAMED
from riwaya.extract.values import LOSSES, CountFound
from riwaya.grammar.numbers import WORDS
from riwaya.lexicon import KindRecord, Lexicon
from riwaya.lexicon.arabic.role_words import load_role_words as words
from riwaya.model import Count

HARMED = frozenset(("killed", "wounded"))
OWN_DOING = frozenset(("deployed", "surrendered"))
OF_THEM = frozenset(("منهم", "منهما"))
BOTH_SIDES = frozenset(("ar/roles/between", "ar/roles/coordination"))
HARM_FAMILIES = frozenset(("strike", "bomb", "harm", "custody"))
STATE = frozenset(("state", "external"))
NON_STATE = frozenset(("non_state", "militia"))

PEOPLE = frozenset(("displaced_people", "protesters", "israeli_settlers", "journalists"))
OF_ANYBODY = ("unit", "bare", "others", "sum")
UNSETTLED = ("both-sides", "suspects", "mixed")

Figure = tuple[str, str | None, int | None]


def count_victims(group: Sequence[Told], incident: Sequence[Told], kind: KindRecord, lexicon: Lexicon) -> tuple[Count, ...]:
    """The counts of an account, in order, each once; `part_of` is a position in the result."""
    named = _named_figures(incident, kind, lexicon)
    rows: list[Count] = []
    seen: dict[tuple[str, str, str | None, int | None, int | None], int] = {}
    for told in group:
        local: dict[int, int] = {}
        everything = told.frame.marks.counts
        before, measured, follows_armed = "unknown", "", False
        for found in told.frame.counts:
            if _is_no_movement(found, kind) or _is_her(found, told, incident):
                continue
            group_id = _group(found, told, incident, kind, lexicon)
            if found.part_of is not None and found.part_of in local and group_id == "civilians" and rows[local[found.part_of]].group in PEOPLE:
                group_id = rows[local[found.part_of]].group  # 14 نازحا بينهم ستة أطفال
            is_taken_up = found.measure == "detained" and follows_armed and _is_bare(found, told)
            if is_taken_up:
                group_id = before  # قتلت 17 من المهاجمين وأسرت ستة
            elif group_id == "unknown" and not found.rule.endswith(UNSETTLED):
                group_id = named.get(figure_of(found), before if found.measure in HARMED and (found.rule.endswith("bare") or _is_carried(found, told) and found.measure != measured and before != "civilians") else "unknown")
            if found.measure in HARMED and not found.demographic:
                # قتل جنديان وشرطي وأصيب خمسة: who the five are is not said
                before = group_id if found.measure != measured or before == group_id else "unknown"
                measured = found.measure
                follows_armed = found.rule.endswith(("rebels", "fighters", "of-actor", "of-them"))
            if found.part_of in local and _is_of_nobody_else(found, group_id, rows[local[found.part_of]]):
                local[everything.index(found)] = local[found.part_of or 0]
                continue  # 18 من البيشمركة بينهم ضابط: nobody but those who are counted
            key = (found.measure, group_id, found.demographic, found.quantity.min, found.quantity.max)
            position = everything.index(found)
            if key in seen:
                local[position] = seen[key]
                continue
            part_of = local.get(found.part_of) if found.part_of is not None else None
            seen[key] = local[position] = len(rows)
            rows.append(Count(
                measure=found.measure, min=found.quantity.min, max=found.quantity.max, quantifier=found.quantity.quantifier, group=group_id,
                demographic=found.demographic, part_of=part_of, cumulative=found.cumulative, span=found.span, rule=found.rule,
            ))
    return tuple(rows)


def _is_her(found: CountFound, told: Told, incident: Sequence[Told]) -> bool:
    """Whether a pronoun or a name tells again of the one woman or child who was counted: مقتل صحفية ... ما أدى إلى مقتلها, استشهدت سعاد السبت."""
    is_by_name = found.rule.endswith("bare") and found.quantity.min == 1 and found.part_of is None
    if not is_by_name and (found.first != found.last or HIS[told.frame.sentence.tokens[found.first].form] is None):
        return False
    return any(row.measure == found.measure and row.demographic and row.quantity.min == 1 and row.part_of is None for one in incident for row in one.frame.counts)


def _is_of_nobody_else(found: CountFound, group_id: str, whole: Count) -> bool:
    """Whether a part is told from its whole by nothing: neither by age or sex nor by a group, not even an unnamed one."""
    is_armed = group_id == "unknown" and found.rule.endswith(("fighters", "rebels")) and not whole.rule.endswith(("fighters", "rebels"))
    return not found.demographic and (whole.measure, whole.group) == (found.measure, group_id) and not is_armed


def _is_carried(found: CountFound, told: Told) -> bool:
    """Whether the word that counts says no more than what befell them: أودى بعونين وخلف ثلاثة جرحى."""
    return carried_measure[told.frame.sentence.tokens[found.last].form] is not None


def _is_bare(found: CountFound, told: Told) -> bool:
    """Whether nothing but a number says who is counted: أسرت ستة, not اعتقل سبعة مطلوبين."""
    token = told.frame.sentence.tokens[found.last]
    return found.rule.endswith("bare") and (token.kind == "number" or token.form in WORDS)


def _is_no_movement(found: CountFound, kind: KindRecord) -> bool:
    """Whether a figure is of forces that are moved (تضم 300 عنصر), in an incident that is no movement, or of a single one."""
    return found.measure == "deployed" and (kind.family != "movement" or (found.quantity.min or 0) < 2 or found.group == "civilians")


def figure_of(found: CountFound) -> Figure:
    """What two tellings have in common that give one figure: measure, demographic and number."""
    return found.measure, found.demographic, found.quantity.min


def _named_figures(incident: Sequence[Told], kind: KindRecord, lexicon: Lexicon) -> dict[Figure, str]:
    """The group of every figure of the incident that some telling gives with its group, where only one is given."""
    groups: dict[Figure, set[str]] = {}
    for told in incident:
        for found in told.frame.counts:
            group_id = _group(found, told, incident, kind, lexicon)
            if group_id != "unknown" and found.quantity.min is not None:
                groups.setdefault(figure_of(found), set()).add(group_id)
    return {figure: next(iter(ids)) for figure, ids in groups.items() if len(ids) == 1}


def _group(found: CountFound, told: Told, incident: Sequence[Told], kind: KindRecord, lexicon: Lexicon) -> str:
    """The group of a count; who is only called armed (الإرهابيين) is of the one armed group against the state that the report names, else unknown."""
    group_id = _group_as_named(found, told, incident, kind, lexicon)
    if told.the_fallen is not None and group_id in ("unknown", "civilians") and found.group == "unknown" and found.rule.endswith(OF_ANYBODY) and found.measure in HARMED:
        fallen = lexicon.actors.get(told.the_fallen)
        return (fallen.by_country.get(told.country or "", told.the_fallen) if fallen else told.the_fallen) if found.part_of is None else group_id
    return group_id if group_id != NOBODY_NAMED else told.only_rebels or "unknown"


def _group_as_named(found: CountFound, told: Told, incident: Sequence[Told], kind: KindRecord, lexicon: Lexicon) -> str:
    group_id = found.group
    if found.rule.endswith(UNSETTLED):
        return group_id
    if group_id in lexicon.actors and lexicon.actors[group_id].group == "civilian" and (served := served_by(told.frame, found.last, lexicon)) is not None:
        group_id = served.entries[0].id  # متطوعا في صفوف الجيش
    record = lexicon.actors.get(group_id)
    parts = _groups_of_parts(found, told)
    armed = [a for a in _armed_targets(told, incident, lexicon) if a not in parts]
    if group_id == "unknown" and (owner := _owner(found, told, lexicon) or _of_them(found, told, lexicon)) is not None:
        return owner
    if record is not None and record.by_country:
        # جنود: those of the armed state that was hit, else of the story's country
        states = [a for a in armed if a in lexicon.actors and lexicon.actors[a].group in STATE]
        if found.rule.endswith("fighters") and len(states) == 1:
            return states[0]
        group_id = record.by_country.get(told.country or "", group_id)
    if group_id == "unknown" and found.rule.endswith("rebels"):
        rebels = [a for a in armed if a in lexicon.actors and lexicon.actors[a].group in NON_STATE] or _sides(incident, lexicon) or _attackers(incident, lexicon)
        return rebels[0] if len(rebels) == 1 else told.only_rebels or "unknown"
    if group_id == "unknown" and found.measure in OWN_DOING:
        movers = {p.actor for p in told.parts if p.role == "initiator"} - {"unknown"}
        return next(iter(movers)) if len(movers) == 1 else "unknown"
    if group_id == "unknown" and found.rule.endswith(("fighters", "others", "of-them")) and len(armed) == 1:
        return armed[0]
    if kind.family == "protest" and kind.id != "riot" and group_id in ("unknown", "civilians") and not found.demographic:
        return "protesters"
    if group_id == "unknown" and found.measure in THINGS:
        # whose they are: of those who move, else of those who are hit
        owners = {p.actor for p in told.parts if p.role == ("initiator" if kind.family == "movement" else "target")} - {"unknown"}
        if len(owners) != 1 and found.measure == "houses" and not armed:
            return "civilians"  # ستة بيوت احترقت
        return next(iter(owners)) if len(owners) == 1 else "unknown"
    is_person = found.rule.endswith(("unit", "bare", "sum", "others", "of-them"))
    own = [a for a in _armed_targets(told, (), lexicon) if a not in parts]
    if group_id == "unknown" and is_person and len(own) == 1 and kind.family in ("strike", "bomb") and not _is_anybody(found, told):
        return own[0]
    if group_id == "unknown" and is_person and not armed and not parts and not told.is_unidentified and kind.family in HARM_FAMILIES:
        people = {p.actor for p in told.parts if p.role == "target"} & PEOPLE
        return next(iter(people)) if len(people) == 1 and found.measure in HARMED else "civilians"
    return group_id


def _owner(found: CountFound, told: Told, lexicon: Lexicon) -> str | None:
    """Whose people they are by their pronoun (اثنين من مقاتليها, أحد عناصره): those of the armed body that speaks, else of the last one named before."""
    tokens = told.frame.sentence.tokens
    if not found.rule.endswith("own-losses") and not any(t.form in words().own_forces or t.form in words().own_people for t in tokens[found.first : found.last + 3]):
        return None
    teller = told.frame.telling.chain[0].id if told.frame.telling and told.frame.telling.chain else ""
    named = [f.entries[0].id for f in told.frame.marks.of("actor") if f.last < found.first and f.entries[0].id in lexicon.actors and lexicon.actors[f.entries[0].id].group in ARMED]
    blamed, doers = ({p.actor for p in told.parts if p.role == role} for role in ("blamed", "initiator"))
    met = [actor for actor in named if actor not in blamed | doers]
    if teller in lexicon.actors and lexicon.actors[teller].group in ARMED and not (teller in doers and met):
        return teller
    # اتهمت الحركة إسرائيل بغارة قتلت خمسة من مقاتليها: whoever is accused does not lose them
    return next((group[-1] for group in (met, [actor for actor in named if actor not in blamed], named) if group), None)


def _of_them(found: CountFound, told: Told, lexicon: Lexicon) -> str | None:
    """Whom منهم takes up: of the armed who were named before, those who are acted upon (اشتبك الجيش مع مهربين وقتل اثنين منهم), else the last one named unless only he acts."""
    if found.measure not in LOSSES or not any(t.form in OF_THEM for t in told.frame.sentence.tokens[found.first : found.last + 2]):
        return None
    armed = [p for p in told.parts if p.found.last < found.first and p.actor in lexicon.actors and lexicon.actors[p.actor].group in ARMED]
    doer = armed[-1].actor if armed and armed[-1].found.last == found.first - 1 else None  # قتل الجيش خمسة منهم
    if doer is not None:
        armed = [p for p in armed if p.actor != doer]
        return armed[-1].actor if armed else None
    met = [p for p in armed if p.role == "target"] or [p for p in armed[1:] if p.rule in BOTH_SIDES]
    if met or not found.rule.endswith("of-them"):
        return met[-1].actor if met else None
    verb = found.first if found.trigger is None else found.trigger
    named = [f.entries[0].id for f in told.frame.marks.of("actor") if f.last < verb]
    doers = {p.actor for p in told.parts if p.role == "initiator"}
    return named[-1] if named and (named[-1] not in doers or len(doers) > 1) else None


def _groups_of_parts(found: CountFound, told: Told) -> set[str]:
    """Armed people that only a part of the counted are (سبعة أشخاص بينهم ثلاثة جنود, 19 مسلحا و24 مدنيا): the whole is not theirs."""
    rows = told.frame.marks.counts
    whole = rows.index(found) if found in rows else None
    parts = [row for row in rows if row.part_of is not None and row.part_of == whole]
    return {row.group for row in parts if row.group not in ("unknown", "civilians") or row.group == "unknown" and row.rule.endswith(("fighters", "rebels"))}


def _is_anybody(found: CountFound, told: Told) -> bool:
    """Whether the unit counts people of any sort (تفجير استهدف الشرطة أوقع 12 قتيلا): who stood near is among them."""
    return found.rule.endswith("unit") and found.measure in HARMED and units_of[told.frame.sentence.tokens[found.last].form][0] is not None


def _armed_targets(told: Told, incident: Sequence[Told], lexicon: Lexicon) -> list[str]:
    own = {p.actor for p in told.parts if p.role == "target"}
    targets = own or {p.actor for t in incident for p in t.parts if p.role == "target"}
    return [t for t in sorted(targets) if t not in lexicon.actors or lexicon.actors[t].group in ARMED]


def _attackers(incident: Sequence[Told], lexicon: Lexicon) -> list[str]:
    """Who attacks in the incident and is no state: the attackers who fell are his."""
    return sorted({p.actor for p in _of_no_state(incident, lexicon) if p.role == "initiator"})


def _sides(incident: Sequence[Told], lexicon: Lexicon) -> list[str]:
    """The groups of the incident that are no state, in order of name."""
    return sorted({p.actor for p in _of_no_state(incident, lexicon) if p.actor != "armed_factions"})


def _of_no_state(incident: Sequence[Told], lexicon: Lexicon) -> list[Part]:
    return [p for t in incident for p in t.parts if p.actor in lexicon.actors and lexicon.actors[p.actor].group in NON_STATE]
