"""Who all those were who fell, where a sentence of its own says so (وأكدت مصادر طبية أن الضحايا مدنيون), and whom a report means by rebels.

In: the marks of a report and its incidents. Out: the incidents, each `Told` with that group. Such a sentence speaks of the incident that was told last
before it, a few sentences away at most; معظم القتلى, بين القتلى and a number of them say nothing of all.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.counting.units import OPENING, units_of
from riwaya.extract.gathering.told import Told
from riwaya.extract.marks import Marks
from riwaya.grammar.numbers import WORDS
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon import Lexicon
from riwaya.lexicon.arabic.role_words import load_role_words

FALLEN = frozenset("الضحايا القتلي الجرحي المصابين المصابون الشهداء القتيلين القتيلان".split())
SOME = frozenset("معظم غالبيه اغلب اغلبيه بين بعض عدد احد اكثر نصف ثلث جل حصيله عشرات ضمن".split())
ALL_OF_THEM = frozenset("جميعهم كلهم".split())
BESIDES = frozenset("هم كانوا جميعهم كلهم جميعا من".split())
NEAR = 2
NOBODY_NAMED = "armed_factions"


def with_the_fallen(incidents: Sequence[list[Told]], marks: Sequence[Marks]) -> list[list[Told]]:
    """The incidents, with who all their victims were."""
    said = {row.sentence.index: group for row in marks if (group := _said_of_all(row)) is not None}
    if not said:
        return list(incidents)
    told = sorted((one.frame.sentence.index, place) for place, incident in enumerate(incidents) for one in incident)
    of_incident: dict[int, str] = {}
    for index, group in said.items():
        place = next((place for at, place in reversed(told) if index - NEAR <= at <= index), None)
        if place is not None:
            of_incident[place] = group
    return [[msgspec.structs.replace(one, the_fallen=of_incident[place]) for one in incident] if place in of_incident else incident for place, incident in enumerate(incidents)]


def with_rebels(told: Sequence[Told], marks: Sequence[Marks], lexicon: Lexicon) -> list[Told]:
    """The tellings with the one armed group against a state that their report names before them, whom it means by متمردون or إرهابيون."""
    identity, since = _only_rebels(marks, lexicon) or (None, 0)
    return [msgspec.structs.replace(one, only_rebels=identity if one.frame.sentence.index >= since else None) for one in told]


def _only_rebels(marks: Sequence[Marks], lexicon: Lexicon) -> tuple[str, int] | None:
    """The one armed group against a state that a report names, with the sentence that names it first, `None` where it names none or several."""
    named: dict[str, int] = {}
    for row in marks:
        for found in row.of("actor"):
            actor = found.entries[0].id
            record = lexicon.actors.get(actor)
            if record is not None and record.group == "non_state" and actor != NOBODY_NAMED and not (actor.startswith("name:") and record.by_country):  # المقاومة is of whatever country
                named.setdefault(actor, row.sentence.index)
    alone = [actor for actor in named if not lexicon.actors[actor].joined] or list(named)  # ميليشيات كذا وفلان: the first of the two
    return (alone[0], min(named.values())) if len(alone) == 1 else None


def _said_of_all(row: Marks) -> str | None:
    """The group that a sentence names for all who fell: الضحايا مدنيون, إن القتلى الستة هم من أفراد الحرس, قتل ستة في الغارة، جميعهم من مقاتلي الحركة."""
    tokens = row.sentence.tokens
    actors: dict[int, str] | None = None
    for position in row.sentence.where(TELLING):
        form = tokens[position].form.removeprefix("و")
        if position + 1 >= len(tokens) or position and tokens[position - 1].form.lstrip("وبف") in SOME:
            continue
        at = position + 1
        while at < len(tokens) and (tokens[at].form in BESIDES or form in FALLEN and tokens[at].form.removeprefix("ال") in WORDS and tokens[at].form.startswith("ال")):
            at += 1
        beside = {token.form for token in tokens[position:at]} & BESIDES
        is_all = len(beside) > 1 or bool(position) and tokens[position - 1].form in OPENING  # not نقل الجرحى من الجنود
        if at < len(tokens) and "من" in beside and is_all:
            actors = {found.first: found.entries[0].id for found in row.of("actor")} if actors is None else actors
            people = at + (at + 1 < len(tokens) and tokens[at].form in load_role_words().members and at not in actors)
            if actors.get(people, "unknown") not in ("unknown", "civilians"):
                return actors[people]
        unit = units_of[tokens[at].form][0] if at < len(tokens) else None
        is_said = bool(beside) or unit is not None and not tokens[at].form.startswith(("ال", "و"))  # الضحايا مدنيون, not الضحايا المدنيون
        if unit is not None and is_said and unit.number is None and unit.record.measure is None and unit.record.group not in ("unknown", "same") and unit.record.demographic is None:
            return unit.record.group
    return None


TELLING = Remembered(lambda form: form.removeprefix("و") in FALLEN | ALL_OF_THEM, stems=lambda: FALLEN | ALL_OF_THEM)
