"""What another order would bring is estimated from lists of the old one, and the truth is known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from matcher.learning.lines import Lines, labelled_lines
from matcher.learning.off_policy import ESTIMATORS, OffPolicyEstimate, new_places, off_policy
from matcher.learning.outcomes import Step
from matcher.learning.propensity import assumed_chances
from matcher.learning.settings import load_learning_settings
from matcher.learning.weighted_mean import fit_of
from tests.matcher.learning.simulated_log import (
    IN_USE,
    NAMES,
    POWER,
    READ_ON,
    SimulatedLog,
    a_log,
    chance_of,
    places_by,
    true_theta,
)

RULES = load_learning_settings().labels
UNCUT = replace(
    load_learning_settings(), least_propensity=1e-6, largest_weight=100.0, n_resamples=200
)
NEW = np.array([0.1, 0.1, 0.6, 0.2])
N_LOGS = 25
ORDERS = (IN_USE, np.array([0.1, 0.6, 0.2, 0.1]), np.array([0.1, 0.1, 0.1, 0.7]))


Runs = list[tuple[float, Lines, OffPolicyEstimate]]
KNOWN = assumed_chances(POWER)
"""The very chances by which the logs are simulated."""


def lines_of(log: SimulatedLog) -> Lines:
    return labelled_lines(log.exposures, NAMES, Step.INVITED, RULES, on=READ_ON)


def estimate(
    lines: Lines, forecast: NDArray[np.float64], *, largest_weight: float = 100.0
) -> OffPolicyEstimate:
    return off_policy(
        lines,
        fit_of(lines.scores, NEW),
        fit_of(lines.scores, IN_USE),
        forecast,
        KNOWN,
        replace(UNCUT, largest_weight=largest_weight),
    )


@pytest.fixture(scope="module")
def runs() -> Runs:
    """Give simulated logs: what the new order really brings, the lines, the estimate."""
    logs = [a_log(100, seed=seed, policies=ORDERS) for seed in range(N_LOGS)]
    told = []
    for log in logs:
        lines = lines_of(log)
        # A forecast that is half wrong: the doubly robust estimate has to mend it.
        told.append((log.brought_by(NEW), lines, estimate(lines, 0.5 * chance_of(lines.scores))))
    return told


@pytest.mark.parametrize("name", ESTIMATORS)
def test_the_truth_lies_in_the_interval_about_as_often_as_it_says(runs: Runs, name: str) -> None:
    held = [made.values[name].low <= truth <= made.values[name].high for truth, _, made in runs]
    assert np.mean(held) >= 0.8


@pytest.mark.parametrize("name", ESTIMATORS)
def test_estimates_are_right_on_average(runs: Runs, name: str) -> None:
    errors = np.array([made.values[name].value - truth for truth, _, made in runs])
    assert abs(errors.mean()) < 3 * errors.std() / np.sqrt(N_LOGS)


def test_outcomes_taken_at_face_value_are_far_off(
    runs: Runs,
) -> None:
    for truth, lines, made in runs:
        places = new_places(lines, fit_of(lines.scores, NEW))
        naive = float((true_theta(places) * lines.reached).sum()) / made.n_vacancies
        assert naive < 0.75 * truth


def test_a_good_forecast_makes_the_doubly_robust_estimate_the_surest(
    runs: Runs,
) -> None:
    widths = []
    for _, lines, _ in runs:
        made = estimate(lines, chance_of(lines.scores))
        widths.append([made.gains[name].high - made.gains[name].low for name in ESTIMATORS])
    ips, _, doubly_robust = np.mean(widths, axis=0)
    assert doubly_robust < ips


def test_self_normalising_makes_up_for_cut_weights(
    runs: Runs,
) -> None:
    short = []
    for truth, lines, _ in runs:
        made = estimate(lines, np.zeros(len(lines)), largest_weight=1.5)
        short.append([truth - made.values[name].value for name in ("ips", "snips")])
    ips, snips = np.mean(short, axis=0)
    assert made.share_cut > 0.1
    assert abs(snips) < 0.5 * abs(ips)


def test_the_order_that_was_shown_gains_nothing_over_itself() -> None:
    lines = lines_of(a_log(40, seed=50))
    made = off_policy(
        lines,
        -lines.place.astype(np.float64),
        fit_of(lines.scores, IN_USE),
        np.full(len(lines), 0.2),
        KNOWN,
        UNCUT,
    )
    assert made.share_moved == 0
    assert [made.gains[name].value for name in ESTIMATORS] == pytest.approx([0, 0, 0], abs=1e-12)
    assert made.effective_sample_size == pytest.approx(made.n_reached)


def test_where_all_lists_had_one_order_the_three_estimates_are_one() -> None:
    lines = lines_of(a_log(40, seed=55))
    made = estimate(lines, np.full(len(lines), 0.3))
    ips, snips, doubly_robust = (made.values[name].value for name in ESTIMATORS)
    assert snips == pytest.approx(ips)
    assert doubly_robust == pytest.approx(ips)


def test_effective_sample_size_falls_where_few_lines_carry_much() -> None:
    lines = lines_of(a_log(120, seed=51))
    made = estimate(lines, np.zeros(len(lines)))
    assert 1 <= made.effective_sample_size < made.n_reached


def test_lists_are_ordered_as_the_ranker_would_order_them() -> None:
    log = a_log(5, seed=52)
    lines = lines_of(log)
    places = new_places(lines, fit_of(lines.scores, NEW))
    for vacancy in range(5):
        people = np.argsort(places_by(log.scores[vacancy], IN_USE))
        expected = places_by(log.scores[vacancy], NEW)[people]
        assert places[lines.vacancy == vacancy].tolist() == expected.tolist()


def test_whom_nothing_is_known_of_keeps_the_place_and_the_others_move_around() -> None:
    lines = lines_of(a_log(1, seed=53))
    gap = lines.at(lines.place != 4)
    places = new_places(gap, fit_of(gap.scores, NEW))
    assert sorted(places.tolist()) == sorted(gap.place.tolist())


def test_the_order_of_lines_changes_no_estimate() -> None:
    log = a_log(60, seed=54)
    mixed = replace(log, exposures=log.exposures[::-1])
    one, other = (lines_of(each) for each in (log, mixed))
    first, second = (estimate(each, chance_of(each.scores)) for each in (one, other))
    for name in ESTIMATORS:
        assert first.gains[name].low == pytest.approx(second.gains[name].low, abs=1e-9)
