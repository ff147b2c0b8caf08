"""Words for acts that tell none where they stand: what is averted, only spoken of or could be, which one is meant, what is struck, what was on its way.

In: a trigger in its sentence, with the acts before it. Out: whether it tells no act there. Each reason is an entry of `NO_ACTS` (those of acts that nobody carried out stand in `not_done`, those that a sentence knows or only speaks of in `spoken_of`, those of everyday words in `everyday`): the families of acts of which it is asked, a sentence in which the marked word tells
no act, and one in which it tells one. Both run as tests (`tests/extract/test_no_acts.py`), and so does that the first needs its reason.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from riwaya.extract.acts import AIMED, GOVERNING, HITTING, RELATIVE, STRIKING
from riwaya.extract.no_acts.everyday import EVERYDAY
from riwaya.extract.no_acts.not_done import NOT_DONE
from riwaya.extract.no_acts.spoken_of import FROM_IT, SPOKEN_OF
from riwaya.extract.no_acts.word import NoAct, Word
from riwaya.grammar.arabic import PRONOUNS

AIMING = frozenset("بهدف بغيه محاوله محاولات محاولا محاولين لمحاوله بمحاوله اجل سعيا خطه هدف هدفه هدفها سبيل ينوي تنوي نيه قبيل".split())
WITHOUT = frozenset("دون بدون بلا".split())
CARRYING_OUT = frozenset("تنفيذ شن اي ايه تسجيل حدوث".split())
CROWDS = ("تجمع", "لتجمع", "بتجمع")
WHILE = frozenset("بينما فيما عندما حين حينما اثناء".split())
PASSING = frozenset("تمر يمر تعبر يعبر تسير يسير تتجه يتجه متجهه متجها".split())
SPREAD = frozenset("تنتشر ينتشر ينتشرون وتنتشر وينتشر تتمركز يتمركز وتتمركز ويتمركز".split())
COMING_ABOUT = frozenset("وقوع حدوث اندلاع حصول نشوب اي".split())
SHELTERING = frozenset("حمايه لحمايه حمايتهم لحمايتهم حمايته حمايتها لحمايتها يحمي تحمي تحميهم يحميهم وقايه للوقايه ملجا ملاجي ملاذ ملاذا احتماء للاحتماء الاحتماء يحتمون احتموا تحتمي".split())
GOING_ON = frozenset("ثم ان قد حتي حيث بينما فيما كما لكن".split())  # خسر الجيش البلدة ثم استعادها
FLEEING = frozenset("هربا خوفا خشيه فرارا هروبا خشيا تفاديا الفارين الفارون الفاره الهاربين الهاربون الهاربه فارين هاربين".split())
FOILED = frozenset("احباط احبط احبطت احبطوا باحباط افشال افشل افشلت ابطال ابطل ابطلت فشل فشلت".split())
REPORTING = ("يغطي", "تغطيته", "تغطيتها", "تغطيتهم", "تغطيتهما", "لتغطيه")
ATTEMPTED = ("تفجير", "هجوم", "هجمات", "عمليه", "عمليات")
READY = frozenset("قابله القابله معده معدا معدتين المعده جاهزه مجهزه مخصصه تستخدم المستخدمه مهياه".split())
ABLE = frozenset("يمكن يمكنها يمكنه قادر قادره قادران قادرين القادر القادره القادرين".split())
OF_MISSILES = frozenset("بعيده متوسطه قصيره المدي موجهه الموجهه باليستيه الباليستيه".split())
JUDGING = frozenset("مثل مثلت شكل شكلت يمثل تمثل سيمثل ستمثل يعد تعد يعتبر تعتبر يشكل تشكل سيشكل ستشكل يعني تعني سيعني ستعني يمنح تمنح سيمنح ستمنح".split())
JUDGED_WITHIN = 7
THROUGH = "عبر"
ADVANCED = "advanced"
BLOW = frozenset(("ضربه", "توجيه"))  # يعني توجيه ضربة لمعنوياتهم
BEFORE_VERBS = frozenset("قد ثم حيث فيما بينما كما عندما بعدما حين الذي الذين ان".split())
BY_IT = frozenset("منه منها عبره عبرها اليه اليها خلاله خلالها".split())
HIT = 6
AIMED_AT, MEANT_WITHIN = frozenset(("الهدف", "هدفه", "هدفها", "المستهدف")), 4  # الهدف كان تجمعا للمسلحين
STRUCK_BEHIND = 3
LAUNCHING = frozenset("يشن تشن ينفذ تنفذ يشنون ينفذون".split())
LAUNCHED = 5
HIMSELF = ("نفسه", "نفسها")
POLICE = ("شرطه", "القضاء", "للقضاء", "المحكمه")
POLICE_WITHIN = 3


__all__ = ["NO_ACTS", "NoAct", "Word", "tells_none"]


def tells_none(word: Word) -> bool:
    """Whether a trigger tells no act where it stands."""
    return any(reason.holds(word) for reason in _of_family(word.kind.family))


@cache
def _of_family(family: str) -> tuple[NoAct, ...]:
    return tuple(reason for reason in NO_ACTS if not reason.families or family in reason.families)


def _is_spoken_of(word: Word) -> bool:
    before = [form.removeprefix("و") for form in word.before(2)]
    return bool(before) and (before[-1] in ("منذ", "رغم", "برغم") or before[-1] in AIMING or before == ["الرغم", "من"])


def _is_averted(word: Word) -> bool:
    last = "".join(word.before(1)).removeprefix("و")
    if last in READY:
        return "ل" in word.found.prefix
    if last not in ("من", "محاوله"):
        return False
    before = [form.removeprefix("و") for form in word.before(4)[:-1]]
    if last == "من":
        return not FLEEING.isdisjoint(before[-1:]) or not SHELTERING.isdisjoint(before)
    return not FOILED.isdisjoint(before)


def _says_which(word: Word) -> bool:
    if word.form != "verb" or not word.found.first or not word.written.endswith(PRONOUNS):
        return False
    before = word.marks.sentence.tokens[word.found.first - 1]
    return before.form in RELATIVE or word.kind.id in AIMED and not word.found.prefix and before.kind == "word" and before.form.removeprefix("و") not in GOING_ON


def _can_be_done(word: Word) -> bool:
    return next((form for form in word.behind(4) if form not in RELATIVE and form not in OF_MISSILES), "") in ABLE


def _is_a_blow(word: Word) -> bool:
    return word.written in BLOW and any(form.removeprefix("و") in JUDGING for form in word.before(JUDGED_WITHIN))


def _is_of_any(word: Word) -> bool:
    first = word.found.first
    return word.behind(1) == ("اي",) and not any(s.factuality == "denied" and s.first <= first <= s.last for s in word.marks.stances)


def _is_a_way(word: Word) -> bool:
    before, behind = word.before(LAUNCHED), word.behind(2)
    if word.form == "noun":
        # نقطة يشن منها التنظيم هجماته
        return any(verb in LAUNCHING and by_it in FROM_IT for verb, by_it in pairwise(before))
    if not behind or word.written.removeprefix("و")[:1] not in "يت":
        return False
    if word.kind.id != "movement":
        return behind[0] in FROM_IT
    return behind[0] in BY_IT or behind[0] == "من" and behind[-1].startswith("خلال")


def _did_not_explode(word: Word) -> bool:
    before = [form.removeprefix("و").removeprefix("ف") for form in word.before(4)]
    if before[-1:] == ["لم"]:
        return True
    is_object = word.written.startswith(ATTEMPTED) and before[-1:] and before[-1] not in GOVERNING
    return bool(is_object) and any(form in FOILED for form in before)


def _is_reported_on(word: Word) -> bool:
    return any(form.startswith(REPORTING) for form in word.before(2))


def _hurts_nobody(word: Word) -> bool:
    before = word.before(3)
    return not WITHOUT.isdisjoint(before) and "طيار" not in before


def _is_without(word: Word) -> bool:
    before = word.before(3)
    return word.form == "noun" and bool(before) and (before[-1] in WITHOUT or before[-1] in CARRYING_OUT and not WITHOUT.isdisjoint(before[:-1]))


def _comes_not_about(word: Word) -> bool:
    before = word.before(3)
    return word.form == "noun" and bool(before) and before[-1] in COMING_ABOUT and not WITHOUT.isdisjoint(before[:-1])


def _is_on_its_way(word: Word) -> bool:
    before = word.before(2)
    return word.kind.id == "movement" and bool(word.acts) and before[-1:] in (("كانت",), ("كان",)) and before[0] in WHILE and any(form in PASSING for form in word.behind(3))


def _is_a_column_hit(word: Word) -> bool:
    if word.kind.id != "movement" or word.form != "noun" or word.found.prefix or not word.acts:
        return False
    before = word.acts[-1]
    # القصف مع إرسال تعزيزات: beside the strike, not struck by it
    return before.kind.family in STRIKING and 0 < word.found.first - before.found.last <= STRUCK_BEHIND and "مع" not in word.forms[before.found.last : word.found.first]


def _is_where_they_are(word: Word) -> bool:
    return word.kind.id == "movement" and not word.marks.dates and word.written in SPREAD


def _is_a_crowd_hit(word: Word) -> bool:
    if not word.written.startswith(CROWDS):
        return False
    near = range(word.found.first - HIT, word.found.first)
    return not AIMED_AT.isdisjoint(word.before(MEANT_WITHIN)) or any(f.first in near and entry.id.split("/")[0] in HITTING for f in word.marks.of("trigger") for entry in f.entries)


def _is_offered(word: Word) -> bool:
    before = _word_before(word)
    if word.trigger.name != ADVANCED or before is None:
        return False
    # انطلاقا مما تقدم: what stands above
    return before == "مما" or word.written.endswith(PRONOUNS) and before.lstrip("وبل") == "ما"


def _is_through(word: Word) -> bool:
    before = _word_before(word)
    return word.trigger.name != ADVANCED and word.written == THROUGH and before is not None and before.removeprefix("و") not in BEFORE_VERBS


def _gives_himself_up(word: Word) -> bool:
    if word.kind.id != "surrender" or word.forms[word.found.last] not in HIMSELF:
        return False
    return any(form.endswith(POLICE) for form in (*word.before(POLICE_WITHIN), *word.behind(POLICE_WITHIN)))


def _word_before(word: Word) -> str | None:
    before = word.marks.sentence.tokens[word.found.first - 1] if word.found.first else None
    return before.form if before is not None and before.kind == "word" else None


NO_ACTS: tuple[NoAct, ...] = (
    NoAct(
        name="deal-spoken-of", grammar="a deal that is only spoken of or wanted: منذ الاتفاق, على الرغم من اتفاق, لمحاولة التوصل إلى تسوية",
        families=("agreement",), holds=lambda word: word.kind.id == "agreement" and _is_spoken_of(word),
        example="تواصل القصف على المدينة منذ [[اتفاق الهدنة]].", never="ساد الهدوء المدينة بعد [[اتفاق هدنة]] بين الفصيلين.",
    ),
    NoAct(
        name="averted", grammar="what people flee from or are sheltered from, what was foiled, what a thing is for: هربا من القصف, عدد الفارين من القصف, حماية السكان من القصف, إحباط محاولة تفجير, عبوة معدة للتفجير",
        holds=_is_averted,
        example="نزح السكان إلى المدينة هربا من [[القصف]].", never="اشتكى السكان في المدينة من [[القصف]].",
    ),
    NoAct(
        name="says-which", grammar="a verb that bears its object and only says which one is meant: اللاجئون الذين هجرتهم الحرب; of ground without a relative too: مواقع حررها الجيش",
        holds=_says_which,
        example="قصفت الطائرات مواقع [[حررها]] الجيش قبل عام.", never="قصفت الطائرات المواقع ثم [[حررها]] الجيش.",
    ),
    NoAct(
        name="could-be-done", grammar="what weapons can do: صواريخ يمكن إطلاقها على, صواريخ بعيدة المدى قادرة على ضرب",
        families=("strike",), holds=_can_be_done,
        example="عرضت الجماعة [[صواريخ]] بعيدة المدى قادرة على بلوغ المدينة.", never="سقطت [[صواريخ]] بعيدة المدى على المدينة.",
    ),
    NoAct(
        name="a-blow", grammar="what something was for somebody, and no fire: شكل مقتله ضربة للجماعة",
        families=("strike",), holds=_is_a_blow,
        example="شكل مقتل القائد [[ضربة]] للجماعة.", never="نفذت الطائرات [[ضربة]] للجماعة.",
    ),
    NoAct(
        name="of-any", grammar="whatever it may be: يبادر بقصف أي بلدة; not نفى قصف أي هدف, which denies an act",
        holds=_is_of_any,
        example="يتوعد القائد من يبادر [[بقصف]] أي بلدة.", never="يتوعد القائد من بادر [[بقصف]] البلدة.",
    ),
    NoAct(
        name="a-way", grammar="what a place is for: ميناء تدخل منه المساعدات, معبر يعبر من خلاله النازحون, منصات تطلق منها الصواريخ",
        families=("movement", "strike", "attack", "battle"), holds=_is_a_way,
        example="أغلقت السلطات المعبر الذي [[تدخل]] من خلاله قوافل المساعدات.", never="قالت السلطات: [[تدخل]] قوافل المساعدات المدينة.",
    ),
    NoAct(
        name="did-not-explode", grammar="a bomb that did not go off, or that somebody foiled: قنبلة لم تنفجر, تفجيرين انتحاريين أحبطتهما",
        families=("bomb",), holds=_did_not_explode,
        example="عثر الأهالي على قنبلة لم [[تنفجر]] في الحقل.", never="قالت الشرطة إن قنبلة [[انفجرت]] في الحقل.",
    ),
    NoAct(
        name="reported-on", grammar="what a journalist was there for: قتل وهو يغطي المعارك, أثناء تغطيته الاحتجاجات",
        families=("battle", "protest", "strike"), holds=_is_reported_on,
        example="قتل الصحفي وهو يغطي [[المعارك]] في المدينة.", never="قتل الصحفي خلال [[المعارك]] في المدينة.",
    ),
    NoAct(
        name="hurts-nobody", grammar="nobody was hurt: دون إصابات, دون تسجيل أي إصابات; not طائرة دون طيار",
        families=("harm",), holds=_hurts_nobody,
        example="سقطت قذيفة على الحي دون أن تسجل [[إصابات]].", never="سقطت قذيفة على الحي وسجلت عشر [[إصابات]].",
    ),
    NoAct(
        name="without", grammar="what was not done: دون توقيف أحد, من دون تنفيذ غارات",
        holds=_is_without,
        example="حلقت الطائرات فوق المدينة من دون تنفيذ [[غارات]].", never="حلقت الطائرات فوق المدينة بعد تنفيذ [[غارات]].",
    ),
    NoAct(
        name="comes-not-about", grammar="no fight came about: مداهمات دون وقوع اشتباكات",
        families=("battle",), holds=_comes_not_about,
        example="دخلت القوات البلدة دون وقوع [[اشتباكات]].", never="دخلت القوات البلدة بعد وقوع [[اشتباكات]].",
    ),
    NoAct(
        name="on-its-way", grammar="what those who are hit were about, behind the act that is told: انفجر لغم بينما كانت قافلة تمر على طريق في أ",
        families=("movement",), holds=_is_on_its_way,
        example="انفجر لغم مضاد للدروع بينما كانت [[قافلة عسكرية]] تمر على الطريق.", never="انفجر لغم بعد أن وصلت [[قافلة عسكرية]] إلى المدينة.",
    ),
    NoAct(
        name="column-hit", grammar="what is struck right behind the word for it: قصفت الطائرات تعزيزات, تدمير رتل عسكري, هجوم استهدف قافلة",
        families=("movement",), holds=_is_a_column_hit,
        example="قصفت الطائرات [[تعزيزات]] للجيش قرب المدينة.", never="قصفت الطائرات المدينة التي وصلتها [[تعزيزات]] للجيش.",
    ),
    NoAct(
        name="where-they-are", grammar="the present says where forces are, and no day when they came: في حين تنتشر قوات على الضفة الشرقية",
        families=("movement",), holds=_is_where_they_are,
        example="قصف الجيش المدينة في حين [[تنتشر]] قوات على الضفة الشرقية.", never="قصف الجيش المدينة أمس في حين [[تنتشر]] قوات على الضفة الشرقية.",
    ),
    NoAct(
        name="crowd-hit", grammar="those who are together are what fire meets, and no protest: استهدفت المدفعية تجمعات للمسلحين",
        families=("protest",), holds=_is_a_crowd_hit,
        example="قصفت المدفعية [[تجمعات]] للمتظاهرين في المدينة.", never="شهدت المدينة [[تجمعات احتجاجية]].",
    ),
    NoAct(
        name="offered", grammar="a verb of offering, as no advance of theirs stands behind ما, or what was said above: ما تقدمه, مما تقدم",
        holds=_is_offered,
        example="يشكر السكان ما [[تقدمه]] المنظمة لهم.", never="واصلت القوات [[تقدمها]] في المدينة.",
    ),
    NoAct(
        name="to-the-police", grammar="one man who goes to the police, and no fighter who lays down his arms: سلم نفسه للشرطة, اتصل بالشرطة لتسليم نفسه",
        holds=_gives_himself_up,
        example="[[سلم نفسه]] للشرطة في المدينة.", never="[[سلم نفسه]] للجيش في المدينة.",
    ),
    NoAct(
        name="through", grammar="the preposition, as the verb begins its clause: قادمة عبر منفذ",
        holds=_is_through,
        example="عادت الحافلات قادمة [[عبر]] حدود تحرسها قوات مشتركة.", never="قال الجيش إن الحدود مغلقة وقد [[عبر]] رتل عسكري منها.",
    ),
    *NOT_DONE,
    *SPOKEN_OF,
    *EVERYDAY,
)
