"""The classes of error add up to what the scorer counts as wrong: nothing is left out and nothing is counted twice."""

import collections

from evaluation.remaining_errors import _of_counts, lost, table
from evaluation.score import read_gold
from evaluation.score.pairing import Mark
from evaluation.score.scores import tally_report
from evaluation.sets import OWN, told


def test_the_classes_add_up_to_what_is_wrong_in_the_record() -> None:
    gold = read_gold(OWN)[:24]
    accounts = collections.defaultdict(list)
    for account in told(gold):
        accounts[account.report_id].append(account)
    seen = 0
    for report in gold:
        mark = tally_report(report, accounts[report.name]).marks.get("record", Mark())
        wrong, _ = lost(report, accounts[report.name])
        assert wrong.total() == mark.wanted + mark.given - 2 * mark.right, report.name
        seen += wrong.total()
    assert seen > 50


def test_a_count_is_named_by_what_parts_it_from_the_wanted_one() -> None:
    wanted = {("killed", "civilians", None, 3), ("wounded", "civilians", None, 5), ("killed", "sdf", None, 2)}
    given = {("killed", "unknown", None, 3), ("wounded", "civilians", None, 6), ("detained", "x", None, 40)}
    assert _of_counts(wanted, given) == {"count: group or who they are": 2, "count: figure": 2, "count missing": 1, "count too many": 1}


def test_the_table_has_a_row_for_each_class_and_their_sum() -> None:
    text = table({"own": read_gold(OWN)[:4]}).splitlines()
    rows = [line.strip("| ").split(" | ") for line in text[2:]]
    assert rows[-1][0] == "all" and int(rows[-1][1]) == sum(int(row[1]) for row in rows[:-1]) > 0
