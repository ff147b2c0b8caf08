"""Texts read through the whole engine, as reports of an invented outlet, and what their accounts say."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.model import Account
from riwaya.pipeline import Pipeline

PIPELINE = Pipeline()
PUBLISHED = "2021-06-15"
PLAIN_DAY = "2018-05-15"  # the day on which the plain sentences were published


def read(text: str, published: str = PUBLISHED) -> tuple[Account, ...]:
    """The accounts of a text that was published on a day."""
    return PIPELINE.read(text, published=published, outlet="مثال")


def parts(accounts: Iterable[Account]) -> set[str]:
    """The actors with their roles: `sdf initiator`."""
    return {f"{actor.id} {actor.role}" for account in accounts for actor in account.actors}


def places(accounts: Iterable[Account]) -> set[str | None]:
    """The names of the places, `None` where an account has none."""
    return {account.place.name if account.place else None for account in accounts}


def told_by(accounts: Iterable[Account]) -> set[str]:
    """All that accounts tell, in words: a kind, `at` a place, sides (`sdf initiator`), figures (`killed 3 civilians children`)."""
    accounts = tuple(accounts)
    figures = {" ".join(filter(None, (count.measure, str(count.min), count.group, count.demographic))) for account in accounts for count in account.counts}
    return {account.kind for account in accounts} | {f"at {place}" for place in places(accounts) if place} | parts(accounts) | figures
