"""Result words: which words of a sentence say what befell those who are counted (قتل, مقتل, أودى بحياة, فارق ... الحياة), and which of them share a number.

In: a sentence. Out: its results in order. Reads languages/ar/results.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from riwaya.extract.counting.units import FAMILIES, STOPS, carried_measure, units_of, without_at_least
from riwaya.extract.values import BEFELL
from riwaya.grammar.arabic import readings
from riwaya.grammar.numbers import WORDS
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon.arabic.quantities import QuantityWords, load_quantity_words
from riwaya.lexicon.arabic.role_words import load_role_words
from riwaya.model import Sentence, Token

LIFE = 7
LEAD = 8
EITHER = frozenset(("بين", "مابين"))
HOW = frozenset(("ذبحا", "نحرا"))  # قتل ذبحا: how he died
HARMED = frozenset(("killed", "wounded"))
SUFFERED_IN = frozenset(
    "في اثر نتيجه جراء بسبب خلال اثناء عندما حينما بينما حين لدي عند بعد عقب قبل منذ داخل وسط ضمن قرب جنوب شمال شرق غرب امس اليوم مساء صباح فجر ليل ظهر الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت و".split()
)
KEPT = frozenset("حمايه حفظ سلامه انقاذ صون حفاظا".split())
NOT_DONE = frozenset("عصابه عصابات محاوله محاولات مذكره مذكرات تهمه تهم".split())  # عصابة خطف, محاولة اغتيال, مذكرات توقيف, بتهمة اغتيال
NO_PEOPLE = frozenset("السيطره سيطرته سيطرتها سيطرتهم مواقعه مواقعها مواقعهم الامل الثقه القدره قدرته قدرتها شرعيته شرعيتها".split())
TRYING = frozenset("حاول حاولت حاولوا يحاول تحاول يحاولون".split())
TRIES = frozenset("محاوله محاولات محاولته محاولتها محاولتهم".split())
TRIED = frozenset("اعتقال توقيف ايقاف القاء القبض اختطاف خطف احتجاز اسر اغتيال".split())  # not محاولة التسلل مقتل ثلاثة
TRIED_WITHIN = 5
COURT = 7
COURTS = frozenset("محكمه محاكم قضاء قاض قاضي حكم حكما قرار قرارا اتفاق اتفاقا هدنه بند قانون".split())
OF_TOWNS = frozenset("جلال حيدر اسلام فيصل الله خرم صلاح حسين".split())

Result = tuple[int, int, str, int | None]
"""First token, last token, measure, and where those whom it tells of end."""


def _is_particle(tokens: Sequence[Token], position: int) -> bool:
    """Whether فقد only leads to a verb (وبحسب المرصد، فقد استهدف; أما في صعدة فقد قصفت), and tells of nobody who was lost."""
    if tokens[position].form != "فقد" or not position:
        return False
    following = tokens[position + 1].form if position + 1 < len(tokens) else ""
    leads = following.startswith("است") or following.endswith("ت") and not following.endswith("ات")
    return tokens[position - 1].form in ("،", ",") or leads or any(t.form in ("اما", "واما") for t in tokens[max(0, position - LEAD) : position])


def _is_a_ruling(tokens: Sequence[Token], position: int) -> bool:
    """Whether قضى tells what a court decided and of nobody's death: المحكمة التي قضت ببطلان البناء, قرار يقضي بهدم منزلين."""
    if not RULINGS[tokens[position].form] or position + 1 >= len(tokens) or not tokens[position + 1].form.startswith("ب"):
        return False
    return any(t.form.lstrip("وبل").removeprefix("ال") in COURTS for t in tokens[max(0, position - COURT) : position])


def _are_families(tokens: Sequence[Token], position: int) -> bool:
    """Whether a word written like taking captive is of the families of the fallen: أسر الشهداء, أسر الضحايا."""
    following = tokens[position + 1].form if position + 1 < len(tokens) else ""
    return tokens[position].form.lstrip("ول") == "اسر" and following.startswith("ال") and (carried_measure[following] is not None or following == "الضحايا")


def _are_lives_kept(tokens: Sequence[Token], position: int) -> bool:
    """Whether lives are those that something threatens or spares, and nobody's who lost them: خطر على أرواح المدنيين, حماية أرواح السكان."""
    before = tokens[position - 1].form if position else ""
    return tokens[position].form in ("ارواح", "لارواح") and (before == "علي" or before.lstrip("ول") in KEPT)


def _are_his_wounds(tokens: Sequence[Token], position: int) -> bool:
    """Whether a verb says how somebody got wounds that were told of before: متأثرين بجراحهما التي أصيبا بها."""
    if position < 2 or tokens[position - 1].form != "التي":
        return False
    wounds = tokens[position - 2].form
    return "جراح" in wounds or "جروح" in wounds or "اصاب" in wounds


def _is_only_tried(tokens: Sequence[Token], position: int) -> bool:
    """Whether a verb of trying has a noun as its object, with its subject between: حاولت دورية لقسد اعتقال أحد الوجهاء, محاولات الشرطة اعتقال أحد المطلوبين; not حاولوا الفرار قبل اعتقال ثلاثة."""
    for at in range(position - 1, max(-1, position - 1 - TRIED_WITHIN), -1):
        token = tokens[at]
        if token.form.lstrip("وف") in TRYING or token.form.lstrip("وفبل") in TRIES and tokens[position].form in TRIED:
            return not tokens[position].form.startswith(("و", "ف", "ب"))
        if token.kind != "word" or token.form in SUFFERED_IN or token.form in ("الي", "عن", "ما", "مما", "ان") or token.form.startswith(("و", "ف")):
            return False
    return False


def _is_only_named(form: str, before: str) -> bool:
    """Whether the word before a result word makes it no act that was done (محاولة اغتيال, not محاولة وقتل; 13 بين قتل وجريح) or a part of a name (جلال أباد)."""
    is_not_done = before.lstrip("وبل") in NOT_DONE and not form.startswith(("و", "ف"))
    return is_not_done or before in EITHER or form == "اباد" and before in OF_TOWNS


def read_results(sentence: Sentence, words: QuantityWords) -> list[Result]:
    """The results of a sentence, in order: the longest words that tell one at each place."""
    tokens = sentence.tokens
    found: list[Result] = []
    free = 0
    for position in sentence.where(RESULTS):
        known = RESULTS[tokens[position].form]
        if known is None or tokens[position].kind != "word" or position < free or _is_particle(tokens, position) or tokens[position].form in HOW:
            continue
        if _is_a_ruling(tokens, position) or _are_families(tokens, position) or _are_lives_kept(tokens, position) or _are_his_wounds(tokens, position):
            continue
        if position and _is_only_named(tokens[position].form, tokens[position - 1].form):
            continue
        verb, stems, idioms = known
        if verb is None and _is_only_tried(tokens, position):
            continue
        idiom, until = next(((measure, at) for word, measure in idioms if (at := _completion(tokens, position, word)) is not None), (None, None))
        verb = verb or idiom
        best: tuple[int, str] | None = (position, verb) if verb else None
        for stem in stems:
            for width in (3, 2, 1):
                key = (stem, *(t.form for t in tokens[position + 1 : position + width]))
                if len(key) == width and key in words.results and (best is None or position + width - 1 > best[0]):
                    best = (position + width - 1, words.results[key])
        if best and best[1] == "missing" and tokens[best[0] + 1 : best[0] + 2] and tokens[best[0] + 1].form in NO_PEOPLE:
            continue  # فقدوا السيطرة على ثلاث قرى
        if best and not (best[1] == "deployed" and position and tokens[position - 1].form in FAMILIES):  # عائلة مكونة من خمسة أشخاص
            # فارق ثلاثة مدنيين الحياة: they stand between the two; أطلق سراح ثلاثة: or behind them
            found.append((position, best[0], best[1], until if idiom in HARMED and best[0] == position else None))
            free = best[0] + 1
    theirs = [(position, position, measure, None) for position in sentence.where(OF_THEIRS) if (measure := OF_THEIRS[tokens[position].form]) is not None and _is_their_object(tokens, position)]
    return sorted([*found, *theirs]) if theirs else found


def _is_their_object(tokens: Sequence[Token], noun: int) -> bool:
    """Whether a number stands behind a noun whose doer is its pronoun, as its object: أعلنت خطفها ثمانية مقاتلين; not قتلها برصاصة, nor an act before the one told of (بعد أيام من خطفها ثمانية)."""
    if noun + 1 >= len(tokens) or noun and tokens[noun - 1].form == "من":
        return False
    return tokens[noun + 1].kind == "number" or WORDS.get(tokens[noun + 1].form, 0) > 1


def _of_theirs(form: str) -> str | None:
    """The measure of a result noun with the pronoun of who did it: خطفها, وقتلهم, اعتقاله; `None` where the word is a verb besides that or no such noun."""
    words = load_quantity_words()
    stem = next((form.removesuffix(pronoun) for pronoun in ("ها", "هم", "ه") if form.endswith(pronoun) and len(form) > len(pronoun) + 2), "")
    return next((words.results[reading.bare,] for reading in readings(stem) if (reading.bare,) in words.results and words.results[reading.bare,] in BEFELL), None) if stem and RESULTS[form] is None else None


def _completion(tokens: Sequence[Token], position: int, word: tuple[str, ...]) -> int | None:
    """Where what makes a verb tell a result stands behind it, in its clause: فارق سبعة مدنيين الحياة; not سقط ثلاثة بين قتيل وجريح, nor سقط ستة قتلى, whom their number counts."""
    bracket = 2 * (position + 1 < len(tokens) and tokens[position + 1].form == "(")  # تعرض (7) من رجال حرس الحدود للإصابة
    for at in range(position + 1, min(len(tokens), position + 1 + LIFE + bracket)):
        if tokens[at].form in STOPS or tokens[at].form in ("،", ","):
            return None
        if len(tokens) >= at + len(word) and all(t.form.startswith(part) for part, t in zip(word, tokens[at : at + len(word)], strict=True)):
            is_counted = carried_measure[tokens[at].form] in HARMED and (tokens[at - 1].kind == "number" or tokens[at - 1].form in WORDS)
            return at if not is_counted and tokens[at - 1].form not in EITHER else None
    return None


def _result_stems(form: str) -> tuple[str | None, tuple[str, ...], tuple[tuple[tuple[str, ...], str], ...]] | None:
    """The measure of a result verb that a word is, the stems with which a longer result may begin here, and what would complete it to one; `None` where there is nothing."""
    words = load_quantity_words()
    stems = [(reading, stem) for reading in readings(form) for stem in (reading.stem, reading.bare)]
    verb = next((words.verbs[stem] for reading, stem in stems if stem in words.verbs and not reading.prefix.strip("وف")), None)
    firsts = tuple(dict.fromkeys(stem for _, stem in stems if stem in words.firsts))
    idioms = next((words.idioms[stem] for reading, stem in stems if stem in words.idioms and not reading.prefix.strip("وف")), ())
    return (verb, firsts, idioms) if verb or firsts or idioms else None


def _known_stems() -> Iterator[str]:
    words = load_quantity_words()
    return chain(words.verbs, words.firsts, words.idioms)


RESULTS = Remembered(_result_stems, stems=_known_stems)
OF_THEIRS = Remembered(_of_theirs)
RULINGS = Remembered(lambda form: any(reading.stem in ("قضي", "قضت", "يقضي", "تقضي") for reading in readings(form)))


def is_result_verb(form: str) -> bool:
    """Whether a word is a verb that tells by itself what befell somebody: قتل, وأصيبوا."""
    known = RESULTS[form]
    return known is not None and known[0] is not None


def is_joint(tokens: Sequence[Token], results: list[Result], index: int) -> bool:
    """Whether this result word and the next share one number: مقتل وإصابة 15, عشرون مدنيا استشهدوا وأصيبوا; قتلوا أو أصيبوا; not قتلوا وجرح or مدني قتل وجرح (whose subject stands before)."""
    if index + 1 >= len(results):
        return False
    (first, last, measure, _), (following, end, other, _) = results[index], results[index + 1]
    if following == last + 2 and tokens[last + 1].form == "او" and tokens[last].form.endswith("وا"):
        return {measure, other} == HARMED and _ends(tokens, end + 1)  # قتلوا أو أصيبوا في غارة
    if following != last + 1 or measure == other or not tokens[following].form.startswith("و"):
        return False
    if tokens[last].form.endswith(("وا", "ا")):
        return {measure, other} == HARMED and tokens[end].form.endswith(("وا", "ا")) and _ends(tokens, end + 1)
    if first and units_of[tokens[first - 1].form][0] is not None:
        return False
    if first and without_at_least(tokens, first - 1) < first - 1 and not tokens[last].form.endswith(("وا", "ا")):
        return False  # أن شخصا على الأقل قتل وأصيب ثلاثة
    if first > 1 and is_result_verb(tokens[first].form) and (unit := units_of[tokens[first - 2].form][0]) is not None and unit.record.measure is None:
        return False  # إن جنديا تركيا قتل وأصيب آخر
    return True


def _ends(tokens: Sequence[Token], position: int) -> bool:
    """Whether nobody follows a verb: its clause ends there, or tells when, where and how."""
    behind = tokens[position] if position < len(tokens) else None
    return behind is None or behind.kind == "mark" or behind.form in SUFFERED_IN or behind.form.startswith("ب") and units_of[behind.form][0] is None


def is_lost(behind: Sequence[Token], *, is_of_an_actor: bool = False) -> bool:
    """Whether who is lost is dead: فقد طفلان حياتهما, فقدت الحركة ثلاثين من مقاتليها, فقد الجيش ستة جنود, فقدت قسد 12 عنصرا (`is_of_an_actor`), not فقدت الاتصال بثلاثة من جنودها."""
    if any(t.form.removeprefix("ل").startswith("حيات") for t in behind):
        return True
    if any(t.form in ("الاتصال", "التواصل", "اثر", "اثار") for t in behind):
        return False
    own = load_role_words().own_people | load_role_words().own_forces
    is_of_a_loser = bool(behind) and behind[0].form.startswith("ال") and units_of[behind[0].form][0] is None  # not فقد 15 جنديا
    sides = ("state", "any", "rebel") if is_of_an_actor else ("state",)
    return any(t.form in own or (is_of_a_loser or is_of_an_actor) and (unit := units_of[t.form][0]) is not None and unit.record.side in sides for t in behind)
