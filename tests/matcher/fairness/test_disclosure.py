"""Age bands and gender: no number speaks of few people."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.fairness.disclosure import (
    LIST_LENGTHS,
    SHARE_STEP,
    TOGETHER,
    disclosed_measure,
    shortened,
    told_length,
)
from matcher.fairness.exposure import position_weights
from matcher.fairness.measures import Band, TraitMeasure
from matcher.fairness.one_list import measure_list
from matcher.fairness.people import Sample, Trait
from tests.matcher.fairness.lists import a_list, seeded

GENDER = Trait.GENDER


def _one(samples: Sequence[Sample]) -> TraitMeasure:
    (sample,) = samples
    return measure_list(sample, GENDER, Band(), seeded())


def told(shown: dict[str, int], pool: dict[str, int]) -> TraitMeasure:
    listed = [group for group, n in shown.items() for _ in range(n)]
    whole = [group for group, n in pool.items() for _ in range(n)]
    return disclosed_measure([a_list(listed, whole, trait=GENDER)], GENDER, _one)


def test_two_large_groups_are_told_in_rounded_numbers() -> None:
    measure = told({"female": 22, "male": 28}, {"female": 43, "male": 57})
    assert {one.group: (one.n_lines, one.n_reference) for one in measure.groups} == {
        "female": (20, 40),
        "male": (25, 55),
    }
    assert not measure.is_merged
    assert {one.group: (one.share, one.reference_share) for one in measure.groups} == {
        "female": (0.45, 0.45),
        "male": (0.55, 0.55),
    }
    assert all(one.ratio.at == round(one.ratio.at or 0, 1) for one in measure.groups)


def test_with_nine_women_on_the_list_nothing_is_told_of_two_groups() -> None:
    measure = told({"female": 9, "male": 41}, {"female": 43, "male": 57})
    assert measure.is_hidden
    assert measure.groups == ()
    assert measure.divergence is None


def test_that_nobody_of_a_group_is_on_the_list_is_not_told_either() -> None:
    """It would say of everybody on the list what they are not."""
    assert told({"male": 50}, {"female": 43, "male": 57}).is_hidden


def test_small_groups_are_told_together() -> None:
    measure = told(
        {"male": 20, "female": 20, "other": 4, "unknown": 6},
        {"male": 40, "female": 40, "other": 10, "unknown": 10},
    )
    assert {one.group for one in measure.groups} == {"male", "female", TOGETHER}
    assert measure.is_merged


def test_one_small_group_does_not_stand_alone_as_the_rest() -> None:
    measure = told({"male": 24, "female": 22, "other": 4}, {"male": 40, "female": 40, "other": 10})
    assert {one.group for one in measure.groups} == {"male", TOGETHER}


@settings(max_examples=40)
@given(
    st.dictionaries(
        st.sampled_from(["15-24", "25-34", "35-44", "45-54", "unknown"]),
        st.tuples(st.integers(0, 30), st.integers(0, 30)),
        min_size=1,
    )
)
def test_no_number_ever_speaks_of_fewer_than_ten_people(
    counts: dict[str, tuple[int, int]],
) -> None:
    shown = {group: n for group, (n, _) in counts.items()}
    pool = {group: n + more for group, (n, more) in counts.items() if n + more}
    if not pool:
        return
    measure = told(shown, pool)
    if measure.is_hidden:
        assert measure.groups == ()
        return
    assert len(measure.groups) >= 2
    assert all(one.n_lines >= 10 and one.n_reference >= 10 for one in measure.groups)


@pytest.mark.parametrize(("n_lines", "length"), [(99, None), (100, 100), (199, 100), (1500, 1000)])
def test_lists_are_told_of_by_gender_at_fixed_lengths_only(
    n_lines: int, length: int | None
) -> None:
    assert told_length(n_lines) == length


def test_who_stands_first_on_a_list_that_is_told_of_moves_no_number_by_a_step() -> None:
    weights = position_weights(range(1, LIST_LENGTHS[0] + 1))
    assert weights[0] / weights.sum() < SHARE_STEP


def test_a_list_is_cut_after_so_many_lines_and_the_reference_stays() -> None:
    sample = a_list(["male"] * 5, ["male"] * 5, trait=GENDER)
    assert [s.place for s in shortened(sample, 3).shown] == [1, 2, 3]
    assert shortened(sample, 3).reference == sample.reference
