"""How sure: the stretches of a sentence that are denied, doubted, planned, or no incident at all.

In: one sentence with its lexicon matches. Out: `Stance`s over stretches that are not plainly asserted; where several cover a token the first
counts (other talk, then denial, doubt, plan, condition). Reads resources/languages/ar/factuality.yaml. Traps: a negated result
(لم يسفر القصف عن إصابات) asserts the act, and so does a negated knowing (لم تعرف هوية الذين فجروا).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from riwaya.extract.mentions.factuality.cues import cues
from riwaya.extract.mentions.factuality.negation import negations
from riwaya.extract.mentions.factuality.not_told import futures, old_years, possibilities, questions
from riwaya.extract.mentions.factuality.stretches import Doubtful, Stretches
from riwaya.extract.values import Stance
from riwaya.lexicon import Found
from riwaya.lexicon.arabic.factuality_records import load_factuality
from riwaya.model import Sentence

WAYS: tuple[Callable[[Stretches], Iterator[Doubtful]], ...] = (cues, negations, futures, possibilities, questions, old_years)
# what nobody recorded (لم تسجل أي غارات) is no denial of it
OUTRIGHT = ("/named-after", "/nothing-recorded")
_PRECEDENCE = {"denied": 1, "doubted": 2, "planned": 3, "none": 4}


def read_stances(sentence: Sentence, text: str, *, matches: Sequence[Found]) -> tuple[Stance, ...]:
    """The stances of a sentence, in order of precedence.

    >>> from riwaya.analyze import analyze
    >>> from riwaya.model import Report
    >>> text = "نفت الوزارة قصف المشفى"
    >>> [(s.factuality, text[s.span[0]:s.span[1]]) for s in read_stances(analyze(Report.of(text)).sentences[0], text, matches=())]
    [('denied', 'نفت الوزارة قصف المشفى')]
    """
    tokens = sentence.tokens
    if not tokens:
        return ()
    stretches = Stretches(load_factuality(), sentence, text, matches)
    found = [doubtful for way in WAYS for doubtful in way(stretches)]
    stances = {
        (first, last, factuality): Stance(first=first, last=last, factuality=factuality, span=(tokens[first].start, tokens[last].end), rule=f"ar/factuality/{name}")
        for first, last, factuality, name in reversed(found)
    }
    whole = len(tokens) - 1
    return tuple(sorted(stances.values(), key=lambda s: (_rank(s, whole), s.first, s.last)))


def stance_at(stances: Sequence[Stance], token: int) -> Stance | None:
    """The stance that counts for a token, or None where it is plainly asserted."""
    return next((stance for stance in stances if stance.first <= token <= stance.last), None)


def _rank(stance: Stance, whole: int) -> int:
    is_topic = stance.factuality == "none" and (stance.first == 0 and stance.last == whole or stance.rule.endswith(OUTRIGHT))
    return 0 if is_topic else _PRECEDENCE[stance.factuality]
