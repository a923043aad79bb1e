"""One measured number of one channel: the count, the interval, and what it is worth."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from matcher.fairness.intervals import Estimate

ALL = "all"
"""In the place of a channel: all channels together."""
NOTHING = Estimate(at=None, low=None, high=None)


class Measure(StrEnum):
    """What is measured (maat); the module that computes it has formula, unit and source."""

    SHARE_OF_POOL = "share_of_pool"
    SHARE_OF_ELIGIBLE = "share_of_eligible"
    SHARE_OF_FIT = "share_of_fit"
    SHARE_OF_EXPOSURE = "share_of_exposure"
    SHARE_OF_INTRODUCTIONS = "share_of_introductions"
    SHARE_OF_PLACEMENTS = "share_of_placements"
    SHARE_OF_SUSTAINED_6 = "share_of_sustained_6"
    SHARE_OF_SUSTAINED_12 = "share_of_sustained_12"
    SHARE_OF_VALUE = "share_of_value"
    SHORTLISTED = "shortlisted"
    INVITED = "invited"
    INTERVIEWED = "interviewed"
    TRIAL_PLACEMENT = "trial_placement"
    PLACED = "placed"
    OPEN = "open"
    DECLINED_BY_CONTRACTOR = "declined_by_contractor"
    DECLINED_BY_CANDIDATE = "declined_by_candidate"
    WITHDRAWN = "withdrawn"
    CLOSED_HIRED_ELSEWHERE = "closed_hired_elsewhere"
    SUSTAINED_6 = "sustained_6"
    SUSTAINED_6_UNKNOWN = "sustained_6_unknown"
    SUSTAINED_12 = "sustained_12"
    SUSTAINED_12_UNKNOWN = "sustained_12_unknown"
    DAYS_TO_INTRODUCTION = "days_to_introduction"
    INTRODUCED_IN_TIME = "introduced_in_time"
    DAYS_TO_PLACEMENT = "days_to_placement"
    PLACED_IN_TIME = "placed_in_time"
    MISSED_FIT = "missed_fit"
    HHI = "hhi"
    ENTROPY = "entropy"
    OVERLAP = "overlap"
    COSTS_REPORTED = "costs_reported"
    COST_PER_SUSTAINED_6 = "cost_per_sustained_6"
    COST_PER_SUSTAINED_12 = "cost_per_sustained_12"


class Standing(StrEnum):
    """What a number is worth (wat een getal waard is)."""

    TOLD = "told"
    TOO_FEW = "too_few"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelNumber:
    """A number of one channel, or of all together.

    Attributes
    ----------
    channel : str
        Our code; ``unknown`` where it is not known, ``all`` for all together, two codes with a
        ``+`` for who is registered in both.
    n, n_of : int or None
        How many units the number counts, and out of how many; None where hidden.
    n_people, n_people_of : int
        Different people among the ``n`` and the ``n_of``, for hiding: no part of what is told.
    estimate : Estimate
        The number with its 95% interval; all None where hidden or not defined.
    standing : Standing
        TOO_FEW: the number stands, without an interval, and says nothing.
    """

    measure: Measure
    channel: str
    n: int | None
    n_of: int | None
    n_people: int
    n_people_of: int
    estimate: Estimate
    standing: Standing
