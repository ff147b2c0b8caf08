"""The only code that opens `riwaya/resources`: strict files in, one frozen `Lexicon` out.

Reads resources/actors, sources, things, kinds (world) and resources/languages/ar (ways of saying things).
Faults stop the load with a `ResourceError` that holds all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import msgspec

from riwaya.errors import ResourceError
from riwaya.grammar.arabic import accusatives, conjugated, conjugated_past, first_plural, readings, without_pronoun
from riwaya.grammar.remembered import Remembered
from riwaya.grammar.spelling import folded
from riwaya.lexicon.arabic.quantities import UnitRecord
from riwaya.lexicon.kept import keep, key_of, look_up
from riwaya.lexicon.matcher import Entry, Forms, Found, Matcher, without_prefix
from riwaya.lexicon.records import ActorRecord, ForceRecord, KindRecord, Record, SourceRecord, ThingRecord, TriggerRecord
from riwaya.lexicon.yaml_file import read_records
from riwaya.model import Token
from riwaya.model.once import once

RESOURCES = Path(__file__).parent.parent / "resources"
STOPS = frozenset(".؛;:!؟?")
COMMAS = frozenset("،,")
PARENTHESIS = 6  # words between two commas
PEOPLE = "people"  # among the ends of a trigger: every word of people.yaml for persons
NEVER = "none/"
NO_PEOPLE = frozenset(("casualty", "injured", "other"))
AnyRecord = TypeVar("AnyRecord", bound=Record)

__all__ = ["ActorRecord", "Entry", "Found", "KindRecord", "Lexicon", "Matcher", "SourceRecord", "ThingRecord", "TriggerRecord", "load_lexicon", "tells_none", "without_prefix"]


class Actors(dict[str, ActorRecord]):
    """Actors by id. A group that only its name tells (`name:<as written>`) is no member; asked for, it gets a record made of its name."""

    def __missing__(self, identity: str) -> ActorRecord:
        if not identity.startswith("name:"):
            raise KeyError(identity)
        name = identity.removeprefix("name:")
        state = folded(name).startswith(("الجيش", "الشرطه", "القوات", "البحريه", "السلطات", "الدرك", "الحرس"))
        return ActorRecord(id=identity, name_ar=name, name_en=name, group="state" if state else "non_state")


def _stems(form: str) -> frozenset[str]:
    """What may be left of a word once it is peeled."""
    return frozenset(stem for reading in readings(form) for stem in (reading.stem, reading.bare, *without_pronoun(reading.bare)))


_STEMS = Remembered(_stems)


def _ends_behind(tokens: Sequence[Token], last: int, within: int, ends_in: Mapping[str, frozenset[str]]) -> list[frozenset[str]]:
    """What as many words behind a token, up to where its clause ends, may be the end of; words that end nothing, which are most, are left out."""
    found: list[frozenset[str]] = []
    position, limit = last + 1, min(last + 1 + within, len(tokens))
    while position < limit:
        form = tokens[position].form
        position += 1
        if form in STOPS:
            break
        if form in COMMAS:
            # دمرت القوات، مساء أمس، ثلاث آليات: what stands between two commas does not count
            close = next((i for i in range(position + 1, min(position + PARENTHESIS, len(tokens))) if tokens[i].form in COMMAS), None)
            if close is not None:
                position, limit = close + 1, min(limit + close + 2 - position, len(tokens))
            continue
        if ends := ends_in[form]:
            found.append(ends)
    return found


def _is_before(tokens: Sequence[Token], first: int, within: int, ends: frozenset[str]) -> bool:
    """Whether the subject of a headline stands before its verb, which agrees with it: متظاهرون يحرقون, not أهالي ... قطع."""
    if not tokens[first].form.removeprefix("و").startswith(("ي", "ت")) and not tokens[first].form.endswith(("وا", "ت")):
        return False
    forms = [token.form for token in tokens[max(0, first - within) : first]]
    return not any(form in STOPS or form in COMMAS for form in forms) and any(not ends.isdisjoint(_STEMS[form]) for form in forms)


class Records(msgspec.Struct, frozen=True):
    """What a lexicon knows of the world, by id."""

    actors: dict[str, ActorRecord]
    sources: dict[str, SourceRecord]
    objects: dict[str, ThingRecord]
    weapons: dict[str, ThingRecord]
    kinds: dict[str, KindRecord]
    forces: list[ForceRecord]
    people: frozenset[str]


class Kept(msgspec.Struct, frozen=True):
    """A lexicon as it is kept on disk, its trie built."""

    records: Records
    ends: dict[str, tuple[frozenset[str], int, bool]]
    forms: Forms


class Lexicon:
    """Everything the engine knows about words: records by id, and a matcher over all their forms.

    Tables of the matcher: `actor`, `source`, `object`, `weapon` (entry id = record id) and `trigger` (entry id = `kind/name`).
    """

    def __init__(self, folder: Path = RESOURCES) -> None:
        faults: list[str] = []
        key = key_of("lexicon", (path.read_bytes() for path in _files(folder))) if folder == RESOURCES else None
        kept = look_up(key, Kept) if key else None
        records = kept.records if kept else _records(folder, faults)
        self.folder = folder
        self.actors = Actors(records.actors)
        self.by_adjective: dict[str, tuple[str, ...]] = {}
        for actor in self.actors.values():
            for adjective in map(folded, actor.adjectives):
                self.by_adjective[adjective] = (*self.by_adjective.get(adjective, ()), actor.id)
        self.adjectives = frozenset(self.by_adjective)
        self.by_joined = {folded(form): actor.id for actor in self.actors.values() for form in actor.joined}
        self.by_land = {tuple(folded(form).split()): actor.id for actor in self.actors.values() for form in actor.lands}
        self.sources, self.objects, self.weapons, self.kinds = records.sources, records.objects, records.weapons, records.kinds
        self.forces, self.people = records.forces, records.people
        self.triggers = {f"{kind.id}/{trigger.name}": (kind, trigger) for kind in self.kinds.values() for trigger in kind.triggers}
        self.ends = kept.ends if kept else {}
        self._ends_in = Remembered(lambda form: self._all_ends & _STEMS[form])
        self.matcher = Matcher(kept.forms if kept else None)
        if kept is None:
            self._fill(faults)
            if faults:
                raise ResourceError(sorted(faults))
            if key:
                keep(key, Kept(records, self.ends, self.matcher.forms()))

    def find(self, tokens: Sequence[Token], text: str, at: Iterable[int] | None = None) -> list[Found]:
        """Every form of the lexicon in a sentence, the longest of each table at each position; `at` as for the matcher."""
        # what is covered by a phrase of `unless` has no id
        found = [match for match in self.matcher.find(tokens, text, at) if match.entries[0].id]
        if not any(match.table == "apart" for match in found):
            return found
        # a trigger of several words covers what stands inside it, and so does a word that tells no act; any other single word gives way to the pair that says more
        covering = [match for match in found if match.table == "trigger" and (match.last > match.first or tells_none(match))]
        taken = {position for match in covering for position in range(match.first, match.last + 1)}
        # استولوا على آليات: the same words with what they took say more
        same = {(match.first, match.last) for match in covering if not tells_none(match)}
        free = (f for f in found if f.table == "apart" and (f.first not in taken or (f.first, f.last) in same))
        joined = {match.first: match for found_one in free for match in (self._completed(found_one, tokens),) if match}
        kept = [match for match in found if match.table != "apart" and not (match.table == "trigger" and match.first in joined)]
        return sorted([*kept, *joined.values()], key=lambda match: (match.first, match.table))

    @once
    def _all_ends(self) -> frozenset[str]:
        """The second parts of all triggers that have one."""
        return frozenset[str]().union(*(ends for ends, _, _ in self.ends.values()))

    def _completed(self, found: Found, tokens: Sequence[Token]) -> Found | None:
        """The trigger whose first part was found, when its second part follows in the same clause."""
        behind: dict[int, list[frozenset[str]]] = {}
        entries = []
        for entry in found.entries:
            ends, within, either_way = self.ends[entry.id]
            if within not in behind:
                behind[within] = _ends_behind(tokens, found.last, within, self._ends_in)
            if not all(map(ends.isdisjoint, behind[within])) or either_way and entry.form == "verb" and _is_before(tokens, found.first, within, ends):
                entries.append(Entry("trigger", entry.id.rpartition("#")[0], entry.rule, entry.form))
        return Found("trigger", found.first, found.last, found.start, found.end, found.prefix, tuple(dict.fromkeys(entries))) if entries else None

    def _cover(self) -> None:
        """Phrases that cover a form inside them: they are found and stand for nothing."""
        for table, records in (("actor", self.actors), ("source", self.sources), ("object", self.objects), ("weapon", self.weapons)):
            for record in records.values():
                for phrase in record.unless:
                    self.matcher.add(phrase, Entry(table, "", f"{table}s/{record.id}/unless", folded(phrase)), is_article_free=True)

    def _unknown(self) -> list[str]:
        """A fault for each actor or source that another stands for, or belongs to, and that no record describes; a group may be meant by its name alone."""
        faults = []
        for actor in self.actors.values():
            meant = (("parent", actor.parent), ("fights_as", actor.fights_as), ("followers", actor.followers), *(("by_country", other) for other in actor.by_country.values()))
            faults += [f"{self.folder / 'actors'}: {actor.id}.{field}: no actor has the id {other}" for field, other in meant if other is not None and other not in self.actors and not other.startswith("name:")]
        known = self.actors.keys() | self.sources.keys()
        return [*faults, *(f"{self.folder / 'sources'}: {s.id}.parent: no source or actor has the id {s.parent}" for s in self.sources.values() if s.parent and s.parent not in known)]

    def _fill(self, faults: list[str]) -> None:
        faults += self._unknown()
        self._cover()
        for actor in self.actors.values():
            for form in (*actor.forms, *actor.loaded):
                self.matcher.add(form, Entry("actor", actor.id, f"actors/{actor.id}", folded(form)))
        # a name that an actor has of its own stands before one made of an adjective (القوات العراقية)
        for actor in self.actors.values():
            for adjective in actor.adjectives:
                for force in self.forces:
                    for form in force.forms(adjective):
                        for variant in (form, *(accusatives(folded(form)) if force.agreement == "masculine" else ())):
                            self.matcher.add(variant, Entry("actor", actor.id, f"actors/{actor.id}/adjective", folded(variant)))
            for form in actor.article_free:
                self.matcher.add(form, Entry("actor", actor.id, f"actors/{actor.id}", folded(form)), is_article_free=True)
        for source in self.sources.values():
            for form in source.forms:
                self.matcher.add(form, Entry("source", source.id, f"sources/{source.id}", folded(form)))
            for form in source.article_free:
                self.matcher.add(form, Entry("source", source.id, f"sources/{source.id}", folded(form)), is_article_free=True)
        for table, things in (("object", self.objects), ("weapon", self.weapons)):
            for thing in things.values():
                for form in thing.forms:
                    for variant in (form, *accusatives(folded(form))):
                        self.matcher.add(variant, Entry(table, thing.id, f"{table}s/{thing.id}", folded(form)), is_article_free=True)
        for kind in self.kinds.values():
            for trigger in kind.triggers:
                key = f"{kind.id}/{trigger.name}"
                if self.triggers[key][1] is not trigger:
                    faults.append(f"{self.folder / 'kinds'}: {key}: two triggers of one name")
                self._add_trigger(key, trigger)

    def _add_trigger(self, key: str, trigger: TriggerRecord) -> None:
        rule = f"kinds/{key}"
        for form in trigger.nouns:
            for variant in (form, *accusatives(folded(form))):
                self.matcher.add(variant, Entry("trigger", key, rule, "noun"), is_article_free=True)
        for form in trigger.forms:
            self.matcher.add(form, Entry("trigger", key, rule, "form"))
        for past in map(folded, trigger.pasts):
            for form in (*conjugated_past(past), first_plural(past)):
                self.matcher.add(form, Entry("trigger", key, rule, "form"))
        for number, apart in enumerate(trigger.apart):
            words = [folded(end) for end in apart.ends if end != PEOPLE]
            ends = frozenset((*words, *(variant for word in words for variant in accusatives(word)), *(self.people if PEOPLE in apart.ends else ())))
            self.ends[f"{key}#{number}"] = (ends, apart.within, apart.either_way)
            for head in apart.heads:
                self.matcher.add(head, Entry("apart", f"{key}#{number}", rule, "noun"), is_article_free=True)
            for past, present in apart.verbs:
                for form in _verb(past, present):
                    self.matcher.add(form, Entry("apart", f"{key}#{number}", rule, "verb"))
        for voice, pairs in (("verb", trigger.verbs), ("passive", trigger.passives)):
            for past, present in pairs:
                for form in _verb(past, present):
                    self.matcher.add(form, Entry("trigger", key, rule, voice))


def _verb(past: str, present: str) -> tuple[str, ...]:
    """The forms of a verb, each with what belongs to it: استولى على, تستولي على."""
    head, _, tail = folded(past).partition(" ")
    return tuple(f"{form} {tail}".strip() for form in (*conjugated(head, folded(present).partition(" ")[0]), first_plural(head)))


def tells_none(match: Found) -> bool:
    """Whether a word is one of those that only look like an act (`resources/kinds/never.yaml`)."""
    return any(entry.id.startswith(NEVER) for entry in match.entries)


def _files(folder: Path) -> list[Path]:
    """The files that a lexicon is built from."""
    return [*(path for name in ("actors", "sources", "things", "kinds") for path in sorted((folder / name).glob("*.yaml"))), *(folder / "languages" / "ar" / name for name in ("forces.yaml", "people.yaml"))]


def _records(folder: Path, faults: list[str]) -> Records:
    things: dict[str, type[Record]] = {"objects": ThingRecord, "weapons": ThingRecord}
    return Records(
        actors=_by_id(folder / "actors", {"actors": ActorRecord}, "actors", ActorRecord, faults),
        sources=_by_id(folder / "sources", {"sources": SourceRecord}, "sources", SourceRecord, faults),
        objects=_by_id(folder / "things", things, "objects", ThingRecord, faults),
        weapons=_by_id(folder / "things", things, "weapons", ThingRecord, faults),
        kinds=_by_id(folder / "kinds", {"kinds": KindRecord}, "kinds", KindRecord, faults),
        forces=read_records(folder / "languages" / "ar" / "forces.yaml", {"forces": ForceRecord}, faults)["forces"],
        people=_people(folder / "languages" / "ar" / "people.yaml", faults),
    )


def _people(path: Path, faults: list[str]) -> frozenset[str]:
    """The single words for persons, folded, with their accusatives."""
    units = [unit for unit in read_records(path, {"units": UnitRecord}, faults)["units"] if unit.measure is None and unit.name not in NO_PEOPLE]
    words = {folded(word) for unit in units for word in (*unit.one, *unit.two, *unit.many) if " " not in word}
    return frozenset((*words, *(variant for word in words for variant in accusatives(word))))


def _by_id(folder: Path, tables: dict[str, type[Record]], wanted: str, record_type: type[AnyRecord], faults: list[str]) -> dict[str, AnyRecord]:
    records: dict[str, AnyRecord] = {}
    for path in sorted(folder.glob("*.yaml")):
        for record in read_records(path, dict(tables), faults if wanted == next(iter(tables)) else [])[wanted]:
            identity = record.id
            if identity in records:
                faults.append(f"{path}:{record.line}: {wanted}.{identity}: this id is also on line {records[identity].line} of another record")
            records[identity] = record
    return records


@lru_cache(maxsize=4)
def load_lexicon(folder: Path = RESOURCES) -> Lexicon:
    """The lexicon that ships with Riwaya, loaded once a process."""
    return Lexicon(folder)
