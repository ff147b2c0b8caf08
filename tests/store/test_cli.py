"""`riwaya add`, `search`, `export`, `verify`, `status`, `completion` as a person meets them: what they print and their exit status."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from riwaya.cli import cli
from riwaya.errors import SettingsError, StoreError
from riwaya.export import FORMATS
from riwaya.export.sharing import MASKS
from riwaya.store import Store

EXAMPLES = Path(__file__).parent.parent.parent / "riwaya" / "resources" / "examples" / "reports.jsonl"


def invoke(*arguments: object):
    return CliRunner().invoke(cli, [str(a) for a in arguments])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    assert invoke("add", EXAMPLES, "--db", folder / "l.db").exit_code == 0
    assert invoke("run", EXAMPLES, "--out", folder / "r").exit_code == 0
    return folder


@pytest.mark.parametrize("name", FORMATS.names)
def test_a_run_and_a_store_export_the_same_bytes(folder: Path, tmp_path: Path, name: str) -> None:
    for source, out in (("r", "a"), ("l.db", "b"), ("r/riwaya.db", "c")):
        (tmp_path / out).mkdir()
        result = invoke("export", folder / source, "--format", name, "-o", tmp_path / out / "e.x")
        assert result.exit_code == 0, result.output
    files = sorted(p.name for p in (tmp_path / "a").iterdir())
    assert all((tmp_path / "a" / f).read_bytes() == (tmp_path / other / f).read_bytes() for f in files for other in "bc")
    assert sorted(p.name for p in (folder / "r").iterdir()) == ["accounts.jsonl", "incidents.jsonl", "issues.jsonl", "report.html", "reports.jsonl", "riwaya.db"]


def test_export_prints_each_default_with_its_switch_and_what_was_left_out(folder: Path, tmp_path: Path) -> None:
    output = invoke("export", folder / "r", "--format", "acled", "-o", tmp_path / "e.csv", "--keep", "links").output
    assert all(f"--keep {mask}" in output for mask in MASKS) and "--delay DAYS" in output and "links: KEPT" in output
    assert "left out" in output and "sum of fatalities" in output and "no total of deaths" in output
    nothing = invoke("export", folder / "r", "--format", "csv", "-o", tmp_path / "n.csv", "--kind", "curfew")
    assert nothing.exit_code == 1 and (tmp_path / "n.csv").exists()
    delayed = invoke("export", folder / "r", "--format", "csv", "-o", tmp_path / "d.csv", "--delay", "400")
    assert "held back (--delay 400)" in delayed.output


def test_verify_an_export(folder: Path, tmp_path: Path) -> None:
    invoke("export", folder / "r", "--format", "acled", "-o", tmp_path / "e.csv")
    assert invoke("verify", tmp_path / "e.csv.manifest.json").exit_code == 0
    (tmp_path / "e.csv").write_bytes(b"changed")
    found = invoke("verify", tmp_path / "e.csv.manifest.json")
    assert found.exit_code == 1 and "changed after it was exported" in found.output
    (tmp_path / "x.json").write_text("[]", encoding="utf-8")
    assert invoke("verify", tmp_path / "x.json").exit_code == 1


def test_what_an_add_could_not_read_is_printed_whole_by_status(folder: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text("".join(f'{{"id": "e{n}", "text": " "}}\n' for n in range(40)) + '{"id": "g", "text": "قتل مدنيان بقصف مدفعي على مدينة سراقب."}\n', encoding="utf-8")
    added = invoke("add", bad, "--db", tmp_path / "s.db")
    assert added.exit_code == 0 and "30 more; `riwaya status" in added.output
    told = [json.loads(line) for line in invoke("status", tmp_path / "s.db", "--issues").output.splitlines()]
    assert [issue["report_id"] for issue in told] == [f"e{n}" for n in range(40)]
    # a link of what is left reads nothing; an add without anything new still says what it could not read
    invoke("add", "--db", tmp_path / "s.db")
    assert len(invoke("status", tmp_path / "s.db", "--issues").output.splitlines()) == 40
    invoke("add", EXAMPLES, "--db", tmp_path / "s.db")
    assert invoke("status", tmp_path / "s.db", "--issues").output == "" and "issues of the last add: 0" in invoke("status", tmp_path / "s.db").output


@pytest.mark.parametrize("command", [("verify",), ("status",), ("search", "قصف", "--db"), ("export", "--format", "csv", "-o", "x.csv")])
def test_an_empty_file_is_no_store(folder: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    empty = tmp_path / "zero.db"
    empty.touch()
    result = invoke(*command, empty)
    assert result.exit_code == 1 and isinstance(result.exception, StoreError) and "zero.db: is empty and no store" in str(result.exception)
    assert empty.stat().st_size == 0 and "whole" not in result.output
    assert invoke("add", EXAMPLES, "--db", empty).exit_code == 0 and invoke("verify", empty).exit_code == 0


def test_what_cannot_be_written_is_said_in_a_line(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "coded.csv").write_text("event_id_cnty,event_date,sub_event_type,location\nA,2019-11-26,Attack,Saraqib\n", encoding="utf-8")
    nowhere = tmp_path / "file" / "out"
    for command in (("export", folder / "l.db", "--format", "csv", "-o", nowhere), ("match", tmp_path / "coded.csv", "--map", "acled", "--in", folder / "r", "--out", nowhere), ("run", EXAMPLES, "--out", nowhere), ("add", EXAMPLES, "--db", nowhere), ("schema", "--out", nowhere)):
        result = invoke(*command)
        assert result.exit_code == 1 and isinstance(result.exception, StoreError) and f"{nowhere}: cannot be" in str(result.exception), command


def test_an_export_that_fails_leaves_nothing_and_hides_no_reason(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a disk that is read-only nothing can be removed either."""

    def refused(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "write_bytes", refused)
    monkeypatch.setattr(Path, "unlink", refused)
    result = invoke("export", folder / "l.db", "--format", "csv", "-o", tmp_path / "e.csv")
    assert isinstance(result.exception, StoreError) and "e.csv: cannot be written: Read-only file system" in str(result.exception)


def test_verify_and_status_of_a_store(tmp_path: Path) -> None:
    assert invoke("add", EXAMPLES, "--db", tmp_path / "v.db").exit_code == 0
    output = invoke("verify", tmp_path / "v.db").output
    head = output.split()[-1]
    assert "whole" in output and len(head) == 64 and head in invoke("status", tmp_path / "v.db").output
    assert invoke("verify", tmp_path / "v.db", "--head", head).exit_code == 0
    assert invoke("verify", tmp_path / "v.db", "--head", "f" * 64).exit_code == 1
    with Store(tmp_path / "v.db") as store:
        store.connection.execute("UPDATE reports SET record = replace(record, 'سراقب', 'إدلب')")
    found = invoke("verify", tmp_path / "v.db")
    assert found.exit_code == 1 and "fault: report saraqib-1" in found.output
    assert invoke("status", tmp_path / "none.db").exit_code == 1


def test_search(folder: Path) -> None:
    output = invoke("search", "بسيارة", "--db", folder / "l.db").output
    found = invoke("search", "سيارة", "مفخخة", "--db", folder / "l.db", "--kind", "car_bomb").output
    assert "tell-abyad-1" in found and "car_bomb" in found and "i-" in found and output
    assert invoke("search", "ديناصور", "--db", folder / "l.db").exit_code == 1
    assert isinstance(invoke("search", "--db", folder / "l.db").exception, SettingsError)  # exit status 2
    for wrong in ("1,2", "a,b,c", "1,2,nan"):
        assert invoke("search", "--db", folder / "l.db", "--near", wrong).exit_code == 2


def test_add_says_what_it_found_and_fails_where_nothing_can_be_read(tmp_path: Path) -> None:
    assert "19 new" in invoke("add", EXAMPLES, "--db", tmp_path / "a.db").output
    assert "19 unchanged" in invoke("add", EXAMPLES, "--db", tmp_path / "a.db").output
    (tmp_path / "empty.txt").write_bytes(b"")
    assert invoke("add", tmp_path / "empty.txt", "--db", tmp_path / "a.db").exit_code == 1
    (tmp_path / "t.csv").write_text('story\n"قتل مدنيان بقصف على مدينة سراقب أمس"\n', encoding="utf-8")
    (tmp_path / "m.json").write_text(json.dumps({"text": "story"}), encoding="utf-8")
    assert "1 new" in invoke("add", tmp_path / "t.csv", "--map", tmp_path / "m.json", "--db", tmp_path / "a.db").output
    with Store(tmp_path / "a.db") as store:
        assert store.status().runs == 4


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    output = invoke("completion", shell).output
    assert "_RIWAYA_COMPLETE" in output and "riwaya" in output
