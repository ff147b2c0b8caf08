"""The names behind those who are counted: which is no longer theirs, which shares them with another, and of whom they are thought to be.

In: a sentence as a `Clause` with the last token of those who are counted. Out: whether what stands between breaks a name off (`is_broken`), or one number counts people of two bodies.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.counting.reached import OF_RANK, Clause, Reached
from riwaya.extract.counting.units import EACH, PARTS, SOME_OF_THEM, THEY, units_of
from riwaya.extract.values import SERVICES
from riwaya.lexicon import Found
from riwaya.lexicon.arabic.role_words import load_role_words
from riwaya.lexicon.arabic.speech_records import load_speech
from riwaya.model import Token

CITING = frozenset("وفق حسب بحسب وبحسب وفقا نقلا حسبما قال قالت اعلن اعلنت كما".split())  # مقتل أربعين شخصا وفق مسعفين
TURNING = frozenset("فيما بينما حيث حين عندما حينما لكن بعدما ثم".split())  # 18 جريحا فيما يكثف المسلحون هجماتهم
BREAKING = CITING | TURNING | frozenset("، , قتل اثر جراء قبل بعد عقب منذ اثناء خلال علي ضد انفسهم نفسه".split())
THOUGHT_WITHIN = 7
THOUGHT = frozenset("انهم بانهم انهما بانهما انه بانه انها بانها في من الي ل ينتمون ينتمي ينتميان يتبعون يتبع خلايا خليه مسلحي".split())
BOTH_SIDES = frozenset("الطرفين الجانبين الفريقين العشيرتين القبيلتين الطرفان الجانبان".split())


def is_broken(clause: Clause, last: int, position: int) -> bool:
    """Whether the actor at `position` is no longer of those who are counted: an act (في قصف تركي), برصاص or من قبل stands between."""
    tokens = clause.tokens
    if position == last + 3 and tokens[last + 1].form == "في" and tokens[last + 2].form in load_role_words().an_act_of and clause.actors[position].prefix.endswith("ل"):
        return True  # قيادي في عملية للتحالف: whose act it was
    # 35 مهاجما وسبعة مدنيين: others are counted from the next number on
    led = last + 2 + in_ranks(tokens, last)
    is_of = position > last + 1 and (tokens[last + 1].form == "من" or led > last + 2) and all(t.kind == "quote" for t in tokens[led:position])  # 15 من هيئة تحرير الشام, عشرة في صفوف هيئة تحرير الشام
    return any(i in clause.acts and not (is_of and i == position) or i in clause.numbers and (i > last + 1 or tokens[i].form.startswith("و")) for i in range(last + 1, position + 1)) or any(
        t.form in PARTS or t.form in THEY or t.form in EACH or t.form in SOME_OF_THEM and not _is_of_an_age(tokens[position].form) or t.form in BREAKING or at < position and (_joins_a_verb(t.form) or _turns_to_a_speaker(t.form)) or (t.form.startswith("ب") and len(t.form) > 3 and not t.form.startswith("بين") and t.form != "بصفوف" and t.form not in OF_RANK)
        or (t.kind == "mark" and t.form not in (")", "/") and not (t.form == "(" and at == position - 1 and at > last + 1 and tokens[at - 1].form.removeprefix("ال") in load_role_words().ranks))
        for at, t in enumerate(tokens[last + 1 : position], last + 1)
    ) or "ب" in clause.actors[position].prefix


def in_ranks(tokens: Sequence[Token], last: int) -> bool:
    """Whether who is counted serves in what is named next: متطوعا في صفوف الأمن العسكري, 12 قتيلا في أوساط الحركة."""
    return [t.form for t in tokens[last + 1 : last + 3]] in (["في", "صفوف"], ["في", "اوساط"])


def is_of_others(clause: Clause, reached: Reached, actor: int) -> bool:
    """Whether an actor is of others who are joined to those who are counted: the army in مسلح وجنديان من الجيش, ستة مسلحين وجندي, but ضابط وجندي من الجيش."""
    side = reached.unit.record.side if reached.unit else None
    others = (units_of[t.form][0] for t in clause.tokens[reached.last + 1 : actor + 1] if t.form.startswith("و")) if side == "any" else ()
    return any(unit is not None and unit.record.side == "state" for unit in others)


def is_beside_another(clause: Clause, named: Found, *, is_anybody: bool) -> bool:
    """Whether one number counts people of two bodies, the second joined by و with its article: 20 من المسلحين والمدنيين, 21 من الجيش والحشد, 50 من المدنيين ورجال الأمن; not 12 من داعش ومدنيين اثنين, nor two services of one state (الجيش والشرطة), nor a body that acts; where `is_anybody` counts people of any sort, also civilians without their article (50 قتيلا من عناصر الميليشيات ومدنيين)."""
    at = named.last + 1
    other, form = clause.actors.get(at), clause.tokens[at].form if at < len(clause.tokens) else ""
    if named.entries[0].id == "civilians" and form.startswith("و"):
        unit = units_of[form][0]
        is_plural = unit is not None and unit.number is None and unit.record.side is not None
        return (is_plural and form.startswith("وال") or form.removeprefix("و") in load_role_words().members and at + 1 < len(clause.tokens) and clause.tokens[at + 1].form.startswith("ال")) and at not in clause.numbers
    if other is None or form == "والمخلوع" or other.last + 1 in clause.acts and not clause.tokens[other.last + 1].form.startswith(("و", "ب")):
        return False
    if is_anybody and other.entries[0].id == "civilians" and form.startswith("و") and form.endswith("ين") and at not in clause.numbers and at + 1 not in clause.numbers and named.entries[0].id != "civilians":
        return True
    is_fought = any(t.form in BOTH_SIDES for t in clause.tokens[other.last + 1 : other.last + 6])  # 28 من مقاتلي المعارضة وداعش في اشتباكات بين الطرفين
    if not form.startswith("وال") and not (is_fought and form.startswith("و")):
        return False
    return other.entries[0].id not in SERVICES and other.entries[0].id != named.entries[0].id


def thought_to_be(clause: Clause, last: int) -> list[Found]:
    """Of whom the people that end at a token are thought to be: ستة أشخاص ملثمين يظن أنهم من خلايا حركة الشباب, ثلاثة أشخاص يشتبه بانتمائهم إلى حركة الشباب."""
    tokens, words = clause.tokens, load_role_words()
    verb = next((at for at in range(last + 1, min(len(tokens) - 2, last + 3)) if tokens[at].form in words.suspected), None)
    for at in range(verb + 1, min(len(tokens), verb + THOUGHT_WITHIN)) if verb is not None else ():
        if at in clause.actors:
            return [clause.actors[at]] if units_of[tokens[at].form][0] is None or clause.actors[at].last > at else []  # أنهم متشددون
        form = tokens[at].form
        if not (form in THOUGHT or form.startswith(("بانتما", "بارتباط", "انتما", "ارتباط")) or form in words.members or form in words.itself or tokens[at].kind == "quote"):
            break
    return []


def _is_of_an_age(form: str) -> bool:
    """Whether a word is of women or children, who are civilians, and all those with them: 38 شخصا معظمهم من النساء والأطفال."""
    unit = units_of[form][0]
    return unit is not None and unit.record.demographic in ("children", "women")


def _turns_to_a_speaker(form: str) -> bool:
    """Whether و joins what somebody says of an act, or to whom it is put down: خمسة قتلى ونسب إلى الحركة, واتهمت الحكومة التنظيم; or what he says of them (اتهمهم)."""
    verb, words = form.removeprefix("و").removesuffix("هم"), load_role_words()
    return verb != form and (verb in words.ascribing or verb in words.accusing or verb in load_speech().saying)


def _joins_a_verb(form: str) -> bool:
    """Whether و joins a verb with an object to those who are counted: أوقعت 12 قتيلا وتبناها تنظيم."""
    return form.startswith("وت") and form.endswith(("ها", "ه")) and len(form) > 5
