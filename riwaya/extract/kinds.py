"""What kind of incident a frame tells: its highest act, refined by weapons, sides and results as `resources/kinds` says."""

from __future__ import annotations

from collections.abc import Collection, Set

from riwaya.lexicon import KindRecord, Lexicon
from riwaya.lexicon.records import Refinement


def settle_kind(
    kind: KindRecord,
    lexicon: Lexicon,
    *,
    weapons: Set[str],
    initiators: Set[str],
    target_groups: Set[str],
    measures: Set[str],
    families: Set[str],
    victims: Set[str] = frozenset(),
    objects: Set[str] = frozenset(),
) -> tuple[KindRecord, bool]:
    """The kind after refinement, and whether the clause left it open (only the last, unconditional row fitted)."""
    is_open = kind.event_type == "generic"
    for _ in range(3):
        for row in kind.becomes:
            if row.kind != kind.id and _fits(row, weapons, initiators, target_groups, measures, families, victims) and _is_hit_by(row, objects, initiators, lexicon):
                is_open = is_open and not (row.weapons or row.initiators or row.targets or row.measures)
                kind = lexicon.kinds[row.kind]
                break
        else:
            break
    return kind, is_open


def _is_hit_by(row: Refinement, objects: Set[str], initiators: Set[str], lexicon: Lexicon) -> bool:
    """Whether things that a row names were hit, and by those whom it names."""
    groups = {lexicon.actors[i].group for i in initiators} if row.doers else set()
    return _is_met(row.objects, objects) and _is_met(row.doers, groups)


def _fits(
    row: Refinement, weapons: Set[str], initiators: Set[str], target_groups: Set[str], measures: Set[str], families: Set[str], victims: Set[str]
) -> bool:
    return (
        _is_met(row.weapons, weapons)
        and _is_met(row.initiators, initiators)
        and _is_met(row.targets, target_groups)
        and _is_met(row.measures, measures)
        and _is_met(row.victims, victims)
        and _is_met(row.triggers, families)
        and weapons.isdisjoint(row.unless)
        and target_groups.isdisjoint(row.unless_targets)
        and measures.isdisjoint(row.unless_measures)
        and families.isdisjoint(row.unless_triggers)
    )


def _is_met(wanted: Collection[str], found: Set[str]) -> bool:
    """Whether what a row asks for is there; a row that asks for nothing is met."""
    return not wanted or not found.isdisjoint(wanted)
