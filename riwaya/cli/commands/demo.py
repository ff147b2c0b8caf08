"""`riwaya demo`: run on the example reports that ship with the package."""

from __future__ import annotations

from pathlib import Path

import click

from riwaya.cli.interrupting import interruptible, of_run
from riwaya.cli.screen import print_summary
from riwaya.pipeline import Pipeline

EXAMPLES = Path(__file__).parent.parent.parent / "resources" / "examples" / "reports.jsonl"


@click.command()
@click.option("--out", "folder", default="riwaya-demo", show_default=True, type=click.Path(path_type=Path), help="Folder for the result.")
def command(folder: Path) -> None:
    """Read the example reports (own writing, real places, invented persons) and say where the result is.

    \b
    Example:
      riwaya demo --out demo
    """
    with interruptible(of_run(folder)):
        written = Pipeline().run([EXAMPLES], folder)
    print_summary(written)
