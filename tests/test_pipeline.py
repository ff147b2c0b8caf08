"""The walk from files to a run directory: the same bytes from any number of processes, bad input named, nothing half written."""

import json
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path

import pytest
from click.testing import CliRunner

from riwaya.cli import cli
from riwaya.errors import StoreError
from riwaya.model import Issue, Report
from riwaya.pipeline import Pipeline
from riwaya.read import ReadSettings, read
from riwaya.settings import Settings
from riwaya.store import FILES
from riwaya.store.database import canonical_dump

EXAMPLES = Path(__file__).parent.parent / "riwaya" / "resources" / "examples" / "reports.jsonl"


def test_two_processes_give_the_same_bytes(tmp_path: Path) -> None:
    Pipeline(Settings(jobs=1)).run([EXAMPLES], tmp_path / "one")
    Pipeline(Settings(jobs=2)).run([EXAMPLES], tmp_path / "two")
    for name in ("reports.jsonl", "accounts.jsonl", "incidents.jsonl", "issues.jsonl", "report.html"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    assert canonical_dump(tmp_path / "one" / "riwaya.db") == canonical_dump(tmp_path / "two" / "riwaya.db")


def test_the_order_of_reports_changes_no_incident() -> None:
    items = list(read([EXAMPLES]))
    forward, backward = Pipeline().gather(items), Pipeline().gather(items[::-1])
    assert sorted(i.incident_id for i in forward.incidents) == sorted(i.incident_id for i in backward.incidents)


def test_the_examples_link_and_disagree() -> None:
    result = Pipeline().gather(read([EXAMPLES]))
    told = {frozenset(i.reports): i for i in result.incidents}
    assert any({"tell-abyad-1", "tell-abyad-2"} <= reports for reports in told)
    assert any({"dhiban-1", "dhiban-2"} <= reports for reports in told)
    assert any(i.standing == "contested" for i in result.incidents)
    for incident in result.incidents:
        for row in incident.counts:
            assert row.low is None or row.low <= (row.best or 0) <= (row.high or 0)
        assert len(incident.reports) == len(set(incident.reports))


def test_the_examples_cover_what_reports_do() -> None:
    """Several outlets, incidents told by two or more with differing tolls, relative dates, a denial, page furniture, a censored spelling."""
    result = Pipeline().gather(read([EXAMPLES]))
    assert len(result.reports) >= 12 and len({r.outlet for r in result.reports}) >= 8
    differing = [i for i in result.incidents if len(i.outlets) > 1 and any(d.type == "range" for d in i.disagreements)]
    assert len(differing) >= 3
    texts = {r.report_id: r.text for r in result.reports}
    words = {texts[a.report_id][slice(*a.date_span)] for a in result.accounts if a.date_span}
    assert any("أمس" in w for w in words) and any("اليوم" in w for w in words)
    assert any(a.factuality == "denied" for a in result.accounts)
    assert any(r.masked for r in result.reports) and any(r.status == "no_incident" for r in result.reports)
    censored = [a for a in result.accounts if any("ـ." in texts[a.report_id][slice(*span)] for span in (a.trigger, *(c.span for c in a.counts)))]
    assert censored or any("ـ." in text for text in texts.values())
    assert any("anadolu" in [s.id for s in a.sources] for a in result.accounts)


def test_a_repeated_report_changes_no_figure() -> None:
    items = [item for item in read([EXAMPLES]) if isinstance(item, Report)]
    again = Report.of(items[0].text, report_id="zz-copy", outlet="منقول", published=items[0].published)
    before, after = Pipeline().gather(items), Pipeline().gather([*items, again])
    assert next(r for r in after.reports if r.report_id == "zz-copy").near_copy_of == items[0].report_id
    figures = {i.incident_id: [(c.measure, c.group, c.low, c.best, c.high) for c in i.counts] for i in before.incidents}
    assert all(figures.get(i.incident_id) == [(c.measure, c.group, c.low, c.best, c.high) for c in i.counts] for i in after.incidents if i.incident_id in figures)
    assert {i.incident_id: i.independent_sources for i in before.incidents} == {i.incident_id: i.independent_sources for i in after.incidents if i.incident_id in figures}


BAD = {
    "empty.txt": b"", "binary.txt": b"\x00\x01\x02\x89PNG", "latin.txt": b"Nothing Arabic in this text at all.", "unknown.txt": bytes(range(128, 256)) * 20, "blank.txt": b"  \n ",
    "broken.jsonl": '{"id": "x", "text": "قتل'.encode(), "missing.jsonl": b'{"id": "x"}', "number.jsonl": b'{"id": "n", "text": 5}', "list.jsonl": b"[1]", "empty.jsonl": b"", "surrogate.jsonl": b'{"id": "s", "text": "\\ud800 abc"}',
    "nocolumn.csv": b"a,b\n1,2\n", "emptycell.csv": b"id,text\n1,\n", "empty.csv": b"", "nothing.html": b"<html><body></body></html>", "thing.xyz": b"abc", "long.jsonl": b'{"text": "' + b"a" * 300_000, "bad.csv": b"\x00\x00", "utf16.txt": b"\xff\xfe\x00", "empty.html": b"",
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_bad_input_is_named_and_the_rest_goes_on(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(BAD[name])
    good = tmp_path / "zz-good.txt"
    good.write_text("قتل مدنيان بقصف مدفعي على بلدة البارة.", encoding="utf-8")
    items = list(read([tmp_path / name, good], ReadSettings(longest_text=200_000)))
    issues = [i for i in items if isinstance(i, Issue)]
    assert issues and all(i.reason for i in issues)
    assert any(isinstance(i, Report) and i.report_id == "zz-good" for i in items)


def test_encodings_are_read_and_repaired(tmp_path: Path) -> None:
    text = "قتل ثلاثة مدنيين بقصف مدفعي على مدينة دير الزور مساء أمس وفق مصادر محلية"
    (tmp_path / "windows.txt").write_bytes(text.encode("cp1256"))
    (tmp_path / "wide.txt").write_bytes(text.encode("utf-16"))
    (tmp_path / "broken.txt").write_text(text.encode("cp1256").decode("cp1252", "ignore"), encoding="utf-8")
    reports = {r.report_id: r for r in read([tmp_path]) if isinstance(r, Report)}
    assert reports["windows"].text == text and reports["wide"].text == text
    assert reports["windows"].notes and "دير" in reports["broken"].text


def test_a_folder_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("mine")
    with pytest.raises(StoreError, match=r"thesis\.doc"):
        Pipeline().run([EXAMPLES], tmp_path)
    assert (tmp_path / "thesis.doc").read_text() == "mine"


def test_a_killed_run_leaves_every_file_of_the_previous_run_whole(tmp_path: Path) -> None:
    out, other = tmp_path / "out", tmp_path / "other.jsonl"
    other.write_text("".join(json.dumps({"id": f"r{n}", "text": f"قتل {n} مدنيين بقصف مدفعي على مدينة سراقب."}, ensure_ascii=False) + "\n" for n in range(3, 40)), encoding="utf-8")
    Pipeline().run([EXAMPLES], out)
    before = {p.name: p.read_bytes() for p in out.iterdir()}
    assert set(before) == set(FILES)
    Pipeline().run([other], tmp_path / "finished")
    dump = canonical_dump(tmp_path / "finished" / "riwaya.db")
    killed = 0
    for pause in (0.15, 0.3, 0.5, 0.7, 0.9, 1.2):
        process = subprocess.Popen([sys.executable, "-m", "riwaya", "run", str(other), "--out", str(out)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(pause)
        process.kill()
        process.wait()
        after = {p.name: p.read_bytes() for p in out.iterdir()}
        if after["accounts.jsonl"] == before["accounts.jsonl"]:
            # not done when it was killed: every byte of the previous run is there, the store's too
            killed += 1
            assert after == before
        else:
            # done before it was killed: the new run is whole
            assert set(after) == set(FILES) and canonical_dump(out / "riwaya.db") == dump
            assert after["accounts.jsonl"] == (tmp_path / "finished" / "accounts.jsonl").read_bytes()
            Pipeline().run([EXAMPLES], out)
            before = {p.name: p.read_bytes() for p in out.iterdir()}
    assert killed >= 1


@pytest.mark.slow
def test_a_very_long_line_is_named_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    good = '{"id": "%s", "text": "قتل مدنيان بقصف مدفعي على بلدة البارة."}\n'
    with path.open("wb") as file:
        file.write((good % "before").encode())
        file.write(b'{"id": "long", "text": "')
        for _ in range(48):
            file.write(b"a" * 1_000_000)
        file.write(b'"}\n')
        file.write((good % "after").encode())
    tracemalloc.start()
    items = list(read([path]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [i.report_id for i in items if isinstance(i, Report)] == ["before", "after"]
    assert [(i.source, "longer than" in i.reason) for i in items if isinstance(i, Issue)] == [(f"{path}:2", True)]
    assert peak < 24_000_000


def test_exit_status(tmp_path: Path) -> None:
    runner = CliRunner()
    (tmp_path / "empty.txt").write_text("")
    assert runner.invoke(cli, ["run", str(tmp_path / "empty.txt"), "--out", str(tmp_path / "o")]).exit_code == 1
    assert runner.invoke(cli, ["run"]).exit_code == 2
    assert runner.invoke(cli, ["demo", "--out", str(tmp_path / "d")]).exit_code == 0
    line = (tmp_path / "d" / "accounts.jsonl").read_text(encoding="utf-8").splitlines()[0]
    assert runner.invoke(cli, ["explain", json.loads(line)["account_id"], "--in", str(tmp_path / "d")]).exit_code == 0
    assert runner.invoke(cli, ["show", str(EXAMPLES), "--id", "mosul-1"]).exit_code == 0
