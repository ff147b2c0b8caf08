"""What every write shares: one transaction, who does it and why, the checks of what people type."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import Request
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from riwaya.reviewing import By
from riwaya.web.desk import now
from riwaya.web.safety import desk_of, person_of

LINES = "\n\t"


def _plain(text: str) -> str:
    for character in text:
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") and character not in "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}":
            raise ValueError(f"holds U+{ord(character):04X}, which is not seen; leave it out")
    if not text.strip():
        raise ValueError("is empty")
    return text.strip()


def _prose(text: str) -> str:
    for character in text:
        if unicodedata.category(character) in ("Cc", "Cs") and character not in LINES:
            raise ValueError(f"holds U+{ord(character):04X}, which is not seen; leave it out")
    return text.strip()


def _not_empty(text: str) -> str:
    if not text:
        raise ValueError("is empty")
    return text


# a name: one line, and nothing invisible that could make it look like another
Name = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_plain)]
PersonName = Annotated[str, Field(min_length=1, max_length=100), AfterValidator(_plain)]
Form = Annotated[str, Field(min_length=1, max_length=120), AfterValidator(_plain)]
Prose = Annotated[str, Field(max_length=5000), AfterValidator(_prose)]
Said = Annotated[str, Field(min_length=1, max_length=5000), AfterValidator(_prose), AfterValidator(_not_empty)]


class Why(BaseModel):
    """Why something is done; may be empty."""

    model_config = ConfigDict(extra="forbid")
    why: Prose = ""


@contextmanager
def writing(request: Request) -> Iterator[sqlite3.Connection]:
    """One transaction of one writer: when the answer is sent, what it says is on the disk."""
    with desk_of(request).writing() as store, store.transaction() as connection:
        yield connection


def by(request: Request, why: str = "") -> By:
    """Who does it, now."""
    person = person_of(request)
    return By(who=person.name, role=person.role, at=now(), why=why)
