"""Words for acts that nobody carried out: needed or averted, tried, stopped, what a checkpoint is for, what left something behind long ago.

In: a trigger in its sentence. Out: the entries of `NO_ACTS` for them, each with an example and a counter-example that run as tests (`tests/extract/test_no_acts.py`).
"""

from __future__ import annotations

from functools import cache

from riwaya.extract.acts import GOVERNING
from riwaya.extract.no_acts.word import NoAct, Word
from riwaya.lexicon.arabic.factuality_records import load_factuality

TRYING = frozenset("يحاول تحاول حاول حاولت حاولوا يحاولون محاوله محاولات محاولتها محاولته محاولتهم لمحاوله لمحاولتها".split())
TAKEN = frozenset(("took-control", "arrest", "outside-the-law", "advanced"))
TRIED_WITHIN = 5
CHECKED = frozenset(("تفتيش", "حواجز", "حاجزا", "نقاط"))
CHECKED_WITHIN = 10
STOPPED = frozenset("التصعيد تصعيد تصعيدا الهجوم الهجمات القصف الغارات الانتهاكات الجرايم المجازر النزيف نزيف التقدم الزحف هجوم هجوما هجومها هجومه هجمات هجماتها هجماته تقدم تقدما زحف قصف قصفها غارات غاراتها معركه المعركه المعارك القتال عملياتها عمليات عمليه العدوان عدوان اعتداءات عدوانها حربها الحرب جرايم جرايمهم جرايمها جريمه انتهاكات الاجرام التحركات تحركات العمل عملها نشاطها ضخ بث انتاج البث الانتاج الاختبارات التجارب الدراسه الدروس المساعدات مساعدات مساعداتها مساعداته الخدمه الخدمات الرحلات رحلات رحلاتها البرنامج برنامج المشروع مشروع المفاوضات".split())
WITHIN = 3
STOPPING = ("اوقف", "يوقف", "توقف", "ايقاف", "توقيف")
AFTERMATH = frozenset("مخلفات المخلفات المنفجره".split())
LEFT_BY = frozenset("جراء عن من نتيجه بفعل بسبب".split())
LEFT_WITHIN = 8


def _is_governed(word: Word) -> bool:
    first = word.found.first
    return any(stance.factuality == "none" and stance.first <= first <= stance.last and stance.rule in _governing() for stance in word.marks.stances)


@cache
def _governing() -> frozenset[str]:
    return frozenset(f"ar/factuality/{name}" for name, cue in load_factuality().cues.items() if cue.scope == "genitive")


def _is_tried(word: Word) -> bool:
    if word.trigger.name not in TAKEN or word.form == "verb":
        return False
    before = [form.removeprefix("و") for form in word.before(TRIED_WITHIN)]
    tried = next((n for n in range(len(before) - 1, -1, -1) if before[n] in TRYING), None)
    return tried is not None and GOVERNING.isdisjoint(before[tried + 1 :]) and "،" not in before[tried:]


def _is_for_a_checkpoint(word: Word) -> bool:
    return word.form == "noun" and "ل" in word.found.prefix and not CHECKED.isdisjoint(word.before(CHECKED_WITHIN))


def _stops_an_act(word: Word) -> bool:
    verb = word.written.removeprefix("و").removeprefix("ل").removeprefix("ب")
    return verb.startswith(STOPPING) and not STOPPED.isdisjoint(word.behind(WITHIN))


def _left_something(word: Word) -> bool:
    return word.form == "noun" and not LEFT_BY.isdisjoint(word.before(1)) and not AFTERMATH.isdisjoint(word.before(LEFT_WITHIN))


NOT_DONE: tuple[NoAct, ...] = (
    NoAct(
        name="governed", grammar="what is only needed, near, planned or to be stopped, by a word of `factuality.yaml` right before it: ضرورة استعادة البلدة, لمنع تقدم الجيش; what else its sentence tells stays",
        holds=_is_governed,
        example="شدد الوزير على ضرورة [[اعتقال]] المسلحين.", never="شدد الوزير على اللقاء بعد [[اعتقال]] المسلحين.",
    ),
    NoAct(
        name="tried", grammar="ground that somebody tries to take, men whom he tries to seize: تحاول القوات استعادة البلدة, خلال محاولة اعتقال شاب",
        families=("battle", "custody"), holds=_is_tried,
        example="يحاول الجيش استكمال [[سيطرته على]] المدينة.", never="حاول الجنود الفرار، وأعلنت الجماعة [[سيطرتها على]] المدينة.",
    ),
    NoAct(
        name="what-a-checkpoint-is-for", grammar="what a checkpoint was set up for: نصب نقاط تفتيش للقبض على الفارين",
        families=("custody",), holds=_is_for_a_checkpoint,
        example="نصبت الجماعة نقاط تفتيش في المدينة [[للقبض على]] الفارين.", never="داهمت القوات منازل في المدينة [[للقبض على]] الفارين.",
    ),
    NoAct(
        name="stops-an-act", grammar="to stop what goes on, and no man: أوقفت القوات هجوما, لإيقاف جرائمهم",
        families=("custody",), holds=_stops_an_act,
        example="[[أوقفت القوات]] هجوما على المدينة.", never="[[أوقفت القوات]] شابين في المدينة.",
    ),
    NoAct(
        name="left-something", grammar="what left duds or remnants of war behind: مخلفات الحرب الناجمة عن القصف, الذخائر غير المنفجرة جراء قصف",
        families=("strike",), holds=_left_something,
        example="تنتشر في المدينة ذخائر غير منفجرة، ومثل هذه المخلفات الناجمة عن [[قصف]] الجيش خطر.", never="قتل مدني جراء [[قصف]] الجيش للمدينة.",
    ),
)
