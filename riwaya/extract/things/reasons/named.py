"""Things whose word belongs to a name, or to who keeps or opens them: صحيفة جسر, حي الجامعة, مالك المنزل, بلدة الخيام.

In: a thing in its sentence. Out: whether it is only named.
"""

from __future__ import annotations

from riwaya.extract.things.reasons.reason import Context, Reason
from riwaya.extract.things.words_around import is_of

PLACE_NAMES = ("road", "water", "place_of_worship", "farm", "market", "cultural_site", "home")
CALLED_AFTER = ("school", "hospital", "place_of_worship", "market", "water", "oil", "farm", "factory", "camp")
QUARTERS = frozenset("حي شارع ساحه دوار ميدان بميدان مفرق موقف قريه بلده حاجز".split())
SEVERAL = frozenset("حيي احياء شارعي شوارع قريتي قري بلدتي بلدات منطقتي حواجز حاجزي".split())

PARTICLES = frozenset("في علي من الي عن مع بين".split())


def _is_in_a_list_of_quarters(context: Context) -> bool:
    if not context.form.removeprefix("و").startswith("ال"):
        return False
    before = context.before[-4:]
    if "و" in context.found.prefix and context.found.first == context.found.last and any(form in SEVERAL and PARTICLES.isdisjoint(before[place:]) for place, form in enumerate(before)):
        return True  # منطقتي باب موسى والروضة
    tokens, position = context.tokens, context.found.first - 1
    while position > 0 and (tokens[position].kind != "word" or tokens[position].form.startswith(("و", "ال"))):
        position -= 1
    return any(tokens[at].form in SEVERAL for at in (position, position - 1) if at >= 0)


def _is_called_after(context: Context) -> bool:
    return context.found.first > 0 and is_of(context.tokens[context.found.first - 1].form, QUARTERS)


NAMED = (
    Reason(
        "in-a-longer-name", "a word of the name of a group or a source", (),
        lambda context: context.found.first in context.named,
        example="قتل جنديان بقصف مدفعي في مدينة مرزق، ونعتهما [[وزارة الدفاع]].", never="استهدف قصف مدفعي [[مبنى المحافظة]] في مدينة مرزق.",
    ),
    Reason(
        "whose-keeper", "right behind a noun for who keeps it or belongs to it", (),
        lambda context: context.follows(context.says.keepers, "ولب"),
        example="خطف ملثمون صاحب [[متجر]] في بلدة الجيزة.", never="أحرق ملثمون [[متجرا]] في بلدة الجيزة.",
    ),
    Reason(
        "name-of-a-place", "a word of the name of a place", PLACE_NAMES,
        lambda context: context.found.first in context.in_names,
        example="قصفت مدفعية الجيش مدينة [[جسر]] الشغور.", never="قصفت مدفعية الجيش [[جسرا]] في مدينة الميادين.",
    ),
    Reason(
        "quarter-named-after", "right behind a word for a quarter, a street, a village or a checkpoint: that one is called after it", CALLED_AFTER,
        _is_called_after,
        example="قصفت مدفعية الجيش شارع [[المستشفى]] في مدينة الفاشر.", never="قصفت مدفعية الجيش شارعا و[[المستشفى]] في مدينة الفاشر.",
    ),
    Reason(
        "list-of-quarters", "farther on in a list that a plural for quarters or villages opens, with the article", ("school", "farm", "factory"),
        _is_in_a_list_of_quarters,
        example="قصفت مدفعية الجيش أحياء الرياض و[[الجامعة]] في مدينة الخرطوم.", never="قصفت مدفعية الجيش حي الرياض و[[الجامعة]] في مدينة الخرطوم.",
    ),
    Reason(
        "town-of-tents", "tents with the article as the name of a place: بلدة الخيام", ("camp",),
        lambda context: context.found.first in context.in_names and context.form.endswith("الخيام"),
        example="قصفت طائرات حربية سهل [[الخيام]].", never="قصفت طائرات حربية [[الخيام]] في بلدة دركوش.",
    ),
    Reason(
        "being-opened", "right behind its opening, closing or moving: that is when something happened", ("government", "market", "crossing"),
        lambda context: context.follows(context.says.opening, "وب"),
        example="انفجرت عبوة ناسفة في مدينة البصرة خلال افتتاح [[القنصلية]].", never="انفجرت عبوة ناسفة استهدفت [[القنصلية]] في مدينة البصرة.",
    ),
    Reason(
        "driving-them", "سوق with a pronoun of people: that they were driven, no market of theirs", ("market",),
        lambda context: context.form.endswith("هم"),
        example="اعتقلت قوات النظام شبانا في بلدة الحراك وتم [[سوقهم]] إلى التجنيد.", never="أحرقت قوات النظام [[سوق]] بلدة الحراك.",
    ),
)
