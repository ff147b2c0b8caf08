"""How many: numbers tied to what happened (killed, wounded, detained ...) and to who they were.

Reads languages/ar/people.yaml and results.yaml. A result word looks ahead in its clause for a quantity with a unit, or a unit that
counts by itself (عنصرين, طفل); lists go on over و; بينهم opens parts of the whole before. Numbers with other units are no counts.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from riwaya.extract.counting.before_verb import has_no_subject_behind, has_subject_before, is_suffered, read_before
from riwaya.extract.counting.behind_result import read_behind, says_more_of_him
from riwaya.extract.counting.by_pronoun import read_again
from riwaya.extract.counting.counted import counted_row, of_the_named
from riwaya.extract.counting.dead_and_wounded import is_in_danger, joint_end, read_bodies, read_fallen, read_felled, read_his, read_said
from riwaya.extract.counting.hit_things import read_hit
from riwaya.extract.counting.lists.among import read_among, read_listed
from riwaya.extract.counting.lists.companions import joined_by_with, with_companions
from riwaya.extract.counting.lists.going_on import composition, near_part
from riwaya.extract.counting.lists.parts_behind import counted_at, far_parts
from riwaya.extract.counting.lists.victim_lists import comrades, moved, only_own_rows, summed
from riwaya.extract.counting.losses import with_losers, with_shared_owner
from riwaya.extract.counting.named_victims import before_kin, named_victim, opening_subject, several_named
from riwaya.extract.counting.reached import Clause, Reached
from riwaya.extract.counting.result_words import HARMED, LIFE, Result, is_joint, is_lost, read_results
from riwaya.extract.counting.running_totals import of_tally, read_rising, read_tallied
from riwaya.extract.counting.units import PARTS, PEOPLE, carried_measure, unit_at, units_of
from riwaya.extract.values import BEFELL, CountFound, Quantity
from riwaya.lexicon import Found, tells_none
from riwaya.lexicon.arabic.quantities import load_quantity_words
from riwaya.model import Mention, Sentence

LEVELLED, DIGGERS = frozenset("جرفت هدمت تجرف تهدم".split()), ("جراف", "اليات")


def read_counts(sentence: Sentence, *, lexicon_matches: Sequence[Found], numbers: Sequence[Mention[Quantity]]) -> tuple[CountFound, ...]:
    """The counts of a sentence, in order; `part_of` is the position of the whole in this tuple."""
    words = load_quantity_words()
    tokens = sentence.tokens
    by_first = {number.first: number for number in numbers}
    actors = {found.first: found for found in lexicon_matches if found.table == "actor"}
    # not the sound of an act in a name: سبعة عناصر في هيئة تحرير الشام
    acts = frozenset(found.first for found in lexicon_matches if found.table == "trigger" and not (found.first in actors and tells_none(found)))
    used: set[int] = set()
    rows: list[CountFound] = []
    clause = Clause(sentence, by_first, actors, acts, words)
    results = read_results(sentence, words)
    read_bodies(clause, used, rows)
    read_among(clause, [first for first, *_ in results], used, rows)
    read_listed(clause, [first for first, *_ in results], used, rows)
    read_said(clause, used, rows)
    read_felled(clause, used, rows)
    for index in range(len(results)):
        # مقتل وإصابة 15: the number is of both together, so neither measure may have it
        if not is_joint(tokens, results, index) and not (index and is_joint(tokens, results, index - 1)):
            _read_result(clause, results, index, used, rows)
    read_his(clause, used, rows)
    _read_carried(clause, [first for first, *_ in results], used, rows)
    read_fallen(clause, used, rows)
    totals = len(rows)
    read_rising(clause, used, rows)
    read_tallied(clause, used, rows)
    _read_parts_of(clause, range(totals, len(rows)), [first for first, *_ in results], used, rows)
    read_hit(clause, used, rows)
    read_again(clause, used, rows)
    return tuple(with_losers(clause, with_shared_owner(clause, only_own_rows(rows, tokens))))


def _read_result(clause: Clause, results: Sequence[Result], index: int, used: set[int], rows: list[CountFound]) -> None:
    """Those of whom one result word tells: before it where it is a verb with its subject there, else behind it, else somebody by name or by his post."""
    first, last, measure, until = results[index]
    tokens, before, floor = clause.tokens, len(rows), results[index - 1][1] if index else -1
    end = until or (results[index + 1][0] if index + 1 < len(results) else len(tokens))
    loser = clause.actors.get(first + 1)
    is_of_an_actor = loser is not None and units_of[tokens[first + 1].form][0] is None
    if measure == "vehicles" and tokens[first].form.removeprefix("و") in LEVELLED and any(t.form.startswith(DIGGERS) for t in tokens[last + 1 : last + 2]):
        last += 1  # هدمت جرافات X ثلاثة منازل: what it was done with
    if measure == "missing" and is_lost(tokens[first + 1 : first + LIFE], is_of_an_actor=is_of_an_actor):
        measure = "killed"
    if has_subject_before(tokens, first, tuple(clause.actors.values())) or is_suffered(clause, first):
        aside = read_before(clause, first, floor, measure, used, rows)
        if len(rows) == before + 1 and measure in PEOPLE and rows[before].last < aside < first:
            read_behind(clause, aside, first, measure, first, used, rows, whole=before)
        if len(rows) == before + 1 and measure in PEOPLE and (parts := far_parts(clause, last + 1, None, end, is_behind_verb=True)) is not None:
            read_behind(clause, parts, end, measure, first, used, rows, whole=before)
    if len(rows) == before:
        read_behind(clause, last + 1, end, measure, first, used, rows)
        if len(rows) == before + 1 and measure in HARMED and (parts := far_parts(clause, rows[before].last + 1, rows[before].quantity.min, end)) is not None:
            is_composed = tokens[parts].form.removeprefix("و") not in PARTS and tokens[parts].form != "من"
            read_behind(clause, parts, end, measure, first, used, rows, whole=before, is_composed=is_composed)
    if len(rows) == before:
        read_before(clause, first, floor, measure, used, rows)
    if len(rows) > before and measure in HARMED:
        rows[before:] = _with_the_named(clause, results[index], measure, rows, before, end)
    rows[before:] = summed(with_companions(comrades(rows[before:], tokens), tokens), tokens, before)
    if len(rows) == before and (person := _one_person(clause, results[index], measure, end, used)) is not None:
        used.update(range(person.first, person.last + 1))
        rows.append(of_the_named(clause, person, measure, first, rows))
    if measure in BEFELL and len(rows) > before:
        rows[:] = joined_by_with(clause, first, rows, before)


def _with_the_named(clause: Clause, result: Result, measure: str, rows: list[CountFound], before: int, end: int) -> list[CountFound]:
    """The counts of one result word (those from `before` on), with the one who is named before his kin, or who stands before his verb where behind it nobody is counted; as many as are named behind people without a number (كل من الشقيقين سالم وسامي)."""
    first, last, *_ = result
    own = rows[before:]
    if len(own) == 1 and own[0].quantity.min is None and clause.tokens[own[0].last].form.startswith("ال") and (names := several_named(clause, own[0].last + 1, end)) is not None:
        return [msgspec.structs.replace(own[0], quantity=names.quantity)]
    named = before_kin(clause, last + 1, own[0].first, own[0].last)
    if named is not None:
        person = of_the_named(clause, named, measure, first, rows)
        person = msgspec.structs.replace(person, group=own[0].group) if person.group == "unknown" else person
        return [person, *(moved(row, 1, before) for row in own)]
    if any(row.quantity.min is not None or row.part_of is not None for row in own) or not has_no_subject_behind(clause, last + 1):
        return own
    subject = opening_subject(clause, first)
    return own if subject is None else [of_the_named(clause, subject, measure, first, rows[:before])]


def _one_person(clause: Clause, result: Result, measure: str, end: int, used: Collection[int]) -> Reached | None:
    """One person who is told of by name or by his post behind a result word, else with whom the statement opens."""
    first, last, *_ = result
    person = named_victim(clause, last + 1, end) or several_named(clause, last + 1, end) if measure in BEFELL else None
    if person is not None or measure not in HARMED:
        return person
    person = opening_subject(clause, first)
    return None if person is None or person.first in used else person


def _in_other_ranks(clause: Clause, position: int) -> Reached | None:
    """Those of another side whom a bare number joins to the first: عشرة جرحى في صفوف X وستة في صفوف Y, 15 جريحا من المتظاهرين و25 في صفوف الشرطة."""
    tokens = clause.tokens
    while position < len(tokens) and (tokens[position].form in ("في", "صفوف", "من") or tokens[position].kind == "quote"):
        position += 1
    owner = clause.actors.get(position)
    position = position if owner is None else owner.last + 1
    position += position < len(tokens) and tokens[position].kind == "quote"
    number = clause.numbers.get(position + (position < len(tokens) and tokens[position].form == "و"))
    if owner is None or number is None or not tokens[position].form.startswith("و") or [t.form for t in tokens[number.last + 1 : number.last + 3]] != ["في", "صفوف"]:
        return None
    return Reached(number.value, None, number.first, number.last, False)


def _read_parts_of(clause: Clause, totals: Sequence[int], results: Sequence[int], used: set[int], rows: list[CountFound]) -> None:
    """The parts of running totals: ارتفع عدد القتلى إلى 32 على الأقل بينهم سبع نساء."""
    for whole in totals:
        row = rows[whole]
        unit = unit_at(clause.tokens, row.last + 1, clause.words)
        behind = row.last + 1 if unit is None else unit[1] + 1
        parts = composition(clause.tokens, behind, row.quantity.min, lambda at: counted_at(clause, at)) if behind < len(clause.tokens) else None
        if behind < len(clause.tokens) and behind not in used and (parts is not None or near_part(clause.tokens, behind)):
            end = next((first for first in results if first > row.last), len(clause.tokens))
            read_behind(clause, parts or behind, end, row.measure, None, used, rows, whole=whole, is_composed=parts is not None)
        elif row.trigger is not None and row.trigger > row.last and (parts := far_parts(clause, row.trigger + 1, row.quantity.min, len(clause.tokens))) is not None and parts not in used:
            read_behind(clause, parts, len(clause.tokens), row.measure, None, used, rows, whole=whole)


def _read_carried(clause: Clause, results: Sequence[int], used: set[int], rows: list[CountFound]) -> None:
    """Units that carry their measure (عشرة قتلى, 12 جريحا) with a number of their own and no result word before them; `results` are the places of those."""
    tokens, numbers, words = clause.tokens, clause.numbers, clause.words
    for first, number in sorted(numbers.items()):
        at = number.last + 1 + (number.last + 1 < len(tokens) and tokens[number.last + 1].form in ("من", ")"))  # 30 من القتلى, (5) شهداء
        unit = unit_at(tokens, at, words)
        if unit is None or first in used or tokens[at].form.startswith("و" if at > number.last + 1 else "وال") or rows and is_in_danger(tokens, first, unit[1]):
            continue
        carried = carried_measure[tokens[at].form]
        if number.value.min == 1 and tokens[at].form.startswith("ال"):
            continue  # أحد القتلى شقيق النائب: one of those whose number stands elsewhere
        if carried and (joint := joint_end(clause, Reached(number.value, unit[0], first, unit[1], False))) is not None:
            used.update(range(first, joint + 1))
        elif carried:
            row = counted_row(clause, Reached(number.value, unit[0], first, unit[1], False), carried, None, rows, part_of=None)
            rows.append(of_tally(clause, row))
            used.update(range(first, unit[1] + 1))
            behind = unit[1] + 1 + says_more_of_him(tokens, Reached(number.value, unit[0], first, unit[1], False))
            parts = composition(tokens, behind, number.value.min, lambda at: counted_at(clause, at))
            if behind < len(tokens) and (parts is not None or near_part(tokens, behind)):
                end = next((first for first in results if first > unit[1]), len(tokens))
                read_behind(clause, parts or behind, end, carried, None, used, rows, whole=len(rows) - 1, is_composed=parts is not None)
            if (rest := _in_other_ranks(clause, unit[1] + 1)) is not None and rest.first not in used:
                rows.append(counted_row(clause, rest, carried, None, rows, part_of=None))
                used.update(range(rest.first, rest.last + 1))
            second = unit_at(tokens, unit[1] + 1, words)
            other = carried_measure[tokens[unit[1] + 1].form] if second and tokens[unit[1] + 1].form.startswith("و") else None
            if second and other and other != carried and number.value.max is None:
                # عشرات القتلى والجرحى: a vague number holds for each
                rows.append(counted_row(clause, Reached(number.value, second[0], first, second[1], False), other, None, rows, part_of=None))
                if rows[-2].group == "unknown":
                    rows[-2] = msgspec.structs.replace(rows[-2], group=rows[-1].group, rule=rows[-1].rule)  # في صفوف الحوثيين stands behind both
