"""The words of citing in one sentence: verbs of saying with their speaker, وفق and بحسب, labels of headlines.

In: a `Window` of one sentence and the `Memory` of the report. Out: `Piece`s, each with its chains and the first token it tells.
Order in a sentence: verb - source - أن, source - verb - أن, quotation - verb - source, content - بحسب source. Long because every
way of citing needs the same window, memory and pieces found so far.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from riwaya.extract.speech.addressed import is_addressed, is_medium, medium_spoken_to
from riwaya.extract.speech.memory import Chain, Memory
from riwaya.extract.speech.pieces import Piece, joined, related
from riwaya.extract.speech.qualified import Speaker
from riwaya.extract.speech.speaker_names import MEDIA_KINDS, Window, bare_form, begins_the_told, kind_of, stems
from riwaya.extract.speech.speakers import read_speaker
from riwaya.extract.speech.title_names import names_behind
from riwaya.grammar.arabic import stems_of
from riwaya.grammar.remembered import Remembered
from riwaya.grammar.spelling import folded
from riwaya.lexicon.arabic.speech_records import CitingRecord, SayingRecord, load_speech
from riwaya.model import Sentence, Source

LONGEST_WINDOW = 32
LONGEST_CITED = 16
_RELATIVE = frozenset(("ما", "مما", "بما", "لما", "كما", "الذي", "التي", "الذين", "من", "ان", "وما", "لم", "لا", "لن", "ولم", "ولا", "ولن", "فلم", "الم"))
_BREAKS = frozenset((".", "؛", ";", "؟", "!", "…"))
_FROM_HIM = frozenset(("عنه", "عنها", "عنهم", "عنهما"))
_SINCE = frozenset(("بعد", "منذ", "عقب", "بعيد"))
_BUT = frozenset(("لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها", "ولكنهم"))
_PASSIVE = frozenset(("واعلن", "وذكر", "وكشف", "فاعلن"))  # وأعلن حظر التجول, in the passive as well
_CALLED = frozenset(("ويدعي", "وتدعي"))
_LIKE = frozenset(("كما", "مثلما"))
_ONE_OF = frozenset(("احد", "احدي"))
_READ = "اقرا"  # اقرأ أيضا is no dual of أقر
_ANSWERING = frozenset(("ردا", "علاوه", "تعليقا", "احتجاجا", "بناء"))
_NOT_OPENED_AFTER = frozenset(("صادر", "صادره", "صدر", "صدرت", "نقلا", "عباره", "مسءول", "مسؤول", "مسوول"))
_WAS = frozenset(("اما", "كان", "كانت", "وكان", "وكانت", "وقد", "قد", "فقد", "كما", "هذا", "فيما", "و", "فيما"))


class CitationReader:
    """Finds the words of citing in one sentence, in order."""

    def __init__(self, window: Window, sentence: Sentence, memory: Memory) -> None:
        self.window, self.sentence, self.memory = window, sentence, memory
        self.end = len(window.tokens)
        self.found: list[Piece] = []
        self.behind: tuple[tuple[Chain, ...], CitingRecord] | None = None

    def pieces(self) -> list[Piece]:
        position = 0
        label = self._label()
        if label is not None:
            self.found.append(label)
            position = label.first
        for word in self.sentence.where(OPENS):
            if word >= position and self.window.tokens[word].kind == "word":
                position = self._step(word)
        return self.found

    def _step(self, position: int) -> int:
        window = self.window
        own_voice = window.word_end(position, "own-voice")
        if own_voice is not None and self._starts_clause(position):
            self.found.append(Piece(at=position, first=position, chains=(), rule="ar/speech/own-voice", is_own=True))
            return own_voice + 1
        citing = self._citing(position)
        if citing is not None:
            record, last = citing
            after = self._cited(position, last, record)
            if after is not None:
                return after
        for stem in stems(window.tokens[position].form) if window.tokens[position].form != _READ else ():
            if stem in window.words.saying and (stem == window.tokens[position].form or window.tokens[position].form[0] in "وف"):
                for saying in window.words.saying[stem]:
                    after = self._said(position, saying)
                    if after is not None:
                        return after
        return position + 1

    def _citing(self, position: int) -> tuple[CitingRecord, int] | None:
        for stem in stems(self.window.tokens[position].form):
            for rest, record in self.window.words.citing.get(stem, ()):
                if self.window.follows(position, rest) and (record.after is None or position and self.window.is_word(position - 1, record.after)):
                    return record, position + len(rest)
        return None

    def _starts_clause(self, position: int) -> bool:
        return position == 0 or self.window.tokens[position - 1].kind in ("mark", "quote") or self.window.tokens[position].form.startswith("و")

    # -- verbs of saying ---------------------------------------------------------------------------------------------------------

    def _said(self, verb: int, record: SayingRecord) -> int | None:
        window = self.window
        before = window.tokens[verb - 1].form if verb else ""
        is_after = before == "ان" and verb > 1 and window.tokens[verb - 2].form.lstrip("وف") in _SINCE  # بعد أن أعلنت الشرطة مقتل
        if before in _RELATIVE and not window.tokens[verb].form.startswith("و") and not is_after:
            return None
        if window.tokens[verb].form.endswith(("يدعي", "تدعي")) and self._names(verb):
            return None  # ويدعى محمود: a name is given, nothing claimed
        limit = self._limit(verb)
        if record.needs and not any(set(stems(t.form)) & _folded(record.needs) for t in window.tokens[verb + 1 : min(limit, verb + 14)]):
            return None
        if record.relays and verb + 1 < limit and window.tokens[verb + 1].form in _FROM_HIM and self.memory.last:
            relay = read_speaker(window, verb + 2, self._opener(verb + 1, limit, record) or limit)
            relays = tuple(related(s, "published") for s in relay.sources) if relay is not None else ()
            told = tuple((*chain, *(r for r in relays if r.id not in {s.id for s in chain})) for chain in self.memory.last)
            return self._tell(verb, self._opener(verb + 1, limit, record) or verb + 2, told, record)  # ونقلت عنه وكالة كذا
        if record.relays and self._is_relayed(verb, limit, record):
            return self._relayed(verb, limit, record)
        opener = self._opener(verb, limit, record)
        if record.adjacent:
            following = read_speaker(window, verb + 1, min(verb + 4, self.end)) if verb + 1 < self.end else None
            if opener != verb + 1 and not (following and following.reference):
                return None
        if opener is None and not record.bare:
            return self._quoted_before(verb, limit, record)
        if opener is None and record.goes_on and self.memory.last and window.tokens[verb].form.startswith("و") and window.tokens[verb].form not in _PASSIVE:
            begins = next((p for p in range(verb + 1, limit) if begins_the_told(window, p)), None)
            if begins is not None and self._only_adverbs(verb + 1, begins):
                return self._tell(verb, begins, self.memory.last, record, continuing=True)  # وأوضح في بيان سقوط قتلى
        until = opener if opener is not None else next((p for p in range(verb + 1, limit) if begins_the_told(window, p) and not self._in_match(p)), limit)
        is_clause = opener is not None and (window.is_word(opener, "openers") or window.tokens[opener].kind != "word")
        speaker = read_speaker(window, verb + 1, until, loose=is_clause and not record.sources_only and record.relation != "denied")
        nested = False
        if speaker is None or (speaker.sources and speaker.sources[0].rule in ("ar/speech/unknown", "ar/speech/person")):
            again = self._named_again(verb + 1, opener if opener is not None else limit)
        else:
            again = self._calling_again(verb + 1, speaker)
        if again is not None:
            return self._tell(verb, opener if opener is not None else again[1] + 1, again[0], record, continuing=True)
        if speaker is not None and record.addresses and is_medium(speaker):
            told_to, speaker = speaker, self._subject_before(verb)[0] or read_speaker(window, speaker.last + 1, until)
            if speaker is not None:
                speaker = msgspec.structs.replace(speaker, last=max(speaker.last, told_to.last), relayed_by=told_to.sources[:1])  # أبلغ مصدر رويترز, أبلغ رويترز مصدر
        if speaker is not None and is_addressed(window, speaker, verb + 1):
            speaker, nested = self._subject_before(verb)  # وكان مصدر أمني قد قال لرويترز إن
            if speaker is None and self.memory.last and opener is not None and self._continues(verb):
                return self._tell(verb, opener, self.memory.last, record, continuing=True)
        if speaker is None or record.accuses and verb and not window.tokens[verb].form.startswith("و"):
            before_verb, nested = self._subject_before(verb)
            speaker = before_verb or speaker
        if speaker is None and record.relation == "claimed" and verb + 2 < limit and (window.is_word(verb + 1, "takes-up") or verb + 1 in window.triggers):
            speaker, opener = self._behind_the_deed(verb + 2, limit), verb + 1
        if speaker is None:
            if record.accuses and opener == verb + 1:
                return None  # قصف نسب إلى المسلحين: in the passive
            if opener is not None and self._only_adverbs(verb + 1, opener) and self._continues(verb):
                earlier = self._named_earlier(verb)
                if earlier is not None:
                    return self._speak(verb, opener, earlier, record)
                return self._tell(verb, opener, self.memory.last, record, continuing=True)
            return None
        if record.sources_only and (not speaker.sources or kind_of(speaker.sources[0].id) == "actor") and not speaker.reference and not speaker.is_own:
            return None
        first = opener if opener is not None else max(speaker.last + 1, verb + 1)
        if opener is None and not record.needs and not self._tells_something(first, limit):
            return None
        return self._speak(verb, first, speaker, record, nested=nested, until=until)

    def _behind_the_deed(self, first: int, limit: int) -> Speaker | None:
        """Who claims a deed that stands before him: وتبنت الهجوم «جماعة كذا»."""
        for position in range(first, min(limit, first + 5)):
            token = self.window.tokens[position]
            if token.kind == "quote" or position in self.window.actors or self.window.head(position) is not None:
                return read_speaker(self.window, position, limit)
        return None

    def _names(self, verb: int) -> bool:
        """Whether يدعى says what somebody is called: a given name follows, or nothing that is told."""
        following = range(verb + 1, min(verb + 8, self.end))
        name = next((p for p in following if self.window.tokens[p].kind != "quote"), None)
        return name is None or self.window.is_given_name(name) or not any(self.window.is_word(p, "openers") for p in following)

    def _speak(self, at: int, first: int, speaker: Speaker, record: SayingRecord | CitingRecord, *, nested: bool = False, until: int | None = None) -> int:
        rule = f"ar/speech/{record.name}"
        if speaker.is_own:
            origin = self._origin_between(speaker.last + 1, first)
            if origin:
                return self._tell(at, first, (origin,), record)  # قال مراسلنا نقلا عن مصادر طبية إن
            self.memory.last = ()
            self.found.append(Piece(at=at, first=first, chains=(), rule=rule, is_own=True))
            return first
        if speaker.reference is not None:
            chains = self.memory.meant_by(speaker.reference)
            if not chains and speaker.reference.name == "the-source":
                source = self.window.source("informed_sources", speaker.last, speaker.last, rule)
                return self._tell(at, first, ((source,),), record)
            origin = self._origin_between(speaker.last + 1, first)
            relays = self._relays_between(speaker.last + 1, until or first)
            if relays and chains and not origin:
                return self._tell(at, first, tuple((*chain, *(r for r in relays if r.id not in {s.id for s in chain})) for chain in chains), record)
            if origin and chains:
                return self._tell(at, first, ((*origin, *(related(s, "published") for s in chains[0] if s.id not in {o.id for o in origin})),), record)
            return self._tell(at, first, chains, record, continuing=True)
        relays = (*(related(s, "published") for s in speaker.relayed_by), *self._relays_between(speaker.last + 1, until or first))
        origin = self._origin_between(speaker.last + 1, first)
        chains = tuple((*origin, related(source, "published" if origin else record.relation), *relays) for source in speaker.sources)
        if nested and self.found and not self.found[-1].is_own:
            outer = self.found[-1].chains[0] if self.found[-1].chains else ()
            chains = tuple((*chain, *(s for s in outer if s.id not in {c.id for c in chain})) for chain in chains)
        chains = tuple(self._with_remembered_relays(chain) for chain in chains)
        return self._tell(at, first, chains, record, aliases=speaker.aliases | names_behind(self.window, speaker, until if until is not None else first))

    def _with_remembered_relays(self, chain: Chain) -> Chain:
        """A source named again by its kind keeps who relayed it before (مصدر عسكري لسانا ... وأضاف المصدر العسكري)."""
        if len(chain) == 1:
            for cited in self.memory.last:
                if len(cited) > 1 and cited[0].id == chain[0].id and kind_of(chain[0].id) == "generic":
                    return cited
        return chain

    def _tell(self, at: int, first: int, chains: tuple[Chain, ...], record: SayingRecord | CitingRecord, *, continuing: bool = False, aliases: frozenset[str] = frozenset()) -> int:
        chains = tuple(dict.fromkeys(tuple(self.memory.in_full(source) for source in chain) for chain in chains))
        if self.found and self.found[-1].rule in ("ar/speech/according-to", "ar/speech/quoting") and self.found[-1].at < self.found[-1].first <= at and self._is_bare(self.found[-1].first, at):
            before = self.found.pop()  # وبحسب رويترز، قال التلفزيون: one telling
            chains = tuple(joined(chain, before.chains[0], relays=before.rule.endswith("quoting")) for chain in chains)
        if continuing:
            chains = tuple((related(chain[0], record.relation), *chain[1:]) for chain in chains if chain)
            self.memory.last = chains
        else:
            self.memory.add(chains, aliases)
        self.found.append(Piece(at=at, first=first, chains=chains, rule=f"ar/speech/{record.name}", is_continuing=continuing, is_own=not chains))
        return max(first, at + 1)

    def _is_relayed(self, verb: int, limit: int, record: SayingRecord) -> bool:
        """Whether the origin is named before what is told begins: علمت الوكالة من مصدر أن, not علم المرصد أن قوة من الجيش."""
        return next((self.window.tokens[p].form in _folded(record.opens) for p in range(verb + 1, limit) if self.window.tokens[p].form in _folded(record.opens) or self.window.is_word(p, "openers")), False)

    def _relayed(self, verb: int, limit: int, record: SayingRecord) -> int | None:
        """نقلت X عن Y أن: the origin is Y, X relays."""
        window = self.window
        about = next((p for p in range(verb + 1, limit) if window.tokens[p].form in _folded(record.opens)), None)
        if about is None:
            return None
        opener = self._opener(about, limit, record) or self._limit(about)
        origin = read_speaker(window, about + 1, opener)
        if origin is None or not (origin.sources or origin.reference):
            return None
        relay = read_speaker(window, verb + 1, about)
        relay = relay if relay is not None else self._subject_before(verb)[0] or self._medium_before(verb)
        first = max(origin.last + 1, verb + 1)
        relays = tuple(related(s, "published") for s in relay.sources) if relay is not None else ()
        if relay is not None and relay.reference is not None:
            relays = tuple(related(chain[0], "published") for chain in self.memory.meant_by(relay.reference)[:1])
        if origin.reference is not None:
            return self._tell(verb, first, self.memory.meant_by(origin.reference), record, continuing=True)
        return self._tell(verb, first, tuple((related(s, record.relation), *relays) for s in origin.sources), record, aliases=origin.aliases)

    def _medium_before(self, verb: int) -> Speaker | None:
        """The medium cited last, which a verb of relaying without a subject goes on from: ونقلت عن مصدر."""
        medium = self.memory.last[0][-1] if self.memory.last and self._continues(verb) else None
        is_medium = medium is not None and (kind_of(medium.id) in MEDIA_KINDS or medium.rule == "ar/speech/body")
        return Speaker(last=verb, sources=(medium,)) if medium is not None and is_medium else None

    def _quoted_before(self, verb: int, limit: int, record: SayingRecord) -> int | None:
        """«...»، قال X: the quotation stands before the verb."""
        window = self.window
        close = verb - 1
        while close > 0 and window.tokens[close].form in ("،", ","):
            close -= 1
        if close < 3 or window.tokens[close].kind != "quote":
            return None
        opening = next((p for p in range(close - 1, -1, -1) if window.tokens[p].kind == "quote"), None)
        speaker = read_speaker(window, verb + 1, limit)
        if opening is None or speaker is None or not speaker.sources:
            return None
        self.memory.add(tuple((related(s, record.relation),) for s in speaker.sources), speaker.aliases)
        self.found.append(Piece(at=opening, first=opening, last=close, chains=self.memory.last, rule=f"ar/speech/{record.name}"))
        return speaker.last + 1

    def _limit(self, verb: int) -> int:
        """Where the phrase that belongs to a verb of saying must have ended: a stop, or another verb of saying that starts a clause."""
        window = self.window
        for position in range(verb + 1, min(self.end, verb + LONGEST_WINDOW)):
            token = window.tokens[position]
            if token.form in _BREAKS and not self._in_abbreviation(position):
                return position
            if position > verb + 1 and token.form.startswith("و") and token.form[1:] in window.words.saying and token.form not in _CALLED:
                return position
        return min(self.end, verb + LONGEST_WINDOW)

    def _in_abbreviation(self, position: int) -> bool:
        """Whether a dot stands between single letters: د.ب.أ, ا.ف.ب."""
        if self.window.tokens[position].form != "." or not 0 < position < self.end - 1:
            return False
        before, dot, after = self.window.tokens[position - 1 : position + 2]
        return len(before.form) == 1 and before.end == dot.start and (len(after.form) == 1 or dot.end < after.start and len(after.form) != 1 and after.kind != "word")

    def _opener(self, after: int, limit: int, record: SayingRecord) -> int | None:
        """The token that opens what is told: أن, a colon, a long quotation, or a word that this verb takes."""
        window, opens = self.window, _folded(record.opens)
        for position in range(after + 1, limit):
            token = window.tokens[position]
            if token.form == ":" or window.is_word(position, "openers"):
                return position
            if token.kind == "quote" and (self._is_long_quotation(position) or self._quotes_an_act(position)):
                return position
            if token.form in opens and window.tokens[position - 1].form not in _NOT_OPENED_AFTER:
                return position
            if "ب" in opens and token.form.startswith(("ب", "وب")) and (position in window.triggers or window.is_word(position, "results")):
                return position
            if record.bare and (position in window.triggers or window.is_word(position, "results")) and not self._in_match(position):
                return None
        return None

    def _in_match(self, position: int) -> bool:
        """Whether a token lies inside the name of a source or an actor (وكالة أنباء, قيادة عمليات)."""
        return any(f.first < position <= f.last for table in (self.window.sources, self.window.actors) for f in table.values())

    def _is_long_quotation(self, position: int) -> bool:
        mark = self.window.text[self.window.tokens[position].start]
        straight = sum(t.kind == "quote" for t in self.window.tokens[:position])
        if mark in "”»" or (mark not in "“«" and straight % 2 == 1):
            return False
        for close in range(position + 1, min(position + 7, self.end)):
            if self.window.tokens[close].kind == "quote":
                return False
        return position + 4 < self.end

    def _quotes_an_act(self, position: int) -> bool:
        """Whether a quotation opens with an act, however short it is: «قتل ثلاثة», not «أنصار الوادي»."""
        first = position + 1
        if self.window.text[self.window.tokens[position].start] in "”»" or first + 2 >= self.end or first not in self.window.triggers or self._in_match(first):
            return False
        return first not in self.window.sources and first not in self.window.actors and all(token.kind != "quote" for token in self.window.tokens[first : first + 3])

    def _named_again(self, first: int, end: int) -> tuple[tuple[Chain, ...], int] | None:
        position = first
        while position < end and (self.window.tokens[position].kind == "quote" or self.window.is_word(position, "adverbs")):
            position += 1
        reached: list[str] = []
        head = self.window.head(position) if position < end else None
        if head is not None and head[0].role in ("rank", "person"):
            position = head[1] + 1
        while position < end and self.window.tokens[position].kind == "word" and (self.window.tokens[position].form == "علي" or not self.window.is_word(position, "stops")) and len(reached) < 5:
            if reached and (self.window.is_word(position, "adverbs") or not self.memory.named([self.window.tokens[position].form])):
                break
            reached.append(self.window.tokens[position].form)
            position += 1
        chains = self.memory.named(reached) if reached else ()
        return (chains, position - 1) if chains else None

    def _calling_again(self, first: int, speaker: Speaker) -> tuple[tuple[Chain, ...], int] | None:
        """Who was cited by a calling and is named again by it alone: متطوع في الدفاع المدني ... وأوضح المتطوع."""
        form = bare_form(self.window.tokens[speaker.last].form)
        if not form.startswith("ال") or speaker.reference is not None or not self._only_adverbs(first, speaker.last):
            return None
        chains = self.memory.named([form])
        return (chains, speaker.last) if chains else None

    def _continues(self, verb: int) -> bool:
        """Whether a verb without a subject goes on from who spoke before: وأضاف, or at the start of a sentence or quotation."""
        form = self.window.tokens[verb].form
        return verb == 0 or self.window.tokens[verb - 1].kind == "quote" or self.window.tokens[verb - 1].form in _BUT or form[0] in "وف" and form not in self.window.words.saying

    def _named_earlier(self, verb: int) -> Speaker | None:
        """The source that is the subject of the sentence so far: مصادر محلية كانت استبقت البيان، وقالت إن."""
        if any(not piece.is_own for piece in self.found):
            return None
        first = self.found[-1].first + 1 if self.found else 0
        for position in range(first, min(verb, first + 4)):
            if self._in_match(position) or position not in self.window.sources:
                continue
            if position and self.window.is_word(position - 1, "stops"):
                continue
            return read_speaker(self.window, position, verb)
        return None

    def _subject_before(self, verb: int) -> tuple[Speaker | None, bool]:
        """The speaker who stands before the verb in its clause, and whether that clause is itself told by someone."""
        window = self.window
        if window.tokens[verb].form[0] == "و" and window.tokens[verb].form not in window.words.saying:
            return None, False
        starts, first = [], verb
        for position in range(verb - 1, max(-1, verb - LONGEST_CITED - 6), -1):
            token = window.tokens[position]
            if position in window.triggers and not self._in_match(position) or token.form in window.words.saying and token.form not in window.words.heads:
                break
            if token.form in _BREAKS or token.form == ":" or window.is_word(position, "openers") or token.form in ("حيث", "فيما", "بينما", "وان", "وانه", "لكن", "ولكن"):
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
            while start < verb and window.tokens[start].form in _WAS:
                start += 1
            if start >= verb or not self._may_be_subject(start):
                continue
            speaker = read_speaker(window, start, verb)
            if speaker is None:
                again = self._named_again(start, verb)
                speaker = Speaker(last=again[1], sources=(again[0][0][0],)) if again is not None else None
            if speaker is not None:
                inside = bool(self.found) and self.found[-1].first < start and self.found[-1].last is None and not self.found[-1].is_own
                return speaker, inside
        return None, False

    def _may_be_subject(self, start: int) -> bool:
        """A subject does not stand after a preposition (في وكالة ... أعلن)."""
        form = self.window.tokens[start].form
        return not self.window.is_word(start, "stops") and not (form[:1] in "بل" and start in self.window.sources and self.window.sources[start].prefix)

    def _only_adverbs(self, first: int, end: int) -> bool:
        position = first
        if any(self.window.tokens[p].form in _ONE_OF for p in range(first, min(first + 2, end - 1))):
            return False  # ويقول أحد الصيادين: somebody new
        while position < end:
            token = self.window.tokens[position]
            after = self.window.word_end(position, "adverbs")
            if after is not None:
                position = after + 1
            elif token.kind in ("mark", "quote", "number") or self.window.is_word(position, "stops") or self.window.is_word(position - 1, "stops"):
                position += 1
            elif self.window.head(position) is not None and self.window.head(position)[0].role == "carrier":  # type: ignore[index]
                position += 1
            else:
                return False
        return True

    def _tells_something(self, first: int, limit: int) -> bool:
        """Whether an act or a result follows at once, as it must when nothing opens what is told."""
        window, near = self.window, range(first, min(limit, first + 3))
        return any(p in window.triggers or window.is_word(p, "results") for p in range(first, min(limit, first + 8))) or any(window.is_word(p, "takes-up") for p in near)

    def _relays_between(self, first: int, end: int) -> Chain:
        """Agencies and outlets to which it was said: قال مصدر لوكالة X."""
        relays: list[Source] = []
        for position in range(first, end):
            found = self.window.sources.get(position)
            named = medium_spoken_to(self.window, position, end) if found is None or found.prefix != "ل" and found.last == position else None
            if named is not None and named.id not in {relay.id for relay in relays}:
                relays.append(related(named, "published"))
            elif found is not None and found.last < end and kind_of(found.entries[0].id) in MEDIA_KINDS and found.entries[0].id not in (*self.window.own.ids, *(relay.id for relay in relays)):
                relays.append(Source(id=found.entries[0].id, name=self.window.text[found.start : found.end], relation="published", span=(found.start, found.end), rule=found.entries[0].rule))
        return tuple(relays[:2])

    def _origin_between(self, first: int, end: int) -> Chain:
        """قالت وكالة X نقلا عن Y إن: Y."""
        for position in range(first, end):
            citing = self._citing(position)
            if citing is not None and citing[0].relays:
                origin = read_speaker(self.window, citing[1] + 1, end)
                if origin is not None:
                    return origin.sources[:1]
        return ()

    # -- prepositional citing ----------------------------------------------------------------------------------------------------

    def _cited(self, at: int, last: int, record: CitingRecord) -> int | None:
        window, position = self.window, last + 1
        if position < self.end and window.tokens[position].form in ("ما", "لما"):
            position += 1
        has_verb, relaying = False, False
        if position < self.end:
            for stem in stems(window.tokens[position].form):
                for candidate in window.words.saying.get(stem, ()) + window.words.saying.get(stem[:-1] if stem.endswith("ه") else "", ()):
                    if not candidate.needs or window.tokens[at].form.lstrip("و") not in _LIKE:
                        has_verb, relaying = True, candidate.relays
        needs_verb = window.tokens[at].form.lstrip("و") in _LIKE or window.tokens[last].form == "ما"
        if needs_verb and (not has_verb or at and window.tokens[at - 1].form in _ANSWERING):
            return None
        position += has_verb
        limit = self._cited_limit(position)
        if relaying:
            about = next((p for p in range(position, limit) if window.tokens[p].form == "عن"), None)
            if about is not None:
                return self._place(at, self._chain_of(read_speaker(window, about + 1, limit), read_speaker(window, position, about), record), limit, record)
        again = self._named_again(position, limit) if has_verb or record.name == "according-to" else None
        speaker = read_speaker(window, position, limit)
        if speaker is None and again is None:
            return None
        if speaker is None and again is not None:
            return self._place(at, again[0], again[1] + 1, record, continuing=True)
        assert speaker is not None
        had_from = self._had_from(speaker, limit)
        if had_from is not None:
            speaker = had_from  # معلومات حصلت عليها الوكالة من مصادر طبية
        if speaker.is_own:
            if not self.found:
                self.memory.last = ()
            return speaker.last + 1
        if speaker.reference is not None:
            return self._place(at, self.memory.meant_by(speaker.reference), speaker.last + 1, record, continuing=True)
        origin = self._origin_between(speaker.last + 1, limit)
        relays = tuple(r for r in (*(related(s, "published") for s in speaker.relayed_by), *self._relays_between(speaker.last + 1, limit)) if r.id not in {s.id for s in speaker.sources})
        aliases = speaker.aliases | names_behind(window, speaker, limit)
        return self._place(at, tuple((*origin, related(s, record.relation), *relays) for s in speaker.sources), limit if origin else speaker.last + 1, record, aliases=aliases)

    def _had_from(self, speaker: Speaker, limit: int) -> Speaker | None:
        """From whom a medium has what it tells, named behind it."""
        is_medium = speaker.is_own or bool(speaker.sources) and kind_of(speaker.sources[0].id) in MEDIA_KINDS
        if not is_medium or speaker.last + 2 >= limit or self.window.tokens[speaker.last + 1].form != "من":
            return None
        origin = read_speaker(self.window, speaker.last + 2, limit)
        return msgspec.structs.replace(origin, relayed_by=speaker.sources[:1]) if origin is not None and origin.sources else None

    def _chain_of(self, origin: Speaker | None, relay: Speaker | None, record: CitingRecord) -> tuple[Chain, ...]:
        relays = tuple(related(s, "published") for s in relay.sources) if relay is not None else ()
        if origin is None or not origin.sources:
            return tuple((s,) for s in relays)
        return tuple((related(s, record.relation), *relays) for s in origin.sources)

    def _cited_limit(self, first: int) -> int:
        window = self.window
        for position in range(first, min(self.end, first + LONGEST_CITED)):
            token = window.tokens[position]
            if token.form in _BREAKS and not self._in_abbreviation(position) or token.form in ("،", ",", ":") or window.is_word(position, "openers"):
                return position
        return min(self.end, first + LONGEST_CITED)

    def _place(self, at: int, chains: tuple[Chain, ...], after: int, record: CitingRecord, *, continuing: bool = False, aliases: frozenset[str] = frozenset()) -> int:
        """A citation told beside its content: before it at the start of a clause, after it elsewhere."""
        if not chains:
            return after
        rule = f"ar/speech/{record.name}"
        open_piece = self.found[-1] if self.found and self.found[-1].last is None and not self.found[-1].is_own else None
        if open_piece is not None and at > open_piece.first:
            together = tuple(joined(chain, chains[0], relays=record.relays) for chain in open_piece.chains)
            self.found[-1] = msgspec.structs.replace(open_piece, chains=together)
            self.memory.add(together, aliases)
            return after
        if not continuing:
            self.memory.add(chains, aliases)
        else:
            self.memory.last = chains
        start = self._content_start(at)
        if start >= at and not any(t.kind == "word" for t in self.window.tokens[after:]):
            self.behind = (chains, record)
            return after
        first = after if start >= at else start
        self.found.append(Piece(at=at, first=first, chains=chains, rule=rule, is_continuing=continuing))
        return after

    def _is_bare(self, first: int, end: int) -> bool:
        return not any(t.kind in ("word", "number") for t in self.window.tokens[first:end])

    def _content_start(self, at: int) -> int:
        """The first token that a citation in the middle or at the end of a sentence covers; `at` if it opens the sentence."""
        begins = [p.last + 1 for p in self.found if p.last is not None] + [p.first for p in self.found if p.is_own and p.last is None]
        start = max(begins, default=0)
        if all(t.kind != "word" or self.window.is_word(n, "adverbs") or t.form in _WAS for n, t in enumerate(self.window.tokens[start:at], start)):
            return at
        return start

    def _opens_a_line(self) -> bool:
        return self.window.text[: self.sentence.start].rstrip(" ").endswith("\n")

    # -- labels ------------------------------------------------------------------------------------------------------------------

    def _label(self) -> Piece | None:
        """المرصد: مقتل اثنين, a headline that opens with its source."""
        colon = next((p for p, t in enumerate(self.window.tokens[:8]) if t.form == ":"), None)
        if colon is None or colon == 0 or not (self.sentence.is_heading or self.sentence.index == 0 or self._opens_a_line()):
            return None
        if any(t.form in self.window.words.saying or p in self.window.triggers for p, t in enumerate(self.window.tokens[:colon])):
            return None
        speaker = read_speaker(self.window, 0, colon)
        if speaker is None or not speaker.sources or speaker.sources[0].rule in ("ar/speech/person", "ar/speech/state") or speaker.sources[0].rule == "ar/speech/body" and not self._is_body_label(speaker, colon):
            return None
        if not (self.sentence.is_heading or self.sentence.index == 0) and (speaker.last < colon - 1 or kind_of(speaker.sources[0].id) not in ("monitor", "responders", "agency", "official")):
            return None
        chains: tuple[Chain, ...] = tuple((s,) for s in speaker.sources)
        self.memory.add(chains, speaker.aliases)
        return Piece(at=0, first=colon + 1, chains=chains, rule="ar/speech/label")

    def _is_body_label(self, speaker: Speaker, colon: int) -> bool:
        """Whether a body that no table knows is all that stands before the colon of a headline, and an act behind it: شبكة أطباء الوادي: مقتل اثنين."""
        return speaker.last >= colon - 2 and self._tells_something(colon + 1, self.end)


def _opens(form: str) -> bool:
    """Whether words of citing, or of the outlet's own voice, may begin with this word."""
    words = load_speech()
    if all(table.keys().isdisjoint(stems_of(form)) for table in (words.words["own-voice"], words.citing, words.saying)):
        return False
    return any(stem in words.words["own-voice"] or stem in words.citing or stem in words.saying for stem in stems(form))


OPENS = Remembered(_opens)


@lru_cache(maxsize=256)
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(folded(word) for word in words)
