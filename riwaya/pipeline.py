"""The only file that knows the whole order: read -> clean -> analyze -> extract (`extracting`) -> link -> assess -> store.

`Pipeline().read(text, ...)` gives the accounts of one text; `Pipeline().run(paths, folder)` reads files and writes a run directory;
`Pipeline().add(paths, file)` reads them into a lasting store. Both extract and link by the same functions.
Processes share no state: each loads the same resources and maps the same pure rooms, so their number changes nothing in the result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

import msgspec

from riwaya import engine
from riwaya.assess import assess
from riwaya.collecting import seldom
from riwaya.export.page import render_page
from riwaya.extract.gathering.notes import Note
from riwaya.extracting import attempted, broken, extracted, gathering, load_tables
from riwaya.freshness import bring_up
from riwaya.lexicon import load_lexicon
from riwaya.link import Decision, Gathering, decisions_path, link, near_copies, near_copies_in_order, read_decisions
from riwaya.model import Account, Cluster, Collection, Incident, Issue, Report
from riwaya.processes import spread
from riwaya.read import read
from riwaya.settings import Settings
from riwaya.store import Status, Store, Summary, Unfinished, check_folder, load
from riwaya.store.work import taught_of

Progress = Callable[[int], None]
BATCH = 64


class Result(msgspec.Struct, frozen=True):
    """What a run found, in the order of the input."""

    reports: tuple[Report, ...]
    accounts: tuple[Account, ...]
    incidents: tuple[Incident, ...]
    issues: tuple[Issue, ...]


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A run directory and what it holds in numbers, none where nothing could be read. `resumed` counts reports that an earlier run, which was killed, had extracted."""

    folder: Path
    issues: tuple[Issue, ...]
    summary: Summary | None
    resumed: int = 0

    def collection(self) -> Collection:
        """All records; a large run takes much memory."""
        return load(self.folder)


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What an add found: new reports, changed ones, those extracted again by a new engine, unchanged ones; and the store after it."""

    status: Status
    issues: tuple[Issue, ...]
    new: int
    changed: int
    extracted_again: int
    unchanged: int


class Pipeline:
    """The walk from text to incidents.

    >>> accounts = Pipeline().read("قتل مدنيان بقصف مدفعي على مدينة سراقب، أمس.", published="2018-12-03", outlet="مثال")
    >>> [(a.kind, a.date_start, a.place.name, a.counts[0].min) for a in accounts]
    [('shelling', '2018-12-02', 'سراقب', 2)]
    """

    def __init__(self, settings: Settings = Settings()) -> None:
        self.settings = settings

    def read(self, text: str, *, published: str | None = None, outlet: str | None = None, title: str | None = None, url: str | None = None) -> tuple[Account, ...]:
        """The accounts of one text, in order."""
        return extracted(Report.of(text, published=published, outlet=outlet, title=title, url=url), self.settings)[1]

    def gathering(self, report: Report) -> tuple[Note, ...]:
        """By what the frames of one report are gathered into incidents, in the order in which they were asked for: body first, then headings."""
        return gathering(report, self.settings)

    def gather(self, items: Iterable[Report | Issue], progress: Progress | None = None, *, decisions: Sequence[Decision] = ()) -> Result:
        """Accounts and incidents of many reports; issues are passed on."""
        issues: list[Issue] = []
        reports: list[Report] = []
        accounts: list[Account] = []
        for report, found in self._extracted(_reports(items, issues)):
            reports.append(report)
            accounts.extend(found)
            if progress:
                progress(len(reports))
        issues.extend(broken(reports))
        reports = _with_copies(reports)
        placed, incidents = _assessed(link(accounts, reports, lexicon=load_lexicon(), settings=self.settings.link, decisions=decisions), reports, accounts, self.settings)
        return Result(tuple(reports), placed, incidents, tuple(issues))

    def run(self, paths: Sequence[Path], folder: Path, progress: Progress | None = None) -> Written:
        """Read files, write a run directory, hold no more than linking needs; a run that was killed is gone on with by the same call.

        Raises `StoreError` before any work where `folder` may not be replaced.
        """
        check_folder(folder)
        issues: list[Issue] = []
        with Unfinished(folder, engine.identity(self.settings)[1], is_durable=self.settings.store.is_durable) as unfinished:
            resumed = self._extract_into(unfinished, paths, issues, progress)
            issues.extend(broken(unfinished.skipped()))
            if not unfinished.extracted:
                return Written(folder=folder, issues=tuple(issues), summary=None)
            copies = near_copies_in_order(unfinished.by_day())
            gathering, reports = Gathering(load_lexicon(), self.settings.link, decisions=read_decisions(decisions_path(folder))), {}
            for report, accounts in unfinished.told():
                gathering.add(report, accounts)
                reports[report.report_id] = msgspec.structs.replace(report, text="", masked=(), near_copy_of=copies.get(report.report_id))
            clusters = gathering.clusters(copies)
            unfinished.put_linked(copies, (_incident(cluster, unfinished.accounts(cluster.accounts), reports, self.settings) for cluster in clusters), issues)
            shown = unfinished.newest(self.settings.page.most_reports)
            page = render_page(shown.reports, shown.accounts, shown.incidents, self.settings.page)
            return Written(folder=folder, issues=tuple(issues), summary=unfinished.finish(page, len(shown.incidents)), resumed=resumed)

    def _extract_into(self, unfinished: Unfinished, paths: Sequence[Path], issues: list[Issue], progress: Progress | None) -> int:
        """Extract what is not extracted yet; how many reports were."""
        reading = unfinished.after(_reports(read(paths, self.settings.read), issues))
        if reading is None:
            issues.clear()
            reading = _reports(read(paths, self.settings.read), issues)
        resumed = done = unfinished.extracted
        given: dict[str, Report] = {}
        extracted = self._extracted(_noted(reading, given))
        while rows := list(islice(extracted, BATCH)):
            unfinished.put([(given.pop(report.report_id), report, accounts) for report, accounts in rows])
            done += len(rows)
            if progress:
                progress(done)
        return resumed

    def add(self, paths: Sequence[Path], file: Path, progress: Progress | None = None) -> Added:
        """Read files into the store at `file`, which is made where there is none; what it holds already is not extracted again."""
        with Store(file, is_new=True) as kept:
            return Pipeline(msgspec.structs.replace(self.settings, taught=taught_of(kept.connection)))._add(kept, paths, progress)

    def _add(self, kept: Store, paths: Sequence[Path], progress: Progress | None) -> Added:
        version, digest = engine.identity(self.settings)
        counts = {"new": 0, "changed": 0, "extracted_again": 0, "unchanged": 0}
        issues: list[Issue] = []
        run_id = kept.start_run(version=version, engine=digest, settings=msgspec.json.encode(self.settings, enc_hook=str).decode())
        given: dict[str, Report] = {}

        def fresh() -> Iterator[Report]:
            for report in _reports(read(paths, self.settings.read), issues):
                standing = kept.kept(report, digest)
                counts[standing] += 1
                if progress:
                    progress(sum(counts.values()))
                if standing != "unchanged":
                    given[report.report_id] = report
                    yield report

        extracted = self._extracted(fresh())
        while rows := list(islice(extracted, BATCH)):
            kept.put([(given.pop(report.report_id), report, accounts) for report, accounts in rows], digest)
            issues.extend(broken(report for report, _ in rows))
        if paths:
            kept.put_issues(issues)
        bring_up(kept, self.settings, partial(_incident, settings=self.settings))
        kept.end_run(run_id, **counts)
        return Added(status=kept.status(), issues=tuple(issues), **counts)

    def _extracted(self, reports: Iterator[Report]) -> Iterator[tuple[Report, tuple[Account, ...]]]:
        if self.settings.jobs == 1:
            with seldom():
                yield from (attempted(report, self.settings) for report in reports)
            return
        load_tables(self.settings)
        for rows in spread(partial(_extracted_rows, self.settings), reports, jobs=self.settings.jobs):
            yield from msgspec.msgpack.decode(rows, type=list[tuple[Report, tuple[Account, ...]]])


def _reports(items: Iterable[Report | Issue], issues: list[Issue]) -> Iterator[Report]:
    for item in items:
        if isinstance(item, Issue):
            issues.append(item)
        else:
            yield item


def _noted(reports: Iterable[Report], given: dict[str, Report]) -> Iterator[Report]:
    """The same reports, each noted as it was read until its row is kept."""
    for report in reports:
        given[report.report_id] = report
        yield report


def _extracted_rows(settings: Settings, reports: Sequence[Report]) -> bytes:
    with seldom():
        return msgspec.msgpack.encode([attempted(report, settings) for report in reports])


def _with_copies(reports: Sequence[Report]) -> list[Report]:
    copies = near_copies(reports)
    return [msgspec.structs.replace(report, near_copy_of=copies.get(report.report_id)) for report in reports]


def _assessed(clusters: Sequence[Cluster], reports: Sequence[Report], accounts: Sequence[Account], settings: Settings) -> tuple[tuple[Account, ...], tuple[Incident, ...]]:
    """Accounts with their incidents, and the incidents."""
    by_id = {account.account_id: account for account in accounts}
    by_report = {report.report_id: report for report in reports}
    home = {account_id: cluster.incident_id for cluster in clusters for account_id in cluster.accounts}
    incidents = tuple(_incident(cluster, [by_id[i] for i in cluster.accounts], by_report, settings) for cluster in clusters)
    return tuple(msgspec.structs.replace(account, incident_id=home[account.account_id]) for account in accounts), incidents


def _incident(cluster: Cluster, accounts: Sequence[Account], reports: Mapping[str, Report], settings: Settings) -> Incident:
    members = [msgspec.structs.replace(account, incident_id=cluster.incident_id) for account in accounts]
    return assess(cluster, members, reports, lexicon=load_lexicon(), settings=settings.assess)
