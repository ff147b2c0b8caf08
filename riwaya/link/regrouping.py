"""A grouping that a person chose -> clusters, named and explained as `link` names and explains its own.

In: groups of account ids, with the accounts and reports. Out: one cluster for each group, whose links are the strongest that connect its
tellings; where a person joined two, the link says so beside what the words say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from riwaya.lexicon import Lexicon
from riwaya.link.comparisons import compare, match_weight
from riwaya.link.decisions import Decision, verdicts
from riwaya.link.linking import BY_HAND, incident_id_of
from riwaya.link.profiles import Profile, profiles
from riwaya.model import Account, Cluster, Link, Report

MOST_COMPARED = 120


def regroup(groups: Sequence[Sequence[str]], accounts: Mapping[str, Account], reports: Mapping[str, Report], *, lexicon: Lexicon, decisions: Sequence[Decision] = ()) -> tuple[Cluster, ...]:
    """One cluster for each group that has accounts, in the order of the groups."""
    return tuple(_cluster([accounts[i] for i in group if i in accounts], reports, lexicon, decisions) for group in groups if any(i in accounts for i in group))


def _cluster(accounts: Sequence[Account], reports: Mapping[str, Report], lexicon: Lexicon, decisions: Sequence[Decision]) -> Cluster:
    units = profiles(accounts, reports, lexicon=lexicon)
    identities = [incident_id_of(unit.account_ids[0]) for unit in units]
    judged = verdicts(decisions, {identity: position for position, unit in enumerate(units) for identity in unit.account_ids})
    return Cluster(
        incident_id=identities[0], aliases=tuple(sorted(identities[1:])), accounts=tuple(i for unit in units for i in unit.account_ids),
        links=tuple(_link(units, one, other, lexicon, judged.get((one, other), False)) for one, other in _strongest(units, lexicon)),
    )


def _strongest(units: Sequence[Profile], lexicon: Lexicon) -> list[tuple[int, int]]:
    """The pairs, strongest first, that connect all; a very large group hangs on its first telling."""
    if len(units) > MOST_COMPARED:
        return [(0, other) for other in range(1, len(units))]
    weighed = sorted((-match_weight(units[one], units[other], lexicon), one, other) for one in range(len(units)) for other in range(one + 1, len(units)))
    home = list(range(len(units)))
    kept = []
    for _, one, other in weighed:
        if home[one] != home[other]:
            gone = home[other]
            home = [home[one] if place == gone else place for place in home]
            kept.append((one, other))
    return kept


def _link(units: Sequence[Profile], one: int, other: int, lexicon: Lexicon, is_by_hand: bool) -> Link:
    weight, rows = compare(units[one], units[other], lexicon)
    return Link(accounts=(units[one].account_ids[0], units[other].account_ids[0]), match_weight=weight, because=(*rows, BY_HAND) if is_by_hand else rows)
