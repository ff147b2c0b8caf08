"""Arrow schemas of rows from the words that Spark has for them, so that each is written once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow


@cache
def arrow_schema(told: str) -> pyarrow.Schema:
    """The Arrow schema of `name kind, name kind`."""
    import pyarrow

    kinds = {
        "string": pyarrow.string(), "long": pyarrow.int64(), "int": pyarrow.int32(), "binary": pyarrow.binary(), "boolean": pyarrow.bool_(), "double": pyarrow.float64(),
        "array<string>": pyarrow.list_(pyarrow.string()),
    }
    return pyarrow.schema([(name, kinds[kind]) for name, kind in (part.split() for part in told.split(", "))])
