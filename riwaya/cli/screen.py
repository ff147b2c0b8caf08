"""What the commands print: the summary of a run, reports with their words marked, accounts with the rule of each value.

Text of reports is shown, never obeyed: control characters become a replacement mark, and Arabic cells are wrapped in bidi isolates.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from riwaya.model import Account, Incident, Issue, Report, Span

if TYPE_CHECKING:  # what no printing needs is imported by the command that makes it
    from riwaya.extract.gathering.notes import Note, Option
    from riwaya.pipeline import Written

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
# what a terminal would act on (escape sequences) or turn around (direction overrides)
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
MOST_ISSUES = 10
PLAIN_WIDTH = 160
SHORT = 60
MOST_WEIGHTS = 5


def printable(text: str) -> str:
    """Text that a terminal shows as it is.

    >>> printable("a\\x1b[31mb")
    'a\ufffd[31mb'
    """
    return UNSAFE.sub("\ufffd", text)


def isolated(text: str) -> str:
    """Text that keeps its own direction inside a line."""
    return f"{FIRST_STRONG_ISOLATE}{printable(text)}{POP_ISOLATE}"


def console(*, is_error: bool = False) -> Console:
    """Standard output, or standard error, without colours of its own where nobody watches; :words: of a text stay as they are."""
    stream = sys.stderr if is_error else sys.stdout
    return Console(stderr=is_error, highlight=False, emoji=False, width=None if stream.isatty() else PLAIN_WIDTH)


def print_summary(written: Written) -> None:
    """The table at the end of a run, the first issues, and where the result is."""
    table, found, folder = Table(title="Riwaya", show_header=False), written.summary, written.folder
    rows: tuple[tuple[str, int], ...] = () if found is None else (
        ("reports read", found.reports), ("  without an incident", found.no_incident), ("  skipped", found.skipped), ("  near-copies of another", found.near_copies),
        ("accounts", found.accounts), ("  that deny or doubt", found.denied),
        ("incidents", found.incidents), ("  told by two sources or more", found.corroborated), ("  contested", found.contested), ("  without a point on the map", found.unplaced),
        *((f"  kind {kind}", number) for kind, number in found.kinds),
    )
    for name, value in (*rows, ("errors", sum(i.severity == "error" for i in written.issues)), ("warnings", sum(i.severity == "warning" for i in written.issues))):
        table.add_row(name, f"{value:,}")
    screen = console()
    screen.print(table)
    print_issues(written.issues, all_of_them=" in issues.jsonl")
    if written.resumed:
        screen.print(f"{written.resumed:,} reports had been extracted by an earlier run of this command that did not end.", markup=False)
    if found is not None and found.on_page < found.incidents:
        screen.print(f"report.html holds the newest {found.on_page:,} incidents; all are in incidents.jsonl and riwaya.db.", markup=False)
    screen.print(f"The result is in {folder}: open {folder}/report.html\nIts files hold the reports' texts: they are working files, not for publication.", markup=False, soft_wrap=True)


def print_issues(issues: tuple[Issue, ...], *, all_of_them: str = "") -> None:
    """The first issues on stderr, one a line, and how many more there are; `all_of_them` says where they all stand."""
    screen = console(is_error=True)
    for issue in issues[:MOST_ISSUES]:
        screen.print(f"{issue.severity}: {isolated(issue.source)}: {printable(issue.reason)}", markup=False, soft_wrap=True)
    if len(issues) > MOST_ISSUES:
        screen.print(f"... and {len(issues) - MOST_ISSUES:,} more{all_of_them}", markup=False)


def print_report(report: Report, accounts: tuple[Account, ...]) -> None:
    """A report: who published it and when, and its text with evidence underlined and the words of values in bold."""
    screen = console()
    head = "  ".join(printable(part) for part in (report.report_id, report.outlet or "no outlet", report.published or "no day of publication") if part)
    screen.print(Text(head, style="bold"))
    if report.url:
        screen.print(printable(report.url), markup=False)
    # a replacement mark stands for each unsafe character, so that spans hold
    text = Text(printable(report.text))
    for account in accounts:
        for start, end in account.evidence:
            text.stylize("underline", start, end)
        for _, _, span, _ in values_of(account):
            if span:
                text.stylize("bold", *span)
    for stretch in report.masked:
        text.stylize("dim", stretch.start, stretch.end)
    screen.print(text)
    verdict = {"skipped": f"skipped: {report.why}", "no_incident": "no incident told"}.get(report.status) or f"accounts: {len(accounts)}"
    screen.print(printable(verdict), markup=False)


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


def print_account(account: Account, text: str) -> None:
    """One account: each value with the words it came from and its rule, then the evidence with the rules that read it, then what to review."""
    table = Table(title=f"{account.account_id}  {account.kind} ({account.event_type} / {account.sub_event_type})", title_justify="left")
    for column in ("slot", "value", "words", "rule"):
        table.add_column(column, overflow="fold")
    rows = values_of(account)
    for slot, value, span, rule in rows:
        table.add_row(slot, Text(isolated(value)), Text(isolated(text[slice(*span)])) if span else "", printable(rule))
    for start, end in account.evidence:
        rules = dict.fromkeys(rule.partition(";")[0] for _, _, span, rule in rows if span and rule and start <= span[0] and span[1] <= end)
        table.add_row("evidence", f"{start} .. {end}", Text(isolated(text[start:end])), printable(", ".join(rules)))
    for reason in account.review:
        table.add_row("review", Text(printable(reason)), "", "")
    console().print(table)


def print_gathering(notes: Sequence[Note], text: str) -> None:
    """For each frame that was weighed: its words, what it goes on with, and what weighed most for that and for the next best."""
    table = Table(title="gathering", title_justify="left", show_lines=True)
    for name in ("words", "goes on with", "by the rules", "weighs", "next best"):
        table.add_column(name, overflow="fold")
    for note in notes:
        ranked = sorted(note.options, key=lambda option: (option.incident != note.home, -option.total))
        table.add_row(
            isolated(_short(note.words, text)), _named(note.home, text), "the same" if note.by_rule == note.home else _named(note.by_rule, text), _sum(ranked[0]),
            f"{_named(ranked[1].incident, text)}\n{_sum(ranked[1])}" if len(ranked) > 1 else "",
        )
    console().print(table)


def _named(incident: Span | None, text: str) -> str:
    return "one more" if incident is None else isolated(_short(incident, text))


def _short(span: Span, text: str) -> str:
    words = " ".join(text[span[0] : span[1]].split())
    return words if len(words) <= SHORT else words[:SHORT].rsplit(" ", 1)[0] + " …"


def _sum(option: Option) -> str:
    shown = [f"{weight / 100:+.2f} {comparison}: {level}" for (comparison, level), weight in option.weights[:MOST_WEIGHTS]]
    return "\n".join([f"{option.total / 100:+.2f}", *shown])


def print_incident(incident: Incident) -> None:
    """One incident: how it stands and why, where its accounts differ, and the weight of each comparison that linked them."""
    screen = console()
    screen.print(Text(f"{incident.incident_id}  {incident.kind}: {incident.standing} ({printable(incident.standing_because)})", style="bold"))
    screen.print(Text(printable(incident.summary_en)))
    table = Table(show_header=True)
    for column in ("what", "says", "accounts", "weight"):
        table.add_column(column, overflow="fold")
    for disagreement in incident.disagreements:
        for position in disagreement.positions:
            table.add_row(f"{disagreement.type} ({disagreement.field})", Text(isolated(position.value)), " ".join(position.accounts), "")
    for link in incident.links:
        table.add_row("link", "", " ".join(link.accounts), f"{link.match_weight / 100:.2f} bit")
        for comparison in link.because:
            table.add_row(f"  {comparison.comparison}", comparison.level, "", f"{comparison.weight / 100:+.2f}")
    if table.row_count:
        screen.print(table)
