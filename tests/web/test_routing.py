"""How requests reach routes, and how parts of pages go out: a word of the address leads to its routes, reads are checked as FastAPI checks them, parts are packed once."""

import os
from typing import Annotated

import pytest
from fastapi import APIRouter, FastAPI, Query, Request
from fastapi.responses import JSONResponse
from starlette.testclient import TestClient

from riwaya.web import ROUTERS
from riwaya.web.asking import IncidentList
from riwaya.web.pages.assets import STATIC
from riwaya.web.routing import LeanRoute, _query_of

READS = [(name, route) for name in ROUTERS.names for route in ROUTERS[name].router.routes if route.methods == {"GET"}]


def test_every_route_is_found_and_a_method_that_it_has_not_is_405(local) -> None:
    assert local.client.delete("/api/v1/incidents", headers={"X-CSRF-Token": local.csrf}).status_code == 405
    assert local.client.get("/api/v1/incidentsx").status_code == local.client.get("/api/v1").status_code == local.client.get("/api/v1/").status_code == 404


def test_reads_that_many_ask_for_are_lean() -> None:
    lean = {route.path.removeprefix("/api/v1") for _, route in READS if _query_of(route.endpoint) is not None}
    assert {"/incidents", "/incidents/{incident_id}", "/reports", "/reports/{report_id:path}", "/search", "/map", "/timeline", "/stats"} <= lean


@pytest.mark.parametrize("query", ["", "page=2&size=3&kind=shelling", "page=0", "size=x", "kind=a&kind=b", "nothing=1", "first=2019-13-40", "standing=", "killed=1e3", "page=1&page=&q=%00"])
def test_a_lean_route_answers_as_fastapi_does(query: str) -> None:
    async def read(request: Request, asked: Annotated[IncidentList, Query()]) -> JSONResponse:
        return JSONResponse(asked.model_dump())

    answers = []
    for given in ({}, {"route_class": LeanRoute}):
        app = FastAPI()
        router = APIRouter(**given)
        router.get("/read")(read)
        app.include_router(router)
        answer = TestClient(app).get(f"/read?{query}")
        body = answer.json()
        answers.append((answer.status_code, [(fault["loc"], fault["msg"]) for fault in body["detail"]] if answer.status_code == 422 else body))
    assert answers[0] == answers[1]


def test_a_list_has_another_etag_when_a_row_changes_or_the_page_does(local) -> None:
    first = local.get("/incidents")
    tags = {first.headers["etag"], local.get("/incidents", size=7).headers["etag"], local.get("/incidents", size=7, page=2).headers["etag"]}
    row = first.json()["items"][0]
    assert len(tags) == 3
    assert local.send("PUT", f"/incidents/{row['incident_id']}/state", {"state": "in_review"}, etag=row["etag"]).status_code == 200
    assert local.get("/incidents").headers["etag"] not in tags


@pytest.mark.parametrize("path", ["/", "/map", "/words/ar.json", "/ground.json", "/static/app.css", "/static/telling.js", "/static/theme.css", "/api/v1/incidents", "/api/v1/vocabulary"])
def test_what_is_worth_it_goes_out_packed_to_who_reads_that(local, path: str) -> None:
    plain = local.client.get(path, headers={"Accept-Encoding": "identity"})
    packed = local.client.get(path, headers={"Accept-Encoding": "gzip"})
    assert plain.status_code == 200 and "content-encoding" not in plain.headers and packed.headers["content-encoding"] == "gzip"
    assert plain.content == packed.content and "accept-encoding" in packed.headers["vary"].lower() and "accept-encoding" in plain.headers["vary"].lower()
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"])


def test_parts_are_not_sent_twice_and_a_changed_file_is_read_again(local, monkeypatch, tmp_path) -> None:
    from riwaya.web.pages import parts

    monkeypatch.setattr(parts, "STATIC", tmp_path)
    (tmp_path / "own.css").write_bytes((STATIC / "app.css").read_bytes())
    first = local.client.get("/static/own.css")
    assert first.content == (STATIC / "app.css").read_bytes() and first.headers["content-type"].startswith("text/css")
    assert local.client.get("/static/own.css", headers={"If-None-Match": first.headers["etag"]}).status_code == 304
    (tmp_path / "own.css").write_text("p { margin: 0 }", encoding="utf-8")
    os.utime(tmp_path / "own.css", (1, 1))
    assert local.client.get("/static/own.css", headers={"If-None-Match": first.headers["etag"]}).text == "p { margin: 0 }"


@pytest.mark.parametrize("path", ["no.css", "vendor", "vendor/", "%2e%2e", "vendor/%2e%2e/app.css", "%2e%2e/settings.py", "%2e%2e%2fsettings.py", "app.css/", "a" * 3000 + ".css", "app.css%00", "vendor/licences/leaflet/%2e%2e/%2e%2e/app.css", "app.html"])
def test_what_is_no_part_is_404(local, path: str) -> None:
    assert local.client.get(f"/static/{path}").status_code == 404


def test_fonts_are_not_packed_twice(local) -> None:
    fonts = sorted((STATIC / "vendor").glob("*.woff2"))
    if not fonts:
        pytest.skip("the parts from npm are not here: run `make vendor`")
    answer = local.client.get(f"/static/vendor/{fonts[0].name}", headers={"Accept-Encoding": "gzip"})
    assert answer.content == fonts[0].read_bytes() and "content-encoding" not in answer.headers and answer.headers["content-type"] == "font/woff2"
