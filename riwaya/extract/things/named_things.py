"""Which words for things tell of no thing at all: names of places, groups and pages (صحيفة جسر, على موقعها الإلكتروني), who keeps or speaks for one, and figures of speech.

In: an object match with the words around it. Out: whether it is only named. A site is no base where it is a page, where something happened
(موقع الانفجار) or somebody's seat; القاعدة with nothing behind it is a group or a town unless its sentence named a base. Words that rules share stand in resources/languages/ar/roles.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.lexicon import Found
from riwaya.lexicon.arabic.role_words import load_role_words as words
from riwaya.model import Token

NAMING = frozenset(("road", "water", "place_of_worship", "farm", "market", "cultural_site", "home"))
NAMED_AFTER = frozenset("حي شارع ساحه دوار ميدان بميدان مفرق موقف قريه بلده حاجز".split())
SEVERAL = frozenset("حيي احياء شارعي شوارع قريتي قري بلدتي بلدات منطقتي حواجز حاجزي".split())
CALLED_AFTER = frozenset(("school", "hospital", "place_of_worship", "market", "water", "oil", "farm", "factory", "camp"))
OPENED = frozenset(("government", "market", "crossing"))
LISTED = frozenset(("school", "farm", "factory"))
SEATS = frozenset(("ومقره", "ومقرها"))
TAKING = ("يتخذ", "تتخذ", "متخذا", "متخذه", "اتخذ", "اتخذت", "يتخذون")
CAUSING = frozenset(("موقعا", "موقعه"))
HARMED = ("قتيل", "قتلي", "جريح", "جرحي", "عشرات", "عددا", "ضحايا", "اصابات", "خسائر", "مصاب", "ثلاثه", "اربعه", "خمسه", "سته", "سبعه", "ثمانيه", "تسعه", "عشره")
SAYING = frozenset("بحسب حسب وفق نوه ونوه بين اشار لفت".split())
CLAUSES = frozenset("حيث بينما فيما كما التي الذي الذين قد وقد لقد".split())
CROWDS = frozenset("مئات المئات عشرات العشرات الاف الالاف حشد حشود متظاهرون محتجون".split())
LEADING_NOUNS = frozenset("علي في خلال وسط اثناء مع نقطه نقاط مركز مراكز اماكن مكان مناطق".split())
ABOUT = frozenset("نحو حوالي قرابه اكثر ما".split())
SITES = tuple(word + suffix for word in ("موقع", "مواقع") for suffix in ("", "ه", "ها", "هم"))
ROOMS = ("غرفه", "الغرفه")
QAIDA = frozenset(("القاعده", "للقاعده", "لقاعده"))
ONTO = frozenset(("علي", "في"))
BELONGING = frozenset("فصائل فصايل في من مع باسم بين وبين عن قبل قوات مقاتلو مقاتلي".split())
ITS = ("ه", "ها", "هم")
ROUND = frozenset("محيط بمحيط داخل قرب اسوار بوابه اقتحام اقتحم اقتحمت مهاجمه هاجم هاجمت".split())


def only_named(found: Found, named: set[int], in_names: set[int], objects: Sequence[Found], tokens: Sequence[Token]) -> bool:
    """Whether the word belongs to the name of a place, a group or a page, to who keeps the thing, or tells of none; `objects` are those of its stretch."""
    identity, says, form = found.entries[0].id, words(), tokens[found.first].form
    before, last, _ = around(found, tokens)
    if found.first in named or is_of(last, says.keepers, "ولب"):
        return True
    if identity in NAMING and found.first in in_names or identity in CALLED_AFTER and _is_called_after(found, tokens):
        return True
    if identity in OPENED and is_of(last, says.opening, "وب") or identity == "government" and is_of(last, says.quoting, "وف"):
        return True
    if identity == "media":
        return _speaks(found, before, tokens)
    if identity == "camp" and found.first in in_names and form.endswith("الخيام"):
        return True  # بلدة الخيام
    if identity == "base":
        return _is_no_base(found, objects, tokens)
    if identity == "gathering" and form.endswith("تجمع"):
        return is_of(last, says.quoting | SAYING, "وف") or _is_gathering_verb(last, found, tokens) or any(not other.prefix and other.first == found.last + 1 for other in objects)
    return form.endswith("هم") and identity == "market"


def _is_called_after(found: Found, tokens: Sequence[Token]) -> bool:
    """Whether a quarter or a village bears the name of a thing, in a list also farther on: حي الجامعة, أحياء التأميم والجامعة."""
    position = found.first - 1
    if position >= 0 and is_of(tokens[position].form, NAMED_AFTER):
        return True
    if found.entries[0].id not in LISTED or not tokens[found.first].form.removeprefix("و").startswith("ال"):
        return False
    while position > 0 and (tokens[position].kind != "word" or tokens[position].form.startswith(("و", "ال"))):
        position -= 1
    return any(tokens[at].form in SEVERAL for at in (position, position - 1) if at >= 0)


def _speaks(found: Found, before: Sequence[str], tokens: Sequence[Token]) -> bool:
    """Whether a media office is who tells: المكتب الإعلامي الحكومي يقول, وفق المكتب الإعلامي, بيان للمكتب الإعلامي."""
    says, last = words(), before[-1] if before else ""
    behind = [t.form for t in tokens[found.last + 1 : found.last + 4]]
    if any(is_of(form, says.quoting) or form in ("يقول", "تقول") for form in behind):
        return True
    return is_of(last, says.quoting | says.telling) and last != "علي" or found.prefix.endswith("ل") and last in says.publishing


def _is_gathering_verb(last: str, found: Found, tokens: Sequence[Token]) -> bool:
    """Whether people are told to have come together: حيث تجمع طلاب, وتجمع مئات المتظاهرين; not غارة على تجمع, خلال تجمع المدنيين."""
    behind = tokens[found.last + 1].form if found.last + 1 < len(tokens) else ""
    if tokens[found.first].form.removeprefix("و").startswith("ال") or last in LEADING_NOUNS:
        return False
    return last in CLAUSES or behind in CROWDS and (found.prefix == "و" or not last or tokens[found.first - 1].kind != "word")


def _is_no_base(found: Found, objects: Sequence[Found], tokens: Sequence[Token]) -> bool:
    """Whether a word for a base or a site is a page, a group, a seat, a scene, or what something is called."""
    form, says = tokens[found.first].form, words()
    before, last, after = around(found, tokens)
    if form in CAUSING and found.first == found.last and _is_figure(after, tokens, found):
        return True  # استهدف الهجوم الدورية موقعا 12 قتيلا: no site, but what it caused
    if _is_seat(form, before):
        return True
    if form.startswith(ROOMS):
        return not _is_room(before)
    if form in QAIDA and found.first == found.last and not after.endswith("يه"):
        return not (last in ROUND or any(_is_a_base(other, tokens) for other in objects if other.first < found.first))
    if not form.endswith(SITES):
        return False
    # موقع «برج الإذاعة»: the site is that thing
    is_one = any(not other.prefix and found.last < other.first <= found.last + 1 + (tokens[found.last + 1].kind == "quote") for other in objects)
    return is_one or _is_page(found, before, tokens) or after.startswith(says.of_events) and found.first == found.last


def _is_a_base(found: Found, tokens: Sequence[Token]) -> bool:
    """Whether a thing is a base that is named as one: قاعدة الجفرة, not القاعدة alone."""
    return found.entries[0].id in ("base", "airbase") and (found.last > found.first or tokens[found.first].form not in QAIDA)


def _is_room(before: Sequence[str]) -> bool:
    """Whether an operations room is a place that was hit, and no group: استهدفت طائرات غرفة عمليات للتنظيم; not فصائل غرفة عمليات فتح حلب."""
    if before[-1:] == ["علي"]:
        return True
    hits = [place for place, word in enumerate(before) if word.startswith(words().struck)]
    return bool(hits) and BELONGING.isdisjoint(before[hits[-1] + 1 :])


def _is_page(found: Found, before: Sequence[str], tokens: Sequence[Token]) -> bool:
    """Whether a site is one that tells: نقله موقع كذا, على موقعها الإلكتروني, بيان نشر على موقع كذا; الموقع alone is the place that was told of."""
    form, says, last = tokens[found.first].form, words(), before[-1] if before else ""
    behind = [t.form for t in tokens[found.last + 1 : found.last + 4] if t.kind == "word"]
    if is_of(last, says.quoting) or form in ("الموقع", "للموقع") and found.first == found.last:
        return True
    if behind and _is_medium(behind[0]) or any(then == "علي" and _is_medium(medium) for then, medium in zip(behind, behind[1:], strict=False)):
        return True
    if last == "تحرير" and before[-2:-1] and is_of(before[-2], says.keepers):
        return True  # رئيس تحرير موقع
    is_quoted = found.last + 1 < len(tokens) and tokens[found.last + 1].kind == "quote"
    if is_quoted and is_of(last, says.telling) and last != "علي":
        return True
    published = before[-2] if (last in ONTO and len(before) > 1) else last if found.prefix.endswith("ب") else ""
    return published in says.publishing and found.first == found.last


def _is_medium(form: str) -> bool:
    """Whether a word is one of media, with the article or without."""
    return form in words().media or form.removeprefix("ال") in words().media


def _is_seat(form: str, before: Sequence[str]) -> bool:
    """Whether a word tells where somebody is at home: المرصد ومقره لندن, والتي يوجد مقرها في الشرق, الذي يتخذ من لندن مقرا له."""
    if form in SEATS or form.startswith("مقر") and form.endswith(ITS) and before and before[-1] in words().lying:
        return True
    return form == "مقرا" and any(taking.startswith(TAKING) and "من" in before[place:] for place, word in enumerate(before) if (taking := word.removeprefix("و")))


def _is_figure(after: str, tokens: Sequence[Token], found: Found) -> bool:
    """Whether a number or a word for dead and wounded stands behind a thing."""
    return found.last + 1 < len(tokens) and tokens[found.last + 1].kind == "number" or after in ABOUT or after.startswith(HARMED)


def is_of(form: str, forms: frozenset[str], joined: str = "و") -> bool:
    """Whether a word is one of a set, also with a particle joined to it."""
    return form in forms or form[:1] in joined and form[1:] in forms


def around(found: Found, tokens: Sequence[Token]) -> tuple[list[str], str, str]:
    """The words before a thing, the last of them, and the token behind it."""
    before = [t.form for t in tokens[max(0, found.first - 6) : found.first] if t.kind == "word"]
    return before, before[-1] if before else "", tokens[found.last + 1].form if found.last + 1 < len(tokens) else ""
