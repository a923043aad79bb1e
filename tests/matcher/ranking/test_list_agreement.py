"""How much two lists agree, in numbers that can be checked by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kendalltau

from matcher.errors import InvalidInput
from matcher.ranking.list_agreement import PlaceChange, kendall_tau, overlap_at_k, place_changes


def test_who_enters_leaves_and_moves_is_told_in_the_order_of_the_new_list() -> None:
    changes = place_changes(["a", "b", "c"], ["c", "d", "b"])
    assert changes == (
        PlaceChange(candidate_id="c", before=3, after=1),
        PlaceChange(candidate_id="d", before=None, after=2),
        PlaceChange(candidate_id="b", before=2, after=3),
        PlaceChange(candidate_id="a", before=1, after=None),
    )


def test_the_same_list_agrees_wholly_and_its_reverse_not_at_all() -> None:
    people = ["a", "b", "c", "d"]
    assert overlap_at_k(people, people[::-1], 4) == 1
    assert overlap_at_k(people, people[::-1], 2) == 0
    assert kendall_tau(people, people) == 1
    assert kendall_tau(people, people[::-1]) == -1


def test_a_list_that_became_longer_does_not_overlap_wholly() -> None:
    assert overlap_at_k(["a"], ["a", "b"], 10) == 0.5


def test_of_empty_lists_and_of_one_person_nothing_can_be_said() -> None:
    assert overlap_at_k([], [], 10) is None
    assert kendall_tau([], []) is None
    assert kendall_tau(["a", "b"], ["b", "c"]) is None


def test_no_places_is_no_question() -> None:
    with pytest.raises(InvalidInput, match="at least 1"):
        overlap_at_k(["a"], ["a"], 0)


@given(order=st.permutations(range(6)))
def test_without_ties_tau_is_that_of_the_books(order: list[int]) -> None:
    names = [str(number) for number in range(6)]
    shuffled = [str(number) for number in order]
    places = [shuffled.index(name) for name in names]
    assert kendall_tau(names, shuffled) == pytest.approx(kendalltau(range(6), places).statistic)
