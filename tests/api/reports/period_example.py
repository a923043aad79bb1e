"""Reports of a period as tests make them: numbers and months without a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from api.services.channel_history_report import (
    ChannelHistory,
    HistorySeries,
    Intervention,
    PeriodReport,
)
from api.services.channel_report import ChannelCounts, ChannelQuestion, ChannelReport
from matcher.channels.number import ALL, NOTHING, ChannelNumber, Measure, Standing
from matcher.channels.ratio import Draws
from matcher.channels.series import Dated, SeriesKind, whole_months
from matcher.channels.series_change import Sides, series_change
from matcher.channels.series_disclosure import told_changes, told_series
from matcher.domain.period import add_months
from matcher.fairness.intervals import Estimate

FIRST, LAST = date(2023, 1, 1), date(2025, 12, 31)
SPLIT = Intervention(on=date(2024, 7, 1), name="start lijsten")
STEADY = (10, 13, 11, 12, 14, 10, 12, 11, 13)
"""Placements a month without a change, over and over."""


def share(measure: Measure, channel: str, at: float, *, half: float = 0.05) -> ChannelNumber:
    """Return a share that says something."""
    return ChannelNumber(
        measure=measure,
        channel=channel,
        n=round(100 * at),
        n_of=100,
        n_people=round(100 * at),
        n_people_of=100,
        estimate=Estimate(at=at, low=round(at - half, 2), high=round(at + half, 2)),
        standing=Standing.TOLD,
    )


def without_number(measure: Measure, channel: str, standing: Standing) -> ChannelNumber:
    """Return a number that says nothing, or may not be told."""
    if standing is Standing.HIDDEN:
        hidden = share(measure, channel, 0.5)
        return replace(hidden, n=None, n_of=None, estimate=NOTHING, standing=standing)
    estimate = Estimate(at=0.5, low=None, high=None)
    return replace(share(measure, channel, 0.5), estimate=estimate, standing=standing)


NUMBERS = (
    share(Measure.SHARE_OF_FIT, "uwv", 0.5),
    share(Measure.SHARE_OF_FIT, "wijkteam", 0.3),
    share(Measure.SHARE_OF_INTRODUCTIONS, "uwv", 0.9),
    share(Measure.SHARE_OF_INTRODUCTIONS, "wijkteam", 0.06),
    share(Measure.SHARE_OF_PLACEMENTS, "uwv", 0.8),
    share(Measure.SHARE_OF_SUSTAINED_6, "uwv", 0.7),
    share(Measure.SHARE_OF_SUSTAINED_6, "wijkteam", 0.3),
    share(Measure.SUSTAINED_6, ALL, 0.62),
    share(Measure.MISSED_FIT, ALL, 0.31),
    share(Measure.MISSED_FIT, "wijkteam", 0.85),
    without_number(Measure.MISSED_FIT, "education", Standing.HIDDEN),
    without_number(Measure.HHI, ALL, Standing.TOO_FEW),
)


def placements(counts: tuple[int, ...], split: Intervention | None = SPLIT) -> HistorySeries:
    """Return the series of so many placements a month from January 2023."""
    kind = SeriesKind.PLACEMENTS
    months = whole_months(FIRST, add_months(FIRST, len(counts)))
    units = {
        ALL: [
            Dated(on=month.first, person_id=f"K-{n}-{m}", vacancy_id=f"V-{n}", channel="uwv")
            for n, month in enumerate(months)
            for m in range(counts[n])
        ]
    }
    changes = {}
    if split is not None:
        sides = Sides(months=months, on=split.on)
        found = {ALL: series_change(kind, units[ALL], sides, Draws(1))}
        changes = told_changes(kind, units, sides, found)
    told = told_series(kind, units, months)
    return HistorySeries(
        kind=kind,
        channel=ALL,
        width=told.width,
        cells=told.cells[ALL],
        months=months,
        n_empty=sum(count == 0 for count in counts),
        change=changes.get(ALL),
    )


def a_report(
    *series: HistorySeries,
    numbers: tuple[ChannelNumber, ...] = NUMBERS,
    split: Intervention | None = SPLIT,
    **changes: Any,
) -> PeriodReport:
    """Return a report of three years; ``changes`` are those of the history."""
    measures = ChannelReport(
        asked=ChannelQuestion(since=FIRST, until=LAST),
        region="Midden-Utrecht",
        contractor=None,
        is_own_only=False,
        numbers=numbers,
        counts=ChannelCounts(
            n_introductions=624,
            n_lists=40,
            n_vacancies=36,
            n_vacancies_measured=36,
            n_contracts_measured=0,
            n_vacancies_gone=0,
            n_contracts_gone=0,
            n_without_introduction=0,
            n_without_fit=0,
            n_place_unknown=0,
            n_group_unknown=0,
            n_open_pairs=0,
        ),
        weights_version="default-v2",
        encoder_version="ngram-256",
        asked_on=date(2026, 11, 25),
    )
    history = ChannelHistory(
        intervention=split,
        logged_since=FIRST,
        own_log_since=FIRST,
        n_past=0,
        n_past_undated=0,
        months=whole_months(FIRST, LAST),
        series=series,
    )
    return PeriodReport(measures=measures, history=replace(history, **changes))
