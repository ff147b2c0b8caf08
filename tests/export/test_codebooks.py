"""Exports in the shape of ACLED and UCDP: every row fits the codebook, every cell is explained, and each rule of coding has its case."""

import json

import pytest
from exporting import built, frozen_run, given, killed, place, together, written
from hypothesis import given as for_all
from hypothesis import strategies as some

from evaluation.codebook_faults import INTERACTIONS, acled_faults, ucdp_faults
from evaluation.export_faults import rows_of
from riwaya.export.coding.acled_codes import interaction
from riwaya.export.coding.acled_events import Coded, coded
from riwaya.export.coding.dead import divided, lowest_total
from riwaya.export.formats import acled, ucdp
from riwaya.export.sharing import share
from riwaya.lexicon.countries import load_countries
from riwaya.model import Collection, Report, vocabulary
from riwaya.pipeline import Pipeline

REGIME, SDF, ISIS, TURKEY, PEOPLE, UNKNOWN = ("regime", "initiator"), ("sdf", "initiator"), ("isis", "target"), ("turkey", "initiator"), ("civilians", "target"), ("unknown", "initiator")
SHELLING = ("shelling", "Explosions/Remote violence", "Shelling/artillery/missile attack")
CLASH = ("clash", "Battles", "Armed clash")
KILLING = ("killing", "Violence against civilians", "Attack")


def acled_rows(*collections: Collection) -> list[dict[str, str]]:
    rows = rows_of(written("acled", together(*collections)).content)
    for row in rows:
        assert acled_faults(row) == []
    return rows


def only(collection: Collection) -> Coded:
    (row,) = coded(given(collection))[0]
    return row


def masked(collection: Collection) -> Collection:
    shared = share(collection.reports, collection.accounts, collection.incidents)
    return Collection(reports=shared.reports, accounts=shared.accounts, incidents=shared.incidents)


@pytest.fixture(scope="module")
def examples() -> Collection:
    """The shipped examples as the engine reads them now."""
    from exporting import GOLDEN

    lines = (GOLDEN.parents[2] / "riwaya" / "resources" / "examples" / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    result = Pipeline().gather([Report.of(row.pop("text"), report_id=row.pop("id"), **row) for row in map(json.loads, lines)])
    return Collection(reports=result.reports, accounts=result.accounts, incidents=result.incidents)


@pytest.mark.parametrize("change", [lambda c: c, masked], ids=["as they are", "masked"])
@pytest.mark.parametrize("name", ["acled", "ucdp"])
def test_every_row_of_the_examples_fits_the_codebook(examples: Collection, name: str, change) -> None:
    faults_of = {"acled": acled_faults, "ucdp": ucdp_faults}[name]
    for collection in (frozen_run(), examples):
        rows = rows_of(written(name, change(collection)).content)
        assert rows
        for row in rows:
            assert faults_of(row) == []


@pytest.mark.parametrize("kind", list(vocabulary.EVENT_TYPES))
def test_every_pair_of_labels_and_sides_fits(kind: str) -> None:
    parts = []
    for sub in vocabulary.EVENT_TYPES[kind]:
        for number, actors in enumerate([(), (REGIME,), (REGIME, PEOPLE), (SDF, ISIS), (TURKEY, ISIS, PEOPLE), (UNKNOWN, PEOPLE), (("protesters", "initiator"), ("regime", "target")), (PEOPLE,), (("civilians", "initiator"), PEOPLE), (("name:كتيبة الشمال", "initiator"), PEOPLE)]):
            parts.append(built(kind, kind, sub, name=f"{sub}-{number}", actors=actors, counts=((killed(2),),)))
    for row in (rows_of(written("acled", together(*parts)).content)):
        assert acled_faults(row) == [], row
    for row in (rows_of(written("ucdp", together(*parts)).content)):
        assert ucdp_faults(row) == [], row


def test_the_44_interactions() -> None:
    ours = {interaction(a, b)[0]: interaction(a, b)[1] for a in range(1, 9) for b in (None, *range(1, 9))}
    assert ours == INTERACTIONS and len(ours) == 44


@pytest.mark.parametrize("name", ["acled", "ucdp"])
def test_the_side_file_explains_each_coded_cell_with_accounts_that_exist(name: str) -> None:
    collection = frozen_run()
    exported = written(name, collection)
    known = {a.account_id for a in collection.accounts}
    lines = [json.loads(line) for line in (exported.cells or b"").splitlines()]
    rows = rows_of(exported.content)
    assert len(lines) == len(rows)
    for line, row in zip(lines, rows, strict=True):
        assert set(line["accounts"]) <= known and line["accounts"] and line["reports"] and len(line["content_hash"]) == 64 and line["policy"] and line["version"] == "1.2.3"
        for column, shown in row.items():
            if shown:
                cell = line["cells"][column]
                assert str(cell["value"]) == shown.removeprefix("'") or cell["value"] == shown
                assert cell["rule"] and set(cell["accounts"]) <= set(line["accounts"])
        if name == "acled":
            assert INTERACTIONS[row["interaction"]] == line["interaction_code"]


@pytest.mark.parametrize(
    ("collection", "expected"),
    [
        (built("arrest", "Strategic developments", "Arrests", actors=(SDF, PEOPLE)), {"event_type": "Violence against civilians", "sub_event_type": "Abduction/forced disappearance", "actor2": "Civilians (Syria)"}),
        (built("arrest", "Strategic developments", "Arrests", actors=(REGIME, PEOPLE)), {"sub_event_type": "Arrests", "inter1": "State forces"}),
        (built("abduction", "Violence against civilians", "Abduction/forced disappearance", actors=(UNKNOWN, PEOPLE), counts=((killed(1),),)), {"sub_event_type": "Attack", "fatalities": "1"}),
        (built(*SHELLING, actors=(REGIME, SDF, ("regime", "target"), ("sdf", "target"))), {"event_type": "Battles", "sub_event_type": "Armed clash"}),
        (built("execution", *KILLING[1:], actors=(("isis", "initiator"), ("regime", "target")), counts=((killed(3, group="regime"),),)), {"event_type": "Violence against civilians", "fatalities": "3"}),
        (built(*KILLING, actors=(UNKNOWN, ("regime", "target"))), {"event_type": "Battles", "sub_event_type": "Armed clash", "inter1": "Political militia", "inter2": "State forces"}),
        (built("airstrike", "Explosions/Remote violence", "Air/drone strike", actors=(TURKEY, ("sdf", "target"), PEOPLE)), {"inter1": "External/Other forces", "assoc_actor_2": "Civilians (Syria)", "civilian_targeting": ""}),
        (built("airstrike", "Explosions/Remote violence", "Air/drone strike", actors=(("israel", "initiator"), PEOPLE), where=place(country="LB")), {"inter1": "External/Other forces", "interaction": "External/Other forces-Civilians"}),
        (built(*CLASH, actors=(REGIME, ISIS, PEOPLE)), {"actor2": "Islamic State", "assoc_actor_2": ""}),
        (built("suicide_bombing", "Explosions/Remote violence", "Suicide bomb", actors=(("isis", "initiator"), PEOPLE), counts=((killed(4),),)), {"fatalities": "5"}),
        (built(*KILLING, actors=(("hts", "initiator"), PEOPLE), first="2018-05-01"), {"actor1": "HTS: Hayat Tahrir al-Sham"}),
        (built(*KILLING, actors=(("hts", "initiator"), PEOPLE), first="2025-05-01"), {"actor1": "Hayat Tahrir al-Sham"}),
        (built(*KILLING, actors=(REGIME, PEOPLE), first="2019-11-01", last="2019-11-30", precision="month"), {"event_date": "2019-11-15", "time_precision": "3"}),
        (built(*KILLING, actors=(REGIME, PEOPLE), first="2019-11-04", last="2019-11-10", precision="week"), {"event_date": "2019-11-07", "time_precision": "2"}),
        (built(*SHELLING, actors=(REGIME, PEOPLE), where=place(near=True)), {"geo_precision": "2"}),
        (built(*SHELLING, actors=(REGIME, PEOPLE), where=place(level="governorate")), {"geo_precision": "3"}),
        (built(*SHELLING, actors=(REGIME, PEOPLE), where=place(lat=-3.25, lon=-1.5, country="ML")), {"latitude": "-3.2500", "longitude": "-1.5000"}),
        (built(*SHELLING, actors=(REGIME, PEOPLE), where=place(name_en="Sarāqib")), {"location": "Saraqib"}),
    ],
)
def test_rules_of_coding(collection: Collection, expected: dict[str, str]) -> None:
    (row,) = acled_rows(collection)
    assert {column: row[column] for column in expected} == expected


@pytest.mark.parametrize(
    ("counts", "number"),
    [
        (((killed(9),), (killed(4),), ()), 4),
        (((killed(3, 9, quantifier="several"),),), 3),
        (((killed(20, 99, quantifier="dozens"),),), 12),
        (((killed(100, 999, quantifier="hundreds"),),), 100),
        (((),), 0),
        (((killed(10, group="unknown"), killed(4), killed(3, group="regime")),), 10),
        (((killed(4), killed(3, group="regime")),), 7),
        (((killed(4), killed(2, part_of=0, demographic="children")),), 4),
        (((killed(50, cumulative=True), killed(2)),), 2),
        (((killed(7, cumulative=True),),), 7),
        (((killed(7, cumulative=True),), (killed(4),)), 4),
    ],
)
def test_fatalities(counts, number: int) -> None:
    (row,) = acled_rows(built(*SHELLING, actors=(REGIME, PEOPLE), counts=counts))
    assert int(row["fatalities"]) == number


def test_the_total_of_a_war_in_one_row_is_counted_for_a_person_to_look_at() -> None:
    exported = written("acled", together(built(*SHELLING, actors=(REGIME, PEOPLE), counts=((killed(12_000),),)), built(*SHELLING, name="two", actors=(REGIME, PEOPLE), first="2019-11-27")))
    assert exported.sums == {"fatalities": 12_000, "rows of 1000 fatalities or more, to be looked at": 1}
    assert b"to-be-looked-at" in (exported.cells or b"").splitlines()[0] and b"to-be-looked-at" not in (exported.cells or b"").splitlines()[1]


def test_days_of_fighting_are_rows_and_their_dead_are_divided() -> None:
    rows = acled_rows(built(*CLASH, actors=(REGIME, ISIS), counts=((killed(7, group="isis"),),), first="2019-11-24", last="2019-11-26", precision="days"))
    assert [(r["event_date"], r["time_precision"], r["fatalities"]) for r in rows] == [("2019-11-24", "1", "3"), ("2019-11-25", "1", "2"), ("2019-11-26", "1", "2")]
    assert all("divided" in r["notes"] for r in rows)


def test_same_actors_place_and_day_merge_upward_and_others_do_not() -> None:
    strike = ("airstrike", "Explosions/Remote violence", "Air/drone strike")
    one, two = built(*strike, name="s", actors=(REGIME, ISIS), counts=((killed(2, group="isis"),),)), built(*CLASH, name="c", actors=(REGIME, ISIS), counts=((killed(3, group="isis"),),))
    (row,) = acled_rows(one, two)
    assert (row["event_type"], row["fatalities"]) == ("Battles", "5")
    assert len(acled_rows(one, built(*CLASH, name="d", actors=(SDF, ISIS)))) == 2
    assert len(acled_rows(one, built(*CLASH, name="e", actors=(REGIME, ISIS), first="2019-11-27"))) == 2
    assert len(acled_rows(one, built(*CLASH, name="f", actors=(REGIME, ISIS), where=place(gazetteer_id="t:2")))) == 2


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"factuality": "denied"}, "factuality is denied"), ({"precision": "year"}, "date less precise than a month"), ({"where": place(lat=None, lon=None)}, "no point"),
        ({"where": place(level="country")}, "place no more precise than a country"), ({"where": place(country="ZZ")}, "no country, or one without codes here"),
    ],
)
def test_what_is_left_out_is_named(changes: dict, reason: str) -> None:
    exported = written("acled", built(*SHELLING, actors=(REGIME, PEOPLE), **changes))
    assert exported.rows == 0 and exported.left_out == {reason: ("i-one",)}


def test_order_of_incidents_changes_no_row() -> None:
    collection = frozen_run()
    turned = Collection(reports=collection.reports[::-1], accounts=collection.accounts[::-1], incidents=collection.incidents[::-1])
    for module in (acled, ucdp):
        assert module.write(given(turned)).content == module.write(given(collection)).content


def test_deaths_go_to_their_side() -> None:
    collection = built(*CLASH, actors=(ISIS[:1] + ("initiator",), ("regime", "target")), counts=((killed(2, group="isis"), killed(3, group="regime"), killed(4), killed(12, group="unknown")),))
    (row,) = rows_of(written("ucdp", collection).content)
    assert ucdp_faults(row) == []
    assert (row["side_a"], row["side_b"], row["type_of_violence"]) == ("Military Forces of Syria (2000-2024)", "Islamic State", "1")
    assert [row[c] for c in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "gwnoa", "gwnob")] == ["3", "2", "4", "3", "12", "652", ""]


NAMED_RULES = {
    "arrest-by-a-non-state-group": built("arrest", "Strategic developments", "Arrests", actors=(SDF, PEOPLE)),
    "abducted-then-killed": built("abduction", "Violence against civilians", "Abduction/forced disappearance", actors=(UNKNOWN, PEOPLE), counts=((killed(1),),)),
    "vehicle-borne-suicide-bomb": built("car_bomb", "Explosions/Remote violence", "Remote explosive/landmine/IED", actors=(UNKNOWN, PEOPLE), weapons=("suicide_belt",)),
    "mutual-shelling": built(*SHELLING, actors=(REGIME, SDF, ("regime", "target"), ("sdf", "target"))),
    "both-sides-armed": built(*KILLING, actors=(UNKNOWN, ("sdf", "target"))),
    "only-civilians-met": built(*CLASH, actors=(REGIME, PEOPLE)),
    "blamed-party-as-actor": built(*KILLING, actors=(("isis", "blamed"), PEOPLE)),
    "middle-day": built(*SHELLING, actors=(REGIME, PEOPLE), first="2019-11-04", last="2019-11-10", precision="week"),
    "middle-of-the-month": built(*SHELLING, actors=(REGIME, PEOPLE), first="2019-11-01", last="2019-11-30", precision="month"),
    "civilians-are-no-associates-of-battles": built(*CLASH, actors=(SDF, ("regime", "target"), PEOPLE)),
}


@pytest.mark.parametrize("name", NAMED_RULES)
def test_each_rule_says_its_name(name: str) -> None:
    assert name in only(NAMED_RULES[name]).rules


def test_actors_and_their_names() -> None:
    row = only(built(*KILLING, actors=(("isis", "initiator"), PEOPLE, ("journalists", "target"))))
    assert row.actor2.name == "Civilians (Syria)" and [s.name for s in row.with2] == ["Journalists (Syria)"]
    row = only(built("protest", "Protests", "Peaceful protest", actors=(("protesters", "initiator"),)))
    assert (row.actor1.name, row.actor1.inter, row.actor2) == ("Protesters (Syria)", 6, None)
    assert only(built(*SHELLING, actors=(UNKNOWN,))).actor1.name == "Unidentified Armed Group (Syria)"
    assert only(built(*SHELLING, actors=(("name:لواء", "initiator"),))).actor1.inter == 3
    assert only(built(*SHELLING, actors=(SDF,), first="2015-01-01")).actor1.name != "QSD: Syrian Democratic Forces"


def test_only_what_is_asserted_counts_as_dead() -> None:
    assert lowest_total(built(*KILLING, counts=((killed(5),),), factuality="denied").accounts).number == 0
    running = lowest_total(built(*KILLING, counts=((killed(7, cumulative=True),),)).accounts)
    assert running.number == 7 and "running-total" in running.rule
    assert "bomber-counted" in only(built("suicide_bombing", "Explosions/Remote violence", "Suicide bomb", actors=(("isis", "initiator"), PEOPLE), counts=((killed(3),),))).dead.rule


@for_all(some.integers(0, 5000), some.integers(1, 31))
def test_a_divided_total_is_whole(total: int, days: int) -> None:
    parts = divided(total, days)
    assert sum(parts) == total and len(parts) == days and parts[0] >= max(parts[1:], default=0)


ADVANCE = ("advance", "Battles", "Non-state actor overtakes territory")
REGAIN = ("advance", "Battles", "Government regains territory")


def test_territory_held_under_a_day_is_a_clash() -> None:
    taken, regained = built(*ADVANCE, name="t", actors=(SDF, ISIS)), built(*REGAIN, name="g", actors=(REGIME, ("sdf", "target")))
    assert [r["sub_event_type"] for r in acled_rows(taken, regained)] == ["Armed clash", "Armed clash"]
    assert all("territory-held-under-a-day" in row.rules for row in coded(given(together(taken, regained)))[0])
    assert b'"event_date":{"value":"2019-11-26","rule":"stated-day"' in (written("acled", together(taken, regained)).cells or b"")
    for other in (built(*REGAIN, name="g", actors=(REGIME, ("sdf", "target")), first="2019-11-27"), built(*REGAIN, name="g", actors=(REGIME, ("sdf", "target")), where=place(gazetteer_id="t:2")), built(*ADVANCE, name="g", actors=(SDF, ("regime", "target")))):
        assert "Armed clash" not in [r["sub_event_type"] for r in acled_rows(taken, other)]


def test_groups_that_shell_each_other_in_two_incidents_clash() -> None:
    there, back = built(*SHELLING, name="a", actors=(REGIME, ("sdf", "target"), PEOPLE)), built(*SHELLING, name="b", actors=(SDF, ("regime", "target"), PEOPLE))
    (row,) = acled_rows(there, back)
    assert (row["event_type"], row["sub_event_type"], row["assoc_actor_2"]) == ("Battles", "Armed clash", "")
    assert [r["event_type"] for r in acled_rows(there, built(*SHELLING, name="c", actors=(REGIME, ("sdf", "target"))))] == ["Explosions/Remote violence"]


def test_what_was_shot_down_is_disrupted_weapons_use_unless_somebody_was_hit() -> None:
    import msgspec

    def told(*, counts=((), ())) -> Collection:
        strike = built("drone_strike", "Explosions/Remote violence", "Air/drone strike", actors=(TURKEY,), counts=counts)
        return Collection(reports=strike.reports, accounts=(msgspec.structs.replace(strike.accounts[0], rules=("kinds/seizure/shot-down",)), strike.accounts[1]), incidents=strike.incidents)

    assert acled_rows(told())[0]["sub_event_type"] == "Disrupted weapons use" and "intercepted-or-downed" in only(told()).rules
    assert acled_rows(told(counts=((), (killed(2),))))[0]["sub_event_type"] == "Air/drone strike"
    assert acled_rows(built("drone_strike", "Explosions/Remote violence", "Air/drone strike", actors=(TURKEY,)))[0]["sub_event_type"] == "Air/drone strike"


@pytest.mark.parametrize(
    ("collection", "rule"),
    [
        (built("execution", *KILLING[1:], actors=(("isis", "initiator"), ("regime", "target")), counts=((killed(3, group="regime"),),)), True),
        (built(*CLASH, actors=(("isis", "initiator"), ("prisoners", "target")), counts=((killed(3, group="prisoners"),),)), True),
        (built(*CLASH, actors=(("isis", "initiator"), ("prisoners", "target"))), False),
        (built("execution", *KILLING[1:], actors=(("isis", "initiator"), PEOPLE), counts=((killed(3),),)), False),
    ],
)
def test_prisoners_executed_are_violence_against_civilians(collection: Collection, rule: bool) -> None:
    (row,) = acled_rows(collection)
    assert (row["event_type"], row["inter2"]) == ("Violence against civilians", "Civilians") and ("prisoners-executed" in only(collection).rules) is rule


@pytest.mark.parametrize(
    ("actor", "day", "name"),
    [
        ("syrian_transitional_government", "2025-03-01", "Military Forces of Syria (2024-)"), ("houthis", "2016-09-01", "Military Forces of Yemen (2016-) Supreme Political Council"), ("houthis", "2024-02-01", "Military Forces of Yemen (2017-) Houthi"),
        ("yemen_government", "2023-01-01", "Military Forces of Yemen (2022-) Presidential Leadership Council"), ("israel", "2023-11-01", "Military Forces of Israel (2022-)"), ("israel", "2014-07-20", "Military Forces of Israel"),
        ("us_forces", "2024-02-02", "Military Forces of the United States (2021-)"), ("us_forces", "2017-04-07", "Military Forces of the United States"), ("turkey", "2018-02-01", "Military Forces of Turkey (2016-)"),
        ("taliban", "2020-01-01", "Taliban"), ("lebanese_army", "2022-01-01", "Military Forces of Lebanon (2021-)"),
    ],
)
def test_names_of_the_period(actor: str, day: str, name: str) -> None:
    assert only(built(*KILLING, actors=((actor, "initiator"), PEOPLE), first=day)).actor1.name == name


def test_codes_of_countries_agree_with_a_second_table() -> None:
    """Three letters and numbers against the Unicode Common Locale Data Repository, in the copy that Babel carries."""
    core = pytest.importorskip("babel.core")
    aliases = core.get_global("territory_aliases")
    for row in load_countries().values():
        assert aliases.get(row.iso3) == [row.code] and aliases.get(f"{row.iso:03d}") == [row.code], row
    assert len({row.gw for row in load_countries().values()}) >= len(load_countries()) - 1  # Palestine bears Israel's: the list does not hold it


@pytest.mark.parametrize(("first", "last", "day", "rule"), [("2019-11-01", "2019-11-10", "2019-11-01", "first-day-of-the-month"), ("2019-11-21", "2019-11-30", "2019-11-30", "last-day-of-the-month")])
def test_the_beginning_and_end_of_a_month_are_one_row(first: str, last: str, day: str, rule: str) -> None:
    import msgspec

    told = built(*SHELLING, actors=(REGIME, PEOPLE), counts=((killed(7),),), first=first, last=last, precision="days")
    accounts = tuple(msgspec.structs.replace(a, date_rule="ar/dates/month-part") for a in told.accounts)
    (row,) = acled_rows(Collection(reports=told.reports, accounts=accounts, incidents=told.incidents))
    assert (row["event_date"], row["time_precision"], row["fatalities"]) == (day, "3", "7") and rule in only(Collection(reports=told.reports, accounts=accounts, incidents=told.incidents)).rules
    assert len(acled_rows(told)) == 10  # a stated range is a row a day
