"""One text against one coded incident: which told incident is meant, and whether it agrees.

Meant is the told incident whose evidence writes the coded place's name; of several, or where none does, the first that the text asserts or doubts. What the
engine made of place, date or toll has no say in the choice. Each measure agrees, differs, is silent (nothing told) or uncoded (nothing to compare with).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from evaluation.airwars.read import Coded, Text, read_coded, read_texts
from evaluation.score.names import kilometres, place_key, point
from evaluation.score.told import Told, killed, told_by_accounts
from riwaya.model import Account
from riwaya.pipeline import Pipeline
from riwaya.settings import Settings

MEASURES = ("date", "point", "killed", "belligerent")
DAYS, KILOMETRES = 1, 10
SIDES: dict[str, frozenset[str]] = {
    # coders file attacks of the Syrian government and its ally under the ally
    "Russian Military": frozenset({"russia", "regime", "fourth_division", "national_defence_forces", "republican_guard_syria"}),
    "Turkish Military": frozenset({"turkey", "sna"}),
    "YPG": frozenset({"ypg", "sdf", "pkk", "ypj", "aanes"}),
    "Kurdish Forces": frozenset({"ypg", "sdf", "pkk", "ypj"}),
    "Syrian Democratic Forces": frozenset({"sdf", "ypg", "asayish", "deir_ez_zor_military_council", "manbij_military_council"}),
    "U.S.-led Coalition": frozenset({"coalition", "us_forces", "usa"}),
    "Israeli Military": frozenset({"israel"}),
    "Iranian Military": frozenset({"iran", "irgc", "iranian_militias"}),
    "Jordanian Military": frozenset({"jordanian_army"}),
    "Syrian Regime": frozenset({"regime"}),
}


class Comparison(msgspec.Struct, frozen=True):
    """A text beside a coded incident: by measure `agree`, `differ`, `silent` or `uncoded`, with what was told and what is coded.

    `is_dated` says that the text comes with its day of publication, without which relative dates stay unresolved.
    """

    text: str
    incident: str
    verdicts: dict[str, str]
    told: dict[str, str]
    coded: dict[str, str]
    is_dated: bool


def agreement(folder: Path, *, gazetteer: Path | None = None) -> list[Comparison]:
    """Every text that names the place beside the incident it was filed under (of several the one it agrees with most), read with the shipped places and those of `gazetteer`."""
    coded, pipeline = read_coded(folder), Pipeline(Settings(gazetteer=gazetteer))
    found = []
    for text in read_texts(folder):
        accounts = pipeline.read(text.text, published=text.published, outlet=text.outlet)
        beside = [compare(text, accounts, coded[i]) for i in text.incidents if i in coded]
        if beside:
            found.append(max(beside, key=lambda c: list(c.verdicts.values()).count("agree")))
    return found


def compare(text: Text, accounts: Sequence[Account], coded: Coded) -> Comparison:
    """The verdict of each measure."""
    told = meant(text.text, accounts, coded)
    rows = {measure: (told_value, coded_value, agrees) for measure, told_value, coded_value, agrees in _values(told, coded)}
    verdicts = {m: "uncoded" if c is None else "silent" if t is None else "agree" if ok else "differ" for m, (t, c, ok) in rows.items()}
    return Comparison(text.id, coded.id, verdicts, {m: str(t) for m, (t, _, _) in rows.items()}, {m: str(c) for m, (_, c, _) in rows.items()}, text.published is not None)


def meant(text: str, accounts: Sequence[Account], coded: Coded) -> Told | None:
    """The told incident that the coded one is about."""
    groups: dict[str, list[Account]] = {}
    for account in accounts:
        if account.factuality in ("asserted", "doubted"):
            groups.setdefault(account.incident_id, []).append(account)
    told = [told_by_accounts(group) for group in groups.values()]
    name = place_key(coded.location_ar)
    naming = [t for t in told if name and any(f" {name} " in f" {place_key(text[start:end])} " for start, end in t.spans)]
    return next(iter(naming or told), None)


def _values(told: Told | None, coded: Coded) -> Iterator[tuple[str, object, object, bool]]:
    days = tuple(map(datetime.date.fromisoformat, told.date)) if told and told.date else None
    slack = datetime.timedelta(DAYS)
    yield "date", days, coded.days, bool(days and coded.days and days[0] - slack <= coded.days[1] and coded.days[0] <= days[1] + slack)
    here = point(told.place) if told else None
    yield "point", here, coded.point, bool(here and coded.point and kilometres(here, coded.point) <= KILOMETRES)
    # a part that two sources tell alike is one part: the rows of the incident, not of its accounts
    dead = killed(told.counts) if told else None
    yield "killed", dead, coded.dead, bool(dead is not None and coded.dead and coded.dead[0] <= dead <= coded.dead[1])
    doers = sorted(i for i, role in (told.actors if told else ()) if role in ("initiator", "blamed") and i != "unknown") or None
    sides = [SIDES[name.strip()] for name in (coded.belligerent or "").split(",") if name.strip() in SIDES]
    yield "belligerent", doers, coded.belligerent if sides else None, bool(doers and any(set(doers) & side for side in sides))
