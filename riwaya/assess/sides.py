"""Who fought whom in a clash: the two sides, where the accounts tell them apart.

In: the accounts of an incident. Out: two tuples of actor ids, or `None`. An account sets its doers against its targets, or two parties against
each other where its words say that the fight was between them; parties that one act puts beside each other, or of one larger group, stand together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from riwaya.lexicon import Lexicon
from riwaya.model import Account, Party

# people who are only hit in a fight are no side of it; who starts one is
NO_FIGHTERS = frozenset(("civilian", "aid"))
BETWEEN = "/roles/between"
Sides = tuple[tuple[str, ...], tuple[str, ...]]
# two parties, and whether they are foes
Tie = tuple[str, str, bool]


def fighters(parties: Sequence[Party], lexicon: Lexicon) -> tuple[str, ...]:
    """The ids of those who can be a side of a fight, each once, in the order of the record."""
    return tuple(dict.fromkeys(p.id for p in parties if _fights(p.id, p.role, lexicon)))


def sides_of(parties: Sequence[Party], accounts: Sequence[Account], lexicon: Lexicon) -> Sides | None:
    """The two sides of a fight; `None` where somebody's side is not told, or is told both ways."""
    everybody = fighters(parties, lexicon)
    if len(everybody) < 2:
        return None
    ties = [*(tie for account in accounts for tie in _ties(account, lexicon)), *_families(everybody, lexicon)]
    side = {everybody[0]: 0}
    for _ in everybody:
        for one, other, are_foes in ties:
            for known, new in ((one, other), (other, one)):
                if known in side:
                    side.setdefault(new, side[known] ^ are_foes)
    is_told = all(i in side for i in everybody) and all(side[one] ^ side[other] == are_foes for one, other, are_foes in ties if one in side and other in side)
    first, second = (tuple(i for i in everybody if side.get(i) == which) for which in (0, 1))
    return (first, second) if is_told and second else None


def _fights(identity: str, role: str, lexicon: Lexicon) -> bool:
    record = lexicon.actors.get(identity)
    return identity != "unknown" and (role == "initiator" or (role == "target" and (record is None or record.group not in NO_FIGHTERS)))


def _ties(account: Account, lexicon: Lexicon) -> Iterator[Tie]:
    """Who stands against and beside whom in one account; with 'between' told of more than two, it does not say."""
    doers = dict.fromkeys(a.id for a in account.actors if a.role == "initiator" and _fights(a.id, a.role, lexicon))
    targets = dict.fromkeys(a.id for a in account.actors if a.role == "target" and _fights(a.id, a.role, lexicon))
    if any(BETWEEN in rule for rule in account.rules):
        everybody = tuple({**doers, **targets})
        if len(everybody) == 2:
            yield (*everybody, True)
        return
    yield from ((one, other, False) for one, other in combinations(doers, 2))
    yield from ((doer, target, True) for doer in doers for target in targets if doer != target)


def _families(ids: Sequence[str], lexicon: Lexicon) -> Iterator[Tie]:
    parent = {i: lexicon.actors[i].parent for i in ids if i in lexicon.actors}
    for one, other in combinations(parent, 2):
        if other == parent[one] or one == parent[other] or (parent[one] is not None and parent[one] == parent[other]):
            yield one, other, False
