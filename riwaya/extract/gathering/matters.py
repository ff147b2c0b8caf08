"""What a whole story is about when it is no act of violence: an accident, a natural death, an ordinary crime, of which one sentence speaks and another gives the victim or the arrest.

In: the frames of a report and the marks of its sentences. Out: the frames without those that only tell of that matter. A cue of factuality.yaml says by its `story` that its words are such a
matter; it is heard where no weapon is named in the story and nothing else in it is an act of war, and that of a crime only where nobody who fights is named either.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.acts import BOMBING
from riwaya.extract.frames import Frame
from riwaya.extract.marks import Marks
from riwaya.extract.mentions.factuality.cues import is_gainsaid, matters_in
from riwaya.extract.mentions.factuality.stretches import Stretches
from riwaya.lexicon.arabic.factuality_records import load_factuality

# what is told of those who were hurt and of those who were caught
OF_A_MATTER = {"mishap": frozenset(("harm", "custody")), "crime": frozenset(("harm", "custody", "raid", "attack", "destruction", "release"))}
AT_WAR = BOMBING | {"battle"}
NEAR = 6


def without_matters(frames: list[Frame], marks: Sequence[Marks], text: str) -> list[Frame]:
    """The frames that tell more than the matter that their story is about: ... العثور على جثة. ... فارق الحياة إثر نوبة قلبية."""
    if not any(frame.head.kind.family in OF_A_MATTER["crime"] for frame in frames) or any(frame.head.kind.family in AT_WAR or frame.weapons for frame in frames):
        return frames
    words = load_factuality()
    stretches = [Stretches(words, row.sentence, text, row.matches) for row in marks]
    if any(one.is_armed for one in stretches):
        return frames
    is_fought = any(one.has_sides for one in stretches)
    for one in stretches:
        matter = next((cue for cue in matters_in(one) if not (is_fought and cue.story == "crime") and not any(is_gainsaid(other, cue) for other in stretches)), None)
        if matter is not None and matter.story is not None:
            families = OF_A_MATTER[matter.story]
            frames = [frame for frame in frames if frame.head.kind.family not in families or abs(frame.sentence.index - one.sentence.index) > NEAR]
    return frames
