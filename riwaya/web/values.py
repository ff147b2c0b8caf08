"""What a person sends for a slot -> the record of that slot, checked: ids that there are, closed lists, days, figures, words inside the text.

A value given without words keeps those of the value it corrects; a new one without words stands on the trigger and says that it is inferred.
"""

from __future__ import annotations

import datetime
import sqlite3
import unicodedata
from pathlib import Path
from typing import Any

import msgspec

from riwaya.lexicon import load_lexicon
from riwaya.model import Account, Correction, Report
from riwaya.model.correction import SINGLE, SLOTS, fields_of
from riwaya.model.schemas import CLOSED
from riwaya.model.text import Span
from riwaya.store.corrections import BY_PERSON
from riwaya.web.answers import Refusal
from riwaya.web.places import as_place, place_row

LONGEST = 300
MOST_PEOPLE = 10**9
SPANS = {"date": "date_span", "time": "time_span", "factuality": "factuality_span"}


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """What a person sent for an account."""

    slot: str
    index: int | None
    value: dict[str, Any] | None
    span: Span | None


def correction_of(connection: sqlite3.Connection, account: Account, report: Report, asked: Sent, gazetteer: Path | None) -> Correction:
    """The correction that was meant; refuses with the field that cannot be."""
    span = checked_span(asked.span, report)
    if asked.slot in SLOTS:
        return _of_row(account, report, asked, span)
    if asked.slot not in SINGLE or asked.slot == "incident":
        raise Refusal(422, f"slot: {asked.slot!r} is none; write one of {', '.join(('account', *(s for s in SINGLE if s != 'incident'), *SLOTS))}")
    before: Any = fields_of(account, asked.slot)
    old_span = _old_span(account, asked.slot)
    if asked.value is None:
        if asked.slot in ("kind", "factuality", "evidence"):
            raise Refusal(422, f"value: a {asked.slot} can be set, not taken away")
        return _told(account, report, "reject", asked.slot, old_span, before, None)
    words = span or old_span
    value: Any = _single(connection, account, report, asked, words, gazetteer)
    return _told(account, report, "set", asked.slot, words, before, value)


def checked_span(span: Span | None, report: Report) -> Span | None:
    """Words inside the text."""
    if span is None:
        return None
    if not 0 <= span[0] < span[1] <= len(report.text):
        raise Refusal(422, f"span: {list(span)} is not inside the text of report {report.report_id}, which has {len(report.text)} code points")
    return span


def _of_row(account: Account, report: Report, asked: Sent, span: Span | None) -> Correction:
    field, record = SLOTS[asked.slot]
    rows: tuple[Any, ...] = getattr(account, field)
    if asked.index is not None and not 0 <= asked.index < len(rows):
        raise Refusal(422, f"index: {asked.index} is none of the {len(rows)} {field} of this account")
    before = rows[asked.index] if asked.index is not None else None
    if asked.value is None:
        if before is None:
            raise Refusal(422, "index: say which value is rejected, or give a value to add")
        return _told(account, report, "reject", asked.slot, before.span, before, None)
    words = span or (before.span if before else account.trigger)
    base = msgspec.to_builtins(before) if before else {}
    if "id" in asked.value and asked.value["id"] != base.get("id"):
        base.pop("name", None)  # another one has another name
    extra: dict[str, Any] = {"span": list(words), "rule": BY_PERSON}
    if asked.slot == "actor":
        extra["status"] = "stated" if span or before else "inferred"
    value: Any = _record({**base, **asked.value, **extra}, record, account, report, words, asked.slot)
    return _told(account, report, "set" if before else "add", asked.slot, words, before, value)


def _record(given: dict[str, Any], record: type[msgspec.Struct], account: Account, report: Report, words: Span, slot: str) -> msgspec.Struct:
    if slot in ("actor", "source") and not given.get("name"):
        given["name"] = _name(slot, str(given.get("id", "")), report, words)
    value = converted(given, record)
    _check_id(slot, value)
    if slot == "count":
        _check_count(value, account)
    return value


def _check_id(slot: str, value: Any) -> None:
    lexicon = load_lexicon()
    tables: dict[str, tuple[Any, ...]] = {"actor": (lexicon.actors,), "source": (lexicon.sources, lexicon.actors), "object": (lexicon.objects,), "weapon": (lexicon.weapons,), "count": (lexicon.actors,)}
    identity = value.group if slot == "count" else value.id
    free = slot in ("actor", "source", "count") and identity.startswith("name:") and 5 < len(identity) <= LONGEST
    if not free and identity != "unknown" and not any(identity in table for table in tables[slot]):
        raise Refusal(422, f"value.{'group' if slot == 'count' else 'id'}: {identity[:100]!r} is not known; GET /api/v1/vocabulary lists the ids{', or write name: and the name as in the text' if slot in ('actor', 'source', 'count') else ''}")


def _check_count(value: Any, account: Account) -> None:
    for bound in (value.min, value.max):
        if bound is not None and not 0 <= bound <= MOST_PEOPLE:
            raise Refusal(422, f"value: {bound} cannot be counted; write 0 to {MOST_PEOPLE:,}")
    if value.min is not None and value.max is not None and value.min > value.max:
        raise Refusal(422, f"value.max: {value.max} is below value.min, {value.min}")
    if value.part_of is not None and not 0 <= value.part_of < len(account.counts):
        raise Refusal(422, f"value.part_of: {value.part_of} is none of the {len(account.counts)} counts of this account")


def _single(connection: sqlite3.Connection, account: Account, report: Report, asked: Sent, words: Span | None, gazetteer: Path | None) -> msgspec.Struct:
    given = dict(asked.value or {})
    if asked.slot == "place":
        return converted({"place": _place(connection, account, report, given, words or account.trigger, gazetteer)}, SINGLE["place"])
    if asked.slot == "kind":
        kind = load_lexicon().kinds.get(str(given.get("kind")))
        if kind is None or kind.event_type not in CLOSED["Account"]["event_type"]:
            raise Refusal(422, f"value.kind: {str(given.get('kind'))[:100]!r} is not known; GET /api/v1/vocabulary lists the kinds")
        return converted({"kind": kind.id, "event_type": kind.event_type, "sub_event_type": kind.sub_event_type}, SINGLE["kind"])
    if asked.slot == "date":
        return _dated(given, words)
    if asked.slot == "evidence":
        spans = converted(given, SINGLE["evidence"])
        for span in spans.evidence:  # type: ignore[attr-defined]
            checked_span(span, report)
        return spans
    _in_list("Account", given, ("time_of_day", "factuality"))
    return converted({**given, SPANS[asked.slot]: list(words) if words else None}, SINGLE[asked.slot])


def _dated(given: dict[str, Any], words: Span | None) -> msgspec.Struct:
    first, last = given.get("date_start"), given.get("date_end") or given.get("date_start")
    try:
        days = [datetime.date.fromisoformat(str(day)) for day in (first, last)]
    except ValueError:
        raise Refusal(422, "value.date_start, value.date_end: must be days such as 2018-12-03") from None
    if days[0] > days[1]:
        raise Refusal(422, f"value.date_end: {last} is before value.date_start, {first}")
    given["date_precision"] = given.get("date_precision") or ("day" if days[0] == days[1] else "days")
    _in_list("Account", given, ("date_precision",))
    return converted({
        "date_start": days[0].isoformat(), "date_end": days[1].isoformat(), "date_precision": given["date_precision"], "date_status": "stated" if words else "inferred", "date_span": list(words) if words else None,
        "date_rule": BY_PERSON,
    }, SINGLE["date"])


def _place(connection: sqlite3.Connection, account: Account, report: Report, given: dict[str, Any], words: Span, gazetteer: Path | None) -> Any:
    name = str(given.get("name") or (account.place.name if account.place and account.place.span == words else report.text[slice(*words)]))[:LONGEST]
    if given.get("gazetteer_id"):
        row = place_row(connection, gazetteer, str(given["gazetteer_id"]))
        if row is None:
            raise Refusal(422, f"value.gazetteer_id: {str(given['gazetteer_id'])[:100]!r} is no place here; GET /api/v1/places finds them")
        place = as_place(row, gazetteer, name=name, span=words)
        return msgspec.to_builtins(msgspec.structs.replace(place, near=bool(given.get("near", False))))
    allowed: dict[str, Any] = {k: given[k] for k in ("name_en", "lat", "lon", "level", "near", "country") if k in given}
    _in_list("Place", allowed, ("level",))
    for axis, bound in (("lat", 90), ("lon", 180)):
        number = allowed.get(axis)
        if number is not None and not (isinstance(number, int | float) and -bound <= number <= bound):
            raise Refusal(422, f"value.{axis}: must be a number of degrees from -{bound} to {bound}")
    return {**allowed, "name": name, "status": "stated" if allowed.get("lat") is not None else "unresolved", "span": list(words), "rule": BY_PERSON}


def converted(given: dict[str, Any], record: type[msgspec.Struct]) -> msgspec.Struct:
    """The record, with its closed lists and lengths checked."""
    unknown = given.keys() - set(record.__struct_fields__)
    if unknown:
        raise Refusal(422, f"value.{sorted(unknown)[0][:50]}: is no field here; write {', '.join(record.__struct_fields__)}")
    _in_list(record.__name__, given, tuple(CLOSED.get(record.__name__, {})))
    unseen = [name for name, value in given.items() if isinstance(value, str) and any(unicodedata.category(c) in ("Cc", "Cs") for c in value)]
    if unseen:
        raise Refusal(422, f"value.{unseen[0]}: holds characters that are not seen; leave them out")
    long = [name for name, value in given.items() if isinstance(value, str) and len(value) > LONGEST]
    if long:
        raise Refusal(422, f"value.{long[0]}: has more than {LONGEST} characters")
    try:
        return msgspec.convert(given, record)
    except msgspec.ValidationError as error:
        raise Refusal(422, f"value: {error}") from error


def _in_list(title: str, given: dict[str, Any], fields: tuple[str, ...]) -> None:
    for field in fields:
        values = CLOSED[title].get(field, ())
        if given.get(field) is not None and given[field] not in values:
            raise Refusal(422, f"value.{field}: {str(given[field])[:100]!r} is none of {', '.join(values)}")


def _name(slot: str, identity: str, report: Report, words: Span) -> str:
    if identity.startswith("name:"):
        return identity.removeprefix("name:")
    lexicon = load_lexicon()
    known = lexicon.actors.get(identity) if slot == "actor" else lexicon.sources.get(identity) or lexicon.actors.get(identity)
    return known.name_ar if known else report.text[slice(*words)][:LONGEST]


def _old_span(account: Account, slot: str) -> Span | None:
    if slot == "place":
        return account.place.span if account.place else None
    if slot in ("kind", "evidence"):
        return account.trigger
    span: Span | None = getattr(account, SPANS[slot])
    return span


def _told(account: Account, report: Report, action: Any, slot: str, span: Span | None, before: msgspec.Struct | None, value: msgspec.Struct | None) -> Correction:
    words = report.text[slice(*span)] if span else ""
    return Correction.of(account, sha256=report.sha256, action=action, slot=slot, span=span, words=words, before=before, value=value)
