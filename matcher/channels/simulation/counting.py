"""From what happened to the numbers of ``Outcome``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np

from matcher.channels.concentration import hhi
from matcher.channels.number import ALL
from matcher.channels.simulation.course import Course
from matcher.channels.simulation.draws import Floats
from matcher.channels.simulation.outcome import ALL_YEARS, Outcome, SimulatedNumber
from matcher.channels.simulation.people import (
    CHANNELS,
    GROUPS,
    MONTH_DAYS,
    YEAR_DAYS,
    Flags,
    Numbers,
)
from matcher.channels.simulation.region import Region
from matcher.channels.simulation.waiting import mean_wait
from matcher.channels.simulation.worth import earned

_ALL_CHANNELS = len(CHANNELS)
_NAMES = (*(channel.value for channel in CHANNELS), ALL)
Told = Iterator[tuple[Outcome, str, int, float | None]]
"""Outcome, channel, year, value."""


class Counts:
    """Everything that is told of one course.

    Parameters
    ----------
    course : Course
        After the last day.
    fit_in_channels : float64 (n_years, n_channels)
        Truly suitable people by the year in which a vacancy opened.
    """

    def __init__(self, course: Course, fit_in_channels: Floats) -> None:
        self._course = course
        self._region = course.region
        self._fit_in_channels = fit_in_channels
        self._n_years = self._region.scenario.whole("years")
        filled = course.filled
        self._job = np.array([one.job for one in filled], dtype=np.intp)
        self._channel = np.array([one.channel for one in filled], dtype=np.intp)
        self._person = np.array([one.hire.person for one in filled], dtype=np.intp)
        self._starts = np.array([one.hire.starts for one in filled])
        self._ends = np.array([one.hire.ends for one in filled])
        self._chance = np.array([one.hire.chance for one in filled])
        self._opened = (self._region.jobs.opens[self._job] // YEAR_DAYS).astype(np.intp)
        self._euros = _values(self._region, self._job, self._person, self._starts, self._ends)

    def numbers(self, seed: int) -> tuple[SimulatedNumber, ...]:
        """Return all numbers."""
        told = (
            *self._placements(),
            *self._shares(),
            *self._vacancies(),
            *self._contracts(),
            *self._people(),
        )
        return tuple(
            SimulatedNumber(
                policy=self._course.policy,
                seed=seed,
                outcome=outcome,
                channel=channel,
                year=year,
                value=value,
            )
            for outcome, channel, year, value in told
        )

    def _placements(self) -> Told:
        days = self._ends - self._starts
        followed = self._region.horizon - self._starts
        lasted = {m: np.minimum(days, followed) >= m * MONTH_DAYS for m in (6, 12)}
        can_tell = followed >= 12 * MONTH_DAYS
        n_placed = self._by_channel(np.ones(len(days)))
        n_lasted = self._by_channel(lasted[12].astype(np.float64))
        yield from _sums(Outcome.PLACEMENTS, n_placed)
        yield from _means(Outcome.MEAN_TRUE_FIT, self._by_channel(self._chance), n_placed)
        yield from _sums(Outcome.SUSTAINED_6, self._by_channel(lasted[6].astype(np.float64)))
        yield from _sums(Outcome.SUSTAINED_12, n_lasted)
        n_told = self._by_channel(can_tell.astype(np.float64))
        yield from _means(Outcome.SUSTAINED_12_SHARE, n_lasted, n_told)
        yield from _sums(Outcome.VALUE, self._by_channel(self._euros))

    def _shares(self) -> Told:
        placed = self._by_channel(np.ones(len(self._job)))
        pool = np.bincount(self._region.people.channel, minlength=len(CHANNELS))
        yield from _shares(Outcome.SHARE_OF_PLACEMENTS, placed)
        yield from _shares(Outcome.SHARE_OF_SEEN, _with_totals(self._course.exposure))
        yield from _shares(Outcome.SHARE_OF_FIT, _with_totals(self._fit_in_channels))
        for channel, share in zip(CHANNELS, (pool / pool.sum()).tolist(), strict=True):
            yield Outcome.SHARE_OF_POOL, channel.value, ALL_YEARS, share
        for year, row in enumerate(placed):
            total = row[_ALL_CHANNELS]
            shares = (row[:_ALL_CHANNELS] / max(total, 1)).tolist()
            yield Outcome.HHI, ALL, _year(year, placed), hhi(shares) if total else None

    def _vacancies(self) -> Told:
        jobs, n_years = self._region.jobs, self._n_years
        opened = (jobs.opens // YEAR_DAYS).astype(np.intp)
        is_over = jobs.closes <= self._region.horizon
        is_filled = np.zeros(len(jobs), dtype=np.bool_)
        is_filled[self._job] = True
        days = np.full(len(jobs), np.nan)
        days[self._job] = self._starts - jobs.opens[self._job]
        missed = self._course.missed
        at = np.array([one.job for one in missed], dtype=np.intp)
        n_missed = np.array([one.n_missed for one in missed], dtype=np.float64)
        n_best = np.array([one.n_best for one in missed], dtype=np.float64)
        for year in (*range(n_years), None):
            own = np.ones(len(jobs), np.bool_) if year is None else opened == year
            number = ALL_YEARS if year is None else year + 1
            over = own & is_over
            waits = days[own & is_filled]
            best = n_best[own[at]].sum()
            yield Outcome.FILLED_SHARE, ALL, number, _mean(is_filled[over])
            yield Outcome.DAYS_TO_FILL, ALL, number, float(np.median(waits)) if len(waits) else None
            share = float(n_missed[own[at]].sum() / best) if best else None
            yield Outcome.MISSED_FIT, ALL, number, share

    def _contracts(self) -> Told:
        contracts, horizon = self._region.contracts, self._region.horizon
        total = np.zeros(len(contracts))
        np.add.at(total, self._region.jobs.contract[self._job], self._euros)
        is_met = total >= contracts.duty
        ended = (contracts.ends // YEAR_DAYS).astype(np.intp)
        for year in range(self._n_years):
            yield Outcome.OBLIGATION_MET_SHARE, ALL, year + 1, _mean(is_met[ended == year])
        yield Outcome.OBLIGATION_MET_SHARE, ALL, ALL_YEARS, _mean(is_met[contracts.ends < horizon])

    def _people(self) -> Told:
        people, horizon = self._region.people, self._region.horizon
        first = np.full(len(people), np.inf)
        np.minimum.at(first, self._person, self._starts)
        is_placed = first <= horizon
        gone = np.minimum(people.leaves, horizon)
        waits = np.where(is_placed, first, gone) - people.arrives
        for number, name in enumerate(_NAMES):
            own = np.ones(len(people), np.bool_)
            if number < _ALL_CHANNELS:
                own = people.channel == number
            wait = mean_wait(waits[own], is_placed[own], most=YEAR_DAYS)
            yield Outcome.NEVER_SEEN_SHARE, name, ALL_YEARS, _mean(~self._course.is_seen[own])
            yield Outcome.WAITING_DAYS, name, ALL_YEARS, wait

    def _by_channel(self, values: Floats) -> Floats:
        """Return sums by year of opening and channel, with totals of both at the end."""
        sums = np.zeros((self._n_years, len(CHANNELS)))
        np.add.at(sums, (self._opened, self._channel), values)
        return _with_totals(sums)


def _values(region: Region, job: Numbers, person: Numbers, starts: Floats, ends: Floats) -> Floats:
    """Return the euros that placements count for within their contract and the period."""
    last = np.minimum(region.contracts.ends[region.jobs.contract[job]], region.horizon)
    days = np.minimum(ends, last) - starts
    group, hours = region.people.group[person], region.jobs.hours[job]
    return np.array(
        [
            earned(region.scenario.scheme_id, GROUPS[number], per_week, worked)
            for number, per_week, worked in zip(
                group.tolist(), hours.tolist(), days.tolist(), strict=True
            )
        ]
    )


def _with_totals(sums: Floats) -> Floats:
    """Return a table with the totals of its columns and rows added."""
    both = np.concatenate((sums, sums.sum(axis=0, keepdims=True)))
    return np.concatenate((both, both.sum(axis=1, keepdims=True)), axis=1)


def _year(row: int, table: Floats) -> int:
    return ALL_YEARS if row == len(table) - 1 else row + 1


def _sums(outcome: Outcome, table: Floats) -> Told:
    for row, column in product(*map(range, table.shape)):
        yield outcome, _NAMES[column], _year(row, table), float(table[row, column])


def _means(outcome: Outcome, table: Floats, counts: Floats) -> Told:
    for row, column in product(*map(range, table.shape)):
        n = counts[row, column]
        yield (
            outcome,
            _NAMES[column],
            _year(row, table),
            float(table[row, column] / n) if n else None,
        )


def _shares(outcome: Outcome, table: Floats) -> Told:
    for row, column in product(range(len(table)), range(_ALL_CHANNELS)):
        total = table[row, _ALL_CHANNELS]
        share = float(table[row, column] / total) if total else None
        yield outcome, _NAMES[column], _year(row, table), share


def _mean(flags: Flags) -> float | None:
    return float(np.mean(flags)) if len(flags) else None
