"""Who is left without a place and why, and why places stay open."""

from __future__ import annotations

from hypothesis import given

from matcher.allocation.optimal import optimal
from matcher.allocation.outcome import (
    LeftReason,
    OpenReason,
    left_candidates,
    totals,
    vacancies_with_room,
)
from matcher.allocation.problem import AllocationChoices, AllocationProblem, OpenVacancy
from tests.matcher.allocation.problems import a_job, a_problem, all_choices, problems

BY_FIT = AllocationChoices()


def told(
    fits: dict[tuple[str, str], float],
    *jobs: OpenVacancy,
    choices: AllocationChoices = BY_FIT,
) -> tuple[dict[str, tuple[LeftReason, float | None]], dict[str, tuple[OpenReason, int]]]:
    """Return who is left, and what stays open, by id."""
    problem = a_problem(fits, *jobs)
    chosen = optimal(problem, choices)
    left = {
        problem.candidate_ids[problem.pairs.candidate[one.pair]]: (one.reason, one.least_placed_fit)
        for one in left_candidates(problem, choices, chosen)
    }
    room = {
        problem.vacancies[one.vacancy].vacancy_id: (one.reason, one.n_open)
        for one in vacancies_with_room(problem, choices, chosen)
    }
    return left, room


def test_somebody_is_left_because_others_fit_better() -> None:
    left, room = told({("K-1", "V-0001"): 0.9, ("K-2", "V-0001"): 0.8}, a_job(1))
    assert left == {"K-2": (LeftReason.OTHERS_FIT_BETTER, 0.9)}
    assert room == {}


def test_somebody_of_whom_nobody_is_poorer_there_is_left_though_better_than_one_elsewhere() -> None:
    fits = {
        ("K-1", "V-0001"): 0.9,
        ("K-2", "V-0001"): 0.8,
        ("K-3", "V-0002"): 0.4,
    }
    left, _ = told(fits, a_job(1), a_job(2))
    assert left == {"K-2": (LeftReason.OTHERS_FIT_BETTER, 0.9)}


def test_a_place_for_which_nobody_suits_or_nobody_else_stays_open() -> None:
    _, room = told({("K-1", "V-0001"): 0.9}, a_job(1, places=3), a_job(2))
    assert room == {
        "V-0001": (OpenReason.TOO_FEW_SUIT, 2),
        "V-0002": (OpenReason.TOO_FEW_SUIT, 1),
    }


def test_a_place_whose_people_work_elsewhere_stays_open() -> None:
    _, room = told({("K-1", "V-0001"): 0.9, ("K-1", "V-0002"): 0.8}, a_job(1), a_job(2))
    assert room == {"V-0002": (OpenReason.PLACED_ELSEWHERE, 1)}


def test_a_place_that_is_too_dear_to_fill_while_spreading_says_so() -> None:
    fits = {("K-1", "V-0001"): 0.9, ("K-2", "V-0001"): 0.4}
    left, room = told(fits, a_job(1, places=2), choices=AllocationChoices(spread=1.0))
    assert room == {"V-0001": (OpenReason.SPREAD, 1)}
    assert left == {"K-2": (LeftReason.SPREAD, 0.9)}


def test_nobody_placed_has_no_mean() -> None:
    problem = a_problem({("K-1", "V-0001"): 0.2}, a_job(1))
    nobody = totals(problem, optimal(problem, AllocationChoices(least_fit=0.9)))
    assert (nobody.total_fit, nobody.n_placed, nobody.mean_fit) == (0.0, 0, None)


@given(problems(people=10, jobs=5), all_choices())
def test_everybody_who_suits_is_placed_or_told_to_be_left(
    problem: AllocationProblem, choices: AllocationChoices
) -> None:
    chosen = optimal(problem, choices)
    left = left_candidates(problem, choices, chosen)
    room = {one.vacancy: one for one in vacancies_with_room(problem, choices, chosen)}
    n_places = sum(one.n_places for one in problem.vacancies)
    assert sum(one.n_open for one in room.values()) == n_places - len(chosen)
    people = problem.pairs.candidate
    told_left = {int(people[one.pair]) for one in left}
    assert told_left.isdisjoint(people[chosen].tolist())
    for one in left:
        at = int(problem.pairs.vacancy[one.pair])
        assert (one.reason is LeftReason.SPREAD) == (at in room)
        if one.least_placed_fit is not None:
            assert one.least_placed_fit >= problem.pairs.fit[one.pair] - 1e-9
    if not choices.spread:
        assert all(one.reason is not OpenReason.SPREAD for one in room.values())
