"""What an account tells in all: parts, repeats, running totals and groups; and that figures, sentences, tables and exports say the same of an incident."""

import csv
import io
import json

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.assess import AssessSettings, assess
from riwaya.assess.policies import POLICIES
from riwaya.assess.tellings import tellings
from riwaya.export import FORMATS
from riwaya.export.coding.dead import VAGUE
from riwaya.export.flat import incident_row
from riwaya.export.provenance import ExportInput
from riwaya.lexicon import load_lexicon
from riwaya.model import Cluster, Count, Incident, Report, total_of, whole_of
from riwaya.pipeline import Pipeline
from riwaya.store.facts import killed as shown_in_lists
from tests.link.building import account, report

LEXICON = load_lexicon()
WHERE = {"place": "سرمين", "at": [35.90, 36.73], "day": "2024-03-04", "by": "regime", "against": "civilians"}
SARAQIB = "قتل أربعة مدنيين، ثلاثة منهم من عائلة واحدة، اليوم الثلاثاء جراء قصف مدفعي لقوات النظام على مدينة سراقب."


def count(least: int | None, group: str = "civilians", *, at: int = 0, measure: str = "killed", **told: object) -> Count:
    return Count(**{"measure": measure, "min": least, "max": least, "group": group, "quantifier": "exact" if least is not None else "several", "span": (at, at + 1), **told})


@pytest.mark.parametrize(
    ("rows", "whole"),
    [
        ((count(4), count(3, at=2)), [4]),
        ((count(3), count(6, at=2), count(3, at=4)), [6]),
        ((count(1), count(None, at=2)), [1]),
        ((count(None), count(None, at=2)), [None]),
        ((count(5), count(2, "displaced_people", at=2, part_of=0)), [5]),
        ((count(5), count(2, at=2, part_of=0, demographic="children")), [5]),
        ((count(5, "unknown"), count(2, at=2, demographic="children")), [5]),
        ((count(2, demographic="children"), count(1, at=2, demographic="women")), [2, 1]),
        ((count(4, "regime"), count(2, at=2, demographic="children")), [4, 2]),
        ((count(4, "regime"), count(3, "isis", at=2)), [4, 3]),
        ((count(9, "unknown"), count(4, at=2)), [9]),
        ((count(4), count(2, "unknown", at=2)), [4]),
        ((count(2), count(14, at=2, cumulative=True)), [2]),
        ((count(None), count(14, at=2, cumulative=True)), [14]),
        ((count(None, "unknown"), count(2, at=2, part_of=0, demographic="children")), [2]),
        ((count(None, "unknown"), count(2, "journalists", at=2, part_of=0)), [2]),
    ],
)
def test_what_an_account_tells_in_all(rows: tuple[Count, ...], whole: list[int | None]) -> None:
    assert [c.min for c in whole_of(rows, "killed")] == whole
    assert whole_of(rows, "wounded") == ()


def assessed(told: list[tuple[Count, ...]], policy: str = "ucdp_low_best_high", sources: tuple[str, ...] = ()) -> tuple[Incident, ExportInput]:
    accounts = [msgspec.structs.replace(account(f"r{n}", sources=sources, **WHERE), counts=counts) for n, counts in enumerate(told)]
    accounts = [msgspec.structs.replace(a, place=msgspec.structs.replace(a.place, country="SY"), incident_id="i-1") for a in accounts if a.place]
    reports = [report(f"r{n}", published="2024-03-05") for n in range(len(told))]
    cluster = Cluster(incident_id="i-1", accounts=tuple(a.account_id for a in accounts))
    incident = assess(cluster, accounts, {r.report_id: r for r in reports}, lexicon=LEXICON, settings=AssessSettings(policy=policy))
    return incident, ExportInput(reports=tuple(reports), accounts=tuple(accounts), incidents=(incident,), version="1.2.3")


def coded(name: str, given_: ExportInput) -> tuple[dict[str, str], dict] | None:
    """The one row of an export and its line in the side file; `None` where the codebook leaves the incident out."""
    exported = FORMATS[name].write(given_)
    rows = list(csv.DictReader(io.StringIO(exported.content.decode())))
    return (rows[0], json.loads(exported.cells.splitlines()[0])) if rows else None


def test_two_totals_in_one_sentence_are_one_toll_everywhere() -> None:
    result = Pipeline().gather([Report.of(SARAQIB, report_id="t", published="2019-11-26")])
    (incident,) = result.incidents
    given_ = ExportInput(reports=result.reports, accounts=result.accounts, incidents=result.incidents, version="1.2.3")
    assert "four civilians were killed" in incident.summary_en and "أربعة مدنيين" in incident.summary_ar and "three" not in incident.summary_en
    acled, ucdp = coded("acled", given_), coded("ucdp", given_)
    assert acled is not None and ucdp is not None
    assert (acled[0]["fatalities"], ucdp[0]["best"], ucdp[0]["deaths_civilians"], incident_row(given_, incident)["killed_best"]) == ("4", "4", "4", 4)


def test_an_exact_figure_is_said_before_a_vague_one() -> None:
    incident, _ = assessed([(count(None), count(2, at=2))])
    assert [(f.min, f.is_part) for f in incident.counts[0].by] == [(2, False)]
    assert "two civilians were killed" in incident.summary_en and "عدد من" not in incident.summary_ar


def test_a_group_inside_another_is_listed_and_not_added() -> None:
    incident, given_ = assessed([(count(5), count(2, "displaced_people", at=2, part_of=0))])
    assert {(c.group, f.min, f.is_part) for c in incident.counts for f in c.by} == {("civilians", 5, False), ("displaced_people", 2, True)}
    assert (incident_row(given_, incident)["killed_high"], shown_in_lists(incident)) == (5, (5, 5, 5))
    assert "five civilians were killed" in incident.summary_en and "displaced" not in incident.summary_en


def test_accounts_that_divide_the_same_dead_otherwise_add_nothing() -> None:
    incident, given_ = assessed([(count(5),), (count(3), count(2, "journalists", at=2)), (count(3), count(2, "journalists", at=2))])
    (total,) = incident.totals
    assert (total.low, total.best, total.high) == (5, 5, 5)
    ucdp = coded("ucdp", given_)
    assert ucdp is not None and (ucdp[0]["best"], ucdp[0]["high"], ucdp[0]["deaths_civilians"]) == ("5", "5", "5")


def test_a_record_without_totals_adds_its_groups_up() -> None:
    incident, _ = assessed([(count(4), count(3, "isis", at=2))])
    total = total_of(msgspec.structs.replace(incident, totals=()), "killed")
    assert total is not None and (total.low, total.best, total.high) == (7, 7, 7) and total_of(incident, "wounded") is None


@st.composite
def counts_of_an_account(draw: st.DrawFn) -> tuple[Count, ...]:
    found: list[Count] = []
    for at in range(draw(st.integers(0, 5))):
        number = draw(st.one_of(st.none(), st.integers(1, 30)))
        most = None if number is not None and draw(st.integers(0, 9)) == 0 else number
        wholes = [i for i, c in enumerate(found) if c.part_of is None]
        part_of = draw(st.sampled_from([None, None, *wholes]))
        found.append(
            Count(
                measure=draw(st.sampled_from(["killed", "killed", "killed", "wounded"])), min=number, max=most, quantifier="several" if number is None else "at_least" if most is None else "exact",
                group=draw(st.sampled_from(["civilians", "civilians", "unknown", "isis", "journalists"])), demographic=draw(st.sampled_from([None, None, None, "children", "women"])), part_of=part_of,
                cumulative=draw(st.integers(0, 9)) == 0, span=(3 * at, 3 * at + 2),
            )
        )
    return tuple(found)


@given(st.lists(counts_of_an_account(), min_size=1, max_size=5), st.sampled_from([(), ("sohr",), ("local_sources",)]), st.sampled_from(list(POLICIES.names)))
@settings(max_examples=150, deadline=None)
def test_figures_sentences_tables_and_exports_agree(told: list[tuple[Count, ...]], sources: tuple[str, ...], policy: str) -> None:
    incident, given_ = assessed(told, policy, sources)
    row, total = incident_row(given_, incident), total_of(incident, "killed")
    numbered = [c for a in given_.accounts for c in whole_of(a.counts, "killed") if c.min is not None]
    assert (total is None) == (not numbered)
    assert all(t.low <= t.best <= t.high for t in incident.totals)
    if total:
        most = [sum(c.min or 0 for c in a.counts if c.measure == "killed") for a in given_.accounts]
        assert total.high <= sum(most), "more than all accounts tell"
        if not any(c.group == "isis" for a in given_.accounts for c in a.counts):
            assert total.high <= max(most), "more than any account tells, and no groups that exclude each other"
        assert set(total.accounts) <= set(incident.accounts) and total.accounts
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == ((total.low, total.best, total.high) if total else (None, None, None))
    assert shown_in_lists(incident) == ((total.low, total.best, total.high) if total else None)

    said = [a for a in tellings(incident)[0].amounts if a.measure == "killed"] if total else []
    if total:
        own = {sum(c.min or 0 for c in whole_of(a.counts, "killed")) for a in given_.accounts}
        assert sum(a.min or 0 for a in said) == total.best or total.best not in own, "only what several accounts add up to is said in parts"

    acled, ucdp = coded("acled", given_), coded("ucdp", given_)
    assert acled is not None
    is_vague = any(c.quantifier in VAGUE or c.min is None for a in given_.accounts for c in whole_of(a.counts, "killed"))
    assert is_vague or int(acled[0]["fatalities"]) <= (total.high if total else 0)
    if total and total.best:
        assert ucdp is not None
        assert [int(ucdp[0][bound]) for bound in ("low", "best", "high")] == [total.low, total.best, total.high]
        assert sum(int(ucdp[0][c]) for c in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")) == total.best
    else:
        assert ucdp is None
