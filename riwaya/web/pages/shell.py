"""The shell of a page: its template in one language. Reads riwaya/web/catalogues and resources/interface for every string."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from riwaya.errors import ResourceError
from riwaya.lexicon.interface import load_strings
from riwaya.version import VERSION
from riwaya.web.pages.assets import has_part

TEMPLATES = Path(__file__).parent / "templates"
CATALOGUES = Path(__file__).parent.parent / "catalogues"
LANGUAGES = ("ar", "en")
THEMES = ("", "light", "dark", "contrast")
# the pages of the bar, in its order; a record belongs to the inbox
BAR = (("inbox", "/"), ("map", "/map"), ("search", "/search"), ("sources", "/sources"), ("history", "/history"))
RECORDS = ("report", "incident")


@lru_cache(maxsize=1)
def strings() -> dict[str, dict[str, str]]:
    """Strings by language: those of the report page and, beside them, those of the app; a key told twice or in one language only is a fault."""
    shared = load_strings()
    found: dict[str, dict[str, str]] = {}
    faults: list[str] = []
    for language in LANGUAGES:
        path = CATALOGUES / f"{language}.json"
        own: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
        faults += [f"{path}:1: {key}: is in resources/interface too" for key in own.keys() & shared[language].keys()]
        found[language] = {**shared[language], **own}
    for language, other in (("ar", "en"), ("en", "ar")):
        faults += [f"{CATALOGUES / (language + '.json')}:1: {key}: missing" for key in found[other].keys() - found[language].keys()]
    if faults:
        raise ResourceError(sorted(faults))
    return found


def language_of(request: Request) -> str:
    """The language that was switched to, else the browser's first one of ours, else Arabic."""
    chosen = request.cookies.get("language", "")
    if chosen in LANGUAGES:
        return chosen
    accepted = [part.split(";")[0].strip()[:2].lower() for part in request.headers.get("accept-language", "").split(",")]
    return next((language for language in accepted if language in LANGUAGES), "ar")


def render(name: str, language: str, *, theme: str = "") -> str:
    """The page `name` as HTML."""
    told = strings()[language]
    return _environment().get_template(f"{name}.html").render(
        page=name, section="inbox" if name in RECORDS else name, theme=theme if theme in THEMES else "", language=language, direction="rtl" if language == "ar" else "ltr", other="en" if language == "ar" else "ar", say=told.__getitem__, bar=BAR, version=VERSION,
        has_fonts=has_part("small/ibm-plex-sans-arabic-arabic-400-normal.woff2"), has_leaflet=has_part("leaflet.js"), has_plot=has_part("uPlot.iife.min.js"),
    )


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
