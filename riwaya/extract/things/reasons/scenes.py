"""Places of people and traffic that only say where: قرب جسر, في سوق, على طريق, عائدا إلى منزله.

In: a thing in its sentence. Out: whether it is only a point of reference or the scene.
"""

from __future__ import annotations

from riwaya.extract.acts import BOMBING
from riwaya.extract.things.reasons.reason import Context, Reason
from riwaya.extract.things.words_around import TOWARDS

TRAFFIC = ("road", "crossing", "airport", "water")
OF_PEOPLE = ("farm", "prison", "school", "market", "hospital", "camp", "government")
STANDING_BY = ("home", "place_of_worship", "factory", "power", "oil", "bakery", "depot", "media", "cultural_site")
WAYS = ("من", "الي")
OVERLOOKING = ("المطل", "مطل", "تطل", "يطل", "المشرف", "مشرف", "تشرف", "يشرف")
HARM = ("harm", "custody", "bomb")


def _is_beside(context: Context) -> bool:
    return context.is_near(context.says.beside, 2) or context.last == "علي" and any(form.startswith(OVERLOOKING) for form in context.before[-2:-1])


def _is_inside(context: Context) -> bool:
    """Whether a word for in or at, or ب and ل, leads to the thing; what stands behind على is not where something happened but what it was done to (أطلقوا النار على مدرسة), unless it is a road, or a crossing or an airport where somebody was harmed."""
    if context.last == "علي" and context.identity != "road":
        return context.identity in TRAFFIC and context.family in HARM
    return context.last in context.says.inside or context.found.prefix.endswith(("ب", "ل"))


def _is_underway(context: Context) -> bool:
    """Whether somebody was on the way there: متوجها نحو معمل, في طريقه إلى المسجد, في طريقه للصلاة في المسجد."""
    if context.last in WAYS or context.last in TOWARDS:
        return context.is_near(context.says.leaving, 3)
    return context.identity == "place_of_worship" and context.last == "في" and context.is_near(context.says.leaving, 5)


SCENES = (
    Reason(
        "beside-a-scene", "behind a word for beside or towards: a point of reference", (*TRAFFIC, *OF_PEOPLE),
        _is_beside,
        example="قتل حارس بانفجار عبوة ناسفة بجوار [[مدرسة]] في مدينة سبها.", never="قتل حارس بقصف مدفعي أصاب [[مدرسة]] في مدينة سبها.",
    ),
    Reason(
        "beside-a-building", "behind a word for beside, but not for towards: أطلقوا النار باتجاه منزل", STANDING_BY,
        lambda context: _is_beside(context) and TOWARDS.isdisjoint(context.before[-2:]),
        example="قتل حارس بانفجار عبوة ناسفة مقابل [[مسجد]] في مدينة سبها.", never="أطلق ملثمون النار باتجاه [[مسجد]] في مدينة سبها.",
    ),
    Reason(
        "from-beside", "right behind من with a word for beside before: بالقرب من حاجز", ("checkpoint", "base", *STANDING_BY),
        lambda context: context.last == "من" and _is_beside(context),
        example="قتل حارس بانفجار عبوة ناسفة بالقرب من [[حاجز]] في مدينة سبها.", never="قتل حارس بانفجار عبوة ناسفة قرب [[حاجز]] في مدينة سبها.",
    ),
    Reason(
        "coming-home", "right behind من, إلى or نحو with a word for coming or going before: عودته إلى منزله, متوجها نحو معمل", STANDING_BY,
        _is_underway,
        example="خطف ملثمون طبيبا لدى خروجه من [[منزله]] في مدينة شهبا.", never="خطف ملثمون طبيبا وأحرقوا [[منزله]] في مدينة شهبا.",
    ),
    Reason(
        "on-a-road", "behind a word for in or at: where it happened, unless they struck on it: سقطت صواريخ على المطار", TRAFFIC,
        _is_inside,
        example="انفجرت عبوة ناسفة على [[طريق رئيسي]] في مدينة سبها.", never="سقطت قذائف هاون على [[ميناء]] مدينة سبها.",
    ),
    Reason(
        "in-a-place-of-people", "behind a word for in or at: where it happened, unless it was bombed there", (*OF_PEOPLE, "oil"),
        lambda context: _is_inside(context) and (context.family not in BOMBING or context.last in WAYS),
        example="خطف ملثمون طبيبا داخل [[سوق]] مدينة شهبا.", never="انفجرت عبوة ناسفة داخل [[سوق]] مدينة شهبا.",
    ),
)
