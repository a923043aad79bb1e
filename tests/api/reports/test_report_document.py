"""What a report is made of: a slip in its making is told where it was made."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from math import inf, nan

import pytest

from api.reports.column_widths import CROWDED, ROOMY, column_widths, setting_of, softened
from api.reports.document import (
    IntervalChart,
    Language,
    Line,
    LineChart,
    Mark,
    ReportTable,
    StackedChart,
    Swing,
    TornadoChart,
)
from api.reports.number_text import number_text, share_text
from matcher.errors import InvalidInput
from tests.api.reports.report_example import a_table


@pytest.mark.parametrize(
    "make",
    [
        lambda: ReportTable(caption="hier", head=("a",), rows=(("1", "2"),)),
        lambda: ReportTable(caption="hier", head=(), rows=()),
        lambda: Mark(label="hier", at=nan),
        lambda: Mark(label="hier", at=1.0, high=inf),
        lambda: IntervalChart(axis="hier", marks=(), reference=nan),
        lambda: StackedChart(axis="hier", labels=("a", "b"), parts=(("x", (1.0,)),)),
        lambda: StackedChart(axis="hier", labels=("a",), parts=(("x", (nan,)),)),
        lambda: Line(name="hier", x=(1.0, 2.0), y=(1.0,)),
        lambda: Line(name="hier", x=(1.0,), y=(1.0,), low=(0.0,)),
        lambda: Line(name="hier", x=(1.0,), y=(inf,)),
        lambda: LineChart(x_axis="hier", y_axis="y", lines=(), mark_x=nan),
        lambda: Swing(label="hier", at_low=nan, at_high=1.0),
        lambda: TornadoChart(axis="hier", base=inf, swings=()),
    ],
)
def test_a_table_or_chart_that_cannot_be_right_says_where_and_how_to_mend_it(
    make: Callable[[], object],
) -> None:
    with pytest.raises(InvalidInput) as refused:
        make()
    assert refused.value.where == "hier"
    assert refused.value.remedy


@pytest.mark.parametrize(
    ("number", "decimals", "dutch", "english"),
    [
        (1234567.891, 2, "1.234.567,89", "1,234,567.89"),
        (-0.5, 1, "\N{MINUS SIGN}0,5", "\N{MINUS SIGN}0.5"),
        (-0.01, 1, "0,0", "0.0"),
        (0, 0, "0", "0"),
    ],
)
def test_a_number_is_written_as_the_reader_writes_it(
    number: float, decimals: int, dutch: str, english: str
) -> None:
    assert number_text(number, Language.DUTCH, decimals) == dutch
    assert number_text(number, Language.ENGLISH, decimals) == english


def test_a_share_is_written_in_percent() -> None:
    assert share_text(0.1234, Language.DUTCH, 1) == "12,3%"
    assert share_text(0.1234, Language.ENGLISH) == "12%"


def test_numbers_stand_together_at_the_right_and_words_fill_the_line() -> None:
    words, placements, share = column_widths(a_table())
    assert placements < 16
    assert share < placements
    assert words > 60
    named, explained = column_widths(
        a_table(head=("a", "b"), rows=(("kort", "een uitleg"),), numeric=frozenset())
    )
    assert explained > 2 * named


def test_a_number_is_never_broken_however_long_the_words_beside_it() -> None:
    rows = (("een heel lange uitleg " * 9, "€ 1.234.567,89", "een heel lange reden " * 9),)
    table = a_table(head=("uitleg", "euro", "reden"), rows=rows, numeric=frozenset({1}))
    assert column_widths(table)[1] >= len("1.234.567,89")
    assert softened(rows[0], table) == list(rows[0])
    assert setting_of(table) is ROOMY


def test_a_table_of_more_numbers_than_fit_is_set_smaller() -> None:
    row = ("1.234.567,89",) * 12
    table = a_table(head=row, rows=(row,), numeric=frozenset(range(12)))
    assert setting_of(table) is CROWDED


def test_a_word_is_broken_only_where_it_is_longer_than_its_column() -> None:
    table = a_table(head=("a", "b"), rows=(("kort", "x" * 90),), numeric=frozenset())
    short, long = softened(table.rows[0], table)
    assert short == "kort"
    assert long.replace("\N{SOFT HYPHEN}", "") == "x" * 90
    assert "\N{SOFT HYPHEN}" in long


def test_an_address_is_broken_without_a_sign_that_is_not_in_it() -> None:
    address = "https://example.org/" + "a" * 90
    table = a_table(head=("a", "b"), rows=(("kort", address),), numeric=frozenset())
    _, broken = softened(table.rows[0], table)
    assert broken.replace("\N{ZERO WIDTH SPACE}", "") == address
    assert "\N{SOFT HYPHEN}" not in broken


def test_what_draws_and_sets_is_loaded_only_when_a_report_is_made() -> None:
    told = "import sys, api.reports.report_html, api.reports.report_pdf; print(*sys.modules)"
    loaded = subprocess.run(  # noqa: S603  our own interpreter
        [sys.executable, "-c", told], capture_output=True, text=True, check=True
    )
    assert not {"matplotlib", "typst", "jinja2"} & set(loaded.stdout.split())
