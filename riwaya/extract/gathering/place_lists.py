"""Incidents parted by place: one that tells a list of villages, each struck, is one incident for each village.

In: the frames of one incident with their resolved places. Out: a place and the frames that tell what happened there, for each incident. A list is a
run of places joined by و or a comma with nothing between them but type words, directions and what holds them (قريتي أ وب, أ بالريف الجنوبي ومحور
بلدة ب). Blasts are parted by place where there were as many of them (انفجارين في أ وب). A toll told with the list or behind it is repeated on each, that
of a lead before it where few places have no other, the sum of many on none; a battle for several places with one toll stays one incident, but where each is said to be taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from riwaya.extract.clauses.joining import ALSO
from riwaya.extract.counting.result_words import HARMED
from riwaya.extract.gathering.aims import AIMING, aimed_at, leads_to_another, runs
from riwaya.extract.gathering.told import Told
from riwaya.extract.places.compared import NARROW, named_alike, same_land, same_place
from riwaya.extract.places.holding import REACHED
from riwaya.extract.places.names.unknown import LAND
from riwaya.extract.values import DASHES, LOSSES, CountFound, PlaceFound
from riwaya.extract.where.happened_at import AREA, DATELINE
from riwaya.grammar.arabic import readings
from riwaya.grammar.spelling import folded
from riwaya.lexicon import KindRecord
from riwaya.lexicon.arabic.place_words import load_place_words as words
from riwaya.lexicon.arabic.role_words import load_role_words as role_words
from riwaya.lexicon.gazetteer import kilometres
from riwaya.model import Place, Token

BOMB, TAKEN = "bomb", "advance"
SPLITTABLE = frozenset(("strike", "attack", "raid", "custody", "battle", BOMB))
BETWEEN = frozenset(
    "قريه قري قريتي قريتا بلده بلدات بلدتي بلدتا مدينه مدينتي مدن حي حيي حيا احياء محور محاور محيط اطراف تله تلال جبل مخيم منطقه مناطق ريف شمالي جنوبي شرقي غربي شمال جنوب شرق غرب "
    "مفرق مثلث بالكامل كامله كاملا باكملها باكمله سكنيه سكنيا منازل الريف نفسه نفسها ذاته ذاتها مدنيين "
    "وسط كل من علي في ضمن او كذلك ايضا مزارع حرش وادي مطار معسكر جبهه جبهات ناحيه قضاء مديريه محافظه مديريات مديريتي نواحي ناحيتي منطقتي مخيمات مخيمي مركز ذات باديه محطه شمالها جنوبها شرقها غربها".split()
)
# several blasts: as many places of a list as there are of them had one each
DUALS = ("ين", "ان")
BLASTS = frozenset("انفجارات تفجيرات هجمات عبوات سيارات مفخخات قنابل دراجات".split())
COMMAS = frozenset("،,؛;:")
BESIDE = frozenset("قرب بالقرب جوار بجوار".split())
BESIDES = frozenset("اضافه بالاضافه فضلا علاوه".split())
ADDING = frozenset(("الي", "عن", "علي"))
NEAR = 5
LEADS = frozenset("في علي من".split())
ROADS = frozenset("بين مابين طريق الطريق اوتوستراد المودي الموديه الواصل الواصله الموصل الموصله".split())
ELSEWHERE = frozenset("قريه قري بلده بلدات مدينه منطقه مناطق محافظه ولايه اقليم شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط الحدود البلاد".split())
REPEATED = frozenset(("في", "علي", "قرب"))
LONGEST = 16
DEFINITE, SAID = ("ال", "بال", "لل"), 3
MOST_UNREAD = 6
MOST_JOINT = 3
TOLD_WITHIN = 12
THE_TOWN = frozenset("المدينه البلده القريه الناحيه".split())
FAR_KM, VERY_FAR_KM = 60.0, 150.0


def by_place(incident: Sequence[Told], resolved: Mapping[int, Sequence[tuple[PlaceFound, Place]]], kind: KindRecord) -> list[tuple[Place | None, list[Told]]]:
    """The places of an incident, in order of the text, each with its frames; one `None` where none is named."""
    fought_for = kind.family == "battle" and any(c.quantity.min is not None and c.measure in LOSSES for t in incident for c in t.frame.counts)
    for told in incident if kind.family in SPLITTABLE else ():
        if fought_for and told.kind.id != TAKEN:
            continue
        run = _run(told, resolved.get(id(told.frame), ()))
        if _is_one_each(told, run, kind.family):
            places = [place for _, place in run]
            others = incident if all(found.is_major for found, _ in run) else incident[: incident.index(told)]
            if any(_is_elsewhere_than(t, places) for t in others if names_the_town(told) or not t.is_city and not t.is_wide):
                break  # مشطت أحياء أ وب: told of a place that was named before; قرب دمشق وحمص: which village it was stands elsewhere
            own = [t for t in incident if t.frame.sentence.index >= told.frame.sentence.index or t.place is not None and _is_among(t.place, places)]
            is_joint = len(places) <= MOST_JOINT and not any(count.measure in HARMED for t in own for count in t.frame.counts)
            shared = [t if t in own or is_joint and _is_around(t) else _without_toll(t) for t in incident]
            return [(place, [_with_own_toll(t, place, run) if t is told else t for t in shared if t is told or not _is_of_another(t, place, places)]) for place in places]
    named = [t for t in incident if t.place is not None]
    if not named:
        # مقديشو (رويترز) - أنهت القوات حصار الفندق: at home, where no word of the incident says otherwise
        return [(next((t.sent_from for t in incident if t.sent_from is not None), None) if not any(map(_is_elsewhere, incident)) else None, list(incident))]
    return [(_most_specific(named, resolved), list(incident))]


def _most_specific(named: Sequence[Told], resolved: Mapping[int, Sequence[tuple[PlaceFound, Place]]]) -> Place | None:
    """The most specific place that the frames name; a town that the first of them names alone is not left for one far off in another governorate, a city, which stands for the land around, only for one very far."""
    narrowest = min(named, key=lambda t: t.place_rank)
    first, best = named[0].place, narrowest.place
    inside = next((t.place for t in named if t.place_rank == narrowest.place_rank and _is_told_inside(t, best, resolved)), None) if best is not None else None
    if inside is not None:
        return inside
    if first is None or best is None or named[0].is_vague or named[0].is_wide or first.level not in ("settlement", "site") or named[0].place_rank >= DATELINE:
        return best
    if first.lat is None or first.lon is None or best.lat is None or best.lon is None or same_land(first, best):
        return best
    if any(place.admin1 is not None and not same_land(first, place) for _, place in resolved.get(id(named[0].frame), ())):
        return best  # استهدفت مواقع في ريف حمص وقرب دمشق وفي حلب
    return first if kilometres(first.lat, first.lon, best.lat, best.lon) > (VERY_FAR_KM if named[0].is_city else FAR_KM) else best


def _is_told_inside(told: Told, town: Place, resolved: Mapping[int, Sequence[tuple[PlaceFound, Place]]]) -> bool:
    """مجزرة في أ. ... في قرية ب التابعة لريف أ: whether a frame puts its village into the town that another names."""
    rows = resolved.get(id(told.frame), ())
    every = list(told.frame.marks.places)
    found = next((found for found, place in rows if place == told.place), None)
    if found is None or told.place is None or same_place(told.place, town) or town.level != "settlement":
        return False
    return any(every.index(one) in found.within and one.level != "governorate" and town.gazetteer_id is not None and place.gazetteer_id == town.gazetteer_id for one, place in rows)


def places_listed(told: Told, rows: Sequence[tuple[PlaceFound, Place]]) -> tuple[Place, ...]:
    """The places of a list each of which a frame tells to have been struck, stormed or taken; none where it lists none."""
    run = _run(told, rows) if told.kind.family in SPLITTABLE and len(rows) > 1 else []
    return tuple(place for _, place in run) if _is_one_each(told, run, told.kind.family) else ()


def _is_one_each(told: Told, run: Sequence[tuple[PlaceFound, Place]], kind_family: str) -> bool:
    """Whether a list tells an incident for each of its places: not انفجار عبوة في بلدتي أ وب, nor governorates told together (أرياف إدلب وحلب وحماة)."""
    return len(run) > 1 and (_blasts(told) >= len(run) if kind_family == BOMB else any(not found.is_major or found.near for found, _ in run))


def _is_elsewhere(told: Told) -> bool:
    """Whether a frame says without a name that it happened in some village, province or part of the land: قرية تشادية, شرق البلاد."""
    tokens, frame = told.frame.sentence.tokens, told.frame
    return any(t.form.removeprefix("ب") in ELSEWHERE for t in tokens[frame.first : frame.last + 1])


def _is_elsewhere_than(told: Told, places: Sequence[Place]) -> bool:
    """Whether a frame names a village or a site that is none of a list, or a district where the list is of no villages (مناطق في ناحية أ ... في قرى ب وج)."""
    if told.place is None or told.place_rank == AREA or told.place.level not in NARROW or _is_among(told.place, places):
        return False
    return told.place.level != "district" or any(place.level != "settlement" for place in places)


def names_the_town(told: Told) -> bool:
    """في منطقتي أ وب شرقي المدينة: whether a frame speaks of a town that is known."""
    tokens, frame = told.frame.sentence.tokens, told.frame
    return any(t.form.lstrip("بل") in THE_TOWN for t in tokens[frame.first : frame.last + 1])


def _with_own_toll(told: Told, place: Place, run: Sequence[tuple[PlaceFound, Place]]) -> Told:
    """The frame of a list without the figures that another place of it has alone: قصف على أ وب، ما أدى إلى مقتل رجل وإصابة طفل في ب."""
    counts = tuple(count for count in told.frame.counts if (own := _named_behind(told, count, run)) is None or named_alike(own, place))
    return told if len(counts) == len(told.frame.counts) else msgspec.structs.replace(told, frame=msgspec.structs.replace(told.frame, counts=counts))


def _named_behind(told: Told, count: CountFound, run: Sequence[tuple[PlaceFound, Place]]) -> Place | None:
    """The place of a list that is named again behind the toll that is told behind the list."""
    end, tokens = max(found.last for found, _ in run), told.frame.sentence.tokens
    if count.first <= end:
        return None
    again = next((found for found in told.frame.marks.places if count.last < found.first <= count.last + TOLD_WITHIN and found.preposition in ("في", "ب")), None)
    if again is None or any(t.form in REACHED or t.kind == "mark" for t in tokens[count.last + 1 : again.first]) or any(count.last < act.found.first < again.first and not act.is_result for act in told.frame.acts):
        return None
    return next((place for found, place in run if found.name == again.name), None)


def _is_around(told: Told) -> bool:
    """Whether a frame names no place narrower than the land around: غارات في الساحل الغربي, which villages of it were struck is told behind."""
    return told.place is None or told.is_vague or told.is_wide or told.place.level not in NARROW


def _without_toll(told: Told) -> Told:
    """A frame without its figures: what a lead sums up before the places are told is the toll of none of them."""
    return msgspec.structs.replace(told, frame=msgspec.structs.replace(told.frame, counts=()))


def _is_of_another(told: Told, place: Place, listed: Sequence[Place]) -> bool:
    """Whether a frame tells of another place of the list alone: وأسفرت الغارات على أ عن مقتل سبعة."""
    return told.place is not None and not _is_among(told.place, [place]) and _is_among(told.place, listed)


def _is_among(place: Place, listed: Sequence[Place]) -> bool:
    """Whether a place is one of a list, named with its type or without it (قرية أ, أ)."""
    return any(named_alike(place, one) for one in listed)


def _blasts(told: Told) -> float:
    """How many blasts the words tell: two by a dual (انفجارين, عبوتان), as many as the number before says, no end of them by a plural."""
    tokens, frame = told.frame.sentence.tokens, told.frame
    words = frame.marks.of("weapon")  # none of the tanks that fire, which are things of the sentence and do not go off
    named = [*(act.found.first for act in frame.acts if act.kind.family == BOMB and act.form == "noun"), *(weapon.first for weapon in frame.weapons if weapon in words)]
    most: float = 1
    for position in named:
        form = tokens[position].form
        if form.removeprefix("و").startswith("ال"):
            continue  # دوي الانفجارات في حيي أ وب: heard there
        number = next((n.value.min for n in frame.marks.numbers if n.last == position - 1 and n.value.min), None)
        bare = {r.bare for r in readings(form)}
        several = float("inf") if bare & BLASTS else 2 if form.endswith(DUALS) and not any(word.startswith("انتحاري") for word in bare) else 1
        most = max(most, number or several)
    return most


def _run(told: Told, rows: Sequence[tuple[PlaceFound, Place]]) -> list[tuple[PlaceFound, Place]]:
    """The longest list of a frame: of names joined to each other (all such lists of it: بلدات أ وب في ريف حلب وبلدات ج ود في جبل الزاوية), or of things hit that stand at a place each; none is one spot between two places, or where the doers stand."""
    tokens = told.frame.sentence.tokens
    return max((_targets(tokens, lists) for lists in (_names(told, rows), [aimed_at(told, rows)])), key=len)


def _targets(tokens: Sequence[Token], lists: Sequence[list[tuple[PlaceFound, Place]]]) -> list[tuple[PlaceFound, Place]]:
    """The places of lists but those that tell one spot, and those where others stand who act on the rest (القوات المتمركزة في أ وب)."""
    hit = [run for run in lists if run and not _is_between(tokens, run[0][0])]
    aimed = [run for run in hit if role_words().stationed.isdisjoint(t.form for t in tokens[max(0, run[0][0].first - NEAR + 1) : run[0][0].first])]
    return [row for run in aimed or hit for row in run]


def _names(told: Told, rows: Sequence[tuple[PlaceFound, Place]]) -> list[list[tuple[PlaceFound, Place]]]:
    every = list(told.frame.marks.places)
    holders = {position for found, _ in rows for position in found.within}
    tokens = told.frame.sentence.tokens
    members = [row for row in rows if _may_be_listed(row, tokens, is_holder=every.index(row[0]) in holders)]
    members = [row for n, row in enumerate(members) if not (n and _is_beside(tokens, members[n - 1][0], row[0]))]
    named = {i for place in every for i in range(place.first, place.last + 1)}
    read = frozenset(tokens[i].start for found in told.frame.marks.matches for i in range(found.first, found.last + 1))
    is_aimed = told.kind.family in AIMING

    def joins(one: PlaceFound, other: PlaceFound) -> bool:
        if _coordinated(tokens, one, other, named, held=every.index(one) in holders, read=read) or _is_led_alike(told, one, other):
            return True
        return is_aimed and not one.is_major and not other.is_major and not _is_between(tokens, other) and leads_to_another(told, one, other)

    return runs(members, joins)


def _may_be_listed(row: tuple[PlaceFound, Place], tokens: Sequence[Token], *, is_holder: bool) -> bool:
    """Whether a place may be struck for itself: not where forces come from, nor a city, a district or land that only says where another lies (بسهل الغاب)."""
    found, place = row
    if found.is_origin or is_holder and (found.is_major or place.level == "district" or _is_land(place)):
        return False
    return place.level in NARROW or _is_land(place) and not tokens[found.first].form.startswith("ب")


def _is_land(place: Place) -> bool:
    """جبل الزاوية, سهل الغاب: hills and plains, which are struck as villages are; not the countryside of a governorate, nor the area of an operation."""
    return place.level == "region" and folded(place.name).split()[0] in LAND


def _is_beside(tokens: Sequence[Token], one: PlaceFound, other: PlaceFound) -> bool:
    """أ بالقرب من مدينة ب وبلدة ج: whether a town only says near what the one before it lies."""
    between = [t.form for t in tokens[one.last + 1 : other.first] if t.kind != "quote"]
    return other.near and bool(between) and between[0] in BESIDE and not any(form.startswith("و") for form in between)


def _is_between(tokens: Sequence[Token], first: PlaceFound) -> bool:
    """على الطريق بين قريتي أ وب, على طريق أ وب, بين شرق بلدة أ وغرب ب, مفرق ج المؤدي إلى أ وب: one spot, told by the two places on either side of it."""
    start = first.first
    while start and tokens[start - 1].form not in LEADS and any(r.bare in BETWEEN for r in readings(tokens[start - 1].form)):
        start -= 1
    return any(t.form.removeprefix("و") in ROADS for t in tokens[max(0, min(start - 1, first.first - 2)) : first.first])


def _coordinated(tokens: Sequence[Token], one: PlaceFound, other: PlaceFound, named: set[int], *, held: bool, read: frozenset[int] = frozenset()) -> bool:
    """Whether only a conjunction, type words, directions and other places stand between two names.

    إضافة إلى and فضلا عن join as و does, but no road's end and no town that only holds (`held`) the one before. A dash joins the names of a list in the plural (قرى أ – ب – ج). A comma and a direction alone (قرية أ، شمالي مدينة ب), or في (أ وبلدات في ب), say where the first lies.
    """
    between = [tokens[i] for i in range(one.last + 1, other.first) if i not in named and tokens[i].kind != "quote"]
    if between and between[0].form in BESIDE:
        between = between[2 if len(between) > 1 and between[1].form == "من" else 1 :]
    between = between[_said_of_it(between) :]
    if any(t.form in BESIDES for t in between):
        return not held and not any(t.form.removeprefix("و") in ROADS for t in tokens[max(0, one.first - NEAR) : one.first]) and all(t.form in BESIDES or t.form in COMMAS or t.form in ADDING or any(r.bare in BETWEEN for r in readings(t.form)) for t in between)
    marks = COMMAS | DASHES if one.type_word in words().plurals or one.is_listed else COMMAS
    if any(t.form in REACHED and after.form in ALSO for t, after in zip(between, between[1:], strict=False)):
        return all(t.form in REACHED or t.form in ALSO or any(r.bare in BETWEEN for r in readings(t.form)) for t in between)  # قصف على أ بالريف الشرقي طال أيضا بلدة ب
    joins = [t.form for t in (*between, tokens[other.first]) if t.form == "و" or t.form in marks or _is_joined(t)]
    if not joins or not any(t.form == "و" or _is_joined(t) for t in (*between, tokens[other.first])) and (other.direction or other.near):
        return False
    if other.preposition == "في" and tokens[other.first - 1].form == "في" and between and _is_joined(between[0]):
        return False
    strange = [t for t in between if t.form != "و" and t.form not in marks and not any(r.bare in BETWEEN for r in readings(t.form))]
    # بلدات أ وب ومديرا وج: one word that is no name to anybody does not end a list that a plural opens; أ وب، وج غربي حلب، ود: nor do names that nobody knows end another
    is_one_word = len(strange) == 1 and marks is not COMMAS
    return not strange or _is_joined(tokens[other.first]) and all(map(_is_joined, strange)) and (is_one_word or len(strange) <= MOST_UNREAD and not any(t.start in read for t in strange))


def _said_of_it(between: Sequence[Token]) -> int:
    """How many words behind a name only say what it is like, where a list goes on behind them: قرية أ [الآهلة بالمدنيين]، ومخيم ب, قرية أ [الآشورية] وقرية ب."""
    said = next((n for n, t in enumerate(between) if not t.form.startswith(DEFINITE)), len(between))
    return said if 0 < said <= SAID and said < len(between) and (between[said].form in COMMAS or between[said].form.startswith("و")) else 0


def _is_led_alike(told: Told, one: PlaceFound, other: PlaceFound) -> bool:
    """على قرية أ التي تسيطر عليها المعارضة في ريف ج، وعلى قرية ب: the preposition is said again behind و, and no act stands between."""
    tokens, lead = told.frame.sentence.tokens, other.first - 1
    while lead > one.last and (tokens[lead].kind == "quote" or any(r.bare in BETWEEN for r in readings(tokens[lead].form)) and not tokens[lead].form.startswith("و")):
        lead -= 1
    if lead <= one.last or one.preposition not in REPEATED or tokens[lead].form != f"و{one.preposition}" or other.first - one.last > LONGEST:
        return False
    return not any(one.last < act.found.first < lead for act in told.frame.acts if not act.trigger.is_weak)


def _is_joined(token: Token) -> bool:
    return token.kind == "word" and token.form.startswith("و") and len(token.form) > 2
