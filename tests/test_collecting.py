"""The collector's thresholds while much is made, and after it."""

import gc

import pytest

from riwaya.collecting import SELDOM, seldom
from riwaya.model import Report
from riwaya.pipeline import Pipeline

BEFORE = (701, 11, 12)


@pytest.fixture(autouse=True)
def _own_thresholds():
    found = gc.get_threshold()
    gc.set_threshold(*BEFORE)
    yield
    gc.set_threshold(*found)


def test_thresholds_are_given_back_after_an_error():
    with pytest.raises(ValueError), seldom():
        assert gc.get_threshold() == SELDOM
        raise ValueError
    assert gc.get_threshold() == BEFORE


def test_overlapping_ones_end_in_any_order():
    one, other = seldom(), seldom()
    one.__enter__()
    other.__enter__()
    one.__exit__(None, None, None)
    assert gc.get_threshold() == SELDOM
    other.__exit__(None, None, None)
    assert gc.get_threshold() == BEFORE


def test_a_run_that_is_left_half_way_gives_them_back():
    reports = (Report.of("أصيب مدني بقصف على سراقب.", published="2018-12-03", report_id=str(number)) for number in range(5))
    run = Pipeline()._extracted(reports)
    next(run)
    assert gc.get_threshold() == SELDOM
    run.close()
    assert gc.get_threshold() == BEFORE
