"""The shape of UCDP GED: 49 columns in their order, for incidents in which somebody was killed; what needs UCDP's own records stays empty.

`best` is the sum of deaths_a, deaths_b, deaths_civilians and deaths_unknown; `low` and `high` bracket it (UCDP GED codebook).
"""

from __future__ import annotations

import datetime
import hashlib
import math

from riwaya.export.coding.dead import by_group
from riwaya.export.coding.parties import EXTERNAL, STATE, Side, gw_of_state, sides, unidentified
from riwaya.export.provenance import Exported, ExportInput, coded_table
from riwaya.export.tables import Cell, Row, Table
from riwaya.lexicon.countries import CountryRow, load_countries
from riwaya.model import Incident, Total, total_of

SUFFIX = ".csv"
WHAT = "49 columns in the shape of UCDP GED, incidents with deaths only"
POLICY = "ucdp_low_best_high@2"
COLUMNS = tuple(
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a "
    "side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office source_date source_headline source_original where_prec where_coordinates where_description "
    "adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown "
    "best high low gwnoa gwnob".split()
)
_OURS = "an id of UCDP's own records"
EMPTY = {
    "active_year": "25 deaths a year in a dyad are counted over UCDP's whole record", "conflict_dset_id": _OURS, "conflict_new_id": _OURS, "conflict_name": "UCDP's list of conflicts",
    "dyad_dset_id": _OURS, "dyad_new_id": _OURS, "side_a_dset_id": _OURS, "side_a_new_id": _OURS, "side_b_dset_id": _OURS, "side_b_new_id": _OURS,
}
WHERE = {"site": 1, "settlement": 1, "district": 3, "governorate": 4, "region": 5, "country": 6}


def write(given: ExportInput) -> Exported:
    """The table and its side file."""
    rows: list[Row] = []
    left_out: dict[str, list[str]] = {}
    for incident in sorted(given.incidents, key=lambda i: (i.date_start or "", i.incident_id)):
        reason = _why_not(incident)
        if reason:
            left_out.setdefault(reason, []).append(incident.incident_id)
        else:
            rows.append(_row(incident, given))
    table = Table(columns=COLUMNS, rows=tuple(rows), left_out={r: tuple(ids) for r, ids in sorted(left_out.items())}, empty_columns=EMPTY)
    return coded_table(given, table, sums={name: sum(int(row.cells[name].value or 0) for row in rows) for name in ("best", "high", "low")}, policy=POLICY)


def _why_not(incident: Incident) -> str | None:
    place = incident.place
    if incident.factuality != "asserted":
        return f"factuality is {incident.factuality}"
    total = total_of(incident, "killed")
    if total is None or total.best == 0:
        return "no death with a number"
    if incident.date_start is None or incident.date_precision == "longer":
        return "no date within a year"
    if place is None or place.country not in load_countries():
        return "no country, or one without codes here"
    if not any(p.role in ("initiator", "blamed") and p.id != "civilians" for p in incident.actors):
        return "no organised actor named"
    one, other, _, _ = _sides(incident, load_countries()[place.country])
    if one.name == other.name:
        return "neither side is known"
    return None


def _row(incident: Incident, given: ExportInput) -> Row:
    place, total = incident.place, total_of(incident, "killed")
    assert place is not None and place.country is not None and incident.date_start is not None and total is not None
    country, accounts = load_countries()[place.country], given.accounts_of(incident)
    one, other, kind, rule = _sides(incident, country)
    deaths, ids = _deaths(incident, total, one, other)
    reports = [given.report_by_id[i] for i in incident.reports if i in given.report_by_id]
    identity = int(hashlib.sha256(incident.incident_id.encode()).hexdigest()[:12], 16)
    days = sorted({r.published[:10] for r in reports if r.published})
    holders = dict.fromkeys(a.sources[0].name for a in accounts if a.sources)
    end = incident.date_end or incident.date_start
    told = tuple(incident.accounts)
    point = (place.lat, place.lon) if place.lat is not None and place.lon is not None else None
    found: dict[str, Cell] = {
        "id": Cell(identity, "hash of incident_id"), "relid": Cell(f"RIW-{incident.date_start[:4]}-{place.country}-{identity % 1_000_000}", "year, country, end of id"),
        "year": Cell(int(incident.date_start[:4]), "of date_start"), "code_status": Cell("Clear" if incident.standing != "contested" else "Check", "contested incidents are to be checked"),
        "type_of_violence": Cell(kind, rule, told), "dyad_name": Cell(f"{one.name} - {other.name}", "names of the sides"),
        "side_a": Cell(one.name, one.rule, one.accounts), "side_b": Cell(other.name, other.rule, other.accounts),
        "number_of_sources": Cell(len(reports), "reports"), "source_article": Cell("; ".join(f'"{r.outlet or "unknown outlet"},{(r.published or "")[:10]},{r.title or r.report_id}"' for r in reports), "outlet, day, title", told),
        "source_office": Cell(";".join(dict.fromkeys(r.outlet or "unknown outlet" for r in reports)), "outlets"), "source_date": Cell(";".join(days), "days of publication"),
        "source_headline": Cell(";".join(r.title for r in reports if r.title), "titles, unless masked"), "source_original": Cell(";".join(holders), "origins of the chains", told),
        "where_prec": Cell(2 if place.near and place.level in ("site", "settlement") else WHERE.get(place.level, 6), f"level-{place.level}", told),
        "where_coordinates": Cell(place.name_en or place.name, "gazetteer"), "where_description": Cell(("near " if place.near else "") + place.name, "as written", told),
        "adm_1": Cell((place.admin1.en or place.admin1.ar) if place.admin1 else "", "gazetteer"), "adm_2": Cell((place.admin2.en or place.admin2.ar) if place.admin2 else "", "gazetteer"),
        "country": Cell(country.name_en, "of the place"), "country_id": Cell(country.gw, "Gleditsch and Ward"), "region": Cell(country.ucdp_region, "by country"),
        "event_clarity": Cell(2 if incident.date_precision in ("days", "week", "month", "year") else 1, "a span of days is a summary"),
        "date_prec": Cell(_date_prec(incident.date_start, end), "length of the span", told), "date_start": Cell(incident.date_start, incident.date_precision or "", told), "date_end": Cell(end, incident.date_precision or "", told),
        **{name: Cell(number, "of the account that gives the best", ids) for name, number in deaths.items()},
        "best": Cell(total.best, "sum of the four columns"), "high": Cell(total.high, POLICY, ids), "low": Cell(total.low, POLICY, ids),
        "gwnoa": Cell(gw_of_state(one.id), "state of side a"), "gwnob": Cell(gw_of_state(other.id), "state of side b"),
    }
    if point:
        found |= {
            "latitude": Cell(f"{point[0]:.6f}", "gazetteer, masked as the manifest says"), "longitude": Cell(f"{point[1]:.6f}", "gazetteer, masked as the manifest says"),
            "geom_wkt": Cell(f"POINT ({point[1]:.6f} {point[0]:.6f})", "of the point"), "priogrid_gid": Cell(priogrid(*point), "half-degree cell of the point"),
        }
    return Row(row_id=str(identity), incidents=(incident.incident_id,), accounts=told, cells={c: found.get(c, Cell("")) for c in COLUMNS})


def priogrid(lat: float, lon: float) -> int:
    """The number of PRIO-GRID's half-degree cell: rows of 720 from the south-west corner.

    >>> priogrid(-90, -180), priogrid(35.0, 40.5)
    (1, 180442)
    """
    return min(int(math.floor((lat + 90) * 2)), 359) * 720 + min(int(math.floor((lon + 180) * 2)), 719) + 1


def _sides(incident: Incident, country: CountryRow) -> tuple[Side, Side, int, str]:
    """Side a, side b, type of violence, rule: a government is side a; civilians are side b of one-sided violence."""
    day = incident.date_start or ""
    doers = _organised(sides(incident, ["initiator"], day, country)) or _organised(sides(incident, ["blamed"], day, country))
    names = {s.name for s in doers}
    met = [s for s in sides(incident, ["target", "affected"], day, country) if s.name not in names]
    armed = [s for s in met if s.is_armed]
    if incident.event_type != "Violence against civilians" and (armed or (incident.event_type == "Battles" and len(doers) > 1)):
        pair = [doers[0], armed[0] if armed else doers[1]]
    elif incident.event_type == "Battles":
        pair = [doers[0], unidentified(country, "nobody-named-as-enemy")]
    elif armed and not any(s.is_civilian for s in met):
        pair = [doers[0], armed[0]]
    else:
        return doers[0], Side(id="civilians", name="Civilians", inter=7, rule="civilians-are-side-b"), 3, "one-sided"
    is_state = [s.inter in (STATE, EXTERNAL) for s in pair]
    if is_state == [False, True]:
        pair.reverse()
    return pair[0], pair[1], 1 if any(is_state) else 2, "state-based" if any(is_state) else "non-state"


def _organised(doers: list[Side]) -> list[Side]:
    return [side for side in doers if side.id != "civilians"]


def _deaths(incident: Incident, total: Total, one: Side, other: Side) -> tuple[dict[str, int], tuple[str, ...]]:
    """The four columns, which add up to the best total, and the accounts that tell of the dead."""
    columns = {"deaths_a": 0, "deaths_b": 0, "deaths_civilians": 0, "deaths_unknown": 0}
    for group, number in by_group(incident, total).items():
        name = "deaths_a" if group == one.id else "deaths_b" if group == other.id and other.id != "civilians" else "deaths_civilians" if _is_civilian(group) else "deaths_unknown"
        columns[name] += number
    return columns, tuple(dict.fromkeys(a for c in incident.counts if c.measure == "killed" for f in c.by for a in f.accounts))


def _is_civilian(identity: str) -> bool:
    from riwaya.export.coding.parties import group_of

    return group_of(identity) in ("civilian", "aid")


def _date_prec(start: str, end: str) -> int:
    days = (datetime.date.fromisoformat(end) - datetime.date.fromisoformat(start)).days + 1
    return 1 if days <= 1 else 2 if days <= 6 else 3 if days == 7 else 4 if days <= 31 else 5
