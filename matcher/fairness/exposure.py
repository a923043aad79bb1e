"""Exposure: how much a place on a list is looked at (zichtbaarheid)."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray


def position_weights(places: ArrayLike) -> NDArray[np.float64]:
    """Return how much each place is looked at, relative to the first: 1 / log2(1 + place).

    Parameters
    ----------
    places : int (n,)
        Places on a list; 1 is the top.

    Returns
    -------
    float64 (n,)
        In (0, 1]; the first place is 1.

    Source
    ------
    Singh and Joachims 2018, *Fairness of Exposure in Rankings*, KDD, doi 10.1145/3219819.3220088:
    the discount of DCG as position bias. How Dutch desks look at lists was never measured.

    Examples
    --------
    >>> position_weights([1, 3, 7]).round(4).tolist()
    [1.0, 0.5, 0.3333]
    """
    return np.asarray(1 / np.log2(1 + np.asarray(places, dtype=np.float64)), dtype=np.float64)


def exposure_shares(places: ArrayLike, is_member: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the share of each group in the exposure of a list.

    Divided by the share of the group among those who could have been on the list, this is the
    mean exposure of its members relative to everybody's, where who is not on the list has none:
    demographic parity of exposure in Singh and Joachims 2018 asks 1 for every group.

    Parameters
    ----------
    places : int (n,)
        Of the lines that count; places of lines that were left out stay empty.
    is_member : bool (n, n_groups)
        A person may be in several groups.

    Returns
    -------
    float64 (n_groups,)
        In [0, 1]; zeros for an empty list.
    """
    weights = position_weights(places)
    total = float(weights.sum())
    shares = weights @ is_member.astype(np.float64)
    return np.asarray(shares / total if total else shares, dtype=np.float64)
