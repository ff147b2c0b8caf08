"""Two reports with one id: an error for both unless their text is the same; across adds another text is a new version."""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.cli import cli
from riwaya.model import Issue, Report
from riwaya.pipeline import Pipeline
from riwaya.read import read
from riwaya.read.formats import text as text_format
from riwaya.settings import Settings
from riwaya.store import Store, load

A, B, C = (f"قتل {n} مدنيين بقصف مدفعي على مدينة سراقب." for n in ("ثلاثة", "أربعة", "خمسة"))


def lines(path: Path, *rows: tuple[str, str]) -> Path:
    path.write_text("".join(json.dumps({"id": i, "text": t, "published": "2018-12-03"}, ensure_ascii=False) + "\n" for i, t in rows), encoding="utf-8")
    return path


def told(paths: Sequence[Path]) -> tuple[list[str], list[tuple[str | None, str]]]:
    items = list(read(paths))
    return [i.report_id for i in items if isinstance(i, Report)], [(i.report_id, i.source) for i in items if isinstance(i, Issue)]


def test_both_are_named_and_neither_is_read(tmp_path: Path) -> None:
    path = lines(tmp_path / "x.jsonl", ("a", A), ("b", B), ("a", C), ("a", A))
    items = list(read([path]))
    assert [i.report_id for i in items if isinstance(i, Report)] == ["b"]
    issues = [i for i in items if isinstance(i, Issue)]
    assert [(i.report_id, i.severity, i.source) for i in issues] == [("a", "error", str(path))] * 2
    assert "ثلاثة" in issues[0].reason and "خمسة" in issues[1].reason and all("neither is read" in i.reason for i in issues)


def test_the_same_text_is_one_report(tmp_path: Path) -> None:
    assert told([lines(tmp_path / "x.jsonl", ("a", A), ("a", A)), lines(tmp_path / "y.jsonl", ("a", A))]) == (["a"], [])


def test_files_of_any_kind_share_their_ids(tmp_path: Path) -> None:
    for folder, text in (("one", A), ("two", B), ("three", A)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(text, encoding="utf-8")
    one, two, three = (tmp_path / folder / "x.txt" for folder in ("one", "two", "three"))
    assert told([one, three]) == (["x"], [])
    assert told([one, two]) == ([], [("x", str(one)), ("x", str(two))])
    table = tmp_path / "t.csv"
    table.write_text(f"id,text\nx,{C}\ny,{C}\n", encoding="utf-8")
    assert told([table, one]) == (["y"], [("x", str(table)), ("x", str(one))])
    # what cannot be read contests nothing
    two.write_text(" ", encoding="utf-8")
    assert told([one, two])[0] == ["x"] == told([two, one])[0]


def test_a_file_whose_name_is_its_id_is_opened_again_only_where_the_name_recurs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(A, encoding="utf-8")
    opened: list[Path] = []
    real = text_format.read_text
    monkeypatch.setattr(text_format, "read_text", lambda path, options: opened.append(path) or real(path, options))
    assert told([tmp_path]) == (["a", "b", "c"], []) and len(opened) == 3


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from([A, B, C])), max_size=12), st.lists(st.integers(0, 12), max_size=2), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_what_is_read_depends_on_no_order(rows: list[tuple[str, str]], cuts: list[int], chance) -> None:
    texts: dict[str, set[str]] = {}
    for identity, text in rows:
        texts.setdefault(identity, set()).add(text)
    for _ in range(2):
        with tempfile.TemporaryDirectory() as name:
            bounds = sorted({0, *(min(c, len(rows)) for c in cuts), len(rows)})
            files = [lines(Path(name) / f"{start}.jsonl", *rows[start:end]) for start, end in zip(bounds, bounds[1:], strict=False)]
            read_ids, named = told(files)
        assert sorted(read_ids) == sorted(i for i, of_id in texts.items() if len(of_id) == 1)
        assert sorted(i for i, _ in named) == sorted(i for i, of_id in texts.items() if len(of_id) > 1 for _ in of_id)
        chance.shuffle(rows)


def test_a_run_extracts_neither_whatever_the_number_of_processes(tmp_path: Path) -> None:
    path = lines(tmp_path / "x.jsonl", *((f"r{n}", A.replace("سراقب", f"سراقب {n}")) for n in range(40)), ("r7", B), ("a", A), ("a", C))
    for jobs, out in ((1, tmp_path / "one"), (2, tmp_path / "two")):
        written = Pipeline(Settings(jobs=jobs)).run([path], out)
        held = written.collection()
        assert len(held.reports) == 39 and not {"r7", "a"} & ({r.report_id for r in held.reports} | {a.report_id for a in held.accounts})
    for name in ("reports.jsonl", "accounts.jsonl", "incidents.jsonl", "issues.jsonl"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    assert [json.loads(line)["report_id"] for line in (tmp_path / "one" / "issues.jsonl").read_text(encoding="utf-8").splitlines()] == ["r7", "r7", "a", "a"]


def test_across_adds_another_text_is_a_version_and_within_one_it_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "s.db"

    def add(*rows: tuple[str, str]) -> tuple[int, int, int, int]:
        added = Pipeline().add([lines(tmp_path / "x.jsonl", *rows)], file)
        return added.new, added.changed, added.unchanged, len(added.issues)

    def state() -> tuple[str, int]:
        with Store(file) as store:
            assert store.faults() == []
            return next(r.text for r in load(file).reports if r.report_id == "a"), store.status().versions

    assert add(("a", A), ("b", A)) == (2, 0, 0, 0)
    # neither of two texts is taken for the newer one, not even where one of them is held
    before = state()
    assert add(("a", A), ("a", B)) == (0, 0, 0, 2) and state() == before == (A, 0)
    assert add(("a", B), ("a", C), ("n", A), ("n", B)) == (0, 0, 0, 4) and state() == before
    assert add(("a", B), ("b", A)) == (0, 1, 1, 0) and state() == (B, 1)
    assert add(("a", B), ("a", B)) == (0, 0, 1, 0) and state() == (B, 1)


def test_a_command_that_reads_only_such_reports_has_read_nothing(tmp_path: Path) -> None:
    path = lines(tmp_path / "x.jsonl", ("a", A), ("a", B))
    for arguments in (["run", str(path), "--out", str(tmp_path / "o")], ["add", str(path), "--db", str(tmp_path / "s.db")]):
        result = CliRunner().invoke(cli, arguments)
        assert result.exit_code == 1 and result.output.count("neither is read") == 2
