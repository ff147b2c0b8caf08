"""Words of counting from languages/ar: units of people (people.yaml) and result words (results.yaml), folded and ready to look up."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from riwaya.errors import ResourceError
from riwaya.grammar.arabic import conjugated
from riwaya.grammar.spelling import folded
from riwaya.lexicon.yaml_file import marking_faults, read_records

FOLDER = Path(__file__).parent.parent.parent / "resources" / "languages" / "ar"


class CountExample(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence in which the marked words count `number` people or things under `measure`."""

    text: str
    measure: str
    number: int


class UnitRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A unit that reports count. `group` is an actor id, `unknown`, or `same` (آخرون: the group of the count before).

    `side` is set for armed people: `any` side that was hit, the `state` (then `group` is its generic actor), or a `rebel` against it.
    Under `not` the marked words count nobody.
    """

    name: str
    group: str
    demographic: str | None = None
    measure: str | None = None
    side: str | None = None
    one: tuple[str, ...] = ()
    two: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    examples: tuple[CountExample, ...]
    never: tuple[str, ...] = msgspec.field(name="not")
    line: int = 0


class ResultRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that say what happened to those who are counted; `units` carry the measure in themselves (قتلى).

    `idioms` are verbs [past, present, word] that say so only with that word (a beginning of it) behind those who are counted: فارق سبعة مدنيين الحياة.
    Under `not` the marked words are not counted so.
    """

    name: str
    measure: str
    verbs: tuple[tuple[str, str], ...] = ()
    nouns: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    idioms: tuple[tuple[str, str, str], ...] = ()
    examples: tuple[CountExample, ...]
    never: tuple[str, ...] = msgspec.field(name="not")
    line: int = 0


class Unit(msgspec.Struct, frozen=True):
    """A unit form: its record and how many it counts on its own (1, 2, or None for a plural)."""

    record: UnitRecord
    number: int | None


class QuantityWords(msgspec.Struct, frozen=True):
    """Folded forms: units by form, results by their words (a verb's forms are single words), measures that units
    carry; `openers` and `firsts` are the first words of units and results of several words, `idioms` the words that complete a verb, with the measure."""

    units: dict[str, Unit]
    results: dict[tuple[str, ...], str]
    verbs: dict[str, str]
    carried: dict[str, str]
    openers: frozenset[str]
    firsts: frozenset[str]
    idioms: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    records: tuple[UnitRecord | ResultRecord, ...]


@lru_cache(maxsize=1)
def load_quantity_words() -> QuantityWords:
    """The counting words that ship with Riwaya."""
    faults: list[str] = []
    unit_records = read_records(FOLDER / "people.yaml", {"units": UnitRecord}, faults)["units"]
    result_records = read_records(FOLDER / "results.yaml", {"results": ResultRecord}, faults)["results"]
    faults += marking_faults(FOLDER / "people.yaml", "units", unit_records) + marking_faults(FOLDER / "results.yaml", "results", result_records)
    if faults:
        raise ResourceError(faults)
    units: dict[str, Unit] = {}
    for record in unit_records:
        for number, forms in ((None, record.many), (2, record.two), (1, record.one)):
            for form in forms:
                units.setdefault(folded(form), Unit(record, number)) if number is None else units.update({folded(form): Unit(record, number)})
    results: dict[tuple[str, ...], str] = {}
    verbs: dict[str, str] = {}
    carried: dict[str, str] = {}
    idioms: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for row in result_records:
        for form in (*row.nouns, *row.forms):
            results[tuple(folded(form).split())] = row.measure
        for past, present in row.verbs:
            verbs.update(dict.fromkeys(conjugated(folded(past), folded(present)), row.measure))
        for past, present, word in row.idioms:
            for form in conjugated(folded(past), folded(present)):
                idioms[form] = (*idioms.get(form, ()), (tuple(folded(word).split()), row.measure))
        carried.update({folded(form): row.measure for form in row.units})
    openers = frozenset(form.split()[0] for form in units if " " in form)
    return QuantityWords(units, results, verbs, carried, openers, frozenset(key[0] for key in results), idioms, (*unit_records, *result_records))
