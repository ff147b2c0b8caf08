"""Names in words that only say where something was or whom somebody speaks to: a thing of a group that a place is said to hold, or that stands near; a group that is
asked, warned or threatened; the authorities; the name that a group had before.

In: a `Named`. Out: a `Decision` of each step, `()` where the name takes no part. The words stand in resources/languages/ar/roles.yaml.
"""

from __future__ import annotations

from riwaya.extract.actors.beside.apart import blamed
from riwaya.extract.actors.beside.mentioned import AGREED
from riwaya.extract.actors.parts import STOPS, Decision, Named
from riwaya.extract.acts import RELATIVE
from riwaya.extract.values import ARMED
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon.arabic.role_words import load_role_words as words

ARMED_THINGS = frozenset(("base", "gathering", "depot", "checkpoint"))
HOLDS_WITHIN = 3
ADDRESSED_WITHIN = 8
RESUMED_WITHIN = 4
LAYS_WITHIN, BLAME_WITHIN = 6, 9
DETECTS_WITHIN = 3
FEMININE = ("ه", "ات", "يا")
BORDERS_WITHIN = 10
ADJOINING = ("متاخم", "محاذي", "مجاور")
AT_THE_HEAD, CHIEF, GENERAL = ("علي", "راس"), frozenset("القايد المفتش المدير الامين المراقب المنسق".split()), "العام"
COALITIONS, FOUNDED = frozenset(("coalition", "arab_coalition")), frozenset("لمحاربه لمكافحه المناهض".split())
ADDING = frozenset("اضافه بالاضافه انضم انضمت".split())
ACCUSING = frozenset("الاتهام اتهام الاتهامات اتهامات اصابع الانظار".split())
AUTHORITIES = ("السلطات", "السلطات المحليه")
OF_AUTHORITIES = frozenset(("custody", "release", "curfew", "raid", "siege", "seizure"))
FRONT = "التماس"
FORMERLY = ("سابقا",)
NOW = ("حاليا",)
ENDS = STOPS | {"،", ","}


def held_by_a_place(name: Named) -> Decision:
    """في بلدة يوجد فيها مقر لX, حقل تتمركز فيه قاعدة لX: a thing of a group that the clause of a place only says to be there."""
    frame, forms, says = name.frame, name.forms, words()
    thing = name.found.first if name.is_adjective else name.position
    if name.group not in ARMED or frame.head.kind.id == "advance" or frame.head.found.first > thing:
        return None
    there = next((i for i in range(thing - 1, max(frame.first, thing - HOLDS_WITHIN) - 1, -1) if forms[i] in says.in_it), None)
    if there is None or there <= frame.first or forms[there - 1].lstrip("وف") not in says.sheltering:
        return None
    is_theirs = any(o.last == there - 2 and o.entries[0].id in ARMED_THINGS for o in frame.objects) and not any(o.last == name.position for o in frame.objects)
    return None if is_theirs and not name.is_adjective else ()  # مواقع ينتشر فيها مقاتلون من X: a thing that is hit, and theirs


def near_its_thing(name: Named) -> Decision:
    """محيط القاعدة التركية, قرب نقطة لX: what stands near a thing of a group is met, not the group."""
    frame, forms = name.frame, name.forms
    thing = next((o for o in frame.objects if o.first <= name.found.last and name.found.first <= o.last + 2), None)
    if thing is None or thing.first <= frame.first or any(act.found.first <= thing.first <= act.found.last for act in frame.acts):
        return None
    return () if forms[thing.first - 1] in words().around else None


def addressed(name: Named) -> Decision:
    """طالبت واشنطن موسكو بوقف القصف, توعد الوزير X: who is asked, warned or threatened, right behind the verb with its subject, and who asks where no act of his follows."""
    if name.group not in ARMED or not name.frame.sentence.where(ADDRESSING):
        return None
    frame, forms, first = name.frame, name.forms, name.found.first
    verb = next((i for i in range(first - 1, max(frame.first, first - ADDRESSED_WITHIN) - 1, -1) if ADDRESSING[forms[i]]), None)
    if verb is None or any(verb < act.found.first < first for act in frame.acts) or not ENDS.isdisjoint(forms[verb:first]):
        return None
    is_object = name.position > verb and name.previous not in words().offices
    return () if is_object or not any(act.found.first > first for act in frame.acts) else None


def laying_blame(name: Named) -> Decision:
    """وجهت X اتهامات لY, ألقى X بالمسؤولية على Y: who accuses by a verb of giving or throwing has no part in the act."""
    forms, first = name.forms, name.found.first
    verb = next((i for i in range(first - 1, max(name.frame.first, first - LAYS_WITHIN) - 1, -1) if LAYING[forms[i]]), None)
    if verb is None or name.group not in ARMED or not ENDS.isdisjoint(forms[verb:first]):
        return None
    what = next((i for i in range(verb + 1, min(verb + BLAME_WITHIN, name.frame.last) + 1) if _is_blame(forms[i])), None)
    return () if what is not None and first < what else None


def _is_blame(form: str) -> bool:
    bare, says = form.removeprefix("ب"), words()
    return bare in says.accusations or bare in says.responsibility or form in says.responsibility


def detecting(name: Named) -> Decision:
    """رصدت قوات الدفاع الجوي للتحالف إطلاق صاروخ, رصد الجيش تحركات: who only sees or hears what another does; not رصد قوات X, which are seen."""
    frame, forms = name.frame, name.forms
    verb = next((i for i in range(name.position, max(frame.first, name.position - DETECTS_WITHIN) - 1, -1) if DETECTING[forms[i]]), None)
    if verb is None or name.group not in ARMED or verb > frame.first and name.tokens[verb - 1].kind == "quote":
        return None
    subject = forms[verb + 1]
    is_subject = verb == name.position or name.prefix in ("ل", "لل") and subject in words().ranks
    is_agreed = forms[verb].endswith("ت") or not subject.endswith(FEMININE)
    if not is_subject or not is_agreed or any(o.last in (verb - 1, verb) for o in frame.objects):
        return None  # موقع رصد لX is a thing of its own
    seen = next((act for act in frame.acts if act.found.first > name.found.last), None)
    return () if seen is not None and seen.form != "verb" and seen.found.first - name.found.last <= DETECTS_WITHIN else None


def authorities(name: Named) -> Decision:
    """اعتقلت السلطات رجلا, أفرجت السلطات عن: the authorities of a country, named no further, act where they take, free or forbid; else they only say, answer or are asked."""
    if not name.found.entries[0].form.endswith(AUTHORITIES):
        return None
    beside = (act for act in name.frame.acts if act.found.last == name.found.first - 1 or act.found.first == name.found.last + 1)
    return ("initiator", "ar/roles/subject") if any(act.form == "verb" and act.kind.family in OF_AUTHORITIES for act in beside) else ()


def called_before(name: Named) -> Decision:
    """هيئة كذا (جبهة كذا سابقا), جبهة كذا (هيئة كذا حاليا): the name that a group had before."""
    following = next((f for f in name.frame.actors if 0 < f.first - name.found.last <= 2), None)
    if following is not None and name.forms[following.last + 1 : following.last + 2] == NOW and not following.prefix:
        return ()
    is_former = name.forms[name.found.last + 1 : name.found.last + 2] == FORMERLY
    return () if is_former and name.before and not name.found.prefix and name.found.first - name.before[-1].found.last <= 3 else None


def at_its_border(name: Named) -> Decision:
    """الحدود مع تركيا, الحدود بين X وY, معبر يفصل بين مناطق X وY, الإقليم المتاخم لإيران: where it was; وسط توتر بين X وY: what two sides have with each other besides."""
    frame, forms, says = name.frame, name.forms, words()
    if name.prefix.endswith("ل") and name.previous.removeprefix("ال").startswith(ADJOINING):
        return ()
    with_whom = next((i for i in range(name.found.first - 1, max(frame.first, name.found.first - BORDERS_WITHIN) - 1, -1) if forms[i] in ("مع", "بين", "عن")), None)
    if with_whom is None or any(act.found.first < name.found.first and act.found.last > with_whom for act in frame.acts) or not ENDS.isdisjoint(forms[with_whom : name.found.first]):
        return None
    before = forms[max(frame.first, with_whom - 2) : with_whom]
    is_front = name.family == "battle" and FRONT in before and frame.head.found.first < with_whom  # اشتباكات على خطوط التماس بين X وY
    is_parted = not is_front and any(form.lstrip("و") in says.parting for form in before)
    is_border = name.group in ("state", "external") and any(form in says.borders for form in before) and (name.position == with_whom or "و" in name.found.prefix or forms[with_whom] == "بين")
    is_related = forms[with_whom] == "بين" and name.family not in AGREED and any(form.lstrip("و") in says.relations for form in before)
    return () if is_parted or is_border or is_related else None


def commanded(name: Named) -> Decision:
    """القائد العام للقوات المسلحة, المفتش العام للشرطة, تعيينه على رأس حركة X: whom somebody heads or commands, by his office."""
    is_headed = (name.earlier, name.previous) == AT_THE_HEAD or name.prefix.endswith("ل") and name.previous == GENERAL and name.earlier.lstrip("و") in CHIEF
    return () if is_headed else None


def of_a_coalition(name: Named) -> Decision:
    """التحالف الدولي لمحاربة تنظيم داعش: against whom an alliance was made, by its name."""
    is_in_a_name = name.previous in FOUNDED and any(f.last == name.position - 1 and f.entries[0].id in COALITIONS for f in name.frame.actors)
    return () if is_in_a_name else None


def taken_to_a_land(name: Named) -> Decision:
    """نقل الجرحى إلى تركيا: the land of a state to which somebody goes; not نسب الهجوم إلى إسرائيل, انضم إلى روسيا."""
    is_land = name.group in ("state", "external") and name.found.first == name.found.last == name.position + 1 and not name.is_adjective
    if not is_land or name.previous != "الي" or blamed(name) is not None:
        return None
    return () if name.earlier.lstrip("و") not in ADDING and ACCUSING.isdisjoint(name.forms[max(name.frame.first, name.position - ADDRESSED_WITHIN) : name.position]) else None


def met_by_the_one_described(name: Named) -> Decision:
    """قوات X التي حاصرت Y: the verb of a relative clause has what it describes as its subject, so that the name right behind it is met; not التي تسيطر عليها Y."""
    frame, forms, first = name.frame, name.forms, name.found.first
    act = next((act for act in frame.acts if act.form == "verb" and not act.is_result and act.found.last == name.position), None)
    if act is None or name.group not in ARMED or act.found.first <= frame.first or forms[act.found.first - 1] not in RELATIVE:
        return None
    if forms[act.found.last].endswith(("ها", "هم", "هما")) or not words().in_it.isdisjoint(forms[first : name.found.last + RESUMED_WITHIN]):
        return None
    described = any(f.last == act.found.first - 2 and not any(entry.id == name.found.entries[0].id for entry in f.entries) for f in frame.actors)
    return ("target", "ar/roles/object-of-an-act") if described else None


ADDRESSING = Remembered(lambda form: form.lstrip("وف") in words().addressing)
LAYING = Remembered(lambda form: not words().laying.isdisjoint((form, _without_and(form))))
DETECTING = Remembered(lambda form: not words().detecting.isdisjoint((form, _without_and(form))))


def _without_and(form: str) -> str:
    """وقال, فقال: a verb without what joins it."""
    return form[1:] if form[:1] in ("و", "ف") else form
