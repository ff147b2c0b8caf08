"""One plain Arabic sentence for an incident: when, what, who, where, how many, according to whom; then who says otherwise.

Counted nouns agree with their number: singular for one, dual for two, plural genitive from three to ten with the number word of the other gender,
singular accusative from eleven, singular genitive for round hundreds.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from riwaya.assess.sides import Sides, fighters
from riwaya.assess.tellings import MOST_NAMES, Amount, Telling, holder_name, parties_in, targets_told, tellings
from riwaya.lexicon import Lexicon
from riwaya.model import Incident

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
    "foreigners": ("أجنبي", "أجنبيين اثنين", "أجانب", "أجنبيا", False), "officials": ("مسؤول", "مسؤولين اثنين", "مسؤولين", "مسؤولا", False), "israeli_settlers": ("مستوطن", "مستوطنين اثنين", "مستوطنين", "مستوطنا", False),
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
# what joins the one who suffers to the name of the kind, which says its gender; other kinds take ضد
TARGETS = {
    **dict.fromkeys(("airstrike", "drone_strike", "shelling", "strike", "attack", "suicide_bombing", "grenade", "chemical", "siege", "curfew"), "على"),
    **dict.fromkeys(("ied", "car_bomb"), "استهدف"), **dict.fromkeys(("landmine", "blast"), "أصاب"), **dict.fromkeys(("arrest", "abduction", "other"), "طالت"), "targeting": "طال",
    **dict.fromkeys(("killing", "execution", "sexual_violence"), "بحق"), "release": "عن", "advance": "على حساب", "harm": "في صفوف", "surrender": "شملت", "agreement": "مع", "handover": "إلى",
}
# words of names that are sound masculine plurals, without the article: of names that only end so (البنتاغون, تلفزيون, ماكرون) there is no end
SOUND_PLURALS = frozenset(
    "ناشطون صحفيون صحافيون إعلاميون مراسلون مدنيون متظاهرون محتجون نازحون لاجئون مهجرون مسعفون مسلحون مجهولون مهربون مقاتلون مهاجمون متمردون انفصاليون موالون مستوطنون مسؤولون مصلون "
    "معتقلون محامون حقوقيون محليون ميدانيون عسكريون أمنيون طبيون سياسيون معارضون مواطنون مراقبون محللون باحثون منشقون مرتزقون مقربون "
    "حوثيون إسرائيليون فلسطينيون سوريون عراقيون يمنيون ليبيون لبنانيون سودانيون مصريون إيرانيون أميركيون أمريكيون غربيون إيزيديون تركمانيون".split()
)
MASCULINE = "صفر واحد اثنان ثلاث أربع خمس ست سبع ثمان تسع عشر".split()
FEMININE = "صفر واحدة اثنتان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة".split()


def summary_ar(incident: Incident, lexicon: Lexicon, sides: Sides | None = None) -> str:
    """The Arabic sentence; `sides` are those of a clash, where they are known."""
    told = tellings(incident)
    text = f"{_when(incident)}{_act(incident, lexicon, sides)}{_where(incident)}"
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
    """A name after a preposition: sound masculine plurals end in ين, and what only ends like one stays.

    >>> genitive("ناشطون"), genitive("الحوثيون"), genitive("البنتاغون"), genitive("التلفزيون السوري")
    ('ناشطين', 'الحوثيين', 'البنتاغون', 'التلفزيون السوري')
    """
    return " ".join(f"{word[:-2]}ين" if _is_sound_plural(word) else word for word in name.split(" "))


def _is_sound_plural(word: str) -> bool:
    return any(bare in SOUND_PLURALS for bare in (word, word.removeprefix("ال"), word.removeprefix("و"), word.removeprefix("و").removeprefix("ال")))


def _act(incident: Incident, lexicon: Lexicon, sides: Sides | None) -> str:
    if incident.kind == "clash":
        return _clash(incident, lexicon, sides)
    name = KINDS.get(incident.kind) or lexicon.kinds[incident.kind].name_ar
    doers, blamed, targets = parties_in(incident, "initiator"), parties_in(incident, "blamed"), targets_told(incident)
    by = f" من قبل {_names([d.id for d in doers], lexicon)}" if doers else f" نسب إلى {_names([b.id for b in blamed], lexicon)}" if blamed else ""
    on = f" {TARGETS.get(incident.kind, 'ضد')} {_names([t.id for t in targets], lexicon)}" if targets else ""
    return f"{_verb(incident, is_feminine=name.split()[0].endswith('ة'))} {name}{by}{on}"


def _clash(incident: Incident, lexicon: Lexicon, sides: Sides | None) -> str:
    """'between' joins the two sides; who took part stands by itself where nobody says on which side."""
    verb, everybody = _verb(incident, is_feminine=True), fighters(incident.actors, lexicon)
    if sides is None:
        return f"{verb} اشتباكات{f' شارك فيها {_names(everybody, lexicon, is_subject=True)}' if everybody else ''}"
    one, other = (_names(side, lexicon) for side in sides)
    return f"{verb} اشتباكات بين {one} و{other}" if len(sides[0]) == len(sides[1]) == 1 else f"{verb} اشتباكات بين {one} من جهة و{other} من جهة أخرى"


def _verb(incident: Incident, *, is_feminine: bool) -> str:
    verbs = {"denied": ("نفي وقوع", "نفي وقوع"), "planned": ("خطط لوقوع", "خطط لوقوع"), "doubted": ("يقال إنه وقع", "يقال إنه وقعت")}
    return verbs.get(incident.factuality, ("وقع", "وقعت"))[is_feminine]


def _names(ids: Sequence[str], lexicon: Lexicon, *, is_subject: bool = False) -> str:
    """The first three by name, in the genitive unless they are the subject."""
    names = [lexicon.actors[i].name_ar if i in lexicon.actors else i.removeprefix("name:") for i in ids[:MOST_NAMES]]
    return _and([name if is_subject else genitive(name) for name in names] + ([("آخرون" if is_subject else "آخرين")] if len(ids) > MOST_NAMES else []))


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
    names = [holder_name(h, lexicon, "ar") for h in telling.holders]
    # of a claim they are the subject
    return f"بحسب ما أعلنه عن خصمه {_and(names)}" if telling.is_claim else f"بحسب {_and([genitive(name) for name in names])}"
