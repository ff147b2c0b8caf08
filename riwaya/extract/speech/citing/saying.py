"""Verbs of saying with their speaker: verb - source - أن, source - verb - أن, quotation - verb - source, نقلت X عن Y.

In: a `Reading` and the position of a verb with its record. Out: where reading goes on, none where the verb cites nobody; the pieces are added.
"""

from __future__ import annotations

import msgspec

from riwaya.extract.speech.addressed import is_addressed
from riwaya.extract.speech.citing.between import behind_the_deed, spoken_to_before
from riwaya.extract.speech.citing.clauses import denies_what_was_told, folded_words, gives_a_name, in_match, is_relayed, limit_of, only_adverbs, opener_of, tells_something, told_far_behind
from riwaya.extract.speech.citing.reading import Reading, speak, tell
from riwaya.extract.speech.citing.subjects import calling_again, continues, medium_before, met_before, named_again, named_earlier, subject_before
from riwaya.extract.speech.phrases import begins_the_told
from riwaya.extract.speech.pieces import Piece, related
from riwaya.extract.speech.speaker import cited_by_name
from riwaya.extract.speech.speakers.found import is_medium
from riwaya.extract.speech.speakers.reading import read_speaker
from riwaya.extract.speech.window import kind_of, stems
from riwaya.lexicon.arabic.speech_records import SayingRecord

CLAIMED, NEEDED_WITHIN, CLAIMED_WITHIN = "claimed", 14, 22  # أعلنت جماعة "كذا" جناح تنظيم "كذا" في مصر في بيان على موقع "كذا" مسؤوليتها
_RELATIVE = frozenset(("ما", "مما", "بما", "لما", "كما", "الذي", "التي", "الذين", "من", "ان", "وما", "لم", "لا", "لن", "عدم", "ولم", "ولا", "ولن", "فلم", "الم"))
_WARY = frozenset(("حذر", "حذرا"))
_FROM_HIM = frozenset(("عنه", "عنها", "عنهم", "عنهما"))
_CAME_OUT = frozenset(("وتبين", "فتبين", "تبين"))
_OF_HIM = frozenset(("انها", "انهم", "بانها", "بانهم"))  # not أنه, which a clause without a subject opens with
_MADE_CLEAR = "ابان"
_SINCE = frozenset(("بعد", "منذ", "عقب", "بعيد", "سبق"))
_PASSIVE = frozenset(("واعلن", "وذكر", "وكشف", "فاعلن"))  # وأعلن حظر التجول, in the passive as well


def read_saying(reading: Reading, verb: int, record: SayingRecord) -> int | None:
    """قال مصدر إن, مصدر قال إن, «...» قال مصدر: what the verb of saying at `verb` cites."""
    window = reading.window
    before = window.tokens[verb - 1].form if verb else ""
    is_after = before == "ان" and verb > 1 and window.tokens[verb - 2].form.lstrip("وف") in _SINCE  # بعد أن أعلنت الشرطة مقتل
    is_while = before == "الذي" and verb > 1 and window.tokens[verb - 2].form in ("الوقت", "وقت")  # في الوقت الذي أعلنت فيه الشرطة أن
    if before in _RELATIVE and not window.tokens[verb].form.startswith("و") and not is_after and not is_while:
        return None
    if before in _OF_HIM and not record.relays:
        return None  # قالت القوات إنها كشفت خلية: who speaks already is the subject, and nobody behind the verb
    if window.tokens[verb].form in _WARY and verb and window.is_word(verb - 1, "wary"):
        return None  # بعد هدوء حذر: an adjective
    if window.tokens[verb].form.endswith(("يدعي", "تدعي")) and gives_a_name(window, verb):
        return None  # ويدعى محمود: a name is given, nothing claimed
    if window.tokens[verb].form.endswith(_MADE_CLEAR) and window.text[window.tokens[verb].end - len(_MADE_CLEAR)] == "إ":
        return None  # إبان الحرب: a preposition, which is no أبان but for its hamza
    limit = limit_of(window, verb)
    if record.needs and not any(set(stems(t.form)) & folded_words(record.needs) for t in window.tokens[verb + 1 : min(limit, verb + (CLAIMED_WITHIN if record.relation == CLAIMED else NEEDED_WITHIN))]):
        return None
    if record.relays and verb + 1 < limit and window.tokens[verb + 1].form in _FROM_HIM and reading.memory.last:
        relay = read_speaker(window, verb + 2, opener_of(window, verb + 1, limit, record) or limit)
        relays = tuple(related(s, "published") for s in relay.sources) if relay is not None else ()
        told = tuple((*chain, *(r for r in relays if r.id not in {s.id for s in chain})) for chain in reading.memory.last)
        return tell(reading, verb, opener_of(window, verb + 1, limit, record) or verb + 2, told, record)  # ونقلت عنه وكالة كذا
    if record.relays and is_relayed(window, verb, limit, record):
        return relayed(reading, verb, limit, record)
    opener = opener_of(window, verb, limit, record)
    if opener is not None and any(t.form in folded_words(record.unless) for t in window.tokens[verb + 1 : opener]):
        return None  # شدد الجيش الحصار على البلدة
    if opener is not None and record.relation == CLAIMED and window.is_word(opener, "openers") and record.needs and not any(set(stems(t.form)) & folded_words(record.needs) for t in window.tokens[verb + 1 : opener]):
        return None  # أعلنت الحكومة أن X تتحمل المسؤولية: what she says of somebody else
    if opener is not None and record.needs and window.is_word(opener, "openers") and any(p in window.triggers for p in range(verb + 1, opener)) and folded_words(record.needs) <= window.words.words["openers"].keys():
        return None  # ردت بقصف مسلحين يشتبه بأنهم: an act between the verb and بأن
    if record.adjacent:
        following = read_speaker(window, verb + 1, min(verb + 4, reading.end)) if verb + 1 < reading.end else None
        is_named = following is not None and (following.reference is not None or _is_definite_again(reading, verb, opener, record)) or _is_named_again(reading, verb, opener)
        if opener != verb + 1 and not is_named and not _opens_its_sentence(reading, verb, opener):
            return None
    if opener is None and not record.bare:
        return quoted_before(reading, verb, limit, record)
    if opener is None and record.goes_on and reading.memory.last and window.tokens[verb].form.startswith("و") and window.tokens[verb].form not in _PASSIVE:
        begins = next((p for p in range(verb + 1, limit) if begins_the_told(window, p)), None)
        if begins is not None and only_adverbs(window, verb + 1, begins):
            return tell(reading, verb, begins, reading.memory.last, record, continuing=True)  # وأوضح في بيان سقوط قتلى
    until = opener if opener is not None else next((p for p in range(verb + 1, limit) if begins_the_told(window, p) and not in_match(window, p)), limit)
    is_clause = opener is not None and (window.is_word(opener, "openers") or window.tokens[opener].kind != "word")
    speaker = read_speaker(window, verb + 1, until, loose=is_clause and not record.sources_only and record.relation != "denied")
    nested = False
    if speaker is None or cited_by_name(speaker):
        again = named_again(reading, verb + 1, opener if opener is not None else limit)
    else:
        again = calling_again(reading, verb + 1, speaker)
    if again is not None:
        return tell(reading, verb, opener if opener is not None else again[1] + 1, again[0], record, continuing=True)
    if speaker is not None and record.addresses and is_medium(speaker):
        told_to, speaker = speaker, subject_before(reading, verb)[0] or read_speaker(window, speaker.last + 1, until)
        if speaker is not None:
            speaker = msgspec.structs.replace(speaker, last=max(speaker.last, told_to.last), relayed_by=told_to.sources[:1])  # أبلغ مصدر رويترز, أبلغ رويترز مصدر
    if speaker is not None and is_addressed(window, speaker, verb + 1):
        speaker, nested = subject_before(reading, verb)  # وكان مصدر أمني قد قال لرويترز إن
        if speaker is None and reading.memory.last and opener is not None and continues(reading, verb):
            return tell(reading, verb, opener, reading.memory.last, record, continuing=True)
    if speaker is not None and not speaker.relayed_by and (media := spoken_to_before(window, verb)):
        speaker = msgspec.structs.replace(speaker, relayed_by=media)
    if speaker is None or record.accuses and verb and not window.tokens[verb].form.startswith("و"):
        before_verb, nested = subject_before(reading, verb)
        speaker = before_verb or speaker
    if speaker is None and record.relation == CLAIMED and verb + 2 < limit and (window.is_word(verb + 1, "takes-up") or verb + 1 in window.triggers):
        speaker, opener = behind_the_deed(window, verb + 2, limit), verb + 1
    if speaker is None and opener is not None:
        speaker = met_before(reading, verb + 1, opener)
    if speaker is None:
        if opener == verb + 1 and (record.accuses or window.tokens[verb].form in _CAME_OUT):
            return None  # قصف نسب إلى المسلحين, وتبين أن: in the passive
        if opener is not None and only_adverbs(window, verb + 1, opener) and continues(reading, verb):
            earlier = named_earlier(reading, verb)
            if earlier is not None:
                return speak(reading, verb, opener, earlier, record)
            return tell(reading, verb, opener, reading.memory.last, record, continuing=True)
        return None
    if record.sources_only and (not speaker.sources or kind_of(speaker.sources[0].id) == "actor") and not speaker.reference and not speaker.is_own:
        return None
    first = opener if opener is not None else max(speaker.last + 1, verb + 1)
    if opener is None and not record.needs and not tells_something(window, first, limit) and not (record.relation == "denied" and denies_what_was_told(window, first)) and not told_far_behind(window, first, until):
        return None
    return speak(reading, verb, first, speaker, record, nested=nested, until=until)


def _opens_its_sentence(reading: Reading, verb: int, opener: int | None) -> bool:
    """وبين المتحدث الأمني لوزارة الداخلية أن, at the head of the sentence: a definite title, and no act before أن; not وبين القتلى طفلان."""
    window = reading.window
    if verb or opener is None or not window.tokens[0].form.startswith("و"):
        return False
    return window.role(1) in ("spokesman", "person", "rank", "source", "body") and not any(p in window.triggers or window.tokens[p].form in window.words.saying for p in range(2, opener))


def _is_named_again(reading: Reading, verb: int, opener: int | None) -> bool:
    """وتابع البكري «...»: nothing but the name of somebody cited before between the verb and what is told."""
    again = named_again(reading, verb + 1, opener) if opener is not None and reading.window.tokens[verb].form.startswith("و") else None
    return again is not None and opener is not None and opener == again[1] + 1


def _is_definite_again(reading: Reading, verb: int, opener: int | None, record: SayingRecord) -> bool:
    """وتابع المصدر الطبي أن, وتابع المتحدث العسكري أن: a definite speaker between the verb and أن; not اشتباكات بين القوات."""
    window = reading.window
    if opener is None or opener > verb + 5 or not window.is_word(opener, "openers") or not window.tokens[verb].form.startswith("و") or not window.tokens[verb + 1].form.startswith("ال"):
        return False
    head = window.head(verb + 1)
    return head is not None and head[0].role in ("source", "spokesman", "generic", "person", "rank") or verb + 1 in window.sources


def relayed(reading: Reading, verb: int, limit: int, record: SayingRecord) -> int | None:
    """نقلت X عن Y أن: the origin is Y, X relays."""
    window = reading.window
    about = next((p for p in range(verb + 1, limit) if window.tokens[p].form in folded_words(record.opens)), None)
    if about is None:
        return None
    opener = opener_of(window, about, limit, record) or limit_of(window, about)
    origin = read_speaker(window, about + 1, opener)
    if origin is None or not (origin.sources or origin.reference):
        return None
    relay = read_speaker(window, verb + 1, about)
    relay = relay if relay is not None else subject_before(reading, verb)[0] or medium_before(reading, verb)
    first = max(origin.last + 1, verb + 1)
    relays = tuple(related(s, "published") for s in relay.sources) if relay is not None else ()
    if relay is not None and relay.reference is not None:
        relays = tuple(related(chain[0], "published") for chain in reading.memory.meant_by(relay.reference)[:1])
    if origin.reference is not None:
        return tell(reading, verb, first, reading.memory.meant_by(origin.reference), record, continuing=True)
    return tell(reading, verb, first, tuple((related(s, record.relation), *relays) for s in origin.sources), record, aliases=origin.aliases)


def quoted_before(reading: Reading, verb: int, limit: int, record: SayingRecord) -> int | None:
    """«...»، قال X: the quotation stands before the verb."""
    window = reading.window
    close = verb - 1
    while close > 0 and window.tokens[close].form in ("،", ","):
        close -= 1
    if close < 3 or window.tokens[close].kind != "quote":
        return None
    opening = next((p for p in range(close - 1, -1, -1) if window.tokens[p].kind == "quote"), None)
    speaker = read_speaker(window, verb + 1, limit)
    if opening is None or speaker is None or not speaker.sources:
        return None
    reading.memory.add(tuple((related(s, record.relation),) for s in speaker.sources), speaker.aliases)
    reading.found.append(Piece(at=opening, first=opening, last=close, chains=reading.memory.last, rule=f"ar/speech/{record.name}"))
    return speaker.last + 1
