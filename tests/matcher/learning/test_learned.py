"""From a log to proposed weights, whole."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from matcher.learning.learned import learn_weights
from matcher.learning.outcomes import Step
from matcher.learning.propensity import assumed_chances, harvested_chances, interventions
from matcher.learning.settings import load_learning_settings
from tests.matcher.learning.simulated_log import (
    IN_USE,
    NAMES,
    POWER,
    READ_ON,
    TRUE_WEIGHTS,
    a_log,
)

SETTINGS = replace(load_learning_settings(), n_folds=2)
IN_USE_BY_NAME = {name: 2.0 * weight for name, weight in zip(NAMES, IN_USE.tolist(), strict=True)}


def test_learned_weights_come_nearer_to_the_truth_and_order_people_better() -> None:
    orders = (IN_USE, np.array([0.1, 0.6, 0.2, 0.1]), np.array([0.1, 0.1, 0.1, 0.7]))
    log = a_log(400, seed=30, policies=orders)
    reading = harvested_chances(interventions(log.exposures))
    learned = learn_weights(
        log.exposures, IN_USE_BY_NAME, Step.INVITED, reading, SETTINGS, on=READ_ON
    )
    assert sum(learned.components.values()) == pytest.approx(2.0, abs=1e-3)
    weights = np.array(list(learned.components.values())) / 2.0
    assert np.abs(weights - TRUE_WEIGHTS).sum() < 0.5 * np.abs(IN_USE - TRUE_WEIGHTS).sum()
    assert log.brought_by(weights) > log.brought_by(IN_USE)
    brought = {one.name: one.brought for one in learned.comparisons}
    assert brought["learned"] > brought["in_use"]
    chances = learned.calibrator.chance_of(np.linspace(0, 1, 21))
    assert (np.diff(chances) >= 0).all()


def test_the_order_in_which_the_log_is_read_changes_nothing() -> None:
    exposures = a_log(40, seed=31).exposures
    mixed = [exposures[n] for n in np.random.default_rng(32).permutation(len(exposures))]
    one, other = (
        learn_weights(
            lines, IN_USE_BY_NAME, Step.INVITED, assumed_chances(POWER), SETTINGS, on=READ_ON
        )
        for lines in (exposures, mixed)
    )
    assert one.components == other.components
    assert np.abs(one.estimated.weights - other.estimated.weights).max() <= 1e-9
    for first, second in zip(one.comparisons, other.comparisons, strict=True):
        assert first.brought == pytest.approx(second.brought, abs=1e-9)
