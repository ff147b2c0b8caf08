"""What people live by, gather at, are taken to or are held in: told beside what happened to them, and not hit itself.

In: a thing in its sentence. Out: whether it is only told of them.
"""

from __future__ import annotations

from riwaya.extract.things.reasons.reason import Context, Reason
from riwaya.extract.things.words_around import is_of

FLOCK = ("رع", "برع", "يرع", "ترع")
FARMER = frozenset(("مزارع", "المزارع"))
KILLED = ("قتل", "مقتل", "استشهد", "استشهاد", "اصيب", "اصابه", "جرح", "وفاه", "خطف", "اختطف", "اختطاف", "اعتقل", "اعتقال")
OF_BUILDINGS = ("لخيم", "لخيام", "للخيم", "للخيام", "لابني", "للابني", "لمبان", "للمبان", "لمنازل", "للمنازل", "لبيوت", "للبيوت")
ONE_OF_THEM = frozenset(("احد", "احدي", "عدد"))
HELD = ("custody", "release", "raid")
CLAUSES = frozenset("حيث بينما فيما كما التي الذي الذين قد وقد لقد".split())
CROWDS = frozenset("مئات المئات عشرات العشرات الاف الالاف حشد حشود متظاهرون محتجون".split())
TELLING_OF = 4
STUDYING = frozenset("يدرس تدرس يدرسون درس درست دراسته دراستها الدراسه يتعلم تخرج تخرجت مسجل".split())
MEETING = ("اجتماع", "حشد", "مباراه")
AT_IT = frozenset("علي وسط بين خلال اثناء في استهدف استهدفت استهداف".split())
VISITING = frozenset("زياره لزياره زيارته زيارتها زيارتهم يزور".split())
LEADING_NOUNS = frozenset("علي في خلال وسط اثناء مع نقطه نقاط مركز مراكز اماكن مكان مناطق".split())


def _is_a_farmer(context: Context) -> bool:
    return context.form in FARMER and (context.last.startswith(KILLED) or context.after.endswith("ي"))


def _is_where_they_were_taken(context: Context) -> bool:
    return context.last in ("عن", "الي") or context.before[-2:-1] == ["الي"] and context.last in ONE_OF_THEM


def _is_gathering_verb(context: Context) -> bool:
    form, last, found = context.form, context.last, context.found
    if not form.endswith("تجمع") or form.removeprefix("و").startswith("ال") or last in LEADING_NOUNS:
        return False
    return last in CLAUSES or context.after in CROWDS and (found.prefix == "و" or not last or context.tokens[found.first - 1].kind != "word")


def _is_a_meeting_held(context: Context) -> bool:
    """Whether a meeting or a crowd was not hit: nobody struck it, and nobody was struck amid it."""
    form = context.form.removeprefix(context.found.prefix)
    if form.startswith(("الحشد", "لحشد")):
        return True  # a force of that name
    if not form.removeprefix("ال").startswith(MEETING):
        return False
    is_struck = context.last in AT_IT or any(form.startswith(context.says.struck) for form in context.before[-TELLING_OF:])
    return not is_struck or context.family not in ("strike", "bomb", "attack", "harm")


PEOPLE = (
    Reason(
        "meeting-held", "a meeting, a match or a crowd that nobody struck: what is told of besides", ("gathering",),
        _is_a_meeting_held,
        example="قصفت طائرات حربية مدينة ضحيان، وعقد الوزراء [[اجتماعا]] طارئا.", never="استهدفت طائرات حربية [[اجتماعا]] لقادة الحركة في مدينة ضحيان.",
    ),
    Reason(
        "studied-there", "behind a verb of studying or visiting: whose place it was", ("school", "prison", "hospital"),
        lambda context: context.is_near(STUDYING, 3) or context.is_near(VISITING, 2),
        example="قتل شاب كان يدرس في [[جامعة]] تعز بقصف مدفعي على مدينة المخا.", never="سقطت قذيفة مدفعية على [[جامعة]] في مدينة المخا.",
    ),
    Reason(
        "hospital-acts", "with a verb of saying, asking or taking in behind: who tells or takes in the wounded", ("hospital",),
        lambda context: any(is_of(form, context.says.quoting) or form in context.says.taken_to for form in context.behind(TELLING_OF)),
        example="أصيب صيادان بقصف مدفعي على بلدة الزربة، لكن [[مشافي]] البلدة استقبلت عشرة.", never="أصاب قصف مدفعي [[مشفى]] في بلدة الزربة.",
    ),
    Reason(
        "taken-to-hospital", "right behind إلى or عن, also with a word for one of them between", ("hospital",),
        _is_where_they_were_taken,
        example="أصيب صيادان بقصف مدفعي على بلدة الزربة وحملا إلى أحد [[المشافي]].", never="أصيب صيادان بقصف مدفعي على أحد [[المشافي]] في بلدة الزربة.",
    ),
    Reason(
        "wounded-told-of-there", "behind a verb of taking or treating the wounded, or who works there", ("hospital",),
        lambda context: any(is_of(form, context.says.taken_to, "وف") for form in context.before),
        example="أصيب صيادان بقصف مدفعي على بلدة الزربة، ويتلقى أحدهما العلاج في [[المشفى]].", never="دمر قصف مدفعي [[المشفى]] في بلدة الزربة.",
    ),
    Reason(
        "being-herded", "right behind a word for herding or harvesting: what they lived by, but the flock of who was struck", ("farm",),
        lambda context: context.follows(context.says.herding, "وبل") and not (context.family == "strike" and context.last.startswith(FLOCK)),
        example="انفجر لغم بعمال في بلدة مورك خلال قطاف [[المحاصيل]].", never="انفجر لغم في بلدة مورك وأحرق [[المحاصيل]].",
    ),
    Reason(
        "farmer", "مزارع behind a verb of killing or seizing, or with his people right behind: a farmer", ("farm",),
        _is_a_farmer,
        example="أصيب [[مزارع]] بانفجار لغم في بلدة مورك.", never="انفجر لغم في بلدة مورك وأحرق [[مزارع]].",
    ),
    Reason(
        "seat-of-a-gathering", "right behind a word for a headquarters: مقر لتجمع المسلحين", ("gathering",),
        lambda context: context.last.endswith(("مقر", "مقار")),
        example="قصفت طائرات حربية مقار [[لتجمع]] الفصائل في بلدة مورك.", never="قصفت طائرات حربية [[تجمعا]] للفصائل في بلدة مورك.",
    ),
    Reason(
        "gathering-of-houses", "an adjective of houses or ل with tents and buildings right behind: تجمع سكني, تجمع لأبنية", ("gathering",),
        lambda context: context.after in context.says.of_people or context.after.startswith(OF_BUILDINGS),
        example="قصفت طائرات حربية [[تجمعا]] للمباني شرق بلدة مورك.", never="قصفت طائرات حربية [[تجمعا]] للمسلحين شرق بلدة مورك.",
    ),
    Reason(
        "people-came-together", "تجمع as a verb: behind a word that opens a clause, or before a crowd", ("gathering",),
        _is_gathering_verb,
        example="انفجرت عبوة ناسفة في ساحة بمدينة سروج حيث [[تجمع]] عمال للسفر.", never="انفجرت عبوة ناسفة في ساحة بمدينة سروج وسط [[تجمع]] عمال للسفر.",
    ),
    Reason(
        "gathering-of-a-thing", "تجمع with a thing right behind: that is what was hit", ("gathering",),
        lambda context: context.form.endswith("تجمع") and any(not other.prefix and other.first == context.found.last + 1 for other in context.objects),
        example="قصفت طائرات حربية [[تجمع]] مدارس في بلدة مورك.", never="قصفت طائرات حربية [[تجمع]] عمال في بلدة مورك.",
    ),
    Reason(
        "relief-that-comes", "right behind a word for entering or bringing in, unless it is moved or destroyed: لدخول المساعدات", ("aid", "gathering"),
        lambda context: context.family not in ("movement", "destruction") and context.follows(context.says.entering),
        example="قصفت مدفعية الجيش مدينة دوما التي تنتظر إدخال [[مساعدات إنسانية]].", never="قصفت مدفعية الجيش [[قافلة إغاثية]] في مدينة دوما.",
    ),
    Reason(
        "held-in-prison", "where somebody is held, released or searched for, and no verb of striking stands before", ("prison",),
        lambda context: context.family in HELD and not any(form.startswith(context.says.struck) for form in context.before),
        example="اعتقلت قوات الأمن طبيبا في مدينة شهبا وأودعته [[سجن]] عدرا.", never="قصفت طائرات حربية [[سجن]] عدرا.",
    ),
    Reason(
        "sentence-of-prison", "right behind a word for a sentence, a service or people of prisons", ("prison",),
        lambda context: context.follows(context.says.sentencing),
        example="قتل ملثمون ضابطا في إدارة [[السجون]] بمدينة طنطا.", never="هاجم ملثمون [[سجون]] مدينة طنطا.",
    ),
)
