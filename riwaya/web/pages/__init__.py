"""HTML pages: shells in the reader's language; what they show is fetched from /api/v1 by the modules in `static`.

`add_pages` puts them on an app. One entry of `PAGES` is one page: its address, its template, the module that fills it. Pages hold no records,
no inline script and no inline style, so that one strict policy fits all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from riwaya.web.answers import packed
from riwaya.web.pages.assets import ground, telling, theme, words
from riwaya.web.pages.parts import file_part, made_part
from riwaya.web.pages.shell import LANGUAGES, language_of, render
from riwaya.web.routing import PARTS

PAGES = {
    "/": "inbox",
    "/reports/{record_id:path}": "report",
    "/incidents/{record_id:path}": "incident",
    "/map": "map",
    "/search": "search",
    "/sources": "sources",
    "/history": "history",
    "/people": "people",
    "/login": "login",
}
YEAR = 365 * 24 * 3600
# parts of `static` that are made of other files
MADE: dict[str, tuple[Callable[[], bytes], str]] = {"telling.js": (telling, "text/javascript"), "theme.css": (theme, "text/css")}


def missing(request: Request) -> Response | None:
    """The page that says so, for a browser that asks for an address that there is not; `None` for whoever asks for data, or for a part of a page."""
    is_page = request.method in ("GET", "HEAD") and not request.url.path.startswith(PARTS) and "text/html" in request.headers.get("accept", "")
    return HTMLResponse(render("missing", language_of(request), theme=request.cookies.get("theme", "")), 404, {"Cache-Control": "no-store", "Vary": "Cookie, Accept-Language"}) if is_page else None


def add_pages(app: FastAPI, settings: object = None) -> None:
    """Put the pages, their scripts and their words on `app`."""
    for address, name in PAGES.items():
        app.add_api_route(address, _page(name), methods=["GET"], include_in_schema=False, name=f"page-{name}", response_class=HTMLResponse)
    app.add_api_route("/words/{language}.json", _words, methods=["GET"], include_in_schema=False)
    app.add_api_route("/ground.json", _ground, methods=["GET"], include_in_schema=False)
    app.add_api_route("/static/{path:path}", _static, methods=["GET"], include_in_schema=False)


def _page(name: str) -> Any:
    def page(request: Request) -> Response:
        wanted = request.query_params.get("lang")
        if wanted in LANGUAGES:
            here = request.url.remove_query_params("lang")
            # a path that begins with two slashes would name another host
            response: Response = RedirectResponse("/" + here.path.lstrip("/\\") + (f"?{here.query}" if here.query else ""), status_code=303)
            response.set_cookie("language", wanted, max_age=YEAR, samesite="strict", httponly=False)
            return response
        if name != "login" and getattr(request.state, "person", None) is None:
            return RedirectResponse(f"/login?{urlencode({'next': request.url.path})}", status_code=303)
        headers = {"Cache-Control": "no-cache"}
        content = packed(request, render(name, language_of(request), theme=request.cookies.get("theme", "")).encode(), headers)
        return HTMLResponse(content, headers={**headers, "Vary": "Cookie, Accept-Language, Accept-Encoding"})

    return page


async def _words(language: str, request: Request) -> Response:
    if language not in LANGUAGES:
        return Response(status_code=404)
    return made_part(request, words(language), "application/json")


async def _ground(request: Request) -> Response:
    return made_part(request, ground(), "application/json")


async def _static(request: Request, path: str) -> Response:
    if path in MADE:
        content, media_type = MADE[path]
        return made_part(request, content(), media_type)
    return file_part(request, path)
