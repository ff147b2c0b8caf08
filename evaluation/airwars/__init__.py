"""Agreement with incidents that researchers of Airwars coded from the same texts: date, point, killed, belligerent.

`agreement(folder)` reads texts and incidents, runs the engine on each text that names the coded place and compares. Nothing of the texts is kept.
"""

from __future__ import annotations

from evaluation.airwars.compare import MEASURES, Comparison, agreement
from evaluation.airwars.read import Coded, Text, read_coded, read_texts

__all__ = ["MEASURES", "Coded", "Comparison", "Text", "agreement", "read_coded", "read_texts"]
