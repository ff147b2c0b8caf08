"""شرطة محافظة كذا, شرطة كذا, دورية أمنية: police of a place as the subject of a clause, and patrols that only an adjective or a genitive says to be those of the police.

In: the matches of a sentence. Out: the matches, with one more for each. They are no names of whoever speaks: what speech.yaml reads of the police of a place stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.grammar.remembered import Remembered
from riwaya.lexicon import Entry, Found
from riwaya.model import Sentence, Token

POLICE, SECURITY = "police", "security_forces"
OF_A_PLACE = frozenset("محافظه منطقه مدينه ولايه العاصمه بلده اماره مقاطعه".split())
BRANCHES = frozenset("المرور النجده السياحه الاداب المرافق التموين الحدود السير المخدرات المسطحات".split())
LEADING = frozenset("ان بان".split())
SENDING = ("سير", "تسيير", "يسير", "تسير", "نشر", "تنشر", "ينشر")  # سيرت الحكومة دوريات أمنية: what another sends
SENT_WITHIN = 5
TIES = ("تابع", "تتبع", "مشترك")
PATROLS = frozenset("دوريه دوريات".split())
OF_POLICE = {"امنيه": SECURITY, "امن": SECURITY, "شرطه": POLICE}
SERVICE_HEADS = Remembered(lambda form: form.lstrip("بل").removeprefix("ال") in PATROLS or form in ("شرطه", "وشرطه"))


def with_local_services(sentence: Sentence, matches: Sequence[Found]) -> tuple[Found, ...]:
    """The matches of one sentence, in order, with its police of a place and its patrols of the police."""
    positions = sentence.where(SERVICE_HEADS)
    if not positions:
        return tuple(matches)
    taken = {position for found in matches if found.table == "actor" for position in range(found.first, found.last + 1)}
    added = [found for position in positions if position not in taken and (found := _police_of(sentence, position, taken) or _patrol(sentence, position, taken)) is not None]
    return tuple(sorted((*matches, *added), key=lambda found: (found.first, found.table))) if added else tuple(matches)


def _police_of(sentence: Sentence, position: int, taken: set[int]) -> Found | None:
    """تمكنت شرطة محافظة كذا من القبض, أن شرطة كذا أوقفت: police with the place behind them, where a clause begins or behind a verb; not مدير شرطة كذا, مركز شرطة كذا."""
    tokens, forms = sentence.tokens, sentence.forms
    if forms[position] not in ("شرطه", "وشرطه") or position + 1 >= len(tokens) or position + 1 in taken or tokens[position + 1].kind != "word":
        return None
    before = forms[position - 1] if position else ""
    is_subject = not before or tokens[position - 1].kind != "word" and before not in ("،", ",") or before in LEADING or before.endswith("ت") and len(before) > 3
    place = forms[position + 1]
    is_place = place in OF_A_PLACE or place.startswith("ال") and not place.endswith(("يه", "ي")) and place not in BRANCHES
    if not is_subject or not is_place:
        return None
    last = position + 1 if place in OF_A_PLACE else position
    return _found(tokens, position, last, POLICE, "place", "و" if forms[position] != "شرطه" else "")


def _patrol(sentence: Sentence, position: int, taken: set[int]) -> Found | None:
    """دورية أمنية, دوريات الأمن, دورية شرطة: whose it is no other word says."""
    tokens, forms = sentence.tokens, sentence.forms
    if position + 1 >= len(tokens) or position + 1 in taken:
        return None
    head = forms[position]
    prefix = head[: 1 if head[:1] in "بل" else 0]
    actor = OF_POLICE.get(forms[position + 1].removeprefix("ال"))
    behind = forms[position + 2] if position + 2 < len(forms) else ""
    is_anothers = behind.removeprefix("ال").startswith(TIES) or behind[:1] == "ل" or behind == "من" and not head.startswith("ال")
    if actor is None or is_anothers or any(form.lstrip("وفب").startswith(SENDING) for form in forms[max(0, position - SENT_WITHIN) : position]):
        return None
    return _found(tokens, position, position + 1, actor, "adjective", prefix)


def _found(tokens: Sequence[Token], first: int, last: int, actor: str, rule: str, prefix: str) -> Found:
    return Found("actor", first, last, tokens[first].start + len(prefix), tokens[last].end, prefix, (Entry("actor", actor, f"actors/{actor}/{rule}", tokens[first].form),))
