"""The progress line: what is done, the rate, what is left; nothing where nobody watches."""

import io
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from riwaya.cli.progress import ProgressLine, expected_reports, progress_text


def test_reports_are_counted_before_the_run(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "x"}\n{"text": "y"}\n', encoding="utf-8")
    (tmp_path / "one-line.jsonl").write_text('{"text": "x"}', encoding="utf-8")
    (tmp_path / "b.txt").write_text("x", encoding="utf-8")
    (tmp_path / "c.doc").write_text("x", encoding="utf-8")
    assert expected_reports([tmp_path]) == 4
    assert expected_reports([tmp_path / "a.jsonl", tmp_path / "none.txt"]) == 2
    assert expected_reports([tmp_path / "none.txt"]) is None
    (tmp_path / "t.csv").write_text("id,text\n", encoding="utf-8")
    assert expected_reports([tmp_path]) is None


def test_the_line_is_written_over_itself_and_ended() -> None:
    now = [0.0]
    stream = io.StringIO()
    line = ProgressLine(100, stream=stream, is_shown=True, clock=lambda: now[0])
    for done in range(1, 101):
        now[0] += 0.05
        line(done)
    line.close()
    parts = stream.getvalue().split("\r")[1:]
    assert 20 <= len(parts) <= 30 and parts[0].startswith("4 of about 100 reports, 20 a second, 5 s left")
    assert parts[-1].rstrip() == "100 reports, 20 a second; linking and writing" and stream.getvalue().endswith("\n")


def test_nothing_is_written_where_nobody_watches() -> None:
    stream = io.StringIO()
    line = ProgressLine(2, stream=stream)
    line(1)
    line(2)
    line.close()
    assert stream.getvalue() == ""


@given(st.integers(0, 10**7), st.one_of(st.none(), st.integers(1, 10**7)), st.one_of(st.just(0.0), st.floats(0.01, 10**6)))
def test_any_progress_can_be_told(done: int, total: int | None, rate: float) -> None:
    assert "reports" in progress_text(done, total, rate) and len(progress_text(done, total, rate)) < 120
