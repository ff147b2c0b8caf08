"""Offices, hospitals and sites that tell, and were not hit: قال الموقع, وفق المكتب الإعلامي, بيان على موقعها الإلكتروني.

In: a thing in its sentence. Out: whether it is who tells, or where something was written.
"""

from __future__ import annotations

from riwaya.extract.things.reasons.reason import Context, Reason
from riwaya.extract.things.words_around import is_of

SAYING = frozenset("بحسب حسب وفق نوه ونوه بين اشار لفت".split())
SAYS = ("يقول", "تقول")
SPEAKING_FOR = frozenset(("باسم",))
FROM = "عن"
TRANSMITTING = frozenset("نقلا نقل نقلت".split())
ONTO = frozenset(("علي", "في"))
# a word for a site, with whose it is: no other base is a page
PAGES = tuple(word + suffix for word in ("موقع", "مواقع") for suffix in ("", "ه", "ها", "هم"))


def is_site(context: Context) -> bool:
    """Whether the word for a base is one for a site."""
    return context.form.endswith(PAGES)


def _is_medium(form: str, context: Context) -> bool:
    return form in context.says.media or form.removeprefix("ال") in context.says.media


def _is_of_media(context: Context) -> bool:
    if not is_site(context):
        return False
    behind = [t.form for t in context.tokens[context.found.last + 1 : context.found.last + 4] if t.kind == "word"]
    if behind and _is_medium(behind[0], context):
        return True
    return any(then == "علي" and _is_medium(medium, context) for then, medium in zip(behind, behind[1:], strict=False))


def _is_quoted(context: Context) -> bool:
    """Whether a site stands behind a word for according to: وفق موقع «ضفاف اليوم», وفقا لموقع ضفاف, نقلا عن موقع ضفاف."""
    if not is_site(context) or not context.follows(context.says.telling) or context.last.removeprefix("و") == "علي":
        return False
    last, tokens = context.found.last, context.tokens
    if last + 1 < len(tokens) and tokens[last + 1].kind == "quote":
        return True
    return context.last != FROM or context.before[-2:-1] != [] and is_of(context.before[-2], TRANSMITTING)


def _is_published_on(context: Context) -> bool:
    if not is_site(context) or context.found.first != context.found.last:
        return False
    before = context.before
    published = before[-2] if (context.last in ONTO and len(before) > 1) else context.last if context.found.prefix.endswith("ب") else ""
    return published in context.says.publishing


TELLERS = (
    Reason(
        "office-says", "a verb of saying, a word for according to or باسم right before: who tells", ("government", "aid"),
        lambda context: context.follows(context.says.quoting | context.says.telling | SPEAKING_FOR, "وف") and context.last != "علي",
        example="قتل جنديان بقصف مدفعي في مدينة مرزق، وقالت [[السفارة]] إنها أغلقت أبوابها.", never="استهدف قصف مدفعي [[السفارة]] في مدينة مرزق.",
    ),
    Reason(
        "hospital-says", "a verb of saying right before: who tells", ("hospital",),
        lambda context: context.follows(context.says.quoting, "وف"),
        example="أصيب صيادان بقصف مدفعي على مدينة كادقلي، وقال [[مركز صحي]] إن الأدوية نفدت.", never="أصيب صيادان بقصف مدفعي على [[مركز صحي]] في مدينة كادقلي.",
    ),
    Reason(
        "media-say", "a verb of saying among the words right behind", ("media",),
        lambda context: any(is_of(form, context.says.quoting) or form in SAYS for form in context.behind(3)),
        example="قصفت مدفعية الجيش مدينة مأرب، و[[المكتب الإعلامي]] للمقاومة يقول إن طفلا قتل.", never="قصفت مدفعية الجيش [[المكتب الإعلامي]] للمقاومة في مدينة مأرب.",
    ),
    Reason(
        "said-by-media", "a verb of saying or a word for according to right before", ("media",),
        lambda context: context.follows(context.says.quoting | context.says.telling) and context.last != "علي",
        example="قصفت مدفعية الجيش مدينة مأرب، بحسب [[المكتب الإعلامي]] للمقاومة.", never="شنت طائرات حربية غارة على [[المكتب الإعلامي]] للمقاومة في مدينة مأرب.",
    ),
    Reason(
        "statement-of-media", "ل of whose it is behind a word for what was published", ("media",),
        lambda context: context.found.prefix.endswith("ل") and context.last in context.says.publishing,
        example="قصفت مدفعية الجيش مدينة مأرب، وجاء في بيان [[للمكتب الإعلامي]] أن طفلا قتل.", never="قصفت مدفعية الجيش مبنى [[للمكتب الإعلامي]] في مدينة مأرب.",
    ),
    Reason(
        "group-says", "a group whose name begins with تجمع behind a verb of saying", ("gathering",),
        lambda context: context.form.endswith("تجمع") and context.follows(context.says.quoting | SAYING, "وف"),
        example="قصفت مدفعية الجيش مدينة نوى، وأكد [[تجمع]] أحرار الجولان مقتل مدني.", never="سقطت قذيفة مدفعية على [[تجمع]] لعمال في مدينة نوى.",
    ),
    Reason(
        "site-says", "a word for a site right behind a verb of saying", ("base",),
        lambda context: is_site(context) and context.follows(context.says.quoting),
        example="قصفت مدفعية الجيش مدينة مأرب، وأوردت [[مواقع]] معارضة صورا للدمار.", never="قصفت مدفعية الجيش [[مواقع]] معارضة في مدينة مأرب.",
    ),
    Reason(
        "the-site", "a site with the article and nothing that names it: the page, or the place that was told of", ("base",),
        lambda context: context.form in ("الموقع", "للموقع") and context.found.first == context.found.last,
        example="قصفت مدفعية الجيش قرية معان، وتضرر [[الموقع]] بالكامل.", never="قصفت مدفعية الجيش [[موقعا]] في قرية معان.",
    ),
    Reason(
        "site-of-media", "a word of media right behind, or behind على: موقعها الإلكتروني, موقعها على الإنترنت", ("base",),
        _is_of_media,
        example="قصفت مدفعية الجيش مدينة مأرب، ونعت الحركة قتلاها عبر [[موقعها]] على الإنترنت.", never="قصفت مدفعية الجيش [[موقعها]] على أطراف مدينة مأرب.",
    ),
    Reason(
        "site-edited", "behind whoever edits it: رئيس تحرير موقع", ("base",),
        lambda context: is_site(context) and context.last == "تحرير" and context.before[-2:-1] != [] and is_of(context.before[-2], context.says.keepers),
        example="خطف ملثمون رئيس تحرير [[موقع]] محلي في مدينة عدن.", never="هاجم ملثمون [[موقع]] حراسة في مدينة عدن.",
    ),
    Reason(
        "site-quoted", "behind a word for according to; behind عن only what is transmitted, or a name in quotation marks", ("base",),
        _is_quoted,
        example="قصفت مدفعية الجيش مدينة مأرب، وفق [[موقع]] «ضفاف اليوم».", never="شنت طائرات حربية غارة على [[موقع]] «ضفاف» في مدينة مأرب.",
    ),
    Reason(
        "published-on-a-site", "behind على or في, or with ب, where a word for what was published stands before", ("base",),
        _is_published_on,
        example="قصفت مدفعية الجيش مدينة مأرب، وظهر الدمار في فيديو على [[موقع]] الحركة.", never="شنت طائرات حربية ليلا غارة على [[موقع]] الحركة في مدينة مأرب.",
    ),
)
