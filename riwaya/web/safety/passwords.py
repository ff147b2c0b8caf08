"""Passwords: argon2id with the memory and time that OWASP names as the least (19 MiB, 2 passes), a few at once, so that sign-ins cannot fill the memory."""

from __future__ import annotations

import threading

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from riwaya.errors import SettingsError

LEAST, MOST = 12, 200
_HASHER = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
_AT_ONCE = threading.BoundedSemaphore(4)
# the hash of nobody's password: an unknown name takes as long as a wrong password
_NOBODY = _HASHER.hash("nobody has this password")


def check_password(password: str, name: str) -> None:
    """Raise `SettingsError` for a password that is too short, too long or the name itself."""
    if not LEAST <= len(password) <= MOST:
        raise SettingsError(f"password: must have {LEAST} to {MOST} characters")
    if name and name.casefold() in password.casefold() and len(password) < len(name) + LEAST:
        raise SettingsError("password: is hardly more than the name; take other words")


def hashed(password: str) -> str:
    """The hash that is kept."""
    with _AT_ONCE:
        return _HASHER.hash(password)


def is_right(kept: str | None, password: str) -> bool:
    """Whether a password is the one whose hash is kept; as slow where nobody has the name."""
    with _AT_ONCE:
        try:
            return _HASHER.verify(kept or _NOBODY, password[:MOST]) and kept is not None
        except (VerificationError, InvalidHashError):
            return False
