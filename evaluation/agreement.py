"""How far two readers agree: the second reading of `check` scored against the first as if it were a system's, beside the engine on the same reports.

Usage: python -m evaluation.agreement [GOLD_FOLDER] [--write docs/method/accuracy.md]. In: gold/check_again.jsonl (spans and codes, as gold/corpus.jsonl has them) and
`check` of the gold folder, which holds the texts. A reader in the place of a system says one label of each sort, the first of several; an incident that this reader
marks optional costs nothing where the other tells none. `make evaluate` writes the same section.
"""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path

from evaluation.accounts_of_gold import accounts_of
from evaluation.corpus import Original, read_kept, with_text
from evaluation.measured_part import write_part
from evaluation.score import FIELDS, GoldReport, Scores, read_gold, score
from evaluation.score.pairing import pairs
from evaluation.score.told import told_by_accounts, told_by_gold
from evaluation.sets import HERE, digest, told
from evaluation.tables import spread
from riwaya.model import Account

SET = "check"
AGAIN = HERE / "gold" / "check_again.jsonl"
BEGIN, END = "<!-- agreement -->", "<!-- end of agreement -->"
ABOUT = """The reports of `check` were annotated a second time on 2026-11-27 by two language models, 15 reports each, which followed the guidelines of the shared gold records and were shown neither the annotation that was there nor what the engine
makes of the reports. Their reading is scored here against the first as if it were a system's, by the same scorer. Of several labels that the second reader holds defensible the first counts, and it is right where it is one of those that the first annotation holds defensible, which is why kinds come so near. What the second reader marks optional
costs nothing where the first tells no such incident, and counts as told where the first does; what the first marks optional costs nothing either.

- Slots are compared on incidents that both tell: a figure of a slot leaves aside what one of them does not tell at all, and the engine's n is smaller, since it finds fewer.
- It flatters a little. One report tells an incident that `dev` holds too, and the reader who read it had seen its annotation there. `check` was first annotated by other readers, but under the same guidelines, and language models may share habits of reading that people do not share: two people need not come as near.
- Thirty reports are few: the intervals say how little.
- Which of the two is right where they differ was not asked; neither reading was changed after the other. Other sets were read once."""


def readings(folder: Path) -> tuple[list[GoldReport], list[GoldReport]] | None:
    """The first and the second reading of the same reports in the same order; `None` where the folder has no `check`.

    Raises `ValueError` with the report's name where a text is not the annotated one or a report was not read twice.
    """
    file = folder / f"{SET}.jsonl"
    if not file.exists():
        return None
    first = read_gold(file)
    return first, read_again(first, AGAIN, str(file))


def read_again(first: Sequence[GoldReport], path: Path, place: str) -> list[GoldReport]:
    """The second reading of reports whose texts are those of the first, in their order."""
    originals = {r.name: Original(id=r.name, outlet=r.outlet, published=r.published, text=r.text) for r in first}
    second = {row.report: with_text(row, originals, place) for row in read_kept(path)}
    if missing := [name for name in originals if name not in second]:
        raise ValueError(f"{', '.join(missing)}: in {place}, not in {path}: not read a second time")
    return [second[name] for name in originals]


def agreement(first: Sequence[GoldReport], second: Sequence[GoldReport]) -> Scores:
    """The scores of the second reader by the first one's annotation."""
    return score(first, [account for one, other in zip(first, second, strict=True) for account in counted(one, other)])


def counted(first: GoldReport, second: GoldReport) -> list[Account]:
    """What the second reader tells of a report, without what that reader marks optional and the first does not tell at all."""
    accounts = [accounts_of(second, [incident]) for incident in second.incidents]
    gold = [told_by_gold(first, incident) for incident in first.incidents]
    found = {j for _, j in pairs(gold, [told_by_accounts(several) for several in accounts])}
    return [account for j, (incident, several) in enumerate(zip(second.incidents, accounts, strict=True)) if j in found or not incident.optional for account in several]


def section(first: Sequence[GoldReport], second: Sequence[GoldReport]) -> str:
    """The section of the page, between its marks."""
    engine = told(first)
    reader, ours = agreement(first, second), score(first, engine)
    sides = (("second reader", "first", reader), ("first reader", "second", agreement(second, first)), ("engine", "first", ours), ("engine", "second", score(second, engine)))
    measured = f"Measured on {datetime.date.today().isoformat()} by code {digest(HERE.parent / 'riwaya')}, second reading {digest(AGAIN)}."
    return "\n".join([BEGIN, "## How far two readers agree", "", measured, "", ABOUT, "", *_whole(sides), "", *_fields(reader, ours), END, ""])


def _whole(sides: Iterable[tuple[str, str, Scores]]) -> Iterable[str]:
    yield "| reads | by the annotation of the | incidents | record F1 | 95% | P | R | detection F1 | 95% |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    for name, annotation, scores in sides:
        record, detection = scores.figures["record"], scores.figures["detection"]
        cells = (f"{record.f1:.3f}", spread(scores.intervals["record"]), f"{record.p:.3f}", f"{record.r:.3f}", f"{detection.f1:.3f}", spread(scores.intervals["detection"]))
        yield f"| {name} | {annotation} | {detection.n} | {' | '.join(cells)} |"


def _fields(reader: Scores, engine: Scores) -> Iterable[str]:
    yield "| by the first annotation | second reader P | R | F1 | 95% | n | engine P | R | F1 | 95% | n |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    for field in FIELDS:
        yield f"| {field} | {_cells(reader, field)} | {_cells(engine, field)} |"


def _cells(scores: Scores, field: str) -> str:
    figure = scores.figures[field]
    return f"{figure.p:.3f} | {figure.r:.3f} | {figure.f1:.3f} | {spread(scores.intervals[field])} | {figure.n}"


def main() -> None:
    """Compare, print, write."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("gold", type=Path, nargs="?", default=Path("../shared/gold"))
    arguments.add_argument("--write", type=Path)
    options = arguments.parse_args()
    try:
        both = readings(options.gold)
    except ValueError as error:
        arguments.exit(1, f"{error}\n")
    if not both:
        print(f"{options.gold}: no {SET}.jsonl here, whose texts are not part of the project; nothing measured")
        return
    text = section(*both)
    print(text)
    if options.write:
        write_part(options.write, BEGIN, END, text.removeprefix(f"{BEGIN}\n").removesuffix(f"{END}\n"))


if __name__ == "__main__":
    main()
