"""Stretches of a sentence with their chains of telling, before they are cut against each other, and how two chains are joined.

In and out: `Chain`s of sources, origin first.
"""

from __future__ import annotations

import msgspec

from riwaya.extract.speech.memory import Chain
from riwaya.extract.speech.speaker import MEDIUM
from riwaya.extract.speech.window import MEDIA_KINDS, kind_of
from riwaya.model import Source


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """Tellings before they are cut against each other: `first` is the first token told, `at` where the words of citing begin."""

    at: int
    first: int
    chains: tuple[Chain, ...]
    rule: str
    is_continuing: bool = False
    is_own: bool = False
    last: int | None = None


def related(source: Source, relation: str) -> Source:
    return source if source.relation == relation else msgspec.structs.replace(source, relation=relation)


def joined(chain: Chain, other: Chain, *, relays: bool) -> Chain:
    """A chain with who else is cited for the same content: media relayed it, anyone else is where they have it from."""
    known = {source.id for source in chain}
    fresh = tuple(source for source in other if source.id not in known)
    if not relays and fresh and all(_is_medium(source) for source in fresh):
        return (*chain, *(related(source, "published") for source in fresh))
    return (*fresh, *chain)


def _is_medium(source: Source) -> bool:
    return kind_of(source.id) in MEDIA_KINDS or source.rule == MEDIUM or source.id in ("media_reports", "local_media")
