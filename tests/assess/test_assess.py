"""Assessing: bounds in order, copies and repeats change no figure, independence by the chain, typed disagreements, sentences that count rightly."""

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.assess import AssessSettings, assess
from riwaya.assess.policies import POLICIES
from riwaya.assess.summary_ar import GROUPS, PARTS, counted
from riwaya.errors import SettingsError
from riwaya.lexicon import load_lexicon
from riwaya.link import incident_id_of
from riwaya.model import Account, Cluster, Count, Incident, Report
from tests.link.building import NOWHERE, account, report

LEXICON = load_lexicon()
WHERE = {"place": "سرمين", "at": [35.90, 36.73], "day": "2024-03-04", "by": "regime"}


def assessed(accounts: Sequence[Account], reports: Sequence[Report], policy: str = "ucdp_low_best_high") -> Incident:
    cluster = Cluster(incident_id=incident_id_of(accounts[0].account_id), accounts=tuple(a.account_id for a in accounts))
    return assess(cluster, accounts, {r.report_id: r for r in reports}, lexicon=LEXICON, settings=AssessSettings(policy=policy))


def told(*killed: int, **rest: object) -> tuple[list[Account], list[Report]]:
    names = [f"r{n}" for n in range(len(killed))]
    return [account(name, killed=number, **{**WHERE, **rest}) for name, number in zip(names, killed, strict=True)], [report(name) for name in names]


def killed(incident: Incident) -> tuple[int | None, int | None, int | None]:
    row = next(c for c in incident.counts if c.measure == "killed" and c.demographic is None)
    return row.low, row.best, row.high


@pytest.mark.parametrize(("policy", "expected"), [("ucdp_low_best_high", (3, 5, 9)), ("acled_conservative", (3, 3, 9)), ("airwars_min_max", (3, 3, 9))])
def test_policies(policy: str, expected: tuple[int, int, int]) -> None:
    incident = assessed(*told(5, 3, 5, 9), policy)
    assert killed(incident) == expected
    assert incident.counts[0].policy == f"{policy}@2"


def test_acled_reads_vague_words_as_fixed_numbers() -> None:
    accounts, reports = told(0)
    dozens = Count(measure="killed", min=20, max=None, quantifier="dozens", group="civilians", span=NOWHERE)
    import msgspec

    vague = [msgspec.structs.replace(accounts[0], counts=(dozens,))]
    assert killed(assessed(vague, reports, "acled_conservative")) == (12, 12, 12)
    assert killed(assessed(vague, reports)) == (20, 20, 20)


def test_an_unknown_policy_is_refused_by_name() -> None:
    with pytest.raises(SettingsError, match="airwars_min_max"):
        AssessSettings(policy="mean")


@given(st.lists(st.tuples(st.integers(0, 60), st.one_of(st.none(), st.integers(0, 5)), st.sampled_from(["civilians", "unknown", "isis"]), st.sampled_from([(), ("sohr",), ("local_sources",), ("regime",)])), min_size=1, max_size=6), st.sampled_from(list(POLICIES.names)))
@settings(max_examples=80, deadline=None)
def test_low_best_high_stand_in_order_and_parts_never_exceed_in_silence(rows: list[tuple[int, int | None, str, tuple[str, ...]]], policy: str) -> None:
    accounts = [account(f"r{n}", killed=k, children=c, group=g, sources=s, **WHERE) for n, (k, c, g, s) in enumerate(rows)]
    incident = assessed(accounts, [report(f"r{n}") for n in range(len(rows))], policy)
    wholes = {(c.measure, c.group): c for c in incident.counts if c.demographic is None}
    for row in incident.counts:
        assert row.low is None or row.low <= row.best <= row.high  # type: ignore[operator]
        whole = wholes.get((row.measure, row.group))
        if row.demographic and whole and (row.best or 0) > (whole.best or 0):
            assert any(d.type == "part_of_whole" for d in incident.disagreements)
    assert incident.summary_en.endswith(".") and incident.summary_ar.endswith(".")


@given(st.lists(st.integers(1, 30), min_size=1, max_size=5), st.integers(0, 4))
@settings(max_examples=40, deadline=None)
def test_a_repeated_report_changes_no_figure(numbers: list[int], which: int) -> None:
    accounts, reports = told(*numbers)
    position = which % len(numbers)
    again = account("zz", killed=numbers[position], **WHERE)
    copy = Report.of(reports[position].text, report_id="zz", outlet="منقول", near_copy_of=reports[position].report_id)
    before, after = assessed(accounts, reports), assessed([*accounts, again], [*reports, copy])
    assert killed(before) == killed(after)
    assert (before.independent_sources, before.standing) == (after.independent_sources, after.standing)


def test_five_outlets_that_cite_one_monitor_are_one_witness() -> None:
    accounts, reports = told(3, 3, 3, 3, 3, sources=("sohr",))
    incident = assessed(accounts, reports)
    assert incident.independent_sources == 1 and incident.standing == "single-source" and "sohr" in incident.standing_because


def test_unnamed_sources_belong_to_who_relayed_them() -> None:
    accounts, reports = told(3, 3, sources=("local_sources",))
    assert assessed(accounts, reports).independent_sources == 2
    accounts, reports = told(3, 3, sources=("local_sources", "anadolu"))
    assert assessed(accounts, reports).independent_sources == 1


def test_channels_that_forward_one_message_are_one_witness() -> None:
    accounts, reports = told(3, 4)
    for origin, witness in (("المرصد السوري لحقوق الإنسان", "sohr"), ("قناة مجهولة", "name:قناة مجهولة")):
        incident = assessed(accounts, [msgspec.structs.replace(r, relayed_from=origin) for r in reports])
        assert incident.independent_sources == 1 and [w.origin for w in incident.witnesses] == [witness]
        assert {figure.holder for count in incident.counts for figure in count.by} == {witness}
    assert assessed(accounts, reports).independent_sources == 2


@pytest.mark.parametrize(
    ("sources", "witnesses", "is_party"),
    [
        (("pentagon", "centcom"), ["pentagon"], True), (("ypg", "sdf"), ["sdf"], False), (("centcom", "coalition"), ["centcom", "coalition"], True),
        (("ahrar_al_sham", "jaysh_al_islam"), ["ahrar_al_sham", "jaysh_al_islam"], False), (("ocha", "un"), ["un"], False),
    ],
)
def test_a_body_and_its_own_commands_are_one_witness(sources: tuple[str, ...], witnesses: list[str], is_party: bool) -> None:
    accounts = [account(f"r{n}", kind="airstrike", killed=3, sources=(source,), **{**WHERE, "by": "us_forces"}) for n, source in enumerate(sources)]
    incident = assessed(accounts, [report(f"r{n}") for n in range(len(sources))])
    assert [w.origin for w in incident.witnesses] == witnesses and incident.independent_sources == len(witnesses)
    assert incident.witnesses[0].is_party == is_party and {a for w in incident.witnesses for a in w.accounts} == set(incident.accounts)


def test_a_command_that_tells_its_enemys_losses_makes_a_claim() -> None:
    told = account("r0", kind="airstrike", killed=40, group="isis", against="isis", sources=("centcom",), **{**WHERE, "by": "us_forces"})
    incident = assessed([told, account("r1", kind="airstrike", killed=6, group="isis", against="isis", sources=("sohr",), **{**WHERE, "by": "us_forces"})], [report("r0"), report("r1")])
    assert {f.min: f.is_claim for row in incident.counts for f in row.by} == {40: True, 6: False} and killed(incident) == (6, 6, 40)


def test_an_outlet_that_cites_somebody_is_a_relay() -> None:
    accounts = [account("r0", killed=3, **WHERE), account("r0", number=1, incident=0, killed=3, sources=("sohr",), **WHERE)]
    assert assessed(accounts, [report("r0")]).independent_sources == 1


def test_a_party_on_its_enemys_losses_makes_a_claim() -> None:
    accounts = [account("r0", kind="clash", killed=40, group="isis", against="isis", sources=("regime",), **WHERE), account("r1", kind="clash", killed=6, group="isis", against="isis", sources=("sohr",), **WHERE)]
    incident = assessed(accounts, [report("r0"), report("r1")])
    claims = {f.min: f.is_claim for row in incident.counts for f in row.by}
    assert claims == {40: True, 6: False}
    assert killed(incident) == (6, 6, 40)
    assert any(w.is_party and w.origin == "regime" for w in incident.witnesses)
    assert "Syrian government forces claim 40 members" in incident.summary_en


@pytest.mark.parametrize(("one", "other", "kind", "standing"), [
    ({"killed": 3}, {"killed": 4}, "range", "corroborated"), ({"killed": 3}, {"killed": 9}, "range", "contested"),
    ({"killed": 3}, {"killed": 3, "by": "sdf"}, "rival_initiator", "contested"), ({"killed": 3}, {"killed": 3, "factuality": "denied"}, "denial", "contested"),
    ({"killed": 3}, {"killed": 3, "group": "isis"}, "civilian_status", "contested"), ({"killed": 3}, {"killed": 3, "day": "2024-03-05"}, "date", "corroborated"),
    ({"killed": 3}, {"killed": 3, "factuality": "doubted"}, "doubt", "corroborated"), ({"killed": 9, "children": 4}, {"killed": 4}, "part_of_whole", "contested"),
    ({"killed": 3}, {"killed": 3, "place": "النيرب", "at": [35.89, 36.76]}, "place", "corroborated"),
])
def test_disagreements_have_types(one: dict[str, object], other: dict[str, object], kind: str, standing: str) -> None:
    incident = assessed([account("r0", **{**WHERE, **one}), account("r1", **{**WHERE, **other})], [report("r0"), report("r1")])
    assert kind in {d.type for d in incident.disagreements}
    assert incident.standing == standing


def test_accounts_that_agree_disagree_in_nothing() -> None:
    incident = assessed(*told(3, 3))
    assert incident.disagreements == () and incident.standing == "corroborated"


def test_the_sentences_read_well() -> None:
    accounts = [account("r0", hour="dawn", killed=2, wounded=5, against="civilians", sources=("sohr",), **WHERE), account("r1", killed=4, against="civilians", **WHERE)]
    incident = assessed(accounts, [report("r0"), report("r1", outlet="نشرة الشمال")])
    assert incident.summary_en == (
        "On 4 March 2024 at dawn, shelling by Syrian government forces took place in سرمين; two civilians were killed and five wounded, "
        "according to Syrian Observatory for Human Rights; نشرة الشمال says four civilians were killed."
    )
    assert incident.summary_ar == (
        "في 4 آذار 2024 فجرا، وقع قصف من قبل قوات النظام السوري في سرمين، ما أسفر عن مقتل مدنيين اثنين وإصابة خمسة آخرين، "
        "بحسب المرصد السوري لحقوق الإنسان؛ وبحسب نشرة الشمال: مقتل أربعة مدنيين."
    )


@pytest.mark.parametrize(("number", "people", "women"), [(1, "مدني", "امرأة"), (2, "مدنيين اثنين", "امرأتين"), (3, "ثلاثة مدنيين", "ثلاث نساء"), (8, "ثمانية مدنيين", "ثماني نساء"), (10, "عشرة مدنيين", "عشر نساء"), (11, "11 مدنيا", "11 امرأة"), (100, "100 مدني", "100 امرأة")])
def test_arabic_counts_agree(number: int, people: str, women: str) -> None:
    assert counted(GROUPS["civilians"], number) == people and counted(PARTS["women"], number) == women
