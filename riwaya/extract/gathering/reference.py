"""Whether a frame's words speak of an act that the report told already, or of one more: the attack, another attack, the second one, وفي سبها.

In: a frame. Out: yes or no, or which of several it is. Arabic takes up a known act by the definite article (الهجوم, التفجيران) and tells
one more by an adjective behind the act or its weapon (انفجار آخر, قصف مماثل), by كما or أيضا around it, by a number (الهجوم الثاني), or
by a place that stands before all else (وفي سبها، هاجم ...).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import TypeVar

from riwaya.extract.acts import Act, says_which
from riwaya.extract.frames import EXPLAINING, Frame
from riwaya.extract.mentions.dates.days_earlier import DAYS_AFTER
from riwaya.extract.values import CROWD, PlaceFound

BACKGROUND = frozenset("وكان وكانت وسبق سبق كان كانت يذكر ويذكر يشار ويشار الجدير والجدير جدير تجدر وتجدر".split())
WAS = frozenset(("كان", "كانت"))
ALONGSIDE = frozenset("كما فيما بينما كذلك ايضا بدوره بدورها بالمقابل بالتزامن".split())
SAYING = frozenset(
    "اضاف اضافت اوضح اوضحت تابع تابعت اشار اشارت اكد اكدت قال قالت قالوا ذكر ذكرت لفت لفتت افاد افادت بين بينت بحسب حسب وفق وفقا نقل نقلت نقلا اعلن اعلنت شدد شددت كشف كشفت افادوا اردف اردفت استطرد".split()
)
RESTRICTED = frozenset(("اكتفي", "اكتفت", "تحدث", "تحدثت", "تحدثوا", "نفي", "نفت", "راي", "رات"))
SWITCHES = frozenset(
    (lead, noun)
    for lead in ("في", "وفي", "من", "ومن", "علي", "وعلي")
    for noun in ("سياق", "جهه", "ناحيه", "صعيد", "غضون", "موازاه", "تطور", "حادث", "حادثه", "الاثناء", "المقابل", "الوقت", "السياق", "الصعيد", "الشان", "خبر", "ملف", "مكان", "موقع")
) | {("الي", "ذلك"), ("والي", "ذلك"), ("هذا", "وقد"), ("بموازاه", "ذلك"), ("وبموازاه", "ذلك"), ("بالموازاه", "مع"), ("بالتوازي", "مع"), ("والي", "جانب"), ("الي", "جانب")}
BEFORE_IT = frozenset("قبلها قبله قبلهما قبلهم".split())
EARLIER = frozenset((lead, "ذلك") for lead in ("قبل", "وقبل", "قبيل", "وقبيل"))
LISTING = frozenset("يضاف تضاف ينضم تنضم".split())  # ويضاف الهجوم إلى قائمة الأحداث هذا الأسبوع
# أدانت الجامعة العربية الهجوم على ...: whoever reacts to an act, or buries its dead, tells of it as known
REACTING = frozenset("ادان ادانت دان دانت ندد نددت استنكر استنكرت شجب شجبت شيع شيعت دفن انتقد انتقدت احيا احيت ادانوا نددوا شيعوا نعي نعت".split())
BREAKING_OUT = frozenset("استعر استعرت تستعر اشتد اشتدت تشتد اشتعل اشتعلت اندلع اندلعت تجدد تجددت دار دارت نشب نشبت احتدم احتدمت استمر استمرت تواصل تواصلت تستمر يستمر تتواصل يتواصل تتجدد تدور".split())
ACHIEVING = frozenset("تمكن تمكنت تمكنوا نجح نجحت نجحوا استطاع استطاعت استطاعوا".split())
SPREADING = frozenset("طال طالت طاول طاولت شمل شملت امتد امتدت وصل وصلت توسع توسعت انتقل انتقلت تطال يطال".split())
FURTHER = frozenset("اخر اخري اخرين ثان ثانيه ثانيا ثالث ثالثه مماثل مماثله مماثلا مشابه مشابهه منفصل منفصله جديد جديده".split())
ALSO = frozenset("كما كذلك ايضا وكذلك".split())
SECOND = frozenset("الثاني الثانيه الثالث الثالثه الرابع الرابعه الخامس الخامسه".split())
SCENES = frozenset("في وفي ففي اما".split())
SOME = frozenset("العديد عدد عددا سلسله المزيد مزيد مزيدا عشرات العشرات ميات الميات بعض جمله موجه كثير الكثير عديد احد احدي عشر".split())
# what an attack was on, taken up by who comes after it: واقتحمت قوات الأمن المبنى
THE_SITE = frozenset("المبني المقر المنزل الفندق المسجد المدرسه المستشفي القاعده الموقع المكان السجن المعسكر الحاجز السفاره الجامعه السوق المطعم السياره الحافله المركز القصر المجمع الكنيسه المتجر القنصليه المطار".split())
LEAD_IN = 3
BEHIND = 2
ON_THE_SITE = 4
ACHIEVED_WITHIN = 8

Answer = TypeVar("Answer")


def _once_a_frame(ask: Callable[[Frame], Answer]) -> Callable[[Frame], Answer]:
    """The answer is kept with the frame: gathering asks the same of a frame for every incident told before it."""
    name = ask.__name__

    @wraps(ask)
    def asked(frame: Frame) -> Answer:
        kept: dict[str, Answer] = frame.__dict__
        if name not in kept:
            kept[name] = ask(frame)
        return kept[name]

    return asked


@_once_a_frame
def is_one_more(frame: Frame) -> bool:
    """Whether the act is told as another one than those before: انفجرت قنبلة أخرى, قصفت كذلك, قصف مماثل, الهجوم الثاني."""
    tokens, head = frame.sentence.tokens, frame.head.found
    if is_further(frame):
        return True
    around = [t.form for t in tokens[max(frame.first, head.first - LEAD_IN) : min(head.last + BEHIND, frame.last + 1)]]
    return any(form in ALSO for form in around)


@_once_a_frame
def is_further(frame: Frame) -> bool:
    """Whether an adjective says so: غارة أخرى, قصف مماثل, الهجوم الثاني, سيارة أخرى انفجرت."""
    tokens, head = frame.sentence.tokens, frame.head.found
    named = [act.found for act in frame.acts if not act.is_result and act.kind.family == frame.head.kind.family] + list(frame.weapons)
    people = {position for count in frame.counts for position in range(count.first, count.last + 2)}  # واعتقل خمسة آخرين: the people are others, not the act
    for found in named:
        behind = [tokens[p].form for p in range(found.last + 1, min(found.last + BEHIND, frame.last) + 1) if p not in people]
        if any(form in FURTHER or form in SECOND for form in behind) or behind[:2] == ["بشكل", "مماثل"]:
            return True
    return not frame.head.is_result and frame.head.form != "noun" and any(tokens[p].form in FURTHER and p not in people for p in range(max(frame.first, head.first - BEHIND), head.first))


@_once_a_frame
def is_on_another(frame: Frame) -> bool:
    """Whether an adjective says that what was hit is another one: دمر انتحاري مقرا حكوميا آخر. It may be one more thing of a known act (وأصابت القذائف منزلا آخر)."""
    forms = frame.sentence.forms
    return any(form in FURTHER for found in frame.objects for form in forms[found.last + 1 : min(found.last + BEHIND, frame.last) + 1])


@_once_a_frame
def scene_of(frame: Frame) -> PlaceFound | None:
    """The place that a frame opens with, before any act: وفي رام الله، اقتحمت ..., في محافظة أبين هاجم ..."""
    tokens = frame.sentence.tokens
    if tokens[frame.first].form not in SCENES:
        return None
    place = next((p for p in frame.places if p.first - frame.first <= LEAD_IN and not p.is_origin), None)
    return place if place is not None and not any(act.found.first < place.first for act in frame.acts) else None


def takes_up(frame: Frame) -> bool:
    """Whether the words open with an act that is known: وكان الهجوم قد بدأ ..., ووقع الانفجار ..."""
    return any(_is_known(act, frame) and act.found.first - frame.first <= LEAD_IN for act in frame.acts)


def is_on_the_site(frame: Frame) -> bool:
    """Whether an act is on a building or a car that the words take as known: واقتحمت قوات الأمن المبنى, وأحرقوا السيارة."""
    tokens, head = frame.sentence.tokens, frame.head.found
    behind = (tokens[p].form for p in range(head.last + 1, min(head.last + ON_THE_SITE, frame.last) + 1))
    return frame.head.form != "noun" and not frame.places and any(form in THE_SITE for form in behind)


@_once_a_frame
def presumes(frame: Frame) -> bool:
    """Whether every act is told as known, as in the lead of a story that goes on: تبنى التنظيم الهجوم على ..., ارتفعت حصيلة التفجير إلى ..."""
    acts = [act for act in frame.acts if not act.is_result]
    return bool(acts) and all(_is_known(act, frame) for act in acts)


def breaks_out(frame: Frame) -> bool:
    """Whether the news is that the act begins, goes on or flares up again: تجددت الاشتباكات, وتستمر المعارك."""
    tokens, first = frame.sentence.tokens, frame.head.found.first
    return any(t.form.removeprefix("و") in BREAKING_OUT for t in tokens[max(frame.first, first - LEAD_IN) : first + 1])


def spreads(frame: Frame) -> bool:
    """Whether the news is that a known act reaches further: كما طالت الغارات بلدة كذا, وامتد القصف إلى أطراف المدينة."""
    tokens, first = frame.sentence.tokens, frame.head.found.first
    return first > frame.first and first - frame.first <= LEAD_IN and tokens[first - 1].form.removeprefix("و") in SPREADING


@_once_a_frame
def known_families(frame: Frame) -> frozenset[str]:
    """The families of the acts that a frame takes up, where it tells no act anew and each says what it was (الغارات, المعارك, not الهجوم); else none."""
    if not presumes(frame):
        return frozenset()
    return frozenset(act.kind.family for act in frame.acts if not act.is_result and act.kind.event_type != "generic")


def _is_known(act: Act, frame: Frame) -> bool:
    tokens, first = frame.sentence.tokens, act.found.first
    if says_which(act, frame.sentence):
        return True
    if act.form != "noun" or act.is_result or not tokens[first].form.lstrip("وفبلك").startswith(("ال", "لل")):
        return False
    before = [t.form.lstrip("وب") for t in tokens[max(frame.first, first - 2) : first]]
    if before[-1:] in (["من"], ["في"]) and _is_achieved(act, frame):
        return False
    # العديد من الغارات, عشرات الهجمات: some of them, told anew
    return not before or before[-1] not in SOME and not (before[-1] == "من" and before[0] in SOME)


def _is_achieved(act: Act, frame: Frame) -> bool:
    """تمكنت القوات من السيطرة على أ, نجحوا في الاستيلاء على ب: told anew though its noun has the article; not بعد أن تمكنوا من السيطرة."""
    forms = frame.sentence.forms
    reached = [p for p in range(max(frame.first, act.found.first - ACHIEVED_WITHIN), act.found.first) if forms[p].removeprefix("و") in ACHIEVING]
    return bool(reached) and forms[max(0, reached[-1] - 2) : reached[-1]] not in (("بعد", "ان"), ("منذ", "ان"))


def opening_of(frame: Frame) -> str:
    """How a frame opens: `background` (وكان ... قد), `switch` (من جهة أخرى), `alongside` (كما), `speech` (وأضاف), `reaction` (أدانت), `plain`."""
    words = [t.form for t in frame.sentence.tokens[frame.first : frame.first + 8] if t.kind == "word"][:4]
    if len(words) < 2:
        return "plain"
    if words[0].removeprefix("و") in ("من", "بدوره", "بدورها") and words[1] in ("جانبه", "جانبها", "جانبهم", "جهته", "جهتها", "جهتهم", "ناحيته", "ناحيتها", *SAYING):
        words = words[1:] if words[0].endswith(("ه", "ها")) else words[2:]
    if tuple(words[:2]) in SWITCHES:
        return "switch"
    if words[0].removeprefix("و") in BEFORE_IT or tuple(words[:2]) in EARLIER:
        return "switch"  # وقبلها بيوم, وقبل ذلك بساعات: an act before the one that was told
    if words[0] == "هذا" and words[1] in BACKGROUND:
        words = words[1:]  # هذا وسبق أن
    bare = words[0].removeprefix("و")
    if bare == "اما" and words[1] not in ("في", "علي", "بشان", "عن") and frame.telling is not None and not frame.telling.is_reached and any(t.form.removeprefix("ف") in SAYING | RESTRICTED for t in frame.sentence.tokens[frame.first : frame.first + 8]):
        return "speech"  # أما الوزارة فقالت إن
    if bare in REACTING:
        return "reaction"
    if bare in EXPLAINING and any(d.rule in DAYS_AFTER for d in frame.dates):
        return "background"  # ويأتي ذلك بعد أيام من
    return "background" if words[0] in BACKGROUND else "alongside" if bare in ALONGSIDE else "speech" if bare in SAYING else "plain"


def same_toll(frame: Frame, told: Sequence[Frame]) -> bool:
    """Whether a frame repeats a figure of those told: the same number, above one, for the same measure."""
    return any(number > 1 for _, number in _shared_figures(frame, told))


def repeats_toll(frame: Frame, told: Sequence[Frame]) -> bool:
    """Whether a frame gives figures of two measures that those told give too (قتل ثلاثة واعتقل خمسة): hardly two incidents have both."""
    shared = _shared_figures(frame, told)
    return len({measure for measure, _ in shared}) > 1 and any(number > 2 for _, number in shared)


def _shared_figures(frame: Frame, told: Sequence[Frame]) -> set[tuple[str, int]]:
    mine = figures_of(frame)
    return {figure for one in told for figure in figures_of(one) & mine} if mine else set()


@_once_a_frame
def figures_of(frame: Frame) -> set[tuple[str, int]]:
    """Measure and number of its counts, but those of women, children and the like."""
    return {(c.measure, c.quantity.min) for c in frame.counts if c.quantity.min is not None and not c.demographic}


@_once_a_frame
def counted_in(frame: Frame) -> set[tuple[str, int]]:
    """Its figures without dozens and hundreds, which what is counted later does not gainsay."""
    return {(c.measure, c.quantity.min) for c in frame.counts if c.quantity.min is not None and not c.demographic and c.quantity.quantifier not in CROWD}
