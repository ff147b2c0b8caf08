"""A report: one text as published, and the issues that reading it met.

`text` is what the reader yields, never altered afterwards; spans index it in Unicode code points.
"""

from __future__ import annotations

import hashlib

import msgspec

SCHEMA_VERSION = 1
BROKE = "the engine broke on it"


class Masked(msgspec.Struct, frozen=True, array_like=True):
    """A stretch of page furniture `text[start:end]` that no account is read from, and why."""

    start: int
    end: int
    why: str


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One text as published.

    `published` is an ISO day, with a time where the source gave one; its date part as written is the reference day of
    relative dates. Without it they stay unresolved. `published_basis`, `title_basis` and `outlet_basis` say where a value comes from that the input did not give outright. `relayed_from` is whom the outlet forwarded the whole
    text from. `bytes_sha256` is the hash of the file or page as it came, where one was one report. `status` is `read`, `no_incident` or `skipped`.
    """

    schema_version: int = SCHEMA_VERSION
    report_id: str
    outlet: str | None = None
    published: str | None = None
    published_basis: str | None = None
    title_basis: str | None = None
    outlet_basis: str | None = None
    url: str | None = None
    relayed_from: str | None = None
    title: str | None = None
    text: str
    sha256: str = ""
    bytes_sha256: str | None = None
    masked: tuple[Masked, ...] = ()
    near_copy_of: str | None = None
    status: str = "read"
    why: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def is_broken(self) -> bool:
        """Whether it was skipped because the engine itself failed on it, a fault of ours."""
        return self.status == "skipped" and (self.why or "").startswith(BROKE)

    @classmethod
    def of(cls, text: str, **values: object) -> Report:
        """A report of `text`; `report_id` defaults to the start of the content hash.

        >>> Report.of("قصف على البلدة", published="2018-12-03").report_id
        'r-449ba1a41df92b39'
        """
        sha256 = content_hash(text)
        values.setdefault("report_id", f"r-{sha256[:16]}")
        return msgspec.convert({"text": text, "sha256": sha256, **values}, cls)


class Issue(msgspec.Struct, frozen=True, kw_only=True):
    """Something that went wrong with one input: which (`source`), what (`reason`), how bad (`error` or `warning`)."""

    schema_version: int = SCHEMA_VERSION
    source: str
    report_id: str | None = None
    severity: str = "error"
    reason: str


def content_hash(text: str) -> str:
    """SHA-256 of the text, hexadecimal; lone surrogates are hashed as they are."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
