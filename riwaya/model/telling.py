"""A telling as it is kept: what one report says of one incident, so that linking need not make it again from accounts and text."""

from __future__ import annotations

import msgspec


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """`number` names it, `accounts` are its accounts in their order, `is_copy` says that its report is a near-copy (it then bears no blocks); `profile` is what linking compares, packed."""

    number: int
    report_id: str
    accounts: tuple[str, ...]
    is_copy: bool
    profile: bytes
