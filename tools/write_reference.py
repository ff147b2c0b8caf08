"""Writes docs/reference/commands.md and settings.md from the commands' help and the settings' docstrings: `python tools/write_reference.py`."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from riwaya.cli import COMMANDS, cli
from riwaya.settings import Settings

REFERENCE = Path(__file__).parent.parent / "docs" / "reference"


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command with its full name, groups unfolded."""
    for name in COMMANDS.names:
        command = cli.get_command(click.Context(cli), name)
        if isinstance(command, click.Group):
            for inner in sorted(command.commands):
                yield f"{name} {inner}", command.commands[inner]
        elif command is not None:
            yield name, command


def commands_page() -> str:
    """The page of commands: usage, text and examples, options."""
    parts = ["# Commands\nMade by `make docs` from the help of each command. `riwaya --debug COMMAND` shows the traceback of an error.\n"
             "Exit status: 0 when something was read, 1 when nothing could be, 2 for a wrong command line, 130 when interrupted."]
    for name, command in commands():
        context = click.Context(command, info_name=f"riwaya {name}")
        text = inspect.cleandoc(command.help or "").replace("\b\n", "")
        prose, _, examples = re.sub(r"\n(Examples?:)\n", r"\n\1\n", text).partition("Example")
        lines = [line.strip() for line in examples.splitlines()[1:] if line.strip()]
        options = [p for p in command.params if isinstance(p, click.Option) and not p.hidden]
        rows = [f"| `{', '.join(p.opts)}` | {(p.help or '').rstrip('.')}{default(p)} |" for p in options]
        parts.append("\n".join([f"## riwaya {name}", f"`{command.get_usage(context).removeprefix('Usage: ')}`\n", prose.strip(), "", *(f"    {line}" for line in lines), *(["", "| option | what it does |", "| --- | --- |", *rows] if rows else [])]))
    return "\n\n".join(parts) + "\n"


def default(option: click.Option) -> str:
    return f" (default: {option.default})" if option.show_default and option.default is not None else ""


def settings_page() -> str:
    """The page of settings: each room's class, its docstring, its fields with their defaults."""
    parts = ["# Settings\nMade by `make docs` from the settings classes. `from riwaya.settings import Settings`; each room has its class under the room's name, and all are frozen.\n"
             "```python\nfrom riwaya import Pipeline\nfrom riwaya.read import ReadSettings\nfrom riwaya.settings import Settings\n\nPipeline(Settings(read=ReadSettings(outlet=\"...\"), jobs=2))\n```"]
    for title, settings in settings_classes():
        rows = [f"| `{field.name}` | `{shown(field.default)}` |" for field in msgspec.structs.fields(settings)]
        parts.append("\n".join([f"## {title}", re.sub(r"\s+", " ", inspect.getdoc(settings) or "")] + (["", "| setting | default |", "| --- | --- |", *rows] if rows else [])))
    return "\n\n".join(parts) + "\n"


def shown(value: object) -> str:
    return type(value).__name__ + "()" if isinstance(value, msgspec.Struct) else repr(value)


def settings_classes() -> Iterator[tuple[str, type[msgspec.Struct]]]:
    """`Settings` and every settings class that it reaches, with the name of its class."""
    from riwaya.export.sharing import SharingSettings

    yield "Settings", Settings
    found = [field.default for field in msgspec.structs.fields(Settings) if isinstance(field.default, msgspec.Struct)]
    yield from ((type(value).__name__, type(value)) for value in found)
    yield "SharingSettings", SharingSettings


if __name__ == "__main__":
    REFERENCE.mkdir(parents=True, exist_ok=True)
    (REFERENCE / "commands.md").write_text(commands_page(), encoding="utf-8")
    (REFERENCE / "settings.md").write_text(settings_page(), encoding="utf-8")
