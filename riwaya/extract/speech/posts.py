"""Who signed a post that a report holds: ... لبلدة الجسر pic.twitter.com/abc. — الدفاع المدني السوري (@example) August 22, 2023.

In: all sentences of a report, page furniture among them, since the line that signs a post is furniture. Out: the source of each sentence of a post,
by the sentence's index; none for who is no body of the lexicon, and none where the outlet signs. The hashtag of who signed is no actor of his post.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.extract.speech.outlet_names import outlet_names
from riwaya.extract.speech.window import kind_of
from riwaya.extract.values import DASHES
from riwaya.lexicon import Found, Lexicon
from riwaya.model import Sentence, Source

_ACCOUNT = "(@"
_SIGNING = frozenset(("monitor", "responders", "official", "agency"))


def signed_posts(sentences: Sequence[Sentence], text: str, lexicon: Lexicon, outlet: str | None) -> dict[int, Source]:
    """Who tells the sentences right before a signature, as far as their paragraph reaches."""
    signed: dict[int, Source] = {}
    for position, line in enumerate(sentences):
        signer = _signer(line, text, lexicon) if position else None
        if signer is None or signer.id in outlet_names(outlet).ids:
            continue
        paragraph = sentences[position - 1].paragraph
        for sentence in reversed(sentences[:position]):
            if sentence.is_masked or sentence.paragraph != paragraph:
                break
            signed[sentence.index] = signer
    return signed


def without_signature(matches: Sequence[Found], signer: Source | None, text: str) -> tuple[Found, ...]:
    """The matches of a sentence of a post without the hashtag by which who signed it names himself (... إصابات أخرى.#الخوذ_البيضاء): no side of what it tells."""
    return tuple(found for found in matches if signer is None or found.entries[0].id != signer.id or "#" not in text[max(0, found.start - 1) : found.start + 1])


def _signer(line: Sentence, text: str, lexicon: Lexicon) -> Source | None:
    """The body that a line signs for: it stands between the dash and the name of its account."""
    if not line.tokens or line.tokens[0].form not in DASHES or _ACCOUNT not in text[line.start : line.end]:
        return None
    found = next((found for found in lexicon.find(line.tokens, text) if found.table == "source" and found.first == 1), None)
    if found is None or kind_of(found.entries[0].id) not in _SIGNING or not text[found.end : line.end].lstrip().startswith(_ACCOUNT):
        return None  # المرصد سامر 80 (@...): somebody else who calls himself so
    return Source(id=found.entries[0].id, name=text[found.start : found.end], relation="published", span=(found.start, found.end), rule="ar/speech/signed-post")
