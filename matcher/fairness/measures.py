"""What a report says of one trait: shares, exposure and skew per group, and NDKL over them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from matcher.errors import InvalidInput
from matcher.fairness.intervals import Estimate
from matcher.fairness.people import Trait

BAND_LOW = 0.8
"""A group seen less than this times its share is warned about; more than 1 / this likewise.

Four fifths is the rule of thumb of the US Uniform Guidelines on Employee Selection Procedures, 29
CFR 1607.4(D), there for selection rates. No Dutch norm for lists was found: the choice is this
project's, and a desk may ask for another band."""
FEWEST_PEOPLE = 10
"""People of a group in the reference below which nothing is said; a choice of this project."""
FEWEST_EXPECTED_LINES = 5.0
"""Lines that a group would have by its share, below which nothing is said: the rule of thumb for
comparing counts (Cochran 1954, *Some methods for strengthening the common chi-square tests*)."""
FEWEST_VACANCIES = 10
"""Vacancies from which lists must come before an interval over a period is told; our choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Between which ratios of exposure to share nothing is warned about.

    Attributes
    ----------
    low : float
        In (0, 1]; the upper end is 1 / low.
    """

    low: float = BAND_LOW

    def __post_init__(self) -> None:
        if not 0 < self.low <= 1:
            raise InvalidInput(
                f"The lower end of the band is {self.low}; it lies above 0 and is at most 1.",
                where="band",
                remedy="Give for example 0.8, which is four fifths.",
            )

    @property
    def high(self) -> float:
        """The upper end: as many times more as the lower end is less."""
        return 1 / self.low

    def verdict(self, ratio: Estimate) -> Verdict:
        """Return on which side of the band the whole interval lies, if on any."""
        if ratio.high is not None and ratio.high < self.low:
            return Verdict.BELOW
        if ratio.low is not None and ratio.low > self.high:
            return Verdict.ABOVE
        return Verdict.NOT_OUTSIDE


class Verdict(StrEnum):
    """What can be said of a group (oordeel over de zichtbaarheid)."""

    TOO_FEW = "too_few"
    BELOW = "below"
    ABOVE = "above"
    NOT_OUTSIDE = "not_outside"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMeasure:
    """How one group was seen beside its share among the eligible and fit.

    Attributes
    ----------
    n_lines : int
        Lines on the lists; over a period the same person may have many.
    n_reference : int
        People who could have been on the list; over a period different people.
    expected_lines : float
        Lines by the group's share in each reference.
    share, reference_share : float
        In the lists and in the reference, in [0, 1]; over a period means over lists.
    exposure : float
        Share in the exposure, likewise.
    ratio : Estimate
        exposure / reference_share; 1 is seen by its share.
    skew : Estimate
        Skew@k with k the length of the list; over a period of the mean shares.
    verdict : Verdict
        TOO_FEW: the numbers stand, but say nothing.
    """

    group: str
    n_lines: int
    n_reference: int
    expected_lines: float
    share: float
    reference_share: float
    exposure: float
    ratio: Estimate
    skew: Estimate
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Divergence:
    """NDKL, beside what lists drawn by lot from the same people give.

    Attributes
    ----------
    ndkl : Estimate
        Without an interval for one list.
    by_chance : float
        Mean NDKL of drawn lists.
    share_of_draws : float or None
        For one list: the share of drawn lists that lie as far from the reference or farther, a
        permutation p-value. None over a period.
    """

    ndkl: Estimate
    by_chance: float
    share_of_draws: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TraitMeasure:
    """All groups of one trait.

    Attributes
    ----------
    divergence : Divergence or None
        None where groups overlap or nobody is on the list.
    is_hidden : bool
        Whether nothing may be told: too few people.
    is_merged : bool
        Whether groups were put together so that no number speaks of few people.
    """

    trait: Trait
    groups: tuple[GroupMeasure, ...]
    divergence: Divergence | None
    is_hidden: bool = False
    is_merged: bool = False
