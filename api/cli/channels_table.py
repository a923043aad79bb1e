"""Measures of channels to read: one block a measure, then what to know."""

from __future__ import annotations

from itertools import groupby

from rich import box
from rich.markup import escape
from rich.table import Table

from api.cli.printing import screen
from api.services.channel_report import ChannelReport
from api.services.channel_text import (
    MEASURES,
    PLAIN_NUMBERS,
    STANDINGS,
    channel_caveats,
    channel_label,
)
from api.services.fairness_text import number_text
from matcher.channels.number import ALL, ChannelNumber, Measure, Standing


def print_channels(report: ChannelReport) -> None:
    """Print the report."""
    console = screen()
    console.print(escape(_heading(report)), soft_wrap=True)
    console.print(_table(report))
    console.print("wat u moet weten:")
    for sentence in channel_caveats(report):
        console.print(f"  - {escape(sentence)}", soft_wrap=True)


def _heading(report: ChannelReport) -> str:
    asked, counts = report.asked, report.counts
    of_whom = [
        f"werk in {report.region}" if report.region else "",
        f"opdrachtnemer {report.contractor}" if report.contractor else "",
        f"doelgroep {asked.group}" if asked.group else "",
    ]
    told = "".join(f", {part}" for part in of_whom if part)
    return (
        f"Kanalen van {asked.since} tot en met {asked.until}{told}: "
        f"{counts.n_introductions} voorstellen, {counts.n_vacancies} vacatures."
    )


def _table(report: ChannelReport) -> Table:
    table = Table(box=box.HORIZONTALS, pad_edge=False)
    for heading in ("maat", "kanaal"):
        table.add_column(heading, overflow="fold")
    for heading in ("aantal", "van", "waarde", "95%-interval"):
        table.add_column(heading, justify="right")
    table.add_column("opmerking", overflow="fold")
    ordered = sorted(report.numbers, key=lambda number: list(Measure).index(number.measure))
    for measure, numbers in groupby(ordered, key=lambda number: number.measure):
        for place, cells in enumerate(_rows(list(numbers))):
            table.add_row(MEASURES[measure] if place == 0 else "", *cells)
    return table


def _rows(numbers: list[ChannelNumber]) -> list[tuple[str, ...]]:
    """Return one row a number; one for all where there is nothing to tell of any."""
    if all(number.standing is Standing.HIDDEN for number in numbers):
        return [(channel_label(ALL), "-", "-", "-", "", STANDINGS[Standing.HIDDEN])]
    if not any(number.n_of for number in numbers):
        return [(channel_label(ALL), "0", "0", "-", "", STANDINGS[Standing.TOO_FEW])]
    return [_cells(number) for number in numbers]


def _cells(number: ChannelNumber) -> tuple[str, ...]:
    found = number.estimate
    ends = [_written(number.measure, end) for end in (found.low, found.high)]
    has_ends = found.low is not None or found.high is not None
    return (
        channel_label(number.channel),
        "-" if number.n is None else str(number.n),
        "-" if number.n_of is None else str(number.n_of),
        _written(number.measure, found.at),
        " tot ".join(ends) if has_ends else "",
        STANDINGS[number.standing],
    )


def _written(measure: Measure, number: float | None) -> str:
    if number is None:
        return "-"
    if measure in PLAIN_NUMBERS:
        return number_text(number)
    return f"{number:.0%}"
