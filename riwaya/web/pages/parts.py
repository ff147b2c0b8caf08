"""Parts of pages as they go out: packed once, answered from memory, not sent to whoever has them already.

`file_part` gives a file of `static`, `made_part` what is made of resources. A file that changed on the disk is read again.
"""

from __future__ import annotations

import gzip
import re
from email.utils import formatdate
from functools import lru_cache
from pathlib import Path

import msgspec
from fastapi import Request
from fastapi.responses import Response

from riwaya.web.answers import WORTH_PACKING
from riwaya.web.pages.assets import STATIC, fingerprint

TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2", "": "text/plain"}
# these are packed already
WHOLE = ("font/woff2",)
NAMED = re.compile(r"(?:vendor/(?:small/|licences/[a-z-]{1,60}/)?)?[\w.-]{1,100}", re.ASCII)


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes, the same packed where that is worth it, and their ETag."""

    content: bytes
    packed: bytes | None
    tag: str


def file_part(request: Request, path: str) -> Response:
    """A file of `static`; 404 where there is none, or it is of no kind that a page uses."""
    file = STATIC / path
    kind = TYPES.get(file.suffix)
    if kind is None or not NAMED.fullmatch(path) or not file.is_file():
        return Response(status_code=404)
    changed = file.stat().st_mtime
    return _answer(request, _read(file, changed, kind not in WHOLE), kind, {"Last-Modified": formatdate(changed, usegmt=True)})


def made_part(request: Request, content: bytes, media_type: str) -> Response:
    """What was made of resources; it may be another one after an upgrade, so that a browser asks each time."""
    return _answer(request, _part(content, True), media_type, {"Cache-Control": "no-cache"})


def _answer(request: Request, part: Part, media_type: str, headers: dict[str, str]) -> Response:
    headers["ETag"] = part.tag
    if part.packed is not None:
        headers["Vary"] = "Accept-Encoding"
    if part.tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if part.packed is not None and "gzip" in request.headers.get("accept-encoding", ""):
        return Response(part.packed, headers={**headers, "Content-Encoding": "gzip"}, media_type=media_type)
    return Response(part.content, headers=headers, media_type=media_type)


@lru_cache(maxsize=200)
def _read(file: Path, changed: float, is_packable: bool) -> Part:
    return _part(file.read_bytes(), is_packable)


@lru_cache(maxsize=200)
def _part(content: bytes, is_packable: bool) -> Part:
    return Part(content=content, packed=gzip.compress(content, 9, mtime=0) if is_packable and len(content) > WORTH_PACKING else None, tag=f'"{fingerprint(content)}"')
