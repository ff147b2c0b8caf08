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
    # the place of an act is no act, and where forces are no movement
    ({"killing"}, "أطلق مسلحون النار على شاب كان متجها إلى مكان الغارة في مدينة الزنتان أمس، فقتل على الفور."),
    ({"shelling"}, "أصيب طفلان بقصف مدفعي على قرية ضمن مناطق انتشار البيشمركة قرب مدينة دهوك أمس."),
    ({"movement"}, "بدأ انتشار قوات الجيش في مدينة ترهونة أمس."),
    # a bomber and an aircraft as subjects
    ({"suicide_bombing"}, "قالت الشرطة إن انتحاريا هاجم مركز تدريب في مدينة كويتا أمس وقتل ستة."),
    ({"suicide_bombing"}, "كان المهاجم يرتدي زي الجيش وفجر حزامه الناسف بين الطلاب في مدينة مايدوغوري أمس فقتل تسعة."),
    ({"airstrike"}, "قصفت طائرات أخرى موقعا للمتمردين في مدينة كسلا أمس."),
    ({"drone_strike"}, "أصيب أربعة أمس جراء قصف طائرة إسرائيلية دون طيار منزلا في مدينة رفح."),
    ({"shelling"}, "قصفت دبابات موقعا للمتمردين في مدينة كسلا أمس، وحلقت طائرات فوقها."),
    # mines taken out of the ground, a town that is surrounded, a masdar of attacking, fighters sent
    ({"seizure"}, "انتزعت فرق الهندسة مئات الألغام من حقول مديرية المخا أمس."),
    ({"advance"}, "انتزع الجيش السوداني مدينة الدندر من قوات الدعم السريع أمس."),
    ({"siege"}, "تمكنت قوات الدعم السريع أمس من تطويق مدينة بابنوسة."),
    ({"ambush"}, "قام مسلحون أمس بمهاجمة دورية للجيش في مدينة تيلابيري."),
    ({"ambush"}, "هاجم مسلحون أمس دورية للشرطة العراقية في مدينة كركوك، ولاذت القوة المهاجمة بالفرار."),
    ({"movement"}, "دفعت الجماعة بأعداد كبيرة من مقاتليها إلى مدينة البيضاء أمس."),
    ({"clash"}, "اندلعت اشتباكات في مدينة تعز أمس، ونقل سبعة جرحى إلى المستشفى."),
    # وسط is the centre of a land as well as what goes on beside
    ({"ied"}, "اغتيل قاض السبت في مدينة العزيزية وسط العراق، بتفجير استهدف سيارته."),
    ({"siege"}, "تحاصر قوات الدعم السريع مدينة الأبيض وسط استمرار الاشتباكات."),
    # the pluperfect tells what was before; what somebody was driven to came about
    ({"release"}, "أعلنت الوزارة أمس أن طبيبة كانت خطفت في مدينة صعدة أطلق سراحها."),
    ({"abduction"}, "خطف مسلحون طبيبة في مدينة صعدة أمس وطالبوا بفدية."),
    ({"movement"}, "اشتد الحصار، ما دفع الفصيل لإخلاء مقاره في مدينة جرابلس أمس."),
    # a post begins right behind the name of the account
    ({"airstrike"}, "سامر العلي@samer_ali7غارات إسرائيلية على مخازن في مدينة القصير أمس."),
    # no act is covered by the words that part it from another
    ({"car_bomb", "ied"}, "أصيب ثلاثة مدنيين بانفجار سيارة مفخخة في مدينة الباب أمس، تزامنا مع انفجار سيارة أخرى في بلدة الراعي خلف جريحين."),
    # but a verb, or a result, behind the comma is told
    ({"raid"}, "طالبت العائلات بوقف القصف، واقتحم مسلحون مدينة بارا أمس."),
    ({"killing"}, "العائلات تطالب بوقف القصف، ومقتل ثلاثة مدنيين في مدينة بارا أمس."),
    # ground is taken by verbs of every person and number
    ({"advance"}, "أعلن المتحدث أن الجيش السوداني والقوة المشتركة استعادا السيطرة على مدينة بارا أمس."),
    ({"advance"}, "قال الناطق إن فرقتين من الجيش السوداني استولتا على مدينة بارا أمس."),
    ({"shelling"}, "قصفت المدفعية مدينة بارا التي حررها الجيش السوداني، وقرية حررها المقاتلون."),
    # houses on fire, unless somebody set or shelled them
    ({"shelling"}, "أصيب ثلاثة عمال إثر حريق اندلع في مصنع بمدينة الخرطوم أمس بعد أن أصابته قذائف."),
]
UNTOLD = [
    # what is wanted or threatened, also in a list behind a comma; what is called for, asked or read out of a book
    "ناشدت العشائر الجيش تعزيز القصف على معاقل المسلحين، وتدمير الجسور في مدينة بارا.",
    "تسعى الجماعة إلى تحرير الأسرى، واقتحام السجن في مدينة بارا.",
    "تحث الجماعة مقاتليها على استهداف الجيش في مدينة بارا.",
    "دعت القيادة جنود الفرقة في مدينة بارا للانشقاق.",
    "سئل الوزير عما إذا كان إطلاق سراح الطبيبة في مدينة بارا جاء بعد فدية.",
    "ألقى الإمام خطبة في مدينة بارا، وقال تعالى: ومن يقتل مؤمنا متعمدا.",
    "تسيطر قوات الدعم السريع على مدينة بارا.",
    "يرى الخبير أن مسلحي التنظيم ما زالوا قادرين على شن هجمات أو السيطرة على قرى في محافظة ديالى.",
    "يملك الجيش صواريخ يمكن إطلاقها على مدينة العريش.",
    "تسعى الجماعة إلى الاستيلاء على مخازن السلاح في مدينة مصراتة.",
    "وستستمر الاحتجاجات في مدينة الناصرية إلى أن تستقيل الحكومة.",
    "وصلت فرق الإسعاف إلى مكان الانفجارات في مدينة الزاوية.",
    "لقي طفلان حتفهما وأصيبت سيدة إثر حريق في شقة بمدينة طنجة أمس.",
    "نفذ أمس حكم القتل قصاصا بقاتل جاره في مدينة أبها.",
    "نقل سبعون جريحا من مدينة تعز إلى الخارج للعلاج أمس.",
    "تتواصل الضغوط على الفصيل لإخلاء مقاره في مدينة جرابلس.",
    "يتفاوض الطرفان حول نقل مقاتلي الفصيل من مدينة بانياس.",
]


@pytest.mark.parametrize(("kinds", "text"), TOLD, ids=[str(n) for n in range(len(TOLD))])
def test_the_text_tells_incidents_of_these_kinds(kinds: set[str], text: str) -> None:
    assert {account.kind for account in read(text)} == kinds


@pytest.mark.parametrize("text", UNTOLD)
def test_the_text_tells_no_incident(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "sub_event"),
    [
        ("سيطرت المقاومة الشعبية والجيش اليمني على مدينة شقرة من الحوثيين أمس.", "Government regains territory"),
        ("سيطر الحوثيون على مدينة شقرة أمس.", "Non-state actor overtakes territory"),
    ],
)
def test_whom_a_state_fights_beside_gains_ground_for_it(text: str, sub_event: str) -> None:
    assert {account.sub_event_type for account in read(text)} == {sub_event}
