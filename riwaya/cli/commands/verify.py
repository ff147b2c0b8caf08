"""`riwaya verify`: whether a store is whole and its history unbroken, or an export is what its manifest says."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import click
import msgspec

from riwaya.errors import StoreError
from riwaya.store import Store


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--head", metavar="HASH", help="The last hash of an earlier `riwaya verify`, kept outside: it must still be in the chain.")
def command(path: Path, head: str | None) -> None:
    """Check a store: the file, its references, the chain of hashes over its history, and every report against it. A manifest checks the files of an export.

    Keep the hash that is printed outside the store: with it, entries that were cut off or written anew are seen too.

    \b
    Examples:
      riwaya verify lasting.db
      riwaya verify incidents.csv.manifest.json
    """
    if path.suffix == ".json":
        found, told = _manifest_faults(path), "the files are those of the manifest"
    else:
        with Store(path) as store:
            found, status = store.faults(known_head=head), store.status()
        open_yet = "" if status.is_linked else "; what linking says was not checked, for an add was interrupted or a decision is new: run `riwaya add --db` once more"
        told = f"{status.reports:,} reports, {status.history:,} history entries, last hash {status.head}{open_yet}"
    for fault in found[:20]:
        click.echo(f"fault: {fault}", err=True)
    if found:
        click.echo(f"riwaya: {path}: {len(found):,} faults", err=True)
        sys.exit(1)
    click.echo(f"{path}: whole; {told}")


def _manifest_faults(path: Path) -> list[str]:
    try:
        files = msgspec.json.decode(path.read_bytes(), type=dict[str, object])["files"]
        named = msgspec.convert(files, dict[str, dict[str, int | str]])
    except (OSError, msgspec.DecodeError, KeyError, RecursionError) as error:
        raise StoreError(f"{path}: is no manifest of an export: {error}") from error
    found = []
    for name, said in named.items():
        try:
            content = path.with_name(Path(name).name).read_bytes()
        except OSError as error:
            found.append(f"{name}: {error.strerror}")
            continue
        if hashlib.sha256(content).hexdigest() != said["sha256"]:
            found.append(f"{name}: was changed after it was exported")
    return found
