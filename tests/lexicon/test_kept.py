"""Tables on disk are the same as tables that are built; what is damaged, cut short or of another resource counts as absent."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest

from riwaya.grammar.spelling import _folded as spelling_of
from riwaya.lexicon import Lexicon, kept, yaml_file
from riwaya.lexicon.gazetteer.places import FOLDER, read_places
from riwaya.lexicon.gazetteer.table import Gazetteer, load_shipped
from riwaya.lexicon.records import ActorRecord
from riwaya.lexicon.yaml_file import SHIPPED, read_records

ACTORS = SHIPPED / "actors" / "syria.yaml"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(kept, "cache_folder", lambda: tmp_path / "tables")
    return tmp_path / "tables"


def _is_parsed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    parsed: list[Path] = []
    plain = yaml_file._read
    monkeypatch.setattr(yaml_file, "_read", lambda path, tables, faults: parsed.append(path) or plain(path, tables, faults))
    return parsed


def test_what_is_kept_is_what_was_built(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = Lexicon()
    parsed = _is_parsed(monkeypatch)
    again = Lexicon()
    assert parsed == [] and list(folder.iterdir())
    for table in ("actors", "sources", "objects", "weapons", "kinds", "triggers", "forces", "ends", "adjectives"):
        assert getattr(again, table) == getattr(built, table)
    assert again.matcher.forms() == built.matcher.forms()


def test_spellings_that_are_kept_are_those_that_folding_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: dict[str, str] = {}
    monkeypatch.setattr(yaml_file, "remember", taken.update)
    for _ in ("built", "kept"):
        records = read_records(ACTORS, {"actors": ActorRecord}, [])["actors"]
    assert {form for record in records for form in record.forms} <= taken.keys()
    assert all(spelling == spelling_of(form) for form, spelling in taken.items())


def test_the_gazetteer_that_is_kept_answers_as_the_one_that_was_built() -> None:
    built = Gazetteer(read_places())
    for _ in ("built", "kept"):
        load_shipped.cache_clear()
        loaded = load_shipped(FOLDER)
        assert loaded.rows == built.rows and loaded.kept() == built.kept()
    load_shipped.cache_clear()


@pytest.mark.parametrize("damage", [b"", b"\x00", None, "cut", "changed"])
def test_a_damaged_table_is_built_again(folder: Path, damage: bytes | str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    built = read_records(ACTORS, {"actors": ActorRecord}, [])
    (path,) = folder.iterdir()
    whole = path.read_bytes()
    if damage is None:
        path.unlink()
        path.mkdir()
    else:
        path.write_bytes({"cut": whole[:-9], "changed": whole[:-1] + bytes([whole[-1] ^ 1])}[damage] if isinstance(damage, str) else damage)
    parsed = _is_parsed(monkeypatch)
    assert read_records(ACTORS, {"actors": ActorRecord}, []) == built and parsed == [ACTORS]
    assert path.is_dir() or path.read_bytes() == whole


def test_another_resource_is_another_table_and_the_old_one_goes(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_file, "SHIPPED", tmp_path)
    path = tmp_path / "forms.yaml"

    class Form(msgspec.Struct, frozen=True):
        name: str

    for name in ("one", "two"):
        path.write_text(f"forms:\n  - name: {name}\n", encoding="utf-8")
        assert read_records(path, {"forms": Form}, []) == read_records(path, {"forms": Form}, []) == {"forms": [Form(name)]}
        assert len(list(folder.iterdir())) == 1


def test_a_file_with_a_fault_is_not_kept(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_file, "SHIPPED", tmp_path)
    path = tmp_path / "forms.yaml"
    path.write_text("actors:\n  - idd: sdf\n", encoding="utf-8")
    for _ in range(2):
        faults: list[str] = []
        read_records(path, {"actors": ActorRecord}, faults)
        assert any("idd" in fault for fault in faults)
    assert not folder.exists()


def test_threads_that_keep_at_once_do_no_harm(folder: Path) -> None:
    table = {"words": ["قصف"] * 1000}
    with ThreadPoolExecutor(8) as pool:
        for found in pool.map(lambda _: (kept.keep("words-1", table), kept.look_up("words-1", dict[str, list[str]]))[1], range(64)):
            assert found == table
    assert [path.name for path in folder.iterdir()] == ["words-1"]


def test_where_nothing_can_be_written_tables_are_built(folder: Path) -> None:
    folder.write_text("a file stands where the folder should be", encoding="utf-8")
    assert read_records(ACTORS, {"actors": ActorRecord}, [])["actors"]


def test_processes_that_start_at_once_read_the_same(tmp_path: Path) -> None:
    program = "from riwaya import Pipeline; print(Pipeline().read('قتل مدنيان بقصف مدفعي على مدينة سراقب، أمس.', published='2018-12-03'))"
    environment = {"XDG_CACHE_HOME": str(tmp_path), "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(Path(kept.__file__).parents[2])}
    running = [subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, env=environment) for _ in range(3)]
    said = {process.communicate()[0] for process in running}
    assert len(said) == 1 and all(process.returncode == 0 for process in running) and b"shelling" in said.pop()
