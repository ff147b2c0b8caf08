"""What a measurement writes into a page lies between its marks, and nothing else changes."""

from pathlib import Path

import pytest

from evaluation.measured_part import write_part


def test_only_what_stands_between_the_marks_is_replaced(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Before\n<!-- a -->\nold\n<!-- /a -->\nafter\n", encoding="utf-8")
    write_part(page, "<!-- a -->", "<!-- /a -->", "new\n")
    assert page.read_text(encoding="utf-8") == "# Before\n<!-- a -->\nnew\n<!-- /a -->\nafter\n"


@pytest.mark.parametrize("text", ["no marks", "<!-- a --> alone", "<!-- /a --> <!-- a -->", "<!-- a --> <!-- a --> <!-- /a -->"])
def test_a_page_without_its_marks_is_named_and_left_as_it_is(tmp_path: Path, text: str) -> None:
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit, match="page.md: nothing written"):
        write_part(page, "<!-- a -->", "<!-- /a -->", "new\n")
    assert page.read_text(encoding="utf-8") == text
