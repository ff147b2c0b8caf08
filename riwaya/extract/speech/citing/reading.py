"""What is known while one sentence is read, and how a speaker becomes a piece of it.

In: a `Speaker` or the chains that are meant, and the first token told. Out: a `Piece` added to the reading, and the chains to the memory.
"""

from __future__ import annotations

from riwaya.extract.speech.citing.between import origin_between, relays_between
from riwaya.extract.speech.citing.clauses import is_bare
from riwaya.extract.speech.memory import Chain, Memory
from riwaya.extract.speech.pieces import Piece, joined, related
from riwaya.extract.speech.speaker import Speaker
from riwaya.extract.speech.title_names import names_behind
from riwaya.extract.speech.window import Window, kind_of
from riwaya.lexicon.arabic.speech_records import CitingRecord, SayingRecord
from riwaya.model import Sentence

THE_SOURCE = "the-source"


class Reading:
    """One sentence while it is read: its window, the memory of the report, the pieces found so far, and a citation that stands alone (`behind`)."""

    def __init__(self, window: Window, sentence: Sentence, memory: Memory) -> None:
        self.window, self.sentence, self.memory = window, sentence, memory
        self.end = len(window.tokens)
        self.found: list[Piece] = []
        self.behind: tuple[tuple[Chain, ...], CitingRecord] | None = None


def speak(reading: Reading, at: int, first: int, speaker: Speaker, record: SayingRecord | CitingRecord, *, nested: bool = False, until: int | None = None) -> int:
    """Add what a speaker tells from `first` on; where reading goes on."""
    window = reading.window
    rule = f"ar/speech/{record.name}"
    if speaker.is_own:
        origin = origin_between(window, speaker.last + 1, first)
        if origin:
            return tell(reading, at, first, (origin,), record)  # قال مراسلنا نقلا عن مصادر طبية إن
        reading.memory.last = ()
        reading.found.append(Piece(at=at, first=first, chains=(), rule=rule, is_own=True))
        return first
    if speaker.reference is not None:
        chains = reading.memory.meant_by(speaker.reference)
        if speaker.sources:
            chains = _of_its_body(chains, speaker)
        if not chains and speaker.reference.name == THE_SOURCE:
            source = window.source("informed_sources", speaker.last, speaker.last, rule)
            return tell(reading, at, first, ((source,),), record)
        origin = origin_between(window, speaker.last + 1, first)
        relays = relays_between(window, speaker.last + 1, until or first)
        if relays and chains and not origin:
            return tell(reading, at, first, tuple((*chain, *(r for r in relays if r.id not in {s.id for s in chain})) for chain in chains), record)
        if origin and chains:
            return tell(reading, at, first, ((*origin, *(related(s, "published") for s in chains[0] if s.id not in {o.id for o in origin})),), record)
        return tell(reading, at, first, chains, record, continuing=True)
    relays = (*(related(s, "published") for s in speaker.relayed_by), *relays_between(window, speaker.last + 1, until or first))
    origin = origin_between(window, speaker.last + 1, first)
    chains = tuple((*origin, related(source, "published" if origin else record.relation), *(r for r in relays if r.id != source.id)) for source in speaker.sources)
    if nested and reading.found and not reading.found[-1].is_own:
        outer = reading.found[-1].chains[0] if reading.found[-1].chains else ()
        chains = tuple((*chain, *(s for s in outer if s.id not in {c.id for c in chain})) for chain in chains)
    chains = tuple(with_remembered_relays(reading, chain) for chain in chains)
    return tell(reading, at, first, chains, record, aliases=speaker.aliases | names_behind(window, speaker, until if until is not None else first))


def _of_its_body(chains: tuple[Chain, ...], speaker: Speaker) -> tuple[Chain, ...]:
    """Who is meant by مصدر في الخلية: the body that was cited before, else a nameless source."""
    bodies = tuple(chain for chain in chains if kind_of(chain[0].id) != "generic")
    return bodies or tuple((source,) for source in speaker.sources)


def with_remembered_relays(reading: Reading, chain: Chain) -> Chain:
    """A source named again by its kind keeps who relayed it before (مصدر عسكري لسانا ... وأضاف المصدر العسكري)."""
    if len(chain) == 1:
        for cited in reading.memory.last:
            if len(cited) > 1 and cited[0].id == chain[0].id and kind_of(chain[0].id) == "generic":
                return cited
    return chain


def tell(reading: Reading, at: int, first: int, chains: tuple[Chain, ...], record: SayingRecord | CitingRecord, *, continuing: bool = False, aliases: frozenset[str] = frozenset()) -> int:
    """Add what the chains tell from `first` on; `continuing` says that they were cited before."""
    chains = tuple(dict.fromkeys(tuple(reading.memory.in_full(source) for source in chain) for chain in chains))
    if reading.found and reading.found[-1].rule in ("ar/speech/according-to", "ar/speech/quoting") and reading.found[-1].at < reading.found[-1].first <= at and is_bare(reading.window, reading.found[-1].first, at):
        before = reading.found.pop()  # وبحسب رويترز، قال التلفزيون: one telling; بحسب مراسلنا adds nobody
        chains = tuple(joined(chain, before.chains[0], relays=before.rule.endswith("quoting")) for chain in chains) if before.chains else chains
    if continuing:
        chains = tuple((related(chain[0], record.relation), *chain[1:]) for chain in chains if chain)
        reading.memory.last = chains
    else:
        reading.memory.add(chains, aliases)
    reading.found.append(Piece(at=at, first=first, chains=chains, rule=f"ar/speech/{record.name}", is_continuing=continuing, is_own=not chains))
    return max(first, at + 1)
