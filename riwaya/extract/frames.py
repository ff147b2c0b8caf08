"""Frames: what the triggers of a sentence open, each over the stretch of the sentence that tells it.

In: the marks of a sentence. Out: its frames in order. A sentence is cut into segments (`segments`); segments with a trigger open a
frame or join the one before (`joining`), unless they turn to what went on elsewhere (`alongside`); segments without one belong to their neighbour.
"""

from __future__ import annotations

import msgspec

from riwaya.extract.acts import GOVERNING, RELATIVE, Act
from riwaya.extract.clauses.alongside import alongside_in, coincided
from riwaya.extract.clauses.beside import beside_in
from riwaya.extract.clauses.caused import with_causes
from riwaya.extract.clauses.joining import Stretch, apart, joins, own_places, reach_of
from riwaya.extract.clauses.naming_act import head_of
from riwaya.extract.clauses.segments import (
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
from riwaya.extract.when.date_clauses import dates_of_acts
from riwaya.lexicon import Found, Lexicon
from riwaya.lexicon.arabic.calendar import load_calendar
from riwaya.model import Mention, Sentence, Span

UNTOLD = frozenset(
    f"ar/factuality/{name}"
    for name in ("demand", "case-of", "rid-of", "purpose", "seeking", "able-to", "awaiting", "refusal", "what-befalls-nobody", "nothing-recorded", "talked-about", "which-time")
)
SAID_ASIDE = frozenset(f"ar/factuality/{name}" for name in ("what-somebody-is-for", "what-an-act-is", "not-but"))
# what is only asked for, meant or remembered beside an act that is told has no figure in it
UNCOUNTED = frozenset(f"ar/factuality/{name}" for name in ("demand", "case-of", "purpose", "seeking", "able-to", "awaiting", "refusal", "condition", "anniversary"))
EXPLAINING = frozenset("ياتي تاتي جاء جاءت يعد تعد يعتبر تعتبر".split())
DEMONSTRATIVES = (["هذا"], ["هذه"], ["تلك"])
HAD_BEEN = frozenset("كان كانت كانوا وكان وكانت وكانوا الذي التي الذين".split())
PREPARING = frozenset("تمهيدا استعدادا تحضيرا".split())


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
    segments = with_causes(segments, acts, marks.sentence, marks.places)
    for number, (first, last) in enumerate(segments):
        here = [act for act in acts if first <= act.found.first <= last]
        if not here and number + 1 < len(segments) and marks.sentence.tokens[first].form in OPENERS:
            # كما تعرضت بلدة أ، وقرية ب لقصف: what an opener opens belongs to the act behind it
            segments[number + 1] = (first, segments[number + 1][1])
            continue
        if not stretches or (here and stretches[-1][2] and (first in turns or not joins(stretches[-1], (first, reach_of(stretches[-1], segments, number, acts, marks), here), marks))):
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


def _taken(acts: list[Act], head: Act, sentence: Sentence) -> int | None:
    """Where a verb of taking somebody stands behind the act that is told: أعدم أحد الرهائن الذين خطفهم."""
    if head.kind.family in ("custody", "raid"):
        return None
    if head.kind.family == "release":  # أفرج عن رهينة كانت مختطفة منذ فبراير, not عن ثلاثين معتقلا أمس
        forms, held = sentence.forms, load_calendar().words["held"]
        return next((p for p in range(head.found.last + 1, len(forms)) if forms[p] in held and (forms[p - 1] in HAD_BEEN or "منذ" in forms[p + 1 : p + 3])), None)
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
    # تزامنا مع انفجار في ب: no act of a stretch that goes along with another is covered by the words that open it
    none = [(s.first, s.last) for s in marks.stances if s.factuality == "none"]
    # اعتقلت القوات عصابة مختصة بالخطف: what only says what somebody is for names no frame
    aside = [(s.first, s.last) for s in marks.stances if s.rule in SAID_ASIDE]
    naming = head_of([act for act in acts if not within(act.found.first, aside)] or acts, marks.sentence, acts[0].found.first if is_apart else first)
    stances = [s for s in marks.stances if s.first <= naming.found.first <= s.last]
    objects = [f for f in marks.of("object") if inside(f)]
    others = [f for f in (*marks.of("actor"), *marks.of("source")) if not any(entry.rule.endswith("/adjective") for entry in f.entries)] if objects else []
    # قرب مكان الغارة: what is no act names no weapon
    no_acts = [(f.first, f.last) for f in marks.of("trigger") if f.entries[0].id.startswith("none/")]
    # نجم عن متفجرات وليس عن هجوم انتحاري: nor does what is only spoken of
    spoken_of = [(start, end) for start, end in none if not start <= naming.found.first <= end]
    uncounted = [(s.first, s.last) for s in marks.stances if s.rule in UNCOUNTED and not s.first <= naming.found.first <= s.last]
    named = [f for f in marks.of("weapon") if inside(f) and not within(f.first, no_acts) and not within(f.first, spoken_of)]
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
        head=naming,
        acts=tuple(acts),
        actors=actors,
        objects=(*hit_objects(objects, others, marks.places, marks.sentence.tokens, head.kind.family), *downed),
        weapons=weapons,
        places=tuple(p for p in marks.places if is_here(p.first)),
        dates=dates_of_acts(
            [d for d in marks.dates if not within(d.first, elsewhere)], marks.sentence.tokens, first, last, [act.found.first for act in acts],
            head=head.found.first, goes_on=any(act.kind.family == "siege" for act in acts), taken=_taken(acts, head, marks.sentence),
        ),
        counts=tuple(c for c in marks.counts if (first <= (c.first if c.trigger is None else c.trigger) <= last or first <= c.first <= last) and not within(c.first, elsewhere) and not within(c.first if c.trigger is None else c.trigger, uncounted)),
        telling=next((t for t in covering if not t.is_reached), None),
        speakers=tuple(covering),
        stance=stances[0] if stances else None,
        is_reason=is_reason,
        is_beside=is_beside,
    )
