"""Texts read through the whole engine, as reports of an invented outlet, and what their accounts say."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.model import Account
from riwaya.pipeline import Pipeline

PIPELINE = Pipeline()
PUBLISHED = "2021-06-15"


def read(text: str, published: str = PUBLISHED) -> tuple[Account, ...]:
    """The accounts of a text that was published on a day."""
    return PIPELINE.read(text, published=published, outlet="مثال")


def parts(accounts: Iterable[Account]) -> set[str]:
    """The actors with their roles: `sdf initiator`."""
    return {f"{actor.id} {actor.role}" for account in accounts for actor in account.actors}


def places(accounts: Iterable[Account]) -> set[str | None]:
    """The names of the places, `None` where an account has none."""
    return {account.place.name if account.place else None for account in accounts}
