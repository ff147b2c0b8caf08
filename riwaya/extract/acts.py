"""The acts that a sentence tells: its triggers, less those that are only aimed at, averted, spoken of or part of a name.

In: the marks of a sentence. Out: its `Act`s in order, and which families of acts can be parts of one incident.
"""

from __future__ import annotations

import msgspec

from riwaya.extract.marks import Marks
from riwaya.extract.mentions.habits import habit_begins
from riwaya.grammar.arabic import PRONOUNS, without_object, without_pronoun
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon import Entry, Found, KindRecord, Lexicon, TriggerRecord
from riwaya.model import Sentence

AIMED = frozenset(("advance", "handover"))
PURSUED = frozenset(("movement", "release", "base"))
AIMING = frozenset("بهدف بغيه محاوله محاولات محاولا محاولين لمحاوله بمحاوله اجل سعيا خطه هدف هدفه هدفها ينوي تنوي نيه قبيل".split())
GOVERNING = frozenset("علي في من عن الي مع بعد خلال اثر جراء عقب قبل نتيجه بسبب ضد رغم اثناء بين".split())
DESCRIBING = frozenset("مماثل مشابه عنيف مكثف متقطع متبادل عشوائي".split())
WITHOUT = frozenset("دون بدون بلا".split())
CARRYING_OUT = frozenset("تنفيذ شن اي ايه تسجيل حدوث".split())
CROWDS = ("تجمع", "لتجمع", "بتجمع")
WHILE = frozenset("بينما فيما عندما حين حينما اثناء".split())
PASSING = frozenset("تمر يمر تعبر يعبر تسير يسير تتجه يتجه متجهه متجها".split())
SPREAD = frozenset("تنتشر ينتشر ينتشرون وتنتشر وينتشر تتمركز يتمركز وتتمركز ويتمركز".split())
COMING_ABOUT = frozenset("وقوع حدوث اندلاع حصول نشوب اي".split())
SHELTERING = frozenset("حمايه لحمايه حمايتهم لحمايتهم حمايته حمايتها لحمايتها يحمي تحمي تحميهم يحميهم وقايه للوقايه ملجا ملاجي ملاذ ملاذا احتماء للاحتماء الاحتماء يحتمون احتموا تحتمي".split())
RELATIVE = frozenset("التي الذي الذين اللتين اللذين ممن".split())
GOING_ON = frozenset("ثم ان قد حتي حيث بينما فيما كما لكن".split())  # خسر الجيش البلدة ثم استعادها
FLEEING = frozenset("هربا خوفا خشيه فرارا هروبا خشيا تفاديا".split())
FOILED = frozenset("احباط احبط احبطت احبطوا باحباط افشال افشل افشلت ابطال ابطل ابطلت فشل فشلت".split())
COVERED = frozenset(("battle", "protest", "strike"))
REPORTING = ("يغطي", "تغطيته", "تغطيتها", "تغطيتهم", "تغطيتهما", "لتغطيه")
ATTEMPTED = ("تفجير", "هجوم", "هجمات", "عمليه", "عمليات")
CAUSING = frozenset("دفع دفعت دفعوا اجبر اجبرت اجبروا ارغم ارغمت ارغموا اضطر اضطرت اضطروا يدفع تدفع يجبر تجبر يرغم ترغم يضطر تضطر".split())
READY = frozenset("قابله القابله معده معدا معدتين المعده جاهزه مجهزه مخصصه تستخدم المستخدمه مهياه".split())
ABLE = frozenset("يمكن يمكنها يمكنه قادر قادره قادران قادرين القادر القادره القادرين".split())
OF_MISSILES = frozenset("بعيده متوسطه قصيره المدي موجهه الموجهه باليستيه الباليستيه".split())
SINCE = frozenset("منذ التي الذي الذين اللتين حيث".split())
TOWARDS = frozenset(("نحو", "باتجاه"))
JUDGING = frozenset("مثل مثلت شكل شكلت يمثل تمثل سيمثل ستمثل يعد تعد يعتبر تعتبر يشكل تشكل سيشكل ستشكل يعني تعني سيعني ستعني يمنح تمنح سيمنح ستمنح".split())
COMPLETING = frozenset(("استكمال", "اكتمال", "اتمام"))
TO_COMPLETE = frozenset(("لاستكمال", "لاكمال", "لاتمام"))
STATING = frozenset("ان فان بان لان وان".split())
JUDGED_WITHIN = 7
THROUGH = "عبر"
ADVANCED = "advanced"
PARTICIPLE = "الم"
BLOW = "ضربه"
BEFORE_VERBS = frozenset("قد ثم حيث فيما بينما كما عندما بعدما حين الذي الذين ان".split())
# ما دفعت الفصيل, ما اضطرها: also with whom it made do so
CAUSES = Remembered(lambda form: not CAUSING.isdisjoint((bare := form.removeprefix("و"), *without_object(bare), *without_pronoun(bare))))
BY_IT = frozenset("منه منها عبره عبرها اليه اليها خلاله خلالها".split())
HITTING = frozenset("strike targeting airstrike shelling drone_strike".split())
HIT = 6
STRIKING = frozenset(("strike", "attack", "bomb"))
STRUCK_BEHIND = 3
DEFUSED = "defused"
_TOGETHER = (
    {"strike", "attack", "bomb", "harm", "destruction", "operation"},
    {"battle", "attack", "harm", "raid", "surrender", "strike", "bomb", "siege", "handover", "custody", "seizure"},
    {"raid", "custody", "harm", "seizure", "destruction", "attack", "siege", "strike", "surrender", "bomb"},
    {"protest", "harm", "custody", "attack", "siege", "destruction"},
    {"agreement", "release", "handover", "movement", "surrender", "displacement"},
    {"custody", "harm", "release", "attack"},
    {"split_or_merger", "surrender"},
    {"sexual_violence", "custody", "harm"},
)


def go_together(one: str, other: str) -> bool:
    """Whether kinds of these two families can be parts of one incident."""
    return one == other or any(one in group and other in group for group in _TOGETHER)


def is_cleared_behind(head: TriggerRecord, family: str) -> bool:
    """Whether mines and charges are made harmless behind a battle, which is no part of it: حررت القوات القرية وفككت 35 عبوة."""
    return head.name == DEFUSED and family == "battle"


class Act(msgspec.Struct, frozen=True):
    """A trigger in a sentence with the kind that its words name. `form` says how it stands: `noun`, `verb`, `passive`, `form`."""

    found: Found
    kind: KindRecord
    trigger: TriggerRecord
    form: str

    @property
    def is_result(self) -> bool:
        return self.kind.family == "harm" and self.kind.event_type == "generic"


def says_which(act: Act, sentence: Sentence) -> bool:
    """وتعتبر المحطة المستهدفة, الشخصية المستهدفة: a participle with the article only says which one is meant of what is known."""
    return act.form == "form" and sentence.tokens[act.found.first].form.lstrip("وبلف").startswith(PARTICIPLE)


def acts_of(marks: Marks, lexicon: Lexicon) -> list[Act]:
    acts: list[Act] = []
    aim = -1
    triggers = marks.of("trigger")
    if not triggers:
        return acts
    # غارات روسية names an act and its doer at once; حملة in the name of a group is no act
    habit = None if _is_of_a_day(marks) else habit_begins(marks.sentence.forms)
    named = [f for f in marks.matches if f.table in ("actor", "source") and f.last > f.first and not f.entries[0].rule.endswith("/adjective")]
    for found in triggers:
        if any(n.first <= found.first and found.last <= n.last and (n.last - n.first) > (found.last - found.first) for n in named):
            continue
        entry = found.entries[0] if len(found.entries) == 1 else _likeliest(found, marks.sentence, lexicon)
        kind, trigger = lexicon.triggers[entry.id]
        if kind.event_type == "none" or kind.id == "agreement" and _is_given(found, marks.sentence):
            continue
        # لتحرير المدينة وانتزاع المرفأ: what و joins to an aim is one too
        is_joined = kind.id in AIMED and entry.form != "verb" and found.prefix == "و" and aim >= 0 and not any(act.found.first > aim for act in acts)
        if is_joined or _is_aim(kind, found, marks.sentence):
            aim = found.first if is_joined or "ل" in found.prefix else aim
            continue
        if _is_averted(found, marks.sentence) or entry.form == "verb" and _describes(found, marks.sentence, is_ground=kind.id in AIMED):
            continue
        if kind.family == "strike" and (_is_able_to(found, marks.sentence) or _is_a_blow(found, marks.sentence)) or _is_of_any(found, marks):
            continue
        if kind.id == "movement" and entry.form == "verb" and _is_a_way(found, marks.sentence) or kind.family == "displacement" and _is_where_from(found, marks.sentence):
            continue
        if kind.family == "bomb" and _did_not_explode(found, marks.sentence) or kind.family in COVERED and _is_reported_on(found, marks.sentence):
            continue
        before = marks.sentence.forms[max(0, found.first - 3) : found.first]
        if kind.family == "harm" and not WITHOUT.isdisjoint(before) and "طيار" not in before:
            continue  # دون إصابات, دون تسجيل أي إصابات; not طائرة دون طيار
        if entry.form == "noun" and before and (before[-1] in WITHOUT or before[-1] in CARRYING_OUT and not WITHOUT.isdisjoint(before[:-1])):
            continue  # دون توقيف أحد, من دون تنفيذ غارات
        if kind.id == "movement" and acts and (_is_on_its_way(found, marks.sentence) or entry.form == "noun" and _is_column_hit(found, acts[-1])) or _is_another_word(found, trigger, marks.sentence):
            continue
        if kind.family == "protest" and _is_crowd_hit(found, marks) or kind.id == "movement" and not marks.dates and marks.sentence.forms[found.first] in SPREAD:
            continue  # في حين تنتشر قوات على الضفة الشرقية: the present says where forces are, and no day when they came
        if kind.family == "battle" and entry.form == "noun" and before[-1:] and before[-1] in COMING_ABOUT and not WITHOUT.isdisjoint(before[:-1]):
            continue  # مداهمات دون وقوع اشتباكات
        if habit is not None and found.first >= habit:
            break  # تتعرض المدينة لقصف متكرر, دأبت على استهداف الأحياء
        acts.append(Act(found, kind, trigger, entry.form))
    return acts


def _likeliest(found: Found, sentence: Sentence, lexicon: Lexicon) -> Entry:
    """What a word that several triggers share means here: none where one word tells none, else the highest rank, no verb behind a preposition or before what describes an act (قصف مماثل لX)."""
    is_noun = _is_governed(found, sentence) or not DESCRIBING.isdisjoint(sentence.forms[found.last + 1 : found.last + 2])
    is_word = found.first == found.last
    return max(found.entries, key=lambda e: (is_word and lexicon.triggers[e.id][0].event_type == "none", lexicon.triggers[e.id][0].rank, not (is_noun and e.form == "verb"), e.id))


def _is_of_a_day(marks: Marks) -> bool:
    """Whether a sentence names days or counts anything, so that it tells of a certain time."""
    return any(date.value.precision in ("day", "days", "week") for date in marks.dates) or any(count.quantity.min is not None for count in marks.counts)


def _is_another_word(found: Found, trigger: TriggerRecord, sentence: Sentence) -> bool:
    """ما تقدمه, التي تقدمها: a verb of offering, as no advance of theirs stands behind a relative; قادمة عبر منفذ: the preposition, as the verb begins its clause."""
    before = sentence.tokens[found.first - 1] if found.first else None
    form = sentence.tokens[found.first].form
    if before is None or before.kind != "word":
        return False
    if trigger.name == ADVANCED:
        return form.endswith(PRONOUNS) and (before.form in RELATIVE or before.form.lstrip("وبل") == "ما")
    return form == THROUGH and before.form.removeprefix("و") not in BEFORE_VERBS


def _is_given(found: Found, sentence: Sentence) -> bool:
    """Whether a deal is only spoken of or wanted: منذ الاتفاق, على الرغم من اتفاق, لمحاولة التوصل إلى تسوية."""
    before = [t.form.removeprefix("و") for t in sentence.tokens[max(0, found.first - 2) : found.first]]
    return bool(before) and (before[-1] in ("منذ", "رغم", "برغم") or before[-1] in AIMING or before == ["الرغم", "من"])


def _is_governed(found: Found, sentence: Sentence) -> bool:
    """Whether a preposition stands before a word, which is a noun then and no verb: على قصف, بقصف, بعد خطف."""
    if found.prefix.endswith(("ب", "ل", "ك")):
        return True
    return found.first > 0 and sentence.tokens[found.first - 1].form.removeprefix("و") in GOVERNING


def _describes(found: Found, sentence: Sentence, *, is_ground: bool) -> bool:
    """Whether a verb with its object in it only says which one is meant: اللاجئون الذين هجرتهم الحرب; of ground without a relative too: مواقع حررها الجيش."""
    if not found.first or not sentence.tokens[found.first].form.endswith(PRONOUNS):
        return False
    before = sentence.tokens[found.first - 1]
    return before.form in RELATIVE or is_ground and not found.prefix and before.kind == "word" and before.form.removeprefix("و") not in GOING_ON


def _is_averted(found: Found, sentence: Sentence) -> bool:
    """What people flee from or are sheltered from, what was foiled or what a thing is for: هربا من القصف, حماية السكان من القصف, إحباط محاولة تفجير سيارة, عبوة معدة للتفجير."""
    last = sentence.forms[found.first - 1].removeprefix("و") if found.first else ""
    if last in READY:
        return "ل" in found.prefix
    if last not in ("من", "محاوله"):
        return False
    before = [form.removeprefix("و") for form in sentence.forms[max(0, found.first - 4) : found.first - 1]]
    if last == "من":
        return not FLEEING.isdisjoint(before[-1:]) or not SHELTERING.isdisjoint(before)
    return not FOILED.isdisjoint(before)


def _is_able_to(found: Found, sentence: Sentence) -> bool:
    """صواريخ يمكن إطلاقها على, صواريخ بعيدة المدى قادرة على ضرب: what weapons can do."""
    behind = sentence.forms[found.last + 1 : found.last + 5]
    return next((form for form in behind if form not in RELATIVE and form not in OF_MISSILES), "") in ABLE


def _is_a_blow(found: Found, sentence: Sentence) -> bool:
    """شكل مقتله ضربة للجماعة: what something was for somebody, and no fire."""
    before = sentence.forms[max(0, found.first - JUDGED_WITHIN) : found.first]
    return sentence.tokens[found.first].form == BLOW and any(form.removeprefix("و") in JUDGING for form in before)


def _is_of_any(found: Found, marks: Marks) -> bool:
    """يبادر بقصف أي بلدة: whatever it may be; not نفى قصف أي هدف, which denies an act."""
    return marks.sentence.forms[found.last + 1 : found.last + 2] == ("اي",) and not any(s.factuality == "denied" and s.first <= found.first <= s.last for s in marks.stances)


def _is_a_way(found: Found, sentence: Sentence) -> bool:
    """ميناء تدخل منه المساعدات, معبر يعبر من خلاله النازحون: what a place is for."""
    form, behind = sentence.forms[found.first].removeprefix("و"), sentence.forms[found.last + 1 : found.last + 3]
    return form[:1] in "يت" and (behind[:1] and behind[0] in BY_IT or behind[:1] == ("من",) and behind[-1].startswith("خلال"))


def _is_where_from(found: Found, sentence: Sentence) -> bool:
    """المنزل الذي نزحت منه, قراهم التي هجروا منها: only says which home is meant."""
    return found.first > 0 and sentence.forms[found.first - 1] in RELATIVE and sentence.forms[found.last + 1 : found.last + 2] in (("منه",), ("منها",))


def _is_crowd_hit(found: Found, marks: Marks) -> bool:
    """استهدفت المدفعية تجمعات للمسلحين: those who are together there are what fire meets, and no protest."""
    if not marks.sentence.forms[found.first].startswith(CROWDS):
        return False
    near = range(found.first - HIT, found.first)
    return any(f.first in near and entry.id.split("/")[0] in HITTING for f in marks.of("trigger") for entry in f.entries)


def _is_on_its_way(found: Found, sentence: Sentence) -> bool:
    """انفجر لغم بينما كانت قافلة تمر على طريق في أ: what those who are hit were about, behind the act that is told."""
    before, behind = sentence.forms[max(0, found.first - 2) : found.first], sentence.forms[found.last + 1 : found.last + 4]
    return before[-1:] in (("كانت",), ("كان",)) and before[0] in WHILE and any(form in PASSING for form in behind)


def _is_column_hit(found: Found, before: Act) -> bool:
    """قصفت الطائرات تعزيزات, تدمير رتل عسكري, هجوم استهدف قافلة: what is struck right behind the word for it, no act of moving."""
    return not found.prefix and before.kind.family in STRIKING and 0 < found.first - before.found.last <= STRUCK_BEHIND


def _did_not_explode(found: Found, sentence: Sentence) -> bool:
    """قنبلة لم تنفجر, تفجيرين انتحاريين أحبطتهما: a bomb that is there and did not go off, or that somebody foiled."""
    before = [t.form.removeprefix("و").removeprefix("ف") for t in sentence.tokens[max(0, found.first - 4) : found.first]]
    if before[-1:] == ["لم"]:
        return True
    is_object = sentence.tokens[found.first].form.startswith(ATTEMPTED) and before[-1:] and before[-1] not in GOVERNING
    return bool(is_object) and any(form in FOILED for form in before)


def _is_reported_on(found: Found, sentence: Sentence) -> bool:
    """قتل وهو يغطي المعارك, أثناء تغطيته الاحتجاجات: what a journalist was there for."""
    return any(t.form.startswith(REPORTING) for t in sentence.tokens[max(0, found.first - 2) : found.first])


def _is_aim(kind: KindRecord, found: Found, sentence: Sentence) -> bool:
    """Ground that somebody wants, or held before, or whose worth is told: لاستعادة البلدة, من أجل السيطرة على, نحو تحرير, منذ سيطرت, التي سيطر عليها, يمثل تحرير البلدة ضربة."""
    if kind.id in PURSUED and "ل" in found.prefix and sentence.forms[max(0, found.first - 1) : found.first] != ("صحه",):
        # الوساطة للإفراج عن, الضغط للانسحاب من; not ما دفع الفصيل لإخلاء مقاره
        return not any(CAUSES.has(form) for form in sentence.forms[max(0, found.first - 4) : found.first])
    if kind.id not in AIMED:
        return False
    before = [t.form for t in sentence.tokens[max(0, found.first - 3) : found.first]]
    if "ل" in found.prefix or _is_judged(found, sentence):
        return True
    if before[-1:] == ["ان"] and before[-2:-1] == ["منذ"]:
        return True
    last = before[-1].removeprefix("و") if before else ""
    return last in SINCE or last in TOWARDS or last in TO_COMPLETE or before[-2:] in (["من", "اجل"], ["التنافس", "علي"], ["الصراع", "علي"]) or last.lstrip("و") in AIMING


def _is_judged(found: Found, sentence: Sentence) -> bool:
    """ويمثل تحرير البلدة ضربة لهم, فإن استكمال تحرير المدينة يعني: what ground is worth to who takes it."""
    forms = sentence.forms
    lead = found.first - 1 if found.first and forms[found.first - 1] in COMPLETING else found.first
    before = forms[lead - 1] if lead else ""
    if before.removeprefix("و") in JUDGING:
        return True
    return before in STATING and not JUDGING.isdisjoint(forms[found.last + 1 : found.last + 1 + JUDGED_WITHIN])
