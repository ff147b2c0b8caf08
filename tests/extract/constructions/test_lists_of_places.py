"""One incident or several: villages of a list are told apart, and a toll told for all of them is repeated on each; a road, a holder or a direction is no list."""

from __future__ import annotations

import pytest

from tests.extract.constructions.reading import read

# a text, and its incidents: a place and those killed there, or nothing
TOLD = [
    ("قتل مدني وأصيب ثلاثة بقصف مدفعي لقوات النظام على بلدة سرمين ومدينة أريحا.", [("سرمين", 1), ("أريحا", 1)]),
    ("استهدف قصف صاروخي بلدات سرمين ومعارة النعسان وآفس، ما أدى إلى مقتل امرأة.", [("سرمين", 1), ("معارة النعسان", 1), ("آفس", 1)]),
    ("قصفت طائرات حربية قريتي الجديدة واليعقوبية. وقال الدفاع المدني إن الغارات على قرية الجديدة أسفرت عن مقتل سبعة مدنيين.", [("الجديدة", 7), ("اليعقوبية", None)]),
    ("قتل رجلان بقصف طائرة مسيرة دراجة نارية على طريق المسطومة ومدينة أريحا.", [("المسطومة", 2)]),
    ("قتل رجلان بغارة على قرية تلتيتا، شمالي مدينة كفر تخاريم.", [("تلتيتا", 2)]),
    ("قصف مكثف على سرمين وبلدات في إدلب وإصابة امرأة ومقتل رجل.", [("سرمين", 1)]),
    ("قتل تسعة مدنيين بقصف على ريف إدلب. واستهدف القصف بلدتي سرمين والنيرب.", [("سرمين", None), ("النيرب", None)]),
    ("قصفت مدفعية التحالف مواقع للحوثيين في مديريات شدا وباقم ورازح في محافظة صعدة.", [("شدا", None), ("باقم", None), ("رازح", None)]),
    ("دارت مواجهات مع الحوثيين في حيس والمغراس ومحيط الفازة جنوب الحديدة.", [("حيس", None), ("المغراس", None), ("الفازة", None)]),
    ("قصفت مدفعية الحوثيين حيس والمغراس والخوخة جنوب الحديدة.", [("حيس", None), ("المغراس", None), ("الخوخة", None)]),
    ("قصفت مدفعية الحوثيين حيس والمستشفى والخوخة جنوب الحديدة.", [("حيس", None)]),
    ("استهدفت غارات جوية مدن إدلب وسراقب ومعرة النعمان.", [("إدلب", None), ("سراقب", None), ("معرة النعمان", None)]),
    ("قصفت راجمات مساء اليوم مطاري التيفور والشعيرات بريف حمص.", [("التيفور", None), ("الشعيرات", None)]),
    ("دارت معارك في منطقتي أبو سليم والهضبة.", [("أبو سليم", None), ("الهضبة", None)]),
    ("قصفت الطائرات أماكن في منطقتي الكوم وكتف الغدر وقرية غمام بريف اللاذقية.", [("الكوم", None), ("كتف الغدر", None), ("غمام", None)]),
    ("شنت طائرات غارات في محافظتي صعدة وحجة وقتلت تسعة.", [("صعدة", 9)]),
    ("قتل عشرة عناصر باشتباكات بين قسد وتنظيم داعش في بلدتي هجين والشعفة.", [("هجين", 10)]),
    # as many blasts as places, or no number of them; one blast is at one place
    ("أصيب أربعة أطفال بانفجارين في كركوك وتكريت.", [("كركوك", None), ("تكريت", None)]),
    ("قتل ستة مدنيين بتفجير ثلاث سيارات مفخخة في بعقوبة والخالص والمقدادية.", [("بعقوبة", 6), ("الخالص", 6), ("المقدادية", 6)]),
    ("هزت تفجيرات مدينتي كركوك وتكريت.", [("كركوك", None), ("تكريت", None)]),
    ("قتل جندي بانفجار عبوة ناسفة بين بلدتي حيس والخوخة.", [("حيس", 1)]),
    ("قتل جندي بانفجار عبوتين ناسفتين في مدينة حيس.", [("حيس", 1)]),
    ("قتل ستة مدنيين بانفجارين في كركوك وتكريت وبيجي.", [("بيجي", 6)]),
    # a list goes on behind a semicolon and what holds its first part, and behind a colon
    (
        "تعرضت قرى كنصفرة وسفوهن بجبل الزاوية؛ جنوبي إدلب، وقرى الجديدة واليعقوبية بريف جسر الشغور لقصف مدفعي.",
        [("كنصفرة", None), ("سفوهن", None), ("الجديدة", None), ("اليعقوبية", None)],
    ),
    ("قصفت المدفعية مدينة سرمين، وبلدات: النيرب، وآفس.", [("سرمين", None), ("النيرب", None), ("آفس", None)]),
    ("نفذ التحالف إنزالا جويا في بلدة ذيبان قتل فيه عنصران من داعش. وأشار مصدر إلى أن العملية شملت أحياء الزهور والنخيل.", [("ذيبان", 2)]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[str(n) for n in range(len(TOLD))])
def test_incidents_by_place(text: str, expected: list[tuple[str, int | None]]) -> None:
    accounts = read(text)
    incidents = dict.fromkeys(a.incident_id for a in accounts)
    told = []
    for incident in incidents:
        own = [a for a in accounts if a.incident_id == incident]
        killed = next((c.min for a in own for c in a.counts if c.measure == "killed"), None)
        told.append((own[0].place.name if own[0].place else None, killed))
    assert told == expected


def test_a_joint_toll_is_marked_for_review() -> None:
    joint = read("قتل مدني بقصف مدفعي على بلدة سرمين ومدينة أريحا.")
    alone = read("قتل مدني بقصف مدفعي على بلدة سرمين.")
    assert all("figures told for several places together" in a.review for a in joint)
    assert not any("figures told for several places together" in a.review for a in alone)


def test_who_tells_no_figure_has_no_note_on_figures() -> None:
    accounts = read("قتل مدني بقصف مدفعي على بلدة سرمين ومدينة أريحا. وقال الدفاع المدني إن فرقه نقلت المصابين بعد القصف.")
    told = {bool(account.sources): account.review for account in accounts}
    assert "figures told for several places together" in told[False] and "figures told for several places together" not in told[True]
