"""`riwaya schema`: the JSON Schemas of the records that a run writes."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from riwaya.errors import StoreError
from riwaya.model.schemas import RECORDS, schema


@click.command()
@click.argument("name", required=False, metavar="[NAME]", type=click.Choice(list(RECORDS)))
@click.option("--out", "folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False), help="Write NAME.schema.json into this folder instead of printing; without NAME, all of them.")
def command(name: str | None, folder: Path | None) -> None:
    """Print the JSON Schema of one line of a run's NAME.jsonl: reports, accounts, incidents or issues.

    \b
    Examples:
      riwaya schema accounts
      riwaya schema --out schemas
    """
    if folder is None:
        if name is None:
            raise click.UsageError(f"say which: {', '.join(RECORDS)}; or give --out DIR for all of them")
        click.echo(_text(name), nl=False)
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for each in [name] if name else list(RECORDS):
            path = folder / f"{each}.schema.json"
            path.write_text(_text(each), encoding="utf-8")
            click.echo(str(path))
    except OSError as error:
        raise StoreError(f"{folder}: cannot be written: {error.strerror or error}") from error


def _text(name: str) -> str:
    return msgspec.json.format(msgspec.json.encode(schema(name)), indent=1).decode() + "\n"
