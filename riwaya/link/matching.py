"""New incidents against incidents that a team has coded: already coded (with the link explained), perhaps, or new.

In: accounts of incidents and accounts of coded rows, with their reports. Each telling of an incident is weighed against each row that may be its own; the
weight of a row is the mean over the tellings. Its `share` sets it against all other rows and none of them: `already coded` from `certain` on,
`perhaps` from `threshold` on. Where another row fits as well, or too little is told of place and day it is never more than `perhaps` (`says_enough`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from riwaya.lexicon import Lexicon
from riwaya.lexicon.weights import load_weights
from riwaya.link.blocking import squares
from riwaya.link.coded import Clues, bare_address, clues_of, coded_levels, says_enough, spellings_of
from riwaya.link.comparisons import Levels
from riwaya.link.profiles import Profile, profiles
from riwaya.model import Account, Comparison, Link, Report

LONG = 14
BESIDE = 2
VERDICTS = ("already coded", "perhaps", "new")
Weighed = dict[str, tuple[int, int]]


class MatchSettings(msgspec.Struct, frozen=True, kw_only=True):
    """`certain` and `threshold`: the share in percent from which an incident is 'already coded' or 'perhaps'. `margin`: how much better a row must
    fit than any other to be certain, and `absent`: what a row weighs for a telling that it is too far from to be compared with, both in hundredths of a bit.
    """

    certain: int = 35
    threshold: int = 10
    margin: int = 30
    absent: int = -600


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """What an incident is to the coded rows; `link` says why, between an account and a row; `share` is what the row has of all that the incident may be, in percent; `others` are
    rows that fit as well, so that a person decides between them.
    """

    incident_id: str
    verdict: str
    row: str | None = None
    share: int = 0
    others: tuple[str, ...] = ()
    link: Link | None = None


class CodedRows:
    """The rows of a table, found by day, by the words of their places and by squares of the map."""

    def __init__(self, rows: Sequence[Account], row_reports: Sequence[Report], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        by_id = {r.report_id: r for r in row_reports}
        self.profiles = profiles(rows, by_id, lexicon=lexicon)
        self.spellings = [spellings_of(row, by_id.get(row.report_id)) for row in self.profiles]
        self.days: dict[int, list[int]] = {}
        self.names: dict[str, list[int]] = {}
        self.squares: dict[tuple[int, int], list[int]] = {}
        self.cites: dict[str, frozenset[str]] = {report.report_id: frozenset(map(bare_address, (report.url or "").split())) for report in row_reports}
        self.cited: dict[str, list[int]] = {}
        common = load_weights().common_words
        for number, row in enumerate(self.profiles):
            if row.start is not None and row.end is not None:
                for day in range(row.start - BESIDE, min(row.end, row.start + LONG) + BESIDE + 1):
                    self.days.setdefault(day, []).append(number)
            for words in self.spellings[number]:
                self.names.setdefault(min(words - common or words), []).append(number)
            for square in squares(row):
                self.squares.setdefault(square, []).append(number)
            for address in self.cites[row.report_id]:
                self.cited.setdefault(address, []).append(number)

    def beside(self, telling: Profile, clues: Clues) -> list[int]:
        """Rows that cite the report of a telling, and rows of the days around it; where it has no usable day, rows whose place its report names, or that lie near it."""
        cited = self.cited.get(clues.address, ()) if clues.address else ()
        if telling.start is not None and telling.end is not None and telling.end - telling.start <= LONG:
            return sorted({number for day in range(telling.start, telling.end + 1) for number in self.days.get(day, ())}.union(cited))
        words = clues.words | telling.name_words
        found = {number for word in words for number in self.names.get(word, ()) if any(spelling <= words for spelling in self.spellings[number])}
        return sorted(found.union(cited, *(self.squares.get(square, ()) for square in squares(telling))))

    def levels(self, telling: Profile, number: int, clues: Clues) -> Levels:
        """What holds for a telling and a row."""
        row = self.profiles[number]
        return coded_levels(telling, row, self.spellings[number], clues, self.lexicon, is_cited=bool(clues.address) and clues.address in self.cites[row.report_id])

    def weighed(self, telling: Profile, clues: Clues) -> Weighed:
        """Row -> weight and position of its profile, for the rows that may be the telling's own; of a row that may be of several kinds the best."""
        weights = load_weights().coded
        found: Weighed = {}
        for number in self.beside(telling, clues):
            row = self.profiles[number]
            weight = sum(weights[level] for level in self.levels(telling, number, clues))
            if row.report_id not in found or weight > found[row.report_id][0]:
                found[row.report_id] = (weight, number)
        return found


def match(
    accounts: Sequence[Account], reports: Sequence[Report], rows: Sequence[Account], row_reports: Sequence[Report], *, lexicon: Lexicon,
    settings: MatchSettings = MatchSettings(),
) -> tuple[Match, ...]:
    """One match for each incident of `accounts` (by their `incident_id`), in the order of their ids."""
    coded = CodedRows(rows, row_reports, lexicon)
    home = {account.account_id: account.incident_id for account in accounts}
    incidents: dict[str, list[Profile]] = {incident: [] for incident in sorted(home.values())}
    for unit in profiles(accounts, {r.report_id: r for r in reports}, lexicon=lexicon):
        incidents[home[unit.account_ids[0]]].append(unit)
    clues = _EachClues(reports)
    return tuple(_judged(incident, tellings, clues, coded, settings) for incident, tellings in incidents.items())


def _judged(incident: str, tellings: Sequence[Profile], clues: Mapping[str, Clues], coded: CodedRows, settings: MatchSettings) -> Match:
    weighed = [coded.weighed(unit, clues[unit.report_id]) for unit in tellings]
    rows = sorted({row for found in weighed for row in found})
    if not rows:
        return Match(incident_id=incident, verdict="new")
    means = {row: sum(found[row][0] if row in found else settings.absent for found in weighed) / len(weighed) for row in rows}
    best = max(rows, key=lambda row: means[row])
    share = share_of(best, means)
    if share < settings.threshold:
        return Match(incident_id=incident, verdict="new")
    telling, (_, number) = max(((unit, found[best]) for unit, found in zip(tellings, weighed, strict=True) if best in found), key=lambda pair: pair[1][0])
    weights, found = load_weights().coded, coded.levels(telling, number, clues[telling.report_id])
    because = tuple(Comparison(comparison=name, level=level, weight=weights[name, level]) for name, level in found)
    link = Link(accounts=(telling.account_ids[0], coded.profiles[number].account_ids[0]), match_weight=sum(part.weight for part in because), because=because)
    others = tuple(row for row in rows if row != best and means[row] > means[best] - settings.margin)
    is_certain = share >= settings.certain and not others and says_enough(dict(found))
    return Match(incident_id=incident, verdict=VERDICTS[not is_certain], row=best, share=share, others=others, link=link)


def share_of(row: str, weights: Mapping[str, float]) -> int:
    """The share of a row among all rows and none, in percent; weights are in hundredths of a bit, none of them weighs nothing.

    >>> share_of("a", {"a": 200, "b": 100}), share_of("a", {"a": 700})
    (57, 99)
    """
    return int(100 * 2 ** (weights[row] / 100) / (1 + sum(2 ** (weight / 100) for weight in weights.values())))


class _EachClues(dict[str, Clues]):
    """The clues of each report, gathered when they are first asked for."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self.reports = {report.report_id: report for report in reports}

    def __missing__(self, report_id: str) -> Clues:
        self[report_id] = found = clues_of(self.reports.get(report_id) or Report.of(""))
        return found

