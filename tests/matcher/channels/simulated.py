"""Choices of channels by contractors whose habits and tastes are known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from scipy.special import softmax

from matcher.channels.occasions import ChannelEvent
from matcher.ternary import Ternary

CHANNELS = ("agency", "municipality", "school", "uwv")
FAR_KM_10 = -0.5
REGULAR = 0.8
SUCCESS = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedPast:
    """Recorded choices, and the share of them that habit explains by the true utilities."""

    events: list[ChannelEvent]
    habit_share: float


def simulated(
    *,
    habit: float,
    taste: float,
    success: float = 0.0,
    by_size: float = 0.0,
    n_contractors: int = 200,
    n_occasions: int = 10,
    n_unseen: int = 10,
    favourites: bool = False,
    seed: int = 7,
) -> SimulatedPast:
    """Return choices on monthly days, the first ``n_unseen`` of which nobody recorded.

    Parameters
    ----------
    taste : float
        Spread of normal steady tastes; with ``favourites`` what one favourite channel counts for.
    by_size : float
        What ln(staff) above its mean of 4 adds to habit.
    """
    rng = np.random.default_rng(seed)
    events: list[ChannelEvent] = []
    explained: list[float] = []
    for n in range(n_contractors):
        if favourites:
            steady = taste * np.eye(len(CHANNELS))[rng.integers(len(CHANNELS))]
        else:
            steady = taste * rng.standard_normal(len(CHANNELS))
        log_size = float(rng.normal(4.0, 1.0)) if by_size else None
        own_habit = habit + by_size * ((log_size or 4.0) - 4.0)
        regular = int(rng.integers(len(CHANNELS)))
        last = np.zeros(len(CHANNELS))
        n_good, n_known = np.zeros(len(CHANNELS)), np.zeros(len(CHANNELS))
        for t in range(n_unseen + n_occasions):
            far = rng.uniform(0, 4, len(CHANNELS))
            balance = (n_good + 1) / (n_known + 2) - 0.5
            utility = steady + own_habit * last + FAR_KM_10 * far + success * balance
            utility[regular] += REGULAR
            j = int(np.argmax(utility + rng.gumbel(size=len(CHANNELS))))
            if t > n_unseen:
                with_habit, without = softmax(utility), softmax(utility - own_habit * last)
                explained.append(float((with_habit - without) @ last))
            last = np.eye(len(CHANNELS))[j]
            is_good = bool(rng.random() < 0.5)
            if t >= n_unseen:
                n_good[j] += is_good
                n_known[j] += 1
                events.append(
                    ChannelEvent(
                        contractor=f"O-{n:04d}",
                        day=date(2020, 1, 1) + timedelta(days=30 * t),
                        channel=CHANNELS[j],
                        succeeded=Ternary.of(is_good),
                        log_size=log_size,
                        regular_channel=CHANNELS[regular],
                        traits={"distance": dict(zip(CHANNELS, far.tolist(), strict=True))},
                    )
                )
    return SimulatedPast(events=events, habit_share=float(np.mean(explained)))
