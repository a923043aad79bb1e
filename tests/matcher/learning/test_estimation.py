"""Weights learned from outcomes are weights of the ranker, and keep its promises."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from matcher.errors import InvalidInput
from matcher.learning.estimation import EstimatedWeights, WeightLoss, estimate_weights
from matcher.learning.lines import Lines, labelled_lines
from matcher.learning.outcomes import Step
from matcher.learning.settings import load_learning_settings
from tests.matcher.learning.simulated_log import (
    IN_USE,
    NAMES,
    READ_ON,
    TRUE_WEIGHTS,
    SimulatedLog,
    a_log,
    chance_of,
    true_theta,
)

SETTINGS = load_learning_settings()


def lines_of(log: SimulatedLog) -> Lines:
    return labelled_lines(log.exposures, NAMES, Step.INVITED, SETTINGS.labels, on=READ_ON)


def learned(
    lines: Lines, theta: NDArray[np.float64] | None = None, spread: float = 0.5
) -> EstimatedWeights:
    looked_at = true_theta(lines.place) if theta is None else theta
    return estimate_weights(lines, looked_at, IN_USE, prior_spread=spread)


@pytest.fixture(scope="module")
def big() -> SimulatedLog:
    return a_log(1500, seed=3)


def test_true_weights_are_found_again_where_the_chances_of_being_looked_at_are_known(
    big: SimulatedLog,
) -> None:
    found = learned(lines_of(big), spread=5.0)
    assert found.weights == pytest.approx(TRUE_WEIGHTS, abs=0.06)


def test_without_correction_for_the_place_the_old_order_teaches_itself(big: SimulatedLog) -> None:
    lines = lines_of(big)
    corrected = learned(lines, spread=5.0)
    uncorrected = learned(lines, np.ones(len(lines)), spread=5.0)
    # Skills lead the old order, so who has them was looked at more and chosen more.
    assert uncorrected.weights[0] > corrected.weights[0] + 0.05
    distance = np.abs([one.weights - TRUE_WEIGHTS for one in (corrected, uncorrected)]).sum(axis=1)
    assert distance[0] < 0.5 * distance[1]


def test_chances_for_somebody_looked_at_are_the_true_ones(big: SimulatedLog) -> None:
    lines = lines_of(big)
    told = learned(lines, spread=5.0).chance_of(lines.scores)
    assert np.abs(told - chance_of(lines.scores)).mean() < 0.02


@settings(deadline=None, max_examples=25)
@given(
    seed=st.integers(0, 3),
    component=st.integers(0, len(NAMES) - 1),
    more=st.floats(0.0, 1.0),
)
def test_more_of_any_component_never_lowers_the_chance(
    seed: int, component: int, more: float
) -> None:
    lines = lines_of(a_log(20, seed=seed))
    found = learned(lines)
    better = lines.scores.copy()
    better[:, component] = np.minimum(better[:, component] + more, 1.0)
    assert (found.weights > 0).all()
    assert (found.chance_of(better) >= found.chance_of(lines.scores) - 1e-15).all()


def test_the_order_of_lines_and_vacancies_changes_nothing() -> None:
    log = a_log(60, seed=4)
    mixed = [log.exposures[n] for n in np.random.default_rng(5).permutation(len(log.exposures))]
    one = learned(lines_of(log))
    other = learned(lines_of(SimulatedLog(mixed, log.scores, log.suits)))
    assert np.abs(one.weights - other.weights).max() <= 1e-9
    assert abs(one.intercept - other.intercept) <= 1e-9


@pytest.mark.parametrize("factor", [0.25, 3.0, 100.0])
def test_only_the_ratios_of_the_weights_in_use_matter(factor: float) -> None:
    lines = lines_of(a_log(60, seed=6))
    theta = true_theta(lines.place)
    one = estimate_weights(lines, theta, IN_USE, prior_spread=0.5)
    other = estimate_weights(lines, theta, factor * IN_USE, prior_spread=0.5)
    assert np.abs(one.weights - other.weights).max() <= 1e-6


def test_what_never_was_known_keeps_its_share_whatever_the_others_do() -> None:
    lines = lines_of(a_log(60, seed=7))
    lines.scores[:, 3] = np.nan
    found = learned(lines, spread=5.0)
    assert found.weights[3] == pytest.approx(IN_USE[3])
    assert found.weights.sum() == pytest.approx(1.0)


def test_what_may_not_be_learned_keeps_its_share_and_the_others_divide_the_rest() -> None:
    lines = lines_of(a_log(200, seed=7))
    found = estimate_weights(
        lines, true_theta(lines.place), IN_USE, prior_spread=5.0, kept={"travel"}
    )
    assert found.weights[2] == pytest.approx(IN_USE[2])
    assert found.weights.sum() == pytest.approx(1.0)
    assert np.abs(found.weights - IN_USE).sum() > 0.1


def test_where_nothing_may_be_learned_the_weights_stay_and_chances_are_told_all_the_same() -> None:
    lines = lines_of(a_log(40, seed=7))
    found = estimate_weights(
        lines, true_theta(lines.place), IN_USE, prior_spread=0.5, kept=set(NAMES)
    )
    assert found.weights == pytest.approx(IN_USE)
    assert found.slope > 0


def test_the_slope_of_the_loss_is_the_slope_that_it_tells() -> None:
    lines = lines_of(a_log(20, seed=13))
    is_learned = np.array([True, True, False, True])
    loss = WeightLoss(lines, true_theta(lines.place), IN_USE, is_learned, 0.5)
    at = np.array([-2.0, 3.0, 0.7, 1.6, 1.0, 1.2])
    told = loss(at)[1]
    step = 1e-6
    for number in range(len(at)):
        aside = np.where(np.arange(len(at)) == number, step, 0.0)
        measured = (loss(at + aside)[0] - loss(at - aside)[0]) / (2 * step)
        assert told[number] == pytest.approx(measured, abs=1e-4)


def test_a_narrow_prior_keeps_the_weights_near_those_in_use(big: SimulatedLog) -> None:
    lines = lines_of(big)
    moved = [np.abs(learned(lines, spread=spread).weights - IN_USE).sum() for spread in (0.01, 5.0)]
    assert moved[0] < 0.5 * moved[1]


def test_lines_that_all_led_to_the_same_are_refused() -> None:
    lines = lines_of(a_log(20, seed=9))
    with pytest.raises(InvalidInput, match="all led to the same"):
        learned(lines.at(~lines.reached))
