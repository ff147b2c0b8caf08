"""Where the accounts of an incident differ: typed disagreements with the positions and who holds them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from riwaya.lexicon import Lexicon
from riwaya.model import Account, CountSummary, Disagreement, Position


def differences(accounts: Sequence[Account], holders: Mapping[str, str], counts: Sequence[CountSummary], lexicon: Lexicon) -> tuple[Disagreement, ...]:
    """All disagreements, in a fixed order of fields."""
    found = []
    for field, kind, value in (
        ("factuality", "denial", _factuality), ("initiator", "rival_initiator", _initiators), ("date", "date", lambda a: a.date_start if a.date_precision == "day" else None),
        ("place", "place", lambda a: a.place.name if a.place and a.place.level in ("site", "settlement") else None),
    ):
        positions = _positions(accounts, holders, value)
        if len(positions) > 1 and (field != "initiator" or _rival(positions, lexicon)) and (field != "factuality" or any(p.value != "asserted" for p in positions)):
            is_doubt = field == "factuality" and not any(p.value == "denied" for p in positions)
            found.append(Disagreement(field=field, type="doubt" if is_doubt else kind, positions=positions))
    for row in counts:
        values = {f.min for f in row.by if f.min is not None}
        if len(values) > 1 and row.demographic is None:
            positions = tuple(Position(value=str(f.min), accounts=f.accounts, holders=(f.holder,)) for f in row.by if f.min is not None)
            found.append(Disagreement(field=row.measure, type="range", positions=positions))
    return tuple(found)


def _positions(accounts: Sequence[Account], holders: Mapping[str, str], value: Callable[[Account], str | None]) -> tuple[Position, ...]:
    rows: dict[str, list[str]] = {}
    for account in accounts:
        told = value(account)
        if told:
            rows.setdefault(told, []).append(account.account_id)
    return tuple(Position(value=v, accounts=tuple(ids), holders=tuple(dict.fromkeys(holders[i] for i in ids))) for v, ids in sorted(rows.items()))


def _factuality(account: Account) -> str | None:
    return account.factuality if account.factuality != "planned" else None


def _initiators(account: Account) -> str | None:
    return ",".join(sorted(a.id for a in account.actors if a.role in ("initiator", "blamed") and a.id != "unknown")) or None


def _rival(positions: Sequence[Position], lexicon: Lexicon) -> bool:
    def family(value: str) -> set[str]:
        ids = set(value.split(","))
        return ids | {p for i in ids if i in lexicon.actors for p in (lexicon.actors[i].parent,) if p}

    return any(not family(a.value) & family(b.value) for i, a in enumerate(positions) for b in positions[i + 1 :])
