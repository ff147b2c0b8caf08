"""Police, armies and services whose country only a word or the story tells: of a land without an actor of its own, of a place, of a group, of the country of the outlet."""

from __future__ import annotations

import pytest

from riwaya.extract.speech.outlet_names import outlet_names
from tests.extract.constructions.reading import PIPELINE, parts, read

# a text, and the parts that its accounts must hold; `-` before one says that they must not
TOLD = [
    # an adjective says whose they are
    ("قتل شرطي بلجيكي بهجوم مسلح في مدينة سوسة التونسية.", ["police target", "-tunisian_police target"]),
    ("اعتقلت السلطات المغربية ثمانية أشخاص في مدينة فاس.", ["security_forces initiator"]),
    ("قتل شرطي بهجوم مسلح في مدينة سوسة التونسية.", ["tunisian_police target"]),
    # names that other countries have too
    ("قتل ثلاثة من عناصر الجيش الوطني بانفجار لغم في مدينة القصرين التونسية.", ["tunisian_army target", "-sna target"]),
    ("قتل ثلاثة من عناصر الجيش الوطني بانفجار لغم في مدينة عفرين.", ["sna target", "-tunisian_army target"]),
    ("أوقف الأمن العام رجلين في مدينة عمان الأردنية.", ["security_forces initiator", "-syrian_transitional_government initiator"]),
    ("أوقف الأمن العام رجلين في مدينة جبلة السورية.", ["syrian_transitional_government initiator"]),
    ("تمكنت إحدى التشكيلات العسكرية من القبض على رجل في مدينة القصرين التونسية.", ["tunisian_army initiator"]),
    ("وقع تفجير في مسجد قوات الطوارئ بمنطقة عسير.", ["saudi_police target"]),
    ("أصيب جندي من قوات الطوارئ الدولية بقصف على بلدة الناقورة جنوب لبنان.", ["-saudi_police target"]),
    ("قصفت جماعة الحوثي والقوات الموالية للرئيس السابق علي عبد الله صالح مدينة عدن.", ["houthis initiator", "saleh_forces initiator"]),
    ("قصف مسلحون مناهضون لصالح مدينة عدن.", ["-saleh_forces initiator"]),
    # police of a place as the subject
    ("تمكنت شرطة محافظة القريات من القبض على رجلين في مدينة القريات.", ["saudi_police initiator"]),
    ("ألقت شرطة القريات القبض على رجلين في مدينة القريات.", ["saudi_police initiator"]),
    ("قتل مدير شرطة القريات برصاص مسلحين في مدينة القريات.", ["-saudi_police initiator"]),
    # patrols
    ("أوقفت دورية أمنية شابا في مدينة سوسة التونسية.", ["tunisian_police initiator"]),
    ("استهدف مسلحون دورية أمنية في مدينة سوسة التونسية.", ["tunisian_police target"]),
    ("سيرت قوات حكومة الوفاق دوريات أمنية في مدينة سرت.", ["gna_forces initiator", "-security_forces target", "-security_forces initiator"]),
    # bodies of a group
    ("داهمت قوة أمنية من قسد منزلا في بلدة ذيبان واعتقلت شابا.", ["sdf initiator", "-sdf target", "-security_forces initiator"]),
    ("داهمت قوة أمنية من قوات سوريا الديمقراطية منزلا في بلدة ذيبان.", ["sdf initiator", "-security_forces initiator"]),
    ("اعتقلت الأجهزة الأمنية التابعة لحماس ثلاثة شبان في مدينة غزة.", ["hamas initiator", "-security_forces initiator"]),
    ("سلمت القوات الأمنية لقسد ثلاثة مطلوبين في مدينة الرقة.", ["-sdf initiator"]),
    ("استشهاد جندي أول من منسوبي القوات البرية السعودية بمقذوف في منطقة جازان.", ["saudi_forces target", "-saudi_forces initiator"]),
    # who tells of an arrest as the own act of the services
    ("أعلنت وزارة الداخلية البحرينية القبض على ستة أشخاص في مدينة سترة.", ["bahrain_police initiator"]),
    ("أعلنت وزارة الداخلية أنه تم مساء أمس القبض على ستة أشخاص في مدينة سوسة التونسية.", ["tunisian_police initiator"]),
    ("قالت وزارة الداخلية إنها اعتقلت ستة أشخاص في مدينة سوسة التونسية.", ["tunisian_police initiator"]),
    ("أعلنت السلطات المغربية القبض على خلية من ثمانية عناصر أعلنوا ولاءهم لتنظيم داعش في مدينة فاس.", ["security_forces initiator", "isis target", "-isis initiator"]),
    ("قالت وزارة الداخلية إن الجيش اعتقل ستة أشخاص في مدينة سوسة التونسية.", ["tunisian_army initiator", "-tunisian_police initiator"]),
    ("أدانت وزارة الداخلية اعتقال مسلحين ستة أشخاص في مدينة سوسة التونسية.", ["-tunisian_police initiator"]),
    # who only stands farther on behind an arrest
    ("تم إيقاف تلميذين من طرف الوحدات الأمنية في مدينة سوسة التونسية.", ["tunisian_police initiator"]),
    ("اعتقلت الشرطة التركية أمس في جميع أنحاء تركيا 590 شخصا.", ["turkish_police initiator", "-turkey target"]),
    ("أوقفت الشرطة التركية طلابا في مدينة إسطنبول بسبب صلتهم برجل يقيم في الولايات المتحدة.", ["-usa target", "-usa initiator"]),
    # upon whom a bomb went off
    ("انفجرت عبوة ناسفة بعناصر من قسد في بلدة ذيبان.", ["sdf target"]),
    ("انفجر لغم بقوات النظام في بلدة ذيبان.", ["regime target", "-regime initiator"]),
    ("انفجرت عبوة ناسفة بدورية للشرطة في مدينة سوسة التونسية.", ["tunisian_police target", "-tunisian_police initiator"]),
    ("فجر شاب نفسه بعبوة ناسفة في مدينة الرقة، وكان التحق بتنظيم داعش.", ["-isis target"]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[str(n) for n in range(len(TOLD))])
def test_the_text_tells_these_parts(text: str, expected: list[str]) -> None:
    told = parts(read(text))
    assert {part for part in expected if not part.startswith("-")} <= told
    assert not {part.removeprefix("-") for part in expected if part.startswith("-")} & told


def test_a_local_outlet_tells_of_its_country_where_a_place_there_is_named() -> None:
    text = "أوقف أعوان الأمن أربعة أشخاص في القصرين، وقتل عنصران من الجيش الوطني بانفجار لغم قرب القصرين."
    assert "tunisian_army target" in parts(PIPELINE.read(text, published="2017-05-02", outlet="Jawhara FM (Tunisia)"))
    abroad = "أطلقت الشرطة النار على متظاهرين في ضاحية وندربروك بالنمسا."
    assert "tunisian_police initiator" not in parts(PIPELINE.read(abroad, published="2017-05-02", outlet="Jawhara FM (Tunisia)"))


def test_the_nearest_name_of_an_outlet_says_its_country() -> None:
    assert [outlet_names(name).home for name in ("Al-Watan (Saudi)", "Al-Watan", "Alyaum TV", "Al-Yaum", None)] == ["SA", None, None, "SA", None]
