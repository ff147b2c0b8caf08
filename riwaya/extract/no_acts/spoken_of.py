"""Words for acts that a sentence knows or only speaks of: ground that was freed before, fighting that somebody is to join, what goes on day by day.

In: a trigger in its sentence. Out: the entries of `NO_ACTS` for them, each with an example and a counter-example that run as tests (`tests/extract/test_no_acts.py`).
"""

from __future__ import annotations

from riwaya.extract.acts import AIMED, DESCRIBING, RELATIVE
from riwaya.extract.no_acts.word import NoAct, Word

SINCE_THEN = frozenset(("بعد", "عقب", "قبل", "عمليه"))
ITS = ("ها", "ه")
TO_JOIN = frozenset("للمشاركه للمساهمه للاشتراك للانخراط".split())
DAILY = frozenset("اليومي اليوميه يومي يوميه".split())
FROM_IT = frozenset(("منه", "منها"))
SOON = 6
CORDON, CLOSED_WITHIN = "طوق", 6
SCENES = frozenset("المكان مكان الموقع موقع المنطقه".split())
SINCE = "منذ"
ANSWERING = frozenset(("ردا", "ردها", "رده", "ردهم"))
TOLD_BY = frozenset("وقع وقعت نفذه نفذته نفذتها شنه شنته شنها نفذها تعرض تعرضت اودي اودت اسفر اسفرت استهدف استهدفت قتل قتلت خلف خلفت".split())
NAMED_WITHIN = 9
EVILS = frozenset("القتل الخطف الاختطاف الاعتقال الاغتيال التعذيب النهب السلب الذبح الاغتصاب التهجير التشريد التدمير الدمار الحرق الانتقام التنكيل الترهيب القمع الاضطهاد الاجرام العنف الارهاب التحريض".split())


def _is_freed_before(word: Word) -> bool:
    if word.kind.id not in AIMED or word.form != "noun" or not word.written.endswith(ITS):
        return False
    before, behind = word.before(1), word.behind(1)
    # بعد تحريرها من المسلحين, not بعد استعادتها البلدة, whose pronoun is who acts
    is_object = not behind or behind[0] == "من" or not behind[0][0].isalpha()
    return is_object and bool(before) and before[0].removeprefix("و") in SINCE_THEN and not any(word.found.last < date.first <= word.found.last + SOON for date in word.marks.dates)


def _is_to_be_joined(word: Word) -> bool:
    before = word.before(2)
    return len(before) == 2 and before[0] in TO_JOIN and before[1] == "في"


def _is_daily(word: Word) -> bool:
    return word.form == "noun" and not DAILY.isdisjoint(word.behind(2)) and not word.marks.dates


def _is_where_from(word: Word) -> bool:
    return not RELATIVE.isdisjoint(word.before(1)) and not FROM_IT.isdisjoint(word.behind(1)) and (word.kind.family == "displacement" or not word.marks.dates)


def _is_only_named(word: Word) -> bool:
    before = word.before(2)
    is_behind = before[-1:] == (SINCE,) or len(before) == 2 and before[1] == "علي" and before[0].removeprefix("و") in ANSWERING
    if not is_behind or word.form != "noun" or word.found.first < word.found.last or word.marks.counts:
        return False
    last = word.found.last
    if not DESCRIBING.isdisjoint(word.behind(1)):
        return False  # ردا على قصف مماثل من العدو: one more act
    told_behind = any(date.first > last for date in word.marks.dates) or any(form in RELATIVE or form in TOLD_BY for form in word.behind(NAMED_WITHIN))
    return not told_behind


def _closes_a_scene(word: Word) -> bool:
    forms = (*word.forms[word.found.first : word.found.last + 1], *word.behind(CLOSED_WITHIN))
    return word.kind.id == "siege" and any(form.startswith(CORDON) for form in map(_bare, forms)) and not SCENES.isdisjoint(forms)


def _bare(form: str) -> str:
    return form.removeprefix("و").removeprefix("ب").removeprefix("ت").removeprefix("ال")


def _is_evil_at_large(word: Word) -> bool:
    if word.form != "noun" or word.marks.dates or word.marks.counts:
        return False
    before, behind = "".join(word.before(1)), "".join(word.behind(1))
    bare = word.written.removeprefix("و").removeprefix("ب")
    is_joined = word.written.startswith("و") and before.removeprefix("ب") in EVILS or behind.startswith("و") and behind[1:] in EVILS
    return bare in EVILS and is_joined


SPOKEN_OF: tuple[NoAct, ...] = (
    NoAct(
        name="freed-before", grammar="ground that was freed before what is told: زار الوزير المدينة بعد تحريرها من المسلحين; not بعد استعادتها البلدة, whose pronoun is who acts",
        families=("battle", "handover"), holds=_is_freed_before,
        example="زار الوزير المدينة بعد [[تحريرها]] من المسلحين.", never="أعلنت القوات تقدمها في المدينة بعد [[تحريرها]] البلدة.",
    ),
    NoAct(
        name="to-be-joined", grammar="fighting that somebody was brought or trained to join: للمشاركة في معارك المدينة",
        families=("battle", "attack", "strike", "raid"), holds=_is_to_be_joined,
        example="دربت الجماعة مئة مقاتل للمشاركة في [[معارك]] المدينة.", never="قتل عشرة خلال مشاركتهم في [[معارك]] المدينة.",
    ),
    NoAct(
        name="daily", grammar="what goes on day by day, told without a day: القصف اليومي, عمليات القتل اليومية",
        holds=_is_daily,
        example="تحدث المبعوث عن [[القصف]] اليومي للمدينة.", never="تحدث المبعوث عن [[القصف]] الذي طال المدينة.",
    ),
    NoAct(
        name="evils-at-large", grammar="evils that are named side by side, told without a day or a number: حياة مليئة بالقتل والدمار, التحريض والقتل",
        families=("attack", "harm", "custody", "destruction", "sexual_violence"), holds=_is_evil_at_large,
        example="تحدث الخطيب عن [[القتل]] والدمار في المدينة.", never="تحدث الخطيب عن [[القتل]] الذي طال المصلين في المدينة.",
    ),
    NoAct(
        name="closed-scene", grammar="the scene of what happened, which the police close, and no town besieged: فرضت الشرطة طوقا أمنيا على المكان",
        holds=_closes_a_scene,
        example="فرضت الشرطة [[طوقا أمنيا]] على المكان في المدينة.", never="فرضت القوات [[طوقا أمنيا]] على المدينة.",
    ),
    NoAct(
        name="only-named", grammar="what an act answers, or since when things are so, named and not told: ردا على قصف المدينة, منذ سقوط المدينة; not ردا على هجوم قتل فيه ثلاثة أمس",
        families=("strike", "attack", "harm", "battle", "bomb"), holds=_is_only_named,
        example="قال القائد إنه سيرد على العدو ردا على [[قصف]] المدينة.", never="قال القائد إنه سيرد على العدو ردا على [[قصف]] المدينة أمس.",
    ),
    NoAct(
        name="where-from", grammar="which home or post is meant: المنزل الذي نزحت منه, قراهم التي هجروا منها, المواقع التي انسحبوا منها",
        families=("displacement", "movement"), holds=_is_where_from,
        example="عادت العائلات إلى القرى التي [[نزحت]] منها.", never="دخل الجيش القرية، و[[نزحت]] منها العائلات.",
    ),
)
