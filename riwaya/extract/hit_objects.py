"""Which objects that a clause names were hit, entered or destroyed, and which only say where, by what or whither.

In: a frame's object matches with the marks of its sentence. Out: the matches that count. Set aside: what belongs to a name (صحيفة جسر),
points of reference (قرب جسر, على طريق), where the wounded were taken (نقلوا إلى مستشفى), what the doers rode on, and who came to arrest.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.values import PlaceFound
from riwaya.lexicon import Found
from riwaya.model import Token

BESIDE = frozenset("قرب بالقرب قريب القريب القريبه القريبة قريبا جوار بجوار خلف عبر امام نحو باتجاه اتجاه جانب مقابل بمحاذاه محاذاه".split())
INSIDE = frozenset("في داخل عند علي من الي بين حول وسط خارج قبل".split())
SCENES = frozenset(("road", "crossing", "airport", "water", "farm", "prison", "school", "market", "hospital", "camp", "government"))
TAKEN_TO = frozenset("نقل نقلوا نقلت نقله نقلها نقلهم نقلتهم اسعف اسعفت اسعافه اسعافهم اسعافها ادخل ادخلوا وصل وصلت وصلوا استقبل استقبلت غادر طبيب مدير مصدر يتلقون يتلقي العلاج لتلقي".split())
RIDDEN = frozenset("متن يستقل يستقلون يستقلان تستقل يستقلونها يقود يقودون".split())
TELLING = frozenset("بحسب حسب وفق وفقا ذكر ذكرت ذكرته نشر نشرت نشره نقل نقلت عن علي".split())
MEDIA = frozenset("اخباري اخباريه اعلامي اعلاميه الكتروني الكترونيه التواصل الانترنت".split())
ACTING = frozenset("اطلق اطلقت فتح فتحت شن شنت نفذ نفذت القي القت داهم داهمت اقتحم اقتحمت اعتقل اعتقلت اختطفت اقدمت اقدم قامت قام".split())
BOMBED = frozenset(("bomb", "strike"))


def hit_objects(objects: Sequence[Found], others: Sequence[Found], places: Sequence[PlaceFound], tokens: Sequence[Token], family: str) -> tuple[Found, ...]:
    """The objects of a frame that were hit, in order. `others` are the sentence's matches of actors and sources."""
    named = {i for found in others for i in range(found.first, found.last + 1) if found.last > found.first}
    in_names = {i for place in places for i in range(place.first, place.last + 1)}
    return tuple(found for found in objects if not _only_named(found, named, in_names, tokens, family))


def _only_named(found: Found, named: set[int], in_names: set[int], tokens: Sequence[Token], family: str) -> bool:
    identity = found.entries[0].id
    before = [t.form for t in tokens[max(0, found.first - 6) : found.first] if t.kind == "word"]
    after = tokens[found.last + 1].form if found.last + 1 < len(tokens) else ""
    last = before[-1].removeprefix("و") if before else ""
    if any(i in named for i in range(found.first, found.last + 1)):
        return True
    if identity in ("road", "water", "place_of_worship", "farm", "market", "cultural_site") and found.first in in_names:
        return True
    if identity == "hospital" and any(form.removeprefix("و").removeprefix("ف") in TAKEN_TO for form in before):
        return True
    if identity == "vehicle" and (any(form in RIDDEN for form in before[-3:]) or after.startswith(("مفخخ", "المفخخ", "ملغوم"))):
        return True
    if identity == "base" and tokens[found.first].form.endswith(("موقع", "مواقع")) and (after in MEDIA or tokens[found.last + 1].kind == "quote" if found.last + 1 < len(tokens) else False) and last in TELLING:
        return True
    if identity in ("patrol", "aircraft", "vehicle") and last in ACTING:
        return True  # أطلقت دورية النار: who shoots
    if identity == "patrol" and family in ("raid", "custody") and found.last + 1 < len(tokens) and not found.prefix and last not in ("علي", "في"):
        return tokens[found.first].form.startswith(("دوري", "الدوري", "الي", "رتل", "قوه"))
    if any(form.removeprefix("و") in BESIDE for form in before[-2:]) and identity in (*SCENES, "checkpoint", "base"):
        return identity in SCENES or last == "من"
    if identity in SCENES and (last in INSIDE or found.prefix.endswith(("ب", "ل"))):
        return family not in BOMBED or identity in ("road", "crossing", "airport", "water") or last in ("من", "الي")
    return tokens[found.first].form.endswith("هم") and identity == "market"
