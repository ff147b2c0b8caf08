"""Accounts and reports from a few words, for tests of linking and assessing."""

from __future__ import annotations

import datetime
from typing import Any

from riwaya.lexicon import load_lexicon
from riwaya.model import Account, Actor, Admin, Count, Place, Report, Source, Thing

NOWHERE = (0, 1)


def report(name: str, *, outlet: str | None = None, published: str | datetime.date | None = None, text: str = "نص") -> Report:
    """A report with one text of its own."""
    return Report.of(text, report_id=name, outlet=outlet or f"صحيفة {name}", published=str(published) if published else None)


def account(name: str, *, number: int = 0, kind: str = "shelling", day: Any = None, days: Any = None, hour: str | None = None, place: str | None = None, at: Any = None, level: str = "settlement", **told: Any) -> Account:
    """An account of report `name`; see hard_pairs.yaml for the keys."""
    record = load_lexicon().kinds[kind]
    start, end = (str(days[0]), str(days[1])) if days else (str(day), str(day)) if day else (None, None)
    spread = (datetime.date.fromisoformat(end) - datetime.date.fromisoformat(start)).days if start and end else 0
    area = Admin(id=f"admin:{told['in']}", ar=told["in"]) if told.get("in") else None
    where = None
    if place:
        own = area.id if area and level == "governorate" else f"place:{place}:{told.get('in', at)}"
        where = Place(name=place, gazetteer_id=own, lat=at[0] if at else None, lon=at[1] if at else None, level=level, admin1=area, status="stated", span=NOWHERE)
    counts = [
        Count(measure=measure, min=told[key], max=told[key], group=told.get("group", "civilians"), demographic="children" if key == "children" else None, span=NOWHERE)
        for key, measure in (("killed", "killed"), ("children", "killed"), ("wounded", "wounded"), ("detained", "detained")) if told.get(key) is not None
    ]
    actors = [Actor(id=told[key], name=told[key], role=role, span=NOWHERE) for key, role in (("by", "initiator"), ("against", "target")) if told.get(key)]
    text = told.get("text") or "نص"
    return Account(
        account_id=f"{name}/{number}", report_id=name, incident_id=f"{name}#{told.get('incident', number)}", kind=kind, event_type=record.event_type, sub_event_type=record.sub_event_type,
        trigger=(number, number + 1), evidence=((0, len(text)),), date_start=start, date_end=end, date_precision=("day" if not spread else "days" if spread < 7 else "month") if start else None,
        date_status="stated" if start else None, time_of_day=hour, place=where, actors=tuple(actors), counts=tuple(counts),
        objects=(Thing(id=told["hit"], span=NOWHERE),) if told.get("hit") else (), weapons=(Thing(id=told["with"], span=NOWHERE),) if told.get("with") else (),
        sources=tuple(Source(id=s, name=s, relation=told.get("relation", "said"), span=NOWHERE) for s in told.get("sources", ())), factuality=told.get("factuality", "asserted"),
    )
