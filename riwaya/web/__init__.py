"""The review app: `create_app(path)` gives an ASGI app over a store, with an HTTP API under /api/v1 and pages that use it.

The routers are the modules of `riwaya/web/api`, found by file name; the pages those of `riwaya/web/pages`. `riwaya serve` runs it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from riwaya.errors import MissingExtraError, RiwayaError, SettingsError, StoreError
from riwaya.registry import Registry
from riwaya.reviewing import NotPossible
from riwaya.version import VERSION
from riwaya.web.answers import Refusal, schemas
from riwaya.web.desk import Desk
from riwaya.web.pages import add_pages, missing
from riwaya.web.routing import PREFIX, Branches
from riwaya.web.safety import Guard, Tries
from riwaya.web.settings import WebSettings

__all__ = ["WebSettings", "create_app"]
ROUTERS = Registry("riwaya.web.api")


def create_app(path: Path, settings: WebSettings = WebSettings()) -> FastAPI:
    """The app over the store at `path`; raises `StoreError` where there is none."""
    desk = Desk(path)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        desk.close()

    app = FastAPI(title="Riwaya", version=VERSION, lifespan=lifespan, openapi_url=f"{PREFIX}/openapi.json", docs_url=None, redoc_url=None, redirect_slashes=False)
    app.state.desk, app.state.settings = desk, settings
    app.state.tries = Tries(most=settings.tries, minutes=settings.tries_minutes)
    app.router.routes.append(Branches([ROUTERS[name].router for name in ROUTERS.names]))
    add_pages(app, settings)
    _add_refusals(app)
    app.add_middleware(Guard, desk=desk, settings=settings)
    app.openapi = lambda: _document(app)  # type: ignore[method-assign]
    return app


def _add_refusals(app: FastAPI) -> None:
    @app.exception_handler(Refusal)
    async def refused(request: Request, error: Refusal) -> Response:
        return error.answer()

    @app.exception_handler(RequestValidationError)
    async def not_valid(request: Request, error: RequestValidationError) -> Response:
        faults = [f"{'.'.join(str(part) for part in fault['loc'][1:]) or fault['loc'][0]}: {fault['msg']}" for fault in error.errors()[:10]]
        return Refusal(422, "; ".join(faults)).answer()

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> Response:
        page = missing(request) if error.status_code == 404 else None
        return page or Refusal(error.status_code, str(error.detail) or "not there", headers=dict(error.headers or {})).answer()

    @app.exception_handler(Exception)
    async def unforeseen(request: Request, error: Exception) -> Response:
        return Refusal(500, "something went wrong here; nothing was changed. The log of the app says more").answer()

    @app.exception_handler(RiwayaError)
    async def ours(request: Request, error: RiwayaError) -> Response:
        if isinstance(error, SettingsError | NotPossible):
            return Refusal(422 if isinstance(error, SettingsError) else 409, str(error)).answer()
        if isinstance(error, MissingExtraError):
            return Refusal(501, str(error)).answer()
        is_busy = isinstance(error, StoreError) and ("locked" in str(error) or "another process" in str(error))
        return Refusal(503 if is_busy else 500, "the store is being written by another process; try again in a moment" if is_busy else "the store cannot be read; `riwaya verify` says why").answer()


def _document(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document with the records that the routes give."""
    if app.openapi_schema is None:
        document = get_openapi(title=app.title, version=app.version, routes=[route for branches in app.routes if isinstance(branches, Branches) for route in branches.routes], description="The review app of Riwaya. Errors are {\"detail\": what, where and what to do}.")
        document.setdefault("components", {}).setdefault("schemas", {}).update(schemas())
        app.openapi_schema = document
    return app.openapi_schema
