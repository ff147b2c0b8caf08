"""What is still wrong, by class: every filler of the record that is missed or told beside the annotators, counted under its cause.

Usage: python -m evaluation.remaining_errors [GOLD_FOLDER] [--corpora FOLDER]. On `dev` and the parts of the corpora whose errors may be read; never on
`check`, `fresh` or a part that is held out. The classes add up to what the scorer misses and what it finds too many, so that shares are of one whole.
"""

from __future__ import annotations

import argparse
import collections
from collections.abc import Sequence
from pathlib import Path

from evaluation.corpus import HELD_OUT, corpus_sets
from evaluation.score import GoldReport, read_gold
from evaluation.score.pairing import SHARED_CHARACTERS, Mark, compare, fillers, overlap, pairs
from evaluation.score.told import CountKey, Told, told_by_accounts, told_by_gold
from evaluation.sets import told
from riwaya.model import Account

Lost = collections.Counter[str]
NAMES = {"event_type": "kind wrong", "sub_event_type": "kind wrong", "date": "date", "place": "place", "time_of_day": "time of day", "sources": "source", "objects": "object", "weapons": "weapon"}
# the first that fits names what parts two counts: which fields of (measure, group, demographic, figure) agree
COUNTS = (("count: group or who they are", (0, 3)), ("count: figure", (0, 1)), ("count: measure", (3,)))


def lost(report: GoldReport, accounts: Sequence[Account]) -> tuple[Lost, Lost]:
    """Fillers that one report loses, by class; and, of incidents that were missed or made up, how many."""
    groups: dict[str, list[Account]] = {}
    for account in accounts:
        groups.setdefault(account.incident_id, []).append(account)
    gold = [told_by_gold(report, incident) for incident in report.incidents]
    given = [told_by_accounts(group) for group in groups.values()]
    chosen = pairs(gold, given)
    of_gold, of_given = {i for i, _ in chosen}, {j for _, j in chosen}
    wrong, incidents = Lost(), Lost()
    for i, missed in enumerate(gold):
        if i not in of_gold and not missed.optional:
            touched = [j for j, other in enumerate(given) if _meet(missed, other)]
            name = "incident merged into another" if of_given & set(touched) else "incident told with other words" if touched else "incident not read"
            wrong[name] += sum(fillers(missed).values())
            incidents[name] += 1
    for j, extra in enumerate(given):
        if j not in of_given:
            touched = [i for i, other in enumerate(gold) if _meet(other, extra)]
            name = "incident told twice" if of_gold & set(touched) else "incident told with other words" if touched else "incident where annotators tell none"
            wrong[name] += sum(fillers(extra).values())
            incidents[name] += 1
    for i, j in chosen:
        if not gold[i].optional:
            wrong += _of_pair(gold[i], given[j], {identity for other in given for identity, _ in other.actors})
    return wrong, incidents


def _meet(one: Told, other: Told) -> bool:
    return overlap(one.spans, other.spans).characters >= SHARED_CHARACTERS


def _of_pair(gold: Told, given: Told, known: set[str]) -> Lost:
    wrong = Lost()
    for slot, mark in compare(gold, given).items():
        if slot == "actors":
            wrong += _of_actors(gold, given, mark, known)
        elif slot == "counts":
            wrong += _of_counts(set(gold.counts - given.counts), set(given.counts - gold.counts))
        elif slot in ("sources", "objects", "weapons"):
            wrong[f"{NAMES[slot]} missing"] += mark.wanted - mark.right
            wrong[f"{NAMES[slot]} too many"] += mark.given - mark.right
        else:
            wrong[NAMES[slot]] += mark.wanted + mark.given - 2 * mark.right
    return wrong


def _of_actors(gold: Told, given: Told, mark: Mark, known: set[str]) -> Lost:
    missing, extra = gold.actors - given.actors, given.actors - gold.actors
    if mark.right > len(gold.actors & given.actors):  # the sides of a mutual clash, swapped
        return Lost({"actor missing": mark.wanted - mark.right, "actor too many": mark.given - mark.right})
    named, told_of = {identity for identity, _ in extra}, {identity for identity, _ in missing}
    wrong = Lost("actor with another part" if a in named else "actor missing, known elsewhere in the report" if a in known else "actor missing" for a, _ in missing)
    return wrong + Lost("actor with another part" if a in told_of else "actor too many" for a, _ in extra)


def _of_counts(missing: set[CountKey], extra: set[CountKey]) -> Lost:
    wrong = Lost()
    for wanted in sorted(missing, key=str):
        for name, fields in COUNTS:
            answer = next((row for row in sorted(extra, key=str) if all(row[n] == wanted[n] for n in fields)), None)
            if answer:
                missing.discard(wanted)
                extra.discard(answer)
                wrong[name] += 2
                break
    return wrong + Lost({"count missing": len(missing), "count too many": len(extra)})


def table(sets: dict[str, Sequence[GoldReport]]) -> str:
    """The classes of all sets, the largest first, as Markdown."""
    by_set, incidents = {}, Lost()
    for name, gold in sets.items():
        by_report = collections.defaultdict(list)
        for account in told(gold):
            by_report[account.report_id].append(account)
        by_set[name] = Lost()
        for report in gold:
            wrong, counted = lost(report, by_report[report.name])
            by_set[name] += wrong
            incidents += counted
    whole = sum(by_set.values(), Lost())
    lines = [f"| class | {' | '.join(by_set)} | fillers | share | incidents |", f"| --- {'| --- ' * len(by_set)}| --- | --- | --- |"]
    for name, number in whole.most_common():
        lines.append(f"| {name} | {' | '.join(str(found[name]) for found in by_set.values())} | {number} | {number / whole.total():.1%} | {incidents[name] or ''} |")
    return "\n".join([*lines, f"| all | {' | '.join(str(found.total()) for found in by_set.values())} | {whole.total()} | | |"])


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("gold", type=Path, nargs="?", default=Path("../shared/gold"))
    arguments.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    options = arguments.parse_args()
    dev = options.gold / "dev.jsonl"
    sets: dict[str, Sequence[GoldReport]] = {"dev": read_gold(dev)} if dev.exists() else {}
    sets |= {name: gold for name, gold in corpus_sets(options.corpora).items() if name not in HELD_OUT}
    if sets:
        print(table(sets))
    else:
        print(f"{options.gold}, {options.corpora}: nothing to read errors of here")


if __name__ == "__main__":
    main()
