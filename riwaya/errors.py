"""The errors that Riwaya raises, drawn as a tree.

    RiwayaError
    |-- SettingsError          a setting that cannot be used
    |-- ResourceError          a resource file with faults: all of them at once, each with file, line and key
    |-- ReadError              a source that cannot be read: unreadable, empty, binary, wrong encoding, too large
    |-- StoreError             a database that cannot be opened, written or trusted
    |-- BackendError           an optional language model that did not answer as asked
    |-- MissingExtraError      an optional dependency that is not installed

Bad input text never raises past the reading room: it becomes an issue on the report (`riwaya.model.Issue`). Nor does a report on which the engine itself breaks, a fault of ours: it is skipped with what broke (`riwaya.extracting.attempted`).
"""

from __future__ import annotations


class RiwayaError(Exception):
    """Base of every error that Riwaya raises on purpose; its text is fit for one line on a screen."""


class SettingsError(RiwayaError):
    """A setting that cannot be used; the text says which, why and what to write instead."""


class ResourceError(RiwayaError):
    """One or more faults in resource files; `faults` holds a line for each: `file:line: key: what is wrong`."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(faults))


class ReadError(RiwayaError):
    """A source that cannot be read. `source` names the file (and line), `reason` says why."""

    def __init__(self, source: str, reason: str) -> None:
        self.source = source
        self.reason = reason
        super().__init__(f"{source}: {reason}")


class StoreError(RiwayaError):
    """A database that cannot be opened, written or trusted."""


class BackendError(RiwayaError):
    """An optional language model that did not answer as asked."""


class MissingExtraError(RiwayaError):
    """An optional dependency is missing; the text holds the `pip install` line that brings it."""

    def __init__(self, extra: str, purpose: str) -> None:
        self.extra = extra
        super().__init__(f"{purpose} needs an optional part: with the pip beside this Python (.venv/bin/pip in a checkout), pip install 'riwaya[{extra}]'")
