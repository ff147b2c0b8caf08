"""Who did what to whom: sides, losers, fire and its owner, former members, borders, names that hostile outlets give, generic names by country and day, who only is mentioned, whose the dead are."""

from __future__ import annotations

import pytest

from tests.extract.constructions.reading import parts, read

# day of publication, a text, and the parts that its accounts must hold; `-` before one says that they must not
TOLD = [
    ("2019-05-04", "اشتباكات في مدينة سلقين بين هيئة تحرير الشام من جهة والجبهة الوطنية للتحرير وأحرار الشام من جهة أخرى.", ["hts initiator", "nlf initiator", "ahrar_al_sham initiator"]),
    ("2023-09-01", "تستمر الاشتباكات بين قوات العشائر من جهة، و\"قسد\" في بلدة ذيبان.", ["tribal_forces initiator", "sdf initiator"]),
    ("2015-06-10", "سيطر مقاتلو المعارضة على حاجز في بلدة بلودان وكبدوا قوات النظام خسائر فادحة.", ["syrian_opposition initiator", "regime target"]),
    ("2023-05-04", "قتل مسلحون عنصرا سابقا في الجيش الحر في مدينة طفس.", ["unknown initiator", "-fsa target"]),
    ("2022-05-04", "قصفت قوات النظام الطريق المؤدي إلى معبر باب الهوى على الحدود مع تركيا.", ["regime initiator", "-turkey target"]),
    ("2021-07-29", "قصفت دبابات قوات النظام مسجدا في مدينة درعا.", ["regime initiator", "-regime target"]),
    ("2016-07-10", "قالت القناة إن مسلحين قاموا بتصفية ثلاثة مدنيين في مدينة تعز.", ["unknown initiator", "civilians target"]),
    ("2023-04-04", "أصيبت امرأة بغارة أمريكية على مقر لميليشيا فاطميون في مدينة الميادين.", ["us_forces initiator", "fatemiyoun target", "civilians affected"]),
    ("2023-08-30", "قتل مدنيان في اشتباكات بين قسد وقوات العشائر في بلدة ذيبان.", ["sdf initiator", "tribal_forces initiator", "civilians affected"]),
    ("2022-06-01", "اعتقلت ميليشيا قسد شابين في مدينة الطبقة. وداهمت الميليشيا منازل في بلدة المنصورة.", ["sdf initiator", "-local_militia initiator"]),
    ("2023-06-01", "قتلت المليشيا المتمردة أربعة مواطنين في مدينة نيالا.", ["rsf initiator", "civilians target"]),
    ("2022-10-01", "نفذ تنظيم \"ب ي د\" هجوما على مدينة أعزاز. وقصف التنظيم الإرهابي مدينة الباب بقذائف الهاون.", ["ypg initiator", "-isis initiator"]),
    ("2015-08-01", "سيطر الجيش الوطني على جبل قرب مدينة لحج بعد معارك مع ميليشيات الحوثي وصالح.", ["yemen_government initiator", "houthis target", "saleh_forces target"]),
    ("2021-03-01", "قتل شاب على يد متشددين من تنظيم الدولة في بلدة ذيبان.", ["isis initiator", "-syrian_opposition initiator"]),
    ("2014-11-01", "هاجم متشددون حاجزا للجيش المصري في مدينة رفح بشمال سيناء.", ["armed_factions initiator", "egyptian_army target"]),
    ("2023-11-01", "أطلقت المقاومة رشقة صاروخية من قطاع غزة على مدينة عسقلان.", ["palestinian_factions initiator"]),
    ("2016-03-01", "تصدت المقاومة لهجوم شنه الحوثيون غرب مدينة تعز.", ["popular_resistance_yemen initiator", "houthis initiator"]),
    ("2025-03-01", "اعتقل الجيش ثلاثة مسلحين في مدينة حمص السورية.", ["syrian_transitional_government initiator", "-regime initiator"]),
    ("2020-03-01", "اعتقل الجيش ثلاثة مسلحين في مدينة حمص السورية.", ["regime initiator"]),
    ("2022-02-01", "أصيب شخص بانفجار مجهول في مدينة الباب.", ["-unknown target"]),
    ("2019-10-01", "قتلت القوات العراقية متظاهرا في مدينة كربلاء.", ["iraqi_forces initiator", "protesters target"]),
    ("2021-10-14", "اندلعت اشتباكات في مدينة بيروت بين مناصرين لحزب الله وأمل ومسلحين من القوات اللبنانية.", ["hezbollah initiator", "name:حركة أمل initiator", "-lebanese_army target"]),
    ("2019-07-01", "غارات يعتقد أنها روسية استهدفت مدينة كفرنبل.", ["russia initiator"]),
    ("2021-07-01", "طيران يرجح أنه إسرائيلي يقصف مواقع للميليشيات الإيرانية في مدينة البوكمال.", ["israel initiator", "iranian_militias target"]),
    ("2021-07-01", "قتل ثلاثة مدنيين بقصف لقوات النظام على مخيم للنازحين قرب مدينة سرمدا.", ["regime initiator", "civilians target", "-displaced_people target"]),
    ("2016-07-01", "حررت القوات العراقية ناحية القيارة من سيطرة تنظيم داعش.", ["iraqi_forces initiator", "isis target"]),
    ("2020-02-05", "سيطرت قوات النظام على مدينة سراقب عقب انسحاب الفصائل منها.", ["regime initiator", "syrian_opposition target"]),
    ("2022-04-01", "أعدم جنود ماليون ومقاتلون من فاغنر 300 مدني قرب مدينة غاو.", ["mali_army initiator", "-wagner target", "civilians target"]),
    ("2018-02-20", "أعلن الجيش المصري مقتل عشرة متشددين في مدينة رفح بشمال سيناء.", ["egyptian_army initiator", "armed_factions target"]),
    ("2023-07-01", "أسقط الجيش السوداني مسيرة للدعم السريع في مدينة أم درمان.", ["saf initiator", "rsf target"]),
    ("2015-03-21", "فجر انتحاريان نفسيهما في مسجدين للحوثيين في مدينة صنعاء.", ["houthis target"]),
    ("2018-06-14", "هاجمت المقاومة التهامية مواقع للحوثيين جنوب مدينة الحديدة.", ["name:المقاومة التهامية initiator", "houthis target"]),
    ("2021-07-01", "شنت مسيرات إماراتية داعمة لحفتر غارة على موقع لقوات الوفاق في مدينة سرت.", ["uae_forces initiator", "gna_forces target", "-lna target"]),
    ("2021-03-02", "قتل جندي في هجوم شنه مسلحون يعتقد أنهم متشددون على حاجز للحزام الأمني في مدينة زنجبار.", ["-security_belt initiator"]),
    ("2022-11-01", "قتل رجل بانفجار غامض في مدينة الباب.", ["civilians affected", "-unknown initiator"]),
    ("2022-02-02", "سقطت صواريخ على مدينة الباب، ورجحت مصادر أن تكون مواقع قسد هي مصدر الصواريخ.", ["-sdf target"]),
    ("2022-10-01", "اختطفت قسد ثلاثة شبان من مدينة الطبقة إلى جهة مجهولة.", ["sdf initiator", "-unknown target"]),
    ("2021-06-15", "أفرجت السلطات المصرية عن 15 ناشطا كانوا محتجزين في سجن طرة.", ["egyptian_police initiator"]),
    ("2021-06-15", "قتل 38 شخصا في تفجيرين استهدفا قوات الشرطة في مدينة إسطنبول.", ["turkish_police target"]),
    ("2021-06-15", "اقتحمت قوات الدعم السريع ساحة الاعتصام في مدينة الخرطوم وأطلقت الرصاص على المعتصمين، ما أدى إلى مقتل 35.", ["rsf initiator", "protesters target"]),
    ("2021-06-15", "قصف الحوثيون مدينة أبوظبي في الإمارات وقتل ثلاثة. ورد التحالف بغارات على صنعاء قتلت عشرة أشخاص.", ["arab_coalition initiator"]),
    ("2021-06-15", "وفي الجوف، قتل مدنيان بقصف للحوثيين.", ["houthis initiator"]),
    ("2021-06-15", "وفي العراق، قتل خمسة جنود بهجوم لداعش.", ["iraqi_army target"]),
    ("2021-06-15", "قتل سبعة أشخاص في إطلاق نار على متظاهرين من حزب الله وحركة أمل في منطقة الطيونة ببيروت.", ["protesters target", "-name:حركة أمل initiator", "-hezbollah initiator"]),
    ("2012-02-04", "قتل مئتا شخص في قصف على حي الخالدية في مدينة حمص. ونفت دمشق قصف المدينة واتهمت مجموعات مسلحة.", ["civilians target", "-syrian_opposition initiator", "-armed_factions initiator"]),
    ("2021-06-15", "أعلن الجيش الإسرائيلي في بيان شنه غارة جوية على موقع لحركة حماس شرق مدينة خان يونس.", ["israel initiator", "hamas target"]),
    ("2021-06-15", "أصدر الجيش الإسرائيلي بيانا قال فيه إنه شن ليل الأحد الاثنين غارة جوية على منشآت لحركة حماس شرق مدينة خان يونس.", ["israel initiator", "hamas target"]),
    ("2021-06-15", "أطلقت قوات الجيش التونسي النار على سيارة قادمة من ليبيا قرب مدينة بن قردان.", ["tunisian_army initiator", "-libyan_army initiator"]),
    ("2021-06-15", "قتل أربعة من حرس الحدود الإيراني في اشتباك مع مسلحين في إقليم سيستان وبلوشستان.", ["iran target"]),
    ("2021-06-15", "اغتيل ثلاثة من قادة حركة فتح في مدينة صور الجمعة.", ["name:حركة فتح target"]),
    ("2021-06-15", "قصفت دبابات إسرائيلية موقعين لحماس شرق مدينة خان يونس.", ["israel initiator", "hamas target"]),
    ("2021-06-15", "استهدفت دورية تركية بعبوة ناسفة قرب مدينة عفرين.", ["turkey target"]),
    ("2021-06-15", "هاجم مسلحون عناصر الشرطة المصرية في مدينة العريش وقتلوا ثلاثة منهم.", ["unknown initiator", "egyptian_police target"]),
    ("2021-06-15", "قتل سبعة في انفجار سيارة مفخخة في مدينة مقديشو. وأعلنت حركة الشباب مسؤوليتها عن الهجوم.", ["al_shabaab initiator", "-unknown initiator"]),
    ("2021-06-15", "قتل سبعة في انفجار سيارة مفخخة في مدينة مقديشو. ولم تعلن أي جهة مسؤوليتها عن الهجوم.", ["unknown initiator"]),
    ("2021-06-15", "أعلنت السلطات التركية توقيف 15 شخصا في مدينة أضنة للاشتباه بانتمائهم إلى حزب العمال الكردستاني.", ["pkk target", "-pkk initiator"]),
    ("2021-06-15", "قتل 13 شخصا في اعتداءات استهدفت كنائس في مدينة سورابايا، وفق ما أعلنت الشرطة. وقال المتحدث باسم الشرطة إن 41 شخصا أصيبوا.", ["-police initiator"]),
    ("2021-06-15", "هذا الاعتداء الانتحاري استهدف قوات الأمن الأفغانية مساء الثلاثاء في مدينة جلال آباد.", ["afghan_forces target"]),
    ("2021-06-15", "ذكرت مصادر طبية أن 11 شخصا أصيبوا بجروح خلال مداهمة في مدينة السلط بينهم عسكريون ومدنيون.", ["jordanian_army target", "-jordanian_army initiator"]),
    ("2021-06-15", "قتلت غارة ثلاثة من عناصر داعش في كهف قرب مدينة كركوك، وفق ضابط في الحشد الشعبي.", ["isis target", "-isis initiator", "-pmf target"]),
    ("2021-06-15", "دمرت غارة مخزنا للحوثيين قرب مدينة مأرب، كما أبلغ الوكالة مقاتل في ألوية العمالقة.", ["houthis target", "-giants_brigades target"]),
    ("2021-06-15", "انفجرت عبوة بدورية للجيش المالي قرب مدينة غاو.", ["mali_army target", "-mali_army initiator"]),
    ("2021-06-15", "وجهت طائرات تركية ضربة لمستودع لحزب العمال الكردستاني قرب مدينة دهوك.", ["turkey initiator", "pkk target"]),
    ("2021-06-15", "قتل شرطيان في هجوم على حاجز في مدينة قندوز، وألقت السلطات باللوم على حركة طالبان.", ["taliban blamed", "-taliban target"]),
    ("2021-06-15", "حمل مقاتلون صواريخ وقصفوا معسكرا لقوات حفتر في مدينة سرت.", ["lna target", "-lna blamed"]),
    ("2021-06-15", "أطلقت قوات النظام صاروخا يحمل رأسا عنقوديا على مدينة سرمين.", ["regime initiator", "-regime blamed"]),
    ("2021-06-15", "قتل سبعة مدنيين بقصف على سوق في مدينة نيالا والدعم السريع تنفي.", ["civilians target", "-rsf target", "-rsf initiator"]),
    ("2021-06-15", "قتل سبعة مدنيين بتفجير في مدينة قندوز، ونددت حركة طالبان بالهجوم.", ["civilians target", "-taliban initiator", "-taliban target"]),
    ("2021-06-15", "شنت مقاتلات التحالف الدولي غارتين على كهوف يتحصن فيها مسلحو داعش قرب مدينة كركوك.", ["coalition initiator", "isis target", "-isis initiator"]),
    ("2021-06-15", "استهدفت مسيرة تركية معملا تتخذه قسد ثكنة في مدينة الحسكة.", ["turkey initiator", "sdf target"]),
    ("2021-06-15", "قتل رجل بقصف روسي على أهال في مدينة سرمدا من الذين هجرتهم قوات النظام.", ["russia initiator", "-regime initiator", "-regime target"]),
    ("2021-06-15", "قتل عشرون مدنيا في الهجوم الذي بدأته قوات الدعم السريع على مدينة الفاشر.", ["rsf initiator", "civilians target"]),
    ("2021-06-15", "اعترض الجيش السعودي مسيرة أطلقها الحوثيون نحو مدينة جازان.", ["saudi_forces initiator", "houthis target", "-houthis initiator"]),
    ("2021-06-15", "قتل جندي سعودي نتيجة إطلاق الحوثيين مقذوفا على نقطة في مدينة نجران.", ["houthis initiator", "saudi_forces target", "-houthis target"]),
    ("2021-06-15", "نفذت قسد بدعم من طائرات تابعة للتحالف الدولي حملة مداهمات في بلدة الشحيل واعتقلت ثلاثة شبان.", ["sdf initiator", "coalition initiator", "-coalition target"]),
    ("2021-06-15", "قال ضابط إن جنديا تركيا قتل وأصيب آخر في هجوم قرب مدينة دهوك.", ["turkey target", "-turkey initiator"]),
    ("2021-06-15", "قصف الجيش الإسرائيلي أطراف مدينة القنيطرة وسط اشتباكات بين هيئة تحرير الشام من جهة وقوات النظام من جهة أخرى.", ["israel initiator", "-hts initiator", "-regime initiator"]),
    ("2021-06-15", "تبادلت هيئة تحرير الشام وقوات النظام القصف وسط اشتباكات بينهما في مدينة سراقب.", ["hts initiator", "regime initiator"]),
    ("2021-06-15", "سيّر الروس والأتراك دورية مشتركة قرب مدينة الدرباسية.", ["russia initiator", "turkey initiator"]),
    ("2021-06-15", "قصف الإسرائيليون بالمدفعية أطراف مدينة مرجعيون.", ["israel initiator"]),
    ("2021-06-15", "تظاهر محتجون في مدينة إسطنبول وشارك الأتراك في المسيرة بكثافة.", ["protesters initiator", "-turkey initiator"]),
    ("2021-06-15", "توغلت آليات عسكرية إسرائيلية في مخيم جنين واعتقلت أربعة شبان.", ["israel initiator", "civilians target"]),
    ("2021-06-15", "داهمت قوة خاصة إسرائيلية بلدة قباطية واعتقلت شابا.", ["israel initiator"]),
    ("2021-06-15", "اشتبكت قوات حرس الحدود مع مهربين قرب مدينة الرمثا الأردنية.", ["jordanian_army initiator", "smugglers initiator"]),
    ("2021-06-15", "انتشر فوج طوارئ في مدينة البصرة وأوقف 13 شخصا.", ["iraqi_police initiator"]),
    ("2021-06-15", "قصفت قوات النظام بلدة كفرعمة وسط تحليق لطائرات استطلاع روسية.", ["regime initiator", "-russia initiator"]),
    ("2021-06-15", "أعقب ذلك تحليق للطيران الروسي الذي قصف أطراف مدينة سرمين.", ["russia initiator"]),
    ("2021-06-15", "قتل مسلحون متطوعا في صفوف الجيش العراقي في مدينة الموصل.", ["iraqi_army target", "-aid_workers target"]),
    ("2021-06-15", "اغتال مجهولون طبيبا في الجيش اليمني في مدينة تعز.", ["yemen_government target", "-aid_workers target"]),
    ("2021-06-15", "خطف مسلحون طبيبا في مدينة درعا.", ["aid_workers target"]),
    ("2021-06-15", "استهدفت غارة مقاتلي حركة الشباب قرب مدينة كسمايو.", ["al_shabaab target", "-al_shabaab initiator"]),
    ("2021-06-15", "طالت ضربة أميركية عناصر داعش قرب مدينة كركوك.", ["us_forces initiator", "isis target"]),
    ("2021-06-15", "استهدف قصف قوات النظام أحياء مدينة سرمين.", ["regime initiator", "-regime target"]),
    ("2021-06-15", "اتهمت قسد تركيا بقصف مواقعها قرب مدينة عين عيسى.", ["turkey blamed", "sdf target", "-sdf initiator"]),
    ("2021-06-15", "اتهم الحوثيون التحالف بشن غارة استهدفت معسكرا تابعا لهم في مدينة صعدة.", ["arab_coalition blamed", "houthis target", "-houthis initiator"]),
    ("2021-06-15", "أعلنت قسد أن طائرة تركية قصفت موقعا لها قرب مدينة عين عيسى.", ["turkey initiator", "sdf target"]),
    ("2021-06-15", "قالت حركة حماس إن غارة إسرائيلية استهدفت أحد مواقعها في مدينة رفح.", ["israel initiator", "hamas target"]),
    ("2021-06-15", "قال الجيش الإسرائيلي إنه قصف مواقع لحزب الله في مدينة صور.", ["israel initiator", "hezbollah target", "-israel target"]),
    ("2021-06-15", "نسبت قوات الحشد الشعبي إلى التحالف الدولي شن غارة على موقع في مدينة البوكمال.", ["coalition blamed", "-pmf initiator"]),
    ("2021-06-15", "أصيب طفل بانفجار لغم من مخلفات الحوثيين في مدينة حيس.", ["houthis initiator", "civilians target"]),
    ("2021-06-15", "أصيب طفل بانفجار قذيفة من مخلفات قصف سابق للحوثيين في مدينة حيس.", ["-houthis initiator"]),
    ("2021-06-15", "فجر انتحاري نفسه أمام مركز للشرطة الأفغانية في مدينة قندوز وقتل شرطيان.", ["unknown initiator", "afghan_forces target"]),
    ("2021-06-15", "استهدفت غارة إسرائيلية موقعا لحماس في مدينة رفح. وأضاف أن غارة أخرى استهدفت موقعا لحماس في مدينة خان يونس.", ["israel initiator", "hamas target"]),
    ("2021-06-15", "قتل مسلحون القيادي في «وحدات مقاومة الجبل» سامر العلي في مدينة سنجار.", ["name:وحدات مقاومة الجبل target"]),
    ("2021-06-15", "هاجم مسلحون من جماعة تطلق على نفسها «أنصار الوادي» قرية قرب مدينة غاو.", ["name:أنصار الوادي initiator", "-name:أنصار الوادي target"]),
    ("2021-06-15", "قصفت قوات النظام بالمدفعية بلدة كفرعمة، ما ألحق أضرارا بممتلكات المدنيين.", ["regime initiator", "civilians target"]),
    ("2021-06-15", "دمرت غارة إسرائيلية منزلا في بلدة عيتا الشعب.", ["israel initiator", "civilians target"]),
    ("2021-06-15", "قصفت طائرات التحالف الدولي منزلا يتحصن فيه مسلحو داعش في مدينة الرقة.", ["isis target", "-civilians target"]),
    ("2021-06-15", "داهمت قسد منزلا في بلدة ذيبان.", ["sdf initiator", "-civilians target"]),
    ("2021-06-15", "احتشد آلاف الأهالي في مدينة السويداء مطالبين برحيل النظام.", ["protesters initiator", "-civilians initiator", "-regime target", "-regime initiator"]),
    ("2021-06-15", "خرجت مظاهرة ضد قسد في بلدة الشحيل.", ["protesters initiator", "-sdf target"]),
    ("2021-06-15", "أطلقت قسد النار على مظاهرة لأهالي بلدة الشحيل وقتلت اثنين.", ["sdf initiator", "protesters target"]),
    ("2018-03-04", "ألقت مروحية براميل متفجرة على مدينة حرستا في ريف دمشق.", ["regime initiator"]),
    ("2018-03-04", "ألقت مروحيات روسية براميل متفجرة على بلدة كفرنبل بريف إدلب.", ["russia initiator", "-regime initiator"]),
    ("2018-03-04", "ألقت طائرة براميل متفجرة على مدينة كادقلي في السودان.", ["-regime initiator"]),
    ("2021-06-15", "قال الناطق إن «مجموعة من المخربين» أحرقت مركزا للشرطة في مدينة صفاقس.", ["-name:مجموعة من المخربين initiator"]),
    ("2021-06-15", "قتل سبعة وعشرون شخصا بانفجار في بلدة سروج بجنوب شرقي تركيا.", ["-turkey target", "-turkey initiator"]),
    ("2021-06-15", "قال مسؤولو أمن بتركيا إن انفجارا وقع في مدينة سروج وقتل خمسة.", ["-turkey target", "-turkey initiator"]),
    ("2021-06-15", "قصفت تركيا قرية قرب مدينة دهوك.", ["turkey initiator"]),
    ("2021-06-15", "قتل جنديان إسرائيليان في عملية دهس نفذها شاب قرب مدينة القدس.", ["israel target", "unknown initiator"]),
    ("2021-06-15", "قتل ثلاثة جنود في هجوم على حاجز للجيش المالي قرب مدينة غاو.", ["mali_army target", "unknown initiator"]),
    ("2021-06-15", "قتل ثلاثة جنود في هجوم شنته بوكو حرام على حاجز قرب مدينة ميدوغوري.", ["boko_haram initiator", "-unknown initiator"]),
    ("2021-06-15", "شنت طائرات F-16 العراقية غارتين على كهف في جبال حمرين.", ["iraqi_army initiator"]),
    ("2021-06-15", "قصفت طائرات الأباتشي الإسرائيلية موقعا في مدينة رفح.", ["israel initiator"]),
    ("2021-06-15", "قتل شرطيان تركيان برصاص مسلحين قرب الحدود السورية في بلدة جيلان بينار.", ["turkish_police target"]),
    ("2021-06-15", "أصيب ثلاثة عناصر من الجيش التركي بقصف لقوات النظام على نقطة في بلدة كنصفرة بريف إدلب.", ["regime initiator", "turkey target", "-regime target"]),
    ("2021-06-15", "نفذت مقاتلة أمريكية ضربة قرب مدينة هلمند.", ["us_forces initiator"]),
    ("2021-06-15", "قتل ثلاثة من عناصر القاعدة في غارة لطائرة أمريكية في محافظة شبوة.", ["aqap target", "us_forces initiator"]),
    ("2021-06-15", "أعلنت أجهزة الأمن الروسية قتل ثلاثة مسلحين في مدينة نالتشيك.", ["russia initiator"]),
    ("2021-06-15", "وكانت دبابات إسرائيلية قد ضربت موقعا لحماس شرق مدينة غزة.", ["israel initiator", "hamas target", "-israel target"]),
    ("2021-06-15", "استهدف حزب الله آليات إسرائيلية قرب بلدة مارون الراس.", ["hezbollah initiator", "israel target"]),
    ("2021-06-15", "قتل عشرون شخصا في الهجوم الذي تبناه تنظيم داعش على سوق في مدينة الحلة.", ["isis initiator", "civilians target"]),
    ("2021-06-15", "قتل ثلاثون شخصا في تفجيرات في مدينة الحلة، في هجمات تبنى بعضها تنظيم داعش.", ["isis initiator", "-isis target"]),
    ("2021-06-15", "قتل أربعة في التفجير الذي قامت به حركة الشباب في مدينة مقديشو.", ["al_shabaab initiator", "-unknown initiator"]),
    ("2021-06-15", "قتل 12 شخصا غالبيتهم من المدنيين في تفجير انتحاري استهدف قوات الأمن الأفغانية في مدينة قندهار.", ["civilians target", "afghan_forces target"]),
    ("2021-06-15", "وردا على مقتل شرطيين، شن الجيش التركي غارات على مواقع حزب العمال الكردستاني قرب مدينة دهوك.", ["turkey initiator", "pkk target", "-iraqi_police target", "-police target"]),
    ("2021-06-15", "قتل شاب في مشاجرة بالسلاح بين مسلحين في مدينة الباب.", ["-protesters target"]),
    ("2021-06-15", "استهدف انفجار خط الغاز الممتد إلى تركيا قرب مدينة كارس.", ["-turkey target"]),
    ("2021-06-15", "فجر انتحاري نفسه في مسجد لقوات الطوارئ السعودية في مدينة أبها وقتل سبعة جنود وثلاثة من العاملين.", ["saudi_police target", "civilians target"]),
    ("2021-06-15", "قتلت القوات العراقية سبعة مسلحين آخرين من تنظيم داعش في مدينة الحويجة.", ["isis target", "-unknown target"]),
    ("2021-06-15", "قتل ستة مدنيين بقصف على مدينة الفاشر، ودانت القوات العراقية القصف.", ["civilians target", "-iraqi_forces initiator"]),
    ("2021-06-15", "دخلت إلى مدينة دوما مساء الأربعاء 40 شاحنة غذاء ترعاها الأمم المتحدة.", ["un initiator", "-un target"]),
    ("2021-06-15", "قصف تنظيم داعش مدينة كركوك. وشنت طائرات عراقية غارات على مواقع الإرهابيين في مدينة الحويجة.", ["iraqi_army initiator", "isis target", "-armed_factions target"]),
    ("2021-06-15", "شنت طائرات عراقية غارات على مواقع الإرهابيين في مدينة الحويجة.", ["armed_factions target"]),
    ("2021-06-15", "قصفت التنظيمات الإرهابية بالصواريخ مدينة سلحب بريف حماة.", ["armed_factions initiator", "-syrian_opposition initiator"]),
    ("2021-06-15", "قصفت الفصائل المسلحة بالصواريخ مدينة سلحب بريف حماة.", ["syrian_opposition initiator"]),
    ("2021-06-15", "قصفت قوات النظام مخيما للنازحين قرب بلدة كفرلوسين، ما أدى إلى مقتل امرأة وطفلين.", ["regime initiator", "displaced_people target", "-civilians target"]),
    ("2021-06-15", "قصفت قوات النظام مخيما للنازحين قرب بلدة كفرلوسين، ما أدى إلى مقتل مدني.", ["regime initiator", "civilians target", "-displaced_people target"]),
    ("2021-06-15", "استهدفت غارة إسرائيلية عائلة نازحة في مدينة رفح.", ["israel initiator", "displaced_people target", "-civilians target"]),
    ("2021-06-15", "قصفت طائرات روسية سوقا في مدينة أريحا.", ["russia initiator", "civilians target"]),
    ("2021-06-15", "قتل ستة أشخاص في عملية انتحارية نفذتها حركة طالبان واستهدفت الشرطة الأفغانية في مدينة غزني.", ["taliban initiator", "afghan_forces target", "-afghan_forces initiator"]),
    ("2021-06-15", "خطف مسلحون يشتبه في أنهم من حركة الشباب شرطيين في مدينة غاريسا.", ["al_shabaab initiator", "police target", "-police initiator"]),
    ("2021-06-15", "خطف مسلحون ثلاثة أطباء في مدينة سبها.", ["unknown initiator", "-unknown target"]),
    ("2021-06-15", "استهدفت مسيرة للاحتلال التركي سيارة في مدينة المالكية.", ["turkey initiator", "-israel initiator"]),
    ("2021-06-15", "استهدفت مسيرة للاحتلال سيارة في مدينة رفح.", ["israel initiator"]),
    ("2021-06-15", "شنت طائرات روسية غارات على بلدة كفرعمة رغم وقف إطلاق النار المبرم بين تركيا وروسيا.", ["russia initiator", "-turkey initiator"]),
    ("2021-06-15", "سقط 20 قتيلا على الأقل في بلدة معرة مصرين.", ["civilians target", "-unknown initiator"]),
    ("2021-06-15", "عثر أهال قرب نوى على جثة رجل عليها آثار رصاص.", ["civilians target", "unknown initiator"]),
    ("2021-06-15", "قتل رجل بإطلاق نار في مدينة طفس.", ["civilians target", "unknown initiator"]),
    ("2021-06-15", "استعادت القوات المشتركة الكردية قرية قرب مدينة عين العرب من تنظيم داعش.", ["isis target", "-joint_force_darfur initiator"]),
    ("2021-06-15", "قتل شرطيان بانفجار عبوة في مدينة هرات، وتبنى التنظيم التفجير.", ["afghan_forces target", "-afghan_forces initiator"]),
    ("2021-06-15", "قتل جنديان في انفجار لغم بسيارة تقل عناصر من قوات النظام في بادية السخنة.", ["regime target"]),
]

# a text, and the parts that the incident at its last place must hold
TOLD_ELSEWHERE = [
    # who lost the ground that the same force took is told of another place
    ("سيطرت قوات الجيش اليمني على جبل قرب مدينة مأرب بعد معارك مع ميليشيات الحوثي. وفي جبهة أخرى، استعاد الجيش اليمني مواقع غرب مدينة الجوبة.", ["yemen_government initiator", "houthis target"]),
    ("طردت قوات حكومة الوفاق مسلحي حفتر من مدينة غريان. كما سيطرت قوات الوفاق على بلدة الأصابعة.", ["gna_forces initiator", "lna target"]),
    ("طردت قوات حكومة الوفاق مسلحي حفتر من مدينة غريان. كما سيطر تنظيم داعش على بلدة الأصابعة.", ["isis initiator", "-lna target"]),
    # a strike that goes on without its doer
    ("قصفت قوات النظام بالمدفعية بلدة كفرعمة. وتعرضت بلدة النيرب لقصف مدفعي أصيبت فيه امرأة.", ["regime initiator", "civilians target"]),
    ("قصفت قوات النظام بالمدفعية بلدة كفرعمة. وردت فصائل المعارضة بقصف مواقع في مدينة سراقب. وتعرضت بلدة النيرب لقصف مدفعي.", ["-regime initiator", "-syrian_opposition initiator"]),
    ("قصفت حركة الشباب بقذائف الهاون مدينة بيدوا. وفي حادث منفصل، سقطت قذائف هاون على بلدة بلدوين وأصيب طفل.", ["-al_shabaab initiator", "civilians target"]),
    ("قصفت إسرائيل مدينة رفح بالمدفعية وقتلت امرأة. وكانت مدينة خان يونس قد تعرضت لقصف قبل شهرين.", ["-israel initiator"]),
]

# a text, and the groups of which so many were killed
LOST = [
    ("اشتبكت قوات حرس الحدود مع مهربين قرب مدينة الرمثا الأردنية وقتلت اثنين منهم.", {("smugglers", 2)}),
    ("استهدفت غارة مقاتلي حركة الشباب قرب مدينة كسمايو وأدت إلى مقتل خمسة منهم.", {("al_shabaab", 5)}),
    ("هاجم الحوثيون موقعا للجيش اليمني في مدينة مأرب وقتل الجيش خمسة منهم.", {("houthis", 5)}),
    ("قتل شاب في صفوف قسد برصاص مجهولين في مدينة الرقة.", {("sdf", 1)}),
    ("قتل شاب في مدينة الرقة برصاص مجهولين على حاجز لقسد.", {("civilians", 1)}),
]


@pytest.mark.parametrize(("text", "expected"), TOLD_ELSEWHERE, ids=[str(n) for n in range(len(TOLD_ELSEWHERE))])
def test_the_last_incident_has_these_parts(text: str, expected: list[str]) -> None:
    accounts = read(text)
    told = parts(account for account in accounts if account.incident_id == accounts[-1].incident_id)
    assert {part for part in expected if not part.startswith("-")} <= told
    assert not {part.removeprefix("-") for part in expected if part.startswith("-")} & told


@pytest.mark.parametrize(("text", "expected"), LOST, ids=[str(n) for n in range(len(LOST))])
def test_the_dead_are_of_this_group(text: str, expected: set[tuple[str, int]]) -> None:
    assert {(count.group, count.min) for account in read(text) for count in account.counts if count.measure == "killed"} == expected


@pytest.mark.parametrize(("published", "text", "expected"), TOLD, ids=[str(n) for n in range(len(TOLD))])
def test_the_text_tells_these_parts(published: str, text: str, expected: list[str]) -> None:
    accounts = read(text, published)
    assert accounts, "the text tells no incident"
    told = parts(accounts)
    assert {part for part in expected if not part.startswith("-")} <= told
    assert not {part.removeprefix("-") for part in expected if part.startswith("-")} & told
