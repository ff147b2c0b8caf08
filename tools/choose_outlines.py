"""Writes `riwaya/resources/map/outlines.json`: country outlines for the map of report.html, simplified.

In: `countries-50m.json` of the npm package world-atlas (`npm pack world-atlas`), a TopoJSON made from Natural Earth (public domain).
Out: arcs in hundredths of a degree, each written as its first point and the steps from there, and for each country the rings of arcs that
bound it. Two neighbours share an arc, so that a border is one line however much it is simplified (Visvalingam's areas).

    python tools/choose_outlines.py countries-50m.json
"""

import json
import sys
from pathlib import Path

OUT = Path(__file__).parent.parent / "riwaya" / "resources" / "map" / "outlines.json"
WEST, SOUTH, EAST, NORTH = -18.0, -2.0, 72.0, 46.0
NEAR, FAR = 0.0016, 0.05  # smallest area, square degrees, that a point may span: of the countries that reports are about, and of the others
SMALLEST_RING = 0.02
ABOUT = {
    "760": "SY", "368": "IQ", "887": "YE", "422": "LB", "275": "PS", "376": "IL", "400": "JO", "729": "SD", "434": "LY", "818": "EG", "682": "SA", "792": "TR", "788": "TN", "012": "DZ", "504": "MA",
    "732": "EH", "728": "SS", "512": "OM", "784": "AE", "634": "QA", "048": "BH", "414": "KW", "364": "IR", "706": "SO", "262": "DJ", "232": "ER", "231": "ET", "148": "TD", "478": "MR", "004": "AF",
    "466": "ML", "562": "NE", "196": "CY", None: "",
}


def main() -> None:
    """Read the atlas, simplify, keep what lies in the window, write."""
    atlas = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    arcs = [decoded(arc, atlas["transform"]) for arc in atlas["arcs"]]
    countries = [(ABOUT.get(g.get("id"), g.get("id")), rings_of(g)) for g in atlas["objects"]["countries"]["geometries"]]
    kept = {code: [ring for ring in rings if is_wanted(ring, arcs)] for code, rings in countries if code}
    near = {index for code, rings in kept.items() if not code.isdigit() for ring in rings for index in map(absolute, ring)}
    used = sorted({absolute(index) for rings in kept.values() for ring in rings for index in ring})
    position = {index: new for new, index in enumerate(used)}
    lines = [stepped(simplified(arcs[index], NEAR if index in near else FAR)) for index in used]
    table = {
        "note": "Natural Earth 4.1 by way of world-atlas 2.0.2, simplified; states no position on boundaries",
        "arcs": lines,
        "countries": {code: [[position[i] if i >= 0 else ~position[~i] for i in ring] for ring in rings] for code, rings in sorted(kept.items()) if rings},
    }
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(table, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(table['countries'])} countries, {len(lines)} arcs, {sum(len(line) for line in lines) // 2} points, {OUT.stat().st_size} bytes")


def decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> list[tuple[float, float]]:
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * transform["scale"][0] + transform["translate"][0], y * transform["scale"][1] + transform["translate"][1]))
    return points


def rings_of(geometry: dict) -> list[list[int]]:
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    return [ring for polygon in polygons for ring in polygon]


def absolute(index: int) -> int:
    return index if index >= 0 else ~index


def is_wanted(ring: list[int], arcs: list[list[tuple[float, float]]]) -> bool:
    points = [p for index in ring for p in arcs[absolute(index)]]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return max(xs) > WEST and min(xs) < EAST and max(ys) > SOUTH and min(ys) < NORTH and (max(xs) - min(xs)) * (max(ys) - min(ys)) > SMALLEST_RING and max(xs) - min(xs) < 160


def simplified(points: list[tuple[float, float]], smallest: float) -> list[tuple[float, float]]:
    """Visvalingam: drop the point that spans the smallest triangle with its neighbours, again and again; the ends stay."""
    points = list(points)
    least = 4 if points[0] == points[-1] else 2
    while len(points) > least:
        areas = [abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2 for a, b, c in zip(points, points[1:], points[2:], strict=False)]
        area, index = min((area, index) for index, area in enumerate(areas))
        if area > smallest:
            break
        del points[index + 1]
    return points


def stepped(points: list[tuple[float, float]]) -> list[int]:
    """Longitude and latitude in hundredths of a degree: the first point, then steps."""
    line, last = [], (0, 0)
    for lon, lat in points:
        here = (round(lon * 100), round(lat * 100))
        line += [here[0] - last[0], here[1] - last[1]]
        last = here
    return line


if __name__ == "__main__":
    main()
