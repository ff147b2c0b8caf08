"""Names that no table knows behind منطقة, where any noun or adjective may stand too: منطقة الضباب, but منطقة عازلة, منطقة تشهد.

In: a token of a sentence behind the word. Out: whether it names the area. The words asked stand in resources/languages/ar/places.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from riwaya.extract.places.names.no_names import is_everyday, is_of_news, is_type
from riwaya.extract.places.names.unknown import leads_on, says_where
from riwaya.lexicon.arabic.place_words import load_place_words as words
from riwaya.model import Token

SHORT = 2
# adjectives in the feminine: محتلة, متاخمة; عازلة, واسعة; صحراوية
ADJECTIVES = re.compile("م.+ه|.ا..ه|.+[وا]يه")
# of other adjectives and of plurals (وعرة, مستودعات), and of verbs and participles (تشهد, يسيطر)
ENDINGS, BEGINNINGS = ("ه", "ا", "ات", "ين", "ون"), ("ت", "ي", "م")
OF_AN_ADJECTIVE = ("يه", "ي")


def names_an_area(tokens: Sequence[Token], position: int) -> bool:
    """منطقة الضباب, في منطقة ليجي عند: whether a word that is no everyday one names an area: with the article, or by its letters no adjective, verb or plural and with no noun or adjective behind, or with where that lies."""
    form = tokens[position].form
    if len(form) <= SHORT or form in words().no_names or is_everyday(form) or is_of_news(form) or is_type(form):
        return False
    if form.startswith("ال"):
        return True
    after = tokens[position + 1].form if position + 1 < len(tokens) and tokens[position + 1].kind == "word" else ""
    if says_where(after):
        return not ADJECTIVES.fullmatch(form)
    if not after.startswith("ال") and after.endswith(OF_AN_ADJECTIVE):
        return False  # منطقة أحراج جبلية
    if form.endswith(ENDINGS) or after and form.startswith(BEGINNINGS):
        return False
    return not after or leads_on(after) or after.startswith("و") or after in words().leads
