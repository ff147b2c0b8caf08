"""The first half of the walk: clean -> analyze -> extract, for one report.

In: a report as it was read. Out: the report cleaned, and its accounts. It is what every process and every cluster maps, and all that showing one
report needs: what links, assesses and stores is not imported here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from riwaya.analyze import AnalyzeSettings, analyze
from riwaya.clean import CleanSettings, clean
from riwaya.errors import RiwayaError
from riwaya.extract import ExtractSettings, extract
from riwaya.extract.gathering.notes import Note, Noting
from riwaya.extract.gathering.weighing import Choose, weighed
from riwaya.lexicon import Lexicon
from riwaya.lexicon.gazetteer import Gazetteer
from riwaya.lexicon.taught import Taught, taught_gazetteer, taught_lexicon
from riwaya.model import Account, Issue, Report
from riwaya.model.report import BROKE


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


def attempted(report: Report, settings: ExtractingSettings = ExtractingSettings()) -> tuple[Report, tuple[Account, ...]]:
    """As `extracted`, for a walk over many reports: one on which the engine itself breaks is skipped, with what broke, and stops no other."""
    try:
        return extracted(report, settings)
    except RiwayaError:
        raise
    except Exception as error:
        return msgspec.structs.replace(report, status="skipped", why=f"{BROKE}: {_where(error)}"), ()


def broken(reports: Iterable[Report]) -> Iterator[Issue]:
    """An issue for each report on which the engine broke."""
    for report in reports:
        if report.is_broken:
            yield Issue(source=report.report_id, report_id=report.report_id, reason=f"{report.why}: skipped; please send us this report's text, or where it can be found")


def _where(error: Exception) -> str:
    """The error in one line, with the last place of ours that it came through: `IndexError: ... (extract/speech/x.py, line 8)`."""
    import traceback  # only here: a sound engine needs none of it

    root = Path(__file__).parent
    ours = [frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).is_relative_to(root)]
    return f"{type(error).__name__}: {error} ({Path(ours[-1].filename).relative_to(root).as_posix()}, line {ours[-1].lineno})"


def gathering(report: Report, settings: ExtractingSettings = ExtractingSettings()) -> tuple[Note, ...]:
    """By what the frames of one report are gathered into incidents, in the order in which they were asked for: body first, then headings."""
    noting = Noting()
    extracted(report, settings, noting)
    return tuple(noting.notes)
