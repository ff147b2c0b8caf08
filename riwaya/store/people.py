"""People of a store: names, roles, passwords as the app hashed them, and their sessions.

Sessions are kept by the hash of their token, so that who reads the file cannot take one over. A role is one of `ROLES`, each with the rights of
those before it. Times are seconds since 1970.
"""

from __future__ import annotations

import hashlib
import sqlite3

import msgspec

from riwaya.errors import SettingsError

ROLES = ("viewer", "coder", "reviewer", "admin")


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Who works with the store."""

    name: str
    role: str
    is_active: bool = True
    created: str = ""

    def may(self, role: str) -> bool:
        """Whether this person has the rights of a role."""
        return self.is_active and ROLES.index(self.role) >= ROLES.index(role)


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """A person who is signed in, and the token that their writes must carry."""

    person: Person
    csrf: str


def people(connection: sqlite3.Connection) -> list[Person]:
    """Everybody, by name."""
    return [Person(name=n, role=r, is_active=bool(a), created=c) for n, r, a, c in connection.execute("SELECT name, role, is_active, created FROM people ORDER BY name")]


def password_of(connection: sqlite3.Connection, name: str) -> str | None:
    """The hash of an active person's password."""
    row = connection.execute("SELECT password FROM people WHERE name = ? AND is_active", (name,)).fetchone()
    return row[0] if row else None


def add_person(connection: sqlite3.Connection, name: str, role: str, password: str, created: str) -> None:
    """A new person; `password` is a hash. Raises `SettingsError` for a name that is taken."""
    check_role(role)
    if connection.execute("SELECT 1 FROM people WHERE name = ?", (name,)).fetchone():
        raise SettingsError(f"name: there is somebody called {name!r}; take another name, or change their role")
    connection.execute("INSERT INTO people (name, role, password, created) VALUES (?,?,?,?)", (name, role, password, created))


def change_person(connection: sqlite3.Connection, name: str, *, role: str | None = None, is_active: bool | None = None, password: str | None = None) -> None:
    """Change what is given; sessions of a person whose password or standing changes end. The last active admin stays one."""
    row = connection.execute("SELECT role, is_active FROM people WHERE name = ?", (name,)).fetchone()
    if row is None:
        raise SettingsError(f"name: there is nobody called {name!r}")
    if role is not None:
        check_role(role)
    is_admin = (role or row[0]) == "admin" and (bool(row[1]) if is_active is None else is_active)
    if row[0] == "admin" and row[1] and not is_admin and connection.execute("SELECT count(*) FROM people WHERE role = 'admin' AND is_active").fetchone()[0] == 1:
        raise SettingsError(f"{name} is the last admin; make somebody else one first")
    for column, value in (("role", role), ("is_active", is_active), ("password", password)):
        if value is not None:
            connection.execute(f"UPDATE people SET {column} = ? WHERE name = ?", (value, name))
    connection.execute("DELETE FROM sessions WHERE name = ?", (name,))


def check_role(role: str) -> None:
    """Raise `SettingsError` for a role that there is not."""
    if role not in ROLES:
        raise SettingsError(f"role: {role!r} is none; write one of {', '.join(ROLES)}")


def start_session(connection: sqlite3.Connection, name: str, *, token: str, csrf: str, expires: int, now: int) -> None:
    """Keep a session; those that have ended are dropped."""
    connection.execute("DELETE FROM sessions WHERE expires <= ?", (now,))
    connection.execute("INSERT INTO sessions (token, name, csrf, expires) VALUES (?,?,?,?)", (_hash(token), name, csrf, expires))


def end_session(connection: sqlite3.Connection, token: str) -> None:
    """Forget a session."""
    connection.execute("DELETE FROM sessions WHERE token = ?", (_hash(token),))


def session_of(connection: sqlite3.Connection, token: str, now: int) -> Session | None:
    """The session of a token that has not ended, of a person who is active."""
    row = connection.execute(
        "SELECT p.name, p.role, p.created, s.csrf FROM sessions s JOIN people p USING (name) WHERE s.token = ? AND s.expires > ? AND p.is_active", (_hash(token), now)
    ).fetchone()
    return Session(person=Person(name=row[0], role=row[1], created=row[2]), csrf=row[3]) if row else None


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
