"""How many: numbers tied to what happened (killed, wounded, detained ...) and to who they were.

Reads languages/ar/people.yaml and results.yaml. A result word looks ahead in its clause for a quantity with a unit, or a unit that
counts by itself (عنصرين, طفل); lists go on over و; بينهم opens parts of the whole before. Numbers with other units are no counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from riwaya.extract.mentions.victim_lists import Counted, composition, summed
from riwaya.extract.values import CountFound, Quantity
from riwaya.grammar.arabic import readings, without_pronoun
from riwaya.grammar.numbers import WORDS
from riwaya.lexicon import Found
from riwaya.lexicon.calendar import load_calendar
from riwaya.lexicon.quantities import QuantityWords, Unit, load_quantity_words
from riwaya.model import Mention, Sentence, Token

LOOK_AHEAD = 14
LOOK_BEHIND = 6
LOOK_BEHIND_PLURAL = 14
FALLING = frozenset("سقط سقطت سقوط بسقوط لسقوط وقوع بوقوع وقع وقعت خلف خلفت اوقع اوقعت ارتقي ارتقاء هناك".split())
TALLIES = frozenset("عدد حصيله".split())
THINGS = frozenset(("vehicles", "houses", "positions"))
STOPS = frozenset(".؛;:!؟?\n")
BY = frozenset("برصاص بنيران بيد بايدي يد ايدي قبل".split())
ADJECTIVES = frozenset("عسكري مدني اجنبي".split())
PARTS = frozenset("بينهم بينهن منهم منهن بينها".split())
SKIP = frozenset("من علي ما لا نحو الي عن في كل ايضا بجروح متفاوته نتيجه".split())
OTHER_UNITS = frozenset("عاما سنه سنوات عام يوما يوم ايام ساعه ساعات دقيقه كيلومتر كيلومترا كم متر مترا دولار دولارا ليره بالميه بالمئه % طن طنا كيلوغرام غاره غارات صاروخ صواريخ صاروخا قذيفه قذايف شهر اشهر اسبوع مره مرات مليمتر ملم درجه ميل ميلا حاله برميلا هجوما عمليه عبوه لغما".split())


class _Clause(msgspec.Struct, frozen=True):
    """A sentence as counting sees it: numbers and actors by their first token, and where words of acts stand."""

    tokens: tuple[Token, ...]
    numbers: dict[int, Mention[Quantity]]
    actors: dict[int, Found]
    acts: frozenset[int]
    words: QuantityWords


class _Reached(msgspec.Struct):
    """A unit with its quantity on the way to a count."""

    quantity: Quantity
    unit: Unit | None
    first: int
    last: int
    is_unit_only: bool


def read_counts(sentence: Sentence, text: str, *, lexicon_matches: Sequence[Found], numbers: Sequence[Mention[Quantity]]) -> tuple[CountFound, ...]:
    """The counts of a sentence, in order; `part_of` is the position of the whole in this tuple."""
    words = load_quantity_words()
    tokens = sentence.tokens
    by_first = {number.first: number for number in numbers}
    actors = {found.first: found for found in lexicon_matches if found.table == "actor"}
    acts = frozenset(found.first for found in lexicon_matches if found.table == "trigger")
    used: set[int] = set()
    rows: list[CountFound] = []
    clause = _Clause(tokens, by_first, actors, acts, words)
    results = _results(tokens, words)
    for index, (first, last, measure) in enumerate(results):
        end = results[index + 1][0] if index + 1 < len(results) else len(tokens)
        # مقتل وإصابة 15: the number is of both together, so neither measure may have it
        if _is_joint(tokens, results, index) or (index and _is_joint(tokens, results, index - 1)):
            continue
        before = len(rows)
        _read_ahead(clause, last + 1, end, measure, first, used, rows)
        rows[before:] = summed(rows[before:], tokens, before)
        if len(rows) == before:
            _read_behind(clause, first, results[index - 1][1] if index else -1, measure, used, rows)
    _read_carried(clause, used, rows)
    _read_fallen(clause, used, rows)
    _read_rising(clause, used, rows)
    return tuple(rows)


def _is_joint(tokens: Sequence[Token], results: list[tuple[int, int, str]], index: int) -> bool:
    """Whether this result word and the next share one number: مقتل وإصابة 15, not قتلوا وجرح or مدني قتل وجرح (whose subject stands before)."""
    if index + 1 >= len(results) or (results[index][0] and _units_of(tokens[results[index][0] - 1].form)[0] is not None):
        return False
    (_, last, measure), (following, _, other) = results[index], results[index + 1]
    return following == last + 1 and measure != other and tokens[following].form.startswith("و") and not tokens[last].form.endswith(("وا", "ا"))


def _results(tokens: Sequence[Token], words: QuantityWords) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    position = 0
    while position < len(tokens):
        verb, stems = _result_stems(tokens[position].form) if tokens[position].kind == "word" else (None, ())
        best: tuple[int, str] | None = (position, verb) if verb else None
        for stem in stems:
            for width in (3, 2, 1):
                key = (stem, *(t.form for t in tokens[position + 1 : position + width]))
                if key in words.results and (best is None or position + width - 1 > best[0]):
                    best = (position + width - 1, words.results[key])
        if best:
            found.append((position, best[0], best[1]))
            position = best[0] + 1
        else:
            position += 1
    return found


@lru_cache(maxsize=1 << 16)
def _result_stems(form: str) -> tuple[str | None, tuple[str, ...]]:
    """The measure of a result verb that a word is, and the stems with which a longer result may begin here."""
    words = load_quantity_words()
    stems = [(reading, stem) for reading in readings(form) for stem in (reading.stem, reading.bare)]
    verb = next((words.verbs[stem] for reading, stem in stems if stem in words.verbs and not reading.prefix.strip("وف")), None)
    return verb, tuple(dict.fromkeys(stem for _, stem in stems if stem in words.firsts))


def _read_ahead(
    clause: _Clause, start: int, end: int, measure: str, trigger: int, used: set[int], rows: list[CountFound]
) -> None:
    tokens, words = clause.tokens, clause.words
    whole: int | None = None
    in_parts = False
    position, limit = start, min(end, start + LOOK_AHEAD)
    while position < limit:
        form = tokens[position].form
        if form in STOPS:
            return
        if form.lstrip("ومن") in PARTS or form in PARTS:
            in_parts = whole is not None
            position, limit = position + 1, min(end, position + LOOK_AHEAD)
            continue
        reached = _reach(clause, position)
        if reached is not None and reached.quantity.min is None and tokens[position - 1].form in BY:
            position = reached.last + 1  # برصاص مسلحين: they did it
            continue
        if reached is None or reached.first in used:
            if whole is not None and form in ("،", ",", "في", "جراء", "اثر", "خلال", "بقصف", "بعد") and not in_parts and not _goes_on(tokens, position):
                return
            position += 1
            continue
        counted = reached.unit.record.measure if reached.unit else None
        if measure != "deployed" and (counted is None) == (measure in THINGS):
            # people are no vehicles, nor things people: تدمير نفقين ومقتل ثلاثة
            position += 1
            continue
        if position == start and _is_subject(clause, reached, limit):
            position = reached.last + 1
            continue
        used.update(range(reached.first, reached.last + 1))
        carried = next((words.carried[t.form] for t in tokens[reached.first : reached.last + 1] if t.form in words.carried), None)
        row = _row(clause, reached, carried or measure, trigger, rows, part_of=whole if in_parts else None)
        rows.append(row)
        if not in_parts and whole is None:
            whole = len(rows) - 1
        position, limit = reached.last + 1, min(end, reached.last + 1 + LOOK_AHEAD)
        if not in_parts and whole == len(rows) - 1 and row.demographic is None:
            parts = composition(tokens, position, row.quantity.min, lambda at: _counted(clause, at))
            if parts is not None:
                position, in_parts = parts, True
                continue
        if not in_parts and position < end and not (tokens[position].form.startswith("و") or tokens[position].form in ("،", ",", "من", "بينهم", "اخرين") or _near_part(tokens, position)):
            if not _near_part(tokens, position):
                return


def _counted(clause: _Clause, position: int) -> Counted | None:
    """The people at a token as a part of a list: where they stand, how many, of which age or sex."""
    reached = _reach(clause, position)
    if reached is None or reached.unit is None or reached.quantity.min is None or reached.unit.record.measure is not None:
        return None
    return reached.first, reached.last, reached.quantity.min, reached.unit.record.demographic


def _is_subject(clause: _Clause, reached: _Reached, limit: int) -> bool:
    """Armed people right behind a verb who are its doers, since its object follows bare: خطف مسلحون مجهولون ثلاثة عمال."""
    tokens = clause.tokens
    if reached.unit is None or reached.unit.record.side is None or reached.quantity.min is not None or not tokens[reached.first].form.endswith(("ون", "ان")):
        return False
    for position in range(reached.last + 1, min(limit, reached.last + 9)):
        form = tokens[position].form
        if form in STOPS or form in ("،", ",") or form in ("في", "برصاص", "بنيران", "بقصف", "اثر", "جراء", "خلال", "بانفجار") or (form.startswith(("و", "ب")) and len(form) > 3):
            return False
        after = _reach(clause, position)
        if after is not None and form not in ("من", "علي"):
            return True
    return False


def _read_behind(
    clause: _Clause, first: int, floor: int, measure: str, used: set[int], rows: list[CountFound]
) -> None:
    """The subject before its verb: إن خمسة أشخاص قتلوا, إن جنديين وحارسا أصيبوا, القيادي فلان قتل."""
    tokens, numbers, words = clause.tokens, clause.numbers, clause.words
    reach = LOOK_BEHIND_PLURAL if tokens[first].form.endswith(("وا", "ا")) else LOOK_BEHIND
    found: list[_Reached] = []
    position = first - 1
    while position > max(floor, first - reach):
        if tokens[position].form in STOPS:
            break
        lead = next((n for n in numbers.values() if n.last == position), None)
        reached = _reach(clause, lead.first if lead else position)
        if reached is not None and lead is None and position == first - 1 and reached.quantity.quantifier == "several" and tokens[position].form.endswith("ين") and tokens[first].form.endswith(("لا", "با", "دا", "حا", "فا")):
            # شرطيين قتلا: the verb tells two from many
            reached = _Reached(Quantity(min=2, max=2), reached.unit, reached.first, reached.last, True)
        if reached is None and lead is None and position + 1 < len(tokens):
            position -= 1
            continue
        if reached is not None and reached.unit is not None and reached.quantity.min is not None and reached.first not in used and reached.last < first and (reached.unit.record.measure is not None) == (measure in THINGS):
            before = next((n for n in numbers.values() if n.last == reached.first - 1), None)
            found.append(reached if before is None else _Reached(before.value, reached.unit, before.first, reached.last, False))
            position = found[-1].first - 1
            if not tokens[found[-1].first].form.startswith("و"):
                break
            continue
        position = (lead.first if lead else position) - 1
    for reached in reversed(found):
        used.update(range(reached.first, reached.last + 1))
        # 8 شهداء وعشرات الإصابات: a unit that says what happened says it against the result word behind it
        own = next((carried for t in tokens[reached.first : reached.last + 1] if (carried := _carried(t.form, words))), None)
        rows.append(_row(clause, reached, own or measure, first, rows, part_of=None))


def _near_part(tokens: Sequence[Token], position: int) -> bool:
    return any(t.form in PARTS or t.form.lstrip("و") in PARTS for t in tokens[position : position + 8])


def _goes_on(tokens: Sequence[Token], position: int) -> bool:
    return _near_part(tokens, position)


def _reach(clause: _Clause, position: int) -> _Reached | None:
    tokens, numbers, actors, words = clause.tokens, clause.numbers, clause.actors, clause.words
    number = numbers.get(position)
    if number is not None and number.prefix in ("ل", "ول", "لل", "ك", "وك"):
        return None  # وهو أب لخمسة أطفال
    if number is not None:
        follow = number.last + 1
        while follow < len(tokens) and (tokens[follow].kind == "quote" or tokens[follow].form in ("من", "(", ")", "اخرين") and _unit_at(tokens, follow, words) is None):
            follow += 1
        unit = _unit_at(tokens, follow, words)
        if unit is None and _is_of_a_date(tokens, number):
            return None
        if follow in actors and unit is None:
            return _Reached(number.value, None, number.first, number.last, False)
        if unit is not None:
            return _Reached(number.value, unit[0], number.first, unit[1], False)
        following = tokens[number.last + 1].form if number.last + 1 < len(tokens) else ""
        after = tokens[number.last + 2].form if number.last + 2 < len(tokens) else ""
        if number.value.min is not None and following not in OTHER_UNITS and (following.endswith(("يين", "يون", "ين", "ون")) or (following == "من" and after.startswith("ال") and after not in ("الساعه", "اليوم"))):
            # أربعة مهربين, 21 من الضيوف: people whom no unit names
            return _Reached(number.value, None, number.first, number.last + 1, False)
        if following in OTHER_UNITS or number.value.quantifier == "several" or tokens[number.first].form in ("واحد", "واحده"):
            return None  # من عائلة واحدة
        if tokens[number.first].form in ("احد", "احدي"):
            # أحد قادته: one of whoever follows
            return _Reached(number.value, None, number.first, number.last, False) if following else None
        # a bare number right behind the result word counts people: قتل 5 وجرح 10
        bare_ok = number.value.min is not None and number.value.min < 5000 and (not following or following in STOPS or following in ("،", ",", "في", "اثر", "جراء", "خلال", "بعد", "عندما", "علي", "منهم", "بينهم") or following.startswith(("و", "ب")))
        return _Reached(number.value, None, number.first, number.last, False) if bare_ok else None
    unit = _unit_at(tokens, position, words)
    if unit is None:
        return None
    if unit[0].number is None:
        behind = _number_behind(tokens, unit[1] + 1)
        if behind is not None:
            return _Reached(Quantity(min=behind, max=behind), unit[0], position, unit[1] + 1, False)
        several = Quantity(min=None, max=None, quantifier="several")
        return _Reached(several, unit[0], position, unit[1], True)
    return _Reached(Quantity(min=unit[0].number, max=unit[0].number), unit[0], position, unit[1], True)


def _is_of_a_date(tokens: Sequence[Token], number: Mention[Quantity]) -> bool:
    """A year, or a day before the name of a month: في مارس 2014, 5-8-2023, 1 كانون الثاني, العشرين من الشهر الماضي."""
    following = tokens[number.last + 1].form if number.last + 1 < len(tokens) else ""
    after = tokens[number.last + 2].form if number.last + 2 < len(tokens) else ""
    if following in ("من", "/") and (after in _month_words() or after in ("الشهر", "شهر", "هذا")):
        return True
    return (number.first == number.last and tokens[number.first].form.isdigit() and 1990 <= (number.value.min or 0) <= 2100) or following in _month_words()


@lru_cache(maxsize=1)
def _month_words() -> frozenset[str]:
    return frozenset(name.split()[0] for name in load_calendar().months)


def _number_behind(tokens: Sequence[Token], position: int) -> int | None:
    """A definite number behind its noun (أطفاله الثلاثة, الجنود الخمسة)."""
    form = tokens[position].form if position < len(tokens) else ""
    return WORDS.get(form[2:]) if form.startswith("ال") and 3 <= WORDS.get(form[2:], 0) <= 10 else None


def _unit_at(tokens: Sequence[Token], position: int, words: QuantityWords) -> tuple[Unit, int] | None:
    if position >= len(tokens) or tokens[position].kind != "word":
        return None
    single, double = _units_of(tokens[position].form)
    if double and position + 1 < len(tokens):
        following = tokens[position + 1].form
        for stem in double:
            unit = words.units.get(f"{stem} {following}")
            if unit is not None:
                return unit, position + 1
    return (single, position) if single is not None else None


@lru_cache(maxsize=1 << 16)
def _units_of(form: str) -> tuple[Unit | None, tuple[str, ...]]:
    """The unit that a word is by itself, and the stems with which a unit of two words may begin here."""
    words = load_quantity_words()
    stems: list[str] = []
    for reading in readings(form):
        # رحبة عسكرية, المجلس العسكري: adjectives of things
        if not reading.is_definite or reading.bare not in ADJECTIVES:
            stems.extend((reading.stem, reading.bare))
        if reading.bare.removesuffix("ه") not in ADJECTIVES:
            stems.extend(without_pronoun(reading.bare))
    return next((words.units[stem] for stem in stems if stem in words.units), None), tuple(dict.fromkeys(stem for stem in stems if stem in words.openers))


def _row(
    clause: _Clause, reached: _Reached, measure: str, trigger: int | None, rows: list[CountFound], *, part_of: int | None
) -> CountFound:
    tokens, actors = clause.tokens, clause.actors
    unit = reached.unit.record if reached.unit else None
    group = unit.group if unit else "unknown"
    rule = "ar/counts/bare" if unit is None else "ar/counts/unit" if unit.side is None else "ar/counts/rebels" if unit.side == "rebel" else "ar/counts/fighters"
    if group == "same":
        others = next((row for row in reversed(rows) if row.measure not in THINGS), None)
        group = others.group if others is not None else "unknown"
        if others is None:
            rule = "ar/counts/fighters"  # هلاك خمسة منهم: those whom the clause tells of
        elif group == "unknown":
            rule = others.rule  # مقتل 3 أشخاص وإصابة 10 آخرين: settled as the first are
    if unit and unit.measure and measure in ("vehicles", "houses", "positions", "deployed"):
        measure = unit.measure
    named = next((actors[i] for i in range(reached.first, min(len(tokens), reached.last + 5)) if i in actors and not _broken(clause, reached.last, i)), None)
    if named is not None and (group == "unknown" or (unit and unit.side) or _in_ranks(tokens, reached.last)) and named.entries[0].id not in ("civilians", "unknown"):
        group, rule = named.entries[0].id, "ar/counts/of-actor"
    elif named is not None and group == "unknown" and named.entries[0].id == "civilians":
        group, rule = "civilians", "ar/counts/of-actor"
    if part_of is not None and group == "unknown":
        group = rows[part_of].group
    span = (tokens[reached.first].start, tokens[reached.last].end)
    before = [t.form.lstrip("و") for t in tokens[max(0, reached.first - 8) : reached.first]]
    cumulative = any(form in ("ارتفعت", "ارتفاع", "ارتفع", "حصيله", "الحصيله") for form in before)
    return CountFound(
        measure=measure, quantity=reached.quantity, group=group, demographic=unit.demographic if unit else None, part_of=part_of, cumulative=cumulative,
        first=reached.first, last=reached.last, trigger=trigger, span=span, rule=rule,
    )


def _in_ranks(tokens: Sequence[Token], last: int) -> bool:
    """Whether who is counted serves in what is named next: متطوعا في صفوف الأمن العسكري."""
    return [t.form for t in tokens[last + 1 : last + 3]] == ["في", "صفوف"]


def _broken(clause: _Clause, last: int, position: int) -> bool:
    """Whether the actor at `position` is no longer of those who are counted: an act (في قصف تركي), برصاص or من قبل stands between."""
    tokens = clause.tokens
    return any(i in clause.acts for i in range(last + 1, position + 1)) or any(
        t.form in ("،", ",", "(", "قتل", "اثر", "جراء", "قبل", "خلال", "علي", "ضد") or (t.form.startswith("ب") and len(t.form) > 3 and not t.form.startswith("بين"))
        or (t.kind == "mark" and t.form != ")")
        for t in tokens[last + 1 : position]
    ) or (tokens[position].form.startswith(("ب", "وب")) and not tokens[position].form.startswith("بيشمرك"))


def _carried(form: str, words: QuantityWords) -> str | None:
    """The measure that a unit carries in itself: قتلى, والجرحى."""
    return next((words.carried[stem] for reading in readings(form) for stem in (reading.stem, reading.bare) if stem in words.carried), None)


def _read_carried(
    clause: _Clause, used: set[int], rows: list[CountFound]
) -> None:
    """Units that carry their measure (عشرة قتلى, 12 جريحا) with a number of their own and no result word before them."""
    tokens, numbers, words = clause.tokens, clause.numbers, clause.words
    for first, number in sorted(numbers.items()):
        unit = _unit_at(tokens, number.last + 1, words)
        if unit is None or first in used:
            continue
        carried = _carried(tokens[number.last + 1].form, words)
        if carried:
            rows.append(_row(clause, _Reached(number.value, unit[0], first, unit[1], False), carried, None, rows, part_of=None))
            used.update(range(first, unit[1] + 1))
            second = _unit_at(tokens, unit[1] + 1, words)
            other = _carried(tokens[unit[1] + 1].form, words) if second and tokens[unit[1] + 1].form.startswith("و") else None
            if second and other and other != carried and number.value.max is None:
                # عشرات القتلى والجرحى: a vague number holds for each
                rows.append(_row(clause, _Reached(number.value, second[0], first, second[1], False), other, None, rows, part_of=None))


def _read_fallen(clause: _Clause, used: set[int], rows: list[CountFound]) -> None:
    """One or two who fell, without a number (سقط قتيل, سقوط شهيدين)."""
    tokens, words = clause.tokens, clause.words
    for position in range(len(tokens)):
        unit = _unit_at(tokens, position, words)
        if unit is None or unit[0].number is None or position in used or not any(_bare(t.form) in FALLING for t in tokens[max(0, position - 3) : position]):
            continue
        carried = _carried(tokens[position].form, words)
        if carried:
            used.add(position)
            rows.append(_row(clause, _Reached(Quantity(min=unit[0].number, max=unit[0].number), unit[0], position, unit[1], True), carried, None, rows, part_of=None))


def _read_rising(
    clause: _Clause, used: set[int], rows: list[CountFound]
) -> None:
    """A running total whose number stands far behind its noun: ارتفاع عدد قتلى ... إلى أكثر من 250."""
    tokens, numbers, words = clause.tokens, clause.numbers, clause.words
    for position in range(1, len(tokens)):
        carried = _carried(tokens[position].form, words)
        unit = _unit_at(tokens, position, words)
        if carried is None or unit is None or _bare(tokens[position - 1].form) not in TALLIES:
            continue
        for ahead in range(position + 1, min(len(tokens), position + 22)):
            number = numbers.get(ahead)
            if tokens[ahead].form in STOPS or (number is not None and ahead in used):
                break
            led = tokens[ahead - 1].form in ("الي", "بلغ", "تجاوز", "عند") or ahead == position + 1
            if number is not None and number.value.min is not None and number.value.unit is None and led:
                used.update(range(number.first, number.last + 1))
                row = _row(clause, _Reached(number.value, unit[0], position, position, False), carried, position, rows, part_of=None)
                rows.append(msgspec.structs.replace(row, cumulative=True, first=number.first, last=number.last, span=(tokens[number.first].start, tokens[number.last].end)))
                break


def _bare(form: str) -> str:
    return form.lstrip("وفبل") if len(form) > 4 else form
