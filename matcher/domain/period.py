"""Periods of days, both ends included as Dutch rules write them ('tot en met'), and months in them.

No source read says how part of a month counts. Here months run from day to the same day of a later
month, counted from one fixed first day, and a part counts by its days over the days of that running
month: 15 February up to and including 14 August is exactly 6 months. Because everything is counted
from the same first day, a period split in two adds up exactly.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

from matcher.errors import InvalidInput

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last, both included; an end that is None is open.

    Raises
    ------
    InvalidInput
        If the last day lies before the first.

    Examples
    --------
    >>> Period(date(2026, 1, 1), date(2026, 1, 31)).contains(date(2026, 1, 31))
    True
    """

    valid_from: date | None = None
    valid_until: date | None = None

    def __post_init__(self) -> None:
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise InvalidInput(
                f"The last day {self.valid_until} lies before the first day {self.valid_from}.",
                where="valid_until",
                remedy="Swap them, or leave the last day empty when it is not known.",
            )

    def contains(self, day: date) -> bool:
        """Return whether the day falls in the period."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )

    def overlaps(self, other: Period) -> bool:
        """Return whether there is a day that falls in both."""
        return self.shared_with(other) is not None

    def shared_with(self, other: Period) -> Period | None:
        """Return the days that fall in both; None when there are none."""
        starts = [day for day in (self.valid_from, other.valid_from) if day is not None]
        ends = [day for day in (self.valid_until, other.valid_until) if day is not None]
        first, last = max(starts, default=None), min(ends, default=None)
        if first is not None and last is not None and last < first:
            return None
        return Period(first, last)


def joined_runs(days: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """Return runs of days without overlap: what overlaps or follows on at once is one run.

    Examples
    --------
    >>> days = [(date(2026, 1, 5), date(2026, 1, 9)), (date(2026, 1, 1), date(2026, 1, 4))]
    >>> [(first.day, last.day) for first, last in joined_runs(days)]
    [(1, 9)]
    """
    runs: list[tuple[date, date]] = []
    for first, last in sorted(days):
        if runs and first <= runs[-1][1] + ONE_DAY:
            runs[-1] = (runs[-1][0], max(runs[-1][1], last))
        else:
            runs.append((first, last))
    return runs


def add_months(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last day if it is shorter.

    Examples
    --------
    >>> add_months(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def last_day_of(first: date, months: int) -> date:
    """Return the last day of a number of whole months that begins on ``first``."""
    return add_months(first, months) - ONE_DAY


@lru_cache(maxsize=4096)
def months_until(first: date, last: date) -> Fraction:
    """Return the months from ``first`` up to and including ``last``; 0 if it lies before.

    Examples
    --------
    >>> months_until(date(2026, 2, 15), date(2026, 8, 14))
    Fraction(6, 1)
    >>> months_until(date(2026, 4, 1), date(2026, 4, 15))
    Fraction(1, 2)
    """
    if last < first:
        return Fraction(0)
    beyond = last + ONE_DAY
    whole = (beyond.year - first.year) * 12 + beyond.month - first.month
    if add_months(first, whole) > beyond:
        whole -= 1
    began, ends = add_months(first, whole), add_months(first, whole + 1)
    return whole + Fraction((beyond - began).days, (ends - began).days)
