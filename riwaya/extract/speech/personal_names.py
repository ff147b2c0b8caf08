"""Names of persons: where one begins (a given name, a rank, a title) and where it ends.

In: a `Window` and a stretch of it. Out: the first and last token of a name, or none. To say what else ends a name, add a row with its example to
`ENDS_A_NAME`; lists of given names and ranks stand in resources/languages/ar/speech.yaml.
"""

from __future__ import annotations

from collections.abc import Callable

from riwaya.extract.speech.phrases import begins_the_told, is_definite_adjective
from riwaya.extract.speech.window import Window

LONGEST_NAME = 6
_TANWIN = "\N{ARABIC FATHATAN}"
ALI = "علي"  # folded like the preposition على
_FIGURES = frozenset(("حصيله", "بيانا", "تقريرا"))
_SHOWN = frozenset(("صوره", "صور", "فيديو", "فيديوهات", "مقاطع", "مقطع", "تغريده", "منشورا"))
_TITLES = frozenset(("person", "generic", "spokesman", "own", "source", "rank"))
_WITH_PRONOUN = frozenset("عليه عليها عليهم عنه عنها عنهم منه منها منهم فيه فيها به بها له لها لهم لي لك لكم اليه اليها معه معها بعده بعدها قبله قبلها حوله حولها خلاله خلالها".split())
_OF_SCRIPTURE = frozenset(("تعالي", "سبحانه"))  # قال تعالى
_SAID = frozenset(("قال", "يقول", "صرح", "ذكر", "افاد", "اوضح", "اعلن"))  # not أكد, شدد, which take على
_TO_MEDIA = frozenset(("لوكاله", "لصحيفه", "لراديو", "لقناه", "لموقع"))


def person_in(window: Window, first: int, end: int) -> tuple[int, int] | None:
    """The tokens of the first personal name in a stretch: after a rank, or from a given name on."""
    for position in range(first, end):
        token = window.tokens[position]
        if token.kind == "mark" and token.form not in ("،", ",", "(", ")", "-"):
            return None
        if window.is_word(position, "openers") or begins_the_told(window, position):
            return None
        start = _behind_ranks(window, position, end)
        if start >= end or window.tokens[start].kind not in ("word", "quote"):
            continue
        if _is_given(window, start, first, end) or start > position and _may_be_named(window, start):
            last = end_of_name(window, start, end, LONGEST_NAME)
            if last is not None:
                return _first_of_name(window, start, first), last
    return None


def _behind_ranks(window: Window, position: int, end: int) -> int:
    """Where the name begins behind the ranks that stand at a position (العميد الركن فلان); the position itself where none does."""
    head, start = window.head(position), position
    while head is not None and head[0].role == "rank":
        start = head[1] + 1 if start == position else start + 1
        head = window.head(start) if start < end else None
    return start


def _is_given(window: Window, start: int, first: int, end: int) -> bool:
    """Whether a given name stands here, which is nobody's where it follows what is named after somebody: مستشفى كمال ناصر."""
    form = window.tokens[start].form
    if form == ALI:
        return start + 1 < end and window.tokens[start + 1].form in window.words.words["given-names"]
    if form == "باسم" and 0 < start < end - 1 and not window.is_given_name(start + 1):
        return False  # المتحدث باسم
    return window.is_given_name(start) and not any(window.is_word(before, "named-after") for before in (start - 1, start - 2) if before >= first)


def _may_be_named(window: Window, position: int) -> bool:
    """Whether a word behind a rank can be a name: neither definite nor a head noun."""
    return window.tokens[position].kind == "word" and not window.tokens[position].form.startswith(("ال", "بال", "لل")) and window.head(position) is None


def _first_of_name(window: Window, start: int, first: int) -> int:
    """Where a name begins whose first part no list knows: behind the adjective or the comma that ends a title (المحلل اللبناني حارث سليمان)."""
    before = start - 1
    if before <= first or window.tokens[before].kind != "word" or window.tokens[before].form.startswith(("لل", "بال")) or window.head(before) is not None or window.is_known(before) or window.is_word(before, "named-after"):
        return start
    if any(window.is_word(before, name) for name in ("stops", "openers", "adverbs", "nationalities")) or is_definite_adjective(window.tokens[before].form):
        return start
    ending = window.tokens[before - 1].form
    is_title = is_definite_adjective(ending) and not window.tokens[before].form.startswith("ال")
    return before if ending in ("،", ",") or is_title else start


def named_behind(window: Window, title: int, end: int) -> tuple[int, int] | None:
    """The name right behind a definite title, which no adjective without the article can be: العمدة سمير البكري."""
    first = title + 1
    if first >= end or not bare_form(window.tokens[title].form).startswith("ال") or window.tokens[first].kind != "word" or window.tokens[first].form.startswith(("ال", "ب", "ل", "و")):
        return None
    if window.is_known(first) or first in window.triggers or window.head(first) is not None or begins_the_told(window, first) or window.is_word(first, "adverbs"):
        return None
    last = end_of_name(window, first, end, LONGEST_NAME)
    return (first, last) if last is not None and last > first else None


def end_of_name(window: Window, first: int, end: int, longest: int) -> int | None:
    """The last token of a name that begins at `first`."""
    last: int | None = None
    for position in range(first, min(end, first + longest)):
        token = window.tokens[position]
        if token.kind == "number" and position > first:
            last = position
            continue
        if token.kind != "word" or len(token.form) == 1:
            break
        if token.form == ALI and _is_name_ali(window, position, end):
            last = position
            continue
        if position > first and any(ends(window, position) for ends in ENDS_A_NAME) or any(window.is_word(position, name) for name in ("openers", "stops", "own-relay")):
            break
        last = position
    return last


def _is_told(window: Window, position: int) -> bool:
    """سامر البكري قال, سامر البكري بحسب, سامر البكري مقتل, سامر البكري أمس: what is said of him, how he is cited, what he tells, when."""
    form = window.tokens[position].form
    return form in window.words.saying or form in window.words.citing or position in window.triggers or window.is_word(position, "adverbs") or window.is_word(position, "results")


def _is_spoken_to(window: Window, position: int) -> bool:
    """سامر البكري لرويترز: the medium to which he spoke."""
    return position in window.sources and window.sources[position].prefix.endswith("ل")


def _is_somebody_else(window: Window, position: int) -> bool:
    """دوغان والأناضول: who is joined to whom the name tells."""
    return position in window.sources and window.sources[position].prefix == "و"


def _is_referred_to(window: Window, position: int) -> bool:
    """حسين علي الضابط بالجيش: what he is."""
    return window.tokens[position].form in window.words.references


def _is_titled(window: Window, position: int) -> bool:
    """فلان رئيس الوزراء التركي, أكد فلان حصيلة القتلى: his title or what he gives out; a state of several words is who heads it or its authorities."""
    following = window.head(position)
    return following is not None and (window.tokens[position].form in _FIGURES or following[0].role in _TITLES or following[0].role == "state" and following[1] > position)


def _is_shown(window: Window, position: int) -> bool:
    """نشر سامر البكري صورة لمنزله, فيديو على قناته: what he publishes."""
    return window.tokens[position].form in _SHOWN


ENDS_A_NAME: tuple[Callable[[Window, int], bool], ...] = (_is_told, _is_spoken_to, _is_somebody_else, _is_referred_to, _is_titled, _is_shown)


def _is_name_ali(window: Window, position: int, end: int) -> bool:
    """Whether علي is the name and not the preposition على, which a noun follows."""
    if position + 1 >= end:
        return True
    following = window.tokens[position + 1]
    is_title = following.form in window.words.references or window.role(position + 1) in ("person", "spokesman", "rank")
    if is_title and position and window.is_given_name(position - 1):
        return True  # حسين علي الضابط
    if position and window.tokens[position - 1].form.removeprefix("و") in _SAID and following.form.startswith("ال") and following.form.endswith("ي"):
        return True  # وقال علي الحسيني
    return following.form in window.words.words["given-names"] or following.kind in ("mark", "quote") and following.form not in ('"', "«") or window.is_word(position + 1, "openers") or following.form in _TO_MEDIA


def is_no_name(window: Window, first: int, last: int) -> bool:
    """Whether a word behind a verb of saying can be no name: a verb, a word of citing, what a preposition or a pronoun goes with (صحتها, للجميع)."""
    form = window.tokens[first].form
    if _TANWIN in window.written(first, last):
        return True  # علقت «خططاً لشراكة»: an object
    if window.is_word(first, "no-names") or first == last and window.role(first) == "body":
        return True  # أقر أمام المحكمة, وذكرت جماعة «...»
    if form in _WITH_PRONOUN or form.endswith(("ها", "هم")) and len(form) > 4:
        return True  # أعلنت «دعمها الكامل»
    if form in window.words.saying or form in window.words.citing or form in _OF_SCRIPTURE:
        return True
    # تحدث بناء على: بناء is no name
    return first == last and (form == "بناء" or form.startswith(("لل", "با")) or form.endswith(("ته", "تها", "هم", "هما", "نا")))


def bare_form(form: str) -> str:
    """A word without the و or ف before its article."""
    return form[1:] if form[:1] in "وف" and form[1:3] == "ال" else form


def aliases_of(window: Window, name: tuple[int, int] | None) -> frozenset[str]:
    """The folded words by which a person of that name may be named again."""
    return frozenset() if name is None else frozenset(part for t in window.tokens[name[0] : name[1] + 1] if t.kind == "word" for part in name_parts(t.form))


def name_parts(form: str) -> tuple[str, ...]:
    """A part of a name as it may be written again: عبدالرحمن is عبد الرحمن.

    >>> name_parts("عبدالرحمن")
    ('عبدالرحمن', 'عبد', 'الرحمن')
    """
    return (form, "عبد", form[3:]) if form.startswith("عبدال") and len(form) > 6 else (form,)
