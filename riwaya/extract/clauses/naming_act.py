"""Which act of a stretch names what it tells: not the cause, the means or the cover of another, nor what was before it or only goes on around it.

In: the acts of a stretch with their sentence. Out: the act that names it. Reads the words `accompanied` and `coinciding` of resources/languages/ar/roles.yaml.
"""

from __future__ import annotations

from riwaya.extract.actors.names.joined_names import FIGHTING
from riwaya.extract.acts import AIMED, Act
from riwaya.extract.clauses.alongside import COINCIDED, COINCIDING
from riwaya.extract.clauses.beside import KEEPING_ON
from riwaya.extract.clauses.segments import BREAKS, FOR_A_CAUSE
from riwaya.extract.when.date_clauses import WAS
from riwaya.lexicon.arabic.role_words import load_role_words as words
from riwaya.model import Sentence

# وسط استمرار القصف: what stands between the word for amid and what goes on
GOING_ON = KEEPING_ON | frozenset("سماع دوي عمليات حملات تبادل عده".split())
BEFORE = 8
AFTER = frozenset(("بعد", "عقب", "اثر"))
AROUND = AFTER | {"قبل", "منذ"}
WHERE = frozenset("حيث التي الذي".split())
TAKING_PLACE = frozenset("تدور يدور تجري يجري تشهد يشهد تستمر يستمر تتواصل يتواصل تندلع".split())
CRAFT, OBJECT_WITHIN = ("مسير", "طاير"), 6
COVERING = frozenset("غطاء بغطاء باسناد بدعم بمسانده مدعوما مدعومه مدعومين المدعومه المدعومين مترافقا مترافقه ترافق ترافقت يترافق تترافق تخلل".split())


def head_of(acts: list[Act], sentence: Sentence, first: int) -> Act:
    """The act that names a frame: no weak one nor one that only covers another, the highest rank, the first of equals."""
    if len(acts) == 1:
        return acts[0]
    acts = [act for act in acts if not _is_shot_down(act, acts, sentence)]
    trapped = next((act for act in acts if act.kind.id == "arrest"), None)
    if trapped is not None and all(act is trapped or act.kind.family == "custody" or _is_means(act, sentence) for act in acts):
        return trapped  # ألقوا القبض عليه في كمين: the ambush is how he was taken
    freed = next((act for act in acts if act.kind.id in ("release", "arrest", "abduction") and not _is_pluperfect(act, sentence)), None)
    if freed is not None and freed.kind.id == "release" and all(act.kind.family in ("release", "custody") or _is_cause(act, sentence) for act in acts):
        return freed  # أفرجت عنه بعد اعتقاله إثر اشتباك: what is told first; the arrest was before
    if acts[0].kind.family == "displacement" and all(act is acts[0] or _is_cause(act, sentence) for act in acts):
        return acts[0]  # نزح الآلاف جراء الاشتباكات: what is told is that they fled
    if acts[0].kind.family == "agreement" and all(act.kind.family == "agreement" or _is_behind(act, sentence) for act in acts):
        return acts[0]  # توصلوا إلى هدنة بعد معارك: what the truce followed
    fired = any(act.kind.family in ("strike", "attack") for act in acts)
    # a raid that air defences answer is told as the raid
    return max(acts, key=lambda act: (not _covers(act, sentence, first) and not (fired and act.trigger.name == "shot-down") and not _is_before(act, acts, sentence) and not _goes_on_around(act, acts, sentence), not act.trigger.is_weak, act.kind.rank, -act.found.first))


def _is_before(act: Act, acts: list[Act], sentence: Sentence) -> bool:
    """Whether ground was taken before the act that is told, or behind the bomb that was left there or cleared: يشنون هجوما على أ بعد استعادتهم ب, انفجر لغم زرعوه قبل دحرهم من أ, نزع ألغاما زرعوها قبل دحرهم."""
    told = [other for other in acts if other.found.first < act.found.first and not other.is_result and other.kind.id not in AIMED]
    is_bomb = any(other.kind.family in ("bomb", "seizure") for other in told)
    if act.kind.id not in AIMED or not is_bomb and not any(other.kind.family in FIGHTING for other in told):
        return False
    leads = AROUND if is_bomb else AFTER
    led = next((p for p in range(act.found.first - 1, max(0, act.found.first - BEFORE) - 1, -1) if sentence.forms[p] in leads or sentence.forms[p] in BREAKS), -1)
    return led >= 0 and sentence.forms[led] not in BREAKS and not any(led < other.found.first < act.found.first and other.kind.id not in AIMED for other in acts)


def _is_shot_down(act: Act, acts: list[Act], sentence: Sentence) -> bool:
    """أسقطت الدفاعات طائرة مسيرة مفخخة: a craft that is called after what it is for, as the object of a verb that stops it."""
    first = act.found.first
    is_craft = act.kind.id == "drone_strike" and sentence.forms[first].removeprefix(act.found.prefix).removeprefix("ال").startswith(CRAFT)
    return is_craft and any(0 < first - other.found.last <= OBJECT_WITHIN and BREAKS.isdisjoint(sentence.forms[other.found.last : first]) for other in acts if other.trigger.name == "shot-down")


def _is_behind(act: Act, sentence: Sentence) -> bool:
    """بعد معارك, بعد أعنف تبادل للقصف: what went before the act that is told."""
    return act.form == "noun" and not AFTER.isdisjoint(sentence.forms[max(0, act.found.first - 2) : act.found.first])


def _goes_on_around(act: Act, acts: list[Act], sentence: Sentence) -> bool:
    """Whether fighting only goes on where another act before it is told: انفجرت عبوة في أ حيث تدور مواجهات, not قتل ستة في أ حيث تدور مواجهات."""
    if act.kind.family != "battle" or not any(other.found.first < act.found.first and not other.is_result and other.kind.family not in ("battle", "raid") for other in acts):
        return False
    before = [form.removeprefix("و") for form in sentence.forms[max(0, act.found.first - 4) : act.found.first]]
    return any(form in WHERE and then in TAKING_PLACE for form, then in zip(before, before[1:], strict=False))


def _is_pluperfect(act: Act, sentence: Sentence) -> bool:
    """Whether a verb tells what was before: فرنسية كانت خطفت في اليمن أطلق سراحها."""
    return act.form != "noun" and not WAS.isdisjoint(sentence.forms[max(0, act.found.first - 1) : act.found.first])


def _is_means(act: Act, sentence: Sentence) -> bool:
    """أطاحت به في كمين, بعملية أمنية, إثر كمين: how somebody was taken, with nobody told to have been hurt."""
    before = sentence.tokens[act.found.first - 1].form if act.found.first else ""
    return act.kind.id in ("ambush", "operation", "search") and (act.found.prefix.endswith("ب") or before in ("في", "اثر", "خلال", "بعد"))


def _is_cause(act: Act, sentence: Sentence) -> bool:
    """جراء القصف, إثر اشتباكات: a noun right behind a word for a cause."""
    return act.form == "noun" and act.found.first > 0 and sentence.forms[act.found.first - 1] in FOR_A_CAUSE


def _covers(act: Act, sentence: Sentence, first: int) -> bool:
    """تحت غطاء قصف جوي, بالترافق مع غارات, وسط قصف: what goes along with the act that is told."""
    written = sentence.forms[max(first, act.found.first - 3) : act.found.first]
    before = [form.removeprefix("و") for form in written]
    if any(form in COVERING or form in words().accompanied or form in words().coinciding and form not in COINCIDING for form in (*written, *before)):
        return True
    # تزامنت الغارات مع قصف: what is told is the shelling; قصف ... تزامن مع غارات: here too
    coinciding = before[:-1] if before[-1:] == ["مع"] else before
    # وسط قصف, وسط استمرار القصف, not في ريف إدلب وسط البلاد، بتفجير
    amid = written[:-1] if not GOING_ON.isdisjoint(written[-1:]) else written
    return not COINCIDED.isdisjoint(coinciding[-1:]) or amid[-1:] == ("وسط",)
