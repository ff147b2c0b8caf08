"""The two files: source texts with the ids of the incidents they were filed under, and the incidents as coded.

In: airwars_texts.jsonl, airwars_incidents.jsonl. Many texts carry no day of publication; many incidents no point or no toll.
"""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec


class Text(msgspec.Struct, frozen=True):
    """One source text. `names_the_place` says that the coded place is written in it."""

    id: str
    text: str
    incidents: tuple[str, ...]
    names_the_place: bool
    outlet: str | None = None
    published: str | None = None


class Coded(msgspec.Struct, frozen=True):
    """One incident as researchers coded it; tolls are of civilians (`civ_`) and fighters (`mil_`)."""

    id: str
    date: str | None = None
    date_end: str | None = None
    location_ar: str | None = None
    lat: float | None = None
    lon: float | None = None
    belligerent: str | None = None
    civ_killed_min: int | None = None
    civ_killed_max: int | None = None
    mil_killed_min: int | None = None
    mil_killed_max: int | None = None

    @property
    def days(self) -> tuple[datetime.date, datetime.date] | None:
        """First and last day."""
        if not self.date:
            return None
        return datetime.date.fromisoformat(self.date[:10]), datetime.date.fromisoformat((self.date_end or self.date)[:10])

    @property
    def dead(self) -> tuple[int, int] | None:
        """Fewest and most killed: civilians at least, civilians and fighters at most; absent where no civilian toll is coded."""
        if self.civ_killed_min is None:
            return None
        return self.civ_killed_min, (self.civ_killed_max or self.civ_killed_min) + (self.mil_killed_max or self.mil_killed_min or 0)

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees."""
        return (self.lat, self.lon) if self.lat is not None and self.lon is not None else None


def read_texts(folder: Path) -> list[Text]:
    """The texts that name the coded place."""
    decoder = msgspec.json.Decoder(Text)
    texts = (decoder.decode(line) for line in (folder / "airwars_texts.jsonl").read_bytes().splitlines())
    return [text for text in texts if text.names_the_place]


def read_coded(folder: Path) -> dict[str, Coded]:
    """The incidents by id."""
    decoder = msgspec.json.Decoder(Coded)
    return {coded.id: coded for coded in map(decoder.decode, (folder / "airwars_incidents.jsonl").read_bytes().splitlines())}
