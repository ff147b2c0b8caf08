"""JSON Schemas (draft 2020-12) of the records that a run writes, made from the records themselves and the closed lists of the vocabulary.

In: the name of a file of a run without its suffix. Out: the schema of one of its lines. Every key of a record is required: absent is `null`
or an empty list. More keys may come with a later version; `schema_version` says which.
"""

from __future__ import annotations

from typing import Any

import msgspec

from riwaya.model import vocabulary
from riwaya.model.account import Account
from riwaya.model.incident import Incident
from riwaya.model.report import Issue, Report

RECORDS: dict[str, type[msgspec.Struct]] = {"reports": Report, "accounts": Account, "incidents": Incident, "issues": Issue}
SUB_EVENT_TYPES = tuple(dict.fromkeys(sub for subs in vocabulary.EVENT_TYPES.values() for sub in subs))
CLOSED: dict[str, dict[str, tuple[str, ...]]] = {
    "Report": {"status": ("read", "no_incident", "skipped")},
    "Issue": {"severity": ("error", "warning")},
    "Actor": {"role": vocabulary.ROLES, "status": vocabulary.STATUSES},
    "Party": {"role": vocabulary.ROLES},
    "Count": {"measure": vocabulary.MEASURES, "quantifier": vocabulary.QUANTIFIERS, "demographic": vocabulary.DEMOGRAPHICS},
    "CountSummary": {"measure": vocabulary.MEASURES, "demographic": vocabulary.DEMOGRAPHICS},
    "Total": {"measure": vocabulary.MEASURES},
    "Source": {"relation": vocabulary.RELATIONS},
    "Place": {"level": vocabulary.PLACE_LEVELS, "status": vocabulary.PLACE_STATUSES},
    "Disagreement": {"type": ("range", "part_of_whole", "rival_initiator", "civilian_status", "place", "date", "denial", "doubt")},
    "Account": {
        "event_type": tuple(vocabulary.EVENT_TYPES), "sub_event_type": SUB_EVENT_TYPES, "date_precision": vocabulary.DATE_PRECISIONS, "date_status": vocabulary.STATUSES,
        "time_of_day": vocabulary.TIMES_OF_DAY, "factuality": vocabulary.FACTUALITY,
    },
    "Incident": {
        "event_type": tuple(vocabulary.EVENT_TYPES), "sub_event_type": SUB_EVENT_TYPES, "date_precision": vocabulary.DATE_PRECISIONS,
        "time_of_day": vocabulary.TIMES_OF_DAY, "factuality": vocabulary.FACTUALITY, "standing": vocabulary.STANDINGS,
    },
}
DAYS = {"Account": ("date_start", "date_end"), "Incident": ("date_start", "date_end")}


def schema(name: str) -> dict[str, Any]:
    """The schema of one line of `NAME.jsonl`.

    >>> schema("accounts")["$defs"]["Account"]["properties"]["factuality"]["enum"]
    ['asserted', 'doubted', 'denied', 'planned']
    """
    found = msgspec.json.schema(RECORDS[name])
    for title, definition in found["$defs"].items():
        definition["required"] = list(definition.get("properties", ()))
        for field, values in CLOSED.get(title, {}).items():
            definition["properties"][field] = _each_string(definition["properties"][field], {"enum": list(values)})
        for field in DAYS.get(title, ()):
            definition["properties"][field] = _each_string(definition["properties"][field], {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"})
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:riwaya:{name}", "title": f"One line of {name}.jsonl", **found}


def _each_string(property: dict[str, Any], instead: dict[str, Any]) -> dict[str, Any]:
    """The property with `instead` in place of its plain string, whether or not it may be null as well."""
    if "anyOf" in property:
        return {**property, "anyOf": [_each_string(choice, instead) for choice in property["anyOf"]]}
    if property.get("type") == "string":
        return {**{key: value for key, value in property.items() if key != "type"}, **instead}
    return property
