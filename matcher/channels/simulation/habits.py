"""Whom a contractor asks: habit as ``docs/channel-habit.md`` estimates it.

Contractor i asks channel j on a search with probability proportional to

    exp(ln w_j + b1 last_used_ij + b2 earlier_success_ij
        + b3 regular_ij + s taste_ij - b4 km_ij / 10)

with ``last_used`` the channel asked last; ``earlier_success`` (x + 2m) / (x + y + 2) - m for x
successes and y failures of its own, m being the share of successes of all so far; the other terms
last. The draw is that of the largest of utility plus Gumbel luck (McFadden 1974).
"""

from __future__ import annotations

import numpy as np

from matcher.channels.simulation.draws import Floats
from matcher.channels.simulation.people import CHANNELS, Numbers
from matcher.channels.simulation.region import Region
from matcher.domain.organisation import Channel


class Habits:
    """The habits of all contractors, as they go under one policy."""

    def __init__(self, region: Region) -> None:
        scenario = region.scenario
        self._draws = region.draws
        self._last_used_effect = scenario["last_used_effect"]
        self._success_effect = scenario["success_effect"]
        self._lasting = _lasting(region)
        who = np.arange(len(region.contractors))
        luck = self._draws.gumbel("first channel", who[:, None], np.arange(len(CHANNELS)))
        self.last_used: Numbers = np.argmax(self._lasting + luck, axis=1)
        self._n_success = np.zeros_like(self._lasting)
        self._n_failure = np.zeros_like(self._lasting)

    def choice(self, contractor: int, number: int, round_number: int) -> int:
        """Return the channel that a contractor asks in a search for a vacancy."""
        utility = self._lasting[contractor] + self._success_effect * self._success(contractor)
        utility[self.last_used[contractor]] += self._last_used_effect
        luck = self._draws.gumbel("channel choice", number, round_number, np.arange(len(CHANNELS)))
        return int(np.argmax(utility + luck))

    def asked(self, contractor: int, channel: int, *, is_success: bool) -> None:
        """Take in that a channel was asked, and whether somebody was hired."""
        self.last_used[contractor] = channel
        if is_success:
            self.hired(contractor, channel)
        else:
            self._n_failure[contractor, channel] += 1

    def hired(self, contractor: int, channel: int) -> None:
        """Take in that somebody of a channel was hired: by a list, no channel was asked."""
        self._n_success[contractor, channel] += 1

    def _success(self, contractor: int) -> Floats:
        x, y = self._n_success[contractor], self._n_failure[contractor]
        n_success, n_all = self._n_success.sum(), self._n_success.sum() + self._n_failure.sum()
        mean = n_success / n_all if n_all else 0.0
        return np.asarray((x + 2 * mean) / (x + y + 2) - mean)


def _lasting(region: Region) -> Floats:
    """Return the part of the utility that does not change, float64 (n_contractors, n_channels)."""
    scenario, contractors = region.scenario, region.contractors
    weights = scenario.by_channel("asked_weight")
    km = _km_to_known(region)
    with np.errstate(divide="ignore"):
        constants = np.log([weights[channel] for channel in CHANNELS])
    is_regular = contractors.regular[:, None] == np.arange(len(CHANNELS))
    return np.asarray(
        constants
        + scenario["regular_effect"] * is_regular
        + scenario["taste_spread"] * contractors.taste
        - scenario["distance_effect"] * km / 10
    )


def _km_to_known(region: Region) -> Floats:
    """Return how far the organisation that a contractor knows is; 0 for its own recruitment."""
    contractors, places = region.contractors, region.places
    number = np.arange(len(CHANNELS))
    site = region.draws.choice(
        np.ones(len(places)), "organisation site", number, contractors.organisation
    )
    km = places.km[contractors.place[:, None], site].astype(np.float64)
    km[:, CHANNELS.index(Channel.OWN_RECRUITMENT)] = 0.0
    return km
