"""The OpenAPI document against the routes, the docs and, by schemathesis, against what the app answers to requests made of it."""

import contextlib
import re
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from starlette.testclient import TestClient

from riwaya.store import Store
from riwaya.web import WebSettings, create_app
from tests.web.conftest import Asker
from tests.web.test_safety import ROUTES

PAGE = Path(__file__).parent.parent.parent / "docs" / "reference" / "api.md"


def plain(path: str) -> str:
    return re.sub(r"\{(\w+):path\}", r"{\1}", path)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, examples: Path):
    file = tmp_path_factory.mktemp("openapi") / "lasting.db"
    file.write_bytes(examples.read_bytes())
    app = create_app(file, WebSettings(name="prober"))
    app.state.file = file
    yield app
    app.state.desk.close()
    # whatever was sent, the store is whole
    with Store(file) as store:
        assert store.faults() == []


def test_the_document_names_every_route_and_what_each_gives(app) -> None:
    document = app.openapi()
    told = {(method.upper(), path) for path, methods in document["paths"].items() for method in methods}
    assert told == {(method, plain(path)) for method, path, _ in ROUTES}
    schemas = document["components"]["schemas"]
    for reference in re.findall(r"#/components/schemas/(\w+)", str(document)):
        assert reference in schemas
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            assert operation["description"] and any(status.startswith("2") for status in operation["responses"]), f"{method} {path}"


@pytest.mark.parametrize(("method", "path", "role"), ROUTES, ids=[f"{m} {p}" for m, p, _ in ROUTES])
def test_every_route_is_documented_with_its_role(method: str, path: str, role: str | None) -> None:
    line = next((line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith(f"| `{method} {plain(path).removeprefix('/api/v1')}` |")), None)
    assert line is not None, f"docs/reference/api.md lacks {method} {path}"
    assert line.split("|")[2].strip().startswith(role or "-")


def documented() -> list[tuple[str, str]]:
    return [(method, plain(path)) for method, path, _ in ROUTES]


@pytest.fixture(scope="module")
def schema(app):
    return schemathesis.openapi.from_dict(app.openapi())


@pytest.fixture(scope="module")
def asker(app):
    with TestClient(app, base_url="http://127.0.0.1:8321", raise_server_exceptions=False) as client:
        yield Asker(client)


@pytest.mark.slow
@pytest.mark.parametrize(("method", "path"), documented(), ids=[f"{m} {p}" for m, p in documented()])
def test_nothing_that_the_document_allows_or_forbids_breaks_the_app(schema, asker, method: str, path: str) -> None:
    """Requests that schemathesis makes of the document, right ones and wrong ones: never a fault of the server, always the documented shape of a refusal."""
    for mode in (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE):
        operation = schema[path][method]
        strategy = operation.as_strategy(generation_mode=mode)

        @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        @given(case=strategy)
        def probe(case) -> None:
            request = case.as_transport_kwargs(base_url="http://127.0.0.1:8321")
            headers = {k: v for k, v in dict(request.get("headers") or {}).items() if isinstance(v, str) and v.isascii()}
            request["headers"] = {**headers, "Host": "127.0.0.1:8321", "X-CSRF-Token": asker.csrf, "If-Match": "*"}
            request.pop("cookies", None)
            if isinstance(request.get("data"), str | bytes):
                request["content"] = request.pop("data")
            try:
                answer = asker.client.request(**request)
            except (UnicodeEncodeError, ValueError, TypeError):
                return  # what no client can send
            assert answer.status_code < 500 or answer.status_code == 501, (request, answer.text[:300])
            if answer.status_code >= 400:
                assert set(answer.json()) <= {"detail", "current"} and isinstance(answer.json()["detail"], str), answer.text[:300]

        # of a route that takes nothing but words there is nothing wrong to ask
        with contextlib.suppress(*([Unsatisfiable] if mode is schemathesis.GenerationMode.NEGATIVE else [])):
            probe()
