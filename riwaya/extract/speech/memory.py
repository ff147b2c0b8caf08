"""What one report has cited so far: chains of telling in order, and what المصدر, الوكالة or a name alone refers back to."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.speech.outlet_names import BARE_MONITOR
from riwaya.extract.speech.personal_names import name_parts
from riwaya.extract.speech.speaker import MEDIUM
from riwaya.extract.speech.window import MEDIA_KINDS, Window, kind_of, stems
from riwaya.lexicon.arabic.speech_records import ReferenceRecord
from riwaya.model import Source

Chain = tuple[Source, ...]
REMEMBERED = 24
POLICE = "police"
NAMELESS = "ar/speech/qualifier"  # مصدر في قوات البيشمركة is cited by the group, and is المصدر still
_ISSUING = ("actor", "official", "monitor", "responders")


def _is_medium(source: Source) -> bool:
    return kind_of(source.id) in MEDIA_KINDS or source.rule == MEDIUM


class Cited(msgspec.Struct, frozen=True):
    """A chain that was cited, with the words by which its person may be named again."""

    chain: Chain
    aliases: frozenset[str]


class Memory:
    """What one report has cited so far, the latest last, and the sentences that were `read`."""

    def __init__(self) -> None:
        self.cited: list[Cited] = []
        self.last: tuple[Chain, ...] = ()
        self.read: list[Window] = []

    def in_full(self, source: Source) -> Source:
        """A body named short (المرصد, المرصد الأورومتوسطي, الشرطة) by the whole name under which it was cited before."""
        if source.id == POLICE:
            whole = {known.id for cited in self.cited for known in cited.chain if known.id.endswith(f"_{POLICE}")}
            return msgspec.structs.replace(source, id=whole.pop()) if len(whole) == 1 else source
        short = source.name if source.name == BARE_MONITOR else source.id.removeprefix("name:") if source.id.startswith("name:") else ""
        if short:
            for cited in reversed(self.cited):
                for known in cited.chain:
                    if known.id.startswith(f"name:{short} ") or " " in short and (known.name.startswith(f"{short} ") or known.id.startswith("name:") and known.id.endswith(f" {short}")):
                        return msgspec.structs.replace(source, id=known.id)
        return source

    def add(self, chains: tuple[Chain, ...], aliases: frozenset[str]) -> None:
        self.cited.extend(Cited(chain, aliases) for chain in chains)
        del self.cited[:-REMEMBERED]
        self.last = chains

    def meant_by(self, reference: ReferenceRecord) -> tuple[Chain, ...]:
        """The chains that a definite noun refers back to."""
        if not reference.kinds:
            return self._issuer() if reference.is_issued else self.last
        for cited in reversed(self.cited):
            # an observatory is named again as المرصد, never as المنظمة or الشبكة
            if any((kind_of(source.id) in reference.kinds or source.rule == NAMELESS and "generic" in reference.kinds) and not ("actor" in reference.kinds and source.name.startswith(BARE_MONITOR)) for source in cited.chain):
                return self.last if cited.chain in self.last else (cited.chain,)
        return () if "actor" in reference.kinds else self.last

    def _issuer(self) -> tuple[Chain, ...]:
        """Whose statement is meant: the last who was cited, or who was before him where he is a medium and nothing else (... وفق وكالة كذا. وأوضح البيان)."""
        if not self.last or not all(_is_medium(chain[0]) for chain in self.last):
            return self.last
        return next(((cited.chain,) for cited in reversed(self.cited) if kind_of(cited.chain[0].id) in _ISSUING), self.last)

    def named(self, words: Sequence[str]) -> tuple[Chain, ...]:
        """The chain of a person named before, by one of their names."""
        parts = [{part for stem in stems(word) for part in name_parts(stem)} for word in words]
        for cited in reversed(self.cited):
            if cited.aliases and all(part & cited.aliases for part in parts):
                return (cited.chain,)
        return ()
