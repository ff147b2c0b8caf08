"""Names that go with a name before them: قوات X وY, مواقع X وفلول Y, حزب كذا "ب ي د", اشتباكات بين X من جهة وY من جهة أخرى.

In: a `Named`. Out: a `Decision` of two steps: the part of the name before, and a side of a fight. `WITH` says how a name can go with the last one that has a
part. The words stand in resources/languages/ar/roles.yaml.
"""

from __future__ import annotations

from collections.abc import Callable

from riwaya.extract.actors.parts import SIGNS, STOPS, Decision, Named, Part
from riwaya.extract.acts import RELATIVE
from riwaya.lexicon.arabic.role_words import load_role_words as words

SIDES_APART = 14
NEAR, LONGEST_BETWEEN = 3, 4
BY_NAME = "name:"
NAMELESS = frozenset(("unknown", "armed_factions"))
CIVILIANS = frozenset(("civilians", "displaced_people", "children", "women"))
BETWEEN_NAMES = frozenset("/-–([")


def with_the_name_before(name: Named) -> Decision:
    """قوات X وY, تنظيم "X/Y", على رأسها X: the part of the name before, which may be none (متظاهرين من X وY)."""
    partless = next((f for f in name.frame.actors if f.first < name.found.first and _leads_on(name, f.last)), None)
    if partless is not None and not any(part.found.first == partless.first for part in name.before):
        return ()
    if not name.before:
        return None
    last = name.before[-1]
    return next(((last.role, rule) for goes_with, rule in WITH if goes_with(name, last)), None)


def _leads_on(name: Named, last: int) -> bool:
    """X وY, "X" وY, X وحليفته Y: whether و joins a name to the one that ends at a position, quotation marks and a word for an ally between."""
    between = [t for t in name.tokens[last + 1 : name.found.first] if t.kind != "quote"]
    if not between:
        return "و" in name.found.prefix and name.position <= last
    return len(between) == 1 and between[0].form[:1] == "و" and between[0].form[1:] in words().allies


def _is_next(name: Named, last: Part) -> bool:
    """قوات X وY, X، Y."""
    return last.found.last >= name.position - 1 and name.found.first - last.found.last <= NEAR and ("و" in name.found.prefix or name.previous in ("و", "،", ","))


def _are_its_ranks(name: Named, last: Part) -> bool:
    """مواقع X وفلول Y."""
    return last.found.last == name.position - 1 and name.previous[:1] == "و" and name.previous[1:] in words().ranks


def _are_its_people(name: Named, last: Part) -> bool:
    """قوات X ومقاتلون من Y; not مدنيون وعناصر من Y."""
    return last.found.last == name.position - 2 and _is_of_more_people(name) and last.actor not in CIVILIANS


def _is_same_name(name: Named, last: Part) -> bool:
    """حزب كذا "ب ي د": its short name behind one that no list knows."""
    first, end = last.found.last + 1, name.found.first
    return last.actor.startswith(BY_NAME) and first < end and all(t.kind == "quote" for t in name.tokens[first:end])


def _is_other_name(name: Named, last: Part) -> bool:
    """تنظيم "ي ب ك/ بي كا كا", قوات سوريا الديمقراطية "قسد": only signs stand between two names of one group."""
    between = name.tokens[last.found.last + 1 : name.found.first]
    signs = [t for t in between if t.kind == "quote" or t.form in SIGNS]
    if not 0 < len(between) <= LONGEST_BETWEEN or len(signs) < len(between):
        return False
    return last.actor == name.found.entries[0].id or any(t.form in BETWEEN_NAMES for t in between)


def _is_its_ally(name: Named, last: Part) -> bool:
    """قوات X وحليفته Y, X مع حليفته Y, شن X غارات مع حليفته Y."""
    if name.earlier == "مع" and (last.found.last == name.position - 2 or last.role == "initiator"):
        return name.previous in words().allies
    return last.found.last == name.position - 1 and name.previous[:1] == "و" and name.previous[1:] in words().allies


def _is_beside_it(name: Named, last: Part) -> bool:
    """قوات X إلى جانب Y."""
    return (name.earlier, name.previous) == ("الي", "جانب") and last.found.last == name.position - 2 and last.actor not in CIVILIANS


def _are_its_followers(name: Named, last: Part) -> bool:
    """قوات X والقوات التابعة لY: forces of another group, joined to whoever stands before."""
    between = name.forms[last.found.last + 1 : name.found.first]
    return len(between) == 2 and between[0][:1] == "و" and between[0][1:].removeprefix("ال") in words().ranks | words().members and between[1].removeprefix("ال").startswith("تابع") and last.actor not in CIVILIANS


def _fights_along(name: Named, last: Part) -> bool:
    """هجوم شنه X مع Y: who did with another what a relative clause tells."""
    return name.previous == "مع" and last.role == "initiator" and last.rule == "ar/roles/doer-clause" and last.found.last == name.position - 1 and name.family not in ("agreement", "battle")


def _are_the_nameless(name: Named, last: Part) -> bool:
    """مسلحون حوثيون, متشددين صوماليين: an adjective right behind says whose they are."""
    adjective = name.tokens[name.found.first].form
    return last.actor in NAMELESS and last.found.last == name.found.first - 1 and not name.found.prefix and name.found.first == name.found.last and adjective[-2:] in ("ون", "ين") and name.tokens[last.found.last].form[-2:] == adjective[-2:]


def _is_above_all(name: Named, last: Part) -> bool:
    """فصائل كذا وعلى رأسها X, لا سيما X."""
    return name.previous.lstrip("و") in words().above_all and name.earlier not in words().sheltering  # مواقع تتواجد ضمنها X


WITH: tuple[tuple[Callable[[Named, Part], bool], str], ...] = (
    (_is_next, "ar/roles/coordination"),
    (_are_its_ranks, "ar/roles/coordination"),
    (_are_its_people, "ar/roles/coordination"),
    (_is_its_ally, "ar/roles/coordination"),
    (_is_beside_it, "ar/roles/coordination"),
    (_are_its_followers, "ar/roles/coordination"),
    (_fights_along, "ar/roles/coordination"),
    (_are_the_nameless, "ar/roles/same-name"),
    (_is_same_name, "ar/roles/same-name"),
    (_is_other_name, "ar/roles/other-name"),
    (_is_above_all, "ar/roles/above-all"),
)


def _is_of_more_people(name: Named) -> bool:
    """وعناصر من X, ومقاتلين من X: people of another group, joined to whoever stands before."""
    return name.previous == "من" and name.earlier[:1] == "و" and name.earlier[1:] in words().members | words().ranks


def _goes_on_to_take(name: Named) -> bool:
    """معارك بين X وY، التي استطاعت السيطرة على تلة: a relative clause tells of the last side that it took ground."""
    behind = name.found.last + 1
    behind += name.forms[behind : behind + 1] in (("،",), (",",))
    return name.forms[behind : behind + 1] != () and name.forms[behind] in RELATIVE and any(act.kind.id == "advance" and act.found.first in (behind + 1, behind + 2) for act in name.frame.acts)


def on_a_side(name: Named) -> Decision:
    """اشتباكات بين X من جهة وY وZ من جهة أخرى: whoever و joins to a side, whatever stands between, is one."""
    if name.frame.head.kind.id == "advance" and _goes_on_to_take(name):
        return "initiator", "ar/roles/doer-clause"
    if name.family == "battle" and name.previous in ("بين", "وبين"):
        return "initiator", "ar/roles/between"
    side = next((part for part in reversed(name.before) if part.rule == "ar/roles/between"), None)
    if side is None or name.found.first - side.found.last > SIDES_APART:
        return None
    first, last = side.found.last + 1, name.found.first
    start = name.position - _is_of_more_people(name)
    joined = "و" in name.found.prefix or any(t.form == "و" or t.form.startswith("و") and len(t.form) > 2 for t in name.tokens[max(first, start) : last])
    between = [t.form for t in name.tokens[first:last]]
    if not joined or any(form in STOPS for form in between) or any(first <= act.found.first < last for act in name.frame.acts):
        return None
    return "initiator", "ar/roles/between"
