"""Cluster -> incident: low/best/high, agreed values, typed disagreements, independence of the sources, standing, summaries.

Pure functions over accounts, in the canonical order of the cluster. Figures add up under a named policy (`riwaya/assess/policies`); independence is
judged on the chain of telling (`witnesses`): outlets that cite one monitor are one witness, near-copies are their original.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import msgspec

from riwaya.assess.agreement import actors_of, agreed_date, agreed_factuality, agreed_hour, agreed_kind, agreed_place, things_of
from riwaya.assess.differences import differences
from riwaya.assess.policies import POLICIES, check_policy
from riwaya.assess.sides import sides_of
from riwaya.assess.sourcing import SourceFigures, sourcing
from riwaya.assess.standing import standing_of
from riwaya.assess.summary_ar import summary_ar
from riwaya.assess.summary_en import summary_en
from riwaya.assess.tolls import Tolls, wholes
from riwaya.assess.witnesses import Chains, holder_of, outlet_of
from riwaya.lexicon import Lexicon
from riwaya.model import Account, Cluster, Incident, Report

__all__ = ["POLICIES", "AssessSettings", "SourceFigures", "assess", "sourcing"]


class AssessSettings(msgspec.Struct, frozen=True, kw_only=True):
    """`policy` names how figures add up: a module of `riwaya/assess/policies`."""

    policy: str = "ucdp_low_best_high"

    def __post_init__(self) -> None:
        check_policy(self.policy)


def assess(cluster: Cluster, accounts: Sequence[Account], reports: Mapping[str, Report], *, lexicon: Lexicon, settings: AssessSettings = AssessSettings()) -> Incident:
    """The incident that a cluster's accounts add up to."""
    chains = Chains(accounts, reports, lexicon)
    holders = {a.account_id: holder_of(a, reports, lexicon) for a in accounts}
    told = Tolls(accounts, holders, chains, reports, lexicon=lexicon, policy=settings.policy)
    disagreements = differences(accounts, holders, told, lexicon)
    standing, because = standing_of(chains.all, disagreements, wholes([a for a in accounts if a.account_id in chains.of], "killed", holders), partial(told.are_apart, "killed"))
    head, dated = agreed_kind(accounts, chains.of), agreed_date(accounts, chains.of)
    incident = Incident(
        incident_id=cluster.incident_id, aliases=cluster.aliases, kind=head.kind, event_type=head.event_type, sub_event_type=head.sub_event_type,
        date_start=dated.date_start if dated else None, date_end=dated.date_end if dated else None, date_precision=dated.date_precision if dated else None,
        time_of_day=agreed_hour(accounts, chains.of), place=agreed_place(accounts, chains.of), factuality=agreed_factuality(accounts),
        actors=actors_of(accounts), objects=things_of(accounts, "objects"), weapons=things_of(accounts, "weapons"), counts=told.rows, totals=told.totals,
        accounts=tuple(a.account_id for a in accounts), reports=tuple(dict.fromkeys(a.report_id for a in accounts)),
        outlets=tuple(sorted({outlet_of(a, reports) or "?" for a in accounts})), independent_sources=max(1, len(chains.all)), witnesses=chains.all, standing=standing,
        standing_because=because, disagreements=disagreements, links=cluster.links,
    )
    sides = sides_of(incident.actors, accounts, lexicon) if incident.kind == "clash" else None
    return msgspec.structs.replace(incident, summary_en=summary_en(incident, lexicon, sides), summary_ar=summary_ar(incident, lexicon, sides))
