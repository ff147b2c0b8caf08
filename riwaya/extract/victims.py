"""Who the counted were: counts of an account's frames with their group settled by unit, country, sides and the other tellings.

In: the frames of one account and of its whole incident. Out: `Count` rows. Soldiers are those of the story's country or of the armed
side that was hit, rebels those of the one group that is no state; a person whom no word arms is a civilian where the kind harms
civilians; a figure without a group takes that of the same figure told elsewhere in the incident.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from riwaya.extract.actors.names.nationality import names_its_country
from riwaya.extract.actors.parts import is_staff_of_aid, served_by
from riwaya.extract.as_before import UNSETTLED, Before, Figure, as_before, figure_of, has_a_noun, is_bare
from riwaya.extract.counting.dead_and_wounded import HIS
from riwaya.extract.counting.result_words import HARMED
from riwaya.extract.counting.units import THINGS, units_of
from riwaya.extract.gathering.told import Told
from riwaya.extract.gathering.who_fell import NOBODY_NAMED
from riwaya.extract.long_tolls import is_of_a_long_time
from riwaya.extract.mentions.none_harmed import is_none_harmed
from riwaya.extract.parts_of_victims import ARMED_UNITS, OF_ANYBODY, UNNAMED, groups_beside, groups_of_parts, is_civilian, is_partly_armed, is_partly_civilian, told_apart
from riwaya.extract.values import STATES, CountFound
from riwaya.extract.whose_people import armed_targets, gunmen_met, loyal_to, of_them, owner, rebels
from riwaya.lexicon import KindRecord, Lexicon
from riwaya.model import Count

OWN_DOING = frozenset(("deployed", "surrendered"))
HARM_FAMILIES = frozenset(("strike", "bomb", "harm", "custody"))
CROWDED = frozenset(("market", "school", "hospital"))
HOMES = frozenset(("home",))
PEOPLE = frozenset(("displaced_people", "protesters", "israeli_settlers", "journalists"))
FEW = 20
ONE = frozenset(("احد", "احدي"))


def count_victims(group: Sequence[Told], incident: Sequence[Told], kind: KindRecord, lexicon: Lexicon) -> tuple[Count, ...]:
    """The counts of an account, in order, each once; `part_of` is a position in the result."""
    groups = {(id(told), id(found)): _group(found, told, incident, kind, lexicon) for told in incident for found in told.frame.counts}
    named = _named_figures(incident, groups)
    mixed = {figure_of(found) for told in incident for found in told.frame.counts if is_partly_civilian(found, told) or is_partly_armed(found, told, lexicon)}
    rows: list[Count] = []
    seen: dict[tuple[str, str, str | None, int | None, int | None], int] = {}
    for told in group:
        local: dict[int, int] = {}
        everything = told.frame.marks.counts
        before = Before()
        for found in sorted(told.frame.counts, key=lambda row: row.first):
            if _is_no_movement(found, kind) or _is_none(found, told) or _is_an_object(found, told) or _is_her(found, told, incident) or _is_one_of_the_counted(found, told, incident) or is_of_a_long_time(found, told, incident):
                continue
            position = everything.index(found)
            part_of = local.get(found.part_of) if found.part_of is not None else None
            group_id = groups.get((id(told), id(found))) or _group(found, told, incident, kind, lexicon)  # frames of a group may lack some figures of theirs
            if part_of is not None and group_id == "civilians" and rows[part_of].group in PEOPLE:
                group_id = rows[part_of].group  # 14 نازحا بينهم ستة أطفال
            if found.part_of is None and found.demographic and group_id == "civilians":
                group_id = _of_a_crowd(found, rows)
            group_id = as_before(found, told, group_id, before, named)
            if _may_be_mixed(found, group_id, mixed) and found.rule.endswith(OF_ANYBODY) and found.part_of is None and not is_civilian(told.frame.sentence.tokens[found.last]):
                group_id = "unknown"
            if found.measure in HARMED and not found.demographic:
                before = before.then(found, group_id)
            if part_of is not None and _is_of_nobody_else(found, group_id, rows[part_of]):
                local[position] = part_of
                continue  # 18 من البيشمركة بينهم ضابط: nobody but those who are counted
            key = (found.measure, group_id, found.demographic, found.quantity.min, found.quantity.max)
            if key in seen:
                local[position] = seen[key]
                continue
            seen[key] = local[position] = len(rows)
            rows.append(Count(
                measure="abducted" if kind.id == "abduction" and found.measure == "detained" else found.measure, min=found.quantity.min, max=found.quantity.max, quantifier=found.quantity.quantifier, group=group_id,
                demographic=found.demographic, part_of=part_of, cumulative=found.cumulative, span=found.span, rule=found.rule,
            ))
    return tuple(rows)


def _may_be_mixed(found: CountFound, group_id: str, mixed: Set[Figure]) -> bool:
    """Whether a figure is one of which only some are civilians, or an earlier toll of the like (221 قتيلا بينهم 127 مدنيا, وكانت الحصيلة 32 قتيلا)."""
    return figure_of(found) in mixed or group_id == "civilians" and found.group == "unknown" and not found.demographic and any(measure == found.measure for measure, *_ in mixed)


def _of_a_crowd(found: CountFound, rows: Sequence[Count]) -> str:
    """Of whom children or women are told of apart from their whole: of the protesters or the displaced of whom more came to the same harm, else civilians."""
    crowds = {row.group for row in rows if row.measure == found.measure and not row.demographic and row.group in PEOPLE and (row.min or 0) > (found.quantity.min or 0)}
    return crowds.pop() if len(crowds) == 1 else "civilians"


def _is_none(found: CountFound, told: Told) -> bool:
    """Whether a count without a figure is of nobody: دون وقوع إصابات بين المدنيين."""
    return found.quantity.min is None and found.measure in HARMED and is_none_harmed(told.frame.sentence.forms, found.first, found.last)


def _is_her(found: CountFound, told: Told, incident: Sequence[Told]) -> bool:
    """Whether a pronoun or a name tells again of the one woman or child who was counted: مقتل صحفية ... ما أدى إلى مقتلها, استشهدت سعاد السبت."""
    is_by_name = found.rule.endswith("bare") and found.quantity.min == 1 and found.part_of is None
    if not is_by_name and (found.first != found.last or HIS[told.frame.sentence.tokens[found.first].form] is None):
        return False
    return any(row.measure == found.measure and row.demographic and row.quantity.min == 1 and row.part_of is None for one in incident for row in one.frame.counts)


def _is_one_of_the_counted(found: CountFound, told: Told, incident: Sequence[Told]) -> bool:
    """Whether one of the children or women is meant whose number is told: أصيب ثلاثة أطفال ... وإصابة أحد الأطفال خطيرة."""
    if found.demographic is None or told.frame.sentence.tokens[found.first].form.lstrip("وب") not in ONE:
        return False
    return any(row.measure == found.measure and row.demographic == found.demographic and (row.quantity.min or 0) > 1 for one in incident for row in one.frame.counts)


def _is_of_nobody_else(found: CountFound, group_id: str, whole: Count) -> bool:
    """Whether a part is told from its whole by nothing: neither by age or sex nor by a group, not even an unnamed one."""
    is_armed = group_id == "unknown" and found.rule.endswith(ARMED_UNITS) and not whole.rule.endswith(ARMED_UNITS)
    return not found.demographic and (whole.measure, whole.group) == (found.measure, group_id) and not is_armed


def _is_no_movement(found: CountFound, kind: KindRecord) -> bool:
    """Whether a figure is of forces that are moved (تضم 300 عنصر), in an incident that is no movement, or of a single one; or of others than those who flee their homes (غادر ثلاثة دبلوماسيين)."""
    if found.measure == "displaced":
        return found.group not in ("civilians", "unknown", "displaced_people") or found.rule.endswith(ARMED_UNITS) or kind.family != "displacement" and (found.rule.endswith("bare") or (found.quantity.min or 0) < FEW)
    return found.measure == "deployed" and (kind.family != "movement" or (found.quantity.min or 0) < 2 or found.group == "civilians")


def _is_an_object(found: CountFound, told: Told) -> bool:
    """Whether one thing without a number is what was hit and no count (دمر القصف منزلا, احتراق سيارة, تدمير السيارة); one vehicle that is first told of counts (دمرت عربة)."""
    tokens = told.frame.sentence.tokens
    if found.measure not in THINGS or found.quantity.min != 1 or found.first != found.last and tokens[found.first].form not in ONE:
        return False
    is_burnt = found.trigger is not None and tokens[found.trigger].form.lstrip("ولب") == "احتراق"
    return found.measure != "vehicles" or is_burnt or tokens[found.first].form.removeprefix("و").startswith(("ال", "لل"))


def _named_figures(incident: Sequence[Told], group_of: Mapping[tuple[int, int], str]) -> dict[Figure, str]:
    """The group of every figure of the incident that some telling gives with its group, where only one is given."""
    groups: dict[Figure, set[str]] = {}
    for told in incident:
        for found in told.frame.counts:
            group_id = group_of[id(told), id(found)]
            if group_id != "unknown" and found.quantity.min is not None:
                groups.setdefault(figure_of(found), set()).add(group_id)
    return {figure: next(iter(ids)) for figure, ids in groups.items() if len(ids) == 1}


def _group(found: CountFound, told: Told, incident: Sequence[Told], kind: KindRecord, lexicon: Lexicon) -> str:
    """The group of a count; who is only called armed (الإرهابيين) is of the one armed group against the state that the report names, else unknown."""
    group_id = _group_as_named(found, told, incident, kind, lexicon)
    if told.the_fallen is not None and group_id in UNNAMED and found.group == "unknown" and found.rule.endswith(OF_ANYBODY) and found.measure in HARMED:
        fallen = lexicon.actors.get(told.the_fallen)
        return (fallen.meant_in(told.country) if fallen else told.the_fallen) if found.part_of is None else group_id
    if group_id == "unknown" and found.measure == "displaced" and kind.family == "displacement":
        return "civilians"  # نزح خمسة آلاف شخص
    if group_id == "civilians" and found.measure == "detained" and told.is_of_suspects:
        return "unknown"  # أوقفت الشرطة رجلا يشتبه بأنه منفذ الهجوم
    if group_id != NOBODY_NAMED:
        return group_id
    side = rebels(told, incident, [a for a in armed_targets(told, incident, lexicon) if a != NOBODY_NAMED], lexicon)
    return "unknown" if side in (None, NOBODY_NAMED) or any(part.actor == side and part.role == "initiator" for part in told.parts) else side


def _movers(told: Told) -> set[str]:
    """The groups that act in a telling, as far as they are named."""
    return {part.actor for part in told.parts if part.role == "initiator"} - {"unknown"}


def _group_as_named(found: CountFound, told: Told, incident: Sequence[Told], kind: KindRecord, lexicon: Lexicon) -> str:
    group_id = found.group
    if found.rule.endswith(UNSETTLED):
        return group_id
    if group_id in lexicon.actors and lexicon.actors[group_id].group == "civilian" and (served := served_by(told.frame, found.last, lexicon)) is not None:
        group_id = served.entries[0].id  # متطوعا في صفوف الجيش
    if group_id in UNNAMED and is_staff_of_aid(told.frame, found.last, lexicon):
        return "aid_workers"
    record = lexicon.actors.get(group_id)
    parts = groups_of_parts(found, told)
    beside = groups_beside(found, told)
    doers = {part.actor for part in told.parts if part.rule.startswith("ar/roles/by")} if found.rule.endswith("others") else set()  # قتل مهاجمان ... وقتل ستة آخرون بأيدي رجال الأمن
    armed = [a for a in armed_targets(told, incident, lexicon) if a not in parts and a not in beside and a not in doers]
    if group_id == "civilians" and parts and found.part_of is None and not found.demographic and not is_civilian(told.frame.sentence.tokens[found.last]):
        return "unknown"  # 15 مصليا، خمسة منهم من رجال الأمن
    if group_id == "unknown" and (whose := owner(found, told, lexicon) or of_them(found, told, lexicon)) is not None:
        return whose
    if group_id == "unknown" and found.rule.endswith(("fighters", "unit", "bare", "rebels")) and (side := loyal_to(found, told)) is not None:
        return side
    if record is not None and record.by_country and found.measure == "deployed" and len(movers := _movers(told)) == 1:
        return movers.pop()  # أرسلت تركيا 150 جنديا
    if record is not None and record.by_country:
        # جنود: those of the armed state that was hit, else of the story's country
        states = [a for a in armed if a in lexicon.actors and lexicon.actors[a].group in STATES]
        if found.rule.endswith("fighters") and len(states) == 1:
            return states[0]
        teller = told.frame.telling.chain[0].id if told.frame.telling and told.frame.telling.chain else ""
        if found.measure in HARMED and teller in record.by_country.values():
            return teller  # أعلن الجيش التركي مقتل جنديين
        if any(f.first <= found.last <= f.last and names_its_country(f, lexicon) for f in told.frame.actors):
            return group_id  # شرطي بلجيكي
        group_id = record.meant_in(told.country)
    if group_id == "unknown" and found.rule.endswith("rebels"):
        return rebels(told, incident, armed, lexicon) or "unknown"
    if group_id == "unknown" and found.measure in OWN_DOING:
        movers = _movers(told)
        return movers.pop() if len(movers) == 1 else "unknown"
    if group_id == "unknown" and found.rule.endswith(("fighters", "others", "of-them")) and len(armed) == 1 and not (_are_gunmen(found, told) and _is_of_a_state(armed[0], lexicon)):
        return armed[0]
    if group_id == "unknown" and found.rule.endswith("fighters") and _are_gunmen(found, told) and (side := gunmen_met(told, incident, armed, lexicon)) is not None:
        return side
    if kind.family == "protest" and kind.id != "riot" and group_id in UNNAMED and not found.demographic:
        return "protesters"
    if group_id == "unknown" and found.measure in THINGS:
        # whose they are: of those who move, else of those who are hit
        owners = {p.actor for p in told.parts if p.role == ("initiator" if kind.family == "movement" else "target")} - {"unknown"}
        if len(owners) != 1 and found.measure == "houses" and not armed:
            return "civilians"  # ستة بيوت احترقت
        return next(iter(owners)) if len(owners) == 1 else "unknown"
    is_person = found.rule.endswith(("unit", "bare", "sum", "others", "of-them"))
    own = [a for a in armed_targets(told, (), lexicon) if a not in parts and not told.objects_named & CROWDED]
    if told.objects_named & (CROWDED | HOMES) and kind.family in ("strike", "bomb"):
        armed = own  # غارة على سوق: whom other tellings call hit is not who stood there
    is_anybody = _is_anybody(found, told) or has_a_noun(found, told)
    if group_id == "unknown" and is_person and len(own) == 1 and found.measure in HARMED and not is_anybody and (kind.family in ("strike", "bomb") or kind.id == "ambush" and _are_but_a_number(found, told)):
        return own[0]
    if group_id == "unknown" and is_person and not armed and not parts and kind.family in HARM_FAMILIES and not _is_nobody_known(found, told, incident):
        people = {p.actor for p in told.parts if p.role == "target"} & PEOPLE - told_apart(found, told)
        return next(iter(people)) if len(people) == 1 and found.measure in HARMED else "civilians"
    return group_id


def _is_nobody_known(found: CountFound, told: Told, incident: Sequence[Told]) -> bool:
    """Whether nobody says who the counted were: مجهولي الهوية, شخص مجهول, or who was killed where men were landed for him."""
    behind = told.frame.sentence.forms[found.last + 1 : found.last + 2]
    return told.is_unidentified or any(form.startswith("مجهول") for form in behind) or found.measure in HARMED and any(one.is_of_a_landing for one in incident)


def _are_gunmen(found: CountFound, told: Told) -> bool:
    """Whether the counted are called مسلحين, as the men of no state are."""
    return told.frame.sentence.tokens[found.last].form.removeprefix("و").removeprefix("ال").startswith("مسلح")


def _is_of_a_state(actor: str, lexicon: Lexicon) -> bool:
    return actor in lexicon.actors and lexicon.actors[actor].group in STATES


def _are_but_a_number(found: CountFound, told: Told) -> bool:
    """Whether no noun stands for the counted: مقتل أربعة, مقتله."""
    return is_bare(found, told) or found.first == found.last and HIS[told.frame.sentence.tokens[found.first].form] is not None


def _is_anybody(found: CountFound, told: Told) -> bool:
    """Whether the unit counts people of any sort (تفجير استهدف الشرطة أوقع 12 قتيلا): who stood near is among them."""
    return found.rule.endswith("unit") and found.measure in HARMED and units_of[told.frame.sentence.tokens[found.last].form][0] is not None
