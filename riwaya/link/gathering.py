"""Linking of more reports than memory holds: each report comes with its accounts, leaves its profiles, and goes.

Gives what `link` gives of the same reports and accounts. Word sets that are equal within a report are kept once, equal places once for all reports, without
what only explains them; of all words that a report said those are kept that some place's name has, since nothing else is asked of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from riwaya.lexicon import Lexicon
from riwaya.link.decisions import Decision, told_apart
from riwaya.link.linking import link_profiles
from riwaya.link.profiles import Profile, compacted, profiles
from riwaya.link.settings import LinkSettings
from riwaya.model import Account, Cluster, Place, Report


class Gathering:
    """`add` reports in any order, then `clusters` once."""

    def __init__(self, lexicon: Lexicon, settings: LinkSettings = LinkSettings(), *, decisions: Sequence[Decision] = ()) -> None:
        self.lexicon, self.settings, self.decisions = lexicon, settings, decisions
        self.units: list[Profile] = []
        self.places: dict[Place | None, Place | None] = {}

    def add(self, report: Report, accounts: Sequence[Account]) -> None:
        """Take what one report tells."""
        seen: dict[Any, Any] = {}
        for unit in profiles(told_apart(accounts, self.decisions), {report.report_id: report}, lexicon=self.lexicon):
            one = compacted(unit, None, seen)
            self.units.append(msgspec.structs.replace(one, place=self.places.setdefault(one.place, one.place)))

    def clusters(self, copies_of: Mapping[str, str]) -> tuple[Cluster, ...]:
        """Clusters of all that was added; `copies_of` says which report repeats which."""
        units, self.units = self.units, []
        self.places.clear()
        names = frozenset(word for unit in units for word in unit.name_words)
        kept: dict[Any, Any] = {}
        for position, unit in enumerate(units):
            units[position] = compacted(unit, names, kept)
        del kept
        units.sort(key=lambda unit: (unit.key, unit.account_ids))
        return link_profiles(units, copies_of, lexicon=self.lexicon, settings=self.settings, decisions=self.decisions)
