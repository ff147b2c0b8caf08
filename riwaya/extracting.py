"""The first half of the walk: clean -> analyze -> extract, for one report.

In: a report as it was read. Out: the report cleaned, and its accounts. It is what every process and every cluster maps, and all that showing one
report needs: what links, assesses and stores is not imported here.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from riwaya.analyze import AnalyzeSettings, analyze
from riwaya.clean import CleanSettings, clean
from riwaya.extract import ExtractSettings, extract
from riwaya.extract.gathering.notes import Note, Noting
from riwaya.extract.gathering.weighing import Choose, weighed
from riwaya.lexicon import Lexicon
from riwaya.lexicon.gazetteer import Gazetteer
from riwaya.lexicon.taught import Taught, taught_gazetteer, taught_lexicon
from riwaya.model import Account, Report


class ExtractingSettings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of these rooms. `gazetteer` is the file of a person's own places on top of those that ship; `taught` is what people added to the store that an add fills."""

    clean: CleanSettings = CleanSettings()
    analyze: AnalyzeSettings = AnalyzeSettings()
    extract: ExtractSettings = ExtractSettings()
    gazetteer: Path | None = None
    taught: Taught = Taught()


def load_tables(settings: ExtractingSettings) -> tuple[Lexicon, Gazetteer]:
    """The tables of a run; where processes are forked they share those of their parent."""
    return taught_lexicon(settings.taught), taught_gazetteer(settings.gazetteer, settings.taught)


def extracted(report: Report, settings: ExtractingSettings = ExtractingSettings(), choose: Choose = weighed) -> tuple[Report, tuple[Account, ...]]:
    """A report, cleaned, and its accounts."""
    if report.status == "skipped":
        return report, ()
    cleaned = clean(report, settings.clean)
    lexicon, gazetteer = load_tables(settings)
    accounts = extract(analyze(cleaned, settings.analyze), lexicon=lexicon, gazetteer=gazetteer, settings=settings.extract, choose=choose)
    if not accounts:
        cleaned = msgspec.structs.replace(cleaned, status="no_incident", why="no incident told")
    return cleaned, accounts


def gathering(report: Report, settings: ExtractingSettings = ExtractingSettings()) -> tuple[Note, ...]:
    """By what the frames of one report are gathered into incidents, in the order in which they were asked for: body first, then headings."""
    noting = Noting()
    extracted(report, settings, noting)
    return tuple(noting.notes)
