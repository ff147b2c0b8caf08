"""Strict YAML: a file of records read into msgspec structs, every fault named with file, line and key, all at once.

In: a path and, for each top-level key, the struct of its records. Out: the records; faults are added to a list. A mistyped key
is an error with the nearest known key; so are a missing key, a wrong type and a key given twice.
"""

from __future__ import annotations

import difflib
import types
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec
import yaml

Record = TypeVar("Record", bound=msgspec.Struct)
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_records(path: Path, tables: dict[str, type[msgspec.Struct]], faults: list[str]) -> dict[str, list[Any]]:
    """Read `{table: [records]}` from one file; what is faulty is left out and named in `faults`."""
    found: dict[str, list[Any]] = {name: [] for name in tables}
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
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
        elif not isinstance(node, yaml.SequenceNode):
            faults.append(f"{path}:{_line(key)}: {key.value}: must be a list")
        else:
            for item in node.value:
                record = _record(item, tables[key.value], path, key.value, faults)
                if record is not None:
                    found[key.value].append(record)
    return found


def _record(node: yaml.Node, record_type: type[Record], path: Path, where: str, faults: list[str]) -> Record | None:
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


def _check(node: yaml.Node, expected: Any, path: Path, where: str, faults: list[str]) -> None:
    """Walk node and type together, naming unknown, missing and double keys with their line."""
    expected = _without_none(expected)
    if isinstance(expected, type) and issubclass(expected, msgspec.Struct):
        if not isinstance(node, yaml.MappingNode):
            faults.append(f"{path}:{_line(node)}: {where}: must be a mapping")
            return
        fields = {f.encode_name: f for f in msgspec.structs.fields(expected) if f.name != "line"}
        hints, seen = get_type_hints(expected), set()
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
    if get_origin(expected) in (list, tuple) and isinstance(node, yaml.SequenceNode) and arguments:
        for item in node.value:
            _check(item, arguments[0], path, where, faults)
    if get_origin(expected) is dict and isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            _check(value, arguments[1], path, f"{where}.{key.value}", faults)


def _without_none(expected: Any) -> Any:
    if get_origin(expected) in (Union, types.UnionType):
        kept = [a for a in get_args(expected) if a is not type(None)]
        return kept[0] if len(kept) == 1 else expected
    return expected


def _plain(node: yaml.Node) -> Any:
    """Scalars as YAML 1.1 reads them, except that yes, no, on, off and dates stay words."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
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


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _nearest(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, 1, 0.5)
    return f", did you mean {near[0]!r}?" if near else f"; known: {', '.join(known)}"
