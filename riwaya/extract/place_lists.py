"""The places of an incident: its one best place, or every village of a list that was struck village by village.

In: the frames of one incident with their resolved places. A list is a run of places joined by و or a comma with nothing between them but
type words, directions and what holds them (قريتي أ وب, أ بالريف الجنوبي ومحور بلدة ب); one toll for all of them makes them one incident.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from riwaya.extract.tellings import Told
from riwaya.extract.values import PlaceFound
from riwaya.grammar.arabic import readings
from riwaya.model import Place, Token

SPLITTABLE = frozenset(("strike", "attack", "raid", "custody", "battle"))
BETWEEN = frozenset(
    "قريه قري قريتي قريتا بلده بلدات بلدتي بلدتا مدينه مدينتي مدن حي احياء محور محاور محيط اطراف تله تلال جبل مخيم منطقه مناطق ريف شمالي جنوبي شرقي غربي شمال جنوب شرق غرب "
    "سكنيه سكنيا منازل الريف نفسه نفسها ذاته ذاتها مدنيين مناطق "
    "وسط كل من علي في او كذلك ايضا مزارع حرش وادي مطار معسكر جبهه جبهات ناحيه قضاء مديريه محافظه".split()
)
LEVELS = frozenset(("settlement", "site"))


def listed_places(incident: Sequence[Told], resolved: Mapping[int, Sequence[tuple[PlaceFound, Place]]], kind_family: str) -> list[Place | None]:
    """The places of an incident, in order of the text; one `None` where none is named."""
    tolls = any(c.quantity.min is not None and c.measure in ("killed", "wounded", "detained") for t in incident for c in t.frame.counts)
    if kind_family in SPLITTABLE and not tolls:
        for told in incident:
            run = _run(told, resolved.get(id(told.frame), ()))
            if len(run) >= 2 and not all(found.is_major for found, _ in run) and not _is_between(told.frame.sentence.tokens, run[0][0]):
                # أرياف إدلب وحلب وحماة: governorates are told together
                return [place for _, place in run]
    named = [t for t in incident if t.place is not None]
    return [min(named, key=lambda t: t.place_rank).place if named else None]


def _run(told: Told, rows: Sequence[tuple[PlaceFound, Place]]) -> list[tuple[PlaceFound, Place]]:
    every = list(told.frame.marks.places)
    holders = {position for found, _ in rows for position in found.within}
    tokens = told.frame.sentence.tokens
    members = [row for row in rows if row[1].level in LEVELS and not row[0].is_origin and not (row[0].is_major and every.index(row[0]) in holders)]
    best: list[tuple[PlaceFound, Place]] = []
    run: list[tuple[PlaceFound, Place]] = []
    for row in members:
        if run and _coordinated(tokens, run[-1][0], row[0], {i for place in every for i in range(place.first, place.last + 1)}):
            run.append(row)
        else:
            best, run = max(best, run, key=len), [row]
    return max(best, run, key=len)


def _is_between(tokens: Sequence[Token], first: PlaceFound) -> bool:
    """على الطريق بين قريتي أ وب: one spot, told by the two places on either side of it."""
    return any(t.form.removeprefix("و") in ("بين", "مابين") for t in tokens[max(0, first.first - 2) : first.first])


def _coordinated(tokens: Sequence[Token], one: PlaceFound, other: PlaceFound, named: set[int]) -> bool:
    """Whether only a conjunction, type words, directions and other places stand between two names."""
    between = [tokens[i] for i in range(one.last + 1, other.first) if i not in named and tokens[i].kind != "quote"]
    joins = [t.form for t in (*between, tokens[other.first]) if t.form in ("و", "،", ",") or (t.kind == "word" and t.form.startswith("و") and len(t.form) > 2)]
    return bool(joins) and all(t.form in ("و", "،", ",") or any(r.bare in BETWEEN for r in readings(t.form)) for t in between)
