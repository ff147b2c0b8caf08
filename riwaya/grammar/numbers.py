"""Arabic number words to whole numbers, on folded spelling: units, tens, hundreds, thousands, joined by و.

In: a list of folded words. Out: the number and how many words it took. Cardinal forms of both genders, construct duals (مئتي) and
compounds (ثلاثه عشر, خمسه وعشرين, الف ومئتين) are read; ordinals are not.
"""

from __future__ import annotations

from collections.abc import Sequence

_UNITS = {
    1: "واحد واحده احد احدي", 2: "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي", 3: "ثلاثه ثلاث", 4: "اربعه اربع", 5: "خمسه خمس", 6: "سته ست", 7: "سبعه سبع",
    8: "ثمانيه ثماني ثمان", 9: "تسعه تسع", 10: "عشره عشر",
}
_TENS = {20: "عشرون عشرين", 30: "ثلاثون ثلاثين", 40: "اربعون اربعين", 50: "خمسون خمسين", 60: "ستون ستين", 70: "سبعون سبعين", 80: "ثمانون ثمانين", 90: "تسعون تسعين"}
_HUNDREDS = {
    100: "مئه مايه ميه", 200: "مئتان مئتين مئتي مايتان مايتين مايتي ميتا مئتا مايتا ميتان ميتين ميتي", 300: "ثلاثمئه ثلاثمايه ثلاثميه", 400: "اربعمئه اربعمايه اربعميه", 500: "خمسمئه خمسمايه خمسميه",
    600: "ستمئه ستمايه ستميه", 700: "سبعمئه سبعمايه سبعميه", 800: "ثمانمئه ثمانمايه ثمانميه", 900: "تسعمئه تسعمايه تسعميه",
}
_SCALES = {1000: "الف الاف الفا", 2000: "الفان الفين الفي", 1_000_000: "مليون ملايين مليونا", 2_000_000: "مليونان مليونين"}


def _table(rows: dict[int, str]) -> dict[str, int]:
    return {word: number for number, words in rows.items() for word in words.split()}


UNITS, TENS, HUNDREDS, SCALES = _table(_UNITS), _table(_TENS), _table(_HUNDREDS), _table(_SCALES)
WORDS = {**UNITS, **TENS, **HUNDREDS, **SCALES}


def read_number(words: Sequence[str]) -> tuple[int, int] | None:
    """The number at the start of `words` and how many words it takes; `None` where none starts.

    >>> read_number(["خمسه", "وعشرين", "جريحا"])
    (25, 2)
    >>> read_number(["الف", "ومئتي", "شخص"])
    (1200, 2)
    >>> read_number(["ثلاثه", "عشر", "قتيلا"])
    (13, 2)
    """
    total, group, used, last_size = 0, 0, 0, 0
    for position, raw in enumerate(words):
        word, joined = (raw[1:], True) if position and raw.startswith("و") and raw[1:] in WORDS else (raw, False)
        if word not in WORDS:
            break
        value = WORDS[word]
        if word in ("عشر", "عشره") and position and 0 < last_size < 10 and not joined:
            group += 10
        elif word in SCALES:
            if not joined and position and last_size and last_size < 1000:
                total += max(group, 1) * (value if value in (1000, 1_000_000) else value)
                group = 0
            elif position and not joined:
                break
            else:
                total += value
        elif word in HUNDREDS and position and not joined and 0 < last_size < 10 and value == 100:
            group = (group - last_size) + last_size * 100
        elif position and not joined:
            break
        elif position and _size(value) == _size(last_size) and not (last_size < 10 and value >= 20):
            break
        else:
            group += value
        last_size = value
        used = position + 1
    return (total + group, used) if used else None


def _size(value: int) -> int:
    return len(str(value))
