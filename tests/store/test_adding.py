"""Adds one after another: whatever came first, was edited or judged by people, the store says what linking everything at once says; another policy assesses again."""

import json
import tempfile
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import riwaya.freshness
from riwaya import engine
from riwaya.cli import cli
from riwaya.lexicon import load_lexicon
from riwaya.link import Decision, link, near_copies
from riwaya.model import Account
from riwaya.pipeline import Pipeline, _assessed
from riwaya.reviewing.acting import By
from riwaya.reviewing.grouping import merge
from riwaya.reviewing.settling import settle
from riwaya.store import Store, load

EXAMPLES = Path(__file__).parent.parent.parent / "riwaya" / "resources" / "examples" / "reports.jsonl"
ROWS = [json.loads(line) for line in EXAMPLES.read_text(encoding="utf-8").splitlines()]


def write(path: Path, rows: list[dict]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def said(path: Path) -> tuple[object, ...]:
    """All that linking says, in an order that does not depend on which report came first."""
    held = load(path)
    with Store(path) as store:
        links = sorted(store.connection.execute("SELECT * FROM links").fetchall())
        assert store.faults() == []
    return held.incidents, tuple(sorted(held.accounts, key=lambda a: a.account_id)), tuple(sorted((r.report_id, r.near_copy_of or "") for r in held.reports)), links


def at_once(path: Path) -> tuple[object, ...]:
    """What linking everything at once, in memory, says of the reports, accounts and decisions of a store."""
    with Store(path) as store:
        reports = [msgspec.structs.replace(report, near_copy_of=None) for report in store.reports()]
        accounts = tuple(store.accounts(as_told=True))
        decisions = [msgspec.json.decode(record, type=Decision) for record in store.decisions()]
    copies = near_copies(reports)
    reports = [msgspec.structs.replace(report, near_copy_of=copies.get(report.report_id)) for report in reports]
    pipeline = Pipeline()
    placed, incidents = _assessed(link(accounts, reports, lexicon=load_lexicon(), settings=pipeline.settings.link, decisions=decisions), reports, accounts, pipeline.settings)
    links = sorted((*row.accounts, incident.incident_id, row.match_weight) for incident in incidents for row in incident.links)
    return incidents, tuple(sorted(placed, key=lambda a: a.account_id)), tuple(sorted((r.report_id, r.near_copy_of or "") for r in reports)), links


@given(st.permutations(range(len(ROWS))), st.lists(st.integers(1, len(ROWS) - 1), min_size=1, max_size=3), st.integers(0, len(ROWS) - 1), st.data())
@settings(max_examples=15, deadline=None)
def test_adds_edits_and_decisions_give_what_linking_everything_gives(order: list[int], cuts: list[int], edited: int, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "s.db"
        bounds = [0, *sorted(set(cuts)), len(ROWS)]
        for start, end in zip(bounds, bounds[1:], strict=False):
            Pipeline().add([write(folder / "part.jsonl", [ROWS[i] for i in order[start:end]])], path)
        assert said(path) == at_once(path)
        ids = sorted(a.account_id for a in load(path).accounts)
        chosen = [data.draw(st.sampled_from(ids)) for _ in range(2)]
        with Store(path) as store:
            store.decide(msgspec.json.encode(Decision(action=data.draw(st.sampled_from(["merge", "split"])), accounts=(chosen[0],), others=(chosen[1],))).decode())
        Pipeline().add([], path)
        assert said(path) == at_once(path)
        other = {**ROWS[edited], "text": ROWS[(edited + 1) % len(ROWS)]["text"]}  # also makes a near-copy of it
        Pipeline().add([write(folder / "part.jsonl", [other])], path)
        assert said(path) == at_once(path)


def accounts_of(path: Path) -> dict[str, list[Account]]:
    """Accounts by report, but for the incident that linking puts them into."""
    told: dict[str, list[Account]] = {}
    for account in load(path).accounts:
        told.setdefault(account.report_id, []).append(msgspec.structs.replace(account, incident_id=""))
    return told


@given(st.lists(st.sampled_from(range(len(ROWS))), min_size=2, max_size=6, unique=True), st.booleans())
@settings(max_examples=20, deadline=None)
def test_adding_a_report_never_changes_the_accounts_of_others(chosen: list[int], is_copy: bool) -> None:
    *held, last = (ROWS[i] for i in chosen)
    added = {**last, "text": held[0]["text"]} if is_copy else last  # a near-copy of what is held reaches furthest
    with tempfile.TemporaryDirectory() as name:
        path, part = Path(name) / "s.db", Path(name) / "part.jsonl"
        Pipeline().add([write(part, held)], path)
        before = accounts_of(path)
        assume(before)  # one of the examples tells nothing
        Pipeline().add([write(part, [added])], path)
        after = accounts_of(path)
        assert {report: told for report, told in after.items() if report != added["id"]} == before


def test_one_more_report_reassesses_only_what_it_touches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "s.db"
    Pipeline().add([write(tmp_path / "most.jsonl", ROWS[1:])], path)
    assessed: list[str] = []
    real = Pipeline.__init__.__globals__["assess"]
    monkeypatch.setattr("riwaya.pipeline.assess", lambda cluster, *a, **k: assessed.append(cluster.incident_id) or real(cluster, *a, **k))
    monkeypatch.setattr("riwaya.pipeline.link", None)  # would raise if everything were linked anew
    Pipeline().add([EXAMPLES], path)
    touched = {i.incident_id for i in load(path).incidents if ROWS[0]["id"] in i.reports}
    assert touched <= set(assessed) and len(assessed) < len(load(path).incidents)


def test_what_somebody_else_wrote_since_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    Pipeline().add([EXAMPLES], path)
    before = said(path)
    one, other = load(path).incidents[:2]
    with Store(path) as store, store.transaction() as connection:
        settle(connection, groups=((*one.accounts, *other.accounts),))
    assert said(path) != before
    Pipeline().add([], path)
    assert said(path) == before == at_once(path)


def test_other_linking_links_everything_anew_and_shows_the_old_until_then(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "s.db"
    Pipeline().add([EXAMPLES], path)
    before = said(path)
    monkeypatch.setattr("riwaya.freshness.PART", 5)
    monkeypatch.setattr(engine, "linking_identity", lambda settings: ("other", "other"))
    with monkeypatch.context() as patch:
        real = riwaya.freshness.relink
        patch.setattr("riwaya.freshness.relink", lambda *a, **k: 1 / 0 if list(tmp_path.glob("second")) else (tmp_path / "second").touch() or real(*a, **k))
        with pytest.raises(ZeroDivisionError):
            Pipeline().add([], path)
    assert said(path) == before
    Pipeline().add([], path)
    assert said(path) == before
    # so do many changed reports at once
    monkeypatch.setattr("riwaya.freshness.MOST_CHANGED", 3)
    changed = [{**row, "text": row["text"] + " وأصيب خمسة."} for row in ROWS]
    Pipeline().add([write(tmp_path / "part.jsonl", changed)], path)
    assert said(path) == at_once(path)


def invoke(*arguments: object) -> str:
    result = CliRunner().invoke(cli, [str(a) for a in arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_another_policy_assesses_again_without_new_reports_and_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "s.db"
    invoke("add", EXAMPLES, "--db", path)
    before = load(path)
    with monkeypatch.context() as patch:
        patch.setattr("riwaya.extracting.extract", None)  # nothing is read again
        assert "policy acled_conservative" in invoke("add", "--db", path, "--policy", "acled_conservative")
    after = load(path)
    assert [i.accounts for i in after.incidents] == [i.accounts for i in before.incidents]
    assert {c.policy for i in after.incidents for c in i.counts} == {"acled_conservative@2"} != {c.policy for i in before.incidents for c in i.counts}
    # who names no policy keeps that of the store
    invoke("add", EXAMPLES, "--db", path)
    assert load(path) == after
    invoke("add", "--db", path, "--policy", "ucdp_low_best_high")
    assert load(path) == before


def test_what_people_grouped_stays_through_adds(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    Pipeline().add([write(tmp_path / "most.jsonl", ROWS[2:])], path)
    one, other = load(path).incidents[:2]
    with Store(path) as store, store.transaction() as connection:
        merge(connection, By(who="x", role="editor", at="2026-01-01T00:00:00+00:00"), one.incident_id, (other.incident_id,))
    Pipeline().add([EXAMPLES], path)
    homes = {a.account_id: a.incident_id for a in load(path).accounts}
    assert homes[one.accounts[0]] == homes[other.accounts[0]]
    assert said(path) == at_once(path)


def test_two_incidents_of_one_report_that_a_person_joins_are_still_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    Pipeline().add([EXAMPLES], path)
    one, other = [a for a in load(path).accounts if a.report_id == "digest-1"][:2]
    assert one.incident_id != other.incident_id
    with Store(path) as store:
        store.decide(msgspec.json.encode(Decision(action="merge", accounts=(one.account_id,), others=(other.account_id,))).decode())
    Pipeline().add([], path)
    home = next(i for i in load(path).incidents if one.account_id in i.accounts)
    assert other.account_id in home.accounts and any({one.account_id, other.account_id} == set(link.accounts) for link in home.links)
    assert said(path) == at_once(path)
