"""Kaplan-Meier by hand: what is open counts as long as it waited, and not as an end."""

from __future__ import annotations

from math import exp, log, sqrt

import pytest

from matcher.channels.number import ChannelNumber, Measure, Standing
from matcher.channels.timing import Wait, median_days, share_over_by, survival_steps, timings
from matcher.fairness.intervals import Z_95


def waits(*days: int, still: tuple[int, ...] = ()) -> list[Wait]:
    ends = [(day, True) for day in days] + [(day, False) for day in still]
    return [
        Wait(channel="uwv", days=day, is_over=is_over, unit_id=f"K-{number}")
        for number, (day, is_over) in enumerate(ends)
    ]


def test_the_curve_falls_by_who_ended_out_of_who_still_waited() -> None:
    steps = survival_steps(waits(2, 2, 6, 8, still=(2, 7)))
    assert [step.day for step in steps] == [2, 6, 8]
    assert [step.share.at for step in steps] == pytest.approx([4 / 6, 4 / 9, 0.0])
    assert median_days(steps).at == 6


def test_the_interval_is_greenwoods_on_the_scale_of_log_minus_log() -> None:
    (first, *_) = survival_steps(waits(2, 5, 6, 8))
    half = Z_95 * sqrt(1 / (4 * 3)) / abs(log(3 / 4))
    assert first.share.low == pytest.approx((3 / 4) ** exp(half))
    assert first.share.high == pytest.approx((3 / 4) ** exp(-half))


def test_a_median_that_is_not_reached_is_not_made_up() -> None:
    steps = survival_steps(waits(3, still=(9, 9, 9)))
    assert median_days(steps).at is None
    assert share_over_by(steps, 9).at == pytest.approx(0.25)
    assert share_over_by(steps, 2).at == 0


def test_leaving_out_what_is_open_would_make_it_look_faster() -> None:
    assert median_days(survival_steps(waits(1, 2, 3, 4))).at == 2
    assert median_days(survival_steps(waits(1, 2, 3, 4, still=(9, 9, 9)))).at == 4


def test_ends_of_the_median_lie_around_it() -> None:
    found = median_days(survival_steps(waits(*range(1, 41))))
    assert (found.at, found.low, found.high) == (20, 14, 26)


def timed(given: list[Wait]) -> list[ChannelNumber]:
    numbers = timings(
        given,
        ["uwv"],
        median=Measure.DAYS_TO_PLACEMENT,
        in_time=Measure.PLACED_IN_TIME,
        within_days=5,
    )
    return list(numbers)


def test_nine_ends_are_too_few_however_many_still_wait() -> None:
    median, in_time = timed(waits(*range(1, 10), still=(30,) * 91))
    assert (median.n, median.n_of, median.estimate.at) == (9, 100, None)
    assert in_time.n == 5
    assert in_time.estimate.at == pytest.approx(0.05)
    assert in_time.estimate.low is None
    assert {median.standing, in_time.standing} == {Standing.TOO_FEW}
    assert timed(waits(*range(1, 11)))[0].standing is Standing.TOLD


def test_nobody_waited_and_nothing_is_said() -> None:
    for number in timed([]):
        assert (number.n, number.n_of, number.standing) == (0, 0, Standing.TOO_FEW)
    assert timed([])[0].estimate.at is None
