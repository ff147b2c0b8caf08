"""What is said of an account and of what was weighed, as text: the values with their words and rules, figures in words, and text from outside made safe to print.

Text of reports is shown, never obeyed: control characters become a replacement mark, and what stands in a line of other direction is wrapped in bidi isolates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from riwaya.model import Account, Report, Span

if TYPE_CHECKING:  # what no printing needs is imported by the command that makes it
    from riwaya.extract.gathering.notes import Note, Option

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
# what a terminal would act on (escape sequences) or turn around (direction overrides)
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
SHORT = 60
MOST_WEIGHTS = 5
COLUMNS = ("slot", "value", "words", "rule")
WEIGHED = ("words", "goes on with", "by the rules", "weighs", "next best")


def printable(text: str) -> str:
    """Text that a terminal shows as it is.

    >>> printable("a\\x1b[31mb")
    'a\ufffd[31mb'
    """
    return UNSAFE.sub("\ufffd", text)


def isolated(text: str) -> str:
    """Text that keeps its own direction inside a line."""
    return f"{FIRST_STRONG_ISOLATE}{printable(text)}{POP_ISOLATE}"


def head_of(report: Report) -> str:
    """Which report it is, who published it and when."""
    return "  ".join(printable(part) for part in (report.report_id, report.outlet or "no outlet", report.published or "no day of publication") if part)


def verdict_on(report: Report, accounts: tuple[Account, ...]) -> str:
    """What came of a report: why it was skipped, that it tells no incident, or how many accounts."""
    return printable({"skipped": f"skipped: {report.why}", "no_incident": "no incident told"}.get(report.status) or f"accounts: {len(accounts)}")


def title_of(account: Account) -> str:
    """The line over an account."""
    return f"{account.account_id}  {account.kind} ({account.event_type} / {account.sub_event_type})"


def values_of(account: Account) -> list[tuple[str, str, Span | None, str]]:
    """Every value of an account as (slot, value, span, rule), in the order of the record."""
    rows: list[tuple[str, str, Span | None, str]] = [("trigger", account.kind, account.trigger, account.rules[0] if account.rules else "")]
    if account.date_start:
        day = account.date_start if account.date_start == account.date_end else f"{account.date_start} .. {account.date_end}"
        rows.append(("date", f"{day} ({account.date_precision}, {account.date_status})", account.date_span, account.date_rule or ""))
    if account.time_of_day:
        rows.append(("time of day", account.time_of_day, account.time_span, ""))
    if account.place:
        place = account.place
        point = f"{place.lat}, {place.lon}" if place.lat is not None else "no point"
        rows.append(("place", f"{'near ' if place.near else ''}{place.name} ({place.level}, {place.status}, {point})", place.span, "; ".join(filter(None, (place.rule, *place.because)))))
    rows += [(actor.role, f"{actor.name} [{actor.id}] ({actor.status})", actor.span, actor.rule) for actor in account.actors]
    for count in account.counts:
        part = f", part of row {count.part_of}" if count.part_of is not None else ""
        rows.append((count.measure, f"{amount(count.min, count.max)} {count.demographic or count.group} ({count.quantifier}{', running total' if count.cumulative else ''}{part})", count.span, count.rule))
    rows += [("object", thing.id, thing.span, thing.rule) for thing in account.objects]
    rows += [("weapon", thing.id, thing.span, thing.rule) for thing in account.weapons]
    rows += [("source", f"{source.name} [{source.id}] {source.relation}", source.span, source.rule) for source in account.sources]
    rows.append(("factuality", account.factuality, account.factuality_span, ""))
    return rows


def amount(least: int | None, most: int | None) -> str:
    """A figure in words.

    >>> amount(20, None), amount(None, None), amount(3, 3)
    ('at least 20', 'several', '3')
    """
    if least is None:
        return "several" if most is None else f"at most {most}"
    return f"at least {least}" if most is None else str(least) if least == most else f"{least} to {most}"


def rows_of(account: Account, text: str) -> list[tuple[str, ...]]:
    """An account as rows (slot, value, words, rule): its values, then its evidence with the rules that read it, then what to review. As the text has them: not yet safe to print."""
    values = values_of(account)
    rows: list[tuple[str, ...]] = [(slot, value, text[slice(*span)] if span else "", rule) for slot, value, span, rule in values]
    for start, end in account.evidence:
        rules = dict.fromkeys(rule.partition(";")[0] for _, _, span, rule in values if span and rule and start <= span[0] and span[1] <= end)
        rows.append(("evidence", f"{start} .. {end}", text[start:end], ", ".join(rules)))
    return rows + [("review", reason, "", "") for reason in account.review]


def weighed_rows(notes: Sequence[Note], text: str) -> list[tuple[str, ...]]:
    """For each frame that was weighed its words, what it goes on with, what the rules say, and what weighed most for that and for the next best, line by line."""
    rows: list[tuple[str, ...]] = []
    for note in notes:
        ranked = sorted(note.options, key=lambda option: (option.incident != note.home, -option.total))
        by_rule = "the same" if note.by_rule == note.home else _named(note.by_rule, text)
        rows.append((_short(note.words, text), _named(note.home, text), by_rule, _sum(ranked[0]), f"{_named(ranked[1].incident, text)}\n{_sum(ranked[1])}" if len(ranked) > 1 else ""))
    return rows


def _named(incident: Span | None, text: str) -> str:
    return "one more" if incident is None else _short(incident, text)


def _short(span: Span, text: str) -> str:
    words = " ".join(text[span[0] : span[1]].split())
    return words if len(words) <= SHORT else words[:SHORT].rsplit(" ", 1)[0] + " …"


def _sum(option: Option) -> str:
    shown = [f"{weight / 100:+.2f} {comparison}: {level}" for (comparison, level), weight in option.weights[:MOST_WEIGHTS]]
    return "\n".join([f"{option.total / 100:+.2f}", *shown])
