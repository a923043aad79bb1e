"""Quantified goals for a contract or a region: set beforehand, and never changed afterwards.

The evaluation of 2014 found that social return had no quantified goals beforehand and that results
were not tracked (https://percuris.nl/kennisbank/social-return-bij-het-rijk-geevalueerd/). So a
goal tells on which day it was set, and what replaces it leaves it readable.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from matcher.domain.access import Role
from matcher.domain.claim import TargetGroup
from matcher.domain.organisation import Channel
from matcher.domain.period import Period
from matcher.errors import InvalidInput


class GoalMeasure(StrEnum):
    """In what a goal is counted (doelmaat)."""

    PERSONS_PLACED = "persons_placed"
    MONTHS_OF_WORK = "months_of_work"
    SUSTAINED_6 = "sustained_6"
    SUSTAINED_12 = "sustained_12"
    SHARE_OF_INTRODUCTIONS = "share_of_introductions"
    SHARE_OF_PLACEMENTS = "share_of_placements"


SHARE_MEASURES = frozenset({GoalMeasure.SHARE_OF_INTRODUCTIONS, GoalMeasure.SHARE_OF_PLACEMENTS})
MARK_MONTHS = {GoalMeasure.SUSTAINED_6: 6, GoalMeasure.SUSTAINED_12: 12}
"""After how many months a goal in sustained work looks whether somebody works still."""
LARGEST_TARGET = Decimal(10) ** 9


class GoalBound(StrEnum):
    """Whether as much as possible is wanted, or no more than so much."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantifiedGoal:
    """A version of a goal for a contract or a labour-market region (kwantitatief doel).

    Attributes
    ----------
    goal_id, version : str, int
        ``G-…``, the same for all versions; versions count from 1.
    contract_id, region : str or None
        Whose goal it is: one of the two.
    since, until : date
        First and last day, both included, on which work that counts begins (months: is done;
        introductions: are made).
    target : Decimal
        Persons, months, or a share in [0, 1] in whole per cents.
    channels : frozenset of Channel
        Only people whom these brought; for a share: whose share it is. Empty is all channels.
    group : TargetGroup or None
        Only people of this target group.
    why : str
        Where the number comes from; nothing about a person.
    is_withdrawn : bool
        This version ends the goal: from then on nobody is held to it.
    set_on, set_at, set_by, role, organisation_id
        The day where the desk is, the instant, who set this version, and for which organisation.

    Raises
    ------
    InvalidInput
        If it is not of one contract or one region, the days are not in order, or the target does
        not suit the measure.
    """

    goal_id: str
    version: int
    measure: GoalMeasure
    bound: GoalBound
    target: Decimal
    since: date
    until: date
    set_on: date
    set_at: datetime
    set_by: str
    role: Role
    organisation_id: str | None = None
    contract_id: str | None = None
    region: str | None = None
    channels: frozenset[Channel] = frozenset()
    group: TargetGroup | None = None
    why: str = ""
    is_withdrawn: bool = False

    def __post_init__(self) -> None:
        if (self.contract_id is None) is (self.region is None):
            raise InvalidInput(
                "A goal is of one contract or of one region.",
                where="contract",
                remedy="Name a contract or a region, and not both.",
            )
        if self.until < self.since:
            raise InvalidInput(
                f"The last day {self.until} lies before the first day {self.since}.",
                where="until",
                remedy="Put the days in order.",
            )
        self._check_target()
        if self.is_share and not self.channels:
            raise InvalidInput(
                "A share is that of one channel or more, and none is named.",
                where="channels",
                remedy="Name at least one channel.",
            )

    @property
    def is_share(self) -> bool:
        """Whether the target is a share in [0, 1]."""
        return self.measure in SHARE_MEASURES

    @property
    def days(self) -> Period:
        """First and last day."""
        return Period(self.since, self.until)

    @property
    def n_days_late(self) -> int:
        """How many days after the first day this version was set; 0 says that it was beforehand.

        On the first day itself is beforehand: nothing can have come of it yet.
        """
        return max(0, (self.set_on - self.since).days)

    def _check_target(self) -> None:
        most = Decimal(1) if self.is_share else LARGEST_TARGET
        step = Decimal("0.01") if self.is_share else Decimal(1)
        least = Decimal(0) if self.bound is GoalBound.AT_MOST else step
        is_whole = self.target.is_finite() and self.target % step == 0
        if not is_whole or not least <= self.target <= most:
            what = "a share from 0 to 1 in whole per cents" if self.is_share else "a whole number"
            raise InvalidInput(
                f"{self.target} cannot be the target: this goal is {what}.",
                where="target",
                remedy="Give for example " + ("0.25 for a quarter." if self.is_share else "12."),
            )
