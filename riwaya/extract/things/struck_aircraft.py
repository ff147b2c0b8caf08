"""Aircraft that somebody struck, and that struck nothing: استهدف مسلحون طوافة عسكرية, دمرت الفصائل مروحية للنظام, استهداف الحوثيين طائرة مسيرة.

In: the weapon matches of a stretch with its names of groups. Out: the aircraft right behind a group that stands right behind a verb or a noun of striking: what it did that
to. Where the aircraft stands right behind the verb it is the subject (استهدفت مسيرة), unless the verb is of one man or of several (واستهدف طوافة, دمروا مروحية), which no word for
aircraft can be the subject of; with ب it is the means.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.values import AIRCRAFT
from riwaya.lexicon import Found
from riwaya.model import Token

MASCULINE = frozenset("استهدف استهدفوا دمر دمروا اصاب اصابوا اعطب اعطبوا هاجم هاجموا يستهدف احرق احرقوا".split())
STRIKING = tuple(joined + stem for joined in ("", "و", "ف") for stem in ("استهدف", "استهداف", "دمر", "تدمير", "اصاب", "اعطب", "هاجم", "احرق", "تستهدف", "يستهدف"))


def struck_aircraft(weapons: Sequence[Found], actors: Sequence[Found], tokens: Sequence[Token]) -> tuple[Found, ...]:
    """The aircraft among the weapon matches of a stretch that a group of it struck."""
    aircraft = [found for found in weapons if found.entries[0].id in AIRCRAFT and not found.prefix and found.first > 1]
    return tuple(found for found in aircraft if _is_no_subject(found, tokens) or any(_strikes(actor, tokens) and actor.last == found.first - 1 for actor in actors)) if aircraft else ()


def _is_no_subject(found: Found, tokens: Sequence[Token]) -> bool:
    """Whether the verb right before an aircraft, which is feminine, is masculine: استهدف طوافة."""
    verb, noun = tokens[found.first - 1].form.removeprefix("و").removeprefix("ف"), tokens[found.first].form
    return verb in MASCULINE and noun.endswith(("ه", "ات", "تين")) and not noun.startswith("ال")


def _strikes(actor: Found, tokens: Sequence[Token]) -> bool:
    """Whether a verb of striking stands right before a group."""
    return actor.first > 0 and not actor.prefix and tokens[actor.first - 1].form.startswith(STRIKING)
