"""The months of the period, and what changed in them at the day: figures and tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from api.reports.channel_report_numbers import (
    NO_NUMBER,
    change_interval,
    change_number,
    day_text,
    estimated,
    intervention_text,
    is_shown,
    month_text,
    series_number,
    span_text,
)
from api.reports.channel_words import METHODS, SERIES, series_text
from api.reports.document import (
    Block,
    Figure,
    IntervalChart,
    Language,
    Line,
    LineChart,
    Mark,
    Paragraph,
    ReportTable,
)
from api.reports.number_text import number_text
from api.reports.two_languages import Words, two
from api.services.channel_history_report import HistorySeries, Intervention, PeriodReport
from matcher.channels.series import SeriesKind, Span
from matcher.channels.series_change import ChangeMethod, SeriesChange
from matcher.channels.series_disclosure import ToldCell

_NO_MONTHS = two(
    "Er is nog geen hele maand voorbij waarin het logboek werd bijgehouden.",
    "No whole month has passed yet in which the log was kept.",
)
_WIDTHS = {
    1: two("per maand", "by month"),
    3: two("per kwartaal, omdat maanden te weinig mensen tellen", "by quarter, since months count "
           "too few people"),
    6: two("per half jaar, omdat kwartalen te weinig mensen tellen", "by half year, since quarters "
           "count too few people"),
    12: two("per jaar, omdat halve jaren te weinig mensen tellen", "by year, since half years "
            "count too few people"),
}  # fmt: skip
_MEASURED = two("gemeten", "measured")
_EXPECTED = two("lijn van ervoor", "line of before")
_AFTER = two("lijn van erna", "line of after")
_TIME = two("maand", "month")
_SHOWN = two(
    "Een lijn door de tijd van {first} tot {last}: {name}, {width}.",
    "A line through time from {first} to {last}: {name}, {width}.",
)
_MARKED = two(" Een rechte staande lijn geeft {day} aan.", " An upright line marks {day}.")
_EMPTY = two(
    "In {n} van de {of} maanden is hier niets geteld.",
    "In {n} of the {of} months nothing was counted here.",
)
_HIDDEN = two("{name}: te weinig mensen om te noemen.", "{name}: too few people to tell.")
_CELL_HEAD: tuple[Words, ...] = (
    two("maanden", "months"),
    two("aantal", "n"),
    two("van", "of"),
    two("waarde", "value"),
)
_CHANGE_CAPTION = two(
    "Verandering na {day}: verschil met de lijn van ervoor, of (bij voor en na) erna min ervoor; "
    "pp is procentpunt",
    "Change after {day}: difference from the line of before, or (before and after) after minus "
    "before; pp is percentage point",
)
_CHANGE_HEAD: tuple[Words, ...] = (
    two("reeks", "series"),
    two("manier", "method"),
    two("maanden", "months"),
    two("ervoor → erna", "before → after"),
    two("gemiddeld verschil", "mean change"),
    two("95%-interval", "95% interval"),
    two("aangetoond", "shown"),
)
_LINE_CAPTION = two(
    "Onderbroken tijdreeksen: niveau, richting en zekerheid",
    "Interrupted time series: level, trend and certainty",
)
_LINE_HEAD: tuple[Words, ...] = (
    two("reeks", "series"),
    two("richting ervoor, per jaar", "trend before, a year"),
    two("sprong in de eerste maand", "change of level, first month"),
    two("verandering van richting, per jaar", "change of trend, a year"),
    two("seizoen", "season"),
    two("lag", "lag"),
    two("samenhang", "correlation"),
    two("Ljung-Box p", "Ljung-Box p"),
)
_YES = {True: two("ja", "yes"), False: two("nee", "no")}
_CHART_TITLES = (
    (True, two("Verandering per maand, met 95%-interval", "Change a month, with 95% interval")),
    (
        False,
        two("Verandering van aandelen, met 95%-interval", "Change of shares, with 95% interval"),
    ),
)
_CHART_SHOWN = two(
    "Per reeks een stip met het 95%-interval; de lijn bij nul is geen verandering.",
    "For every series a dot with its 95% interval; the line at nought is no change.",
)


def series_blocks(report: PeriodReport, language: Language) -> tuple[Block, ...]:
    """Return a figure for every series that may be told."""
    if not report.history.series:
        return (Paragraph(text=_NO_MONTHS[language]),)
    blocks: list[Block] = []
    for series in report.history.series:
        name = series_text(series.kind, series.channel, language)
        if series.is_hidden:
            blocks.append(Paragraph(text=_HIDDEN[language].format(name=name)))
            continue
        blocks.append(_figure(report, series, language))
        if series.n_empty:
            told = _EMPTY[language].format(n=series.n_empty, of=len(series.months))
            blocks.append(Paragraph(text=told))
    return tuple(blocks)


def change_blocks(report: PeriodReport, language: Language) -> tuple[Block, ...]:
    """Return what changed at the day, of every series; empty where no day was given."""
    told = [(one, one.change) for one in report.history.series if one.change is not None]
    if not told:
        return ()
    lines = [(o, c) for o, c in told if c.method is ChangeMethod.INTERRUPTED_SERIES]
    return (
        *_charts(report, language),
        ReportTable(
            caption=_CHANGE_CAPTION[language].format(day=intervention_text(report, language)),
            head=tuple(words[language] for words in _CHANGE_HEAD),
            rows=tuple(_change_row(series, change, language) for series, change in told),
            numeric=frozenset({2, 3, 4, 5}),
        ),
        *([_line_table(lines, language)] if lines else []),
    )


def _figure(report: PeriodReport, series: HistorySeries, language: Language) -> Figure:
    name = series_text(series.kind, series.channel, language)
    split = report.history.intervention
    words = _SHOWN[language].format(
        first=month_text(series.months[0].first, language),
        last=month_text(series.months[-1].last, language),
        name=name,
        width=_WIDTHS[series.width][language],
    )
    if split is not None:
        words += _MARKED[language].format(day=day_text(split.on, language))
    return Figure(
        title=f"{name[:1].upper()}{name[1:]}, {_WIDTHS[series.width][language]}",
        alternative=words,
        chart=LineChart(
            x_axis=_TIME[language],
            y_axis=SERIES[series.kind][language],
            lines=tuple(_lines(series, split, language)),
            mark_x=None if split is None else _place(split.on),
            mark_label=intervention_text(report, language),
            x_ticks=_ticks(series, language),
            is_share=not series.kind.is_count and series.kind is not SeriesKind.CONCENTRATION,
        ),
        table=ReportTable(
            caption=name,
            head=tuple(words[language] for words in _CELL_HEAD),
            rows=tuple(_cell_row(series.kind, cell, language) for cell in series.cells),
            numeric=frozenset({1, 2, 3}),
        ),
    )


def _lines(series: HistorySeries, split: Intervention | None, language: Language) -> Iterator[Line]:
    seen = [(_middle(cell.span), cell.at) for cell in series.cells if cell.at is not None]
    yield Line(name=_MEASURED[language], x=tuple(x for x, _ in seen), y=tuple(y for _, y in seen))
    regression = series.change.regression if series.change else None
    if regression is not None and split is not None:
        x = tuple(map(_middle, series.months))
        after = sum(month.first < split.on for month in series.months)
        yield Line(name=_EXPECTED[language], x=x, y=regression.expected, dashed=True)
        yield Line(name=_AFTER[language], x=x[after:], y=regression.fitted[after:])


def _place(day: date) -> float:
    """Return where a day stands in its year; every month is a twelfth wide."""
    return day.year + (day.month - 1 + (day.day - 1) / 31) / 12


def _middle(span: Span) -> float:
    return _place(span.first) + span.n_months / 24


def _ticks(series: HistorySeries, language: Language) -> tuple[tuple[float, str], ...]:
    return tuple(
        (_place(month.first), month_text(month.first, language))
        for month in series.months
        if month.first.month in (1, 7)
    )


def _cell_row(kind: SeriesKind, cell: ToldCell, language: Language) -> tuple[str, ...]:
    return (
        span_text(cell.span, language),
        NO_NUMBER if cell.n is None else str(cell.n),
        NO_NUMBER if cell.n_of is None else str(cell.n_of),
        series_number(kind, cell.at, language),
    )


def _charts(report: PeriodReport, language: Language) -> Iterator[Figure]:
    for is_count, title in _CHART_TITLES:
        shown = [
            one
            for one in estimated(report)
            if one.kind.is_count is is_count and one.kind is not SeriesKind.CONCENTRATION
        ]
        if shown:
            yield Figure(
                title=title[language],
                alternative=_CHART_SHOWN[language],
                chart=IntervalChart(
                    axis=title[language],
                    marks=tuple(_mark(one, language) for one in shown),
                    reference=0.0,
                    is_share=not is_count,
                ),
                table=ReportTable(
                    caption=title[language],
                    head=tuple(_CHANGE_HEAD[place][language] for place in (0, 4, 5)),
                    rows=tuple(_mark_row(one, language) for one in shown),
                    numeric=frozenset({1, 2}),
                ),
            )


def _mark(series: HistorySeries, language: Language) -> Mark:
    assert series.change is not None
    found = series.change.change
    name = series_text(series.kind, series.channel, language)
    return Mark(label=name, at=found.at, low=found.low, high=found.high)


def _mark_row(series: HistorySeries, language: Language) -> tuple[str, ...]:
    assert series.change is not None
    return (
        series_text(series.kind, series.channel, language),
        change_number(series.kind, series.change.change.at, language, is_short=True),
        change_interval(series.kind, series.change.change, language, is_short=True),
    )


def _change_row(series: HistorySeries, change: SeriesChange, language: Language) -> tuple[str, ...]:
    kind = series.kind
    has_change = change.change.at is not None
    return (
        series_text(kind, series.channel, language),
        METHODS[change.method][language],
        f"{change.n_before} / {change.n_after}",
        " → ".join(series_number(kind, at.at, language) for at in (change.before, change.after)),
        change_number(kind, change.change.at, language, is_short=True),
        change_interval(kind, change.change, language, is_short=True),
        _YES[is_shown(change.change)][language] if has_change else NO_NUMBER,
    )


def _line_table(lines: list[tuple[HistorySeries, SeriesChange]], language: Language) -> ReportTable:
    return ReportTable(
        caption=_LINE_CAPTION[language],
        head=tuple(words[language] for words in _LINE_HEAD),
        rows=tuple(_line_row(series, change, language) for series, change in lines),
        numeric=frozenset(range(1, len(_LINE_HEAD))),
    )


def _line_row(series: HistorySeries, change: SeriesChange, language: Language) -> tuple[str, ...]:
    found = change.regression
    assert found is not None
    return (
        series_text(series.kind, series.channel, language),
        *(
            f"{change_number(series.kind, one.at, language, is_short=True)} "
            f"({change_interval(series.kind, one, language, is_short=True)})"
            for one in (found.trend_before, found.level_change, found.trend_change)
        ),
        _YES[found.has_season][language],
        str(found.lag),
        number_text(found.correlation, language, 2),
        number_text(found.ljung_box, language, 2),
    )
