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


def _heading_lines(text: str, cuts: list[tuple[int, int, int]]) -> set[int]:
    """Lines that read as a headline: one sentence, or pieces that .. sets apart (عفرين.. مقتل مدنيين)."""
    lines: dict[int, list[tuple[int, int]]] = {}
    for start, end, paragraph in cuts:
        lines.setdefault(paragraph, []).append((start, end))
    return {
        paragraph for paragraph, pieces in lines.items()
        if all(text[start:end].endswith(("..", "…")) for start, end in pieces[:-1]) and is_heading(text[pieces[0][0] : pieces[-1][1]], len(text[pieces[0][0] : pieces[-1][1]].split()))
    }


def analyze(report: Report, settings: AnalyzeSettings = AnalyzeSettings()) -> Analysis:
    """Cut a report into sentences and tokens.

    >>> analysis = analyze(Report.of("قُتل مدنيان في حيّ الصناعة. وأصيب 3."))
    >>> [token.form for token in analysis.sentences[0].tokens]
    ['قتل', 'مدنيان', 'في', 'حي', 'الصناعه', '.']
    """
    folded = fold(report.text)
    sentences: list[Sentence] = []
    cuts = list(cut_sentences(folded.text))
    headings = _heading_lines(folded.text, cuts)
    for start, end, paragraph in cuts:
        tokens = cut_tokens(folded, start, end)
        heading = paragraph in headings
        for piece in range(0, len(tokens), settings.longest_sentence):
            part = tokens[piece : piece + settings.longest_sentence]
            span = (part[0].start, part[-1].end)
            masked = any(span[0] < m.end and m.start < span[1] for m in report.masked)
            sentences.append(Sentence(len(sentences), *span, part, paragraph, heading, masked))
    return Analysis(report, tuple(sentences))
