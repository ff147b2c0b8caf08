"""A report on which the engine itself breaks is skipped, named with what broke, and stops no other; an engine that is mended reads it."""

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import riwaya.extracting
from riwaya import engine
from riwaya.cli import cli
from riwaya.extract import extract
from riwaya.pipeline import Pipeline
from riwaya.read import read
from riwaya.settings import Settings
from riwaya.store import Store

HARMLESS = "قتل مدنيان بقصف مدفعي على مدينة سراقب."
BREAKING = "قصفت الطائرات بلدة الكسر فقتل ثلاثة مدنيين."
REASON = "the engine broke on it: IndexError: no such chain (extracting.py, line "


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    texts = {"a": HARMLESS, "b": BREAKING, "c": HARMLESS.replace("سراقب", "إدلب")}
    path.write_text("".join(json.dumps({"id": name, "text": text, "published": "2018-12-03"}, ensure_ascii=False) + "\n" for name, text in texts.items()), encoding="utf-8")
    return path


@pytest.fixture
def breaks(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    def breaking(analysis, **given):
        if "الكسر" in analysis.report.text:
            raise IndexError("no such chain")
        return extract(analysis, **given)

    monkeypatch.setattr(riwaya.extracting, "extract", breaking)
    return monkeypatch


@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=pytest.mark.skipif(sys.platform != "linux", reason="a process that is not forked has the sound engine"))])
def test_it_stops_no_other(reports: Path, breaks: pytest.MonkeyPatch, jobs: int) -> None:
    result = Pipeline(Settings(jobs=jobs)).gather(read([reports]))
    assert {account.report_id for account in result.accounts} == {"a", "c"}
    assert [(r.report_id, r.status) for r in result.reports] == [("a", "read"), ("b", "skipped"), ("c", "read")]
    assert [(issue.source, issue.severity) for issue in result.issues] == [("b", "error")]
    assert result.issues[0].reason.startswith(REASON)


def test_a_run_that_goes_on_names_it_as_well(reports: Path, tmp_path: Path, breaks: pytest.MonkeyPatch) -> None:
    with breaks.context() as patch:
        patch.setattr("riwaya.pipeline.near_copies_in_order", lambda reports: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            Pipeline().run([reports], tmp_path / "out")
    written, fresh = Pipeline().run([reports], tmp_path / "out"), Pipeline().run([reports], tmp_path / "fresh")
    assert (written.resumed, fresh.resumed) == (3, 0)
    assert [issue.report_id for issue in written.issues] == ["b"] and written.issues == fresh.issues
    assert (tmp_path / "out" / "issues.jsonl").read_bytes() == (tmp_path / "fresh" / "issues.jsonl").read_bytes()


def test_a_store_keeps_it_and_a_mended_engine_reads_it(reports: Path, tmp_path: Path, breaks: pytest.MonkeyPatch) -> None:
    file = tmp_path / "kept.db"
    assert [issue.report_id for issue in Pipeline().add([reports], file).issues] == ["b"]
    assert Pipeline().add([reports], file).unchanged == 3
    with Store(file) as store:
        assert store.faults() == []
    breaks.undo()
    breaks.setattr(engine, "identity", lambda settings: ("mended", "mended"))
    added = Pipeline().add([reports], file)
    assert (added.extracted_again, added.issues) == (3, ())
    with Store(file) as store:
        assert store.faults() == [] and {account.report_id for account in store.collection().accounts} == {"a", "b", "c"}


def test_show_says_what_broke(reports: Path, breaks: pytest.MonkeyPatch) -> None:
    shown = CliRunner().invoke(cli, ["show", str(reports), "--gathering"])
    assert shown.exit_code == 0 and REASON in shown.output


def test_a_fault_that_a_person_can_mend_is_raised(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(analysis, **given):
        raise riwaya.errors.ResourceError(["kinds.yaml:3: forms: is missing"])

    monkeypatch.setattr(riwaya.extracting, "extract", refusing)
    with pytest.raises(riwaya.errors.ResourceError):
        Pipeline().gather(read([reports]))
