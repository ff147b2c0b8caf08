"""Sources over many incidents: who cites whom, and how often each stands alone, is corroborated or contested. Figures only, no score of trust.

A source stands alone where an incident has no other witness; it is contested where it holds a position of a disagreement that makes the incident
contested or that is about a figure; else, beside other witnesses, it is corroborated. Counts are by measure and by the initiator of the incident.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from riwaya.assess.witnesses import outlet_of
from riwaya.model import Account, Incident, Position, Report


class SourceFigures(msgspec.Struct, frozen=True, kw_only=True):
    """What one origin's accounts add up to; `cited_by` counts the accounts in which each outlet relays it."""

    origin: str
    incidents: int
    alone: int
    corroborated: int
    contested: int
    by_measure: dict[str, dict[str, int]]
    by_actor: dict[str, dict[str, int]]
    cited_by: dict[str, int]


def sourcing(incidents: Sequence[Incident], accounts: Mapping[str, Account], reports: Mapping[str, Report]) -> tuple[SourceFigures, ...]:
    """One row for each witness of any incident, the most frequent first."""
    standings: dict[str, Counter[str]] = {}
    measures: dict[str, dict[str, Counter[str]]] = {}
    actors: dict[str, dict[str, Counter[str]]] = {}
    cited: dict[str, Counter[str]] = {}
    for incident in incidents:
        initiators = sorted({party.id for party in incident.actors if party.role == "initiator"})
        for witness in incident.witnesses:
            own = set(witness.accounts)
            standing = _standing(incident, own)
            standings.setdefault(witness.origin, Counter())[standing] += 1
            for measure in sorted({count.measure for i in own for count in accounts[i].counts}):
                measures.setdefault(witness.origin, {}).setdefault(measure, Counter())[_on(incident, own, measure)] += 1
            for actor in initiators:
                actors.setdefault(witness.origin, {}).setdefault(actor, Counter())[standing] += 1
            for identity in sorted(own):
                account = accounts[identity]
                if account.sources:
                    relays = [source.id for source in account.sources[1:]] or [outlet_of(account, reports) or account.report_id]
                    cited.setdefault(witness.origin, Counter())[relays[-1]] += 1
    rows = [
        SourceFigures(
            origin=origin, incidents=sum(found.values()), alone=found["alone"], corroborated=found["corroborated"], contested=found["contested"],
            by_measure={m: dict(sorted(c.items())) for m, c in sorted(measures.get(origin, {}).items())},
            by_actor={a: dict(sorted(c.items())) for a, c in sorted(actors.get(origin, {}).items())}, cited_by=dict(sorted(cited.get(origin, Counter()).items())),
        )
        for origin, found in standings.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.incidents, row.origin)))


def _standing(incident: Incident, own: set[str]) -> str:
    if len(incident.witnesses) < 2:
        return "alone"
    figures = {row.measure for row in incident.counts}
    for row in incident.disagreements:
        if (row.type in ("denial", "rival_initiator", "civilian_status") or row.field in figures) and _holds(row.positions, own):
            return "contested"
    return "corroborated"


def _on(incident: Incident, own: set[str], measure: str) -> str:
    """How a witness stands on one measure: alone with a figure, beside others, or against them."""
    givers = {w.origin for w in incident.witnesses for row in incident.counts if row.measure == measure for f in row.by if set(f.accounts) & set(w.accounts)}
    if len(givers) < 2:
        return "alone"
    return "contested" if any(row.field == measure and _holds(row.positions, own) for row in incident.disagreements) else "corroborated"


def _holds(positions: Sequence[Position], own: set[str]) -> bool:
    return any(own & set(position.accounts) for position in positions)
