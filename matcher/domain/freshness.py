"""How long a profile may be believed before somebody asks again."""

from __future__ import annotations

from datetime import date, timedelta

STALE_AFTER_DAYS = 90
"""A house rule of this project: after three months without a word, work and wishes may differ."""


def confirmed_since(on: date) -> date:
    """Return the day from which on a confirmation still holds on a day."""
    return on - timedelta(days=STALE_AFTER_DAYS)


def is_stale(confirmed_on: date | None, on: date) -> bool:
    """Return whether a profile is to be asked about: too long ago, or nobody knows when.

    It never lowers the fit: whoever is not asked has done nothing wrong.

    Examples
    --------
    >>> is_stale(date(2026, 1, 1), date(2026, 4, 1)), is_stale(date(2026, 1, 1), date(2026, 4, 2))
    (False, True)
    >>> is_stale(None, date(2026, 4, 1))
    True
    """
    return confirmed_on is None or confirmed_on < confirmed_since(on)
