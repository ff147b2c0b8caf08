"""Words with which a sentence says that what it tells came about with what was told before, or right after it: بالتزامن, في غضون ذلك, وأعقب ذلك, وفي وقت لاحق.

In: a frame or its first words. Out: yes or no.
"""

from __future__ import annotations

from riwaya.extract.clauses.alongside import COINCIDING
from riwaya.extract.frames import Frame
from riwaya.extract.where.passed_by import MEANWHILE

MEANWHILE_PAIRS = frozenset((("في", "الاثناء"), ("في", "غضون"), ("في", "الغضون"), ("في", "الوقت"), ("في", "موازاه"), ("في", "المقابل"), ("في", "رد")))
AFTERWARDS = frozenset("لاحقا بعدها عقبها اثرها بعديذ عندها عنديذ حينها اثريذ".split())
SEQUELS = (
    *((verb, "ذلك") for verb in "اعقب تلا تلت تبع رافق تخلل بعد عقب اثر بعيد".split()),
    ("ردا", "علي", "ذلك"), ("جاء", "الرد"), ("علي", "الفور"), ("علي", "الاثر"), ("بعد", "ساعات"), ("بعد", "دقايق"), ("بعد", "قليل"), ("في", "وقت", "لاحق"), ("في", "ساعه", "لاحقه"), ("في", "ساعات", "لاحقه"),
)


def is_meanwhile(frame: Frame) -> bool:
    """Whether a frame opens with words for 'at the same time': بالتزامن, في الأثناء, في غضون ذلك."""
    words = [t.form.removeprefix("و") for t in frame.sentence.tokens[frame.first : frame.first + 4] if t.kind == "word"]
    return bool(words) and (words[0] in MEANWHILE or tuple(words[:2]) in MEANWHILE_PAIRS or words[:3] == ["في", "هذه", "الاثناء"])


def is_sequel(words: list[str]) -> bool:
    """Whether a frame opens with words for what came right after: وأعقب ذلك قصف, وجاء الرد, وردا على ذلك, وعلى الفور."""
    return bool(words) and (words[0] in AFTERWARDS or any(tuple(words[: len(sequel)]) == sequel for sequel in SEQUELS))


def is_coinciding(words: list[str]) -> bool:
    """Whether a frame opens with a verb for being at one time: وتزامن القصف مع غارات."""
    return bool(words) and words[0] in COINCIDING
