"""The command line: `riwaya COMMAND`; the commands are the modules of `riwaya/cli/commands`.

Exit status: 0 when something was read, 1 when nothing could be, 2 for a wrong command line, 130 when interrupted. Errors are one line on
stderr; `--debug` shows the traceback. A console that cannot write Arabic shows replacement marks and goes on.
"""

from __future__ import annotations

import re
import sys

import click

from riwaya import __version__
from riwaya.errors import RiwayaError, SettingsError
from riwaya.kept_help import keep_help
from riwaya.registry import Registry

COMMANDS = Registry("riwaya.cli.commands")
HELP = re.compile(r'^@click\.(?:command|group)\b.*?^    r?"""(.*?)"""', re.MULTILINE | re.DOTALL)


class Commands(click.Group):
    """The commands are the modules of `riwaya/cli/commands`, imported when called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS.names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        command = COMMANDS[cmd_name].command if cmd_name in COMMANDS.names else None
        return command if isinstance(command, click.Command) else None

    def get_help(self, ctx: click.Context) -> str:
        text = super().get_help(ctx)
        if ctx.parent is None:
            keep_help(f"{text}\n")
        return text

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Each command with the first sentence of its help, read from its file: to import them all would take twenty times as long."""
        limit = formatter.width - 6 - max(map(len, COMMANDS.names))
        with formatter.section("Commands"):
            formatter.write_dl([(name, click.Command(name, help=_help(name)).get_short_help_str(limit)) for name in COMMANDS.names])

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in COMMANDS.names:
            import difflib

            near = difflib.get_close_matches(args[0], COMMANDS.names, 1, 0.5)
            ctx.fail(f"No such command {args[0]!r}{f'; did you mean {near[0]!r}?' if near else ''} Commands: {', '.join(COMMANDS.names)}.")
        return super().resolve_command(ctx, args)


def _help(name: str) -> str:
    found = HELP.search(COMMANDS.source(name))
    return found[1] if found else ""


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="riwaya")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def cli(debug: bool) -> None:
    """Riwaya reads Arabic reports of armed conflict and gives back sourced incidents: who says what happened, and where accounts disagree.

    \b
    Examples:
      riwaya demo
      riwaya run reports/ --out result
      riwaya show report.txt --published 2018-12-03
      riwaya explain a-0123456789abcdef --in result
    """
    # `main` looks at --debug: errors that are raised before a command runs want it too


def main() -> None:
    """Run the command line; the entry point of the package."""
    for stream in (sys.stdout, sys.stderr):
        # a console in a code page without Arabic must not stop a run
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        status = cli.main(standalone_mode=False)
        sys.exit(status if isinstance(status, int) else 0)
    except click.exceptions.Abort:
        click.echo("interrupted", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except RiwayaError as error:
        if "--debug" in sys.argv:
            raise
        click.echo(f"riwaya: {error}", err=True)
        sys.exit(2 if isinstance(error, SettingsError) else 1)
    except OSError as error:
        # a disk that is full, a folder that was taken away meanwhile: whatever no command foresees is one line too
        if "--debug" in sys.argv:
            raise
        click.echo(f"riwaya: {f'{error.filename}: ' if error.filename else ''}{error.strerror or error}", err=True)
        sys.exit(1)
