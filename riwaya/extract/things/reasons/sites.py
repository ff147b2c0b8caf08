"""Words for bases and sites that tell of none: what an attack caused, somebody's seat, a group, the scene of an act.

In: a thing in its sentence. Out: whether its word is no base there. القاعدة with nothing behind it is a group or a town unless its sentence named a base.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.acts import RELATIVE
from riwaya.extract.things.reasons.reason import Context, Reason
from riwaya.extract.things.reasons.tellers import is_site
from riwaya.extract.things.words_around import is_of
from riwaya.lexicon import Found
from riwaya.model import Token

SEATS = frozenset(("ومقره", "ومقرها"))
TAKING = ("يتخذ", "تتخذ", "متخذا", "متخذه", "اتخذ", "اتخذت", "يتخذون")
CAUSING = frozenset(("موقعا", "موقعه"))
HARMED = ("قتيل", "قتلي", "جريح", "جرحي", "عشرات", "عددا", "ضحايا", "اصابات", "خسائر", "مصاب", "ثلاثه", "اربعه", "خمسه", "سته", "سبعه", "ثمانيه", "تسعه", "عشره")
ABOUT = frozenset("نحو حوالي قرابه اكثر ما".split())
ROOMS = ("غرفه", "الغرفه")
BELONGING = frozenset("فصائل فصايل في من مع باسم بين وبين عن قبل قوات مقاتلو مقاتلي".split())
QAIDA = frozenset(("القاعده", "للقاعده", "لقاعده"))
ROUND = frozenset("محيط بمحيط داخل قرب اسوار بوابه اقتحام اقتحم اقتحمت مهاجمه هاجم هاجمت".split())
ITS = ("ه", "ها", "هم")
OWNED = ("هدف", "اهداف", "الاهداف", "الهدف", "منشا", "المنشا", "ملاج", "ملجا", "الملاج", "مغار", "مغاور")
TARGET = "هد"
WORKING = frozenset("العاملين العاملون يعمل تعمل يعملون الموجودين المتواجدين".split())
DEFENDING = frozenset("اعترضت اعترض تعترض تصدت تصدي تتصدي اسقطت اسقط تسقط دمرت دمر رصدت رصد تمكنت تمكن نجحت نجح تعاملت اخفقت".split())
FORCES = frozenset("قوات وسائط وسايط منظومه منظومات بطاريات".split())
BEFORE_ITS_VERB = 5


def _is_shooting(context: Context) -> bool:
    """تصدت الدفاعات الجوية, دمرت قوات الدفاع الجوي, إن الدفاعات الجوية السورية أسقطت; not قصفت منظومة دفاع جوي أسقطت طائرة, whose verb only says which one."""
    verbs = context.says.acting | DEFENDING
    before = [word for word in context.before if word not in FORCES]
    if before and is_of(before[-1], verbs):
        return True
    is_known = any(t.form.lstrip("ول").startswith(("ال", "دفاعنا", "دفاعاتنا")) for t in context.tokens[context.found.first : context.found.last + 1])
    behind = next((form for form in context.behind(BEFORE_ITS_VERB) if form in verbs or form in RELATIVE), "")
    return is_known and behind in verbs


def _is_what_it_caused(context: Context) -> bool:
    last, tokens = context.found.last, context.tokens
    if context.form not in CAUSING or context.found.first != last:
        return False
    return last + 1 < len(tokens) and tokens[last + 1].kind == "number" or context.after in ABOUT or context.after.startswith(HARMED)


def _is_its_seat(context: Context) -> bool:
    form = context.form
    return form in SEATS or form.startswith("مقر") and form.endswith(ITS) and context.last in context.says.lying


def _is_taken_as_seat(context: Context) -> bool:
    before = context.before
    # سيطر الجيش على بلدة تتخذها الحركة مقرا
    return context.form == "مقرا" and any(word.removeprefix("و").startswith(TAKING) for word in before) and context.family in ("battle", "harm", "custody") or context.form == "مقرا" and any(word.removeprefix("و").startswith(TAKING) and "من" in before[place:] for place, word in enumerate(before))


def _is_a_group(context: Context) -> bool:
    if not context.form.startswith(ROOMS) or context.last == "علي":
        return False
    hits = [place for place, word in enumerate(context.before) if word.startswith(context.says.struck)]
    return not hits or not BELONGING.isdisjoint(context.before[hits[-1] + 1 :])


def _is_qaida(context: Context) -> bool:
    found = context.found
    if context.form not in QAIDA or found.first != found.last or context.after.endswith("يه") or context.last in ROUND:
        return False
    return not any(_is_a_base(other, context.tokens) for other in context.objects if other.first < found.first)


def _is_a_base(found: Found, tokens: Sequence[Token]) -> bool:
    """Whether a thing is a base that is named as one: قاعدة الجفرة, not القاعدة alone."""
    return found.entries[0].id in ("base", "airbase") and (found.last > found.first or tokens[found.first].form not in QAIDA)


def _is_another_thing(context: Context) -> bool:
    last = context.found.last
    return is_site(context) and any(not other.prefix and last < other.first <= last + 1 + (context.tokens[last + 1].kind == "quote") for other in context.objects)


def _is_nobodys(context: Context) -> bool:
    """Whether a target, an installation or a shelter is nobody's that fights: أهدافا في المدينة, ملجأ للأطفال; not أهدافا لحماس, أهداف إيرانية, منشآت عسكرية."""
    if context.found.first != context.found.last or not context.form.removeprefix(context.found.prefix).startswith(OWNED):
        return False
    is_struck = context.last == "علي" or any(form.startswith(context.says.struck) for form in context.before[-4:])
    if context.found.prefix.endswith(("ب", "ل")) or TARGET in context.form and not is_struck:
        return True  # بهدف السيطرة, لا تزال المدينة هدفا للقوات
    behind = context.found.last + 1
    return context.armed.isdisjoint((behind, behind + 1, behind + 2)) and not context.after.endswith("عسكريه")


SITES = (
    Reason(
        "nobodys-target", "a target, an installation or a shelter with no name of fighters behind", ("base",),
        _is_nobodys,
        example="قصفت طائرات حربية [[أهدافا]] عدة قرب مدينة تدمر.", never="قصفت طائرات حربية [[أهدافا]] للحوثيين قرب مدينة صعدة.",
    ),
    Reason(
        "of-another-thing", "right behind another thing: that one belongs to it, مسجد مقر القوات", ("base",),
        lambda context: not context.found.prefix and any(other.last == context.found.first - 1 for other in context.objects),
        example="فجر انتحاري نفسه في مسجد [[معسكر]] الصفا بمدينة أبها.", never="فجر انتحاري نفسه في [[معسكر]] الصفا بمدينة أبها.",
    ),
    Reason(
        "worked-at", "behind في with a word for working or being there: whose people they were", ("base",),
        lambda context: context.last == "في" and context.before[-2:-1] != [] and context.before[-2] in WORKING,
        example="قتل ثلاثة من العاملين في [[المقر]] بتفجير انتحاري استهدف مسجدا في مدينة أبها.", never="قتل ثلاثة جنود في هجوم على [[المقر]] في مدينة أبها.",
    ),
    Reason(
        "what-it-caused", "موقعا before a number or a word for dead and wounded: the attack caused them", ("base",),
        _is_what_it_caused,
        example="استهدف تفجير سوقا في مدينة بعقوبة [[موقعا]] تسعة قتلى.", never="استهدف تفجير [[موقعا]] للشرطة في مدينة بعقوبة.",
    ),
    Reason(
        "its-seat", "a headquarters with a pronoun behind و or a verb of lying: where somebody is at home", ("base",),
        _is_its_seat,
        example="قتل حارسان بتفجير في مدينة طبرق، بحسب الحكومة التي تقع [[مقراتها]] في الشرق.", never="قتل حارسان بتفجير استهدف [[مقراتها]] في مدينة طبرق.",
    ),
    Reason(
        "taken-as-seat", "مقرا behind a verb of taking with من between: يتخذ من لندن مقرا له", ("base",),
        _is_taken_as_seat,
        example="قتل حارسان بتفجير في مدينة طبرق، بحسب المرصد الذي يتخذ من باريس [[مقرا]] له.", never="هاجم ملثمون [[مقرا]] للحركة في مدينة طبرق.",
    ),
    Reason(
        "operations-room", "an operations room that no verb of striking reaches: a group of that name", ("base",),
        _is_a_group,
        example="هاجمت فصائل [[غرفة عمليات]] البادية بلدة مهين.", never="قصفت طائرات حربية [[غرفة عمليات]] للحوثيين في بلدة مهين.",
    ),
    Reason(
        "qaida", "القاعدة with nothing behind it, where no base was named before: a group or a town", ("base",),
        _is_qaida,
        example="قتلت طائرة مسيرة أحد زعماء [[القاعدة]] في مدينة شبوة.", never="قتل حارسان في هجوم على أسوار [[القاعدة]] في مدينة سبها.",
    ),
    Reason(
        "site-of-another-thing", "a word for a site with a thing right behind: it is that thing", ("base",),
        _is_another_thing,
        example="قصفت طائرات حربية [[موقع]] «برج الإذاعة والتلفزيون» في مدينة صعدة.", never="قصفت طائرات حربية [[موقعا]] وبرج الإذاعة والتلفزيون في مدينة صعدة.",
    ),
    Reason(
        "site-of-an-act", "a word for a site with a noun of an act right behind: where it happened", ("base",),
        lambda context: is_site(context) and context.after.startswith(context.says.of_events) and context.found.first == context.found.last,
        example="أصيب حارس بانفجار لغم في بلدة الراعي، وأغلق الدفاع المدني [[موقع]] الحادث.", never="أصيب حارس بقصف مدفعي استهدف [[موقع]] حراسة في بلدة الراعي.",
    ),
    Reason(
        "site-of-people", "an adjective of civil life or none of fighters right behind", ("base", "airbase"),
        lambda context: context.after in context.says.of_people,
        example="قصفت طائرات حربية [[مواقع]] سكنية في بلدة معرة حرمة.", never="قصفت طائرات حربية [[مواقع]] محصنة في بلدة معرة حرمة.",
    ),
    Reason(
        "defences-that-act", "air defences behind a verb of acting, also with a word for forces between, or a little before one: who shoots", ("base",),
        lambda context: any("دفاع" in t.form for t in context.tokens[context.found.first : context.found.last + 1]) and _is_shooting(context),
        example="قال مصدر إن [[الدفاعات الجوية]] السورية اعترضت الصواريخ التي استهدفت بلدة الكسوة.", never="استهدفت طائرات إسرائيلية [[الدفاعات الجوية]] في بلدة الكسوة.",
    ),
)
