"""The measures of channels over a period, out of what is stored; nothing is changed by it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

import numpy as np

from api.services.channel_costs import reported_euros
from api.services.channel_log import (
    LoggedIntroductions,
    LoggedLists,
    introduction_units,
    logged_introductions,
    logged_lists,
    waits_for_introduction,
    waits_for_placement,
)
from api.services.channel_past import PastOfPeriod, past_of_period
from api.services.channel_pool import ChannelPool, FitUnits
from api.services.channel_report import SEED, ChannelCounts, ChannelQuestion, ChannelReport
from api.services.channel_scope import Scope, scope_of
from api.services.channel_value import ValueUnits, value_units
from api.services.fairness_people import KnownPeople, open_pairs_count
from api.services.match_engine import MatchEngine
from matcher.channels.concentration import concentration
from matcher.channels.cost import costs
from matcher.channels.disclosure import disclosed
from matcher.channels.funnel import funnel, is_sustained
from matcher.channels.made import Made
from matcher.channels.missed_fit import missed_fit
from matcher.channels.number import ALL, ChannelNumber, Measure
from matcher.channels.overlap import overlap
from matcher.channels.ratio import Draws
from matcher.channels.shares import census_shares, mean_shares, pooled_shares
from matcher.channels.timing import INTRODUCED_WITHIN_DAYS, PLACED_WITHIN_DAYS, timings
from matcher.domain.access import Role
from matcher.domain.organisation import Channel
from matcher.fairness.people import UNKNOWN
from models.unit_of_work import UnitOfWork


def channel_measures(
    uow: UnitOfWork, engine: MatchEngine, asked: ChannelQuestion, *, on: date, at: datetime
) -> ChannelReport:
    """Return what channels brought in a period, as this viewer may be told.

    A desk and the operator ask about everything, a contractor about its own vacancies. An
    intermediary is told how the introductions of its own candidates went. Cases of earlier years
    count for a desk and the operator in what introductions came to, and in nothing that needs the
    people of today.

    Parameters
    ----------
    on, at : date, datetime
        Today, and the instant whose time zone says which days lists were shown on.

    Raises
    ------
    Conflict
        If the question is not this viewer's to ask.
    InvalidInput, Ambiguous
        If contractor or region is none, or more than one.
    """
    scope = scope_of(uow, asked)
    known = KnownPeople(uow, engine, with_facts=False, on=on)
    made = logged_introductions(uow, known, scope)
    past = past_of_period(uow, scope)
    counted: list[Made] = [*made.of_period, *past.of_period]
    draws = Draws(SEED)
    is_own_only = uow.viewer.role is Role.INTERMEDIARY
    lists, units, value = LoggedLists(), FitUnits(), ValueUnits()
    numbers: list[ChannelNumber] = []
    if not is_own_only:
        lists = logged_lists(uow, known, scope, at.tzinfo)
        pool = ChannelPool(uow, engine, known, scope)
        vacancies = {one.vacancy_id for one in made.of_period} | set(lists.first_shown)
        vacancies |= made.asked_of_period
        rng = np.random.default_rng(SEED)
        units = pool.fit_units(vacancies, made.asked_channels, on, rng)
        value = value_units(uow, made.of_period, on)
        numbers += _shares(pool, units, lists, counted, value, draws)
        numbers += _pool_numbers(pool, units, made, lists, on, draws)
        numbers += costs(
            reported_euros(uow, scope, made.of_period),
            made.of_period,
            _all_channels(pool, lists, made.of_period),
            draws,
        )
    channels = _channels(one.channel for one in counted)
    numbers += funnel(counted, channels, on, draws)
    numbers += timings(
        waits_for_placement(counted, on),
        (ALL, *channels),
        median=Measure.DAYS_TO_PLACEMENT,
        in_time=Measure.PLACED_IN_TIME,
        within_days=PLACED_WITHIN_DAYS,
    )
    return ChannelReport(
        asked=asked,
        region=None if scope.region is None else scope.region.name,
        contractor=scope.contractor_id,
        is_own_only=is_own_only,
        numbers=disclosed(numbers),
        counts=_counts(uow, scope, made, past, lists, units, value),
        weights_version=engine.weights.version,
        encoder_version=engine.encoder.version,
        asked_on=on,
    )


def _shares(
    pool: ChannelPool,
    units: FitUnits,
    lists: LoggedLists,
    made: Sequence[Made],
    value: ValueUnits,
    draws: Draws,
) -> list[ChannelNumber]:
    channels = _all_channels(pool, lists, made)
    placed = [one for one in made if one.is_placed]
    pooled = {
        Measure.SHARE_OF_INTRODUCTIONS: introduction_units(made),
        Measure.SHARE_OF_PLACEMENTS: introduction_units(placed),
        Measure.SHARE_OF_SUSTAINED_6: introduction_units(o for o in placed if is_sustained(o, 6)),
        Measure.SHARE_OF_SUSTAINED_12: introduction_units(o for o in placed if is_sustained(o, 12)),
        Measure.SHARE_OF_VALUE: value.units,
    }
    mean = {
        Measure.SHARE_OF_ELIGIBLE: units.eligible,
        Measure.SHARE_OF_FIT: units.fit,
        Measure.SHARE_OF_EXPOSURE: lists.exposure,
    }
    numbers = [*census_shares(Measure.SHARE_OF_POOL, pool.channels_of, channels)]
    for measure, counted in mean.items():
        numbers += mean_shares(measure, counted, channels, draws)
    for measure, counted in pooled.items():
        numbers += pooled_shares(measure, counted, channels, draws)
    numbers += concentration(pooled[Measure.SHARE_OF_INTRODUCTIONS])
    return numbers


def _pool_numbers(
    pool: ChannelPool,
    units: FitUnits,
    made: LoggedIntroductions,
    lists: LoggedLists,
    on: date,
    draws: Draws,
) -> list[ChannelNumber]:
    channels = _all_channels(pool, lists, made.of_period)
    waits = waits_for_introduction(lists.first_shown, made.ever, channels, on)
    return [
        *missed_fit(units.asked, channels, draws),
        *overlap(pool.channels_of, channels),
        *timings(
            waits,
            (ALL, *channels),
            median=Measure.DAYS_TO_INTRODUCTION,
            in_time=Measure.INTRODUCED_IN_TIME,
            within_days=INTRODUCED_WITHIN_DAYS,
        ),
    ]


def _all_channels(pool: ChannelPool, lists: LoggedLists, made: Sequence[Made]) -> list[str]:
    return _channels(
        {
            *(channel for own in pool.channels_of.values() for channel in own),
            *(unit.channel for unit in lists.exposure),
            *(one.channel for one in made),
        }
    )


def _channels(found: Iterable[str]) -> list[str]:
    """Return these channels in the order of the code, what is unknown last."""
    there = set(found)
    return [name for name in (*(channel.value for channel in Channel), UNKNOWN) if name in there]


def _counts(
    uow: UnitOfWork,
    scope: Scope,
    made: LoggedIntroductions,
    past: PastOfPeriod,
    lists: LoggedLists,
    units: FitUnits,
    value: ValueUnits,
) -> ChannelCounts:
    return ChannelCounts(
        n_introductions=len(made.of_period) + len(past.of_period),
        n_lists=lists.n_lists,
        n_vacancies=len({one.vacancy_id for one in made.of_period} | set(lists.first_shown)),
        n_vacancies_measured=units.n_vacancies,
        n_contracts_measured=units.n_contracts,
        n_vacancies_gone=units.n_gone,
        n_contracts_gone=value.n_contracts_gone,
        n_without_introduction=units.n_without_introduction,
        n_without_fit=units.n_without_fit,
        n_place_unknown=scope.n_place_unknown,
        n_group_unknown=made.n_group_unknown + past.n_group_unknown,
        n_open_pairs=open_pairs_count(uow),
        n_imported=len(past.of_period),
        n_imported_unknown=past.n_unknown,
        n_imported_without_person=past.n_without_person,
        n_imported_place_unknown=past.n_place_unknown,
    )
