"""A report with every kind of block and of chart, and what HTML says of itself when read back."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from api.reports.document import (
    Chart,
    Figure,
    Formula,
    IntervalChart,
    Language,
    Line,
    LineChart,
    Mark,
    Paragraph,
    Points,
    ReportDocument,
    ReportTable,
    Section,
    StackedChart,
    Swing,
    TornadoChart,
)

HOSTILE = "<script>alert('x')</script> & #set text(red) $x$ *b* _i_ `c` @ref <l> {{ y }} // z"
"""Signs that mean something to HTML, Jinja, SVG, matplotlib or Typst."""


def a_table(**changes: Any) -> ReportTable:
    """Two channels and what each brought."""
    told: dict[str, Any] = {
        "caption": "Plaatsingen per kanaal",
        "head": ("kanaal", "plaatsingen", "aandeel"),
        "rows": (("UWV", "120", "40%"), ("gemeente", "180", "60%")),
        "numeric": frozenset({1, 2}),
    }
    return ReportTable(**told | changes)


INTERVALS = IntervalChart(
    axis="verschil met alleen gewoonte",
    marks=(
        Mark(label="gewoonte met lijst", at=0.012, low=-0.004, high=0.028),
        Mark(label="onze rangschikking", at=0.094, low=0.071, high=0.117),
        Mark(label="te weinig om te zeggen", at=None),
    ),
    reference=0.0,
    is_share=True,
)
PARTS = StackedChart(
    axis="aandeel van de plaatsingen",
    labels=("gewoonte", "rangschikking"),
    parts=(("UWV", (0.25, 0.4)), ("gemeente", (0.75, 0.6))),
    is_share=True,
)
LINES = LineChart(
    x_axis="kwartaal",
    y_axis="voorstellen per vacature",
    lines=(
        Line(name="gezien", x=(1.0, 2.0, 3.0), y=(1.2, 1.9, 2.1)),
        Line(
            name="verwacht",
            x=(2.0, 3.0),
            y=(1.4, 1.5),
            low=(1.2, 1.2),
            high=(1.6, 1.8),
            dashed=True,
        ),
    ),
    mark_x=2.0,
    mark_label="invoering",
    x_ticks=((1.0, "2025 I"), (2.0, "2025 II"), (3.0, "2025 III")),
)
TORNADO = TornadoChart(
    axis="euro per euro",
    base=1.84,
    swings=(
        Swing(label="afname", at_low=1.9, at_high=1.95),
        Swing(label="toerekening", at_low=1.2, at_high=2.4),
    ),
)
CHARTS: dict[str, Chart] = {
    "intervals": INTERVALS,
    "parts": PARTS,
    "lines": LINES,
    "tornado": TORNADO,
}


def a_figure(chart: Chart, **changes: Any) -> Figure:
    """A chart with its words and its table."""
    told: dict[str, Any] = {
        "title": "Wat de kanalen brachten",
        "alternative": "De gemeente bracht de helft meer dan UWV.",
        "chart": chart,
        "table": a_table(),
    }
    return Figure(**told | changes)


def a_document(**changes: Any) -> ReportDocument:
    """A report in Dutch with all there is."""
    told: dict[str, Any] = {
        "title": "Vinden bedrijven anders mensen?",
        "subtitle": "Een gemaakte regio",
        "language": Language.DUTCH,
        "answer": (
            Paragraph(text="Ja, 9,4 procentpunt meer.", strong=True),
            Points(texts=("Vooral bij UWV.", "Niet overal.")),
            a_figure(INTERVALS, title="Het antwoord in beeld"),
        ),
        "sections": (
            Section(
                heading="Wat is gemeten",
                blocks=(
                    Paragraph(text="Vijf jaar, dertig keer."),
                    a_table(),
                    Formula(name="Aandeel (0 tot 1)", text="a(k) = n(k) / Σ n"),
                    a_figure(PARTS),
                    a_figure(LINES),
                ),
            ),
            Section(heading="Gevoeligheid", blocks=(a_figure(TORNADO),)),
        ),
        "colophon": "sroi-match, zaad 1 tot en met 30",
        "keywords": ("social return", "kanalen"),
    }
    return ReportDocument(**told | changes)


def a_report_of(*blocks: Any, **changes: Any) -> ReportDocument:
    """A report with these blocks and nothing else."""
    return a_document(answer=(), sections=(Section(heading="Blokken", blocks=blocks),), **changes)


@dataclass
class ReadPage(HTMLParser):
    """A page as its elements, in order; ``opened`` has each with its attributes and its way."""

    opened: list[tuple[str, dict[str, str | None], tuple[str, ...]]] = field(default_factory=list)
    words: list[tuple[str, str]] = field(default_factory=list)
    open_now: list[str] = field(default_factory=list)
    unbalanced: list[str] = field(default_factory=list)
    declared: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_decl(self, decl: str) -> None:
        self.declared.append(decl)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.opened.append((tag, dict(attrs), tuple(self.open_now)))
        if tag not in {"meta", "link", "br"}:
            self.open_now.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.opened.append((tag, dict(attrs), tuple(self.open_now)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open_now or self.open_now.pop() != tag:
            self.unbalanced.append(tag)

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open_now:
            self.words.append((self.open_now[-1], data.strip()))

    def named(self, *tags: str) -> list[tuple[str, dict[str, str | None], tuple[str, ...]]]:
        """Return the elements of these names."""
        return [element for element in self.opened if element[0] in tags]

    def texts(self, tag: str) -> list[str]:
        """Return the words that stand directly in elements of a name."""
        return [words for place, words in self.words if place == tag]


def read_page(page: str) -> ReadPage:
    """Read a page back."""
    reading = ReadPage()
    reading.feed(page)
    reading.close()
    return reading
