"""Who says what: for each sentence of a report the stretches that someone cited tells, with the chain of telling.

In: the sentences of one report in order, with their lexicon matches. Out: for each sentence its `Telling`s; tokens outside all of them
are the outlet's own. The chain runs from the origin to who relayed it. What is carried from sentence to sentence: the last chain
(وأضاف), who can be meant by المصدر or الوكالة, persons named again by one name, and open quotations.
Reads resources/languages/ar/speech.yaml.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType

import msgspec

from riwaya.extract.speech.citations import read_citations
from riwaya.extract.speech.citing.announced import ANNOUNCED
from riwaya.extract.speech.citing.reading import Reading
from riwaya.extract.speech.memory import Chain, Memory
from riwaya.extract.speech.of_the_story import of_the_story as of_the_story
from riwaya.extract.speech.outlet_names import outlet_names
from riwaya.extract.speech.pieces import Piece, joined
from riwaya.extract.speech.posts import signed_posts as signed_posts
from riwaya.extract.speech.posts import without_signature as without_signature
from riwaya.extract.speech.sent_by import sentence_agency
from riwaya.extract.speech.speakers.at import READERS
from riwaya.extract.speech.window import MEDIA_KINDS, Window, kind_of, stems
from riwaya.extract.values import Telling
from riwaya.lexicon import Found
from riwaya.lexicon.arabic.speech_records import CitingRecord, load_speech
from riwaya.model import Sentence, Source

LONGEST_QUOTATION = 6
NOBODY: Mapping[int, Source] = MappingProxyType({})
IMPERSONAL = frozenset(("تم", "جري", "جرت"))
BULLETS = frozenset(("-", "–", "•", "*", "●", "▪", "◾", ")", "ـ"))


def read_speech(
    sentences: Sequence[Sentence], text: str, *, matches: Sequence[Sequence[Found]], outlet: str | None, actor_of: Callable[[Found], str] | None = None,
    signed: Mapping[int, Source] = NOBODY,
) -> tuple[tuple[Telling, ...], ...]:
    """The tellings of each sentence. `matches[i]` are the lexicon matches of sentence i; `actor_of` says which actor a match stands for
    where its form is ambiguous (by default the first entry), `signed` who signed the sentences of a post. Sentences of page furniture yield none."""
    words, own, memory = load_speech(), outlet_names(outlet), Memory()
    read: list[tuple[Telling, ...]] = []
    quotation: tuple[tuple[Chain, ...], int, int] | None = None
    listing: tuple[Telling, ...] = ()
    for sentence, found in zip(sentences, matches, strict=True):
        if sentence.is_masked:
            read.append(())
            continue
        window = Window.of(sentence, text, found, words, own, actor_of, READERS)
        reading = read_citations(window, sentence, memory)
        tellings = _sent_by(sentence_agency(window), _cut(reading.found, window)) if sentence.index <= 2 else _cut(reading.found, window)
        if reading.behind is not None and read:
            read[-1] = _told_behind(read[-1], sentences[len(read) - 1], *reading.behind)
        carried: tuple[Telling, ...] = ()
        if quotation is not None and _speaks_anew(reading, window):
            quotation = None
        if quotation is not None and quotation[2] == sentence.paragraph:
            carried = _carried(window, quotation[0], tellings)
            tellings = (*carried, *tellings)
        quotation = _open_quotation(window, tellings, sentence, quotation if carried else None, closes=partial(_closes_later, sentences, len(read), text))
        if not tellings and not reading.found and read and _goes_on(window):
            tellings = _reached(read[-1], sentences[len(read) - 1], sentence, window)
        if not tellings and sentence.index in signed:
            tellings = (Telling(first=0, last=len(sentence.tokens) - 1, chain=(signed[sentence.index],), rule=signed[sentence.index].rule),)
        listing = _listed(listing, tellings, sentence, window)
        if listing and not tellings and not reading.found:
            tellings = tuple(msgspec.structs.replace(t, first=0, last=len(window.tokens) - 1, rule="ar/speech/list", is_continuing=True) for t in listing)
        read.append(tellings)
    return tuple(read)


def _cut(pieces: list[Piece], window: Window) -> tuple[Telling, ...]:
    """Each piece runs to where the next one begins, or to the end of the sentence."""
    if not pieces:
        return ()
    tellings: list[Telling] = []
    ordered = sorted(pieces, key=lambda p: (p.at, p.first))
    for number, piece in enumerate(ordered):
        if piece.is_own or not piece.chains:
            continue
        following = next((p.at for p in ordered[number + 1 :] if p.at > piece.first), len(window.tokens))
        last = piece.last if piece.last is not None else following - 1
        first = min(piece.first, len(window.tokens) - 1)
        if last < first:
            continue
        tellings.extend(Telling(first=first, last=last, chain=chain, rule=piece.rule, is_continuing=piece.is_continuing) for chain in piece.chains)
    return tuple(sorted(tellings, key=lambda t: (t.first, t.last)))


def _sent_by(agency: Source | None, tellings: tuple[Telling, ...]) -> tuple[Telling, ...]:
    """The tellings of a sentence whose dateline names an agency, which relayed them: مقديشو – رويترز: قال شهود."""
    if agency is None:
        return tellings
    return tuple(msgspec.structs.replace(t, chain=(*t.chain, agency)) if agency.id not in {s.id for s in t.chain} else t for t in tellings)


def _goes_on(window: Window) -> bool:
    """كما قصفت المدفعية قرية ثانية, وأسفر القصف عن مقتل طفل: one more thing that who spoke before tells, or what came of it."""
    if window.tokens and window.is_word(0, "adding"):
        return True  # مضيفا أن ..., cut off by a full stop
    if len(window.tokens) < 2 or window.is_word(1, "openers"):
        return False
    came = window.forms[0] == "وقد"  # وقد أسفر القصف عن مقتل طفل
    return window.is_word(0, "goes-on") or window.forms[0].startswith("و") and window.is_word(came, "came-of-it") and not _is_another_act(window, came + 1)


def _is_another_act(window: Window, act: int) -> bool:
    """وأدى تفجير انتحاري إلى مقتل ثلاثة: an act that is told as new is not the one that somebody spoke of; التفجير, تفجير السيارة may be."""
    named, behind = (*window.forms[act : act + 2], "", "")[:2]
    return act in window.triggers and not named.startswith("ال") and not behind.startswith(("ال", "لل")) and act + 1 not in window.actors


def _listed(listing: tuple[Telling, ...], tellings: tuple[Telling, ...], sentence: Sentence, window: Window) -> tuple[Telling, ...]:
    """The tellings that hold for the items of a list: those of the sentence that heads it (أعلن المكتب حصيلة القصف:), as long as items follow."""
    if not window.tokens:
        return ()
    if window.tokens[-1].form == ":":
        return tuple(t for t in tellings if t.last >= len(window.tokens) - 2)
    is_item = window.tokens[0].form in BULLETS or window.tokens[0].kind == "number" and len(window.tokens) > 1 and window.tokens[1].form in BULLETS
    return listing if is_item else ()


def _reached(before: tuple[Telling, ...], told: Sentence, sentence: Sentence, window: Window) -> tuple[Telling, ...]:
    """What was cited to the end of the sentence before reaches over this one: of the same paragraph, or of the next where كما goes on."""
    if sentence.index - told.index > 1 or sentence.paragraph - told.paragraph > window.is_word(0, "goes-on"):
        return ()
    # وقتل اثنان، بحسب منظمة. كما ...: who is named within what he tells told that alone
    reaching = [t for t in before if t.last >= len(told.tokens) - 2 and t.chain[0].span[0] <= told.tokens[t.first].start and t.rule != ANNOUNCED]
    if sentence.paragraph > told.paragraph and not _has_no_doer(window):
        reaching = [t for t in reaching if kind_of(t.chain[0].id) not in ("generic", "name", *MEDIA_KINDS)]
    return tuple(Telling(first=0, last=len(sentence.tokens) - 1, chain=t.chain, rule="ar/speech/reach", is_continuing=True, is_reached=True) for t in reaching)


def _has_no_doer(window: Window) -> bool:
    """كما أوضح أن, كما استهدفت بالمدفعية قرية, كما تم تفكيك عبوة: the verb goes on with whom was told of before, be he never so vague; not كما قتل أحد السكان, of which شهود did not speak."""
    return window.forms[1] in IMPERSONAL or window.forms[1] in window.words.saying or window.forms[2:3] != () and window.forms[2].startswith("ب") and 2 not in window.actors


def _told_behind(before: tuple[Telling, ...], sentence: Sentence, chains: tuple[Chain, ...], record: CitingRecord) -> tuple[Telling, ...]:
    """A sentence that is nothing but a citation (حسب ما أوردت رويترز.) cites for the sentence before it."""
    if before:
        return tuple(msgspec.structs.replace(t, chain=joined(t.chain, chains[0], relays=record.relays)) for t in before)
    return tuple(Telling(first=0, last=len(sentence.tokens) - 1, chain=chain, rule=f"ar/speech/{record.name}") for chain in chains)


def _closes_later(sentences: Sequence[Sentence], index: int, text: str) -> bool:
    """Whether a straight quotation mark follows in the same paragraph, within as many sentences as a quotation may last."""
    behind = sentences[index + 1 : index + 1 + LONGEST_QUOTATION]
    return any(text[t.start] == '"' for s in behind if s.paragraph == sentences[index].paragraph for t in s.tokens if t.kind == "quote")


def _speaks_anew(reading: Reading, window: Window) -> bool:
    """Whether a sentence opens with a verb of saying and somebody new (وقال شاهد إن), which no quotation goes on with: its closing mark is lost."""
    first = reading.found[0] if reading.found else None
    if first is None or first.at > 0 or first.is_continuing or first.is_own or not first.chains:
        return False
    return window.tokens[0].form.startswith("و") and any(stem in window.words.saying for stem in stems(window.tokens[0].form))


def _carried(window: Window, chains: tuple[Chain, ...], tellings: tuple[Telling, ...]) -> tuple[Telling, ...]:
    """What an open quotation covers of the next sentence."""
    close = next((p for p, t in enumerate(window.tokens) if t.kind == "quote" and window.text[t.start] in "”»\""), len(window.tokens) - 1)
    last = min([close, *(t.first - 1 for t in tellings)])
    if last < 0:
        return ()
    return tuple(Telling(first=0, last=last, chain=chain, rule="ar/speech/open-quotation", is_continuing=True) for chain in chains)


def _open_quotation(
    window: Window, tellings: tuple[Telling, ...], sentence: Sentence, before: tuple[tuple[Chain, ...], int, int] | None, *, closes: Callable[[], bool]
) -> tuple[tuple[Chain, ...], int, int] | None:
    """The chains whose quotation is still open at the end of a sentence, with how many sentences it has lasted."""
    marks = [window.text[t.start] for t in window.tokens if t.kind == "quote"]
    quotes = sum((mark in "«“") - (mark in "»”") for mark in marks)
    if marks.count('"') % 2:
        # a straight mark does not tell opening from closing: it opens where none is open and another one follows
        quotes += -1 if before is not None else closes()
    lasted = before[1] + 1 if before is not None else 0
    if lasted > LONGEST_QUOTATION:
        return None
    if before is not None and not tellings[0].rule.endswith("open-quotation"):
        return None
    if before is not None and quotes >= 0:
        return (before[0], lasted, sentence.paragraph)
    if before is None and quotes > 0 and tellings:
        last = max(t.last for t in tellings)
        if last >= len(window.tokens) - 2:
            return (tuple(t.chain for t in tellings if t.last == last), lasted, sentence.paragraph)
    return None
