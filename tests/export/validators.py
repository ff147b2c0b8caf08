"""Checks of every cell of an export against the codebook of its format; each returns what is wrong."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable

ACLED = (
    "event_id_cnty, event_date, year, time_precision, disorder_type, event_type, sub_event_type, actor1, assoc_actor_1, inter1, actor2, assoc_actor_2, inter2, interaction, "
    "civilian_targeting, iso, region, country, admin1, admin2, admin3, location, latitude, longitude, geo_precision, source, source_scale, notes, fatalities, tags, timestamp"
).split(", ")
UCDP = (
    "id, relid, year, active_year, code_status, type_of_violence, conflict_dset_id, conflict_new_id, conflict_name, dyad_dset_id, dyad_new_id, dyad_name, side_a_dset_id, side_a_new_id, "
    "side_a, side_b_dset_id, side_b_new_id, side_b, number_of_sources, source_article, source_office, source_date, source_headline, source_original, where_prec, where_coordinates, "
    "where_description, adm_1, adm_2, latitude, longitude, geom_wkt, priogrid_gid, country, country_id, region, event_clarity, date_prec, date_start, date_end, deaths_a, deaths_b, "
    "deaths_civilians, deaths_unknown, best, high, low, gwnoa, gwnob"
).split(", ")
TAXONOMY = {
    "Battles": ("Government regains territory", "Non-state actor overtakes territory", "Armed clash"),
    "Protests": ("Excessive force against protesters", "Protest with intervention", "Peaceful protest"),
    "Riots": ("Violent demonstration", "Mob violence"),
    "Explosions/Remote violence": ("Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Grenade"),
    "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
    "Strategic developments": (
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Headquarters or base established", "Looting/property destruction",
        "Non-violent transfer of territory", "Other",
    ),
}
INTERS = ("State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters", "Civilians", "External/Other forces")
LABELS = {f"{one}-{other}" for n, one in enumerate(INTERS) for other in INTERS[n:]} | {f"{one} only" for one in INTERS}
INTERACTIONS = LABELS - {"Civilians-External/Other forces"} | {"External/Other forces-Civilians"}
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
Check = Callable[[dict[str, str]], bool]

ACLED_CELLS: dict[str, Check] = {
    "event_id_cnty": lambda r: bool(re.fullmatch(r"[A-Z]{3}\d+", r["event_id_cnty"])), "event_date": lambda r: bool(DAY.fullmatch(r["event_date"])),
    "year": lambda r: r["year"] == r["event_date"][:4], "time_precision": lambda r: r["time_precision"] in "123",
    "disorder_type": lambda r: r["disorder_type"] in ("Political violence", "Demonstrations", "Political violence; Demonstrations", "Strategic developments"),
    "event_type": lambda r: r["event_type"] in TAXONOMY, "sub_event_type": lambda r: r["sub_event_type"] in TAXONOMY[r["event_type"]],
    "actor1": lambda r: bool(r["actor1"]), "inter1": lambda r: r["inter1"] in INTERS, "inter2": lambda r: (r["inter2"] in INTERS) == bool(r["actor2"]) and bool(r["inter2"]) == bool(r["actor2"]),
    "interaction": lambda r: r["interaction"] in INTERACTIONS and set(r["interaction"].removesuffix(" only").replace("External/Other forces", "X").split("-")) == {i.replace("External/Other forces", "X") for i in (r["inter1"], r["inter2"]) if i},
    "civilian_targeting": lambda r: r["civilian_targeting"] in ("", "Civilian targeting"), "iso": lambda r: r["iso"].isdigit() and 0 < int(r["iso"]) < 1000,
    "region": lambda r: bool(r["region"]), "country": lambda r: bool(r["country"]), "admin3": lambda r: r["admin3"] == "", "location": lambda r: bool(r["location"]),
    "latitude": lambda r: bool(re.fullmatch(r"-?\d{1,2}\.\d{4}", r["latitude"])), "longitude": lambda r: bool(re.fullmatch(r"-?\d{1,3}\.\d{4}", r["longitude"])),
    "geo_precision": lambda r: r["geo_precision"] in "123", "source_scale": lambda r: bool(re.fullmatch(r"(Subnational|National|Regional|International|Other)(-(National|Regional|International))?", r["source_scale"])),
    "notes": lambda r: r["notes"].isprintable() and r["notes"].endswith("."), "fatalities": lambda r: r["fatalities"].isdigit(), "timestamp": lambda r: r["timestamp"].isdigit(),
    # the civilians of a battle are never associated; the target of violence against civilians is actor 2
    "assoc_actor_1": lambda r: not (r["event_type"] == "Battles" and "Civilians (" in r["assoc_actor_1"]), "assoc_actor_2": lambda r: not (r["event_type"] == "Battles" and "Civilians (" in r["assoc_actor_2"]),
    "actor2": lambda r: r["event_type"] != "Violence against civilians" or r["inter2"] == "Civilians",
}
UCDP_CELLS: dict[str, Check] = {
    "id": lambda r: r["id"].isdigit(), "year": lambda r: r["year"] == r["date_start"][:4], "type_of_violence": lambda r: r["type_of_violence"] in "123",
    "side_b": lambda r: (r["side_b"] == "Civilians") == (r["type_of_violence"] == "3"), "dyad_name": lambda r: r["dyad_name"] == f"{r['side_a']} - {r['side_b']}",
    "number_of_sources": lambda r: int(r["number_of_sources"]) >= 1, "where_prec": lambda r: r["where_prec"] in "1234567", "event_clarity": lambda r: r["event_clarity"] in "12",
    "date_prec": lambda r: r["date_prec"] in "12345", "date_start": lambda r: bool(DAY.fullmatch(r["date_start"])) and r["date_start"] <= r["date_end"], "country_id": lambda r: r["country_id"].isdigit(),
    "best": lambda r: int(r["best"]) == sum(int(r[c]) for c in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")) >= 1,
    "low": lambda r: int(r["low"]) <= int(r["best"]) <= int(r["high"]), "geom_wkt": lambda r: r["geom_wkt"] in ("", f"POINT ({r['longitude']} {r['latitude']})"),
    "priogrid_gid": lambda r: r["priogrid_gid"] == "" or 1 <= int(r["priogrid_gid"]) <= 259_200,
    **{c: (lambda r, c=c: r[c] == "") for c in UCDP if c.endswith(("_dset_id", "_new_id")) or c in ("active_year", "conflict_name")},
}


def table(content: bytes) -> tuple[list[str], list[dict[str, str]]]:
    rows = list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))
    assert all(len(row) == len(rows[0]) for row in rows)
    return rows[0], [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def faults(rows: list[dict[str, str]], cells: dict[str, Check]) -> list[str]:
    return [f"row {n}: {column}: {row[column]!r}" for n, row in enumerate(rows, 1) for column, check in cells.items() if not check(row)]
