"""Headlines and lines that open with their source and a colon: المرصد: مقتل اثنين.

In: a `Reading`. Out: the `Piece` behind the colon, none where no source stands before it.
"""

from __future__ import annotations

from riwaya.extract.speech.citing.clauses import tells_something
from riwaya.extract.speech.citing.reading import Reading
from riwaya.extract.speech.memory import Chain
from riwaya.extract.speech.pieces import Piece
from riwaya.extract.speech.speaker import BODY, MEDIUM, Speaker
from riwaya.extract.speech.speakers.reading import read_speaker
from riwaya.extract.speech.window import kind_of

LATEST = 10
_LANDS = frozenset("محافظه ولايه مديريه مدينه قضاء ناحيه مقاطعه ريف منطقه".split())  # محافظة درعا: where the item plays


def read_label(reading: Reading) -> Piece | None:
    """المرصد: مقتل اثنين, a headline that opens with its source."""
    window = reading.window
    colon = next((p for p, t in enumerate(window.tokens[:LATEST]) if t.form == ":"), None)
    if colon is None or colon == 0:
        return None
    first = next((p for p, t in enumerate(window.tokens[:colon]) if t.kind == "word"), colon)
    if any(t.form in window.words.saying or p in window.triggers for p, t in enumerate(window.tokens[:colon])) or window.forms[first] in _LANDS:
        return None
    speaker = read_speaker(window, first, colon)
    if speaker is not None and speaker.sources and speaker.last == colon - 1 and speaks_of_itself(reading, colon + 1):
        return labelled(reading, speaker, colon)
    if not (reading.sentence.is_heading or reading.sentence.index == 0 or opens_a_line(reading)):
        return None
    if speaker is None or not speaker.sources or speaker.sources[0].rule in ("ar/speech/person", "ar/speech/state") or speaker.sources[0].rule in (BODY, MEDIUM) and not is_body_label(reading, speaker, colon):
        return None
    if not (reading.sentence.is_heading or reading.sentence.index == 0) and (speaker.last < colon - 1 or kind_of(speaker.sources[0].id) not in ("monitor", "responders", "agency", "official")):
        return None
    return labelled(reading, speaker, colon)


def labelled(reading: Reading, speaker: Speaker, colon: int) -> Piece:
    """What stands behind the colon, told by who stands before it."""
    chains: tuple[Chain, ...] = tuple((s,) for s in speaker.sources)
    reading.memory.add(chains, speaker.aliases)
    return Piece(at=0, first=colon + 1, chains=chains, rule="ar/speech/label")


def speaks_of_itself(reading: Reading, first: int) -> bool:
    """Whether the words behind a colon begin with an act in the first person plural: سرايا القدس: قنصنا جنديا, الجيش: استهدفنا مقرا."""
    tokens = reading.window.tokens
    return first < reading.end and first in reading.window.triggers and tokens[first].form.endswith("نا") and len(tokens[first].form) > 4


def opens_a_line(reading: Reading) -> bool:
    return reading.window.text[: reading.sentence.start].rstrip(" ").endswith("\n")


def is_body_label(reading: Reading, speaker: Speaker, colon: int) -> bool:
    """Whether a body that no table knows is all that stands before the colon of a headline, and an act behind it: شبكة أطباء الوادي: مقتل اثنين."""
    return speaker.last >= colon - 2 and tells_something(reading.window, colon + 1, reading.end)
