"""What linking is measured on: gold records, gold reports read by the engine, and texts tied to incidents that people coded.

In: the folders of gold records and corpora. Out: beds of reports, accounts and items; an item is one incident in one report (a profile) with the
incident that it truly tells and the days of that incident.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

import msgspec
import yaml

from evaluation.linking_measures import kilometres
from riwaya.grammar.spelling import folded
from riwaya.lexicon import load_lexicon
from riwaya.link.profiles import Profile, profiles
from riwaya.model import Account, Actor, Count, Issue, Place, Report, Source, Thing
from riwaya.pipeline import Pipeline
from riwaya.read import read

SAME = Path(__file__).parent / "linking_same.yaml"
SMALL = frozenset({"site", "settlement"})
LOOKED_AT = Path(__file__).parent / "linking_looked_at.txt"
MOST_DAYS = 3


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One report's telling of one known incident: `unit` is the first account of what the engine has of it, absent where it has nothing."""

    report_id: str
    incident: str
    start: int
    end: int
    unit: str | None


class Bed(msgspec.Struct, frozen=True, kw_only=True):
    """Reports with their accounts, and the items that are measured."""

    name: str
    reports: tuple[Report, ...]
    accounts: tuple[Account, ...]
    items: tuple[Item, ...]


def gold_bed(gold: Path, sets: Sequence[str]) -> Bed:
    """Gold incidents as accounts: perfect extraction, so that linking alone is measured."""
    reports, accounts, items = [], [], []
    for row in _gold(gold, sets):
        report = _gold_report(gold, row)
        reports.append(report)
        for number, incident in enumerate(row["incidents"]):
            account = _gold_account(row, incident, number, report.text)
            accounts.append(account)
            if incident["date"]:
                start, end = (datetime.date.fromisoformat(d).toordinal() for d in incident["date"])
                items.append(Item(report_id=row["report"], incident=incident["id"], start=start, end=end, unit=account.account_id))
    return Bed(name=f"gold accounts, {'+'.join(sets)}", reports=tuple(reports), accounts=tuple(accounts), items=tuple(items))


def extracted_gold_bed(gold: Path, sets: Sequence[str]) -> Bed:
    """Accounts that the engine reads from the gold reports; each is paired with gold by the scorer's rule: shared evidence."""
    rows = list(_gold(gold, sets))
    reports = [_gold_report(gold, row) for row in rows]
    result = Pipeline().gather(reports)
    items = []
    for row, report in zip(rows, reports, strict=True):
        mine = [a for a in result.accounts if a.report_id == row["report"]]
        for incident in row["incidents"]:
            if incident["date"]:
                start, end = (datetime.date.fromisoformat(d).toordinal() for d in incident["date"])
                wanted = _characters(_quotes(incident, report.text))
                best = max(mine, key=partial(_overlap, wanted), default=None)
                unit = best.account_id if best and _overlap(wanted, best) >= 0.2 else None
                items.append(Item(report_id=row["report"], incident=incident["id"], start=start, end=end, unit=unit))
    return Bed(name=f"extracted accounts, {'+'.join(sets)}", reports=result.reports, accounts=result.accounts, items=tuple(items))


def airwars_bed(corpora: Path) -> Bed:
    """Texts tied to coded incidents: each text's account that fits its coded incident best, chosen without looking at any link."""
    coded = {r["id"]: r for r in _lines(corpora / "airwars_incidents.jsonl")}
    rows = list(_lines(corpora / "airwars_texts.jsonl"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.jsonl"
        keys = ("id", "outlet", "published", "url", "text")
        path.write_text("".join(json.dumps({k: r[k] for k in keys if r[k]}, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
        result = Pipeline().gather(item for item in read([path]) if not isinstance(item, Issue))
    units: dict[str, list[Profile]] = {}
    for unit in profiles(result.accounts, {r.report_id: r for r in result.reports}, lexicon=load_lexicon()):
        units.setdefault(unit.report_id, []).append(unit)
    items = []
    for row in rows:
        for identity in row["incidents"]:
            incident = coded[identity]
            start = datetime.date.fromisoformat(incident["date"]).toordinal()
            end = datetime.date.fromisoformat(incident["date_end"]).toordinal() if incident["date_end"] else start
            told = [u for u in units.get(row["id"], []) if not tells_another_time(u, start, end)]
            best = max(told, key=lambda u: (fit(u, incident), -u.key[2]), default=None)
            items.append(Item(report_id=row["id"], incident=identity, start=start, end=end, unit=best.account_ids[0] if best else None))
    return Bed(name="extracted accounts, Airwars texts", reports=result.reports, accounts=result.accounts, items=tuple(items))


def joined(bed: Bed) -> Bed:
    """The bed with the gold ids that tell one incident made one."""
    first = {name: group[0] for group in yaml.safe_load(SAME.read_text(encoding="utf-8")) for name in group}
    items = tuple(msgspec.structs.replace(item, incident=first.get(item.incident, item.incident)) for item in bed.items)
    return msgspec.structs.replace(bed, name=f"{bed.name}, ids of one incident joined", items=items)


def half(incident: str) -> str:
    """Which part of the coded incidents this one is in: `tuned` or `untouched`, by a hash of its id; those whose texts may have been looked at are tuned on."""
    return "tuned" if incident in looked_at() else first_half(incident)


def first_half(incident: str) -> str:
    """The cut as it was at first: two halves by the hash alone."""
    return "tuned" if hashlib.sha256(incident.encode()).digest()[0] % 2 else "untouched"


@cache
def looked_at() -> frozenset[str]:
    """Incidents that were held back at first and whose texts were, or may have been, read since."""
    return frozenset(line for line in LOOKED_AT.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))


def tells_another_time(unit: Profile, start: int, end: int) -> bool:
    """Whether the days that a telling states lie too far from a coded incident for it to tell that one: a page that holds nothing but today's headlines."""
    return unit.start is not None and unit.end is not None and not unit.by_publication and max(unit.start, start) - min(unit.end, end) > MOST_DAYS


def fit(unit: Profile, incident: Mapping[str, Any]) -> int:
    """How well a profile fits a coded incident: its day, its place, its figures, its kind."""
    day = datetime.date.fromisoformat(incident["date"]).toordinal()
    score = 0
    if unit.start is not None and unit.end is not None:
        score += 4 if unit.start <= day <= unit.end else 2 if unit.start - 1 <= day <= unit.end + 1 else -4
    if unit.place is not None:
        name, wanted = folded(unit.place.name), folded(incident["location_ar"] or "")
        score += 5 if wanted and (name in wanted or wanted in name) and unit.place.level in SMALL else 0
        if incident["lat"] is not None:
            here = msgspec.structs.replace(unit, place=msgspec.structs.replace(unit.place, lat=incident["lat"], lon=incident["lon"]))
            distance = kilometres(unit, here)
            score += 3 if distance <= 5 else 1 if distance <= 20 else 0
    if unit.killed is not None and incident["civ_killed_min"] is not None:
        score += 2 if unit.killed[0] <= (incident["civ_killed_max"] or 0) and incident["civ_killed_min"] <= unit.killed[1] else 0
    strike = incident["strike_type"] or ""
    ground = unit.kind in ("clash", "raid", "killing", "arrest", "execution", "ambush")
    fits = ("Artillery" in strike and unit.kind == "shelling") or ("Air" in strike and unit.kind in ("airstrike", "drone_strike")) or ("Ground" in strike and ground)
    return score + 2 * fits


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _gold(gold: Path, sets: Sequence[str]) -> list[dict[str, Any]]:
    return [row for name in sets for row in _lines(gold / f"{name}.jsonl")]


def _gold_report(gold: Path, row: Mapping[str, Any]) -> Report:
    text = (gold / row["text_file"]).read_text(encoding="utf-8") if "text_file" in row else row["text"]
    return Report.of(text, report_id=row["report"], outlet=row["outlet"], published=row["published"])


def _quotes(incident: Mapping[str, Any], text: str) -> list[tuple[int, int]]:
    places = [(text.find(quote), len(quote)) for quote in incident["evidence"]]
    return [(at, at + length) for at, length in places if at >= 0]


def _characters(spans: Sequence[tuple[int, int]]) -> set[int]:
    return {i for start, end in spans for i in range(start, end)}


def _overlap(wanted: set[int], account: Account) -> float:
    given = _characters(account.evidence)
    shared = len(wanted & given)
    return max(shared / max(1, len(wanted | given)), shared / max(1, len(given)) * 0.9 if shared * 2 >= len(given) else 0.0)


def _gold_account(row: Mapping[str, Any], incident: Mapping[str, Any], number: int, text: str) -> Account:
    """A gold incident as one account; spans are those of its quotes."""
    evidence = _quotes(incident, text) or [(0, 0)]
    span = evidence[0]

    def first(value: Any) -> Any:
        return value[0] if isinstance(value, list) else value

    place, date = incident["place"], incident["date"]
    days = (datetime.date.fromisoformat(date[1]) - datetime.date.fromisoformat(date[0])).days if date else 0
    return Account(
        account_id=f"{row['report']}#{number}", report_id=row["report"], incident_id=f"{row['report']}/{incident['id']}", kind=first(incident["kind"]),
        event_type=first(incident["event_type"]), sub_event_type=first(incident["sub_event_type"]), trigger=span, evidence=tuple(evidence),
        date_start=date[0] if date else None, date_end=date[1] if date else None, date_precision=("day" if days == 0 else "days" if days < 7 else "week" if days == 7 else "month") if date else None,
        date_status="stated" if date else None, time_of_day=first(incident.get("time_of_day")),
        place=Place(name=place["name"], lat=place.get("lat"), lon=place.get("lon"), level=place["level"], near=bool(place.get("near")), status="stated", span=span) if place else None,
        actors=tuple(Actor(id=a["id"], name=a["id"], role=a["role"], span=span) for a in incident["actors"]),
        counts=tuple(Count(measure=c["measure"], group=c.get("group", "unknown"), demographic=c.get("demographic"), min=c["min"], max=c["max"], span=span) for c in incident["counts"]),
        objects=tuple(Thing(id=o, span=span) for o in incident.get("objects", ())), weapons=tuple(Thing(id=w, span=span) for w in incident.get("weapons", ())),
        sources=tuple(Source(id=s if isinstance(s, str) else s["id"], name=s if isinstance(s, str) else s["id"], span=span) for s in incident["sources"]), factuality=first(incident["factuality"]),
    )


def is_here(gold: Path, corpora: Path) -> bool:
    """Whether there is anything to measure on."""
    return (gold / "dev.jsonl").exists() and (corpora / "airwars_texts.jsonl").exists()


