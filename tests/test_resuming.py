"""A run that is killed goes on where it was and ends in the same bytes; other input or another engine begins anew; one process writes."""

import json
import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from riwaya.errors import StoreError
from riwaya.export.page import PageSettings
from riwaya.model import Report
from riwaya.pipeline import Pipeline
from riwaya.settings import Settings
from riwaya.store import Unfinished
from riwaya.store.database import canonical_dump

EXAMPLES = Path(__file__).parent.parent / "riwaya" / "resources" / "examples" / "reports.jsonl"
NAMES = ("reports.jsonl", "accounts.jsonl", "incidents.jsonl", "issues.jsonl", "report.html")


def many(path: Path, times: int, first: int = 0) -> Path:
    """The examples again and again under other ids, a few words apart."""
    lines = EXAMPLES.read_text(encoding="utf-8").splitlines()
    rows = [{**json.loads(line), "id": f"{n}-{json.loads(line)['id']}"} for n in range(first, times) for line in lines]
    path.write_text("".join(json.dumps({**row, "text": f"{row['text']}\nرقم {n}"}, ensure_ascii=False) + "\n" for n, row in enumerate(rows)), encoding="utf-8")
    return path


def same(one: Path, other: Path) -> bool:
    return all((one / name).read_bytes() == (other / name).read_bytes() for name in NAMES) and canonical_dump(one / "riwaya.db") == canonical_dump(other / "riwaya.db")


def held(folder: Path) -> int:
    try:
        with sqlite3.connect(f"file:{folder / 'riwaya.db'}?mode=ro", uri=True) as connection:
            return connection.execute("SELECT count(*) FROM reports").fetchone()[0]
    except sqlite3.Error:
        return 0


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_killed_run_goes_on_and_ends_in_the_same_bytes(tmp_path: Path, jobs: str) -> None:
    path, out, grown = many(tmp_path / "many.jsonl", 20), tmp_path / "out", tmp_path / ".out.unfinished"
    process = subprocess.Popen([sys.executable, "-m", "riwaya", "run", str(path), "--out", str(out), "--jobs", jobs], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while held(grown) < 64 and process.poll() is None:
        time.sleep(0.02)
    workers = children(process.pid)
    process.kill()
    process.wait()
    assert not out.exists() and held(grown) >= 64
    before = held(grown)
    written = Pipeline(Settings(jobs=int(jobs))).run([path], out)
    assert written.resumed == before and not grown.exists()
    Pipeline().run([path], tmp_path / "fresh")
    assert same(out, tmp_path / "fresh")
    assert len(workers) == (2 if jobs == "2" and sys.platform == "linux" else 0)
    deadline = time.monotonic() + 30
    while any(Path(f"/proc/{worker}").exists() for worker in workers):
        assert time.monotonic() < deadline, "workers outlive the run that was killed"
        time.sleep(0.05)


def children(process: int) -> list[str]:
    path = Path(f"/proc/{process}/task/{process}/children")
    return path.read_text(encoding="utf-8").split() if path.exists() else []


def unfinished(folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that extracted everything and stopped before it linked."""
    with monkeypatch.context() as patch:
        patch.setattr("riwaya.pipeline.near_copies_in_order", lambda reports: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            Pipeline().run([path], folder)
    assert held(folder.with_name(f".{folder.name}.unfinished")) > 0


def test_what_was_extracted_is_not_extracted_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unfinished(tmp_path / "out", EXAMPLES, monkeypatch)
    monkeypatch.setattr("riwaya.extracting.extract", None)  # would raise if it were called
    assert Pipeline().run([EXAMPLES], tmp_path / "out").resumed == 19


@pytest.mark.parametrize("change", ["a report more at the front", "another text", "a report less", "another engine"])
def test_other_input_or_another_engine_begins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    lines = EXAMPLES.read_text(encoding="utf-8").splitlines(keepends=True)
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(lines), encoding="utf-8")
    unfinished(tmp_path / "out", path, monkeypatch)
    if change == "a report more at the front":
        lines.insert(0, '{"id": "more", "text": "قتل مدنيان بقصف مدفعي على مدينة سراقب."}\n')
    elif change == "another text":
        lines[3] = json.dumps({**json.loads(lines[3]), "text": "قتل خمسة مدنيين بقصف مدفعي على مدينة سراقب."}, ensure_ascii=False) + "\n"
    elif change == "a report less":
        lines.pop()
    else:
        monkeypatch.setattr("riwaya.engine.identity", lambda settings: ("9", "9+new"))
    path.write_text("".join(lines), encoding="utf-8")
    assert Pipeline().run([path], tmp_path / "out").resumed == 0
    Pipeline().run([path], tmp_path / "fresh")
    assert same(tmp_path / "out", tmp_path / "fresh")


def test_a_second_writer_is_told_and_a_damaged_remainder_is_dropped(tmp_path: Path) -> None:
    with Unfinished(tmp_path / "out", "e") as first:
        report = Report.of("قصف", report_id="w")
        first.put([(report, report, ())])
        with pytest.raises(StoreError, match="another run is writing"):
            Pipeline().run([EXAMPLES], tmp_path / "out")
    grown = tmp_path / ".out.unfinished"
    assert held(grown) == 1
    for file in grown.iterdir():
        file.write_bytes(os.urandom(4096))
    assert Pipeline().run([EXAMPLES], tmp_path / "out").resumed == 0
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_the_page_of_a_large_run_holds_the_newest_days(tmp_path: Path) -> None:
    written = Pipeline(Settings(page=PageSettings(most_reports=6))).run([EXAMPLES], tmp_path / "out")
    assert written.summary and 0 < written.summary.on_page < written.summary.incidents
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    by_day = sorted(written.collection().incidents, key=lambda i: i.date_start or "")
    assert by_day[-1].incident_id in page and by_day[0].incident_id not in page
