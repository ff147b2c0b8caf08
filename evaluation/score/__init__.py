"""Scoring accounts against gold records: `score(gold, accounts)` gives figures for each field, with what a group of reports shares.

The definitions are those of the project's annotation guidelines: incidents of gold and system are paired inside each report by shared evidence,
and every filled slot of every incident is one filler, micro-averaged; optional incidents are worth neither credit nor blame.
"""

from __future__ import annotations

import collections
from collections.abc import Iterable, Sequence

from evaluation.score.form import faults
from evaluation.score.gold import GoldReport, read_gold
from evaluation.score.grounding import grounded
from evaluation.score.scores import FIELDS, Figure, Scores, tally_report
from riwaya.model import Account

__all__ = ["FIELDS", "Figure", "GoldReport", "Scores", "faults", "read_gold", "score"]


def score(gold: Sequence[GoldReport], accounts: Iterable[Account]) -> Scores:
    """The figures of a system that gave `accounts` for the texts of `gold`; accounts of other reports are left out."""
    by_report: dict[str, list[Account]] = collections.defaultdict(list)
    for account in accounts:
        by_report[account.report_id].append(account)
    return Scores(
        tallies=tuple(tally_report(report, by_report[report.name]) for report in gold),
        grounding=tuple(grounded(report.text, by_report[report.name]) for report in gold),
    )
