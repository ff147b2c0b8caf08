"""Every resource file loads strictly, and every example of a trigger is found where it is marked and nowhere in its `not`."""

import re
from pathlib import Path

import pytest

from riwaya.analyze import analyze
from riwaya.errors import ResourceError
from riwaya.lexicon import Lexicon, TriggerRecord, load_lexicon
from riwaya.lexicon.gazetteer import lint_places, read_places
from riwaya.model import Report

LEXICON = load_lexicon()
TRIGGERS = [(key, trigger) for key, (_, trigger) in LEXICON.triggers.items()]


def matches(text: str, identity: str) -> list[str]:
    return [
        text[found.start : found.end]
        for sentence in analyze(Report.of(text)).sentences
        for found in LEXICON.find(sentence.tokens, text)
        if found.table == "trigger" and any(entry.id == identity for entry in found.entries)
    ]


@pytest.mark.parametrize(("identity", "record"), TRIGGERS, ids=[f"kinds/{key}" for key, _ in TRIGGERS])
def test_examples(identity: str, record: TriggerRecord) -> None:
    for example in record.examples:
        assert isinstance(example, str)
        marked = re.findall(r"\[\[(.+?)\]\]", example)
        found = matches(example.replace("[[", "").replace("]]", ""), identity)
        for words in marked:
            assert any(words.endswith(hit) or hit.endswith(words) for hit in found), (example, found)
    for sentence in record.never:
        assert not matches(sentence, identity), sentence


def faults_of(folder: Path, actors: str) -> str:
    """What a lexicon says whose one file of actors holds this."""
    for name in ("actors", "sources", "things", "kinds", "languages/ar"):
        (folder / name).mkdir(parents=True)
    (folder / "languages/ar/forces.yaml").write_text("forces: []\n")
    (folder / "languages/ar/people.yaml").write_text("units: []\n")
    (folder / "actors/x.yaml").write_text(actors, encoding="utf-8")
    with pytest.raises(ResourceError) as caught:
        Lexicon(folder)
    return str(caught.value)


def test_a_mistyped_key_is_named_with_file_line_and_the_nearest_key(tmp_path: Path) -> None:
    text = faults_of(tmp_path, "actors:\n  - id: a\n    name_ar: أ\n    name_en: A\n    grup: state\n  - id: b\n")
    assert "x.yaml:5: actors.grup: unknown key, did you mean 'group'?" in text
    assert "x.yaml:6: actors.name_ar: missing" in text


def test_an_actor_that_stands_for_another_names_one_that_there_is(tmp_path: Path) -> None:
    text = faults_of(tmp_path, 'actors:\n  - {id: a, name_ar: أ, name_en: A, group: political, fights_as: c, by_country: {SY: "name:ب", IQ: d}, parent: a}\n')
    assert "a.fights_as: no actor has the id c" in text
    assert "a.by_country: no actor has the id d" in text
    assert "parent" not in text and "name:ب" not in text


def test_places_are_clean_and_many() -> None:
    rows = read_places()
    assert len(rows) >= 2500
    assert lint_places(rows) == []


def test_the_linter_finds_faults() -> None:
    row = read_places()[0]
    assert any("stands twice" in fault for fault in lint_places([row, row]))
