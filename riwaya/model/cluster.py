"""A cluster: accounts that the linking room judged to tell one incident, with the links that say why."""

from __future__ import annotations

import msgspec

from riwaya.model.incident import Link


class Cluster(msgspec.Struct, frozen=True, kw_only=True):
    """`accounts` are ids, the earliest first by (published, report_id, position); `incident_id` is made from the first.

    `aliases` are the ids that the incident would have without its earlier accounts: an id that was ever given out is found again.
    """

    incident_id: str
    aliases: tuple[str, ...] = ()
    accounts: tuple[str, ...]
    links: tuple[Link, ...] = ()
