"""Decisions of people about links: accounts that tell one incident (`merge`), accounts that do not (`split`).

Decisions are anchored to accounts, whose ids a better engine keeps, never to incidents. Later decisions override earlier ones about the
same two accounts. `link` takes them; a run directory keeps them beside it in `NAME.decisions.jsonl`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from riwaya.errors import StoreError
from riwaya.model import Account


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """`merge`: `accounts` and `others` tell one incident; `split`: those of `accounts` do not tell what `others` tell."""

    action: Literal["merge", "split"]
    accounts: tuple[str, ...]
    others: tuple[str, ...]
    by: str = ""
    note: str = ""


def decisions_path(folder: Path) -> Path:
    """Where the decisions of a run directory stand: beside it, since a run replaces the directory whole."""
    return folder.with_name(f"{folder.resolve().name}.decisions.jsonl")


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a file in their order; a missing file holds none. Raises `StoreError` with the line that is broken."""
    if not path.exists():
        return ()
    found = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            found.append(msgspec.json.decode(line, type=Decision))
        except (msgspec.DecodeError, msgspec.ValidationError) as error:
            raise StoreError(f"{path}:{number}: is no decision: {error}") from error
    return tuple(found)


def append_decision(path: Path, decision: Decision) -> None:
    """Add one decision at the end of the file."""
    with path.open("ab") as file:
        file.write(msgspec.json.encode(decision) + b"\n")


def told_apart(accounts: Sequence[Account], decisions: Sequence[Decision]) -> Sequence[Account]:
    """The accounts, those that a person parted from others of one telling (the same report, the same incident there) with a name of their own for what they tell.

    Without it two speakers whom one report cites on one incident would stay together whatever a person says.
    """
    if not any(decision.action == "split" for decision in decisions):
        return accounts
    first = {account.account_id: (account.report_id, account.incident_id) for account in accounts}
    told = dict(first)
    for decision in decisions:
        apart = [i for i in decision.accounts if i in told]
        others = [i for i in decision.others if i in told]
        for identity in apart:
            if decision.action == "split" and any(told[other] == told[identity] for other in others):
                told[identity] = (told[identity][0], f"{first[identity][1]}/{min(apart)}")
            elif decision.action == "merge":
                told[identity] = next((told[other] for other in others if first[other] == first[identity]), told[identity])
    return [a if told[a.account_id] == first[a.account_id] else msgspec.structs.replace(a, incident_id=told[a.account_id][1]) for a in accounts]


def verdicts(decisions: Sequence[Decision], home: Mapping[str, int]) -> dict[tuple[int, int], bool]:
    """For pairs of profiles (by position, smaller first) whether a person joined (true) or parted them; accounts that are gone are passed over."""
    found: dict[tuple[int, int], bool] = {}
    for decision in decisions:
        some = sorted({home[a] for a in decision.accounts if a in home})
        others = sorted({home[a] for a in decision.others if a in home})
        for one in some:
            for other in others:
                if one != other:
                    found[min(one, other), max(one, other)] = decision.action == "merge"
    return found
