"""Hours and months of a placement, in every reading that rule and facts leave open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from matcher.domain.block_scheme import BlockScheme
from matcher.domain.counting import CountedDays
from matcher.domain.period import ONE_DAY, months_until
from matcher.domain.placement import Placement


@dataclass(frozen=True, slots=True)
class HoursShare:
    """One reading of hours over full-time hours, in [0, 1], and how it is written."""

    share: Fraction
    formula: str


def hours_shares(
    placement: Placement, scheme: BlockScheme, agreed_hour_base: Decimal | None
) -> tuple[HoursShare, ...]:
    """Return the part of full time that is worked: one reading, or the two ends.

    Hours above the base count as full time, since an amount is that of a full-time job. Without
    hours or without a base nothing is known but that a part lies between nothing and full time.
    A base that the parties agreed goes before the scheme's.
    """
    base = agreed_hour_base or scheme.hour_base
    hours = placement.hours_per_week
    if hours is None or base is None:
        return HoursShare(Fraction(0), "0 uur"), HoursShare(Fraction(1), "voltijd")
    share = min(Fraction(1), Fraction(hours) / Fraction(base))
    return (HoursShare(share, f"{plain(min(hours, base))}/{plain(base)} uur"),)


def counted_months(window: CountedDays, placement: Placement, until: date) -> Fraction:
    """Return the months of one reading up to and including a day; 0 before it begins.

    Months of a continuation run from the first day of the work that it continues, so that a job
    adds up wherever it is cut.
    """
    last = min(day for day in (window.last, placement.ends_on, until) if day is not None)
    if last < window.first:
        return Fraction(0)
    is_whole = window.first == placement.starts_on
    since = placement.counts_since if is_whole else window.first
    return months_until(since, last) - months_until(since, window.first - ONE_DAY)


def counts_on(window: CountedDays, placement: Placement, day: date) -> bool:
    """Return whether the placement runs and counts on a day, in one reading."""
    ends = [last for last in (window.last, placement.ends_on) if last is not None]
    return window.first <= day and all(day <= last for last in ends)


def plain(number: Decimal | Fraction) -> str:
    """Return a number as short as it is exact: ``24``, ``32,5``, ``1 3/28``.

    Examples
    --------
    >>> plain(Fraction(29, 28)), plain(Decimal("32.50"))
    ('1 1/28', '32,5')
    """
    if isinstance(number, Decimal):
        text = f"{number:f}"
        return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
    whole, rest = divmod(number, 1)
    if rest == 0:
        return str(whole)
    return f"{whole} {rest}" if whole else str(rest)
