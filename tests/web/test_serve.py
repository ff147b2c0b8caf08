"""The server as a process of its own over a real file: killed under load it loses nothing that it accepted, and an add beside it is noticed."""

import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from riwaya.cli import cli
from riwaya.pipeline import Pipeline
from riwaya.store import Store
from tests.web.conftest import PASSWORD

KILLS = 5


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def serve(file: Path, *options: str) -> tuple[subprocess.Popen, int]:
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "riwaya", "serve", str(file), "--port", str(port), *options], stdout=subprocess.DEVNULL, env={**os.environ})
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return process, port
        except OSError:
            assert process.poll() is None
            time.sleep(0.1)
    raise AssertionError("the server did not start")


def asked(port: int, path: str, body: object = None, csrf: str = "") -> dict:
    request = urllib.request.Request(f"http://127.0.0.1:{port}/api/v1{path}", method="POST" if body is not None else "GET", data=json.dumps(body).encode() if body is not None else None)
    request.add_header("X-CSRF-Token", csrf)
    request.add_header("Content-Type", "application/json")
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
@pytest.mark.slow
def test_a_server_that_is_killed_under_load_loses_no_accepted_edit(file: Path) -> None:
    chance, accepted = random.Random(5), []
    for kill in range(KILLS):
        process, port = serve(file)
        csrf, incidents = asked(port, "/session")["csrf"], [row["incident_id"] for row in asked(port, "/incidents")["items"]]
        def write(writer: int, port: int = port, csrf: str = csrf, incidents: list[str] = incidents, kill: int = kill) -> None:
            for number in range(1000):
                text = f"{kill}-{writer}-{number}"
                try:
                    asked(port, f"/incidents/{incidents[number % len(incidents)]}/comments", {"text": text}, csrf)
                    accepted.append(text)
                    asked(port, "/incidents?size=50")
                except (OSError, http.client.HTTPException, json.JSONDecodeError):
                    return

        writers = [threading.Thread(target=write, args=(n,)) for n in range(4)]
        for writer in writers:
            writer.start()
        time.sleep(0.5 + chance.random())
        process.kill()
        process.wait()
        for writer in writers:
            writer.join()
        with Store(file) as store:
            held = {text for (text,) in store.connection.execute("SELECT text FROM comments WHERE is_live")}
            assert set(accepted) <= held and store.faults() == []
            # an edit is whole: its change, its row and the incident's count stand or are missing together
            assert store.connection.execute("SELECT count(*) FROM comments").fetchone() == store.connection.execute("SELECT count(*) FROM changes").fetchone()
            assert store.connection.execute("SELECT sum(comments) FROM facts").fetchone()[0] == len(held)
    assert len(accepted) > 4 * KILLS


@pytest.mark.slow
def test_an_add_beside_the_server_is_noticed(file: Path, tmp_path: Path) -> None:
    process, port = serve(file)
    try:
        before = asked(port, "/stats")["reports"]["all"]
        (tmp_path / "more.jsonl").write_text(json.dumps({"id": "fresh-1", "published": "2021-03-03", "text": "قتل مدنيان بقصف مدفعي على مدينة سراقب، أمس."}, ensure_ascii=False), encoding="utf-8")
        Pipeline().add([tmp_path / "more.jsonl"], file)
        for _ in range(100):
            if asked(port, "/stats")["reports"]["all"] == before + 1:
                break
            time.sleep(0.1)
        assert "fresh-1" in {row["report_id"] for row in asked(port, "/reports?size=200")["items"]}
    finally:
        process.terminate()
        assert process.wait() in (0, -signal.SIGTERM)


def test_people_on_the_command_line_and_a_team_without_an_admin(file: Path) -> None:
    def invoke(*arguments: str, given: str | None = None):
        return CliRunner().invoke(cli, ["people", *arguments, "--db", str(file)], input=given)

    alone = CliRunner().invoke(cli, ["serve", str(file), "--team"])
    assert "riwaya people add" in str(alone.exception)
    assert "may sign in as admin" in invoke("add", "salma", "--role", "admin", given=f"{PASSWORD}\n{PASSWORD}\n").output
    assert "admin" in invoke("list").output and PASSWORD not in Path(file).read_bytes().decode("latin-1")
    assert invoke("add", "short", given="x\nx\n").exception is not None and invoke("add", "salma", given=f"{PASSWORD}\n{PASSWORD}\n").exception is not None
    assert "last admin" in str(invoke("change", "salma", "--off").exception)
    assert "is changed" in invoke("change", "salma", "--password", given=f"{PASSWORD}!\n{PASSWORD}!\n").output


def test_a_taken_port_is_said_so_with_what_to_do_and_no_address_is_printed(file: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        told = subprocess.run([sys.executable, "-m", "riwaya", "serve", str(file), "--port", str(port)], capture_output=True, text=True, timeout=60, check=False)
    assert told.returncode == 2 and told.stdout == ""
    assert f"port {port} of 127.0.0.1 is taken" in told.stderr and "--port" in told.stderr and len(told.stderr.strip().splitlines()) == 1


def test_an_address_that_is_not_of_this_machine_is_said_so(file: Path) -> None:
    told = subprocess.run([sys.executable, "-m", "riwaya", "people", "add", "salma", "--role", "admin", "--db", str(file)], input=f"{PASSWORD}\n{PASSWORD}\n", capture_output=True, text=True, timeout=60, check=False)
    assert told.returncode == 0, told.stderr
    told = subprocess.run([sys.executable, "-m", "riwaya", "serve", str(file), "--team", "--host", "192.0.2.1", "--port", str(free_port())], capture_output=True, text=True, timeout=60, check=False)
    assert told.returncode == 2 and told.stdout == "" and "cannot answer on 192.0.2.1" in told.stderr


@pytest.mark.skipif(not hasattr(signal, "SIGINT") or os.name == "nt", reason="this system sends no interrupt")
def test_the_address_is_printed_once_it_answers_and_an_interrupt_ends_it(file: Path) -> None:
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "riwaya", "serve", str(file), "--port", str(port)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"})
    assert process.stdout is not None
    line = process.stdout.readline()
    assert f"http://127.0.0.1:{port}/" in line
    assert asked(port, "/session")["csrf"]
    process.send_signal(signal.SIGINT)
    rest, errors = process.communicate(timeout=30)
    assert process.returncode == 0 and rest == "" and errors == ""
