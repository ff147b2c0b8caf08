"""Settings of the linking room."""

from __future__ import annotations

import msgspec

from riwaya.errors import SettingsError


class LinkSettings(msgspec.Struct, frozen=True, kw_only=True):
    """`threshold`: the match weight from which a pair is a link; `average`: the mean weight that two clusters need over all their pairs
    to become one; both in hundredths of a bit. `widest_block` bounds the pairs of one block; `seldom` is how many tellings of a place make a
    weak undated rule too weak to use; `most_days` is the longest interval
    that is blocked day by day.
    """

    threshold: int = 650
    average: int = 400
    widest_block: int = 400
    seldom: int = 40
    most_days: int = 7

    def __post_init__(self) -> None:
        if self.widest_block < 1 or self.most_days < 1:
            raise SettingsError("widest_block and most_days must be 1 or more")
