"""Where a coded row happened: the words of its place column, looked up in the gazetteer, beside the point that it may give.

In: the words and the point of a row, and what the other rows of the table say. A name that several places bear is taken for the one at the row's point;
without a point for the one beside another place that the words name (مياه عري في بلدة عين شيب), or for the only one in the country
that most rows are in; a city comes before the area of its name. Where that leaves several, the row keeps its name and gets no point.
An English name is looked up by its consonants (Majdalya, Majdaliya), for which transliterations agree.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from riwaya.grammar.spelling import folded
from riwaya.lexicon.gazetteer import Gazetteer, PlaceRow, kilometres
from riwaya.model import Place

SPAN = (0, 0)
TYPES = frozenset("قريه بلده مدينه منطقه حي ناحيه ريف".split())  # folded: village, town, city, area, quarter, subdistrict, countryside
ENGLISH = frozenset("al el as ash at an ar az ad the of in city town village villages neighborhood neighbourhood district subdistrict countryside".split())
NEAR = 15.0
BESIDE = 40.0
AREAS = frozenset(("country", "governorate", "region"))
PARTS = re.compile(r"[,/()،]| in | near | of |\bفي |\bريف ")
Point = tuple[float, float]


class CodedPlaces:
    """Answers for one table; `names` are the places of all its rows."""

    def __init__(self, gazetteer: Gazetteer, names: Iterable[str]) -> None:
        self.gazetteer = gazetteer
        self.english: dict[str, list[PlaceRow]] = {}
        self.cells: dict[tuple[int, int], list[PlaceRow]] = {}
        for row in gazetteer.rows.values():
            self.english.setdefault(consonants(row.name_en), []).append(row)
            if row.admin1 and row.lat is not None and row.lon is not None and row.level not in AREAS:
                self.cells.setdefault(_cell(row.lat, row.lon), []).append(row)
        votes = Counter(found[0].country for name in names for found in self._named(name) if len(found) == 1)
        self.country = max(sorted(votes), key=votes.__getitem__, default=None)

    def place(self, names: Sequence[str], point: Point | None) -> Place | None:
        """The place of a row by the first of its names that is known, `None` where it says nothing."""
        if not names and point is None:
            return None
        lat, lon = point or (None, None)
        row = next((row for name in names if (row := self._chosen(name, point))), None)
        if row is None:
            area = self._area(names, point)
            admin1 = self.gazetteer.admin(area.id if area.level in AREAS else area.admin1) if area else None
            return Place(
                name=_bare(names[0]) if names else "", lat=lat, lon=lon, country=self.country, admin1=admin1, admin2=self.gazetteer.admin(area.admin2) if area else None,
                status="stated", span=SPAN,
            )
        return Place(
            name=row.name_ar, name_en=row.name_en, gazetteer_id=row.id, lat=row.lat if lat is None else lat, lon=row.lon if lon is None else lon, level=row.level,
            country=row.country, admin1=self.gazetteer.admin(row.admin1), admin2=self.gazetteer.admin(row.admin2), status="stated", span=SPAN,
        )

    def spellings(self, names: Sequence[str], place: Place | None) -> tuple[str, ...]:
        """How reports may write the place of a row: as the row does, and as the gazetteer knows it."""
        known = self.gazetteer.place(place.gazetteer_id).names if place and place.gazetteer_id and place.level not in AREAS else ()
        return tuple(dict.fromkeys((*map(_bare, names), *known)))

    def _area(self, names: Sequence[str], point: Point | None) -> PlaceRow | None:
        """A place that says in which area a row lies whose own place is unknown: the nearest to its point, else another that its words name."""
        if point is not None:
            beside = [row for cell in _cells(point) for row in self.cells.get(cell, ())]
            nearest = min(beside, key=lambda row: (_distance(row, point), row.id), default=None)
            return nearest if nearest and _distance(nearest, point) <= NEAR else None
        named = [row for name in names for part in PARTS.split(name) for rows in (*self._named(part), self._english(part)) if (row := self._only(rows))]
        return next((row for row in sorted(named, key=lambda row: row.level in AREAS) if row.admin1 or row.level in AREAS), None)

    def _chosen(self, name: str, point: Point | None) -> PlaceRow | None:
        named = self._named(name)
        parts = (name, re.split(r"[,/()]| in | near ", name)[0])
        if point is not None:
            spelled = [*named, *(self._english(part) for part in parts)]
            near = [row for rows in spelled for row in rows if _distance(row, point) <= NEAR and row.level not in AREAS]
            return min(near, key=lambda row: (_distance(row, point), row.id), default=None)
        for position, rows in enumerate(named):
            others = [row for number, group in enumerate(named) if number != position for row in group if row.level not in AREAS]
            beside = [row for row in rows if any(row.lat is not None and row.lon is not None and _distance(other, (row.lat, row.lon)) <= BESIDE for other in others)]
            if beside and rows[0].level not in AREAS:
                return beside[0]
        for rows in named:
            if (row := self._only(rows)) is not None:
                return row
        return next((row for part in parts if (row := self._only(self._english(part)))), None)

    def _only(self, rows: Sequence[PlaceRow]) -> PlaceRow | None:
        """The one of several places of a name that a row of this table means: in its country, the most important, a city rather than its area."""
        home = [row for row in rows if self.country in (None, row.country)]
        home = sorted((row for row in home if row.level not in AREAS), key=lambda row: -row.importance) or home
        return home[0] if len(home) == 1 or home[1:] and home[0].importance > home[1].importance else None

    def _english(self, name: str) -> Sequence[PlaceRow]:
        """The rows of an English name: those that are spelled so, else those of its consonants."""
        rows = self.english.get(consonants(name), ()) if re.search("[a-z]", name.casefold()) else ()
        return [row for row in rows if row.name_en.casefold() == name.strip().casefold()] or rows

    def _named(self, name: str) -> list[Sequence[PlaceRow]]:
        """For each place that the words name, the rows that bear the name, the most important first; common words name none without a word for their kind."""
        words = re.findall(r"\w+", folded(name))
        found: list[Sequence[PlaceRow]] = []
        position = 0
        while position < len(words):
            hit = self.gazetteer.find_name(words[position:])
            rows = [self.gazetteer.place(i) for i in hit[1]] if hit else []
            is_told = position == 0 and hit is not None and hit[0] == len(words) or position > 0 and words[position - 1] in TYPES
            if hit and rows and (rows[0].importance or is_told):
                found.append(rows)
                position += hit[0]
            else:
                position += 1
        return found


def consonants(name: str) -> str:
    """What transliterations of one Arabic name have in common; the whole name where that is too little to go by.

    >>> consonants("Majdalya"), consonants("village of Al-Majdaliyyah"), consonants("Kafr Ta'al"), consonants("Kafrtaal")
    ('mjdl', 'mjdl', 'kfrtl', 'kfrtl')
    """
    words = [word for word in re.findall(r"[a-z]+", _plain(name)) if word not in ENGLISH]
    found = re.sub(r"(.)\1+", r"\1", "".join(re.sub(r"[aeiouyw]|h$", "", word.replace("kh", "h").replace("gh", "g").replace("q", "k")) for word in words))
    return found if len(found) >= 4 else "".join(words)


def _plain(name: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(letter) and letter not in "'’‘ʿʾ`")


def _bare(name: str) -> str:
    """A name without the word for its kind: قرية بندرخان is بندرخان."""
    head, _, rest = name.strip().partition(" ")
    return rest.strip() if rest and folded(head) in TYPES else name


def _distance(row: PlaceRow, point: Point) -> float:
    return float("inf") if row.lat is None or row.lon is None else kilometres(row.lat, row.lon, *point)


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return math.floor(lat * 4), math.floor(lon * 4)


def _cells(point: Point) -> list[tuple[int, int]]:
    """The cell of a point and those around it: all within `NEAR` of it lies there."""
    lat, lon = _cell(*point)
    return [(lat + north, lon + east) for north in (-1, 0, 1) for east in (-1, 0, 1)]
