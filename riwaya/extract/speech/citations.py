"""The words of citing in one sentence, in order: each is handed to the module of `citing` that reads its kind.

In: a `Window` of one sentence and the `Memory` of the report. Out: `Piece`s, each with its chains and the first token it tells.
"""

from __future__ import annotations

from functools import lru_cache

from riwaya.extract.speech.citing.beside import read_cited
from riwaya.extract.speech.citing.clauses import citing_at, starts_clause
from riwaya.extract.speech.citing.label import read_label
from riwaya.extract.speech.citing.reading import Reading
from riwaya.extract.speech.citing.saying import read_saying
from riwaya.extract.speech.memory import Memory
from riwaya.extract.speech.pieces import Piece
from riwaya.extract.speech.window import Window, stems
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon.arabic.speech_records import load_speech
from riwaya.model import Sentence

_READ = "اقرا"  # اقرأ أيضا is no dual of أقر


def read_citations(window: Window, sentence: Sentence, memory: Memory) -> Reading:
    """The pieces of a sentence that somebody tells, as `found` of the reading."""
    reading = Reading(window, sentence, memory)
    position = 0
    label = read_label(reading)
    if label is not None:
        reading.found.append(label)
        position = label.first
    for word in sentence.where(OPENS):
        if word >= position and window.tokens[word].kind == "word":
            position = _step(reading, word)
    memory.read.append(window)
    return reading


def _step(reading: Reading, position: int) -> int:
    """Where reading goes on behind the words of citing that stand at a position, if any do."""
    window = reading.window
    own_name = window.own_end(position)
    if own_name is not None and own_name > position:
        return own_name + 1  # مصادر لـ فرات بوست: a name of the outlet is no رأت
    own_voice = window.word_end(position, "own-voice")
    if own_voice is not None and starts_clause(window, position):
        reading.found.append(Piece(at=position, first=position, chains=(), rule="ar/speech/own-voice", is_own=True))
        return own_voice + 1
    citing = citing_at(window, position)
    if citing is not None:
        record, last = citing
        after = read_cited(reading, position, last, record)
        if after is not None:
            return after
    for stem in stems(window.tokens[position].form) if window.tokens[position].form != _READ else ():
        if stem in window.words.saying and (stem == window.tokens[position].form or window.tokens[position].form[0] in "وف"):
            for saying in window.words.saying[stem]:
                after = read_saying(reading, position, saying)
                if after is not None:
                    return after
    return position + 1


@lru_cache(maxsize=1)
def _opening() -> frozenset[str]:
    """The words with which words of citing, or of the outlet's own voice, begin."""
    words = load_speech()
    return frozenset((*words.words["own-voice"], *words.citing, *words.saying))


OPENS = Remembered(lambda form: not _opening().isdisjoint(stems(form)), stems=_opening)
