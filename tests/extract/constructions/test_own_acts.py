"""What a group tells or claims of its own acts."""

from __future__ import annotations

import pytest

from tests.extract.constructions.reading import parts, read

# a text, and parts that its accounts hold
TOLD = [
    ("أعلنت قسد سيطرتها على بلدة هجين بعد اشتباكات مع تنظيم داعش.", {"sdf initiator", "isis target"}),
    ("أعلنت قوات حكومة الوفاق سيطرتها على منطقة العزيزية جنوب طرابلس.", {"gna_forces initiator"}),
    ("قالت حركة طالبان إن مقاتليها سيطروا على مدينة غزني بعد معارك مع القوات الأفغانية.", {"taliban initiator"}),
    ("هزت خمسة تفجيرات مدينة صنعاء مساء الأربعاء وخلفت 31 قتيلا. وتبناها تنظيم الدولة.", {"isis initiator"}),
]


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[str(n) for n in range(len(TOLD))])
def test_the_text_tells_this(text: str, expected: set[str]) -> None:
    assert expected <= parts(read(text))
