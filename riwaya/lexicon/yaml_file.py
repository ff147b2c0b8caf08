"""Strict YAML: a file of records read into msgspec structs, every fault named with file, line and key, all at once.

In: a path and, for each top-level key, the struct of its records. Out: the records; faults are added to a list. A mistyped key
is an error with the nearest known key; so are a missing key, a wrong type and a key given twice. Files that ship and have no fault are parsed
once: their records are kept on disk.
"""

from __future__ import annotations

import types
from collections.abc import Collection, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from riwaya.grammar.spelling import folded, remember
from riwaya.lexicon.kept import keep, key_of, look_up

Record = TypeVar("Record", bound=msgspec.Struct)
Node = Any  # of yaml.nodes, a package that is imported only where a file has to be parsed
SPELLINGS, UNFOLDED = "", frozenset(("examples", "not", "marks", "name"))
SHIPPED = Path(__file__).parent.parent / "resources"


def read_records(path: Path, tables: dict[str, type[msgspec.Struct]], faults: list[str]) -> dict[str, list[Any]]:
    """Read `{table: [records]}` from one file; what is faulty is left out and named in `faults`."""
    if not path.is_relative_to(SHIPPED):
        return _read(path, tables, faults)
    key = key_of(f"{path.parent.name}-{path.stem}-{'-'.join(tables)}", [path.read_bytes()])
    kept = look_up(key, dict[str, msgspec.Raw])
    if kept is not None:
        with suppress(msgspec.DecodeError):
            remember(msgspec.msgpack.decode(kept.pop(SPELLINGS), type=dict[str, str]))
            return {name: msgspec.msgpack.decode(kept[name], type=list[record_type]) for name, record_type in tables.items()}  # type: ignore[valid-type]
    before = len(faults)
    found = _read(path, tables, faults)
    if len(faults) == before:
        kept_as = {name: msgspec.Raw(msgspec.msgpack.encode(records)) for name, records in found.items()}
        keep(key, kept_as | {SPELLINGS: msgspec.Raw(msgspec.msgpack.encode({form: folded(form) for form in sorted(_forms(msgspec.to_builtins(found)))}))})
    return found


def _forms(value: Any) -> set[str]:
    """The texts of records but those of their examples: forms that whoever asks for the records folds one by one."""
    if isinstance(value, str):
        return {value}
    parts = [part for key, part in value.items() if key not in UNFOLDED] if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
    return set().union(*map(_forms, parts))


def marking_faults(path: Path, table: str, records: Sequence[Any]) -> list[str]:
    """Records whose `examples` are empty, and sentences of theirs, or under `not`, in which nothing is marked; each with file and line."""
    faults = []
    for record in records:
        where = f"{path}:{record.line}: {table}"
        faults += [] if record.examples else [f"{where}: has no example"]
        faults += [f"{where}: nothing is marked in: {text}" for text in (*(example.text for example in record.examples), *record.never) if "[[" not in text]
    return faults


def named_twice(forms: Sequence[str]) -> list[str]:
    """What stands in a list more than once, in order of the alphabet."""
    return sorted({form for form in forms if forms.count(form) > 1}) if len(set(forms)) < len(forms) else []


def named_sets(path: Path, records: Sequence[Any], wanted: Collection[str], faults: list[str]) -> dict[str, Any]:
    """Records by name, as a field would be called (`own-forces` -> `own_forces`); one that nothing asks for, and a wanted one that is not there, are faults."""
    names = {record.name.replace("-", "_"): record for record in records}
    faults += [f"{path}:{names[name].line}: {names[name].name}: nothing reads this record" for name in names.keys() - set(wanted)]
    faults += [f"{path}:1: no record {name.replace('_', '-')}" for name in sorted(set(wanted) - names.keys())]
    return names


def _read(path: Path, tables: dict[str, type[msgspec.Struct]], faults: list[str]) -> dict[str, list[Any]]:
    import yaml  # only here: what is kept on disk is read without it

    found: dict[str, list[Any]] = {name: [] for name in tables}
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        faults.append(f"{path}:{mark.line + 1 if mark else 1}: not YAML: {getattr(error, 'problem', error)}")
        return found
    if not isinstance(root, yaml.MappingNode):
        faults.append(f"{path}:1: the file must be a mapping with the keys {', '.join(tables)}")
        return found
    for key, node in root.value:
        if key.value not in tables:
            faults.append(f"{path}:{_line(key)}: {key.value}: unknown table{_nearest(key.value, list(tables))}")
        elif node.id != "sequence":
            faults.append(f"{path}:{_line(key)}: {key.value}: must be a list")
        else:
            for item in node.value:
                record = _record(item, tables[key.value], path, key.value, faults)
                if record is not None:
                    found[key.value].append(record)
    return found


def _record(node: Node, record_type: type[Record], path: Path, where: str, faults: list[str]) -> Record | None:
    before = len(faults)
    _check(node, record_type, path, where, faults)
    if len(faults) > before:
        return None
    value = _plain(node)
    if isinstance(value, dict) and "line" in record_type.__struct_fields__:
        value["line"] = _line(node)
    try:
        return msgspec.convert(value, record_type, strict=True)
    except msgspec.ValidationError as error:
        faults.append(f"{path}:{_line(node)}: {where}: {error}")
        return None


def _check(node: Node, expected: Any, path: Path, where: str, faults: list[str]) -> None:
    """Walk node and type together, naming unknown, missing and double keys with their line."""
    expected = _struct_of(_without_none(expected), node)
    if isinstance(expected, type) and issubclass(expected, msgspec.Struct):
        if node.id != "mapping":
            faults.append(f"{path}:{_line(node)}: {where}: must be a mapping")
            return
        fields, hints = _shape(expected)
        seen: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            if name in seen:
                faults.append(f"{path}:{_line(key)}: {where}.{name}: given twice")
            seen.add(name)
            if name not in fields:
                faults.append(f"{path}:{_line(key)}: {where}.{name}: unknown key{_nearest(name, list(fields))}")
            else:
                _check(value, hints[fields[name].name], path, f"{where}.{name}", faults)
        for name, field in fields.items():
            if field.required and name not in seen:
                faults.append(f"{path}:{_line(node)}: {where}.{name}: missing")
        return
    arguments = [a for a in get_args(expected) if a is not Ellipsis]
    if get_origin(expected) in (list, tuple) and node.id == "sequence" and arguments:
        for item in node.value:
            _check(item, arguments[0], path, where, faults)
    if get_origin(expected) is dict and node.id == "mapping":
        for key, value in node.value:
            _check(value, arguments[1], path, f"{where}.{key.value}", faults)


@cache
def _shape(record_type: type[msgspec.Struct]) -> tuple[dict[str, msgspec.structs.FieldInfo], dict[str, Any]]:
    """The fields of a record by key, and the types they are to have."""
    return {f.encode_name: f for f in msgspec.structs.fields(record_type) if f.name != "line"}, get_type_hints(record_type)


def _without_none(expected: Any) -> Any:
    if get_origin(expected) in (Union, types.UnionType):
        kept = [a for a in get_args(expected) if a is not type(None)]
        return kept[0] if len(kept) == 1 else expected
    return expected


def _struct_of(expected: Any, node: Node) -> Any:
    """Of a text or a struct, the struct where the file has a mapping."""
    structs = [a for a in get_args(expected) if isinstance(a, type) and issubclass(a, msgspec.Struct)] if get_origin(expected) is types.UnionType else []
    return structs[0] if structs and node.id == "mapping" else expected


def _plain(node: Node) -> Any:
    """Scalars as YAML 1.1 reads them, except that yes, no, on, off and dates stay words."""
    if node.id == "mapping":
        return {str(key.value): _plain(value) for key, value in node.value}
    if node.id == "sequence":
        return [_plain(item) for item in node.value]
    tag = node.tag.rpartition(":")[2]
    if tag == "int":
        return int(node.value.replace("_", ""))
    if tag == "float":
        return float(node.value)
    if tag == "null":
        return None
    if tag == "bool" and node.value in ("true", "false"):
        return node.value == "true"
    return node.value


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1


def _nearest(name: str, known: list[str]) -> str:
    import difflib  # only here: a known key needs none

    near = difflib.get_close_matches(name, known, 1, 0.5)
    return f", did you mean {near[0]!r}?" if near else f"; known: {', '.join(known)}"
