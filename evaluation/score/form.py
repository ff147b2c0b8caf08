"""Whether a gold set is well formed: labels of the closed lists, ids that the resources know, dates in order, the two rules for optional incidents.

Follows the annotation guidelines; vocabularies come from `riwaya.model.vocabulary` and the package's own resources.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from evaluation.score.gold import GoldIncident, GoldReport, listed
from riwaya.lexicon import Lexicon
from riwaya.model import vocabulary

OLD_DAYS, LONG_DAYS = 30, 14


def faults(reports: Iterable[GoldReport], lexicon: Lexicon) -> list[str]:
    """Everything that is wrong, each with its report and incident; empty where all is well."""
    found, names = [], set()
    for report in reports:
        if report.name in names:
            found.append(f"{report.name}: twice")
        names.add(report.name)
        ids: set[str] = set()
        for incident in report.incidents:
            where = f"{report.name} {incident.id}"
            if incident.id in ids:
                found.append(f"{where}: twice")
            ids.add(incident.id)
            found.extend(f"{where}: {fault}" for fault in (*_labels(incident, lexicon), *_identities(incident, lexicon), *_date(incident, report.published)))
            try:
                report.spans(incident)
            except ValueError as error:
                found.append(str(error))
    return found


def _labels(incident: GoldIncident, lexicon: Lexicon) -> Iterator[str]:
    subs = {sub for several in vocabulary.EVENT_TYPES.values() for sub in several}
    lists = (("event_type", incident.event_type, vocabulary.EVENT_TYPES), ("sub_event_type", incident.sub_event_type, subs), ("kind", incident.kind, lexicon.kinds),
             ("factuality", incident.factuality, vocabulary.FACTUALITY))  # fmt: skip
    for name, value, allowed in lists:
        yield from (f"{name} {label}" for label in listed(value) if label not in allowed)
    if incident.time_of_day and incident.time_of_day not in vocabulary.TIMES_OF_DAY:
        yield f"time_of_day {incident.time_of_day}"
    if incident.place and incident.place.level not in vocabulary.PLACE_LEVELS:
        yield f"level {incident.place.level}"
    yield from (f"measure {c.measure}" for c in incident.counts if c.measure not in vocabulary.MEASURES)


def _identities(incident: GoldIncident, lexicon: Lexicon) -> Iterator[str]:
    speakers = {*lexicon.sources, *lexicon.actors}
    cited = (*incident.sources, *(c.source for c in incident.counts if c.source))
    lists = (("actor", (a.id for a in incident.actors), lexicon.actors), ("group", (c.group for c in incident.counts), lexicon.actors), ("source", cited, speakers),
             ("object", incident.objects, lexicon.objects), ("weapon", incident.weapons, lexicon.weapons))  # fmt: skip
    for name, values, known in lists:
        yield from (f"{name} {value}" for value in values if value not in known and not value.startswith("name:"))


def _date(incident: GoldIncident, published: str) -> Iterator[str]:
    if incident.date is None:
        return
    first, last, day = (datetime.date.fromisoformat(value[:10]) for value in (*incident.date, published))
    if first > last:
        yield f"date {incident.date}"
    if ((day - last).days > OLD_DAYS or (last - first).days > LONG_DAYS) and not incident.optional:
        yield "must be optional by rule"
