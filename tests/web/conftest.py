"""A store of the examples, opened by the app as `riwaya serve` opens it; nothing is put in the place of SQLite, sessions or the guard."""

import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from riwaya.pipeline import Pipeline
from riwaya.store import Store
from riwaya.store.people import ROLES, add_person
from riwaya.web import WebSettings, create_app
from riwaya.web.safety import hashed

EXAMPLES = Path(__file__).parent.parent.parent / "riwaya" / "resources" / "examples" / "reports.jsonl"
PASSWORD = "a long pass phrase of ours"


class Asker:
    """A client that keeps its CSRF token and sends JSON."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.csrf = client.get("/api/v1/session").json()["csrf"]

    def get(self, path: str, **params: object):
        return self.client.get(f"/api/v1{path}", params=params)

    def send(self, method: str, path: str, body: object = None, *, etag: str | None = None, **headers: str):
        given = {"X-CSRF-Token": self.csrf, **({"If-Match": f'"{etag}"'} if etag else {}), **headers}
        return self.client.request(method, f"/api/v1{path}", json=body, headers=given) if body is not None else self.client.request(method, f"/api/v1{path}", headers=given)


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("examples") / "examples.db"
    Pipeline().add([EXAMPLES], path)
    with Store(path) as store:
        store.connection.execute("PRAGMA journal_mode = DELETE")
    return path


@pytest.fixture
def file(examples: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(examples, tmp_path / "lasting.db"))


@pytest.fixture
def local(file: Path):
    with TestClient(create_app(file, WebSettings(name="سلمى")), base_url="http://127.0.0.1:8321") as client:
        yield Asker(client)


@pytest.fixture
def team(file: Path):
    """A function that gives a client of an app for a team, signed in with a role (`None`: nobody)."""
    kept = hashed(PASSWORD)
    with Store(file) as store, store.transaction() as connection:
        for role in ROLES:
            add_person(connection, f"{role}-1", role, kept, "2024-01-01T00:00:00+00:00")
    app = create_app(file, WebSettings(is_team=True, tries=50))
    opened = []

    def asker(role: str | None) -> Asker:
        client = TestClient(app, base_url="http://127.0.0.1:8321")
        opened.append(client)
        if role is not None:
            csrf = client.get("/api/v1/session").json()["csrf"]
            assert client.post("/api/v1/session", json={"name": f"{role}-1", "password": PASSWORD}, headers={"X-CSRF-Token": csrf}).status_code == 200
        return Asker(client)

    asker.app = app
    yield asker
    for client in opened:
        client.close()
    app.state.desk.close()
