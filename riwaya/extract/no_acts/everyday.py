"""Words for acts in their everyday sense: a course that aims at students, a nurse who is suspended, a centre where people are held, a strike of workers.

In: a trigger in its sentence. Out: the entries of `NO_ACTS` for them, each with an example and a counter-example that run as tests (`tests/extract/test_no_acts.py`).
"""

from __future__ import annotations

from riwaya.extract.no_acts.not_done import STOPPING
from riwaya.extract.no_acts.word import NoAct, Word
from riwaya.grammar.remembered import Remembered

TARGETING = ("استهدف", "يستهدف", "تستهدف", "مستهدف")
OF_PEACE = frozenset(
    "برنامج برامج برنامجا دوره دورات دراسه دراسات ورشه ورش مشروع مشاريع مشروعا مبادره مبادرات استطلاع معرض مسابقه مسابقات رحله رحلات زياره زيارات جوله جولات جايزه خدمه خدمات تطبيق منصه عقوبات رسوم ضريبه ضرايب قانون تعديلات"
    " اجراءات اصلاحات فعاليه فعاليات ملتقي موتمر ندوه محاضره كتاب فيلم اعلان اعلانات منتج منتجات مرض تبرع توعيه توعويه تطعيم تلقيح تثقيفيه ترويجيه اعلانيه خيريه صحيه دعاييه تدريب تدريبيه تدريبي تعليميه تعليمي".split()
)
GOALS = frozenset(
    "زياده رفع تحقيق تطوير تعزيز خفض تقليل توفير انشاء بناء تحسين تدريب تاهيل توعيه تنميه معالجه الحد استقطاب جذب تمكين بيع انتاج شريحه شرايح فيه فيات جمهور المستهلكين نشر تقديم دعم تشجيع تفعيل تسهيل ايجاد تكوين استحداث".split()
)
THESE = frozenset("هذا هذه".split())
AIMED_WITHIN, GOAL_WITHIN = 6, 2
HELD_IN = frozenset("مركز مراكز معسكر معسكرات غرفه غرف منشاه منشات".split())
ARREST, AGREEMENT = "arrest", "agreement"
OF_TRADE = frozenset("لشراء شراء بيع لبيع استثمار تجاري تجاريه جامعه جامعات جامعه معهد شركه شركات شركتين اكاديميه بلديه مستشفي غرفه تجاره للتبادل".split())
DEAL_WITHIN = 8
TO_REACH = ("للتوصل", "لابرام", "لتوقيع", "لعقد")
SHIPS_AND_MONEY = frozenset("الارصده ارصده الاموال اموال السفينه سفينه السفن سفن ناقله الناقله الشحنه شحنه الباخره البضايع بضايع المعلومات الوثايق وثايق".split())
WITHIN_ABOUT = 2
FAMILY, FAMILIES = frozenset(("اسره", "اسر")), "اسر"
OF_HOMES = frozenset("النازحين النازحه نازحه نازحين اللاجيين لاجيه المهندسين العمال الشهداء شهداء الضحايا المعتقلين المفقودين المهجرين مهجره الجرحي العاملين الموظفين ذوي فقيره الفقيره محتاجه منكوبه كامله متضرره".split())
CAPTURED = frozenset("بعد بعيد قبل منذ تم جري عمليه لحظه اثناء خلال عند رغم اثر عقب في".split())
NUMBERED = frozenset("عشرات مييات الاف بعض جميع كل افراد الي".split())
FROM_WORK, OFF = ("عن",), frozenset("العمل عمله عملها عملهم مهامه مهامها مهامهم ممارسه الدراسه التدريس النشاط نشاطه الدوام اللعب".split())
FROM_WORK_WITHIN = 7
OF_STATES = ("سفير", "السفير", "استدعاء", "استدعت", "استدعي", "القاعه", "استقال", "الجلسه", "العضويه", "التصويت", "مقعد")
OF_STATES_WITHIN = 14
STRIKE_OF_WORKERS = ("اضراب",)
STRUCK_WITHIN, ABOUT_WITHIN = 5, 20
AGAINST = "احتجاجا"
GENERAL = frozenset("عام العام عاما شامل الشامل شاملا تجاري التجاري".split())
IN_THE_STREET = ("مسير", "مظاهر", "تظاهر", "اعتصا", "وقفه", "محتج", "احتجاجات", "متظاهر", "تجمع", "طريق")
MAY = "قد"
SMUGGLED, SMUGGLED_WITHIN = "تهريب", 6
ARMS = ("سلاح", "اسلح", "ذخير", "ذخاير", "متفجر", "صاروخ", "صواريخ", "مسير", "قنبل", "قنابل", "عبو", "قذيف", "قذايف", "بندقي", "بنادق", "رشاش", "كلاشنيكوف", "خراطيش", "مسدس", "الغام", "عسكري", "حربي", "طايرات")

CHOKING = ("اختناق", "الاختناق")
OF_SMOKE_OR_CROWDS = ("حريق", "حرايق", "دخان", "فحم", "تسرب", "متظاهر", "محتج", "مظاهر", "تظاهر", "معتصم", "اعتصام", "مسيرات", "احتجاج")
# سمكة القرش, أسراب النحل: whose attack it was
BEASTS = frozenset("قرش القرش تمساح التمساح تماسيح التماسيح ذيب الذيب ذياب الذياب دبابير الدبابير نحل النحل ثعبان الثعبان".split())

BARE = Remembered(lambda form: form.lstrip("و").removeprefix("لل").removeprefix("ل").removeprefix("ب").removeprefix("ال"))


def _is_aimed_by_a_programme(word: Word) -> bool:
    if not word.written.removeprefix("و").startswith(TARGETING) or word.form == "noun":
        return False
    if any(BARE[form] in GOALS and not form.startswith("ال") for form in word.behind(GOAL_WITHIN)):
        return True
    if any(word.found.first - act.found.last <= AIMED_WITHIN for act in word.acts):
        return False
    # يستهدف البرنامج موظفي الإدارة: who aims stands right behind the verb, with the article
    doer = tuple(form for form in word.behind(GOAL_WITHIN) if form not in THESE)[:1]
    return any(BARE[form] in OF_PEACE for form in (*word.before(AIMED_WITHIN), *(form for form in doer if form.startswith("ال"))))


def _is_where_people_are_held(word: Word) -> bool:
    return word.kind.id == ARREST and word.form == "noun" and any(BARE[form] in HELD_IN for form in word.before(1))


def _is_to_be_reached(word: Word) -> bool:
    return word.kind.id == AGREEMENT and word.written.startswith(TO_REACH)


def _is_of_trade(word: Word) -> bool:
    if word.kind.id != AGREEMENT:
        return False
    near = (*word.before(WITHIN_ABOUT), *word.forms[word.found.first : word.found.last + 1], *word.behind(DEAL_WITHIN))
    return any(BARE[form] in OF_TRADE or form in OF_TRADE for form in near)


def _is_of_ships_or_money(word: Word) -> bool:
    return any(BARE[form] in SHIPS_AND_MONEY or form in SHIPS_AND_MONEY for form in word.behind(WITHIN_ABOUT))


def _is_a_family(word: Word) -> bool:
    form = word.written.removeprefix("و")
    if word.kind.id != ARREST or BARE[form] not in FAMILY:
        return False
    if form.startswith(("ال", "لل", "بال", "كال")):
        return True
    if BARE[form] != FAMILIES:
        # بعد أسره: he is the one who was captured
        return word.form == "noun" and CAPTURED.isdisjoint(before.removeprefix("و") for before in word.before(1))
    return (not OF_HOMES.isdisjoint(word.behind(1)) or not NUMBERED.isdisjoint(word.before(1)))


def _is_from_work(word: Word) -> bool:
    if not word.written.lstrip("ولب").startswith(STOPPING):
        return False
    behind = word.behind(FROM_WORK_WITHIN)
    return any(form in FROM_WORK and behind[n + 1 : n + 2] and behind[n + 1] in OFF for n, form in enumerate(behind))


def _is_a_strike_of_workers(word: Word) -> bool:
    # دخلوا في إضراب احتجاجا على نقلهم: what the strike is about
    before = word.before(ABOUT_WITHIN) if word.written == AGAINST else ()
    forms = (*before, *word.forms[word.found.first : word.found.last + 1], *word.behind(STRUCK_WITHIN))
    if not any(BARE[form].startswith(STRIKE_OF_WORKERS) for form in forms) or any(BARE[form].startswith(IN_THE_STREET) for form in word.forms):
        return False
    return GENERAL.isdisjoint(forms)


def _is_of_states(word: Word) -> bool:
    return word.written == AGAINST and any(BARE[form].startswith(OF_STATES) or form.startswith(OF_STATES) for form in word.before(OF_STATES_WITHIN))


def _may_happen(word: Word) -> bool:
    return word.form == "verb" and word.before(1) == (MAY,) and word.written[:1] in "يت"


def _chokes_on_smoke(word: Word) -> bool:
    return word.forms[word.found.last] in CHOKING and any(BARE[form].startswith(OF_SMOKE_OR_CROWDS) for form in word.forms)


def _is_of_a_beast(word: Word) -> bool:
    return not BEASTS.isdisjoint(word.forms)


def _is_of_smuggled_goods(word: Word) -> bool:
    forms = (*word.forms[word.found.first : word.found.last + 1], *word.behind(SMUGGLED_WITHIN))
    return any(BARE[form].startswith(SMUGGLED) for form in forms) and not any(BARE[form].startswith(ARMS) for form in word.forms)


EVERYDAY: tuple[NoAct, ...] = (
    NoAct(
        name="aimed-by-a-programme", grammar="whom or what a course, a study, sanctions are meant for: دورة تستهدف الطلاب, تستهدف رفع الكفاءة",
        families=("attack",), holds=_is_aimed_by_a_programme,
        example="نظمت الجامعة في المدينة دورة [[تستهدف]] طلابها.", never="قال الأهالي إن طائرة مسيرة [[استهدفت]] طلاب الجامعة في المدينة.",
    ),
    NoAct(
        name="where-people-are-held", grammar="a centre of detention: مركز لاحتجاز اللاجئين, غرف التوقيف",
        families=("custody",), holds=_is_where_people_are_held,
        example="زار الوفد مركزا في المدينة، وقال مدير مركز [[لاحتجاز]] اللاجئين إنه مكتظ.", never="قالت الشرطة إنها قررت [[احتجاز]] اللاجئين.",
    ),
    NoAct(
        name="families", grammar="families, and nobody captured: أسر النازحين, من قبل الأسرة",
        families=("custody",), holds=_is_a_family,
        example="تؤوي البلدة [[أسر]] النازحين من المدينة.", never="تمكنت الفصائل من [[أسر]] ثلاثة عناصر في المدينة.",
    ),
    NoAct(
        name="from-work", grammar="who is suspended: إيقاف ثلاث ممرضات عن العمل",
        families=("custody",), holds=_is_from_work,
        example="قررت الإدارة [[إيقاف]] ثلاثة أشخاص عن العمل في المدينة.", never="قررت النيابة [[إيقاف]] ثلاثة أشخاص في المدينة.",
    ),
    NoAct(
        name="strike-of-workers", grammar="those who stop work and do not gather in the street: إضراب عن العمل, إضراب جوع; not إضراب عام, which closes a town",
        families=("protest",), holds=_is_a_strike_of_workers,
        example="دخل عمال المصنع في المدينة في [[إضراب]] مفتوح.", never="عم المدينة [[إضراب]] عام.",
    ),
    NoAct(
        name="in-protest-of-states", grammar="why an envoy is recalled or a hall left: استدعت سفيرها احتجاجا على, غادر القاعة احتجاجا",
        families=("protest",), holds=_is_of_states,
        example="غادر المندوب القاعة في المدينة [[احتجاجا]] على الكلمة.", never="أغلق السكان الطريق في المدينة [[احتجاجا]] على الغلاء.",
    ),
    NoAct(
        name="may-happen", grammar="what may be: زلزال قد يودي بحياة الآلاف",
        families=("harm", "attack", "strike"), holds=_may_happen,
        example="حذر الخبير من زلزال قد [[يودي بحياة]] ألف شخص في المدينة.", never="بعد زلزال أمس في المدينة، لغم [[يودي بحياة]] شخص قربها.",
    ),
    NoAct(
        name="smuggled-goods", grammar="what is smuggled and is no weapon: إحباط تهريب سجائر",
        families=("seizure",), holds=_is_of_smuggled_goods,
        example="أعلنت الجمارك في المدينة [[إحباط محاولة تهريب]] مليون دولار.", never="أعلنت الجمارك في المدينة [[إحباط محاولة تهريب]] قنابل.",
    ),
    NoAct(
        name="choking-on-smoke", grammar="who chokes in a fire or at a crowd, and breathes no poison: حرائق وحالات اختناق, أصيب متظاهرون بحالات اختناق",
        families=("strike",), holds=_chokes_on_smoke,
        example="اندلع حريق في سوق مدينة البصرة، وسجلت [[حالات اختناق]].", never="سقطت براميل على سوق مدينة سراقب، وسجلت [[حالات اختناق]].",
    ),
    NoAct(
        name="of-a-beast", grammar="what animals do: هجوم سمكة قرش, لسعات الدبابير",
        families=("attack", "harm"), holds=_is_of_a_beast,
        example="اقترب القرش من السباح قرب مدينة الغردقة، وأصاب [[الهجوم]] ساقه.", never="اقترب المسلح من السباح قرب مدينة الغردقة، وأصاب [[الهجوم]] ساقه.",
    ),
    NoAct(
        name="to-be-reached", grammar="what talks are held for: اجتماع للتوصل إلى اتفاق",
        families=("agreement",), holds=_is_to_be_reached,
        example="انتهت القمة في المدينة، وأمهلت الأطراف أسبوعا [[للتوصل إلى اتفاق]] بينها.", never="انتهت القمة في المدينة بعد [[التوصل إلى اتفاق]] بين الطرفين.",
    ),
    NoAct(
        name="of-trade", grammar="deals of firms and universities: صفقة لشراء طائرات, توقيع مذكرات تفاهم مع جامعات",
        families=("agreement",), holds=_is_of_trade,
        example="أعلنت الوزارة في المدينة [[إبرام اتفاق]] لشراء طائرات.", never="أعلنت الوزارة في المدينة [[إبرام اتفاق]] بين العشيرتين.",
    ),
    NoAct(
        name="ships-and-money", grammar="what is set free and is nobody: الإفراج عن الأرصدة, أفرجت عن السفينة",
        families=("release",), holds=_is_of_ships_or_money,
        example="أعلنت الوزارة في المدينة [[الإفراج عن]] الأرصدة المجمدة.", never="أعلنت الوزارة في المدينة [[الإفراج عن]] ثلاثة معتقلين.",
    ),
)
