"""What one entry of `topics.yaml` looks like, and the file read into one frozen `TopicWords`.

In: resources/languages/ar/topics.yaml. Out: topics by word, and how strongly a word speaks of armed violence.
Examples are short reports of our own that are about the topic; `not` are reports that must be read all the same. Both run as tests.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from riwaya.errors import ResourceError
from riwaya.grammar.spelling import folded
from riwaya.lexicon.yaml_file import read_records

TOPICS_FILE = Path(__file__).parent.parent.parent / "resources" / "languages" / "ar" / "topics.yaml"


class TopicRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A topic: `distinct` different words of `forms` must occur, one in `share` words of the report must be among them, and each point of
    violence must be outweighed `against` times."""

    name: str
    forms: tuple[str, ...]
    distinct: int
    share: int
    against: int
    examples: tuple[str, ...]
    never: tuple[str, ...] = msgspec.field(default=(), name="not")
    line: int = 0


class ViolenceRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that speak of armed violence, each worth `weight` points."""

    name: str
    weight: int
    forms: tuple[str, ...]
    line: int = 0


class TopicWords(msgspec.Struct, frozen=True):
    """The file, ready to look up by folded word or pair of words."""

    words: dict[str, tuple[str, ...]]
    first_words: frozenset[str]
    violence: dict[str, int]
    records: dict[str, TopicRecord]


@lru_cache(maxsize=4)
def load_topics(path: Path = TOPICS_FILE) -> TopicWords:
    """The topics that ship with Riwaya, loaded once a process."""
    faults: list[str] = []
    tables = read_records(path, {"topics": TopicRecord, "violence": ViolenceRecord}, faults)
    words: dict[str, tuple[str, ...]] = {}
    for record in tables["topics"]:
        for form in record.forms:
            key = folded(form)
            if record.name in words.get(key, ()):
                faults.append(f"{path}:{record.line}: topics.{record.name}: {form} is there twice")
            words[key] = (*words.get(key, ()), record.name)
    if faults:
        raise ResourceError(sorted(faults))
    violence = {folded(form): record.weight for record in tables["violence"] for form in record.forms}
    return TopicWords(words, frozenset(form.split()[0] for form in words), violence, {r.name: r for r in tables["topics"]})
