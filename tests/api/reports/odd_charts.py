"""Charts that a report may have to draw one day: long, single, negative, huge, empty."""

from __future__ import annotations

from api.reports.document import (
    Chart,
    IntervalChart,
    Line,
    LineChart,
    Mark,
    StackedChart,
    Swing,
    TornadoChart,
)

_CHANNELS = (
    "UWV",
    "gemeente",
    "re-integratiebureau",
    "commerciële bemiddelaar",
    "SW-bedrijf",
    "sociaal wijkteam",
    "onderwijs",
    "eigen werving",
)
_LONG = (
    "een naam van een opdrachtnemer die zo lang is dat zij over meer dan twee regels loopt, en b.v."
)
_UNBROKEN = "Arbeidsmarktregioproblematiekonderzoeksbureau"

ODD_CHARTS: dict[str, Chart] = {
    "forty marks": IntervalChart(
        axis=_LONG, marks=tuple(Mark(label=f"aanname {n}", at=n - 20.0, low=-25) for n in range(40))
    ),
    "long labels": IntervalChart(
        axis="aandeel",
        marks=(Mark(label=_LONG, at=0.5), Mark(label=_UNBROKEN, at=0.6), Mark(label="", at=0.1)),
        is_share=True,
    ),
    "all nought": IntervalChart(axis="aantal", marks=(Mark(label="nul", at=0.0),), reference=0.0),
    "outside its interval": IntervalChart(
        axis="x $\\frac{1}{2}$ & <b>", marks=(Mark(label="$x$", at=10.0, low=1.0, high=2.0),)
    ),
    "one end, and no number": IntervalChart(
        axis="x", marks=(Mark(label="a", at=None, low=1.0), Mark(label="b", at=1.5, high=2.0))
    ),
    "millions": IntervalChart(
        axis="euro", marks=(Mark(label="groot", at=12345678.0, low=-11e6, high=24e6),)
    ),
    "very small": IntervalChart(axis="kans", marks=(Mark(label="klein", at=1.2e-5, high=1.5e-5),)),
    "losses": StackedChart(
        axis="euro",
        labels=("a", _LONG, "c"),
        parts=(("winst", (12e3, 34e2, 0.0)), ("verlies", (-3e3, -8e2, 0.0)), ("rest", (2e2, 0, 5))),
    ),
    "only losses": StackedChart(axis="euro", labels=("a",), parts=(("verlies", (-3e3,)),)),
    "twelve parts": StackedChart(
        axis="aandeel",
        labels=("a", "b"),
        parts=tuple((f"{_LONG} {n}", (1 / 12, 1 / 12)) for n in range(12)),
        is_share=True,
    ),
    "one year": LineChart(
        x_axis="jaar",
        y_axis="aandeel",
        lines=(
            Line(name="UWV", x=(2024.0,), y=(0.2,), low=(0.1,), high=(0.3,)),
            Line(name="gemeente", x=(2024.0,), y=(0.2,)),
        ),
        is_share=True,
    ),
    "eight lines at one height": LineChart(
        x_axis="jaar",
        y_axis="aantal",
        lines=tuple(
            Line(name=name, x=(2020.0, 2025.0), y=(n, 5.0)) for n, name in enumerate(_CHANNELS)
        ),
        mark_x=2020.0,
        mark_label=_LONG,
    ),
    "long names at the top": LineChart(
        x_axis=_LONG,
        y_axis=f"{_LONG} {_LONG}",
        mark_x=2.0,
        mark_label=_LONG,
        lines=tuple(Line(name=f"{_LONG} {n}", x=(1.0, 2.0), y=(0.0, 5.0)) for n in range(6)),
    ),
    "a line without points": LineChart(
        x_axis="jaar",
        y_axis="aantal",
        lines=(Line(name="leeg", x=(), y=()), Line(name="vol", x=(1.0, 2.0), y=(-1.0, 0.0))),
    ),
    "a mark far away": LineChart(
        x_axis="dag",
        y_axis="aantal",
        lines=(Line(name="a", x=(1.0, 2.0), y=(0.0, 0.0)),),
        mark_x=90.0,
        mark_label="invoering",
    ),
    "sixty months": LineChart(
        x_axis="maand",
        y_axis="aantal",
        lines=(Line(name="a", x=tuple(range(60)), y=tuple(range(60))),),
        x_ticks=tuple((float(n), f"maand {n}") for n in range(60)),
    ),
    "nothing swings": TornadoChart(
        axis="ratio", base=1.0, swings=(Swing(label="niets", at_low=1.0, at_high=1.0),)
    ),
    "all ends below the base": TornadoChart(
        axis="euro", base=5.0, swings=(Swing(label="a", at_low=1.0, at_high=2.0),)
    ),
    "all ends above the base": TornadoChart(
        axis="euro", base=5.0, swings=(Swing(label="a", at_low=8.0, at_high=7.0),)
    ),
    "below nought": TornadoChart(
        axis="euro",
        base=-20000.0,
        swings=(
            Swing(label=_UNBROKEN, at_low=-150000.0, at_high=1250000.0),
            Swing(label="b", at_low=-25000.0, at_high=-24000.0),
        ),
    ),
}
"""Each can be drawn."""

NOTHING_TO_DRAW: dict[str, Chart] = {
    "no marks": IntervalChart(axis="x", marks=(), reference=1.0),
    "marks that are not known": IntervalChart(axis="x", marks=(Mark(label="a", at=None),)),
    "no bars": StackedChart(axis="x", labels=(), parts=()),
    "bars of nought": StackedChart(axis="x", labels=("a",), parts=(("b", (0.0,)),)),
    "no lines": LineChart(x_axis="x", y_axis="y", lines=()),
    "no points": LineChart(x_axis="x", y_axis="y", lines=(Line(name="a", x=(), y=()),)),
    "no swings": TornadoChart(axis="x", base=1.0, swings=()),
}
