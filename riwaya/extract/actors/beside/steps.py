"""What the words beside a name can say of its part: the steps in the order in which they are asked; the first that decides is heard.

In: a `Named`. Out: a `Decision` of each step. To add one, write a function with its example beside its like and name it here, before the steps that would
decide otherwise. The words stand in resources/languages/ar/roles.yaml.
"""

from __future__ import annotations

from collections.abc import Callable

from riwaya.extract.actors.beside.apart import amid_an_escalation, arm_of, blamed, disguised, in_a_coinciding_act, of_who_tells, stronghold_of, the_leader_himself, who_is_left
from riwaya.extract.actors.beside.by_their_things import by_its_thing
from riwaya.extract.actors.beside.doing import behind_a_verb_of_doing, behind_an_auxiliary, by_whom, carrying_out, claiming, from_whom, suspected, with_support
from riwaya.extract.actors.beside.joined import on_a_side, with_the_name_before
from riwaya.extract.actors.beside.located import (
    addressed,
    at_its_border,
    authorities,
    called_before,
    commanded,
    detecting,
    held_by_a_place,
    laying_blame,
    met_by_the_one_described,
    near_its_thing,
    of_a_coalition,
    taken_to_a_land,
)
from riwaya.extract.actors.beside.mentioned import (
    a_people,
    answering,
    asked_about,
    before_whom,
    behind_another,
    dealt_with,
    formerly,
    in_a_relative_clause,
    in_another_fight,
    left_behind,
    named_after,
    of_an_agreement,
    of_kin,
    of_the_press,
    overhead,
    protested_against,
    reacting,
    where,
    who_did,
)
from riwaya.extract.actors.beside.owning import as_adjective, at_the_source_of_fire, firing, freed_from, in_whose_prison, met_by_a_noun, on_its_ground, owning_what_is_hit, whose_fire
from riwaya.extract.actors.beside.people import among, of_people
from riwaya.extract.actors.beside.undergoing import exposed, in_whose_ranks, inside_the_act, losing, one_of, pursued, suspected_of_being, titled, whose_lines
from riwaya.extract.actors.parts import Decision, Named


def _between(name: Named) -> Decision:
    """بين X وY, معارك مع X: a side of the act."""
    return ("initiator", "ar/roles/between") if name.previous in ("بين", "وبين") or name.family == "battle" and name.previous == "مع" else None


BESIDE: tuple[Callable[[Named], Decision], ...] = (
    # who only says something of another name or of another act
    of_who_tells, the_leader_himself, called_before, authorities, asked_about, arm_of, disguised, stronghold_of, who_is_left, in_a_coinciding_act, amid_an_escalation, in_another_fight, of_an_agreement, at_its_border,
    # who goes with a name before
    on_a_side, with_the_name_before, among, suspected_of_being,
    # whom the sentence only mentions
    of_the_press, named_after, of_kin, left_behind, reacting, addressed, laying_blame, detecting, commanded, of_a_coalition, taken_to_a_land, formerly, held_by_a_place, near_its_thing, met_by_the_one_described, answering, before_whom, where, overhead, protested_against, a_people,
    # whom the words of the act themselves name
    losing, pursued, in_whose_ranks, whose_lines, inside_the_act, exposed, by_its_thing, as_adjective, in_whose_prison, freed_from, on_its_ground, who_did, in_a_relative_clause, blamed, dealt_with, one_of, titled, of_people,
    behind_another,
    # by whom it was done
    by_whom, from_whom, with_support, suspected, claiming, carrying_out, behind_an_auxiliary, behind_a_verb_of_doing,
    # whose things act or are hit
    met_by_a_noun, whose_fire, at_the_source_of_fire, firing, owning_what_is_hit, _between,
)
