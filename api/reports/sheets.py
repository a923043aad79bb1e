"""Sheets of a workbook, and how facts are written on them: text never becomes a formula."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

Cell = str | Decimal | float | date | None
"""A Decimal is an amount of euros, a float a plain number."""
_EURO_FORMAT = "[$€-413] #,##0.00"
_DAY_FORMAT = "dd-mm-yyyy"
_PLAIN_FORMAT = "0.##"
_PERCENT_FORMAT = "0%"


class Sheets:
    """A workbook with the formats that its sheets share."""

    def __init__(self, workbook: Any) -> None:
        top = {"valign": "top"}
        self._workbook = workbook
        self.bold = workbook.add_format({"bold": True, "text_wrap": True, **top})
        self.text = workbook.add_format({"text_wrap": True, **top})
        self.plain = workbook.add_format({"num_format": _PLAIN_FORMAT, **top})
        self.percent = workbook.add_format({"num_format": _PERCENT_FORMAT, **top})
        self._euros = workbook.add_format({"num_format": _EURO_FORMAT, **top})
        self._day = workbook.add_format({"num_format": _DAY_FORMAT, "align": "left", **top})

    def new(self, name: str, widths: Sequence[int]) -> Any:
        """Return a new sheet with columns of these widths, in characters."""
        sheet = self._workbook.add_worksheet(name)
        for position, width in enumerate(widths):
            sheet.set_column(position, position, width)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        return sheet

    def write(self, sheet: Any, row: int, column: int, fact: Cell, form: Any = None) -> None:
        """Write a fact as what it is; text never becomes a formula or a link."""
        if fact is None:
            sheet.write_blank(row, column, None, form or self.text)
        elif isinstance(fact, Decimal):
            sheet.write_number(row, column, float(fact), form or self._euros)
        elif isinstance(fact, float):
            sheet.write_number(row, column, fact, form or self.plain)
        elif isinstance(fact, date):
            sheet.write_datetime(row, column, datetime.combine(fact, time()), form or self._day)
        else:
            sheet.write_string(row, column, fact, form or self.text)


@contextmanager
def new_sheets(content: io.BytesIO, *, title: str, subject: str, made_on: date) -> Iterator[Sheets]:
    """Give a new workbook; it is written into the content when the block ends.

    Its day of making is the one given, so that the same facts make the same file.
    """
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, settings) as workbook:
        made = datetime.combine(made_on, time())
        workbook.set_properties({"title": title, "subject": subject, "created": made})
        yield Sheets(workbook)
