"""What people add to what the engine knows: a name for an id. Places are added as rows of the gazetteer (`riwaya.lexicon.gazetteer.PlaceRow`)."""

from __future__ import annotations

import msgspec


class Alias(msgspec.Struct, frozen=True, kw_only=True):
    """`form` names the record `id` of a table: `actor`, `source`, `object`, `weapon` or `place`."""

    table: str
    id: str
    form: str
