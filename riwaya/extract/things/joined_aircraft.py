"""Aircraft that share their noun with others: الطيران المروحي والحربي, طائرات حربية ومسيرة.

In: a sentence with its matches. Out: the matches with the second sort of aircraft, whose adjective stands behind و and right behind the adjective of the first.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.grammar.remembered import Remembered
from riwaya.lexicon import Entry, Found
from riwaya.lexicon.matcher import without_prefix
from riwaya.model import Sentence

SORTS = {"حربي": "warplane", "حربيه": "warplane", "مروحي": "helicopter", "مروحيه": "helicopter", "مسير": "drone", "مسيره": "drone"}
FLYING = frozenset(SORTS.values())


def _sort(form: str) -> str | None:
    return SORTS.get(form.removeprefix("و").removeprefix("ال")) if form.startswith("و") else None


SECOND = Remembered(_sort)


def with_joined_aircraft(sentence: Sentence, matches: Sequence[Found], text: str) -> list[Found]:
    """The matches with the aircraft of a second adjective, in order."""
    found = list(matches)
    for position in sentence.where(SECOND):
        first, sort = next((one for one in found if one.table == "weapon" and one.last == position - 1 and one.entries[0].id in FLYING), None), SECOND[sentence.forms[position]]
        if first is None or sort is None or sort == first.entries[0].id or any(one.table == "weapon" and one.first <= position <= one.last for one in found):
            continue
        token = sentence.tokens[position]
        found.append(Found("weapon", position, position, without_prefix(token, "و", text), token.end, "و", (Entry("weapon", sort, f"weapons/{sort}", "noun"),)))
    return sorted(found, key=lambda one: (one.first, one.last)) if len(found) > len(matches) else found
