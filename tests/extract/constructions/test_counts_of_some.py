"""Some of those who are counted: parts before the verb of their whole, one of two, a third one, and words that only look like somebody who is counted."""

from __future__ import annotations

import pytest

from tests.extract.constructions.reading import read

# a text, and counts of its accounts: measure, group, demographic, number
PARTS = [
    ("قال مسعفون إن سبعة عمال من بينهم طفلان قتلوا في غارة على مدينة صعدة.", {("killed", "civilians", None, 7), ("killed", "civilians", "children", 2)}),
    ("ذكر مصدر طبي أن تسعة نازحين على الأقل، بينهم امرأتان، أصيبوا بقذائف سقطت على مدينة الضعين.", {("wounded", "displaced_people", None, 9), ("wounded", "displaced_people", "women", 2)}),
    ("أفادت الوكالة بأن 14 شخصا على الأقل قتلوا حينما انهار سقف مدرسة قصفت في مدينة كوستي.", {("killed", "civilians", None, 14)}),
    ("أصيب اثنان من الرعاة أحدهما طفل بانفجار لغم في مدينة البيضاء.", {("wounded", "civilians", None, 2), ("wounded", "civilians", "children", 1)}),
    ("قتل خمسة أشخاص إحداهم امرأة في انفجار في مدينة كابل.", {("killed", "civilians", None, 5), ("killed", "civilians", "women", 1)}),
    ("جرح مدنيان، بينهما طفلة، بقذيفة على مدينة تعز.", {("wounded", "civilians", None, 2), ("wounded", "civilians", "children", 1)}),
    ("قتل مزارعان وأصيب ثالث بانفجار لغم في مدينة البيضاء.", {("killed", "civilians", None, 2), ("wounded", "civilians", None, 1)}),
    ("أصيبت امرأة وقتلت أخرى بقصف على مدينة الدلنج.", {("wounded", "civilians", "women", 1), ("killed", "civilians", "women", 1)}),
    ("اعتقلت الشرطة مئات ممن شاركوا في مظاهرة في مدينة الخرطوم.", {("detained", "protesters", None, 200)}),
]
# some of the dead, the wounded and the captives whose number stands elsewhere, those who fell beside the wounded, whose dead a total counts, lists of things
AMONG = [
    ("قال مدير المستشفى إن هناك 30 طفلا بين الجرحى في غارة على مدينة الفاشر.", {("wounded", "civilians", "children", 30)}),
    ("قتل ثمانية في غارة على مدينة صعدة. ومن بين القتلى طفلان وامرأة.", {("killed", "civilians", None, 8), ("killed", "civilians", "children", 2), ("killed", "civilians", "women", 1)}),
    ("قتل ستة في غارة على مدينة صعدة. وذكر طبيب أن من بين القتلى الستة، طفلين.", {("killed", "civilians", "children", 2)}),
    ("قتل تسعة أشخاص بقصف على مدينة إدلب، ومن بين الضحايا المدنيين ثلاثة أطفال.", {("killed", "civilians", "children", 3)}),
    ("أصيب ستة مدنيين بقصف على مدينة أعزاز. وذكرت مصادر محلية أن شرطيين كانا من بين المصابين.", {("wounded", "police", None, 2)}),
    ("قتل ستة أشخاص في هجوم لطالبان في مدينة كابل. وأضاف الوالي أن اثنين من أعضاء المجلس من بين القتلى.", {("killed", "unknown", None, 2)}),
    ("اعتقلت قوات الأمن 40 شخصا في مدينة سوسة، وبين المعتقلين ثلاثة قاصرين.", {("detained", "civilians", None, 3)}),
    ("قال المرصد إن 20 عنصرا قتلوا في هجوم على حاجز في مدينة البوكمال، وبين قتلى الجيش السوري ثلاثة ضباط.", {("killed", "regime", None, 3)}),
    ("أدت العاصفة من القذائف إلى سقوط أربعة مدنيين وجرح تسعة في مدينة أبيي.", {("killed", "civilians", None, 4), ("wounded", "civilians", None, 9)}),
    ("أكد مصدر ارتفاع عدد قتلى قسد، نتيجة غارة على معسكر في مدينة المالكية، إلى 46 قتيلا.", {("killed", "sdf", None, 46)}),
    ("قالت القناة إن عدد القتلى بلغ \"39 مدنيا\" في غارة على مدينة صعدة.", {("killed", "civilians", None, 39)}),
    ("أوضح المتحدث أن حصيلة القتلى الأولية هي 10 ضحايا في انفجار في مدينة كابل.", {("killed", "civilians", None, 10)}),
    ("أعلن الجيش أن الحوثيين تكبدوا أمس عشرات القتلى في غارة على مدينة صعدة.", {("killed", "houthis", None, 20)}),
    ("قتل 2 من خلايا تنظيم داعش في عملية أمنية في مدينة الشحيل.", {("killed", "isis", None, 2)}),
    ("دمرت الغارات 9 مستودعات للأسلحة و22 عجلة مسلحة و14 زورقا لداعش في مدينة الرمادي.", {("positions", "isis", None, 9), ("vehicles", "isis", None, 22), ("vehicles", "isis", None, 14)}),
    ("قتل جنديان أميركيان وثلاثة مدنيين في هجوم على مدينة قندهار.", {("killed", "us_forces", None, 2), ("killed", "civilians", None, 3)}),
    ("قتل 54 شخصا بينهم 28 مدنيا في غارة على مدينة البوكمال.", {("killed", "unknown", None, 54), ("killed", "civilians", None, 28)}),
    ("أوقع الهجوم 60 قتيلا، نصفهم من المدنيين، في مدينة الموصل.", {("killed", "unknown", None, 60)}),
    ("قتل 12 من الحوثيين في معارك في مدينة لحج، إضافة إلى 38 جريحا، فيما قتل سبعة من عناصر المقاومة الشعبية.", {("wounded", "houthis", None, 38)}),
    ("قال متحدث باسم المقاومة الشعبية إن اشتباكات مع الحوثيين في مدينة تعز أدت إلى مصرع 18 متمردا وإصابة 24 آخرين.", {("killed", "houthis", None, 18), ("wounded", "houthis", None, 24)}),
]
# those who fell with one of their own, parts of one age, persons of an office, and on whose side people fell
TOGETHER = [
    ("استهدف تفجير سيارة القيادي في حركة حماس سامي الراجح في مدينة صيدا وأدى إلى مقتله وزوجته وطفليه.", {("killed", "hamas", None, 4)}),
    ("أدى تفجير في مدينة مصياف إلى مقتله وسائقه على الفور.", {("killed", "civilians", None, 2)}),
    ("قتلت أم يمنية مع طفلها بانفجار لغم في مدينة حيس.", {("killed", "civilians", None, 2), ("killed", "civilians", "women", 1), ("killed", "civilians", "children", 1)}),
    ("قالت وكالة وفا إن سامي الراجح (40 عاما)، ونجله لؤي (13 عاما) قتلا في غارة على مدينة غزة.", {("killed", "civilians", None, 2)}),
    ("أصيب مواطنون بقصف على مدينة الخوخة، بينهم الطفل سالم الراجح (13 عاما)، والطفلة ريم الراجح (9 أعوام).", {("wounded", "civilians", "children", 2)}),
    ("أصيب خمسة مدنيين بينهم طفلة وطفل وامرأة بقصف على مدينة بورتسودان.", {("wounded", "civilians", "children", 2), ("wounded", "civilians", "women", 1)}),
    ("اختطف مسلحون مجهولون مدير إدارة الموانئ سامي الراجح من مكتبه في مدينة بنغازي.", {("abducted", "civilians", None, 1)}),
    ("اغتال مجهولون محافظ عدن بسيارة مفخخة في مدينة عدن.", {("killed", "officials", None, 1)}),
    ("لقي 30 مسلحا حوثيا مصرعهم وأسر ستة في معارك مع الجيش اليمني في مدينة تعز.", {("killed", "houthis", None, 30), ("detained", "houthis", None, 6)}),
    ("قتل 45 مسلحا مواليا للنظام جراء هجمات شنها تنظيم داعش في مدينة البوكمال.", {("killed", "regime", None, 45)}),
    ("قتل أربعة فلسطينيين، بينهم ثلاثة من ناشطي \"كتائب القسام\"، بغارة على مدينة غزة.", {("killed", "qassam", None, 3)}),
    ("قتل من جانب المقاومة الشعبية ثمانية أشخاص في معارك مع الحوثيين في مدينة تعز.", {("killed", "popular_resistance_yemen", None, 8)}),
    ("قالت مصادر إن غارة على مدينة حيس أدت إلى مقتل 17 حوثيا وجرح العشرات.", {("killed", "houthis", None, 17), ("wounded", "houthis", None, 20)}),
]
# mother and child with her nationality between, whose mother fell with them, some of the bodies, parts behind ومنهم, a list that another clause ends
KIN = [
    ("قتلت أم يمنية وطفلها بقصف على مدينة تعز.", {("killed", "civilians", None, 2), ("killed", "civilians", "women", 1), ("killed", "civilians", "children", 1)}),
    ("قتل رجل فلسطيني وطفلاه بقصف على مدينة غزة.", {("killed", "civilians", None, 3), ("killed", "civilians", "children", 2)}),
    ("قتل طفلان وأمهما وطفل آخر بقصف على مدينة سرمين.", {("killed", "civilians", None, 4), ("killed", "civilians", "children", 3), ("killed", "civilians", "women", 1)}),
    ("قتل ثمانية مدنيين ومنهم ثلاثة أطفال بقصف على مدينة سرمين.", {("killed", "civilians", None, 8), ("killed", "civilians", "children", 3)}),
    ("أصيب مدنيان، منهما طفل، بقصف على مدينة سرمين.", {("wounded", "civilians", None, 2), ("wounded", "civilians", "children", 1)}),
    ("أصيب تسعة مدنيين بقصف على مدينة سرمين، ومن بين الإصابات أربعة أطفال.", {("wounded", "civilians", None, 9), ("wounded", "civilians", "children", 4)}),
    ("قصفت طائرات مدينة سرمين وبين الجثث طفلان.", {("killed", "civilians", "children", 2)}),
    ("لقي 5 مدنيين من أسرة واحدة (رجل وزوجته و3 من أطفالهما) حتفهم بقصف على مدينة سرمين.", {("killed", "civilians", None, 5), ("killed", "civilians", "women", 1), ("killed", "civilians", "children", 3)}),
    ("قتلت عائلة مكونة من أب وأم وثلاثة أطفال بقصف على مدينة سرمين.", {("killed", "civilians", None, 5), ("killed", "civilians", "women", 1), ("killed", "civilians", "children", 3)}),
    ("ارتفاع حصيلة قصف قوات النظام على مدينة سرمين إلى 6 مدنيين", {("killed", "civilians", None, 6)}),
    ("قتل سبعة مدنيين بينهم طفلان بقصف على مدينة سرمين، كما نقل طفل إلى بيته.", {("killed", "civilians", None, 7), ("killed", "civilians", "children", 2)}),
]
# who is joined to somebody by name: kin, one more by an article, several named in a row, and one who stands before a verb with nobody behind it
NAMED = [
    ("قتلت السيدة مريم الراجح، وزوجها سامي الراجح، في قصف على مدينة سرمين.", {("killed", "civilians", None, 2), ("killed", "civilians", "women", 1)}),
    ("استشهد الطفل سالم علي الراجح (9 أعوام) والطفلة ريم منصور بقصف على مدينة سرمين.", {("killed", "civilians", "children", 2)}),
    ("مقتل سامي الراجح وابنه سالم بقصف على مدينة سرمين.", {("killed", "civilians", None, 2)}),
    ("استشهاد الدكتور \"سامي الراجح\" وطفله \"سالم\" إثر القصف على مدينة سرمين.", {("killed", "civilians", None, 2), ("killed", "civilians", "children", 1)}),
    ("مقتل معلم بالإضافة إلى اثنين من أبنائه بغارة على مدينة سرمين.", {("killed", "civilians", None, 3)}),
    ("مقتل سامي الراجح وثلاثة من أبنائه بغارة على مدينة سرمين.", {("killed", "civilians", None, 4)}),
    ("استشهاد كل من سامي الراجح وسالم منصور برصاص الاحتلال في مدينة جنين.", {("killed", "civilians", None, 2)}),
    ("استشهاد سامي الراجح، سالم منصور ومحمد خالد برصاص الاحتلال في مدينة جنين.", {("killed", "civilians", None, 3)}),
    ("أفاد مراسل بأن عنصرا من قسد يدعى (سالم الراجح) قتل في بلدة ذيبان خلال اشتباكات مع الأهالي.", {("killed", "sdf", None, 1)}),
    ("أدى القصف على مدينة سرمين إلى إصابة الشاب \"سامي الراجح\" ووفاته.", {("wounded", "civilians", None, 1), ("killed", "civilians", None, 1)}),
    ("اغتيل أمس الدكتور سامي الراجح في مدينة عدن.", {("killed", "civilians", None, 1)}),
    ("مقتل المدرس \"سامي الراجح\" برصاص قسد في بلدة الجرذي.", {("killed", "civilians", None, 1)}),
    ("أفاد مراسل بأن مدنيا يدعى سالم الراجح (60 عاما) قتل بقصف صاروخي على أطراف بلدة قورقانيا.", {("killed", "civilians", None, 1)}),
    ("أصيب نجل وزير سابق حين سقطت قذائف هاون على حي حمروين في مقديشو.", {("wounded", "civilians", None, 1)}),
    ("قتل طفل وأصيب والداه وشقيقه بقصف على مدينة سرمين.", {("killed", "civilians", "children", 1), ("wounded", "civilians", None, 3)}),
    ("أصيب مدنيان بقصف على مدينة سرمين، توفي أحدهما لاحقا.", {("wounded", "civilians", None, 2), ("killed", "civilians", None, 1)}),
    ("اشتبك حرس الحدود مع المهربين وقتل أربعة منهم على الحدود السورية.", {("killed", "smugglers", None, 4)}),
]
# what a rising total counts without a word for the dead, the figure of the incident beside a toll of months
TOTALS = [
    ("ارتفع عدد ضحايا القصف على مدينة سرمين إلى سبعة.", {("killed", "civilians", None, 7)}),
    ("قتل راع بقصف على مدينة منبج، وبذلك يرتفع إلى 14 بينهم ثلاثة أطفال تعداد القتلى المدنيين جراء القصف.", {("killed", "civilians", None, 14), ("killed", "civilians", "children", 3)}),
    ("قال مصدر إن نحو 25 من ميليشيات الحوثي وقوات موالية لها قتلوا وأصيب 15 آخرون في مدينة مأرب.", {("killed", "houthis", None, 25), ("wounded", "houthis", None, 15)}),
    ("قتل ثلاثة مدنيين بقصف لقوات النظام على مدينة سرمين اليوم. ووصل عدد الشهداء الذين قتلوا في قصف قوات النظام خلال شهر إلى 16 شهيدا.", {("killed", "civilians", None, 3)}),
    ("استشهاد الدكتور \"سامي الراجح\" مدرس بكلية الاقتصاد وطفله \"سالم\" إثر القصف على مدينة سرمين.", {("killed", "civilians", None, 2)}),
]
# a text, and what none of its accounts may count: measure, demographic, number
NEVER = [
    ("قتل ثلاثة مدنيين بقصف لقوات النظام على مدينة سرمين اليوم. ووصل عدد الشهداء الذين قتلوا في قصف قوات النظام خلال شهر إلى 16 شهيدا.", ("killed", None, 16)),
    ("قتل ثلاثة مدنيين بقصف لقوات النظام على مدينة سرمين اليوم. وقتل 90 مدنيا بقصف قوات النظام منذ بداية هذه الحملة.", ("killed", None, 90)),
    ("أصيب ثلاثة أطفال بقصف على مدينة إدلب، وإصابة أحد الأطفال خطيرة.", ("wounded", "children", 1)),
    ("أعيدت الساعة بعد إعدام سامي الراجح في مدينة دمشق في 18 أيار/مايو 1965.", ("killed", None, 1965)),
    ("ارتفع عدد ضحايا القصف على مدينة سرمين إلى 15 بين قتيل وجريح.", ("killed", None, 15)),
    ("راح ضحية القصف على مدينة سرمين 13 مدنيا بين قتل وجريح.", ("killed", None, 1)),
    ("استشهاد سامي الراجح وجيرانه برصاص الاحتلال في مدينة جنين.", ("killed", None, 2)),
    ("قتل الشاب سامي الراجح من أبناء البلدة والطفلة ريم شاهدت ذلك في مدينة سرمين.", ("killed", None, 2)),
    ("قتل سامي الراجح، نجل رئيس البلدية، برصاص مجهولين وأصيب نادر منصور، نجل المختار، في مدينة طفس.", ("killed", None, 2)),
    ("أصيب أربعة مدنيين أحدهم بجروح خطيرة بقصف على مدينة سرمين.", ("wounded", None, 1)),
    ("مقتل الشاب سامي الراجح وإصابة آخر برصاص مجهولين في مدينة طفس.", ("killed", None, 2)),
    ("أدى القصف على مدينة سرمين إلى إصابة مدنيين ووفاته أكدها الطبيب.", ("killed", None, 1)),
    ("لقي 5 مدنيين من أسرة واحدة (رجل وزوجته و3 من أطفالهما) حتفهم بقصف على مدينة سرمين.", ("killed", None, 1)),
    ("ارتفعت حصيلة حملة الاعتقالات في مدينة نابلس إلى 20 شخصا.", ("killed", None, 20)),
    ("قال سكان في مدينة إب إنهم يخشون القادة بعد معرفتهم بمصرع \"أبو راجح\" في مواجهات.", ("killed", None, 1)),
    ("قتل ثلاثة من قبل مجهولين في مدينة سرمين.", ("killed", None, 3)),
    ("سقط 8 شهداء وجرحى بقصف على مدينة سرمين.", ("killed", None, 8)),
    ("وقعت مجزرة في مدينة سرمين راح ضحيتها 13 مدنيا بين قتيل وجريح.", ("killed", None, 13)),
    ("قصفت طائرات مدينة سرمين ما أدى لمقتل أربعة مدنيين. وتتراوح أعمار القتلى بين 20 و50 عاما.", ("killed", None, 20)),
    ("قتل ثلاثة مدنيين (من عائلة واحدة) وإصابة خمسة آخرين بقصف على مدينة سرمين.", ("wounded", None, 1)),
    ("قتل تسعة مدنيين بينهم ستة أطفال، فيما أنقذت فرق الدفاع المدني سبعة أطفال، بقصف على مدينة سرمين.", ("killed", "children", 13)),
    ("سقط سبعة قتلى وإصابة خمسة بقصف على مدينة سرمين.", ("wounded", None, 1)),
    ("قتل جندي تركي ومترجم في كمين قرب مدينة الباب.", ("killed", None, 2)),
    ("ذكرت مصادر أن نحو 30 عاملا قتلوا وجرحوا، جراء غارة على مصنع في مدينة ذمار.", ("killed", None, 30)),
    ("قتل مدنيان هما أب وابنه بقصف على مدينة الأبيض.", ("killed", "men", 1)),
    ("أصيب أربعة أطفال بينهم رضيع بقصف على مدينة الأبيض.", ("wounded", "children", 1)),
    ("عثر الأهالي على ثماني جثث قرب طريق كركوك، بينهم ستة أشخاص خطفوا على يد داعش.", ("abducted", None, 8)),
    ("قتل جندي خلال الاحتفال بثالث أيام العيد وأصيب ثالث أيام العيد ضابط في مدينة القصرين.", ("wounded", None, 3)),
    ("قتل المزارع سامي الراجح برصاص دورية خلال مداهمة بحثا عن ثلاثة مطلوبين في بلدة ذيبان.", ("killed", None, 3)),
    ("أصيب حارس بقذيفة على مدينة تعز ونقل إلى أحد مستشفيات مدينة عدن.", ("wounded", None, 2)),
    ("أصدرت النيابة مذكرات توقيف بحق 346 شخصا بعد تفجير في مدينة إسطنبول.", ("detained", None, 346)),
    ("اعتقلت الشرطة أربعة شبان بتهمة اغتيال قاض في مدينة البصرة.", ("killed", None, 1)),
    ("قتل تسعة أشخاص حين سقطت مقاتلة على سوق في مدينة نيالا.", ("killed", "women", 1)),
    ("قتل ستة متظاهرين في مدينة كسلا، وقتل الخامس منهم قرب السوق.", ("killed", None, 1)),
    ("سقط عشرة أشخاص بين قتلى وجرحى بقصف على مدينة صعدة.", ("killed", None, 10)),
    ("وزع الهلال الأحمر مساعدات على 40 عائلة بين المصابين في مدينة صعدة بعد قصفها.", ("wounded", None, 40)),
    ("قتل عشرة جنود في هجوم على مدينة موبتي، ومن بين القتلى قائد القاعدة.", ("killed", None, 1)),
    ("سقوط ثلاثة أشخاص من فوق مبنى في مدينة صعدة بعد غارة.", ("killed", None, 3)),
    ("هدم الاحتلال بيتا بالجرافات وتضررت أربع سيارات في مدينة أريحا.", ("vehicles", None, 4)),
    ("قتل ثلاثة متمردين بينهم شاب في اشتباكات مع الشرطة التركية في مدينة شرناق.", ("killed", None, 1)),
    ("أطلق مجهولون النار عليه في مدينة الصنمين ما أدى لمقتله وإصابة ابنه.", ("killed", None, 2)),
    ("قال شهود إن جنديا تركيا وشرطيا قتلا في انفجار في مدينة الباب.", ("killed", None, 3)),
    ("تسبب القصف على مدينة دوما باستشهاد ثلاثة مدنيين بينهم طفل وهم سالم وسامي وحمزة، طفل عمره 15 سنة.", ("killed", "children", 2)),
    ("قتل ثلاثة مدنيين في مدينة تعز وقال رئيس البلدية إن القصف طالها.", ("killed", None, 1)),
    ("نجا رئيس المجلس من محاولة اختطاف مدير مكتبه في مدينة بغداد.", ("abducted", None, 1)),
    ("قتل قائد عسكري في فيلق الشام خلال اشتباكات مع قوات النظام في بلدة تل حمكي.", ("killed", None, 2)),
    ("قتل قادة من داعش في مدينة الرطبة ومناطق أخرى مجاورة.", ("killed", None, 1)),
]
SOME = PARTS + AMONG + TOGETHER + KIN + NAMED + TOTALS


@pytest.mark.parametrize(("text", "expected"), SOME, ids=[str(n) for n in range(len(SOME))])
def test_some_of_the_counted_are_told_apart(text: str, expected: set[tuple[str, str, str | None, int]]) -> None:
    assert expected <= {(c.measure, c.group, c.demographic, c.min) for a in read(text) for c in a.counts}


@pytest.mark.parametrize(("text", "never"), NEVER, ids=[str(n) for n in range(len(NEVER))])
def test_nobody_is_counted_who_only_stands_near(text: str, never: tuple[str, str | None, int]) -> None:
    assert never not in {(c.measure, c.demographic, c.min) for a in read(text) for c in a.counts}


@pytest.mark.parametrize("text", [text for text, _ in NAMED], ids=[str(n) for n in range(len(NAMED))])
def test_words_behind_a_count_are_no_names(text: str) -> None:
    shown = {text[slice(*c.span)] for a in read(text) for c in a.counts}
    assert shown and not any(name in words for words in shown for name in ("سامي", "سالم", "مريم", "ريم", "الراجح", "منصور"))
