"""What the mention finders of this room hand to the frames: small frozen values, each with its tokens, span and rule."""

from __future__ import annotations

import msgspec

from riwaya.grammar.spelling import folded
from riwaya.model import Source, Span

LOSSES = frozenset(("killed", "wounded", "detained"))  # measures of harm to people that a toll tells
# groups of actors: those of a state, those that fight a state or for it
STATES = frozenset(("state", "external"))
NON_STATE = frozenset(("non_state", "militia"))
ARMED = STATES | NON_STATE
# forces of a state by a generic name, whose state another word says
SERVICES = frozenset(("army", "police", "security_forces"))
# strokes that part names, or lead to who signs
DASHES = frozenset("-–—")
WIDE = frozenset(("country", "region", "governorate"))  # levels of a place that hold many towns
CROWD = frozenset(("dozens", "hundreds", "thousands"))  # quantifiers that count nobody
BEFELL = frozenset(("killed", "wounded", "detained", "abducted"))
# who stands where: المتمركزة في أ, من مواقعهم في أ
STATIONED = frozenset("المقيم المقيمه المقيمين المتمركزه المتمركز المتمركزين المتمركزون المتواجده المتواجد المتواجدين الموجوده الموجودين المنتشره المنتشرين المتحصنين المتحصنه المرابطه تمركزه تمركزها تمركزهم تواجده تواجدها تواجدهم انتشارها انتشارهم مواقعها مواقعه مواقعهم قواعدها قواعده مرابضها معسكرها معسكراتها ثكناتها مقرها".split())
AIRCRAFT = frozenset(("warplane", "helicopter", "drone"))
# verbs that carry the noun of an act: تم قصف, جرت اشتباكات
CARRYING = frozenset("تم تمت جري جرت".split())


class When(msgspec.Struct, frozen=True, kw_only=True):
    """A date expression resolved against the day of publication.

    `start`, `end` are ISO days, both included; both are `None` for a time of day alone. `precision` is of `DATE_PRECISIONS`. `status` is
    `stated` when the words give the date (also relative ones), `inferred` when a year or weekday had to be worked out.
    `is_continuing` is true for 'until now' intervals (منذ الجمعة), `is_anaphoric` for dates told by reference (اليوم نفسه; `offset` days from it: 1 in اليوم التالي;
    `otherwise` the day where none was told: منذ الصباح), `is_disputed` where the weekday beside a day is another one.
    `follows_statement` for the day of a statement or reaction; `is_announced` for one that goes on to tell an act (أعلنت الشرطة مساء الأحد مقتل ...): it dates the act
    until another day is told, and its hour is not that of the act.
    """

    start: str | None
    end: str | None
    precision: str | None
    status: str = "stated"
    time_of_day: str | None = None
    is_continuing: bool = False
    is_anaphoric: bool = False
    offset: int = 0
    otherwise: str | None = None
    is_future: bool = False
    is_background: bool = False
    is_disputed: bool = False
    follows_statement: bool = False
    is_announced: bool = False

    @property
    def is_of_act(self) -> bool:
        """Whether the words date an act rather than what is said of it."""
        return not self.follows_statement and not self.is_announced


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """How many, as written: both ends `None` for 'a number of'; `quantifier` is of `QUANTIFIERS`.

    `unit` is the class of unit that stands beside the number when it counts something else (`time`, `money`, `distance` ...).
    """

    min: int | None
    max: int | None
    quantifier: str = "exact"
    unit: str | None = None


class CountFound(msgspec.Struct, frozen=True, kw_only=True):
    """A count read from one sentence: `first..last` are its token positions, `trigger` the token of its result word (killed, wounded)."""

    measure: str
    quantity: Quantity
    group: str
    demographic: str | None
    part_of: int | None
    cumulative: bool
    first: int
    last: int
    trigger: int | None
    span: Span
    rule: str


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """Speech: the tokens `first..last` of a sentence are told by `chain` (origin first). Tokens outside every telling are the outlet's.

    `is_continuing` is true when the chain was carried over from an earlier sentence (وأضاف, المصدر ذاته),
    `is_reached` when nothing but its opening word (كما قصفت ...) says that the sentence is still told by it.
    """

    first: int
    last: int
    chain: tuple[Source, ...]
    rule: str
    is_continuing: bool = False
    is_reached: bool = False


class Stance(msgspec.Struct, frozen=True, kw_only=True):
    """How the words treat what a stretch of tokens tells: `asserted`, `doubted`, `denied`, `planned`, or `none` when it is no
    incident at all (conditional, generic, metaphor, sport, accident, anniversary)."""

    first: int
    last: int
    factuality: str
    span: Span
    rule: str


class PlaceFound(msgspec.Struct, frozen=True, kw_only=True):
    """A place named in a sentence: `name` as written without clitics, and without its type word but where that is part of it (تلة البركان); `type_word` folded (قريه, حي, ريف) or None.

    `near` for قرب, محيط, أطراف ...; `direction` for غرب, شمالي ...; `within` are positions (in the sentence's list) of places that contain it as
    the words say (بريف دير الزور); `candidates` are gazetteer ids, best first by importance; `is_origin` for من/القادم من, home towns, seats:
    mentioned, not where it happened; `is_dateline` for the city from which a report was sent. `is_major` for governorates, districts and cities, which hold villages; `is_label` for the
    label of a digest item (حلب:: ...), which only says where to look. `is_listed` for a later member of a list that a type word opens (قرى أ وب);
    `companions` are positions of the places joined to it by و or a comma, `shared` of what holds the next of them (أ وب بريف ج): it may hold this one too;
    `nationality` is the country of an adjective behind the name (دوما الفلسطينية); `compass` the points of the compass before it and `kilometres` how far
    off the words put the place (90 كم شمال غرب الرمادي).
    """

    name: str
    type_word: str | None
    level: str
    near: bool
    direction: str | None
    within: tuple[int, ...]
    candidates: tuple[str, ...]
    is_origin: bool
    preposition: str | None
    first: int
    last: int
    span: Span
    rule: str
    is_major: bool = False
    is_label: bool = False
    is_dateline: bool = False
    is_listed: bool = False
    shared: tuple[int, ...] = ()
    companions: tuple[int, ...] = ()
    nationality: str | None = None
    compass: tuple[str, ...] = ()
    kilometres: float | None = None

    @property
    def own_name(self) -> str:
        """The folded name without its type word."""
        return folded(self.name).removeprefix(f"{self.type_word} ")
