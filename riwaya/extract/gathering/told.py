"""One frame with what was settled of it: the unit that incidents are gathered from (`tellings`).

In: a frame with its kind, parts, place and days. Out: the questions that gathering asks of it: may it open an incident, is its act known, is its place an area.
"""

from __future__ import annotations

import collections
import datetime
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from riwaya.extract.actors.names.taken_up import is_only_a_label, is_what_a_state_calls_them
from riwaya.extract.actors.parts import Part
from riwaya.extract.acts import RELATIVE, says_which
from riwaya.extract.clauses.totals import counts_since, sums_up
from riwaya.extract.frames import EXPLAINING, Frame
from riwaya.extract.gathering.reference import BREAKING_OUT, LISTING, breaks_out, counted_in, figures_of, opening_of, presumes, scene_of, spreads
from riwaya.extract.kinds import acts_with_weapons
from riwaya.extract.where.happened_at import AREA, CITY, OFF_A_CITY
from riwaya.extract.where.passed_by import HURT
from riwaya.lexicon import Found, KindRecord, Lexicon
from riwaya.model import Place, Thing
from riwaya.model.once import once

KNOWN_DEAD = frozenset("الشهداء القتلي الضحايا الجرحي المصابين المصابون شهداء ضحايا".split())
CARRYING = frozenset("نقل نقلت نقلوا ينقل تنقل بنقل لنقل اجلاء اجلي اجلت باجلاء لاجلاء معالجه علاج عالج عالجت لعلاج لمعالجه".split())
SUSPECTED_BEFORE, SUSPECTED_WITHIN = 4, 8
SUSPECTED = ("يشتبه", "مشتبه", "اشتباه", "مطلوب")
UNIDENTIFIED = frozenset("الهويه هويتهم هويته هويتها نصفهم".split())
SEVERAL = frozenset("حوادث هجمات تفجيرات انفجارات عمليات اشتباكات غارات".split())
FORTNIGHT = 14
PROCLITICS = "وفبلك"
LONG = 4
RELATIVE_WITHIN = 3
VAGUE = frozenset(("region", "governorate", "country", "district"))


class Told(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A frame with its kind, parts, place and day settled. `is_helped`: its place only helps to find the scene, which no word names. `sent_from`: the city of the dateline, where the report names other places. `is_open`: the words leave the kind open. `only_rebels`: the one armed group against a state that the report names, where it was named before. `the_fallen`: who all
    the victims of the incident were, as a sentence of its own says (الضحايا مدنيون). `listed`: the places of a list that was each acted on (`place_lists`). `lent_weapons`: those of the act before that its words call it the like of (قصف مماثل); they stand
    in another sentence, so that nothing says where in this one."""

    frame: Frame
    kind: KindRecord
    is_open: bool
    parts: tuple[Part, ...]
    place: Place | None
    place_rank: float = 9.0
    is_helped: bool = False
    sent_from: Place | None = None
    days: tuple[str, str] | None = None
    country: str | None = None
    only_rebels: str | None = None
    the_fallen: str | None = None
    lent_weapons: tuple[Thing, ...] = ()
    listed: tuple[Place, ...] = ()

    @once
    def can_stand_alone(self) -> bool:
        """Whether the frame may open an incident of its own: an act with a place, a day or a number, or a certain act with a doer."""
        frame = self.frame
        numbered = any(c.quantity.min is not None for c in frame.counts)
        if self.is_added_up or all(says_which(act, frame.sentence) for act in frame.acts):
            return False
        if not numbered and all(act.form == "noun" for act in frame.acts) and (self.opening == "reaction" and not self._is_told_in_full or self._is_comment):
            return False
        if not numbered and not self.days and frame.sentence.index > 1 and presumes(frame) and not self._is_news_of_the_known:
            return False
        if frame.head.is_result and not numbered and all(act.is_result and self._is_known_dead(act.found.first) for act in frame.acts):
            return False
        if frame.head.is_result and all(act.is_result and self._is_carried(act.found.first) for act in frame.acts):
            return False
        if frame.head.kind.event_type == "generic":
            return bool(self.place or self.days) or (numbered and bool(self.parts))
        return bool(self.place or self.days or numbered or (self.parts and not frame.head.trigger.is_weak))

    @property
    def _is_told_in_full(self) -> bool:
        """نددت الهيئة بالتفجير الذي وقع أمس في مسجد في أ: what is met with words is told with its place and day, in a relative clause of its own."""
        frame, forms = self.frame, self.frame.sentence.forms
        behind = [act.found.last for act in frame.acts if not RELATIVE.isdisjoint(forms[act.found.last + 1 : act.found.last + 1 + RELATIVE_WITHIN])]
        return self.place is not None and self.days is not None and any(date.first > last for last in behind for date in frame.dates)

    @property
    def _is_comment(self) -> bool:
        """وتأتي هذه الهجمات في ظروف صعبة: the sentence speaks of what is known."""
        tokens, frame = self.frame.sentence.tokens, self.frame
        first = tokens[frame.first].form.removeprefix("و")
        opens = first in LISTING or first in EXPLAINING and not frame.dates
        return opens and all(tokens[act.found.first].form.lstrip("وبل").startswith("ال") for act in frame.acts)

    @property
    def says_its_kind(self) -> bool:
        """Whether the words say what sort of act it was: انفجار is no arrest and no clash, though it may be a mine, a car or a man."""
        return not self.is_open or self.kind.family in ("bomb", "strike")

    @property
    def is_city(self) -> bool:
        """Whether the place is a large city, whose name also stands for the land around it."""
        return self.place_rank in (CITY, OFF_A_CITY)

    @property
    def is_wide(self) -> bool:
        """Whether the place is a direction off a large city (شمالي إدلب): the land there."""
        return self.place_rank == OFF_A_CITY

    @property
    def is_vague(self) -> bool:
        """Whether the place is an area: a governorate (also محافظة إدلب, which a city gave its name), a region, a district, a country."""
        return self.place is not None and (self.place.level in VAGUE or self.place_rank == AREA)

    def _is_known_dead(self, position: int) -> bool:
        """الشهداء, القتلى: those told of before, no act of dying."""
        return self.frame.sentence.tokens[position].form.lstrip("وفبل") in KNOWN_DEAD

    def _is_carried(self, position: int) -> bool:
        """نقل 70 جريحا إلى, إجلاء الجرحى: those who were hurt before are taken to a hospital."""
        tokens = self.frame.sentence.tokens
        return tokens[position].form.lstrip("وبل").removeprefix("ال") in HURT and any(t.form.removeprefix("و") in CARRYING for t in tokens[max(0, position - 3) : position])

    @once
    def doers(self) -> set[str]:
        return {part.actor for part in self.parts if part.role == "initiator"} - {"unknown"}

    @property
    def weapons(self) -> tuple[Thing, ...]:
        """What it was done with, as its words name it or as it is lent."""
        return (*map(as_thing, self.frame.weapons), *self.lent_weapons)

    @property
    def weapons_of_acts(self) -> tuple[Thing, ...]:
        """What it was done with by the very words for its acts: قصف مدفعي."""
        return tuple(Thing(id=act.trigger.weapon or "", span=(act.found.start, act.found.end), rule=act.found.entries[0].rule) for act in acts_with_weapons(self.frame))

    @once
    def acted_on(self) -> set[str]:
        """Who is acted upon or harmed, as far as named."""
        return {part.actor for part in self.parts if part.role != "initiator"} - {"unknown"}

    @property
    def figures(self) -> set[tuple[str, int]]:
        """Measure and number of its counts, but those of women, children and the like."""
        return figures_of(self.frame)

    @property
    def counted(self) -> set[tuple[str, int]]:
        """Its figures without dozens and hundreds."""
        return counted_in(self.frame)

    @once
    def objects_named(self) -> set[str]:
        """What its words say was hit, by id."""
        return {found.entries[0].id for found in self.frame.objects}

    @once
    def weapons_named(self) -> set[str]:
        """With what its words say it was done, by id."""
        return {found.entries[0].id for found in self.frame.weapons}

    @once
    def opening(self) -> str:
        """How the frame opens (`opening_of`)."""
        return opening_of(self.frame)

    @once
    def stems(self) -> frozenset[str]:
        """Its words of four letters and more, without proclitics and the article."""
        tokens = self.frame.sentence.tokens[self.frame.first : self.frame.last + 1]
        return frozenset(t.form.lstrip(PROCLITICS).removeprefix("ال") for t in tokens if t.kind == "word" and len(t.form) >= LONG)

    @property
    def is_background(self) -> bool:
        """Whether the sentence opens in the pluperfect (وكانت ... قد): something before what the report is about."""
        return self.opening == "background"

    @property
    def is_summary(self) -> bool:
        """Whether the words sum up several incidents (حوادث متفرقة, اشتباكات متفرقة, أعمال عنف): the text tells each of them apart."""
        forms = [t.form for t in self.frame.sentence.tokens[self.frame.first : self.frame.last + 1]]
        return any(form in ("متفرقه", "متفرقين", "متعدده") for form in forms) or ("اعمال", "عنف") in pairwise(forms) or "منفصله" in forms and any(form in SEVERAL for form in forms)

    @property
    def is_sum(self) -> bool:
        """Whether the frame tells of more than a fortnight: the toll of a campaign, a month or a year."""
        return self.days is not None and length_of(self.days) > FORTNIGHT

    @once
    def is_added_up(self) -> bool:
        """Whether its sentence adds the dead of today to those of a longer time (وبذلك يرتفع عدد القتلى منذ مطلع العام إلى 15), or counts them over such a time (وقتل 140 منذ بدء التظاهرات): the figure of no incident; not where that is what the report is about."""
        frame, sentence = self.frame, self.frame.sentence
        if frame.first == 0 and sums_up(sentence, 0):
            return True
        return sentence.index > 1 and self.days is None and bool(frame.counts) and counts_since(sentence, frame.first, frame.last)

    @property
    def is_unidentified(self) -> bool:
        """Whether the words say that nobody knows who the victims were (مجهولي الهوية, لم تتضح هويتهم)."""
        forms = [t.form for t in self.frame.sentence.tokens]
        return any(form in UNIDENTIFIED for form in forms) or any(a.startswith(("لم", "تتضح", "تعرف")) and "هوي" in b for a, b in pairwise(forms))

    @once
    def is_of_a_landing(self) -> bool:
        """Whether men were landed from the air for it (عملية إنزال جوي): who is killed there was sought, and nobody says that he fought or did not."""
        return any(a.removeprefix("ب").removeprefix("ال") == "انزال" and b.removeprefix("ال") == "جوي" for a, b in pairwise(self.frame.sentence.forms))

    def actor_of(self, part: Part) -> str:
        """Who is meant in a part: armed men whom a word only labels (إرهابيون) are the rebels of the report, where these have no part of their own, else nobody knows who they are."""
        if not is_only_a_label(part.found) or part.actor != part.found.entries[0].id or is_what_a_state_calls_them(part.found, (self.country,) if self.country else ()):
            return part.actor
        return "unknown" if self.only_rebels is None or any(other.actor == self.only_rebels for other in self.parts) else self.only_rebels

    @once
    def is_of_suspects(self) -> bool:
        """Whether those who are arrested are suspected or wanted (اعتقلت شخصا يشتبه في ضلوعه, توقيف ثلاثة مطلوبين): who they are nobody says; not whom the words call civilians."""
        head = self.frame.head.found
        forms = self.frame.sentence.forms[max(self.frame.first, head.first - SUSPECTED_BEFORE) : min(self.frame.last, head.last + SUSPECTED_WITHIN) + 1] if self.kind.id == "arrest" else ()
        return any(form.lstrip("وبل").removeprefix("ال").startswith(SUSPECTED) for form in forms) and not any("مدني" in form for form in forms)

    @property
    def is_heading(self) -> bool:
        sentence = self.frame.sentence
        if self.frame.is_reason:
            return False
        if sentence.index == 0 and not sentence.is_heading:
            return self.place is None or self.place.level in VAGUE
        return sentence.index == 0 or (sentence.is_heading and sentence.paragraph <= 1)

    @property
    def _is_news_of_the_known(self) -> bool:
        """وفي بحري، تواصلت الاشتباكات; كما طالت الغارات بلدة كذا: an act told as known at a place that the words make the new scene, or whose going on or spreading is the news."""
        if self.place is None or self.is_vague:
            return False
        return scene_of(self.frame) is not None or breaks_out(self.frame) or spreads(self.frame) or self.opening == "switch"

    @once
    def is_definite(self) -> bool:
        """Whether the act is told as known: القصف, العملية, or only a result."""
        head = self.frame.head
        tokens = self.frame.sentence.tokens
        form = tokens[head.found.first].form
        if form.lstrip("وف") in BREAKING_OUT and head.found.first + 1 < len(tokens) and tokens[head.found.first + 1].form.startswith("ال"):
            return True  # واندلع القتال
        return head.is_result or head.form == "noun" and form.lstrip("وفبلك").startswith(("ال", "لل")) or head.trigger.is_weak


def votes_of(incident: Sequence[Told]) -> collections.Counter[str]:
    """How many frames tell an incident as each sub-event, in words that say so and are not weak: a clash that air strikes helped is told as a clash more often.

    Words that leave open what sort of bomb it was (التفجير) are for the one sort that others tell (تفجير انتحاري).
    """
    telling = [t for t in incident if t.says_its_kind and not t.frame.head.trigger.is_weak]
    bombs = {t.kind.sub_event_type for t in telling if t.kind.family == "bomb" and not t.is_open}
    return collections.Counter(next(iter(bombs)) if len(bombs) == 1 and t.kind.family == "bomb" and t.is_open else t.kind.sub_event_type for t in telling)


def length_of(days: tuple[str, str]) -> int:
    """How many days lie between the first and the last: 0 for one day."""
    return (datetime.date.fromisoformat(days[1]) - datetime.date.fromisoformat(days[0])).days


def as_thing(found: Found) -> Thing:
    """An object or a weapon as an account tells it, where in its sentence left out."""
    return Thing(id=found.entries[0].id, span=(found.start, found.end), rule=found.entries[0].rule)


def of_one_parent(some: set[str], others: set[str], lexicon: Lexicon) -> bool:
    """Whether groups are the same, or have one parent."""

    def family(ids: set[str]) -> set[str]:
        parents = {lexicon.actors[i].parent for i in ids if i in lexicon.actors}
        return ids | {p for p in parents if p}

    return bool(family(some) & family(others))
