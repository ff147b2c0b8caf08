"""Which positions, camps and quarters an act comes from, goes to, builds or plays in: قصف بلدة أ من معسكر, تتقدم نحو معسكر ب, حفر خنادق, وهي أحد معاقل التنظيم.

In: a thing in its sentence. Out: whether it only stands there.
"""

from __future__ import annotations

from riwaya.extract.things.reasons.reason import Context, Reason
from riwaya.extract.things.words_around import is_of
from riwaya.grammar.numbers import read_number

BASES = ("base", "airbase")
STANDING = ("base", "airbase", "checkpoint")
GOALS = ("base", "airbase", "airport", "government", "depot")
BUILT = ("base", "checkpoint", "camp")
SOURCES = frozenset(("مصدر", "مصادر"))
WHITHER = frozenset("نحو باتجاه اتجاه صوب الي".split())
WHERE = frozenset(("في", "قرب", "شمال", "جنوب", "شرق", "غرب", "جنوبي", "شمالي", "شرقي", "غربي", "داخل", "بريف", "بمحيط"))
STRONGHOLD = "معاقل"
AREAS = frozenset("منطقه محيط جهه اتجاه داخل".split())
TRENCHES = "خنادق"
IN_IT = ("فيه", "فيها")
LYING = frozenset("يتواجد تتواجد يوجد توجد تتمركز يتمركز تقع يقع تقام".split())
HOLDING = frozenset("تضم يضم تحوي يحوي تحتوي يحتوي".split())
GIVING_UP = frozenset("التخلي تخلي تخليهم تخلوا تخلت تخلى".split())
STRUCK = "المستهدف"  # أضرار في المواقع المستهدفة
QUARTERS = ("احياء", "الاحياء")
FIRE = ("strike", "attack")
SEIZED = ("custody", "harm")
TAKEN = ("battle", "harm", "custody")
ACTS = ("battle", "bomb", "strike", "attack", "harm", "custody", "raid", "protest")


def _is_where_fire_came_from(context: Context) -> bool:
    if context.family not in FIRE:
        return False
    before = context.before
    outer = before[:-2] if len(before) > 2 and before[-1] == "في" and before[-3] == "من" else before[:-1] if before and before[-1] in AREAS else before
    return bool(outer) and outer[-1] == "من" and (len(outer) < 2 or not is_of(outer[-2], context.says.some_of, "وبلف") and not read_number([outer[-2]]))


def _may_be_fought(context: Context) -> bool:
    """Whether somebody's name stands behind: he may still be who is fought (تتقدم باتجاه مواقع الحوثيين), unless somebody is seized or harmed."""
    return context.family not in SEIZED and not context.owners.isdisjoint((context.found.last + 1, context.found.last + 2))


def _is_called_so(context: Context) -> bool:
    # وهي أبرز معاقل, تعتبر من آخر معاقل
    outer = list(context.before)
    while len(outer) > 1 and (outer[-1] in context.says.foremost or outer[-1] == "من"):
        outer.pop()
    outer = outer[-1:]
    return bool(outer) and is_of(outer[0], context.says.being) and (STRONGHOLD in context.form or not _may_be_fought(context))


def _is_goal(context: Context) -> bool:
    if context.family in ("movement", "strike"):
        return False
    is_reached = context.last == "مشارف" or context.last in WHITHER and any(is_of(form, context.says.moving) for form in context.before[-5:-1])
    return is_reached and not _may_be_fought(context)


def _stands_in_it(context: Context) -> bool:
    # بلدة فيها قاعدة, حقل تتمركز فيه قاعدة, منطقة تضم معسكرا
    if context.last in IN_IT:
        return context.before[-2:-1] != [] and is_of(context.before[-2], LYING)
    return is_of(context.last, HOLDING)


def _is_given_up(context: Context) -> bool:
    return context.last == "عن" and context.before[-2:-1] != [] and is_of(context.before[-2], GIVING_UP, "وبل")


def _is_built(context: Context) -> bool:
    if context.family not in ACTS and TRENCHES not in context.form:
        return False
    is_some = (context.last == "عده" or context.follows(context.says.some_of)) and len(context.before) > 1
    return is_of(context.before[-2] if is_some else context.last, context.says.building, "وبل") and not _may_be_fought(context)


def _are_points(context: Context) -> bool:
    if context.form.endswith(("موقع", "مواقع")) and context.after.startswith(STRUCK):
        return True
    if context.found.first != context.found.last or context.found.last + 1 in context.owners:
        return False
    return context.form.endswith("نقاط") and not context.after.startswith("ل") or context.form.endswith("مواقع") and context.family == "strike" and context.after in WHERE


POSITIONS = (
    Reason(
        "whence-the-fire", "right behind من, unless that tells how many of them: قصف بلدة أ من معسكر, من مواقعها في الحواجز", STANDING,
        _is_where_fire_came_from,
        example="قصفت مدفعية الجيش بلدة أبو كرشولا من [[معسكر]] الصفا.", never="قصفت مدفعية الجيش عددا من [[معسكرات]] الحركة في بلدة أبو كرشولا.",
    ),
    Reason(
        "origin-of-fire", "behind a word for where the fire came from: مصدرها مواقع", BASES,
        lambda context: any(form in context.says.sources_of_fire for form in context.before[-2:]),
        example="سقطت قذائف هاون على قرية الدغلباش مصدرها [[مواقع]] قسد.", never="سقطت قذائف هاون على [[مواقع]] قسد في قرية الدغلباش.",
    ),
    Reason(
        "source-at-a-base", "with ب behind a source that tells: مصدر عسكري بقاعدة", STANDING,
        lambda context: context.found.prefix.endswith("ب") and not SOURCES.isdisjoint(context.before[-3:]),
        example="قتل جنديان باشتباكات في مدينة سبها، وفق مصدر طبي [[بمعسكر]] تمنهنت.", never="انفجرت سيارة مفخخة [[بمعسكر]] تمنهنت في مدينة سبها.",
    ),
    Reason(
        "stationed-there", "behind where the doers stand or set out from: المتمركزة في معسكر", BASES,
        lambda context: context.is_near(context.says.stationed, 3),
        example="قصفت مدفعية الجيش المنتشرة في [[ثكنة]] المهلب بلدة الزربة.", never="قصفت مدفعية الجيش [[ثكنة]] المهلب في بلدة الزربة.",
    ),
    Reason(
        "battle-beside-an-airbase", "behind a word for beside, in a battle", ("airbase",),
        lambda context: context.family == "battle" and context.is_near(context.says.beside, 2),
        example="تدور اشتباكات بين الجيش وداعش قرب [[مطار الضمير]] العسكري.", never="تدور اشتباكات بين الجيش وداعش في [[مطار الضمير]] العسكري.",
    ),
    Reason(
        "getting-known", "right behind a word for finding out: where somebody is gets known", ("base",),
        lambda context: context.last in context.says.locating and not _may_be_fought(context),
        example="قتل قيادي بغارة جوية في بلدة الشحيل عقب رصد [[موقعه]].", never="قتل قيادي بغارة جوية أصابت [[موقعه]] في بلدة الشحيل.",
    ),
    Reason(
        "said-to-be-one", "behind a verb of being, also with a word for one of the foremost between: وهي أحد معاقل التنظيم", ("base",),
        _is_called_so,
        example="خطف ملثمون طبيبا في مدينة الميادين، وهي أبرز [[معاقل]] التنظيم.", never="قصفت طائرات حربية أبرز [[معاقل]] التنظيم في مدينة الميادين.",
    ),
    Reason(
        "whither", "behind a verb of moving and a word for towards, or on its outskirts: تتقدم القوات باتجاه معسكر, على مشارف معسكر", GOALS,
        _is_goal,
        example="تدور اشتباكات في مدينة مأرب، وتقدمت المقاومة نحو [[معسكر]] كوفل.", never="هاجمت المقاومة [[معسكر]] كوفل في مدينة مأرب.",
    ),
    Reason(
        "standing-in-it", "behind a verb of lying there with فيه or فيها, or a verb of holding: what else there is where it happened", BASES,
        _stands_in_it,
        example="قصفت مدفعية الجيش حقل العمر الذي تتمركز فيه [[قاعدة]] للتحالف.", never="قصفت مدفعية الجيش [[قاعدة]] للتحالف في حقل العمر.",
    ),
    Reason(
        "given-up", "behind عن and a word for giving up: what somebody is blamed for leaving", BASES,
        _is_given_up,
        example="اعتقل داعش مقاتلين في مدينة الرقة متهما إياهم بالتخلي عن [[مواقعهم]].", never="اعتقل داعش مقاتلين من [[مواقعهم]] في مدينة الرقة.",
    ),
    Reason(
        "being-built", "right behind a verb of building or digging, also with a word for how many between: حفر خنادق, أقاموا عدة حواجز", BUILT,
        _is_built,
        example="انفجر لغم بجنود في قرية حوايق أثناء نصب [[خيام]].", never="قصفت مدفعية الجيش [[خياما]] في قرية حوايق.",
    ),
    Reason(
        "quarters-fought-over", "quarters of a town in a battle or where people were harmed or held: that is where", ("home",),
        lambda context: context.family in TAKEN and context.form.endswith(QUARTERS) and "مدين" in context.tokens[context.found.last].form,
        example="تدور اشتباكات بين الجيش والدعم السريع في [[أحياء مدينة]] بحري.", never="قصفت مدفعية الجيش [[أحياء مدينة]] بحري.",
    ),
    Reason(
        "points-on-the-map", "points that nobody's name and no ل follows, sites that were struck with where they lie right behind, and whatever sites were struck (المواقع المستهدفة)", ("base",),
        _are_points,
        example="قصفت طائرات حربية [[مواقع]] شرق مدينة السخنة.", never="قصفت طائرات حربية [[مواقع]] للتنظيم شرق مدينة السخنة.",
    ),
)
