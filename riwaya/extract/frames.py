"""Frames: what the triggers of a sentence open, each over the stretch of the sentence that tells it.

In: the marks of a sentence. Out: its frames in order. A sentence is cut into segments (`segments`); segments with a trigger open a
frame or join the one before (`joining`), unless they turn to what went on elsewhere (`alongside`); segments without one belong to their neighbour.
"""

from __future__ import annotations

import msgspec

from riwaya.extract.actors.names.joined_names import FIGHTING
from riwaya.extract.acts import AIMED, GOVERNING, RELATIVE, Act
from riwaya.extract.clauses.alongside import COINCIDED, COINCIDING, alongside_in, coincided
from riwaya.extract.clauses.beside import KEEPING_ON, beside_in
from riwaya.extract.clauses.joining import Stretch, apart, joins, own_places
from riwaya.extract.clauses.segments import (
    BREAKS,
    CAUSES,
    OPENERS,
    around_days,
    begun_in,
    followed_in,
    involvements,
    opening_answer,
    pretexts,
    protested,
    segments_of,
    turns_to_another,
)
from riwaya.extract.clauses.town_tolls import town_tolls
from riwaya.extract.marks import Marks
from riwaya.extract.things.hit_objects import hit_objects
from riwaya.extract.things.struck_aircraft import struck_aircraft
from riwaya.extract.things.tanks import firing_tanks
from riwaya.extract.things.told_otherwise import downed_aircraft
from riwaya.extract.things.used_weapons import used_in
from riwaya.extract.told_acts import acts_of
from riwaya.extract.values import CountFound, PlaceFound, Stance, Telling, When
from riwaya.extract.when.date_clauses import WAS, dates_of_acts
from riwaya.lexicon import Found, Lexicon
from riwaya.lexicon.arabic.calendar import load_calendar
from riwaya.lexicon.arabic.role_words import load_role_words as words
from riwaya.model import Mention, Sentence, Span

UNTOLD = frozenset(f"ar/factuality/{name}" for name in ("demand", "case-of", "rid-of", "purpose", "seeking", "able-to", "awaiting", "refusal", "what-befalls-nobody", "nothing-recorded", "talked-about"))
EXPLAINING = frozenset("ياتي تاتي جاء جاءت يعد تعد يعتبر تعتبر".split())
DEMONSTRATIVES = (["هذا"], ["هذه"], ["تلك"])
# وسط استمرار القصف: what stands between the word for amid and what goes on
GOING_ON = KEEPING_ON | frozenset("سماع دوي عمليات حملات تبادل عده".split())
BEFORE = 8
AFTER = frozenset(("بعد", "عقب", "اثر"))
AROUND = AFTER | {"قبل", "منذ"}
WHERE = frozenset("حيث التي الذي".split())
TAKING_PLACE = frozenset("تدور يدور تجري يجري تشهد يشهد تستمر يستمر تتواصل يتواصل تندلع".split())
FOR_A_CAUSE = frozenset("جراء اثر بسبب نتيجه بفعل".split())
PREPARING = frozenset("تمهيدا استعدادا تحضيرا".split())
COVERING = frozenset("غطاء بغطاء باسناد بدعم بمسانده مدعوما مدعومه مدعومين المدعومه المدعومين تخلل".split())


class Frame(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """What one stretch of a sentence (`first..last`) tells of one incident, before roles and kind are settled; `head` is the act that names it.

    `is_reason`: it tells what the act before it answers, follows or has to do with. `is_listed`: it is that of one town in a toll told town by town. `is_beside`: an act of another sort that the
    sentence sets beside its first one (`clauses.beside`).
    """

    sentence: Sentence
    marks: Marks
    first: int
    last: int
    head: Act
    acts: tuple[Act, ...]
    actors: tuple[Found, ...]
    objects: tuple[Found, ...]
    weapons: tuple[Found, ...]
    places: tuple[PlaceFound, ...]
    dates: tuple[Mention[When], ...]
    counts: tuple[CountFound, ...]
    telling: Telling | None
    speakers: tuple[Telling, ...] = ()
    stance: Stance | None
    is_reason: bool = False
    is_listed: bool = False
    is_beside: bool = False

    @property
    def span(self) -> Span:
        tokens = self.sentence.tokens
        return tokens[self.first].start, tokens[self.last].end


def open_frames(marks: Marks, lexicon: Lexicon) -> list[Frame]:
    """The frames of one sentence, in order of their first word."""
    acts = [act for act in acts_of(marks, lexicon) if not _is_untold(act, marks)]
    reasons = pretexts(marks.sentence) if acts else []
    elsewhere = [*involvements(marks.sentence), *(stretch for stretch in opening_answer(marks.sentence) if not own_places(marks.places, *stretch))] if acts else []
    aside = [_frame(marks, first + 1, last, known, [], [], is_reason=True) for first, last in elsewhere if (known := _known_from_its_words(marks, first, last, acts))]
    acts = [act for act in acts if not any(first < act.found.first <= last for first, last in elsewhere)]
    acts = [act for act in acts if not any(first <= act.found.first <= last for first, last in reasons)]
    spoken_of = [act for act in acts if _is_spoken_of(act, marks.sentence)]
    if 0 < len(spoken_of) < len(acts):
        acts = [act for act in acts if act not in spoken_of]
        reasons = [*reasons, *((act.found.first, act.found.last) for act in spoken_of)]
    if not acts:
        return aside
    beside = [*coincided(acts, marks), *protested(acts, marks.sentence, [place.first for place in marks.places])]
    acts, elsewhere = [act for act in acts if not any(first <= act.found.first <= last for first, last in beside)], [*elsewhere, *beside]
    stretches: list[Stretch] = []
    followed, set_beside = followed_in(acts, marks.sentence), beside_in(acts, marks)
    alongside = alongside_in(acts, marks) | set_beside
    turns, begun = followed | alongside, begun_in(acts, marks.sentence, [place.first for place in marks.places])
    segments = around_days(segments_of(marks.sentence, turns | begun), acts, marks.sentence, marks.dates)
    for number, (first, last) in enumerate(segments):
        here = [act for act in acts if first <= act.found.first <= last]
        if not here and number + 1 < len(segments) and marks.sentence.tokens[first].form in OPENERS:
            # كما تعرضت بلدة أ، وقرية ب لقصف: what an opener opens belongs to the act behind it
            segments[number + 1] = (first, segments[number + 1][1])
            continue
        if not stretches or (here and stretches[-1][2] and (first in turns or not joins(stretches[-1], (first, last, here), marks))):
            stretches.append((first, last, here))
        else:
            before = stretches.pop()
            stretches.append((before[0], last, before[2] + here))
    told = [
        _frame(marks, first, last, here, reasons, elsewhere, is_reason=first in followed or turns_to_another(marks.sentence, first), is_apart=first in alongside, is_beside=first in set_beside)
        for stretch in stretches
        for first, last, here in apart(stretch, marks)
        if here
    ]
    told = [one for frame in told for one in _by_town(frame)]
    return sorted([*told, *aside], key=lambda frame: frame.first)


def _is_untold(act: Act, marks: Marks) -> bool:
    """Whether an act is only demanded or what a case is about, beside others that are told: طالبت بإطلاق رجل خطفه مسلحون."""
    return next((s.rule in UNTOLD for s in marks.stances if s.first <= act.found.first <= s.last), False)


def _by_town(frame: Frame) -> list[Frame]:
    """A frame for each town of a toll told town by town, else the frame alone."""
    tolls = town_tolls(frame.marks, frame.first, frame.last)
    return [
        msgspec.structs.replace(frame, places=toll.places, counts=(toll.count,), marks=msgspec.structs.replace(frame.marks, counts=(toll.count,)), is_listed=True) for toll in tolls
    ] or [frame]


def _known_from_its_words(marks: Marks, first: int, last: int, acts: list[Act]) -> list[Act]:
    """The acts of a stretch in which somebody had a part, where its words tell them fully, at a place or on a day: المتورطين بالتفجير الذي استهدف بلدة أ."""
    here = [act for act in acts if first < act.found.first <= last]
    if all(act.is_result for act in here):
        return []
    named = [p for p in marks.places if first < p.first <= last and not p.is_origin and p.level != "country"]
    return here if named or any(first < d.first <= last and d.value.start for d in marks.dates) else []


def _is_spoken_of(act: Act, sentence: Sentence) -> bool:
    """Whether a sentence only says when or why what it knows happened, before it tells another act: ويأتي هذا الهجوم غداة اعتداء على ..., وإثر الاشتباكات، قصف ..."""
    if act.form != "noun":
        return False
    if sentence.forms[act.found.first - 1] in PREPARING and "ل" in act.found.prefix:
        return True  # وصلت دبابات إلى أ تمهيدا لعملية واسعة
    if not sentence.forms[act.found.first].startswith("ال"):
        return False
    before = [form.removeprefix("و") for form in sentence.forms[max(0, act.found.first - 2) : act.found.first]]
    leading = before[:-1] if before[-1:] in DEMONSTRATIVES else before
    if act.found.first == len(before) and CAUSES.issuperset(leading) and len(leading) == 1:
        # وإثر الاشتباكات قصف, not بعد الهجوم على أ, وبعد الضربات الأخيرة
        behind = sentence.forms[act.found.last + 1 : act.found.last + 2]
        return not behind or behind[0] not in GOVERNING and behind[0] not in RELATIVE and not behind[0].startswith("ال")
    return not EXPLAINING.isdisjoint(leading[-1:])


def _head(acts: list[Act], sentence: Sentence, first: int) -> Act:
    """The act that names a frame: no weak one nor one that only covers another, the highest rank, the first of equals."""
    if len(acts) == 1:
        return acts[0]
    trapped = next((act for act in acts if act.kind.id == "arrest"), None)
    if trapped is not None and all(act is trapped or act.kind.family == "custody" or _is_means(act, sentence) for act in acts):
        return trapped  # ألقوا القبض عليه في كمين: the ambush is how he was taken
    freed = next((act for act in acts if act.kind.id in ("release", "arrest", "abduction") and not _is_pluperfect(act, sentence)), None)
    if freed is not None and freed.kind.id == "release" and all(act.kind.family in ("release", "custody") for act in acts):
        return freed  # أفرجت عنه بعد اعتقاله: what is told first; the arrest was before
    if acts[0].kind.family == "displacement" and all(act is acts[0] or _is_cause(act, sentence) for act in acts):
        return acts[0]  # نزح الآلاف جراء الاشتباكات: what is told is that they fled
    fired = any(act.kind.family in ("strike", "attack") for act in acts)
    # a raid that air defences answer is told as the raid
    return max(acts, key=lambda act: (not _covers(act, sentence, first) and not (fired and act.trigger.name == "shot-down") and not _is_before(act, acts, sentence) and not _goes_on_around(act, acts, sentence), not act.trigger.is_weak, act.kind.rank, -act.found.first))


def _is_before(act: Act, acts: list[Act], sentence: Sentence) -> bool:
    """Whether ground was taken before the act that is told, or behind the bomb that was left there: يشنون هجوما على أ بعد استعادتهم ب, انفجر لغم زرعوه قبل دحرهم من أ."""
    told = [other for other in acts if other.found.first < act.found.first and not other.is_result and other.kind.id not in AIMED]
    is_bomb = any(other.kind.family == "bomb" for other in told)
    if act.kind.id not in AIMED or not is_bomb and not any(other.kind.family in FIGHTING for other in told):
        return False
    leads = AROUND if is_bomb else AFTER
    led = next((p for p in range(act.found.first - 1, max(0, act.found.first - BEFORE) - 1, -1) if sentence.forms[p] in leads or sentence.forms[p] in BREAKS), -1)
    return led >= 0 and sentence.forms[led] not in BREAKS and not any(led < other.found.first < act.found.first and other.kind.id not in AIMED for other in acts)


def _goes_on_around(act: Act, acts: list[Act], sentence: Sentence) -> bool:
    """Whether fighting only goes on where another act before it is told: انفجرت عبوة في أ حيث تدور مواجهات, not قتل ستة في أ حيث تدور مواجهات."""
    if act.kind.family != "battle" or not any(other.found.first < act.found.first and not other.is_result and other.kind.family not in ("battle", "raid") for other in acts):
        return False
    before = [form.removeprefix("و") for form in sentence.forms[max(0, act.found.first - 4) : act.found.first]]
    return any(form in WHERE and then in TAKING_PLACE for form, then in zip(before, before[1:], strict=False))


def _is_pluperfect(act: Act, sentence: Sentence) -> bool:
    """Whether a verb tells what was before: فرنسية كانت خطفت في اليمن أطلق سراحها."""
    return act.form != "noun" and not WAS.isdisjoint(sentence.forms[max(0, act.found.first - 1) : act.found.first])


def _is_means(act: Act, sentence: Sentence) -> bool:
    """أطاحت به في كمين, بعملية أمنية, إثر كمين: how somebody was taken, with nobody told to have been hurt."""
    before = sentence.tokens[act.found.first - 1].form if act.found.first else ""
    return act.kind.id in ("ambush", "operation", "search") and (act.found.prefix.endswith("ب") or before in ("في", "اثر", "خلال", "بعد"))


def _is_cause(act: Act, sentence: Sentence) -> bool:
    """جراء القصف, إثر اشتباكات: a noun right behind a word for a cause."""
    return act.form == "noun" and act.found.first > 0 and sentence.forms[act.found.first - 1] in FOR_A_CAUSE


def _covers(act: Act, sentence: Sentence, first: int) -> bool:
    """تحت غطاء قصف جوي, بالترافق مع غارات, وسط قصف: what goes along with the act that is told."""
    written = sentence.forms[max(first, act.found.first - 3) : act.found.first]
    before = [form.removeprefix("و") for form in written]
    if any(form in COVERING or form in words().accompanied or form in words().coinciding and form not in COINCIDING for form in (*written, *before)):
        return True
    # تزامنت الغارات مع قصف: what is told is the shelling; قصف ... تزامن مع غارات: here too
    coinciding = before[:-1] if before[-1:] == ["مع"] else before
    # وسط قصف, وسط استمرار القصف, not في ريف إدلب وسط البلاد، بتفجير
    amid = written[:-1] if not GOING_ON.isdisjoint(written[-1:]) else written
    return not COINCIDED.isdisjoint(coinciding[-1:]) or amid[-1:] == ("وسط",)


def _taken(acts: list[Act], head: Act, sentence: Sentence) -> int | None:
    """Where a verb of taking somebody stands behind the act that is told: أعدم أحد الرهائن الذين خطفهم."""
    if head.kind.family in ("custody", "raid"):
        return None
    behind = [act for act in acts if act.kind.family == "custody" and act.found.first > head.found.first]
    relative = load_calendar().words["relative"]
    return next((act.found.first for act in behind if act.form == "verb" or sentence.tokens[act.found.first - 1].form in relative), None)


def _frame(marks: Marks, first: int, last: int, acts: list[Act], reasons: list[tuple[int, int]], elsewhere: list[tuple[int, int]], *, is_reason: bool, is_apart: bool = False, is_beside: bool = False) -> Frame:
    def within(position: int, ranges: list[tuple[int, int]]) -> bool:
        return any(start <= position <= end for start, end in ranges)

    def is_here(position: int) -> bool:
        return first <= position <= last and not (elsewhere and within(position, elsewhere))

    def inside(found: Found) -> bool:
        return is_here(found.first) and not (reasons and within(found.first, reasons))

    head = max(acts, key=lambda act: (not act.trigger.is_weak, act.kind.rank, -act.found.first))
    covering = next((told for act in (acts[0], head, *acts) if (told := [t for t in marks.tellings if t.first <= act.found.first <= t.last])), [])
    # the act may stand before what is told of it (ذكر أن ... : the words of saying are inside the stretch)
    covering = covering or [t for t in marks.tellings if first <= t.first and t.last <= last and t.last - t.first > (last - first) // 2]
    stances = [s for s in marks.stances if s.first <= head.found.first <= s.last]
    objects = [f for f in marks.of("object") if inside(f)]
    others = [f for f in (*marks.of("actor"), *marks.of("source")) if not any(entry.rule.endswith("/adjective") for entry in f.entries)] if objects else []
    # قرب مكان الغارة: what is no act names no weapon
    no_acts = [(f.first, f.last) for f in marks.of("trigger") if f.entries[0].id.startswith("none/")]
    named = [f for f in marks.of("weapon") if inside(f) and not within(f.first, no_acts)]
    weapons = (*used_in(named, objects, marks.sentence, head.kind.family), *firing_tanks(objects, others, marks.sentence.tokens))
    actors = tuple(f for f in marks.of("actor") if inside(f))
    struck = struck_aircraft(weapons, actors, marks.sentence.tokens)
    downed = downed_aircraft(weapons) if head.trigger.name == "shot-down" else downed_aircraft(struck)
    if downed:
        weapons = tuple(f for f in weapons if f not in struck and (head.trigger.name != "shot-down" or f.entries[0].id not in ("warplane", "helicopter")))
    return Frame(
        sentence=marks.sentence,
        marks=marks,
        first=first,
        last=last,
        # تزامنا مع انفجار في ب: no act of a stretch that goes along with another is covered by the words that open it
        head=_head(acts, marks.sentence, acts[0].found.first if is_apart else first),
        acts=tuple(acts),
        actors=actors,
        objects=(*hit_objects(objects, others, marks.places, marks.sentence.tokens, head.kind.family), *downed),
        weapons=weapons,
        places=tuple(p for p in marks.places if is_here(p.first)),
        dates=dates_of_acts(
            [d for d in marks.dates if not within(d.first, elsewhere)], marks.sentence.tokens, first, last, [act.found.first for act in acts],
            head=head.found.first, goes_on=any(act.kind.family == "siege" for act in acts), taken=_taken(acts, head, marks.sentence),
        ),
        counts=tuple(c for c in marks.counts if (first <= (c.first if c.trigger is None else c.trigger) <= last or first <= c.first <= last) and not within(c.first, elsewhere)),
        telling=next((t for t in covering if not t.is_reached), None),
        speakers=tuple(covering),
        stance=stances[0] if stances else None,
        is_reason=is_reason,
        is_beside=is_beside,
    )
