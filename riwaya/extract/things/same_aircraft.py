"""Aircraft that a clause leaves out since they are the subject of the clause before: قصفت طائرات حربية بلدة أ، كما استهدفت بلدة ب, واستهدفت بلدة ب.

In: the frames of a report with their parts, in order. Out: the same, where the verb of a strike or an attack has no subject of its own and goes on with
that of the frame before, an aircraft, with that aircraft lent to it (`Told.lent_weapons`) and the kind that it makes of the act. Not where the words name a
weapon, nor where aircraft only were what it was done with (استهدفت قسد بمسيرات).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.actors.same_doer import lacks_subject
from riwaya.extract.gathering.told import Told, as_thing
from riwaya.extract.kinds import kind_of_frame
from riwaya.extract.things.same_fire import leads_on
from riwaya.extract.values import AIRCRAFT
from riwaya.lexicon import Lexicon
from riwaya.model import Thing

FROM_THE_AIR = frozenset(("strike", "attack"))
BY_AIRCRAFT = frozenset(("planes-bombed", "drone-strike"))
CARRYING_OUT = frozenset("شن شنت تشن يشن نفذ نفذت تنفذ ينفذ كثف كثفت تكثف يكثف جدد جددت واصل واصلت تواصل يواصل".split())
SUBJECT = 2


def with_same_aircraft(told: Sequence[Told], lexicon: Lexicon) -> list[Told]:
    """Each frame, those that go on with the aircraft of the frame before with it and with the kind that it tells."""
    done: list[Told] = []
    flying: Thing | None = None
    for one in told:
        goes_on = flying is not None and bool(done) and _goes_on(one, done[-1])
        if goes_on and flying is not None:
            kind, is_open = kind_of_frame(one.frame, one.parts, lexicon, lent=flying.id)
            done.append(msgspec.structs.replace(one, kind=kind, is_open=is_open, lent_weapons=(flying,)))
        else:
            done.append(one)
            flying = _flying(one)
    return done


def _goes_on(one: Told, before: Told) -> bool:
    """Whether a verb that opens a clause has no subject, and the frame before is that of the clause or the sentence before."""
    frame, head = one.frame, one.frame.head
    if head.form != "verb" or head.kind.family not in FROM_THE_AIR or head.kind.event_type != "generic" or one.weapons or one.weapons_of_acts:
        return False
    return 0 <= frame.sentence.index - before.frame.sentence.index <= 1 and leads_on(one) and lacks_subject(one)


def _flying(told: Told) -> Thing | None:
    """The aircraft or the air raid right behind a verb of a frame, its subject."""
    frame = told.frame
    verbs = [act.found.last for act in frame.acts if act.form == "verb" and act.kind.family in FROM_THE_AIR]
    # شنت مقاتلات كذا غارات
    verbs += [position for position in range(frame.first, frame.last + 1) if frame.sentence.forms[position].removeprefix("و") in CARRYING_OUT]
    found = next((f for f in frame.weapons if f.entries[0].id in AIRCRAFT and not f.prefix and any(0 < f.first - last <= SUBJECT for last in verbs)), None)
    if found is not None:
        return as_thing(found)
    # قصفت طائرة, استهدفت الغارة: the trigger says it; not شن الجيش غارات
    raid = next((act for act in frame.acts if act.trigger.weapon in AIRCRAFT and (act.form == "verb" and act.trigger.name in BY_AIRCRAFT or act.form == "noun" and act.found.first - 1 in verbs)), None)
    return Thing(id=raid.trigger.weapon, span=(raid.found.start, raid.found.end), rule=raid.found.entries[0].rule) if raid is not None and raid.trigger.weapon else None
