"""The report of a period as JSON: measures of channels, months, and what changed at a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import ConfigDict, Field

from api.schemas.channels import (
    CHANNEL_REPORT_EXAMPLE,
    ChannelReportOut,
    channel_report_out,
)
from api.schemas.schema import Schema
from api.services.channel_history_report import ChannelHistory, HistorySeries, PeriodReport
from matcher.channels.interrupted_series import SegmentedEstimate
from matcher.channels.series import SeriesKind
from matcher.channels.series_change import ChangeMethod, SeriesChange
from matcher.channels.series_disclosure import ToldCell
from matcher.fairness.intervals import Estimate

_NUMBER = {"at": 3.1, "low": 0.4, "high": 5.8}
_EXAMPLE: dict[str, Any] = {
    "intervention": {"on": "2025-07-01", "name": "start met ranglijsten"},
    "logged_since": "2023-02-01",
    "own_log_since": "2025-03-10",
    "n_past": 410,
    "n_past_undated": 3,
    "first_month": "2024-01-01",
    "last_month": "2026-10-31",
    "series": [
        {
            "kind": "placements",
            "channel": "all",
            "width": 3,
            "cells": [
                {
                    "since": "2024-01-01",
                    "until": "2024-03-31",
                    "n": 35,
                    "n_of": 35,
                    "at": 11.7,
                    "is_hidden": False,
                }
            ],
            "n_months": 34,
            "n_empty": 0,
            "change": {
                "method": "interrupted_series",
                "n_before": 18,
                "n_after": 16,
                "n_empty_before": 0,
                "n_empty_after": 0,
                "before": 11.1,
                "after": 15.3,
                "change": _NUMBER,
                "regression": {
                    "expected_level": 12.0,
                    "trend_before": _NUMBER,
                    "level_change": _NUMBER,
                    "trend_change": _NUMBER,
                    "has_season": False,
                    "lag": 3,
                    "correlation": 0.2,
                    "ljung_box": 0.41,
                },
            },
        }
    ],
}


class EstimateOut(Schema):
    """A number with its 95% interval; null where there is none."""

    at: float | None
    low: float | None
    high: float | None


class SeriesCellOut(Schema):
    """A series in some months; all null where it is hidden."""

    since: date
    until: date
    n: int | None = Field(description="What it counts, rounded down to steps of five.")
    n_of: int | None = Field(description="Out of how many, likewise.")
    at: float | None = Field(description="A month, a share in [0, 1], or an index.")
    is_hidden: bool


class RegressionOut(Schema):
    """Level and trend of a series, with a change of both at the day; trends in a year."""

    expected_level: float = Field(description="In the first month after, by the line of before.")
    trend_before: EstimateOut
    level_change: EstimateOut
    trend_change: EstimateOut
    has_season: bool = Field(description="Whether months of the year have terms of their own.")
    lag: int = Field(description="Months over which residuals may go together (Newey-West).")
    correlation: float = Field(description="Of errors a month apart, as intervals reckon with.")
    ljung_box: float = Field(description="Small: residuals of months go together.")


class SeriesChangeOut(Schema):
    """What changed in a series at the day, or why nothing can be said."""

    method: ChangeMethod
    n_before: int = Field(description="Months with a number before the day.")
    n_after: int
    n_empty_before: int | None = Field(
        description="Months before the day in which nothing was counted; null where hidden."
    )
    n_empty_after: int | None
    before: float | None = Field(description="The number over all months before.")
    after: float | None
    change: EstimateOut = Field(
        description="Mean change by month against the line of before; without a line, after minus "
        "before."
    )
    regression: RegressionOut | None


class SeriesOut(Schema):
    """One series by month, quarter, half year or year."""

    kind: SeriesKind
    channel: str = Field(description="Our code; `all` for all together, or `unknown`.")
    width: int = Field(description="Months that a number is about.")
    cells: list[SeriesCellOut]
    n_months: int = Field(description="Months that the estimate looks at.")
    n_empty: int | None = Field(description="Months in which nothing was counted.")
    change: SeriesChangeOut | None = Field(description="Null where no day was given.")


class InterventionOut(Schema):
    """Something that changed on a day."""

    on: date
    name: str


class ChannelHistoryOut(Schema):
    """The months of a period."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    intervention: InterventionOut | None
    logged_since: date | None = Field(description="First day of log and past; null: both empty.")
    own_log_since: date | None = Field(description="First day of the log itself.")
    n_past: int = Field(description="Cases of earlier years that are counted in the months.")
    n_past_undated: int = Field(description="Placed on a day that the table does not say.")
    first_month: date | None
    last_month: date | None
    series: list[SeriesOut]


class PeriodReportOut(Schema):
    """Measures of channels over a period, and its months. Nothing was changed for it."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"measures": CHANNEL_REPORT_EXAMPLE, "history": _EXAMPLE}]}
    )

    measures: ChannelReportOut
    history: ChannelHistoryOut


def period_report_out(report: PeriodReport) -> PeriodReportOut:
    """Return the report as it goes out."""
    return PeriodReportOut(
        measures=channel_report_out(report.measures), history=_history_out(report.history)
    )


def _history_out(history: ChannelHistory) -> ChannelHistoryOut:
    split, months = history.intervention, history.months
    return ChannelHistoryOut(
        intervention=None if split is None else InterventionOut(on=split.on, name=split.name),
        logged_since=history.logged_since,
        own_log_since=history.own_log_since,
        n_past=history.n_past,
        n_past_undated=history.n_past_undated,
        first_month=months[0].first if months else None,
        last_month=months[-1].last if months else None,
        series=[_series_out(one) for one in history.series],
    )


def _series_out(series: HistorySeries) -> SeriesOut:
    return SeriesOut(
        kind=series.kind,
        channel=series.channel,
        width=series.width,
        cells=[_cell_out(cell) for cell in series.cells],
        n_months=len(series.months),
        n_empty=series.n_empty,
        change=None if series.change is None else _change_out(series.change),
    )


def _cell_out(cell: ToldCell) -> SeriesCellOut:
    return SeriesCellOut(
        since=cell.span.first,
        until=cell.span.last,
        n=cell.n,
        n_of=cell.n_of,
        at=cell.at,
        is_hidden=cell.is_hidden,
    )


def _change_out(change: SeriesChange) -> SeriesChangeOut:
    found = change.regression
    return SeriesChangeOut(
        method=change.method,
        n_before=change.n_before,
        n_after=change.n_after,
        n_empty_before=change.n_empty_before,
        n_empty_after=change.n_empty_after,
        before=change.before.at,
        after=change.after.at,
        change=_estimate_out(change.change),
        regression=None if found is None else _regression_out(found),
    )


def _regression_out(found: SegmentedEstimate) -> RegressionOut:
    return RegressionOut(
        expected_level=found.expected_level,
        trend_before=_estimate_out(found.trend_before),
        level_change=_estimate_out(found.level_change),
        trend_change=_estimate_out(found.trend_change),
        has_season=found.has_season,
        lag=found.lag,
        correlation=found.correlation,
        ljung_box=found.ljung_box,
    )


def _estimate_out(estimate: Estimate) -> EstimateOut:
    return EstimateOut(at=estimate.at, low=estimate.low, high=estimate.high)
