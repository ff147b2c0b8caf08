"""What kind of incident a frame tells: its highest act, refined by weapons, sides and results as `resources/kinds` says."""

from __future__ import annotations

from collections.abc import Set

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
    return (not row.objects or any(thing in objects for thing in row.objects)) and (not row.doers or any(group in groups for group in row.doers))


def _fits(
    row: Refinement, weapons: Set[str], initiators: Set[str], target_groups: Set[str], measures: Set[str], families: Set[str], victims: Set[str]
) -> bool:
    is_wanting = (
        row.weapons and weapons.isdisjoint(row.weapons) or row.initiators and initiators.isdisjoint(row.initiators) or row.targets and target_groups.isdisjoint(row.targets)
        or row.measures and measures.isdisjoint(row.measures) or row.victims and victims.isdisjoint(row.victims) or row.triggers and families.isdisjoint(row.triggers)
    )
    return not is_wanting and weapons.isdisjoint(row.unless) and target_groups.isdisjoint(row.unless_targets) and measures.isdisjoint(row.unless_measures) and families.isdisjoint(row.unless_triggers)
