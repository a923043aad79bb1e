"""A report laid out for whoever sets it: figures numbered and drawn, headings named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from api.reports.charts import chart_svg
from api.reports.document import Block, Figure, Language, ReportDocument

AUTHOR = "sroi-match"


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidBlock:
    """A block in its place; number, name and drawing are those of a figure."""

    kind: str
    told: Block
    number: int = 0
    name: str = ""
    drawing: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidSection:
    """A section with the name that links lead to."""

    name: str
    heading: str
    blocks: tuple[LaidBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidReport:
    """The first page and the sections after it."""

    answer: tuple[LaidBlock, ...]
    sections: tuple[LaidSection, ...]


def laid_out(document: ReportDocument) -> LaidReport:
    """Return the report with its figures numbered through and drawn."""
    numbers = count(1)
    answer = _laid(document.answer, numbers, document.language)
    sections = [
        LaidSection(
            name=f"section-{place}",
            heading=section.heading,
            blocks=_laid(section.blocks, numbers, document.language),
        )
        for place, section in enumerate(document.sections, start=1)
    ]
    return LaidReport(answer=answer, sections=tuple(sections))


def _laid(
    blocks: Iterable[Block], numbers: Iterable[int], language: Language
) -> tuple[LaidBlock, ...]:
    ahead = iter(numbers)
    return tuple(
        _laid_figure(block, next(ahead), language)
        if isinstance(block, Figure)
        else LaidBlock(kind=type(block).__name__, told=block)
        for block in blocks
    )


def _laid_figure(figure: Figure, number: int, language: Language) -> LaidBlock:
    name = f"figure-{number}"
    drawing = chart_svg(figure, language, name)
    return LaidBlock(kind="Figure", told=figure, number=number, name=name, drawing=drawing)
