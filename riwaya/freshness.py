"""A store brought up to date: what came or changed since it was linked is linked and assessed, and the rest stays as it was.

In: a store in which reports, accounts and decisions of people changed. A report is fresh when it, one of its accounts, which report it copies, or a person's decision about one of its accounts changed. New
reports are linked in parts by day, each part in one transaction, so that memory does not grow with what is added. Other code, resources or settings of linking make all reports new; then all parts are
one transaction, and the store says what it said until it ends.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

import msgspec

from riwaya import engine
from riwaya.assess import AssessSettings
from riwaya.lexicon import load_lexicon
from riwaya.link import Decision, Sketch, changed_copies, kept_profiles, relink, sketch
from riwaya.link.near_copies import band_names
from riwaya.link.profiles import Profile
from riwaya.model import Account, Cluster, Incident, Report
from riwaya.settings import Settings
from riwaya.store import Store
from riwaya.store.history import vouch
from riwaya.store.linked import put_homes, put_incidents, standing
from riwaya.store.linked.tables import Tables

PART = 128
MOST_CHANGED = 2_000
"""Of more changed reports at once all are linked anew, part by part, rather than held together."""
Assessing = Callable[[Cluster, Sequence[Account], Mapping[str, Report]], Incident]


class _Told(msgspec.Struct, frozen=True):
    """Of the settings of a run what is asked for here."""

    assess: AssessSettings


def policy_of(file: Path) -> str | None:
    """The policy with which the last add assessed a store; `None` for a new one."""
    if not file.exists() or not file.stat().st_size:
        return None
    with Store(file) as store:
        told = store.last_settings()
    return msgspec.json.decode(told, type=_Told).assess.policy if told else None


def bring_up(store: Store, settings: Settings, assessing: Assessing) -> None:
    """Link and assess what a store holds, where reports, accounts, decisions or the code and settings changed since that was done last; `assessing` makes an incident of a cluster."""
    turn = _Turn(store, settings, assessing)
    if turn.is_up_to_date():
        return
    if turn.is_anew():
        with store.transaction():
            turn.begin_anew()
            while turn.part():
                pass
            turn.end()
        return
    has_more = True
    while has_more:
        with store.transaction():
            has_more = turn.part()
            if not has_more:
                turn.end()


class _Turn:
    """One bringing up; every method but the first two writes in a transaction of its caller."""

    def __init__(self, store: Store, settings: Settings, assessing: Assessing) -> None:
        self.connection, self.settings, self.assessing = store.connection, settings, assessing
        self.tables = _Sketches(store.connection)
        self.linked_by, self.assessed_by = engine.linking_identity(settings)
        with store.named_errors():
            self.before = dict(self.connection.execute("SELECT name, value FROM state WHERE name IN ('linking', 'linked_by', 'assessed_by', 'linked_decisions')").fetchall())
        self.judged: list[str] = msgspec.json.decode(self.before.get("linked_decisions", "[]"), type=list[str])
        self.told: list[str] = []
        self.decisions: list[Decision] = []
        self.stood: tuple[list[str], list[str], dict[str, str]] = [], [], {}
        self.store = store
        self._hear()

    def _hear(self) -> None:
        """What people decided; a person may decide between two parts."""
        self.told = list(self.store.decisions())
        self.decisions = [msgspec.json.decode(record, type=Decision) for record in self.told]

    def is_up_to_date(self) -> bool:
        if (self.before.get("linking"), self.before.get("linked_by"), self.before.get("assessed_by")) != ("done", self.linked_by, self.assessed_by) or self.judged != self.told:
            return False
        return self.connection.execute("SELECT 1 FROM unlinked LIMIT 1").fetchone() is None

    def is_anew(self) -> bool:
        """Whether there is nothing to build upon, and something that stands until all is linked."""
        stands = self.connection.execute("SELECT EXISTS (SELECT 1 FROM incidents) OR EXISTS (SELECT 1 FROM sketches)").fetchone()[0]
        return bool(stands) and (self.before.get("linked_by") != self.linked_by or len(self.tables.changed_reports()) > MOST_CHANGED)

    def begin_anew(self) -> None:
        """Take out all that linking said."""
        incidents = [identity for (identity,) in self.connection.execute("SELECT incident_id FROM incidents")]
        copies = [identity for (identity,) in self.connection.execute("SELECT report_id FROM reports WHERE near_copy_of IS NOT NULL")]
        rejected = dict(self.connection.execute("SELECT account_id, incident_id FROM accounts WHERE is_rejected AND incident_id IS NOT NULL"))
        self.stood = incidents, copies, rejected
        self.connection.execute("DELETE FROM links")
        self.connection.execute("UPDATE accounts SET incident_id = NULL WHERE incident_id IS NOT NULL")
        self.connection.execute("DELETE FROM incidents")
        self.connection.execute("UPDATE reports SET near_copy_of = NULL WHERE near_copy_of IS NOT NULL")
        self.tables.forget()
        self.judged = self.told
        self.before["assessed_by"] = self.assessed_by

    def part(self) -> bool:
        """Link what changed and some of what is new; whether more is new."""
        tables = self.tables
        self._hear()
        fresh = set(tables.changed_reports())
        new = tables.new_reports(PART)
        fresh |= {*new, *self._named_reports(set(self.judged) ^ set(self.told))}
        copies = changed_copies(tables, {report.report_id: sketch(report) for report in self._unsketched(fresh)})
        fresh |= copies
        fresh |= self._named_beside(fresh)
        marked = {*tables.unlinked_incidents(), *tables.incidents_of(fresh)}
        clusters = relink(tables, dict(self._profiles(sorted(fresh))), marked=marked, lexicon=load_lexicon(), settings=self.settings.link, decisions=self.decisions)
        self._write(clusters, fresh, marked, copies)
        tables.linked_now(fresh)
        self.judged = self.told
        # until all are assessed by this code nobody knows which code assessed which
        assessed_by = self.assessed_by if self.before.get("assessed_by", self.assessed_by) == self.assessed_by else ""
        self._note(linked_by=self.linked_by, linked_decisions=msgspec.json.encode(self.told).decode(), assessed_by=assessed_by)
        return bool(tables.new_reports(1))

    def end(self) -> None:
        """Everything is linked: assess again where other code or settings assess, and say so."""
        if self.before.get("assessed_by", self.assessed_by) != self.assessed_by:
            self._assess_again()
        incidents, copies, rejected = self.stood
        if incidents or copies:
            homes = [(home, account) for account, home in rejected.items()]
            self.connection.executemany("UPDATE accounts SET incident_id = ?1 WHERE account_id = ?2 AND EXISTS (SELECT 1 FROM incidents WHERE incident_id = ?1)", homes)
            gone = set(incidents) - {identity for (identity,) in self.connection.execute("SELECT incident_id FROM incidents")}
            vouch(self.connection, {*gone, *rejected.values()}, copies)
        self._note(linking="done", assessed_by=self.assessed_by)

    def _note(self, **told: str) -> None:
        self.connection.executemany("INSERT OR REPLACE INTO state VALUES (?,?)", told.items())

    def _named_reports(self, records: Iterable[str]) -> set[str]:
        """The reports of accounts that decisions name, those that are linked."""
        decisions = [msgspec.json.decode(record, type=Decision) for record in records]
        accounts = self.tables.accounts([identity for decision in decisions for identity in (*decision.accounts, *decision.others)]) if decisions else {}
        return set(self.tables.made_of({account.report_id for account in accounts.values()}))

    def _named_beside(self, fresh: Collection[str]) -> set[str]:
        """The reports of accounts that a decision names beside one of a fresh report: what they tell apart may depend on it."""
        if not self.decisions:
            return set()
        own = {account.account_id for account in self.tables.accounts_of(fresh)} | {account for telling in self.tables.of_reports(fresh) for account in telling.accounts}
        return self._named_reports(msgspec.json.encode(d).decode() for d in self.decisions if not own.isdisjoint((*d.accounts, *d.others)))

    def _unsketched(self, fresh: Collection[str]) -> list[Report]:
        known = self.tables.made_of(fresh)
        return [report for report in self.tables.reports(fresh).values() if known.get(report.report_id) != _made_of(report)]

    def _profiles(self, fresh: Sequence[str]) -> Iterator[tuple[str, list[Profile]]]:
        told: dict[str, list[Account]] = {report_id: [] for report_id in fresh}
        for account in self.tables.accounts_of(fresh):
            told[account.report_id].append(account)
        for report_id, report in self.tables.reports(fresh).items():
            yield report_id, kept_profiles(report, told[report_id], lexicon=load_lexicon(), decisions=self.decisions, others=self._others(told[report_id]))

    def _others(self, accounts: Sequence[Account]) -> list[Account]:
        """The accounts that decisions name beside these."""
        own = {account.account_id for account in accounts}
        named = {i for d in self.decisions if not own.isdisjoint((*d.accounts, *d.others)) for i in (*d.accounts, *d.others)}
        return list(self.tables.accounts(named - own).values()) if named else []

    def _write(self, clusters: Sequence[Cluster], fresh: AbstractSet[str], marked: Collection[str], copies: Collection[str]) -> None:
        """Assess and write the clusters that differ from the incidents that stand; take out those that are no more."""
        accounts = [identity for cluster in clusters for identity in cluster.accounts]
        before = {*marked, *self.tables.homes(accounts).values()}
        held = standing(self.connection, {*before, *(cluster.incident_id for cluster in clusters)})
        changed = [c for c in clusters if (s := held.get(c.incident_id)) is None or s.cluster() != c or not fresh.isdisjoint(s.reports) or c.incident_id in marked]
        gone = before - {cluster.incident_id for cluster in clusters}
        put_incidents(self.connection, gone, map(self._assessed, changed))
        put_homes(self.connection, changed)
        vouch(self.connection, {*gone, *marked, *(cluster.incident_id for cluster in changed)}, copies)

    def _assessed(self, cluster: Cluster) -> Incident:
        found = self.tables.accounts(cluster.accounts)
        accounts = [msgspec.structs.replace(found[identity], incident_id=cluster.incident_id) for identity in cluster.accounts]
        return self.assessing(cluster, accounts, self.tables.reports({account.report_id for account in accounts}))

    def _assess_again(self) -> None:
        changed = []
        for (identity,) in self.connection.execute("SELECT incident_id FROM incidents ORDER BY incident_id").fetchall():
            (record,) = self.connection.execute("SELECT record FROM incidents WHERE incident_id = ?", (identity,)).fetchone()
            incident = self._assessed(standing(self.connection, [identity])[identity].cluster())
            if msgspec.json.encode(incident).decode() != record:
                put_incidents(self.connection, (), [incident])
                self.connection.executemany("UPDATE accounts SET incident_id = ? WHERE account_id = ?", ((identity, account) for account in incident.accounts))
                changed.append(identity)
        vouch(self.connection, changed)


class _Sketches(Tables):
    """The tables of a store with its sketches as the linking room has them."""

    def sketches_of(self, report_ids: Iterable[str]) -> dict[str, Sketch]:
        found = (msgspec.msgpack.decode(row, type=Sketch) for row in self.sketch_rows(report_ids))
        return {told.report_id: told for told in found}

    def sharing(self, names: Iterable[int], *, is_original: bool) -> list[Sketch]:
        return [msgspec.msgpack.decode(row, type=Sketch) for row in self.rows_sharing(names, is_original=is_original)]

    def put_sketches(self, sketches: Iterable[Sketch]) -> None:
        told = list(sketches)
        before = self.sketches_of(sketch.report_id for sketch in told)
        reports = self.reports(sketch.report_id for sketch in told)
        for one in told:
            old = before.get(one.report_id)
            self.put_sketch(one.report_id, _made_of(reports[one.report_id]), msgspec.msgpack.encode(one), band_names(one), band_names(old) if old else ())


def _made_of(report: Report) -> str:
    return f"{report.sha256} {report.published or ''}"
