"""House rules: sizes of modules, no cupboards of mixed things, strings of the interface, logical CSS."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "riwaya").rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_modules_are_small_and_say_what_they_do(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 600
    assert source.startswith('"""') or not source.strip()
    assert not re.search(r"(?:utils|misc|common|helpers)\.py$", path.name)


def test_the_interface_has_every_string_in_both_languages_and_uses_each() -> None:
    folder = ROOT / "riwaya" / "resources" / "interface"
    arabic, english = (json.loads((folder / f"{name}.json").read_text(encoding="utf-8")) for name in ("ar", "en"))
    assert arabic.keys() == english.keys()
    assert all(arabic.values()) and all(english.values())
    static = ROOT / "riwaya" / "export" / "page" / "static"
    used = "".join(p.read_text(encoding="utf-8") for p in static.glob("*"))
    for key in re.findall(r'data-string="([^"]+)"|say\("([^"]+)"\)', used):
        assert (key[0] or key[1]) in arabic


def test_the_page_uses_logical_css_only() -> None:
    for path in (ROOT / "riwaya").rglob("*.css"):
        style = re.sub(r"\((?:max|min)-width[^)]*\)|@page[^}]*\}", "", path.read_text(encoding="utf-8"))
        assert not re.search(r"(?:margin|padding|border)-(?:left|right|top|bottom)|(?<![-\w])(?:left|right|top|bottom|width|height)\s*:", style), path


def test_every_command_has_help_with_an_example() -> None:
    from click.testing import CliRunner

    from riwaya.cli import COMMANDS, cli

    for name in COMMANDS.names:
        arguments = ["resources", "check", "--help"] if name == "resources" else [name, "--help"]
        result = CliRunner().invoke(cli, arguments)
        assert result.exit_code == 0 and "Example" in result.output and f"riwaya {name}" in result.output
