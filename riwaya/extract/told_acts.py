"""The acts that a sentence tells: its triggers, less those that are only aimed at, that belong to a habit or a name, or that `no_acts` refuses.

In: the marks of a sentence. Out: its `Act`s in order.
"""

from __future__ import annotations

from riwaya.extract.acts import AIMED, DESCRIBING, GOVERNING, Act
from riwaya.extract.marks import Marks
from riwaya.extract.mentions.habits import habit_begins, note_begins
from riwaya.extract.mentions.judgements import judgement_begins
from riwaya.extract.no_acts import AIMING, JUDGED_WITHIN, JUDGING, Word, tells_none
from riwaya.grammar.arabic import without_object, without_pronoun
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon import Entry, Found, KindRecord, Lexicon
from riwaya.model import Sentence

PURSUED = frozenset(("movement", "release", "base"))
CAUSING = frozenset("دفع دفعت دفعوا اجبر اجبرت اجبروا ارغم ارغمت ارغموا اضطر اضطرت اضطروا يدفع تدفع يجبر تجبر يرغم ترغم يضطر تضطر".split())
SINCE = frozenset("منذ قبل التي الذي الذين اللتين حيث".split())
TOWARDS = frozenset(("نحو", "باتجاه", "اطار"))
COMPLETING = frozenset(("استكمال", "اكتمال", "اتمام"))
TO_COMPLETE = frozenset(("لاستكمال", "لاكمال", "لاتمام"))
STATING = frozenset("ان فان بان لان وان".split())
# ما دفعت الفصيل, ما اضطرها: also with whom it made do so
CAUSES = Remembered(lambda form: not CAUSING.isdisjoint((bare := form.removeprefix("و"), *without_object(bare), *without_pronoun(bare))))


def acts_of(marks: Marks, lexicon: Lexicon) -> list[Act]:
    """The acts of a sentence."""
    acts: list[Act] = []
    aim = -1
    triggers = marks.of("trigger")
    if not triggers:
        return acts
    habit = _habit(marks)
    # غارات روسية names an act and its doer at once; حملة in the name of a group is no act
    named = [f for f in marks.matches if f.table in ("actor", "source") and f.last > f.first and not f.entries[0].rule.endswith("/adjective")]
    for found in triggers:
        if any(n.first <= found.first and found.last <= n.last and (n.last - n.first) > (found.last - found.first) for n in named):
            continue
        entry = found.entries[0] if len(found.entries) == 1 else _likeliest(found, marks.sentence, lexicon)
        kind, trigger = lexicon.triggers[entry.id]
        if kind.event_type == "none":
            continue
        # لتحرير المدينة وانتزاع المرفأ: what و joins to an aim is one too
        is_joined = kind.id in AIMED and entry.form != "verb" and found.prefix == "و" and aim >= 0 and not any(act.found.first > aim for act in acts)
        if is_joined or _is_aim(kind, found, marks.sentence):
            aim = found.first if is_joined or "ل" in found.prefix else aim
            continue
        if tells_none(Word(found, kind, trigger, entry.form, marks, acts)):
            continue
        if habit is not None and found.first >= habit:
            break  # تتعرض المدينة لقصف متكرر, دأبت على استهداف الأحياء
        acts.append(Act(found, kind, trigger, entry.form))
    return acts


def _likeliest(found: Found, sentence: Sentence, lexicon: Lexicon) -> Entry:
    """What a word that several triggers share means here: none where one word tells none, else the highest rank, no verb behind a preposition or before what describes an act (قصف مماثل لX)."""
    is_noun = _is_governed(found, sentence) or not DESCRIBING.isdisjoint(sentence.forms[found.last + 1 : found.last + 2])
    is_word = found.first == found.last
    return max(found.entries, key=lambda e: (is_word and lexicon.triggers[e.id][0].event_type == "none", lexicon.triggers[e.id][0].rank, not (is_noun and e.form == "verb"), e.id))


def _habit(marks: Marks) -> int | None:
    """Where a sentence that names no day and counts nothing begins to tell of a habit, to note what is known, or to judge acts at large."""
    if _is_of_a_day(marks):
        return None
    sentence = marks.sentence
    begins = (habit_begins(sentence), judgement_begins(sentence), None if marks.dates else note_begins(sentence.forms))
    return min((first for first in begins if first is not None), default=None)


def _is_of_a_day(marks: Marks) -> bool:
    """Whether a sentence names days or counts anything, so that it tells of a certain time."""
    return any(date.value.precision in ("day", "days", "week") for date in marks.dates) or any(count.quantity.min is not None for count in marks.counts)


def _is_governed(found: Found, sentence: Sentence) -> bool:
    """Whether a preposition stands before a word, which is a noun then and no verb: على قصف, بقصف, بعد خطف."""
    if found.prefix.endswith(("ب", "ل", "ك")):
        return True
    return found.first > 0 and sentence.tokens[found.first - 1].form.removeprefix("و") in GOVERNING


def _is_aim(kind: KindRecord, found: Found, sentence: Sentence) -> bool:
    """Ground that somebody wants, or held before, or whose worth is told: لاستعادة البلدة, من أجل السيطرة على, نحو تحرير, في إطار تحرير, منذ سيطرت, قبل تحريرها, التي سيطر عليها, يمثل تحرير البلدة ضربة."""
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
    return last in SINCE or last in TOWARDS or last in TO_COMPLETE or before[-2:] in (["من", "اجل"], ["من", "شان"], ["ومن", "شان"], ["التنافس", "علي"], ["الصراع", "علي"]) or last.lstrip("و") in AIMING


def _is_judged(found: Found, sentence: Sentence) -> bool:
    """ويمثل تحرير البلدة ضربة لهم, فإن استكمال تحرير المدينة يعني: what ground is worth to who takes it."""
    forms = sentence.forms
    lead = found.first - 1 if found.first and forms[found.first - 1] in COMPLETING else found.first
    before = forms[lead - 1] if lead else ""
    if before.removeprefix("و") in JUDGING:
        return True
    return before in STATING and not JUDGING.isdisjoint(forms[found.last + 1 : found.last + 1 + JUDGED_WITHIN])
