"""The help of `riwaya` alone, kept on disk once it was laid out: the library of the command line takes four times as long to import as Python takes to start.

In: nothing but the program's name, the width of the terminal, and the names, sizes and times of the files that the help is made of; where any of them differs,
the help is laid out anew. Imports little, since that is what it is for.
"""

from __future__ import annotations

import os
import sys

from riwaya.version import VERSION

HELP = (["--help"], ["-h"])
MADE_OF = ("cli", os.path.join("cli", "commands"))


def cache_folder() -> str:
    """Where what was built once is kept: XDG_CACHE_HOME or what the platform has for it."""
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        return os.path.join(os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local"), "riwaya", "tables")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", "riwaya", "tables")
    return os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache"), "riwaya", "tables")


def kept_help() -> str | None:
    """The help as it was printed last, if it would be printed so again."""
    try:
        with open(os.path.join(cache_folder(), "help"), encoding="utf-8") as file:
            made_of, _, text = file.read().partition("\n")
        return text if made_of == _made_of() and text.endswith("\n") else None
    except (OSError, UnicodeDecodeError):
        return None


def keep_help(text: str) -> None:
    """Keep the help as it is printed; where nothing can be written it is laid out each time."""
    if not text.isascii():
        return  # what a console may have no letters for goes through the library
    try:
        folder = cache_folder()
        os.makedirs(folder, mode=0o700, exist_ok=True)
        written = os.path.join(folder, f"help-{os.getpid()}")
        with open(written, "w", encoding="utf-8") as file:
            file.write(f"{_made_of()}\n{text}")
        os.replace(written, os.path.join(folder, "help"))
    except OSError:
        pass


def _made_of() -> str:
    package = os.path.dirname(os.path.abspath(__file__))
    files: list[tuple[str, int, int]] = []
    for folder in MADE_OF:
        with os.scandir(os.path.join(package, folder)) as entries:
            files.extend((entry.name, entry.stat().st_size, entry.stat().st_mtime_ns) for entry in entries if entry.name.endswith(".py"))
    try:
        width = os.get_terminal_size().columns
    except OSError:
        width = 0
    main = sys.modules["__main__"]
    return repr((VERSION, package, sys.argv[0], getattr(main, "__package__", None), os.environ.get("COLUMNS"), width, sorted(files)))
