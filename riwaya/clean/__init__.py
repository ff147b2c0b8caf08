"""Report -> report with its page furniture marked: masked spans that no account is read from. The text is not changed.

Reads languages/ar/furniture.yaml. A `tail` line (مقالات ذات صلة) masks all that follows it, provided a full paragraph stands before
it; a `line` form masks its line; a paragraph that repeats an earlier one is masked; so is a run of three or more short lines without
a final stop behind the last full paragraph.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from riwaya.grammar.spelling import folded
from riwaya.lexicon.arabic.furniture import load_furniture
from riwaya.model import Masked, Report

LINE = re.compile(r"[^\n]+")
STOPS = ".!؟?…"
CLOSING = "\"”»’')"
CLOSED = f"[{re.escape(CLOSING)}]*"
LABEL, LABELLED = "::", 3
SENTENCE = 25
AGO = re.compile(r"(?:\d+ )?\w+ مضت$")
HEADLINE = (30, 110)
ALEF = "[اأإآ]"
MARKS = "[\\u064b-\\u0652\\u0640]*"
BULLET = re.compile(r"[-–—•▪*\d#@]|https?:")


class CleanSettings(msgspec.Struct, frozen=True, kw_only=True):
    """`shortest_paragraph`: characters from which a line that ends in a stop counts as running text; `prose_paragraphs`: how many of them make a report in which a line without one is a headline."""

    shortest_paragraph: int = 80
    shortest_tail: int = 3
    prose_paragraphs: int = 3


def clean(report: Report, settings: CleanSettings = CleanSettings()) -> Report:
    """Mark page furniture.

    >>> report = Report.of("قتل مدنيان بقصف على البلدة.\\nWhatsApp")
    >>> [report.text[m.start:m.end] for m in clean(report).masked]
    ['WhatsApp']
    """
    lines = [(m.start(), m.end(), m.group().strip()) for m in LINE.finditer(report.text) if m.group().strip()]
    if len(lines) < 2 and not any(link.start(1) for _, _, line in lines if (link := _links().search(line))):
        return report
    masked: list[Masked] = list(report.masked)
    tail = _tail(lines, settings)
    inserted = _inserted(lines, tail, settings) | _links_ahead(lines, settings)
    inserted |= {p for i, (_, _, line) in enumerate(lines) if i and AGO.match(line) for p in (i - 1, i) if not lines[p][2].endswith(".")}
    seen: set[str] = set()
    for position, (start, end, line) in enumerate(lines):
        form = folded(line[:200])
        if position >= tail:
            masked.append(Masked(start, end, "tail"))
        elif position in inserted:
            masked.append(Masked(start, end, "headline"))
        elif _is_line_furniture(form, len(line)):
            masked.append(Masked(start, end, "line"))
        elif rest := _links().search(line):
            # a link or tag list runs from its first word to the end of the line, also behind the last sentence
            masked.append(Masked(report.text.index(rest.group(1), start), end, "line"))
        elif len(line) > 25 and form in seen:
            masked.append(Masked(start, end, "repeat"))
        seen.add(form)
    return msgspec.structs.replace(report, masked=tuple(sorted(masked, key=lambda m: (m.start, m.end))))


def _tail(lines: list[tuple[int, int, str]], settings: CleanSettings) -> int:
    """The line from which all is furniture; the number of lines where there is none."""
    full = [len(line) >= settings.shortest_paragraph for _, _, line in lines]
    for position in range(len(lines)):
        if position and any(full[:position]) and _opens_tail(lines[position][2]) and len(_story_after(lines, position, settings)) < _least_story(lines, position, settings):
            return position
    last_full = max((i for i, (_, _, line) in enumerate(lines) if full[i] and line.endswith(tuple(STOPS)) or len(line) >= SENTENCE and line.endswith(".") and any(full[:i])), default=-1)
    short = lines[last_full + 1 :]
    if last_full >= 1 and len(short) >= settings.shortest_tail and all(not line.endswith((".", ":")) and "::" not in line for _, _, line in short):
        return last_full + 1
    return len(lines)


def _opens_tail(line: str) -> bool:
    """Whether a line opens a block of links (مقالات ذات صلة); one that bears its link behind a colon opens none."""
    form = folded(line[:80])
    if not form.endswith(":") and _links().match(line):
        return False
    return len(line) < 60 and not line.endswith(".") and any(record.scope == "tail" and any(form == f or form.startswith((f + " ", f + ":")) for f in record.folded_forms) for record in load_furniture())


def _story_after(lines: list[tuple[int, int, str]], position: int, settings: CleanSettings) -> list[int]:
    """The full paragraphs behind a line, which make it no end of the report."""
    return [i for i in range(position + 1, len(lines)) if len(lines[i][2]) >= settings.shortest_paragraph and lines[i][2].endswith((".", "؟", "!"))]


def _least_story(lines: list[tuple[int, int, str]], position: int, settings: CleanSettings) -> int:
    """How many full paragraphs behind a block of links make it one that stands before the story: one is enough where none stands before it."""
    return 2 if any(len(line) >= settings.shortest_paragraph and line.endswith(tuple(STOPS)) for _, _, line in lines[:position]) else 1


def _links_ahead(lines: list[tuple[int, int, str]], settings: CleanSettings) -> frozenset[int]:
    """Blocks of links that stand before the story: from their title to the first full paragraph."""
    found: set[int] = set()
    for position in range(len(lines)):
        after = _story_after(lines, position, settings) if position not in found and _opens_tail(lines[position][2]) else []
        if after and len(after) >= _least_story(lines, position, settings):
            found.update(i for i in range(position, after[0]) if not lines[i][2].endswith("."))
    return frozenset(found)


def _inserted(lines: list[tuple[int, int, str]], tail: int, settings: CleanSettings) -> frozenset[int]:
    """Headlines of other stories between the paragraphs of a report whose paragraphs all end in a stop."""
    if sum(LABEL in line for _, _, line in lines) >= LABELLED:
        return frozenset()  # in a digest (حلب:: ...) an item without a stop is one more
    ends = [line.rstrip(CLOSING).endswith(tuple(STOPS)) for _, _, line in lines]
    full = [i for i in range(tail) if len(lines[i][2]) >= settings.shortest_paragraph and ends[i]]
    if len(full) < settings.prose_paragraphs:
        return frozenset()
    between = [i for i in range(full[0] + 1, tail) if not ends[i]]
    if len(between) * 2 > len(full):
        return frozenset()
    return frozenset(i for i in between if i - 1 in full and (i + 1 in full or i + 1 >= tail) and HEADLINE[0] <= len(lines[i][2]) <= HEADLINE[1] and lines[i][2][-1] not in ":،" and not BULLET.match(lines[i][2]))


@cache
def _links() -> re.Pattern[str]:
    forms = [_spelt(form) for record in load_furniture() if record.scope == "prefix" for form in record.forms]
    return re.compile(rf"(?:^|[.!؟…]{CLOSED}\s+)((?:{'|'.join(forms)}).*)$")


def _spelt(form: str) -> str:
    """A form with every spelling of its alef and with any marks on its letters; a colon may stand apart and be two strokes or stops: إقرأ أيضاً :, اقرأ أيضًا.."""
    return "".join(ALEF if letter in ALEF else r"\s*(?::|\|+|\.\.)" if letter == ":" else re.escape(letter) + MARKS for letter in form).replace(ALEF, ALEF + MARKS)


def _is_line_furniture(form: str, length: int) -> bool:
    return any(record.scope == "line" and length < 50 and any(form == f or form.startswith(f + " ") for f in record.folded_forms) for record in load_furniture())
