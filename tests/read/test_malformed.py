"""Inputs that are broken, wrong or hostile: each gets an error that names it and says what is wrong, and a good file after it is read."""

import gzip
import io
import json
import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from riwaya.model import Issue, Report
from riwaya.read import ReadSettings, read
from tests.read.test_readers import PAGE, RSS, TEXT, telegram, warc

SMALL = ReadSettings(longest_text=40_000, largest_file=30_000_000, most_members=50, most_ratio=20)


def zipped(method: int = zipfile.ZIP_DEFLATED, **members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return buffer.getvalue()


def workbook(*rows: list[object]) -> bytes:
    import openpyxl

    book, buffer = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(buffer)
    return buffer.getvalue()


def parquet(**columns: list[object]) -> bytes:
    import pyarrow
    import pyarrow.parquet

    buffer = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(columns), buffer)
    return buffer.getvalue()


def locked() -> bytes:
    content = bytearray(zipped(a=b"x"))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    return bytes(content)


def many_members() -> bytes:
    return zipped(**{f"archive__{n}_DOT_warc": b"x" for n in range(60)})


PAGES = ("https://example.org/1", "200 OK", PAGE.encode())
CASES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "an empty text": ("a.txt", lambda: b"", "empty"),
    "a text of spaces": ("a.txt", lambda: b" \n\t ", "empty"),
    "a text of null bytes": ("a.txt", lambda: b"\x00" * 500, "empty|null|not text"),
    "a PDF named text": ("a.txt", lambda: b"%PDF-1.7\n" + bytes(range(256)), "PDF"),
    "a picture named text": ("a.txt", lambda: b"\x89PNG\r\n\x1a\n" + bytes(300), "picture"),
    "a text that is too large": ("a.txt", lambda: TEXT.encode() * 2000, "too large"),
    "broken UTF-8": ("a.txt", lambda: TEXT.encode()[:-1] + b"\xff\xfe\xff" + TEXT.encode(), "encoding|UTF-8|utf-8"),
    "an unknown kind": ("a.docx", lambda: b"x", "unknown kind"),
    "no suffix": ("README", lambda: b"x", "unknown kind"),
    "an empty page": ("a.html", lambda: b"", "empty"),
    "a page without an article": ("a.html", lambda: b"<html><body></body></html>", "no article"),
    "a page that is a database": ("a.html", lambda: b"SQLite format 3\x00" + bytes(200), "database"),
    "a page of ten thousand open tags": ("a.html", lambda: b"<div>" * 7000, "no article|parsed"),
    "an empty JSON Lines file": ("a.jsonl", lambda: b"", "empty"),
    "JSON that is cut off": ("a.jsonl", lambda: b'{"text": "abc', "not a report"),
    "JSON nested too deeply": ("a.jsonl", lambda: b'{"text": "' + TEXT.encode() + b'", "x": ' + b"[" * 15_000 + b"]" * 15_000 + b"}\n", "not a report"),
    "JSON of another shape": ("a.jsonl", lambda: b'["text"]\n', "not a report"),
    "JSON with a number as text": ("a.jsonl", lambda: b'{"text": 5}\n', "not a report"),
    "JSON with a lone surrogate": ("a.jsonl", lambda: b'{"text": "\\ud800 \xd9\x82\xd8\xb5\xd9\x81"}\n', "surrogate|not a report"),
    "JSON Lines in UTF-16": ("a.jsonl", lambda: json.dumps({"text": TEXT}).encode("utf-16"), "UTF-16"),
    "JSON Lines with a line in another encoding": ("a.jsonl", lambda: f'{{"text": "{TEXT}"}}\n'.encode() * 9 + f'{{"text": "{TEXT}"}}\n'.encode("cp1256"), "not a report.*JSON Lines are UTF-8: save the file so"),
    "an id of a hundred thousand characters": ("a.jsonl", lambda: json.dumps({"id": "x" * 30_000, "text": "قصف"}).encode(), "id of 30000"),
    "an id that is no id": ("a.jsonl", lambda: json.dumps({"id": [1], "text": TEXT}).encode(), "not a report"),
    "two texts with one id": ("a.jsonl", lambda: f'{{"id": "i", "text": "{TEXT}"}}\n{{"id": "i", "text": "{TEXT} ب"}}\n'.encode(), "neither is read"),
    "a line that is too long": ("a.jsonl", lambda: b'{"text": "' + b"x" * 50_000 + b'"}\n', "longer than"),
    "a table without a text column": ("a.csv", lambda: b"name,age\nx,5\n", "no column `text`"),
    "a table with an empty text": ("a.csv", lambda: b"text,id\n,5\n", "empty text"),
    "a cell that is too long": ("a.csv", lambda: b"text\n" + b"x" * 50_000 + b"\n", "broken table"),
    "a table that is one line": ("a.csv", lambda: b"text\n" + "قصف ".encode() * 60_000, "a line longer than"),
    "a table with a cell of many lines that is too long": ("a.csv", lambda: b'text\n"' + "قصف\n".encode() * 60_000 + b'"\n', "field larger"),
    "a table with a wrong byte far down": ("a.csv", lambda: b"text\n" + f"{TEXT}\n".encode() * 12_000 + b"\xff\n", "not utf-8"),
    "an empty table": ("a.csv", lambda: b"", "empty"),
    "a workbook that is no zip": ("a.xlsx", lambda: b"text,id\n", "zip"),
    "a workbook without sheets": ("a.xlsx", lambda: zipped(hello=b"x"), "no Excel workbook"),
    "a workbook without a text column": ("a.xlsx", lambda: workbook(["name"], ["x"]), "no column `text`"),
    "a workbook with a password": ("a.xlsx", locked, "password"),
    "a workbook that is a zip bomb": ("a.xlsx", lambda: zipped(xl__workbook_DOT_xml=b"0" * 20_000_000), "zip bomb"),
    "a workbook that was cut off": ("a.xlsx", lambda: workbook(["text"], [TEXT])[:-300], "zip"),
    "Parquet that is none": ("a.parquet", lambda: b"PAR1" + b"x" * 100, "no Parquet"),
    "Parquet that was cut off": ("a.parquet", lambda: parquet(text=[TEXT])[:-20], "no Parquet"),
    "Parquet without a text column": ("a.parquet", lambda: parquet(name=["x"]), "no column `text`"),
    "a feed that is HTML": ("a.rss", lambda: PAGE.encode(), "no RSS or Atom"),
    "a feed without entries": ("a.atom", lambda: b'<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>', "no entries"),
    "a feed that declares entities": ("a.rss", lambda: b'<!DOCTYPE r [<!ENTITY a "b">]>' + RSS.encode(), "DOCTYPE"),
    "a feed that was cut off": ("a.rss", lambda: RSS.encode()[:-60], "broken"),
    "an empty feed": ("a.xml", lambda: b"", "empty"),
    "an export of another program": ("result.json", lambda: b'{"messages": 5}', "Telegram"),
    "an export without messages": ("result.json", lambda: b'{"name": "x", "messages": []}', "no messages"),
    "an export with a broken message": ("result.json", lambda: telegram(id="seven").encode(), "not a message"),
    "an export that was cut off": ("result.json", lambda: telegram().encode()[:-40], "Telegram"),
    "an archive that is none": ("a.warc", lambda: b"hello there, no archive", "no WARC"),
    "an archive without records": ("a.warc.gz", lambda: gzip.compress(b""), "WARC|records|damaged"),
    "an archive that was cut off": ("a.warc.gz", lambda: warc(PAGES, PAGES, is_packed=True)[:-200], "damaged|cut off"),
    "an archive that was cut off in a head": ("a.warc", lambda: warc(PAGES, PAGES)[:2300], "cut off"),
    "an archive that was cut off in the head of a page": ("a.warc", lambda: warc(PAGES)[:270], "cut off"),
    "an archive that is a bomb": ("a.warc.gz", lambda: warc(("https://example.org/1", "200 OK", b"<p>" + b"0" * 25_000_000), is_packed=True), "larger than|unpacks"),
    "a WACZ without an archive": ("a.wacz", lambda: zipped(readme=b"x"), "no archive"),
    "a WACZ with too many members": ("a.wacz", many_members, "members"),
    "a WACZ whose table of contents lies": ("a.wacz", lambda: zipped()[:-8] + struct.pack("<LH", 9_000, 0), "zip|no archive"),
    "a list without an address": ("a.urls", lambda: b"# nothing yet\n", "no address"),
    "an address of a file": ("a.urls", lambda: b"file:///etc/passwd\n", "no http"),
    "an address inside a network": ("a.urls", lambda: b"http://127.0.0.1:9/x\n", "inside a network"),
    "the address of a cloud's own data": ("a.urls", lambda: b"http://169.254.169.254/latest\n", "inside a network"),
    "an address with a password": ("a.urls", lambda: b"http://user:secret@example.org/\n", "password"),
    "an address with a port that is none": ("a.urls", lambda: b"http://example.org:99999999/\n", "no address"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_malformed_input_is_named_and_stops_nothing(tmp_path: Path, name: str) -> None:
    file, content, says = CASES[name]
    (tmp_path / file).write_bytes(content())
    (tmp_path / "good.jsonl").write_text(json.dumps({"id": "good", "text": TEXT}, ensure_ascii=False), encoding="utf-8")
    found = list(read([tmp_path / file, tmp_path / "good.jsonl"], SMALL))
    issues = [i for i in found if isinstance(i, Issue)]
    assert any(re.search(says, i.reason) for i in issues), issues
    assert all(i.source for i in issues) and "secret" not in "".join(i.reason for i in issues)
    assert [r.report_id for r in found if isinstance(r, Report)][-1] == "good"


def test_there_are_forty_and_more_of_many_kinds() -> None:
    assert len(CASES) >= 40 and len({file for file, _, _ in CASES.values()}) >= 12


def test_every_cut_of_a_web_archive_that_loses_a_page_is_named(tmp_path: Path) -> None:
    for is_packed, file, slack in ((False, "a.warc", 4), (True, "a.warc.gz", 12)):
        whole, first = warc(PAGES, PAGES, is_packed=is_packed), len(warc(PAGES, is_packed=is_packed))
        for end in range(6, len(whole) + 1, 3):
            (tmp_path / file).write_bytes(whole[:end])
            has_error = any(isinstance(item, Issue) and item.severity == "error" for item in read([tmp_path / file]))
            # the blank lines and check sums behind a record may be missing: all that it says was read
            assert has_error != (first - slack <= end <= first or end >= len(whole) - slack), (file, end)


def test_a_cell_of_many_megabytes_is_refused_without_being_held(tmp_path: Path) -> None:
    import tracemalloc

    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.write(b"text\n")
        for _ in range(40):
            file.write(b"x" * 1_000_000)
    tracemalloc.start()
    found = list(read([path], ReadSettings(longest_text=500_000)))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(found) == 1 and "longer than" in found[0].reason and most < 12_000_000


def test_a_side_file_nested_too_deeply_leaves_its_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.meta.json").write_bytes(b'{"outlet": "x", "y": ' + b"[" * 500_000 + b"]" * 500_000 + b"}")
    issue, report = read([tmp_path / "a.txt"], SMALL)
    assert isinstance(issue, Issue) and "side file" in issue.reason and isinstance(report, Report) and report.outlet is None
