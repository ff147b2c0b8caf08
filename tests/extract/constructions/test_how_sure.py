"""How sure an account is told, where several sentences tell its incident or its words only look to what is to come."""

from __future__ import annotations

import pytest

from tests.extract.constructions.reading import read

TOLD = [
    ("asserted", "أقلعت المقاتلات من القاعدة لشن غارات على مواقع التنظيم في مدينة هجين."),
    ("asserted", "قتل أربعة جنود بإطلاق نار من مصدر مجهول في مدينة عتق أمس."),
    # a denial stays one though others behind it are spoken of as known
    ("denied", "نفت وزارة الدفاع قصف السوق في مدينة عتق أمس. وقالت الوزارة إن القصف المزعوم لم يقع."),
    ("planned", "هدد الفصيل بقصف مدينة عتق غدا."),
]
# what troops are gathered for, what is expected or looms, where hostile bases stand: no act that an account tells
UNTOLD = [
    "تواصل الألوية استعداداتها لإطلاق عملية عسكرية لتحرير مدينة عتق.",
    "من المتوقع أن تندلع اشتباكات في مدينة عتق غدا.",
    "يترقب سكان مدينة عتق هجوما بريا وشيكا.",
]


@pytest.mark.parametrize(("factuality", "text"), TOLD)
def test_how_sure_an_incident_is_told(factuality: str, text: str) -> None:
    assert {account.factuality for account in read(text)} == {factuality}


@pytest.mark.parametrize("text", UNTOLD)
def test_what_is_only_looked_to_is_no_incident(text: str) -> None:
    assert read(text) == ()
