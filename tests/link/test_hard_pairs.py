"""Pairs that are easily confused: each is linked, or kept apart, as a careful reader would."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from riwaya.lexicon import load_lexicon
from riwaya.link import LinkSettings, link
from tests.link.building import account, report

PAIRS = yaml.safe_load((Path(__file__).parent / "hard_pairs.yaml").read_text(encoding="utf-8"))["pairs"]


def clusters_of(one: dict[str, Any], other: dict[str, Any], settings: LinkSettings = LinkSettings()) -> int:
    accounts, reports = [], []
    for name, told in (("a", dict(one)), ("b", dict(other))):
        reports.append(report(name, published=told.pop("published", None), text=told.get("text", "نص")))
        accounts.append(account(name, **told))
    return len(link(accounts, reports, lexicon=load_lexicon(), settings=settings))


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["name"])
def test_hard_pair(pair: dict[str, Any]) -> None:
    assert clusters_of(pair["one"], pair["other"]) == (1 if pair["same"] else 2)


def test_there_are_enough_of_them() -> None:
    assert sum(not pair["same"] for pair in PAIRS) >= 30
