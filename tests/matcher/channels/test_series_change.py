"""What changed at a date, by the strongest method that the months allow, and what may be told."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from matcher.channels.before_after import count_a_month, difference
from matcher.channels.ratio import Draws
from matcher.channels.series import Dated, SeriesKind, whole_months
from matcher.channels.series_change import ChangeMethod, SeriesChange, Sides, series_change
from matcher.channels.series_disclosure import told_changes, told_series
from matcher.domain.period import add_months
from matcher.fairness.intervals import wilson

FIRST = date(2023, 1, 1)


def monthly(counts: list[int], *, n_in: list[int] | None = None) -> list[Dated]:
    """Return so many units a month from January 2023, every one of another person."""
    return [
        Dated(
            on=add_months(FIRST, month).replace(day=1 + number % 28),
            person_id=f"K-{month}-{number}",
            vacancy_id=f"V-{month}-{number // 3}",
            channel="uwv",
            is_in=n_in is None or number < n_in[month],
        )
        for month, count in enumerate(counts)
        for number in range(count)
    ]


def sides(n_months: int, on: date) -> Sides:
    last = add_months(FIRST, n_months)
    return Sides(months=whole_months(FIRST, last), on=on)


def changed(counts: list[int], on: date, kind: SeriesKind = SeriesKind.PLACEMENTS) -> SeriesChange:
    return series_change(kind, monthly(counts), sides(len(counts), on), Draws(1))


def test_with_a_year_on_either_side_it_is_a_series() -> None:
    counts = [10, 12, 9, 11, 13, 10, 8, 12, 11, 9, 10, 12, *[20, 23, 19, 21, 22, 20] * 2]
    found = changed(counts, date(2024, 1, 1))
    assert found.method is ChangeMethod.INTERRUPTED_SERIES
    assert (found.n_before, found.n_after) == (12, 12)
    assert found.change.low is not None
    assert found.change.low > 5
    assert found.before.at == pytest.approx(127 / 12)


def test_with_fewer_months_it_is_before_and_after_and_has_no_line() -> None:
    found = changed([10, 12, 9, 11, 20, 23, 19, 21], date(2023, 5, 1))
    assert found.method is ChangeMethod.BEFORE_AFTER
    assert found.regression is None
    assert found.change.at == pytest.approx(83 / 4 - 42 / 4)


def test_a_month_in_which_it_began_midway_is_on_neither_side() -> None:
    split = sides(6, date(2023, 3, 15))
    assert [month.first.month for month in split.before] == [1, 2]
    assert [month.first.month for month in split.after] == [4, 5, 6]
    found = changed([10, 10, 500, 20, 20, 20], date(2023, 3, 15))
    assert (found.before.at, found.after.at) == (10, 20)
    whole = sides(6, date(2023, 3, 1))
    assert [month.first.month for month in whole.after] == [3, 4, 5, 6]


def test_without_a_whole_month_on_a_side_nothing_is_said() -> None:
    found = changed([10, 10, 10], date(2023, 1, 20))
    assert found.method is ChangeMethod.NO_MONTHS
    assert found.change.at is None


def test_months_in_which_nothing_happened_are_counted_and_named() -> None:
    counts = [0, 3, 0, 4, 2, 3, 1, 0, 2, 3, 4, 2, *[3, 0, 2, 4] * 3]
    found = changed(counts, date(2024, 1, 1))
    assert (found.n_empty_before, found.n_empty_after) == (3, 3)
    assert found.n_before == 12


def test_a_series_that_is_nought_all_along_is_flat() -> None:
    found = series_change(SeriesKind.PLACEMENTS, [], sides(30, date(2024, 4, 1)), Draws(1))
    assert found.method is ChangeMethod.FLAT
    assert found.change.at is None


def test_a_share_of_a_short_series_needs_ten_vacancies_on_either_side() -> None:
    n_in = [10, 10, 10, 20, 20, 20]
    units = monthly([30] * 6, n_in=n_in)
    split = sides(6, date(2023, 4, 1))
    found = series_change(SeriesKind.FOUND_BY_RANKING, units, split, Draws(1))
    assert found.method is ChangeMethod.BEFORE_AFTER
    assert found.change.at == pytest.approx(1 / 3)
    few = monthly([4] * 6, n_in=[1, 1, 1, 2, 2, 2])
    none = series_change(SeriesKind.FOUND_BY_RANKING, few, split, Draws(1))
    assert none.method is ChangeMethod.NO_MONTHS


def test_the_difference_of_two_shares_is_that_of_newcombe() -> None:
    # Newcombe 1998, table II: 56/70 against 48/80, method 10.
    told = difference(wilson(48 / 80, 80), wilson(56 / 70, 70))
    assert told.at == pytest.approx(0.2)
    assert [told.low, told.high] == pytest.approx([0.0524, 0.3339], abs=0.0001)


def test_counts_by_chance_alone_differ_in_five_of_a_hundred() -> None:
    rng = np.random.default_rng(8)
    wrong = 0
    for before, after in rng.poisson(30, (400, 2)).tolist():
        told = difference(count_a_month(before, 6), count_a_month(after, 6))
        assert told.low is not None
        assert told.high is not None
        wrong += not told.low <= 0 <= told.high
    assert wrong / 400 <= 0.07


def test_months_are_put_together_until_no_number_is_about_fewer_than_ten() -> None:
    months = whole_months(FIRST, date(2024, 12, 31))
    kind = SeriesKind.INTRODUCTIONS
    assert told_series(kind, {"all": monthly([14] * 24)}, months).width == 1
    by_quarter = told_series(kind, {"all": monthly([4] * 24)}, months)
    assert by_quarter.width == 3
    first = by_quarter.cells["all"][0]
    # Twelve are told as ten, and a month of them likewise.
    assert (first.n, first.at) == (10, 3.3)
    hidden = told_series(kind, {"all": monthly([1, *[0] * 23])}, months)
    (first, *_) = hidden.cells["all"]
    assert (first.n, first.at) == (None, None)


def test_nought_may_be_told_where_enough_were_there() -> None:
    months = whole_months(FIRST, date(2023, 12, 31))
    units = monthly([4] * 12, n_in=[0] * 12)
    told = told_series(SeriesKind.FOUND_BY_RANKING, {"all": units}, months)
    assert told.width == 3
    assert {cell.at for cell in told.cells["all"]} == {0.0}


def test_a_share_that_leaves_out_few_people_speaks_of_them_and_is_not_told() -> None:
    months = whole_months(FIRST, date(2023, 12, 31))
    all_but_one = {"all": monthly([15] * 12, n_in=[14] * 12)}
    told = told_series(SeriesKind.SUSTAINED, all_but_one, months)
    # Twelve in a year are left out: that may be told, and nothing shorter.
    assert told.width == 12
    assert [cell.is_hidden for cell in told.cells["all"]] == [False]
    everybody = {"all": monthly([15] * 12)}
    assert told_series(SeriesKind.SUSTAINED, everybody, months).width == 1


def test_what_a_hidden_channel_has_cannot_be_worked_out_from_the_others() -> None:
    months = whole_months(FIRST, date(2023, 3, 31))
    own = {"uwv": [25] * 3, "wijkteam": [1] * 3, "education": [14] * 3}
    total = [40] * 3
    start = {"uwv": 0, "wijkteam": 25, "education": 26}
    units = {
        channel: [
            Dated(
                on=one.on,
                person_id=one.person_id,
                vacancy_id=one.vacancy_id,
                channel=channel,
                is_in=start[channel] <= int(one.person_id.split("-")[2]) < start[channel] + n[0],
            )
            for one in monthly(total)
        ]
        for channel, n in own.items()
    }
    told = told_series(SeriesKind.SHARE_OF_INTRODUCTIONS, units, months)
    hidden = {name for name, cells in told.cells.items() if cells[0].is_hidden}
    assert hidden == {"wijkteam", "education"}


def test_a_change_is_told_only_where_each_side_has_ten_people_and_in_rounded_numbers() -> None:
    split = sides(24, date(2024, 1, 1))
    kind = SeriesKind.PLACEMENTS
    units = {"all": monthly([1, *[0] * 11, *[5, 6, 7] * 4])}
    found = {"all": series_change(kind, units["all"], split, Draws(1))}
    told = told_changes(kind, units, split, found)["all"]
    assert told.method is ChangeMethod.HIDDEN
    assert (told.change.at, told.before.at, told.regression) == (None, None, None)
    enough = {"all": monthly([*[3, 4, 5] * 4, *[5, 6, 7] * 4])}
    found = {"all": series_change(kind, enough["all"], split, Draws(1))}
    told = told_changes(kind, enough, split, found)["all"]
    assert told.method is ChangeMethod.INTERRUPTED_SERIES
    # 48 people in twelve months are told as 45.
    assert told.before.at == round(45 / 12, 1)
    assert told.change.at == round(told.change.at or 0, 1)
    assert told.regression is not None
    assert all(at == round(at, 1) for at in told.regression.fitted)
