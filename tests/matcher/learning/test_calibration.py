"""From fit to the chance of a step."""

from __future__ import annotations

import numpy as np
import pytest

from matcher.learning.calibration import IsotonicCalibrator, LogisticCalibrator, calibrated
from tests.matcher.learning.simulated_log import true_theta

RNG = np.random.default_rng(10)
N = 40_000
FIT = RNG.random(N)
TRUE = 1 / (1 + np.exp(4.0 - 5.0 * FIT))
THETA = true_theta(RNG.integers(1, 15, N))
REACHED = RNG.random(N) < TRUE * THETA


@pytest.mark.parametrize(
    ("isotonic_from", "kind"), [(1, IsotonicCalibrator), (N, LogisticCalibrator)]
)
def test_chances_are_those_of_people_looked_at_and_never_fall(
    isotonic_from: int, kind: type
) -> None:
    curve = calibrated(FIT, REACHED, THETA, isotonic_from=isotonic_from)
    grid = np.linspace(0, 1, 101)
    chances = curve.chance_of(grid)
    assert isinstance(curve, kind)
    assert (np.diff(chances) >= 0).all()
    assert ((chances >= 0) & (chances <= 1)).all()
    inside = slice(10, 90)
    assert chances[inside] == pytest.approx(1 / (1 + np.exp(4.0 - 5.0 * grid[inside])), abs=0.08)


def test_a_fit_that_says_nothing_gives_everybody_the_same_chance() -> None:
    upside_down = calibrated(1.0 - FIT, REACHED, THETA, isotonic_from=N)
    assert np.ptp(upside_down.chance_of(np.linspace(0, 1, 11))) < 1e-9
