"""Where who is cited goes on to another thing that he tells: أكد أن قواته سيطرت على أ [وأن] طائراته قصفت ب, ، [مضيفا] أن قذيفة سقطت على ج.

In: a sentence and two places in it. Out: where such a word stands between them. Reads the words `adding` of resources/languages/ar/speech.yaml.
"""

from __future__ import annotations

from riwaya.lexicon.arabic.speech_records import load_speech
from riwaya.model import Sentence

# وأنه, وأنها go on with what was spoken of
JOINED = frozenset(("وان", "وبان"))
THAT = frozenset("ان بان الي عن".split())
# سبق وأن قصفوا, خاصة وأن ..., علما وأن: no second thing that is told
NO_SPEECH = frozenset("سبق خاصه خصوصا سيما لاسيما علما حتي".split())
# وإن كان, وإن لم: even if
CONCEDING = frozenset("كان كانت كانوا لم لا".split())


def more_said_at(sentence: Sentence, first: int, last: int) -> int | None:
    """Where the last word between two tokens stands that opens another thing that who is cited tells."""
    return next((position for position in range(last, first - 1, -1) if _says_more(sentence, position)), None)


def _says_more(sentence: Sentence, position: int) -> bool:
    forms = sentence.forms
    before, behind = forms[position - 1] if position else "", forms[position + 1] if position + 1 < len(forms) else ""
    if forms[position] in JOINED:
        return before not in NO_SPEECH and behind not in CONCEDING
    return behind in THAT and forms[position] in load_speech().words["adding"]
