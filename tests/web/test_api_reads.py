"""Reading through the API: lists against the records themselves, pages, ETags, the shape of refusals."""

import itertools

import pytest

from riwaya.grammar.search import found_spans
from riwaya.model import Choice
from riwaya.store import load
from riwaya.store.facts import killed

CHOICES = {
    "first": Choice(first="2019-01-01"), "last": Choice(last="2018-12-31"), "kind": Choice(kind="shelling"), "event_type": Choice(kind="Battles"), "country": Choice(country="SY"), "standing": Choice(standing="corroborated"),
    "since": Choice(since="2020-01-01", until="2022-12-31"), "box": Choice(box=(36.0, 35.0, 38.0, 37.0)), "near": Choice(near=(35.864, 36.806, 60.0)), "place": Choice(place="سراقب"), "area": Choice(place="حلب"),
    "actor": Choice(actor="civilians"), "source": Choice(source="sohr"), "both": Choice(kind="shelling", standing="contested"),
}


def asked(choice: Choice) -> dict[str, str]:
    given = {name: getattr(choice, name) for name in choice.__struct_fields__ if getattr(choice, name) is not None}
    return {name: ",".join(map(str, value)) if isinstance(value, tuple) else value for name, value in given.items()}


@pytest.mark.parametrize("name", CHOICES)
def test_a_condition_means_in_a_list_what_it_means_everywhere(local, file, name: str) -> None:
    held = load(file)
    reports, accounts = held.report_by_id(), held.account_by_id()
    expected = {i.incident_id for i in held.incidents if CHOICES[name].takes(i, reports, accounts)}
    items = local.get("/incidents", size=200, **asked(CHOICES[name])).json()["items"]
    assert {row["incident_id"] for row in items} == expected != set()
    points = local.get("/map", **asked(CHOICES[name])).json()
    assert len(points["rows"]) + points["without_point"] == len(expected)
    told = {i for row in local.get("/reports", size=200, **asked(CHOICES[name])).json()["items"] for i in [row["report_id"]]}
    if not (CHOICES[name].since or CHOICES[name].until):
        assert told == {r for i in held.incidents if i.incident_id in expected for r in i.reports}


def test_a_row_says_what_the_record_says(local, file) -> None:
    held = {i.incident_id: i for i in load(file).incidents}
    for row in local.get("/incidents", size=200).json()["items"]:
        incident = held[row["incident_id"]]
        assert (row["kind"], row["standing"], row["accounts"], row["summary_ar"]) == (incident.kind, incident.standing, len(incident.accounts), incident.summary_ar)
        assert row["killed"] == (list(killed(incident)) if killed(incident) else None) and row["state"] == "draft"
        whole = local.get(f"/incidents/{row['incident_id']}").json()
        assert whole["etag"] == row["etag"] and [a["account"]["account_id"] for a in whole["accounts"]] and len(whole["reports"]) == row["reports"]


def test_the_most_useful_stands_first(local) -> None:
    rows = local.get("/incidents", size=200).json()["items"]
    assert rows[0]["standing"] == "contested"
    days = [row["date_start"] for row in local.get("/incidents", size=200, sort="day").json()["items"]]
    dated = [day for day in days if day]
    assert len(dated) > 5 and days == sorted(dated) + [None] * (len(days) - len(dated))


def test_pages_hold_each_row_once(local) -> None:
    whole = [row["incident_id"] for row in local.get("/incidents", size=200).json()["items"]]
    first = local.get("/incidents", size=5).json()
    assert (first["total"], first["pages"], first["size"]) == (len(whole), -(-len(whole) // 5), 5)
    paged = itertools.chain.from_iterable(local.get("/incidents", size=5, page=n).json()["items"] for n in range(1, first["pages"] + 1))
    assert [row["incident_id"] for row in paged] == whole
    assert local.get("/incidents", size=5, page=999).json()["items"] == []


def test_every_answer_has_an_etag_and_is_not_sent_twice(local) -> None:
    row = local.get("/incidents").json()["items"][0]["incident_id"]
    for path in ("/reports", "/incidents", f"/incidents/{row}", "/reports/saraqib-1", "/map", "/timeline", "/sources", "/vocabulary", "/stats", "/places?q=سراقب", "/search?q=قصف"):
        answer = local.client.get(f"/api/v1{path}")
        again = local.client.get(f"/api/v1{path}", headers={"If-None-Match": answer.headers["etag"]})
        assert answer.status_code == 200 and (again.status_code, again.content) == (304, b""), path


def test_another_policy_gives_other_figures_and_another_etag(local) -> None:
    row = local.get("/incidents", standing="contested").json()["items"][0]["incident_id"]
    plain, other = local.get(f"/incidents/{row}"), local.get(f"/incidents/{row}", policy="airwars_min_max")
    assert {c["policy"] for c in other.json()["incident"]["counts"]} == {"airwars_min_max@2"} != {c["policy"] for c in plain.json()["incident"]["counts"]}
    assert plain.headers["etag"] != other.headers["etag"] and plain.json()["etag"] == other.json()["etag"]
    assert local.get(f"/incidents/{row}", policy="none").status_code == 422


def test_the_matrix_holds_each_account_with_its_words_and_marks_what_differs(local) -> None:
    row = local.get("/incidents", standing="contested").json()["items"][0]["incident_id"]
    view = local.get(f"/incidents/{row}").json()
    accounts = {a["account"]["account_id"]: a["account"] for a in view["accounts"]}
    texts = {r["report_id"]: r["text"] for r in view["reports"]}
    assert [c["account_id"] for c in view["matrix"]["columns"]] == list(accounts)
    killed_row = next(r for r in view["matrix"]["rows"] if r["slot"] == "count" and r["measure"] == "killed")
    assert killed_row["is_disputed"] and {c["value"] for c in killed_row["cells"] if c} == {"4", "7"}
    for column, cell in zip(view["matrix"]["columns"], killed_row["cells"], strict=True):
        if cell:
            count = accounts[column["account_id"]]["counts"][cell["index"]]
            assert count["span"] == cell["spans"][0] and texts[column["report_id"]][slice(*count["span"])]


def test_search_finds_by_stem_and_obeys_conditions(local) -> None:
    found = local.get("/search", q="بسيارة").json()
    assert found["items"] and found["total"] is None and not found["has_more"]
    assert all(i["kind"] == "shelling" for hit in local.get("/search", q="قصف", kind="shelling").json()["items"] for i in hit["incidents"])
    assert local.get("/search", kind="shelling").json()["items"]
    assert local.get("/search").status_code == 422 and local.get("/search", q="-قصف").status_code == 422


@pytest.mark.parametrize("words", ["بسيارة", "قصف", "السوق قصف", '"الدفاع المدني"', "قتلى -سيارة", "سَرَاقِب"])
def test_a_hit_says_where_its_words_stand(local, file, words: str) -> None:
    """The index finds by folded words and stems; what is lit must be those words, in the label or the text of every hit and of no other report."""
    held = load(file)
    hits = local.get("/search", q=words, size=100).json()["items"]
    for hit in hits:
        report = next(r for r in held.reports if r.report_id == hit["report"]["report_id"])
        assert hit["label_lit"] == [list(span) for span in found_spans(words, hit["report"]["label"])]
        assert hit["label_lit"] or hit["passages"]
        for passage in hit["passages"]:
            start, text = passage["start"], passage["text"]
            assert report.text[start : start + len(text)] == text and passage["lit"] and len(text) <= 300
            assert {(start + s, start + e) for s, e in passage["lit"]} <= set(found_spans(words, report.text))
    if "-" not in words and " " not in words:
        found = {hit["report"]["report_id"] for hit in hits}
        assert found == {r.report_id for r in held.reports if found_spans(words, f"{r.title or ''}\n{r.text}")}


def test_a_search_without_words_lights_nothing_and_names_places_in_both_scripts(local) -> None:
    items = local.get("/search", near="35.864,36.806,5").json()["items"]
    assert items and all(hit["label_lit"] == hit["passages"] == [] for hit in items)
    assert {(i["place"], i["place_en"]) for hit in items for i in hit["incidents"]} == {("سراقب", "Saraqib")}
    assert {hit["report"]["report_id"] for hit in local.get("/search", q="قصف", near="35.864,36.806,5").json()["items"]} < {hit["report"]["report_id"] for hit in local.get("/search", q="قصف").json()["items"]}
    assert ("سراقب", "Saraqib") in {(i["place"], i["place_en"]) for i in local.get("/reports/saraqib-1").json()["incidents"]}


@pytest.mark.parametrize("path", ["/incidents?foo=1", "/incidents?first=yesterday", "/incidents?box=1,2,3", "/incidents?near=a,b,c", "/incidents?size=0", "/incidents?size=9999", "/incidents?page=-1", "/incidents?sort=x", "/map?standing=x", "/reports?has=comment"])
def test_a_value_that_cannot_be_is_refused_by_name(local, path: str) -> None:
    answer = local.client.get(f"/api/v1{path}")
    assert answer.status_code == 422 and path.partition("?")[2].partition("=")[0] in answer.json()["detail"]


@pytest.mark.parametrize("path", ["/incidents/none", "/reports/none", "/accounts/none", "/reports/../../etc/passwd", "/reports/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "/incidents/i-' OR 1=1 --", "/nothing"])
def test_what_is_not_there_is_404_in_the_same_shape(local, path: str) -> None:
    answer = local.client.get(f"/api/v1{path}")
    assert answer.status_code == 404 and set(answer.json()) == {"detail"}


def test_places_are_found_in_both_scripts_by_parts_and_around_a_point(local) -> None:
    assert local.get("/places", q="سراقب").json()["items"][0]["name_en"] == "Saraqib" == local.get("/places", q="saraq").json()["items"][0]["name_en"]
    around = local.get("/places", near="35.864,36.806,10").json()["items"]
    assert around[0]["name_ar"] == "سراقب" and local.get("/places", q="zzzz").json()["total"] == 0
    assert {row["country"] for row in local.get("/places", q="الرقة", country="sy").json()["items"]} == {"SY"}


def test_an_address_that_there_is_not_is_a_page_for_a_browser_and_data_for_a_client(local) -> None:
    page = local.client.get("/nope", headers={"Accept": "text/html,*/*;q=0.8", "Accept-Language": "en"})
    assert page.status_code == 404 and page.headers["content-type"].startswith("text/html") and "Nothing here" in page.text
    data = local.client.get("/nope", headers={"Accept": "application/json"})
    assert data.status_code == 404 and data.json() == {"detail": "Not Found"}
    assert local.client.get("/api/v1/nope", headers={"Accept": "text/html"}).headers["content-type"] == "application/json"


def test_a_point_of_the_map_has_the_range_of_its_incident(local) -> None:
    killed = {row["incident_id"]: row["killed"] for row in local.get("/incidents", size=200).json()["items"]}
    told = local.get("/map").json()
    rows = [dict(zip(told["columns"], row, strict=True)) for row in told["rows"]]
    assert rows and all([row["killed_low"], row["killed_high"]] == ([killed[row["incident_id"]][0], killed[row["incident_id"]][2]] if killed[row["incident_id"]] else [None, None]) for row in rows)


@pytest.mark.parametrize(("name", "value", "near"), [("kind", "shellin", "shelling"), ("country", "Syira", "Syria"), ("actor", "nobody", "name:")])
@pytest.mark.parametrize("path", ["/incidents", "/reports", "/map", "/search"])
def test_a_mistyped_condition_is_refused_with_what_is_near(local, path: str, name: str, value: str, near: str) -> None:
    answer = local.get(path, **{name: value})
    assert answer.status_code == 422 and near in answer.json()["detail"]
    assert local.get(path, country="Syria").status_code == 200
