"""A conditional logit: of several options one is picked, the likelier the more its levels weigh; Newton steps with a ridge towards weights that are given.

In: for each choice its options, one row of a table each (1 where the option has the level), and which of them are right: where several are, any of them is. Out: a weight for each
column, in natural logarithms of odds. The weights of matching (`linking_coded`) and of gathering (`gathering_fit`) are fitted by it.
"""

from __future__ import annotations

import numpy as np

STEPS, LONGEST_STEP, LEAST_STEP = 40, 2.0, 1e-6


def fit_weights(table: np.ndarray, choice: np.ndarray, right: np.ndarray, *, ridge: float, towards: np.ndarray, start: np.ndarray | None = None, given: np.ndarray | float = 0.0, counts: np.ndarray | None = None) -> np.ndarray:
    """Weights of the columns of `table` (options x levels); `choice` numbers the choice of each option from 0, options of one stand together.

    `given` is a weight of each option that is not fitted, `counts` how often each choice counts. Every choice needs a right option.

    >>> table = np.array([[1.0, 0.0], [0.0, 1.0]] * 4)
    >>> fit_weights(table, np.repeat(np.arange(4), 2), np.array([True, False] * 4), ridge=1.0, towards=np.zeros(2)).round(2).tolist()
    [0.74, -0.74]
    """
    weights = (towards if start is None else start).copy()
    often = np.ones(choice[-1] + 1) if counts is None else counts
    for _ in range(STEPS):
        scores = table @ weights + given
        highest = np.full(len(often), -np.inf)
        np.maximum.at(highest, choice, scores)
        scores = np.exp(scores - highest[choice])
        chance = scores / np.bincount(choice, scores)[choice]
        wanted = np.where(right, scores / np.maximum(np.bincount(choice, scores * right), 1e-300)[choice], 0.0)
        slope = table.T @ ((wanted - chance) * often[choice]) - ridge * (weights - towards)
        means = np.zeros((len(often), table.shape[1]))
        np.add.at(means, choice, table * chance[:, None])
        curve = (table * (chance * often[choice])[:, None]).T @ table - (means * often[:, None]).T @ means + ridge * np.eye(table.shape[1])
        step = np.linalg.solve(curve, slope)
        weights = weights + step * min(1.0, LONGEST_STEP / max(1e-9, float(np.abs(step).max())))
        if np.abs(step).max() < LEAST_STEP:
            break
    return weights
