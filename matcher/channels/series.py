"""What channels brought by month: counts, shares and concentration out of the introduction log.

================== ================================== ========================= ==================
series             a month holds                      number                    weight
================== ================================== ========================= ==================
introductions      made in it                         n a month                 1
found by ranking   made in it                         n by a ranking / n        introductions
placements         placed in it                       n a month                 1
sustained          whose work began in it             yes / (yes + no)          placements told of
share of a channel made in it                         n of the channel / n      introductions
concentration      made in it                         sum n_c (n_c - 1) /       introductions
                                                      (n (n - 1))
================== ================================== ========================= ==================

Concentration is the HHI without its bias in a small month (about (1 - HHI) / n too high): else a
month with few introductions would look like one with few channels.

Source
------
Simpson 1949, *Measurement of diversity*, Nature 163, for the unbiased sum of squares.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from matcher.channels.made import Made
from matcher.domain.period import add_months
from matcher.ternary import Ternary

SUSTAINED_AFTER = 6
"""Months after which work counts as sustained in the series."""


class SeriesKind(StrEnum):
    """What is followed through time (reeks)."""

    INTRODUCTIONS = "introductions"
    FOUND_BY_RANKING = "found_by_ranking"
    PLACEMENTS = "placements"
    SUSTAINED = "sustained"
    SHARE_OF_INTRODUCTIONS = "share_of_introductions"
    CONCENTRATION = "concentration"

    @property
    def is_count(self) -> bool:
        """Whether it is a number a month, and not a share or an index."""
        return self in (SeriesKind.INTRODUCTIONS, SeriesKind.PLACEMENTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """One introduction on the day on which the series counts it.

    Attributes
    ----------
    is_in : bool
        Whether the share counts it, and not only what it is a share of.
    """

    on: date
    person_id: str
    vacancy_id: str
    channel: str
    is_in: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Whole months in a row.

    Attributes
    ----------
    first, last : date
        First and last day, both included.
    """

    first: date
    last: date

    @property
    def n_months(self) -> int:
        """How many months it is."""
        years = self.last.year - self.first.year
        return years * 12 + self.last.month - self.first.month + 1

    def contains(self, day: date) -> bool:
        """Return whether a day lies in it."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A series in one span.

    Attributes
    ----------
    n, n_of : int
        How many it counts, out of how many; the same for a count.
    n_people, n_people_of, n_people_rest : int
        Different people whom it counts, among whom it counts, and whom it leaves out of these, for
        hiding: no part of what is told.
    at : float or None
        The number; None where there is nothing to count among.
    """

    span: Span
    n: int
    n_of: int
    n_people: int
    n_people_of: int
    n_people_rest: int
    at: float | None


def whole_months(since: date, until: date) -> tuple[Span, ...]:
    """Return the calendar months that lie in a period from the first day to the last.

    Examples
    --------
    >>> [str(month.first) for month in whole_months(date(2026, 1, 15), date(2026, 4, 29))]
    ['2026-02-01', '2026-03-01']
    """
    first = since if since.day == 1 else _next_month(since)
    months = []
    while (last := _next_month(first) - timedelta(days=1)) <= until:
        months.append(Span(first=first, last=last))
        first = _next_month(first)
    return tuple(months)


def spans_of(months: Sequence[Span], n_months: int) -> tuple[Span, ...]:
    """Return months put together by calendar quarter (3), half (6) or year (12), or one by one.

    The first and the last span may have fewer months.
    """
    together: dict[tuple[int, int], list[Span]] = {}
    for month in months:
        key = (month.first.year, (month.first.month - 1) // n_months)
        together.setdefault(key, []).append(month)
    return tuple(Span(first=own[0].first, last=own[-1].last) for own in together.values())


def cells_of(kind: SeriesKind, units: Iterable[Dated], spans: Iterable[Span]) -> tuple[Cell, ...]:
    """Return a series in each of these spans."""
    ordered = sorted(units, key=lambda unit: unit.on)
    days = [unit.on for unit in ordered]
    return tuple(
        _cell(kind, ordered[bisect_left(days, span.first) : bisect_right(days, span.last)], span)
        for span in spans
    )


def _cell(kind: SeriesKind, own: Sequence[Dated], span: Span) -> Cell:
    counted = [unit for unit in own if unit.is_in]
    return Cell(
        span=span,
        n=len(counted),
        n_of=len(own),
        n_people=len({unit.person_id for unit in counted}),
        n_people_of=len({unit.person_id for unit in own}),
        n_people_rest=len({unit.person_id for unit in own if not unit.is_in}),
        at=_number(kind, own, counted, span),
    )


def units_of(
    kind: SeriesKind, made: Iterable[Made], on: date, channel: str | None = None
) -> tuple[Dated, ...]:
    """Return what a series counts, each on its day; what nobody knows is in no series.

    Parameters
    ----------
    on : date
        Today: a placement enters the sustained series only if its six months have passed.
    channel : str or None
        For the share of a channel.
    """
    return tuple(_units(kind, made, on, channel))


def _units(
    kind: SeriesKind, made: Iterable[Made], on: date, channel: str | None
) -> Iterator[Dated]:
    for one in made:
        if kind is SeriesKind.PLACEMENTS:
            yield from _dated(one, one.placed_on)
        elif kind is SeriesKind.SUSTAINED:
            if one.is_placed and one.is_due(SUSTAINED_AFTER, on):
                yield from _dated(one, one.began_on, one.lasted(SUSTAINED_AFTER))
        elif kind is SeriesKind.FOUND_BY_RANKING:
            yield from _dated(one, one.proposed_on, one.is_found_by_ranking)
        elif kind is SeriesKind.SHARE_OF_INTRODUCTIONS:
            yield from _dated(one, one.proposed_on, Ternary.of(one.channel == channel))
        else:
            yield from _dated(one, one.proposed_on)


def _dated(one: Made, day: date | None, is_in: Ternary = Ternary.MEETS) -> Iterator[Dated]:
    if day is not None and is_in is not Ternary.UNKNOWN:
        yield Dated(
            on=day,
            person_id=one.person_id,
            vacancy_id=one.vacancy_id,
            channel=one.channel,
            is_in=is_in is Ternary.MEETS,
        )


def _number(
    kind: SeriesKind, own: Sequence[Dated], counted: Sequence[Dated], span: Span
) -> float | None:
    n = len(own)
    if kind.is_count:
        return n / span.n_months
    if kind is SeriesKind.CONCENTRATION:
        by_channel = Counter(unit.channel for unit in own).values()
        pairs = sum(count * (count - 1) for count in by_channel)
        return pairs / (n * (n - 1)) if n > 1 else None
    return len(counted) / n if n else None


def _next_month(day: date) -> date:
    return add_months(day.replace(day=1), 1)
