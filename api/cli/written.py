"""Days and numbers as somebody writes them behind an option."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

import typer

from matcher.errors import InvalidInput

_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_THOUSANDS = re.compile(r"[0-9]{1,3}([.,][0-9]{3})+")


def written_day(text: str, option: str) -> date:
    """Return the day that an option names.

    Raises
    ------
    InvalidInput
        If it is no day of the calendar, or of a year that nobody can mean.
    """
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise InvalidInput(
            f"'{text}' is not a day.", where=option, remedy="Write it as 2026-11-25."
        ) from error
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise InvalidInput(
            f"The year {day.year} cannot be meant.",
            where=option,
            remedy=f"Give a year from {_FIRST_YEAR} to {_LAST_YEAR}.",
        )
    return day


def check_order(first: date | None, last: date | None, options: str) -> None:
    """Raise ``InvalidInput`` if a last day lies before the first."""
    if first is not None and last is not None and last < first:
        raise InvalidInput(
            f"The last day {last} lies before the first day {first}.",
            where=options,
            remedy="Put the days in order.",
        )


def written_number(text: str, option: str) -> Decimal:
    """Return the number that an option names; a comma or a point before the decimals.

    Raises
    ------
    InvalidInput
        If it is not a number above 0.
    """
    number = _decimal(text)
    if number is None or number <= 0:
        raise InvalidInput(
            f"'{text}' is not a number above 0.", where=option, remedy="Write it as 32 or 32,5."
        )
    return number


def written_amount(text: str, option: str) -> Decimal:
    """Return the amount that an option names; 0 is one.

    Raises
    ------
    InvalidInput
        If it is not a number of at least 0, or its point may mean thousands.
    """
    refuse_thousands(text, option)
    number = _decimal(text)
    if number is None or number < 0:
        raise InvalidInput(
            f"'{text}' is not a number of at least 0.",
            where=option,
            remedy="Write it as 1250 or 1250,50, and 0 if there was none.",
        )
    return number


def refuse_thousands(text: str, option: str) -> None:
    """Raise ``InvalidInput`` if a point or comma may part thousands or decimals."""
    if _THOUSANDS.fullmatch(text.strip()):
        raise InvalidInput(
            f"'{text}' can be read as thousands or as decimals.",
            where=option,
            remedy="Write it as 50000 or 50000,00.",
        )


def day_option(name: str, explained: str) -> Any:
    """Return a typer option that reads a day."""

    def parse(text: str) -> date:
        return written_day(text, name)

    return typer.Option(name, metavar="DATE", help=explained, parser=parse)


def number_option(name: str, metavar: str, explained: str) -> Any:
    """Return a typer option that reads a number above 0, exactly."""

    def parse(text: str) -> Decimal:
        return written_number(text, name)

    return typer.Option(name, metavar=metavar, help=explained, parser=parse)


def amount_option(name: str, metavar: str, explained: str) -> Any:
    """Return a typer option that reads an amount of at least 0, exactly."""

    def parse(text: str) -> Decimal:
        return written_amount(text, name)

    return typer.Option(name, metavar=metavar, help=explained, parser=parse)


def _decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
