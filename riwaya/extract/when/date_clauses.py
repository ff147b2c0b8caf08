"""Which dates of a stretch are those of its act: not the day of a reaction to it, of an agreement or war named beside it, or of what is commemorated.

In: the dates of a sentence with its tokens and where its acts stand. Out: the dates that may date the acts of a stretch, in order; those
of a reaction (أدان المجلس أمس الهجوم) or an announcement stay, marked as such. The words stand in resources/languages/ar/calendar.yaml (`words`).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.mentions.dates.days_earlier import BREAKS, DAYS_AFTER, days_earlier
from riwaya.extract.mentions.dates.mentioned import THAT, says
from riwaya.extract.mentions.dates.since_when import since_when
from riwaya.extract.values import When
from riwaya.lexicon.arabic.calendar import load_calendar
from riwaya.model import Mention, Token

REACH = 8
FAR = 7
LONG = ("year", "longer")
DAILY = ("day", "days")
ACCORDING = frozenset("وفق وفقا بحسب حسب حسبما بموجب وبحسب ووفق ووفقا وحسب".split())
LEADING = frozenset("في بتاريخ يوم منذ عام سنه شهر مطلع بدايه نهايه اواخر منتصف بين من".split())
QUOTING = frozenset(('"', ":"))  # وأعلن الحاكم: "هذا الصباح فجر انتحاري نفسه": the day of what is told, not of the telling
AFTER = frozenset(("بعد", "عقب"))
# مضربين عن الطعام منذ 54 يوما: what stands between a word of `lasting` and its day
BESIDE_LASTING = LEADING | {"عن", "الطعام"}
OCCASIONS = AFTER | frozenset(("اثر", "بعيد"))
CAME = frozenset("جاء جاءت جاءوا جاءتا ياتي تاتي اتي اتت".split())
ANSWERING = OCCASIONS | frozenset(("ردا", "انتقاما", "كرد", "غداه"))
DAYS = frozenset("يوم يومين ايام اسبوع اسبوعين اسابيع شهر شهرين اشهر عام عامين اعوام سنه سنوات ثلاثه اربعه خمسه سته بضعه عده".split())
AFFECTED = ("متاثر",)
WOUNDED = ("اصيب", "باصاب", "بجراح", "بجروح", "بحروق", "بالحروق", "بطلق", "برصاص", "بالرصاص")
NEAR_ACT = 5
BURIED = frozenset("شيع شيعت شيعوا دفن دفنت دفنوا ووري ووريت".split())
LATELY = frozenset(f"ar/dates/{name}" for name in ("last-hours", "last-hours-numbered", "hours-numbered", "hours-ago"))
WAS = frozenset("كان كانت كانوا كانا كانتا".split())
ITS_YEAR = frozenset("عامها عامه سنتها شهرها شهره اسبوعها اسبوعه يومها يومه".split())
# what opens the clause of an act that came upon what somebody had done
TURNING = frozenset("حين حينما عندما لما قبل قبيل لحظه فيما".split())
PAPERS = frozenset("الصحف صحف صحيفه الصحيفه عددها عدد المجله".split())
UNTIL = frozenset("حتي وحتي لغايه".split())


def dates_of_acts(dates: Sequence[Mention[When]], tokens: Sequence[Token], first: int, last: int, acts: Sequence[int], *, head: int, goes_on: bool = False, taken: int | None = None) -> tuple[Mention[When], ...]:
    """The dates of the stretch `first..last` that may date what its acts (token positions) tell; `head`: the act that names it; `goes_on`: the act is one that lasts (a siege); `taken`: where
    a verb tells that the victim had been taken before."""
    if not dates:
        return ()
    if (before := days_earlier(dates, tokens, first, acts)) is not None:
        return before
    found = []
    for date in (since_when(date, tokens, head) for date in dates if first <= date.first <= last):
        if _is_of_something_else(date, tokens, acts, head) or not goes_on and _is_state(date, tokens, acts) or taken is not None and _is_of_taking(date, tokens, acts, taken):
            continue
        behind = min((act for act in acts if act > date.last), default=None)
        is_first = behind is not None and not any(first <= act < date.first for act in acts)
        if date.rule in DAYS_AFTER and (behind is None or behind - date.last > NEAR_ACT or any(token.form in _words("relative") for token in tokens[date.last : behind])):
            continue  # يأتي الهجوم بعد يومين من لقاء الرئيسين: the day of what is no act
        if is_first and _is_long_after(tokens[date.last + 1 : behind]) or behind is None and _is_of_burial(date, tokens, acts):
            continue
        settled = _of_speech(date, tokens, acts) if date.value.start is not None and not date.value.follows_statement and behind is not None else date
        if settled is None or is_first and not settled.value.is_of_act and _is_occasion(tokens[date.last + 1 : behind]):
            continue
        found.append(_as_planned(settled, tokens))
    return _of_wounds(found, tokens, first, last)


def _is_of_something_else(date: Mention[When], tokens: Sequence[Token], acts: Sequence[int], head: int) -> bool:
    """Whether the words around a date say that it is that of what stands beside the acts: an agreement, a place's past, what was done before them, what they answer."""
    return _is_aside(date, tokens, acts) or _is_of_relative(date, tokens, acts, head) or _is_had_been(date, tokens, acts, head) or _is_answered(tokens[date.last + 1 : head])


def _is_of_taking(date: Mention[When], tokens: Sequence[Token], acts: Sequence[int], taken: int) -> bool:
    """أعدم أحد الرهائن الذين خطفهم الشهر الماضي: the day of the verb at `taken`, in its clause and with no act between."""
    is_in_clause = taken < date.first and not any(token.form in BREAKS for token in tokens[taken : date.first])
    return is_in_clause and date.value.precision not in LONG and not _has_act(acts, taken, date.first)


def _has_act(acts: Sequence[int], first: int, last: int) -> bool:
    """Whether an act stands between two positions."""
    return any(first < act < last for act in acts)


def _of_wounds(dates: list[Mention[When]], tokens: Sequence[Token], first: int, last: int) -> tuple[Mention[When], ...]:
    """توفي اليوم متأثرا بجراح أصيب بها الأحد: the day of the wounds, where the same clause tells it, is that of the act."""
    affected = next((i for i in range(first, last + 1) if tokens[i].form.startswith(AFFECTED)), None) if dates else None
    if affected is None:
        return tuple(dates)
    end = next((i for i in range(affected, last + 1) if tokens[i].form in BREAKS), last + 1)
    wounded = any(affected < date.first < end and date.value.start and any(token.form.startswith(WOUNDED) for token in tokens[affected : date.first]) for date in dates)
    return tuple(date for date in dates if not wounded or date.first > affected)


def _is_of_burial(date: Mention[When], tokens: Sequence[Token], acts: Sequence[int]) -> bool:
    """قتل شاب برصاص مجهولين، وشيع أمس: the day of a funeral, behind all that is told."""
    verb = next((i for i in range(date.first - 1, max(-1, date.first - NEAR_ACT), -1) if tokens[i].form.removeprefix("و") in BURIED or tokens[i].form in BREAKS), None)
    return verb is not None and tokens[verb].form not in BREAKS and any(act < verb for act in acts) and not any(verb < act for act in acts)


def _is_occasion(between: Sequence[Token]) -> bool:
    """دعا الوزير أمس إلى الهدوء بعد مقتل شابين: what a statement comes after has no day of its own here."""
    return any(token.form.removeprefix("و") in OCCASIONS for token in between[-2:])


def _is_answered(between: Sequence[Token]) -> bool:
    """العملية التي نفذها أمس جاءت ردا على هجوم: the day of what answered an act, which stands behind it."""
    forms = [token.form.removeprefix("و") for token in between]
    return any(form in CAME and after in ANSWERING for form, after in zip(forms, forms[1:], strict=False))


def _as_planned(date: Mention[When], tokens: Sequence[Token]) -> Mention[When]:
    """من المتوقع أن تبدأ اليوم, من المقرر بدء سريانها مساء أمس: the day of what is still to come, or was so when it was told."""
    clause = _clause(tokens, date.first)
    expected = next((i for i, form in enumerate(clause) if form in _words("expected")), None)
    if expected is None or date.value.start is None or "ان" not in clause[expected:] and _words("starting").isdisjoint(clause[expected + 1 : expected + 2]):
        return date
    return msgspec.structs.replace(date, value=msgspec.structs.replace(date.value, is_future=True))


def _is_long_after(between: Sequence[Token]) -> bool:
    """وصل وفد أممي اليوم بعد أيام من قصف ...: what stands behind happened earlier."""
    forms = [token.form for token in between]
    return any(form.removeprefix("و") in AFTER and after in DAYS for form, after in zip(forms, forms[1:], strict=False))


def _of_speech(date: Mention[When], tokens: Sequence[Token], acts: Sequence[int]) -> Mention[When] | None:
    """The date before an act, nothing where it is that of a decree or a visit (أقال الوزير أمس ...), marked as that of a reaction (أدان المجلس أمس الهجوم) or an announcement (أعلنت الشرطة مساء الأحد مقتل ...) where a verb of such stands before it with no act between."""
    start = max(0, date.first - REACH)
    verb = next((i for i in range(date.first - 1, start - 1, -1) if (bare := _bare(tokens[i].form)) in _words("reacting") or bare in _words("office") or says(tokens[i].form)), None)
    if verb is None or any(token.form in THAT or token.form in QUOTING for token in tokens[verb : date.first]) or _has_act(acts, verb, date.first):
        return date
    if _bare(tokens[verb].form) in _words("office"):
        return None
    is_reaction = _bare(tokens[verb].form) in _words("reacting")
    return msgspec.structs.replace(date, value=msgspec.structs.replace(date.value, follows_statement=is_reaction, is_announced=not is_reaction))


def _is_of_data(tokens: Sequence[Token], position: int, acts: Sequence[int]) -> bool:
    """وفق بيانات نشرتها المنظمة في أيلول, بحسب تقرير لها في آذار: the month of the figures, with no act behind the word for them."""
    start = _start(tokens, position)
    source = next((i for i in range(start, position - 1) if tokens[i].form in ACCORDING and tokens[i + 1].form in _words("data")), None)
    return source is not None and not _has_act(acts, source, position)


def _is_aside(date: Mention[When], tokens: Sequence[Token], acts: Sequence[int]) -> bool:
    """الهدنة المعلنة في 8 مارس, في ذكرى المجزرة في 21 آب 2013, التي سيطرت عليها عام 2015: a date of something else."""
    position = date.first - 1
    while position >= 0 and _bare(tokens[position].form) in LEADING:
        position -= 1
    if position < 0 or date.value.start is None:
        return False
    if tokens[position].form in _words("born"):
        return True
    if tokens[position].form in _words("issued") and any(tokens[i].form in PAPERS for i in range(max(0, position - 3), position + 1)):
        return True  # الصحف الصادرة اليوم, في عددها الصادر صباح اليوم
    clause = _clause(tokens, date.first)
    if date.value.precision not in DAILY and _is_of_data(tokens, date.first, acts):
        return True
    if tokens[position].form in UNTIL and any(form in ("منذ", "ومنذ", "فمنذ") for form in clause):
        return True  # منذ بداية العام حتى 25 تشرين الثاني: the end of a toll
    if _is_of_agreement(clause) or not ITS_YEAR.isdisjoint(clause[-3:]):
        return True  # دخلت الحرب عامها الثامن هذا الأسبوع
    if any(_bare(form) in _words("commemorating") for form in clause[-FAR:]) and date.value.precision != "days" and not _is_relative(date):
        return True
    return _is_older_clause(tokens, date.first)


def _is_of_relative(date: Mention[When], tokens: Sequence[Token], acts: Sequence[int], head: int) -> bool:
    """قتل ضابط في الحي الذي شهد معارك الأيام الماضية, في الحي الذي شهد أمس معارك, الضربات التي جاءت بعد لقاء يوم الأحد: the day of what a relative clause behind the act tells of its place, or of what the act came after."""
    opened = _relative_before(tokens, date.first)
    if opened is None or opened + 1 >= date.first or date.value.start is None:
        return False
    verb, after = (token.form for token in tokens[opened + 1 : opened + 3])
    if verb in CAME and after in OCCASIONS and opened + 2 < date.first:  # not تأتي بعد 21 يوما, which is the day itself
        return not _has_act(acts, opened, date.first)
    return (verb in _words("lived") or verb in _words("served") and not _has_act(acts, opened, date.first)) and head < opened


def _is_had_been(date: Mention[When], tokens: Sequence[Token], acts: Sequence[int], head: int) -> bool:
    """اقتحم المسلحون مخيما كان النازحون قد لجأوا إليه الاثنين, كان النازحون قد لجأوا الاثنين إلى مخيم حين اقتحمه مسلحون: the day of what somebody had done before the act, which stands before it or in a clause of its own behind."""
    is_behind = date.last < head
    if is_behind and not any(token.form in TURNING or token.form in _words("relative") for token in tokens[date.last + 1 : head]):
        return False
    start = _start(tokens, date.first) if is_behind else max(_start(tokens, date.first), head + 1)
    had = next((i for i in range(date.first - 1, start, -1) if tokens[i].form == "قد" and any(token.form.removeprefix("و") in WAS for token in tokens[max(start, i - REACH // 2) : i])), None)
    if had is None or is_behind and says(_bare(tokens[had + 1].form)):
        return False
    return date.value.start is not None and date.rule not in LATELY and not _has_act(acts, had, date.first)


def _is_of_agreement(clause: list[str]) -> bool:
    """وقف إطلاق النار الموقع بين روسيا وتركيا في آذار 2020: the participle of what was agreed, not far before the date; not وقع الطرفان هدنة أمس, which tells that it was signed."""
    signed = next((i for i in range(len(clause) - 1, max(-1, len(clause) - FAR - REACH), -1) if clause[i] in _words("agreed")), None)
    if signed is None:
        return False
    is_told = not clause[signed].startswith("ال") and clause[max(0, signed - 1)] not in _words("relative")
    return any(form in _words("agreements") for form in clause[max(0, signed - FAR) : signed if is_told else len(clause)])


def _is_relative(date: Mention[When]) -> bool:
    return date.rule in ("ar/dates/today", "ar/dates/yesterday", "ar/dates/weekday", "ar/dates/before-yesterday")


def _is_state(date: Mention[When], tokens: Sequence[Token], acts: Sequence[int]) -> bool:
    """التي تسيطر على القطاع منذ عام 2007, المحاصرة منذ 2013: how somebody or some place has been since, not since when the act goes on (الذين قتلوا منذ عام 2011)."""
    when = date.value
    if not when.is_continuing or when.start is None or when.end is None or when.precision not in LONG:
        return False
    opened = _relative_before(tokens, date.first)
    if opened is not None:
        return not _has_act(acts, opened, date.first)
    before = next((i for i in range(date.first - 1, -1, -1) if tokens[i].form not in BESIDE_LASTING), None)
    return before is not None and before not in acts and tokens[before].form in _words("lasting")


def _relative_before(tokens: Sequence[Token], position: int) -> int | None:
    """Where the relative clause opens in which a position stands: الذي, التي, حيث not far before it in its clause."""
    opened = next((i for i in range(position - 1, max(-1, position - FAR - REACH), -1) if tokens[i].form in _words("relative") or tokens[i].form in BREAKS), None)
    return opened if opened is not None and tokens[opened].form in _words("relative") else None


def _is_older_clause(tokens: Sequence[Token], position: int) -> bool:
    """التي سيطرت عليها الفصائل عام 2015, الحرب التي اندلعت عام 2014, في إطار المسيرات التي انطلقت في آذار: a relative clause with a verb of taking or of beginning."""
    start = _start(tokens, position)
    opened = next((i for i in range(position - 1, start - 1, -1) if tokens[i].form in _words("relative")), None)
    if opened is None:
        return False
    verb = next((token.form for token in tokens[opened + 1 : opened + 4] if token.form not in ("كان", "كانت", "قد")), "")
    if verb in _words("taken"):
        return True
    before = [_bare(token.form) for token in tokens[max(0, opened - FAR) : opened]]
    return verb in _words("begun") and (any(form in _words("wars") for form in before[-3:]) or any(form in _words("framing") for form in before))


def speaks(tokens: Sequence[Token]) -> bool:
    """Whether anything is said, decided or reacted to: قال, أدان, عقد ..."""
    forms = [_bare(token.form) for token in tokens]
    return any(says(form) or form in _words("office") or form in _words("reacting") for form in forms)


def _clause(tokens: Sequence[Token], position: int) -> list[str]:
    """The words from the last stop or comma to a position."""
    return [token.form for token in tokens[_start(tokens, position) : position] if token.kind == "word"]


def _start(tokens: Sequence[Token], position: int) -> int:
    return next((i + 1 for i in range(position - 1, -1, -1) if tokens[i].form in BREAKS), 0)


def _bare(form: str) -> str:
    return form.removeprefix("و").removeprefix("ل") if len(form) > 4 else form


def _words(name: str) -> frozenset[str]:
    return load_calendar().words[name]
