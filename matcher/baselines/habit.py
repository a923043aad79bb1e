"""Orders that know nothing of fit: by lot, and by the channels that were used before."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from matcher.baselines.pool import Pool
from matcher.domain.organisation import Channel
from matcher.domain.vacancy import Vacancy

USUAL_CHANNELS = (Channel.COMMERCIAL_INTERMEDIARY, Channel.REINTEGRATION_AGENCY)
"""Whom contractors ask first by habit. Source: the evaluation of social return in procurement of
the central government (2014), https://percuris.nl/kennisbank/social-return-bij-het-rijk-geevalueerd/"""


class ByLot:
    """Everybody is as good as everybody else; ``order`` draws the lots."""

    name = "random"
    source = "drawing lots"

    def scores(self, vacancy: Vacancy, pool: Pool) -> NDArray[np.float64]:
        """Return 0 for all."""
        return np.zeros(len(pool))


class Habit:
    """People of the channel used last come first, then those of the channel before, and so on.

    Parameters
    ----------
    used_before : sequence of Channel
        The contractor's channels, the latest first; within a channel lots are drawn.
    """

    name = "habit"
    source = "https://percuris.nl/kennisbank/social-return-bij-het-rijk-geevalueerd/"

    def __init__(self, used_before: Sequence[Channel] = USUAL_CHANNELS) -> None:
        latest_first = list(dict.fromkeys(used_before))
        self._worth = {
            channel: float(len(latest_first) - n) for n, channel in enumerate(latest_first)
        }

    def scores(self, vacancy: Vacancy, pool: Pool) -> NDArray[np.float64]:
        """Return how lately the channel of each person was used; 0 is never."""
        return np.array(
            [0.0 if c is None else self._worth.get(c, 0.0) for c in pool.channels], np.float64
        )
