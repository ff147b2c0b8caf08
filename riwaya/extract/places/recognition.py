"""Where: places named in one sentence, with type words, directions, lists and what contains what.

In: a sentence and the gazetteer. Out: `PlaceFound`s in order. A name counts when a type word stands before it (قرية X, also for names that
no table knows), when it is important, or when a preposition or direction of place leads to it; a name inside an actor, a source or a
trigger is refused, and so are common words without a type word. The words asked here stand in resources/languages/ar/places.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.places.borders import BORDERS, border
from riwaya.extract.places.context import WELL_KNOWN
from riwaya.extract.places.dateline import with_dateline
from riwaya.extract.places.holding import contained
from riwaya.extract.places.names.areas import names_an_area
from riwaya.extract.places.names.before import countryside_at, is_pair, is_passed_over, is_second_of_two, is_served, type_before
from riwaya.extract.places.names.in_lists import goes_on_elsewhere, is_among, is_in_the_middle, is_listed, is_needed, is_quoted, leads_to_known, may_go_on, type_of_list, width_between_names
from riwaya.extract.places.names.known import named, opens_where, other_article
from riwaya.extract.places.names.longer import TOWNS, VILLAGES, bank, goes_on
from riwaya.extract.places.names.no_names import (
    TYPES,
    is_adverb,
    is_age,
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
from riwaya.extract.places.names.refused import why_no_name, why_no_new_name
from riwaya.extract.places.names.town_parts import TOWN_PARTS, town_part
from riwaya.extract.places.names.unknown import SPOTS, is_made_of_two, is_named_after_somebody, quoted_end, unknown, unknown_beside
from riwaya.extract.places.names.word import NO_STEMS, Name, Word
from riwaya.extract.places.offset import HOME, side_of_home
from riwaya.extract.places.placed import placed
from riwaya.extract.values import PlaceFound
from riwaya.grammar.arabic import readings
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon import Found
from riwaya.lexicon.arabic.place_words import load_place_words as words
from riwaya.lexicon.gazetteer import Gazetteer
from riwaya.model import Sentence, Token

WHERE = "حيث"
DISTRICTS = frozenset("قضاء ناحيه مديريه معتمديه".split())
FIELDS = frozenset("جبال تلال سهول مزارع بساتين كروم حقول احراش احراج غابات ضفاف ضواحي سواحل شواطي شاطي ساحل".split())
# types behind which a word that no table knows is mostly no name: منطقة صناعية, طريق فرعي
AREAS = frozenset(("منطقه", "بمنطقه", "مناطق"))
LISTING = frozenset(("مناطق", "محاور"))
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
        place = _at(tokens, position, text, gazetteer, barred, acts, acted, found) if position in wanted or found and (found[-1].last >= position - 2 or may_go_on(tokens, found, position)) else None
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
    wanted.update(sentence.where(TOWN_PARTS))
    for position in sentence.where(HOLDERS):
        wanted.update((position - 1, position - 2))
    wanted.update(position + 1 for position in sentence.where(BEFORE_A_SPOT) if position + 1 < len(tokens))
    for position in sentence.where(TYPES):
        wanted.add(position + 1)
        while position + 1 < len(tokens) and (is_passed_over(tokens[position + 1]) or is_served(tokens, position + 1)):
            position += 1
            wanted.add(position + 1)
    return wanted


HOMES = Remembered(lambda form: form == HOME, stems=lambda: (HOME,))
BEFORE_A_SPOT = Remembered(lambda form: any(r.bare in SPOTS and not r.is_definite for r in readings(form)), stems=lambda: SPOTS)
LED_BY_LAND = Remembered(lambda form: any(r.bare in FIELDS and not r.is_definite for r in readings(form)))
HOLDERS = Remembered(lambda form: form in words().holders or form in words().directions or form == WHERE, stems=lambda: (*words().holders, *words().directions, WHERE))


def _at(tokens: Sequence[Token], position: int, text: str, gazetteer: Gazetteer, barred: set[int], acts: set[int], acted: set[int], before: list[PlaceFound]) -> PlaceFound | None:
    """The place that begins at a token: a border, the side of a home, the bank of a river, المدينة with an adjective that names, a name that the gazetteer knows, or one that it does not."""
    token = tokens[position]
    if token.kind != "word" or position in barred or is_adverb(text[token.start : token.end]):
        return None
    if BORDERS[token.form]:
        return border(tokens, position, text, gazetteer, barred)
    if HOMES[token.form]:
        return side_of_home(tokens, position, text)
    if (whole := bank(tokens, position, text) or town_part(tokens, position, text)) is not None:
        return whole
    if is_age(tokens, position) or is_dual(tokens, position) or is_month(tokens, position) or is_of_another_name(tokens, position, text):
        return None
    type_word = type_before(tokens, position, text)
    if type_word is not None and is_sort(token.form) or is_no_district(type_word, token.form) or is_crop(type_word, token.form):
        return None
    if type_word in ("منطقتي", "منطقتا") and not is_pair(tokens, position):
        type_word = None
    in_list = may_go_on(tokens, before, position) and is_listed(tokens, before[-1].last, position) or goes_on_elsewhere(tokens, before, position, gazetteer, barred)
    if type_word is None and width_between_names(tokens, position, before, gazetteer, barred):
        type_word, in_list = "قري", True
    prefix, width, candidates = named(tokens, position, gazetteer, barred)
    if width > 1 and type_word is None and TYPES[token.form] in VILLAGES and (named(tokens, position + 1, gazetteer, barred)[2] or is_made_of_two(tokens, position + 1)):
        return None  # قرية جديدة كحيط: the row of قرية جديدة is another's; قرية الحوايج is a row of one country, الحوايج one of another: the name behind the word may be either
    opened_by = type_word or (type_of_list(before) if in_list else None)
    if candidates and goes_on(tokens, position, width, opened_by, barred, is_listed=type_word is None, is_known=_importance(candidates, gazetteer) >= WELL_KNOWN and token.form not in words().common):
        candidates = ()
    elif not candidates:
        prefix, width, candidates = _with_other_article(tokens, position, type_word, gazetteer)
    if not candidates:
        return _new_name(tokens, position, text, type_word, opened_by, gazetteer, barred, acted, before, in_list=in_list)
    if type_word in VILLAGES:
        candidates = _all_named(tokens, position, width, prefix, type_word, candidates, gazetteer)
    if width == 1 and token.form in words().after_unknown:
        return None  # علي, المحيطة: rows of the tables whose name only goes on behind another
    name = _name(tokens, position, prefix, width, candidates, type_word, gazetteer, barred, acts, before, in_list=in_list)
    return None if why_no_name(name) is not None else placed(name, text, opened_by)


def _with_other_article(tokens: Sequence[Token], position: int, type_word: str | None, gazetteer: Gazetteer) -> tuple[str, int, tuple[str, ...]]:
    """The rows of a word behind its type word that the tables have with the article, or without it."""
    is_village = type_word in VILLAGES or type_word in AREAS
    if not (type_word in VILLAGES or type_word in DISTRICTS or type_word in AREAS and _is_placed(tokens, position)) or is_type(tokens[position].form) or quoted_end(tokens, position, position):
        return "", 0, ()
    return other_article(tokens[position].form, gazetteer, kinds=("village",) if is_village else ("district", "subdistrict", "town", "city"))


def _new_name(
    tokens: Sequence[Token], position: int, text: str, type_word: str | None, opened_by: str | None, gazetteer: Gazetteer, barred: set[int], acted: set[int], before: list[PlaceFound], *, in_list: bool
) -> PlaceFound | None:
    """A place by a name that the gazetteer does not know: behind its type word, in a list, in quotation marks, or before what holds it."""
    is_whole = type_word is not None and quoted_end(tokens, position, position) > 0  # مخيم "قرية الأمل 2"
    is_whole = is_whole or type_word in LISTING and leads_to_known(tokens, position, gazetteer, barred)
    if not is_whole and (not (in_list or _may_name_unknown(tokens, position, type_word)) or _is_type_here(tokens, position, type_word)):
        return None if position in acted else unknown_beside(tokens, position, text, gazetteer, barred)
    word = Word(tokens, position, tokens[position].form, type_word, in_list and is_quoted(tokens, position, before) or is_needed(tokens, position, before), acted)
    return None if why_no_new_name(word) is not None else unknown(tokens, position, text, opened_by, barred)


def _name(
    tokens: Sequence[Token], position: int, prefix: str, width: int, candidates: tuple[str, ...], type_word: str | None, gazetteer: Gazetteer, barred: set[int], acts: set[int], before: list[PlaceFound], *, in_list: bool
) -> Name:
    """A known name with what its sentence says of it."""
    form, lead = tokens[position].form, tokens[position - 1].form if position else ""
    is_led = prefix[-1:] in ("ب", "ل") or in_list or lead_in(lead) is not None or LED_BY_LAND[lead] or (bool(before) and "و" in prefix and position - before[-1].last <= 2) or is_among(tokens, position)
    countryside = position if is_second_of_two(tokens, position, width, before) else countryside_at(tokens, position, prefix)
    is_bound = in_list or bool(before) and before[-1].level == "settlement" and is_listed(tokens, before[-1].last, position)
    is_alone = type_word is None and width == 1 and countryside is None and not (is_bound and (is_needed(tokens, position, before) or is_in_the_middle(tokens, position, gazetteer, barred)))
    return Name(
        tokens, position, form, type_word, prefix, width, candidates, _importance(candidates, gazetteer), is_led, in_list, type_word is not None or in_list or countryside is not None, countryside,
        {r.stem for r in readings(form)} if is_alone else NO_STEMS, before, acts, barred, gazetteer,
    )


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
    if type_word in words().level_of_type and type_word not in HARDLY_NAMED or type_word in AREAS and (is_made_of_two(tokens, position) or type_word != "مناطق" and names_an_area(tokens, position)):
        return True
    if type_word == "مطار" and is_named_after_somebody(tokens, position, type_word):
        return True  # مطار الملك عبد العزيز
    return type_word == "محطه" and is_served(tokens, position - 1) and form.startswith("ال") and form not in words().no_names and not is_everyday(form)


def _is_type_here(tokens: Sequence[Token], position: int, type_word: str | None) -> bool:
    """Whether a word is the type word of the next name, and not the first of a name of two words: قرى وبلدات, but بلدة تل الحمام."""
    return is_type(tokens[position].form) and not (type_word in TOWNS and is_made_of_two(tokens, position))
