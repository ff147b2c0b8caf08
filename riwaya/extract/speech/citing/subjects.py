"""Who speaks where no body stands behind the verb: somebody named again, the subject before the verb, whoever spoke last.

In: a `Reading` and the position of the verb. Out: a `Speaker`, or chains that were cited before.
"""

from __future__ import annotations

from riwaya.extract.speech.citing.clauses import BREAKS, LONGEST_CITED, in_match, may_be_subject, only_adverbs
from riwaya.extract.speech.citing.reading import Reading
from riwaya.extract.speech.memory import Chain
from riwaya.extract.speech.personal_names import aliases_of, bare_form, end_of_name
from riwaya.extract.speech.speaker import BODY, MEDIUM, PERSON, Speaker
from riwaya.extract.speech.speakers.reading import read_speaker
from riwaya.extract.speech.window import MEDIA_KINDS, kind_of

WAS = frozenset(("اما", "كان", "كانت", "وكان", "وكانت", "وقد", "قد", "فقد", "كما", "هذا", "فيما", "و"))
LONGEST_BEFORE = 4
_NOT = frozenset(("ولم", "لم", "ولا", "لا"))
_BUT = frozenset(("لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها", "ولكنهم"))


def continues(reading: Reading, verb: int) -> bool:
    """Whether a verb without a subject goes on from who spoke before: وأضاف, or at the start of a sentence or quotation."""
    window = reading.window
    form = window.tokens[verb].form
    return verb == 0 or window.tokens[verb - 1].kind == "quote" or window.tokens[verb - 1].form in _BUT or form[0] in "وف" and form not in window.words.saying


def named_again(reading: Reading, first: int, end: int) -> tuple[tuple[Chain, ...], int] | None:
    window = reading.window
    position = first
    while position < end and (window.tokens[position].kind == "quote" or window.is_word(position, "adverbs")):
        position += 1
    reached: list[str] = []
    head = window.head(position) if position < end else None
    if head is not None and head[0].role in ("rank", "person"):
        position = head[1] + 1
    while position < end and window.tokens[position].kind == "word" and (window.tokens[position].form == "علي" or not window.is_word(position, "stops")) and len(reached) < 5:
        if reached and (window.is_word(position, "adverbs") or not reading.memory.named([window.tokens[position].form])):
            break
        reached.append(window.tokens[position].form)
        position += 1
    chains = reading.memory.named(reached) if reached else ()
    return (chains, position - 1) if chains else None


def met_before(reading: Reading, first: int, end: int) -> Speaker | None:
    """A person whom nobody cited, by the last part of a name that stood before: زار سامر البكري المصابين. وقال البكري إن."""
    window = reading.window
    form = window.tokens[first].form if end == first + 1 else ""
    if not form.startswith("ال") or window.head(first) is not None or window.is_known(first) or first in window.triggers or form in window.words.references:
        return None
    for earlier in reversed(reading.memory.read):
        last = next((p for p, word in enumerate(earlier.forms) if word == form and p), None)
        begins = [p for p in range(max(0, last - LONGEST_BEFORE), last) if earlier.is_given_name(p)] if last is not None else []
        is_a_body = last is not None and any(earlier.head(p) is not None or earlier.is_known(p) for p in range(begins[0] + 1 if begins else last, last + 1))
        if last is not None and begins and not is_a_body and end_of_name(earlier, begins[0], last + 1, LONGEST_BEFORE + 1) == last:
            name = f"name:{earlier.written(begins[0], last)}"
            return Speaker(last=first, sources=(window.source(name, first, first, PERSON),), aliases=aliases_of(earlier, (begins[0], last)))
    return None


def calling_again(reading: Reading, first: int, speaker: Speaker) -> tuple[tuple[Chain, ...], int] | None:
    """Who was cited by a calling and is named again by it alone: متطوع في الدفاع المدني ... وأوضح المتطوع."""
    form = bare_form(reading.window.tokens[speaker.last].form)
    if not form.startswith("ال") or speaker.reference is not None or not only_adverbs(reading.window, first, speaker.last):
        return None
    chains = reading.memory.named([form])
    return (chains, speaker.last) if chains else None


def named_earlier(reading: Reading, verb: int) -> Speaker | None:
    """The source that is the subject of the sentence so far: مصادر محلية كانت استبقت البيان، وقالت إن."""
    window = reading.window
    if any(not piece.is_own for piece in reading.found):
        return None
    acting = _subject_of_the_act(reading, verb)
    if acting is not None:
        return acting
    first = reading.found[-1].first + 1 if reading.found else 0
    for position in range(first, min(verb, first + 4)):
        if in_match(window, position) or position not in window.sources:
            continue
        if position and window.is_word(position - 1, "stops"):
            continue
        return read_speaker(window, position, verb)
    return None


def _subject_of_the_act(reading: Reading, verb: int) -> Speaker | None:
    """Who did what the sentence begins with, and goes on to speak: ورفضت أنقرة الطلب، وقالت إن, of one gender with both verbs."""
    window = reading.window
    if not reading.found and verb > 3 and window.tokens[0].form in _NOT:
        # ولم تعلن الحركة مسؤوليتها عن الهجوم الأول لكنها تبنت الثاني
        return read_speaker(window, 2, verb) if _is_feminine(window.tokens[1].form) == _is_feminine(window.tokens[verb].form) else None
    act = window.tokens[0].form
    if reading.found or verb < 3 or window.tokens[0].kind != "word" or act not in WAS and (not act.startswith("و") or act.startswith("وال")):
        return None
    if act not in ("كانت", "وكانت", "كان", "وكان") and act in WAS or any(window.is_word(0, name) for name in ("stops", "adverbs", "goes-on", "came-of-it")):
        return None
    if 0 in window.sources or 0 in window.actors or window.head(0) is not None or _is_feminine(act) != _is_feminine(window.tokens[verb].form):
        return None
    speaker = read_speaker(window, 1, verb)
    if speaker is None or not speaker.sources or speaker.relayed_by or speaker.sources[0].span[0] >= window.tokens[3].end or window.tokens[1].form.startswith(("ب", "ل", "ك")):
        return None
    is_an_object_in_it = speaker.sources[0].rule == BODY and window.tokens[1].form.startswith("ال") and not window.tokens[2].form.startswith(("ال", "لل"))
    return None if is_an_object_in_it else speaker  # ووجه الجهاز اتهاما


def _is_feminine(verb: str) -> bool:
    return verb.endswith("ت") or verb.startswith(("ت", "وت"))


def subject_before(reading: Reading, verb: int) -> tuple[Speaker | None, bool]:
    """The speaker who stands before the verb in its clause, and whether that clause is itself told by someone."""
    window = reading.window
    if window.tokens[verb].form[0] == "و" and window.tokens[verb].form not in window.words.saying:
        return None, False
    starts, first = [], verb
    for position in range(verb - 1, max(-1, verb - LONGEST_CITED - 6), -1):
        token = window.tokens[position]
        if position in window.triggers and not in_match(window, position) or token.form in window.words.saying and token.form not in window.words.heads:
            break
        if token.form in BREAKS or token.form == ":" or window.is_word(position, "openers") or token.form in ("حيث", "فيما", "بينما", "وان", "وانه", "لكن", "ولكن"):
            starts.append(position + 1)
            break
        if token.form in ("،", ","):
            starts.append(position + 1)
        first = position
    else:
        starts.append(first)
    if verb and first == 0:
        starts.append(0)
    for start in sorted(set(starts)):
        while start < verb and window.tokens[start].form in WAS:
            start += 1
        if start >= verb or not may_be_subject(window, start):
            continue
        speaker = read_speaker(window, start, verb)
        if speaker is None:
            again = named_again(reading, start, verb)
            speaker = Speaker(last=again[1], sources=(again[0][0][0],)) if again is not None else None
        if speaker is not None:
            inside = bool(reading.found) and reading.found[-1].first < start and reading.found[-1].last is None and not reading.found[-1].is_own
            return speaker, inside
    return None, False


def medium_before(reading: Reading, verb: int) -> Speaker | None:
    """The medium cited last, which a verb of relaying without a subject goes on from: ونقلت عن مصدر."""
    medium = reading.memory.last[0][-1] if reading.memory.last and continues(reading, verb) else None
    is_medium = medium is not None and (kind_of(medium.id) in MEDIA_KINDS or medium.rule in (BODY, MEDIUM))
    return Speaker(last=verb, sources=(medium,)) if medium is not None and is_medium else None
