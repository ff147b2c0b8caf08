"""What an address states about the day of publication, and what it does not."""

import json
from pathlib import Path

import pytest

from riwaya.model import Report
from riwaya.read import ReadSettings, read
from riwaya.read.url_dates import published_in


@pytest.mark.parametrize(("url", "published"), [
    ("https://twitter.com/someone/status/1487119192499359744", "2022-01-28T17:43:39+00:00"),
    ("https://mobile.twitter.com/someone/status/1487119192499359744/photo/1", "2022-01-28T17:43:39+00:00"),
    ("https://x.com/someone/statuses/1487119192499359744?s=20", "2022-01-28T17:43:39+00:00"),
    ("https://example.org/2017/03/22/strike-on-the-town/", "2017-03-22"),
    ("https://example.org/news/2017/3/2/strike", "2017-03-02"),
    ("https://example.org/news/2017-03-22/strike", "2017-03-22"),
    ("https://example.org/2017/03/22", "2017-03-22"),
])
def test_an_address_states_its_day(url: str, published: str) -> None:
    assert published_in(url) == published


@pytest.mark.parametrize("url", [
    None, "", "https://x.com/someone", "https://example.org/someone/status/1487119192499359744", "https://x.com/someone/status/20",
    "https://example.org/78873/", "https://example.org/2017/13/22/strike", "https://example.org/2017/03/strike", "https://example.org/the-strike-of-2017-03-22",
    "https://example.org/2017/03/22/what-was-said/2016/01/02/", "https://example.org/?day=/2017/03/22/", "https://example.org/12017/03/22/", "http://[broken/2017/03/22/",
])
def test_an_address_that_does_not_say_it_gives_nothing(url: str | None) -> None:
    assert published_in(url) is None


def test_the_reader_takes_the_day_of_the_address_only_where_nothing_else_says_it(tmp_path: Path) -> None:
    url = "https://example.org/2017/03/22/strike"
    rows = [{"id": "a", "text": "قصف على البلدة", "url": url}, {"id": "b", "text": "قصف على القرية", "url": url, "published": "2017-03-25"}, {"id": "c", "text": "قصف على المدينة"}]
    path = tmp_path / "r.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    found = [(r.published, r.published_basis) for r in read([path]) if isinstance(r, Report)]
    assert found == [("2017-03-22", "url"), ("2017-03-25", None), (None, None)]
    given = [(r.published, r.published_basis) for r in read([path], ReadSettings(published="2020-01-01")) if isinstance(r, Report)]
    assert given[0] == ("2020-01-01", "option") and given[1] == ("2017-03-25", None)
