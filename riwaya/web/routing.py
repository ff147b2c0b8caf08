"""Routes of the API as they are reached: by the first word of their address, and without solving what a plain read does not need solved.

Routes are declared as FastAPI has them (documented, checked). FastAPI asks every router in turn and builds query models field by field, which costs more than most reads
of the store; `Branches` looks a word up, `LeanRoute` hands a read its path and its query model directly. Both use what FastAPI offers for that (`route_class`, `BaseRoute`).
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Coroutine, Sequence
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from fastapi import APIRouter, Request, Response, params
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import BaseModel, ValidationError
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

PREFIX = "/api/v1"
# what is under these is no page
PARTS = ("/static/", "/words/", "/ground.json", "/api/")
Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class LeanRoute(APIRoute):
    """A route that answers without FastAPI's solving where it takes a request, words of its path and at most one query model; any other route is FastAPI's."""

    def get_route_handler(self) -> Handler:
        query = _query_of(self.endpoint)
        if query is None:
            return super().get_route_handler()
        name, model = query
        endpoint, checks = self.endpoint, [depends.dependency for depends in self.dependencies if depends.dependency]

        async def handle(request: Request) -> Response:
            for check in checks:
                await check(request)
            given = dict(request.path_params)
            if model is not None:
                given[name] = _read(model, request)
            answer: Response = await endpoint(request=request, **given)
            return answer

        return handle


class Branches(BaseRoute):
    """The routes of several routers, found by the first word behind the prefix."""

    def __init__(self, routers: Sequence[APIRouter]) -> None:
        self.routes = [route for router in routers for route in router.routes]
        self._by_word: dict[str, list[BaseRoute]] = {}
        for route in self.routes:
            assert isinstance(route, APIRoute)
            self._by_word.setdefault(_word(route.path), []).append(route)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        found: tuple[Match, Scope] = (Match.NONE, {})
        if scope["type"] == "http" and scope["path"].startswith(PREFIX):
            for route in self._by_word.get(_word(scope["path"]), ()):
                match, child = route.matches(scope)
                if match is Match.FULL:
                    return match, child
                if match is Match.PARTIAL and found[0] is Match.NONE:
                    found = (match, child)
        return found

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        await scope["route"].handle(scope, receive, send)


def router_of(tag: str) -> APIRouter:
    """An empty router of the API."""
    return APIRouter(prefix=PREFIX, tags=[tag], route_class=LeanRoute)


def _word(path: str) -> str:
    return path[len(PREFIX) + 1 :].partition("/")[0]


def _query_of(endpoint: Callable[..., Any]) -> tuple[str, type[BaseModel] | None] | None:
    """The name and model of the query of a coroutine that takes nothing else but the request and words of its path; `None` for any other function."""
    hints = get_type_hints(endpoint, include_extras=True)
    hints.pop("return", None)
    if not inspect.iscoroutinefunction(endpoint) or hints.pop("request", None) is not Request:
        return None
    models = {name: get_args(hint) for name, hint in hints.items() if get_origin(hint) is Annotated}
    if len(models) > 1 or any(hint is not str for name, hint in hints.items() if name not in models) or any(p.default is not p.empty for p in inspect.signature(endpoint).parameters.values()):
        return None
    for name, (model, *extras) in models.items():
        is_query = isinstance(model, type) and issubclass(model, BaseModel) and all(isinstance(extra, params.Query) for extra in extras)
        return (name, model) if is_query else None
    return "", None


def _read(model: type[BaseModel], request: Request) -> BaseModel:
    try:
        return model.model_validate(dict(request.query_params))
    except ValidationError as error:
        raise RequestValidationError([{**fault, "loc": ("query", *fault["loc"])} for fault in error.errors(include_url=False)]) from error
