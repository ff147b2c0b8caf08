"""Each reader on a small input of its kind, made here: what it gives, in what order, with what beside it."""

import datetime
import gzip
import hashlib
import json
import os
import zipfile
from pathlib import Path

import msgspec
import pytest

from riwaya.errors import MissingExtraError, ReadError
from riwaya.model import Issue, Report
from riwaya.read import ReadSettings, read
from riwaya.read.formats.feed import plain

TEXT = "قتل مدنيان بقصف مدفعي على مدينة سراقب، أمس، بحسب مصدر محلي من المدينة."
PARAGRAPH = " ".join([TEXT] * 6)
PAGE = f"""<html dir="rtl"><head><title>قصف على سراقب</title><meta property="og:site_name" content="مرصد الشمال"><meta property="article:published_time" content="2018-12-03T10:00:00Z">
</head><body><nav><a href="/">الرئيسية</a></nav><article><h1>قصف على سراقب</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH[::1]} وأضاف المصدر أن القصف استمر ساعات.</p></article></body></html>"""


def reports(*paths: Path, settings: ReadSettings = ReadSettings()) -> list[Report]:
    found = list(read(paths, settings))
    assert [i for i in found if isinstance(i, Issue)] == []
    return [r for r in found if isinstance(r, Report)]


def warc(*pages: tuple[str, str, bytes], is_packed: bool = False) -> bytes:
    """A web archive, written by hand; each record is packed by itself, as the standard says."""
    found = b""
    for number, (url, status, body) in enumerate(pages):
        answer = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n".encode() + body
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2018-12-04T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        record = head.encode() + answer + b"\r\n\r\n"
        found += gzip.compress(record) if is_packed else record
    return found


def test_text_files_carry_the_hash_of_their_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode("cp1256"))
    (report,) = reports(tmp_path / "a.txt")
    assert report.text == TEXT and report.bytes_sha256 == hashlib.sha256(TEXT.encode("cp1256")).hexdigest() != report.sha256


def test_pages_give_title_outlet_and_day(tmp_path: Path) -> None:
    (tmp_path / "p.html").write_text(PAGE, encoding="utf-8")
    (report,) = reports(tmp_path / "p.html")
    assert (report.title, report.outlet, report.published, report.published_basis) == ("قصف على سراقب", "مرصد الشمال", "2018-12-03", "page")
    assert (report.title_basis, report.outlet_basis) == ("page", "page")
    assert TEXT in report.text and "الرئيسية" not in report.text and report.bytes_sha256


@pytest.mark.parametrize(
    ("page", "settings", "expected"),
    [
        (PAGE, ReadSettings(), ("page", "page", "page")),
        (PAGE, ReadSettings(outlet="مركز", published="2020-01-01"), ("page", "option", "option")),
        (PAGE.replace('<meta property="og:site_name" content="مرصد الشمال">', '<link rel="canonical" href="https://www.example.org/news/5">'), ReadSettings(), ("page", "page", "address")),
        (PAGE.replace('<meta property="og:site_name" content="مرصد الشمال">', ""), ReadSettings(outlet="مركز"), ("page", "page", "option")),
        (PAGE.replace('<meta property="article:published_time" content="2018-12-03T10:00:00Z">', '<link rel="canonical" href="https://example.org/news/2017/03/22/a">'), ReadSettings(), ("page", "page", "page")),
    ],
)
def test_a_page_says_where_its_title_day_and_outlet_come_from(tmp_path: Path, page: str, settings: ReadSettings, expected: tuple[str, str, str]) -> None:
    (tmp_path / "p.html").write_text(page, encoding="utf-8")
    (report,) = reports(tmp_path / "p.html", settings=settings)
    assert (report.title_basis, report.published_basis, report.outlet_basis) == expected, report


def test_what_the_input_gives_outright_has_no_basis_and_what_an_option_gives_has(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "text": TEXT, "title": "عنوان", "outlet": "مثال", "published": "2018-12-03"}, ensure_ascii=False), encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    given, told = reports(tmp_path / "a.jsonl", tmp_path / "b.txt", settings=ReadSettings(outlet="مركز", published="2020-01-01"))
    assert (given.title_basis, given.published_basis, given.outlet_basis, given.outlet) == (None, None, None, "مثال")
    assert (told.title_basis, told.published_basis, told.outlet_basis, told.outlet) == (None, "option", "option", "مركز")
    # the lines of a run are read as they are, with where their values came from
    (tmp_path / "r.jsonl").write_bytes(msgspec.json.encode(told) + b"\n")
    assert reports(tmp_path / "r.jsonl") == [msgspec.structs.replace(told, bytes_sha256=None)]


@pytest.mark.parametrize("header", [["body", "pub_date", "link"], ["النص", "التاريخ", "الرابط"], ["text", "date", "url"]])
def test_tables_are_mapped_by_their_headers_and_the_map_is_saved(tmp_path: Path, header: list[str]) -> None:
    openpyxl, pyarrow = pytest.importorskip("openpyxl"), pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")

    (tmp_path / "c.csv").write_text(f"{','.join(header)}\n\"{TEXT}\",2018-12-03,https://example.org/1\n", encoding="utf-8")
    book = openpyxl.Workbook()
    book.create_sheet("notes", 0).append(["nothing", "here"])
    for row in (header, [TEXT, datetime.datetime(2018, 12, 3), "https://example.org/1"]):
        book.worksheets[1].append(row)
    book.save(tmp_path / "e.xlsx")
    parquet.write_table(pyarrow.table(dict(zip(header, [[TEXT], [datetime.date(2018, 12, 3)], ["https://example.org/1"]], strict=True))), tmp_path / "p.parquet")
    for name in ("c.csv", "e.xlsx", "p.parquet"):
        (report,) = reports(tmp_path / name)
        assert (report.text, report.published, report.url) == (TEXT, "2018-12-03", "https://example.org/1"), name
        saved = tmp_path / f"{name[0]}.map.json"
        assert json.loads(saved.read_text(encoding="utf-8"))["text"] == header[0]
        assert reports(tmp_path / name) == [report]


def test_a_given_map_is_used_and_a_wrong_one_is_named_with_the_nearest_header(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(f"story,when\n\"{TEXT}\",2018-12-03\n", encoding="utf-8")
    (tmp_path / "m.json").write_text('{"text": "story", "published": "when"}', encoding="utf-8")
    (report,) = reports(tmp_path / "t.csv", settings=ReadSettings(column_map=tmp_path / "m.json"))
    assert (report.text, report.published) == (TEXT, "2018-12-03")
    (tmp_path / "m.json").write_text('{"text": "storys"}', encoding="utf-8")
    (issue,) = read([tmp_path / "t.csv"], ReadSettings(column_map=tmp_path / "m.json"))
    assert "did you mean 'story'?" in issue.reason


RSS = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>وكالة الفرات</title>
<item><guid>g1</guid><title>قصف</title><link>https://example.org/1</link><pubDate>Mon, 03 Dec 2018 09:00:00 GMT</pubDate><description>موجز</description>
<content:encoded><![CDATA[<p>{TEXT}</p><script>alert(1)</script><p>سطر ثان</p>]]></content:encoded></item>
<item><guid>g2</guid><title>آخر</title><description>{TEXT} ثانية</description></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>وكالة الفرات</title><entry><id>g1</id><title>قصف</title><updated>2018-12-03T09:00:00Z</updated>
<link href="https://example.org/1"/><content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;</content></entry></feed>"""


def test_feeds(tmp_path: Path) -> None:
    (tmp_path / "f.rss").write_text(RSS, encoding="utf-8")
    one, two = reports(tmp_path / "f.rss")
    assert one.text == f"{TEXT}\nسطر ثان" and one.published == "2018-12-03T09:00:00Z" and one.outlet == "وكالة الفرات" and one.url == "https://example.org/1"
    assert two.published is None and two.report_id != one.report_id
    (tmp_path / "a.atom").write_text(ATOM, encoding="utf-8")
    (entry,) = reports(tmp_path / "a.atom")
    assert entry.text == TEXT and entry.report_id == one.report_id
    assert plain("<br>a &amp; b<br/>c") == "a & b\nc"


def telegram(**message: object) -> str:
    whole = {"id": 7, "type": "message", "date": "2018-12-03T23:30:00", "date_unixtime": "1543879800", "text": ["قتل مدنيان ", {"type": "bold", "text": "بقصف مدفعي"}, " على مدينة سراقب"], **message}
    return json.dumps({"name": "قناة", "type": "public_channel", "id": 99, "messages": [{"id": 1, "type": "service", "text": ""}, whole, {"id": 8, "type": "message", "text": ""}]}, ensure_ascii=False)


def test_telegram_gives_channel_day_chain_and_edits_as_versions(tmp_path: Path) -> None:
    from riwaya.pipeline import Pipeline
    from riwaya.store import Store

    path = tmp_path / "result.json"
    path.write_text(telegram(forwarded_from="قناة أخرى"), encoding="utf-8")
    (report,) = reports(path)
    assert (report.report_id, report.outlet, report.text) == ("tg-99-7", "قناة", "قتل مدنيان بقصف مدفعي على مدينة سراقب")
    assert report.published == "2018-12-03T23:30:00+00:00" and report.relayed_from == "قناة أخرى"
    assert Pipeline().add([path], tmp_path / "t.db").new == 1
    path.write_text(telegram(text="قتل ثلاثة مدنيين بقصف مدفعي على مدينة سراقب", edited_unixtime="1543880000"), encoding="utf-8")
    assert Pipeline().add([path], tmp_path / "t.db").changed == 1
    with Store(tmp_path / "t.db") as store:
        assert store.status().versions == 1
    path.write_text(telegram().replace("public_channel", "personal_chat"), encoding="utf-8")
    (issue,) = read([path])
    assert "private chat" in issue.reason


@pytest.mark.parametrize("name", ["w.warc", "w.warc.gz", "w.wacz"])
def test_web_archives(tmp_path: Path, name: str) -> None:
    pages = (("https://example.org/1", "200 OK", PAGE.encode()), ("https://example.org/2", "404 Not Found", PAGE.encode()), ("https://example.org/3", "200 OK", b"<html></html>"))
    content = warc(*pages, is_packed=name.endswith(".gz"))
    if name.endswith(".wacz"):
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("archive/data.warc", content)
            archive.writestr("datapackage.json", "{}")
    else:
        (tmp_path / name).write_bytes(content)
    report, issue = read([tmp_path / name])
    assert isinstance(report, Report) and report.url == "https://example.org/1" and TEXT in report.text and report.bytes_sha256 == hashlib.sha256(PAGE.encode()).hexdigest()
    assert isinstance(issue, Issue) and issue.severity == "warning" and issue.source == "https://example.org/3"


@pytest.mark.parametrize(("name", "module", "extra"), [("x.xlsx", "openpyxl", "xlsx"), ("x.parquet", "pyarrow", "parquet"), ("x.rss", "feedparser", "feeds")])
def test_a_missing_extra_says_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str, extra: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    monkeypatch.setitem(__import__("sys").modules, module, None)
    with pytest.raises(MissingExtraError, match=rf"pip install 'riwaya\[{extra}\]'"):
        list(read([tmp_path / name]))


def test_every_kind_of_input_is_documented() -> None:
    from riwaya.read import FORMATS, NAMES, SUFFIXES

    page = (Path(__file__).parent.parent.parent / "docs" / "reference" / "readers.md").read_text(encoding="utf-8")
    assert set(SUFFIXES.values()) | set(NAMES.values()) == set(FORMATS.names)
    assert [s for s in (*SUFFIXES, *NAMES) if f"`{s}`" not in page] == []


def test_the_clock_bounds_a_file(tmp_path: Path) -> None:
    from riwaya.read.bounds import Clock

    with pytest.raises(ReadError, match="took longer"):
        Clock("x", ReadSettings(longest_seconds=-1.0)).check()


@pytest.mark.parametrize(("name", "between"), [("a.csv", ";"), ("a.csv", "\t"), ("a.tsv", "\t"), ("a.csv", ",")])
def test_tables_of_spreadsheets_of_any_country_are_read(tmp_path: Path, name: str, between: str) -> None:
    (tmp_path / name).write_text(between.join(("id", "text", "published")) + "\n" + between.join(("1", f'"{TEXT}"', "2018-12-03")) + "\n", encoding="utf-8")
    (report,) = reports(tmp_path / name)
    assert (report.report_id, report.text, report.published) == ("1", TEXT, "2018-12-03")


@pytest.mark.parametrize(("written", "day"), [("2018/12/03", "2018-12-03"), ("2018.12.03", "2018-12-03"), ("2018/12/03 10:00", "2018-12-03 10:00"), ("03/12/2018", None), ("2018/12/033", None), ("2018/13/03", None)])
def test_a_day_with_the_year_in_front_is_read_and_one_that_may_be_two_is_not(tmp_path: Path, written: str, day: str | None) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "text": TEXT, "published": written}, ensure_ascii=False), encoding="utf-8")
    found = list(read([tmp_path / "a.jsonl"]))
    assert [r.published for r in found if isinstance(r, Report)] == [day] and any(isinstance(i, Issue) for i in found) is (day is None)


def test_an_id_of_spaces_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("".join(json.dumps({"id": i, "text": f"{TEXT} {n}"}, ensure_ascii=False) + "\n" for n, i in enumerate(("", "  ", None))), encoding="utf-8")
    (tmp_path / "b.csv").write_text(f'id,text\n ,"{TEXT}"\n', encoding="utf-8")
    assert all(r.report_id.startswith("r-") for r in reports(tmp_path / "a.jsonl", tmp_path / "b.csv"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_links_out_of_a_folder_are_not_followed_and_a_pipe_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(TEXT, encoding="utf-8")
    folder = tmp_path / "unpacked"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text(f"{TEXT} أ", encoding="utf-8")
    (folder / "deep" / "inside.txt").symlink_to(folder / "a.txt")
    (folder / "outside.txt").symlink_to(tmp_path / "secret.txt")
    os.mkfifo(folder / "pipe.jsonl")
    found = list(read([folder, folder / "pipe.jsonl"]))
    assert [r.report_id for r in found if isinstance(r, Report)] == ["a", "inside"]
    assert [(Path(i.source).name, i.reason.partition(":")[0]) for i in found if isinstance(i, Issue)] == [("outside.txt", "is a link that leads out of the folder"), ("pipe.jsonl", "is no file")]
    assert [r.report_id for r in reports(folder / "outside.txt")] == ["outside"]  # named by a person, it is read


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859-6"])
def test_json_lines_in_an_arabic_code_page_are_read_as_texts_and_tables_are(tmp_path: Path, encoding: str) -> None:
    lines = [json.dumps({"id": f"{n}", "title": "عنوان", "outlet": "Sham", "text": f"{TEXT} {n}"}, ensure_ascii=False) for n in range(3)]
    (tmp_path / "a.jsonl").write_bytes("\n".join(lines).encode(encoding))
    found = reports(tmp_path / "a.jsonl")
    assert [(r.report_id, r.text, r.title, r.notes) for r in found] == [(f"{n}", f"{TEXT} {n}", "عنوان", (f"decoded from {encoding}",)) for n in range(3)]
