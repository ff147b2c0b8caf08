"""What a person asks for on the command line: conditions by id or name, mistyped ones refused with what is near, words to leave out."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from riwaya.cli import cli

REPORTS = """{"id": "r1", "text": "قصف طيران النظام قرية النيرب في ريف إدلب في 4 آذار 2019، ما أدى إلى مقتل ثلاثة مدنيين.", "published": "2019-03-05", "outlet": "نشرة الشمال"}
{"id": "r2", "text": "قصف مدفعي لقوات النظام على مدينة سراقب في 6 آذار 2019.", "published": "2019-03-07", "outlet": "نشرة الشمال"}
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("asked")
    (folder / "reports.jsonl").write_text(REPORTS, encoding="utf-8")
    assert CliRunner().invoke(cli, ["add", str(folder / "reports.jsonl"), "--db", str(folder / "s.db")]).exit_code == 0
    return folder / "s.db"


def found(store: Path, *words: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["search", "--db", str(store), *words])
    return result.exit_code, result.output


@pytest.mark.parametrize(("words", "expected"), [(["قصف"], {"r1", "r2"}), (["قصف", "-قرية"], {"r2"}), (["-قرية", "قصف"], {"r2"}), (["قصف", "--", "-قرية"], {"r2"}), (["قصف", "-hama"], {"r1", "r2"}), (['"قصف مدفعي"'], {"r2"})])
def test_words_are_looked_for_and_left_out_as_the_help_says(store: Path, words: list[str], expected: set[str]) -> None:
    status, output = found(store, *words)
    assert status == 0, output
    assert {line.split()[0] for line in output.splitlines() if not line.startswith(" ")} == expected


def test_help_and_wrong_options_stay_what_they_are(store: Path) -> None:
    assert "Usage" in found(store, "-h")[1]
    status, output = found(store, "قصف", "--knd", "airstrike")
    assert status == 2 and "--kind" in output


@pytest.mark.parametrize(("option", "value", "near"), [
    ("--kind", "airstrikee", "airstrike"), ("--kind", "Battle", "Battles"), ("--kind", "xyzzy", "Kinds: "), ("--country", "Syira", "Syria"), ("--country", "ZZ", "two letters"), ("--actor", "nobody", "name:"), ("--actor", "houthi", "houthis"),
    ("--source", "sohrr", "sohr"), ("--source", "نشرة الشمل", "نشرة الشمال"), ("--source", "xyzzy", "outlet"),
])
@pytest.mark.parametrize("command", ["search", "export"])
def test_a_mistyped_condition_is_a_wrong_command_line_that_says_what_is_near(store: Path, tmp_path: Path, command: str, option: str, value: str, near: str) -> None:
    rest = ["--db", str(store)] if command == "search" else [str(store), "--format", "csv", "-o", str(tmp_path / "o.csv")]
    result = CliRunner().invoke(cli, [command, *rest, option, value])
    assert result.exit_code == 2 and option in result.output and value in result.output and near in result.output
    assert not (tmp_path / "o.csv").exists()


@pytest.mark.parametrize("conditions", [["--country", "Syria"], ["--country", "سوريا"], ["--country", "sy"], ["--actor", "regime"], ["--actor", "Syrian government forces"], ["--kind", "Explosions/Remote violence"], ["--actor", "قوات النظام"], ["--source", "نشرة الشمال"]])
def test_conditions_take_names(store: Path, conditions: list[str]) -> None:
    status, output = found(store, *conditions)
    assert status == 0 and "r1" in output and "r2" in output
