"""Blocks that tellings enter and leave -> the pairs that meet now and did not, and those that met and do so no longer.

In most blocks the pairs of others stay, and only what comes or goes is looked at. In a block that passes, or falls under, the number of tellings up to which it makes
pairs, and in one that is too wide for all its pairs, the pairs of others change too: there both are counted out.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from typing import NamedTuple

from riwaya.link.blocking import block_name, blocking_keys, is_seldom_only, pairs_in
from riwaya.link.profiles import Profile, canonical
from riwaya.link.relinking.kept import BlockRow, Known
from riwaya.link.settings import LinkSettings

Pair = tuple[int, int]
Members = tuple[list[int], list[int]]


class Borne(NamedTuple):
    """A block that a telling bears: its key, its name, and whether the telling stands among the inner ones."""

    key: Hashable
    name: tuple[int, int]
    is_inner: bool


def borne(unit: Profile, settings: LinkSettings) -> list[Borne]:
    """The blocks of a telling."""
    return [Borne(key, block_name(key), is_inner) for key, is_inner in blocking_keys(unit, settings)]


def block_rows(bearers: Mapping[int, Sequence[Borne]]) -> Iterator[BlockRow]:
    """The rows of the blocks of tellings."""
    return ((*block.name, not block.is_inner, number) for number, blocks in bearers.items() for block in blocks)


def changed_pairs(known: Known, removed: Mapping[int, Sequence[Borne]], added: Mapping[int, Sequence[Borne]], settings: LinkSettings) -> tuple[set[Pair], set[Pair]]:
    """Pairs (the smaller number first) that blocks give anew where the tellings in `removed`, which still bear theirs, go and those in `added` come; and pairs of others that a block gives no longer."""
    gained: set[Pair] = set()
    lost: set[Pair] = set()
    for (key, name), fresh in _changing(removed, added).items():
        held = known.kept.inner(name)
        if not held and not fresh[0]:
            continue  # outer ones alone give no pair
        before = held, known.kept.outer(name)
        after = [*(n for n in before[0] if n not in removed), *fresh[0]], [*(n for n in before[1] if n not in removed), *fresh[1]]
        is_seldom = is_seldom_only(key)
        if is_seldom and min(_size(before), _size(after)) > settings.seldom:
            continue
        if (is_seldom and max(_size(before), _size(after)) > settings.seldom) or _is_wide(before, settings) or _is_wide(after, settings):
            met, meet = _pairs(known, key, before, settings), _pairs(known, key, after, settings)
            gained |= meet - met
            lost |= {pair for pair in met - meet if removed.keys().isdisjoint(pair)}
        else:
            gained |= {_pair(one, other) for one in fresh[0] for other in (*after[0], *after[1]) if one != other}
            gained |= {_pair(one, other) for one in fresh[1] for other in after[0]}
    return gained, lost


def still_meet(known: Known, pair: Pair, settings: LinkSettings) -> bool:
    """Whether some block gives a pair, as blocks are kept now."""
    known.load(pair)
    some = dict(blocking_keys(known[pair[0]], settings))
    for key, is_inner in blocking_keys(known[pair[1]], settings):
        if key not in some or not (is_inner or some[key]):
            continue
        name = block_name(key)
        members = known.kept.inner(name), known.kept.outer(name)
        if (_is_wide(members, settings) or is_seldom_only(key)) and pair not in _pairs(known, key, members, settings):
            continue
        return True
    return False


def _changing(removed: Mapping[int, Sequence[Borne]], added: Mapping[int, Sequence[Borne]]) -> dict[tuple[Hashable, tuple[int, int]], Members]:
    """The blocks that change, each with those that enter it."""
    found: dict[tuple[Hashable, tuple[int, int]], Members] = {}
    for number, blocks in added.items():
        for block in blocks:
            found.setdefault((block.key, block.name), ([], []))[not block.is_inner].append(number)
    for blocks in removed.values():
        for block in blocks:
            found.setdefault((block.key, block.name), ([], []))
    return found


def _pairs(known: Known, key: Hashable, members: Members, settings: LinkSettings) -> set[Pair]:
    known.load((*members[0], *members[1]))
    order = sorted((*members[0], *members[1]), key=lambda number: canonical(known[number]))
    at = {number: position for position, number in enumerate(order)}
    block = sorted(at[n] for n in members[0]), sorted(at[n] for n in members[1])
    return {_pair(order[one], order[other]) for one, other in pairs_in(key, block, [known[n] for n in order], settings)}


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def _size(members: Sequence[Collection[int]]) -> int:
    return len(members[0]) + len(members[1])


def _is_wide(members: Sequence[Collection[int]], settings: LinkSettings) -> bool:
    return len(members[0]) > settings.widest_block + 1 or len(members[1]) >= 2 * settings.widest_block
