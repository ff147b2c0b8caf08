"""ACLED's shape: 31 columns in their order, its codes and its rules; what our accounts cannot say stays empty or is coded as its codebook says.

The number of the interaction stands in the side file: the column holds its label. `timestamp` is the newest day of publication, not a clock.
"""

from __future__ import annotations

import datetime
import hashlib
import unicodedata
from collections.abc import Sequence

from riwaya.export.coding.acled_codes import CIVILIAN_TARGETING, COLUMNS, INTER, disorder_type, interaction
from riwaya.export.coding.acled_events import GEO, coded
from riwaya.export.coding.acled_rows import Coded
from riwaya.export.coding.dead import NO_NUMBER, POLICY
from riwaya.export.coding.parties import CIVILIANS, Side
from riwaya.export.provenance import Exported, ExportInput, coded_table
from riwaya.export.tables import Cell, Row, Table
from riwaya.lexicon import load_lexicon

SUFFIX = ".csv"
WHAT = "31 columns in ACLED's shape, with its codes and rules"
# the total of a war or a siege is easily told in the sentence of one strike: such rows are counted for a person to look at, not dropped
LARGE = 1000
DATED = frozenset({"middle-day", "middle-of-the-month", "first-day-of-the-month", "last-day-of-the-month", "one-row-a-day"})
EMPTY = {"admin3": "the gazetteer has no third order of areas"}


def write(given: ExportInput) -> Exported:
    """The table and its side file."""
    rows, left_out = coded(given)
    table = Table(columns=COLUMNS, rows=tuple(_row(row, given) for row in rows), left_out=left_out, empty_columns=EMPTY)
    large = sum(row.dead.number >= LARGE for row in rows)
    return coded_table(given, table, sums={"fatalities": sum(row.dead.number for row in rows), **({f"rows of {LARGE} fatalities or more, to be looked at": large} if large else {})}, policy=POLICY)


def _row(row: Coded, given: ExportInput) -> Row:
    accounts = tuple(dict.fromkeys(a for i in row.incidents for a in i.accounts))
    place, label = row.place, interaction(row.actor1.inter, row.actor2.inter if row.actor2 else None)
    key = "\n".join((row.day, row.actor1.name, *(i.incident_id for i in row.incidents)))
    identity = f"{row.country.iso3}{int(hashlib.sha256(key.encode()).hexdigest()[:10], 16)}"
    retyped = ", ".join(row.rules) or "as-told"
    near = place.near and place.level in ("site", "settlement")
    located = place.name_en or (place.admin2.en if place.admin2 and place.admin2.en else None) or (place.admin1.en if place.admin1 and place.admin1.en else None)
    named, (sources, scale) = plain(located or place.name), _sources(row, given)
    cells = {
        "event_id_cnty": Cell(identity, "country-and-hash-of-day-actors-incidents"), "event_date": Cell(row.day, next((r for r in row.rules if r in DATED), "stated-day"), accounts),
        "year": Cell(int(row.day[:4]), "of event_date"), "time_precision": Cell(row.time_precision, "from date_precision", accounts),
        "disorder_type": Cell(disorder_type(row.event_type, row.sub_event_type), "by sub_event_type"),
        "event_type": Cell(row.event_type, retyped, accounts), "sub_event_type": Cell(row.sub_event_type, retyped, accounts),
        "actor1": _actor(row.actor1), "assoc_actor_1": _associates(row.with1), "inter1": _inter(row.actor1),
        "actor2": _actor(row.actor2), "assoc_actor_2": _associates(row.with2), "inter2": _inter(row.actor2),
        "interaction": Cell(label[0], "lower code first"), "civilian_targeting": Cell(_targeting(row), "civilians-are-the-main-target"),
        "iso": Cell(row.country.iso, "ISO 3166-1 number"), "region": Cell(row.country.acled_region, "by country"), "country": Cell(row.country.name_en, "of the place", accounts),
        "admin1": Cell(plain(place.admin1.en or place.admin1.ar) if place.admin1 else "", "gazetteer"), "admin2": Cell(plain(place.admin2.en or place.admin2.ar) if place.admin2 else "", "gazetteer"),
        "admin3": Cell(""), "location": Cell(named, "gazetteer name in English" if place.name_en else "area in whose stead" if located else "no English name known", accounts),
        "latitude": Cell(f"{place.lat:.4f}", "gazetteer, masked as the manifest says"), "longitude": Cell(f"{place.lon:.4f}", "gazetteer, masked as the manifest says"),
        "geo_precision": Cell(2 if near else GEO[place.level], "near-a-town" if near else f"level-{place.level}", accounts),
        "source": Cell(sources, "outlets and cited bodies", accounts), "source_scale": Cell(scale, "from the kinds of sources"),
        "notes": Cell(_notes(row, named), "sentence from the coded cells"), "fatalities": Cell(row.dead.number, row.dead.rule + (", to-be-looked-at" if row.dead.number >= LARGE else ""), row.dead.accounts),
        "tags": Cell("crowd size=no report" if row.event_type in ("Protests", "Riots") else "", "crowd-size"), "timestamp": Cell(_timestamp(row, given), "newest day of publication"),
    }
    return Row(row_id=identity, incidents=tuple(i.incident_id for i in row.incidents), accounts=accounts, cells=cells, also={"interaction_code": label[1], "fatalities_highest": row.dead.highest})


def plain(name: str) -> str:
    """A name without marks on its Latin letters, as ACLED writes places; Arabic letters stay.

    >>> plain("Sarāqib"), plain("`Afrin"), plain("أريحا")
    ('Saraqib', 'Afrin', 'أريحا')
    """
    letters = (c for c in unicodedata.normalize("NFKD", name) if not ("\u0300" <= c <= "\u036f") and c not in "`\u02bb\u02bc\u02be\u02bf\u2018\u2019")
    return unicodedata.normalize("NFC", "".join(letters))


def _actor(side: Side | None) -> Cell:
    return Cell(side.name, side.rule, side.accounts) if side else Cell("")


def _inter(side: Side | None) -> Cell:
    return Cell(INTER[side.inter], side.rule) if side else Cell("")


def _associates(sides: Sequence[Side]) -> Cell:
    return Cell("; ".join(s.name for s in sides), ", ".join(dict.fromkeys(s.rule for s in sides)), tuple(dict.fromkeys(a for s in sides for a in s.accounts)))


def _targeting(row: Coded) -> str:
    is_target = row.event_type == "Violence against civilians" or row.sub_event_type == "Excessive force against protesters"
    is_only = row.event_type in ("Explosions/Remote violence", "Riots") and row.actor2 is not None and row.actor2.inter == CIVILIANS
    return CIVILIAN_TARGETING if is_target or is_only else ""


def _sources(row: Coded, given: ExportInput) -> tuple[str, str]:
    """Names of outlets and of cited bodies, and how far the sources reach; an outlet that no record knows is Other."""
    lexicon, names, scales = load_lexicon(), [], set()
    for incident in row.incidents:
        names += list(incident.outlets)
        for account in given.accounts_of(incident):
            for source in account.sources:
                record = lexicon.sources.get(source.id)
                if record is None or record.kind == "generic":
                    continue
                names.append(record.name_en)
                scales.add("International" if record.kind == "agency" else "National" if row.country.code in record.countries else "Regional" if record.kind == "outlet" else "Subnational")
    order = [s for s in ("Subnational", "National", "Regional", "International") if s in scales]
    return "; ".join(dict.fromkeys(names)), "-".join((order[0], order[-1])) if len(order) > 1 else order[0] if order else "Other"


def _notes(row: Coded, place: str) -> str:
    """One sentence of the coded cells, and one of the dead: no word of a report."""
    day = datetime.date.fromisoformat(row.day)
    about = {1: "On", 2: "Around", 3: "In the month of"}[row.time_precision]
    when = f"{day.strftime('%B %Y')}" if row.time_precision == 3 else f"{day.day} {day.strftime('%B %Y')}"
    against = f" and {row.actor2.name}" if row.actor2 and row.event_type == "Battles" else f" against {row.actor2.name}" if row.actor2 else ""
    area = f" ({plain(row.place.admin1.en)})" if row.place.admin1 and row.place.admin1.en else ""
    dead = "No number of fatalities" if row.dead.rule == NO_NUMBER else f"{row.dead.number} {'fatality' if row.dead.number == 1 else 'fatalities'}" if row.dead.highest == row.dead.number else f"{row.dead.number} to {row.dead.highest} fatalities, the lowest coded"
    number = len({a for i in row.incidents for a in i.accounts})
    over = [what for what, is_divided in (("days", "one-row-a-day" in row.rules), ("places", "divided-over-places" in row.dead.rule)) if is_divided]
    by_days = f"; the total is divided over the {' and the '.join(over)}" if over else ""
    return f"{about} {when}, {row.sub_event_type} by {row.actor1.name}{against} in {place}{area}, as told by {number} account{'s' if number != 1 else ''}. {dead}{by_days}."


def _timestamp(row: Coded, given: ExportInput) -> int:
    days = [r.published[:10] for i in row.incidents for n in i.reports if (r := given.report_by_id.get(n)) and r.published]
    day = datetime.datetime.fromisoformat(max(days, default=row.day)).replace(tzinfo=datetime.UTC)
    return int(day.timestamp())
