"""Where the clauses of a sentence part: at commas, at words that open a new statement, and where it turns to what an act answers or follows.

In: a sentence, and its acts. Out: stretches of tokens, and what the words from a token on do (turn to another act, tell by the way).
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.acts import RELATIVE, STRIKING, Act, go_together
from riwaya.extract.clauses.totals import sums_up
from riwaya.extract.mentions.dates.days_earlier import DAY_AFTER, days_between, is_hours_after
from riwaya.extract.values import When
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon.arabic.role_words import load_role_words as words
from riwaya.model import Mention, Sentence

OPENERS = frozenset("فيما بينما كما وكما ثم وكانت وكان وكذلك اما واما".split()) | {DAY_AFTER}
# ردا على إطلاق نار, على صلة باعتداء: what an act answers or has to do with is another act
CONNECTING = frozenset((("ردا", "علي"), ("علي", "صله"), ("علي", "علاقه"), ("علي", "خلفيه")))
MEANWHILE = frozenset((("في", "حين"), ("علي", "حين"), ("وفي", "حين")))
OPENING_PAIRS = frozenset((("في", "المقابل"), ("وفي", "المقابل"), ("من", "جهه"), ("ومن", "جهه"), ("في", "غضون"), ("وفي", "غضون"), ("وذلك", "بعد"), ("وذلك", "ردا"), ("وذلك", "عقب"), ("الي", "جانب"))) | MEANWHILE | CONNECTING
ANSWERS = frozenset("رد ورد ردت وردت ردوا وردوا ليرد لترد".split())  # وردت الفصائل باستهداف ...: the other side acts
STATEMENTS = frozenset("كما وكما فيما بينما وكان وكانت ايضا كذلك وكذلك".split())
THE_SAME = frozenset("القتلي الضحايا الجرحي المصابين المصابون المصاب البقيه الباقون الباقين الاخرون الاخرين الاخر الثاني".split())
CARRYING = frozenset("ونفذ ونفذت ونفذوا وشن وشنت وشنوا وقام وقامت وقاموا وتم وتمت وبدا وبدات وواصل وواصلت ووقع ووقعت وجرت ودارت واندلعت وحدث وحدثت وتنفذ ويشن وتشن وحقق وحققت وخاض وخاضت وارتكب وارتكبت".split())
LIGHT = 7
SIDES = ("شمال", "جنوب", "شرق", "غرب")
SPANS = frozenset("يوم يومين ايام اسبوع اسبوعين اسابيع شهر شهرين اشهر عام عامين اعوام سنه سنوات ساعات قليل".split())
WITNESSED = frozenset("شهد شهدت عرف عرفت".split())
BREAKS = frozenset("،,؛;")
REASON = 14
ASIDE = 5
FOLLOWING = frozenset(("strike", "custody", "raid"))
CAUSES = frozenset("بعد عقب اثر غداه نتيجه بسبب".split())
# an agreement, a deployment, a curfew after an attack is no part of it; ground given up under fire is
APART = frozenset(("agreement", "movement", "curfew", "release", "protest"))
TARGETING = "targeting"
FOR_A_CAUSE = frozenset("جراء اثر بسبب نتيجه بفعل".split())
PRETEXTS = Remembered(lambda form: form in words().pretext, stems=lambda: words().pretext)
PROTESTING = Remembered(frozenset("احتجاجا تنديدا استنكارا غضبا رفضا حدادا".split()).__contains__)
INVOLVED = Remembered(lambda form: form.startswith(words().involved))
_CUTTING = OPENERS.union(BREAKS, ANSWERS, (first for first, _ in OPENING_PAIRS))
MAY_CUT = Remembered(_CUTTING.__contains__, stems=lambda: _CUTTING)


def pretexts(sentence: Sentence) -> list[tuple[int, int]]:
    """Where a doer's reason stands (بزعم محاولته طعن جندي): from its word to the end of the clause, in order."""
    return [(position, _end_of_clause(sentence, position)) for position in sentence.where(PRETEXTS) if position and not _is_governorate(sentence, position)]


def _is_governorate(sentence: Sentence, position: int) -> bool:
    """معارك بحجة، غارات بحجة غربي اليمن: the governorate of that name, no pretext (بحجة أنه, بحجة حمل السلاح)."""
    behind = sentence.tokens[position + 1 : position + 2]
    return sentence.forms[position] == "بحجه" and (not behind or behind[0].kind != "word" or behind[0].form.startswith(SIDES))


def protested(acts: Sequence[Act], sentence: Sentence, named: Sequence[int]) -> list[tuple[int, int]]:
    """What people protest against behind the act that is told (تظاهروا في أ [احتجاجا] على مقتل ثلاثة): from the word for it to the end of the clause, or to the
    place that stands behind it alone (تظاهروا احتجاجا على الغلاء في أ). `named`: where places stand."""
    first = next((act.found.last for act in acts if act.kind.family == "protest"), None)
    if first is None:
        return []
    found = []
    for position in sentence.where(PROTESTING):
        scene = min(named, default=len(sentence.tokens))
        end = _end_of_clause(sentence, position) if scene < position else min(_end_of_clause(sentence, position), scene - 2)
        if position > first and position < end:
            found.append((position + 1, end))
    return found


def involvements(sentence: Sentence) -> list[tuple[int, int]]:
    """Where an act stands in which somebody is said to have had a part (خلية يشتبه بضلوعها في هجوم على ...): from the word for it to the end of the clause."""
    return [(position, _end_of_clause(sentence, position)) for position in sentence.where(INVOLVED)]


def _end_of_clause(sentence: Sentence, position: int) -> int:
    """The last token before a comma or a word that opens a new statement, `REASON` words on at most."""
    tokens = sentence.tokens
    end = next((i - 1 for i in range(position + 1, len(tokens)) if tokens[i].form in BREAKS or tokens[i].form in OPENERS), len(tokens) - 1)
    return min(end, position + REASON)


def followed_in(acts: list[Act], sentence: Sentence) -> frozenset[int]:
    """Where a sentence turns to what its act came after: شنت غارات على أ [بعد] إطلاق صواريخ على ب, which the other side did; انتشر الجيش في أ [عقب] تفجير
    في ب, which is no part of it; or to what was days before (قصف أ [بعد] أيام من مقتل ستة في ب); not قتل ثلاثة بعد قصف, انسحبوا من أ بعد معارك, nor what is known (عقب الغارات)."""
    cuts = set()
    for before, act in zip(acts, acts[1:], strict=False):
        if (days_after := _days_after(before, act, sentence)) is not None:
            cuts.add(days_after - (sentence.tokens[days_after - 1].form == "وذلك"))
            continue
        position = act.found.first - 1
        # إطلاق صواريخ: a phrase right behind a preposition is a noun too
        if act.form not in ("noun", "form") or position <= before.found.last or sentence.tokens[position].form not in CAUSES:
            continue
        # شنت غارات استهدفت مواقع عقب هجوم
        told = next((other for other in acts if other.found.first < before.found.first), before) if before.trigger.name == TARGETING else before
        answers_it = act.kind.family in STRIKING and told.kind.family in FOLLOWING and not before.is_result and not act.is_result and sentence.tokens[position].form in ("بعد", "عقب")
        if before.kind.family == "agreement" and act.form == "noun" and sentence.tokens[position].form in ("بعد", "عقب") and "في" not in sentence.forms[before.found.last : position]:
            continue  # توصلوا إلى صلح بعد اشتباكات في المدينة: where both were
        if answers_it or not go_together(before.kind.family, act.kind.family) and before.kind.family in APART and before.trigger.name != "withdrawal" and not is_known(act, sentence):
            cuts.add(position - (sentence.tokens[position - 1].form == "وذلك"))
    return frozenset(cuts)


def _days_after(before: Act, act: Act, sentence: Sentence) -> int | None:
    """Where the words for a number of days, or hours, stand between two acts (بعد أسبوع على مقتل ..., بعد ساعات من قصف ...); not before what befell the one who is told of (توفي بعد يومين من إصابته, أفرج عنه بعد أسبوع من خطفه)."""
    if act.form not in ("noun", "form") or (before.is_result or act.kind.family == "custody") and sentence.tokens[act.found.first].form.endswith(("ه", "ها", "هم")):
        return None
    return next((i for i in range(before.found.last + 1, act.found.first) if sentence.tokens[i].form == "بعد" and (days_between(sentence.tokens, i, act.found.first) is not None or is_hours_after(sentence.tokens, i, act.found.first))), None)


def is_known(act: Act, sentence: Sentence) -> bool:
    """Whether the article tells an act as known: القصف, الغارات."""
    return sentence.tokens[act.found.first].form.startswith("ال")


def begun_in(acts: list[Act], sentence: Sentence, named: list[int]) -> frozenset[int]:
    """Where a joined verb goes on to another act without a comma: قصفت الطائرات أ [وسيطر] مقاتلون على حاجز في ب, انسحبت القوات من أ [ونفذت قوات كذا] حملة اعتقالات في ب;
    not a battle that moves on (تقدمت في أ وانتزعت ب). `named`: where places stand."""
    cuts = set()
    for before, act in zip(acts, acts[1:], strict=False):
        if before.kind.family == act.kind.family == "battle":
            continue
        if "و" in act.found.prefix and act.form != "noun":
            cuts.add(act.found.first)
        elif act.form == "noun" and any(act.found.last < place <= act.found.last + REASON for place in named):
            behind = range(max(before.found.last + 1, act.found.first - LIGHT), act.found.first)
            cuts.update(p for p in behind if sentence.tokens[p].form in CARRYING)
    return frozenset(cuts)


def carried_by_joined_verb(sentence: Sentence, first: int, act: int) -> bool:
    """Whether a joined verb without a subject carries an act's noun behind it: [ونفذت] حملة اعتقالات, [وقامت] بقصف."""
    return first < act <= first + 2 and sentence.tokens[first].form in CARRYING


def segments_of(sentence: Sentence, cuts: frozenset[int] = frozenset()) -> list[tuple[int, int]]:
    """The stretches of a sentence between commas, words that open a statement and the `cuts` that its acts make, in order."""
    forms = sentence.forms
    segments, start = [], 0
    for position in sorted({*sentence.where(MAY_CUT), *cuts}):
        form = forms[position]
        following = forms[position + 1] if position + 1 < len(forms) else ""
        if position > start and (position in cuts or form in OPENERS or (form, following) in OPENING_PAIRS or answers(sentence, position)):
            segments.append((start, position - 1))
            start = position
        elif form in BREAKS and position > start:
            segments.append((start, position))
            start = position + 1
    if start < len(forms):
        segments.append((start, len(forms) - 1))
    return segments


def around_days(segments: list[tuple[int, int]], acts: list[Act], sentence: Sentence, dates: Sequence[Mention[When]]) -> list[tuple[int, int]]:
    """The segments, those joined that a day between commas parts: موضحة أن قواتها نفذت، ليلة الأربعاء، عمليات دهم."""

    def tells(segment: tuple[int, int]) -> bool:
        return any(segment[0] <= act.found.first <= segment[1] for act in acts)

    joined: list[tuple[int, int]] = []
    for first, last in segments:
        before, opener = joined[-2:], sentence.forms[first]
        goes_on = len(before) == 2 and not opener.startswith("و") and opener not in OPENERS
        if goes_on and tells((first, last)) and not any(map(tells, before)) and any(_fills(date, before[1]) for date in dates):
            joined[-2:] = [(before[0][0], last)]
        else:
            joined.append((first, last))
    return joined


def _fills(date: Mention[When], segment: tuple[int, int]) -> bool:
    """Whether a segment is nothing but a day, with a word before it and a mark behind it."""
    first, last = segment
    return first <= date.first <= min(first + 1, last) and date.last >= last - 1


def answers(sentence: Sentence, position: int) -> bool:
    """Whether the other side answers from here on: ورد الجيش باستهداف, وردت الفصائل بقصف; not ورد في البيان."""
    if sentence.tokens[position].form not in ANSWERS:
        return False
    return any(t.form.startswith("ب") and (len(t.form) > 4 or t.form == "بقصف") for t in sentence.tokens[position + 1 : position + 6])


def tells_what_came_before(sentence: Sentence, first: int) -> bool:
    """Whether the words say what came before the act: ، وذلك بعد هجوم على ...; not how it was done (، وذلك بإطلاق النار عليه)."""
    forms = [t.form for t in sentence.tokens[first : first + 2]]
    return tuple(forms) in OPENING_PAIRS and forms[0] == "وذلك" or forms == ["وذلك"]


def opens_statement(sentence: Sentence, first: int) -> bool:
    """Whether the words from a token on open a statement beside the one before: كما, فيما, في حين, وكان ..."""
    form = sentence.tokens[first].form
    return form in STATEMENTS or (form, sentence.tokens[first + 1].form if first + 1 < len(sentence.tokens) else "") in MEANWHILE


def turns_to_somebody_else(sentence: Sentence, first: int) -> bool:
    """Whether the words from a token on set somebody else beside whom was told of: أما الجيش فقد قتل ...; not أما الجرحى فهم عشرة."""
    return sentence.tokens[first].form in ("اما", "واما") and first + 1 < len(sentence.tokens) and sentence.tokens[first + 1].form not in THE_SAME


def tells_of_another_day(forms: list[str]) -> bool:
    """Whether words turn to what happened days later or before: وبعدها بأيام أصيب ..., وقبل ذلك بيومين قتل ..."""
    bare = [form.removeprefix("و").removeprefix("ف") for form in forms]
    behind = bare[2:] if bare[:1] in (["بعد"], ["قبل"]) and bare[1:2] == ["ذلك"] else bare[1:] if bare[:1] in (["بعدها"], ["قبلها"]) else []
    return bool(behind) and behind[0].removeprefix("ب") in SPANS


def opens_aside(sentence: Sentence, first: int) -> bool:
    """Whether the words from a token on only say of something known what befell it, or what came before: المدينة التي شهدت ..., غداة هجوم ..."""
    forms = [t.form for t in sentence.tokens[first : first + ASIDE]]
    return DAY_AFTER in forms or first > 0 and any(form in RELATIVE for form in forms[:2])


def opens_with_an_answer(sentence: Sentence, first: int) -> bool:
    """Whether a sentence begins with what its act answers: وردا على مقتل جنود، شن الجيش غارات."""
    forms = [t.form.removeprefix("و") for t in sentence.tokens[first : first + 2]]
    return first == 0 and forms == ["ردا", "علي"]


def opening_answer(sentence: Sentence) -> list[tuple[int, int]]:
    """The clause at the head of a sentence that its act answers, up to the comma."""
    if not sentence.tokens or not opens_with_an_answer(sentence, 0):
        return []
    end = _end_of_clause(sentence, 0)
    return [(0, end)] if end + 1 < len(sentence.tokens) and sentence.tokens[end + 1].form in BREAKS else []


def turns_to_another(sentence: Sentence, first: int) -> bool:
    """Whether the words from a token on tell what an act answers, follows or has to do with, or what else its place has seen: غداة هجوم, ردا على قصف, المدينة التي شهدت الثلاثاء تفجيرا."""
    forms = [t.form for t in sentence.tokens[first : first + 4]]
    opening = forms[1:] if forms[:1] == ["وذلك"] else forms
    if opening is not forms and opening[:1] in (["بعد"], ["عقب"]) and opening[1:2] not in (["ان"], ["ما"]):
        return True  # ، وذلك بعد تفجير; not وذلك بعد أن أطلقوا النار عليه
    if sums_up(sentence, first):
        return True
    return opening[:1] == [DAY_AFTER] or tells_of_another_day(forms) or tuple(opening[:2]) in CONNECTING or any(form in RELATIVE and after in WITNESSED for form, after in zip(forms, forms[1:], strict=False))
