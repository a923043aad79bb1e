"""Boosted trees keep the promise that more is never worse."""

from __future__ import annotations

import numpy as np

from matcher.learning.boosting import BoostedChances
from matcher.learning.lines import labelled_lines
from matcher.learning.outcomes import Step
from matcher.learning.settings import load_learning_settings
from tests.matcher.learning.simulated_log import (
    NAMES,
    READ_ON,
    TRUE_WEIGHTS,
    a_log,
    chance_of,
    mean_of_known,
    true_theta,
)


def test_more_of_any_component_never_lowers_the_chance_and_the_truth_comes_near() -> None:
    rules = load_learning_settings().labels
    lines = labelled_lines(a_log(300, seed=11).exposures, NAMES, Step.INVITED, rules, on=READ_ON)
    trees = BoostedChances(seed=1).learn(lines, true_theta(lines.place))
    told = trees.chance_of(lines.scores)
    for component in range(len(NAMES)):
        better = lines.scores.copy()
        better[:, component] = np.minimum(better[:, component] + 0.3, 1.0)
        assert (trees.chance_of(better) >= told - 1e-12).all()
    assert np.corrcoef(told, mean_of_known(lines.scores, TRUE_WEIGHTS))[0, 1] > 0.8
    assert np.abs(told - chance_of(lines.scores)).mean() < 0.1


def test_what_is_unknown_or_the_same_of_everybody_tells_nothing_and_is_no_obstacle() -> None:
    rules = load_learning_settings().labels
    lines = labelled_lines(a_log(40, seed=12).exposures, NAMES, Step.INVITED, rules, on=READ_ON)
    lines.scores[:, 2] = np.nan
    lines.scores[:, 3] = 0.5
    chances = BoostedChances(seed=1).learn(lines, true_theta(lines.place)).chance_of(lines.scores)
    assert ((chances > 0) & (chances < 1)).all()
