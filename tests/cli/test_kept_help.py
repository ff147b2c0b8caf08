"""The help that is kept is the help that is laid out; what was laid out for something else, or is damaged, is laid out anew."""

import subprocess
import sys
from pathlib import Path

from riwaya.cli import cli


def _printed(arguments: list[str], cache: Path, **environment: str) -> str:
    done = subprocess.run([sys.executable, "-m", "riwaya", *arguments], capture_output=True, text=True, check=True, env={"XDG_CACHE_HOME": str(cache), "HOME": str(cache), "LOCALAPPDATA": str(cache), **environment})
    assert done.stderr == ""
    return done.stdout


def _kept(cache: Path) -> Path:
    return next(path for path in cache.rglob("help") if path.is_file())


def test_the_kept_help_is_the_help(tmp_path: Path) -> None:
    first = _printed(["--help"], tmp_path)
    assert all(name in first for name in cli.list_commands(None))  # type: ignore[arg-type]
    assert _kept(tmp_path).read_text(encoding="utf-8").endswith(first)
    assert _printed(["--help"], tmp_path) == first == _printed(["-h"], tmp_path)


def test_another_width_is_laid_out_anew(tmp_path: Path) -> None:
    narrow, wide = _printed(["--help"], tmp_path, COLUMNS="60"), _printed(["--help"], tmp_path, COLUMNS="78")
    assert narrow != wide
    assert _printed(["--help"], tmp_path, COLUMNS="60") == narrow


def test_what_is_damaged_is_laid_out_anew_and_what_is_whole_is_taken(tmp_path: Path) -> None:
    help_text = _printed(["--help"], tmp_path)
    kept = _kept(tmp_path)
    whole = kept.read_text(encoding="utf-8")
    kept.write_text(whole.replace("Options:", "Taken from disk:"), encoding="utf-8")
    assert "Taken from disk:" in _printed(["--help"], tmp_path)
    for damaged in (whole[:-1], "another\n" + whole.partition("\n")[2], ""):
        kept.write_text(damaged, encoding="utf-8")
        assert _printed(["--help"], tmp_path) == help_text


def test_the_help_of_a_command_is_not_kept(tmp_path: Path) -> None:
    _printed(["show", "--help"], tmp_path)
    assert not list(tmp_path.rglob("help"))


def test_where_nothing_can_be_written_the_help_is_printed_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("no folder")
    assert "Commands:" in _printed(["--help"], file)
