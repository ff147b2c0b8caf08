"""All settings in one place: each room's settings class under the room's name, checked when they are made."""

from __future__ import annotations

from riwaya.assess import AssessSettings
from riwaya.errors import SettingsError
from riwaya.export.page import PageSettings
from riwaya.extracting import ExtractingSettings
from riwaya.link import LinkSettings
from riwaya.read import ReadSettings
from riwaya.store import StoreSettings


class Settings(ExtractingSettings, frozen=True, kw_only=True):
    """The settings of a run, those of extraction (`ExtractingSettings`) among them. `jobs` is the number of processes: it changes the time, never the result."""

    read: ReadSettings = ReadSettings()
    link: LinkSettings = LinkSettings()
    assess: AssessSettings = AssessSettings()
    store: StoreSettings = StoreSettings()
    page: PageSettings = PageSettings()
    jobs: int = 1

    def __post_init__(self) -> None:
        if self.jobs < 1:
            raise SettingsError(f"jobs must be 1 or more, not {self.jobs}")
