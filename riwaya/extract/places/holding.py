"""What contains what among the places of a sentence, and which stand in one list: أ بريف ب, أ شمال ب, أ في محافظة ب; قرى أ وب.

In: the places of a sentence in order, and its tokens. Out: the places, each with those that hold it (`within`), those that it shares a holder with and those
that it is listed with. What is joined by و holds nothing, and stands behind the preposition of the place before it.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

import msgspec

from riwaya.extract.places.dateline import DASHES
from riwaya.extract.places.names.no_names import is_type
from riwaya.extract.values import STATIONED, PlaceFound
from riwaya.lexicon.arabic.place_words import load_place_words as words
from riwaya.model import Token

# a region is less than a governorate: most are the countryside of one (ريف إدلب الجنوبي)
ORDER = {"site": 0, "settlement": 1, "district": 2, "region": 3, "governorate": 4, "country": 5}
ROADS = frozenset("طريق اوتوستراد".split())
MEN = frozenset(("صلاح الدين", "المثني", "القادسيه"))
NAMED_AFTER = frozenset("جسر شارع شارعي دوار".split())
# قذائف من معسكر أ على قرية ب, من أ نحو ب, المتمركزة في أ أحياء غرب ب: what stands behind them lies elsewhere
ACROSS = frozenset("علي الي نحو باتجاه صوب تجاه".split())
# قصف من معسكر أ طال بلدة ب: what was reached holds not what stands before the verb
DAYS = frozenset("امس اليوم البارحه".split())
REACHED = frozenset("طال طالت طاول طاولت بلغ بلغت وصل وصلت ليطال لتطال".split())


def contained(found: list[PlaceFound], tokens: Sequence[Token], acted: Container[int] = ()) -> list[PlaceFound]:
    """Give each place what the words say contains it: X بريف Y, X شمال Y, X في محافظة Y; `acted`: the words of acts, over which nothing holds (من معسكر أ استهدف ب)."""
    if not found:
        return []
    result = []
    for index, place in enumerate(found):
        within = list(place.within)
        for offset in (1, 2, 3):
            if index + offset >= len(found):
                break
            other, between = found[index + offset], found[index + offset - 1]
            if any(i in acted and not tokens[i].form.startswith("ال") for i in range(between.last + 1, other.first)):
                break  # not الغوطة المحاصرة قرب دمشق
            stretch = [t.form for t in tokens[between.last + 1 : other.first] if t.form not in words().nationalities]
            gap = [form for form in stretch if form not in DAYS]
            if offset == 1 and len(gap) < len(stretch) and all(is_type(form) for form in gap) and not other.near and other.direction is None and not (gap or [tokens[other.first].form])[0].startswith("ب"):
                break  # المتمركزة في أ أمس بلدة ب: a day parts the two
            if offset == 1 and gap and gap[-1] in words().level_of_type and "في" not in gap and any(t.form in STATIONED for t in tokens[max(0, place.first - 3) : place.first]):
                break  # المتمركزة في معسكر أ بالمدفعية بلدة ب
            apart = gap[1:] if gap[:1] == ["،"] else gap  # أ، وبلدات ب: as أ وبلدات ب
            if offset == 1 and (apart[:1] and _opens_another(apart[0]) or other.is_listed and gap == ["،"]):
                break  # محطة أ، ب، ج: the next of a list
            if offset == 1 and gap[:1] and (gap[0] in words().plurals or other.direction is None and not other.near and gap[0] in ACROSS):
                break
            if gap[:1] and gap[0] in REACHED:
                break
            if len(gap) > 4 or any(g in ("،", ",", ".", "الي", "نحو", "باتجاه", "ان") for g in gap if offset > 1) or "و" in gap:
                break
            joined = tokens[other.first].form.startswith("و") and not apart
            if place.is_major and not other.is_major and other.level in ("site", "settlement"):
                break  # غربي مدينة إدلب عند أطراف قرية X: the city lies in no village
            larger = ORDER.get(other.level, 1) > ORDER.get(place.level, 1)
            inside = offset == 1 and (gap == ["في"] and other.is_major and not place.is_major or bool(gap) and gap[-1] in words().inside)
            beneath = offset == 1 and not gap and other.preposition == "في" and tokens[other.first].form.startswith("ب")  # حارة حريك بالضاحية الجنوبية
            leads = other.direction is not None or larger or other.near or inside or beneath
            if leads and not joined:
                within.append(index + offset)
            elif offset == 1:
                break
        if place.is_major and (within and place.type_word in NAMED_AFTER or _is_named_after_a_man(place, tokens)):
            place = msgspec.structs.replace(place, candidates=(), is_major=False)  # جسر المثنى شمالي بغداد bears the name of a governorate
        result.append(msgspec.structs.replace(place, within=tuple(within)))
    for index in range(len(result) - 1):
        result[index + 1] = _led_alike(tokens, result[index], result[index + 1])
    for index in range(len(result) - 2, -1, -1):
        place, after = result[index], result[index + 1]
        if place.level not in ("site", "settlement") or after.level not in ("site", "settlement") or not _joined(tokens, place, after):
            continue
        shared = () if place.within or place.is_major else after.within or after.shared
        result[index] = msgspec.structs.replace(place, shared=shared, companions=(*place.companions, index + 1))
        result[index + 1] = msgspec.structs.replace(after, companions=(*after.companions, index))
    return result


def _is_named_after_a_man(place: PlaceFound, tokens: Sequence[Token]) -> bool:
    """طريق صلاح الدين, حي المثنى: a street or quarter that bears a name as the governorate does; طريق صلاح الدين - كركوك is the road there."""
    after = tokens[place.last + 1].form if place.last + 1 < len(tokens) else ""
    return (place.type_word in NAMED_AFTER or place.type_word in ROADS or place.type_word == "حي") and place.own_name in MEN and after not in DASHES


def _opens_another(form: str) -> bool:
    """أ ومحيط ب, أ ومحافظة ب: what is joined by و stands beside a place, and holds it no more than another name would."""
    return form.startswith("و") and (form.removeprefix("و") in words().near or is_type(form.removeprefix("و")))


def _led_alike(tokens: Sequence[Token], place: PlaceFound, after: PlaceFound) -> PlaceFound:
    """من أ وب صوب ج: what is joined to a place by و alone stands behind its preposition, and people come from both; طريق أ - ب is one road."""
    if place.type_word in ROADS and [t.form for t in tokens[place.last + 1 : after.first] if t.kind != "quote"] in (["-"], ["–"], ["_"]):
        return msgspec.structs.replace(after, type_word=place.type_word, preposition=place.preposition)
    if place.last + 1 != after.first or not tokens[after.first].form.startswith("و"):
        return after
    return msgspec.structs.replace(after, preposition=place.preposition, is_origin=after.is_origin or place.is_origin and not place.is_label)


def _joined(tokens: Sequence[Token], place: PlaceFound, after: PlaceFound) -> bool:
    """Whether two names stand in one list: أ وب, أ، ب, أ وبلدة ب."""
    gap = [t.form for t in tokens[place.last + 1 : after.first] if t.kind != "quote"]
    joins = [form for form in (*gap, tokens[after.first].form) if form in ("و", "،", ",") or form.startswith("و")]
    return bool(joins) and all(form in ("و", "،", ",") or is_type(form) for form in gap)
