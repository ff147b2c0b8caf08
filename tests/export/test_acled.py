"""ACLED's rules one by one, on incidents made for them: re-coding, order of actors, days, merging, fatalities, names of the period."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.export.coding.acled_codes import INTER, interaction
from riwaya.export.coding.acled_events import Coded, coded
from riwaya.export.coding.dead import divided, lowest_total
from riwaya.export.provenance import ExportInput
from riwaya.model import Account, Count, CountSummary, Incident, Named, Party, Place

PLACE = Place(name="سراقب", name_en="Saraqib", gazetteer_id="g1", lat=35.9, lon=36.8, country="SY", status="stated", span=(0, 1))


def case(kind="shelling", labels=("Explosions/Remote violence", "Shelling/artillery/missile attack"), number=1, killed=None, **parties: str) -> tuple[Incident, Account]:
    days = parties.pop("days", "2019-11-26..2019-11-26").split("..")
    precision = parties.pop("precision", "day")
    weapons = tuple(Named(id=w, accounts=(f"a{number}",)) for w in parties.pop("weapons", "").split() if w)
    counts = () if killed is None else (Count(measure="killed", min=killed, max=killed, group="civilians", span=(0, 1)),)
    shared = {"kind": kind, "event_type": labels[0], "sub_event_type": labels[1], "date_start": days[0], "date_end": days[1], "date_precision": precision, "place": PLACE}
    account = Account(account_id=f"a{number}", report_id=f"r{number}", incident_id=f"i{number}", trigger=(0, 1), evidence=((0, 1),), counts=counts, **shared)
    incident = Incident(
        incident_id=f"i{number}", accounts=(f"a{number}",), reports=(f"r{number}",), weapons=weapons, **shared,
        actors=tuple(Party(id=i, name=i, role=role, accounts=(f"a{number}",)) for role, ids in parties.items() for i in ids.split()),
        counts=() if killed is None else (CountSummary(measure="killed", group="civilians", demographic=None, low=killed, best=killed, high=killed, policy="p@1", by=()),),
    )
    return incident, account


def rows(*cases: tuple[Incident, Account]) -> list[Coded]:
    return coded(ExportInput(reports=(), accounts=tuple(a for _, a in cases), incidents=tuple(i for i, _ in cases)))[0]


def only(*args, **parties) -> Coded:
    (row,) = rows(case(*args, **parties))
    return row


ATTACK = ("Violence against civilians", "Attack")
CLASH = ("Battles", "Armed clash")
RULES = {
    "arrest-by-a-non-state-group": (case("arrest", ("Strategic developments", "Arrests"), initiator="sdf", target="civilians"), ("Violence against civilians", "Abduction/forced disappearance")),
    "abducted-then-killed": (case("abduction", ("Violence against civilians", "Abduction/forced disappearance"), initiator="isis", target="civilians", killed=1), ATTACK),
    "vehicle-borne-suicide-bomb": (case("car_bomb", ("Explosions/Remote violence", "Remote explosive/landmine/IED"), weapons="suicide_belt", initiator="isis", target="sdf"), ("Explosions/Remote violence", "Suicide bomb")),
    "mutual-shelling": (case(initiator="sdf regime", target="sdf regime"), CLASH),
    "both-sides-armed": (case("killing", ATTACK, initiator="isis", target="sdf"), CLASH),
    "only-civilians-met": (case("clash", CLASH, initiator="regime", target="civilians"), ATTACK),
    "blamed-party-as-actor": (case("killing", ATTACK, blamed="isis", target="civilians"), ATTACK),
    "middle-day": (case(days="2019-11-04..2019-11-10", precision="week", initiator="regime", target="civilians"), None),
    "middle-of-the-month": (case(days="2019-11-01..2019-11-30", precision="month", initiator="regime", target="civilians"), None),
}


@pytest.mark.parametrize("name", RULES)
def test_each_rule_recodes_and_says_its_name(name: str) -> None:
    given, labels = RULES[name]
    (row,) = rows(given)
    assert name in row.rules and (labels is None or (row.event_type, row.sub_event_type) == labels)


def test_the_arrest_of_a_state_stays_an_arrest() -> None:
    assert only("arrest", ("Strategic developments", "Arrests"), initiator="regime", target="civilians").sub_event_type == "Arrests"


def test_days() -> None:
    assert (only(days="2019-11-04..2019-11-10", precision="week", initiator="regime").day, only(days="2019-11-01..2019-11-30", precision="month", initiator="regime").day) == ("2019-11-07", "2019-11-15")
    found = rows(case("clash", CLASH, days="2019-11-04..2019-11-06", precision="days", initiator="sdf", target="regime", killed=7))
    assert [(r.day, r.dead.number, r.time_precision) for r in found] == [("2019-11-04", 3, 1), ("2019-11-05", 2, 1), ("2019-11-06", 2, 1)]
    assert all("one-row-a-day" in r.rules and "divided-over-days" in r.dead.rule for r in found)


def test_a_strike_inside_a_battle_merges_upward_and_other_actors_do_not() -> None:
    battle, strike = case("clash", CLASH, 1, 3, initiator="sdf", target="regime"), case("airstrike", ("Explosions/Remote violence", "Air/drone strike"), 2, 4, initiator="regime", target="sdf")
    (row,) = rows(battle, strike)
    assert (row.event_type, row.dead.number, len(row.incidents)) == ("Battles", 7, 2) and "merged-upward" in row.rules
    assert len(rows(battle, case("airstrike", ("Explosions/Remote violence", "Air/drone strike"), 2, 4, initiator="isis", target="sdf"))) == 2
    assert len(rows(case(number=1), case(number=2))) == 2  # nobody knows who: not the same actors


def test_actors_and_their_order() -> None:
    row = only("killing", ATTACK, initiator="isis", target="civilians journalists")
    assert row.actor2.name == "Civilians (Syria)" and [s.name for s in row.with2] == ["Journalists (Syria)"]
    row = only("clash", CLASH, initiator="sdf", target="regime civilians")
    assert "civilians-are-no-associates-of-battles" in row.rules and not any(s.is_civilian for s in (*row.with1, *row.with2))
    row = only(initiator="regime", target="sdf civilians")
    assert [s.name for s in row.with2] == ["Civilians (Syria)"]
    row = only("protest", ("Protests", "Peaceful protest"), initiator="protesters")
    assert (row.actor1.name, row.actor1.inter, row.actor2) == ("Protesters (Syria)", 6, None)
    assert only(initiator="unknown").actor1.name == "Unidentified Armed Group (Syria)"
    assert only(initiator="name:لواء").actor1.inter == 3


def test_names_and_codes_of_the_period() -> None:
    assert only(initiator="regime").actor1.name == "Military Forces of Syria (2000-2024)" and only(initiator="regime").actor1.inter == 1
    assert only(initiator="turkey").actor1.inter == 8  # a state force abroad
    assert only(initiator="sdf", days="2015-01-01..2015-01-01").actor1.name != "QSD: Syrian Democratic Forces"


def test_what_is_left_out_says_why() -> None:
    incident, account = case(initiator="regime")
    for change, reason in (({"factuality": "denied"}, "factuality is denied"), ({"date_start": None}, "no date"), ({"date_precision": "year"}, "less precise"), ({"place": None}, "no point"),
                           ({"place": msgspec.structs.replace(PLACE, level="country")}, "country"), ({"place": msgspec.structs.replace(PLACE, country="XX")}, "country")):
        found, left_out = coded(ExportInput(reports=(), accounts=(account,), incidents=(msgspec.structs.replace(incident, **change),)))
        assert found == [] and any(reason in said for said in left_out), reason


def test_fatalities() -> None:
    def told(*counts: Count, number: int = 1, factuality: str = "asserted") -> Account:
        return msgspec.structs.replace(case(number=number)[1], counts=counts, factuality=factuality)

    def killed(least: int | None, quantifier: str = "exact", **more: object) -> Count:
        return Count(measure="killed", min=least, max=least, quantifier=quantifier, span=(0, 1), **more)

    assert lowest_total([told(killed(4)), told(killed(9), number=2)]).number == 4
    assert lowest_total([told(killed(4), killed(2, demographic="children", part_of=0))]).number == 4
    assert [lowest_total([told(killed(None, word))]).number for word in ("several", "dozens", "hundreds")] == [3, 12, 100]
    assert lowest_total([told()]).number == 0 and lowest_total([told(killed(5), factuality="denied")]).number == 0
    assert lowest_total([told(killed(3), killed(300, cumulative=True))]).number == 3
    assert "running-total" in lowest_total([told(killed(7, cumulative=True))]).rule
    bomb = only("suicide_bombing", ("Explosions/Remote violence", "Suicide bomb"), initiator="isis", target="civilians", killed=3)
    assert bomb.dead.number == 4 and "bomber-counted" in bomb.dead.rule


def test_all_44_interactions() -> None:
    found = {interaction(one, other) for one in INTER for other in (None, *INTER)}
    assert len(found) == 44 and len({code for _, code in found}) == 44
    assert ("External/Other forces-Civilians", 78) in found and ("State forces-Rebel group", 12) in found


@given(st.integers(0, 5000), st.integers(1, 31))
def test_a_divided_total_is_whole(total: int, days: int) -> None:
    parts = divided(total, days)
    assert sum(parts) == total and len(parts) == days and parts[0] >= max(parts[1:], default=0)
