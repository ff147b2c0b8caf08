"""Who holds which figure of a sentence in which several tell, or in which the outlet tells before whom it cites."""

from __future__ import annotations

import pytest

from tests.extract.constructions.reading import read


def held(text: str) -> set[tuple[str, str, int | None]]:
    """The figures of a text, each with who gives it."""
    return {(account.sources[0].id if account.sources else "outlet", count.measure, count.min) for account in read(text) for count in account.counts}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وفي حين قال التحالف إن الهجوم على جازان لم يوقع ضحايا، قال شهود إن ثلاثة عمال قتلوا في سقوط شظايا صاروخ على جازان أمس.", {("witnesses", "killed", 3)}),
        ("وبينما قال الجيش إن أربعة جنود قتلوا في كمين قرب سيلوبي أمس، أكد شهود عيان مقتل تسعة جنود.", {("turkey", "killed", 4), ("witnesses", "killed", 9)}),
        # within the words of one and the same there is nobody else
        ("قال شهود إن ثلاثة عمال قتلوا في سقوط شظايا صاروخ على جازان أمس، وإن الهجوم أوقع ستة جرحى.", {("witnesses", "killed", 3), ("witnesses", "wounded", 6)}),
        # who is cited at the end tells all that stands before
        ("قتل ثلاثة عمال في قصف على جازان أمس وأصيب ستة، بحسب شهود.", {("witnesses", "killed", 3), ("witnesses", "wounded", 6)}),
    ],
)
def test_a_figure_is_held_by_him_in_whose_words_it_stands(text: str, expected: set[tuple[str, str, int]]) -> None:
    assert held(text) == expected


def test_what_the_outlet_tells_before_whom_it_cites_is_its_own() -> None:
    text = "يذكر أن مسلحين سبق أن استهدفوا المصلين في جامع في حي العنود في مدينة الدمام، ما أسفر عن مقتل سبعة من المصلين، وقد أعلن تنظيم داعش مسؤوليته عن الهجوم."
    assert held(text) == {("outlet", "killed", 7)}


def test_who_tells_what_another_denies_does_not_deny_it() -> None:
    stances = {(account.sources[0].id, account.factuality, tuple(count.min for count in account.counts)) for account in read("وفيما نفى الجيش السوري قصف بلدة بنش، أكد الأهالي مقتل ثلاثة مدنيين في قصف على البلدة أمس.")}
    assert stances == {("regime", "denied", ()), ("residents", "asserted", (3,))}
