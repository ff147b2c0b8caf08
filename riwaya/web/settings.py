"""Settings of the app, checked when they are made."""

from __future__ import annotations

import getpass
from pathlib import Path

import msgspec

from riwaya.errors import SettingsError

LOOPBACK = ("127.0.0.1", "::1", "localhost")


class WebSettings(msgspec.Struct, frozen=True, kw_only=True):
    """`is_team` asks everybody to sign in; without it the app answers to this machine only and whoever sits there may do everything, as `name`.

    `hosts` are other names under which the app is reached (DNS names in front of it); a session ends after `session_hours`; `most_bytes` bounds what a request may send;
    `tries` failed sign-ins for one name, or five times as many from one address, are allowed in `tries_minutes`. `is_secure` sends the cookie over https only. `gazetteer` is the file of a person's own places.
    """

    is_team: bool = False
    host: str = "127.0.0.1"
    port: int = 8321
    hosts: tuple[str, ...] = ()
    name: str = ""
    session_hours: float = 12.0
    most_bytes: int = 1_000_000
    tries: int = 5
    tries_minutes: float = 15.0
    is_secure: bool = False
    gazetteer: Path | None = None

    def __post_init__(self) -> None:
        if not self.is_team and self.host not in LOOPBACK:
            raise SettingsError(f"host {self.host!r} can be reached from other machines: add --team, so that everybody signs in, or write 127.0.0.1")
        if not 1 <= self.port <= 65535:
            raise SettingsError(f"port must be 1 to 65535, not {self.port}")
        if self.session_hours <= 0 or self.tries < 1 or self.tries_minutes <= 0 or self.most_bytes < 1000:
            raise SettingsError("session_hours, tries and tries_minutes must be above 0, most_bytes 1000 or more")

    def person_name(self) -> str:
        """Who works on loopback: the name given, or the system's user."""
        try:
            return self.name or getpass.getuser()
        except (KeyError, OSError):
            return "local"
