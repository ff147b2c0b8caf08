"""What one entry of `speech.yaml` looks like, and the file read into one frozen `SpeechWords`.

In: resources/languages/ar/speech.yaml. Out: words of saying, of citing and of naming speakers, on folded spelling.
Every record carries examples: sentences of our own in which `[[...]]` marks the words of the source that is cited, and `not`,
sentences in which nobody is cited. Both run as tests.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from riwaya.errors import ResourceError
from riwaya.grammar.arabic import conjugated
from riwaya.grammar.spelling import folded
from riwaya.lexicon.yaml_file import read_records

SPEECH_FILE = Path(__file__).parent.parent.parent / "resources" / "languages" / "ar" / "speech.yaml"


class SpeechExample(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence with its sources marked in order of the text, the chains that must be read, and who publishes it."""

    text: str
    chains: tuple[tuple[str, ...], ...]
    outlet: str | None = None


class SpeechRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The keys that every record of the file has. `line` is where it stands in its file."""

    name: str
    examples: tuple[SpeechExample, ...]
    never: tuple[str, ...] = msgspec.field(default=(), name="not")
    line: int = 0


class SayingRecord(SpeechRecord, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Verbs of saying: pairs [past, present], conjugated by the grammar.

    `relation` is how the speaker stands to what is told. `opens` are the words that may open what is told: with `bare` a noun
    may follow at once (أعلن مقتل), otherwise one of أن, إن, a colon, a quotation mark or a word of `opens` must come. With
    `needs` one of these words must stand in what follows (نشر ... تسجيلا), else the verb is no saying. `adjacent`: only right before an
    opener or a reference (تابع أن, but not فصيل تابع ل). `accuses`: the object is the accused. `sources_only`: an actor is no speaker
    of these verbs (رصد الجيش). `goes_on`: who spoke last tells what follows where no subject stands (وأوضح في بيان سقوط قتلى). `addresses`: the object is who is told
    (أبلغ مصدر رويترز). `relays`: the subject relays, the origin stands after عن. With one of `unless` before what opens it the verb is no saying (شدد الجيش الحصار على البلدة).
    """

    relation: str
    pairs: tuple[tuple[str, str], ...]
    opens: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    bare: bool = False
    relays: bool = False
    adjacent: bool = False
    accuses: bool = False
    sources_only: bool = False
    goes_on: bool = False
    addresses: bool = False


class CitingRecord(SpeechRecord, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Prepositional ways of citing: وفق, بحسب, على حد قول. `relays` is true for نقلا عن, after which the origin stands.

    `after` names the closed list of words one of which must stand right before (حصيلة أعلنتها).
    """

    relation: str
    forms: tuple[str, ...]
    relays: bool = False
    after: str | None = None


class ReferenceRecord(SpeechRecord, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Definite nouns that refer back to a speaker already cited (المصدر, الوكالة); `kinds` are the kinds of source they can mean, `is_issued` that no medium issues it (البيان)."""

    forms: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    is_issued: bool = False


class HeadRecord(SpeechRecord, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nouns that head the phrase of a speaker. `role` says what to do with what follows:

    `own` the outlet's own staff; `spokesman` speaks for the body named after it; `person` holds an office, cited by name when
    named, else by `id`; `rank` stands before a personal name; `body` is an institution, cited by id when known, else by name; `generic` is
    cited by `id` whoever follows; `state` a state or its authorities, cited by `id`; `ministry` the short name of one, alone or with a nationality;
    `government` one without an id of its own; `police` that of a place;
    `army` a staff that is cited by the army of the story's country; `named` a body cited by these words; `source` is مصدر, cited by its qualifier; `carrier` is what carries the words of others (بيان, تقرير).
    """

    role: str
    forms: tuple[str, ...]
    id: str | None = None


class QualifierRecord(SpeechRecord, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Adjectives and phrases that say of what kind a nameless source or official is (مصدر طبي, مسؤول في الشرطة).

    `officials` is the id where an official is so qualified; `media` is true for what only qualifies media (وسائل إعلام عبرية).
    """

    id: str
    stems: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    officials: str | None = None
    media: bool = False


class OutletRecord(SpeechRecord, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An outlet by the ways its own name is written: `latin` in metadata (letters only), `forms` in Arabic text; `id` if it is a source; `home`, the country of which it tells; `is_of_the_world`: of others too, so that a report without a name of that country need not be about it."""

    latin: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    id: str | None = None
    home: str | None = None
    is_of_the_world: bool = False


class WordsRecord(SpeechRecord, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A closed list of words: `given-names`, `adverbs`, `own-voice`, `openers`, `stops`."""

    forms: tuple[str, ...]


TABLES: dict[str, type[msgspec.Struct]] = {
    "saying": SayingRecord, "citing": CitingRecord, "references": ReferenceRecord, "heads": HeadRecord, "qualifiers": QualifierRecord,
    "outlets": OutletRecord, "words": WordsRecord,
}
Record = TypeVar("Record", bound=SpeechRecord)


class SpeechWords(msgspec.Struct, frozen=True):
    """The file, ready to look up: folded first words point to the rest of the form and its record."""

    saying: dict[str, tuple[SayingRecord, ...]]
    citing: dict[str, tuple[tuple[tuple[str, ...], CitingRecord], ...]]
    references: dict[str, ReferenceRecord]
    heads: dict[str, tuple[tuple[tuple[str, ...], HeadRecord], ...]]
    qualifiers: dict[str, QualifierRecord]
    phrases: dict[str, tuple[tuple[tuple[str, ...], QualifierRecord], ...]]
    outlets: tuple[OutletRecord, ...]
    words: dict[str, dict[str, tuple[tuple[str, ...], ...]]]
    records: tuple[SpeechRecord, ...]


@lru_cache(maxsize=4)
def load_speech(path: Path = SPEECH_FILE) -> SpeechWords:
    """The words of saying that ship with Riwaya, loaded once a process; faults raise one `ResourceError`."""
    faults: list[str] = []
    tables = read_records(path, TABLES, faults)
    faults.extend(_double_names(path, tables))
    if faults:
        raise ResourceError(sorted(faults))
    saying: dict[str, tuple[SayingRecord, ...]] = {}
    for record in tables["saying"]:
        for past, present in record.pairs:
            for form in conjugated(folded(past), folded(present)):
                saying[form] = tuple(dict.fromkeys((*saying.get(form, ()), record)))
    return SpeechWords(
        # a verb that says more with a word behind it (أعلن ... مسؤوليته) is asked before the plain one
        saying={form: tuple(sorted(records, key=lambda record: not record.needs)) for form, records in saying.items()},
        citing=_by_first_word([(form, r) for r in tables["citing"] for form in r.forms]),
        references={folded(form): r for r in tables["references"] for form in r.forms},
        heads=_by_first_word([(form, r) for r in tables["heads"] for form in r.forms]),
        qualifiers={folded(stem): r for r in tables["qualifiers"] for stem in r.stems},
        phrases=_by_first_word([(phrase, r) for r in tables["qualifiers"] for phrase in r.phrases]),
        outlets=tuple(tables["outlets"]),
        words={r.name: {first: tuple(rest for rest, _ in forms) for first, forms in _by_first_word([(f, r) for f in r.forms]).items()} for r in tables["words"]},
        records=tuple(record for records in tables.values() for record in records),
    )


def _by_first_word(forms: list[tuple[str, Any]]) -> dict[str, tuple[tuple[tuple[str, ...], Any], ...]]:
    """Longest forms first, so that the first that matches is the most specific."""
    found: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
    for form, record in forms:
        first, *rest = folded(form).split()
        found.setdefault(first, []).append((tuple(rest), record))
    return {first: tuple(sorted(rests, key=lambda r: -len(r[0]))) for first, rests in found.items()}


def _double_names(path: Path, tables: dict[str, list[Any]]) -> list[str]:
    faults: list[str] = []
    seen: dict[tuple[str, str], int] = {}
    for table, records in tables.items():
        for record in records:
            key = (table, record.name)
            if key in seen:
                faults.append(f"{path}:{record.line}: {table}.{record.name}: this name is also on line {seen[key]}")
            seen[key] = record.line
    return faults
