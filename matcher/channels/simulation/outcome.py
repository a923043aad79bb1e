"""What a simulated region yields: numbers by policy, seed, channel and year."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

ALL_YEARS = 0
"""The year of a number that is about the whole period."""


class Policy(StrEnum):
    """How contractors find people."""

    HABIT = "habit"
    HABIT_AND_LIST = "habit_and_list"
    SINGLE_VECTOR = "single_vector"
    RANKER = "ranker"
    RANKER_WITH_FLOOR = "ranker_with_floor"
    ALLOCATION = "allocation"


class Outcome(StrEnum):
    """What is counted. Shares lie in [0, 1]; days, euros and people in their own units.

    Of all channels together, and by channel where that is said. The year is that in which the
    vacancy opened, unless another is named; what is about people has no year.
    """

    FILLED_SHARE = "filled_share"
    """Of positions: filled before they closed."""
    PLACEMENTS = "placements"
    """People placed; by channel."""
    MEAN_TRUE_FIT = "mean_true_fit"
    """Of placements: mean true suitability; by channel."""
    SUSTAINED_6 = "sustained_6"
    """Placements that lasted six months within the period; by channel."""
    SUSTAINED_12 = "sustained_12"
    """Placements that lasted twelve months within the period; by channel."""
    SUSTAINED_12_SHARE = "sustained_12_share"
    """Of placements of which twelve months have passed; by channel."""
    OBLIGATION_MET_SHARE = "obligation_met_share"
    """Of contracts that ended: duty met on the last day; by year of that day."""
    MISSED_FIT = "missed_fit"
    """Of the k truly best available people per vacancy: share in channels that were not asked.

    Who is available when the vacancy opens; asked is a channel that was asked for people, or whose
    people a contractor spoke to."""
    SHARE_OF_POOL = "share_of_pool"
    """By channel, of the people registered."""
    SHARE_OF_FIT = "share_of_fit"
    """By channel, of the truly suitable people who are registered when a vacancy opens."""
    SHARE_OF_SEEN = "share_of_seen"
    """By channel, of exposure: people shown to a contractor, by their place; once a vacancy."""
    SHARE_OF_PLACEMENTS = "share_of_placements"
    """By channel."""
    HHI = "hhi"
    """Concentration of placements over channels; to be read beside that of the pool."""
    NEVER_SEEN_SHARE = "never_seen_share"
    """Of people who were available: shown to nobody in the whole period; by channel."""
    DAYS_TO_FILL = "days_to_fill"
    """Of filled positions: median days from opening to the first day of work."""
    WAITING_DAYS = "waiting_days"
    """Of people: mean days without work in the first year after registration; by channel.

    The area under the Kaplan-Meier curve up to 364 days. A median does not exist: most people
    leave the register before half of them have found work."""
    VALUE = "value"
    """Euros of social-return value earned within the contract and the period; by channel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedNumber:
    """One number of one policy in one made region.

    Attributes
    ----------
    channel : str
        A channel, or ``matcher.channels.number.ALL``.
    year : int
        1 is the first; ``ALL_YEARS`` is the whole period.
    value : float or None
        None where nothing was there to count.
    """

    policy: Policy
    seed: int
    outcome: Outcome
    channel: str
    year: int
    value: float | None
