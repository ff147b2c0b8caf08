"""What one entry of each resource file looks like; a key that is not here is an error at load.

Every record carries `examples`, sentences of our own in which `[[...]]` marks the words that the record must find, and `not`,
sentences in which it must find nothing. Both run as tests, those of actors, sources, objects and weapons through the whole engine;
`riwaya.lexicon.examples` says which records must have them.
"""

from __future__ import annotations

import msgspec


class Example(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence of which more is asked than that the record is found: the `role` of an actor, the `id` that a generic word stands for, the `outlet` that tells it."""

    text: str
    id: str | None = None
    role: str | None = None
    outlet: str | None = None


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The keys that every record has. `line` is where it stands in its file."""

    examples: tuple[str | Example, ...] = ()
    never: tuple[str, ...] = msgspec.field(default=(), name="not")
    line: int = 0


class AcledName(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A group's name and inter code in ACLED from and until a day (ISO; absent = open)."""

    name: str
    inter: int
    since: str | None = msgspec.field(default=None, name="from")
    until: str | None = None


class PeriodRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names that mean another actor in reports published before `until` or from `since` on (ISO days): القوات الحكومية السورية before and after 8 December 2024.

    `beside` are groups that then stood against it or beside it and no more: a report without a day that names one of them is of that time.
    """

    actor: str
    forms: tuple[str, ...]
    since: str = "0000"
    until: str = "9999"
    beside: tuple[str, ...] = ()


ELSEWHERE = "*"  # any country that is not its own


class ActorRecord(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A group. `forms` are neutral names, `loaded` names that take sides; both find it.

    `article_free` forms match with or without the article and with a suffix pronoun (common nouns: متظاهرون). `parent` is the
    larger group it belongs to. `countries` are those in whose stories it is expected,
    `home` the state whose force it is where that is not its only country. `by_country` makes a generic
    word (الجيش) stand for another actor in a story about that country (ISO code -> actor id, `*` for any country that is not its own). `adjectives` are nationality
    adjectives that name the actor on any noun of force (languages/ar/forces.yaml): غارات روسية, الطيران الروسي. `by_period` are names that change hands, `joined` short names that و joins to another group (الحوثي وصالح).
    `fights_as` is the force that a government's name stands for where it strikes or fights (شنت واشنطن غارة). `lands` are its country and capital, which mean the
    force only where they are the subject of a verb of striking or fighting (شنت الرياض غارة), else a place. `followers` are the factions that a pronoun ties to it
    (القوات التركية والفصائل الموالية لها, ومرتزقته).
    """

    id: str
    name_ar: str
    name_en: str
    group: str
    parent: str | None = None
    countries: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    loaded: tuple[str, ...] = ()
    article_free: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    by_country: dict[str, str] = {}
    by_period: tuple[PeriodRecord, ...] = ()
    joined: tuple[str, ...] = ()
    fights_as: str | None = None
    lands: tuple[str, ...] = ()
    followers: str | None = None
    acled: tuple[AcledName, ...] = ()
    home: str | None = None

    def meant_in(self, country: str | None) -> str:
        """The id of whom the name means in a story about a country: its own in a country that `by_country` does not tell."""
        if country is None or not self.by_country:
            return self.id
        elsewhere = self.id if country == self.home or country in self.countries else self.by_country.get(ELSEWHERE, self.id)
        return self.by_country.get(country, elsewhere)


DUAL = ("dual", "feminine dual")


class ForceRecord(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nouns of force that take a nationality adjective, and how it agrees: `masculine`, `feminine`, `dual`, `feminine dual`, or `plural` (of persons, also dual)."""

    name: str
    agreement: str
    nouns: tuple[str, ...]

    def forms(self, adjective: str) -> tuple[str, ...]:
        """The noun phrases with and without the article."""
        endings = {"masculine": ("",), "feminine": ("ة",), "plural": ("ين", "ون", "ان"), "dual": ("ان", "ين"), "feminine dual": ("تان", "تين")}[self.agreement]
        found: list[str] = []
        for ending in endings:
            # طائرتان روسيتان, طائرتين روسيتين: two things and what is said of them end alike
            nouns = [noun for noun in self.nouns if self.agreement not in DUAL or noun.endswith(ending[-2:])]
            bare = [f"{noun} {adjective}{ending}" for noun in nouns]
            definite = [" ".join(word if word.startswith("ال") else f"ال{word}" for word in form.split()) for form in bare]
            found += [*bare, *definite, *(f"{noun} ال{adjective}{ending}" for noun in self.nouns if " ال" in noun)]
        return tuple(found)


class SourceRecord(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who can be cited. `article_free` forms match with or without the article (مصدر أمني, المصدر الأمني); `unless` are phrases that cover a form.

    `parent` is the body or the force whose office or command it is: who speaks for one another is no second witness.
    `within` says whom the name means in a report with a word (غزة), unless it has one of `not_within` too. Outside stories about the
    countries `only_in` the name, but for `name_ar` and the forms of `always`, is told as written (الدفاع المدني in Lebanon).
    """

    id: str
    name_ar: str
    name_en: str
    kind: str
    parent: str | None = None
    countries: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    article_free: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    within: dict[str, str] = {}
    not_within: tuple[str, ...] = ()
    only_in: tuple[str, ...] = ()
    always: tuple[str, ...] = ()


class ThingRecord(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An object or a weapon; forms match with or without the article and with a suffix pronoun, and so do `unless`, phrases in which a form says something else."""

    id: str
    name_ar: str
    name_en: str
    forms: tuple[str, ...]
    unless: tuple[str, ...] = ()


class ApartRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A trigger in two parts with its subject or an adjective between them: أطلق (مسلحون) النار, سقط (عدد من) القتلى.

    `verbs` are pairs [past, present], `heads` words as written (verbal nouns); one of `ends` must follow within `within` tokens.
    An end is one word, found with any proclitic, article or pronoun, or in the accusative; `people` stands for every word for persons (languages/ar/people.yaml).
    With `either_way` the end may as well stand before: متظاهرون يحرقون.
    """

    verbs: tuple[tuple[str, str], ...] = ()
    heads: tuple[str, ...] = ()
    ends: tuple[str, ...]
    within: int = 6
    either_way: bool = False


class TriggerRecord(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that tell an incident of a kind, and how they distribute its roles.

    `nouns` match with or without the article (قصف, القصف, قصفه); `verbs` are pairs [past, present], conjugated by the grammar, `pasts` verbs that tell
    an act in the past alone; `forms` are taken as written; `apart` are triggers in two parts. `roles` maps `subject`, `object`, `genitive` (what follows a verbal noun) and prepositions
    (على, ضد, بين, مع) to a role; `measure` makes it a result (how many were killed) that may lack an act of its own;
    `weapon` and `object` are ids that the words themselves name.
    """

    name: str
    nouns: tuple[str, ...] = ()
    verbs: tuple[tuple[str, str], ...] = ()
    passives: tuple[tuple[str, str], ...] = ()
    pasts: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    apart: tuple[ApartRecord, ...] = ()
    roles: dict[str, str] = {}
    measure: str | None = None
    weapon: str | None = None
    object: str | None = None
    is_weak: bool = False


class Refinement(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When a kind turns out to be another: every condition given must hold. `weapons`, `objects`, `initiators`, `victims` (actors that are targets) are
    ids (of `objects` also `town`: a town that the act is aimed at), `targets` and `doers` (initiators) actor groups, `measures` counts that the clause gives, `triggers` kinds told beside it; `unless*` are conditions that must not hold.
    `is_likely`: no word says it; what others tell of the incident may still say otherwise."""

    kind: str
    weapons: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    initiators: tuple[str, ...] = ()
    doers: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    victims: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()
    unless_targets: tuple[str, ...] = ()
    unless_doers: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    unless_measures: tuple[str, ...] = ()
    unless_triggers: tuple[str, ...] = ()
    is_likely: bool = False


class KindRecord(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of incident with ACLED's two labels. `family` groups kinds that tell the same happening (raid, clash).

    `rank` decides which of several acts in one clause names the incident. `becomes` are refinements, the first that fits wins.
    An `event_type` of `generic` marks an act that always becomes something else, one of `none` words that look like an act and
    are none (وقف إطلاق النار): they cover the shorter trigger inside them and open no frame.
    """

    id: str
    name_ar: str
    name_en: str
    event_type: str
    sub_event_type: str
    family: str
    rank: int
    becomes: tuple[Refinement, ...] = ()
    triggers: tuple[TriggerRecord, ...] = ()
