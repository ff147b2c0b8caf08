"""New incidents against incidents that a team has coded: already coded (with the link explained), perhaps, or new.

In: accounts of incidents and one account for each coded row, with their reports. The best row of an incident is the one that some report's telling fits
best; it is `already coded` where the weight reaches `certain` and no other row comes near, `perhaps` from `threshold` on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from riwaya.lexicon import Lexicon
from riwaya.link.blocking import squares
from riwaya.link.comparisons import compare, match_weight
from riwaya.link.profiles import Profile, profiles
from riwaya.model import Account, Link, Report

MOST_DAYS = 14
VERDICTS = ("already coded", "perhaps", "new")


class MatchSettings(msgspec.Struct, frozen=True, kw_only=True):
    """In hundredths of a bit: `certain` for 'already coded' (`certain_undated` where the telling has no date), `threshold` for 'perhaps', `margin` that the best row keeps from the second."""

    certain: int = 600
    certain_undated: int = 750
    threshold: int = 350
    margin: int = 100
    average: int = 400


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """What an incident is to the coded rows; `link` says why, between an account and a row."""

    incident_id: str
    verdict: str
    row: str | None = None
    link: Link | None = None


def match(
    accounts: Sequence[Account], reports: Sequence[Report], rows: Sequence[Account], row_reports: Sequence[Report], *, lexicon: Lexicon,
    settings: MatchSettings = MatchSettings(),
) -> tuple[Match, ...]:
    """One match for each incident of `accounts` (by their `incident_id`), in the order of their ids."""
    told = profiles(accounts, {r.report_id: r for r in reports}, lexicon=lexicon)
    coded = profiles(rows, {r.report_id: r for r in row_reports}, lexicon=lexicon)
    home = {account.account_id: account.incident_id for account in accounts}
    best: dict[str, dict[int, tuple[int, int]]] = {incident: {} for incident in home.values()}
    for one, other in _pairs(told, coded):
        weight = match_weight(told[one], coded[other], lexicon)
        found = best[home[told[one].account_ids[0]]]
        if weight >= settings.threshold and (other not in found or weight > found[other][0]):
            found[other] = (weight, one)
    tellings: dict[str, list[Profile]] = {incident: [] for incident in best}
    for unit in told:
        tellings[home[unit.account_ids[0]]].append(unit)
    return tuple(_judged(incident, best[incident], tellings[incident], told, coded, lexicon, settings) for incident in sorted(best))


def _pairs(told: Sequence[Profile], coded: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Pairs of a telling and a row of one day or the next, or, where the telling has no usable date, whose place the telling names or lies beside.

    A team's rows are few against reports, and their places are often coarser or spelled otherwise, so the day alone brings a pair together.
    """
    days: dict[int, list[int]] = {}
    names: dict[str, list[int]] = {}
    beside: dict[tuple[int, int], list[int]] = {}
    for number, row in enumerate(coded):
        if row.start is not None and row.end is not None:
            for day in range(row.start - 1, min(row.end, row.start + MOST_DAYS) + 2):
                days.setdefault(day, []).append(number)
        for word in sorted(row.name_words)[:1]:
            names.setdefault(word, []).append(number)
        for square in squares(row):
            beside.setdefault(square, []).append(number)
    for number, unit in enumerate(told):
        if unit.start is not None and unit.end is not None and unit.end - unit.start <= MOST_DAYS:
            found = {position for day in range(unit.start, unit.end + 1) for position in days.get(day, ())}
        else:
            found = {position for word in unit.said | unit.name_words for position in names.get(word, ()) if coded[position].name_words <= unit.said | unit.name_words}
            found |= {position for square in squares(unit) for position in beside.get(square, ())}
        for position in sorted(found):
            yield number, position


def _judged(incident: str, found: Mapping[int, tuple[int, int]], tellings: Sequence[Profile], told: Sequence[Profile], coded: Sequence[Profile], lexicon: Lexicon, settings: MatchSettings) -> Match:
    if not found:
        return Match(incident_id=incident, verdict="new")
    ordered = sorted(found, key=lambda row: (-found[row][0], coded[row].key))
    weight, one = found[ordered[0]]
    second = found[ordered[1]][0] if len(ordered) > 1 else 0
    needed = settings.certain_undated if told[one].start is None else settings.certain
    row = coded[ordered[0]]
    # with many tellings one of them fits some row by chance: all of them must fit it as those of one incident fit each other
    is_shared = sum(match_weight(unit, row, lexicon) for unit in tellings) >= settings.average * len(tellings)
    is_certain = weight >= needed and weight - second >= settings.margin and is_shared
    link = Link(accounts=(told[one].account_ids[0], row.account_ids[0]), match_weight=weight, because=compare(told[one], row, lexicon)[1])
    return Match(incident_id=incident, verdict=VERDICTS[0] if is_certain else VERDICTS[1], row=row.report_id, link=link)
