"""`riwaya completion`: the lines that make a shell complete commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command()
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def command(shell: str) -> None:
    """Print the script that completes `riwaya` in a shell.

    \b
    Example:
      riwaya completion bash >> ~/.bashrc
    """
    from riwaya.cli import cli

    found = get_completion_class(shell)
    if found is None:
        raise click.UsageError(f"no completion for {shell}")
    # the class asks the shell for its version only when it completes; the script itself is the same for all
    click.echo(found(cli, {}, "riwaya", "_RIWAYA_COMPLETE").source())
