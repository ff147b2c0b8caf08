"""Vehicles, patrols and aircraft that the doers ride, bring along or fire from, that come or look on, or that are the weapon themselves.

In: a thing in its sentence. Out: whether it was not hit.
"""

from __future__ import annotations

from riwaya.extract.acts import BOMBING
from riwaya.extract.things.reasons.reason import Context, Reason
from riwaya.extract.things.tanks import are_of_a_side, is_subject, is_tank_firing
from riwaya.extract.things.words_around import is_of

OF_WAR = ("patrol", "vehicle", "aircraft")
SEEN = frozenset(("شوهد", "شوهدت"))
SHELLING = ("strike", "attack", "harm", "battle")
ON_OR_IN = ("علي", "في")
MOTORCYCLE = ("دراج", "الدراج")
SHOT_AT = ("نار", "النار", "نيران", "رصاص", "الرصاص", "هجوم", "هجمات", "قصف", "غار", "اعتد", "استه", "قذيف", "قنبل", "عبو", "صاروخ", "ضرب")
MOUNTED = frozenset("منصوب منصوبا منصوبه مثبت مثبتا مثبته محمول محموله مركب".split())
EXPLOSIVES = ("عبوه", "عبوات", "عبوت", "بعبوه", "بعبوات", "بعبوت", "لغم", "بلغم", "قنبل", "بقنبل", "لاصق")
COLUMN = ("رتل", "رتلا", "رتلين", "ارتال", "ارتالا", "الرتل", "الارتال")
ABOARD = frozenset(("متنها", "متنه", "متنهما"))
WARSHIPS = ("بوارج", "بارج", "فرقاط")
FAKE = ("وهمي", "وهميه")


def _is_flying(context: Context) -> bool:
    found, flying = context.found, context.says.flying
    if "اسقاط" in context.before:
        return False
    return context.is_near(flying, 4) or any(is_of(t.form, flying) for t in context.tokens[found.first : found.last + 3])


def _is_what_they_shell_with(context: Context) -> bool:
    return context.family in SHELLING and context.found.prefix.endswith("ب") and context.form.removeprefix("ب").removeprefix("ال").startswith("دباب")


def _are_reinforcements(context: Context) -> bool:
    return context.form.endswith(("تعزيزات", "التعزيزات")) and (context.family == "movement" or context.is_near(context.says.on_the_way, 3))


def _rides_it(context: Context) -> bool:
    """Whether people are on a motorcycle or a gun on a car: مسلحون على دراجات نارية, رشاش منصوب على سيارة; not النار على دراجة."""
    if context.last != "علي":
        return False
    if context.before[-2:-1] != [] and context.before[-2] in MOUNTED:
        return True
    return context.form.removeprefix("و").startswith(MOTORCYCLE) and not any(form.removeprefix("ب").removeprefix("ل").startswith(SHOT_AT) for form in context.before[-5:])


def _comes_to_raid(context: Context) -> bool:
    if context.family not in ("raid", "custody") or context.found.prefix or context.last in ON_OR_IN or context.found.last + 1 >= len(context.tokens):
        return False
    return context.form.startswith(context.says.patrolling)


VEHICLES = (
    Reason(
        "came-for-the-wounded", "behind a verb of rushing: it came for the wounded", ("ambulance",),
        lambda context: context.is_near(context.says.rushing, 3),
        example="أصيب صيادان بقصف مدفعي على بلدة الزربة، ووصلت [[سيارة إسعاف]] متأخرة.", never="أصاب قصف مدفعي [[سيارة إسعاف]] في بلدة الزربة.",
    ),
    Reason(
        "flying-by", "beside a word for circling or looking on, where nobody tells that it was shot down", ("aircraft",),
        _is_flying,
        example="قصفت مدفعية الجيش بلدة كفرعويد تزامنا مع تحليق [[طائرة استطلاع]].", never="استهدفت الفصائل بصاروخ موجه [[طائرة شحن]] في بلدة كفرعويد.",
    ),
    Reason(
        "rigged", "a word for rigged right behind: it is the weapon", ("home",),
        lambda context: context.after.startswith(context.says.rigged),
        example="قتل حارسان بانفجار [[منزل]] ملغوم في مدينة سبها.", never="قتل حارسان بانفجار لغم في [[منزل]] صغير بمدينة سبها.",
    ),
    Reason(
        "by-vehicle", "with ب, where nothing was bombed: what they came in", ("vehicle",),
        lambda context: context.family not in BOMBING and context.found.prefix.endswith("ب") and not any(form.startswith(EXPLOSIVES) for form in context.before[-4:]),
        example="خطف ملثمون [[بحافلة]] بيضاء طبيبا في مدينة شهبا.", never="انفجرت عبوة ناسفة [[بحافلة]] بيضاء في مدينة شهبا.",
    ),
    Reason(
        "ridden", "behind a verb of riding or driving: what the doers rode", ("vehicle",),
        lambda context: any(form in context.says.ridden for form in context.before[-3:]),
        example="قتل ملثمون يستقلون [[دراجة نارية]] طبيبا في مدينة شهبا.", never="قتل ملثمون طبيبا وأحرقوا [[دراجة نارية]] في مدينة شهبا.",
    ),
    Reason(
        "on-a-motorcycle", "a motorcycle behind على with no word for fire before, or a car on which a gun is mounted: who rides it does something", ("vehicle",),
        _rides_it,
        example="أعدم ملثمون على [[دراجات نارية]] شيخا في مدينة شهبا.", never="أطلق ملثمون النار على [[دراجة نارية]] في مدينة شهبا.",
    ),
    Reason(
        "with-people-aboard", "على متنها behind: whoever is aboard does something", ("patrol",),
        lambda context: context.family not in BOMBING and not ABOARD.isdisjoint(context.behind(5)),
        example="اعتدت [[أطقم]] للحوثيين على متنها مسلحون بالضرب على محتجين في مدينة إب.", never="هاجم ملثمون [[أطقما]] للحوثيين في مدينة إب.",
    ),
    Reason(
        "column-on-the-move", "a column where a movement is told: who moves", ("patrol",),
        lambda context: context.family == "movement" and context.form.removeprefix("و").removeprefix("ب").startswith(COLUMN),
        example="دخل [[رتل عسكري]] للجيش مدينة القصير.", never="استهدفت طائرات حربية [[رتلا عسكريا]] دخل مدينة القصير.",
    ),
    Reason(
        "sham-checkpoint", "a word for sham behind: whoever set it up is the doer", ("checkpoint",),
        lambda context: context.after in FAKE or any(form in FAKE for form in context.behind(2)),
        example="قتل ملثمون ثلاثة مسافرين عند [[حاجز]] وهمي قرب مدينة الطوز.", never="قتل ملثمون ثلاثة جنود عند [[حاجز]] قرب مدينة الطوز.",
    ),
    Reason(
        "warship-firing", "a ship of war right behind a verb of firing or acting: قصفت سفن حربية", ("ship",),
        lambda context: (context.after.startswith("حرب") or context.form.startswith(WARSHIPS)) and (context.follows(context.says.tanks_firing) or context.follows(context.says.acting)),
        example="قصفت [[سفن]] حربية مدينة اللاذقية.", never="استهدف صاروخ [[سفينة]] حربية قبالة مدينة المخا.",
    ),
    Reason(
        "fired-from-a-vehicle", "right behind من, where nothing was bombed or moved: they fired from it", ("vehicle",),
        lambda context: context.last == "من" and context.family not in ("movement", *BOMBING),
        example="قتل ملثمون طبيبا بإطلاق النار عليه من [[مركبة]] مسرعة في مدينة شهبا.", never="أطلق ملثمون النار على [[مركبة]] مسرعة في مدينة شهبا.",
    ),
    Reason(
        "being-subject", "behind كان with قد and a verb of firing behind, or right behind شوهد: it acted or was seen", OF_WAR,
        lambda context: is_subject(context.found, context.tokens) or context.follows(SEEN),
        example="قصفت طائرات حربية معسكرا في مدينة ذمار، وشوهدت [[مركبات]] تغادره.", never="قصفت طائرات حربية [[مركبات]] تغادر مدينة ذمار.",
    ),
    Reason(
        "tank-firing", "among what was fired, or before its verb of firing: قذائف الهاون والدبابات, دبابة استهدفت موقعا", ("patrol",),
        lambda context: is_tank_firing(context.found, context.before, context.tokens),
        example="قتل صيادان في مدينة رفح، وكانت [[دبابة]] إسرائيلية تقصف الشاطئ.", never="دمر لغم [[دبابة]] إسرائيلية على شاطئ مدينة رفح.",
    ),
    Reason(
        "tanks-of-a-side", "right behind a verb of firing, with whose they are behind: قصفت دبابات قوات النظام", ("patrol",),
        lambda context: are_of_a_side(context.found, context.last, context.after, context.owners, context.tokens),
        example="استهدفت [[مدرعات]] قوات النظام بلدة اليادودة بالرشاشات.", never="استهدف صاروخ موجه [[مدرعات]] قوات النظام في بلدة اليادودة.",
    ),
    Reason(
        "shelled-with-tanks", "tanks with ب in a strike: what they shelled with", ("patrol",),
        _is_what_they_shell_with,
        example="قصف الحوثيون [[بدبابات]] متمركزة في التلة أحياء مدينة تعز.", never="ألحق قصف التحالف أضرارا [[بآليات]] في مدينة تعز.",
    ),
    Reason(
        "acting", "right behind a verb of acting: أطلقت دورية النار", OF_WAR,
        lambda context: context.follows(context.says.acting),
        example="قتل راع في بلدة الصورة حين فتحت [[دورية]] النار عليه.", never="قتل ضابط في بلدة الصورة حين استهدفت عبوة ناسفة [[دورية]].",
    ),
    Reason(
        "its-fire", "right behind a word for shells or fire: بقذائف الدبابات", OF_WAR,
        lambda context: context.follows(context.says.fire_of),
        example="قتل راع في بلدة الصورة بنيران [[آليات]] متوغلة.", never="قتل ضابط في بلدة الصورة بلغم دمر [[آليات]] متوغلة.",
    ),
    Reason(
        "brought-along", "behind a word for backed by or equipped with: مدعومة بمدرعات", OF_WAR,
        lambda context: any(form.removeprefix("و").startswith(context.says.equipped) for form in context.before[-4:]),
        example="اقتحمت قسد معززة بعشرات [[العربات]] قرية الكسرة.", never="دمرت طائرات حربية عشرات [[العربات]] في قرية الكسرة.",
    ),
    Reason(
        "on-the-way", "behind a verb of coming or sending, where nothing was bombed or moved", ("patrol", "vehicle"),
        lambda context: context.family not in ("movement", *BOMBING) and context.is_near(context.says.on_the_way, 3),
        example="هاجم ملثمون نقطة في بلدة الكسرة، وقتل جندي بعد استقدام [[آليات]].", never="هاجم ملثمون [[آليات]] في بلدة الكسرة.",
    ),
    Reason(
        "reinforcements", "reinforcements where a movement is told or that were sent: who comes", ("patrol",),
        _are_reinforcements,
        example="وصلت [[تعزيزات]] للجيش إلى بلدة قارة.", never="قصفت طائرات حربية [[تعزيزات]] للجيش في بلدة قارة.",
    ),
    Reason(
        "comes-to-raid", "a patrol where somebody is raided or arrested, without a particle: who comes to do it", ("patrol",),
        _comes_to_raid,
        example="داهمت ثلاث [[آليات]] منزلا في قرية الصبحة.", never="اعتقلت الشرطة شابا أطلق النار على [[دورية]] في قرية الصبحة.",
    ),
)
