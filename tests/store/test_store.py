"""The lasting store on a real file: adding again, versions, engines, migrations, history, search, kills, a full disk."""

import contextlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya import engine
from riwaya.engine import identity
from riwaya.errors import SettingsError, StoreError
from riwaya.grammar.search import search_query, stems
from riwaya.grammar.spelling import folded
from riwaya.link import Decision
from riwaya.model import Account, Choice, Correction, Report
from riwaya.model.correction import Stanced
from riwaya.pipeline import Pipeline
from riwaya.read import read
from riwaya.reviewing.acting import By
from riwaya.reviewing.correcting import correct
from riwaya.settings import Settings
from riwaya.store import Store, load, search
from riwaya.store.database import canonical_dump
from riwaya.store.schema import USER_VERSION
from tests.store.version_1 import write_version_1
from tests.store.version_2 import write_version_2
from tests.store.version_3 import write_version_3
from tests.store.version_4 import write_version_4

EXAMPLES = Path(__file__).parent.parent.parent / "riwaya" / "resources" / "examples" / "reports.jsonl"
KILLS = 50


@pytest.fixture(scope="module")
def result():
    return Pipeline().gather(read([EXAMPLES]))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "lasting.db"
    Pipeline().add([EXAMPLES], path)
    return path


def lines(path: Path, **changes: dict) -> Path:
    rows = [json.loads(line) for line in EXAMPLES.read_text(encoding="utf-8").splitlines()]
    path.write_text("".join(json.dumps({**row, **changes.get(row["id"].replace("-", "_"), {})}, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_store_holds_what_a_run_gives(file: Path, result) -> None:
    held = load(file)
    assert (held.reports, held.accounts, held.incidents) == (result.reports, result.accounts, result.incidents)
    with Store(file) as store:
        assert store.faults() == [] and store.is_linked()
        assert store.connection.execute("SELECT count(*) FROM links").fetchone()[0] == sum(len(i.links) for i in result.incidents) > 0


def test_adding_again_changes_nothing_and_extracts_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = canonical_dump(file)
    monkeypatch.setattr("riwaya.extracting.extract", None)  # would raise if it were called
    added = Pipeline().add([EXAMPLES], file)
    assert (added.new, added.changed, added.extracted_again, added.unchanged) == (0, 0, 0, 19)
    assert canonical_dump(file) == before


def test_two_adds_give_what_one_gives(tmp_path: Path, file: Path) -> None:
    rows = EXAMPLES.read_text(encoding="utf-8").splitlines(keepends=True)
    for name, part in (("a", rows[:9]), ("b", rows[9:])):
        (tmp_path / f"{name}.jsonl").write_text("".join(part), encoding="utf-8")
        Pipeline().add([tmp_path / f"{name}.jsonl"], tmp_path / "two.db")
    assert canonical_dump(tmp_path / "two.db") == canonical_dump(file)


def test_a_changed_report_is_a_new_version_and_the_old_one_is_kept(tmp_path: Path, file: Path) -> None:
    edited = lines(tmp_path / "edited.jsonl", saraqib_1={"text": "قتل خمسة مدنيين بقصف مدفعي على مدينة سراقب، أمس."})
    added = Pipeline().add([edited], file)
    assert (added.changed, added.unchanged) == (1, 18)
    with Store(file) as store:
        assert store.status().versions == 1 and store.faults() == []
        (old,) = store.connection.execute("SELECT record FROM report_versions").fetchone()
        assert "خمسة" not in msgspec.json.decode(old, type=Report).text
        assert [h.report.report_id for h in search(store, '"خمسة مدنيين"')][:1] == ["saraqib-1"]


def test_a_new_engine_extracts_again_and_decisions_stay(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = load(file)
    joined = next(i for i in held.incidents if len(i.reports) > 1)
    account = {a.account_id: a.report_id for a in held.accounts}
    one = next(i for i in joined.accounts if account[i] == joined.reports[0])
    others = tuple(i for i in joined.accounts if account[i] != joined.reports[0])
    with Store(file) as store:
        store.decide(msgspec.json.encode(Decision(action="split", accounts=(one,), others=others)).decode())
    monkeypatch.setattr(engine, "identity", lambda settings: ("9", "9+new"))
    added = Pipeline().add([EXAMPLES], file)
    assert (added.extracted_again, added.unchanged) == (19, 0)
    home = {a.account_id: a.incident_id for a in load(file).accounts}
    assert all(home[one] != home[other] for other in others)
    with Store(file) as store:
        status = store.status()
        assert (status.decisions, status.engines, status.versions) == (1, ("9+new",), 0) and store.faults() == []


def test_another_gazetteer_is_another_engine(tmp_path: Path) -> None:
    own = tmp_path / "gazetteer.db"
    own.write_bytes(b"one")
    first = identity(Settings(gazetteer=own))
    assert first != identity(Settings())
    own.write_bytes(b"two")
    assert identity(Settings(gazetteer=own)) != first


def test_an_interrupted_add_is_gone_on_with(tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "other.db"
    with monkeypatch.context() as patch:
        patch.setattr("riwaya.freshness.relink", lambda *a, **k: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            Pipeline().add([EXAMPLES], other)
    with pytest.raises(StoreError, match="interrupted"):
        load(other)
    Pipeline().add([], other)
    assert canonical_dump(other) == canonical_dump(file)


def test_the_step_from_version_1(tmp_path: Path, result, file: Path) -> None:
    old = tmp_path / "old.db"
    write_version_1(old, result, ('{"kept": true}',))
    held = load(old)
    assert (held.reports, held.accounts, held.incidents) == (result.reports, result.accounts, result.incidents)
    with Store(old) as store:
        assert store.connection.execute("PRAGMA user_version").fetchone()[0] == USER_VERSION
        assert store.decisions() == ('{"kept": true}',) and store.faults() == []
        assert [h.report.report_id for h in search(store, "سراقب")]
        store.connection.execute("DELETE FROM decisions")
    assert Pipeline().add([EXAMPLES], old).extracted_again == 19
    assert canonical_dump(old) == canonical_dump(file)


def test_the_step_from_version_2(tmp_path: Path, file: Path) -> None:
    old = tmp_path / "old.db"
    with Store(file) as store:
        store.decide(msgspec.json.encode(Decision(action="split", accounts=("a",), others=("b",))).decode())
    Pipeline().add([], file)
    write_version_2(old, file)
    assert canonical_dump(old) == canonical_dump(file)
    with Store(old) as store:
        assert store.connection.execute("PRAGMA user_version").fetchone()[0] == USER_VERSION
        assert len(store.decisions()) == 1 and store.faults() == [] and store.is_linked()
    held, kept = load(old), load(file)
    assert (held.reports, held.accounts, held.incidents) == (kept.reports, kept.accounts, kept.incidents)


def test_the_step_from_version_3(tmp_path: Path, file: Path) -> None:
    changed = tmp_path / "changed.jsonl"
    row = json.loads(EXAMPLES.read_text(encoding="utf-8").splitlines()[0])
    changed.write_text(json.dumps({**row, "text": row["text"] + " وأصيب خمسة."}, ensure_ascii=False), encoding="utf-8")
    Pipeline().add([changed], file)
    old = tmp_path / "old.db"
    write_version_3(old, file)
    with sqlite3.connect(old) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == 3 and "title_basis" not in connection.execute("SELECT record FROM reports").fetchone()[0]
    connection.close()
    with Store(old) as store:
        assert store.connection.execute("PRAGMA user_version").fetchone()[0] == USER_VERSION
        assert store.faults() == [] and store.is_linked() and sketches(store) == 0
    held, kept = load(old), load(file)
    assert (held.reports, held.accounts, held.incidents) == (kept.reports, kept.accounts, kept.incidents)
    # the next add finds nothing new, and one that does makes the sketches
    assert Pipeline().add([changed], old).unchanged == 1
    more = tmp_path / "more.jsonl"
    more.write_text(json.dumps({**row, "id": "copy"}, ensure_ascii=False), encoding="utf-8")
    for path in (old, file):
        assert Pipeline().add([more], path).new == 1
        with Store(path) as store:
            assert sketches(store) == 20 and store.faults() == []
    assert load(old) == load(file)


def sketches(store: Store) -> int:
    return int(store.connection.execute("SELECT count(*) FROM sketches").fetchone()[0])


def test_the_step_from_version_4(tmp_path: Path, file: Path) -> None:
    old = tmp_path / "old.db"
    write_version_4(old, file)
    with Store(old) as store:
        assert store.connection.execute("PRAGMA user_version").fetchone()[0] == USER_VERSION
        assert store.faults() == [] and store.is_linked()
        store.connection.execute("UPDATE incidents SET record = replace(record, 'single-source', 'corroborated')")
        assert store.faults() != []
    # what was changed by hand before the step is found after it
    write_version_4(old, file)
    with sqlite3.connect(old) as connection:
        connection.execute("UPDATE accounts SET incident_id = (SELECT min(incident_id) FROM incidents)")
    connection.close()
    with Store(old) as store:
        assert store.faults() != []
    write_version_4(old, file)
    assert load(old) == load(file)
    assert Pipeline().add([], old).unchanged == 0
    assert load(old) == load(file) and canonical_dump(old) == canonical_dump(file)
    with Store(old) as store:
        assert store.faults() == [] and sketches(store) == 19


def test_a_later_version_and_a_foreign_file_are_refused(tmp_path: Path, file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match="later version"):
        Store(file)
    (tmp_path / "text.db").write_text("no database" * 100, encoding="utf-8")
    with pytest.raises(StoreError, match="no store of riwaya"):
        Store(tmp_path / "text.db")
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE birds (name)")
    other.close()
    with pytest.raises(StoreError, match="no store of riwaya"):
        Store(tmp_path / "other.db")
    with pytest.raises(StoreError, match="riwaya add"):
        Store(tmp_path / "absent.db")


def test_a_damaged_file_is_named_and_never_a_traceback(tmp_path: Path, file: Path) -> None:
    """Each page in turn is written over; every way to read the store then answers or says that it is damaged."""
    content, damaged, said = file.read_bytes(), tmp_path / "damaged.db", set()
    for page in range(1, len(content) // 4096):
        damaged.write_bytes(content[: page * 4096] + b"\xa5" * 4096 + content[(page + 1) * 4096 :])
        for read_it in (lambda s: search(s, "قصف"), lambda s: search(s, "", Choice(kind="shelling")), Store.faults, Store.collection, Store.status):
            try:
                with Store(damaged) as store:
                    read_it(store)
            except StoreError as error:
                said.add(str(error).partition("damaged.db: ")[2])
    assert any("damaged" in words for words in said)


TAMPERED = {
    "a text": "UPDATE reports SET record = replace(record, 'سراقب', 'إدلب') WHERE report_id = 'saraqib-1'",
    "an account": "UPDATE accounts SET record = replace(record, '\"min\":2', '\"min\":9')",
    "a removed account": "DELETE FROM accounts WHERE rowid = (SELECT max(a.rowid) FROM accounts a WHERE account_id NOT IN (SELECT account FROM links UNION SELECT other FROM links))",
    "an incident": "UPDATE incidents SET record = replace(record, 'single-source', 'corroborated')",
    "a link": "UPDATE links SET match_weight = match_weight + 1",
    "an assignment": "UPDATE accounts SET incident_id = (SELECT min(incident_id) FROM incidents)",
    "a history entry": "UPDATE history SET digest = 'x' WHERE number = 3",
    "a removed history entry": "DELETE FROM history WHERE number = 3",
    "a new report without history": "INSERT INTO reports SELECT 'x', number + 9999, outlet, published, sha256, given, engine, version, near_copy_of, url, label, record FROM reports LIMIT 1",
}


@pytest.mark.parametrize("name", TAMPERED)
def test_verify_sees(file: Path, name: str) -> None:
    with Store(file) as store:
        assert store.faults() == []
        assert store.connection.execute(TAMPERED[name]).rowcount > 0
        assert store.faults() != []


# times and counts of runs, where a report lies, which code made what: nothing that a record says depends on them
UNCHECKED = {("reports", "number"), ("reports", "engine"), ("sketches", "number"), ("sketches", "made_of"), ("sketches", "sketch")}


def test_verify_sees_every_cell_of_the_records_and_beside_them(tmp_path: Path, file: Path) -> None:
    """One cell after another of the first row of each table; a store in which people corrected, rejected and decided."""
    with Store(file) as store, store.transaction() as connection:
        told = [msgspec.json.decode(record, type=Account) for (record,) in connection.execute("SELECT record FROM accounts ORDER BY rowid LIMIT 2")]
        by = By(who="x", role="editor", at="2026-01-01T00:00:00+00:00")
        texts = {r.report_id: r.sha256 for r in load(file).reports}
        correct(connection, by, told[0].account_id, Correction.of(told[0], sha256=texts[told[0].report_id], action="set", slot="factuality", value=Stanced(factuality="doubted")))
        correct(connection, by, told[1].account_id, Correction.of(told[1], sha256=texts[told[1].report_id], action="reject", slot="account"))
    with Store(file) as store:
        assert store.faults() == []
        tables = {t: [row[1] for row in store.connection.execute(f"PRAGMA table_info({t})")] for t in ("reports", "report_versions", "accounts", "incidents", "links", "history", "changes", "corrections", "sketches")}
        unseen = set()
        for table, columns in tables.items():
            for column in columns:
                store.connection.execute("PRAGMA foreign_keys = OFF")
                store.connection.execute("BEGIN")
                change = f"CASE WHEN typeof({column}) IN ('integer', 'real') THEN {column} + 1000 ELSE ifnull({column}, '') || 'x' END"
                if store.connection.execute(f"UPDATE {table} SET {column} = {change} WHERE rowid = (SELECT min(rowid) FROM {table})").rowcount and store.faults() == []:
                    unseen.add((table, column))
                store.connection.execute("ROLLBACK")
        assert unseen - {(t, c) for t, c in unseen if t in ("changes", "corrections")} == UNCHECKED
        assert store.faults() == []


def test_entries_that_were_cut_off_are_seen_with_the_last_hash(file: Path) -> None:
    with Store(file) as store:
        head = store.status().head
        assert store.faults(known_head=head) == []
        store.connection.execute("DELETE FROM history WHERE number = (SELECT max(number) FROM history)")
        assert any("cut off" in fault for fault in store.faults(known_head=head))


def test_search_folds_spelling_and_peels_clitics(tmp_path: Path) -> None:
    texts = {"a": "انفجرت سيّارة في السوق القديم صباح اليوم", "b": "غادر الرجل بسيارته المكان مساء", "c": "تصعيدًا للموقف أمس في المدينة", "d": "قصف جوي على البلدة ليلا"}
    with Store(tmp_path / "s.db", is_new=True) as store:
        reports = [Report.of(text, report_id=name) for name, text in texts.items()]
        store.put([(r, r, ()) for r in reports], "e")

        def found(query: str) -> set[str]:
            return {hit.report.report_id for hit in search(store, query)}

        assert found("سيارة") == found("السيارة") == found("سَيَّارَة") == {"a", "b"}
        assert found("تصعيدا امس") == {"c"} and found("بلدة") == {"d"} and found("سوق") == {"a"}
        assert found('"قصف جوي"') == {"d"} and found('"جوي قصف"') == set() and found("سيارة -انفجرت") == {"b"}
        for hostile in ('"', "NEAR(", "a OR", "*", "text:x", "سيارة)", "-قصف"):
            with contextlib.suppress(SettingsError):
                found(hostile)


def test_search_filters(file: Path) -> None:
    held = load(file)
    reports, accounts = held.report_by_id(), held.account_by_id()
    placed = next(i for i in held.incidents if i.place and i.place.lat is not None)
    actor = next(p.id for i in held.incidents for p in i.actors)
    choices = [
        Choice(first="2019-01-01"), Choice(last="2018-12-31"), Choice(kind="car_bomb"), Choice(actor=actor), Choice(standing="contested"), Choice(country="sy"), Choice(since="2020-01-01"),
        Choice(near=(placed.place.lat, placed.place.lon, 5)), Choice(box=(placed.place.lon - 0.1, placed.place.lat - 0.1, placed.place.lon + 0.1, placed.place.lat + 0.1)),
        Choice(source=next(s.id for a in held.accounts for s in a.sources)),
    ]
    with Store(file) as store:
        for choice in choices:
            expected = {i.incident_id for i in held.incidents if choice.takes(i, reports, accounts)}
            found = {i.incident_id for hit in search(store, "", choice, limit=1000) for i in hit.incidents}
            assert found == expected and expected, choice
            # what an export loads is what the choice takes of everything, and no more
            assert load(file, choice=choice) == held.chosen(choice), choice
            assert all(r.text == "" and r.sha256 for r in load(file, choice=choice, has_texts=False).reports)
        with pytest.raises(SettingsError):
            search(store, "  ")


def test_a_replaced_report_is_not_found_by_words_it_no_longer_holds(tmp_path: Path) -> None:
    with Store(tmp_path / "s.db", is_new=True) as store:
        for text in ("قصف على الجسر القديم", "هدوء في البلدة"):
            report = Report.of(text, report_id="r")
            store.put([(report, report, ())], "engine")
        kept = Report.of("ترميم الجسر بعد شهور طويلة من العمل", report_id="k")
        store.put([(kept, kept, ())], "engine")
        # the replaced text is the better fit and stands first in the index
        assert [h.report.report_id for h in search(store, "الجسر", limit=1)] == ["k"]
        assert search(store, "قصف") == []


def test_what_a_search_shows_is_what_the_record_says(file: Path) -> None:
    held = {i.incident_id: i for i in load(file).incidents}
    with Store(file) as store:
        shown = [i for hit in search(store, "", Choice(first="2000-01-01"), limit=1000) for i in hit.incidents]
    assert shown and any(i.place for i in shown)
    for incident in shown:
        record = held[incident.incident_id]
        assert (incident.kind, incident.date_start, incident.standing, incident.place) == (record.kind, record.date_start, record.standing, record.place.name if record.place else None)


@given(st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآؤئءًٌّ \"-():*", max_size=40))
def test_every_query_is_one_that_fts5_takes(query: str) -> None:
    expression = search_query(query)
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE search USING fts5 (text, stems)")
    if expression:
        connection.execute("SELECT rowid FROM search WHERE search MATCH ?", (expression,)).fetchall()
    connection.close()


@pytest.mark.parametrize("word", ["سيارة", "مدينة", "قذيفة", "مقرات"])
@pytest.mark.parametrize("form", ["{}", "ال{}", "وال{}", "ب{}", "و{}", "كال{}"])
def test_a_word_is_found_behind_its_clitics(word: str, form: str) -> None:
    assert set(stems(folded(word))) & set(stems(folded(form.format(word))))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
@pytest.mark.slow
def test_kills_at_random_moments_lose_nothing(tmp_path: Path, result) -> None:
    """One file, killed again and again while it is written: what was said to be committed is there, and nothing is half written."""
    path, template = tmp_path / "killed.db", tmp_path / "account.json"
    template.write_bytes(msgspec.json.encode(result.accounts[0]))
    chance, said, start = random.Random(6), set(), 0
    Store(path, is_new=True).connection.close()
    for _ in range(KILLS):
        worker = subprocess.Popen([sys.executable, "-m", "tests.store.kill_worker", str(path), str(template), str(start)], stdout=subprocess.PIPE, cwd=Path(__file__).parent.parent.parent)
        worker.stdout.readline()  # it writes
        time.sleep(chance.random() * 0.06)
        worker.kill()
        rest = worker.stdout.read().decode()
        worker.wait()
        worker.stdout.close()
        said |= {f"k-{start}", *(line for line in rest.split("\n")[:-1] if line.startswith("k-"))}
        with Store(path) as store:
            held = {row[0] for row in store.connection.execute("SELECT report_id FROM reports")}
            halves = store.connection.execute("SELECT report_id FROM reports WHERE (SELECT count(*) FROM accounts a WHERE a.report_id = reports.report_id) != 2").fetchall()
            assert said <= held and halves == [] and store.faults() == []
            start = 4 + max(int(i[2:]) for i in held)
    assert len(said) >= 4 * KILLS / 4


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
@pytest.mark.slow
def test_an_add_that_was_killed_ends_as_one_that_was_not(tmp_path: Path, file: Path) -> None:
    chance, path = random.Random(7), tmp_path / "killed.db"
    for _ in range(6):
        worker = subprocess.Popen([sys.executable, "-m", "riwaya", "add", str(EXAMPLES), "--db", str(path)], stdout=subprocess.DEVNULL, env={**os.environ})
        time.sleep(0.3 + chance.random() * 0.9)
        worker.kill()
        worker.wait()
    Pipeline().add([EXAMPLES], path)
    assert canonical_dump(path) == canonical_dump(file)
    with Store(path) as store:
        assert store.faults() == []


def test_a_full_disk_is_named_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    with Store(tmp_path / "full.db", is_new=True) as store:
        reports = [Report.of(f"قصف على البلدة {n} " * 50, report_id=f"f-{n}") for n in range(400)]
        store.put([(r, r, ()) for r in reports[:10]], "e")
        store.connection.execute(f"PRAGMA max_page_count = {store.connection.execute('PRAGMA page_count').fetchone()[0] + 4}")
        with pytest.raises(StoreError, match="disk is full"):
            store.put([(r, r, ()) for r in reports[10:]], "e")
        assert store.connection.execute("SELECT count(*) FROM reports").fetchone()[0] == 10 and store.faults() == []
        store.connection.execute("PRAGMA max_page_count = 1000000")
        store.put([(r, r, ()) for r in reports[10:]], "e")
        assert store.status().reports == 400


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system knows no other user to become")
def test_a_store_that_cannot_be_written_is_read_where_it_lies(file: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(file, folder / "s.db")
        (folder / "s.db").chmod(0o444)
        folder.chmod(0o555)
        try:
            assert as_nobody(lambda: (len(load(folder / "s.db").reports), faults_of(folder / "s.db"), reason(lambda: Pipeline().add([EXAMPLES], folder / "s.db")))) == repr((19, [], "cannot be written where it lies; copy it to a folder that can"))
            folder.chmod(0o755)
            (folder / "s.db-wal").write_bytes(b"a log")
            folder.chmod(0o555)
            assert "was not closed when it was copied" in as_nobody(lambda: reason(lambda: load(folder / "s.db")))
        finally:
            folder.chmod(0o755)


def faults_of(path: Path) -> list[str]:
    with Store(path) as store:
        return store.faults()


def reason(work: Callable[[], object]) -> str:
    try:
        work()
    except StoreError as error:
        return str(error).partition("s.db: ")[2]
    return "it worked"


def as_nobody(work: Callable[[], object]) -> str:
    """What the work gives, as text, in a process whose user may do no more than others may."""
    get, give = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setuid(65_534)
            told = repr(work())
        except BaseException as error:
            told = f"{type(error).__name__}: {error}"
        os.write(give, told.encode())
        os._exit(0)
    os.close(give)
    with os.fdopen(get, "rb") as answer:
        told = answer.read().decode()
    os.waitpid(child, 0)
    return told


def test_two_writers_wait_or_are_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("riwaya.store.lasting.WAIT_SECONDS", 0.05)
    with Store(file) as one, Store(file) as other:
        report = Report.of("قصف", report_id="w")
        with one.transaction(), pytest.raises(StoreError, match="another process"):
            other.put([(report, report, ())], "e")
