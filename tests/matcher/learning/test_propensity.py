"""How likely a place is looked at: taken from the log, or assumed and said so."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from matcher.learning.outcomes import LoggedExposure
from matcher.learning.places import STRETCHES, stretch_of
from matcher.learning.propensity import (
    assumed_chances,
    chances_from,
    harvested_chances,
    interventions,
)
from matcher.learning.settings import load_learning_settings
from tests.matcher.learning.simulated_log import IN_USE, TRUE_WEIGHTS, a_log, true_theta

OTHERS = (IN_USE, TRUE_WEIGHTS[::-1].copy(), np.array([0.1, 0.1, 0.1, 0.7]))
SETTINGS = load_learning_settings()


@pytest.fixture(scope="module")
def log() -> list[LoggedExposure]:
    return a_log(600, seed=1, policies=OTHERS).exposures


def test_chances_are_found_again_where_several_orders_showed_the_same_people(
    log: list[LoggedExposure],
) -> None:
    found = harvested_chances(interventions(log)).by_stretch
    # Lists have twenty lines: nothing is known of the stretches from 21 on.
    assert found[:6] == pytest.approx(true_theta(np.array(STRETCHES[:6])), rel=0.35)


def test_chances_do_not_rise_with_the_place(log: list[LoggedExposure]) -> None:
    found = harvested_chances(interventions(log)).by_stretch
    assert found[0] == 1.0
    assert (np.diff(found) <= 0).all()


def test_the_order_in_which_lines_are_handed_over_changes_no_chance(
    log: list[LoggedExposure],
) -> None:
    forwards = harvested_chances(interventions(log)).by_stretch
    backwards = harvested_chances(interventions(log[::-1])).by_stretch
    assert np.abs(forwards - backwards).max() <= 1e-9


def test_one_order_alone_tells_nothing_so_the_chances_are_assumed_and_marked() -> None:
    exposures = a_log(50, seed=2).exposures
    chances = chances_from(exposures, replace(SETTINGS, n_pairs_to_harvest=1))
    assert [one.power for one in chances] == [0.25, 0.5, 1.0]
    assert all("assumed" in one.source for one in chances)


def test_with_too_few_people_at_two_places_nothing_is_taken_from_the_log(
    log: list[LoggedExposure],
) -> None:
    n_pairs = interventions(log).n_pairs
    flatter, told, steeper = chances_from(log, replace(SETTINGS, n_pairs_to_harvest=n_pairs))
    assert told.n_people == n_pairs
    assert (flatter.by_stretch >= told.by_stretch).all()
    assert (steeper.by_stretch <= told.by_stretch).all()
    too_few = chances_from(log, replace(SETTINGS, n_pairs_to_harvest=n_pairs + 1))
    assert all(one.power is not None for one in too_few)


def test_small_chances_are_cut() -> None:
    assert assumed_chances(1.0).at(np.array([1, 60]), least=0.05).tolist() == [1.0, 0.05]


def test_every_place_lies_in_one_stretch() -> None:
    assert stretch_of(np.array([1, 5, 10, 11, 500])).tolist() == [0, 3, 4, 5, 7]
