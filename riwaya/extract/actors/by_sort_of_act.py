"""The part of a group by an act that has a rule of its own: what is shot down or fended off, upon whom a bomb went off, who finds the dead, whose people are taken.

In: a `Named` with the act that governs it. Out: its `Decision`, nothing where the act is none of these.
"""

from __future__ import annotations

from riwaya.extract.actors.away_from_the_act import NEAR, OF, TIED
from riwaya.extract.actors.parts import Decision, Named
from riwaya.extract.acts import Act
from riwaya.extract.values import ARMED, NON_STATE
from riwaya.lexicon.arabic.role_words import load_role_words as words

FIRE = ("صاروخ", "صواريخ", "قصف", "غار", "عدوان")
REPELLED = frozenset("عدوان غارات غاره هجوم هجمات صواريخ صاروخ ضربات ضربه طايرات طيران قصف مسيرات".split())
UPON_WITHIN = 3
CRAFT, CRAFT_WITHIN = ("طاير", "مسير", "صاروخ", "صواريخ", "قذيف", "قذاي", "مروحي"), 3


def shot_down(name: Named, act: Act) -> Decision:
    """أسقط الجيش مسيرة لX, صاروخا إسرائيليا: whose aircraft an act that shoots down meets; تصدى الجيش لهجوم X, لعدوان إسرائيلي: whose act is repelled did it."""
    if act.trigger.name == "shot-down" and _describes_a_craft(name, act):
        return "target", "ar/roles/owner-of-what-is-hit"
    if act.trigger.name == "repelled" and name.prefix in OF and name.forms[name.found.first].removeprefix("ل").removeprefix("ل") in REPELLED:
        return "initiator", "ar/roles/adjective-of-the-act"
    is_owner = act.trigger.name == "shot-down" and name.prefix in OF and act.found.last < name.found.first
    if is_owner and any(weapon.first == name.found.last + 1 for weapon in name.frame.weapons):
        return "initiator", "ar/roles/genitive"  # اعتراض قوات الدفاع الجوي لX صاروخا
    return ("target", "ar/roles/owner-of-what-is-hit") if is_owner else None


def _describes_a_craft(name: Named, act: Act) -> bool:
    """صواريخ إسرائيلية, طائرة استطلاع أميركية: an adjective behind what flies, behind the act that stops it."""
    last = name.found.last
    is_adjective = act.found.last < name.found.first and not name.found.prefix and name.forms[last].endswith(("ي", "يا", "يه", "يتين", "يين"))
    is_stopping = any(form.startswith(CRAFT) for form in name.forms[last + 1 : last + 3])  # أسقطت طائرة تركية مروحية
    return is_adjective and not is_stopping and any(form.startswith(CRAFT) for form in name.forms[max(act.found.first, last - CRAFT_WITHIN) : last])


def fended_off(name: Named, act: Act) -> Decision:
    """تصدت دفاعات X لصواريخ Y: who meets fire is its target, who fired stands behind it."""
    if act.trigger.name != "fended-off" or act.found.first > name.found.first:
        return None
    is_behind_fire = name.prefix in OF or any(form.lstrip("بل").removeprefix("ل").removeprefix("ال").startswith(FIRE) for form in name.forms[act.found.first + 1 : name.found.first])
    return ("initiator", "ar/roles/of") if is_behind_fire else ("target", "ar/roles/object-of-an-act")


def burst_upon(name: Named, act: Act) -> Decision:
    """انفجرت عبوة بقوات X, انفجار لغم بعناصر من X: upon whom a bomb went off; انفجرت سيارة تعود لناشط في X: whose things blew up."""
    if act.kind.family != "bomb" or act.found.last >= name.found.first:
        return None
    if name.group in ARMED and any(form.removeprefix("ال").startswith(TIED) and any(o.last == i - 1 for o in name.frame.objects) for i, form in enumerate(name.forms[: name.found.first]) if i > act.found.last and name.found.first - i <= NEAR):
        return "target", "ar/roles/owner-of-what-is-hit"
    says = words()
    bomb = max([act.found.last, *(w.last for w in name.frame.weapons if w.last < name.found.first)])
    people = name.forms[bomb + 1 : min(bomb + 1 + UPON_WITHIN, name.found.first)]
    is_upon = name.found.prefix == "ب" and name.found.first < bomb + UPON_WITHIN or any(form[:1] == "ب" and form[1:] in says.ranks | says.members | says.one_of for form in people)
    return ("target", "ar/roles/hit-by-a-bomb") if is_upon and name.group in ARMED else None


def finds(name: Named, act: Act) -> Decision:
    """عثرت الشرطة على جثة: who finds the dead has no part in what befell them."""
    is_subject = act.trigger.name == "body-found" and act.form == "verb" and act.found.first < name.found.first and name.position <= act.found.first and name.previous not in words().against
    return () if is_subject else None


def of_the_taken(name: Named, act: Act) -> Decision:
    """القبض على خلية أعلنت ولاءها لX: whose people are taken stands farther behind those whom an arrest meets."""
    on = act.found.last + (name.forms[act.found.last] != "علي")
    if act.kind.id != "arrest" or act.form != "noun" or name.prefix not in OF or not on < name.found.first - 2 or name.forms[on] != "علي":
        return None
    return ("target", "ar/roles/order") if name.group in NON_STATE else ()
