"""Where a coded row happened: the words of its place column, looked up in the gazetteer, beside the point that it may give.

In: the words and the point of a row, and what the other rows of the table say. A name that several places bear is taken for the one at the row's point;
without a point for the one beside another place that the words name (مياه عري في بلدة عين شيب), or for the only one in the country
that most rows are in. Where that leaves several, the row keeps its name and gets no point.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from riwaya.grammar.spelling import folded
from riwaya.lexicon.gazetteer import Gazetteer, PlaceRow, kilometres
from riwaya.model import Place

SPAN = (0, 0)
TYPES = frozenset("قريه بلده مدينه منطقه حي ناحيه ريف".split())  # folded: village, town, city, area, quarter, subdistrict, countryside
NEAR = 15.0
BESIDE = 40.0
AREAS = frozenset(("country", "governorate", "region"))
Point = tuple[float, float]


class CodedPlaces:
    """Answers for one table; `names` are the places of all its rows."""

    def __init__(self, gazetteer: Gazetteer, names: Iterable[str]) -> None:
        self.gazetteer = gazetteer
        self.english: dict[str, PlaceRow | None] = {}
        for row in gazetteer.rows.values():
            self.english[row.name_en.casefold()] = None if row.name_en.casefold() in self.english else row
        votes = Counter(found[0].country for name in names for found in self._named(name) if len(found) == 1)
        self.country = max(sorted(votes), key=votes.__getitem__, default=None)

    def place(self, name: str, point: Point | None) -> Place | None:
        """The place of a row, `None` where it says nothing."""
        if not name and point is None:
            return None
        lat, lon = point or (None, None)
        row = self._chosen(name, point)
        if row is None:
            return Place(name=_bare(name), lat=lat, lon=lon, country=self.country, status="stated", span=SPAN)
        return Place(
            name=row.name_ar, name_en=row.name_en, gazetteer_id=row.id, lat=row.lat if lat is None else lat, lon=row.lon if lon is None else lon, level=row.level,
            country=row.country, admin1=self.gazetteer.admin(row.admin1), admin2=self.gazetteer.admin(row.admin2), status="stated", span=SPAN,
        )

    def _chosen(self, name: str, point: Point | None) -> PlaceRow | None:
        named = self._named(name)
        if point is not None:
            near = [row for rows in named for row in rows if _distance(row, point) <= NEAR and row.level not in AREAS]
            return min(near, key=lambda row: (_distance(row, point), row.id), default=None)
        for position, rows in enumerate(named):
            others = [row for number, group in enumerate(named) if number != position for row in group if row.level not in AREAS]
            beside = [row for row in rows if any(row.lat is not None and row.lon is not None and _distance(other, (row.lat, row.lon)) <= BESIDE for other in others)]
            if beside and rows[0].level not in AREAS:
                return beside[0]
        for rows in named:
            home = [row for row in rows if self.country in (None, row.country)]
            if len(home) == 1 or home[1:] and home[0].importance > home[1].importance:
                return home[0]
        return next((row for part in (name, *name.split(",")) if (row := self.english.get(part.strip().casefold()))), None)

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


def _bare(name: str) -> str:
    """A name without the word for its kind: قرية بندرخان is بندرخان."""
    head, _, rest = name.strip().partition(" ")
    return rest.strip() if rest and folded(head) in TYPES else name


def _distance(row: PlaceRow, point: Point) -> float:
    return float("inf") if row.lat is None or row.lon is None else kilometres(row.lat, row.lon, *point)
