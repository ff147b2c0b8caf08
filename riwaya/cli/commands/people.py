"""`riwaya people`: who may sign in to the review app of a team."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from riwaya.errors import SettingsError
from riwaya.store import Store
from riwaya.store.people import ROLES, add_person, change_person, people

_DB = click.option("--db", "file", required=True, metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="The store.")
_ROLE = click.option("--role", default="coder", show_default=True, type=click.Choice(ROLES), help="What they may do: look, code, review and decide, or all that and people.")


@click.group()
def command() -> None:
    """Who may sign in to the review app (`riwaya serve --team`), and what each may do.

    \b
    Example:
      riwaya people add salma --role admin --db lasting.db
    """


@command.command("add")
@click.argument("name", metavar="NAME")
@_ROLE
@_DB
def add(name: str, role: str, file: Path) -> None:
    """Add somebody; the password is asked for.

    \b
    Example:
      riwaya people add salma --role admin --db lasting.db
    """
    kept = _password(name)
    with Store(file) as store, store.transaction() as connection:
        add_person(connection, name, role, kept, datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"))
    click.echo(f"{name} may sign in as {role}")


@command.command("list")
@_DB
def show(file: Path) -> None:
    """Print everybody, with the role and whether they may sign in.

    \b
    Example:
      riwaya people list --db lasting.db
    """
    with Store(file) as store:
        for person in people(store.connection):
            click.echo(f"{person.name}  {person.role}  {'since ' + person.created[:10] if person.is_active else 'may not sign in'}")


@command.command("change")
@click.argument("name", metavar="NAME")
@click.option("--role", type=click.Choice(ROLES), help="The role from now on.")
@click.option("--password", "asks", is_flag=True, help="Ask for a new password.")
@click.option("--off/--on", "is_off", default=None, help="May not, or may again, sign in.")
@_DB
def change(name: str, role: str | None, asks: bool, is_off: bool | None, file: Path) -> None:
    """Change a role or a password, or shut somebody out; their sessions end.

    \b
    Example:
      riwaya people change salma --off --db lasting.db
    """
    kept = _password(name) if asks else None
    with Store(file) as store, store.transaction() as connection:
        change_person(connection, name, role=role, is_active=None if is_off is None else not is_off, password=kept)
    click.echo(f"{name} is changed")


def _password(name: str) -> str:
    from riwaya.web.safety import check_password, hashed

    if not name.strip() or not name.isprintable():
        raise SettingsError("NAME: is empty or holds characters that are not seen")
    password: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    check_password(password, name)
    return hashed(password)
