"""Where: places named in one sentence, with type words, directions, lists and what contains what.

In: a sentence and the gazetteer. Out: `PlaceFound`s in order. A name counts when a type word stands before it (قرية X, also for names that
no table knows), when it is important, or when a preposition or direction of place leads to it; a name inside an actor, a source or a
trigger is refused, and so are common words without a type word. The words asked here stand in resources/languages/ar/places.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.places.borders import BORDERS, border
from riwaya.extract.places.context import WELL_KNOWN
from riwaya.extract.places.dateline import with_dateline
from riwaya.extract.places.holding import ROADS, contained
from riwaya.extract.places.names.before import countryside_at, is_pair, is_passed_over, is_served, type_before
from riwaya.extract.places.names.in_lists import is_beside_a_village, is_in_the_middle, is_listed, is_needed, is_quoted, may_go_on, type_of_list, width_between_names
from riwaya.extract.places.names.known import lead_to, named, opens_where, other_article
from riwaya.extract.places.names.longer import TOWNS, VILLAGES, bank, goes_on
from riwaya.extract.places.names.no_names import (
    TYPES,
    goes_on_saying,
    is_adverb,
    is_age,
    is_annexed,
    is_crop,
    is_dual,
    is_everyday,
    is_month,
    is_no_district,
    is_of_another_name,
    is_sort,
    is_type,
    lead_in,
)
from riwaya.extract.places.names.unknown import SPOTS, is_made_of_two, quoted_end, unknown, unknown_beside
from riwaya.extract.places.offset import HOME, read_offset, side_of_home, with_side
from riwaya.extract.values import PlaceFound
from riwaya.grammar.arabic import readings
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon import Found
from riwaya.lexicon.arabic.place_words import load_place_words as words
from riwaya.lexicon.gazetteer import Gazetteer
from riwaya.lexicon.matcher import without_prefix
from riwaya.model import Sentence, Token

DISTRICTS = frozenset("قضاء ناحيه مديريه معتمديه".split())
FIELDS = frozenset("جبال تلال سهول مزارع بساتين كروم حقول احراش احراج غابات ضفاف ضواحي سواحل شواطي شاطي ساحل".split())
PICTURES = frozenset("صور جنين".split())
# types behind which a word that no table knows is mostly no name: منطقة صناعية, طريق فرعي
AREAS = frozenset(("منطقه", "بمنطقه", "مناطق"))
HARDLY_NAMED = frozenset("منطقه مناطق طريق سوق مزارع جزيره سجن تل قاعده مطار محطه منفذ جبهتي محاور وادي لواء العاصمه محليه".split())


def mention_places(sentence: Sentence, text: str, gazetteer: Gazetteer, lexicon_matches: Sequence[Found] = ()) -> tuple[PlaceFound, ...]:
    """The places of a sentence, in order."""
    tokens = sentence.tokens
    wanted = _may_hold(sentence, gazetteer)
    if not wanted:
        return ()
    acts: set[int] = set()
    acted: set[int] = set()
    barred: set[int] = set()
    for match in lexicon_matches:
        if match.table == "trigger":
            acts.add(match.last)
            acted.update(range(match.first, match.last + 1))
        elif match.table == "actor" or match.table == "source" and match.first < match.last:
            barred.update(range(match.first, match.last + 1))
    found: list[PlaceFound] = []
    position = 0
    while position < len(tokens):
        place = _at(tokens, position, text, gazetteer, barred, acts, acted, found) if position in wanted or found and (found[-1].last == position - 1 or may_go_on(tokens, found, position)) else None
        if place is None:
            position += 1
        else:
            found.append(place)
            position = place.last + 1
    return tuple(contained(with_dateline(found, tokens, lexicon_matches), tokens, acted))


def _may_hold(sentence: Sentence, gazetteer: Gazetteer) -> set[int]:
    """Where a place may be named: a name begins, a type word stands before, or what holds an unknown name stands behind. Few words of a sentence are asked more."""
    tokens, wanted = sentence.tokens, set(sentence.where(gazetteer.begins))
    wanted.update(sentence.where(BORDERS))
    wanted.update(sentence.where(HOMES))
    for position in sentence.where(HOLDERS):
        wanted.update((position - 1, position - 2))
    wanted.update(position + 1 for position in sentence.where(BEFORE_A_SPOT) if position + 1 < len(tokens))
    for position in sentence.where(TYPES):
        wanted.add(position + 1)
        while position + 1 < len(tokens) and (is_passed_over(tokens[position + 1]) or is_served(tokens, position + 1)):
            position += 1
            wanted.add(position + 1)
    return wanted


HOMES = Remembered(lambda form: form == HOME)
BEFORE_A_SPOT = Remembered(lambda form: any(r.bare in SPOTS and not r.is_definite for r in readings(form)))
LED_BY_LAND = Remembered(lambda form: any(r.bare in FIELDS and not r.is_definite for r in readings(form)))
HOLDERS = Remembered(lambda form: form in words().holders or form in words().directions or form == "حيث")


def _at(tokens: Sequence[Token], position: int, text: str, gazetteer: Gazetteer, barred: set[int], acts: set[int], acted: set[int], before: list[PlaceFound]) -> PlaceFound | None:
    token = tokens[position]
    if token.kind != "word" or position in barred or is_adverb(text[token.start : token.end]):
        return None
    if BORDERS[token.form]:
        return border(tokens, position, text, gazetteer, barred)
    if HOMES[token.form]:
        return side_of_home(tokens, position, text)
    if (shore := bank(tokens, position, text)) is not None:
        return shore
    if is_age(tokens, position) or is_dual(tokens, position) or is_month(tokens, position) or is_of_another_name(tokens, position, text):
        return None
    type_word = type_before(tokens, position, text)
    if type_word is not None and is_sort(token.form) or is_no_district(type_word, token.form) or is_crop(type_word, token.form):
        return None
    if type_word in ("منطقتي", "منطقتا") and not is_pair(tokens, position):
        type_word = None
    in_list = may_go_on(tokens, before, position) and is_listed(tokens, before[-1].last, position)
    if type_word is None and width_between_names(tokens, position, before, gazetteer, barred):
        type_word, in_list = "قري", True
    prefix, width, candidates = named(tokens, position, gazetteer, barred)
    if width > 1 and type_word is None and TYPES[token.form] in VILLAGES and named(tokens, position + 1, gazetteer, barred)[2]:
        return None  # قرية الحوايج is a row of one country, الحوايج one of another: the name behind the word may be either
    opened_by = type_word or (type_of_list(before) if in_list else None)
    if candidates and goes_on(tokens, position, width, opened_by, barred, is_listed=type_word is None, is_known=_importance(candidates, gazetteer) >= WELL_KNOWN):
        candidates = ()
    elif not candidates and (type_word in VILLAGES or type_word in DISTRICTS or type_word in AREAS and _is_placed(tokens, position)) and not is_type(token.form) and not quoted_end(tokens, position, position):
        prefix, width, candidates = other_article(token.form, gazetteer, kinds=("village",) if type_word in VILLAGES or type_word in AREAS else ("district", "subdistrict", "town", "city"))
    if candidates and type_word in VILLAGES:
        candidates = _all_named(tokens, position, width, prefix, type_word, candidates, gazetteer)
    if not candidates:
        is_whole = type_word is not None and quoted_end(tokens, position, position) > 0  # مخيم "قرية الأمل 2"
        if is_whole or (in_list or _may_name_unknown(tokens, position, type_word)) and not _is_type_here(tokens, position, type_word):
            is_bound = in_list and is_quoted(tokens, position, before) or is_needed(tokens, position, before)
            is_said = type_word is None and (is_everyday(token.form) and not is_bound or token.form.removeprefix("و") in words().no_names or goes_on_saying(tokens, position) or _leads_near(token.form))
            if is_said or position in acted and not _is_quoted(tokens, position):
                return None  # قرى أ وب ودمرتها, أصابت قرى وتسببت
            return unknown(tokens, position, text, opened_by, barred)
        return None if position in acted else unknown_beside(tokens, position, text, gazetteer, barred)
    if width > 1 and position + width < len(tokens) and set(candidates) & set(named(tokens, position + width, gazetteer, barred)[2]):
        return None  # العاصمة الصومالية مقديشو: the name itself follows
    importance = _importance(candidates, gazetteer)
    lead = tokens[position - 1].form if position else ""
    lead_ok = prefix[-1:] in ("ب", "ل") or lead_in(lead) is not None or LED_BY_LAND[lead] or in_list or (bool(before) and "و" in prefix and position - before[-1].last <= 2)
    strong = importance >= WELL_KNOWN or (width > 1 and importance >= 4)
    if width == 1 and token.form in words().after_unknown:
        return None
    countryside = countryside_at(tokens, position, prefix)
    is_bound = in_list and (is_needed(tokens, position, before) or is_in_the_middle(tokens, position, gazetteer, barred))
    if type_word is None and width == 1 and countryside is None and not is_bound and _is_word_here(tokens, position, lead_ok=lead_ok, is_listed=in_list, acts=acts):
        return None
    if width == 1 and importance < WELL_KNOWN and countryside is None and _goes_on(tokens, position, prefix):
        return None
    if width == 1 and importance < WELL_KNOWN and type_word is None and is_annexed(tokens, position):
        return None
    if type_word is None and not in_list and countryside is None:
        is_joined = is_beside_a_village(tokens, position, width, before)
        if importance == 0 and not (lead_ok and (width > 1 or is_joined)):
            return None
        if not strong and not (lead_ok and (len(token.form) - len(prefix) > 3 or width > 1 or importance >= 4) and (importance >= 2 or not prefix or is_joined)):
            return None
    place = _place(tokens, position, width, prefix, candidates, text, gazetteer, type_word, countryside)
    following = tokens[place.last + 1].form if place.last + 1 < len(tokens) else ""
    compass, off = read_offset(tokens, place.first)
    listed_as = words().level_of_type.get(opened_by or "") if in_list and place.level == "settlement" and type_word is None else None
    if listed_as == "governorate" or listed_as == "district" and gazetteer.place(candidates[0]).level == "district":
        place = msgspec.structs.replace(place, level=listed_as)  # محافظتي صعدة وحجة, مديريات التحيتا وزبيد
    place = msgspec.structs.replace(place, is_listed=in_list, nationality=words().nationalities.get(following), compass=compass, kilometres=off)
    return with_side(place, tokens, text) if place.level in ("country", "region") and countryside is None and off is None else place


def _is_placed(tokens: Sequence[Token], position: int) -> bool:
    """منطقة المريمين غربي عفرين: whether the words right behind say where it lies."""
    return position + 1 < len(tokens) and tokens[position + 1].kind == "word" and opens_where(tokens[position + 1].form)


def _all_named(tokens: Sequence[Token], position: int, width: int, prefix: str, type_word: str, candidates: tuple[str, ...], gazetteer: Gazetteer) -> tuple[str, ...]:
    """The places that a name behind قرية or بلدة may mean: also those that the tables call by that word too, or have with the article or without it."""
    name = " ".join(token.form for token in tokens[position : position + width]).removeprefix(prefix)
    others = (*gazetteer.named(f"{type_word} {name}"), *(other_article(name, gazetteer)[2] if width == 1 and any(gazetteer.place(candidate).importance < WELL_KNOWN for candidate in candidates) else ()))
    return (*candidates, *(identity for identity in dict.fromkeys(others) if identity not in candidates))


def _importance(candidates: Sequence[str], gazetteer: Gazetteer) -> int:
    """How much the most important of the places is worth that a name may mean."""
    return max(gazetteer.place(candidate).importance for candidate in candidates)


def _may_name_unknown(tokens: Sequence[Token], position: int, type_word: str | None) -> bool:
    """Whether a word that no table knows may be a name behind its type word: قرية X, محطة مياه الزر, منطقة رأس الحمام."""
    form = tokens[position].form
    if type_word in words().level_of_type and type_word not in HARDLY_NAMED or type_word in AREAS and is_made_of_two(tokens, position):
        return True
    return type_word == "محطه" and is_served(tokens, position - 1) and form.startswith("ال") and form not in words().no_names and not is_everyday(form)


def _is_type_here(tokens: Sequence[Token], position: int, type_word: str | None) -> bool:
    """Whether a word is the type word of the next name, and not the first of a name of two words: قرى وبلدات, but بلدة تل الحمام."""
    return is_type(tokens[position].form) and not (type_word in TOWNS and is_made_of_two(tokens, position))


def _is_word_here(tokens: Sequence[Token], position: int, *, lead_ok: bool, is_listed: bool, acts: set[int]) -> bool:
    """Whether a single word without a type word is no name here: القبة الحديدية, الباكالوريا البيضاء, القطاع الخاص, كان دوما."""
    stems = {r.stem for r in readings(tokens[position].form)}
    if stems & words().common:
        return True
    if not stems & (words().also_words | words().short_names):
        return False
    following = tokens[position + 1].form if position + 1 < len(tokens) else ""
    is_definite = any(stem.startswith("ال") for stem in stems & (words().also_words | words().short_names))
    is_side = following in words().adjectives and not stems & words().short_names  # القطاع الجنوبي من ريف حلب is not Gaza
    if is_definite and following.startswith("ال") and following not in words().home_words and following not in words().after_unknown and not is_side:
        return True
    if stems & PICTURES and not _is_where(tokens, position):
        return True
    return bool(stems & words().also_words) and not (lead_ok or is_listed or _word_before(tokens, position) in acts)


def _is_where(tokens: Sequence[Token], position: int) -> bool:
    """سيارة في صور, شمال جنين: a word of place before, and nothing behind that goes on with what the word means (في صور نشرها ناشطون)."""
    form, before = tokens[position].form, tokens[position - 1].form if position else ""
    after = tokens[position + 1] if position + 1 < len(tokens) else None
    is_led = before.lstrip("وفب") in (*words().near, *words().directions) or before.removeprefix("و") in ("في", "قضاء") or form.startswith("ب")
    return is_led and (after is None or after.kind != "word" or after.form.startswith("و") and not form.startswith("ب") or after.form in ("في", "ما", "حيث", "عن", "اثر", "فجر", "صباح", "مساء", "ليل", "ظهر", "امس", "اليوم") or after.form in words().directions or after.form in words().nationalities)


def _goes_on(tokens: Sequence[Token], position: int, prefix: str) -> bool:
    """سكر الأحيمر: a name without the article does not end before a word with it, unless that says how things stand there (كفرنبل المحتلة)."""
    if any(r.is_definite for r in readings(tokens[position].form) if r.prefix == prefix) or position + 1 >= len(tokens):
        return False
    following = tokens[position + 1].form
    is_said_of_it = following in words().home_words or following in words().after_unknown or following in words().adjectives or following in words().near
    return following.startswith("ال") and len(following) > 4 and not is_said_of_it and not is_type(following)


def _leads_near(form: str) -> bool:
    """أ وب وضواحي ج: a word for near in a list."""
    return any(r.bare in words().near for r in readings(form))


def _is_quoted(tokens: Sequence[Token], position: int) -> bool:
    return position > 0 and tokens[position - 1].kind == "quote"


def _word_before(tokens: Sequence[Token], position: int) -> int:
    """The token before a name, the marks of a hashtag skipped: #مجزرة_الباب."""
    return next((i for i in range(position - 1, -1, -1) if tokens[i].form not in ("#", "_")), -1)


def _place(
    tokens: Sequence[Token], position: int, width: int, prefix: str, candidates: tuple[str, ...], text: str, gazetteer: Gazetteer, type_word: str | None, countryside: int | None
) -> PlaceFound:
    last = position + width - 1
    start = without_prefix(tokens[position], prefix, text)
    name = text[start : tokens[last].end]
    best = gazetteer.place(candidates[0])
    level = best.level
    direction = None
    if countryside is not None:
        level, direction = "region", "ريف"
        start = without_prefix(tokens[countryside], next((r.prefix for r in readings(tokens[countryside].form) if r.bare in ("ريف", "ارياف", "ريفي")), ""), text)
        while last + 1 < len(tokens) and tokens[last + 1].form in words().adjectives:
            last += 1
        name = text[start : tokens[last].end]
    elif type_word and words().level_of_type[type_word] == "governorate":
        level = "governorate"
    elif words().level_of_type.get(type_word or "") == "district" and type_word != "لواء":
        level = "district"
    elif type_word in TOWNS or type_word in (None, *ROADS) and (level == "governorate" or level == "district" and _names_a_town(candidates, gazetteer)):
        level = "settlement"
    elif type_word in words().level_of_type and words().level_of_type[type_word] == "site" and type_word not in ("جبهه", "محور", "طريق", "تل"):
        level = "site"
    lead = lead_to(tokens, position if countryside is None else countryside, type_word)
    if prefix.endswith("ب"):
        lead = (lead[0], lead[1], lead[2], "في")
    return PlaceFound(
        name=name, type_word=type_word, level=level, near=lead[0], direction=direction or lead[1], within=(), candidates=candidates, is_origin=lead[2] or _is_label(tokens, position, last), preposition=lead[3],
        is_major=best.importance >= 6, is_label=_is_label(tokens, position, last), first=position if countryside is None else countryside, last=last, span=(start, tokens[last].end), rule="ar/places/countryside" if countryside is not None else "ar/places/named",
    )


def _names_a_town(candidates: Sequence[str], gazetteer: Gazetteer) -> bool:
    """Whether the district that a name most likely means is called after a town of its own."""
    rows = [gazetteer.place(candidate) for candidate in candidates]
    return any(row.kind in ("city", "town") and row.admin1 == rows[0].admin1 and row.country == rows[0].country for row in rows[1:])


def _is_label(tokens: Sequence[Token], position: int, last: int) -> bool:
    """The label of a digest item: the first word of the line, with a colon behind."""
    return position <= 1 and last + 1 < len(tokens) and tokens[last + 1].form == ":"
