"""What is asked of the sentences that records carry: who must have examples and counter-examples, and that each is worth running.

In: the files of actors, sources, things, kinds and of counting. Out: faults with file and line. A record with forms needs an example of its own, no sentence that
another record has with another name in it; one with a form of a single word needs a sentence under `not`, for such a word also stands inside
other names and says other things; and that sentence must hold one of its words, or it would be tested by nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from riwaya.grammar.spelling import folded
from riwaya.lexicon.records import ActorRecord, Example, ForceRecord, KindRecord, Record, SourceRecord, ThingRecord, TriggerRecord
from riwaya.lexicon.yaml_file import SHIPPED, read_records

MARK = re.compile(r"\[\[(.+?)\]\]")
FILES: tuple[tuple[str, dict[str, type[msgspec.Struct]]], ...] = (
    ("actors/*.yaml", {"actors": ActorRecord}),
    ("sources/*.yaml", {"sources": SourceRecord}),
    ("things/*.yaml", {"objects": ThingRecord, "weapons": ThingRecord}),
    ("kinds/*.yaml", {"kinds": KindRecord}),
    ("languages/ar/forces.yaml", {"forces": ForceRecord}),
)


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A sentence without its marks, and the spans of what was marked.

    >>> unmarked("قصفت [[قسد]] البلدة")
    ('قصفت قسد البلدة', [(5, 8)])
    """
    plain, spans, position = "", [], 0
    for mark in MARK.finditer(text):
        plain += text[position : mark.start()]
        spans.append((len(plain), len(plain) + len(mark.group(1))))
        plain += mark.group(1)
        position = mark.end()
    return plain + text[position:], spans


def example_faults(folder: Path = SHIPPED) -> list[str]:
    """What is wrong with the examples of the shipped records, each with file and line; empty when all is well."""
    faults: list[str] = []
    carriers: dict[str, str] = {}
    for path, line, name, record in _records(folder, faults):
        where = f"{path}:{line}: {name}"
        texts = [example.text if isinstance(example, Example) else example for example in record.examples]
        faults += [f"{where}: nothing is marked in: {text}" for text in texts if not MARK.search(text)]
        forms = [folded(form) for form in _forms(record)]
        if forms and not texts:
            faults.append(f"{where}: has no example")
        single = next((form for form in forms if " " not in form), None)
        if single and not record.never and not isinstance(record, ForceRecord):
            faults.append(f"{where}: {single} is a form of a single word, so a sentence is needed under 'not' in which it says something else")
        if isinstance(record, TriggerRecord | ForceRecord):
            continue
        faults += [f"{where}: no form stands in what is to cover it: {phrase}" for phrase in getattr(record, "unless", ()) if not any(_stands_in(form, phrase) for form in forms)]
        words = {word.removeprefix("ال") for form in forms for word in form.split() if len(word) > 1}
        faults += [f"{where}: none of its words stands in: {text}" for text in record.never if not any(word in folded(text) for word in words)]
        for text in texts:
            other = carriers.setdefault(MARK.sub("", text), where)
            if other != where:
                faults.append(f"{where}: its example is that of {other} with another name: {text}")
    return sorted(faults)


def _records(folder: Path, faults: list[str]) -> Iterator[tuple[Path, int, str, Record]]:
    for pattern, tables in FILES:
        for path in sorted(folder.glob(pattern)):
            for table, records in read_records(path, tables, faults).items():
                for record in records:
                    if isinstance(record, KindRecord):
                        yield from ((path, record.line, f"{record.id}/{trigger.name}", trigger) for trigger in record.triggers)
                    else:
                        yield path, record.line, f"{table}.{getattr(record, 'id', None) or record.name}", record


def _stands_in(form: str, phrase: str) -> bool:
    """Whether the words of a form stand in a phrase, with an article or a pronoun or without."""
    return all(any(part.removeprefix("ال").rstrip("ه") in word for word in folded(phrase).split()) for part in form.split())


def _forms(record: Record) -> list[str]:
    """The words by which a record is found, without what the grammar makes of them."""
    if isinstance(record, TriggerRecord):
        return [*record.nouns, *record.forms, *record.pasts, *(past for past, _ in (*record.verbs, *record.passives))]
    if isinstance(record, ForceRecord):
        return list(record.nouns)
    return [form for key in ("forms", "loaded", "article_free") for form in getattr(record, key, ())]
