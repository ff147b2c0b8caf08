"""Incidents -> files: one module for each format in `riwaya/export/formats`, found by file name; the page is a package of its own.

In: a `Collection`, the name of a format, a `Choice` of incidents and the masks of `riwaya.export.sharing`, which are on by default. Out: the
file, a side file `FILE.cells.jsonl` that explains each coded cell, and `FILE.manifest.json` with counts, sums and hashes. The same input
gives the same bytes: no clock is read.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from riwaya.errors import SettingsError, StoreError
from riwaya.export.provenance import Exported, ExportInput, provenance
from riwaya.export.sharing import SharingSettings, share
from riwaya.model import Choice, Collection
from riwaya.registry import Registry

FORMATS = Registry("riwaya.export.formats")


class ExportSettings(msgspec.Struct, frozen=True, kw_only=True):
    """`choice` says which incidents; `sharing` which masks hold; `version` is that of the software, written into every row and manifest."""

    choice: Choice = Choice()
    sharing: SharingSettings = SharingSettings()
    version: str = ""


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What an export holds: counts, sums, hashes of the files, what was chosen, masked and left out and why."""

    schema_version: int = 1
    format: str
    version: str
    files: dict[str, dict[str, Any]]
    rows: int
    incidents: int
    accounts: int
    reports: int
    sums: dict[str, int]
    policies: tuple[str, ...]
    choice: dict[str, Any]
    masks: tuple[str, ...]
    kept: tuple[str, ...]
    held_back: int
    not_chosen: int
    left_out: dict[str, int]
    left_out_ids: dict[str, tuple[str, ...]]
    empty_columns: dict[str, str]


def export(collection: Collection, format: str, path: Path, settings: ExportSettings = ExportSettings()) -> Manifest:
    """Write `path` and the files beside it; raises `SettingsError` for an unknown format, `StoreError` where nothing can be written."""
    if format not in FORMATS.names:
        raise SettingsError(f"no format {format!r}; write one of {', '.join(FORMATS.names)}")
    chosen = collection.chosen(settings.choice)
    shared = share(chosen.reports, chosen.accounts, chosen.incidents, settings.sharing)
    given = ExportInput(reports=shared.reports, accounts=shared.accounts, incidents=shared.incidents, version=settings.version)
    exported: Exported = FORMATS[format].write(given)
    files = {path.name: exported.content}
    if exported.cells is not None:
        files[f"{path.name}.cells.jsonl"] = exported.cells
    from riwaya.export.sharing import MASKS

    manifest = Manifest(
        format=format, version=settings.version,
        files={name: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()} for name, content in files.items()},
        rows=exported.rows, incidents=len(given.incidents), accounts=len(given.accounts), reports=len({a.report_id for a in given.accounts}),
        sums=exported.sums, policies=exported.policies,
        choice={k: v for k, v in msgspec.structs.asdict(settings.choice).items() if v is not None},
        masks=tuple(m for m in MASKS if m not in settings.sharing.keep), kept=settings.sharing.keep, held_back=shared.held_back,
        not_chosen=chosen.passed_over,
        left_out={reason: len(ids) for reason, ids in exported.left_out.items()}, left_out_ids=exported.left_out, empty_columns=exported.empty_columns,
    )
    files[f"{path.name}.manifest.json"] = msgspec.json.format(msgspec.json.encode(manifest)) + b"\n"
    for name, content in files.items():
        _write(path.with_name(name), content)
    return manifest


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all: a reader never sees half a file."""
    fresh = path.with_name(f".{path.name}.writing-{os.getpid()}")
    try:
        fresh.write_bytes(content)
        os.replace(fresh, path)
    except OSError as error:
        # where nothing can be written nothing can be removed either
        with suppress(OSError):
            fresh.unlink()
        raise StoreError(f"{path}: cannot be written: {error.strerror or error}") from error


__all__ = ["FORMATS", "ExportSettings", "Manifest", "export", "provenance"]
