"""One plain Arabic sentence for an incident: when, what, who, where, how many, according to whom; then who says otherwise.

Counted nouns agree with their number: singular for one, dual for two, plural genitive from three to ten with the number word of the other gender,
singular accusative from eleven, singular genitive for round hundreds.
"""

from __future__ import annotations

import datetime

from riwaya.assess.tellings import Amount, Telling, holder_name, parties_in, tellings
from riwaya.lexicon import Lexicon
from riwaya.model import Incident, Party

MONTHS = "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول".split("|")
HOURS = {"dawn": " فجرا", "morning": " صباحا", "noon": " ظهرا", "afternoon": " عصرا", "evening": " مساء", "night": " ليلا"}
# singular, dual (genitive), plural (genitive), singular accusative, is feminine
Noun = tuple[str, str, str, str, bool]
PERSON: Noun = ("شخص", "شخصين", "أشخاص", "شخصا", False)
MEMBER: Noun = ("عنصر", "عنصرين", "عناصر", "عنصرا", False)
GROUPS: dict[str, Noun] = {
    "civilians": ("مدني", "مدنيين اثنين", "مدنيين", "مدنيا", False), "unknown": PERSON, "journalists": ("صحفي", "صحفيين اثنين", "صحفيين", "صحفيا", False),
    "protesters": ("متظاهر", "متظاهرين اثنين", "متظاهرين", "متظاهرا", False), "aid_workers": ("عامل إغاثة", "عاملي إغاثة", "عمال إغاثة", "عامل إغاثة", False),
    "prisoners": ("سجين", "سجينين", "سجناء", "سجينا", False), "displaced_people": ("نازح", "نازحين اثنين", "نازحين", "نازحا", False),
}
PARTS: dict[str, Noun] = {
    "children": ("طفل", "طفلين", "أطفال", "طفلا", False), "women": ("امرأة", "امرأتين", "نساء", "امرأة", True),
    "men": ("رجل", "رجلين", "رجال", "رجلا", False), "elderly": ("مسن", "مسنين اثنين", "مسنين", "مسنا", False),
}
THINGS: dict[str, Noun] = {
    "vehicles": ("آلية", "آليتين", "آليات", "آلية", True), "positions": ("موقع", "موقعين", "مواقع", "موقعا", False), "houses": ("منزل", "منزلين", "منازل", "منزلا", False),
}
ACTS = {
    "killed": "مقتل", "wounded": "إصابة", "missing": "فقدان", "detained": "اعتقال", "abducted": "اختطاف", "released": "الإفراج عن", "surrendered": "استسلام",
    "displaced": "نزوح", "deployed": "انتشار", "vehicles": "تدمير أو ضبط", "positions": "استهداف أو تدمير", "houses": "تدمير أو تضرر",
}
KINDS = {
    "car_bomb": "تفجير سيارة مفخخة", "killing": "عملية قتل", "execution": "عملية إعدام", "abduction": "عملية خطف", "arrest": "عملية اعتقال", "release": "عملية إفراج",
    "shelling": "قصف", "raid": "مداهمة", "landmine": "انفجار لغم", "harm": "سقوط ضحايا", "other": "حادثة", "seizure": "عملية ضبط أو إحباط", "surrender": "عملية استسلام",
    "displacement": "حركة نزوح", "advance": "تقدم ميداني", "base": "إنشاء مقر", "destruction": "عملية نهب أو تدمير",
}
NOT_PLURAL = frozenset({"تلفزيون", "التلفزيون", "قانون", "القانون", "كانون"})
MASCULINE = "صفر واحد اثنان ثلاث أربع خمس ست سبع ثمان تسع عشر".split()
FEMININE = "صفر واحدة اثنتان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة".split()


def summary_ar(incident: Incident, lexicon: Lexicon) -> str:
    """The Arabic sentence."""
    told = tellings(incident)
    text = f"{_when(incident)}{_act(incident, lexicon)}{_where(incident)}"
    if told:
        first, *others = told
        text += f"، ما أسفر عن {_clause(first, lexicon)}، {_according(first, lexicon)}" if _is_result(first) else f"، وتحدثت الأنباء عن {_clause(first, lexicon)}، {_according(first, lexicon)}"
        text += "".join(f"؛ و{_according(other, lexicon)}: {_clause(other, lexicon)}" for other in others)
    return f"{text}."


def counted(noun: Noun, number: int) -> str:
    """A number with its noun in the genitive.

    >>> counted(PERSON, 1), counted(PERSON, 2), counted(PERSON, 5), counted(PERSON, 12), counted(PERSON, 100)
    ('شخص', 'شخصين', 'خمسة أشخاص', '12 شخصا', '100 شخص')
    >>> counted(PARTS["women"], 3), counted(PERSON, 103), counted(PERSON, 111)
    ('ثلاث نساء', '103 أشخاص', '111 شخصا')
    """
    single, dual, plural, accusative, is_feminine = noun
    if number == 1:
        return single
    if number == 2:
        return dual
    if 3 <= number <= 10:
        word = (MASCULINE if is_feminine else FEMININE)[number]
        return f"{'ثماني' if word == 'ثمان' else word} {plural}"
    rest = number % 100
    return f"{number} {plural if 3 <= rest <= 10 else single if rest in (0, 1, 2) else accusative}"


def genitive(name: str) -> str:
    """A name after a preposition: sound plurals end in ين.

    >>> genitive("ناشطون"), genitive("الحوثيون"), genitive("التلفزيون السوري")
    ('ناشطين', 'الحوثيين', 'التلفزيون السوري')
    """
    return " ".join(f"{word[:-2]}ين" if len(word) > 4 and word.endswith("ون") and word not in NOT_PLURAL else word for word in name.split(" "))


def _act(incident: Incident, lexicon: Lexicon) -> str:
    name = KINDS.get(incident.kind) or lexicon.kinds[incident.kind].name_ar
    doers, targets = parties_in(incident, "initiator"), parties_in(incident, "target")
    sides = [*doers, *(t for t in targets if t.id not in {d.id for d in doers})]
    if incident.kind == "clash" and len(sides) > 1:
        text = f"{_verb(incident, is_feminine=True)} اشتباكات بين {_names(sides, lexicon)}"
    else:
        is_feminine = name.split()[0].endswith("ة")
        blamed = parties_in(incident, "blamed")
        by = f" من قبل {_names(doers, lexicon)}" if doers else f" نسب إلى {_names(blamed, lexicon)}" if blamed else ""
        text = f"{_verb(incident, is_feminine=is_feminine)} {name}{by}"
    return text


def _verb(incident: Incident, *, is_feminine: bool) -> str:
    verbs = {"denied": ("نفي وقوع", "نفي وقوع"), "planned": ("خطط لوقوع", "خطط لوقوع"), "doubted": ("يقال إنه وقع", "يقال إنه وقعت")}
    return verbs.get(incident.factuality, ("وقع", "وقعت"))[is_feminine]


def _names(parties: list[Party] | tuple[Party, ...], lexicon: Lexicon) -> str:
    return _and([genitive(lexicon.actors[p.id].name_ar if p.id in lexicon.actors else p.name) for p in parties][:3])


def _and(words: list[str]) -> str:
    return " و".join(words)


def _where(incident: Incident) -> str:
    place = incident.place
    if place is None:
        return ""
    area = place.admin1.ar if place.admin1 and place.admin1.ar not in place.name else None
    return f" {'قرب' if place.near else 'في'} {place.name}{f' ({area})' if area else ''}"


def _when(incident: Incident) -> str:
    if not incident.date_start:
        return ""
    first, last = (datetime.date.fromisoformat(d) for d in (incident.date_start, incident.date_end or incident.date_start))
    hour = HOURS.get(incident.time_of_day or "", "")
    if first == last:
        return f"في {first.day} {MONTHS[first.month - 1]} {first.year}{hour}، "
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"في عام {first.year}، "
    if (first.year, first.month) == (last.year, last.month):
        if first.day == 1 and (last + datetime.timedelta(days=1)).day == 1:
            return f"في {MONTHS[first.month - 1]} {first.year}، "
        joint = f"في {first.day} أو {last.day}" if (last - first).days == 1 else f"بين {first.day} و{last.day}"
        return f"{joint} {MONTHS[first.month - 1]} {first.year}{hour if (last - first).days == 1 else ''}، "
    start = f"{first.day} {MONTHS[first.month - 1]}" + (f" {first.year}" if first.year != last.year else "")
    return f"بين {start} و{last.day} {MONTHS[last.month - 1]} {last.year}، "


def _is_result(telling: Telling) -> bool:
    return all(a.measure in ("killed", "wounded", "displaced", "missing", "vehicles", "positions", "houses") for a in telling.amounts)


def _clause(telling: Telling, lexicon: Lexicon) -> str:
    parts: list[str] = []
    before = None
    for amount in telling.amounts:
        whom = (amount.group, amount.demographic, amount.measure in THINGS)
        parts.append(f"{ACTS[amount.measure]} {_amount(amount, lexicon, is_short=whom == before)}")
        before = whom
    return _and(parts)


def _amount(amount: Amount, lexicon: Lexicon, *, is_short: bool) -> str:
    noun, owner = _noun(amount, lexicon)
    if is_short and amount.min is not None and amount.min == amount.max and 3 <= amount.min <= 10 and amount.measure not in THINGS:
        return f"{(MASCULINE if noun[4] else FEMININE)[amount.min]} آخرين" if not noun[4] else counted(noun, amount.min)
    if amount.min is None:
        return f"عدد من {_definite(noun[2])}{owner}"
    if amount.max is None:
        return f"ما لا يقل عن {counted(noun, amount.min)}{owner}"
    if amount.min != amount.max:
        return f"ما بين {amount.min} و{counted(noun, amount.max)}{owner}"
    return f"{counted(noun, amount.min)}{owner}"


def _definite(plural: str) -> str:
    return " ".join(("ال" + word) if number == plural.count(" ") else word for number, word in enumerate(plural.split()))


def _noun(amount: Amount, lexicon: Lexicon) -> tuple[Noun, str]:
    if amount.measure in THINGS:
        return THINGS[amount.measure], ""
    if amount.demographic:
        return PARTS[amount.demographic], ""
    if amount.group in GROUPS:
        return GROUPS[amount.group], ""
    name = lexicon.actors[amount.group].name_ar if amount.group in lexicon.actors else amount.group.removeprefix("name:")
    return MEMBER, f" من {genitive(name)}"


def _according(telling: Telling, lexicon: Lexicon) -> str:
    names = _and([genitive(holder_name(h, lexicon, "ar")) for h in telling.holders])
    return f"بحسب ما أعلنه عن خصمه {names}" if telling.is_claim else f"بحسب {names}"
