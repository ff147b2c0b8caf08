"""A watcher adds what comes, once; waits longer for what fails; is the only one; ends and starts again clean."""

import http.server
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from riwaya.errors import SettingsError, StoreError
from riwaya.pipeline import Pipeline
from riwaya.read import ReadSettings
from riwaya.settings import Settings
from riwaya.store import Store
from riwaya.store.database import canonical_dump
from riwaya.watching import Watcher, WatchSettings
from riwaya.watching.sources import Feeds, Folders

EXAMPLES = Path(__file__).parent.parent.parent / "riwaya" / "resources" / "examples" / "reports.jsonl"
LINES = EXAMPLES.read_text(encoding="utf-8").splitlines(keepends=True)
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>مثال</title>{}</channel></rss>"""
ENTRY = "<item><guid>{0}</guid><title>قصف</title><pubDate>Mon, 03 Dec 2018 10:00:00 GMT</pubDate><description>قتل {0} مدنيين بقصف مدفعي على مدينة سراقب، أمس.</description></item>"
QUICK = WatchSettings(settled_seconds=0)


def put(folder: Path, name: str, lines: list[str]) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text("".join(lines), encoding="utf-8")
    return folder / name


def test_new_and_changed_files_are_added_once(tmp_path: Path) -> None:
    folder, file = tmp_path / "in", tmp_path / "lasting.db"
    put(folder, "a.jsonl", LINES[:9])
    with Watcher([folder], file, watch=QUICK) as watcher:
        first = watcher.turn()
        assert first.added and (first.files, first.added.new) == (1, 9)
        assert watcher.turn().added is None
        put(folder, "b.jsonl", LINES[9:])
        put(folder, "notes.unknown", ["no report"])
        second = watcher.turn()
        assert second.added and (second.files, second.added.new) == (1, 10)
        put(folder, "a.jsonl", LINES[:8])
        third = watcher.turn()
        assert third.added and (third.files, third.added.new, third.added.unchanged) == (1, 0, 8)
    Pipeline().add([EXAMPLES], tmp_path / "at-once.db")
    assert canonical_dump(file) == canonical_dump(tmp_path / "at-once.db")
    assert not (tmp_path / "lasting.db.lock").exists()


def test_a_file_that_is_still_written_waits(tmp_path: Path) -> None:
    path = put(tmp_path / "in", "a.jsonl", LINES[:2])
    folders = Folders([tmp_path / "in"], 3600)
    assert folders.settled() == []
    past = time.time() - 7200
    os.utime(path, (past, past))
    assert folders.settled() == [path]
    folders.taken([path])
    assert folders.settled() == []


def test_one_watcher_keeps_a_store_and_wrong_sources_are_named(tmp_path: Path) -> None:
    put(tmp_path / "in", "a.jsonl", LINES[:1])
    with Watcher([tmp_path / "in"], tmp_path / "l.db"), pytest.raises(StoreError, match="another watcher"), Watcher([tmp_path / "in"], tmp_path / "l.db"):
        pass
    with pytest.raises(SettingsError, match="no such folder"):
        Watcher([tmp_path / "missing"], tmp_path / "l.db")


def test_a_failure_is_said_and_the_wait_grows_until_it_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "in", "a.jsonl", LINES[:2])
    stop, waits, turns = threading.Event(), [], []
    with Watcher([tmp_path / "in"], tmp_path / "l.db", watch=WatchSettings(settled_seconds=0, every_seconds=4)) as watcher:
        real = watcher._add

        def add(files):
            if len(turns) < 2:
                raise StoreError("another process is writing to this store")
            return real(files)

        def say(turn, wait):
            turns.append(turn)
            waits.append(wait)
            if len(turns) == 4:
                stop.set()

        monkeypatch.setattr(watcher, "_add", add)
        monkeypatch.setattr(stop, "wait", lambda seconds: None)
        watcher.run(stop, say)
    assert [bool(turn.problems) for turn in turns] == [True, True, False, False]
    assert waits[:2] == [8, 16] and turns[2].added and turns[2].added.new == 2 and waits[3] == 4


@pytest.fixture
def server():
    """A feed whose entries and status a test sets."""
    state = {"entries": [1, 2], "status": 200}

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            is_feed = self.path == "/feed"
            body = RSS.format("".join(ENTRY.format(n) for n in state["entries"])).encode() if is_feed else b""
            self.send_response(state["status"] if is_feed else 404)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        state["url"] = f"http://127.0.0.1:{running.server_port}/feed"
        yield state
        running.shutdown()


def test_feeds_are_asked_by_schedule_and_wait_longer_when_they_fail(tmp_path: Path, server) -> None:
    listed = tmp_path / "news.feeds"
    listed.write_text(f"# ours\n{server['url']}\n{server['url']}\n", encoding="utf-8")
    reading = ReadSettings(is_private_allowed=True, delay_seconds=0)
    feeds = Feeds([listed], tmp_path / "kept", reading, every=60, longest=200)
    files, problems = feeds.due(0)
    assert len(files) == 1 and not problems
    assert feeds.due(1)[0] == files, "what was not added is given again"
    feeds.taken(files)
    assert feeds.due(59) == ([], ())
    assert feeds.due(60) == ([], ()), "the same bytes are not read again"
    server["status"] = 404
    waits = []
    for now in (120, 240, 480):
        (problem,) = feeds.due(now)[1]
        waits.append(problem.rpartition("asked again in ")[2])
    assert waits == ["120 s", "200 s", "200 s"]
    server.update(status=200, entries=[3, 1, 2])
    assert len(feeds.due(679)[0]) == 0 and len(feeds.due(680)[0]) == 1


def test_entries_of_a_feed_come_into_the_store(tmp_path: Path, server) -> None:
    listed = tmp_path / "news.feeds"
    listed.write_text(server["url"], encoding="utf-8")
    settings = Settings(read=ReadSettings(is_private_allowed=True, delay_seconds=0))
    with Watcher([listed], tmp_path / "l.db", settings=settings, watch=WatchSettings(feed_seconds=0.001)) as watcher:
        assert watcher.turn().added.new == 2
        server["entries"] = [3, 1, 2]
        time.sleep(0.01)
        turn = watcher.turn()
        assert (turn.added.new, turn.added.unchanged) == (1, 2)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals of a process group")
def test_the_command_ends_clean_at_ctrl_c_and_goes_on_after_a_kill(tmp_path: Path) -> None:
    put(tmp_path / "in", "a.jsonl", LINES[:9])
    arguments = [sys.executable, "-m", "riwaya", "watch", str(tmp_path / "in"), "--db", str(tmp_path / "l.db"), "--every", "0.2"]

    def started() -> subprocess.Popen:
        return subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, encoding="utf-8")

    killed = started()
    time.sleep(2.5)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.communicate()
    put(tmp_path / "in", "b.jsonl", LINES[9:])
    process = started()
    line = process.stdout.readline()
    assert "new reports" in line
    while "19 reports" not in line:
        line = process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    _, error = process.communicate(timeout=60)
    assert process.returncode == 0 and "is whole" in error and "Traceback" not in error
    with Store(tmp_path / "l.db") as store:
        assert store.is_linked() and store.faults() == []
    Pipeline().add([EXAMPLES], tmp_path / "at-once.db")
    assert canonical_dump(tmp_path / "l.db") == canonical_dump(tmp_path / "at-once.db")
