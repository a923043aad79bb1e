"""A value statement as a PDF that a contractor can hand to the contracting authority.

The fonts are embedded, so that the euro sign and Dutch letters look the same everywhere; the text
can be searched and copied. Tables go on over pages under the same headings.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from functools import cache, partial
from html import escape
from typing import Any

from reportlab.lib import colors  # type: ignore[import-untyped]
from reportlab.lib.pagesizes import A4, landscape  # type: ignore[import-untyped]
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]
from reportlab.lib.units import mm  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]
from reportlab.platypus import (  # type: ignore[import-untyped]
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

from api.reports.statement_rows import LineKind, StatementRow, statement_rows
from api.reports.statement_words import (
    KINDS,
    TITLE,
    amounts,
    conclusions,
    counts_word,
    day_text,
    hours_text,
    parties,
    planned_text,
    proof_word,
    sources,
    what,
)
from api.services.statements import ValueStatement
from matcher.ledger.wording import ledger_amount

AUTHOR = "sroi-match"
LANGUAGE = "nl-NL"
_REGULAR, _BOLD = "Vera", "VeraBd"
_MARGIN = 15 * mm
_GREY = colors.Color(0.85, 0.85, 0.85)
_BODY = ParagraphStyle("body", fontName=_REGULAR, fontSize=8, leading=10)
_STRONG = ParagraphStyle("strong", parent=_BODY, fontName=_BOLD)
_AMOUNT = ParagraphStyle("amount", parent=_BODY, alignment=2)
_STRONG_AMOUNT = ParagraphStyle("strong amount", parent=_STRONG, alignment=2)
_HEADING = ParagraphStyle("heading", fontName=_BOLD, fontSize=10, leading=14, spaceBefore=8)
_COLUMNS = (
    ("nummer", _STRONG, 32),
    ("wat", _STRONG, 36),
    ("uren", _STRONG, 14),
    ("periode", _STRONG, 56),
    ("telt mee", _STRONG, 20),
    ("bewijs", _STRONG, 31),
    ("verdiend", _STRONG_AMOUNT, 39),
    ("gepland", _STRONG_AMOUNT, 39),
)
"""Heading, style and width in mm of what a line tells."""
_TITLE = ParagraphStyle("title", fontName=_BOLD, fontSize=14, leading=18)


def statement_pdf(statement: ValueStatement) -> bytes:
    """Return the statement as a PDF."""
    _registered_fonts()
    n_pages = _built(statement, None)[1]
    return _built(statement, n_pages)[0]


def _built(statement: ValueStatement, n_pages: int | None) -> tuple[bytes, int]:
    """Return the document and its pages; how many there are is known after a first time only."""
    content = io.BytesIO()
    contract = statement.account.contract
    document = SimpleDocTemplate(
        content,
        pagesize=landscape(A4),
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN,
        bottomMargin=_MARGIN,
        title=_printable(f"{TITLE}: {contract.title} ({contract.contract_id})"),
        author=AUTHOR,
        subject=f"Stand op {day_text(statement.account.on)}",
        lang=LANGUAGE,
        invariant=1,
    )
    foot = partial(_foot, statement=statement, n_pages=n_pages)
    document.build(list(_story(statement)), onFirstPage=foot, onLaterPages=foot)
    return content.getvalue(), document.page


def _foot(canvas: Any, document: Any, *, statement: ValueStatement, n_pages: int | None) -> None:
    canvas.setFont(_REGULAR, 7)
    contract = statement.account.contract
    canvas.drawString(_MARGIN, 8 * mm, _printable(f"{TITLE} {contract.contract_id}"))
    of = "" if n_pages is None else f" van {n_pages}"
    canvas.drawRightString(document.pagesize[0] - _MARGIN, 8 * mm, f"pagina {document.page}{of}")


def _story(statement: ValueStatement) -> Iterator[Any]:
    yield _paragraph(TITLE, _TITLE)
    yield _paragraph(statement.notes[0], _STRONG)
    yield Spacer(1, 3 * mm)
    yield _named(list(parties(statement)))
    yield _paragraph("De verplichting", _HEADING)
    yield _sums(statement)
    for sentence in conclusions(statement):
        yield _paragraph(sentence)
    yield _paragraph("Plaatsingen en inspanningen", _HEADING)
    yield _lines(statement)
    yield _paragraph("Bronnen", _HEADING)
    yield _named(list(sources(statement)))
    yield from _listed("Nog open", statement.open_points)
    yield from _listed("De bron van het schema zegt niet alles", statement.source_gaps)
    yield from _listed("Toelichting", statement.notes[1:])


def _named(told: list[tuple[str, str]]) -> Any:
    rows = [[_paragraph(name, _STRONG), _paragraph(text)] for name, text in told]
    return Table(rows, colWidths=[50 * mm, 217 * mm], hAlign="LEFT", style=_PLAIN)


def _sums(statement: ValueStatement) -> Any:
    rows = [
        [_paragraph(name, _STRONG), _paragraph(planned_text(amount), _AMOUNT)]
        for name, amount in amounts(statement)
    ]
    return Table(rows, colWidths=[70 * mm, 80 * mm], hAlign="LEFT", style=_PLAIN)


def _lines(statement: ValueStatement) -> Any:
    """Two rows of the table are one line of the statement: facts and amounts, then the reasons."""
    names = [other.scheme_id for other in statement.other_totals]
    rows = [[_paragraph(heading, style) for heading, style, _ in _COLUMNS]]
    styles = list(_TABLE)
    for row in statement_rows(statement):
        top = len(rows)
        rows.append(_facts(row))
        below = "<br/>".join(_escaped(text) for text in _below(row, names))
        if below:
            rows.append(["", Paragraph(below, _BODY)] + [""] * (len(_COLUMNS) - 2))
            styles += [("SPAN", (1, top + 1), (-1, top + 1)), ("NOSPLIT", (0, top), (-1, top + 1))]
        styles.append(("LINEABOVE", (0, top), (-1, top), 0.4, colors.grey))
    return Table(
        rows,
        colWidths=[width * mm for _, _, width in _COLUMNS],
        repeatRows=1,
        splitInRow=1,
        style=TableStyle(styles),
        hAlign="LEFT",
    )


def _facts(row: StatementRow) -> list[Any]:
    is_total = row.kind is LineKind.TOTAL
    words = _STRONG if is_total else _BODY
    euros = _STRONG_AMOUNT if is_total else _AMOUNT
    first = KINDS[row.kind] if is_total else row.number
    number = f"{first} {row.candidate}" if row.candidate else first
    is_placement = row.kind is LineKind.PLACEMENT
    return [
        _paragraph(number, words),
        _paragraph(what(row), words),
        _paragraph(hours_text(row.hours_per_week) if is_placement else ""),
        _paragraph(_period(row)),
        _paragraph(counts_word(row)),
        _paragraph(proof_word(row.proof)),
        _paragraph(ledger_amount(row.earned), euros),
        _paragraph(planned_text(row.planned), euros),
    ]


def _period(row: StatementRow) -> str:
    if row.kind is LineKind.TOTAL:
        return ""
    if row.first_day is None or row.last_day is None:
        return "nog niet begonnen"
    if row.kind is LineKind.EFFORT:
        return day_text(row.first_day)
    return f"{day_text(row.first_day)} tot en met {day_text(row.last_day)}"


def _below(row: StatementRow, schemes: list[str]) -> Iterator[str]:
    if row.block:
        yield f"Bouwblok: {row.block}"
    if row.arithmetic and row.arithmetic != row.block:
        yield f"Berekening: {row.arithmetic}"
    for name, amount in zip(schemes, row.others, strict=True):
        if amount is not None:
            of = " (alleen plaatsingen)" if row.kind is LineKind.TOTAL else ""
            yield f"Onder {name}{of}: {ledger_amount(amount)}"
    for point in row.open_points:
        yield f"Nog open: {point}"


def _listed(heading: str, sentences: tuple[str, ...]) -> Iterator[Any]:
    if sentences:
        yield _paragraph(heading, _HEADING)
    for sentence in sentences:
        yield _paragraph(f"• {sentence}")


_PLAIN = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ]
)
_TABLE: tuple[tuple[Any, ...], ...] = (
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("BACKGROUND", (0, 0), (-1, 0), _GREY),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
)


def _paragraph(text: str, style: Any = _BODY) -> Any:
    return Paragraph(_escaped(text), style)


def _escaped(text: str) -> str:
    return escape(_printable(text.replace("€ ", "€\xa0")), quote=False)


def _printable(text: str) -> str:
    """Return a text in letters that the font has: others lose their accent, or become '?'."""
    known = _registered_fonts()
    return "".join(sign if ord(sign) in known else _nearest(sign, known) for sign in text)


def _nearest(sign: str, known: frozenset[int]) -> str:
    bare = [part for part in unicodedata.normalize("NFKD", sign) if ord(part) in known]
    return "".join(bare) or "?"


@cache
def _registered_fonts() -> frozenset[int]:
    """Make the fonts known to the writer, once; return the signs that both have."""
    covered = []
    for name in (_REGULAR, _BOLD):
        font = TTFont(name, f"{name}.ttf")
        pdfmetrics.registerFont(font)
        covered.append(frozenset(font.face.charToGlyph))
    return covered[0] & covered[1]
