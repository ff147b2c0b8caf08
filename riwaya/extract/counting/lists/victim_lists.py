"""Lists of who the victims were: the parts that make up a whole (3 مدنيين، طفلان وامرأة) and the whole that parts make up (رجل وطفل).

In: the counts of one result word. Out: the same with the whole of a list that no number sums up, and men told apart from people only
where women or children stand beside them: a man by himself is a person, as the coders of casualties count him. `only_own_rows` leaves
out what is no row beside the others of its sentence: the dead by whom a total rose, and men as all that a whole is made up of.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.counting.counted import ARMED_RULES, span_over
from riwaya.extract.counting.lists.going_on import is_besides
from riwaya.extract.counting.running_totals import TALLIES
from riwaya.extract.values import CountFound, Quantity
from riwaya.model import Token

ARMY = frozenset("جندي جنديا جنديين جنديان جنود ضابط ضابطا ضابطين ضابطان ضباط مجند مجندا مجندين مجندان عسكري عسكريين عسكريا".split())
LEADERS = frozenset("قيادي قياديا قياديان قايد قايدا زعيم امير مسوول".split())
AFTER = frozenset("بعد عقب اثر باضافه".split())
ADDING = frozenset("انتشال العثور وفاه استشهاد مقتل ارتقاء مفارقه تسجيل".split())


def comrades(rows: Sequence[CountFound], tokens: Sequence[Token]) -> list[CountFound]:
    """The rows of one result word, people of one armed group that are joined by و as one: ضابط وجندي are two of the army, ضابطا شرطة ومجند three of the police."""
    joined: list[CountFound] = []
    for row in rows:
        last = joined[-1] if joined else None
        if last is None or not (
            _joins(tokens, last, row) and _serve_together(tokens, last, row) and row.rule.endswith(ARMED_RULES) and last.rule.endswith(ARMED_RULES)
            and row.measure == last.measure and row.part_of is None and last.part_of is None and last.quantity.min is not None and row.quantity.min is not None and row.quantity.min == row.quantity.max
        ):
            is_gunman = last is not None and last.group in ("army", "police") and _joins(tokens, last, row) and tokens[row.last].form.startswith("ومسلح") and row.group == "unknown"
            joined.append(msgspec.structs.replace(row, rule="ar/counts/beside-soldiers") if is_gunman else row)  # شرطي ومسلح: no comrade of his
            continue
        number = last.quantity.min + row.quantity.min
        group = row.group if row.rule.endswith("of-actor") else last.group
        joined[-1] = msgspec.structs.replace(last, quantity=msgspec.structs.replace(last.quantity, min=number, max=number if last.quantity.max is not None else None), group=group, last=row.last, span=span_over(last, row, tokens))
    return joined if all(row.part_of is None for row in rows) else list(rows)


def _serve_together(tokens: Sequence[Token], last: CountFound, row: CountFound) -> bool:
    """Whether two counts that و joins are of one force: of one group, soldiers whose army the second names (ضابط وثلاثة جنود من الجيش), a leader and men of his (أمير واثنان من مقاتلي الحركة), or conscripts beside the police."""
    form = tokens[row.last].form.removeprefix("و")
    if last.group == "unknown" and row.rule.endswith("of-actor") and tokens[last.first].form in LEADERS:
        return True
    return row.group == last.group or last.group == "army" and row.rule.endswith("of-actor") and form in ARMY or row.group == "army" and last.group == "police" and form.startswith("مجند")


def summed(rows: Sequence[CountFound], tokens: Sequence[Token], offset: int) -> list[CountFound]:
    """The rows of one result word, a list of several people behind a row of its own for all of them.

    `offset` is the place of the first row among the counts of the sentence, which `part_of` counts in.
    """
    listed = _listed(rows, tokens)
    kinds = {row.demographic for row in listed}
    if len(listed) < 2 or kinds <= {None, "men"} and not _are_singles(listed) and not _are_kin(listed, tokens):
        return [_without_men(row) for row in rows]
    parts: list[CountFound] = []
    for row in listed:
        twin = next((i for i, part in enumerate(parts) if part.demographic == row.demographic), None)
        if twin is None:
            parts.append(row)
        else:
            parts[twin] = with_more(parts[twin], row, tokens)
    rest = list(rows[len(listed) :])
    if len(kinds) == 1:
        by = 1 - len(listed)
        known = next((row.group for row in listed if row.group != "unknown"), "unknown")
        parts = [msgspec.structs.replace(part, group=known) for part in parts]
        return [*map(_without_men, parts), *(moved(row, by, offset) for row in rest)]
    total = sum(_number(row) for row in listed)
    group = next((row.group for row in listed if row.group != "unknown"), "unknown")
    whole = msgspec.structs.replace(
        listed[0], quantity=Quantity(min=total, max=total), group=group, demographic=None, part_of=None, last=listed[-1].last,
        span=_span_of(listed, tokens), rule="ar/counts/sum",
    )
    told_apart = [msgspec.structs.replace(part, part_of=offset) for part in parts if part.demographic is not None and not kinds <= {None, "men"}]
    by = 1 + len(told_apart) - len(listed)
    return [whole, *told_apart, *(moved(row, by, offset) for row in rest)]


def with_more(row: CountFound, other: CountFound, tokens: Sequence[Token]) -> CountFound:
    """A count with the number of another one behind it, of the same people."""
    added = _number(row) + _number(other)
    return msgspec.structs.replace(row, quantity=Quantity(min=added, max=added), last=other.last, span=span_over(row, other, tokens))


def _span_of(listed: Sequence[CountFound], tokens: Sequence[Token]) -> tuple[int, int]:
    """The words of a whole list, of the first of it alone where names stand between."""
    whole = listed[0]
    for row in listed[1:]:
        span = span_over(whole, row, tokens)
        if span == whole.span:
            return listed[0].span
        whole = msgspec.structs.replace(whole, last=row.last, span=span)
    return whole.span


def _listed(rows: Sequence[CountFound], tokens: Sequence[Token]) -> list[CountFound]:
    """The rows at the start that are one list: joined by و alone, of one group, each with its number, none a part of another."""
    listed: list[CountFound] = []
    for row in rows:
        if row.part_of is not None or row.quantity.min is None or row.quantity.min != row.quantity.max or row.measure != rows[0].measure:
            break
        if listed and not _joins(tokens, listed[-1], row):
            break
        if row.group not in ("civilians", "unknown", "displaced_people") or (listed and row.group != listed[0].group and "unknown" not in (row.group, listed[0].group)):
            break
        listed.append(row)
    return listed if all(row.part_of is None for row in rows) else []


def _joins(tokens: Sequence[Token], last: CountFound, row: CountFound) -> bool:
    """Whether و joins a count to the one right before it: ضابط وجندي, امرأة و3 أطفال."""
    between = [t.form for t in tokens[last.last + 1 : row.first]]
    if len(between) == 2 and is_besides(tokens, last.last + 1):
        return tokens[row.last].form.endswith(("ه", "ها"))  # معلم بالإضافة إلى اثنين من أبنائه
    return between == ["و"] or not between and tokens[row.first].form.startswith("و")


def _are_singles(listed: Sequence[CountFound]) -> bool:
    """Whether a list names one or two people at a time of one group: رجل وحفيده, شاب وشخص آخر are two civilians."""
    return all(0 < _number(row) <= 2 and (row.group in (listed[0].group, "civilians" if listed[0].group == "unknown" else "") or row.group == "unknown" and row.rule == "ar/counts/unit") for row in listed)


def _are_kin(listed: Sequence[CountFound], tokens: Sequence[Token]) -> bool:
    """Whether a list names one and those who are his: معلم وثلاثة من أبنائه."""
    return _number(listed[0]) == 1 and len(listed) == 2 and listed[0].group == listed[1].group and tokens[listed[1].last].form.endswith(("ه", "ها"))


def _number(row: CountFound) -> int:
    return row.quantity.min or 0


def moved(row: CountFound, by: int, offset: int) -> CountFound:
    """A count whose whole stands `by` places further behind, where that is behind `offset`."""
    return row if row.part_of is None or row.part_of < offset else msgspec.structs.replace(row, part_of=row.part_of + by)


def _without_men(row: CountFound) -> CountFound:
    return msgspec.structs.replace(row, demographic=None) if row.demographic == "men" and row.part_of is None else row


def only_own_rows(rows: list[CountFound], tokens: Sequence[Token]) -> list[CountFound]:
    """The counts without the dead by whom a total rose, which holds them already, and without men who are all of their whole."""
    added = [n for n, row in enumerate(rows) if row.measure == "killed" and row.demographic is None and _is_added(tokens, row.first, [*rows[:n], *rows[n + 1 :]])]
    return _without(rows, [*added, *_men_alone(rows)])


def _men_alone(rows: Sequence[CountFound]) -> list[int]:
    """The parts of wholes that only men make up: مدنيان هما أب وابنه, while رجل وطفلان are told apart."""
    ages: dict[int, set[str | None]] = {}
    for row in rows:
        if row.part_of is not None:
            ages.setdefault(row.part_of, set()).add(row.demographic)
    return [n for n, row in enumerate(rows) if row.part_of is not None and "men" in ages[row.part_of] <= {None, "men"} and row.group == rows[row.part_of].group]


def _without(rows: list[CountFound], left_out: Sequence[int]) -> list[CountFound]:
    kept = [row for n, row in enumerate(rows) if n not in left_out and row.part_of not in left_out]
    return [row if row.part_of is None else msgspec.structs.replace(row, part_of=kept.index(rows[row.part_of])) for row in kept]


def _is_added(tokens: Sequence[Token], first: int, rows: Sequence[CountFound]) -> bool:
    """Whether the dead at a token are those by whom a running total rose: ارتفعت الحصيلة إلى 25 قتيلا بعد وفاة ثلاثة جرحى, عقب انتشال ثلاث جثث."""
    if not any(row.measure == "killed" and row.part_of is None and row.first < first for row in rows):
        return False
    if not any(t.form.removeprefix("و").removeprefix("ال") in TALLIES for t in tokens[:first]):
        return False
    return any(t.form in AFTER and tokens[at + 1].form in ADDING for at, t in enumerate(tokens[max(0, first - 4) : first - 1], max(0, first - 4)))
