"""Mean days without work in a first period."""

from __future__ import annotations

import numpy as np
import pytest

from matcher.channels.simulation.waiting import mean_wait


def test_without_anybody_censored_it_is_the_mean_of_the_days_cut_off() -> None:
    days = np.array([10.0, 30.0, 30.0, 90.0])
    assert mean_wait(days, np.ones(4, np.bool_), most=60) == pytest.approx((10 + 30 + 30 + 60) / 4)


def test_somebody_out_of_sight_counts_as_long_as_in_sight() -> None:
    # 4 wait to day 10, one of 4 leaves; one is censored on 20; one of 2 leaves on 30.
    days, is_over = np.array([10.0, 20.0, 30.0, 40.0]), np.array([True, False, True, False])
    by_hand = 10 * 1 + 20 * 3 / 4 + 20 * 3 / 8
    assert mean_wait(days, is_over, most=50) == pytest.approx(by_hand)


def test_who_is_censored_on_the_day_of_an_end_still_waited_that_day() -> None:
    days, is_over = np.array([10.0, 10.0]), np.array([False, True])
    assert mean_wait(days, is_over, most=20) == pytest.approx(10 + 10 / 2)
    assert mean_wait(days[::-1], is_over[::-1], most=20) == pytest.approx(15)


def test_nobody_has_no_mean_and_nobody_who_found_work_waits_the_whole_time() -> None:
    assert mean_wait(np.zeros(0), np.zeros(0, np.bool_), most=20) is None
    assert mean_wait(np.array([5.0]), np.zeros(1, np.bool_), most=20) == 20
