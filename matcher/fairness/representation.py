"""Representation: how far the make-up of a list lies from that of those who could be on it.

Source
------
Geyik, Ambler and Kenthapadi 2019, *Fairness-Aware Ranking in Search & Recommendation Systems with
Application to LinkedIn Talent Search*, KDD, arXiv 1905.01989: Skew@k and NDKL, natural logarithms.
"""

from __future__ import annotations

from math import log

import numpy as np
from numpy.typing import NDArray

from matcher.fairness.exposure import position_weights


def skew_at_k(share: float, reference_share: float) -> float | None:
    """Return ln(share of a group in the first k lines / its share in the reference).

    0 is equal, below 0 fewer than its share, above 0 more; -ln 2 is half as many. None where the
    group is absent from one of the two: the logarithm is not defined then.

    Examples
    --------
    >>> round(skew_at_k(2 / 5, 1 / 2), 4)
    -0.2231
    """
    return log(share / reference_share) if share > 0 and reference_share > 0 else None


def ndkl(labels: NDArray[np.intp], reference: NDArray[np.float64]) -> float:
    """Return the normalised discounted Kullback-Leibler divergence of a list.

    The divergence between the make-up of the first i lines and the reference, averaged over all i
    with weight 1 / log2(1 + i). 0 only if every beginning of the list has the make-up of the
    reference, which no short list can have: compare with what chance gives.

    Parameters
    ----------
    labels : intp (n,)
        Group of each line, from the top.
    reference : float64 (n_groups,)
        Shares, together 1; above 0 for every group in ``labels``.

    Returns
    -------
    float
        At least 0, in nats; 0 for an empty list.
    """
    if not len(labels):
        return 0.0
    is_group = labels[:, np.newaxis] == np.arange(len(reference))
    n_lines = np.arange(1, len(labels) + 1)
    shares = np.cumsum(is_group, axis=0) / n_lines[:, np.newaxis]
    is_there = shares > 0
    ratios = np.where(is_there, shares, 1) / np.where(is_there, reference, 1)
    divergence = (shares * np.log(ratios)).sum(axis=1)
    weights = position_weights(n_lines)
    return max(0.0, float(divergence @ weights / weights.sum()))


def chance_ndkl(
    reference: NDArray[np.intp],
    n_groups: int,
    n_lines: int,
    n_draws: int,
    rng: np.random.Generator,
) -> NDArray[np.float64]:
    """Return the NDKL of lists that were drawn by lot from the reference.

    Parameters
    ----------
    reference : intp (n,)
        Group of each person who could have been on the list.
    n_lines : int
        Length of the list; at most n.

    Returns
    -------
    float64 (n_draws,)
    """
    shares = np.bincount(reference, minlength=n_groups) / max(1, len(reference))
    drawn = (rng.permutation(reference)[:n_lines] for _ in range(n_draws))
    return np.array([ndkl(labels, shares) for labels in drawn], dtype=np.float64)
