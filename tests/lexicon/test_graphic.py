"""Every example of graphic.yaml: the marked words are found, and nothing in the sentences that have none."""

import re

import pytest

from riwaya.errors import ResourceError
from riwaya.grammar.spelling import folded
from riwaya.lexicon.arabic import graphic_words
from riwaya.lexicon.arabic.graphic_words import graphic_pattern, load_graphic

EXAMPLES = [(record.name, sentence) for record in load_graphic() for sentence in record.examples]
NEVER = [(record.name, sentence) for record in load_graphic() for sentence in record.never]


def found(sentence: str) -> list[str]:
    return re.findall(graphic_pattern(), folded(sentence))


@pytest.mark.parametrize(("name", "sentence"), EXAMPLES, ids=[f"ar/graphic/{name}-{n}" for n, (name, _) in enumerate(EXAMPLES)])
def test_the_marked_words_are_found(name: str, sentence: str) -> None:
    (marked,) = re.findall(r"\[\[(.*?)\]\]", sentence)
    assert found(sentence.replace("[[", "").replace("]]", "")) == [folded(marked)]


@pytest.mark.parametrize(("name", "sentence"), NEVER, ids=[f"ar/graphic/{name}-not-{n}" for n, (name, _) in enumerate(NEVER)])
def test_nothing_is_found_where_nothing_is(name: str, sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize("form", sorted({form for record in load_graphic() for form in record.forms}))
def test_every_form_is_found_alone_and_inside_no_longer_word(form: str) -> None:
    assert found(f"قيل {form}.") == [folded(form)] and found(f"قيل غضغ{form}ضغض.") == []


def test_a_form_in_two_records_is_a_fault(tmp_path, monkeypatch) -> None:
    record = 'forms: [أشلاء]\n    examples: ["[[أشلاء]]"]\n    not: ["x"]\n'
    (tmp_path / "graphic.yaml").write_text(f"graphic:\n  - name: a\n    {record}  - name: b\n    {record}", encoding="utf-8")
    monkeypatch.setattr(graphic_words, "GRAPHIC_FILE", tmp_path / "graphic.yaml")
    with pytest.raises(ResourceError, match="is in a too"):
        load_graphic.__wrapped__()
