"""Weekly working hours: what a person can work, what a job asks."""

from __future__ import annotations

from dataclasses import dataclass

from matcher.errors import InvalidInput

WEEKLY_HOURS_LIMIT = 99.0
"""Largest number the VUM data standard 1.5 admits for weekly hours (two digits)."""


@dataclass(frozen=True, slots=True)
class HoursRange:
    """A range of hours per week; an end that is None is unknown.

    Attributes
    ----------
    minimum, maximum : float or None
        Hours per week in (0, 99], both ends included.

    Raises
    ------
    InvalidInput
        If an end lies outside (0, 99] (a minimum may be 0) or the ends are swapped.
    """

    minimum: float | None = None
    maximum: float | None = None

    def __post_init__(self) -> None:
        for name, hours in (("minimum", self.minimum), ("maximum", self.maximum)):
            if hours is not None and not 0 <= hours <= WEEKLY_HOURS_LIMIT:
                raise InvalidInput(
                    f"{hours:g} hours per week is not possible.",
                    where=f"hours_{name}",
                    remedy=f"Give a number from 0 to {WEEKLY_HOURS_LIMIT:g}, or leave it empty.",
                )
        if self.maximum == 0:
            raise InvalidInput(
                "A maximum of 0 hours per week says nothing about what is possible.",
                where="hours_maximum",
                remedy="Leave it empty when it is not known.",
            )
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            raise InvalidInput(
                f"The minimum of {self.minimum:g} hours is above the maximum of {self.maximum:g}.",
                where="hours_minimum",
                remedy="Swap them, or leave one empty.",
            )
