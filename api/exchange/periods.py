"""Periods as people write them behind a job: 2019, 2019-2022, 2019-03 - 2022-05, 2021-nu."""

from __future__ import annotations

import calendar
import re
from datetime import date

from api.exchange.cells import FIRST_YEAR, LAST_YEAR, UnusableValue

_MONTH = r"(\d{4})(?:-(\d{1,2})(?!\d))?"
_PERIOD = re.compile(rf"{_MONTH}(?:\s*(?:-|–|t/m|tot)\s*(?:(nu|heden)|{_MONTH}))?", re.IGNORECASE)
_DECEMBER = 12


def period_of(text: str) -> tuple[date | None, date | None]:
    """Return the first and the last day; 'nu' leaves the last day unknown."""
    match = _PERIOD.fullmatch(text)
    if match is None:
        raise _unclear()
    first_year, first_month, now, last_year, last_month = match.groups()
    first = _day(first_year, first_month, is_last=False)
    if now:
        return first, None
    if last_year is None:
        return first, _day(first_year, first_month, is_last=True)
    return first, _day(last_year, last_month, is_last=True)


def _day(year_text: str, month_text: str | None, *, is_last: bool) -> date:
    year = int(year_text)
    month = int(month_text) if month_text else (_DECEMBER if is_last else 1)
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= _DECEMBER):
        raise _unclear()
    return date(year, month, calendar.monthrange(year, month)[1] if is_last else 1)


def _unclear() -> UnusableValue:
    return UnusableValue(
        "Deze periode begrijpen wij niet; het beroep is wel gelezen.",
        remedy="Schrijf beroep (2019-2022), beroep (2019-03 - 2022-05) of beroep (2021-nu).",
    )
