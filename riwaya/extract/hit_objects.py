"""Which objects that a clause names were hit, entered or destroyed, and which only say where, by what or whither.

In: a frame's object matches with the marks of its sentence. Out: the matches that count. Set aside: what belongs to a name (صحيفة جسر),
points of reference (قرب جسر, على طريق), where the wounded were taken (نقلوا إلى مستشفى), what the doers rode on, and who came to arrest.
The words stand in resources/languages/ar/roles.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.values import PlaceFound
from riwaya.lexicon import Found
from riwaya.lexicon.arabic.role_words import load_role_words as words
from riwaya.model import Token

SCENES = frozenset(("road", "crossing", "airport", "water", "farm", "prison", "school", "market", "hospital", "camp", "government"))
BOMBED = frozenset(("bomb", "strike"))


def hit_objects(objects: Sequence[Found], others: Sequence[Found], places: Sequence[PlaceFound], tokens: Sequence[Token], family: str) -> tuple[Found, ...]:
    """The objects of a frame that were hit, in order. `others` are the sentence's matches of actors and sources."""
    named = {i for found in others for i in range(found.first, found.last + 1) if found.last > found.first}
    in_names = {i for place in places for i in range(place.first, place.last + 1)}
    return tuple(found for found in objects if not _only_named(found, named, in_names, tokens, family))


def _only_named(found: Found, named: set[int], in_names: set[int], tokens: Sequence[Token], family: str) -> bool:
    identity, says = found.entries[0].id, words()
    before = [t.form for t in tokens[max(0, found.first - 6) : found.first] if t.kind == "word"]
    after = tokens[found.last + 1].form if found.last + 1 < len(tokens) else ""
    last = before[-1].removeprefix("و") if before else ""
    if any(i in named for i in range(found.first, found.last + 1)):
        return True
    if identity in ("road", "water", "place_of_worship", "farm", "market", "cultural_site", "home") and found.first in in_names:
        return True
    if identity == "camp" and found.first in in_names and tokens[found.first].form.endswith("خيام"):
        return True  # بلدة الخيام
    if identity == "hospital" and any(form.removeprefix("و").removeprefix("ف") in says.taken_to for form in before):
        return True
    if identity == "vehicle" and family not in BOMBED and found.prefix.endswith("ب"):
        return True  # هجوم بدراجة نارية
    if identity == "vehicle" and (any(form in says.ridden for form in before[-3:]) or after.startswith(says.rigged)):
        return True
    if identity == "base" and tokens[found.first].form.endswith(("موقع", "مواقع")) and (after in says.media or tokens[found.last + 1].kind == "quote" if found.last + 1 < len(tokens) else False) and last in says.telling:
        return True
    if identity == "base" and (after in says.of_people or any(form in says.sources_of_fire for form in before[-2:])):
        return True  # مواقع مدنية; صواريخ مصدرها مواقع قسد
    if identity in ("patrol", "aircraft", "vehicle") and (last in says.acting or last in says.fire_of):
        return True  # أطلقت دورية النار: who shoots; بقذائف الدبابات
    if identity == "patrol" and family in ("raid", "custody") and found.last + 1 < len(tokens) and not found.prefix and last not in ("علي", "في"):
        return tokens[found.first].form.startswith(says.patrolling)
    if any(form.removeprefix("و") in says.beside for form in before[-2:]) and identity in (*SCENES, "checkpoint", "base"):
        return identity in SCENES or last == "من"
    if identity in SCENES and (last in says.inside or found.prefix.endswith(("ب", "ل"))):
        return family not in BOMBED or identity in ("road", "crossing", "airport", "water") or last in ("من", "الي")
    return tokens[found.first].form.endswith("هم") and identity == "market"
