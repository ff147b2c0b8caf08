"""What a person asks for, as the ids of records: a kind, an actor, a country, by id or by name in Arabic or English.

Reads resources/kinds, resources/actors, resources/codebooks and, for Arabic names of countries, resources/places. What names nothing is a `SettingsError`
with what is near: a mistyped condition must not look like a store without such incidents.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Mapping

from riwaya.errors import SettingsError
from riwaya.lexicon import ActorRecord, KindRecord, load_lexicon
from riwaya.lexicon.countries import load_countries
from riwaya.lexicon.gazetteer import load_gazetteer
from riwaya.model import vocabulary
from riwaya.model.collection import bare_name

MOST_NEAR = 3
CLOSE = 0.6
AS_WRITTEN = "name:"


def kind_asked(text: str) -> str:
    """The id of a kind, or an event type or sub-event type as it is written.

    >>> kind_asked("airstrike"), kind_asked("غارة جوية"), kind_asked("battles")
    ('airstrike', 'airstrike', 'Battles')
    """
    kinds = {name: kind for name, kind in load_lexicon().kinds.items() if name != "none"}
    types = (*vocabulary.EVENT_TYPES, *(part for parts in vocabulary.EVENT_TYPES.values() for part in parts))
    return _asked(text, "kind", kinds, types, f" Kinds: {', '.join(kinds)}.")


def actor_asked(text: str) -> str:
    """The id of an actor; a group that no table knows is asked for as `name:` and its name.

    >>> actor_asked("sdf"), actor_asked("قسد"), actor_asked("الحوثيون"), actor_asked("name:لواء النهر")
    ('sdf', 'sdf', 'houthis', 'name:لواء النهر')
    """
    if text.startswith(AS_WRITTEN):
        return text
    return _asked(text, "actor", load_lexicon().actors, (), " Write an id (sdf) or a name (الحوثيون, Houthis); a group that no table knows is asked for as name:THE NAME AS WRITTEN.")


def check_source(text: str, outlets: Collection[str]) -> None:
    """Refuse what is neither the id of a source, nor that of an actor who speaks, nor an outlet of the reports: an outlet's own name says more than the id of its record.

    >>> check_source("sohr", ()), check_source("نشرة الشمال", ["نشرة الشمال"])
    (None, None)
    """
    lexicon = load_lexicon()
    if text.startswith(AS_WRITTEN) or text in lexicon.sources or text in lexicon.actors or text in outlets:
        return
    names = {bare_name(name): told for identity, record in lexicon.sources.items() for name, told in ((identity, identity), (record.name_ar, identity), (record.name_en, identity))}
    names |= {bare_name(outlet): outlet for outlet in outlets}
    exact = names.get(bare_name(text))
    near = f"; did you mean {exact!r}?" if exact else _near(text, names, names)
    raise SettingsError(f"{text!r} is no source and no outlet here{near}{' Write an id (sohr) or an outlet as its reports name it.' if near == '.' else ''}")


def country_asked(text: str) -> str:
    """The two letters of a country, from them, from three, or from its name.

    >>> country_asked("sy"), country_asked("Syria"), country_asked("اليمن"), country_asked("IRQ")
    ('SY', 'SY', 'YE', 'IQ')
    """
    countries = load_countries()
    names = {bare_name(name): row.code for row in countries.values() for name in (row.code, row.iso3, row.name_en)}
    if bare_name(text) not in names:
        rows = load_gazetteer().rows.values()
        names |= {bare_name(row.country): row.country for row in rows}
        names |= {bare_name(name): row.country for row in rows if row.kind == "country" for name in (row.name_ar, *row.variants_ar, row.name_en)}
    code = names.get(bare_name(text))
    if code is None:
        raise SettingsError(f"{text!r} is no country{_near(text, [name for name in names if len(name) > 3])} Write two letters (SY) or its name.")
    return code


def _asked(text: str, what: str, records: Mapping[str, KindRecord] | Mapping[str, ActorRecord], words: Iterable[str], hint: str = "") -> str:
    """The id of the one record that a person means, or the word of a closed list."""
    if text in records:
        return text
    names = {bare_name(word): word for word in words}
    for identity, record in records.items():
        for name in (identity, record.name_ar, record.name_en):
            names.setdefault(bare_name(name), identity)
    for identity, record in records.items():
        for name in record.forms if isinstance(record, ActorRecord) else ():
            names.setdefault(bare_name(name), identity)
    found = names.get(bare_name(text))
    if found is None:
        near = _near(text, names, names)
        raise SettingsError(f"{text!r} is no {what}{near}{hint if near == '.' else ''}")
    return found


def _near(text: str, known: Iterable[str], ids: Mapping[str, str] | None = None) -> str:
    near = difflib.get_close_matches(bare_name(text), list(known), 2 * MOST_NEAR, CLOSE)
    told = list(dict.fromkeys(ids[name] if ids else name.title() for name in near))[:MOST_NEAR]
    return f"; did you mean {' or '.join(repr(name) for name in told)}?" if told else "."
