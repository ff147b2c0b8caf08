"""Everyday stories, in which words for acts mean no act of violence: accidents, ordinary crime, work, culture; and, beside them, what is told all the same."""

from __future__ import annotations

import pytest

from tests.extract.constructions.reading import read

UNTOLD = [
    # one sentence gives the dead or the arrest, another says of what
    "عثر صباح اليوم على جثة رجل ملقاة في شارع بمدينة بنزرت. وقال مصدر طبي إن الرجل توفي إثر نوبة قلبية مفاجئة.",
    "أوقفت الشرطة في مدينة بنزرت اليوم ثلاثة أشخاص. وأوضح المصدر أنهم متورطون في سرقة المواشي.",
    "أصيب ستة عسكريين في حادث انقلاب سيارة عسكرية ظهر اليوم في مدينة القصرين. وقد نقل المصابون إلى المستشفى الجهوي بمدينة القصرين.",
    "لقي مواطن مصرعه جراء سقوطه ببئر في مدينة تبوك. وأوضح المتحدث أن الحادث نتج عنه وفاة شخص في مدينة تبوك. ويتقدم الدفاع المدني بخالص العزاء.",
    # what a course aims at, what is stopped, who strikes
    "نظمت المديرية في مدينة تبوك أمس حملة للتبرع بالدم استهدفت موظفي الجوازات.",
    "دخل مدير الدائرة في مدينة منوبة في إضراب جوع منذ السبت احتجاجا على حرمانه من حقه.",
    "أوقفت الجامعة مساعداتها للطلبة في مدينة تبوك أمس.",
    # figures of speech, shows, history
    "ضرب مدير الفرع في مدينة تبوك أمس أروع الأمثلة في الوفاء.",
    "تنظم البلدية يوم الجمعة تظاهرة علمية في مدينة بنزرت.",
    "1974 - القوات تعتقل مطرانا في مدينة القدس.",
    "أطلقت الشركة أمس صاروخا إلى الفضاء من مدينة تبوك.",
]
TOLD = [
    ("killing", "عثر صباح اليوم على جثة رجل ملقاة في شارع بمدينة بنزرت. وقال مصدر طبي إنه قتل بالرصاص."),
    ("landmine", "انقلبت سيارة عسكرية أمس بانفجار لغم في مدينة القصرين وقتل جنديان. وأودى حادث سير آخر بحياة شخص."),
    ("killing", "دهس رجل بسيارته عددا من المارة في مدينة برلين أمس وقتل أربعة. وتسبب حادث سير آخر في الزحام."),
    ("protest", "نفذ عمال المصنع إضرابا عن العمل، ونظموا مسيرة في مدينة صفاقس أمس."),
    ("arrest", "اعتقلت قوات سوريا الديمقراطية شابا في مدينة الشحيل أمس بتهمة السرقة. وعثر على سيارات مسروقة في البلدة."),
    ("airstrike", "استهدف طيران التحالف أهدافا استراتيجية في مدينة مأرب أمس."),
    # a town is no drunkard
    ("airstrike", "أصابت الغارات أهدافا عدة قرب مدينة مخمور أمس."),
]


@pytest.mark.parametrize("text", UNTOLD)
def test_an_everyday_story_tells_no_incident(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(("kind", "text"), TOLD)
def test_what_looks_like_one_is_told(kind: str, text: str) -> None:
    assert kind in {account.kind for account in read(text)}
