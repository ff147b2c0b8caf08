"""Where a frame happened, among the places that its words name: the one the act leads to, not those that only help to find it.

In: a frame with its resolved places. Out: a `Place` or None, and how specific it is. A place is set aside when it is an origin or a
goal (قادمة من, باتجاه), a point of reference (30 كم غرب), part of a title (محافظ الأنبار) or what holds a place named beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.frames import Frame
from riwaya.extract.mentions.dates.mentioned import says
from riwaya.extract.places.compared import QUARTERS
from riwaya.extract.places.holding import ORDER
from riwaya.extract.places.names.unknown import TOWNS
from riwaya.extract.places.offset import SIDE
from riwaya.extract.things.reasons.people import CROWDS
from riwaya.extract.things.words_around import TOWARDS
from riwaya.extract.values import STATIONED, PlaceFound
from riwaya.extract.when.date_clauses import BURIED
from riwaya.extract.where.fired import is_fired_at, is_source, is_source_in_brackets
from riwaya.extract.where.passed_by import is_beside, is_elsewhere, is_for_whom
from riwaya.extract.where.whose import is_arrived_at, is_faced, is_of_unit
from riwaya.grammar.spelling import folded
from riwaya.lexicon.arabic.calendar import load_calendar
from riwaya.lexicon.arabic.place_words import load_place_words as words
from riwaya.model import Place, Token

Located = tuple[PlaceFound, Place]
PARTS = frozenset("حي شارع سوق دوار".split())
ROADS = frozenset("طريق اوتوستراد".split())
LAST = 9.0
DATELINE = 8.0
# behind every town where it only helps to find the scene: القرية ذاتها الواقعة شمال أ
HELPER = 2.9
CITY = 2.5
OFF_A_CITY = 2.7
LAND = 2.6
AREA = 4.0
ALONG_A_BORDER = 4.5
ROAD = 2.2
BORDER = "الحدود"
LENGTHS = frozenset("كيلومترين ميلين مترين تبعد يبعد كم كيلومتر كيلومترا كيلومترات كلم كيلو ميل ميلا اميال متر مترا".split())
GOALS = TOWARDS | frozenset("قادما قادمه قادمين متجها متجهه المتجه المتجهه متجهين متوجها متوجهه متوجهين بالتوجه بالنزول بالذهاب ذهابه ذهابها ذهابهم توجهه توجهها توجههم طريقه طريقها طريقهم القادم القادمه انطلقت انطلق انطلقوا انطلاقا توجهوا توجهت".split())
TITLES = frozenset("محافظ حاكم مدير رييس قايد قايمقام عمده وزير مجلس متحدث المتحدث شرطه صحه الناطق ناطق مفتي امام نايب النايب بقياده برعايه بوساطه بدعم حكومه سلطات نظام".split())
PURPOSES = frozenset("تنديدا احتجاجا تضامنا رفضا استنكارا دعما للمطالبه مطالبين مطالبه نصره اسنادا تاييدا للتنديد للتضامن لدعم".split())
BACKED = ("مدعوم", "ممول", "بدعم", "بتمويل", "بدعوه", "بطلب", "بضغط", "بايعاز", "بتوجيه", "بتاييد", "بمباركه")
LOYAL = ("موال", "مويد", "حليف", "تابع", "مقرب", "مناهض", "معادي", "منافس")
AT_HOME_THERE, WAY = frozenset("اهالي اهل سكان".split()), "باتجاه"
AT_HOME = frozenset(("harm", "raid"))
OFFICES = frozenset("رييس مجلس عضو نايب اعضاء".split())
SEATS = frozenset("محافظه مدينه قضاء منطقه".split())
FROM_MOVES = frozenset("انطلق انطلقت انطلقوا قادما قادمه قادمين القادم القادمه القادمين اطلق اطلقت اطلقوا مصدرها مصدره ينحدر تنحدر ينحدرون اتجاه".split())
OBJECTS = ("تها", "شنها", "نفذها", "فذه", "شنه")
RELATIVES = frozenset("الذي التي اللذين اللذان".split())
GATES = frozenset("حاجز معبر منفذ محور جسر طريق".split())
ABROAD = frozenset("نيويورك جنيف مسقط روما فيينا لاهاي مدريد طوكيو اوتاوا كانبيرا واشنطن باريس لندن برلين بروكسل موسكو بكين".split())
CAPITALS = ABROAD | frozenset("كييف طهران انقره بغداد دمشق بيروت عمان القاهره الرياض الدوحه ابوظبي الكويت صنعاء الخرطوم طرابلس تونس الجزائر الرباط نيودلهي كابل كابول".split()) | {"تل ابيب", "اسلام اباد", "نيو دلهي", "اديس ابابا"}
SUFFERING = frozenset("تتعرض تعرضت تشهد شهدت تعيش تحت تهتز اهتزت تستيقظ استيقظت تقصف تحترق".split())
QUARTERS_OF = frozenset("شوارع احياء ضواحي ازقه ساحات ميادين اطراف محيط اجواء سماء مشارف تخوم".split())
NEAR_AN_ACT = 3
CITING = frozenset("وفق وفقا بحسب حسب حسبما وفقما كما نقلا".split())
CITED = 9
ALLIANCE = ("الشرعيه", "في")
COMMAS = ("،", ",", "؛")
SAID_WITHIN = 3
REACTING_REACH = 16
THAT = frozenset("ان انه انها انهم بان بانه بانها فان".split())


def place_of(frame: Frame, resolved: Sequence[Located]) -> tuple[Place | None, float, bool]:
    """The place at which a frame happened, the most specific first, with its rank (0 = a site), and whether it only helps to find the scene, which no word names; `None` where its words give none."""
    every = list(frame.marks.places)
    holders = {position for found, _ in resolved if found.type_word not in ROADS for position in found.within}
    rows = [(found, place) for found, place in resolved if _may_be_scene(frame, found, place)]
    inner = [row for row in rows if every.index(row[0]) not in holders or _is_own(row)] or rows
    aside = _set_aside(frame, rows)
    faced = [row for row in inner if frame.head.kind.family == "protest" and is_faced(frame, row[0])]
    plain = faced or [row for row in inner if row[0] not in aside] or [row for row in rows if row[0] not in aside] or inner
    head = frame.head.found.first
    best = min(plain, key=lambda row: (_rank(*row), row[0].first < head, abs(row[0].first - head)), default=None)
    rank = _rank(*best) if best else LAST
    if best is None:
        return None, LAST, False
    is_helper = best[0] in aside and rank < DATELINE
    return _with_point(frame, best, resolved, every), max(rank, HELPER) if is_helper else rank, is_helper


def _set_aside(frame: Frame, rows: Sequence[Located]) -> list[PlaceFound]:
    """The places that only help to find the scene, with what holds them: المتحصنين في مزارع أ جنوب ب sets أ aside, and with it ب."""
    every = list(frame.marks.places)
    aside = [found for found, _ in rows if _is_reference(frame, found)]
    related = [found for found in aside if is_beside(frame, found)]
    for found, _ in rows:
        # الطريق المؤدي إلى أ وب: what is joined to it goes with it
        if found not in aside and frame.sentence.forms[found.first].startswith("و") and any(other.last == found.first - 1 for other in related):
            aside.append(found)
            related.append(found)
    held = {position for found in aside for position in found.within}
    return [*aside, *(found for found, _ in rows if every.index(found) in held and found not in aside)]


def _may_be_scene(frame: Frame, found: PlaceFound, place: Place) -> bool:
    family = frame.head.kind.family
    # people flee from where they live, and protest there: أهالي مدينة طفس
    at_home = family == "displacement" and (found.preposition == "من" or found.first > 0 and frame.sentence.forms[found.first - 1] in AT_HOME_THERE) or family == "protest" and len(frame.places) == 1
    if found.is_origin and not at_home and not _is_only_goal(frame, found) and not is_fired_at(frame, found) or _is_title(frame.sentence.tokens, found):
        return False
    if found.first and frame.sentence.tokens[found.first - 1].form == "مع" and family in ("release", "agreement"):
        return False  # صفقة تبادل مع دمشق: a government
    if _is_government(frame, found) or frame.sentence.forms[max(0, found.first - 2) : found.first] == ALLIANCE:
        return False  # تحالف دعم الشرعية في اليمن
    if _is_of_who_reacts(frame, found):
        return False
    if is_elsewhere(frame, found) or place.level == "country" and is_source(frame, found):
        return False
    if family == "movement" and found.preposition == "من":
        # forces leave a place (انسحبت من كيدال), or come in by a crossing
        return frame.head.trigger.roles.get("من") == "place" or found.type_word == "معبر"
    return place.level != "country" or found.rule == SIDE or is_fired_at(frame, found) or found.preposition in ("في", "داخل", "شمال", "جنوب", "شرق", "غرب", "علي")


def _is_only_goal(frame: Frame, found: PlaceFound) -> bool:
    """تحركت أرتال باتجاه X: where forces go, the one place that their movement names."""
    is_goal = found.first > 0 and WAY in frame.sentence.forms[max(0, found.first - 2) : found.first]
    return is_goal and frame.head.kind.family == "movement" and all(other is found or other.is_origin for other in frame.places)


def _is_government(frame: Frame, found: PlaceFound) -> bool:
    """هددت واشنطن وباريس, كانت طهران قد نفت, حلفاء كابل: a capital that no act and no word of place leads to speaks for its state; دمشق تتعرض لقصف is the scene."""
    tokens, first = frame.sentence.tokens, found.first
    if first and tokens[first].form.startswith("ل") and folded(found.name) in CAPITALS and found.type_word is None and tokens[first - 1].form.removeprefix("ال").startswith(LOYAL):
        return True  # مقاتلون موالون لدمشق
    if folded(found.name) not in CAPITALS or found.type_word is not None or found.direction is not None or found.near or found.is_dateline or found.is_label or not first:
        return False
    behind = [token.form for token in tokens[found.last + 1 : found.last + 3]]
    after = next((form for form in behind if form not in COMMAS), "")
    if folded(found.name) in ABROAD and (after in words().speaking or f"{after}ت" in words().speaking or says(after)):
        return True  # وفي واشنطن أعلن مسؤول أن, وفي نيويورك، قال المتحدث إن
    if tokens[first - 1].form == "من" and first > 1 and tokens[first - 2].form.removeprefix("ال").startswith(BACKED):
        return True  # جماعات مدعومة من الدوحة
    if found.preposition in words().leads or tokens[first].form[:1] in "بل" and tokens[first].form not in CAPITALS:
        return False
    if first > 1 and tokens[first - 2].form.endswith("العاصمه"):
        return False  # العاصمة الفرنسية باريس
    if tokens[first - 1].form.removeprefix("ب") in QUARTERS_OF:
        return False  # في شوارع دمشق
    if tokens[first - 1].form.endswith(OBJECTS):
        return True  # غارات شنتها دمشق: the verb has its object already, and the capital is its subject
    led_by_act = any(act.found.last < first <= act.found.last + NEAR_AN_ACT for act in frame.acts)
    return not led_by_act and not any(token.form in SUFFERING for token in tokens[found.last + 1 : found.last + 3])


def _is_own(row: Located) -> bool:
    found, place = row
    return place.level == "settlement" and found.direction is None and not found.near


def _is_title(tokens: Sequence[Token], found: PlaceFound) -> bool:
    """محافظ الأنبار, مدير صحة إدلب: the seat of somebody."""
    if found.direction or found.near:
        return False
    before = [t.form for t in tokens[max(0, found.first - 2) : found.first]]
    return bool(before) and (before[-1] in TITLES or before[-1] in SEATS and len(before) > 1 and before[-2] in TITLES)


def _is_reference(frame: Frame, found: PlaceFound) -> bool:
    """A place that only says how far or from where: 30 كم غرب X, من اتجاه X, قادمة من X, عاصمة X."""
    before = frame.sentence.forms[max(frame.first, found.first - 6) : found.first]
    if is_beside(frame, found) or is_for_whom(frame, found) or is_source_in_brackets(frame, found) or is_source(frame, found) or _is_of_speaker(frame, found) or _is_of_who_says_that(frame, found) or _says_where_a_region_lies(frame, found) or _is_before_what_is_told(frame, found):
        return True
    if not LENGTHS.isdisjoint(before[-5:]) or not STATIONED.isdisjoint(before[-4:]) or _is_seat(frame, found) or _is_called_for(frame, found) or is_of_unit(frame, found) or is_arrived_at(frame, found):
        return True
    if found.preposition == "من" and not found.near and (frame.head.kind.family in AT_HOME or _is_way_in(frame, found)):
        return True  # فتى من مخيم الفارعة, اقتحمت نابلس من حاجز حوارة
    if frame.head.kind.family == "movement":
        return False
    goals = GOALS - TOWARDS if is_fired_at(frame, found) else GOALS
    return bool(before) and (any(word.lstrip("و") in goals for word in before[-3:]) or ("من" in before[-3:] and any(word.lstrip("و") in FROM_MOVES for word in before)))


def _says_where_a_region_lies(frame: Frame, found: PlaceFound) -> bool:
    """في الغوطة الشرقية، معقل المعارضة قرب دمشق: the city near which a region is that stands before it, no act between them."""
    if not (found.near and found.is_major):
        return False
    regions = [p for p in frame.places if p.level == "region" and p.direction is None and p.rule != SIDE and p.type_word != BORDER and 0 < found.first - p.last <= CITED]
    return any(not any(region.last < act.found.first < found.first for act in frame.acts) for region in regions)


def _is_before_what_is_told(frame: Frame, found: PlaceFound) -> bool:
    """دان السفير في أ الهجوم الذي استهدف ب: a place before an act of which a relative clause tells another place."""
    tokens, head = frame.sentence.tokens, frame.head.found.last
    if found.last > frame.head.found.first:
        return False
    told = next((p for p in range(head + 1, min(head + NEAR_AN_ACT + 1, len(tokens))) if tokens[p].form in RELATIVES), None)
    return told is not None and any(place.first > told and not place.is_origin for place in frame.places)


def _is_way_in(frame: Frame, found: PlaceFound) -> bool:
    """اقتحمت نابلس من حاجز حوارة واعتقلت خمسة: the gate by which forces came, where a place before it says into what."""
    return found.type_word in GATES and any(place.last < found.first and not place.is_origin and place.first >= frame.first for place in frame.places)


def _is_of_speaker(frame: Frame, found: PlaceFound) -> bool:
    """وفق غرفة طوارئ مخيم أ, كما قال مصدر عسكري في أ: where those sit who are cited behind what they tell."""
    tokens, head = frame.sentence.tokens, frame.head.found.last
    opened = next((p for p in range(found.first - 1, max(head, found.first - CITED), -1) if tokens[p].form in CITING or tokens[p].form in COMMAS), -1)
    return opened > head and tokens[opened].form in CITING and not any(opened < act.found.first < found.first for act in frame.acts)


def _is_of_who_says_that(frame: Frame, found: PlaceFound) -> bool:
    """قال الناطق باسم الشرطة في أ إن الهجوم أوقع قتيلين, قالت في مؤتمر صحفي في أ إن: where those sit or speak whose words أن leads to; not the scene before the verb of saying (وفي أ، ذكرت مصادر أن)."""
    tokens, first = frame.sentence.tokens, frame.first
    if frame.telling is None:
        return False
    said = next((p for p in range(first, min(found.first, first + SAID_WITHIN)) if says(tokens[p].form)), None)
    that = next((p for p in range(found.last + 1, frame.head.found.first) if tokens[p].form in THAT), None)
    return said is not None and that is not None and not any(said < act.found.first < that for act in frame.acts)


def _is_of_who_reacts(frame: Frame, found: PlaceFound) -> bool:
    """استنكر أمير منطقة أ التفجير, أعرب مدير الجامعة في أ عن إدانته للهجوم: where those sit who react to an act that stands behind; not ندد محتجون في أ بمقتل شاب."""
    head = frame.head.found.first
    if found.last >= head or frame.head.kind.family == "protest":
        return False
    tokens = frame.sentence.tokens
    reacted = next((p for p in range(found.first - 1, max(-1, found.first - REACTING_REACH), -1) if tokens[p].form.removeprefix("و") in load_calendar().words["reacting"] - BURIED), None)
    if reacted is None or any(reacted < act.found.first < found.first for act in frame.acts) or any(tokens[p].form in THAT for p in range(reacted, found.first)):
        return False
    return not any(token.form in COMMAS or token.form.removeprefix("ال") in CROWDS for token in tokens[reacted : found.first])


def _is_seat(frame: Frame, found: PlaceFound) -> bool:
    """رئيس بلدية X: the town of an office."""
    office = [t.form for t in frame.sentence.tokens[max(0, found.first - 3) : found.first] if t.form not in TOWNS][-2:]
    return office[-1:] == ["بلديه"] and office[0] in OFFICES


def _is_called_for(frame: Frame, found: PlaceFound) -> bool:
    """تظاهروا في X تنديدا بمقتل شاب في Y: why people protest, not where."""
    return frame.head.kind.family == "protest" and not PURPOSES.isdisjoint(frame.sentence.forms[frame.first : found.first])


def _rank(found: PlaceFound, place: Place) -> float:
    """The most specific first; a bare direction off a city (غرب إدلب) stands behind a village."""
    rank = float(ORDER.get(place.level, 6))
    if found.is_dateline:
        return DATELINE
    if found.type_word in QUARTERS:
        return 0.5
    if found.type_word in ROADS:
        return OFF_A_CITY if found.is_major else ROAD  # سيارة على طريق حلب: the road there
    if found.type_word == BORDER:
        return ALONG_A_BORDER
    if folded(place.name).startswith("محافظه"):
        return AREA
    if place.level == "settlement" and found.is_major:
        # a large city is also the name of all the land around it: a district named beside it says more
        return OFF_A_CITY if found.direction is not None or found.near else LAND if place.admin1 is not None and place.admin1.id == place.gazetteer_id else CITY
    return rank


def _with_point(frame: Frame, best: Located, resolved: Sequence[Located], every: list[PlaceFound]) -> Place:
    """A quarter, street or site without a point of its own lies in the town that the words put around it, a quarter or street also in the one that they name before it (على مدينة أ أمس في شارع ب)."""
    found, place = best
    if place.lat is not None or place.level != "site" and found.type_word not in QUARTERS:
        return place
    holders = [(one, other) for position in found.within for one, other in resolved if every.index(one) == position]
    if not found.within and found.type_word in PARTS and (found.preposition == "في" or any(form.startswith("ب") for form in frame.sentence.forms[max(0, found.first - 2) : found.first + 1])):
        holders = [(one, other) for one, other in reversed(resolved) if frame.first <= one.first < found.first and not one.is_origin and not one.near and not folded(other.name).startswith("محافظه") and one.type_word != "محافظه" and other.level == "settlement"][:1]
    holder = next((other for one, other in holders if other.lat is not None and _may_lend_its_point(one, other)), None)
    if holder is None:
        return place
    return msgspec.structs.replace(
        place, lat=holder.lat, lon=holder.lon, country=holder.country, admin1=holder.admin1, admin2=holder.admin2, status="inferred", near=True,
        because=(*place.because, f"point of {holder.name}, in which it lies"),
    )


def _may_lend_its_point(found: PlaceFound, place: Place) -> bool:
    """Whether what holds a site may stand for it: a town, its district, or the countryside of a town (not of a governorate)."""
    if place.level == "region":
        return found.direction == "ريف" and place.admin1 is not None and place.admin1.id != place.gazetteer_id
    return place.level in ("settlement", "district")
