"""How many, of whom, and by whose word: comrades of one force, subjects before their verb, two speakers with two tolls, the others of a sentence before."""

from __future__ import annotations

import pytest

from tests.extract.constructions.reading import read

# a text, and counts of its accounts: measure, group, number
TOLD = [
    ("قتل ضابط وجندي من الجيش اليمني في مواجهات مع الحوثيين في جبهة نهم.", {("killed", "yemen_government", 2)}),
    ("قتل جنديان أميركيان وجندي بريطاني بسقوط صواريخ على قاعدة التاجي شمالي بغداد.", {("killed", "us_forces", 2), ("killed", "uk_forces", 1)}),
    ("أعلنت الداخلية التونسية مقتل 35 مهاجما وسبعة مدنيين في هجوم لداعش على مدينة بن قردان.", {("killed", "isis", 35), ("killed", "civilians", 7)}),
    ("قتل 38 شخصا في تفجيرين في مدينة إسطنبول. وقال وزير الداخلية إن 30 من القتلى من الشرطة التركية.", {("killed", "turkish_police", 30)}),
    ("قتل رجل بغارة على مدينة أريحا. واستشهد ثمانية آخرون في قصف على بلدة سرمين.", {("killed", "civilians", 8)}),
    ("أفرجت قسد عن 30 معتقلا في مدينة الرقة.", {("released", "prisoners", 30)}),
]
# a text, and what each source says of those killed
SAID = [
    ("قالت مصادر طبية إن أربعة مدنيين قتلوا بقصف على مدينة أريحا، فيما قال الدفاع المدني إن القتلى سبعة.", {("medical_source", 4), ("white_helmets", 7)}),
    ("قتل أربعة مدنيين بقصف على مدينة أريحا بحسب مصادر طبية، بينما أفاد الدفاع المدني بمقتل سبعة.", {("medical_source", 4), ("white_helmets", 7)}),
    ("قالت وزارة الداخلية إن خمسة من الشرطة قتلوا في هجوم في مدينة العريش، وقال تنظيم الدولة إنه قتل 15 شرطيا.", {("interior_ministry", 5), ("isis", 15)}),
]


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[str(n) for n in range(len(TOLD))])
def test_the_text_counts_these(text: str, expected: set[tuple[str, str, int]]) -> None:
    found = {(c.measure, c.group, c.min) for a in read(text) for c in a.counts}
    assert expected <= found


@pytest.mark.parametrize(("text", "expected"), SAID, ids=[str(n) for n in range(len(SAID))])
def test_two_speakers_give_two_tolls_of_one_incident(text: str, expected: set[tuple[str, int]]) -> None:
    accounts = read(text)
    assert len({a.incident_id for a in accounts}) == 1
    assert {(a.sources[0].id, c.min) for a in accounts if a.sources for c in a.counts if c.measure == "killed"} == expected
