"""Give places without a governorate the one that the places around them have.

Usage: python -m tools.fill_governorates. A row with a district and no `admin1` takes that of its district. A row of riwaya/resources/places with a point and no `admin1` takes it from its five nearest neighbours of the
same country within 30 km, if at least four agree: what lies on a border stays empty. Writes the tables in place.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from riwaya.lexicon.gazetteer.places import COLUMNS, FOLDER, kilometres

NEIGHBOURS, AGREEING, FARTHEST_KM = 5, 4, 30.0


def filled(rows: list[dict[str, str]]) -> int:
    """Fill the rows of one table in place; how many were filled."""
    known = [(float(row["lat"]), float(row["lon"]), row["country"], row["admin1"]) for row in rows if row["lat"] and row["admin1"]]
    districts = {row["id"]: row["admin1"] for row in rows if row["kind"] == "district"}
    count = 0
    for row in rows:
        if not row["admin1"] and districts.get(row["admin2"]):
            row["admin1"], count = districts[row["admin2"]], count + 1
        if row["admin1"] or not row["lat"] or row["kind"] in ("country", "governorate", "region"):
            continue
        lat, lon = float(row["lat"]), float(row["lon"])
        near = sorted((kilometres(lat, lon, a, b), admin1) for a, b, country, admin1 in known if country == row["country"] and abs(a - lat) < 0.5 and abs(b - lon) < 0.5)[:NEIGHBOURS]
        admin1, agree = Counter(admin1 for _, admin1 in near).most_common(1)[0] if near else ("", 0)
        if len(near) == NEIGHBOURS and near[-1][0] <= FARTHEST_KM and agree >= AGREEING:
            row["admin1"], count = admin1, count + 1
    return count


def main() -> None:
    """Run over every table."""
    for path in sorted(Path(FOLDER).glob("??.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        print(path.name, filled(rows))
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


if __name__ == "__main__":
    main()
