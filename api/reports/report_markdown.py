"""A report as Markdown: its words and tables; charts are for HTML and PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from api.reports.document import (
    Block,
    Figure,
    Formula,
    Paragraph,
    Points,
    ReportDocument,
    ReportTable,
    Section,
)

_MARKS = str.maketrans({"|": r"\|", "*": r"\*", "<": "&lt;", "\n": " "})


def markdown_report(document: ReportDocument) -> str:
    """Return the report as a page of Markdown (GitHub's tables); the same for the same report."""
    parts = [
        f"# {_plain(document.title)}",
        _plain(document.subtitle),
        *_blocks(document.answer),
        *(part for section in document.sections for part in _section(section)),
        "---",
        _plain(document.colophon),
    ]
    return "\n\n".join(parts) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield f"## {_plain(section.heading)}"
    yield from _blocks(section.blocks)


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(text=text, strong=strong):
                yield f"**{_plain(text)}**" if strong else _plain(text)
            case Points(texts=texts):
                yield "\n".join(f"- {_plain(text)}" for text in texts)
            case ReportTable():
                yield from _table(block)
            case Figure(title=title, table=table):
                yield f"### {_plain(title)}"
                yield from _table(table)
            case Formula(name=name, text=text):
                yield f"**{_plain(name)}**: `{text}`"


def _table(table: ReportTable) -> Iterator[str]:
    yield f"*{_plain(table.caption)}*"
    lines = ["---:" if place in table.numeric else "---" for place in range(len(table.head))]
    rows: list[Iterable[str]] = [table.head, lines, *table.rows]
    yield "\n".join(f"| {' | '.join(map(_cell, row))} |" for row in rows)


def _cell(text: str) -> str:
    return _plain(text) or " "


def _plain(text: str) -> str:
    """Return text in which no sign is taken for a mark of Markdown."""
    return text.translate(_MARKS)
