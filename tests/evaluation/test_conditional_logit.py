"""The fit that weights of matching and of gathering share."""

from __future__ import annotations

import doctest

import numpy as np
import pytest

from evaluation import conditional_logit
from evaluation.conditional_logit import fit_weights

TWO = np.array([[1.0, 0.0], [0.0, 1.0]])


def test_the_example_in_its_docstring() -> None:
    assert doctest.testmod(conditional_logit).failed == 0


def test_of_several_right_options_any_is_enough() -> None:
    table = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]])
    weights = fit_weights(np.tile(table, (5, 1)), np.repeat(np.arange(5), 3), np.array([True, True, False] * 5), ridge=1.0, towards=np.zeros(3))
    assert weights[0] == pytest.approx(weights[1]) and weights[0] > 0 > weights[2]


def test_a_strong_ridge_keeps_what_is_given_and_what_is_given_for_an_option_is_not_fitted() -> None:
    towards = np.array([0.3, -0.2])
    choice, right = np.repeat(np.arange(6), 2), np.array([True, False] * 6)
    assert fit_weights(np.tile(TWO, (6, 1)), choice, right, ridge=1e6, towards=towards) == pytest.approx(towards, abs=1e-4)
    held = fit_weights(np.tile(TWO, (6, 1)), choice, right, ridge=1.0, towards=np.zeros(2), given=np.array([4.0, 0.0] * 6))
    assert 0 < held[0] < fit_weights(np.tile(TWO, (6, 1)), choice, right, ridge=1.0, towards=np.zeros(2))[0]


def test_a_choice_counts_as_often_as_it_is_said_to() -> None:
    choice, right = np.repeat(np.arange(2), 2), np.array([True, False, False, True])
    once, thrice = (fit_weights(np.tile(TWO, (2, 1)), choice, right, ridge=1.0, towards=np.zeros(2), counts=np.array([n, 1.0])) for n in (1.0, 3.0))
    assert once == pytest.approx([0.0, 0.0], abs=1e-6) and thrice[0] > 0.1
