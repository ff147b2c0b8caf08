"""What one entry of languages/ar/roles.yaml looks like, and the file read into one frozen `RoleWords`.

In: resources/languages/ar/roles.yaml. Out: words beside the name of a group that tell its part in an act, and words beside a thing that
tell whether it was hit, all folded. Examples are sentences of our own with the name or the thing marked; they run as tests.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from riwaya.errors import ResourceError
from riwaya.grammar.arabic import conjugated, with_object
from riwaya.grammar.spelling import folded
from riwaya.lexicon.yaml_file import named_sets, named_twice, read_records

ROLES_FILE = Path(__file__).parent.parent.parent / "resources" / "languages" / "ar" / "roles.yaml"


class RoleExample(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text with names or things between [[ and ]], and what each is in the last account that the text tells; `none`: it has no part there."""

    text: str
    role: Literal["initiator", "target", "affected", "blamed", "hit", "none"]


class RoleWordsRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A set of words that the steps of roles ask by the record's name, and what they mark. In a text under `not` what is marked is nothing that the examples say.

    `verbs` (past and present) stand for their forms with a pronoun behind them: تخلله, يرافقها.
    """

    name: str
    marks: str
    forms: tuple[str, ...] = ()
    verbs: tuple[tuple[str, str], ...] = ()
    examples: tuple[RoleExample, ...]
    never: tuple[str, ...] = msgspec.field(default=(), name="not")
    line: int = 0


class RoleWords(msgspec.Struct, frozen=True, kw_only=True):
    """The file, one field for each record, and the records themselves. Those of type `tuple` are beginnings of words."""

    above_all: frozenset[str]
    accompanied: frozenset[str]
    accusations: frozenset[str]
    accused: frozenset[str]
    accusing: frozenset[str]
    acting: frozenset[str]
    addressing: frozenset[str]
    an_act_of: frozenset[str]
    against: frozenset[str]
    allies: frozenset[str]
    areas: frozenset[str]
    arms: frozenset[str]
    arms_of: frozenset[str]
    around: frozenset[str]
    ascribing: frozenset[str]
    at_the_back: frozenset[str]
    at_the_hands: frozenset[str]
    attending: frozenset[str]
    auxiliaries: frozenset[str]
    backed: frozenset[str]
    bearing: frozenset[str]
    being: frozenset[str]
    belongings: frozenset[str]
    beside: frozenset[str]
    borders: frozenset[str]
    building: frozenset[str]
    by: frozenset[str]
    bystanding: frozenset[str]
    called_as_their_leader: frozenset[str]
    carrying_on: frozenset[str]
    clearing: frozenset[str]
    coinciding: frozenset[str]
    collapsing: frozenset[str]
    coming_to_help: frozenset[str]
    commenting: frozenset[str]
    commanding: frozenset[str]
    committing: frozenset[str]
    craft: frozenset[str]
    crowds: frozenset[str]
    dealing: frozenset[str]
    declared: frozenset[str]
    detecting: frozenset[str]
    denying: frozenset[str]
    doers: frozenset[str]
    dwelling: frozenset[str]
    entering: frozenset[str]
    equipped: tuple[str, ...]
    escalating: frozenset[str]
    escaping: frozenset[str]
    exchanging: frozenset[str]
    exposed: frozenset[str]
    fire_of: frozenset[str]
    fighting: frozenset[str]
    firing: frozenset[str]
    flying: frozenset[str]
    followed: frozenset[str]
    forcing: frozenset[str]
    foremost: frozenset[str]
    former: frozenset[str]
    freed_from: frozenset[str]
    from_there: frozenset[str]
    ground: frozenset[str]
    herding: frozenset[str]
    holding: frozenset[str]
    in_it: frozenset[str]
    inside: frozenset[str]
    involved: tuple[str, ...]
    itself: frozenset[str]
    judging: frozenset[str]
    keepers: frozenset[str]
    kin_of: frozenset[str]
    laying: frozenset[str]
    leading: frozenset[str]
    leaving: frozenset[str]
    led: frozenset[str]
    left_behind: frozenset[str]
    like: tuple[str, ...]
    locating: frozenset[str]
    losing: frozenset[str]
    lying: frozenset[str]
    making_lose: frozenset[str]
    media: frozenset[str]
    members: frozenset[str]
    mourned: frozenset[str]
    moving: frozenset[str]
    named_after: frozenset[str]
    of_events: tuple[str, ...]
    of_people: frozenset[str]
    on_the_way: frozenset[str]
    offices: frozenset[str]
    one_of: frozenset[str]
    opening: frozenset[str]
    own_forces: frozenset[str]
    own_people: frozenset[str]
    parting: frozenset[str]
    patrolling: tuple[str, ...]
    peoples: frozenset[str]
    persons: frozenset[str]
    posts: frozenset[str]
    practising: frozenset[str]
    press: frozenset[str]
    pretext: frozenset[str]
    prisons: frozenset[str]
    publishing: frozenset[str]
    quoting: frozenset[str]
    ranks: frozenset[str]
    responsibility: frozenset[str]
    relations: frozenset[str]
    ridden: frozenset[str]
    rigged: tuple[str, ...]
    rushing: frozenset[str]
    sentencing: frozenset[str]
    sheltering: frozenset[str]
    some_of: frozenset[str]
    sources_of_fire: frozenset[str]
    standing: frozenset[str]
    stationed: frozenset[str]
    strongholds: frozenset[str]
    struck: tuple[str, ...]
    support: frozenset[str]
    suspected: frozenset[str]
    taken_to: frozenset[str]
    tanks_firing: frozenset[str]
    telling: frozenset[str]
    their_fire: frozenset[str]
    titles: frozenset[str]
    uniforms: frozenset[str]
    using: frozenset[str]
    records: tuple[RoleWordsRecord, ...]
    object_records: tuple[RoleWordsRecord, ...]


BEGINNINGS = frozenset(("equipped", "involved", "like", "of_events", "patrolling", "rigged", "struck"))


@lru_cache(maxsize=4)
def load_role_words(path: Path = ROLES_FILE) -> RoleWords:
    """The words of roles that ship with Riwaya, loaded once a process; raises `ResourceError` with every fault of the file."""
    faults: list[str] = []
    tables = read_records(path, {"words": RoleWordsRecord, "objects": RoleWordsRecord}, faults)
    sets: dict[str, RoleWordsRecord] = {}
    for table, records in tables.items():
        for record in records:
            where = f"{path}:{record.line}: {table}.{record.name}"
            first = sets.setdefault(record.name.replace("-", "_"), record)
            if first is not record:
                faults.append(f"{where}: this name is also on line {first.line}")
            if not record.examples:
                faults.append(f"{where}: has no example")
            forms = [folded(form) for form in record.forms]
            faults += [f"{where}: {form} is there twice" for form in named_twice(forms)]
            faults += [f"{where}: nothing is marked in: {text}" for text in (*(example.text for example in record.examples), *record.never) if "[[" not in text]
    wanted = set(RoleWords.__struct_fields__) - {"records", "object_records"}
    named_sets(path, list(sets.values()), wanted, faults)
    if faults:
        raise ResourceError(sorted(faults))
    found = {name: (tuple if name in BEGINNINGS else frozenset)((*map(folded, record.forms), *_with_pronouns(record))) for name, record in sets.items()}
    # whoever serves in the ranks of a group is one of its members
    found["members"] = frozenset((*found["members"], *found["ranks"]))
    return RoleWords(**found, records=tuple(tables["words"]), object_records=tuple(tables["objects"]))  # type: ignore[arg-type]


def _with_pronouns(record: RoleWordsRecord) -> tuple[str, ...]:
    return tuple(form for past, present in record.verbs for verb in conjugated(folded(past), folded(present)) for form in with_object(verb))
