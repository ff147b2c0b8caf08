"""Units that reports count by (مدنيا, جنديين, قتلى): which word is one, how many it counts by itself, and what it says happened.

In: a folded word, or a place in a sentence. Out: its unit and measure. Reads languages/ar/people.yaml and results.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from riwaya.grammar.arabic import readings, stems_of, without_pronoun
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon.arabic.quantities import QuantityWords, Unit, load_quantity_words
from riwaya.model import Token

THINGS = frozenset(("vehicles", "houses", "positions"))
PEOPLE = frozenset(("killed", "wounded", "detained", "abducted", "released"))
STOPS = frozenset(".؛;:!؟?\n")
PARTS = frozenset("بينهم بينهن منهم منهن بينها ضمنهم فيهم".split())
THEY = frozenset("هم وهم هما وهما".split())
SOME_OF_THEM = frozenset("نصفهم معظمهم اغلبهم اغلبيتهم غالبيتهم اكثرهم جلهم ثلثهم ثلثاهم بعضهم".split())
FAMILIES = frozenset("عايله اسره عايلته اسرته عايلتها اسرتها العايله الاسره عايلات".split())
OPENING = frozenset(("ان", "بان", "لان"))  # قال أحد القرويين إن مسلحين قتلوا: who speaks is not counted
EACH = frozenset("احدهما احداهما كلاهما وهما هما الاول".split())  # قتل عنصران أحدهما قيادي: no object follows
PARENTS = {"ام": "امراه", "اب": "رجل", "والام": "امراه", "وام": "امراه", "واب": "رجل", "الاب": "رجل", "والاب": "رجل"}
ADJECTIVES = frozenset("عسكري مدني اجنبي حوثي داعشي".split())
BODIES = ("جثه", "جثت")
AT_LEAST = (["علي", "الاقل"], ["علي", "الاكثر"])
OF_ACTS = frozenset("انتحاري ارهابي".split())  # عملية انتحارية, هجمة إرهابية


def without_at_least(tokens: Sequence[Token], last: int) -> int:
    """The last token of those who are counted, before على الأقل that ends at a token: 12 شخصا على الأقل."""
    return last - 2 if [t.form for t in tokens[max(0, last - 1) : last + 1]] in AT_LEAST else last


def with_at_least(tokens: Sequence[Token], last: int) -> int:
    """The last token of على الأقل that stands behind those who end at a token: [خمسة جنود على الأقل] من الجيش."""
    return last + 2 if [t.form for t in tokens[last + 1 : last + 3]] in AT_LEAST else last


def unit_at(tokens: Sequence[Token], position: int, words: QuantityWords) -> tuple[Unit, int] | None:
    if position >= len(tokens) or tokens[position].kind != "word":
        return None
    single, double = units_of[tokens[position].form]
    if single is None and tokens[position].form in PARENTS and _has_child(tokens, position):
        return words.units[PARENTS[tokens[position].form]], position
    if double and position + 1 < len(tokens):
        following = tokens[position + 1].form
        for stem in double:
            unit = words.units.get(f"{stem} {following}")
            if unit is not None:
                return unit, position + 1
    return (single, position) if single is not None else None


def behind_its_adjective(forms: Sequence[str], last: int) -> int:
    """The place behind a name and one adjective of its own: whom a verb meets stands there (طعن [شاب فلسطيني] جنديا)."""
    behind = last + 1
    return behind + (behind < len(forms) and forms[behind].endswith("ي") and not forms[behind].startswith(("ال", "و")))


def whose_body(tokens: Sequence[Token], position: int, unit: tuple[Unit, int], words: QuantityWords) -> tuple[Unit, int]:
    """The unit at a token, of a body the one that says whose it is: جثة امرأة, جثتي طفلين; not جثث لم يعرف أصحابها."""
    whose = unit_at(tokens, unit[1] + 1, words) if tokens[position].form.startswith(BODIES) else None
    return unit if whose is None or whose[0].number != unit[0].number or whose[0].record.measure is not None or whose[0].record.group == "same" or whose[0].record.demographic == "men" else whose


def _has_child(tokens: Sequence[Token], position: int) -> bool:
    """Whether a child of a parent follows, with an adjective between: أم وطفلها, أم يمنية مع طفليها."""
    if any(t.form in FAMILIES for t in tokens[max(0, position - 5) : position]):
        return True  # عائلة مكونة من أب وأم وثلاثة أطفال
    behind = [t.form for t in tokens[position + 1 : position + 4]]
    if len(behind) == 1:
        return _is_child_of(behind[0])
    return any(_is_child_of(form) or form == "مع" and _is_child_of("و" + following) for form, following in pairwise(behind))


def _is_child_of(form: str) -> bool:
    """وطفلها, وأطفاله, وابنتها: what tells a mother from أم as another word."""
    unit = units_of[form][0]
    return form.startswith("و") and form.endswith(("ه", "ها")) and unit is not None and unit.record.measure is None and unit.record.side is None


def _units_of(form: str) -> tuple[Unit | None, tuple[str, ...]]:
    """The unit that a word is by itself, and the stems with which a unit of two words may begin here."""
    words = load_quantity_words()
    stems: list[str] = []
    for reading in readings(form):
        if reading.bare.endswith("ه") and reading.bare.removesuffix("ه") in OF_ACTS:
            continue
        # رحبة عسكرية, المجلس العسكري, الشرطة المدنية: adjectives of things
        if not reading.is_definite or reading.bare.removesuffix("ه") not in ADJECTIVES:
            stems.extend((reading.stem, reading.bare))
        if reading.bare.removesuffix("ه") not in ADJECTIVES and reading.bare != "مسلحه":  # اشتباكات مسلحة
            stems.extend(_dual_of(reading.bare))  # before طفلا, whose ending no pronoun follows
            stems.extend(without_pronoun(reading.bare))
    unit = next((words.units[stem] for stem in stems if stem in words.units), None)
    if unit is not None and unit.number == 2 and form.endswith("ين") and not form.endswith("تين") and any(reading.is_definite for reading in readings(form)) and words.carried.keys().isdisjoint(stems):
        unit = Unit(unit.record, None)  # في صفوف العاملين: with the article the ending is that of many, but for words of another plural (الشهيدين)
    return unit, tuple(dict.fromkeys(stem for stem in stems if stem in words.openers))


def _dual_of(bare: str) -> tuple[str, ...]:
    """The dual that stands before a pronoun: طفليه -> طفلين, طفلتيها -> طفلتين, طفلاهما -> طفلان; so too مقاتلينا."""
    pronoun = next((ending for ending in ("ه", "ها", "هم", "هما", "نا") if bare.endswith((f"ي{ending}", f"ا{ending}"))), "")
    stem = bare.removesuffix(pronoun)
    return (f"{stem}ن",) if pronoun and len(stem) >= 4 else ()


units_of = Remembered(_units_of)


def _carried_measure(form: str) -> str | None:
    """The measure that a unit carries in itself: قتلى, والجرحى."""
    words = load_quantity_words()
    if words.carried.keys().isdisjoint(stems_of(form)):
        return None
    return next((words.carried[stem] for reading in readings(form) for stem in (reading.stem, reading.bare) if stem in words.carried), None)


carried_measure = Remembered(_carried_measure, stems=lambda: load_quantity_words().carried)
