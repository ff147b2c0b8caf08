"""The part of a group by a thing of its own that acts for it: من قبل عربة تابعة لX, استهداف بمسيرة تركية, طائرات تابعة لسلاح X قصفت.

In: a `Named` whose name says whose a craft, a vehicle or a post is. Out: a `Decision`: the group acts where its thing does, by whom an act is told,
with what it was done, or what stands as the subject of a verb; what is only met by an act is left to the other steps. Reads resources/languages/ar/roles.yaml.
"""

from __future__ import annotations

import msgspec

from riwaya.extract.actors.away_from_the_act import OF
from riwaya.extract.actors.beside.mentioned import is_doer_verb
from riwaya.extract.actors.parts import Decision, Named, has_object
from riwaya.extract.values import ARMED
from riwaya.grammar.arabic import readings
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon.arabic.role_words import load_role_words as words
from riwaya.model import Token

WITHIN = 5
BETWEEN = frozenset("من علي في الي عن مع بين ضد قبل بعد التي الذي الذين ان انها انه".split())
CREW = frozenset("عناصر عنصر جنود افراد طاقم مسلحي مقاتلي".split())
HANDS = frozenset("يد ايدي ايادي".split())
INSTRUMENTAL = frozenset(("strike", "attack", "harm", "operation", "destruction"))
RAMMING = "vehicle_ramming"
ALREADY = frozenset("قد التي".split())


class ActingThing(msgspec.Struct, frozen=True):
    """A word for a thing that acts: its prefix, and whether it flies."""

    prefix: str
    is_craft: bool


def _thing(form: str) -> ActingThing | None:
    says = words()
    return next((ActingThing(r.prefix, r.bare in says.craft) for r in readings(form) if r.bare in says.craft or r.bare in says.posts), None)


THINGS = Remembered(_thing)


def by_its_thing(name: Named) -> Decision:
    """Who acts by what is told of his thing."""
    head = _head(name) if name.group in ARMED else None
    if head is None:
        return None
    tokens, floor, thing = name.tokens, name.frame.first, THINGS[name.tokens[head].form]
    before = tokens[head - 1].form if head > floor else ""
    earlier = tokens[head - 2].form if head - 1 > floor else ""
    if before == "قبل" and earlier == "من" or before in HANDS and earlier == "علي":
        return "initiator", "ar/roles/by"
    if thing is not None and thing.prefix.endswith("ب") and _is_means(name, thing):
        return "initiator", "ar/roles/whose-fire"
    if is_doer_verb(before):
        return "initiator", "ar/roles/doer-clause"
    return ("initiator", "ar/roles/subject") if _is_subject(name, head, thing, before) else None


def _head(name: Named) -> int | None:
    """Where the phrase of the thing begins that the name says the owner of, its crew counted in: عناصر نقطة التفتيش التابعة لX, مسيرة تركية."""
    tokens, floor = name.tokens, name.frame.first
    if name.is_adjective:
        return name.found.first if THINGS[tokens[name.found.first].form] is not None or tokens[name.found.first].form in words().firing else None
    if name.prefix not in OF:
        return None
    at = next((i for i in range(name.position, max(floor, name.position - WITHIN) - 1, -1) if THINGS[tokens[i].form] is not None), None)
    if at is None or not all(_describes(tokens[i], tokens[at].form) for i in range(at + 1, name.position + 1)) or any(at < act.found.first <= name.position for act in name.frame.acts):
        return None
    while at > floor and tokens[at - 1].form in CREW:
        at -= 1
    return at


def _describes(token: Token, thing: str) -> bool:
    """Whether a word behind a thing says something of it: طائرة حربية تابعة, الطائرات الحربية, نقطة التفتيش; not الطيران التركي سبعة معسكرات."""
    form = token.form
    if token.kind != "word" or form in BETWEEN:
        return token.form == "ل" or token.kind == "quote"
    return form.startswith("ال") or form.startswith("تابع") or not thing.lstrip("وب").startswith("ال") and form.endswith(("ي", "يه", "يتين", "يتان", "ات"))


def _is_means(name: Named, thing: ActingThing) -> bool:
    """Whether an act was done with a thing: قصف بمسيرة لX, دهسه بعربة لX; not انفجرت عبوة بعربة لX, أسقطوا."""
    frame = name.frame
    if frame.head.kind.family not in INSTRUMENTAL or any(act.trigger.name == "shot-down" or act.kind.family == "bomb" for act in frame.acts):
        return False
    return thing.is_craft or any(weapon.entries[0].id == RAMMING for weapon in frame.weapons)


def _is_subject(name: Named, head: int, thing: ActingThing | None, before: str) -> bool:
    """Whether a thing is the subject of a verb: right before it with what is hit behind its owner (قصفت مسيرة لX بلدة), or right behind its owner (دورية لX شنت)."""
    frame, found = name.frame, name.found
    if any(act.trigger.name == "advanced" and act.form != "noun" and act.found.last == head - 1 for act in frame.acts):
        return True  # توغلت آليات X في البلدة
    acts = [act for act in frame.acts if act.form == "verb" and not act.is_result]
    if any(act.found.last == head - 1 for act in acts):
        return (thing is not None and thing.is_craft or name.tokens[head].form in words().firing) and has_object(frame, found)
    if frame.head.kind.family == "bomb" or before in BETWEEN or before in words().against or thing is not None and thing.prefix.endswith(("ب", "ل")):
        return False
    behind = found.last + 1 + (found.last < frame.last and name.tokens[found.last + 1].form in ALREADY)
    return any(act.found.first == behind and "و" not in act.found.prefix for act in acts) or behind <= frame.last and name.tokens[behind].form in words().committing
