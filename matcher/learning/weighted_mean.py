"""The fit of the ranker over logged scores: the weighted mean of what is known."""

from __future__ import annotations

import numpy as np

from matcher.learning.lines import Columns


def fit_of(scores: Columns, weights: Columns) -> Columns:
    """Return the weighted mean of the known scores, in [0, 1].

    ``sum(w_c x_c) / sum(w_c)`` over the components c that are known, as ``matcher.ranking.exact``
    computes it. Multiplying all weights by one number changes nothing.

    Parameters
    ----------
    scores : float64 (n, m)
        In [0, 1], NaN where unknown or not asked; at least one is known in each row.
    weights : float64 (m,)
        Above 0.
    """
    is_known = ~np.isnan(scores)
    known_weight = is_known @ weights
    return np.asarray(np.where(is_known, scores, 0.0) @ weights / known_weight)
