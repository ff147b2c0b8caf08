"""A run directory whatever kills the process that writes it: complete or the previous one, and nothing left beside it after the next."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import riwaya.store.runs.swapping
from riwaya.errors import StoreError
from riwaya.model import Report
from riwaya.store import FILES, Unfinished, check_folder, load

ROOT = Path(__file__).parent.parent.parent
KILLS = 12


def write(folder: Path, word: str) -> None:
    check_folder(folder)
    report = Report.of(f"هدوء {word}", report_id="r")
    with Unfinished(folder, "engine") as unfinished:
        unfinished.put([(report, report, ())])
        unfinished.put_linked({}, (), ())
        unfinished.finish(b"<p>", 0)


def gone() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
@pytest.mark.slow
@pytest.mark.parametrize("way", ["plain", "exchange"])
def test_kills_at_random_moments_leave_a_complete_run(tmp_path: Path, way: str) -> None:
    chance, folder, last = random.Random(8), tmp_path / "out", -1
    for _ in range(KILLS):
        worker = subprocess.Popen([sys.executable, "-m", "tests.store.swap_worker", str(folder), way], stdout=subprocess.PIPE, cwd=ROOT)
        worker.stdout.readline()  # a first run stands
        time.sleep(chance.random() * 0.15)
        worker.kill()
        worker.stdout.read()
        worker.wait()
        worker.stdout.close()
        if way == "exchange":
            assert folder.exists()  # at every moment
        check_folder(folder)
        assert {p.name for p in folder.iterdir()} == set(FILES)
        number = (folder / "report.html").read_text()
        assert len(load(folder).reports) == 3 and all(r.text.endswith(f" {number}") for r in load(folder).reports + load(folder / "riwaya.db").reports)
        assert {p.name for p in tmp_path.iterdir()} <= {"out", ".out.unfinished", ".out.lock"}, last


def test_a_kill_between_two_renames_is_undone_by_the_next_run(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    write(folder, "أول")
    folder.rename(tmp_path / f".out.previous-{gone()}")
    (tmp_path / f".out.writing-{gone()}").mkdir()
    check_folder(folder)
    assert load(folder).reports[0].text == "هدوء أول" and [p.name for p in tmp_path.iterdir()] == ["out"]


def test_what_a_living_process_writes_and_what_is_of_others_stays(tmp_path: Path) -> None:
    folder, others = tmp_path / "out", [f".out.writing-{os.getppid()}", ".out.writing-x", f".other.previous-{gone()}", f".out2.writing-{gone()}"]
    for name in others:
        (tmp_path / name).mkdir()
    write(folder, "أول")
    assert {p.name for p in tmp_path.iterdir()} == {"out", *others}


@pytest.mark.parametrize("is_exchanged", [True, False])
def test_a_swap_replaces_the_run_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_exchanged: bool) -> None:
    if not is_exchanged:
        monkeypatch.setattr(riwaya.store.runs.swapping, "exchange", lambda one, other: False)
    for word in ("أول", "ثان"):
        write(tmp_path / "out", word)
    assert load(tmp_path / "out").reports[0].text == "هدوء ثان" and [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_rename_that_fails_puts_the_previous_run_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "out", "أول")
    monkeypatch.setattr(riwaya.store.runs.swapping, "exchange", lambda one, other: False)
    real = Path.rename

    def rename(path: Path, target: Path) -> Path:
        if ".unfinished" in path.name:
            raise OSError(28, "no space")
        return real(path, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(StoreError, match="untouched"):
        write(tmp_path / "out", "ثان")
    assert load(tmp_path / "out").reports[0].text == "هدوء أول"
