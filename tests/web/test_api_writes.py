"""Writing through the API: corrections, states, groupings, conflicts, undoing, and that what was accepted survives a new extraction."""

import json
import threading
from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient

from riwaya import engine
from riwaya.pipeline import Pipeline
from riwaya.store import Store, load
from riwaya.web import WebSettings, create_app
from tests.web.conftest import EXAMPLES, Asker


def account(local: Asker, report_id: str = "saraqib-1") -> dict:
    return local.get(f"/reports/{report_id}").json()["accounts"][0]


def killed(shown: dict) -> tuple[int, dict]:
    return next((n, c) for n, c in enumerate(shown["account"]["counts"]) if c["measure"] == "killed")


def patch(local: Asker, shown: dict, **body: object):
    return local.send("PATCH", f"/accounts/{shown['account']['account_id']}", body, etag=shown["etag"])


def faults(file: Path) -> list[str]:
    with Store(file) as store:
        return store.faults()


def test_a_corrected_figure_changes_the_account_the_incident_and_the_list(local, file) -> None:
    shown = account(local)
    index, before = killed(shown)
    answer = patch(local, shown, slot="count", index=index, value={"min": 5, "max": 5}, why="the headline says five")
    assert answer.status_code == 200, answer.text
    after = answer.json()
    assert killed(after)[1] == {**before, "min": 5, "max": 5, "rule": "person"} and killed({"account": after["machine"]})[1] == before
    assert [c["slot"] for c in after["corrections"]] == ["count"] and after["corrections"][0]["standing"] == "applied" and after["etag"] != shown["etag"]
    incident = local.get(f"/incidents/{after['account']['incident_id']}").json()
    assert any(figure["min"] == 5 for c in incident["incident"]["counts"] if c["measure"] == "killed" for figure in c["by"])
    row = next(r for r in local.get("/incidents", size=200).json()["items"] if r["incident_id"] == after["account"]["incident_id"])
    assert row["etag"] == incident["etag"] and 5 in row["killed"]
    (change, *_) = local.get("/changes", account_id=after["account"]["account_id"]).json()["items"]
    assert change["who"] == "سلمى" and change["why"] == "the headline says five" and change["diff"] == [{"path": f"counts[{index}]", "before": before, "after": killed(after)[1]}]
    assert faults(file) == []


def test_exports_and_loads_hold_what_people_left(local, file) -> None:
    shown = account(local)
    index, _ = killed(shown)
    patch(local, shown, slot="count", index=index, value={"min": 77, "max": 77})
    rejected = account(local, "saraqib-2")
    patch(local, rejected, slot="account", index=None, value=None)
    held = load(file)
    assert any(c.min == 77 for a in held.accounts for c in a.counts)
    assert rejected["account"]["account_id"] not in {a.account_id for a in held.accounts}
    assert rejected["account"]["account_id"] not in {i for incident in held.incidents for i in incident.accounts}


SLOTS = [
    ("actor", {"id": "sdf", "role": "initiator"}, "actors"), ("count", {"measure": "wounded", "min": 3, "max": None, "quantifier": "at_least", "group": "civilians"}, "counts"), ("object", {"id": "school"}, "objects"),
    ("weapon", {"id": "drone"}, "weapons"), ("source", {"id": "sohr"}, "sources"), ("date", {"date_start": "2019-11-24", "date_end": "2019-11-25"}, "date_start"), ("time", {"time_of_day": "dawn"}, "time_of_day"),
    ("kind", {"kind": "airstrike"}, "kind"), ("factuality", {"factuality": "doubted"}, "factuality"), ("place", {"name": "مزرعة الغدير", "lat": 35.5, "lon": 36.5, "level": "site"}, "place"), ("evidence", {"evidence": [[0, 9]]}, "evidence"),
]


@pytest.mark.parametrize(("slot", "value", "field"), SLOTS, ids=[slot for slot, _, _ in SLOTS])
def test_every_slot_can_be_set_and_taken_back(local, file, slot: str, value: dict, field: str) -> None:
    shown = account(local)
    answer = patch(local, shown, slot=slot, value=value, span=[0, 5] if slot not in ("kind", "evidence") else None)
    assert answer.status_code == 200, answer.text
    after = answer.json()
    told = after["account"][field]
    assert told != shown["account"][field]
    if isinstance(told, list) and slot != "evidence":
        assert {**told[-1], **value} == told[-1] and told[-1]["span"] == [0, 5] and told[-1]["rule"] == "person"
    (change, *_) = local.get("/changes", account_id=after["account"]["account_id"]).json()["items"]
    assert change["can_undo"] and field in {d["path"].partition("[")[0] for d in change["diff"]}
    undone = local.send("POST", f"/changes/{change['change_id']}/undo", {})
    assert undone.status_code == 200, undone.text
    back = local.get(f"/accounts/{after['account']['account_id']}").json()
    assert back["account"] == shown["account"] and back["corrections"] == [] and back["etag"] == shown["etag"]
    assert faults(file) == []


@pytest.mark.parametrize(("body", "word"), [
    ({"slot": "actor", "value": {"id": "nobody", "role": "initiator"}}, "value.id"), ({"slot": "actor", "value": {"id": "sdf", "role": "boss"}}, "value.role"), ({"slot": "count", "value": {"measure": "killed", "min": -1, "max": 2}}, "counted"),
    ({"slot": "count", "value": {"measure": "killed", "min": 5, "max": 2}}, "value.max"), ({"slot": "count", "value": {"measure": "souls", "min": 5, "max": 5}}, "value.measure"), ({"slot": "count", "value": {"min": 5, "max": 5}}, "measure"),
    ({"slot": "place", "value": {"gazetteer_id": "none:1"}}, "gazetteer_id"), ({"slot": "place", "value": {"lat": 95, "lon": 0}}, "value.lat"), ({"slot": "date", "value": {"date_start": "yesterday"}}, "date_start"),
    ({"slot": "date", "value": {"date_start": "2020-02-02", "date_end": "2020-01-01"}}, "date_end"), ({"slot": "kind", "value": {"kind": "party"}}, "value.kind"), ({"slot": "kind", "value": None}, "set"),
    ({"slot": "none", "value": {}}, "slot"), ({"slot": "incident", "value": {"incident_id": "x"}}, "slot"), ({"slot": "actor", "value": {"id": "sdf", "role": "target"}, "span": [5, 99999]}, "span"), ({"slot": "actor", "index": 99, "value": None}, "index"),
    ({"slot": "actor", "value": {"id": "sdf", "role": "target", "color": "red"}}, "value.color"), ({"slot": "actor", "value": {"id": "name:" + "س" * 400, "role": "target"}}, "value.id"), ({"slot": "actor"}, "index"), ({"slot": "actor", "colour": 1}, "colour"),
])
def test_a_value_that_cannot_be_is_refused_and_nothing_changes(local, body: dict, word: str) -> None:
    shown = account(local)
    answer = patch(local, shown, **body)
    assert answer.status_code == 422 and word in answer.json()["detail"], answer.text
    assert account(local) == shown and local.get("/changes").json()["total"] == 0


def test_two_people_on_one_record_meet_a_conflict_and_lose_nothing(local) -> None:
    shown = account(local)
    index, _ = killed(shown)
    first = patch(local, shown, slot="count", index=index, value={"min": 5, "max": 5})
    second = patch(local, shown, slot="count", index=index, value={"min": 9, "max": 9})
    assert (first.status_code, second.status_code) == (200, 412)
    assert second.json()["current"] == first.json() and killed(second.json()["current"])[1]["min"] == 5
    assert local.send("PATCH", f"/accounts/{shown['account']['account_id']}", {"slot": "count", "index": index, "value": None}).status_code == 428
    again = patch(local, second.json()["current"], slot="count", index=index, value={"min": 9, "max": 9})
    assert again.status_code == 200 and local.get("/changes").json()["total"] == 2


def test_of_many_at_once_one_is_accepted(local) -> None:
    shown = account(local)
    index, _ = killed(shown)
    statuses: list[int] = []

    def write(number: int) -> None:
        statuses.append(patch(local, shown, slot="count", index=index, value={"min": 100 + number, "max": 100 + number}).status_code)

    threads = [threading.Thread(target=write, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200] + [412] * 7 and local.get("/changes").json()["total"] == 1


def test_a_newer_change_is_taken_back_first_and_undoing_can_be_undone(local) -> None:
    shown = account(local)
    index, before = killed(shown)
    one = patch(local, shown, slot="count", index=index, value={"min": 5, "max": 5}).json()
    patch(local, one, slot="count", index=index, value={"min": 6, "max": 6})
    second, first = (row["change_id"] for row in local.get("/changes").json()["items"])
    refused = local.send("POST", f"/changes/{first}/undo", {})
    assert refused.status_code == 409 and str(second) in refused.json()["detail"]
    assert local.send("POST", f"/changes/{second}/undo", {}).status_code == 200
    assert killed(account(local))[1]["min"] == 5
    undo = local.get("/changes").json()["items"][0]["change_id"]
    assert local.send("POST", f"/changes/{undo}/undo", {}).status_code == 200 and killed(account(local))[1]["min"] == 6
    assert local.send("POST", f"/changes/{undo}/undo", {}).status_code == 409
    restored = local.send("POST", f"/accounts/{shown['account']['account_id']}/restore", {"change_id": first}, etag=account(local)["etag"])
    assert restored.status_code == 200 and killed(restored.json())[1]["min"] == 5
    whole = local.send("POST", f"/accounts/{shown['account']['account_id']}/restore", {"change_id": 0}, etag=restored.json()["etag"])
    assert whole.json()["account"] == shown["account"] and killed(whole.json())[1] == before


def test_merge_split_move_and_undo_bring_back_what_was(local, file) -> None:
    rows = local.get("/incidents", size=200).json()["items"]
    before = {i["incident_id"]: sorted(a["account"]["account_id"] for a in local.get(f"/incidents/{i['incident_id']}").json()["accounts"]) for i in rows}
    one, other = rows[0], rows[1]
    merged = local.send("POST", f"/incidents/{one['incident_id']}/merge", {"others": [other["incident_id"]], "why": "one strike"}, etag=one["etag"])
    assert merged.status_code == 200, merged.text
    view = local.get(f"/incidents/{merged.json()['incident_id']}").json()
    both = sorted(before[one["incident_id"]] + before[other["incident_id"]])
    assert sorted(a["account"]["account_id"] for a in view["accounts"]) == both and faults(file) == []
    assert any(c["comparison"] == "decision" for link in view["incident"]["links"] for c in link["because"])
    for old in (one["incident_id"], other["incident_id"]):
        assert local.get(f"/incidents/{old}").json()["incident"]["incident_id"] == merged.json()["incident_id"]
    apart = before[other["incident_id"]]
    parted = local.send("POST", f"/incidents/{merged.json()['incident_id']}/split", {"accounts": apart}, etag=view["etag"])
    assert parted.status_code == 200, parted.text
    assert sorted(a["account"]["account_id"] for a in local.get(f"/incidents/{parted.json()['new_incident_ids'][0]}").json()["accounts"]) == apart and faults(file) == []
    moving = local.get(f"/accounts/{apart[0]}").json()
    moved = local.send("POST", f"/accounts/{apart[0]}/move", {"incident_id": parted.json()["incident_id"]}, etag=moving["etag"])
    assert moved.status_code == 200 and local.get(f"/accounts/{apart[0]}").json()["account"]["incident_id"] == moved.json()["incident_id"]
    blocked = local.send("POST", f"/changes/{merged.json()['change_id']}/undo", {})
    assert blocked.status_code == 409
    for change in (moved, parted, merged):
        assert local.send("POST", f"/changes/{change.json()['change_id']}/undo", {}).status_code == 200
    assert {i: sorted(a["account"]["account_id"] for a in local.get(f"/incidents/{i}").json()["accounts"]) for i in before} == before
    assert faults(file) == []
    with Store(file) as store:
        assert store.decisions() == ()


@pytest.mark.parametrize("again", [False, True], ids=["linked again", "extracted again"])
def test_what_people_decided_holds_in_the_next_add(local, file, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, again: bool) -> None:
    """A merge, a split inside one report's incident, a corrected figure, a rejected and an added account, a final state: after a new add they are as they were left."""
    rows = local.get("/incidents", size=200).json()["items"]
    two = next(r for r in rows if r["reports"] >= 2)
    merged = local.send("POST", f"/incidents/{rows[-1]['incident_id']}/merge", {"others": [rows[-2]["incident_id"]]}, etag=rows[-1]["etag"]).json()["incident_id"]
    view = local.get(f"/incidents/{two['incident_id']}").json()
    local.send("POST", f"/incidents/{two['incident_id']}/split", {"accounts": [view["accounts"][-1]["account"]["account_id"]]}, etag=view["etag"])
    shown = account(local)
    patch(local, shown, slot="count", index=killed(shown)[0], value={"min": 55, "max": 55})
    patch(local, account(local, "saraqib-2"), slot="account", value=None)
    report = local.get("/reports/saraqib-1").json()
    added = local.send("POST", "/reports/saraqib-1/accounts", {"kind": "airstrike", "trigger": [0, 4], "incident_id": merged}, etag=report["etag"])
    assert added.status_code == 201, added.text
    final = local.get(f"/incidents/{merged}").json()
    assert local.send("PUT", f"/incidents/{merged}/state", {"state": "final"}, etag=final["etag"]).status_code == 200
    local.send("POST", f"/incidents/{merged}/comments", {"text": "seen in both outlets"})
    before = load(file)
    assert faults(file) == []
    (tmp_path / "more.jsonl").write_text(json.dumps({"id": "more", "published": "2021-03-03", "text": "هدوء في المدينة."}), encoding="utf-8")
    if again:
        monkeypatch.setattr(engine, "identity", lambda settings: ("9", "9+new"))
    Pipeline().add([EXAMPLES, tmp_path / "more.jsonl"], file)
    after = load(file)
    assert {a.account_id: a for a in after.accounts} == {a.account_id: a for a in before.accounts}
    assert {i.accounts for i in after.incidents} == {i.accounts for i in before.incidents} and faults(file) == []
    with TestClient(create_app(file, WebSettings()), base_url="http://127.0.0.1:8321") as client:
        fresh = Asker(client)
        assert fresh.get("/orphans").json()["total"] == 0 and fresh.get("/stats").json()["incidents"]["final"] == 1
        kept = fresh.get(f"/incidents/{merged}").json()
        assert kept["state"] == "final" and [c["text"] for c in kept["comments"]] == ["seen in both outlets"] and not kept["is_changed"]


def test_corrections_of_a_changed_text_are_orphans_that_can_be_attached(local, file, tmp_path: Path) -> None:
    shown = account(local)
    place = next(p for p in local.get("/places", q="حلب").json()["items"])
    assert patch(local, shown, slot="place", value={"gazetteer_id": place["id"]}, span=[0, 4]).status_code == 200
    rows = [json.loads(line) for line in EXAMPLES.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        if row["id"] == "saraqib-1":
            row["text"] = "مقدمة جديدة. " + row["text"]
    (tmp_path / "edited.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    Pipeline().add([tmp_path / "edited.jsonl"], file)
    with TestClient(create_app(file, WebSettings()), base_url="http://127.0.0.1:8321") as client:
        fresh = Asker(client)
        (orphan,) = fresh.get("/orphans").json()["items"]
        assert orphan["why_orphan"] == "the text of the report has changed" and fresh.get("/stats").json()["orphans"] == 1
        now = account(fresh)
        assert now["corrections"] == [] and now["account"]["place"]["gazetteer_id"] != place["id"]
        attached = fresh.send("POST", f"/orphans/{orphan['correction_id']}/attach", {"account_id": now["account"]["account_id"]})
        assert attached.status_code == 200, attached.text
        told = attached.json()["account"]["place"]
        text = fresh.get("/reports/saraqib-1").json()["report"]["text"]
        assert told["gazetteer_id"] == place["id"] and text[slice(*told["span"])] == orphan["words"]
        assert fresh.get("/orphans").json()["total"] == 0 and faults(file) == []


def test_states_need_a_fresh_view_and_say_when_the_incident_changed_since(local) -> None:
    row = next(r for r in local.get("/incidents", size=200).json()["items"] if r["reports"] >= 2)
    final = local.send("PUT", f"/incidents/{row['incident_id']}/state", {"state": "final"}, etag=row["etag"])
    assert final.status_code == 200 and (final.json()["state"], final.json()["state_by"], final.json()["is_changed"]) == ("final", "سلمى", False)
    assert local.send("PUT", f"/incidents/{row['incident_id']}/state", {"state": "draft"}, etag=row["etag"]).status_code == 412
    assert local.get("/incidents", state="final").json()["total"] == 1 and row["incident_id"] not in {r["incident_id"] for r in local.get("/incidents", state="open", size=200).json()["items"]}
    shown = final.json()["accounts"][0]
    index = next(n for n, c in enumerate(shown["account"]["counts"]) if c["measure"] == "killed")
    patch(local, shown, slot="count", index=index, value={"min": 61, "max": 61})
    assert local.get(f"/incidents/{row['incident_id']}").json()["is_changed"] and local.get("/incidents", has="changed").json()["total"] == 1
    report = local.get("/reports/saraqib-1").json()
    assert local.send("PUT", "/reports/saraqib-1/state", {"state": "in_review"}, etag=report["etag"]).json()["state"] == "in_review"
    assert [r["report_id"] for r in local.get("/reports", state="in_review").json()["items"]] == ["saraqib-1"]
    (change, *_) = local.get("/changes", report_id="saraqib-1").json()["items"]
    assert local.send("POST", f"/changes/{change['change_id']}/undo", {}).status_code == 200 and local.get("/reports/saraqib-1").json()["state"] == "draft"


def test_comments_are_kept_counted_and_taken_back(local) -> None:
    row = local.get("/incidents").json()["items"][0]
    made = local.send("POST", f"/incidents/{row['incident_id']}/comments", {"text": "سألت المصدر\nولم يرد"})
    assert made.status_code == 201 and made.json()["who"] == "سلمى"
    assert local.get("/incidents", has="comment").json()["items"][0]["comments"] == 1
    assert local.send("DELETE", f"/comments/{made.json()['comment_id']}").status_code == 204
    assert local.get(f"/incidents/{row['incident_id']}/comments").json()["total"] == 0 and local.send("DELETE", f"/comments/{made.json()['comment_id']}").status_code == 404


def test_places_and_names_that_people_add_are_found_and_taken_back(local) -> None:
    made = local.send("POST", "/places", {"name_ar": "مزرعة الغدير", "kind": "site", "country": "SY", "lat": 35.61, "lon": 36.7})
    assert made.status_code == 201 and made.json()["id"].startswith("own:") and made.json()["is_own"]
    assert local.get("/places", q="مزرعة الغدي").json()["items"][0]["id"] == made.json()["id"]
    assert local.send("POST", "/places", {"name_ar": "مزرعة الغدير", "kind": "site", "country": "SY", "lat": 35.61, "lon": 36.7}).status_code == 409
    shown = patch(local, account(local), slot="place", value={"gazetteer_id": made.json()["id"]}).json()
    assert (shown["account"]["place"]["lat"], shown["account"]["place"]["level"]) == (35.61, "site")
    alias = local.send("POST", "/aliases", {"table": "actor", "id": "sdf", "form": "أسود الفرات"})
    assert alias.status_code == 201 and local.get("/aliases").json()["items"][0]["form"] == "أسود الفرات"
    assert local.send("POST", "/aliases", {"table": "actor", "id": "none", "form": "أسود الفرات"}).status_code == 422
    assert local.send("DELETE", f"/aliases/{alias.json()['alias_id']}").status_code == 204 and local.get("/aliases").json()["total"] == 0


def test_views_are_kept(local) -> None:
    made = local.send("POST", "/views", {"name": "حلب المتنازع عليها", "what": "incidents", "query": "place=%D8%AD%D9%84%D8%A8&standing=contested"})
    assert made.status_code == 201 and local.get("/views").json()["items"] == [made.json()]
    made = local.send("POST", "/views", {"name": "حلب المتنازع عليها", "what": "incidents", "query": "place=%D8%AD%D9%84%D8%A8"})
    # a view saved again under its name takes the place of the one before
    assert made.status_code == 201 and local.get("/views").json()["items"] == [made.json()] and made.json()["query"] == "place=%D8%AD%D9%84%D8%A8"
    assert local.send("POST", "/views", {"name": "x", "what": "incidents", "query": "<script>"}).status_code == 422
    assert local.send("DELETE", f"/views/{made.json()['view_id']}").status_code == 204 and local.get("/views").json()["total"] == 0


TAMPERED = {
    "a change": "UPDATE changes SET record = replace(record, 'five', 'nine')", "a correction": "UPDATE corrections SET record = replace(record, '\\\"min\\\":5', '\\\"min\\\":6')", "a removed correction": "DELETE FROM corrections",
    "a correction that nobody withdrew": "UPDATE corrections SET is_live = 0", "a comment": "UPDATE comments SET text = 'other'", "a removed change": "DELETE FROM changes WHERE what = 'comment'",
}


@pytest.mark.parametrize("what", TAMPERED)
def test_verify_sees_what_was_done_to_peoples_work(local, file, what: str) -> None:
    shown = account(local)
    patch(local, shown, slot="count", index=killed(shown)[0], value={"min": 5, "max": 5}, why="five")
    local.send("POST", f"/incidents/{shown['account']['incident_id']}/comments", {"text": "seen"})
    assert faults(file) == []
    with Store(file) as store:
        store.connection.execute("PRAGMA foreign_keys = OFF")
        store.connection.execute(TAMPERED[what])
        assert store.faults() != []


def test_a_row_of_the_record_is_what_msgspec_reads(local) -> None:
    """The keys of what the API gives are those of the records that it documents."""
    from riwaya.web.records import IncidentView, ReportView

    row = local.get("/incidents").json()["items"][0]
    msgspec.json.decode(local.get(f"/incidents/{row['incident_id']}").content, type=IncidentView)
    msgspec.json.decode(local.get("/reports/saraqib-1").content, type=ReportView)


def test_the_next_add_reads_with_places_and_names_that_people_added(local, file, tmp_path: Path) -> None:
    text = "قتل مدنيان برصاص أسود الغدير في قرية بيت زمرد، أمس."
    (tmp_path / "t.jsonl").write_text(json.dumps({"id": "taught-1", "published": "2021-03-03", "text": text}, ensure_ascii=False), encoding="utf-8")
    Pipeline().add([tmp_path / "t.jsonl"], file)
    before = next(a for a in load(file).accounts if a.report_id == "taught-1")
    assert before.place is None or before.place.gazetteer_id is None
    place = local.send("POST", "/places", {"name_ar": "بيت زمرد", "kind": "village", "country": "SY", "lat": 35.61, "lon": 36.7}).json()["id"]
    local.send("POST", "/aliases", {"table": "actor", "id": "sdf", "form": "أسود الغدير"})
    assert Pipeline().add([tmp_path / "t.jsonl"], file).extracted_again == 1
    after = next(a for a in load(file).accounts if a.report_id == "taught-1")
    assert after.place is not None and (after.place.gazetteer_id, after.place.lat) == (place, 35.61)
    assert ("sdf", "initiator") in {(a.id, a.role) for a in after.actors} and Pipeline().add([tmp_path / "t.jsonl"], file).unchanged == 1
