"""Tables of others -> a person's own gazetteer: parents found, places that ship already recognised, clashes told.

In: a file and its format. Out: rows in the SQLite file and an `ImportReport`. All or nothing: a file that breaks in the middle changes nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from riwaya.errors import ReadError
from riwaya.lexicon.countries import load_countries
from riwaya.lexicon.gazetteer.database import keep, opened
from riwaya.lexicon.gazetteer.formats import FORMATS
from riwaya.lexicon.gazetteer.places import PlaceRow, distance, name_key, uncommon, usual_importance
from riwaya.lexicon.gazetteer.stated import ImportedPlace
from riwaya.lexicon.gazetteer.table import Gazetteer, load_shipped

SAME_KM = 3.0
MOVED_KM = 20.0
MOST_VARIANTS = 12
# codes of ISO 3166 that the list of states does not hold
TERRITORIES = frozenset("AI AQ AS AW AX BL BM BQ BV CC CK CW CX EH FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO MP MQ MS NC NF NU PF PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT XK".split())


def is_country(code: str) -> bool:
    """Whether two letters name a country or territory that Riwaya knows."""
    return code in load_countries() or code in TERRITORIES


class ImportReport(msgspec.Struct, kw_only=True):
    """What an import did. `clashes` are in words: a place that ships elsewhere, an id twice, an unknown governorate."""

    places: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    same_as_shipped: int = 0
    left_out: list[str] = []
    clashes: list[str] = []


def import_places(source: Path, database: Path, *, format: str, country: str | None = None, shipped: Gazetteer | None = None, progress: Callable[[int], None] | None = None) -> ImportReport:
    """Read a table into the gazetteer at `database`, made where absent; raises `ReadError` or `StoreError` and then changes nothing."""
    report = ImportReport(left_out=[], clashes=[])
    places: list[ImportedPlace] = []
    for item in FORMATS[format].read_file(source):
        if isinstance(item, str):
            report.left_out.append(item)
        elif country and item.country and item.country != country:
            report.left_out.append(f"{item.id}: {item.names_ar[0]}: is in {item.country}, not in {country}")
        elif (stated := item.country or country or "") and not is_country(stated):
            report.left_out.append(f"{item.id}: {item.names_ar[0]}: {stated} is no country; write its two letters (SY)")
        else:
            places.append(msgspec.structs.replace(item, country=stated))
    if not places:
        raise ReadError(str(source), f"no place could be used ({report.left_out[0] if report.left_out else 'no line holds one'}); is it another --format than {format}?")
    matcher = Shipped(shipped or load_shipped(), places)
    with opened(database, is_written=True) as connection:
        done: dict[str, PlaceRow] = {}
        for number, place in enumerate(places, 1):
            row, same_as = matcher.row(place, report)
            if row.id in done:
                if done[row.id] != row:
                    report.clashes.append(f"{row.id}: {row.name_ar}: stands twice in the file with different facts; the first counts")
                continue
            done[row.id] = row
            outcome = keep(connection, row, same_as)
            setattr(report, outcome, getattr(report, outcome) + 1)
            report.places += 1
            report.same_as_shipped += same_as is not None
            if progress:
                progress(number)
    return report


class Shipped:
    """What the shipped tables and the file itself know: which place an imported one already is, and which governorate a code means."""

    def __init__(self, gazetteer: Gazetteer, places: Sequence[ImportedPlace]) -> None:
        self._gazetteer = gazetteer
        self._by_source: dict[str, PlaceRow] = {}
        self._by_name: defaultdict[tuple[str, str], list[PlaceRow]] = defaultdict(list)
        for row in gazetteer.rows.values():
            for token in (row.id, *row.source.split()):
                if ":" in token:
                    self._by_source.setdefault(token, row)
            for name in row.names:
                self._by_name[row.country, bare(name)].append(row)
        self._codes: dict[tuple[str, str], str] = {}
        for place in places:
            if place.code:
                same = self._same(place, _plain(place))
                self._codes.setdefault((place.country, place.code), same.id if same else place.id)

    def row(self, place: ImportedPlace, report: ImportReport) -> tuple[PlaceRow, str | None]:
        """The row to keep, with its parents found, and the id of the shipped place that it is."""
        row = _plain(place)
        same = self._same(place, row)
        if same is not None:
            km = distance(same, row)
            if km is not None and km > MOVED_KM and same.level in ("settlement", "site"):
                report.clashes.append(f"{row.id}: {row.name_ar}: ships {km:.0f} km away as {same.id}; the shipped point counts")
        admin1, admin2 = self._parent(place.country, place.admin1, place.admin1_ar), self._parent(place.country, place.admin2, "")
        if place.admin1 and admin1 is None:
            report.clashes.append(f"{row.id}: {row.name_ar}: no table knows its governorate {place.admin1}")
        return msgspec.structs.replace(row, admin1=admin1, admin2=admin2), same.id if same else None

    def _same(self, place: ImportedPlace, row: PlaceRow) -> PlaceRow | None:
        for token in (row.id, *row.source.split()):
            if token in self._by_source:
                return self._by_source[token]
        for name in row.names:
            for other in self._by_name.get((row.country, bare(name)), ()):
                if place.kind == "governorate" == other.kind or place.kind == "country" == other.kind:
                    return other
                km = distance(other, row)
                if km is not None and km < SAME_KM and other.level == row.level:
                    return other
        return None

    def _parent(self, country: str, code: str, name_ar: str) -> str | None:
        if not code:
            return None
        if (country, code) in self._codes:
            return self._codes[country, code] or None
        if code in self._gazetteer.rows:
            return code
        named = [row for key in (name_ar, code) if key for row in self._by_name.get((country, bare(name_key(key))), ()) if row.kind == "governorate"]
        english = [row for row in self._gazetteer.rows.values() if row.country == country and row.kind == "governorate" and row.name_en == code] if not named else []
        found = [*named, *english]
        self._codes[country, code] = found[0].id if found else ""
        return found[0].id if found else None


def bare(name: str) -> str:
    """A folded name without the word for what it is.

    >>> bare("محافظه حلب"), bare("قريه تل حديه")
    ('حلب', 'تل حديه')
    """
    return re.sub("^(?:محافظه|ولايه|قضاء|مديريه|ناحيه|منطقه|مدينه|بلده|قريه) (?=.)", "", name)


def _plain(place: ImportedPlace) -> PlaceRow:
    name = place.names_ar[0]
    return PlaceRow(
        id=place.id, name_ar=name, variants_ar=uncommon(name, place.names_ar[1:MOST_VARIANTS]) if place.kind in ("village", "site", "quarter") else place.names_ar[1:MOST_VARIANTS], name_en=place.name_en, kind=place.kind, country=place.country, lat=place.lat, lon=place.lon,
        importance=usual_importance(place.kind, bare(name_key(name)), place.population) if place.importance is None else place.importance, source=place.source,
    )

