"""Telegram Desktop's export (`result.json`): a message is a report.

The id is channel and message number, so that an edit is a version of its report; a forward names whom it came from (`relayed_from`),
who is then its witness. `date` is the clock of the exporting computer, `date_unixtime` is not: the day comes from the latter (UTC) where it is given.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from riwaya.errors import ReadError
from riwaya.model import Issue, Report
from riwaya.read.bounds import check_file

if TYPE_CHECKING:
    from riwaya.read import ReadSettings


class Piece(msgspec.Struct, frozen=True):
    """A piece of a text: a link, bold words."""

    text: str = ""


class Message(msgspec.Struct, frozen=True):
    """One message; other keys are left alone."""

    id: int
    type: str = "message"
    text: str | list[str | Piece] = ""
    date: str | None = None
    date_unixtime: str | None = None
    edited_unixtime: str | None = None
    edited: str | None = None
    forwarded_from: str | None = None


class Chat(msgspec.Struct, frozen=True):
    """A channel, group or chat."""

    name: str | None = None
    type: str = ""
    id: int | str | None = None
    messages: list[msgspec.Raw] = []


class Chats(msgspec.Struct, frozen=True):
    """The list of chats in an export of everything."""

    chats: list[Chat] = msgspec.field(default=[], name="list")


class Export(Chat, frozen=True):
    """The whole file: one chat, or all of them."""

    chats: Chats | None = None


def read_file(path: Path, settings: ReadSettings) -> Iterator[Report | Issue]:
    """The messages that hold text, in order; raises `ReadError` for what is no such export."""
    check_file(path, settings)
    if path.stat().st_size > 100 * settings.longest_text:
        raise ReadError(str(path), f"too large: {path.stat().st_size} bytes, at most {100 * settings.longest_text}; export a shorter time")
    try:
        export = msgspec.json.decode(path.read_bytes(), type=Export)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ReadError(str(path), f"is no export of Telegram Desktop: {error}") from error
    chats = export.chats.chats if export.chats else [export]
    if not any(chat.messages for chat in chats):
        raise ReadError(str(path), "the export of Telegram Desktop holds no messages")
    for chat in chats:
        # private talks are no reports: channels and open groups publish
        if chat.type.startswith(("private", "personal", "saved", "bot")):
            yield Issue(source=f"{path}:{chat.type}", severity="warning", reason="a private chat is not read")
            continue
        for number, raw in enumerate(chat.messages, 1):
            try:
                message = msgspec.json.decode(raw, type=Message)
            except msgspec.DecodeError as error:
                yield Issue(source=f"{path}:message {number}", reason=f"not a message: {error}")
                continue
            text = message.text if isinstance(message.text, str) else "".join(p if isinstance(p, str) else p.text for p in message.text)
            if message.type == "message" and text.strip():
                yield _report(chat, message, text)


def _report(chat: Chat, message: Message, text: str) -> Report:
    notes = []
    if edited := (_moment(message.edited_unixtime) or message.edited):
        notes.append(f"edited: {edited}")
    published = _moment(message.date_unixtime) or message.date
    return Report.of(
        text, report_id=f"tg-{chat.id or chat.name or 'chat'}-{message.id}", outlet=chat.name, outlet_basis="telegram" if chat.name else None, published=published, published_basis="telegram" if published else None,
        relayed_from=message.forwarded_from, notes=tuple(notes),
    )


def _moment(seconds: str | None) -> str | None:
    if not seconds:
        return None
    try:
        return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return None
