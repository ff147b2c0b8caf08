"""Incidents -> report.html: one self-contained page that opens without a network.

Reads resources/interface (strings), resources/places and resources/map (the map) and the modules in `static`. Text of reports is data in a JSON block and
reaches the page only as text nodes; a content security policy with hashes forbids every request and every other script.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from riwaya.export.page.data import PageData, page_data
from riwaya.export.sharing import SharingSettings
from riwaya.model import Account, Incident, Report

STATIC = Path(__file__).parent / "static"
SCRIPTS = ("strings.js", "words.js", "text.js", "ground.js", "map.js", "gestures.js", "timeline.js", "filters.js", "list.js", "texts.js", "incident.js", "app.js")
STYLES = ("theme.css", "page.css", "map.css", "incident.css", "print.css")


class PageSettings(msgspec.Struct, frozen=True, kw_only=True):
    """`sharing` masks the page for others' eyes; without it the page is a working file that holds the reports' texts. Of a run whose incidents more than
    `most_reports` reports tell, the page holds those of the newest days."""

    sharing: SharingSettings | None = None
    most_reports: int = 5_000


def render_page(reports: Sequence[Report], accounts: Sequence[Account], incidents: Sequence[Incident], settings: PageSettings = PageSettings()) -> bytes:
    """The page as UTF-8 bytes; the same records give the same bytes."""
    data = page_data(reports, accounts, incidents, sharing=settings.sharing)
    script = "\n".join((STATIC / name).read_text(encoding="utf-8") for name in SCRIPTS)
    style = "\n".join((STATIC / name).read_text(encoding="utf-8") for name in STYLES)
    page = (STATIC / "page.html").read_text(encoding="utf-8")
    policy = f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; base-uri 'none'; form-action 'none'"
    for slot, value in (("{{policy}}", policy), ("{{style}}", style), ("{{script}}", script), ("{{data}}", _escaped(data))):
        page = page.replace(slot, value, 1)
    return page.encode("utf-8", "replace")


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _escaped(data: PageData) -> str:
    """JSON that no text inside can break out of: <, >, & and the line separators are escaped."""
    text = msgspec.json.encode(data).decode("utf-8")
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
