"""The unit of linking: all accounts that one report gives of one incident, merged to one profile.

In: accounts and their reports. Out: profiles in canonical order, holding what comparisons look at in the form in which they look at it.
Days are ordinals (`datetime.date.toordinal`), both ends included. An account without a date borrows the day of publication and the day
before it, marked `by_publication`: comparisons weigh that less.
"""

from __future__ import annotations

import datetime
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec

from riwaya.grammar.spelling import folded
from riwaya.lexicon import Lexicon
from riwaya.lexicon.arabic.calendar import load_calendar
from riwaya.lexicon.weights import load_weights
from riwaya.link.words import all_words, telling_words
from riwaya.model import Account, Place, Report

Range = tuple[int, int]
SMALL = frozenset({"site", "settlement"})
LATEST = "9999"
SHORT = 900
MOST_WEEKDAYS = 2
SAID = frozenset(("",))
"""Stands for the words that were said and are no part of a name: a report that said something is not one that said nothing."""


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """What one report says of one incident. `place_name` is folded and without the word for its level; figures are (least, most).

    `weekdays` (0 = Monday) are those of its days or, without a date, those that its words name; `words` are the rare words of the telling, `uncommon` its
    less common ones, `familiar` those that many reports use, `said` all its words, `name_words` those of the place.
    """

    key: tuple[str, str, int]
    report_id: str
    account_ids: tuple[str, ...]
    kind: str
    family: str
    start: int | None
    end: int | None
    by_publication: bool
    time_of_day: str | None
    place: Place | None
    place_name: str
    initiators: frozenset[str]
    targets: frozenset[str]
    weapons: frozenset[str]
    objects: frozenset[str]
    killed: Range | None
    wounded: Range | None
    detained: Range | None
    parts: frozenset[int]
    weekdays: frozenset[int]
    words: frozenset[str]
    uncommon: frozenset[str]
    familiar: frozenset[str]
    name_words: frozenset[str]
    said: frozenset[str]


_DECODER = msgspec.msgpack.Decoder(Profile)


def profiles(accounts: Sequence[Account], reports: Mapping[str, Report], *, lexicon: Lexicon) -> list[Profile]:
    """Profiles in canonical order: (published, report_id, position of the first trigger)."""
    return sorted((_profile(group, reports.get(group[0].report_id), lexicon) for group in _told(accounts)), key=lambda p: (p.key, p.account_ids))


def compact_profiles(accounts: Sequence[Account], reports: Mapping[str, Report], *, lexicon: Lexicon) -> list[Profile]:
    """The same profiles for linking alone, in a good half of the memory."""
    names = frozenset(word for account in accounts if account.place for word in all_words([account.place.name]))
    kept: dict[Any, Any] = {}
    return sorted((compacted(_profile(group, reports.get(group[0].report_id), lexicon), names, kept) for group in _told(accounts)), key=lambda p: (p.key, p.account_ids))


def compacted(unit: Profile, names: frozenset[str] | None, kept: dict[Any, Any]) -> Profile:
    """A profile whose place and word sets are those in `kept` where they are equal. The place loses where it was written and why it was chosen; of all words
    that were said those stay that stand in `names`, the words of the names of places, since linking asks for nothing else (`None`: names are not known yet)."""
    place = msgspec.structs.replace(unit.place, span=(0, 0), because=(), candidates=()) if unit.place else None
    said = unit.said & names | SAID if names is not None and unit.said else unit.said
    sets = {name: kept.setdefault(words, words) for name, words in (("words", unit.words), ("uncommon", unit.uncommon), ("familiar", unit.familiar), ("name_words", unit.name_words), ("said", said))}
    return msgspec.structs.replace(unit, place=kept.setdefault(place, place), **sets)


def packed(unit: Profile) -> bytes:
    """A profile as a store keeps it, without what only explains its place."""
    return zlib.compress(msgspec.msgpack.encode(compacted(unit, None, {})))


def unpacked(row: bytes) -> Profile:
    """The profile again."""
    return _DECODER.decode(zlib.decompress(row))


def canonical(unit: Profile) -> tuple[tuple[str, str, int], tuple[str, ...]]:
    """Where a profile stands in canonical order."""
    return unit.key, unit.account_ids


def _told(accounts: Sequence[Account]) -> Iterator[list[Account]]:
    """The accounts that one report gives of one incident, in their order, for each report and incident."""
    groups: dict[tuple[str, str], list[Account]] = {}
    for account in accounts:
        groups.setdefault((account.report_id, account.incident_id), []).append(account)
    for group in groups.values():
        yield sorted(group, key=lambda a: (a.trigger, a.account_id))


def _profile(group: list[Account], report: Report | None, lexicon: Lexicon) -> Profile:
    places = [a.place for a in group if a.place]
    place = min(places, key=lambda p: (p.level not in SMALL, p.lat is None), default=None)
    kind = group[0].kind
    start, end, by_publication = _days(group, report)
    spans = {span for a in group for span in a.evidence}
    # a short post tells one thing: all its words speak of it; of a longer report only the evidence does
    texts = [] if report is None else [report.text] if len(report.text) <= SHORT else [report.text[start:end] for start, end in sorted(spans)]
    said = all_words(texts)
    telling = telling_words(said, load_weights(), names=[p.name for p in places])
    return Profile(
        key=(report.published or LATEST if report else LATEST, group[0].report_id, min(a.trigger[0] for a in group)),
        report_id=group[0].report_id, account_ids=tuple(a.account_id for a in group), kind=kind,
        family=lexicon.kinds[kind].family if kind in lexicon.kinds else kind, start=start, end=end, by_publication=by_publication,
        time_of_day=next((a.time_of_day for a in group if a.time_of_day), None), place=place, place_name=folded(place.name) if place else "",
        initiators=_ids(group, "initiator", "blamed"), targets=_ids(group, "target", "affected"),
        weapons=frozenset(w.id for a in group for w in a.weapons), objects=frozenset(o.id for a in group for o in a.objects),
        killed=_figure(group, "killed"), wounded=_figure(group, "wounded"), detained=_figure(group, "detained", "abducted"),
        parts=frozenset(c.min for a in group for c in a.counts if c.measure == "killed" and c.min is not None),
        words=telling.rare, uncommon=telling.uncommon, familiar=telling.familiar, weekdays=_weekdays(start, end, texts),
        name_words=all_words([place.name]) if place else frozenset(), said=said,
    )


def _days(group: Iterable[Account], report: Report | None) -> tuple[int | None, int | None, bool]:
    for account in group:
        if account.date_start:
            return _ordinal(account.date_start), _ordinal(account.date_end or account.date_start), False
    if report is None or not report.published:
        return None, None, False
    try:
        day = _ordinal(report.published[:10])
    except ValueError:
        return None, None, False
    return day - 1, day, True


def _weekdays(start: int | None, end: int | None, texts: Sequence[str]) -> frozenset[int]:
    """The weekdays of one or two days; of an undated telling those that its words name (اليوم الأحد), unless it names many."""
    if start is not None and end is not None:
        return frozenset((day - 1) % 7 for day in range(start, end + 1)) if end - start < MOST_WEEKDAYS else frozenset()
    found = frozenset(_names_of_weekdays()[name] for text in texts for name in _weekday().findall(folded(text)))
    return found if len(found) <= MOST_WEEKDAYS else frozenset()


@cache
def _names_of_weekdays() -> dict[str, int]:
    return load_calendar().weekdays


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_names_of_weekdays(), key=len, reverse=True))})(?!\w)")


def _ids(group: Iterable[Account], *roles: str) -> frozenset[str]:
    return frozenset(x.id for a in group for x in a.actors if x.role in roles and x.id != "unknown")


def _figure(group: Iterable[Account], *measures: str) -> Range | None:
    """The least and the most that the accounts give: each account's whole, which is the sum over its groups; parts where no whole is told."""
    told: list[Range] = []
    for account in group:
        rows = [c for c in account.counts if c.measure in measures and c.min is not None]
        wholes = [c for c in rows if not c.demographic and c.part_of is None]
        by_group: dict[str, Range] = {}
        for count in wholes or rows:
            low = count.min or 0
            high = count.max if count.max is not None else low if count.quantifier == "exact" else low * 3
            before = by_group.get(count.group if wholes else str(count.demographic), (0, 0))
            by_group[count.group if wholes else str(count.demographic)] = (max(low, before[0]), max(high, before[1]))
        if by_group:
            told.append((sum(low for low, _ in by_group.values()), sum(high for _, high in by_group.values())))
    return (min(low for low, _ in told), max(high for _, high in told)) if told else None


def _ordinal(day: str) -> int:
    return datetime.date.fromisoformat(day).toordinal()
