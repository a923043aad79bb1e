"""A report as a tagged PDF that a screen reader can follow: headings, tables and pictures in words.

It is set by Typst, from a page of ours and the report as data: no word of a report is ever read as
markup. The file follows PDF/UA-1, which Typst checks while it writes; it carries its
fonts and no date, so that the same report gives the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from typing import Any, Final

from api.reports.column_widths import CROWDED, column_widths, setting_of, softened
from api.reports.document import (
    Block,
    Figure,
    Formula,
    Language,
    Paragraph,
    Points,
    ReportDocument,
    ReportTable,
)
from api.reports.fonts import FAMILIES, font_files, printable
from api.reports.report_layout import AUTHOR, LaidBlock, laid_out
from api.reports.report_words import words_in

_REGIONS = {Language.DUTCH: "NL", Language.ENGLISH: "GB"}
_STANDARD: Final = "ua-1"
_HIGHEST = 1.42
"""Height of a drawing that fits on a page with its caption, in widths of the text."""
_SIZE = re.compile(r'viewBox="0 0 (?P<width>[\d.]+) (?P<height>[\d.]+)"')


def pdf_report(document: ReportDocument) -> bytes:
    """Return the report as a PDF on A4."""
    import typst

    page = files("api.reports").joinpath("report.typ").read_bytes()
    report = json.dumps(_printable(_told(document)), ensure_ascii=False)
    with TemporaryDirectory() as folder:
        for font in font_files():
            copy(font, Path(folder))
        return typst.compile(
            page,
            font_paths=typst.Fonts(
                include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
            ),
            sys_inputs={"report": report},
            pdf_standards=_STANDARD,
            timestamp=0,
        )


def _told(document: ReportDocument) -> dict[str, Any]:
    laid = laid_out(document)
    words = words_in(document.language)
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "author": AUTHOR,
        "keywords": document.keywords,
        "language": document.language,
        "region": _REGIONS[document.language],
        "fonts": FAMILIES,
        "words": {name: getattr(words, name) for name in words.__slots__},
        "answer": _blocks(laid.answer),
        "sections": [
            {"heading": section.heading, "blocks": _blocks(section.blocks)}
            for section in laid.sections
        ],
        "colophon": document.colophon,
    }


def _blocks(laid: Iterable[LaidBlock]) -> list[dict[str, Any]]:
    return [{"kind": block.kind, **_block(block.told, block)} for block in laid]


def _block(told: Block, laid: LaidBlock) -> dict[str, Any]:
    match told:
        case Paragraph():
            return {"text": told.text, "strong": told.strong}
        case Points():
            return {"texts": told.texts}
        case ReportTable():
            return _table(told)
        case Formula():
            return {"name": told.name, "text": told.text}
        case Figure():
            return {
                "title": told.title,
                "alternative": told.alternative,
                "number": laid.number,
                "drawing": laid.drawing,
                "width": _width(laid.drawing),
                "table": _table(told.table),
            }


def _width(drawing: str | None) -> float:
    """Return the share of the line that a drawing takes: less than all for one of many rows."""
    size = _SIZE.search(drawing or "")
    return min(1.0, _HIGHEST * float(size["width"]) / float(size["height"])) if size else 1.0


def _table(told: ReportTable) -> dict[str, Any]:
    return {
        "caption": told.caption,
        "head": softened(told.head, told),
        "rows": [softened(row, told) for row in told.rows],
        "numeric": sorted(told.numeric),
        "widths": column_widths(told),
        "is_crowded": setting_of(told) is CROWDED,
    }


def _printable(told: Any) -> Any:
    """Return the words in signs that the fonts have, line by line; drawings as they are."""
    match told:
        case str():
            return "\n".join(printable(line) for line in told.split("\n"))
        case dict():
            return {
                key: inner if key == "drawing" else _printable(inner) for key, inner in told.items()
            }
        case list() | tuple():
            return [_printable(inner) for inner in told]
        case _:
            return told
