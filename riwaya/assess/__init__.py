"""Cluster -> incident: low/best/high, agreed values, typed disagreements, independence of the sources, standing, summaries.

Pure functions over accounts. Policy `ucdp_low_best_high@1`: best is the figure that most independent holders give, the lowest of equals;
low and high bracket it. Independence is judged on the origin of the chain: outlets that cite one monitor are one witness.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from riwaya.assess.differences import differences
from riwaya.assess.summaries import summary_ar, summary_en
from riwaya.assess.tolls import POLICY, tolls
from riwaya.lexicon import Lexicon
from riwaya.model import Account, Cluster, Disagreement, Incident, Named, Party, Place, Report


class AssessSettings(msgspec.Struct, frozen=True, kw_only=True):
    """`policy` names how figures add up."""

    policy: str = POLICY


def assess(cluster: Cluster, accounts: Sequence[Account], reports: Mapping[str, Report], *, lexicon: Lexicon, settings: AssessSettings = AssessSettings()) -> Incident:
    """The incident that a cluster's accounts add up to."""
    head = _agreed_kind(accounts)
    dated = min((a for a in accounts if a.date_start), key=lambda a: (_width(a), a.account_id), default=None)
    place = _place(accounts)
    holders = {a.account_id: a.holder(_outlet(a, reports)) for a in accounts}
    witnesses = _witnesses(accounts, reports)
    counts = tolls(accounts, holders)
    disagreements = differences(accounts, holders, counts, lexicon)
    standing, because = _standing(witnesses, disagreements)
    incident = Incident(
        incident_id=cluster.incident_id, kind=head.kind, event_type=head.event_type, sub_event_type=head.sub_event_type,
        date_start=dated.date_start if dated else None, date_end=dated.date_end if dated else None, date_precision=dated.date_precision if dated else None,
        time_of_day=next((a.time_of_day for a in accounts if a.time_of_day), None), place=place, factuality=_factuality(accounts),
        actors=_parties(accounts), objects=_named(accounts, "objects"), weapons=_named(accounts, "weapons"), counts=counts,
        accounts=tuple(a.account_id for a in accounts), reports=tuple(dict.fromkeys(a.report_id for a in accounts)),
        outlets=tuple(sorted({_outlet(a, reports) or "?" for a in accounts})), independent_sources=len(witnesses), standing=standing, standing_because=because,
        disagreements=disagreements, links=cluster.links,
    )
    return msgspec.structs.replace(incident, summary_en=summary_en(incident, holders, lexicon), summary_ar=summary_ar(incident, holders, lexicon))


def _outlet(account: Account, reports: Mapping[str, Report]) -> str | None:
    report = reports.get(account.report_id)
    return report.outlet if report else None


def _agreed_kind(accounts: Sequence[Account]) -> Account:
    votes = Counter(a.kind for a in accounts)
    return max(accounts, key=lambda a: (votes[a.kind], -accounts.index(a)))


def _width(account: Account) -> int:
    return ("day", "days", "week", "month", "year", "longer").index(account.date_precision or "longer")


def _place(accounts: Sequence[Account]) -> Place | None:
    order = ("site", "settlement", "district", "region", "governorate", "country")
    return min((a.place for a in accounts if a.place), key=lambda p: (p.lat is None, order.index(p.level)), default=None)


def _factuality(accounts: Sequence[Account]) -> str:
    told = [a.factuality for a in accounts]
    return next((f for f in ("asserted", "doubted", "denied", "planned") if f in told), "asserted")


def _witnesses(accounts: Sequence[Account], reports: Mapping[str, Report]) -> set[str]:
    """The independent origins: the first of each chain; near-copies of a report are the original."""
    found = set()
    for account in accounts:
        report = reports.get(account.report_id)
        if report is not None and report.near_copy_of:
            continue
        found.add(account.sources[0].id if account.sources else f"outlet:{_outlet(account, reports) or account.report_id}")
    return found or {"outlet"}


def _parties(accounts: Sequence[Account]) -> tuple[Party, ...]:
    found: dict[tuple[str, str], list[str]] = {}
    names: dict[str, str] = {}
    for account in accounts:
        for actor in account.actors:
            names.setdefault(actor.id, actor.name)
            rows = found.setdefault((actor.id, actor.role), [])
            if account.account_id not in rows:
                rows.append(account.account_id)
    return tuple(Party(id=i, name=names[i], role=role, accounts=tuple(ids)) for (i, role), ids in found.items())


def _named(accounts: Sequence[Account], field: str) -> tuple[Named, ...]:
    found: dict[str, list[str]] = {}
    for account in accounts:
        for thing in getattr(account, field):
            found.setdefault(thing.id, []).append(account.account_id)
    return tuple(Named(id=i, accounts=tuple(ids)) for i, ids in found.items())


def _standing(witnesses: set[str], disagreements: Sequence[Disagreement]) -> tuple[str, str]:
    serious = [d for d in disagreements if d.type in ("denial", "rival_initiator", "civilian_status") or (d.type == "range" and d.field == "killed" and _far(d))]
    if serious:
        return "contested", f"{serious[0].type} about {serious[0].field}"
    if len(witnesses) > 1:
        return "corroborated", f"{len(witnesses)} independent origins"
    return "single-source", f"one origin: {next(iter(witnesses))}"


def _far(disagreement: Disagreement) -> bool:
    values = [int(p.value) for p in disagreement.positions if p.value.isdigit()]
    return bool(values) and max(values) >= 2 * max(1, min(values)) and max(values) - min(values) > 1
