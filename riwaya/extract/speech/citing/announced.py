"""Announcements as nouns: بعد إعلان وزارة الدفاع مقتل أربعة جنود, غداة إعلان الجيش أن دفاعاته أسقطت صاروخا.

In: a `Reading`, where the noun begins and ends, and its record. Out: where reading goes on, none where nobody is named right behind the noun; the piece
is added. An announcement in passing is not the latest word: who spoke before goes on speaking behind it (وأضاف), and nothing refers back to it.
"""

from __future__ import annotations

from riwaya.extract.speech.citing.clauses import folded_words, in_match, limit_of
from riwaya.extract.speech.citing.reading import Reading
from riwaya.extract.speech.phrases import begins_the_told
from riwaya.extract.speech.pieces import Piece, related
from riwaya.extract.speech.speakers.reading import read_speaker
from riwaya.extract.speech.window import stems
from riwaya.lexicon.arabic.speech_records import CitingRecord

ANNOUNCEMENT = "announcement-of"
ANNOUNCED = f"ar/speech/{ANNOUNCEMENT}"
_CLAIMING = "claiming-responsibility"
_ABOUT = "عن"
_NEAR = 3


def read_announced(reading: Reading, at: int, last: int, record: CitingRecord) -> int | None:
    """Who announced, and what he tells from أن, عن or its noun on."""
    window = reading.window
    until = next((p for p in range(last + 1, limit_of(window, last)) if window.is_word(p, "openers") or window.forms[p] == _ABOUT or begins_the_told(window, p) and not in_match(window, p)), None)
    speaker = read_speaker(window, last + 1, until) if until is not None and until > last + 1 else None
    if until is None or speaker is None or not speaker.sources:
        return None
    chains = tuple((related(source, "claimed" if _claims(reading, until) else record.relation),) for source in speaker.sources)
    reading.found.append(Piece(at=at, first=until, chains=chains, rule=ANNOUNCED))
    return until


def _claims(reading: Reading, first: int) -> bool:
    """إعلان الحزب مسؤوليته عن الهجوم."""
    window = reading.window
    claims = next(saying.needs for sayings in window.words.saying.values() for saying in sayings if saying.name == _CLAIMING)
    return any(not folded_words(claims).isdisjoint(stems(form)) for form in window.forms[first : first + _NEAR])
