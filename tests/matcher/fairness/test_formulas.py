"""Exposure, Skew@k and NDKL against numbers worked out by hand from the papers' formulas."""

from __future__ import annotations

from math import log, log2

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.fairness.exposure import exposure_shares, position_weights
from matcher.fairness.representation import chance_ndkl, ndkl, skew_at_k
from tests.matcher.fairness.lists import seeded

A, B = 0, 1


def test_the_first_place_is_seen_most_and_the_third_half_as_much() -> None:
    assert position_weights([1, 2, 3]).tolist() == pytest.approx([1, 1 / log2(3), 0.5])


def test_exposure_is_shared_by_place_and_not_by_head() -> None:
    is_member = np.array([[True, False], [False, True], [True, False]])
    # 1 + 0.5 of 1 + 0.63093 + 0.5
    assert exposure_shares([1, 2, 3], is_member).tolist() == pytest.approx(
        [0.70392, 0.29608], abs=1e-5
    )


def test_places_that_were_left_out_stay_empty() -> None:
    """Somebody's second registration is not counted, and nobody moves up for it."""
    is_member = np.array([[True, False], [False, True]])
    assert exposure_shares([1, 7], is_member).tolist() == pytest.approx([0.75, 0.25])


def test_an_empty_list_gives_nobody_exposure() -> None:
    assert exposure_shares([], np.zeros((0, 2), dtype=np.bool_)).tolist() == [0, 0]


@pytest.mark.parametrize(
    ("share", "reference", "skew"),
    [(0.4, 0.5, -0.22314), (0.5, 0.5, 0.0), (0.8, 0.4, 0.69315), (0.25, 0.5, -0.69315)],
)
def test_skew_is_the_logarithm_of_share_over_reference(
    share: float, reference: float, skew: float
) -> None:
    assert skew_at_k(share, reference) == pytest.approx(skew, abs=1e-5)


def test_the_skew_of_a_group_that_is_not_on_the_list_is_not_a_number() -> None:
    assert skew_at_k(0.0, 0.5) is None
    assert skew_at_k(0.5, 0.0) is None


@pytest.mark.parametrize(
    ("labels", "reference", "expected"),
    [
        # ln 2 at the first line and 0 at the second: 0.69315 / (1 + 0.63093)
        ([A, B], [0.5, 0.5], 0.42500),
        ([A, A], [0.5, 0.5], 0.69315),
        # 0.28768, 0.14384, 0.01737 and 0 with weights 1, 0.63093, 0.5 and 0.43068
        ([A, B, A, A], [0.75, 0.25], 0.15112),
        ([], [0.5, 0.5], 0.0),
    ],
)
def test_ndkl_averages_the_divergence_of_every_beginning(
    labels: list[int], reference: list[float], expected: float
) -> None:
    found = ndkl(np.array(labels, dtype=np.intp), np.array(reference))
    assert found == pytest.approx(expected, abs=1e-5)


@given(
    st.lists(st.integers(0, 3), min_size=1, max_size=12),
    st.lists(st.floats(0.05, 1), min_size=4, max_size=4),
)
def test_ndkl_is_what_the_formula_says_term_by_term(labels: list[int], raw: list[float]) -> None:
    reference = [share / sum(raw) for share in raw]
    total = normaliser = 0.0
    for i in range(1, len(labels) + 1):
        shares = [labels[:i].count(group) / i for group in range(4)]
        divergence = sum(p * log(p / q) for p, q in zip(shares, reference, strict=True) if p)
        total += divergence / log2(i + 1)
        normaliser += 1 / log2(i + 1)
    found = ndkl(np.array(labels, dtype=np.intp), np.array(reference))
    assert found == pytest.approx(total / normaliser, abs=1e-9)
    assert found >= 0


def test_lists_drawn_by_lot_are_never_quite_like_the_reference() -> None:
    reference = np.array([A] * 5 + [B] * 5, dtype=np.intp)
    drawn = chance_ndkl(reference, 2, 4, 500, seeded())
    assert drawn.min() >= 0.42500 * (1 + 1 / log2(3)) / (1 + 1 / log2(3) + 0.5 + 1 / log2(5))
    assert 0.2 < drawn.mean() < 0.5
