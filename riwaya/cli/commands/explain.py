"""`riwaya explain`: which rule said each value of an account, on which words."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from riwaya.cli.screen import print_account
from riwaya.errors import StoreError
from riwaya.model import Account, Report


@click.command()
@click.argument("account_id")
@click.option("--in", "folder", required=True, type=click.Path(path_type=Path), help="The run directory.")
def command(account_id: str, folder: Path) -> None:
    """Print one account of a run: each value with its words and the rule that said so.

    \b
    Example:
      riwaya explain a-0123456789abcdef --in result
    """
    try:
        accounts = [msgspec.json.decode(line, type=Account) for line in (folder / "accounts.jsonl").read_bytes().splitlines()]
        reports = {r.report_id: r for line in (folder / "reports.jsonl").read_bytes().splitlines() for r in (msgspec.json.decode(line, type=Report),)}
    except OSError as error:
        raise StoreError(f"{folder}: is no run directory: {error.strerror}") from error
    found = [a for a in accounts if a.account_id.startswith(account_id)]
    if not found:
        raise StoreError(f"{account_id}: no such account in {folder}; ids stand in {folder / 'accounts.jsonl'}")
    for account in found:
        print_account(account, reports[account.report_id].text)
