"""Groups that exclude each other add up, others do not; a relay tells its own figures and no second time those of whom it cites."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.assess import AssessSettings, assess
from riwaya.assess.policies import POLICIES
from riwaya.lexicon import load_lexicon
from riwaya.model import Account, Cluster, Incident, Report, total_of
from riwaya.pipeline import Pipeline
from tests.link.building import account, report

LEXICON = load_lexicon()
WHERE = {"kind": "clash", "place": "سرمين", "at": [35.90, 36.73], "day": "2024-03-04"}
FIGHT = {**WHERE, "by": "isis", "against": "sdf"}
DHIBAN = (
    ("نفذت قسد عملية أمنية في بلدة ذيبان بريف دير الزور يوم 12 آذار 2021، أدت إلى مقتل عنصرين من تنظيم داعش. وذكرت مصادر محلية أن اشتباكات اندلعت بين الطرفين قتل فيها عنصر من قسد.", "أ"),
    ("أعلنت قسد في بيان تنفيذ عملية أمنية في بلدة ذيبان بريف دير الزور يوم 12 آذار 2021 أسفرت عن مقتل قيادي في تنظيم داعش.", "ب"),
)


def assessed(accounts: list[Account], policy: str = "ucdp_low_best_high", copies: tuple[tuple[str, str], ...] = ()) -> Incident:
    of = dict(copies)
    reports = {a.report_id: report(a.report_id) for a in accounts}
    reports |= {name: msgspec.structs.replace(reports[name], near_copy_of=original) for name, original in of.items()}
    return assess(Cluster(incident_id="i-1", accounts=tuple(a.account_id for a in accounts)), accounts, reports, lexicon=LEXICON, settings=AssessSettings(policy=policy))


def killed(incident: Incident) -> tuple[int, int, int]:
    total = total_of(incident, "killed")
    assert total is not None
    return total.low, total.best, total.high


@pytest.mark.parametrize("policy", list(POLICIES.names))
def test_two_sides_told_by_two_witnesses_add_up(policy: str) -> None:
    told = [account("r0", killed=2, group="sdf", **FIGHT), account("r1", killed=3, group="isis", **FIGHT)]
    assert killed(assessed(told, policy)) == (5, 5, 5)
    assert assessed(told, policy).disagreements == () and assessed(told, policy).standing == "corroborated"


@pytest.mark.parametrize(("policy", "expected"), [("ucdp_low_best_high", (3, 4, 4)), ("acled_conservative", (3, 3, 4)), ("airwars_min_max", (3, 3, 4))])
def test_people_of_no_named_group_may_be_everybody(policy: str, expected: tuple[int, int, int]) -> None:
    told = [account("r0", killed=3, group="unknown", **FIGHT), account("r1", killed=2, group="sdf", **FIGHT), account("r2", killed=2, group="isis", **FIGHT)]
    assert killed(assessed(told, policy)) == expected


@pytest.mark.parametrize("groups", [("civilians", "journalists"), ("civilians", "isis"), ("regime", "national_defence_forces"), ("army", "regime"), ("sdf", "ypg")])
def test_names_alone_set_nobody_apart(groups: tuple[str, str]) -> None:
    told = [account(f"r{n}", killed=2, group=group, by="unknown", **WHERE) for n, group in enumerate(groups)]
    assert killed(assessed(told)) == (2, 2, 2)


@pytest.mark.parametrize(("number", "expected"), [(3, (5, 5, 5)), (5, (5, 5, 5))])
def test_who_tells_both_sets_them_apart_as_far_as_he_tells(number: int, expected: tuple[int, int, int]) -> None:
    both = account("r0", killed=2, group="civilians", **FIGHT)
    both = msgspec.structs.replace(both, counts=(*both.counts, msgspec.structs.replace(both.counts[0], min=3, max=3, group="iraqi_police", span=(900, 901))))
    assert killed(assessed([both, account("r1", killed=number, group="iraqi_police", **FIGHT)])) == expected


def test_what_an_outlet_tells_of_others_than_whom_it_cites_for_counts_before_a_claim() -> None:
    reports = [Report.of(text, report_id=f"r{n}", outlet=outlet, published="2021-03-13") for n, (text, outlet) in enumerate(DHIBAN)]
    (incident,) = Pipeline().gather(reports).incidents
    rows = {c.group: (c.low, c.best, c.high) for c in incident.counts if c.measure == "killed"}
    assert rows == {"isis": (2, 2, 2), "sdf": (1, 1, 1)} and killed(incident) == (3, 3, 3)
    assert [w.origin for w in incident.witnesses] == ["local_sources@outlet:أ", "sdf"]


def test_a_figure_told_under_a_citation_has_one_witness() -> None:
    told = [account("r0", killed=4, group="civilians", **FIGHT), account("r0", number=1, incident=0, killed=3, group="civilians", sources=("sohr",), **FIGHT)]
    assert killed(assessed(told)) == (3, 3, 3) and assessed(told).independent_sources == 1


def test_another_figure_than_a_party_claims_is_the_outlets_own() -> None:
    own, claim = account("r0", killed=2, group="sdf", **FIGHT), account("r0", number=1, incident=0, killed=9, group="sdf", sources=("isis",), **FIGHT)
    assert killed(assessed([own, claim])) == (2, 2, 9)


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["sdf", "isis"]), st.sampled_from([(), ("sohr",), ("afp",)])), min_size=1, max_size=6), st.sampled_from(list(POLICIES.names)))
@settings(max_examples=80, deadline=None)
def test_totals_hold_what_exclusive_groups_come_to(rows: list[tuple[int, str, tuple[str, ...]]], policy: str) -> None:
    accounts = [account(f"r{n}", killed=k, group=g, sources=s, **FIGHT) for n, (k, g, s) in enumerate(rows)]
    incident = assessed(accounts, policy)
    low, best, high = killed(incident)
    assert low <= best <= high
    # the highest of each group may be told by different people, each of whom tells no more of both: (sdf 1, isis 0) and (sdf 0, isis 1) is one dead
    assert low >= sum(c.low for c in incident.counts if c.measure == "killed")
    assert high >= max((c.high for c in incident.counts if c.measure == "killed"), default=0)
    again = assessed([*accounts, account("zz", killed=rows[0][0], group=rows[0][1], sources=rows[0][2], **FIGHT)], policy, copies=(("zz", "r0"),))
    assert killed(again) == (low, best, high)
