"""Answers of the API: JSON bytes with an ETag, pages of rows, refusals in one shape, and the schemas that the OpenAPI document shows.

Every refusal is `{"detail": ...}` with what, where and what to do; a conflict (412) carries `current`, the record as it is now.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Sequence
from typing import Any

import msgspec
from fastapi import Request
from fastapi.responses import Response

JSON = "application/json"
WORTH_PACKING = 800
REFERENCE = "#/components/schemas/{name}"
DOCUMENTED: dict[str, type] = {}


class Refused(msgspec.Struct, frozen=True, kw_only=True):
    """Why a request was not done; `current` is the record as it is now, where somebody else changed it."""

    detail: str
    current: msgspec.Raw = msgspec.field(default_factory=lambda: msgspec.Raw(b"null"))


class Refusal(Exception):
    """Raised where a request cannot be done; becomes `Refused` with the status."""

    def __init__(self, status: int, detail: str, *, current: bytes | None = None, headers: dict[str, str] | None = None) -> None:
        self.status, self.detail, self.current, self.headers = status, detail, current, headers or {}
        super().__init__(detail)

    def answer(self) -> Response:
        told = msgspec.json.encode({"detail": self.detail, **({"current": msgspec.Raw(self.current)} if self.current else {})})
        return Response(told, self.status, {"Cache-Control": "no-store", **self.headers}, JSON)


def answer(request: Request, content: bytes, *, etag: str | None = None, status: int = 200) -> Response:
    """JSON with an ETag, by default a hash of it; 304 where the asker has it already."""
    tag = f'"{etag or hashlib.blake2b(content, digest_size=9).hexdigest()}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if request.method == "GET" and tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(packed(request, content, headers), status, headers, JSON)


def packed(request: Request, content: bytes, headers: dict[str, str]) -> bytes:
    """The content as it goes over the wire, compressed where the asker reads that; says so in `headers`."""
    if len(content) < WORTH_PACKING:
        return content
    headers["Vary"] = "Accept-Encoding"
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return content
    headers["Content-Encoding"] = "gzip"
    return gzip.compress(content, 5, mtime=0)


def told(request: Request, record: Any, *, etag: str | None = None, status: int = 200) -> Response:
    """A record as an answer."""
    return answer(request, msgspec.json.encode(record), etag=etag, status=status)


def page_of(request: Request, rows: Sequence[bytes], *, total: int, page: int, size: int, revision: int | None = None) -> Response:
    """One page of rows that are JSON already; `revision` changes with what they show."""
    pages = max(1, -(-total // size))
    content = b'{"items":[%b],"page":%d,"size":%d,"total":%d,"pages":%d}' % (b",".join(rows), page, size, total, pages)
    return answer(request, content, etag=None if revision is None else f"{revision:x}.{page}.{size}")


def rows_page(request: Request, rows: Sequence[msgspec.Struct], *, page: int, size: int, total: int | None = None) -> Response:
    """One page of records: all of them, from which the page is cut, or with `total` the page itself."""
    shown = rows if total is not None else rows[(page - 1) * size : page * size]
    return page_of(request, [msgspec.json.encode(row) for row in shown], total=len(rows) if total is None else total, page=page, size=size)


def check_match(request: Request, etag: str, current: Any) -> None:
    """Refuse a write to a record that is not as the writer saw it; `current` makes the record as it is now."""
    given = request.headers.get("if-match")
    if given is None:
        raise Refusal(428, "If-Match: is missing; send the ETag of the record as you saw it, so that nobody's edit is lost")
    if given.strip() != "*" and f'"{etag}"' not in [part.strip().removeprefix("W/") for part in given.split(",")]:
        raise Refusal(412, "the record was changed after you read it; look at `current`, then decide again", current=msgspec.json.encode(current()))


def gives(record: type, *, page: bool = False, status: int = 200, also: Sequence[int] = ()) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route: what it answers and how it refuses."""
    DOCUMENTED[record.__name__] = record
    schema: dict[str, Any] = {"$ref": f"#/components/schemas/{record.__name__}"}
    if page:
        whole = {"type": "integer"}
        schema = {"type": "object", "required": ["items", "page", "size", "total", "pages"], "properties": {"items": {"type": "array", "items": schema}, "page": whole, "size": whole, "total": whole, "pages": whole}}
    found: dict[int | str, dict[str, Any]] = {status: {"description": "The record", "content": {JSON: {"schema": schema}}}}
    return {**found, **refuses(*also)}


def refuses(*also: int) -> dict[int | str, dict[str, Any]]:
    """The refusals that every route may answer with, and others."""
    DOCUMENTED["Refused"] = Refused
    reasons = {
        304: "As the asker has it", 400: "Cannot be read", 401: "Nobody is signed in", 403: "Without the right, or without the CSRF token", 404: "Not there", 409: "Does not fit how things stand", 412: "Changed by somebody else", 413: "Too large", 415: "Not JSON",
        422: "A value that cannot be", 428: "If-Match is missing", 429: "Too many tries", 501: "Needs an optional part", 503: "The store is being written by another process",
    }
    found: dict[int | str, dict[str, Any]] = {}
    for status in sorted({400, 401, 403, 404, 422, 503, *also}):
        found[status] = {"description": reasons[status]}
        if status != 304:
            found[status]["content"] = {JSON: {"schema": {"$ref": "#/components/schemas/Refused"}}}
    return found


def schemas() -> dict[str, Any]:
    """The schemas of every record that a route gives."""
    return msgspec.json.schema_components(list(DOCUMENTED.values()), ref_template=REFERENCE)[1]
