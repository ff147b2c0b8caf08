"""What a sentence tells where words around an act say that it is only wanted, feared, possible or somewhere known, and which of several acts names the incident."""

from __future__ import annotations

import pytest

from tests.extract.constructions.reading import read

# the kinds that the text tells, and the text
TOLD = [
    # what an act is for or averts names no incident, and takes none away that stands beside it
    ({"displacement"}, "نزحت خمسون عائلة من مدينة كادوقلي خشية وقوع قصف جديد."),
    ({"movement"}, "أرسلت قوات الدعم السريع تعزيزات إلى مدينة بارا لمنع تقدم الجيش."),
    ({"clash"}, "اندلعت اشتباكات في مدينة غريان أمس، إذ تسعى الكتيبة إلى السيطرة على المعسكر."),
    ({"clash"}, "دارت معارك عنيفة في مدينة مأرب أمس بانتظار إبرام اتفاق بين الطرفين."),
    ({"advance"}, "استطاع الجيش السوداني السيطرة على مدينة سنجة أمس."),
    ({"shelling"}, "قصفت المدفعية مدينة بنغازي أمس، ولا يستطيع السكان الفرار."),
    ({"shelling"}, "وسعت المدفعية قصفها على مدينة النهود أمس."),
    ({"protest"}, "استمرت الاحتجاجات في مدينة السليمانية أمس."),
]
UNTOLD = [
    "يرى الخبير أن مسلحي التنظيم ما زالوا قادرين على شن هجمات أو السيطرة على قرى في محافظة ديالى.",
    "يملك الجيش صواريخ يمكن إطلاقها على مدينة العريش.",
    "تسعى الجماعة إلى الاستيلاء على مخازن السلاح في مدينة مصراتة.",
    "وستستمر الاحتجاجات في مدينة الناصرية إلى أن تستقيل الحكومة.",
]


@pytest.mark.parametrize(("kinds", "text"), TOLD, ids=[str(n) for n in range(len(TOLD))])
def test_the_text_tells_incidents_of_these_kinds(kinds: set[str], text: str) -> None:
    assert {account.kind for account in read(text)} == kinds


@pytest.mark.parametrize("text", UNTOLD)
def test_the_text_tells_no_incident(text: str) -> None:
    assert read(text) == ()
