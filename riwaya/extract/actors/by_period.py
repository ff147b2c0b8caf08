"""Names that change hands: قوات الحكومة السورية is one army in a report of 2021 and another in one of 2025.

In: the lexicon matches of a sentence and the day of publication. Out: the matches, with the actor that a name meant on that day. The names
and days stand with the actor (`by_period` in resources/actors); a report without a day keeps what the name means today.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import msgspec

from riwaya.grammar.spelling import folded
from riwaya.lexicon import Entry, Found, Lexicon


def settle_periods(matches: Sequence[Found], published: datetime.date | None, lexicon: Lexicon) -> tuple[Found, ...]:
    """The matches of one sentence as a reader of that day understands them."""
    if published is None:
        return tuple(matches)
    return tuple(_on(found, published.isoformat(), lexicon) if found.table == "actor" else found for found in matches)


def in_power(actor: str, published: datetime.date | None, lexicon: Lexicon) -> str:
    """Who bears the names of a state's forces on a day: the actor itself, or the one that its names went over to."""
    day = published.isoformat() if published else ""
    return next((period.actor for period in lexicon.actors[actor].by_period if day and period.since <= day < period.until), actor)


def _on(found: Found, day: str, lexicon: Lexicon) -> Found:
    entry = found.entries[0]
    record = lexicon.actors.get(entry.id)
    for period in record.by_period if record is not None else ():
        if period.since <= day < period.until and entry.form in map(folded, period.forms):
            return msgspec.structs.replace(found, entries=(Entry("actor", period.actor, f"actors/{period.actor}/by-period", entry.form),))
    return found
