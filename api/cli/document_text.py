"""A report on the screen: its words and tables; of a figure the table beside it."""

from __future__ import annotations

from collections.abc import Iterable

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from api.cli.printing import screen
from api.reports.document import (
    Block,
    Figure,
    Formula,
    Paragraph,
    Points,
    ReportDocument,
    ReportTable,
)


def print_document(document: ReportDocument) -> None:
    """Print a report from its answer to how it was made."""
    console = screen()
    console.print(f"[bold]{escape(document.title)}[/bold]\n{escape(document.subtitle)}")
    print_blocks(document.answer)
    for section in document.sections:
        console.print(f"\n[bold]{escape(section.heading)}[/bold]")
        print_blocks(section.blocks)
    console.print(f"\n{escape(document.colophon)}")


def print_blocks(blocks: Iterable[Block]) -> None:
    """Print parts of a report, such as its answer."""
    console = screen()
    for block in blocks:
        _print(console, block)


def _print(console: Console, block: Block) -> None:
    match block:
        case Paragraph():
            console.print(escape(block.text), style="bold" if block.strong else None)
        case Points():
            for text in block.texts:
                console.print(f"  - {escape(text)}")
        case Formula():
            console.print(f"{escape(block.name)}:\n    {escape(block.text)}")
        case ReportTable():
            console.print(_table(block))
        case Figure():
            console.print(escape(block.alternative))
            console.print(_table(block.table))


def _table(told: ReportTable) -> Table:
    table = Table(box=box.SIMPLE_HEAD, title=escape(told.caption), title_justify="left")
    for place, heading in enumerate(told.head):
        table.add_column(escape(heading), justify="right" if place in told.numeric else "left")
    for row in told.rows:
        table.add_row(*(escape(cell) for cell in row))
    return table
