"""Splink scores the same pairs the same way from the same file; without the extra the message says how to get it."""

import pytest

from riwaya.errors import MissingExtraError
from riwaya.lexicon import load_lexicon
from riwaya.link.comparisons import match_weight
from riwaya.link.profiles import profiles
from riwaya.link.splink_model import splink_weights
from tests.link.building import account, report


def some_units():  # type: ignore[no-untyped-def]
    accounts = [
        account("a", day="2024-03-04", hour="dawn", place="سرمين", at=[35.90, 36.73], by="regime", killed=3, wounded=8, hit="market"),
        account("b", day="2024-03-04", hour="dawn", place="سرمين", at=[35.90, 36.73], by="regime", killed=3, wounded=9, hit="market"),
        account("c", day="2024-03-05", place="النيرب", at=[35.89, 36.72], kind="airstrike", by="russia", killed=12),
        account("d", place="إدلب", at=[35.93, 36.63], level="governorate", kind="clash", by="hts", against="regime"),
    ]
    return profiles(accounts, {name: report(name, published="2024-03-06" if name == "d" else None) for name in "abcd"}, lexicon=load_lexicon())


def test_splink_scores_the_same_pairs_the_same_way() -> None:
    pytest.importorskip("splink", reason="needs the extra: pip install 'riwaya[scale]'")
    units = some_units()
    found = splink_weights(units, load_lexicon())
    assert len(found) == 6
    assert found == {(one, other): match_weight(units[one], units[other], load_lexicon()) for one, other in found}


def test_without_the_extra_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "splink", None)
    with pytest.raises(MissingExtraError, match=r"riwaya\[scale\]"):
        splink_weights(some_units(), load_lexicon())
