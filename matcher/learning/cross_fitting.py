"""Numbers about each vacancy from what was learned on all others: no line judges itself."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from matcher.learning.lines import Columns, Lines

Predictor = Callable[[Columns], NDArray[np.float64]]
Learner = Callable[[Lines, NDArray[np.float64]], Predictor]


def cross_fitted(
    lines: Lines, theta: NDArray[np.float64], learn: Learner, *, n_folds: int
) -> NDArray[np.float64]:
    """Return for every line what was learned from the vacancies of the other folds.

    Vacancies are dealt in turn, in the order of their numbers.

    Parameters
    ----------
    lines : Lines
        n lines.
    theta : float64 (n,)
        Chance that each was looked at.
    learn : callable
        From lines and theta to a function of scores.
    n_folds : int
        At least 2.
    """
    fold = lines.vacancy % n_folds
    told = np.zeros(len(lines))
    for number in range(n_folds):
        is_out = fold == number
        if is_out.any():
            told[is_out] = learn(lines.at(~is_out), theta[~is_out])(lines.scores[is_out])
    return told
