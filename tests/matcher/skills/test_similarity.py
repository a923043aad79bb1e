"""From cosine to evidence: bounds, order, estimation."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.errors import InvalidInput
from matcher.skills.similarity import (
    UNCALIBRATED,
    Calibration,
    calibrated,
    estimate_calibration,
    moved,
)

CALIBRATIONS = st.tuples(st.floats(0.0, 0.9), st.floats(0.0, 1.0), st.floats(1.0, 40.0)).map(
    lambda drawn: Calibration(
        threshold=drawn[0], midpoint=drawn[0] + drawn[1] * (1.0 - drawn[0]), slope=drawn[2]
    )
)
COSINES = st.lists(st.floats(-1.0, 1.0, width=32), min_size=1, max_size=50)


@given(cosines=COSINES, calibration=CALIBRATIONS)
def test_evidence_lies_between_0_and_1_and_never_falls_as_cosine_rises(
    cosines: list[float], calibration: Calibration
) -> None:
    evidence = calibration(np.sort(np.array(cosines, np.float32)))
    assert evidence.dtype == np.float32
    assert np.all((evidence >= 0.0) & (evidence <= 1.0))
    assert np.all(np.diff(evidence) >= -1e-6)


@given(calibration=CALIBRATIONS)
def test_at_the_threshold_there_is_no_evidence_and_for_identical_phrases_all(
    calibration: Calibration,
) -> None:
    points = np.array([-1.0, calibration.threshold - 1e-3, 1.0, 1.0 + 1e-6], np.float32)
    assert calibration(points).tolist() == [0.0, 0.0, 1.0, 1.0]


def test_rounding_of_a_phrase_with_itself_is_forgiven() -> None:
    assert calibrated(np.array([0.9999995], np.float32)).tolist() == [1.0]


def test_the_shape_of_the_cosines_is_kept() -> None:
    assert UNCALIBRATED(np.zeros((3, 4), np.float32)).shape == (3, 4)


@pytest.mark.parametrize(
    ("threshold", "midpoint", "slope"),
    [(1.0, 1.0, 5.0), (-1.0, 0.5, 5.0), (0.5, 0.4, 5.0), (0.5, 1.1, 5.0), (0.5, 0.6, 0.0)],
)
def test_parameters_out_of_range_are_refused(
    threshold: float, midpoint: float, slope: float
) -> None:
    with pytest.raises(InvalidInput, match="out of range"):
        Calibration(threshold=threshold, midpoint=midpoint, slope=slope)


def test_the_threshold_lets_one_in_two_hundred_unrelated_pairs_pass() -> None:
    generator = np.random.default_rng(7)
    unrelated = generator.normal(0.0, 0.12, 100_000).astype(np.float32)
    estimated = estimate_calibration(
        synonyms=generator.normal(0.7, 0.1, 2000).astype(np.float32),
        neighbours=generator.normal(0.3, 0.1, 2000).astype(np.float32),
        unrelated=unrelated,
    )
    assert np.mean(unrelated > estimated.threshold) == pytest.approx(5e-3, rel=0.05)
    assert estimated.midpoint == pytest.approx(0.5, abs=0.03)


def test_calibration_needs_pairs_of_every_relation() -> None:
    some, none = np.full(10, 0.5, np.float32), np.zeros(0, np.float32)
    with pytest.raises(InvalidInput, match="too small to calibrate"):
        estimate_calibration(synonyms=some, neighbours=none, unrelated=some)


def test_an_encoder_that_tells_nothing_apart_still_gets_a_rising_curve() -> None:
    same = np.full(100, 0.97, np.float32)
    estimated = estimate_calibration(synonyms=same, neighbours=same, unrelated=same)
    assert estimated.threshold <= 0.95
    assert estimated(np.array([1.0], np.float32)).tolist() == [1.0]


def test_a_calibration_moves_with_the_spread_of_neighbours_and_not_for_the_same_encoder() -> None:
    generator = np.random.default_rng(3)
    neighbours = generator.normal(0.4, 0.1, 4000).astype(np.float32)
    unrelated = generator.normal(0.1, 0.05, 4000).astype(np.float32)
    before = Calibration(
        threshold=round(float(np.quantile(unrelated, 0.995)), 4), midpoint=0.6, slope=10.0
    )
    same = moved(
        before,
        neighbours_before=neighbours,
        neighbours_after=neighbours,
        unrelated_after=unrelated,
    )
    wider = moved(
        before,
        neighbours_before=neighbours,
        neighbours_after=neighbours * 1.25,
        unrelated_after=unrelated * 2.0,
    )
    assert same == before
    assert wider.midpoint == pytest.approx(0.75, abs=1e-3)
    assert wider.slope == pytest.approx(8.0, abs=1e-3)
    assert wider.threshold == pytest.approx(2.0 * before.threshold, abs=1e-3)
