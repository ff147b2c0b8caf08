"""Where a weapon goes and where it comes from: أطلقوا صاروخا من أ باتجاه ب, قصف مدفعي من معسكر أ طال ب, طائرات أقلعت من مطار أ.

In: a frame and a place of it. Out: whether it was fired at that place (`is_fired_at`), from there (`is_fired_from`), or from there by what stands in brackets (`is_source_in_brackets`).
"""

from __future__ import annotations

from riwaya.extract.frames import Frame
from riwaya.extract.mentions.dates.days_earlier import BREAKS
from riwaya.extract.places.names.known import is_capital
from riwaya.extract.places.names.no_names import is_type
from riwaya.extract.things.words_around import TOWARDS
from riwaya.extract.values import PlaceFound

FIRED = frozenset(("strike", "seizure"))
FLOWN = frozenset(("airstrike", "drone_strike"))
SHOT_DOWN, ADVANCED = "shot-down", "advanced"
WAS = frozenset("كان كانا كانت كانوا".split())
SOURCES = frozenset("مصدره مصدرها مصدرهما مصدرهم".split())
# قصف عنيف, قصف متقطع, قصف جوي: adjectives of an act, beside the longer ones in ي and يه (مدفعي)
VIOLENT = frozenset("عنيف عنيفه مكثف مكثفه كثيف كثيفه متواصل متواصله متقطع متقطعه مماثل مماثله جوي جويه بري بريه".split())
# where a weapon goes; who takes off; what parts of a place are counted with من
ACROSS = frozenset("علي نحو باتجاه صوب تجاه".split())
LAUNCHED = frozenset("انطلق انطلقت انطلقوا اقلع اقلعت اقلعوا اطلق اطلقت اطلقوا اطلقها اطلقتها اطلقوها المنطلقه المنطلق".split())
TAKING_OFF = frozenset("اقلع اقلعت اقلعوا اقلاع تقلع".split())
PARTITIVE = frozenset("كل كلا بدءا ابتداء انطلاقا احياء مناطق قري بلدات اجزاء جزء مواقع نقاط".split())
QUOTES = frozenset('"“”«»')
FRONTS = frozenset("محور محاور جبهه".split())
NEAR, NEAR_AN_ACT, SHORT = 3, 3, 3
SOURCE_REACH = 12


def is_fired_at(frame: Frame, found: PlaceFound) -> bool:
    """أطلقوا صاروخا باتجاه X, صاروخا من أ باتجاه X: where a weapon goes is where it hits; not where people go (استهدف حافلة متجهة نحو X)."""
    tokens, first = frame.sentence.tokens, found.first
    behind = [p for p in range(first - 1, max(frame.first - 1, first - NEAR_AN_ACT - 1), -1) if tokens[p].form != "(" and tokens[p].kind != "quote"]
    reach = 3 if any(is_capital(tokens[p]) for p in behind[:2]) else 2  # باتجاه مدينة (أ), باتجاه العاصمة السعودية أ
    goal = next((p for p in behind[:reach] if tokens[p].form in TOWARDS), None)
    if goal is None:
        return False
    if first > frame.head.found.first:
        if frame.head.trigger.name == SHOT_DOWN:
            return True  # أسقطت الدفاعات مسيرة أطلقها المسلحون نحو X
        if frame.head.trigger.name == ADVANCED and all(other is found or other.is_origin for other in frame.places):
            return True  # تقدمت القوات باتجاه X
    is_beside_a_weapon = any(goal - w.last in (1, 2) for w in frame.weapons)
    if frame.head.kind.family not in FIRED:
        return is_beside_a_weapon and tokens[goal - 1].form in WAS  # الصاروخ كان باتجاه X وأطلق لاستهداف المدنيين
    return is_beside_a_weapon or _is_on_from(frame, goal)


def _is_on_from(frame: Frame, goal: int) -> bool:
    """صاروخا من مدينة أ باتجاه: whether a word of direction follows the place from which a weapon was fired."""
    if frame.head.kind.id in FLOWN:
        return False  # غارات على منصة أطلقوا منها صواريخ من أ باتجاه ب
    launched = next((place for place in frame.places if place.preposition == "من" and 0 < goal - place.last <= NEAR), None)
    return launched is not None and any(weapon.last < launched.first for weapon in frame.weapons)


def is_fired_from(frame: Frame, found: PlaceFound) -> bool:
    """قصف مدفعي من معسكر أ طال بلدة ب, قصف مصدره معسكر أ, قصف على ب مصدره قوات في أ, قصف جوي نفذه جنود من قاعدة أ على بلدة ب, طائرات أقلعت من مطار أ وقصفت ب, قصف على ب نفذته طائرة أقلعت من مطار أ."""
    forms = frame.sentence.forms
    led = [form for form in forms[max(frame.first, found.first - NEAR - 1) : found.first] if not is_type(form) and form not in QUOTES]
    if not SOURCES.isdisjoint(led[-2:]) or _is_behind_its_source(frame, found):
        return True
    if found.preposition == "من" and _takes_off(frame, found):
        return True
    if frame.head.kind.family not in FIRED or found.preposition != "من" or found.near:
        return False
    if any(place.first > found.last and is_fired_at(frame, place) for place in frame.marks.places):
        return True
    others = [place for position, place in enumerate(frame.marks.places) if place is not found and not place.is_origin and position not in found.within]
    behind = next((place for place in others if place.first > found.last), None)
    source = next((i for i in range(found.first - 1, max(frame.first, found.first - NEAR), -1) if forms[i] == "من"), -1) - 1
    if source < frame.first or forms[source] in PARTITIVE:
        return False
    is_hit_elsewhere = behind is not None or any(frame.first <= place.first < source for place in others)
    if is_hit_elsewhere and forms[source].removeprefix("و") in LAUNCHED or behind is not None and _is_straight_behind(frame, found, behind, source):
        return True
    return is_hit_elsewhere and _is_behind_a_strike(frame, source)


def _is_behind_its_source(frame: Frame, found: PlaceFound) -> bool:
    """قصف على أ، مصدره نقاط للجيش على محور ب: where those sit whose fire was told of a place before; not قصف مصدره قوات الجيش على بلدة أ, قصف على أ مصدره الجيش شمالي ب."""
    forms = frame.sentence.forms
    opened = next((i for i in range(found.first - 1, max(frame.first, found.first - SOURCE_REACH) - 1, -1) if forms[i] in SOURCES or forms[i] in BREAKS), None)
    if opened is None or forms[opened] in BREAKS or any(opened < act.found.first < found.first for act in frame.acts):
        return False
    if found.preposition in ACROSS and FRONTS.isdisjoint(forms[found.first - NEAR : found.first]):
        return False
    return any(place.last < opened and not place.is_origin for place in frame.places)


def _takes_off(frame: Frame, found: PlaceFound) -> bool:
    """أقلعت طائرة في العاشرة صباحا من مطار أ: a verb of taking off before, and no other act between."""
    forms = frame.sentence.forms
    verb = next((i for i in range(found.first - 1, frame.first - 1, -1) if forms[i].removeprefix("و") in TAKING_OFF), None)
    return verb is not None and not any(verb < act.found.first < found.first for act in frame.acts)


def is_source(frame: Frame, found: PlaceFound) -> bool:
    """أطلقوا صاروخا من داخل أ باتجاه أراضي المملكة: where a weapon was fired from, whatever stands behind the word of direction."""
    forms = frame.sentence.forms
    before = forms[max(frame.first, found.first - NEAR) : found.first]
    if frame.head.kind.family not in FIRED or frame.head.kind.id in FLOWN or not ("من" in before and (found.preposition in ("من", "داخل") or before[-1:] == ("الاراضي",))):
        return False
    behind = forms[found.last + 1 : found.last + NEAR_AN_ACT + 2]
    return any(form in TOWARDS for form in behind) and any(weapon.last < found.first for weapon in frame.weapons)


def is_source_in_brackets(frame: Frame, found: PlaceFound) -> bool:
    """إطلاق صاروخ من داخل الأراضي اليمنية (محافظة أ) باتجاه ب, من (مدينة أ) باتجاه ب: where it was fired from, between brackets."""
    forms = frame.sentence.forms
    opened = next((p for p in range(found.first - 1, max(frame.first, found.first - NEAR), -1) if forms[p] == "("), None)
    if opened is None or not any(form in ACROSS for form in forms[found.last + 1 : found.last + NEAR + 1]):
        return False
    before = forms[max(frame.first, opened - NEAR - 1) : opened]
    return before[-1:] == ("من",) or "من" in before and "الاراضي" in before


def _is_behind_a_strike(frame: Frame, position: int) -> bool:
    """Whether a strike told as a noun ends at a word, its adjectives passed over: قصف, قصف جوي, قصف مدفعي عنيف."""
    forms, ends = frame.sentence.forms, {act.found.last: act for act in frame.acts}
    while position > frame.first and position not in ends and (forms[position] in VIOLENT or _is_adjective(forms[position])):
        position -= 1
    return position >= frame.first and position in ends and ends[position].form == "noun" and ends[position].kind.family == "strike"


def _is_straight_behind(frame: Frame, found: PlaceFound, behind: PlaceFound, source: int) -> bool:
    """من أ على ب, قصفت القوات من أ بلدة ب: whether another place follows with a word of direction between, or behind who acts with nothing but its type word."""
    between = [form for form in frame.sentence.forms[found.last + 1 : behind.first] if not is_type(form) and form not in QUOTES]
    if frame.sentence.forms[behind.first].startswith("و") or behind.direction is not None:
        return False
    return bool(between) and set(between) <= ACROSS or not between and behind.first > found.last + 1 and any(actor.last == source for actor in frame.actors)


def _is_adjective(form: str) -> bool:
    """مدفعي, صاروخيه: a word of an adjective's ending that is long enough to be one."""
    return len(form) > SHORT and form.endswith(("ي", "يه"))
