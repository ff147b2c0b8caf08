"""Report -> Analysis: spelling folded with a map back, sentences, tokens.

Reads no resource file. Sentences that touch a masked span of the report (page furniture) are marked.
"""

from __future__ import annotations

import msgspec

from riwaya.analyze.sentences import cut_sentences, is_heading
from riwaya.analyze.tokens import cut_tokens
from riwaya.grammar.spelling import fold
from riwaya.model import Analysis, Report, Sentence


class AnalyzeSettings(msgspec.Struct, frozen=True, kw_only=True):
    """`longest_sentence`: a sentence of more tokens is cut into pieces of this size, a bound against hostile text."""

    longest_sentence: int = 400


def analyze(report: Report, settings: AnalyzeSettings = AnalyzeSettings()) -> Analysis:
    """Cut a report into sentences and tokens.

    >>> analysis = analyze(Report.of("قُتل مدنيان في حيّ الصناعة. وأصيب 3."))
    >>> [token.form for token in analysis.sentences[0].tokens]
    ['قتل', 'مدنيان', 'في', 'حي', 'الصناعه', '.']
    """
    folded = fold(report.text)
    sentences: list[Sentence] = []
    cuts = list(cut_sentences(folded.text))
    per_line = [paragraph for _, _, paragraph in cuts]
    for start, end, paragraph in cuts:
        tokens = cut_tokens(folded, start, end)
        alone = per_line.count(paragraph) == 1 if len(per_line) < 200 else True
        words = sum(token.kind == "word" for token in tokens)
        heading = alone and is_heading(folded.text[start:end], words)
        for piece in range(0, len(tokens), settings.longest_sentence):
            part = tokens[piece : piece + settings.longest_sentence]
            span = (part[0].start, part[-1].end)
            masked = any(span[0] < m.end and m.start < span[1] for m in report.masked)
            sentences.append(Sentence(len(sentences), *span, part, paragraph, heading, masked))
    return Analysis(report, tuple(sentences))
