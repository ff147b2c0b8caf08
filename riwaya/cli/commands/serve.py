"""`riwaya serve`: open the review app over a store."""

from __future__ import annotations

import contextlib
import errno
import gc
import socket
import sys
from pathlib import Path

import click

from riwaya.errors import SettingsError
from riwaya.web.settings import WebSettings

BACKLOG = 2048  # connections that may wait, as many as uvicorn lets
MOST_PORT = 65535


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--port", default=8321, show_default=True, type=click.IntRange(1, 65535), help="The port to answer on.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to answer on; any but this machine's own takes --team.")
@click.option("--team", "is_team", is_flag=True, help="Everybody signs in; people are added by `riwaya people add`.")
@click.option("--also-known-as", "hosts", multiple=True, metavar="NAME", help="A DNS name under which the app is reached, where a proxy stands in front of it; may be given again.")
@click.option("--secure-cookie", "is_secure", is_flag=True, help="Send the session's cookie over https only: where a proxy in front of the app speaks https.")
@click.option("--session-hours", default=12.0, show_default=True, type=click.FloatRange(min=0.1), help="How long one stays signed in.")
@click.option("--name", default="", help="Without --team: under which name changes are kept; by default the system's user.")
@click.option("--gazetteer", default="default", show_default=True, metavar="FILE|none", help="A gazetteer of your own whose places can be picked.")
def command(path: Path, port: int, host: str, is_team: bool, hosts: tuple[str, ...], is_secure: bool, session_hours: float, name: str, gazetteer: str) -> None:
    """Open the review app over a store, on this machine only; stop it with Ctrl-C. What was accepted is on the disk.

    \b
    Examples:
      riwaya serve lasting.db
      riwaya serve lasting.db --team --host 0.0.0.0 --also-known-as review.example.org --secure-cookie
    """
    import uvicorn

    from riwaya.lexicon.gazetteer.folder import gazetteer_file
    from riwaya.store import Store
    from riwaya.store.people import people
    from riwaya.web import create_app

    places = gazetteer_file(gazetteer)
    settings = WebSettings(
        is_team=is_team, host=host, port=port, hosts=hosts, is_secure=is_secure, session_hours=session_hours, name=name, gazetteer=places if places is not None and places.exists() else None,
    )
    if is_team:
        with Store(path) as store:
            if not any(person.role == "admin" and person.is_active for person in people(store.connection)):
                raise SettingsError(f"nobody could sign in as an admin; first run `riwaya people add NAME --role admin --db {path}`")
    shown = f"[{host}]" if ":" in host else host

    class Telling(uvicorn.Server):
        """A server that says where it is once it answers there."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                click.echo(f"Riwaya is at http://{shown}:{port}/ over {path}. It holds the reports' texts: a working file, not for publication. Ctrl-C stops it.")

    with _listening(host, port) as listening:
        app = create_app(path, settings)
        gc.freeze()  # what is loaded by now stays; the collector need not go through it between requests
        config = uvicorn.Config(app, host=host, port=port, log_level="warning", server_header=False, timeout_graceful_shutdown=5, access_log=False, h11_max_incomplete_event_size=65536)
        with contextlib.suppress(KeyboardInterrupt):
            Telling(config).run(sockets=[listening])
    sys.exit(0)


def _listening(host: str, port: int) -> socket.socket:
    """A socket on the address; where there can be none, a `SettingsError` that says why and what to do."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=BACKLOG)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise SettingsError(f"port {port} of {host} is taken, perhaps by another `riwaya serve`; stop that one, or give another port: --port {port + 1 if port < MOST_PORT else port - 1}") from None
        if error.errno == errno.EACCES:
            raise SettingsError(f"port {port} is not for you to open on this system; give one above 1023, such as --port 8321") from None
        raise SettingsError(f"cannot answer on {host}, port {port}: {error.strerror or error}; --host takes an address or a name of this machine") from None
