"""Properties of linking: order changes nothing, what a report tells apart stays apart, copies are no witness, clusters do not chain. That adding equals linking at once: tests/store/test_relinking.py."""

import datetime
from collections.abc import Sequence
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.lexicon import load_lexicon
from riwaya.lexicon.weights import load_weights
from riwaya.link import Decision, LinkSettings, append_decision, incident_id_of, link, near_copies, read_decisions
from riwaya.link.blocking import candidate_pairs
from riwaya.link.comparisons import COMPARISONS, compare
from riwaya.link.linking import link_profiles
from riwaya.link.profiles import compact_profiles, profiles
from riwaya.model import Account, Cluster, Report
from riwaya.pipeline import Pipeline
from riwaya.read import read
from tests.link.building import account, report

LEXICON = load_lexicon()
EXAMPLES = Path(__file__).parent.parent.parent / "riwaya" / "resources" / "examples" / "reports.jsonl"
VILLAGES = {"سرمين": [35.90, 36.73], "آفس": [35.87, 36.79], "النيرب": [35.89, 36.72], "بنش": [35.96, 36.71]}
TEXTS = ("قصف على البلدة", "استشهدت جمانة القسطل وطفلاها", "ارتقى الحلاق عدنان الزقرطي في صالونه", "نص")


@st.composite
def collections(draw: st.DrawFn, least: int = 2, most: int = 7) -> tuple[list[Report], list[Account]]:
    """Reports with one to three accounts each, crowded into few places and days so that much links and much clashes."""
    reports, accounts = [], []
    for number in range(draw(st.integers(least, most))):
        name = f"r{number}"
        reports.append(report(name, published=draw(st.sampled_from([None, "2024-03-04", "2024-03-05", "2024-03-07"])), text=draw(st.sampled_from(TEXTS))))
        for position in range(draw(st.integers(1, 3))):
            village = draw(st.sampled_from(sorted(VILLAGES)))
            accounts.append(account(
                name, number=position, kind=draw(st.sampled_from(["shelling", "airstrike", "clash", "killing"])), day=draw(st.sampled_from([None, "2024-03-04", "2024-03-05", "2024-03-06"])),
                place=draw(st.sampled_from([village, None])) if position else village, at=VILLAGES[village], by=draw(st.sampled_from([None, "regime", "russia"])),
                killed=draw(st.sampled_from([None, 1, 3, 9])), hour=draw(st.sampled_from([None, "dawn", "evening"])), text=reports[-1].text,
            ))
    return reports, accounts


def linked(reports: Sequence[Report], accounts: Sequence[Account]) -> tuple[Cluster, ...]:
    return link(accounts, reports, lexicon=LEXICON)


@given(collections(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_input_changes_nothing(told: tuple[list[Report], list[Account]], chance: object) -> None:
    reports, accounts = told
    before = linked(reports, accounts)
    shuffled_reports, shuffled = list(reports), list(accounts)
    chance.shuffle(shuffled_reports)  # type: ignore[attr-defined]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert linked(shuffled_reports, shuffled) == before


@given(collections())
@settings(max_examples=60, deadline=None)
def test_every_account_is_in_one_cluster_and_a_report_keeps_its_incidents_apart(told: tuple[list[Report], list[Account]]) -> None:
    reports, accounts = told
    clusters = linked(reports, accounts)
    assert sorted(i for c in clusters for i in c.accounts) == sorted(a.account_id for a in accounts)
    for cluster in clusters:
        incidents = {(a.report_id, a.incident_id) for a in accounts if a.account_id in cluster.accounts}
        assert len({name for name, _ in incidents}) == len(incidents)
        assert cluster.incident_id == incident_id_of(cluster.accounts[0])
        assert all(row.match_weight == sum(part.weight for part in row.because) for row in cluster.links)
        assert all(set(row.accounts) <= set(cluster.accounts) for row in cluster.links)


def strike(name: str, *, day: str = "2024-03-04", village: str = "سرمين", **told: object) -> Account:
    return account(name, day=day, place=village, at=VILLAGES[village], by="regime", killed=told.pop("killed", 3), **told)


def test_a_person_parts_and_joins() -> None:
    reports = [report("a"), report("b"), report("c")]
    accounts = [strike("a"), strike("b"), strike("c", village="بنش", killed=9)]
    assert [len(c.accounts) for c in linked(reports, accounts)] == [2, 1]
    split = Decision(action="split", accounts=("a/0",), others=("b/0",))
    merge = Decision(action="merge", accounts=("a/0",), others=("c/0",))
    parted = link(accounts, reports, lexicon=LEXICON, decisions=[split])
    assert {frozenset(c.accounts) for c in parted} == {frozenset({"a/0"}), frozenset({"b/0"}), frozenset({"c/0"})}
    joined = link(accounts, reports, lexicon=LEXICON, decisions=[split, merge])
    assert frozenset({"a/0", "c/0"}) in {frozenset(c.accounts) for c in joined}
    assert any(part.comparison == "decision" for c in joined for row in c.links for part in row.because)
    undone = link(accounts, reports, lexicon=LEXICON, decisions=[split, Decision(action="merge", accounts=("a/0",), others=("b/0",))])
    assert frozenset({"a/0", "b/0"}) in {frozenset(c.accounts) for c in undone}


def test_decisions_are_kept_in_a_file(tmp_path: object) -> None:
    path = tmp_path / "x.decisions.jsonl"  # type: ignore[operator]
    assert read_decisions(path) == ()
    first, second = Decision(action="split", accounts=("a",), others=("b",)), Decision(action="merge", accounts=("a",), others=("c",), by="سلمى", note="same")
    append_decision(path, first)
    append_decision(path, second)
    assert read_decisions(path) == (first, second)


def test_a_cluster_does_not_chain_through_days() -> None:
    days = [f"2024-03-{number:02}" for number in range(1, 12)]
    reports = [report(f"r{n}") for n in range(len(days))]
    accounts = [account(f"r{n}", days=[day, f"2024-03-{number + 1:02}"], place="سرمين", at=VILLAGES["سرمين"], by="regime", killed=3) for n, (number, day) in enumerate(zip(range(1, 12), days, strict=True))]
    for cluster in linked(reports, accounts):
        starts = sorted(a.date_start or "" for a in accounts if a.account_id in cluster.accounts)
        assert int(starts[-1][-2:]) - int(starts[0][-2:]) <= load_weights().extents["strike"][0]


def test_an_id_that_was_given_out_is_found_again() -> None:
    late, early = report("late", published="2024-03-06"), report("early", published="2024-03-04")
    before = linked([late], [strike("late")])
    after = linked([late, early], [strike("late"), strike("early")])
    assert len(after) == 1 and after[0].incident_id != before[0].incident_id and before[0].incident_id in after[0].aliases


def test_short_texts_that_are_equal_are_copies_only_within_days() -> None:
    text = "قصف مدفعي على سرمين"
    assert near_copies([report("a", published="2024-03-04", text=text), report("b", published="2024-03-05", text=text)]) == {"b": "a"}
    assert near_copies([report("a", published="2024-03-04", text=text), report("b", published="2024-05-05", text=text)]) == {}


def test_every_level_that_a_comparison_can_reach_has_a_weight() -> None:
    import inspect
    import re

    from riwaya.link import comparisons

    named = {name for name, _ in COMPARISONS}
    known = load_weights().weights
    assert {name for name, _ in known} == named
    source = inspect.getsource(comparisons)
    for _, level in known:
        assert re.search(re.escape(level), source), f"{level}: no comparison reaches this level"


FILLING = "وأغلقت المدارس أبوابها يومين. وطالب الوجهاء بطريق آمن إلى المشفى الوطني. وانتشرت صور المحال المتضررة. وعاد متطوعون بالمصابين في سيارات خاصة عند الغروب."
PLACES = {"قراح": None, "حزرة": None, "سرمين": [35.90, 36.73], "الباب": [36.37, 37.52], "": None}


@given(one=st.sampled_from(sorted(PLACES)), other=st.sampled_from(sorted(PLACES)), said=st.lists(st.sampled_from(FILLING.split()), max_size=25), heard=st.lists(st.sampled_from(FILLING.split()), max_size=25))
@settings(max_examples=150, deadline=None)
def test_words_say_little_where_the_places_are_not_one(one: str, other: str, said: list[str], heard: list[str]) -> None:
    texts = {"a": " ".join(said) or "نص", "b": " ".join(heard) or "نص"}
    accounts = [account(name, day="2024-03-04", place=place or None, at=PLACES[place], text=texts[name]) for name, place in (("a", one), ("b", other))]
    pair = profiles(accounts, {name: report(name, text=text) for name, text in texts.items()}, lexicon=LEXICON)
    found = {part.comparison: part for part in compare(pair[0], pair[1], LEXICON)[1]}
    weight = found["words"].weight if "words" in found else 0
    if one != other:
        assert weight <= (60 if one and other else 240)
    assert ("place" in found) == bool(one and other)


def test_villages_of_one_day_in_reports_with_the_same_filling_stay_apart() -> None:
    villages = ("قراح", "حزرة", "تل العنبر", "خربة المشمش", "بئر الصفصاف")
    reports, accounts = [], []
    for number, village in enumerate(villages):
        for outlet in range(2):
            name, text = f"{number}-{outlet}", f"قتل {number + 2} مدنيين بقصف على {village}. {FILLING}"
            reports.append(report(name, text=text, published="2024-03-05"))
            accounts.append(account(name, day="2024-03-04", place=village, by="regime", killed=number + 2, text=text))
    clusters = link(accounts, reports, lexicon=LEXICON)
    assert sorted(len(c.accounts) for c in clusters) == [2] * len(villages)
    assert all(len({a.split("-")[0] for a in c.accounts}) == 1 for c in clusters)


def test_pairs_grow_with_the_accounts_and_not_with_their_square() -> None:
    def pairs(size: int) -> int:
        names = [f"r{n}" for n in range(size)]
        accounts = [account(name, day=datetime.date.fromordinal(730_000 + n // 8), place=sorted(VILLAGES)[n % 4], at=VILLAGES[sorted(VILLAGES)[n % 4]]) for n, name in enumerate(names)]
        units = profiles(accounts, {name: report(name) for name in names}, lexicon=LEXICON)
        return sum(1 for _ in candidate_pairs(units, LinkSettings(widest_block=5)))

    assert 0 < pairs(800) <= 2.3 * pairs(400)


def test_an_undated_telling_keeps_the_weekdays_that_it_names_and_a_dated_one_those_of_its_days() -> None:
    told = {"a": "قتل ثلاثة مدنيين اليوم الأحد", "b": "قصف ليلة الخميس/ الجمعة", "c": "قصف يوم السبت ثم الأحد ثم الاثنين", "d": "الأحداث على الأرض"}
    reports = [report(name, text=text) for name, text in told.items()]
    accounts = [*(account(name, place="سرمين", text=text) for name, text in told.items()), account("e", day="2024-03-04", place="سرمين"), account("f", days=["2024-03-01", "2024-03-09"], place="سرمين")]
    found = {unit.report_id: sorted(unit.weekdays) for unit in profiles(accounts, {r.report_id: r for r in reports}, lexicon=LEXICON)}
    assert found == {"a": [6], "b": [3, 4], "c": [], "d": [], "e": [0], "f": []}


def test_the_lists_of_words_share_no_word() -> None:
    lists = load_weights()
    parts = (lists.common_words, lists.familiar_words, lists.uncommon_words)
    assert all(parts) and len(frozenset().union(*parts)) == sum(map(len, parts))


def test_compact_profiles_link_as_whole_ones_do() -> None:
    result = Pipeline().gather(read([EXAMPLES]))
    reports = {report.report_id: report for report in result.reports}
    whole, compact = profiles(result.accounts, reports, lexicon=LEXICON), compact_profiles(result.accounts, reports, lexicon=LEXICON)
    assert [unit.account_ids for unit in whole] == [unit.account_ids for unit in compact]
    assert any(len(a.said) > len(b.said) for a, b in zip(whole, compact, strict=True))
    assert link_profiles(whole, {}, lexicon=LEXICON) == link_profiles(compact, {}, lexicon=LEXICON)


def test_links_share_the_records_of_their_levels() -> None:
    """A run has millions of levels and some hundred different ones: each is held once."""
    reports = [report(name, published="2024-03-04", text=TEXTS[0]) for name in ("r1", "r2")]
    accounts = [account(name, kind="shelling", day="2024-03-04", place="بنش", at=VILLAGES["بنش"]) for name in ("r1", "r2")]
    one, other = profiles(accounts, {r.report_id: r for r in reports}, lexicon=LEXICON)
    (_, first), (_, again) = compare(one, other, LEXICON), compare(one, other, LEXICON)
    assert first and all(a is b for a, b in zip(first, again, strict=True))
