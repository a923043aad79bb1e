"""The months of a period out of the introduction log, and what changed in them at a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from api.services.channel_choices_logged import logged_channel_events
from api.services.channel_habit import channel_habit
from api.services.channel_history_report import (
    ChannelHistory,
    HistorySeries,
    Intervention,
    PeriodQuestion,
    PeriodReport,
)
from api.services.channel_log import logged_introductions
from api.services.channel_past import past_of_period
from api.services.channel_report import SEED, ChannelQuestion
from api.services.channel_scope import Scope, scope_of
from api.services.channels import channel_measures
from api.services.fairness_people import KnownPeople
from api.services.match_engine import MatchEngine
from matcher.channels.estimation import N_DRAWS
from matcher.channels.habit_share import HabitShare
from matcher.channels.made import Made
from matcher.channels.number import ALL
from matcher.channels.past import MadePast
from matcher.channels.ratio import Draws
from matcher.channels.series import (
    SUSTAINED_AFTER,
    Dated,
    SeriesKind,
    Span,
    cells_of,
    units_of,
    whole_months,
)
from matcher.channels.series_change import SeriesChange, Sides, series_change
from matcher.channels.series_disclosure import told_changes, told_series
from matcher.domain.access import DECIDING_ROLES, Role
from matcher.domain.organisation import Channel
from matcher.domain.period import add_months
from matcher.errors import InvalidInput
from matcher.fairness.people import UNKNOWN
from models.unit_of_work import UnitOfWork

_BESIDE_OTHERS = frozenset({SeriesKind.SHARE_OF_INTRODUCTIONS, SeriesKind.CONCENTRATION})
"""Not for an intermediary, whose log holds its own introductions only."""


def period_report(
    uow: UnitOfWork,
    engine: MatchEngine,
    asked: PeriodQuestion,
    *,
    on: date,
    at: datetime,
    with_habit: bool = False,
) -> PeriodReport:
    """Return the measures of a period and its months, as this viewer may be told.

    Rights and filters are those of ``channel_measures``.

    Parameters
    ----------
    on, at : date, datetime
        Today, and the instant whose time zone says which days lists were shown on.
    with_habit : bool
        Whether habit is estimated too, where it can be: that takes seconds.

    Raises
    ------
    Conflict
        If the question is not this viewer's to ask.
    InvalidInput, Ambiguous
        If contractor or region is none, or more than one; if the intervention is yet to come.
    """
    if asked.intervention is not None and asked.intervention.on > on:
        raise InvalidInput(
            f"The intervention of {asked.intervention.on} is yet to come.",
            where="intervention",
            remedy="Give a day up to today.",
        )
    return PeriodReport(
        measures=channel_measures(uow, engine, asked.measures, on=on, at=at),
        history=_history(uow, engine, asked, on),
        habit=_habit(uow, asked.measures) if with_habit else None,
    )


def _habit(uow: UnitOfWork, asked: ChannelQuestion) -> HabitShare | None:
    """Return the habit of all contractors; None where it may not be told, or nobody can tell."""
    is_of_all = asked.region is None and asked.contractor is None and asked.group is None
    if not is_of_all or uow.viewer.role not in DECIDING_ROLES:
        return None
    events = logged_channel_events(
        uow, since=asked.since, until=asked.until, with_imported=asked.with_imported
    )
    try:
        return channel_habit(events, n_draws=N_DRAWS).share
    except InvalidInput:
        # Too few choices to tell habit from taste: the report goes without.
        return None


def _history(
    uow: UnitOfWork, engine: MatchEngine, asked: PeriodQuestion, on: date
) -> ChannelHistory:
    scope = scope_of(uow, asked.measures)
    known = KnownPeople(uow, engine, with_facts=False, on=on)
    logged = logged_introductions(uow, known, scope)
    past = _past(uow, scope)
    made: list[Made] = [*logged.ever, *past]
    first_on = min(_first_days(logged.first_on, past), default=None)
    months = _months(asked.measures.since, asked.measures.until, first_on, on)
    is_own_only = uow.viewer.role is Role.INTERMEDIARY
    series: list[HistorySeries] = []
    for kind in SeriesKind:
        if not (is_own_only and kind in _BESIDE_OTHERS):
            series += _series(kind, made, months, asked.intervention, on)
    return ChannelHistory(
        intervention=asked.intervention,
        logged_since=first_on,
        own_log_since=logged.first_on,
        n_past=len(past),
        n_past_undated=sum(one.is_placed and one.placed_on is None for one in past),
        months=months,
        series=tuple(series),
    )


def _past(uow: UnitOfWork, scope: Scope) -> list[MadePast]:
    """Return the cases of earlier years, of whatever day: who began long ago may be placed now."""
    ever = replace(scope.asked, since=date.min, until=date.max)
    return past_of_period(uow, replace(scope, asked=ever)).of_period


def _first_days(of_log: date | None, past: Sequence[MadePast]) -> Iterator[date]:
    yield from (one.proposed_on for one in past)
    if of_log is not None:
        yield of_log


def _months(since: date, until: date, first_on: date | None, on: date) -> tuple[Span, ...]:
    """Return whole months that are over and in which the log was kept from the first day on."""
    if first_on is None:
        return ()
    return whole_months(max(since, first_on), min(until, on - timedelta(days=1)))


def _series(
    kind: SeriesKind,
    made: Sequence[Made],
    months: tuple[Span, ...],
    intervention: Intervention | None,
    on: date,
) -> Iterator[HistorySeries]:
    if kind is SeriesKind.SUSTAINED:
        # Of a later month only those who began early in it would be known.
        months = tuple(one for one in months if add_months(one.last, SUSTAINED_AFTER) <= on)
    if not months:
        return
    units = _units(kind, made, months, on)
    told = told_series(kind, units, months)
    changes: Mapping[str, SeriesChange] = {}
    if intervention is not None:
        sides = Sides(months=months, on=intervention.on)
        draws = Draws(SEED)
        found = {name: series_change(kind, own, sides, draws) for name, own in units.items()}
        changes = told_changes(kind, units, sides, found)
    for channel, cells in told.cells.items():
        is_hidden = all(cell.is_hidden for cell in cells)
        yield HistorySeries(
            kind=kind,
            channel=channel,
            width=told.width,
            cells=cells,
            months=months,
            n_empty=None if is_hidden else _n_empty(kind, units[channel], months),
            change=changes.get(channel),
        )


def _units(
    kind: SeriesKind, made: Sequence[Made], months: Sequence[Span], on: date
) -> dict[str, tuple[Dated, ...]]:
    if kind is not SeriesKind.SHARE_OF_INTRODUCTIONS:
        return {ALL: units_of(kind, made, on)}
    first, last = months[0].first, months[-1].last
    there = {one.channel for one in made if first <= one.proposed_on <= last}
    ordered = (*(channel.value for channel in Channel), UNKNOWN)
    return {name: units_of(kind, made, on, name) for name in ordered if name in there}


def _n_empty(kind: SeriesKind, units: Sequence[Dated], months: Sequence[Span]) -> int:
    return sum(cell.n == 0 for cell in cells_of(kind, units, months))
