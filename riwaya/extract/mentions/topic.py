"""Whether a whole report is about something else: sport, culture, economy, opinion, science ... so that no account is read from it.

In: the sentences of a report. Out: the reason, or None. A report is left out only when its words speak for a topic and hardly any of
them speaks of armed violence. Reads resources/languages/ar/topics.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.grammar.arabic import readings
from riwaya.grammar.remembered import Remembered
from riwaya.lexicon.arabic.topic_records import load_topics
from riwaya.model import Sentence

_PREFIXES = ("", "و", "ف", "ب", "ل", "وب", "ول", "لل", "ك")


def is_offtopic(sentences: Sequence[Sentence]) -> str | None:
    """The topic that makes a report hold no incident (`sport`, `arts`, ...), or None.

    >>> from riwaya.analyze import analyze
    >>> from riwaya.model import Report
    >>> is_offtopic(analyze(Report.of("فاز المنتخب في مباراة الدوري بهدفين سجلهما المهاجم في الشوط الثاني أمام جماهير الملعب")).sentences)
    'sport'
    >>> is_offtopic(analyze(Report.of("قصفت الطائرات ملعبا قبل المباراة وقتل لاعبان من الفريق")).sentences)
    """
    topics = load_topics()
    counts: dict[str, set[str]] = {}
    total: dict[str, int] = {}
    violent = 0
    for sentence in sentences:
        if sentence.is_masked:
            continue
        for position in sentence.where(STEMS):
            token, known = sentence.tokens[position], STEMS[sentence.tokens[position].form]
            if known is None or token.kind != "word":
                continue
            stems, weight = known
            violent += weight
            following = sentence.tokens[position + 1].form if position + 1 < len(sentence.tokens) else ""
            for stem in stems:
                for topic in (*topics.words.get(stem, ()), *topics.words.get(f"{stem} {following}", ())):
                    counts.setdefault(topic, set()).add(stem)
                    total[topic] = total.get(topic, 0) + 1
    if not counts:
        return None
    length = sum(token.kind == "word" for sentence in sentences if not sentence.is_masked for token in sentence.tokens)
    for topic in sorted(counts, key=lambda t: (-total[t], t)):
        record = topics.records[topic]
        if len(counts[topic]) >= record.distinct and total[topic] * record.share >= length and violent * record.against <= total[topic]:
            return topic
    return None


def _stems(form: str) -> tuple[tuple[str, ...], int] | None:
    """The stems of a word with which a form of a topic begins, and the points of violence that the word is worth; `None` where there are neither."""
    topics = load_topics()
    stems = {stem for r in readings(form) if r.prefix in _PREFIXES for stem in (r.stem, r.bare)}
    firsts, weight = tuple(sorted(stem for stem in stems if stem in topics.first_words)), max((topics.violence.get(stem, 0) for stem in stems), default=0)
    return (firsts, weight) if firsts or weight else None


STEMS = Remembered(_stems, stems=lambda: (*load_topics().first_words, *load_topics().violence))
