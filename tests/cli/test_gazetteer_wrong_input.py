"""`riwaya gazetteer` and what it cannot use: one line that names the file and the reason, exit status 2, and nothing half written."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from riwaya.cli import cli
from riwaya.errors import ReadError, StoreError
from riwaya.lexicon.gazetteer.folder import FILE
from riwaya.lexicon.gazetteer.formats import FORMATS
from riwaya.lexicon.gazetteer.importing import import_places
from riwaya.lexicon.gazetteer.stated import ImportedPlace

HEAD = "id,name_ar,variants_ar,name_en,kind,country,admin1,lat,lon,importance\n"
GOOD = HEAD + "1,تل المبتكر,,Tell Invented,village,SY,,36.5,38.2,\n"


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["gazetteer", *words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def stored(folder: Path) -> list[str]:
    with sqlite3.connect(folder / FILE) as connection:
        ids = [identity for (identity,) in connection.execute("SELECT id FROM places ORDER BY id")]
    connection.close()
    return ids


@pytest.mark.parametrize(
    ("content", "form", "reason"),
    [
        (b"", "csv", "is empty"),
        (b"", "geonames", "is empty"),
        (bytes(range(256)) * 8, "csv", "is not UTF-8"),
        (bytes(range(256)) * 8, "geonames", "is not UTF-8"),
        (GOOD.encode("utf-16"), "csv", "is not UTF-8"),
        (GOOD.replace("Tell", "Te\0ll").encode(), "csv", "line 2: is not text"),
        (b"990003\tKafr\0\n", "geonames", "line 1: is not text"),
        (b"a,b\n1,2\n", "csv", "no column id, name_ar; found: a, b"),
        (GOOD.encode(), "whosonfirst", "no column wof_id"),
        (GOOD.encode(), "ocha", "no column with a P-code"),
        (GOOD.encode(), "geonames", "line 1: 1 columns instead of 19"),
        (HEAD.encode(), "csv", "no line holds one"),
        (GOOD.replace("36.5", "965").encode(), "csv", "965,38.2 is no point on Earth"),
        (GOOD.replace("36.5", "north").encode(), "csv", "north,38.2 is no point on Earth"),
        (GOOD.replace(",SY,", ",Syria,").encode(), "csv", "SYRIA is no country"),
        (GOOD.replace("تل المبتكر", "Tell").encode(), "csv", "line 2: no Arabic name"),
    ],
)
def test_a_file_that_is_of_no_use_is_named_with_the_reason(content: bytes, form: str, reason: str, tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_bytes(content)
    status, output = run("import", str(file), "--format", form, "--data", str(tmp_path / "data"))
    assert status == 2 and str(file) in output and reason in output
    assert len(output.strip().splitlines()) == 1 and not (tmp_path / "data").exists()


@pytest.mark.parametrize(("name", "reason"), [("absent.csv", "does not exist"), ("folder", "is a directory")])
def test_no_file_at_all(name: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    status, output = run("import", str(tmp_path / name), "--format", "csv", "--data", str(tmp_path / "data"))
    assert status == 2 and name in output and reason in output and not (tmp_path / "data").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions bind neither Windows nor the superuser")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text(GOOD, encoding="utf-8")
    file.chmod(0)
    status, output = run("import", str(file), "--format", "csv", "--data", str(tmp_path / "data"))
    assert status == 2 and str(file) in output and "ermission denied" in output and not (tmp_path / "data").exists()


def test_a_file_that_the_system_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    file = tmp_path / "table.csv"
    file.write_text(GOOD, encoding="utf-8")
    monkeypatch.setattr(Path, "open", refuse)
    for form in ("csv", "geonames"):
        with pytest.raises(ReadError, match="table.csv: Permission denied"):
            import_places(file, tmp_path / "data" / FILE, format=form)
    assert not (tmp_path / "data").exists()


def test_a_wrong_line_among_right_ones_is_told_and_left_out(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text(GOOD + "2,تل الغريب,,,village,SY,,36.5,999,\n3,تل البعيد,,,village,QQ,,36.5,38.2,\n", encoding="utf-8")
    status, output = run("import", str(file), "--format", "csv", "--data", str(tmp_path))
    assert status == 0 and "line 3: 36.5,999 is no point on Earth" in output and "own:3: تل البعيد: QQ is no country" in output
    assert stored(tmp_path) == ["own:1"]


@pytest.mark.parametrize(
    "words",
    [
        ("import", "TABLE", "--format", "csv", "--country", "Syria"),
        ("import", "TABLE", "--format", "csv", "--country", "QQ"),
        ("import", "TABLE", "--format", "excel"),
        ("add", "تل المبتكر", "--country", "QQ"),
        ("add", "تل المبتكر", "--country", "SYR"),
        ("add", "Tell", "--country", "SY"),
        ("add", "تل المبتكر", "--country", "SY", "--at", "95,38"),
        ("add", "تل المبتكر", "--country", "SY", "--at", ""),
        ("add", "تل المبتكر", "--country", "SY", "--in", "nowhere"),
        ("near", "36.5"),
        ("near", "north,east"),
        ("near", "36.5,38.2", "--within", "-1"),
    ],
)
def test_a_wrong_option_is_a_wrong_command_line(words: tuple[str, ...], tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text(GOOD, encoding="utf-8")
    status, output = run(*(str(file) if word == "TABLE" else word for word in words), "--data", str(tmp_path / "data"))
    assert status == 2 and "Error: " in output and not (tmp_path / "data").exists()


@pytest.mark.parametrize("words", [("find", "حلب"), ("near", "36.2,37.1"), ("stats",), ("add", "تل المبتكر", "--country", "SY"), ("import", "TABLE", "--format", "csv")])
def test_a_gazetteer_that_is_none_is_named_and_stays_as_it_was(words: tuple[str, ...], tmp_path: Path) -> None:
    file, data = tmp_path / "table.csv", tmp_path / "data"
    file.write_text(GOOD, encoding="utf-8")
    data.mkdir()
    (data / FILE).write_bytes(b"no gazetteer at all" * 100)
    status, output = run(*(str(file) if word == "TABLE" else word for word in words), "--data", str(data))
    assert status == 2 and FILE in output and len(output.strip().splitlines()) == 1
    assert (data / FILE).read_bytes() == b"no gazetteer at all" * 100 and [path.name for path in data.iterdir()] == [FILE]


def test_the_folder_of_tables_that_is_a_file(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text(GOOD, encoding="utf-8")
    status, output = run("import", str(file), "--format", "csv", "--data", str(file))
    assert status == 2 and str(file / FILE) in output and "cannot be opened" in output
    assert file.read_text(encoding="utf-8") == GOOD


@pytest.mark.parametrize("fault", [KeyboardInterrupt(), sqlite3.OperationalError("disk I/O error")])
@pytest.mark.parametrize("is_filled", [False, True])
def test_an_import_that_is_broken_off_changes_nothing(fault: BaseException, is_filled: bool, tmp_path: Path) -> None:
    """Neither an interrupt nor a full disk leaves half a table, nor a file that was not there before."""
    good, more, database = tmp_path / "good.csv", tmp_path / "more.csv", tmp_path / FILE
    good.write_text(GOOD, encoding="utf-8")
    more.write_text(GOOD + "2,تل الثاني,,,village,SY,,36.5,38.4,\n3,تل الثالث,,,village,SY,,36.5,38.6,\n", encoding="utf-8")
    if is_filled:
        import_places(good, database, format="csv")

    def stop(done: int) -> None:
        if done == 2:
            raise fault

    with pytest.raises((KeyboardInterrupt, StoreError)):
        import_places(more, database, format="csv", progress=stop)
    assert stored(tmp_path) == ["own:1"] if is_filled else not database.exists()
    assert import_places(more, database, format="csv").places == 3


def test_a_file_that_breaks_in_its_middle_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(path: Path) -> Iterator[ImportedPlace | str]:
        yield ImportedPlace(id="own:9", names_ar=("تل التاسع",), name_en="Ninth", kind="village", country="SY")
        raise ReadError(str(path), "Input/output error")

    good = tmp_path / "good.csv"
    good.write_text(GOOD, encoding="utf-8")
    import_places(good, tmp_path / FILE, format="csv")
    monkeypatch.setattr(FORMATS["csv"], "read_file", broken)
    status, output = run("import", str(good), "--format", "csv", "--data", str(tmp_path))
    assert status == 2 and output == f"Error: {good}: Input/output error\n" and stored(tmp_path) == ["own:1"]
