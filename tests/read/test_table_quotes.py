"""Quotes in a table: one that nothing closes loses its own row and no other, and is named with its line and what to do."""

from pathlib import Path

import pytest

from riwaya.model import Issue, Report
from riwaya.read import ReadSettings, read

HEAD = "id,published,text\n"
WHOLE = [f"{number},2019-11-2{number},قتل مدني بقصف على مدينة سراقب في اليوم {number}\n" for number in range(1, 7)]


def found(tmp_path: Path, table: str) -> tuple[list[str], list[Issue]]:
    (tmp_path / "t.csv").write_text(table, encoding="utf-8")
    items = list(read([tmp_path / "t.csv"], ReadSettings()))
    return [i.report_id for i in items if isinstance(i, Report)], [i for i in items if isinstance(i, Issue)]


def spoilt(number: int, mend: tuple[str, str] = ("قتل", '"قتل')) -> list[str]:
    return [line.replace(*mend) if position == number else line for position, line in enumerate(WHOLE, 1)]


@pytest.mark.parametrize(
    "lines",
    [
        spoilt(3),
        [*spoilt(3)[:4], f'5,2019-11-25,"{WHOLE[4].split(",")[2].strip()}"\n', WHOLE[5]],
        [*spoilt(3)[:4], WHOLE[4].replace("\n", '"\n'), WHOLE[5]],
        [*spoilt(3, ("3,2019", '"3,2019'))],
    ],
)
def test_a_stray_quote_loses_its_own_row_alone(tmp_path: Path, lines: list[str]) -> None:
    ids, (issue,) = found(tmp_path, HEAD + "".join(lines))
    assert ids == ["1", "2", "4", "5", "6"]
    assert (issue.source, issue.severity) == (str(tmp_path / "t.csv:4"), "error") and "quote" in issue.reason and '""' in issue.reason


def test_a_file_that_ends_inside_a_cell_says_so(tmp_path: Path) -> None:
    ids, (issue,) = found(tmp_path, HEAD + "".join(WHOLE[:2]) + '3,2019-11-23,"قتل مدني\nبقصف على')
    assert ids == ["1", "2"] and "cut off" in issue.reason and issue.source.endswith("t.csv:4")


def test_cells_of_several_lines_stay_whole(tmp_path: Path) -> None:
    ids, issues = found(tmp_path, HEAD + WHOLE[0] + '2,2019-11-22,"قتل مدني، قالت ""الوكالة""\n\nبقصف, على, سراقب\nاليوم"\n' + WHOLE[2])
    assert (ids, issues) == (["1", "2", "3"], [])


def test_a_quote_inside_a_quoted_cell_of_one_line_is_read_and_told(tmp_path: Path) -> None:
    ids, (issue,) = found(tmp_path, HEAD + WHOLE[0] + '2,2019-11-22,"قتل مدني بقصف قالت "الوكالة" إنه على سراقب"\n' + WHOLE[2])
    assert ids == ["1", "2", "3"] and (issue.severity, issue.source) == ("warning", str(tmp_path / "t.csv:3"))


def test_a_table_of_one_column_ends_where_nobody_can_say_what_is_a_row(tmp_path: Path) -> None:
    ids, (issue,) = found(tmp_path, "text\nقتل مدني بقصف على سراقب\n\"قتل مدنيان بقصف على سرمين\nقتل ثلاثة بقصف على بنش\n")
    assert len(ids) == 1 and issue.severity == "error" and "what stands before it was read" in issue.reason


def test_a_row_is_named_by_the_line_on_which_it_begins(tmp_path: Path) -> None:
    _, (issue,) = found(tmp_path, HEAD + '1,2019-11-21,"قتل مدني\nبقصف على سراقب"\n2,2019-11-22,\n')
    assert (issue.source, issue.reason) == (str(tmp_path / "t.csv:4"), "empty text")
