"""What one entry of `factuality.yaml` looks like, and the file read into one frozen `FactualityWords`.

In: resources/languages/ar/factuality.yaml. Out: a matcher over the words of every cue, cues by name, and the closed lists that end a
stretch. Every record carries examples, sentences of our own in which `[[...]]` marks words that must be covered by a stance of that
factuality, and `not`, sentences in which its rule must find nothing. Both run as tests.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from riwaya.errors import ResourceError
from riwaya.grammar.arabic import conjugated
from riwaya.grammar.spelling import folded
from riwaya.lexicon.kept import keep, key_of, look_up
from riwaya.lexicon.matcher import Entry, Forms, Matcher
from riwaya.lexicon.yaml_file import read_records

FACTUALITY_FILE = Path(__file__).parent.parent.parent / "resources" / "languages" / "ar" / "factuality.yaml"
GAP = "..."


class CueRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that say how sure something is, and how far they reach.

    `forms` are taken as written, with ` ... ` for a gap of up to `gap` tokens; `nouns` with or without article; `pairs` [past, present]
    are conjugated; both may hold one gap too. `scope`: `after` from the cue on, `before` up to the cue, `sentence`, `clause` from comma to comma, `words` the
    cue alone, `oblique` from the first act governed by one of the particles `governs` on (هدد بقصف), `object` from the act that is the object on (رفض تسليم), `genitive` from the act right behind it on (ضرورة استعادة), `wanted` from the first act near behind it on (يجب أن تنسحب), `subject` from the act of which the cue says something (تحرير البلدة بات وشيكا). `until`: where `after` ends, at the next comma (`clause`), at a contrast (`contrast`), or at the end. Of the `weak` words two different ones
    must stand in the sentence. `unless`: any of these words in the sentence voids the cue. `present`: only in a clause that opens with
    a verb in the present (ينفذ الحكم الجمعة المقبلة). `guarded`: any word of the list `armed` voids the cue too;
    `sides`: so does an armed actor; `crowds`: so does any word of the list `crowds`, for people protest against laws and prices too. `is_ended_by_telling`: a past verb ends the stretch, as it ends every plan (طالبت بإطلاق رجل خطفه); every denial ends before its
    circumstances and where somebody else is cited (the lists `circumstances` and `tells-on`). `spares`: nouns that
    end the stretch, for what follows them is not in question (نفت مسؤوليتها عن الهجوم). `story`: what a whole report is about where a sentence of it
    stands under the cue (`gathering.matters`).
    """

    name: str
    factuality: Literal["denied", "doubted", "planned", "none"]
    forms: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    scope: Literal["after", "before", "sentence", "clause", "words", "oblique", "object", "genitive", "wanted", "subject"] = "after"
    governs: tuple[str, ...] = ("ب",)
    until: Literal["clause", "contrast", "end"] = "contrast"
    gap: int = 8
    present: bool = False
    guarded: bool = False
    sides: bool = False
    crowds: bool = False
    is_ended_by_telling: bool = False
    story: Literal["mishap", "crime"] | None = None
    weak: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    spares: tuple[str, ...] = ()
    examples: tuple[str, ...]
    never: tuple[str, ...] = msgspec.field(default=(), name="not")
    line: int = 0


class NegationRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Negating particles, and the verbs whose negation denies that something happened. Verbs of result (أسفر) and of knowing
    (عرف) are not among them: لم يسفر القصف عن إصابات tells of a shelling. `factuality` is `none` where nobody denies anything (حلقت دون أن تقصف)."""

    name: str
    particles: tuple[str, ...]
    factuality: Literal["denied", "none"] = "denied"
    pairs: tuple[tuple[str, str], ...] = ()
    forms: tuple[str, ...] = ()
    examples: tuple[str, ...]
    never: tuple[str, ...] = msgspec.field(default=(), name="not")
    line: int = 0


class FutureRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The future prefix س before a present verb; `unless` are beginnings of words that only look so (سيطر, سيارة, ستة); `short` are the futures of four letters."""

    name: str
    unless: tuple[str, ...]
    short: tuple[str, ...] = ()
    examples: tuple[str, ...]
    never: tuple[str, ...] = msgspec.field(default=(), name="not")
    line: int = 0


class ListRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A closed list: `contrast`, `causes`, `asking`."""

    name: str
    forms: tuple[str, ...]
    line: int = 0


FactualityRecord = CueRecord | NegationRecord | FutureRecord
TABLES: dict[str, type[msgspec.Struct]] = {"cues": CueRecord, "negations": NegationRecord, "future": FutureRecord, "lists": ListRecord}


class FactualityWords(msgspec.Struct, frozen=True):
    """The file, ready to use. A match's table is `cue#form` or `cue#form#part` for forms with a gap; `weak#...` for weak words."""

    cues: dict[str, CueRecord]
    matcher: Matcher
    parts: dict[str, int]
    particles: dict[str, NegationRecord]
    negated: dict[str, frozenset[str]]
    future: FutureRecord
    lists: dict[str, dict[str, tuple[tuple[str, ...], ...]]]
    unless: dict[str, frozenset[str]]
    spares: dict[str, frozenset[str]]
    records: tuple[FactualityRecord, ...]


@lru_cache(maxsize=4)
def load_factuality(path: Path = FACTUALITY_FILE) -> FactualityWords:
    """The words of doubt, denial, plan and other talk that ship with Riwaya, loaded once a process."""
    faults: list[str] = []
    tables = read_records(path, TABLES, faults)
    cues: dict[str, CueRecord] = {}
    for cue in tables["cues"]:
        if cue.name in cues:
            faults.append(f"{path}:{cue.line}: cues.{cue.name}: this name is also on line {cues[cue.name].line}")
        cues[cue.name] = cue
    if len(tables["future"]) != 1:
        faults.append(f"{path}:1: future: must hold one record")
    if faults:
        raise ResourceError(sorted(faults))
    matcher, parts = _matcher(path, cues)
    return FactualityWords(
        cues=cues, matcher=matcher, parts=parts,
        particles={folded(p): r for r in tables["negations"] for p in r.particles},
        negated={r.name: _negated(r) for r in tables["negations"]},
        future=tables["future"][0],
        lists={r.name: _by_first_word(r) for r in tables["lists"]},
        unless={name: frozenset(folded(w) for w in cue.unless) for name, cue in cues.items()},
        spares={name: frozenset(folded(w) for w in cue.spares) for name, cue in cues.items()},
        records=(*tables["cues"], *tables["negations"], *tables["future"]),
    )


class Kept(msgspec.Struct, frozen=True):
    """The trie of the cues as it is kept on disk."""

    forms: Forms
    parts: dict[str, int]


def _matcher(path: Path, cues: dict[str, CueRecord]) -> tuple[Matcher, dict[str, int]]:
    key = key_of("cues", [path.read_bytes()]) if path == FACTUALITY_FILE else None
    kept = look_up(key, Kept) if key else None
    if kept is not None:
        return Matcher(kept.forms), kept.parts
    matcher = Matcher()
    parts: dict[str, int] = {}
    for cue in cues.values():
        _add(matcher, cue, parts)
    if key:
        keep(key, Kept(matcher.forms(), parts))
    return matcher, parts


def _by_first_word(record: ListRecord) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The forms of a closed list: their further words by the first one."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for form in record.forms:
        first, *rest = (_written(word, record.name) for word in folded(form).split())
        found.setdefault(first, []).append(tuple(rest))
    return {first: tuple(dict.fromkeys(rests)) for first, rests in found.items()}


def _written(word: str, name: str) -> str:
    """Words of the lists `armed` and `crowds` are compared without their article."""
    return word[2:] if name in ("armed", "crowds") and word.startswith("ال") and len(word) >= 5 else word


def _add(matcher: Matcher, cue: CueRecord, parts: dict[str, int]) -> None:
    rule = f"ar/factuality/{cue.name}"
    for number, form in enumerate(cue.forms):
        key = f"{cue.name}#{number}"
        for part, piece in enumerate(_pieces(form, parts, key)):
            matcher.add(piece, Entry(f"{key}#{part}", cue.name, rule, form))
    for noun in cue.nouns:
        key = noun if GAP in noun else "nouns"
        for part, piece in enumerate(_pieces(noun, parts, f"{cue.name}#{key}")):
            matcher.add(piece, Entry(f"{cue.name}#{key}#{part}", cue.name, rule, noun), is_article_free=part == 0)
    for word in cue.weak:
        matcher.add(word, Entry(f"weak#{cue.name}", cue.name, rule, folded(word)), is_article_free=True)
    for past, present in cue.pairs:
        head, _, tail = folded(past).partition(" ")
        verbs = conjugated(head, folded(present).partition(" ")[0])
        if GAP in past:
            key = f"{cue.name}#{past}"
            behind = _pieces(tail, parts, key)[-1]
            matcher.add(behind, Entry(f"{key}#1", cue.name, rule, past))
            for form in verbs:
                matcher.add(form, Entry(f"{key}#0", cue.name, rule, past))
        else:
            for form in verbs:
                matcher.add(f"{form} {tail}".strip(), Entry(cue.name, cue.name, rule, past))


def _pieces(form: str, parts: dict[str, int], key: str) -> list[str]:
    """The parts of a form around its gap, their number kept under a key."""
    pieces = [piece.strip() for piece in form.split(GAP)]
    parts[key] = len(pieces)
    return pieces


def _negated(record: NegationRecord) -> frozenset[str]:
    """Every form that may stand after the particle, with the first persons (لم نعتقل) that `conjugated` leaves out."""
    found = {folded(form) for form in record.forms}
    for past, present in record.pairs:
        body = folded(present)[1:]
        found |= {*conjugated(folded(past), folded(present)), "ن" + body, "ا" + body}
    return frozenset(found)
