"""The commands over links: why, split, merge, sources; a decision changes the next run and nothing else."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from riwaya.cli import cli

EXAMPLES = Path(__file__).parents[2] / "riwaya" / "resources" / "examples" / "reports.jsonl"


def riwaya(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def incidents(folder: Path) -> list[dict]:  # type: ignore[type-arg]
    return [json.loads(line) for line in (folder / "incidents.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("linked") / "out"
    assert riwaya("run", str(EXAMPLES), "--out", str(out)).exit_code == 0
    return out


def test_why_shows_each_comparison_with_its_weight(folder: Path) -> None:
    incident = next(i for i in incidents(folder) if i["links"])
    shown = riwaya("why", incident["incident_id"], "--in", str(folder))
    assert shown.exit_code == 0
    for link in incident["links"]:
        assert f"{link['match_weight'] / 100:.2f} bits" in shown.output
        assert all(part["level"] in shown.output for part in link["because"])
    if incident["aliases"]:
        assert riwaya("why", incident["aliases"][0], "--in", str(folder)).output == shown.output


def test_split_and_merge_are_respected_by_the_next_run(tmp_path: Path) -> None:
    out = tmp_path / "out"
    riwaya("run", str(EXAMPLES), "--out", str(out))
    incident = next(i for i in incidents(out) if len(i["reports"]) > 1)
    last = incident["accounts"][-1]
    assert riwaya("split", incident["incident_id"], last, "--in", str(out), "--note", "أخرى").exit_code == 0
    assert riwaya("run", str(EXAMPLES), "--out", str(out)).exit_code == 0
    parted = {a: i["incident_id"] for i in incidents(out) for a in i["accounts"]}
    assert all(parted[last] != parted[a] for a in incident["accounts"][:-1])
    assert riwaya("merge", parted[last], parted[incident["accounts"][0]], "--in", str(out)).exit_code == 0
    riwaya("run", str(EXAMPLES), "--out", str(out))
    joined = {a: i["incident_id"] for i in incidents(out) for a in i["accounts"]}
    assert joined[last] == joined[incident["accounts"][0]]


def test_two_speakers_of_one_telling_can_be_parted_and_joined_again(tmp_path: Path) -> None:
    out = tmp_path / "out"
    riwaya("run", str(EXAMPLES), "--out", str(out))
    accounts = [json.loads(line) for line in (out / "accounts.jsonl").read_text(encoding="utf-8").splitlines()]
    one, other = next((a, b) for a in accounts for b in accounts if a is not b and (a["report_id"], a["incident_id"]) == (b["report_id"], b["incident_id"]))
    for command, named, stand_together in (("split", (one["incident_id"], other["account_id"]), False), ("merge", None, True)):
        homes = {a: i["incident_id"] for i in incidents(out) for a in i["accounts"]}
        named = named or (homes[other["account_id"]], homes[one["account_id"]])
        assert riwaya(command, *named, "--in", str(out)).exit_code == 0
        riwaya("run", str(EXAMPLES), "--out", str(out))
        homes = {a: i["incident_id"] for i in incidents(out) for a in i["accounts"]}
        assert (homes[one["account_id"]] == homes[other["account_id"]]) == stand_together


def test_wrong_ids_are_named(folder: Path) -> None:
    incident = incidents(folder)[0]
    assert riwaya("split", incident["incident_id"], "a-nothing", "--in", str(folder)).exit_code == 2
    assert riwaya("split", incident["incident_id"], *incident["accounts"], "--in", str(folder)).exit_code == 2
    assert riwaya("merge", incident["incident_id"], incident["incident_id"], "--in", str(folder)).exit_code == 2


def test_sources_count_each_incident_once(folder: Path) -> None:
    shown = riwaya("sources", "--in", str(folder), "--json")
    rows = {row["origin"]: row for row in map(json.loads, shown.output.splitlines())}
    for row in rows.values():
        assert row["alone"] + row["corroborated"] + row["contested"] == row["incidents"]
    assert sum(row["incidents"] for row in rows.values()) == sum(len(i["witnesses"]) for i in incidents(folder))
    assert riwaya("sources", "--in", str(folder)).exit_code == 0


@pytest.mark.parametrize("policy", ["acled_conservative", "airwars_min_max", "ucdp_low_best_high"])
def test_the_policy_of_a_run_stands_on_every_figure(tmp_path: Path, policy: str) -> None:
    assert riwaya("run", str(EXAMPLES), "--out", str(tmp_path / "out"), "--policy", policy).exit_code == 0
    assert {c["policy"] for i in incidents(tmp_path / "out") for c in i["counts"]} == {f"{policy}@2"}
