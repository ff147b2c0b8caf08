"""Machine accounts and corrections of people -> accounts as people left them; pure functions.

A correction finds its account by id, else by the same trigger words and chain; its value by equality, else by the same span, else by an overlapping
span. A correction of a text that has changed, or of an account that the engine no longer gives, is an orphan: it is kept, with the reason.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from riwaya.model import Account
from riwaya.model.correction import SINGLE, SLOTS, Correction
from riwaya.model.text import Span

BY_PERSON = "person"
# how a reason to look begins, by the slot whose correction answers it
ANSWERED = {"place": "place ", "date": "no date ", "kind": "kind "}


class Corrected(msgspec.Struct, frozen=True, kw_only=True):
    """The accounts of a report as people left them, in order; the ids of those rejected; why a correction (by id) applies to nothing, and to which account the others do."""

    accounts: tuple[Account, ...]
    added: frozenset[str]
    rejected: frozenset[str]
    orphans: Mapping[int, str]
    homes: Mapping[int, str]


def corrected(accounts: Sequence[Account], corrections: Sequence[tuple[int, Correction]], *, sha256: str) -> Corrected:
    """Apply corrections in their order; `sha256` is the hash of the report's text."""
    now = {account.account_id: account for account in accounts}
    machine = dict(now)
    added: set[str] = set()
    rejected: set[str] = set()
    orphans: dict[int, str] = {}
    homes: dict[int, str] = {}
    for number, correction in corrections:
        if correction.sha256 != sha256:
            orphans[number] = "the text of the report has changed"
            continue
        if correction.slot == "account" and correction.action == "add":
            account = msgspec.json.decode(correction.value or "", type=Account)
            if any(_tells_the_same(other, account.trigger, tuple(s.id for s in account.sources)) and other.kind == account.kind for other in machine.values()):
                orphans[number] = "the engine tells this account now itself"
            else:
                now[account.account_id] = account
                added.add(account.account_id)
                homes[number] = account.account_id
            continue
        identity = _account(now, correction)
        if identity is not None:
            homes[number] = identity
        if identity is None:
            orphans[number] = "the engine no longer gives the account"
        elif correction.slot == "account":
            rejected.add(identity)
        else:
            now[identity] = applied(now[identity], correction)
    return Corrected(accounts=tuple(now.values()), added=frozenset(added), rejected=frozenset(rejected), orphans=orphans, homes=homes)


def applied(account: Account, correction: Correction) -> Account:
    """The account with one correction."""
    if correction.slot in SINGLE:
        account = _with_single(account, correction)
    else:
        account = _with_row(account, correction)
    answered = ANSWERED.get(correction.slot)
    review = tuple(reason for reason in account.review if not (answered and reason.startswith(answered)))
    rules = account.rules if BY_PERSON in account.rules else (*account.rules, BY_PERSON)
    return msgspec.structs.replace(account, review=review, rules=rules)


def _with_single(account: Account, correction: Correction) -> Account:
    record = SINGLE[correction.slot]
    if correction.action == "reject":
        changes: dict[str, Any] = {field.name: None for field in msgspec.structs.fields(record)}
        return msgspec.structs.replace(account, **changes)
    value = msgspec.json.decode(correction.value or "", type=record)
    return msgspec.structs.replace(account, **msgspec.structs.asdict(value))


def _with_row(account: Account, correction: Correction) -> Account:
    field, record = SLOTS[correction.slot]
    rows: list[Any] = list(getattr(account, field))
    value = msgspec.json.decode(correction.value, type=record) if correction.value is not None else None
    at = None if correction.action == "add" else _row(rows, correction, record)
    if value is None:
        if at is None:
            return account  # what a person rejected is not told any more
        del rows[at]
        if field == "counts":
            rows = [msgspec.structs.replace(row, part_of=_shifted(row.part_of, at)) for row in rows]
    elif at is not None:
        rows[at] = value
    elif value not in rows:
        rows.append(value)
    changes: dict[str, Any] = {field: tuple(rows)}
    return msgspec.structs.replace(account, **changes)


def _row(rows: Sequence[Any], correction: Correction, record: type[msgspec.Struct]) -> int | None:
    """Where the value stands that was corrected: the equal one, else the one on the same words, else on overlapping words."""
    if correction.before is None:
        return None
    before: Any = msgspec.json.decode(correction.before, type=record)
    fits = [(_distance(row, before), position) for position, row in enumerate(rows)]
    best = min(fits, default=(9, 0))
    return best[1] if best[0] < 9 else None


def _distance(row: Any, before: Any) -> int:
    if row == before:
        return 0
    key, old = (getattr(row, "id", None), getattr(row, "measure", None)), (getattr(before, "id", None), getattr(before, "measure", None))
    if row.span == before.span:
        return 1 if key == old else 2
    return 3 if key == old and row.span[0] < before.span[1] and before.span[0] < row.span[1] else 9


def _shifted(part_of: int | None, removed: int) -> int | None:
    if part_of is None or part_of == removed:
        return None
    return part_of - 1 if part_of > removed else part_of


def _account(accounts: Mapping[str, Account], correction: Correction) -> str | None:
    if correction.account_id in accounts:
        return correction.account_id
    fits = [account for account in accounts.values() if _tells_the_same(account, correction.trigger, correction.chain)]
    return fits[0].account_id if fits else None


def _tells_the_same(account: Account, trigger: Span, chain: tuple[str, ...]) -> bool:
    overlaps = account.trigger[0] < trigger[1] and trigger[0] < account.trigger[1]
    return overlaps and tuple(source.id for source in account.sources) == chain
