"""Linking of what changed alone, on real SQLite: whatever comes, changes or is decided in which order, the store says what linking everything at once says; and it reads little for it."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from unittest.mock import patch

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.freshness import bring_up
from riwaya.lexicon import load_lexicon
from riwaya.link import Decision, LinkSettings, link, near_copies
from riwaya.model import Account, Report, Telling
from riwaya.pipeline import _assessed, _incident
from riwaya.settings import Settings
from riwaya.store import Store
from riwaya.store.database import canonical_dump
from riwaya.store.linked.tables import Tables
from tests.link.building import account
from tests.link.test_near_copies import WORDS
from tests.link.test_near_copies import reports as built
from tests.link.test_near_copies import told as near_texts

VILLAGES = {"سرمين": [35.90, 36.73], "آفس": [35.87, 36.79], "النيرب": [35.89, 36.72], "حلب": [36.20, 37.16]}
TEXTS = (
    "استشهدت جمانة القسطل وطفلاها", "ارتقى الحلاق عدنان الزقرطي في صالونه", " ".join(WORDS[:40]), " ".join([*WORDS[:39], "غيرها"]), " ".join([*WORDS[:37], "غيرها", "سواها"]), " ".join(WORDS[20:60]),
    "نص قصير عن بلدة",
)
# small enough that a handful of reports passes every limit
SMALL = LinkSettings(widest_block=2, seldom=3)


@st.composite
def tellings(draw: st.DrawFn, name: str) -> tuple[Report, list[Account]]:
    """A report with up to three accounts, crowded into few places, days and words so that much links, much clashes and blocks fill up."""
    report = Report.of(draw(st.sampled_from(TEXTS)), report_id=name, outlet=f"صحيفة {name}", published=draw(st.sampled_from([None, "2024-03-04", "2024-03-05", "2024-03-07"])))
    accounts = []
    for number in range(draw(st.integers(0, 3))):
        village = draw(st.sampled_from(sorted(VILLAGES)))
        accounts.append(account(
            name, number=number, incident=draw(st.sampled_from([number, 0])), kind=draw(st.sampled_from(["shelling", "airstrike", "clash"])), day=draw(st.sampled_from([None, "2024-03-04", "2024-03-05"])),
            place=draw(st.sampled_from([village, village, None])), at=VILLAGES[village], level=draw(st.sampled_from(["settlement", "settlement", "governorate"])) if village == "حلب" else "settlement",
            by=draw(st.sampled_from([None, "regime"])), killed=draw(st.sampled_from([None, 1, 3])), text=report.text,
        ))
    return report, accounts


@st.composite
def turns(draw: st.DrawFn) -> list[tuple[list[tuple[Report, list[Account]]], list[Decision], list[str]]]:
    """What comes or comes again with other content in each add, what people decide between, and which accounts are rejected or taken back."""
    names = [f"r{n}" for n in range(9)]
    accounts = [f"{name}/{number}" for name in names for number in range(3)]
    found = []
    for _ in range(draw(st.integers(1, 4))):
        reports = [draw(tellings(name)) for name in draw(st.lists(st.sampled_from(names), unique=True, max_size=6))]
        some, others = (draw(st.lists(st.sampled_from(accounts), min_size=1, max_size=2, unique=True)) for _ in range(2))
        decisions = [Decision(action=draw(st.sampled_from(["merge", "split"])), accounts=tuple(some), others=tuple(others))] if draw(st.booleans()) else []
        found.append((reports, decisions, draw(st.lists(st.sampled_from(accounts), max_size=2))))
    return found


def put(store: Store, rows: Sequence[tuple[Report, list[Account]]], decisions: Sequence[Decision] = (), rejected: Sequence[str] = ()) -> None:
    if rows:
        store.put([(report, report, accounts) for report, accounts in rows], "engine")
    for decision in decisions:
        store.decide(msgspec.json.encode(decision).decode())
    store.connection.executemany("UPDATE accounts SET is_rejected = NOT is_rejected WHERE account_id = ?", ((identity,) for identity in rejected))


def linked(store: Store, settings: Settings) -> None:
    bring_up(store, settings, partial(_incident, settings=settings))


@contextmanager
def limits(part: int, most_changed: int) -> Iterator[None]:
    """So many new reports are linked at a time; of more changed ones all are linked anew."""
    with patch("riwaya.freshness.PART", part), patch("riwaya.freshness.MOST_CHANGED", most_changed):
        yield


def says(store: Store) -> tuple[object, ...]:
    """All that linking says in a store."""
    held = store.collection()
    links = sorted(store.connection.execute("SELECT * FROM links").fetchall())
    homes = {a.account_id: a.incident_id for a in held.accounts}
    return held.incidents, homes, {r.report_id: r.near_copy_of for r in held.reports if r.near_copy_of}, links


def at_once(store: Store, settings: Settings) -> tuple[object, ...]:
    """What linking everything at once, in memory, says of the same."""
    reports = [msgspec.structs.replace(report, near_copy_of=None) for report in store.reports()]
    copies = near_copies(reports)
    reports = [msgspec.structs.replace(report, near_copy_of=copies.get(report.report_id)) for report in reports]
    accounts = tuple(store.accounts(as_told=True))
    decisions = [msgspec.json.decode(record, type=Decision) for record in store.decisions()]
    placed, incidents = _assessed(link(accounts, reports, lexicon=load_lexicon(), settings=settings.link, decisions=decisions), reports, accounts, settings)
    links = sorted((*row.accounts, incident.incident_id, row.match_weight) for incident in incidents for row in incident.links)
    return incidents, {a.account_id: a.incident_id for a in placed}, copies, links


@given(turns(), st.sampled_from([LinkSettings(), SMALL, LinkSettings(widest_block=1, seldom=2, threshold=300, average=200)]), st.sampled_from([(2, 2_000), (128, 2_000), (3, 2)]))
@settings(max_examples=150, deadline=None)
def test_after_every_add_the_store_says_what_linking_everything_says(
    all_turns: list[tuple[list[tuple[Report, list[Account]]], list[Decision], list[str]]], link_settings: LinkSettings, parts: tuple[int, int],
) -> None:
    chosen = Settings(link=link_settings)
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "s.db", is_new=True, is_durable=False) as store, limits(*parts):
        has_rejected = False
        for reports, decisions, rejected in all_turns:
            put(store, reports, decisions, rejected)
            has_rejected = has_rejected or bool(rejected)
            linked(store, chosen)
            assert says(store) == at_once(store, chosen)
            # accounts were rejected by hand here, without the corrections that would say so
            assert store.faults() == [] or has_rejected
            assert store.is_linked() and not Tables(store.connection).changed_reports()


@given(st.lists(st.integers(0, 8), unique=True, min_size=2, max_size=9).flatmap(lambda order: st.tuples(*(tellings(f"r{n}") for n in order))), st.lists(st.integers(1, 8), max_size=3))
@settings(max_examples=60, deadline=None)
def test_any_split_into_adds_gives_the_records_of_one_add(rows: tuple[tuple[Report, list[Account]], ...], cuts: list[int]) -> None:
    chosen = Settings(link=SMALL)
    with tempfile.TemporaryDirectory() as folder:
        one, many = Path(folder) / "one.db", Path(folder) / "many.db"
        with Store(one, is_new=True, is_durable=False) as store:
            put(store, rows)
            linked(store, chosen)
        with Store(many, is_new=True, is_durable=False) as store:
            bounds = [0, *sorted({cut for cut in cuts if cut < len(rows)}), len(rows)]
            for start, end in zip(bounds, bounds[1:], strict=False):
                put(store, rows[start:end])
                linked(store, chosen)
        assert canonical_dump(one) == canonical_dump(many)


Changes = list[dict[int, tuple[str, str | None]]]


@given(st.dictionaries(st.integers(0, 15), near_texts(), max_size=14), st.lists(st.dictionaries(st.integers(0, 15), near_texts(), min_size=1, max_size=4), min_size=1, max_size=3))
@settings(max_examples=100, deadline=None)
def test_near_copies_after_each_change_are_those_of_everything_at_once(rows: dict[int, tuple[str, str | None]], changes: Changes) -> None:
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "s.db", is_new=True, is_durable=False) as store:
        for change in ({}, *changes):
            now: Mapping[int, tuple[str, str | None]] = change or rows
            rows |= change
            put(store, [(report, []) for report in built(dict(now))])
            linked(store, Settings())
            copies = {r.report_id: r.near_copy_of for r in store.reports() if r.near_copy_of}
            assert copies == near_copies(built(rows))


def test_an_add_reads_what_shares_a_block_and_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tellings that adds read on a store of few days, and on one of many more."""
    read: list[int] = []
    real = Tables.numbered

    def numbered(tables: Tables, numbers: Iterable[int]) -> list[Telling]:
        found = real(tables, numbers)
        read.append(len(found))
        return found

    def add(store: Store, days: Sequence[int]) -> None:
        rows = []
        for day in days:
            when = f"20{day // 28:02}-02-{day % 28 + 1:02}"
            for number in range(3):
                told = account(f"d{day}-{number}", day=when, place="سرمين", at=VILLAGES["سرمين"], killed=number + 1)
                rows.append((Report.of(f"نص {day} {number}", report_id=f"d{day}-{number}", published=when), [told]))
        put(store, rows)
        linked(store, Settings())

    with Store(tmp_path / "few.db", is_new=True, is_durable=False) as store:
        add(store, range(300, 320))
    shutil.copy(tmp_path / "few.db", tmp_path / "many.db")
    with Store(tmp_path / "many.db", is_durable=False) as store:
        add(store, range(400, 700))
    monkeypatch.setattr(Tables, "numbered", numbered)
    counts = []
    for name in ("few.db", "many.db"):
        with Store(tmp_path / name, is_durable=False) as store:
            read.clear()
            add(store, [310, 900])
            counts.append(list(read))
            assert says(store) == at_once(store, Settings())
    assert counts[0] == counts[1] and 0 < sum(counts[0]) < 60
