"""All settings in one place: each room's settings class under the room's name, checked when they are made."""

from __future__ import annotations

from pathlib import Path

import msgspec

from riwaya.analyze import AnalyzeSettings
from riwaya.assess import AssessSettings
from riwaya.clean import CleanSettings
from riwaya.errors import SettingsError
from riwaya.export.page import PageSettings
from riwaya.extract import ExtractSettings
from riwaya.lexicon.taught import Taught
from riwaya.link import LinkSettings
from riwaya.read import ReadSettings
from riwaya.store import StoreSettings


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of a run. `gazetteer` is the file of a person's own places on top of those that ship; `taught` is what people added to the store that an add fills; `jobs` is the number of processes: it changes the time, never the result."""

    read: ReadSettings = ReadSettings()
    clean: CleanSettings = CleanSettings()
    analyze: AnalyzeSettings = AnalyzeSettings()
    extract: ExtractSettings = ExtractSettings()
    link: LinkSettings = LinkSettings()
    assess: AssessSettings = AssessSettings()
    store: StoreSettings = StoreSettings()
    page: PageSettings = PageSettings()
    gazetteer: Path | None = None
    taught: Taught = Taught()
    jobs: int = 1

    def __post_init__(self) -> None:
        if self.jobs < 1:
            raise SettingsError(f"jobs must be 1 or more, not {self.jobs}")
