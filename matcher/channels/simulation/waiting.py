"""Waiting for work: the restricted mean of the Kaplan-Meier curve.

Source: Kaplan and Meier 1958, JASA 53; Royston and Parmar 2013, *Restricted mean survival time*,
BMC Medical Research Methodology 13:152. A median is of no use here: most people leave the register
before half of them have found work.
"""

from __future__ import annotations

import numpy as np

from matcher.channels.simulation.draws import Floats
from matcher.channels.simulation.people import Flags


def mean_wait(days: Floats, is_over: Flags, *, most: float) -> float | None:
    """Return the mean of days waited within the first ``most`` days, or None of nobody.

    The area under the curve S(t) from 0 to ``most``. Whoever is censored waits no longer in sight;
    after the last one who is in sight the curve stays as it is.

    Parameters
    ----------
    days : float64 (n,)
        Waited until work, or until censored.
    is_over : bool (n,)
        Whether work was found.

    Examples
    --------
    >>> mean_wait(np.array([10.0, 30.0]), np.array([True, False]), most=20)
    15.0
    """
    if not len(days):
        return None
    # Whoever is censored on a day still waited that day.
    order = np.lexsort((~is_over, days))
    at, over = days[order], is_over[order]
    n_waiting = len(at) - np.searchsorted(at, at, side="left")
    # Those that end on one day leave one after another: the product is the same.
    rank = np.arange(len(at)) - np.searchsorted(at, at, side="left")
    share = np.cumprod(np.where(over, 1 - 1 / np.maximum(n_waiting - rank, 1), 1.0))
    ends = np.minimum(np.concatenate((at, [np.inf])), most)
    widths = np.diff(np.concatenate(([0.0], ends)))
    return float(np.concatenate(([1.0], share)) @ widths)
