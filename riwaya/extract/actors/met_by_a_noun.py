"""What the noun of an act meets and whose act it is, by the words around a name: استهداف X لبلدة, استهداف للجيش طال بلدة, وجه ضربات لX, ضربة لمستودع لX, رد على قصف X, مداهمات استهدفت X.

In: a `Named` and the act before it. Out: whether the name, or what stands between or behind, is met by the act. The words stand in resources/languages/ar/roles.yaml.
"""

from __future__ import annotations

from riwaya.extract.actors.away_from_the_act import OF
from riwaya.extract.actors.parts import ANSWERING, Named, has_object, leads_to_its_object, past_its_adjectives
from riwaya.extract.acts import Act
from riwaya.extract.clauses.segments import BREAKS
from riwaya.extract.counting.units import behind_its_adjective, units_of
from riwaya.extract.frames import Frame
from riwaya.extract.values import ARMED, BEFELL
from riwaya.lexicon.arabic.role_words import load_role_words as words

AGREED = "agreement"  # تم تبادل أسرى بين X وY: both act
MEETING = frozenset("طال طالت طاول استهدف استهدفت اصاب اصابت".split())
DEALING, DEALT_WITHIN = frozenset("وجه وجهت يوجه توجه سدد سددت".split()), 6
AMBUSH, LAYING = "ambush", frozenset("نصب نصبت نصبوا ينصب تنصب ينصبون".split())
ANSWERED_WITHIN = 6
GOING_ON, NOUN_WITHIN = frozenset(("custody", "raid", "strike", "attack")), 9
PRONOUNS = ("ها", "هما", "نا")
OPERATIONS = frozenset("حمله حملات عمليه عمليات".split())
OPENERS = BREAKS | frozenset("ان بان كما حيث فيما بينما قد ما عندما حين التي الذي".split())


def has_people_behind(name: Named) -> bool:
    """Whether people with their number or title stand right behind a name, with nothing that leads to them: اعتقال قوات كذا ثلاثة شبان, اختطاف ميليشيات كذا المحامي فلان."""
    if any(count.first == name.found.last + 1 and count.measure in BEFELL for count in name.frame.counts):
        return True
    behind = past_its_adjectives(name.frame, name.found)
    return behind <= name.frame.last and name.forms[behind] in words().persons


def meets_with_of(name: Named) -> bool:
    """قمع الجيش للتظاهرات, تفجير قوات كذا لمنزل: behind a noun of an act with its doer ل leads to what the act met."""
    behind = past_its_adjectives(name.frame, name.found)
    return behind <= name.frame.last and leads_to_its_object(name.forms[behind])


def is_answered(name: Named, act: Act) -> bool:
    """ردت الفصائل على قصف X باستهداف مواقعها: whose act is answered by what is told."""
    first = act.found.first
    before = name.forms[max(name.frame.first, first - ANSWERED_WITHIN) : first]
    return act.form == "noun" and before[-1:] == ("علي",) and any(form.lstrip("وف") in ANSWERING for form in before) and any(part.role == "initiator" for part in name.before)


def is_dealt_to(name: Named, act: Act) -> bool:
    """وجه الجيش ضربات قاصمة لX, مقتل قيادي في ضربة جديدة لX, نصب الجيش كمينا محكما لX: whom blows are dealt or an ambush is laid, not whose they are."""
    forms, first = name.forms, act.found.first
    if act.kind.id == AMBUSH:
        return any(form.lstrip("وف") in LAYING for form in forms[max(name.frame.first, first - DEALT_WITHIN) : first]) and any(part.role == "initiator" and part.found.last < first for part in name.before)
    if act.kind.family != "strike" or not forms[first].lstrip("وب").removeprefix("ال").startswith("ضرب"):
        return False
    is_given = any(form.lstrip("وف") in DEALING or form in DEALING for form in forms[max(name.frame.first, first - DEALT_WITHIN) : first]) and any(part.role == "initiator" and part.found.last < first for part in name.before)
    return is_given or forms[first - 1] == "في" and name.position == act.found.last + 1 and any(other.found.last < first for other in name.frame.acts)


def goes_on_to_meet(name: Named) -> bool:
    """استهداف للجيش طال بلدة, قصف ليلي للجيش وحلفائه على بلدة: a verb right behind the name, or على behind those who are joined to it, says what the act met."""
    behind = name.found.last + 1
    while (joined := next((f for f in name.frame.actors if f.first == behind and f.prefix == "و"), None)) is not None:
        behind = joined.last + 1
    return behind <= name.frame.last and (name.forms[behind] == "علي" or behind == name.found.last + 1 and name.forms[behind] in MEETING)


def is_of_an_undefined(name: Named, act: Act) -> bool:
    """Whether ل on a name right behind a noun without the article says whose act it is: مداهمة لقسد."""
    between = name.tokens[act.found.last + 1 : name.found.first]
    is_of = name.found.prefix.endswith("ل") or any(t.form == "ل" for t in between)
    return is_of and all(t.kind == "quote" or t.form == "ل" for t in between) and not name.tokens[act.found.last].form.startswith("ال")


def is_met_thing(name: Named, act: Act) -> bool:
    """Whether what stands between the noun of an act and the name of an owner is met by it: ضربة لمستودع لX, دمرت غارة آلية لX."""
    between = [o for o in name.frame.objects if act.found.last < o.first < name.found.first]
    return bool(between) and (_is_its_subject(name.frame, act) or name.tokens[between[0].first].form.startswith("ل"))


def is_met_by_a_noun(name: Named, act: Act) -> bool:
    """Whether an act that is a noun is itself the doer before a name: استهدفت غارة مقاتلي X, طالت ضربة أميركية عناصر X; not استهدف قصف X البلدة."""
    if name.prefix in OF or name.group not in ARMED or act.form == "verb" or act.kind.family == AGREED or not 0 < name.found.first - act.found.last <= 3 or has_object(name.frame, name.found):
        return False
    has_doer = any(part.role == "initiator" and part.rule.endswith("adjective-of-the-act") and part.found.first <= act.found.last and act.found.first <= part.found.last for part in name.before)
    return has_doer or _is_its_subject(name.frame, act)


def goes_on_from_a_noun(name: Named, act: Act) -> bool:
    """مداهمات في أنقرة استهدفت عناصر X: whether a verb of targeting without و goes on from an undefined noun of an act before it, with nothing between that opens a clause."""
    if act.trigger.name != "targeting" or act.found.prefix or name.group not in ARMED or has_object(name.frame, name.found):
        return False
    other = next((o for o in reversed(name.frame.acts) if o.found.first < act.found.first), None)
    is_act = other is not None and other.form == "noun" and not other.is_result and other.kind.family in GOING_ON and not name.forms[other.found.first].startswith("ال")
    start = other.found.last + 1 if other is not None and is_act else next((i + 1 for i in range(act.found.first - 1, max(name.frame.first, act.found.first - 3) - 1, -1) if name.forms[i] in OPERATIONS), None)
    if start is None or act.found.first - start > NOUN_WITHIN:
        return False
    return OPENERS.isdisjoint(name.forms[start : act.found.first]) and not any(start <= f.first < act.found.first for f in name.frame.actors)


def _is_its_subject(frame: Frame, act: Act) -> bool:
    """Whether the noun of an act is the subject of a verb right before it: استهدفت غارة, دمرت ضربة."""
    return any(other.form == "verb" and not other.is_result and other.found.last == act.found.first - 1 for other in frame.acts)


def meets_somebody(name: Named) -> bool:
    """طعن مستوطن شابا, طعن شاب فلسطيني جنديا: whether somebody stands right behind a name and its adjective in the accusative, whom a verb meets."""
    first = behind_its_adjective(name.forms[: name.frame.last + 1], name.found.last)
    behind = name.forms[first : min(first + 1, name.frame.last + 1)]
    return any(form.endswith("ا") and not form.endswith(PRONOUNS) and units_of[form][0] is not None for form in behind) and not name.forms[name.found.last].endswith("ا")
