"""Arabic number words to whole numbers, on folded spelling: units, teens, tens, hundreds, thousands, millions, joined by و.

In: a list of folded words. Out: the number and how many words it took. Cardinals of both genders and cases, construct duals (مئتي), spoken
forms and compounds (ثلاثه عشر, خمسه وعشرين, الف ومئتين, مليون ونصف) are read; ordinals are not.
"""

from __future__ import annotations

from collections.abc import Sequence

_UNITS = {
    1: "واحد واحده احد احدي",
    2: "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي اتنين",
    3: "ثلاثه ثلاث تلاته", 4: "اربعه اربع", 5: "خمسه خمس", 6: "سته ست", 7: "سبعه سبع", 8: "ثمانيه ثماني ثمان تمانيه", 9: "تسعه تسع", 10: "عشره عشر",
}
_TENS = {
    20: "عشرون عشرين", 30: "ثلاثون ثلاثين", 40: "اربعون اربعين", 50: "خمسون خمسين", 60: "ستون ستين", 70: "سبعون سبعين", 80: "ثمانون ثمانين", 90: "تسعون تسعين",
}
# مئة is written ميه once folded, مائة is مايه; the hamza may also be left out (مأة)
_HUNDRED = ("ميه", "مايه", "ماه")
_HUNDREDS_WITH = {300: "ثلاث", 400: "اربع", 500: "خمس", 600: "ست", 700: "سبع", 800: "ثمان ثماني", 900: "تسع"}
_TWO_HUNDRED = "ميتان ميتين ميتي ميتا مايتان مايتين مايتي مايتا"
_SCALES = {
    1_000: "الف الفا الاف", 1_000_000: "مليون مليونا ملايين", 1_000_000_000: "مليار مليارا مليارات",
}
# at the start of a number الفا is the construct dual (الفا شخص); behind another number it is the accusative of a thousand (خمسه عشر الفا)
_CONSTRUCT = {"الفا": 2_000, "مليونا": 2_000_000}
_TWO_SCALES = {2_000: "الفان الفين الفي", 2_000_000: "مليونان مليونين مليوني", 2_000_000_000: "ملياران مليارين ملياري"}
_TEN = ("عشر", "عشره")
_PARTS = {"نصف": 2, "ربع": 4}


def _table(rows: dict[int, str]) -> dict[str, int]:
    return {word: number for number, words in rows.items() for word in words.split()}


UNITS = _table(_UNITS)
TENS = _table(_TENS)
HUNDREDS = {word: 100 for word in _HUNDRED} | dict.fromkeys(_TWO_HUNDRED.split(), 200) | {
    unit + hundred: value for value, units in _HUNDREDS_WITH.items() for unit in units.split() for hundred in _HUNDRED
}
SCALES = _table(_SCALES)
DOUBLE_SCALES = _table(_TWO_SCALES)
WORDS = {**UNITS, **TENS, **HUNDREDS, **SCALES, **DOUBLE_SCALES}
LONGEST = 14


def read_number(words: Sequence[str]) -> tuple[int, int] | None:
    """The number at the start of `words` and how many words it takes; `None` where none starts.

    >>> read_number(["خمسه", "وعشرين", "جريحا"])
    (25, 2)
    >>> read_number(["الف", "ومئتي", "شخص"]), read_number(["الف", "وميتي", "شخص"])
    ((1000, 1), (1200, 2))
    >>> read_number(["ثلاثه", "عشر", "قتيلا"])
    (13, 2)
    """
    state = _State()
    used = position = 0
    while position < min(len(words), LONGEST):
        word, width, is_joined = _word_at(words, position)
        if word not in WORDS and not (is_joined and word in _PARTS):
            break
        if position and not (state.join(word) if is_joined else state.follow(word)):
            break
        if not position:
            state.start(word)
        position += width
        used = position
    return (state.done + state.group, used) if used else None


def _word_at(words: Sequence[str], position: int) -> tuple[str, int, bool]:
    """A word without its و, how many tokens that is, and whether a و stood before it."""
    word = words[position]
    if not position:
        return word, 1, False
    if word == "و" and position + 1 < len(words):
        return words[position + 1], 2, True
    # واحد begins with a و of its own; after another number it is that number only when it is joined (وواحد)
    if word.startswith("و") and (word[1:] in WORDS or word[1:] in _PARTS):
        return word[1:], 1, True
    return word, 1, False


class _State:
    """A number while it is read: `done` holds finished thousands, `group` what is below the scale that may still come."""

    def __init__(self) -> None:
        self.done = 0
        self.group = 0
        self.scale = 0

    def start(self, word: str) -> None:
        if word in _CONSTRUCT:
            self.done = _CONSTRUCT[word]
            self.scale = self.done // 2
        elif word in SCALES or word in DOUBLE_SCALES:
            self.done = WORDS[word]
            self.scale = self.done if word in SCALES else self.done // 2
        else:
            self.group = WORDS[word]

    def follow(self, word: str) -> bool:
        """Take a word that stands right behind, without و: a teen's ten, a hundred or a scale."""
        if word in _TEN and 0 < self.group % 100 < 10:
            self.group += 10
        elif word in _HUNDRED and 3 <= self.group <= 9:
            self.group *= 100
        elif word in SCALES and self.group and (not self.scale or SCALES[word] < self.scale):
            self.done += self.group * SCALES[word]
            self.scale, self.group = SCALES[word], 0
        else:
            return False
        return True

    def join(self, word: str) -> bool:
        """Take a word that is joined by و: it must be smaller than what came before (or a ten behind its unit)."""
        if word in _PARTS:
            if self.group or not self.scale:
                return False
            self.done += self.scale // _PARTS[word]
            return True
        value = WORDS[word]
        if word in TENS:
            ones = self.group % 100
            if ones >= 10:
                return False
        elif word in HUNDREDS:
            if self.group:
                return False
        elif word in SCALES or word in DOUBLE_SCALES:
            if self.group or not self.scale or value >= self.scale:
                return False
            self.done += value
            self.scale = value if word in SCALES else value // 2
            return True
        elif self.group % 100:
            return False
        if not (self.group or self.scale):
            return False
        self.group += value
        return True
