"""How crowded lists are: the same few people on all of them, or everybody on one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.allocation.congestion import (
    congestion_at_k,
    counts_at_k,
    coverage_at_k,
    gini_at_k,
    measures_at_k,
)
from matcher.allocation.lists import first_choices, lists_after, own_lists
from matcher.allocation.optimal import optimal
from matcher.allocation.problem import AllocationChoices, AllocationProblem
from tests.matcher.allocation.problems import a_job, a_problem, all_choices, problems

BY_FIT = AllocationChoices()
FITS = {
    ("K-1", "V-0001"): 0.9,
    ("K-1", "V-0002"): 0.8,
    ("K-2", "V-0001"): 0.7,
    ("K-2", "V-0002"): 0.2,
    ("K-3", "V-0002"): 0.6,
    ("K-4", "V-0002"): 0.1,
}
TWO_JOBS = a_problem(FITS, a_job(1), a_job(2))
COUNTS = st.lists(st.integers(0, 9), min_size=2, max_size=30).filter(any)


def test_each_vacancy_has_its_own_best_first() -> None:
    assert own_lists(TWO_JOBS, BY_FIT, 2) == ((0, 1), (0, 2))
    assert own_lists(TWO_JOBS, AllocationChoices(least_fit=0.65), 2) == ((0, 1), (0,))


def test_afterwards_a_list_has_who_is_given_to_it_and_then_who_is_free() -> None:
    chosen = optimal(TWO_JOBS, BY_FIT)
    placed = {TWO_JOBS.candidate_ids[c] for c in TWO_JOBS.pairs.candidate[chosen]}
    assert placed == {"K-1", "K-3"}
    assert lists_after(TWO_JOBS, BY_FIT, chosen, 2) == ((0, 1), (2, 1))
    assert lists_after(TWO_JOBS, BY_FIT, chosen, 9) == ((0, 1), (2, 1, 3))


def test_who_is_everybodys_first_choice_stands_on_top() -> None:
    lists = own_lists(TWO_JOBS, BY_FIT, 3)
    wanted = first_choices(lists, TWO_JOBS.candidate_ids, most=5)
    assert [(one.candidate, one.n_lists, one.n_first) for one in wanted] == [(0, 2, 2), (1, 2, 0)]
    assert len(first_choices(lists, TWO_JOBS.candidate_ids, most=1)) == 1


def test_only_the_first_k_of_a_list_are_counted() -> None:
    assert counts_at_k([(0, 1, 2), (0, 2)], 4, 2).tolist() == [2, 1, 1, 0]


def test_half_of_the_people_equally_often_is_half_covered() -> None:
    told = measures_at_k([(0, 1), (0, 1)], 4, 2)
    assert (told.n_listed, told.coverage) == (2, 0.5)
    assert told.congestion == pytest.approx(np.log(2) / np.log(4) * -1)
    assert told.gini == pytest.approx(0.5)


def test_lists_that_name_nobody_have_no_measures() -> None:
    told = measures_at_k([(), ()], 4, 2)
    assert (told.n_listed, told.congestion, told.coverage, told.gini) == (0, None, None, None)


def test_one_person_in_all_is_as_crowded_as_can_be() -> None:
    told = measures_at_k([(0,), (0,)], 1, 2)
    assert (told.congestion, told.coverage, told.gini) == (0.0, 1.0, 0.0)


@given(COUNTS)
def test_measures_stay_within_their_bounds_and_ignore_who_is_who(counts: list[int]) -> None:
    some = np.array(counts, dtype=np.int64)
    assert -1 - 1e-12 <= congestion_at_k(some) <= 0
    assert 0 < coverage_at_k(some) <= 1
    assert -1e-12 <= gini_at_k(some) <= 1 - 1 / len(some) + 1e-12
    for measure in (congestion_at_k, coverage_at_k, gini_at_k):
        assert measure(some) == pytest.approx(measure(some[::-1]))
        assert measure(some) == pytest.approx(measure(3 * some))


@given(COUNTS)
def test_gini_is_half_the_mean_difference_over_the_mean(counts: list[int]) -> None:
    some = np.array(counts, dtype=np.float64)
    by_pairs = np.abs(some[:, None] - some).mean() / (2 * some.mean())
    assert gini_at_k(np.array(counts, dtype=np.int64)) == pytest.approx(by_pairs)


@given(problems(people=10, jobs=5), all_choices(), st.integers(1, 4))
def test_a_list_afterwards_names_nobody_who_is_given_to_another_vacancy(
    problem: AllocationProblem, choices: AllocationChoices, k: int
) -> None:
    chosen = optimal(problem, choices)
    job_of = dict(
        zip(
            problem.pairs.candidate[chosen].tolist(),
            problem.pairs.vacancy[chosen].tolist(),
            strict=True,
        )
    )
    for number, people in enumerate(lists_after(problem, choices, chosen, k)):
        assert len(people) == len(set(people)) <= k
        assert {job_of.get(person, number) for person in people} <= {number}
