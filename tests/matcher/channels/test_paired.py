"""Differences between policies that share their seeds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from matcher.channels.number import Standing
from matcher.channels.simulation.paired import (
    FEWEST_SEEDS,
    holm,
    mean_over_seeds,
    paired_difference,
)

NUMBERS = st.lists(st.floats(-1e6, 1e6), min_size=FEWEST_SEEDS, max_size=40)
HABIT = [10, 12, 9, 11, 30, 8, 10, 14, 12, 11]
BETTER = [11, 14, 10, 11, 33, 9, 9, 16, 13, 12]


def test_a_difference_is_taken_region_by_region_as_by_hand() -> None:
    told = paired_difference(np.array(BETTER, float), np.array(HABIT, float))
    # 1 2 1 0 3 1 -1 2 1 1: sum 11, mean 1.1, sum of squares 23, s² = (23 - 12.1) / 9.
    assert told.mean.estimate.at == pytest.approx(1.1)
    half = 2.262157 * np.sqrt(10.9 / 9) / np.sqrt(10)
    assert told.mean.estimate.low == pytest.approx(1.1 - half)
    assert told.mean.estimate.high == pytest.approx(1.1 + half)
    assert (told.mean.n, told.n_higher, told.n_lower) == (10, 8, 1)


def test_the_p_value_is_that_of_the_paired_t_test() -> None:
    told = paired_difference(np.array(BETTER, float), np.array(HABIT, float))
    assert told.p_value == pytest.approx(stats.ttest_rel(BETTER, HABIT).pvalue)


def test_pairing_finds_what_the_difference_between_regions_would_hide() -> None:
    easy = np.arange(0, 1_000, 50, dtype=float)
    luck = np.array([1.0, -1.0] * 10)
    told = paired_difference(easy + 2 + luck, easy)
    assert told.mean.estimate.low is not None
    assert told.mean.estimate.low > 1
    apart = stats.ttest_ind(easy + 2 + luck, easy).pvalue
    assert apart > 0.9


@given(NUMBERS)
@settings(max_examples=30, deadline=None)
def test_a_policy_that_is_habit_differs_by_nothing_for_certain(values: list[float]) -> None:
    told = paired_difference(np.array(values), np.array(values))
    assert (told.mean.estimate.at, told.mean.estimate.low, told.mean.estimate.high) == (0, 0, 0)
    assert (told.n_higher, told.n_lower, told.p_value) == (0, 0, 1.0)


@given(NUMBERS, NUMBERS)
@settings(max_examples=30, deadline=None)
def test_turning_the_two_round_turns_the_sign(one: list[float], other: list[float]) -> None:
    n = min(len(one), len(other))
    first, second = np.array(one[:n]), np.array(other[:n])
    there, back = paired_difference(first, second), paired_difference(second, first)
    assert there.mean.estimate.at == -(back.mean.estimate.at or 0)
    assert (there.n_higher, there.n_lower) == (back.n_lower, back.n_higher)
    assert there.p_value == back.p_value


def test_below_ten_regions_the_number_stands_without_an_interval() -> None:
    told = paired_difference(np.arange(9.0) + 1, np.arange(9.0))
    assert told.mean.standing is Standing.TOO_FEW
    assert (told.mean.estimate.at, told.mean.estimate.low, told.p_value) == (1.0, None, None)


def test_a_region_in_which_one_of_the_two_counted_nothing_is_no_pair() -> None:
    own = np.arange(12.0)
    habit = np.where(own < 2, np.nan, own - 1)
    told = paired_difference(own, habit)
    assert (told.mean.n, told.mean.estimate.at) == (10, 1.0)


def test_where_nothing_was_ever_counted_nothing_is_told() -> None:
    told = mean_over_seeds(np.full(20, np.nan))
    assert (told.n, told.estimate.at, told.standing) == (0, None, Standing.TOO_FEW)


def test_equal_numbers_have_an_interval_of_no_width() -> None:
    told = mean_over_seeds(np.full(30, 0.1))
    assert told.estimate.low == told.estimate.at == told.estimate.high


def test_looking_at_more_asks_smaller_p_values() -> None:
    assert holm([0.01, 0.04]) == (0.02, 0.04)
    assert holm([0.04, 0.01, 0.03]) == pytest.approx((0.06, 0.03, 0.06))
    assert holm([0.9, 0.8]) == (1.0, 1.0)
    assert holm([]) == ()
