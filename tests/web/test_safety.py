"""What is tried against the app: other sites' pages, foreign host names, wrong roles, guessed sessions, guessed passwords, hostile texts, bombs; each is refused."""

import json
import re
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from riwaya.errors import SettingsError
from riwaya.pipeline import Pipeline
from riwaya.store import Store
from riwaya.store.people import ROLES, add_person
from riwaya.web import WebSettings, create_app
from riwaya.web.safety import Tries, check_password, hashed
from riwaya.web.safety.guard import COOKIE, READS
from tests.web.conftest import PASSWORD, Asker
from tests.web.test_api_writes import account, patch

OPEN_TO_ALL = {("GET", "/api/v1/session"), ("POST", "/api/v1/session")}


def api_routes(app):
    """Every route of the API that the app holds, with the role that it says it takes."""
    from riwaya.web import ROUTERS

    for name in ROUTERS.names:
        for route in ROUTERS[name].router.routes:
            assert isinstance(route, APIRoute)
            roles = [d.dependency.role for d in route.dependencies if hasattr(d.dependency, "role")]
            for method in sorted(route.methods):
                yield method, route.path, roles[0] if roles else None


ROUTES = list(api_routes(None))


def address(path: str) -> str:
    """A path with something in its slots."""
    return re.sub(r"\{(\w+)(?::path)?\}", lambda m: {"report_id": "saraqib-1", "format": "csv", "name": "viewer-1"}.get(m.group(1), "1"), path)


def test_every_route_says_which_role_it_takes() -> None:
    assert {(method, path) for method, path, role in ROUTES if role is None} == OPEN_TO_ALL
    assert len(ROUTES) > 45 and all(role in ROLES for _, _, role in ROUTES if role)
    assert all(ROLES.index(role) >= 1 for method, path, role in ROUTES if role and method not in READS and "/session" not in path)


@pytest.fixture(scope="module")
def everybody(tmp_path_factory: pytest.TempPathFactory, examples: Path):
    """One app for a team and a client for each role; nothing is changed, for all that is asked is refused."""
    file = tmp_path_factory.mktemp("team") / "team.db"
    file.write_bytes(examples.read_bytes())
    kept = hashed(PASSWORD)
    with Store(file) as store, store.transaction() as connection:
        for role in ROLES:
            add_person(connection, f"{role}-1", role, kept, "2024-01-01T00:00:00+00:00")
    app = create_app(file, WebSettings(is_team=True))
    found = {}
    for role in (None, *ROLES):
        client = TestClient(app, base_url="http://127.0.0.1:8321")
        if role:
            csrf = client.get("/api/v1/session").json()["csrf"]
            assert client.post("/api/v1/session", json={"name": f"{role}-1", "password": PASSWORD}, headers={"X-CSRF-Token": csrf}).json()["role"] == role
        found[role] = Asker(client)
    yield found
    app.state.desk.close()


@pytest.mark.parametrize(("method", "path", "role"), [row for row in ROUTES if row[2]], ids=[f"{m} {p}" for m, p, r in ROUTES if r])
def test_a_role_without_the_right_is_refused_on_every_route(everybody, method: str, path: str, role: str) -> None:
    """Asked with a body that fits nothing: whoever has the right is told so, whoever has not learns nothing of it."""
    body = {} if method in ("POST", "PUT", "PATCH") else None
    asked = address(path).removeprefix("/api/v1")
    assert everybody[None].send(method, asked, body).status_code == 401
    for lower in ROLES[: ROLES.index(role)]:
        assert everybody[lower].send(method, asked, body).status_code == 403, lower
    if method == "GET":
        assert everybody[role].send(method, asked).status_code not in (401, 403)


@pytest.mark.parametrize("path", ["/", "/reports/saraqib-1", "/incidents/x", "/map", "/search", "/sources", "/history", "/people"])
def test_pages_send_strangers_to_the_door(everybody, path: str) -> None:
    answer = everybody[None].client.get(path, follow_redirects=False)
    assert answer.status_code == 303 and answer.headers["location"].startswith("/login?next=%2F")


def test_rights_beside_the_route(everybody) -> None:
    assert everybody["coder"].send("PUT", "/reports/saraqib-1/state", {"state": "final"}, etag="x").status_code == 403
    assert everybody["coder"].get("/exports/csv", keep="names").status_code == 403 and everybody["reviewer"].get("/exports/csv", keep="names").status_code == 200
    assert everybody["viewer"].get("/exports/gold").status_code == 403


def test_what_somebody_else_did_takes_a_reviewer_to_undo(team) -> None:
    admin, coder = team("admin"), team("coder")
    patch(admin, account(admin), slot="kind", value={"kind": "airstrike"})
    (change,) = coder.get("/changes").json()["items"]
    assert coder.send("POST", f"/changes/{change['change_id']}/undo", {}).status_code == 403
    incident = coder.get("/incidents").json()["items"][0]["incident_id"]
    comment = admin.send("POST", f"/incidents/{incident}/comments", {"text": "x"}).json()["comment_id"]
    assert coder.send("DELETE", f"/comments/{comment}").status_code == 403
    assert team("reviewer").send("POST", f"/changes/{change['change_id']}/undo", {}).status_code == 200


WRITES = [(m, p) for m, p, _ in ROUTES if m not in READS]


@pytest.mark.parametrize(("method", "path"), WRITES, ids=[f"{m} {p}" for m, p in WRITES])
def test_no_write_without_the_token_or_from_another_site(everybody, method: str, path: str) -> None:
    asker = everybody["admin"]
    for headers in ({}, {"X-CSRF-Token": "guess"}, {"X-CSRF-Token": asker.csrf, "Origin": "https://evil.example"}, {"X-CSRF-Token": asker.csrf, "Origin": "null"}, {"X-CSRF-Token": asker.csrf, "Sec-Fetch-Site": "cross-site"}, {"X-CSRF-Token": everybody["coder"].csrf}):
        answer = asker.client.request(method, address(path), json={}, headers=headers)
        assert answer.status_code == 403, headers
    answer = asker.client.request(method, address(path), content="a=b", headers={"X-CSRF-Token": asker.csrf, "Content-Type": "application/x-www-form-urlencoded"})
    assert answer.status_code == 415


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8321", "127.0.0.1.evil.example", "169.254.169.254", "", "localhost@evil.example", "[::1", "0.0.0.0"])
def test_another_host_name_is_refused(local, host: str) -> None:
    """A page of another site that gave its name our address (DNS rebinding)."""
    assert local.client.get("/api/v1/incidents", headers={"Host": host}).status_code == 400
    assert local.client.get("/", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("path", ["/", "/reports/saraqib-1", "/api/v1/incidents", "/api/v1/nothing", "/static/app.css", "/login"])
def test_every_answer_carries_the_policy(local, path: str) -> None:
    headers = local.client.get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'" and policy["frame-ancestors"] == "'none'" and "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff" and headers["cross-origin-resource-policy"] == "same-origin"
    if path.startswith(("/static", "/api")):  # no page: nothing is allowed at all
        assert policy.keys() == {"default-src", "frame-ancestors"}
    else:
        assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'" and policy["base-uri"] == "'none'"
        assert (headers["x-frame-options"], headers["referrer-policy"], headers["cross-origin-opener-policy"]) == ("DENY", "no-referrer", "same-origin")
    assert "access-control-allow-origin" not in headers and "server" not in headers


def test_no_page_has_inline_script_style_or_handler(local) -> None:
    for path in ("/", "/reports/saraqib-1", "/incidents/x", "/map", "/search", "/sources", "/history", "/people", "/login"):
        page = local.client.get(path).text
        assert not re.search(r"<script(?![^>]*(?:\bsrc=|type=\"application/json\"))[^>]*>|<style|\son\w+=|\sstyle=|javascript:", page), path
        assert not re.search(r"(?:src|href)=\"(?:https?:)?//", page), path


def test_without_a_team_the_app_answers_to_this_machine_only() -> None:
    with pytest.raises(SettingsError, match="--team"):
        WebSettings(host="0.0.0.0")
    assert WebSettings(host="0.0.0.0", is_team=True).is_team


def test_sessions_end_and_cannot_be_guessed_or_fixed(team, file) -> None:
    coder = team("coder")
    cookie = coder.client.cookies[COOKIE]
    with Store(file) as store:
        kept = [row[0] for row in store.connection.execute("SELECT token FROM sessions")]
        assert cookie not in kept and all(len(token) == 64 for token in kept)
    for guess in ("", "x" * 43, cookie[:-1], cookie + "x", kept[0], "a\"; b", "\x7f"):
        stranger = team(None)
        assert stranger.client.get("/api/v1/incidents", headers={"Cookie": f"{COOKIE}={guess}"}).status_code == 401
    fixed = team(None)
    fixed.client.cookies.set(COOKIE, "chosen-by-somebody-else", domain="127.0.0.1")
    fixed.client.post("/api/v1/session", json={"name": "coder-1", "password": PASSWORD}, headers={"X-CSRF-Token": fixed.csrf})
    with Store(file) as store:
        assert store.connection.execute("SELECT count(*) FROM sessions").fetchone()[0] == 2
    assert team(None).client.get("/api/v1/incidents", headers={"Cookie": f"{COOKIE}=chosen-by-somebody-else"}).status_code == 401
    assert coder.send("DELETE", "/session").status_code == 204
    assert team(None).client.get("/api/v1/incidents", headers={"Cookie": f"{COOKIE}={cookie}"}).status_code == 401
    again = team("coder")
    with Store(file) as store:
        store.connection.execute("UPDATE sessions SET expires = ?", (int(time.time()) - 1,))
    assert again.get("/incidents").status_code == 401


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(team) -> None:
    stranger = team(None)
    told = stranger.client.post("/api/v1/session", json={"name": "viewer-1", "password": PASSWORD}, headers={"X-CSRF-Token": stranger.csrf}).headers["set-cookie"].lower()
    assert "httponly" in told and "samesite=strict" in told and "path=/" in told


def test_who_loses_a_role_or_a_password_loses_the_session(team) -> None:
    admin, coder = team("admin"), team("coder")
    assert admin.send("PATCH", "/people/coder-1", {"role": "viewer"}).json()["role"] == "viewer"
    assert coder.get("/incidents").status_code == 401
    viewer = team("viewer")
    assert viewer.send("PUT", "/session/password", {"old": "wrong", "new": PASSWORD + "!"}).status_code == 403
    assert viewer.send("PUT", "/session/password", {"old": PASSWORD, "new": "short"}).status_code == 422
    assert viewer.send("PUT", "/session/password", {"old": PASSWORD, "new": PASSWORD + "!"}).status_code == 204 and viewer.get("/incidents").status_code == 401
    assert admin.send("PATCH", "/people/admin-1", {"is_active": False}).status_code == 422 and admin.get("/people").status_code == 200
    assert admin.send("PATCH", "/people/reviewer-1", {"is_active": False}).status_code == 200
    gone = team(None)
    assert gone.client.post("/api/v1/session", json={"name": "reviewer-1", "password": PASSWORD}, headers={"X-CSRF-Token": gone.csrf}).status_code == 401


def test_guessing_passwords_is_slowed_for_a_name_and_for_an_address(team) -> None:
    team.app.state.tries = Tries(most=3, minutes=15)
    stranger = team(None)

    def tried(name: str, password: str = "wrong password") -> int:
        return stranger.client.post("/api/v1/session", json={"name": name, "password": password}, headers={"X-CSRF-Token": stranger.csrf}).status_code

    assert [tried("coder-1") for _ in range(5)] == [401, 401, 401, 429, 429] and tried("coder-1", PASSWORD) == 429 and tried("CODER-1") == 429
    assert tried("viewer-1", PASSWORD) == 200
    answer = stranger.client.post("/api/v1/session", json={"name": "coder-1", "password": "x"}, headers={"X-CSRF-Token": Asker(stranger.client).csrf})
    assert answer.status_code == 429 and 0 < int(answer.headers["retry-after"]) <= 901


def test_many_guesses_at_once_are_counted_each() -> None:
    tries = Tries(most=5, minutes=1)
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda n: tries.failed("a", f"address {n}"), range(100)))
    assert tries.wait("a", "other") > 0 and tries.wait("b", "other") == 0


def test_the_window_slides_and_an_address_is_counted_over_names() -> None:
    clock = [0.0]
    tries = Tries(most=2, minutes=1, clock=lambda: clock[0])
    for n in range(10):
        tries.failed(f"name {n}", "here")
    assert tries.wait("fresh name", "here") > 0 and tries.wait("fresh name", "there") == 0
    clock[0] = 61
    assert tries.wait("fresh name", "here") == 0
    tries.failed("n", "x")
    tries.failed("n", "x")
    tries.forget("n")
    assert tries.wait("n", "x") == 0


def test_unknown_names_and_wrong_passwords_are_told_alike(team) -> None:
    stranger = team(None)
    answers = [stranger.client.post("/api/v1/session", json={"name": name, "password": "wrong password"}, headers={"X-CSRF-Token": stranger.csrf}) for name in ("viewer-1", "nobody", "viewer-1\u202e")]
    assert {a.status_code for a in answers} == {401} and len({a.text for a in answers}) == 1


@pytest.mark.parametrize("password", ["short", "x" * 201, "salma-12345678", "SALMA 1234567"])
def test_weak_passwords_are_refused(password: str) -> None:
    with pytest.raises(SettingsError, match="password"):
        check_password(password, "salma" if "alma" in password.lower() else "")


def test_the_audit_log_holds_writes_sign_ins_and_refusals_and_no_secret(team, file) -> None:
    stranger = team(None)
    stranger.client.post("/api/v1/session", json={"name": "coder-1", "password": "wrong secret words"}, headers={"X-CSRF-Token": stranger.csrf})
    coder, admin = team("coder"), team("admin")
    coder.get("/people")
    patch(coder, account(coder), slot="kind", value={"kind": "airstrike"})
    coder.get("/exports/csv")
    rows = admin.get("/audit", size=200).json()["items"]
    seen = {(row["who"], row["what"], row["target"].removeprefix("/api/v1"), row["outcome"]) for row in rows}
    identity = account(coder)["account"]["account_id"]
    assert {("coder-1", "POST", "/session", "401"), ("coder-1", "POST", "/session", "200"), ("coder-1", "GET", "/people", "403"), ("coder-1", "PATCH", f"/accounts/{identity}", "200"), ("coder-1", "GET", "/exports/csv", "200")} <= seen
    assert "secret" not in json.dumps(rows) and PASSWORD not in json.dumps(rows)


HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg/onload=alert(1)>", "javascript:alert(1)", "{{7*7}}", "</textarea><script>", "&lt;script&gt;", "<!--", "]]>", "' OR 1=1; DROP TABLE reports; --", "%3Cscript%3E",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_stored_and_reflected_script_is_text(local, text: str) -> None:
    """What goes in comes out as JSON text, is never a page, and no page holds it."""
    incident = local.get("/incidents").json()["items"][0]["incident_id"]
    made = local.send("POST", f"/incidents/{incident}/comments", {"text": text})
    assert made.status_code == 201 and made.json()["text"] == text and made.headers["content-type"] == "application/json"
    shown = local.get(f"/incidents/{incident}")
    assert shown.headers["content-type"] == "application/json" and shown.json()["comments"][0]["text"] == text
    for path in (f"/api/v1/incidents/{text}", f"/api/v1/reports/{text}", f"/api/v1/search?q={text}", f"/api/v1/incidents?place={text}", f"/api/v1/{text}"):
        answer = local.client.get(path)
        assert answer.headers["content-type"] == "application/json" and answer.status_code in (200, 404, 422), path
    for page in (f"/search?q={text}", f"/incidents/{incident}", f"/login?next={text}", f"/reports/{text}"):
        assert text not in local.client.get(page).text or text in ("{{7*7}}", "<!--")


def test_a_hostile_report_is_data(tmp_path: Path) -> None:
    text = "قتل ثلاثة مدنيين بقصف مدفعي على مدينة سراقب، أمس. <script>alert(1)</script> \u202egnihtemos\u202c " + "😀\u0651\u0301" * 50
    rows = [{"id": "<img src=x onerror=1>/../../x", "published": "2019-11-26", "outlet": "\"><script>", "title": "</script>", "url": "javascript:alert(1)", "text": text}]
    (tmp_path / "r.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    Pipeline().add([tmp_path / "r.jsonl"], tmp_path / "h.db")
    with TestClient(create_app(tmp_path / "h.db"), base_url="http://127.0.0.1:8321") as client:
        local = Asker(client)
        row = local.get("/reports").json()["items"][0]
        assert row["report_id"] == rows[0]["id"]
        from urllib.parse import quote

        view = client.get(f"/api/v1/reports/{quote(row['report_id'], safe='')}").json()
        assert view["report"]["text"] == text and view["report"]["url"] in (None, "javascript:alert(1)")
        for shown in view["accounts"]:
            for count in shown["account"]["counts"]:
                assert 0 <= count["span"][0] < count["span"][1] <= len(text)
        assert patch(local, view["accounts"][0], slot="actor", value={"id": "name:عنصر", "role": "target"}, span=[len(text) - 3, len(text)]).status_code == 200
        assert client.get(f"/reports/{quote(row['report_id'], safe='')}").status_code == 200 and "onerror" not in client.get(f"/reports/{quote(row['report_id'], safe='')}").text


@pytest.mark.parametrize("name", ["admin\u202e", "ad\u200bmin", "a\nb", "\u2066x", "a\x00b", "", " " * 3, "\ufeffadmin", "x" * 101])
def test_names_that_look_like_another_are_refused(team, name: str) -> None:
    """Invisible and direction-turning characters in the names of people."""
    admin = team("admin")
    assert admin.send("POST", "/people", {"name": name, "password": PASSWORD, "role": "admin"}).status_code == 422
    assert admin.send("POST", "/views", {"name": name if len(name) < 101 else name * 3, "what": "map", "query": ""}).status_code == 422


BOMBS = {
    "deep lists": b"[" * 100_000 + b"]" * 100_000, "deep objects": b'{"a":' * 50_000 + b"1" + b"}" * 50_000, "deep value": b'{"slot":"actor","value":{"a":' + b"[" * 60_000 + b"]" * 60_000 + b"}}", "a huge number": b'{"slot":"count","index":' + b"9" * 100_000 + b"}",
    "an exponent": b'{"slot":"count","index":1e999999}', "not a number": b'{"slot":"count","index":NaN}', "no JSON": b"{", "nothing": b" ", "a lone surrogate": b'{"slot":"actor","value":{"id":"name:\\ud800x","role":"target"}}', "a surrogate in why": b'{"slot":"kind","value":{"kind":"raid"},"why":"\\udfff"}',
    "a zero byte": b'{"slot":"kind","value":{"kind":"raid"},"why":"\\u0000"}', "twice the key": b'{"slot":"kind","slot":"none","value":{}}', "not UTF-8": b'{"slot":"\xff\xfe"}', "a list": b"[1,2,3]", "a text": b'"x"', "many keys": b"{" + b",".join(b'"k%d":1' % n for n in range(20_000)) + b"}",
    "huge span": b'{"slot":"actor","value":{"id":"sdf","role":"target"},"span":[9223372036854775807,9223372036854775808]}', "a huge figure": b'{"slot":"count","value":{"measure":"killed","min":99999999999999999999,"max":99999999999999999999}}',
}


@pytest.mark.parametrize("name", BOMBS)
def test_json_bombs_are_refused_and_change_nothing(local, name: str) -> None:
    shown = account(local)
    headers = {"X-CSRF-Token": local.csrf, "Content-Type": "application/json", "If-Match": f'"{shown["etag"]}"'}
    answer = local.client.patch(f"/api/v1/accounts/{shown['account']['account_id']}", content=BOMBS[name], headers=headers)
    assert 400 <= answer.status_code < 500 and set(answer.json()) == {"detail"} and len(answer.content) < 5000, answer.text[:300]
    assert account(local) == shown


def test_a_request_that_is_too_large_is_refused_whether_it_says_so_or_not(local) -> None:
    headers = {"X-CSRF-Token": local.csrf, "Content-Type": "application/json"}
    assert local.client.post("/api/v1/places", content=b'{"name_ar":"' + b"x" * 1_100_000 + b'"}', headers=headers).status_code == 413

    def parts():
        yield b'{"name_ar":"'
        for _ in range(200):
            yield b"x" * 10_000

    assert local.client.post("/api/v1/places", content=parts(), headers=headers).status_code == 413


def test_a_huge_report_is_shown_without_a_fault(tmp_path: Path) -> None:
    text = "قتل ثلاثة مدنيين بقصف مدفعي على مدينة سراقب، أمس. " + "كلام طويل لا ينتهي عن السوق والمدينة والطريق. " * 10_000
    (tmp_path / "r.jsonl").write_text(json.dumps({"id": "huge", "published": "2019-11-26", "text": text}, ensure_ascii=False), encoding="utf-8")
    Pipeline().add([tmp_path / "r.jsonl"], tmp_path / "h.db")
    with TestClient(create_app(tmp_path / "h.db"), base_url="http://127.0.0.1:8321") as client:
        assert client.get("/api/v1/reports/huge").json()["report"]["text"] == text
        incident = client.get("/api/v1/incidents").json()["items"][0]
        assert client.get(f"/api/v1/incidents/{incident['incident_id']}").json()["reports"][0]["text"] is None
        assert len(client.get("/api/v1/reports").content) < 5000


@pytest.mark.parametrize("path", ["/static/../../store/schema.py", "/static/%2e%2e/%2e%2e/store/schema.py", "/static/..%2f..%2fsettings.py", "/static//etc/passwd", "/words/../../settings.json", "/words/%2e%2e.json", "/exports/../../../etc/passwd", "/api/v1/exports/..%2f..%2fetc%2fpasswd"])
def test_no_path_leads_out(local, path: str) -> None:
    answer = local.client.get(path)
    assert answer.status_code in (303, 404) and b"import" not in answer.content and b"root:" not in answer.content


def test_ids_of_another_record_give_no_right_to_it(team) -> None:
    """A view, a comment, a change by a number that is somebody else's, or none."""
    coder, viewer, reviewer = team("coder"), team("viewer"), team("reviewer")
    made = coder.send("POST", "/views", {"name": "mine", "what": "map", "query": "kind=raid"}).json()["view_id"]
    assert viewer.get("/views").json()["total"] == 0 and reviewer.send("DELETE", f"/views/{made}").status_code == 404
    shared = coder.send("POST", "/views", {"name": "ours", "what": "map", "query": "", "is_shared": True}).json()["view_id"]
    assert viewer.get("/views").json()["total"] == 1 and reviewer.send("DELETE", f"/views/{shared}").status_code == 403
    for number in (0, -1, 2**63, 2**80, 999):
        assert coder.send("DELETE", f"/views/{number}").status_code in (404, 422) and coder.send("POST", f"/changes/{number}/undo", {}).status_code in (404, 422)
        assert coder.send("DELETE", f"/comments/{number}").status_code in (404, 422) and coder.send("DELETE", f"/orphans/{number}").status_code in (409, 422) and coder.send("DELETE", f"/aliases/{number}").status_code in (409, 422)


def test_the_login_page_leads_nowhere_else(local) -> None:
    for target in ("//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"):
        page = local.client.get("/login", params={"next": target})
        assert "evil.example" not in page.headers.get("location", "") and page.status_code in (200, 303)
