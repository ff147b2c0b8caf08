"""HTML pages: shells in the reader's language; what they show is fetched from /api/v1 by the modules in `static`.

`add_pages` puts them on an app. One entry of `PAGES` is one page: its address, its template, the module that fills it. Pages hold no records,
no inline script and no inline style, so that one strict policy fits all of them.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles

from riwaya.web.pages.assets import STATIC, fingerprint, ground, telling, theme, words
from riwaya.web.pages.shell import LANGUAGES, language_of, render

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


def add_pages(app: FastAPI, settings: object = None) -> None:
    """Put the pages, their scripts and their words on `app`."""
    for address, name in PAGES.items():
        app.add_api_route(address, _page(name), methods=["GET"], include_in_schema=False, name=f"page-{name}", response_class=HTMLResponse)
    app.add_api_route("/words/{language}.json", _words, methods=["GET"], include_in_schema=False)
    app.add_api_route("/ground.json", _ground, methods=["GET"], include_in_schema=False)
    app.add_api_route("/static/telling.js", _telling, methods=["GET"], include_in_schema=False)
    app.add_api_route("/static/theme.css", _theme, methods=["GET"], include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")


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
        return HTMLResponse(render(name, language_of(request), theme=request.cookies.get("theme", "")), headers={"Cache-Control": "no-cache", "Vary": "Cookie, Accept-Language"})

    return page


def _words(language: str, request: Request) -> Response:
    if language not in LANGUAGES:
        return Response(status_code=404)
    return _cached(request, words(language), "application/json")


def _ground(request: Request) -> Response:
    return _cached(request, ground(), "application/json")


def _telling(request: Request) -> Response:
    return _cached(request, telling(), "text/javascript")


def _theme(request: Request) -> Response:
    return _cached(request, theme(), "text/css")


def _cached(request: Request, content: bytes, media_type: str) -> Response:
    tag = f'"{fingerprint(content)}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=media_type, headers=headers)

