"""How unevenly lists name people: the same few on all of them, or each on one.

Named as in ReCon (Mashayekhi, Kang, Lijffijt and De Bie 2023, *ReCon: reducing congestion in job
recommendation using optimal transport*, RecSys, https://arxiv.org/abs/2308.09516), which follows
Naya, Bied, Caillou, Crépon and others 2021 (hal-03540319); written anew from the definitions that
stand here, of which its licence allows no code. There, people get lists of jobs; here, vacancies
get lists of people, so it is people whom lists crowd around. ``n`` is the number of people,
``c_i`` on how many lists person i stands, ``C`` the sum of all ``c_i``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListMeasures:
    """What a set of lists comes to.

    Attributes
    ----------
    k : int
        Length of a list at most.
    n_candidates, n_listed : int
        People in all, and those on at least one list.
    congestion, coverage, gini : float or None
        As the functions of these names say; None where no list names anybody.
    """

    k: int
    n_candidates: int
    n_listed: int
    congestion: float | None
    coverage: float | None
    gini: float | None


def measures_at_k(lists: Sequence[Sequence[int]], n_candidates: int, k: int) -> ListMeasures:
    """Return the measures of the first ``k`` of every list of candidate numbers."""
    counts = counts_at_k(lists, n_candidates, k)
    is_empty = not counts.any()
    return ListMeasures(
        k=k,
        n_candidates=n_candidates,
        n_listed=int(np.count_nonzero(counts)),
        congestion=None if is_empty else congestion_at_k(counts),
        coverage=None if is_empty else coverage_at_k(counts),
        gini=None if is_empty else gini_at_k(counts),
    )


def counts_at_k(lists: Sequence[Sequence[int]], n_candidates: int, k: int) -> Counts:
    """Return on how many of the first ``k`` of these lists each candidate stands."""
    named = [number for one in lists for number in one[:k]]
    return np.bincount(np.array(named, dtype=np.intp), minlength=n_candidates).astype(np.int64)


def congestion_at_k(counts: Counts) -> float:
    """Return the negative entropy of the shares ``p_i = c_i / C``, over its greatest value.

    ``sum(p_i ln p_i) / ln n``: -1 where everybody is on equally many lists, 0 where one person is
    the only one on all of them. Of one person in all it is 0.

    >>> congestion_at_k(np.array([1, 1, 1, 1]))
    -1.0
    >>> congestion_at_k(np.array([4, 0, 0, 0]))
    0.0
    """
    shares = counts[counts > 0] / counts.sum()
    if len(counts) == 1 or len(shares) == 1:
        return 0.0
    return float((shares * np.log(shares)).sum() / np.log(len(counts)))


def coverage_at_k(counts: Counts) -> float:
    """Return the share of people who stand on a list: those with ``c_i > 0`` over ``n``.

    >>> coverage_at_k(np.array([2, 1, 0, 0]))
    0.5
    """
    return float(np.count_nonzero(counts) / len(counts))


def gini_at_k(counts: Counts) -> float:
    """Return the Gini index of the counts (Gini 1912).

    ``sum((2 i - n - 1) c_(i)) / (n C)`` with ``c_(i)`` in rising order: 0 where everybody is on
    equally many lists, ``1 - 1/n`` where one person is the only one.

    >>> gini_at_k(np.array([1, 1, 1, 1]))
    0.0
    >>> gini_at_k(np.array([4, 0, 0, 0]))
    0.75
    """
    n = len(counts)
    ranks = 2 * np.arange(1, n + 1) - n - 1
    return float((ranks * np.sort(counts)).sum() / (n * counts.sum()))
