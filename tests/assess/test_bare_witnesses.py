"""Whom an outlet cites for nothing but the incident itself takes its figures from nobody."""

from __future__ import annotations

from riwaya.assess.witnesses import Chains
from riwaya.lexicon import load_lexicon
from riwaya.model import Report
from riwaya.pipeline import Pipeline

PIPELINE = Pipeline()


def origins(text: str) -> set[str]:
    report = Report.of(text, report_id="r", outlet="مثال", published="2021-06-15")
    accounts = PIPELINE.gather([report]).accounts
    return {witness.origin for witness in Chains(accounts, {"r": report}, load_lexicon()).all}


def test_an_outlet_keeps_its_figure_beside_one_who_gives_none() -> None:
    assert origins("قتل أربعة مدنيين بقصف على مدينة سرمين. وقال الدفاع المدني إن فرقه نقلت المصابين بعد القصف.") == {"outlet:مثال"}


def test_an_outlet_relays_one_who_gives_the_figure() -> None:
    assert origins("قصف مدفعي على مدينة سرمين. وقال الدفاع المدني إن أربعة مدنيين قتلوا بالقصف.") == {"white_helmets"}
