"""The table of places: facts from resources/places/*.csv, and a person's imported tables, looked up by folded name.

`load_gazetteer()` gives what ships, `load_gazetteer(path)` with an imported file on top; both answer the same questions (`Gazetteer`).
"""

from riwaya.lexicon.gazetteer.linting import lint_places
from riwaya.lexicon.gazetteer.places import PlaceRow, kilometres, read_places
from riwaya.lexicon.gazetteer.table import Gazetteer, load_gazetteer

__all__ = ["Gazetteer", "PlaceRow", "kilometres", "lint_places", "load_gazetteer", "read_places"]
