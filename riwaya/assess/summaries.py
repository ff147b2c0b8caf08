"""One plain sentence for an incident, in English and in Arabic: what, where, when, how many, according to whom."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from riwaya.lexicon import Lexicon
from riwaya.model import Incident

MONTHS_AR = "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول".split("|")
MONTHS_EN = "January February March April May June July August September October November December".split()


def summary_en(incident: Incident, holders: Mapping[str, str], lexicon: Lexicon) -> str:
    """The English sentence."""
    kind = lexicon.kinds[incident.kind].name_en
    place = incident.place
    where = f" {'near' if place.near else 'in'} {place.name_en or place.name}" if place else ""
    parts = [f"{_day_en(incident)}{kind}{where}".strip()]
    doers = [lexicon.actors[p.id].name_en if p.id in lexicon.actors else p.name for p in incident.actors if p.role == "initiator" and p.id != "unknown"]
    if doers:
        parts.append("by " + " and ".join(dict.fromkeys(doers)))
    text = " ".join(parts)
    tolls = "; ".join(f"{_range(row.low, row.high)} {row.measure}, according to {_holders(tuple(f.holder for f in row.by), lexicon, 'en')}" for row in incident.counts if row.best is not None and row.demographic is None)
    return text[0].upper() + text[1:] + (f": {tolls}." if tolls else ".")


def summary_ar(incident: Incident, holders: Mapping[str, str], lexicon: Lexicon) -> str:
    """The Arabic sentence."""
    place = incident.place
    where = f" {'قرب' if place.near else 'في'} {place.name}" if place else ""
    text = f"{lexicon.kinds[incident.kind].name_ar}{where}{_day_ar(incident)}"
    doers = [p.name for p in incident.actors if p.role == "initiator" and p.id != "unknown"]
    if doers:
        text += " من قبل " + " و".join(dict.fromkeys(doers))
    names = {"killed": "القتلى", "wounded": "الجرحى", "detained": "المعتقلون", "abducted": "المخطوفون", "missing": "المفقودون", "surrendered": "المستسلمون", "displaced": "النازحون", "released": "المفرج عنهم", "deployed": "المنتشرون", "vehicles": "آليات", "positions": "مواقع", "houses": "منازل"}
    tolls = "؛ ".join(f"{names[row.measure]}: {_range(row.low, row.high)} بحسب {_holders(tuple(f.holder for f in row.by), lexicon, 'ar')}" for row in incident.counts if row.best is not None and row.demographic is None)
    return text + (f". {tolls}." if tolls else ".")


def _range(low: int | None, high: int | None) -> str:
    return str(low) if low == high else f"{low}–{high}"


def _holders(found: tuple[str, ...], lexicon: Lexicon, language: str) -> str:
    names = []
    for holder in dict.fromkeys(found):
        if holder.startswith(("outlet:", "name:")):
            names.append(holder.partition(":")[2])
        else:
            record = lexicon.sources.get(holder) or lexicon.actors.get(holder)
            names.append((record.name_en if language == "en" else record.name_ar) if record else holder)
    return (" and " if language == "en" else " و").join(names)


def _day_en(incident: Incident) -> str:
    if not incident.date_start:
        return ""
    day = datetime.date.fromisoformat(incident.date_start)
    return f"On {day.day} {MONTHS_EN[day.month - 1]} {day.year}, " if incident.date_precision == "day" else f"Between {incident.date_start} and {incident.date_end}, "


def _day_ar(incident: Incident) -> str:
    if not incident.date_start:
        return ""
    day = datetime.date.fromisoformat(incident.date_start)
    return f" في {day.day} {MONTHS_AR[day.month - 1]} {day.year}" if incident.date_precision == "day" else f" بين {incident.date_start} و{incident.date_end}"
