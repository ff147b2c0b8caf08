"""Citations beside what they tell: وفق مصدر, بحسب ما أعلنت الوزارة, كما قال, before it at the start of a clause, behind it elsewhere.

In: a `Reading`, where the words of citing begin and end, and their record. Out: where reading goes on, none where nobody is cited; the pieces are added.
"""

from __future__ import annotations

import msgspec

from riwaya.extract.speech.citing.announced import ANNOUNCEMENT, read_announced
from riwaya.extract.speech.citing.between import chains_of, had_from, origin_between, relays_between
from riwaya.extract.speech.citing.clauses import cited_limit
from riwaya.extract.speech.citing.reading import THE_SOURCE, Reading
from riwaya.extract.speech.citing.subjects import WAS, named_again
from riwaya.extract.speech.memory import Chain, Cited
from riwaya.extract.speech.pieces import Piece, joined, related
from riwaya.extract.speech.speaker import UNKNOWN, Speaker, cited_by_name
from riwaya.extract.speech.speakers.reading import read_speaker
from riwaya.extract.speech.title_names import names_behind
from riwaya.extract.speech.window import kind_of, stems
from riwaya.lexicon.arabic.speech_records import CitingRecord

CLAIMED, DENIED = "claimed", "denied"
IN_A_TOLL = "in-a-toll"
SAID = "said"
_LIKE = frozenset(("كما", "مثلما"))
_ANSWERING = frozenset(("ردا", "علاوه", "تعليقا", "احتجاجا", "بناء"))


def read_cited(reading: Reading, at: int, last: int, record: CitingRecord) -> int | None:
    """وفق مصدر, بحسب ما أعلنت الوزارة: what the words of citing from `at` to `last` cite."""
    if record.name == ANNOUNCEMENT:
        return read_announced(reading, at, last, record)
    window, position = reading.window, last + 1
    if position < reading.end and window.tokens[position].form in ("ما", "لما"):
        position += 1
    has_verb, relaying = False, False
    if position < reading.end:
        for stem in stems(window.tokens[position].form):
            for candidate in window.words.saying.get(stem, ()) + window.words.saying.get(stem[:-1] if stem.endswith("ه") else "", ()):
                if not candidate.needs or window.tokens[at].form.lstrip("و") not in _LIKE:
                    has_verb, relaying = True, candidate.relays
    needs_verb = window.tokens[at].form.lstrip("و") in _LIKE or window.tokens[last].form == "ما"
    if needs_verb and (not has_verb or at and window.tokens[at - 1].form in _ANSWERING):
        return None
    position += has_verb
    limit = cited_limit(window, position)
    if relaying:
        about = next((p for p in range(position, limit) if window.tokens[p].form == "عن"), None)
        if about is not None:
            return place(reading, at, chains_of(read_speaker(window, about + 1, limit), read_speaker(window, position, about), record), limit, record)
    again = named_again(reading, position, limit) if has_verb or record.name == "according-to" else None
    speaker = read_speaker(window, position, limit)
    if speaker is None and again is None and has_verb and record.relation == SAID:
        named = read_speaker(window, position, limit, loose=True)  # كما صرح فلان, whose name no list knows: nothing but his title stands behind it
        speaker = named if named is not None and (named.last + 1 >= limit or named.sources and named.sources[0].rule != UNKNOWN) else None
    if again is not None and (speaker is None or cited_by_name(speaker) and speaker.last <= again[1]):
        return place(reading, at, again[0], again[1] + 1, record, continuing=True)  # كما أشار البكري, كما أشار عبد الرحمن: named in full before
    if speaker is None or record.name == IN_A_TOLL and not _is_of_him(reading, last, speaker):
        return None
    origin_named = had_from(window, speaker, limit)
    if origin_named is not None:
        speaker = origin_named  # معلومات حصلت عليها الوكالة من مصادر طبية
    if speaker.is_own:
        if not reading.found:
            reading.memory.last = ()
            # كما أفاد مراسلنا أن القصف تجدد: nobody who was cited before tells it
            reading.found.append(Piece(at=at, first=speaker.last + 1, chains=(), rule=f"ar/speech/{record.name}", is_own=True))
        return speaker.last + 1
    if speaker.reference is not None:
        meant = reading.memory.meant_by(speaker.reference)
        if not meant and speaker.reference.name == THE_SOURCE:
            # وفق المصادر, of whom nothing was said before
            return place(reading, at, ((window.source("informed_sources", speaker.last, speaker.last, f"ar/speech/{record.name}"),),), speaker.last + 1, record)
        return place(reading, at, meant, speaker.last + 1, record, continuing=True)
    origin = origin_between(window, speaker.last + 1, limit)
    relays = tuple(r for r in (*(related(s, "published") for s in speaker.relayed_by), *relays_between(window, speaker.last + 1, limit)) if r.id not in {s.id for s in speaker.sources})
    aliases = speaker.aliases | names_behind(window, speaker, limit)
    return place(reading, at, tuple((*origin, related(s, record.relation), *relays) for s in speaker.sources), limit if origin else speaker.last + 1, record, aliases=aliases)


def _is_of_him(reading: Reading, last: int, speaker: Speaker) -> bool:
    """Whether a toll is by whom ل names right behind it (في حصيلة جديدة للدفاع المدني), not told of him (في حصيلة هي الأعلى للجيش)."""
    if not speaker.sources or kind_of(speaker.sources[0].id) == "actor":
        return False
    window, start = reading.window, speaker.sources[0].span[0]
    between = sum(window.tokens[last].end < token.start < start for token in window.tokens)
    return between <= 3 and window.tokens[last + 1].form != "هي" and window.text[start - 1] == "ل"


def place(reading: Reading, at: int, chains: tuple[Chain, ...], after: int, record: CitingRecord, *, continuing: bool = False, aliases: frozenset[str] = frozenset()) -> int:
    """A citation told beside its content: before it at the start of a clause, after it elsewhere."""
    if not chains:
        return after
    rule = f"ar/speech/{record.name}"
    if record.relation == DENIED:
        # بحسب المرصد، الأمر الذي نفاه الجيش: who denies what somebody tells is no link of his chain
        reading.memory.cited.extend(Cited(chain, frozenset()) for chain in chains)
        reading.found.append(Piece(at=at, first=at, last=after - 1, chains=chains, rule=rule))
        return after
    if record.relation == CLAIMED and reading.found and reading.found[-1].last is None:
        return claim(reading, at, chains, after, rule)
    open_piece = reading.found[-1] if reading.found and reading.found[-1].last is None and not reading.found[-1].is_own else None
    if open_piece is not None and at > open_piece.first:
        together = tuple(joined(chain, chains[0], relays=record.relays) for chain in open_piece.chains)
        reading.found[-1] = msgspec.structs.replace(open_piece, chains=together)
        reading.memory.add(together, aliases)
        return after
    if not continuing:
        reading.memory.add(chains, aliases)
    else:
        reading.memory.last = chains
    start = content_start(reading, at)
    if start >= at and not any(t.kind == "word" for t in reading.window.tokens[after:]):
        reading.behind = (chains, record)
        return after
    first = after if start >= at else start
    reading.found.append(Piece(at=at, first=first, chains=chains, rule=rule, is_continuing=continuing))
    return after


def claim(reading: Reading, at: int, chains: tuple[Chain, ...], after: int, rule: str) -> int:
    """Who claims a deed within what somebody else tells: he tells his clause alone (قال مصدر إن ...، المدينة التي شهدت تفجيرا تبناه التنظيم)."""
    window = reading.window
    comma = next((p for p in range(at - 1, reading.found[-1].first, -1) if window.tokens[p].form in ("،", ",")), at - 1)
    first = comma + 1 if any(comma < trigger < at for trigger in window.triggers) else at
    reading.memory.cited.extend(Cited(chain, frozenset()) for chain in chains)
    reading.found.append(Piece(at=first, first=first, last=after - 1, chains=chains, rule=rule))
    return after


def content_start(reading: Reading, at: int) -> int:
    """The first token that a citation in the middle or at the end of a sentence covers; `at` if it opens the sentence."""
    begins = [p.last + 1 for p in reading.found if p.last is not None] + [p.first for p in reading.found if p.is_own and p.last is None]
    start = max(begins, default=0)
    if all(t.kind != "word" or reading.window.is_word(n, "adverbs") or t.form in WAS for n, t in enumerate(reading.window.tokens[start:at], start)):
        return at
    return start
