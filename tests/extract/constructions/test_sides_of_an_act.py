"""Who takes ground and who loses it, whom a speaker's own act meets, and who only sees, helps or accuses: constructions through the whole engine."""

from __future__ import annotations

import pytest

from riwaya.pipeline import Pipeline
from tests.extract.constructions.reading import parts, read

PIPELINE = Pipeline()

# a text, and the actors that its accounts name with their roles; `-` before one says that none has it
TOLD = [
    # the subject of what a speaker says that it did is the speaker: whoever stands behind the verb is met
    ("ذكر الجيش الوطني اليمني أنه أصبح يحاصر ميليشيات الحوثي في مركز مديرية باقم.", ["yemen_government initiator", "houthis target"]),
    ("أعلنت المقاومة الشعبية اليمنية أنها تمكنت من قطع خطوط إمدادات الحوثيين في مديرية باقم.", ["popular_resistance_yemen initiator", "houthis target"]),
    ("أعلن الجيش الليبي أنه سيطر على مدينة درنة بعد اختراق الصفوف الأمامية لمسلحي داعش.", ["libyan_army initiator", "isis target"]),
    ("قال الجيش الأميركي إنه قتل متطرفين اثنين بضربة جوية ضد حركة الشباب قرب مدينة كيسمايو.", ["us_forces initiator", "al_shabaab target", "-unknown initiator"]),
    ("قال الجيش التركي إنه قصف مواقع لقسد في بلدة عين عيسى بدعم من الجيش الوطني السوري.", ["turkey initiator", "sdf target", "sna initiator"]),
    # who takes ground, and who only fought for it
    ("اندلعت مواجهات بين المتمردين الحوثيين والقوات الحكومية اليمنية، التي استطاعت السيطرة على مرتفعات الشريجة شمالي لحج.", ["yemen_government initiator", "houthis target"]),
    ("اندلعت مواجهات بين المتمردين الحوثيين والقوات الحكومية اليمنية في منطقة الشريجة شمالي لحج.", ["yemen_government initiator", "houthis initiator"]),
    ("سيطرت المقاومة الشعبية اليمنية على تلة في مديرية باقم. وقتل في المعارك ستة من الحوثيين واثنان من المقاومة الشعبية.", ["popular_resistance_yemen initiator", "houthis target"]),
    ("تقدمت قوات الجيش اليمني في مديرية باقم وتحاصر ميليشيات الحوثي فيها.", ["yemen_government initiator", "houthis target"]),
    ("توغلت وحدات من الجيش اليمني في مديرية باقم.", ["yemen_government initiator"]),
    ("وحدات من الجيش اليمني توغلت في مديرية باقم.", ["yemen_government initiator", "-yemen_government target"]),
    ("ألقت قوات الجيش اليمني القبض على خمسة مسلحين، وسيطرت على كميات من الأسلحة التابعة للحوثيين في مدينة التحيتا.", ["yemen_government initiator", "houthis target"]),
    ("شنت طائرات التحالف العربي غارات على مواقع الحوثيين في مديرية باقم وسط تقدم قوات الجيش اليمني.", ["arab_coalition initiator", "houthis target", "-yemen_government initiator"]),
    ("شنت طائرات التحالف العربي غارات على مواقع الحوثيين في مديرية باقم وسط تقدم سريع لقوات المقاومة المشتركة.", ["arab_coalition initiator", "-popular_resistance_yemen target"]),
    ("شنت طائرات التحالف العربي غارات وسط مواقع الحوثيين في مديرية باقم.", ["arab_coalition initiator", "houthis target"]),
    # who only hears, helps or accuses
    ("رصد الجيش السعودي إطلاق صاروخ باليستي من قبل ميليشيات الحوثي على مدينة نجران.", ["houthis initiator", "-saudi_forces initiator"]),
    ("قصفت طائرات مسيرة موقع رصد لحزب الله في بلدة مارون الراس.", ["hezbollah target"]),
    ("قتل مدني بقصف على بلدة سرمين وجرح آخر، عملت فرق الدفاع المدني السوري على نقله.", ["civilians target", "-white_helmets target"]),
    ("قتل سبعة جنود في ضربة جوية على قاعدة في مدينة تدمر، وألقت روسيا وإيران بالمسؤولية على إسرائيل.", ["israel blamed", "-russia initiator", "-iran initiator"]),
    ("قصف الطيران الحربي مطار دير الزور، ووجهت سوريا وروسيا الاتهامات لإسرائيل.", ["israel blamed", "-russia initiator"]),
    ("انفجر لغم زرعته ميليشيات الحوثي قبل تقهقرها أمام قوات المقاومة اليمنية في مديرية حيس.", ["houthis initiator", "-popular_resistance_yemen initiator"]),
    ("أعلنت الشرطة الكويتية تفكيك خلية على علاقة بتنظيم داعش في مدينة الكويت.", ["isis target", "-isis initiator"]),
    # a noun of an act with its doer, his adjectives, a day and a comma before what it meets
    ("قتل مدنيان جراء استهداف الطائرات الروسية أمس الجمعة، لمزرعة غرب مدينة إدلب.", ["russia initiator", "-russia target"]),
    ("أفادت مصادر باعتقال قوات النظام الشاب سالم العنزي في مدينة درعا.", ["regime initiator", "civilians target"]),
    ("أفادت مصادر باغتيال القيادي في قسد العقيد سالم العنزي في مدينة الرقة.", ["sdf target", "-sdf initiator"]),
    ("قتل رضيع في إحراق المستوطنين المتطرفين لمنزله في بلدة بيتا.", ["israeli_settlers initiator", "civilians target"]),
    ("أصيب شخص في استهداف للقوات التركية والفصائل الموالية لها على قرية مرعناز.", ["turkey initiator", "sna initiator", "-turkey target"]),
    ("قتل جنديان في استهداف للقوات التركية في مدينة الباب.", ["turkey target", "-turkey initiator"]),
    ("قصف ليلي لقوات النظام على مدينة إدلب.", ["regime initiator", "-regime target"]),
    ("قصف مستودعا لقوات النظام على أطراف مدينة إدلب.", ["regime target", "-regime initiator"]),
    ("أصيبت امرأة في الاستهداف الجوي التركي لقيادي ضمن قسد في مدينة القامشلي.", ["turkey initiator", "sdf target", "-sdf initiator"]),
    ("قتل جندي باستهداف حاجز تركي في مدينة الباب.", ["turkey target", "-turkey initiator"]),
    # allies by their adjective, groups by whom they follow
    ("قصف مدفعي لقوات النظام والحليف الروسي استهدف قرية بزابور.", ["regime initiator", "russia initiator"]),
    ("تعرضت قرية البارة لقصف من قبل قوات النظام والجماعات المدعومة من إيران.", ["regime initiator", "iranian_militias initiator"]),
    # one man of a group by his title
    ("أفادت مصادر بمقتل المكنى \"أبو سيف\"، مشرف الحوثيين، في غارة على مدينة حيس.", ["houthis target", "-houthis initiator"]),
    ("لقي أبو سيف مشرف الحوثيين في مدينة زبيد مصرعه مع عدد من عناصر الميليشيات بغارة لطائرات التحالف العربي.", ["houthis target", "-houthis initiator", "arab_coalition initiator"]),
    # weapons that are met, and those that an act is done with
    ("دمرت الفصائل راجمة صواريخ لقوات النظام في بلدة سرمين.", ["regime target", "-regime initiator"]),
    ("تدمير راجمة صواريخ لقوات النظام في بلدة سرمين.", ["regime target", "-regime initiator"]),
    ("قصفت قوات النظام براجمة صواريخ لحزب الله بلدة سرمين.", ["regime initiator", "hezbollah initiator"]),
    # what a speaker does by a command, a ministry or a president, and by his aircraft
    ("أعلنت القيادة المركزية الأميركية أنها قصفت مواقع للحوثيين في مدينة الحديدة.", ["us_forces initiator", "houthis target"]),
    ("أعلنت وزارة الدفاع التركية تحييد سبعة عناصر من حزب العمال الكردستاني في مدينة دهوك.", ["turkey initiator", "pkk target"]),
    ("أعلنت وزارة الدفاع التركية مقتل سبعة مدنيين بقصف على مدينة دهوك.", ["-turkey initiator"]),
    ("ذكرت الولايات المتحدة أنها كثفت حملة جوية ضد داعش في مدينة الرمادي.", ["us_forces initiator", "isis target"]),
    ("قتل ثلاثة مدنيين في غارة على مدينة دوما، ونفت الولايات المتحدة شن غارات في سوريا.", ["-us_forces initiator"]),
    ("وكان الجيش العراقي أعلن في أواخر أبريل الماضي قصف موقع لداعش في مدينة هجين.", ["iraqi_army initiator", "isis target"]),
    ("أعلن التحالف العربي اعتراض وتدمير صاروخ باليستي أطلقته ميليشيات الحوثي باتجاه مدينة جازان.", ["arab_coalition initiator", "houthis target"]),
    ("أعلن المتحدث عن اعتراض قوات الدفاع الجوي للتحالف العربي صاروخا باليستيا باتجاه مدينة نجران.", ["arab_coalition initiator", "-arab_coalition target"]),
    # who repels a strike is met by it
    ("تصدت الدفاعات الجوية لعدوان إسرائيلي على مدينة دمشق.", ["israel initiator", "-israel target"]),
    ("نفذ الجيش الإسرائيلي غارات على مدينة دمشق. وقال مصدر عسكري إن وسائط الدفاع الجوي لقوات النظام تصدت لصواريخ العدوان.", ["israel initiator", "-regime initiator"]),
    # a doer with adjectives, several weapons or the same place behind; a noun of an act that goes on to a verb of targeting
    ("قتل شخصان في استهداف طائرة تركية انتحارية مسيرة سوق مدينة تل رفعت.", ["turkey initiator", "-turkey target"]),
    ("أصيبت امرأة جراء استهداف القوات التركية والفصائل الموالية لها بالمدفعية الثقيلة وقذائف الهاون، قرية أبين بريف حلب.", ["turkey initiator", "sna initiator", "-turkey target"]),
    ("تلاه استهداف آخر لقوات النظام نفس المكان بصاروخ موجه في بلدة كفرنوران.", ["regime initiator", "-regime target"]),
    ("وبهجوم مماثل استهدفت قوات النظام سيارة مدنية قرب مدينة دارة عزة.", ["regime initiator", "-regime target"]),
    ("هجوم مماثل استهدف قوات النظام قرب مدينة دارة عزة.", ["regime target", "-regime initiator"]),
    ("ارتفعت حصيلة ضحايا قصف قوات النظام على مدينة درعا إلى ثلاثة قتلى.", ["regime initiator", "-regime target"]),
    ("أوقفت الشرطة التركية 20 شخصا في مداهمات في خمس محافظات استهدفت عناصر تنظيم داعش وحزب العمال الكردستاني.", ["turkish_police initiator", "isis target", "pkk target"]),
    ("شنت الشرطة التركية حملات أمنية استهدفت عناصر حزب العمال الكردستاني في مدينة أنقرة.", ["turkish_police initiator", "pkk target"]),
    ("تعرضت بلدة سرمين لقصف كما استهدفت قوات النظام بلدة البارة بالصواريخ.", ["regime initiator", "-regime target"]),
    ("وردت هيئة تحرير الشام محققة إصابات مباشرة في نقاط قوات النظام قرب بلدة كنسبا.", ["hts initiator", "regime target"]),
    ("قتل ثلاثة أشخاص جراء استهداف قوات النظام بقذائف كراسنبول الروسية مدينة سرمدا.", ["regime initiator", "-regime target"]),
    ("مجزرتان لقوات النظام في مدينة إدلب.", ["regime initiator", "-regime target"]),
    ("قصف قوات النظام والقوات التابعة لروسيا بلدة البارة بالمدفعية.", ["regime initiator", "russia initiator", "-russia target"]),
    ("معركة شنها الجيش التركي مع الجيش الوطني السوري على مدينة عفرين.", ["turkey initiator", "sna initiator", "-sna target"]),
    # fire from where a force stands, and a place where it stands that is struck
    ("تعرضت بلدة كفرعمة لقصف مدفعي مصدره الفوج 46 الذي تتمركز فيه قوات النظام.", ["regime initiator", "-regime target"]),
    ("تعرض الفوج 46 الذي تتمركز فيه قوات النظام قرب بلدة كفرعمة لقصف مدفعي.", ["-regime initiator"]),
    # whose stronghold the ground was, whose unit was hit
    ("تواصل قوات الجيش اليمني تقدمها في مديرية كتاف في المعقل الرئيسي للمتمردين الحوثيين.", ["yemen_government initiator", "houthis target", "-houthis initiator"]),
    ("قصفت طائرات حربية معسكر اللواء الأول الموالي للحوثيين في مدينة المخا.", ["houthis target"]),
    ("قصفت مجموعة مسلحة موالية لإيران معسكرا في مدينة تدمر.", ["-iran target", "-iran initiator"]),
    # who answers fire is not who fired before
    ("وردت الفصائل بقصف مواقع قوات النظام في بلدة جورين. وتعرضت قرية مرعيان لقصف مدفعي.", ["syrian_opposition initiator"]),
    # whose army it is says the name itself, or the word behind it
    ("سيطر الجيش اليمني على مديرية مران، معقل الحوثيين.", ["yemen_government initiator", "houthis target", "-regime initiator"]),
    ("هاجم عناصر الجيش الوطني حاجزا لقسد في مدينة عين عيسى.", ["sna initiator", "sdf target", "-regime initiator"]),
    ("هاجم عناصر الجيش حاجزا لداعش في مدينة تدمر.", ["regime initiator", "isis target"]),
    # who finds the dead, who makes progress
    ("عثرت الشرطة الأفغانية على جثث ثلاثة مدنيين بعد خطفهم في مدينة غزنة.", ["civilians target", "-afghan_forces initiator"]),
    ("خطفت الشرطة الأفغانية ثلاثة مدنيين في مدينة غزنة.", ["civilians target", "afghan_forces initiator"]),
    ("سجلت القوات العراقية المشتركة تقدما ضد داعش في مدينة الرمادي.", ["iraqi_forces initiator", "isis target"]),
    # who stays in what is hit
    ("صواريخ إسرائيلية استهدفت مواقع تتواجد ضمنها ميليشيات إيرانية و\"حزب الله\" في مدينة دمشق.", ["israel initiator", "hezbollah target", "iranian_militias target"]),
    ("استهدف قصف إسرائيلي مواقع ينتشر فيها مقاتلون من حزب الله في مدينة القصير.", ["israel initiator", "hezbollah target"]),
    ("قصفت فصائل مسلحة من ضمنها هيئة تحرير الشام بلدة نبل بالصواريخ.", ["hts initiator"]),
    # ل behind a doer leads to what he met, unless it tells when or why
    ("قتل 48 فلسطينيا خلال قمع قوات الاحتلال للتظاهرات في مدينة غزة.", ["israel initiator", "-israel target"]),
    ("إحراق قوات النظام لمحاصيل زراعية في بلدة سرمين.", ["regime initiator", "-regime target"]),
    ("استهداف عناصر الجيش للمرة الثانية في مدينة درعا.", ["regime target", "-regime initiator"]),
    ("حاصرت المقاومة اليمنية ميليشيات الحوثي في مديرية التحيتا.", ["houthis target", "-houthis initiator"]),
    ("أسفرت غارات وقصف التحالف العربي عن مقتل ثلاثة من الحوثيين في مدينة حيس.", ["arab_coalition initiator", "houthis target"]),
    ("وفي مناطق النظام، استشهد طفل في قصف مدفعي نفذته هيئة تحرير الشام على مدينة جورين.", ["hts initiator", "-regime initiator"]),
    # a state's force that tells of nameless fighters who were killed
    ("أعلن الجيش التركي عن مقتل 26 مسلحا بضربات جوية في شمال العراق.", ["turkey initiator", "unknown target"]),
    ("أعلن الجيش الباكستاني مقتل ثلاثة مدنيين في انفجار عبوة في مدينة كويته.", ["civilians target", "-pakistani_forces initiator"]),
    # of whom he is thought to be, who was killed or who killed
    ("قتل شخص مجهول يعتقد تبعيته لحراس الدين جراء غارة للتحالف الدولي على مدينة إدلب.", ["hurras_al_din target", "coalition initiator", "-hurras_al_din initiator"]),
    ("قتل مدني برصاص مسلحين يعتقد أنهم ينتمون لتنظيم داعش في مدينة الرقة.", ["isis initiator", "civilians target"]),
    ("أكد ناشط استهداف قوات النظام، أمس، لعدة مناطق في جبل الزاوية بالمدفعية.", ["regime initiator", "-regime target"]),
    # who drives people out, whose kin somebody is, who is taken, whose lines break
    ("تواصل تهجير ميليشيا الحوثي لنحو 44 أسرة من مدينة حيس.", ["houthis initiator", "civilians target"]),
    ("نزحت 44 أسرة من مدينة حيس.", ["civilians initiator"]),
    ("قتل ستة مدنيين بهجوم على حفل عقب اغتيال أحد أقارب رجل شرطة في مدينة ننكرهار.", ["-afghan_forces initiator", "-afghan_forces target"]),
    ("تمكن مقاتلو المقاومة اليمنية من أسر عدد من ميليشيات الحوثي ممن حاولوا التسلل في مدينة حيس.", ["houthis target", "-houthis initiator"]),
    ("اندلعت معارك مع عناصر من ميليشيات الحوثي ممن هاجموا موقعا في مدينة حيس.", ["houthis initiator"]),
    ("تمكنت القوات من تحرير مواقع في مدينة حيس بعد اختراق الصفوف الأمامية لمسلحي ميليشيات الحوثي.", ["houthis target", "-houthis initiator"]),
    ("قتل صحفي خلال الحرب الدائرة ضد مسلحي تنظيم داعش في مدينة الموصل.", ["-isis target", "-isis initiator"]),
    ("قتل سبعة في معركة ضد مسلحي تنظيم داعش في مدينة الموصل.", ["isis target"]),
    # craft that is thought to be of a group, ground that a group holds
    ("استهدفت طائرة مسيرة يعتقد أنها تابعة للتحالف الدولي سيارة في مدينة إدلب.", ["coalition initiator", "-coalition target"]),
    ("استهدفت غارة مستودعا يعتقد أنه تابع لحزب الله في مدينة القصير.", ["hezbollah target", "-hezbollah initiator"]),
    ("تمكنت قوات النظام خلال هجوم بري من تجزئة مناطق سيطرة الفصائل في الغوطة الشرقية.", ["regime initiator", "-syrian_opposition initiator"]),
    ("استهدف مجهولون بالرصاص شابا انضم إلى الأمن العسكري في مدينة درعا.", ["-syrian_military_security initiator"]),
    ("سمع دوي انفجار في مدينة مقديشو وأطلقت قوات الأمن النار بعد الانفجار.", ["-somali_army initiator"]),
    ("قتلت امرأة إثر استهداف سيارة في قرية مريمين بصاروخ أطلق من جهة المناطق التي تسيطر عليها قسد.", ["sdf initiator", "civilians target"]),
    # who claims many acts claims none of them alone
    ("انفجرت عبوة ناسفة في مدينة كركوك وقتلت مدنيا، وتنظيم داعش تبنى عشرات الهجمات المماثلة في المدينة.", ["-isis initiator"]),
    ("أعلن داعش مسؤوليته عن التفجير الذي قتل عشرات المدنيين في مدينة كابول.", ["isis initiator"]),
    # a weapon with the article has no owner behind it; whose fire is answered
    ("استهدفت هيئة تحرير الشام بقذائف المدفعية قوات النظام المتمركزة في معسكر جورين.", ["hts initiator", "regime target", "-regime initiator"]),
    ("قصفت مدفعية قوات النظام بلدة جورين.", ["regime initiator"]),
    ("ردت الفصائل على قصف قوات النظام باستهداف مواقعها في مدينة سراقب.", ["syrian_opposition initiator", "regime target"]),
    # in whose ranks there are losses, who answers by a strike
    ("ارتفعت حصيلة القتلى في أوساط ميليشيات الحوثي نتيجة غارات التحالف العربي على مدينة حرض.", ["houthis target", "arab_coalition initiator", "-houthis initiator"]),
    ("أضافت المصادر أن تلك الغارات أسفرت عن خسائر بشرية ومادية كبيرة في صفوف ميليشيات الحوثي في مدينة حرض.", ["houthis target", "-houthis initiator"]),
    ("رد الجيش التركي الخميس بقصف مواقع داعش في مدينة جرابلس بعد مقتل جندي تركي في إطلاق نار.", ["turkey initiator", "isis target"]),
    ("قتل جندي تركي في قصف لداعش على مدينة جرابلس.", ["turkey target", "isis initiator"]),
    # people carried in what is hit, one of several killed
    ("قال المرصد إن الطائرات أصابت سيارة كانت تقل المتطرفين قرب مدينة الحسكة.", ["-armed_factions initiator", "-syrian_opposition initiator"]),
    ("قال المرصد إن قياديا في داعش وخمسة متطرفين أجانب آخرين قتلوا في غارة جوية قرب مدينة الحسكة.", ["isis target", "-syrian_opposition initiator"]),
    ("استشهد طفل في قصف لطائرة مسيرة تركية استهدف قياديا بقسد في مدينة المالكية.", ["turkey initiator", "sdf target", "-sdf initiator"]),
    ("قتل قيادي في قسد وعمل كمنسق مع قوات التحالف الدولي بقصف مسيرة تركية في مدينة القامشلي.", ["sdf target", "turkey initiator", "-coalition initiator"]),
    ("أصيب طفل جراء تناوب طائرتين حربيتين تابعتين لسلاح الجو الروسي على قصف بلدات جبل الزاوية.", ["russia initiator", "-russia target"]),
    ("قتل رئيسة وزراء بريطانيا في مدينة لندن متهم بالإرهاب.", ["-uk_forces initiator", "-uk_forces target"]),
    ("الغارات التي تحدثت عنها ميليشيات حزب الله استهدفت موقعا لقوات النظام في مطار الضمير.", ["-hezbollah initiator"]),
    # whose missile is stopped fired it, where the strike itself is told
    ("أعلن التحالف العربي اعتراض صاروخ باليستي أطلقته ميليشيات الحوثي باتجاه مدينة نجران. وأصيب مدني بشظايا الصاروخ الذي سقط على مدينة نجران.", ["houthis initiator", "arab_coalition target"]),
    # who is accused beside what the outlet says itself, and who is only accused
    ("وكانت قوات النظام قد استهدفت بقصف مدفعي بلدة البارة وأصيبت امرأة. وأضافت اللجنة أنها تحمل نظام الأسد مسؤولية القصف على بلدة البارة.", ["regime initiator", "-regime blamed"]),
    ("قتل ستة مدنيين بقصف على مدينة الفاشر. واتهمت مصادر قوات الدعم السريع بقصف المدينة.", ["rsf blamed", "-rsf initiator"]),
    # one of a branch of a group
    ("قتل قيادي بارز في فرع تنظيم \"داعش\" باليمن في عملية دهم شمالي مدينة عدن.", ["isis target", "-isis initiator"]),
    ("نفذ فرع تنظيم القاعدة هجوما على حاجز في مدينة عدن.", ["aqap initiator"]),
    # who is expelled, who loses ground to whom, who falls into an ambush, whom a base houses
    ("سيطر تنظيم داعش على حقل التنك وطرد قوات النظام منه.", ["isis initiator", "regime target", "-regime initiator"]),
    ("خسرت قوات النظام بلدة كنسبا لصالح فصائل المعارضة.", ["syrian_opposition initiator", "regime target"]),
    ("اعتقلت قسد في مدينة الرقة شابين يعملان لصالح الجيش الوطني.", ["sdf initiator", "-sna initiator"]),
    ("وقع عناصر من قوات النظام في كمين لداعش في بادية السخنة.", ["isis initiator", "regime target", "-regime initiator"]),
    ("استهدف الحشد الشعبي بصواريخ قاعدة عين الأسد التي تضم قوات أميركية في الأنبار.", ["pmf initiator", "us_forces target"]),
    # for whom an ambush is laid, under whose cover and in coordination with whom, in whose ranks a group stands
    ("نصبت قوات النظام كمينا محكما لتنظيم الدولة في بادية السخنة.", ["regime initiator", "isis target", "-isis initiator"]),
    ("قتل ستة جنود من قوات النظام في كمين محكم لتنظيم الدولة في بادية السخنة.", ["isis initiator", "regime target", "-isis target"]),
    ("شنت القوات الأميركية غارة على مدينة أوباري بالتنسيق مع قوات حكومة الوفاق.", ["us_forces initiator", "-gna_forces initiator", "-gna_forces target"]),
    ("نفذت الشرطة العراقية حملة بالتنسيق مع الحشد الشعبي استهدفت عناصر تنظيم داعش في مدينة الموصل.", ["pmf initiator", "isis target", "-pmf target"]),
    ("سيطرت فصائل المعارضة المنضوية في غرفة عمليات جيش الفتح على بلدة بسنقول.", ["syrian_opposition initiator", "-jaysh_al_fath target"]),
    ("قتل سبعة من كتائب حزب الله المنضوية في الحشد الشعبي بهجوم لداعش في مدينة بيجي.", ["isis initiator", "kataib_hezbollah target", "-pmf initiator"]),
    ("هاجمت قوات النظام فصائل جيش الفتح في بلدة بسنقول.", ["regime initiator", "jaysh_al_fath target"]),
    ("شنت قوات النظام غارات مع حليفتها روسيا على مدينة دوما.", ["regime initiator", "russia initiator", "-russia target"]),
    ("اتفقت الحكومة التركية مع حليفتها روسيا على هدنة، وقصفت قوات النظام مدينة دوما.", ["regime initiator", "-russia target"]),
    ("قال المفتش العام للشرطة في بغلان إن مسجدا دخله عدد من المسلحين وفتحوا النار على المصلين.", ["unknown initiator", "-afghan_forces initiator", "-afghan_forces target"]),
    # who claims an act in a sentence of its own leaves its doer unknown no more
    ("قتل خمسة مدنيين في تفجير انتحاري في مدينة كابل. وأعلنت حركة طالبان المسؤولية عن الهجوم.", ["taliban initiator", "-unknown initiator"]),
    ("قتل خمسة مدنيين في تفجير مسجد في مدينة كابل. وأعلن تنظيم داعش مسئوليته عنه.", ["isis initiator", "-unknown initiator"]),
    ("قتل خمسة مدنيين في تفجير انتحاري في مدينة كابل. ولم تعلن أي جهة المسؤولية عن الهجوم.", ["unknown initiator"]),
    ("قتل خمسة مدنيين في تفجير انتحاري في مدينة كابل. وأعلنت حركة طالبان أنها تدين الهجوم.", ["unknown initiator", "-taliban initiator"]),
    ("قتل خمسة جنود في هجوم نفذه إرهابيون في مدينة العريش. وأعلنت جماعة \"ولاية سيناء\" جناح تنظيم \"داعش\" في مصر في بيان على موقع \"الساحل\" مسؤوليتها عن الهجوم.", ["wilayat_sinai initiator", "-unknown initiator"]),
    # a front between two: where it was, unless it is fought there
    ("اندلعت اشتباكات على خطوط التماس بين قوات النظام وهيئة تحرير الشام قرب بلدة سرمين.", ["regime initiator", "hts initiator"]),
    ("قصفت قوات النظام بلدة سرمين قرب خطوط التماس بين قوات النظام وهيئة تحرير الشام.", ["regime initiator", "-hts initiator", "-hts target"]),
    # a doer that another sentence lends
    ("قصفت قوات النظام بلدة سرمين بالمدفعية صباح اليوم ومساء أمس وفي الليلة الماضية. كما استهدفت بنش.", ["regime initiator"]),
    # both of two who are told together, one person of a group, forces as a whole
    ("جددت كل من قوات النظام وروسيا قصفهما على بلدة سرمين.", ["regime initiator", "russia initiator"]),
    ("اندلعت اشتباكات بين كل من قوات النظام وهيئة تحرير الشام في بلدة سرمين.", ["regime initiator", "hts initiator"]),
    ("أكد مصدر عسكري أن أحد عناصر حزب الله ويدعى سالم العنزي قتل مع عدد من الخبراء بغارة لطائرات تحالف دعم الشرعية في منطقة الظاهر.", ["hezbollah target", "-hezbollah initiator", "arab_coalition initiator"]),
    ("قتلت قوات الأمن العراقية زعيم خلية في مدينة الموصل.", ["iraqi_forces initiator", "-iraqi_forces target"]),
    ("قتلت عناصر من قوات الأمن العراقية بهجوم في مدينة الموصل.", ["iraqi_forces target", "-iraqi_forces initiator"]),
    ("وأفادت مصادر أن القيادي الحوثي سالم العنزي وخمسة من مرافقيه قتلوا على يد مقاتلي المقاومة اليمنية في مديرية باقم.", ["houthis target", "-houthis initiator", "popular_resistance_yemen initiator"]),
    ("قال القيادي الحوثي سالم العنزي إن قواته قتلت عشرة جنود في مديرية باقم.", ["-houthis target"]),
    ("تسببت غارات شنتها قوات النظام مع حليفتها روسيا بمقتل 62 مدنيا في مدينة دوما.", ["regime initiator", "russia initiator"]),
    # who does something else before those who are harmed, and who tells of his own
    ("أطلقت القوات الإسرائيلية طلقات تحذيرية قرب مدينة رفح، مما أسفر عن إصابة 13 شخصا.", ["israel initiator", "-israel target"]),
    ("بدأت تركيا حملة ضربات جوية على مواقع حزب العمال الكردستاني في شمال العراق.", ["turkey initiator", "pkk target"]),
    ("بدأ حزب العمال الكردستاني هجوما على قوات الأمن التركية في مدينة ماردين قبل أن تشن طائرات غارات عليه.", ["pkk initiator", "-turkish_police initiator", "-turkey initiator"]),
    ("فقدت قوات النظام الاتصال مع مجموعة في بادية السخنة يعتقد أن تنظيم الدولة تمكن من قتلهم.", ["-regime initiator"]),
    ("نقلت ميليشيات الحوثي قتلاها من مديرية باقم إلى مدينة صعدة.", ["-houthis initiator"]),
    # whom blows are dealt, whose mine it was, whom an act went on to meet
    ("وجهت المقاومة اليمنية ضربات قاصمة لميليشيات الحوثي في مديرية باقم.", ["houthis target", "-houthis initiator"]),
    ("دمرت ضربات لطيران التحالف العربي مخازن سلاح في مديرية باقم.", ["arab_coalition initiator"]),
    ("قتل مدنيان بانفجار ألغام حوثية في مديرية حيس.", ["houthis initiator", "-houthis target"]),
    ("قتل حوثي بانفجار لغم في مديرية حيس.", ["houthis target"]),
    ("قصف مدفعي من قبل ميليشيات قسد استهدف القاعدة التركية في بلدة كلجبرين.", ["sdf initiator", "turkey target", "-turkey initiator"]),
    ("استهدفت القوات التركية بلدة كلجبرين.", ["turkey initiator"]),
    ("شنت قوات سوريا الديمقراطية هجوما لطرد مقاتلي تنظيم داعش من بلدة هجين.", ["sdf initiator", "isis target", "-isis initiator"]),
    ("مجزرة جديدة لقوات النظام في مدينة دوما تودي بحياة ثمانية مدنيين.", ["regime initiator", "-regime target"]),
    ("أصيب طفل إثر استهداف قوات \"قسد\" بالرشاشات الثقيلة سيارة على طريق في بلدة الغندورة.", ["sdf initiator", "-sdf target"]),
    # who stops a missile does not strike, and whose prison it was
    ("سقط صاروخ باليستي أطلقته ميليشيات الحوثي على أحياء مدينة نجران أمس وأصيب مدنيان بشظاياه، وكانت قوات الدفاع الجوي السعودي قد تمكنت من اعتراضه.", ["houthis initiator", "-saudi_forces initiator"]),
    ("اعترضت قوات الدفاع الجوي السعودي صاروخا باليستيا فوق مدينة نجران.", ["saudi_forces initiator"]),
    ("توفي مختطف جراء التعذيب في سجون ميليشيات الحوثي في مدينة ذمار.", ["houthis initiator", "-houthis target"]),
    # marks of the web stand in no one's way
    ("اندلعت اشتباكات بين قوات #الجيش_اليمني و #الحوثيين في مديرية باقم.", ["yemen_government initiator", "houthis initiator"]),
    ("أعلن مصدر عسكري مصرع القيادي الميداني البارز في #ميليشيات_الحوثي، سالم العنزي، في غارة على مديرية باقم.", ["houthis target", "-houthis initiator"]),
    # whose things are met, who is freed from whom, who is only named
    ("استهدفت طائرات التحالف العربي صهاريج تحمل وقودا تابعة لميليشيات الحوثي في مديرية باقم.", ["houthis target", "arab_coalition initiator"]),
    ("استهدفت طائرة مسيرة تابعة لميليشيات الحوثي مدينة نجران.", ["houthis initiator"]),
    ("أصيب القيادي سالم العنزي التابع لقسد في اشتباكات بمدينة منبج.", ["sdf target"]),
    ("اندلعت معارك في مدينة زبيد بهدف تحريرها من قبضة ميليشيات الحوثي. وأعلن وزير الدفاع تحرير المدينة من قبضة ميليشيات الحوثي.", ["houthis target"]),
    ("حققت قوات الجيش اليمني مسنودة بالتحالف العربي تقدما في مديرية باقم.", ["yemen_government initiator", "arab_coalition initiator"]),
    ("انفجرت سيارة مفخخة في كابول بعد إعلان خطة لمحادثات سلام مع حركة طالبان.", ["-taliban target"]),
    ("سيطر الجيش اليمني على الطريق المؤدي إلى مديرية باقم، مسقط رأس زعيم المتمردين عبدالملك الحوثي.", ["yemen_government initiator", "-houthis initiator"]),
    ("قتل ثلاثة بغارة في مدينة البوكمال، وندد الوزير باتهام الحكومة للقوات الأميركية بشنها.", ["us_forces blamed", "-us_forces initiator"]),
    # what goes on beside an act, and ground that is no people
    ("فجر انتحاري نفسه في حي سكني في كابول، ما أوقع تسعة قتلى و18 جريحا فيما يكثف مسلحو داعش ضغوطهم.", ["-isis target"]),
    ("أدى القصف على بلدة سرمين إلى مقتل 18 من مسلحي داعش.", ["isis target"]),
    ("قصفت طائرات التحالف العربي مواقع للحوثيين في مزارع بمديرية حيس.", ["houthis target", "-civilians target", "-civilians affected"]),
    ("قتل مزارع بقصف على بلدة سرمين.", ["civilians target"]),
    ("سيطرت ميليشيات الحوثي على تلة في مديرية حيس. وتقدمت قوات الجيش اليمني أمس وتمكنت القوات من استعادة التلة.", ["yemen_government initiator"]),
    ("تستمر المعارك في مدينة درنة وسط انهيار واسع في صفوف داعش.", ["isis target", "-isis initiator"]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=range(len(TOLD)))
def test_the_parts_are_told(text: str, expected: list[str]) -> None:
    told = {f"{actor.id} {actor.role}" for account in PIPELINE.read(text, published="2021-06-15", outlet="مثال") for actor in account.actors}
    assert told, "the text tells no actor"
    assert not [fact for fact in expected if (fact.removeprefix("-") in told) == fact.startswith("-")], told


FOUGHT = "دارت معارك بين قوات النظام وجيش الإسلام في بلدة الشيفونية أمس. "
FOUGHT_ON: list[tuple[str, bool]] = [
    (FOUGHT + "كما اندلعت اشتباكات في بلدة مسرابا.", True),
    (FOUGHT + "وقتل مدني بقصف مدفعي على بلدة حمورية. وأسفرت مواجهات اندلعت بين الطرفين في بلدة مسرابا عن مقتل عشرة.", True),
    (FOUGHT + "كما اندلع اقتتال عشائري في بلدة مسرابا.", False),
    (FOUGHT + "وفي سياق منفصل، اندلعت اشتباكات في بلدة مسرابا.", False),
    (FOUGHT + "وقتل مدني بقصف مدفعي على بلدة حمورية. وأسفرت مواجهات اندلعت في بلدة مسرابا عن مقتل عشرة.", False),
    ("قصفت قوات النظام بلدة الشيفونية أمس. كما اندلعت اشتباكات في بلدة مسرابا.", False),
]


@pytest.mark.parametrize(("text", "are_lent"), FOUGHT_ON, ids=range(len(FOUGHT_ON)))
def test_a_fight_in_one_more_place_has_the_sides_of_the_one_before(text: str, are_lent: bool) -> None:
    """اندلعت اشتباكات with no sides of its own, right behind a fight of two."""
    there = [account for account in read(text) if account.place is not None and account.place.name == "مسرابا"]
    assert there
    assert (parts(there) >= {"regime initiator", "jaysh_al_islam initiator"}) is are_lent
