"""What must hold of every row in another codebook's shape, written from the codebooks and apart from the code that writes the rows.

Each function gives the faults of one row as sentences; no fault, no sentence. Tests hold examples and made cases to them, `evaluation.everything` a whole store.
"""

from __future__ import annotations

import datetime
import re

ACLED_COLUMNS = (
    "event_id_cnty, event_date, year, time_precision, disorder_type, event_type, sub_event_type, actor1, assoc_actor_1, inter1, actor2, assoc_actor_2, inter2, interaction, civilian_targeting, iso, region, "
    "country, admin1, admin2, admin3, location, latitude, longitude, geo_precision, source, source_scale, notes, fatalities, tags, timestamp"
).split(", ")
TAXONOMY = {
    "Battles": {"Government regains territory", "Non-state actor overtakes territory", "Armed clash"},
    "Protests": {"Excessive force against protesters", "Protest with intervention", "Peaceful protest"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Explosions/Remote violence": {"Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Grenade"},
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Strategic developments": {
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory", "Other",
    },
}
INTER = ("State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters", "Civilians", "External/Other forces")
INTERACTIONS = {f"{name} only": (n + 1) * 10 for n, name in enumerate(INTER)} | {f"{INTER[a]}-{INTER[b]}": (a + 1) * 10 + b + 1 for a in range(8) for b in range(a, 8)}
INTERACTIONS["External/Other forces-Civilians"] = INTERACTIONS.pop("Civilians-External/Other forces")
ACLED_REGIONS = (
    "Western Africa", "Middle Africa", "Eastern Africa", "Southern Africa", "Northern Africa", "South Asia", "Southeast Asia", "Middle East", "Europe", "Caucasus and Central Asia", "Central America", "South America",
    "Caribbean", "East Asia", "North America", "Oceania", "Antarctica",
)
SCALES = ("Local partner", "Subnational", "National", "Regional", "International", "Other")
UCDP_COLUMNS = (
    "id, relid, year, active_year, code_status, type_of_violence, conflict_dset_id, conflict_new_id, conflict_name, dyad_dset_id, dyad_new_id, dyad_name, side_a_dset_id, side_a_new_id, side_a, side_b_dset_id, "
    "side_b_new_id, side_b, number_of_sources, source_article, source_office, source_date, source_headline, source_original, where_prec, where_coordinates, where_description, adm_1, adm_2, latitude, longitude, "
    "geom_wkt, priogrid_gid, country, country_id, region, event_clarity, date_prec, date_start, date_end, deaths_a, deaths_b, deaths_civilians, deaths_unknown, best, high, low, gwnoa, gwnob"
).split(", ")
UNKNOWN_TO_US = {"active_year", "conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "side_a_dset_id", "side_a_new_id", "side_b_dset_id", "side_b_new_id"}


def acled_faults(row: dict[str, str]) -> list[str]:
    faults = [f"{column} is empty" for column in ACLED_COLUMNS if not row[column] and column not in ("assoc_actor_1", "actor2", "assoc_actor_2", "inter2", "civilian_targeting", "admin1", "admin2", "admin3", "tags", "source")]
    kind, sub = row["event_type"], row["sub_event_type"]
    one, two = row["inter1"], row["inter2"]
    checks: dict[str, object] = {
        "columns": list(row) == ACLED_COLUMNS,
        "event_id_cnty": re.fullmatch(r"[A-Z]{3}\d+", row["event_id_cnty"]),
        "event_date": datetime.date.fromisoformat(row["event_date"]).isoformat() == row["event_date"],
        "year": row["year"] == row["event_date"][:4],
        "time_precision": row["time_precision"] in ("1", "2", "3"),
        "taxonomy": sub in TAXONOMY.get(kind, ()),
        "disorder_type": row["disorder_type"] == _disorder(kind, sub),
        "inter1": one in INTER,
        "inter2": (two in INTER) == bool(row["actor2"]) and (two == "") == (row["actor2"] == ""),
        "interaction": row["interaction"] in INTERACTIONS and INTERACTIONS[row["interaction"]] == _code(one, two),
        "actors differ": row["actor1"] != row["actor2"] or row["actor1"].startswith("Unidentified Armed Group"),
        "target of violence against civilians is actor 2": kind != "Violence against civilians" or two == "Civilians",
        "no civilians in battles": kind != "Battles" or "Civilians" not in row["assoc_actor_1"] + row["assoc_actor_2"] + one + two,
        "civilian_targeting": row["civilian_targeting"] in ("", "Civilian targeting") and (kind != "Violence against civilians" or row["civilian_targeting"]),
        "iso": re.fullmatch(r"\d{1,3}", row["iso"]),
        "region": row["region"] in ACLED_REGIONS,
        "point": re.fullmatch(r"-?\d{1,2}\.\d{4}", row["latitude"]) and re.fullmatch(r"-?\d{1,3}\.\d{4}", row["longitude"]),
        "geo_precision": row["geo_precision"] in ("1", "2", "3"),
        "source_scale": all(part in SCALES for part in row["source_scale"].split("-")) and [SCALES.index(part) for part in row["source_scale"].split("-")] == sorted(SCALES.index(part) for part in row["source_scale"].split("-")),
        "fatalities": re.fullmatch(r"\d+", row["fatalities"]),
        "timestamp": re.fullmatch(r"\d{9,10}", row["timestamp"]),
        "notes are one line of English": row["notes"].endswith(".") and row["notes"].isprintable(),
        "admin3 is empty": row["admin3"] == "",
    }
    return faults + [name for name, holds in checks.items() if not holds]


def ucdp_faults(row: dict[str, str]) -> list[str]:
    deaths = [int(row[name]) for name in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")]
    best, low, high = int(row["best"]), int(row["low"]), int(row["high"])
    start, end = datetime.date.fromisoformat(row["date_start"]), datetime.date.fromisoformat(row["date_end"])
    checks: dict[str, object] = {
        "columns": list(row) == UCDP_COLUMNS,
        "what we cannot know is empty": all(not row[column] for column in UNKNOWN_TO_US),
        "best is the sum": best == sum(deaths) and min(deaths) >= 0,
        "low, best, high": low <= best <= high and high >= 1,
        "type_of_violence": row["type_of_violence"] in ("1", "2", "3"),
        "one-sided": (row["type_of_violence"] == "3") == (row["side_b"] == "Civilians"),
        "sides": row["side_a"] and not row["side_a"].startswith("Civilians") and row["side_b"] and row["side_a"] != row["side_b"] and row["dyad_name"] == f"{row['side_a']} - {row['side_b']}",
        "where_prec": row["where_prec"] in tuple("1234567"),
        "date_prec": row["date_prec"] == str(_date_precision((end - start).days + 1)) and start <= end and row["year"] == row["date_start"][:4],
        "event_clarity": row["event_clarity"] in ("1", "2"),
        "point": not row["latitude"] or row["geom_wkt"] == f"POINT ({row['longitude']} {row['latitude']})",
        "priogrid": not row["latitude"] or 1 <= int(row["priogrid_gid"]) <= 259_200,
        "region": row["region"] in ("Africa", "Americas", "Asia", "Europe", "Middle East"),
        "whole numbers": all(re.fullmatch(r"\d*", row[name]) for name in ("id", "number_of_sources", "country_id", "gwnoa", "gwnob")) and int(row["number_of_sources"]) >= 1,
    }
    return [name for name, holds in checks.items() if not holds]


def _disorder(kind: str, sub: str) -> str:
    if kind == "Protests":
        return "Political violence; Demonstrations" if sub.startswith("Excessive") else "Demonstrations"
    if kind == "Riots":
        return "Demonstrations" if sub == "Violent demonstration" else "Political violence"
    return "Strategic developments" if kind == "Strategic developments" else "Political violence"


def _code(one: str, two: str) -> int:
    numbers = sorted(INTER.index(name) + 1 for name in (one, two) if name)
    return numbers[0] * 10 + (numbers[1] if len(numbers) > 1 else 0)


def _date_precision(days: int) -> int:
    return 1 if days <= 1 else 2 if days <= 6 else 3 if days == 7 else 4 if days <= 31 else 5
