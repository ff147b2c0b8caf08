"""Rows of incidents that a team has coded already -> accounts, with that data set as their source.

In: a CSV or JSON-lines file and a map of its columns: a file in resources/maps by name (acled, ucdp, airwars) or one of one's own. Places without a point
are looked up in the gazetteer by their Arabic or English name. A row that cannot be used becomes an issue with its line and the rest goes on.
"""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from riwaya.errors import ReadError, SettingsError
from riwaya.lexicon import Lexicon
from riwaya.lexicon.gazetteer import Gazetteer
from riwaya.model import Account, Actor, Count, Issue, Place, Report
from riwaya.read.coded_places import CodedPlaces
from riwaya.read.encodings import decode
from riwaya.read.table_rows import Table

MAPS = Path(__file__).parent.parent / "resources" / "maps"
SPAN = (0, 0)
Raw = Mapping[str, object]


class KindColumn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The column that says what happened, cut at `separator`; `values` turn its words into a kind, or several that the word leaves open; `other` is for words not listed."""

    column: str
    separator: str | None = None
    values: dict[str, str | tuple[str, ...]] = {}
    other: str = "other"


class ActorColumn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A column of groups, cut at `separator`; `values` turn its words into an actor, or several that the word may stand for; others are looked up among the names of actors."""

    column: str
    separator: str | None = None
    values: dict[str, str | tuple[str, ...]] = {}


class SourceColumn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A column of the addresses that a row was coded from, cut at `separator` and at white space."""

    column: str
    separator: str | None = None


class CountColumns(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The columns of a figure; `most` may be absent."""

    least: str
    most: str | None = None
    group: str = "unknown"


class ColumnMap(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which column holds what; `place` lists columns in order of preference."""

    dataset: str
    id: str
    date: str
    date_end: str | None = None
    place: tuple[str, ...]
    latitude: str | None = None
    longitude: str | None = None
    kind: KindColumn
    initiator: ActorColumn | None = None
    target: ActorColumn | None = None
    killed: CountColumns | None = None
    wounded: CountColumns | None = None
    sources: SourceColumn | None = None
    text: str | None = None


def read_map(name: str) -> ColumnMap:
    """A map that ships with Riwaya by its name, or one in a file; raises `SettingsError` with what is wrong."""
    import yaml  # only here: few runs read coded rows

    path = map_file(name)
    try:
        return msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), ColumnMap)
    except OSError as error:
        raise SettingsError(f"{name}: no such map; give a file or one of {', '.join(sorted(p.stem for p in MAPS.glob('*.yaml')))}") from error
    except (msgspec.ValidationError, yaml.YAMLError) as error:
        raise SettingsError(f"{path}: {error}") from error


def map_file(name: str) -> Path:
    """Where a map lies: one that ships with Riwaya by its name, else the file itself."""
    shipped = MAPS / f"{name}.yaml"
    return shipped if shipped.exists() else Path(name)


def read_coded_rows(path: Path, columns: ColumnMap, *, lexicon: Lexicon, gazetteer: Gazetteer, named: Path | None = None) -> tuple[list[Account], list[Report], list[Issue]]:
    """One report for each row, with the row's id, the words of its place and notes, as its title the spellings of its place a line and as its address all that it cites, and one account for each kind that the row may be.

    `named` is where the map lies, for what is said of it. Raises `ReadError` where the table lacks a column that each row needs, or none of its rows can be used.
    """
    accounts: list[Account] = []
    reports: list[Report] = []
    issues: list[Issue] = []
    seen: set[str] = set()
    raws: list[tuple[int, Raw]] = []
    for row in _rows(path):
        if isinstance(row, Issue):
            issues.append(row)
        else:
            raws.append(row)
    issues += _lacking(path, columns, raws, named)
    reader = _Rows(columns, lexicon, CodedPlaces(gazetteer, (name for _, raw in raws for name in _names(raw, columns)[:1])))
    refused = ""
    for line, raw in raws:
        try:
            identity = _needed(raw, columns.id)
            if identity in seen:
                raise ValueError(f"id {identity} is given twice")
            told = reader.accounts(identity, raw)
        except ValueError as error:
            issues.append(Issue(source=f"{path}:{line}", severity="error", reason=str(error)))
            refused = refused or f"line {line}: {error}"
            continue
        seen.add(identity)
        accounts += told
        title = "\n".join(reader.places.spellings(_names(raw, columns), told[0].place)) or None
        reports.append(Report.of(_words(raw, columns), title=title, report_id=identity, outlet=columns.dataset, published=told[0].date_end, url=_addresses(raw, columns)))
    if not reports:
        raise ReadError(str(path), f"no row can be used with the map{_at(named)}: {f'the first of {len(raws)} is refused in {refused}' if refused else 'the table holds none'}")
    return accounts, reports, issues


def _lacking(path: Path, columns: ColumnMap, raws: Sequence[tuple[int, Raw]], named: Path | None) -> list[Issue]:
    """Which columns of the map the table lacks: an error where each row needs one, else a warning (maps that ship name more than a table need have)."""
    told = {name for _, raw in raws for name in raw}
    if not raws:
        return []
    needed = [name for name in (columns.id, columns.date, columns.kind.column) if name not in told]
    needed += [] if set(columns.place) & told else [" or ".join(columns.place)]
    if needed:
        raise ReadError(str(path), f"lacks {_quoted(needed)}, which the map{_at(named)} names; it has {_quoted(sorted(told))}: give the map that fits it, or write one (docs/how-to/match-coded-rows.md)")
    other = [columns.date_end, columns.latitude, columns.longitude, columns.text]
    other += [part.column for part in (columns.initiator, columns.target, columns.sources) if part]
    other += [name for part in (columns.killed, columns.wounded) if part for name in (part.least, part.most)]
    lacking = [name for name in other if name and name not in told]
    return [Issue(source=str(path), severity="warning", reason=f"lacks {_quoted(lacking)}, which the map{_at(named)} names: rows are matched without")] if lacking and (named is None or named.parent != MAPS) else []


def _at(named: Path | None) -> str:
    return f" {named}" if named else ""


def _quoted(names: Sequence[str]) -> str:
    return f"column{'s' if len(names) > 1 else ''} {', '.join(f'`{name}`' for name in names)}"


def _needed(raw: Raw, column: str) -> str:
    told = raw.get(column)
    if told is None or not str(told).strip():
        raise ValueError(f"column `{column}` is empty")
    return str(told)


def _day(raw: Raw, column: str) -> datetime.date:
    told = _needed(raw, column).strip()
    try:
        return datetime.date.fromisoformat(told[:10])
    except ValueError:
        raise ValueError(f"column `{column}`: {told[:40]!r} is no day; write it as 2019-11-26") from None


def _rows(path: Path) -> Iterator[tuple[int, Raw] | Issue]:
    """The rows with the line on which each begins."""
    try:
        text = decode(path.read_bytes(), str(path)).text
    except OSError as error:
        raise ReadError(str(path), f"cannot be read: {error.strerror or error}") from error
    if path.suffix == ".jsonl":
        for number, line in enumerate(text.split("\n"), 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise ReadError(f"{path}:{number}", f"is no JSON: {error}") from error
            yield number, row if isinstance(row, dict) else {}
    else:
        try:
            for found in Table(io.StringIO(text, newline=""), str(path)).rows():
                yield found if isinstance(found, Issue) else (found.line, found.cells)
        except csv.Error as error:
            raise ReadError(str(path), f"broken table: {error}") from error


class _Rows:
    """Turns rows into accounts with one map."""

    def __init__(self, columns: ColumnMap, lexicon: Lexicon, places: CodedPlaces) -> None:
        self.columns, self.lexicon, self.places = columns, lexicon, places
        self.actors = {name.casefold(): a.id for a in lexicon.actors.values() for name in (a.name_en, a.name_ar, *(x.name for x in a.acled))}

    def accounts(self, identity: str, raw: Raw) -> list[Account]:
        """One row as an account, or as one for each kind that it may be; raises `ValueError` with the reason where it cannot be one."""
        first, *others = (self._account(identity, raw, kind) for kind in self._kinds(raw))
        return [first, *(msgspec.structs.replace(account, account_id=f"{first.account_id}/{account.kind}", incident_id=f"{identity}/{account.kind}") for account in others)]

    def _kinds(self, raw: Raw) -> Iterable[str]:
        column = self.columns.kind
        told = str(raw.get(column.column) or "")
        given = [column.values.get(word.strip(), column.other) for word in (told.split(column.separator) if column.separator else [told])]
        return dict.fromkeys(kind for kinds in given for kind in ((kinds,) if isinstance(kinds, str) else kinds))

    def _account(self, identity: str, raw: Raw, kind: str) -> Account:
        columns = self.columns
        first = _day(raw, columns.date)
        last = _day(raw, columns.date_end) if columns.date_end and raw.get(columns.date_end) else first
        start, end, days = first.isoformat(), last.isoformat(), (last - first).days
        if kind not in self.lexicon.kinds:
            raise ValueError(f"kind {kind!r} of {raw.get(columns.kind.column)!r} is none of ours; write one of {', '.join(sorted(self.lexicon.kinds))}")
        record = self.lexicon.kinds[kind]
        return Account(
            account_id=f"{columns.dataset}:{identity}", report_id=identity, incident_id=identity, kind=kind, event_type=record.event_type, sub_event_type=record.sub_event_type,
            trigger=SPAN, evidence=((0, len(_words(raw, columns))),), date_start=start, date_end=end,
            date_precision="day" if days <= 0 else "days" if days < 7 else "week" if days == 7 else "month", date_status="stated", place=self._place(raw),
            actors=(*self._actors(raw, columns.initiator, "initiator"), *self._actors(raw, columns.target, "target")),
            counts=(*self._counts(raw, columns.killed, "killed"), *self._counts(raw, columns.wounded, "wounded")),
        )

    def _place(self, raw: Raw) -> Place | None:
        lat, lon = _number(raw, self.columns.latitude), _number(raw, self.columns.longitude)
        return self.places.place(_names(raw, self.columns), None if lat is None or lon is None else (lat, lon))

    def _actors(self, raw: Raw, column: ActorColumn | None, role: str) -> Iterator[Actor]:
        told = str(raw.get(column.column) or "") if column else ""
        for name in (part.strip() for part in (told.split(column.separator) if column and column.separator else [told])):
            given = column.values.get(name) if column else None
            known = (given,) if isinstance(given, str) else given or (self.actors.get(name.casefold()),)
            for identity in known:
                if name and identity:
                    yield Actor(id=identity, name=name, role=role, span=SPAN)

    def _counts(self, raw: Raw, columns: CountColumns | None, measure: str) -> Iterator[Count]:
        least = _number(raw, columns.least) if columns else None
        if columns and least is not None:
            most = _number(raw, columns.most) if columns.most else least
            yield Count(measure=measure, min=int(least), max=int(most if most is not None else least), group=columns.group, span=SPAN)


def _names(raw: Raw, columns: ColumnMap) -> list[str]:
    return [str(raw[c]) for c in columns.place if raw.get(c)]


def _words(raw: Raw, columns: ColumnMap) -> str:
    """What a row says in words: its places, and its notes."""
    return "\n".join(str(raw[c]) for c in (*columns.place, columns.text) if c and raw.get(c))


def _addresses(raw: Raw, columns: ColumnMap) -> str | None:
    if not columns.sources:
        return None
    told = str(raw.get(columns.sources.column) or "")
    return " ".join((told.replace(columns.sources.separator, " ") if columns.sources.separator else told).split()) or None


def _number(raw: Raw, column: str | None) -> float | None:
    value = raw.get(column) if column else None
    if value is None or value == "":
        return None
    try:
        return float(str(value))
    except ValueError:
        raise ValueError(f"{column}: {value!r} is no number") from None
