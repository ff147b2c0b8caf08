"""The command line as a person meets it: exit status, errors that say what to do, help, show, explain, schema, masks, any console."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from riwaya.cli import COMMANDS, cli, screen
from riwaya.cli.interrupting import of_run, of_store
from riwaya.export.sharing import MASKS
from riwaya.model.schemas import RECORDS, schema

EXAMPLES = Path(__file__).parent.parent.parent / "riwaya" / "resources" / "examples" / "reports.jsonl"


@pytest.fixture(scope="module")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run") / "result"
    assert invoke("run", EXAMPLES, "--out", folder).exit_code == 0
    return folder


def invoke(*arguments: object):
    return CliRunner().invoke(cli, [str(a) for a in arguments])


def main(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "riwaya", *map(str, arguments)], capture_output=True, env={**os.environ, **environment}, check=False)


def rows(folder: Path, name: str) -> list[dict]:
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", RECORDS)
def test_schemas_are_valid_and_every_line_of_a_run_fits(run_folder: Path, tmp_path: Path, name: str) -> None:
    printed = json.loads(invoke("schema", name).stdout)
    Draft202012Validator.check_schema(printed)
    if name == "issues":
        (tmp_path / "empty.txt").write_text("", encoding="utf-8")
        assert invoke("run", tmp_path / "empty.txt", EXAMPLES, "--out", tmp_path / "o").exit_code == 0
        run_folder = tmp_path / "o"
    lines = rows(run_folder, name)
    assert lines and printed == json.loads(json.dumps(schema(name)))
    for line in lines:
        Draft202012Validator(printed).validate(line)


@pytest.mark.parametrize(("key", "value"), [("factuality", "perhaps"), ("date_start", "yesterday"), ("kind", None), ("trigger", [1])])
def test_a_wrong_account_does_not_fit(run_folder: Path, key: str, value: object) -> None:
    account = rows(run_folder, "accounts")[0]
    assert Draft202012Validator(schema("accounts")).is_valid(account)
    assert not Draft202012Validator(schema("accounts")).is_valid({**account, key: value})
    assert not Draft202012Validator(schema("accounts")).is_valid({k: v for k, v in account.items() if k != key})


def test_schema_writes_all_files(tmp_path: Path) -> None:
    assert invoke("schema", "--out", tmp_path / "s").exit_code == 0
    assert sorted(p.name for p in (tmp_path / "s").iterdir()) == sorted(f"{name}.schema.json" for name in RECORDS)
    assert invoke("schema").exit_code == 2 and invoke("schema", "incident").exit_code == 2


WRONG = {
    "no command of this name": (["rnu"], 2, "did you mean 'run'?"),
    "no paths": (["run", "--out", "o"], 2, "PATH"),
    "no folder": (["run", "x.jsonl"], 2, "--out"),
    "a day that is none": (["run", "x.jsonl", "--out", "o", "--published", "yesterday"], 2, "2018-12-03"),
    "no processes": (["run", "x.jsonl", "--out", "o", "--jobs", "0"], 2, "--jobs"),
    "a mask that is none": (["run", "x.jsonl", "--out", "o", "--shareable", "--keep", "faces"], 2, "texts"),
    "a delay without sharing": (["run", "x.jsonl", "--out", "o", "--delay", "3"], 2, "--shareable"),
    "a file that is not there": (["run", "x.jsonl", "--out", "o"], 1, "nothing could be read"),
    "a folder that is no run": (["explain", "a-0", "--in", "nowhere"], 1, "riwaya run --out"),
    "a report that is not there": (["show", "x.txt"], 1, "no report could be read"),
}


@pytest.mark.parametrize("name", WRONG)
def test_errors_have_their_status_and_say_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    arguments, status, says = WRONG[name]
    monkeypatch.chdir(tmp_path)
    found = main(*arguments)
    assert found.returncode == status
    error = found.stderr.decode()
    assert says in error and "Traceback" not in error
    assert not (tmp_path / "o").exists()


def test_debug_shows_the_traceback(tmp_path: Path) -> None:
    assert b"Traceback" in main("--debug", "explain", "a-0", "--in", tmp_path / "nowhere").stderr


@pytest.fixture(params=["lines", "a terminal"])
def printed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports printed as into a pipe, and as on a terminal."""
    if request.param == "a terminal":
        monkeypatch.setattr("riwaya.cli.commands.show._printed", lambda: screen)


@pytest.mark.usefixtures("printed")
def test_show_prints_text_values_words_rules_and_evidence() -> None:
    output = invoke("show", EXAMPLES, "--id", "dhiban-2").output
    assert "عملية أمنية شرق دير الزور" in output and "accounts: 1" in output
    for words in ("أربعة عناصر", "ar/dates/weekday", "evidence", "factuality", "[sdf] said"):
        assert words in output
    assert "no incident told" in invoke("show", EXAMPLES, "--id", "market-day").output
    missing = invoke("show", EXAMPLES, "--id", "no-such")
    assert missing.exit_code == 1


def test_in_a_pipe_each_value_is_a_line_with_tabs(tmp_path: Path) -> None:
    path = tmp_path / "two.txt"
    path.write_text("قتل ثلاثة\n\tجنود في كمين قرب مدينة تاجوراء فجر الأحد. وأصيب مدنيان بقصف على سوق في مدينة مصراتة.", encoding="utf-8")
    found = main("show", path, "--published", "2021-03-14").stdout.decode()
    assert "\nslot\tvalue\twords\trule\n" in found and "\nkilled\t3 " in found and "\nwounded\t2 " in found
    accounts = found.partition("accounts: 2")[2].split("\n\n")[1:]
    assert len(accounts) == 2 and all(line.count("\t") <= 3 for account in accounts for line in account.splitlines())
    assert "│" not in found


def test_on_a_terminal_the_words_of_values_are_marked(tmp_path: Path) -> None:
    import pty

    path = tmp_path / "one.txt"
    path.write_text("قتل ثلاثة جنود في كمين قرب مدينة تاجوراء فجر الأحد.", encoding="utf-8")
    leader, follower = pty.openpty()
    with subprocess.Popen([sys.executable, "-m", "riwaya", "show", str(path)], stdout=follower, env={**os.environ, "TERM": "xterm", "COLUMNS": "120"}):
        os.close(follower)
        seen = b""
        while piece := _read_on(leader):
            seen += piece
    os.close(leader)
    assert b"\x1b[1" in seen and "│ killed".encode() in seen


def _read_on(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # the other end is closed
        return b""


@pytest.mark.usefixtures("printed")
def test_show_says_by_what_sentences_were_gathered(tmp_path: Path) -> None:
    path = tmp_path / "two.txt"
    path.write_text("قتل ثلاثة جنود في كمين قرب مدينة تاجوراء فجر الأحد. وقالت مصادر محلية إن قذائف سقطت على سوق في مدينة مصراتة وأصابت أربعة مدنيين.", encoding="utf-8")
    plain, output = (invoke("show", path, "--published", "2021-03-14", *more).output for more in ((), ("--gathering",)))
    assert output.startswith(plain) and "goes on with" not in plain
    told = output.removeprefix(plain)
    for words in ("goes on with", "one more: kind: strike", "rules: one more", "place: far off"):
        assert words in told


@pytest.mark.usefixtures("printed")
def test_text_cannot_command_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "h.txt").write_text("\x1b[2J\x1b]0;x\x07 قتل مدنيان \u202eبقصف\u202c مدفعي على بلدة البارة [bold]x[/bold] [/nothing].", encoding="utf-8")
    output = invoke("show", tmp_path / "h.txt").output
    assert "\x1b]" not in output and "\x07" not in output and "\u202e" not in output and "[bold]x[/bold]" in output


def test_explain_names_every_rule_of_the_account(run_folder: Path) -> None:
    for account in rows(run_folder, "accounts")[:6]:
        output = invoke("explain", account["account_id"], "--in", run_folder).output
        packed = re.sub(r"[\s│]", "", output)
        assert all(re.sub(r"\s", "", rule) in packed for rule in account["rules"])
        assert output.count("evidence") >= len(account["evidence"])
    incident = next(i for i in rows(run_folder, "incidents") if i["links"])
    output = invoke("explain", incident["incident_id"], "--in", run_folder).output
    assert "same day" in output and all(identity in output for identity in incident["accounts"])
    assert invoke("explain", "a-zzzz", "--in", run_folder).exit_code == 1


def test_a_file_changed_by_hand_is_named(tmp_path: Path) -> None:
    for name in ("accounts", "incidents", "reports"):
        (tmp_path / f"{name}.jsonl").write_text('{"account_id": 5}\n', encoding="utf-8")
    found = main("explain", "a", "--in", tmp_path)
    assert found.returncode == 1 and b"accounts.jsonl" in found.stderr and b"Traceback" not in found.stderr


def test_sharing_prints_each_default_with_its_switch(tmp_path: Path) -> None:
    output = invoke("run", EXAMPLES, "--out", tmp_path / "a", "--shareable").output
    assert all(f"--keep {mask}" in output for mask in MASKS) and "--delay DAYS" in output
    output = invoke("run", EXAMPLES, "--out", tmp_path / "b", "--shareable", "--keep", "texts", "--delay", "400").output
    assert "texts: KEPT" in output and re.search(r"delay: \d+ incidents since 20\d\d-\d\d-\d\d are held back", output)
    assert (tmp_path / "b" / "accounts.jsonl").read_bytes() == (tmp_path / "a" / "accounts.jsonl").read_bytes()


@pytest.mark.parametrize("encoding", ["cp1252", "cp1256", "ascii", "utf-8"])
def test_a_console_that_cannot_write_arabic_stops_nothing(tmp_path: Path, encoding: str) -> None:
    found = main("show", EXAMPLES, "--id", "saraqib-1", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert found.returncode == 0 and b"Traceback" not in found.stderr and b"saraqib-1" in found.stdout
    assert main("demo", "--out", tmp_path / "d", PYTHONIOENCODING=encoding, PYTHONUTF8="0").returncode == 0


def test_help_lists_every_command_with_a_line() -> None:
    assert re.findall(r"^  (\w+)  +\S", invoke("--help").output.partition("Commands:")[2], re.MULTILINE) == list(COMMANDS.names)


def _listens_to_ctrl_c() -> None:
    """A shell that starts tests in the background has them ignore SIGINT, and children inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of a process group")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_run_says_so_and_keeps_what_it_extracted_for_the_same_command(tmp_path: Path, jobs: str) -> None:
    lines = EXAMPLES.read_text(encoding="utf-8").splitlines()
    many = "".join(line.replace('{"id": "', f'{{"id": "{n}-', 1) + "\n" for n in range(120) for line in lines)
    (tmp_path / "many.jsonl").write_text(many, encoding="utf-8")
    arguments = [sys.executable, "-m", "riwaya", "run", str(tmp_path / "many.jsonl"), "--out", str(tmp_path / "out"), "--jobs", jobs]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, preexec_fn=_listens_to_ctrl_c)
    for _ in range(1200):
        if (tmp_path / ".out.unfinished").exists() or process.poll() is not None:
            break
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    error = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 130 and f"interrupted; there is no result in {tmp_path / 'out'} yet" in error and "Traceback" not in error
    assert sorted(p.name for p in tmp_path.iterdir()) == [".out.unfinished", "many.jsonl"]


def test_what_is_said_of_an_interrupted_command_is_so(tmp_path: Path) -> None:
    assert of_run(tmp_path).startswith(f"there is no result in {tmp_path} yet") and "was not made yet" in of_store(tmp_path / "s.db")
    for name in ("incidents.jsonl", "s.db"):
        (tmp_path / name).touch()
    assert of_run(tmp_path).startswith(f"the previous result in {tmp_path} is whole") and "holds whole reports" in of_store(tmp_path / "s.db")


def test_the_help_says_of_each_command_what_the_command_says() -> None:
    """The overview reads help from the files of commands without importing them."""
    context = click.Context(cli, info_name="riwaya")
    shown = cli.get_help(context)
    for name in COMMANDS.names:
        command = cli.get_command(context, name)
        assert command is not None and not command.hidden
        limit = context.make_formatter().width - 6 - max(map(len, COMMANDS.names))
        assert f"{name} {command.get_short_help_str(limit)}".split() in [" ".join(line.split()).split() for line in shown.splitlines()]
