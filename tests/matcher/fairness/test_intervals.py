"""Intervals that cover what they promise, and claim nothing where nothing is known."""

from __future__ import annotations

import numpy as np
import pytest

from matcher.fairness.exposure import position_weights
from matcher.fairness.intervals import (
    bootstrap_draws,
    bootstrap_ratio,
    effective_count,
    wilson,
)
from tests.matcher.fairness.lists import seeded


def test_wilson_gives_the_interval_of_the_textbook() -> None:
    told = wilson(0.1, 20)
    # (0.1 + z2/40 -+ z sqrt(0.1 * 0.9 / 20 + z2/1600)) / (1 + z2/20), z2 = 3.8415
    assert (told.low, told.high) == pytest.approx((0.02787, 0.30103), abs=1e-4)


def test_nobody_in_ten_does_not_mean_nobody_ever() -> None:
    told = wilson(0.0, 10)
    assert told.low == 0
    assert told.high == pytest.approx(0.2775, abs=1e-4)


def test_without_lines_nothing_is_known() -> None:
    told = wilson(0.0, 0)
    assert (told.at, told.low, told.high) == (None, None, None)


def test_wilson_holds_its_promise_for_short_lists() -> None:
    rng = seeded()
    hits = 0
    for _ in range(2_000):
        told = wilson(rng.binomial(20, 0.3) / 20, 20)
        hits += told.low is not None and told.high is not None and told.low <= 0.3 <= told.high
    assert hits / 2_000 == pytest.approx(0.95, abs=0.03)


def test_weighted_lines_tell_less_than_as_many_equal_ones() -> None:
    assert effective_count(np.ones(20)) == pytest.approx(20)
    assert 10 < effective_count(position_weights(range(1, 21))) < 20
    assert effective_count(np.zeros(0)) == 0


def test_the_bootstrap_holds_its_promise_over_many_periods() -> None:
    rng = seeded()
    hits = 0
    for _ in range(150):
        below = rng.uniform(0.2, 0.4, size=40)
        above = below * rng.gamma(4, 0.25, size=40)
        told = bootstrap_ratio(above, below, bootstrap_draws(40, rng))
        hits += told.low is not None and told.high is not None and told.low <= 1 <= told.high
    assert hits / 150 == pytest.approx(0.95, abs=0.06)


def test_a_group_that_nowhere_could_be_has_no_ratio() -> None:
    told = bootstrap_ratio(np.zeros(12), np.zeros(12), bootstrap_draws(12, seeded()))
    assert (told.at, told.low, told.high) == (None, None, None)


def test_an_estimate_can_be_divided_and_put_on_a_logarithmic_scale() -> None:
    told = wilson(0.0, 10).over(0.5).logarithm()
    assert (told.at, told.low) == (None, None)
    assert told.high == pytest.approx(np.log(0.2775 / 0.5), abs=1e-3)


def test_every_draw_has_as_many_vacancies_as_there_are() -> None:
    drawn = bootstrap_draws(7, seeded())
    assert set(drawn.sum(axis=1).tolist()) == {7.0}
    assert bootstrap_draws(0, seeded()).shape[1] == 0
