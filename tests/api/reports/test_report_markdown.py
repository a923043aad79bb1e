"""A report as a page of Markdown: its words and tables, and no mark by accident."""

from __future__ import annotations

from api.reports.document import (
    Figure,
    Formula,
    IntervalChart,
    Language,
    Mark,
    Paragraph,
    Points,
    ReportDocument,
    ReportTable,
    Section,
)
from api.reports.report_markdown import markdown_report

TABLE = ReportTable(
    caption="People, by channel",
    head=("channel", "people"),
    rows=(("a | b", "1"), ("*wijkteam*\nsecond line", "")),
    numeric=frozenset({1}),
)
DOCUMENT = ReportDocument(
    title="Does it <work>?",
    subtitle="In brief",
    language=Language.ENGLISH,
    answer=(Paragraph(text="Yes.", strong=True), Paragraph(text="Or no.")),
    sections=(
        Section(
            heading="What",
            blocks=(
                Points(texts=("one", "two")),
                Formula(name="mean", text="Σ x / n"),
                Figure(
                    title="A chart",
                    alternative="Dots.",
                    chart=IntervalChart(axis="x", marks=(Mark(label="a", at=1.0),)),
                    table=TABLE,
                ),
            ),
        ),
    ),
    colophon="Made by a command.",
)


def test_a_report_is_its_words_and_tables_in_order() -> None:
    assert markdown_report(DOCUMENT).split("\n\n") == [
        "# Does it &lt;work>?",
        "In brief",
        "**Yes.**",
        "Or no.",
        "## What",
        "- one\n- two",
        "**mean**: `Σ x / n`",
        "### A chart",
        "*People, by channel*",
        "| channel | people |\n| --- | ---: |\n| a \\| b | 1 |\n| \\*wijkteam\\* second line |   |",
        "---",
        "Made by a command.\n",
    ]


def test_a_table_has_as_many_cells_in_every_row() -> None:
    table = next(part for part in markdown_report(DOCUMENT).split("\n\n") if part.startswith("| "))
    assert {line.replace("\\|", "").count("|") for line in table.splitlines()} == {3}
