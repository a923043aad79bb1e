"""A value statement as a workbook: lines, obligation, and sources with open points."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

from api.reports.sheets import Sheets, new_sheets
from api.reports.statement_rows import Fact, LineKind, StatementRow, statement_rows
from api.reports.statement_words import (
    KINDS,
    NO_FORECAST,
    TITLE,
    amounts,
    conclusions,
    counts_word,
    parties,
    proof_word,
    sources,
    what,
)
from api.services.statements import ValueStatement
from matcher.domain.money import Amount

LINES, OBLIGATION, SOURCES = "regels", "verplichting", "bronnen en open punten"
UNBOUNDED = "onbekend"
_TEXT_WIDTH, _NUMBER_WIDTH, _LONG_WIDTH = 18, 16, 60


@dataclass(frozen=True, slots=True)
class _Column:
    heading: str
    fact: Callable[[StatementRow], Fact]
    width: int = _TEXT_WIDTH
    is_hours: bool = False


def statement_workbook(statement: ValueStatement) -> bytes:
    """Return the statement as XLSX: amounts are numbers in euros, days are days."""
    content = io.BytesIO()
    account = statement.account
    subject = account.contract.contract_id
    with new_sheets(content, title=TITLE, subject=subject, made_on=account.on) as sheets:
        _write_lines(sheets, statement)
        _write_obligation(sheets, statement)
        _write_sources(sheets, statement)
    return content.getvalue()


def _write_lines(sheets: Sheets, statement: ValueStatement) -> None:
    columns = _columns(statement)
    sheet = sheets.new(LINES, [column.width for column in columns])
    for position, column in enumerate(columns):
        sheets.write(sheet, 0, position, column.heading, sheets.bold)
    for number, row in enumerate(statement_rows(statement), start=1):
        for position, column in enumerate(columns):
            form = sheets.plain if column.is_hours else None
            sheets.write(sheet, number, position, column.fact(row), form)
    sheet.freeze_panes(1, 2)
    sheet.repeat_rows(0)


def _columns(statement: ValueStatement) -> list[_Column]:
    candidate = [_Column("kandidaat", lambda row: row.candidate)]
    found = [
        _Column("regel", lambda row: KINDS[row.kind]),
        _Column("nummer", lambda row: row.number),
        *(candidate if statement.shows_pseudonyms else []),
        _Column("vorm of inspanning", what),
        _Column("bouwblok", lambda row: row.block),
        _Column("uren per week", _hours, _NUMBER_WIDTH, is_hours=True),
        _Column("van", lambda row: row.first_day, _NUMBER_WIDTH),
        _Column("tot en met", lambda row: row.last_day, _NUMBER_WIDTH),
        _Column("telt mee", lambda row: counts_word(row)),
        _Column("bewijs", lambda row: proof_word(row.proof)),
        _Column("verdiend, ten minste", lambda row: row.earned.at_least, _NUMBER_WIDTH),
        _Column("verdiend, ten hoogste", lambda row: _most(row.earned), _NUMBER_WIDTH),
        _Column("gepland, ten minste", lambda row: _least(row.planned), _NUMBER_WIDTH),
        _Column("gepland, ten hoogste", lambda row: _most(row.planned), _NUMBER_WIDTH),
    ]
    for position, other in enumerate(statement.other_totals):
        found += _other_columns(position, other.scheme_id)
    return [
        *found,
        _Column("berekening", lambda row: row.arithmetic, _LONG_WIDTH),
        _Column("open punten", lambda row: " ".join(row.open_points), _LONG_WIDTH),
        _Column("bron", lambda row: row.source, _LONG_WIDTH),
    ]


def _other_columns(position: int, scheme_id: str) -> list[_Column]:
    def least(row: StatementRow) -> Fact:
        amount = row.others[position]
        return None if amount is None else amount.at_least

    def most(row: StatementRow) -> Fact:
        amount = row.others[position]
        return None if amount is None else _most(amount)

    return [
        _Column(f"onder {scheme_id}, ten minste", least, _NUMBER_WIDTH),
        _Column(f"onder {scheme_id}, ten hoogste", most, _NUMBER_WIDTH),
    ]


def _hours(row: StatementRow) -> Fact:
    is_open = row.kind is LineKind.PLACEMENT and row.hours_per_week is None
    return UNBOUNDED if is_open else row.hours_per_week


def _least(amount: Amount | None) -> Fact:
    return NO_FORECAST if amount is None else amount.at_least


def _most(amount: Amount | None) -> Fact:
    if amount is None:
        return NO_FORECAST
    return UNBOUNDED if amount.at_most is None else amount.at_most


def _write_obligation(sheets: Sheets, statement: ValueStatement) -> None:
    sheet = sheets.new(OBLIGATION, [32, 22, 22])
    row = 0
    for heading, told in ((TITLE, ""), *parties(statement)):
        sheets.write(sheet, row, 0, heading, sheets.bold)
        sheets.write(sheet, row, 1, told)
        row += 1
    for position, heading in enumerate(("Bedrag", "ten minste", "ten hoogste")):
        sheets.write(sheet, row + 1, position, heading, sheets.bold)
    row += 2
    for heading, amount in amounts(statement):
        sheets.write(sheet, row, 0, heading)
        sheets.write(sheet, row, 1, _least(amount))
        sheets.write(sheet, row, 2, _most(amount))
        row += 1
    for sentence in conclusions(statement):
        row += 1
        sheet.merge_range(row, 0, row, 2, "", sheets.text)
        sheets.write(sheet, row, 0, sentence)


def _write_sources(sheets: Sheets, statement: ValueStatement) -> None:
    sheet = sheets.new(SOURCES, [32, 100])
    gaps = [("De bron zegt niet alles", gap) for gap in statement.source_gaps]
    open_points = [("Nog open", point) for point in statement.open_points]
    notes = [("Toelichting", note) for note in statement.notes]
    told = [*sources(statement), *open_points, *gaps, *notes]
    for row, (heading, sentence) in enumerate(told):
        sheets.write(sheet, row, 0, heading, sheets.bold)
        sheets.write(sheet, row, 1, sentence)
