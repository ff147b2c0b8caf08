"""Frames: what the triggers of a sentence open, each over the stretch of the sentence that tells it.

In: the marks of a sentence. Out: its frames in order. A sentence is cut into segments at commas and at words that open a new
statement (فيما, بينما, كما); segments with a trigger open a frame or join the one before; segments without one belong to
their neighbour. Two acts are one frame unless their kinds do not go together or they have places or dates of their own.
"""

from __future__ import annotations

import msgspec

from riwaya.extract.date_clauses import dates_of_acts
from riwaya.extract.marks import Marks
from riwaya.extract.mentions.days_earlier import DAY_AFTER
from riwaya.extract.things.hit_objects import downed_aircraft, hit_objects
from riwaya.extract.things.used_weapons import used_in
from riwaya.extract.values import CountFound, PlaceFound, Stance, Telling, When
from riwaya.grammar.arabic import PRONOUNS
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon import Found, KindRecord, Lexicon, TriggerRecord
from riwaya.lexicon.arabic.calendar import load_calendar
from riwaya.lexicon.arabic.role_words import load_role_words as words
from riwaya.model import Mention, Sentence, Span

OPENERS = frozenset("فيما بينما كما وكما ثم وكانت وكان وكذلك".split()) | {DAY_AFTER}
EXPLAINING = frozenset("ياتي تاتي جاء جاءت يعد تعد يعتبر تعتبر".split())
# ردا على إطلاق نار, على صلة باعتداء: what an act answers or has to do with is another act
CONNECTING = frozenset((("ردا", "علي"), ("علي", "صله"), ("علي", "علاقه"), ("علي", "خلفيه")))
OPENING_PAIRS = frozenset((("في", "حين"), ("علي", "حين"), ("وفي", "حين"), ("في", "المقابل"), ("وفي", "المقابل"), ("من", "جهه"), ("ومن", "جهه"), ("في", "غضون"), ("وفي", "غضون"), ("وذلك", "بعد"), ("وذلك", "ردا"), ("وذلك", "عقب"), ("الي", "جانب"))) | CONNECTING
ANSWERS = frozenset("رد ورد ردت وردت ردوا وردوا ليرد لترد".split())  # وردت الفصائل باستهداف ...: the other side acts
COINCIDING = frozenset("تزامنت ترافقت تزامن ترافق".split())
COVERING = frozenset("غطاء بالترافق بالتزامن تزامنا بغطاء باسناد بدعم وسط تخلله تخللها تخللتها تخلل رافقه رافقها رافقتها يرافقه مترافقه مترافقا".split())
AIMED = frozenset(("advance", "handover"))
PURSUED = frozenset(("movement", "release", "base"))
AIMING = frozenset("بهدف بغيه محاوله محاولات محاولا محاولين لمحاوله بمحاوله اجل سعيا خطه هدف هدفه هدفها ينوي تنوي نيه قبيل".split())
GOVERNING = frozenset("علي في من عن الي مع بعد خلال اثر جراء عقب قبل نتيجه بسبب ضد رغم اثناء بين".split())
WITHOUT = frozenset("دون بدون بلا".split())
WITNESSED = frozenset("شهد شهدت عرف عرفت".split())
RELATIVE = frozenset("التي الذي الذين اللتين اللذين".split())
FLEEING = frozenset("هربا خوفا خشيه فرارا هروبا خشيا تفاديا".split())
FOILED = frozenset("احباط احبط احبطت احبطوا باحباط افشال افشل افشلت ابطال ابطل ابطلت فشل فشلت".split())
COVERED = frozenset(("battle", "protest", "strike"))
REPORTING = ("يغطي", "تغطيته", "تغطيتها", "تغطيتهم", "تغطيتهما", "لتغطيه")
ATTEMPTED = ("تفجير", "هجوم", "هجمات", "عمليه", "عمليات")
READY = frozenset("قابله القابله معده معدا معدتين المعده جاهزه مجهزه مخصصه تستخدم المستخدمه مهياه".split())
SINCE = frozenset("منذ التي الذي الذين اللتين حيث".split())
BREAKS = frozenset("،,؛;")
REASON = 14
ASIDE = 5
FOLLOWING = frozenset(("strike", "custody", "raid"))
FOLLOWED = frozenset(("strike", "attack", "bomb"))
_TOGETHER = (
    {"strike", "attack", "bomb", "harm", "destruction", "operation"},
    {"battle", "attack", "harm", "raid", "surrender", "strike", "bomb", "siege", "handover", "custody", "seizure"},
    {"raid", "custody", "harm", "seizure", "destruction", "attack", "siege", "strike", "surrender", "bomb"},
    {"protest", "harm", "custody", "attack", "siege", "destruction"},
    {"agreement", "release", "handover", "movement", "surrender", "displacement"},
    {"custody", "harm", "release", "attack"},
    {"split_or_merger", "surrender"},
    {"sexual_violence", "custody", "harm"},
)


def go_together(one: str, other: str) -> bool:
    """Whether kinds of these two families can be parts of one incident."""
    return one == other or any(one in group and other in group for group in _TOGETHER)


class Act(msgspec.Struct, frozen=True):
    """A trigger in a sentence with the kind that its words name. `form` says how it stands: `noun`, `verb`, `passive`, `form`."""

    found: Found
    kind: KindRecord
    trigger: TriggerRecord
    form: str

    @property
    def is_result(self) -> bool:
        return self.kind.family == "harm" and self.kind.event_type == "generic"


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """What one stretch of a sentence (`first..last`) tells of one incident, before roles and kind are settled; `head` is the act that names it.

    `is_reason`: it tells what the act before it answers, follows or has to do with.
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

    @property
    def span(self) -> Span:
        tokens = self.sentence.tokens
        return tokens[self.first].start, tokens[self.last].end


def open_frames(marks: Marks, lexicon: Lexicon) -> list[Frame]:
    """The frames of one sentence, in order of their first word."""
    acts = _acts(marks, lexicon)
    reasons = pretexts(marks.sentence) if acts else []
    elsewhere = involvements(marks.sentence) if acts else []
    aside = [_frame(marks, first + 1, last, known, [], [], is_reason=True) for first, last in elsewhere if (known := _known_from_its_words(marks, first, last, acts))]
    acts = [act for act in acts if not any(first < act.found.first <= last for first, last in elsewhere)]
    acts = [act for act in acts if not any(first <= act.found.first <= last for first, last in reasons)]
    spoken_of = [act for act in acts if _is_spoken_of(act, marks.sentence)]
    if 0 < len(spoken_of) < len(acts):
        acts = [act for act in acts if act not in spoken_of]
        reasons = [*reasons, *((act.found.first, act.found.last) for act in spoken_of)]
    if not acts:
        return aside
    stretches: list[tuple[int, int, list[Act]]] = []
    followed = _followed(acts, marks.sentence)
    segments = _segments(marks.sentence, followed)
    for number, (first, last) in enumerate(segments):
        here = [act for act in acts if first <= act.found.first <= last]
        if not here and number + 1 < len(segments) and marks.sentence.tokens[first].form in OPENERS:
            # كما تعرضت بلدة أ، وقرية ب لقصف: what an opener opens belongs to the act behind it
            segments[number + 1] = (first, segments[number + 1][1])
            continue
        if not stretches or (here and stretches[-1][2] and (first in followed or not _joins(stretches[-1], (first, last, here), marks))):
            stretches.append((first, last, here))
        else:
            before = stretches.pop()
            stretches.append((before[0], last, before[2] + here))
    told = [_frame(marks, first, last, here, reasons, elsewhere, is_reason=first in followed or turns_to_another(marks.sentence, first)) for stretch in stretches for first, last, here in _apart(stretch, marks) if here]
    return sorted([*told, *aside], key=lambda frame: frame.first)


def _known_from_its_words(marks: Marks, first: int, last: int, acts: list[Act]) -> list[Act]:
    """The acts of a stretch in which somebody had a part, where its words tell them fully, at a place or on a day: المتورطين بالتفجير الذي استهدف بلدة أ."""
    here = [act for act in acts if first < act.found.first <= last]
    if all(act.is_result for act in here):
        return []
    named = [p for p in marks.places if first < p.first <= last and not p.is_origin and p.level != "country"]
    return here if named or any(first < d.first <= last and d.value.start for d in marks.dates) else []


def pretexts(sentence: Sentence) -> list[tuple[int, int]]:
    """Where a doer's reason stands (بزعم محاولته طعن جندي): from its word to the end of the clause, in order."""
    pretext = words().pretext
    return [(position, _end_of_clause(sentence, position)) for position, token in enumerate(sentence.tokens) if position and token.form in pretext]


def involvements(sentence: Sentence) -> list[tuple[int, int]]:
    """Where an act stands in which somebody is said to have had a part (خلية يشتبه بضلوعها في هجوم على ...): from the word for it to the end of the clause."""
    involved = words().involved
    return [(position, _end_of_clause(sentence, position)) for position, token in enumerate(sentence.tokens) if token.form.startswith(involved)]


def _end_of_clause(sentence: Sentence, position: int) -> int:
    """The last token before a comma or a word that opens a new statement, `REASON` words on at most."""
    tokens = sentence.tokens
    end = next((i - 1 for i in range(position + 1, len(tokens)) if tokens[i].form in BREAKS or tokens[i].form in OPENERS), len(tokens) - 1)
    return min(end, position + REASON)


def _is_spoken_of(act: Act, sentence: Sentence) -> bool:
    """Whether a sentence only says when or why what it knows happened, before it tells another act: ويأتي هذا الهجوم غداة اعتداء على ..."""
    before = [t.form.removeprefix("و") for t in sentence.tokens[max(0, act.found.first - 2) : act.found.first]]
    led = before[-1:] and before[-1] in EXPLAINING or before[-1:] in (["هذا"], ["هذه"], ["تلك"]) and before[-2:-1] and before[-2] in EXPLAINING
    return bool(led) and act.form == "noun" and sentence.tokens[act.found.first].form.startswith("ال")


def _apart(stretch: tuple[int, int, list[Act]], marks: Marks) -> list[tuple[int, int, list[Act]]]:
    """A stretch cut where a joined act has a place of its own: قتل ثلاثة في هجوم بالعريش واشتباك بالسويس."""
    first, last, acts = stretch
    for before, after in zip(acts, acts[1:], strict=False):
        if "و" not in after.found.prefix or after.form != "noun" or before.is_result or after.is_result or after.found.first <= before.found.last + 1:
            continue
        here = _own_places(marks.places, before.found.last + 1, after.found.first - 1)
        there = _own_places(marks.places, after.found.last + 1, last)
        if here and there and not _share_name(here, there):
            cut = after.found.first
            return [(first, cut - 1, [a for a in acts if a.found.first < cut]), *_apart((cut, last, [a for a in acts if a.found.first >= cut]), marks)]
    return [stretch]


def _acts(marks: Marks, lexicon: Lexicon) -> list[Act]:
    acts: list[Act] = []
    triggers = marks.of("trigger")
    if not triggers:
        return acts
    # غارات روسية names an act and its doer at once; حملة in the name of a group is no act
    named = [f for f in marks.matches if f.table in ("actor", "source") and f.last > f.first and not f.entries[0].rule.endswith("/adjective")]
    for found in triggers:
        if any(n.first <= found.first and found.last <= n.last and (n.last - n.first) > (found.last - found.first) for n in named):
            continue
        is_noun = _is_governed(found, marks.sentence)
        entry = max(found.entries, key=lambda e: (lexicon.triggers[e.id][0].rank, not (is_noun and e.form == "verb"), e.id))
        kind, trigger = lexicon.triggers[entry.id]
        if kind.event_type == "none" or _is_aim(kind, found, marks.sentence) or (kind.id == "agreement" and _is_given(found, marks.sentence)):
            continue
        if _is_averted(found, marks.sentence) or entry.form == "verb" and _describes(found, marks.sentence):
            continue
        if kind.family == "bomb" and _did_not_explode(found, marks.sentence) or kind.family in COVERED and _is_reported_on(found, marks.sentence):
            continue
        before = [t.form for t in marks.sentence.tokens[max(0, found.first - 3) : found.first]]
        if kind.family == "harm" and any(form in WITHOUT for form in before) and "طيار" not in before:
            continue  # دون إصابات, دون تسجيل أي إصابات; not طائرة دون طيار
        acts.append(Act(found, kind, trigger, entry.form))
    return acts


def _is_given(found: Found, sentence: Sentence) -> bool:
    """Whether a deal is only spoken of: منذ الاتفاق, على الرغم من اتفاق."""
    before = [t.form.removeprefix("و") for t in sentence.tokens[max(0, found.first - 2) : found.first]]
    return bool(before) and (before[-1] in ("منذ", "رغم", "برغم") or before == ["الرغم", "من"])


def _is_governed(found: Found, sentence: Sentence) -> bool:
    """Whether a preposition stands before a word, which is a noun then and no verb: على قصف, بقصف, بعد خطف."""
    if found.prefix.endswith(("ب", "ل", "ك")):
        return True
    return found.first > 0 and sentence.tokens[found.first - 1].form.removeprefix("و") in GOVERNING


def _describes(found: Found, sentence: Sentence) -> bool:
    """Whether a verb with its object in it only says which one is meant: اللاجئون الذين هجرتهم الحرب."""
    return found.first > 0 and sentence.tokens[found.first - 1].form in RELATIVE and sentence.tokens[found.first].form.endswith(PRONOUNS)


def _is_averted(found: Found, sentence: Sentence) -> bool:
    """What people flee from, what was foiled or what a thing is for: هربا من القصف, إحباط محاولة تفجير سيارة, عبوة معدة للتفجير."""
    before = [t.form.removeprefix("و") for t in sentence.tokens[max(0, found.first - 4) : found.first]]
    if before[-1:] == ["من"] and before[-2:-1] and before[-2] in FLEEING:
        return True
    if before[-1:] and before[-1] in READY and "ل" in found.prefix:
        return True
    return "محاوله" in before[-1:] and any(form in FOILED for form in before)


def _did_not_explode(found: Found, sentence: Sentence) -> bool:
    """قنبلة لم تنفجر, تفجيرين انتحاريين أحبطتهما: a bomb that is there and did not go off, or that somebody foiled."""
    before = [t.form.removeprefix("و").removeprefix("ف") for t in sentence.tokens[max(0, found.first - 4) : found.first]]
    if before[-1:] == ["لم"]:
        return True
    is_object = sentence.tokens[found.first].form.startswith(ATTEMPTED) and before[-1:] and before[-1] not in GOVERNING
    return bool(is_object) and any(form in FOILED for form in before)


def _is_reported_on(found: Found, sentence: Sentence) -> bool:
    """قتل وهو يغطي المعارك, أثناء تغطيته الاحتجاجات: what a journalist was there for."""
    return any(t.form.startswith(REPORTING) for t in sentence.tokens[max(0, found.first - 2) : found.first])


def _is_aim(kind: KindRecord, found: Found, sentence: Sentence) -> bool:
    """Ground that somebody wants, or held before: لاستعادة البلدة, من أجل السيطرة على, منذ سيطرت, التي سيطر عليها."""
    if kind.id in PURSUED and "ل" in found.prefix and sentence.tokens[found.first - 1].form != "صحه":
        return True  # الوساطة للإفراج عن, الضغط للانسحاب من
    if kind.id not in AIMED:
        return False
    before = [t.form for t in sentence.tokens[max(0, found.first - 3) : found.first]]
    return "ل" in found.prefix or bool(before) and (before[-1] in SINCE or before[-2:] in (["من", "اجل"], ["التنافس", "علي"], ["الصراع", "علي"]) or before[-1].lstrip("و") in AIMING)


def _followed(acts: list[Act], sentence: Sentence) -> frozenset[int]:
    """Where a sentence turns to what its act came after, which the other side did: شنت غارات على أ [بعد] إطلاق صواريخ على ب; not قتل ثلاثة بعد قصف."""
    cuts = set()
    for before, act in zip(acts, acts[1:], strict=False):
        position = act.found.first - 1
        if act.form == "noun" and not act.is_result and act.kind.family in FOLLOWED and before.kind.family in FOLLOWING and not before.is_result and sentence.tokens[position].form in ("بعد", "عقب") and position > before.found.last:
            cuts.add(position - (sentence.tokens[position - 1].form == "وذلك"))
    return frozenset(cuts)


def _segments(sentence: Sentence, followed: frozenset[int] = frozenset()) -> list[tuple[int, int]]:
    segments, start = [], 0
    for position in sorted({*sentence.where(MAY_CUT), *followed}):
        token = sentence.tokens[position]
        following = sentence.tokens[position + 1].form if position + 1 < len(sentence.tokens) else ""
        if position > start and (position in followed or token.form in OPENERS or (token.form, following) in OPENING_PAIRS or _answers(sentence, position)):
            segments.append((start, position - 1))
            start = position
        elif token.form in BREAKS and position > start:
            segments.append((start, position))
            start = position + 1
    if start < len(sentence.tokens):
        segments.append((start, len(sentence.tokens) - 1))
    return segments


MAY_CUT = Remembered(OPENERS.union(BREAKS, ANSWERS, (first for first, _ in OPENING_PAIRS)).__contains__)


def _answers(sentence: Sentence, position: int) -> bool:
    """Whether the other side answers from here on: ورد الجيش باستهداف, وردت الفصائل بقصف; not ورد في البيان."""
    if sentence.tokens[position].form not in ANSWERS:
        return False
    return any(t.form.startswith("ب") and (len(t.form) > 4 or t.form == "بقصف") for t in sentence.tokens[position + 1 : position + 6])


def _joins(before: tuple[int, int, list[Act]], after: tuple[int, int, list[Act]], marks: Marks) -> bool:
    answers = _answers(marks.sentence, after[0]) or marks.sentence.tokens[after[0]].form in OPENERS and after[0] < after[1] and _answers(marks.sentence, after[0] + 1)
    if answers or marks.sentence.tokens[after[0]].form == "ردا" or _and_that_after(marks.sentence, after[0]) or turns_to_another(marks.sentence, after[0]) or _tells_otherwise(before, after, marks):
        return False
    old, new = (max(acts, key=lambda a: a.kind.rank) for acts in (before[2], after[2]))
    if not go_together(old.kind.family, new.kind.family):
        # بعدما تراجعت قوات كذا: without a place of its own a movement is part of the fight that it follows
        goes_with = new.trigger.is_weak and new.kind.family in ("displacement", "siege") or (old.kind.family, new.kind.family) == ("battle", "movement")
        return goes_with and not _own_places(marks.places, after[0], after[1])
    old_places, new_places = (_own_places(marks.places, first, last) for first, last, _ in (before, after))
    if old_places and new_places and not _share_name(old_places, new_places) and any(a.is_major == b.is_major for a in old_places for b in new_places):
        # أصيب مدني بقصف على أ، وقتل آخر في ب: a result with a place of its own is another incident
        return False
    old_dates, new_dates = (_days(marks.dates, first, last) for first, last, _ in (before, after))
    if old_dates and new_dates and not old_dates & new_dates:
        return False
    # كما opens a statement of its own once both sides name a place or an act of their own
    opens = marks.sentence.tokens[after[0]].form in ("كما", "وكما", "فيما", "بينما", "وكان", "وكانت")
    return not (opens and new_places)


def _and_that_after(sentence: Sentence, first: int) -> bool:
    """Whether the words say what came before the act: ، وذلك بعد هجوم على ...; not how it was done (، وذلك بإطلاق النار عليه)."""
    forms = [t.form for t in sentence.tokens[first : first + 2]]
    return tuple(forms) in OPENING_PAIRS and forms[0] == "وذلك" or forms == ["وذلك"]


def opens_aside(sentence: Sentence, first: int) -> bool:
    """Whether the words from a token on only say of something known what befell it, or what came before: المدينة التي شهدت ..., غداة هجوم ..."""
    forms = [t.form for t in sentence.tokens[first : first + ASIDE]]
    return DAY_AFTER in forms or first > 0 and any(form in RELATIVE for form in forms[:2])


def turns_to_another(sentence: Sentence, first: int) -> bool:
    """Whether the words from a token on tell what an act answers, follows or has to do with, or what else its place has seen: غداة هجوم, ردا على قصف, المدينة التي شهدت الثلاثاء تفجيرا."""
    forms = [t.form for t in sentence.tokens[first : first + 4]]
    opening = forms[1:] if forms[:1] == ["وذلك"] else forms
    if opening is not forms and opening[:1] in (["بعد"], ["عقب"]) and opening[1:2] not in (["ان"], ["ما"]):
        return True  # ، وذلك بعد تفجير; not وذلك بعد أن أطلقوا النار عليه
    return opening[:1] == [DAY_AFTER] or tuple(opening[:2]) in CONNECTING or any(form in RELATIVE and after in WITNESSED for form, after in zip(forms, forms[1:], strict=False))


def _tells_otherwise(before: tuple[int, int, list[Act]], after: tuple[int, int, list[Act]], marks: Marks) -> bool:
    """Whether somebody else gives a figure of his own from here on: ... ، فيما قال الدفاع المدني إن القتلى سبعة."""

    def tellers(acts: list[Act]) -> set[tuple[str, ...]]:
        return {tuple(source.id for source in t.chain) for t in marks.tellings if any(t.first <= act.found.first <= t.last for act in acts)}

    def figures(first: int, last: int) -> set[str]:
        return {c.measure for c in marks.counts if first <= c.first <= last and c.quantity.min is not None}

    old, new = tellers(before[2]), tellers(after[2])
    return bool(new) and old.isdisjoint(new) and bool(figures(before[0], before[1]) & figures(after[0], after[1]))


def _own_places(places: tuple[PlaceFound, ...], first: int, last: int) -> list[PlaceFound]:
    inside = [p for p in places if first <= p.first <= last and not p.is_origin and p.level in ("settlement", "site", "district")]
    parents = {position for place in inside for position in place.within}
    return [p for p in inside if places.index(p) not in parents]


def _share_name(some: list[PlaceFound], others: list[PlaceFound]) -> bool:
    names = {p.name for p in some}
    return any(p.name in names for p in others)


def _days(dates: tuple[Mention[When], ...], first: int, last: int) -> set[str]:
    return {d.value.start for d in dates if first <= d.first <= last and d.value.start and not d.value.follows_statement}


def _head(acts: list[Act], sentence: Sentence, first: int) -> Act:
    """The act that names a frame: no weak one nor one that only covers another, the highest rank, the first of equals."""
    trapped = next((act for act in acts if act.kind.id == "arrest"), None)
    if trapped is not None and all(act is trapped or act.kind.family == "custody" or _is_means(act, sentence) for act in acts):
        return trapped  # ألقوا القبض عليه في كمين: the ambush is how he was taken
    freed = next((act for act in acts if act.kind.id in ("release", "arrest", "abduction")), None)
    if freed is not None and freed.kind.id == "release" and all(act.kind.family in ("release", "custody") for act in acts):
        return freed  # أفرجت عنه بعد اعتقاله: what is told first; the arrest was before
    fired = any(act.kind.family in ("strike", "attack") for act in acts)
    # a raid that air defences answer is told as the raid
    return max(acts, key=lambda act: (not _covers(act, sentence, first) and not (fired and act.trigger.name == "shot-down"), not act.trigger.is_weak, act.kind.rank, -act.found.first))


def _is_means(act: Act, sentence: Sentence) -> bool:
    """أطاحت به في كمين, بعملية أمنية, إثر كمين: how somebody was taken, with nobody told to have been hurt."""
    before = sentence.tokens[act.found.first - 1].form if act.found.first else ""
    return act.kind.id in ("ambush", "operation", "search") and (act.found.prefix.endswith("ب") or before in ("في", "اثر", "خلال", "بعد"))


def _covers(act: Act, sentence: Sentence, first: int) -> bool:
    """تحت غطاء قصف جوي, بالترافق مع غارات, وسط قصف: what goes along with the act that is told."""
    written = [t.form for t in sentence.tokens[max(first, act.found.first - 3) : act.found.first]]
    before = [form.removeprefix("و") for form in written]
    # تزامنت الغارات مع قصف: what is told is the shelling; قصف ... تزامن مع غارات: here too
    coincides = before[-1:] and before[-1] in COINCIDING or before[-1:] == ["مع"] and before[-2:-1] and before[-2] in COINCIDING
    return bool(coincides) or any(form in COVERING for form in (*written, *before))


def _taken(acts: list[Act], head: Act, sentence: Sentence) -> int | None:
    """Where a verb of taking somebody stands behind the act that is told: أعدم أحد الرهائن الذين خطفهم."""
    if head.kind.family in ("custody", "raid"):
        return None
    behind = [act for act in acts if act.kind.family == "custody" and act.found.first > head.found.first]
    relative = load_calendar().words["relative"]
    return next((act.found.first for act in behind if act.form == "verb" or sentence.tokens[act.found.first - 1].form in relative), None)


def _frame(marks: Marks, first: int, last: int, acts: list[Act], reasons: list[tuple[int, int]], elsewhere: list[tuple[int, int]], *, is_reason: bool) -> Frame:
    def within(position: int, ranges: list[tuple[int, int]]) -> bool:
        return any(start <= position <= end for start, end in ranges)

    def is_here(position: int) -> bool:
        return first <= position <= last and not within(position, elsewhere)

    def inside(found: Found) -> bool:
        return is_here(found.first) and not within(found.first, reasons)

    head = max(acts, key=lambda act: (not act.trigger.is_weak, act.kind.rank, -act.found.first))
    covering = next((told for act in (acts[0], head, *acts) if (told := [t for t in marks.tellings if t.first <= act.found.first <= t.last])), [])
    # the act may stand before what is told of it (ذكر أن ... : the words of saying are inside the stretch)
    covering = covering or [t for t in marks.tellings if first <= t.first and t.last <= last and t.last - t.first > (last - first) // 2]
    stances = [s for s in marks.stances if s.first <= head.found.first <= s.last]
    weapons = used_in([f for f in marks.of("weapon") if inside(f)], marks.sentence, head.kind.family)
    downed = downed_aircraft(weapons) if head.trigger.name == "shot-down" else ()
    return Frame(
        sentence=marks.sentence,
        marks=marks,
        first=first,
        last=last,
        head=_head(acts, marks.sentence, first),
        acts=tuple(acts),
        actors=tuple(f for f in marks.of("actor") if inside(f)),
        objects=(*hit_objects([f for f in marks.of("object") if inside(f)], [f for f in (*marks.of("actor"), *marks.of("source")) if not f.entries[0].rule.endswith("/adjective")], marks.places, marks.sentence.tokens, head.kind.family), *downed),
        weapons=tuple(f for f in weapons if not downed or f.entries[0].id not in ("warplane", "helicopter")),
        places=tuple(p for p in marks.places if is_here(p.first)),
        dates=dates_of_acts([d for d in marks.dates if not within(d.first, elsewhere)], marks.sentence.tokens, first, last, [act.found.first for act in acts], goes_on=any(act.kind.family == "siege" for act in acts), taken=_taken(acts, head, marks.sentence)),
        counts=tuple(c for c in marks.counts if (first <= (c.first if c.trigger is None else c.trigger) <= last or first <= c.first <= last) and not within(c.first, elsewhere)),
        telling=next((t for t in covering if not t.is_reached), None),
        speakers=tuple(covering),
        stance=stances[0] if stances else None,
        is_reason=is_reason,
    )
