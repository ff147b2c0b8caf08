"""How far an act reaches for its sides: which act governs a name, and where a clause of its own keeps a name out of it.

In: a `Named`. Out: the act that governs it, and whether a clause that says something else stands between. Arabic opens such a clause with إن before a
name (وأضاف أن X), with a name before its verb (وX ترد), with a relative pronoun on a noun that the act met (البلدة التي يسكنها X), with حيث or with words for
the same time (في الوقت الذي). What such a clause tells of its names is asked of its own verbs.
"""

from __future__ import annotations

from riwaya.extract.actors.beside.mentioned import is_doer_verb
from riwaya.extract.actors.parts import SIGNS, Named
from riwaya.extract.acts import RELATIVE, Act
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon.arabic.role_words import load_role_words as words

# what puts a name or a pronoun at the head of a clause of its own
HEADING = frozenset("ان بان وان وبان فان لان لكن ولكن انه انها وانه وانها بانه بانها لكنه لكنها ولكنه ولكنها".split())
BEFORE_A_NAME = frozenset("ان بان وان وبان فان لان لكن ولكن حيث".split())
# بعد أن انهال عليه جنود: أن before a verb makes no statement
BEFORE_A_VERB = frozenset("بعد قبل منذ الي عقب اثر قبيل بعيد".split())
AT_THE_SAME_TIME = frozenset((("الوقت", "الذي"), ("بالتوازي", "مع"), ("بالتزامن", "مع"), ("تزامنا", "مع")))
WHERE = "حيث"
PRESENT, NO_VERB = ("ي", "ت"), ("ه", "ا", "ين", "ات", "يون")
ITS_OWN = ("ها", "هم", "اته", "وته")  # أعلنت X أن دفاعاتها أطلقت
ATTENDS_WITHIN = 2
OF_THE_ACT = 3
CLOSING = frozenset("، , . ؛".split())
OPENING = Remembered(lambda form: form in HEADING or form in RELATIVE or form in ("حيث", "تمهيدا", "وتمهيدا") or any(form == first for first, _ in AT_THE_SAME_TIME))

# ونجح الجيش في: a joined verb of managing leads on with what was told before the clause
LEADING_ON = Remembered(lambda form: form[:1] in ("و", "ف") and form[1:] in words().auxiliaries)

ATTENDING = Remembered(lambda form: form in words().attending or form[1:] in words().attending and form[:1] in "وف")


def governing(name: Named) -> Act | None:
    """The act that governs a name: the last one before it, else the first behind it; where a clause of its own begins between, the one behind it in that clause."""
    frame, found = name.frame, name.found
    before = [act for act in frame.acts if act.found.first < found.first]
    after = [act for act in frame.acts if act.found.first > found.last]
    if not before:
        return after[0] if after else None
    if _heads_a_clause(name, before[-1]):
        return after[0] if after else None
    opening = opening_between(name, before[-1]) if after and not after[0].is_result else None
    is_inside = opening is not None and (name.forms[opening] == WHERE or name.forms[opening] in RELATIVE and after[0].found.first == found.last + 1)
    own = after[0] if is_inside else None  # حيث أطلق X النار, التي استأنف X قصفها
    return own if own is not None and CLOSING.isdisjoint(name.forms[found.last + 1 : own.found.first]) else before[-1]


def _heads_a_clause(name: Named, act: Act) -> bool:
    """وأضاف أن X خاضت مواجهات, والجيش يرد: a name behind إن or و with a verb of its own behind it; not أن X نفذتها, which turns back to the act."""
    following = name.found.last + 1
    if act.found.last >= name.position or following > name.frame.last or name.is_adjective:
        return False
    form = name.forms[following]
    if is_doer_verb(form):
        return False
    is_joined = "و" in name.found.prefix or name.previous == "و"
    return name.previous in BEFORE_A_NAME or is_joined and form.startswith(PRESENT) and len(form) > 2 and not form.startswith("تابع") and not form.endswith(NO_VERB)


def is_out_of_reach(name: Named, act: Act) -> bool:
    """Whether a clause that says something else begins between an act and a name behind it."""
    return opening_between(name, act) is not None


def only_hears_of(name: Named, act: Act) -> bool:
    """الشرطة تعرفت على منفذ الهجوم, طوقت قوات الأمن موقع الانفجار: who only hears of an act behind the name, or comes when it is over; X يعتقد أن, whose act it is not."""
    forms, first, last = name.forms, name.found.first, name.found.last
    between = range(last + 1, act.found.first)
    if any(forms[i] in BEFORE_A_NAME and forms[i] != WHERE and not _is_before_a_verb(name, act, i) and not forms[i + 1].endswith(ITS_OWN) for i in between):
        return True
    beside = (*forms[max(name.frame.first, name.position - 1) : first], *forms[last + 1 : last + 1 + ATTENDS_WITHIN])
    if act.kind.id == "advance":
        return False  # سجلت القوات تقدما
    return (act.form != "verb" or act.is_result) and bool(between) and any(ATTENDING[form] for form in beside)


def _is_before_a_verb(name: Named, act: Act, position: int) -> bool:
    """بعد أن شن, تمكن من أن يستعيد, استغل الفوضى بأن سيطر: أن leads a verb on, of which the name before is the subject."""
    following = name.forms[position + 1]
    return name.forms[position - 1] in BEFORE_A_VERB or following.startswith(PRESENT) or act.form != "noun" and act.found.first == position + 1


def is_heading(form: str) -> bool:
    """Whether a word puts a name or a pronoun at the head of a clause of its own: أن, لكنه."""
    return form in HEADING


def opening_between(name: Named, act: Act) -> int | None:
    """Where the clause of a name begins that an act before it does not reach into; `None` where it does."""
    first, end = act.found.last + 1, name.found.first
    opening = next((position for position in range(first, end) if OPENING[name.forms[position]] and _opens(name, act, position)), None)
    return opening if opening is not None and not any(LEADING_ON[form] for form in name.forms[opening + 1 : end]) else None


def _opens(name: Named, act: Act, position: int) -> bool:
    """Whether a word between an act and a name turns to something else: a relative pronoun not of the act itself, إنه with more than whose it is (يرجح أنها لX), حيث."""
    forms = name.forms
    form, following = forms[position], forms[position + 1] if position + 1 < len(forms) else ""
    if form in RELATIVE:
        described = forms[act.found.last + 1 : position]
        return act.form != "noun" or len(described) > OF_THE_ACT or any(not word.startswith("ال") and word not in SIGNS for word in described)
    if form in HEADING:
        return forms[position - 1] not in BEFORE_A_VERB and not following.startswith(("ل", "من")) and not _is_thought(forms, position)
    return form in (WHERE, "تمهيدا", "وتمهيدا") or (form, following) in AT_THE_SAME_TIME


def _is_thought(forms: tuple[str, ...], position: int) -> bool:
    """يعتقد أن, يرجح أنها: what only says who it is thought to be."""
    return any(form.removeprefix("و") in words().suspected for form in forms[max(0, position - 2) : position])
