"""Who holds which figure of an incident: the speaker in whose words it stands, and of those who relay others nobody twice.

In: the `Told` frames of one incident. Out: its chains of telling in order, each with the frames that it tells and the figures that are its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from riwaya.extract.as_before import Figure, figure_of
from riwaya.extract.counting.result_words import HARMED
from riwaya.extract.gathering.told import Told
from riwaya.extract.values import CountFound, Telling

Chain = tuple[str, ...]


def chains_of(incident: Iterable[Told]) -> dict[Chain, list[Told]]:
    """The frames of an incident by the chain that tells them; the empty chain is the outlet's."""
    chains: dict[Chain, list[Told]] = {}
    for told in incident:
        for telling, share in _shares(told):
            chains.setdefault(tuple(source.id for source in telling.chain) if telling else (), []).append(share)
    if len(chains) > 1 and all(t.is_heading and not t.parts and not t.frame.counts for t in chains.get((), [])):
        # a headline that tells nothing of its own is no account beside the one that it heads
        for told in chains.pop((), []):
            next(iter(chains.values())).append(told)
    for chain, group in chains.items():
        origins = [t for other, told in chains.items() if len(other) > len(chain) and other[len(other) - len(chain) :] == chain for t in told]
        if origins:
            chains[chain] = _without_repeats(group, origins, is_own=not chain)
    return chains


def _shares(told: Told) -> Iterator[tuple[Telling | None, Told]]:
    """A frame as each of its speakers tells it; of two who say the same the first holds the figures. What stands in the words of others within it is theirs."""
    speakers = told.frame.speakers or (None,)
    others = {id(count): teller for count in told.frame.counts if (teller := _other_teller(count, told)) is not speakers[0]}
    for turn, telling in enumerate(speakers):
        yield telling, _with((count for count in told.frame.counts if not turn and id(count) not in others), told)
    for teller in dict.fromkeys(others.values()):
        share = _with((count for count in told.frame.counts if id(count) in others and others[id(count)] is teller), told)
        # وفيما نفى الجيش القصف، أكد الأهالي مقتل ثلاثة: what he thinks of the act is not what they do
        frame = msgspec.structs.replace(share.frame, telling=teller, speakers=(teller,) if teller else (), stance=None)
        yield teller, msgspec.structs.replace(share, frame=frame)


def _other_teller(count: CountFound, told: Told) -> Telling | None:
    """In whose words a figure stands: the frame's first speaker where it stands in those of any of them, who else tells its words, or nobody but the outlet.

    وفي حين قال الجيش إن الهجوم لم يوقع ضحايا، قال مسعفون إن ثلاثة قتلوا; قتل مئات منذ بدء الحملة، ويقول الجيش إنه ...
    """
    speakers, tellings = told.frame.speakers, told.frame.marks.tellings
    first = speakers[0] if speakers else None
    if first is None or not _weighs(count) or not all(telling in tellings for telling in speakers):
        return first
    covering = [t for t in tellings if any(t.first <= position <= t.last for position in (count.first, count.last))]
    if covering:
        return first if any(t in speakers for t in covering) else covering[0]
    # قال ابن عمه: who is cited is nobody counted
    is_of_a_name = any(source.span[0] <= count.span[0] < told.frame.sentence.tokens[t.first].start for t in speakers for source in t.chain)
    return first if is_of_a_name else None


def _weighs(count: CountFound) -> bool:
    """Whether a figure is worth a teller of its own: dead or wounded, or more than one; not a few, nor a single thing."""
    return count.quantity.min is not None and (count.measure in HARMED or count.quantity.min > 1)


def _without_repeats(own: list[Told], cited: list[Told], *, is_own: bool) -> list[Told]:
    """Frames of who relays others, without the figures that those give: of the outlet its headline and lead, of a medium that is cited all."""
    lead = min((t.frame.sentence.paragraph for t in own if not t.frame.sentence.is_heading), default=-1)
    last = max(t.frame.sentence.index for t in cited)
    opening = {id(t) for t in own if not is_own or t.frame.sentence.is_heading or t.frame.sentence.paragraph == lead and t.frame.sentence.index < last}
    held = _figures(cited) - _figures(t for t in own if id(t) not in opening)
    return [_with((c for c in t.frame.counts if figure_of(c) not in held), t) if id(t) in opening else t for t in own]


def _figures(told: Iterable[Told]) -> set[Figure]:
    return {figure_of(count) for t in told for count in t.frame.counts}


def _with(counts: Iterable[CountFound], told: Told) -> Told:
    """The frame with no other figures than these."""
    kept = tuple(counts)
    return told if kept == told.frame.counts else msgspec.structs.replace(told, frame=msgspec.structs.replace(told.frame, counts=kept))
