"""A name of a group in a frame, with the words before it that decide its part, and the part that was decided.

In: a frame and the match of an actor. Out: `Named`, which knows what stands before the name once its ranks are passed over (قياديون في صفوف X).
A step of the roles takes a `Named` and gives a `Decision`: a role and its rule, `()` where the name has no part, `None` where the step cannot tell.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.frames import Frame
from riwaya.extract.values import ARMED
from riwaya.lexicon import Found, Lexicon
from riwaya.lexicon.arabic.role_words import load_role_words as words
from riwaya.model import Token

CIVILIAN = frozenset(("civilian", "aid"))
SIGNS = frozenset("/ - – ( ) [ ] ، ,".split())
# what stands before a day (صباح اليوم), or before one of the things that are hit (أحد المنازل)
BESIDES = frozenset("مجددا موخرا اخيرا المستمر المتكرر المتواصل المكثف صباح مساء فجر ظهر عصر ليل ليله منتصف قبل احد احدي كل من عده".split())
HASH = "#"  # في #تنظيم كذا: a mark of the web stands in no one's way
CALLED, WHAT = frozenset("يسمي تسمي يعرف تعرف يدعي".split()), frozenset(("ما", "لما", "بما"))
EACH = frozenset("كل كلا".split())
STAFF = ("موظف", "عامل", "عمال")
EMPLOYED = frozenset("في لدي من ضمن مع".split())
BODIES = frozenset("منظمه لجنه هييه وكاله جمعيه بعثه".split())
STOPS = frozenset(". ؛ ; : ؟".split())
OF_TIME_AND_CAUSE = frozenset("للمره لليوم لليله للاسبوع للشهر لمده لفتره لاسباب لسبب لدي لكن ليلا لاحقا لحظه لاول لتلقي لنحو لاكثر".split())
DESCRIBING = ("ه", "ين")
THE_SAME = frozenset(("نفس", "ذات"))
NAMED_WITHIN = 4
FIRE = frozenset(("strike", "attack"))
ANSWERING = frozenset("رد ردت ردوا يرد ترد".split())
SERVING = frozenset("في لدي ضمن بصفوف".split())
Decision = tuple[str, str] | tuple[()] | None


class Part(msgspec.Struct, frozen=True):
    """An actor of a frame: its match, id, role and the rule that gave the role."""

    found: Found
    actor: str
    role: str
    rule: str


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A name in a frame. `previous` and `earlier` are the last two words before it, of which the last stands at `position`; `before` are the parts decided so far; `is_served`: a person in the ranks of a group named behind him."""

    frame: Frame
    tokens: Sequence[Token]
    forms: tuple[str, ...]
    found: Found
    group: str
    family: str
    position: int
    previous: str
    earlier: str
    prefix: str
    before: Sequence[Part]
    is_served: bool

    @property
    def is_adjective(self) -> bool:
        return self.found.entries[0].rule.endswith("/adjective")


def look_at(frame: Frame, found: Found, lexicon: Lexicon, before: Sequence[Part]) -> Named:
    """A name with what stands before it."""
    tokens = frame.sentence.tokens
    position, is_of = found.first - 1, False
    if position > frame.first and tokens[position].form == "/" and found.last < frame.last and tokens[found.last + 1].form == "/":
        position -= 1  # تنظيم / X /: signs for quotation marks
    while position >= frame.first and _is_passed_over(tokens, position, frame.first):
        is_of = is_of or tokens[position].form == "ل" or tokens[position].form not in words().ranks and tokens[position].form[1:] in words().ranks
        position -= 1
    if position > frame.first and tokens[position].form == "من" and tokens[position - 1].form in EACH:
        position -= 2  # قصفت كل من X وY
    is_so_called = position > frame.first and tokens[position].form in CALLED and tokens[position - 1].form in WHAT
    if is_so_called:
        position -= 2  # غارات على ما يسمى بX
    first = tokens[found.first].form
    return Named(
        frame=frame, tokens=tokens, forms=frame.sentence.forms, found=found, before=before, position=position,
        is_served=lexicon.actors[found.entries[0].id].group in CIVILIAN and served_by(frame, found.last, lexicon) is not None or is_staff_of_aid(frame, found.last, lexicon),
        group=lexicon.actors[found.entries[0].id].group,
        family=frame.head.kind.family,
        previous=tokens[position].form if position >= frame.first else "",
        earlier=tokens[position - 1].form if position - 1 >= frame.first else "",
        prefix="" if is_so_called else "ل" if is_of else found.prefix or (first[:1] if first[:1] in "بل" and not first.startswith("ال") else ""),
    )


def _is_passed_over(tokens: Sequence[Token], position: int, floor: int) -> bool:
    """Whether the words before a token decide the part of the name behind it: quotation marks, ranks, ل before a mark, من behind people (متشددون من تنظيم X)."""
    form = tokens[position].form
    if tokens[position].kind == "quote" or form == HASH or form in words().ranks and not form.endswith("ون"):
        return True
    if form[:1] == "ل" and form[1:] in words().ranks and position > floor and tokens[position - 1].form.removeprefix("ال").startswith("تابع"):
        return True  # قوات تابعة لميليشيا «X»
    if form == "ل":
        return tokens[position + 1].kind == "quote" or tokens[position + 1].form == HASH
    return form == "من" and position > floor and _names_members(tokens, position - 1, floor)


def past_its_adjectives(frame: Frame, found: Found) -> int:
    """The first word behind a name and the adjectives with the article that tell of a group of people: المستوطنين الصهاينة, ميليشيات كذا الإرهابية الموالية لإيران."""
    forms, behind = frame.sentence.forms, found.last + 1
    while behind <= frame.last and forms[behind].startswith("ال") and forms[behind].endswith(DESCRIBING):
        is_tie = forms[behind] in words().backed
        behind += 1
        if is_tie:
            behind = next((f.last + 1 for f in frame.actors if behind <= f.first <= behind + 1), behind)
    return behind


def has_object(frame: Frame, found: Found) -> bool:
    """Whether what is hit stands right behind a name: an object, a place or a type of place, bare or with ل, whatever tells when, with what and with whom."""
    starts = {o.first for o in frame.objects} | {p.first for p in frame.places}
    behind = _behind_what_is_told_besides(frame, found, starts)
    if behind > frame.last:
        return False
    if _is_met_at(frame, behind, starts):
        return True
    described = past_its_adjectives(frame, found)
    return found.last + 1 < described <= frame.last and _is_met_at(frame, described, starts)


def _is_met_at(frame: Frame, position: int, starts: set[int]) -> bool:
    """Whether a thing, a place or a type of place stands at a position, bare or with ل."""
    form = frame.sentence.forms[position]
    return position in starts or leads_to_its_object(form) or form.removeprefix("ل") in words().ground or form in THE_SAME


def leads_to_its_object(form: str) -> bool:
    """قصف الجيش لبلدة, استهدافه للمدنيين: whether ل on a word leads to what an act met; not للمرة الثانية, لدى, لرفضهم."""
    return form.startswith("ل") and len(form) > 3 and form not in OF_TIME_AND_CAUSE and not form.endswith("هم")


def _behind_what_is_told_besides(frame: Frame, found: Found, starts: set[int]) -> int:
    """The first word behind a name that is none of a comma, other doers, a day or a weapon: استهداف الجيش وX صباح اليوم بصاروخ موجه أحد المنازل."""
    tokens, behind = frame.sentence.tokens, found.last + 1
    other = next((f for f in frame.actors if f.first == behind and f.prefix == "و"), None)
    if other is not None:
        behind = other.last + 1
    if not tokens[found.first].form.startswith("ال") and tokens[found.last].form.endswith("ه"):
        while behind < frame.last and behind not in starts and _describes_craft(tokens[behind].form):
            behind += 1  # استهداف طائرة تركية انتحارية مسيرة سوق البلدة
    if behind < frame.last and (tokens[behind].form in ("،", ",") or tokens[behind].kind == "quote"):
        behind += 1  # استهداف جيش الاحتلال، معبر كذا, استهداف "قسد" سيارة
    is_means = False
    while behind <= frame.last and behind not in starts and tokens[behind].form.removeprefix("ل") not in words().ground:
        if is_means and tokens[behind].kind == "word" and tokens[behind].form not in words().led and _comes_near(frame, behind, starts):
            return next(i for i in range(behind, behind + NAMED_WITHIN) if _is_ground(frame, i, starts))
        date = next((d for d in frame.marks.dates if d.first <= behind <= d.last), None)
        is_means = _tells_with_what(frame, behind, starts) or _is_one_more_means(frame, behind)
        if date is None and not is_means and tokens[behind].form not in BESIDES:
            break
        # استهداف الجيش بصاروخ موجه سيارة: what it was hit with stands between
        behind = max((date.last if date else behind, *(w.last for w in frame.weapons if is_means and behind <= w.first <= behind + 1))) + 1
        if behind < frame.last and tokens[behind].form in ("،", ","):
            behind += 1  # استهداف الطائرات أمس الجمعة، لمزرعة, استهداف X بالمدفعية والهاون، قرية كذا
    return behind


def _comes_near(frame: Frame, behind: int, starts: set[int]) -> bool:
    """بقذائف كراسنبول الروسية مدينة كذا: whether a place or thing stands a few words behind a weapon, with only its name and adjectives between."""
    at = next((i for i in range(behind, min(behind + NAMED_WITHIN, frame.last + 1)) if _is_ground(frame, i, starts)), None)
    forms = frame.sentence.forms
    return at is not None and all(frame.sentence.tokens[i].kind == "word" and forms[i] not in words().led and not forms[i].startswith(("و", "ب", "ل")) for i in range(behind, at)) and not any(behind <= act.found.first < at for act in frame.acts)


def _is_ground(frame: Frame, position: int, starts: set[int]) -> bool:
    return position in starts or frame.sentence.forms[position] in words().ground


def _tells_with_what(frame: Frame, position: int, starts: set[int]) -> bool:
    """Whether ب leads to what an act was done with (بصاروخ موجه, بقصف), not to where (بمحيط مدينة, ببادية كذا)."""
    form = frame.sentence.tokens[position].form
    if not form.startswith("ب") or len(form) <= 3:
        return False
    return any(w.first <= position <= w.last for w in frame.weapons) or form[1:] not in words().ground and position + 1 not in starts


def _is_one_more_means(frame: Frame, position: int) -> bool:
    """بالمدفعية وقذائف الهاون: a weapon that و joins to what an act was done with."""
    return frame.sentence.forms[position].startswith("و") and any(w.last == position - 1 or w.last == position - 2 for w in frame.weapons) and any(w.first == position for w in frame.weapons)


def _describes_craft(form: str) -> bool:
    """انتحارية, مسيرة, مجهولة: an adjective without the article that agrees with a craft."""
    return form.endswith("ه") and len(form) > 4 and not form.startswith(("ال", "ب", "ل", "و"))


def served_by(frame: Frame, last: int, lexicon: Lexicon) -> Found | None:
    """The armed group in whose ranks a person named up to `last` serves: متطوعا في صفوف X, طبيب في X."""
    tokens, behind = frame.sentence.tokens, last + 1
    if behind >= frame.last or tokens[behind].form not in SERVING:
        return None
    behind += 1
    while behind < frame.last and (tokens[behind].kind == "quote" or tokens[behind].form in words().ranks):
        behind += 1
    acts = {position for act in frame.acts for position in range(act.found.first, act.found.last + 1)}  # مدنيون في غارة إسرائيلية serve nobody
    return next((f for f in frame.actors if f.first <= behind <= f.last and behind not in acts and f.entries[0].id in lexicon.actors and lexicon.actors[f.entries[0].id].group in ARMED), None)


def is_staff_of_aid(frame: Frame, last: int, lexicon: Lexicon) -> bool:
    """موظف في الأمم المتحدة, عاملين لدى الصليب الأحمر: whether somebody named up to `last` works for a body that brings aid."""
    tokens = frame.sentence.tokens
    if last + 2 > frame.last or not tokens[last].form.startswith(STAFF) or tokens[last + 1].form not in EMPLOYED:
        return False
    behind = next((i for i in range(last + 2, min(frame.last, last + 4) + 1) if not tokens[i].form.startswith("ال") and tokens[i].form not in BODIES), last + 4)
    return any(last + 2 <= f.first <= behind and f.entries[0].id in lexicon.actors and lexicon.actors[f.entries[0].id].group == "aid" for f in frame.actors)


def _names_members(tokens: Sequence[Token], position: int, floor: int) -> bool:
    """Whether a noun of people or forces ends here, with an adjective or without: متشددون, قوة أمنية."""
    members = words().members
    if tokens[position].form.removeprefix("ال") in members:
        return True
    return position > floor and tokens[position].form.endswith(("ه", "ين", "ون")) and tokens[position - 1].form.removeprefix("ال") in members
