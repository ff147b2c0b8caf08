"""Sentences that cite someone for an incident but tell no act of their own: وقال الدفاع المدني إن طفلين بين القتلى.

In: the marks of a report and its incidents. Out: for each incident the tellings of such sentences, in order, with the figures that they give. A
sentence is taken when it comes soon after the incident and claims it or takes it up, by a definite word for the act or for who was harmed, or by
how many were. Reads the words `takes-up` of resources/languages/ar/speech.yaml.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec

from riwaya.extract.accounts import TOGETHER
from riwaya.extract.actors.in_account import CLAIMED, who_claims
from riwaya.extract.actors.settled import BETWEEN
from riwaya.extract.actors.speaking import NOBODY_KNOWN, claims_many
from riwaya.extract.acts import go_together
from riwaya.extract.counting.result_words import HARMED
from riwaya.extract.gathering.told import Told
from riwaya.extract.marks import Marks
from riwaya.extract.speech.citing.announced import ANNOUNCED
from riwaya.extract.values import CountFound, Telling
from riwaya.extract.victims import count_victims
from riwaya.lexicon import Lexicon
from riwaya.lexicon.arabic.speech_records import SpeechWords, load_speech
from riwaya.model import Account, Report, Sentence, Span

NEAR = 1
SINCE = frozenset("منذ خلال حتي مطلع بدايه".split())
UNREAL = frozenset(("none", "denied", "planned"))
DENIED = "denied"
SAID = "said"
DENIED_BY = "ar/speech/denied-by"
CLAIMED_RULE = "ar/roles/claimed"


class Witness(msgspec.Struct, frozen=True, kw_only=True):
    """A telling without an act of its own, in its sentence."""

    marks: Marks
    telling: Telling

    @property
    def sentence(self) -> Sentence:
        return self.marks.sentence

    @property
    def counts(self) -> tuple[CountFound, ...]:
        """What the telling gives in figures: no sums over a stretch of time, nothing that did not happen, and no single thing."""
        first, last = self.telling.first, self.telling.last
        if any(token.form in SINCE for token in self.sentence.tokens[first : last + 1]):
            return ()
        unreal = [stance for stance in self.marks.stances if stance.factuality in UNREAL]
        return tuple(
            count for count in self.marks.counts
            if first <= count.first <= last and (count.measure in HARMED or (count.quantity.min or 0) > 1) and not any(stance.first <= count.first <= stance.last for stance in unreal)
        )

    @property
    def span(self) -> Span:
        tokens = self.sentence.tokens
        return tokens[self.telling.first].start, tokens[self.telling.last].end


def witnesses(marks: Sequence[Marks], incidents: Sequence[list[Told]]) -> list[list[Witness]]:
    """The witnesses of each incident, by its place in `incidents`."""
    words = load_speech()
    found: list[list[Witness]] = [[] for _ in incidents]
    told = {one.frame.sentence.index: number for number, incident in enumerate(incidents) for one in incident}
    current: tuple[int, int] | None = None
    for row in marks:
        index = row.sentence.index
        if index in told:
            current = (told[index], index)
            for number, witness in _beside(row, incidents, words):
                found[number].append(witness)
        elif current is not None and row.tellings and index - current[1] <= NEAR and _takes_up(row, words):
            found[current[0]].extend(Witness(marks=row, telling=telling) for telling in row.tellings if not telling.is_reached and not _judges(row, telling, words) and not _is_of_before(telling))
            current = (current[0], index)
    return found


def _beside(row: Marks, incidents: Sequence[list[Told]], words: SpeechWords) -> list[tuple[int, Witness]]:
    """The tellings of a sentence beside the one that tells the act, each with the incident that it is about.

    ..., فيما أكد مصدر طبي أن القتلى نساء takes the act up; ...، إذ قال مصدر أمني «انفجرت قنبلة» tells it again; ... تبناه التنظيم claims it.
    """
    here = [(number, one.frame) for number, incident in enumerate(incidents) for one in incident if one.frame.sentence.index == row.sentence.index]
    told = {telling for _, frame in here for telling in (frame.telling, *frame.speakers)}
    found = []
    for telling in row.tellings:
        if telling in told or telling.is_reached or _judges(row, telling, words) or _is_of_before(telling):
            continue
        number, frame = max(here, key=lambda one: (one[1].first <= telling.first <= one[1].last, one[1].first <= telling.first, one[1].first))
        tells_again = telling.chain[0].relation == SAID and any(telling.first <= act.found.first <= telling.last and go_together(frame.head.kind.family, act.kind.family) for act in frame.acts)
        if tells_again or telling.chain[0].relation == CLAIMED or telling.rule == DENIED_BY or _speaks_of_the_known(row.sentence, telling, words):
            found.append((number, Witness(marks=row, telling=telling)))
    return found


def accounts_of(cited: Sequence[Witness], written: Sequence[Account], incident: Sequence[Told], report: Report, lexicon: Lexicon) -> list[Account]:
    """An account for each chain that is cited for an incident without an act of its own: it tells when and where, how many, and nobody's part but that of who claims it."""
    first, known = written[0], {tuple(source.id for source in account.sources) for account in written}
    chains: dict[tuple[str, ...], list[Witness]] = {}
    for witness in cited:
        chain = tuple(source.id for source in witness.telling.chain)
        if chain not in known:
            chains.setdefault(chain, []).append(witness)
    accounts = []
    for chain, group in chains.items():
        seed = "|".join((report.report_id, report.sha256, ">".join(chain), str(group[0].sentence.start), first.kind, first.place.name if first.place else ""))
        sources, actors = group[0].telling.chain, who_claims(group[0].telling, lexicon) if not claims_many(group[0].sentence.forms) else ()
        counts = count_victims([_as_told(witness, incident[0]) for witness in group], incident, lexicon.kinds[first.kind], lexicon)
        rules = (first.rules[0], *(actor.rule for actor in actors), *(count.rule for count in counts), *(source.rule for source in sources), first.place.rule if first.place else "", first.date_rule or "")
        accounts.append(
            msgspec.structs.replace(
                first, account_id="a-" + hashlib.sha256(seed.encode()).hexdigest()[:16], sources=sources, actors=actors, counts=counts, objects=(), weapons=(),
                evidence=tuple(sorted({first.trigger, *(witness.span for witness in group)})), factuality=_factuality(group[0]), factuality_span=None,
                rules=tuple(dict.fromkeys(rule for rule in rules if rule)), review=tuple(note for note in first.review if note != TOGETHER),
            )
        )
    return accounts


def with_claimants(written: Sequence[Account], cited: Sequence[Account]) -> tuple[Account, ...]:
    """The accounts of an incident with those of who is only cited for it: where one of these claims it (وتبنى التنظيم الهجوم), no other leaves its doer unknown."""
    if not any(actor.rule == CLAIMED_RULE for account in cited for actor in account.actors):
        return (*written, *cited)
    named = (msgspec.structs.replace(account, actors=tuple(actor for actor in account.actors if actor.id != NOBODY_KNOWN or actor.role != "initiator" or actor.rule == BETWEEN)) for account in written)
    return (*named, *cited)


def _factuality(witness: Witness) -> str:
    """نفت الوزارة وقوع القصف, الأمر الذي نفاه الجيش: who denies that it happened; who denies that it was his doing (نفى مسؤوليته) tells it all the same."""
    telling = witness.telling
    is_denied = telling.rule == DENIED_BY or telling.chain[0].relation == DENIED and any(s.factuality == DENIED and s.first <= telling.last and s.last >= telling.first for s in witness.marks.stances)
    return DENIED if is_denied else "asserted"


def _as_told(witness: Witness, first: Told) -> Told:
    """What a witness gives in figures, as a telling of the incident."""
    frame = msgspec.structs.replace(first.frame, sentence=witness.sentence, marks=witness.marks, first=0, last=len(witness.sentence.tokens) - 1, counts=witness.counts, telling=witness.telling)
    return msgspec.structs.replace(first, frame=frame)


def _takes_up(row: Marks, words: SpeechWords) -> bool:
    """Whether a sentence speaks of an act, or of those it harmed, as known (الانفجار, القتلى), or claims it (تبناه)."""
    if any(telling.chain[0].relation in (CLAIMED, DENIED) for telling in row.tellings):
        return True
    if any(count.measure in ("killed", "wounded") and count.quantity.min is not None for count in row.counts):
        return not any(token.form == "منذ" for token in row.sentence.tokens)  # 39 ألف شهيد منذ السابع من أكتوبر
    return any(_speaks_of_the_known(row.sentence, telling, words) for telling in row.tellings)


def _speaks_of_the_known(sentence: Sentence, telling: Telling, words: SpeechWords) -> bool:
    told = [token.form for token in sentence.tokens[telling.first : telling.last + 1]]
    return any(form in words.words["takes-up"] or form.removeprefix("و") in words.words["takes-up"] for form in _without_prepositions(told))


def _judges(row: Marks, telling: Telling, words: SpeechWords) -> bool:
    """أكد الشيخ أن هذا التفجير عمل جبان: who says what he thinks of an act, and nothing of how it went."""
    forms = row.sentence.forms
    if any(telling.first <= count.first <= telling.last for count in row.counts):
        return False
    table = words.words["judging"]
    return any(forms[position + 1 : position + 1 + len(rest)] == rest for position in range(telling.first, telling.last + 1) for rest in table.get(forms[position], ()))


def _is_of_before(telling: Telling) -> bool:
    """يأتي الهجوم بعد يوم من إعلان الجيش مقتل أربعة: what was announced before is another act, but where the announcement claims one."""
    return telling.rule == ANNOUNCED and telling.chain[0].relation != CLAIMED


def _without_prepositions(forms: list[str]) -> set[str]:
    return {variant for form in forms for variant in (form, form.removeprefix("و"), form.removeprefix("ب"), "ا" + form if form.startswith("لل") else form, "ال" + form[2:] if form.startswith("لل") else form)}
