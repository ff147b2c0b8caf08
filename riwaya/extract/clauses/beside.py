"""Acts of another sort that a sentence sets beside its first one at the same place: shelling beside air strikes, fighting, arrests or forces that come beside either.

In: the acts of a sentence with its marks. Out: where the words turn to such an act, which is an incident of its own though it may name no place: شنت الطائرات غارات على أ، [في حين]
اندلعت اشتباكات بين كذا وكذا في محيطها; قصفت المدفعية أ، [بالتزامن] مع غارات جوية على أطرافها. An air strike and shelling are two sorts only where both words or weapons say so; what helps a
battle (اشتباكات رافقها قصف جوي) is part of it, and what is known (تزامن ذلك مع القصف) is no act anew.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.acts import RELATIVE, STRIKING, Act
from riwaya.extract.clauses.alongside import turns_at
from riwaya.extract.clauses.segments import BREAKS, MEANWHILE, is_known
from riwaya.extract.marks import Marks
from riwaya.extract.values import AIRCRAFT

CONTRASTING = frozenset("فيما وفيما بينما وبينما".split())
AIR, GROUND, FIGHT, ARREST, MOVE = "air", "ground", "fight", "arrest", "move"
COMING = "reinforcement"
FLYING = frozenset(("airstrike", "drone_strike"))
BY_WEAPON = ((AIR, AIRCRAFT | {"barrel_bomb"}), (GROUND, frozenset(("artillery", "mortar", "rocket", "tank"))))
KEEPING_ON = frozenset("استمرار تواصل تصاعد تجدد اندلاع احتدام تزايد".split())
SIDES, AIMS = frozenset(("بين", "مع")), frozenset(("علي", "استهدف", "استهدفت", "طال", "طالت"))
REACH, BEHIND, LEAD = 6, 8, 3
# what may be set beside what as one more: fighting goes on under fire; fire in a battle is part of it but where a verb of its own behind فيما tells it
MORE = frozenset(((AIR, GROUND), (GROUND, AIR), (AIR, FIGHT), (GROUND, FIGHT), (AIR, ARREST), (GROUND, ARREST), (FIGHT, ARREST), (ARREST, AIR), (ARREST, GROUND)))
# forces that come while others strike or fight are told for themselves: بالتزامن مع وصول تعزيزات
FIGHTING = STRIKING | {"battle", "raid", "custody"}
OF_A_FIGHT = frozenset(((FIGHT, AIR), (FIGHT, GROUND)))


def beside_in(acts: Sequence[Act], marks: Marks) -> frozenset[int]:
    """Where the words turn to an act of another sort beside the one before."""
    cuts = set()
    told = [act for act in acts if not act.is_result]
    for number, (before, act) in enumerate(zip(told, told[1:], strict=False)):
        contrast = _contrasts_at(before, act, marks)
        position = contrast if contrast is not None else _amid_at(before, act, marks)
        if position is None or marks.sentence.forms[position - 1].removeprefix("و") in RELATIVE:
            continue  # الهجمات التي تبعتها غارات: told of the act before
        end = told[number + 2].found.first - 1 if number + 2 < len(told) else len(marks.sentence.tokens) - 1
        old, new = _sort(before, marks, max(0, before.found.first - LEAD), position - 1), _sort(act, marks, max(position, act.found.first - LEAD), end)
        if (new == MOVE and before.kind.family in FIGHTING or (old, new) in MORE or contrast is not None and (old, new) in OF_A_FIGHT and act.form != "noun") and _is_told_anew(act, new, marks, is_contrast=contrast is not None):
            cuts.add(position - (marks.sentence.forms[position - 1] == "وذلك"))
    return frozenset(cuts)


def _contrasts_at(before: Act, act: Act, marks: Marks) -> int | None:
    """Where فيما, بينما or في حين opens the clause of an act, behind the act before."""
    forms = marks.sentence.forms
    for position in range(act.found.first - 1, max(before.found.last, act.found.first - REACH), -1):
        if forms[position] in BREAKS:
            return None
        if forms[position] in CONTRASTING:
            return position
        if (forms[position - 1], forms[position]) in MEANWHILE:
            return position - 1
    return None


def _amid_at(before: Act, act: Act, marks: Marks) -> int | None:
    """Where بالتزامن مع, وسط, عقبه or the like, or مع استمرار, stands right before an act's noun."""
    position, forms = act.found.first - 2, marks.sentence.forms
    if act.form == "noun" and position > before.found.last and forms[position].removeprefix("و") == "مع" and forms[position + 1] in KEEPING_ON:
        return position
    return turns_at(before, act, marks)


def _sort(act: Act, marks: Marks, first: int, last: int) -> str | None:
    """What sort of act it is, by its word or by the weapons of its stretch; none where they do not say, or say both."""
    kind = act.kind
    if kind.id == "clash":
        return FIGHT
    if kind.id == "arrest":
        return ARREST
    if act.trigger.name == COMING:
        return MOVE
    if kind.family != "strike" and (kind.family, kind.event_type) != ("attack", "generic"):
        return None
    if kind.id in FLYING or kind.id == "shelling":
        return AIR if kind.id in FLYING else GROUND
    named = {act.trigger.weapon} | {found.entries[0].id for found in marks.of("weapon") if first <= found.first <= last}
    sorts = {sort for sort, weapons in BY_WEAPON if not weapons.isdisjoint(named)}
    return sorts.pop() if len(sorts) == 1 else None


def _is_told_anew(act: Act, sort: str | None, marks: Marks, *, is_contrast: bool) -> bool:
    """Whether the words tell an act with its sides (اشتباكات بين, مع) or its aim (غارات على), or as a verb of its own behind a word of contrast."""
    behind = marks.sentence.forms[act.found.last + 1 : act.found.last + 1 + BEHIND]
    if sort == FIGHT:
        return not SIDES.isdisjoint(behind)
    if act.form == "noun" and is_known(act, marks.sentence):
        return False
    if sort == MOVE:
        return True
    return is_contrast and (act.form != "noun" or sort == ARREST) or not AIMS.isdisjoint(behind)
