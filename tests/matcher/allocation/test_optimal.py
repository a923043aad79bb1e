"""The best allocation: of all that the choices allow, none has a higher total fit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from matcher.allocation.greedy import greedy
from matcher.allocation.optimal import optimal
from matcher.allocation.outcome import totals
from matcher.allocation.problem import (
    AllocationChoices,
    AllocationProblem,
    OpenVacancy,
    PossiblePairs,
)
from matcher.allocation.weighing import in_units, weighed
from matcher.errors import InvalidInput
from tests.matcher.allocation.problems import (
    a_job,
    a_problem,
    all_choices,
    best_by_trying,
    is_allowed,
    named,
    problems,
    tie_of,
    worth,
)

BY_FIT = AllocationChoices()
JUNE, DECEMBER = date(2026, 6, 30), date(2026, 12, 31)


def test_somebody_takes_the_second_best_job_when_that_serves_all_together() -> None:
    fits = {
        ("K-1", "V-0001"): 0.9,
        ("K-1", "V-0002"): 0.8,
        ("K-2", "V-0001"): 0.8,
        ("K-2", "V-0002"): 0.1,
    }
    problem = a_problem(fits, a_job(1), a_job(2))
    assert named(problem, optimal(problem, BY_FIT)) == {("K-1", "V-0002"), ("K-2", "V-0001")}
    assert named(problem, greedy(problem, BY_FIT)) == {("K-1", "V-0001"), ("K-2", "V-0002")}
    assert totals(problem, optimal(problem, BY_FIT)).total_fit == pytest.approx(1.6)


def test_a_vacancy_takes_as_many_people_as_it_has_places() -> None:
    fits = {(f"K-{n}", "V-0001"): 0.5 + n / 10 for n in range(1, 5)}
    problem = a_problem(fits, a_job(1, places=3))
    assert {person for person, _ in named(problem, optimal(problem, BY_FIT))} == {
        "K-2",
        "K-3",
        "K-4",
    }


def test_nobody_is_placed_below_the_least_fit_and_exactly_at_it_is_enough() -> None:
    fits = {("K-1", "V-0001"): 0.5, ("K-2", "V-0002"): 0.499, ("K-3", "V-0003"): 0.0}
    problem = a_problem(fits, a_job(1), a_job(2), a_job(3))
    assert named(problem, optimal(problem, AllocationChoices(least_fit=0.5))) == {("K-1", "V-0001")}
    assert len(optimal(problem, BY_FIT)) == 2


def test_a_place_whose_obligation_falls_due_sooner_is_filled_at_the_cost_of_fit() -> None:
    fits = {("K-1", "V-0001"): 0.9, ("K-1", "V-0002"): 0.3, ("K-2", "V-0001"): 0.2}
    problem = a_problem(fits, a_job(1, due=DECEMBER), a_job(2, due=JUNE))
    assert named(problem, optimal(problem, BY_FIT)) == {("K-1", "V-0001")}
    due_first = AllocationChoices(due_first=True)
    assert named(problem, optimal(problem, due_first)) == {("K-1", "V-0002"), ("K-2", "V-0001")}


def test_a_place_without_a_due_day_comes_after_all_others() -> None:
    fits = {("K-1", "V-0001"): 0.9, ("K-1", "V-0002"): 0.3}
    problem = a_problem(fits, a_job(1), a_job(2, due=DECEMBER))
    due_first = AllocationChoices(due_first=True)
    assert named(problem, optimal(problem, due_first)) == {("K-1", "V-0002")}


def test_spreading_sends_people_to_the_contractor_who_has_filled_less_of_its_own_places() -> None:
    fits = {(f"K-{n}", f"V-000{job}"): fit for n in (1, 2) for job, fit in ((1, 0.8), (2, 0.75))}
    jobs = (a_job(1, by="O-1", places=2), a_job(2, by="O-2", places=2))
    problem = a_problem(fits, *jobs)
    assert {job for _, job in named(problem, optimal(problem, BY_FIT))} == {"V-0001"}
    spread = AllocationChoices(spread=0.2)
    assert {job for _, job in named(problem, optimal(problem, spread))} == {"V-0001", "V-0002"}
    told = totals(problem, optimal(problem, spread))
    assert told.total_fit == pytest.approx(1.55), "the cost of spreading is no part of the fit"


def test_spreading_holds_over_all_vacancies_of_one_contractor() -> None:
    fits = {("K-1", "V-0001"): 0.8, ("K-2", "V-0002"): 0.8, ("K-2", "V-0003"): 0.7}
    jobs = (a_job(1, by="O-1"), a_job(2, by="O-1"), a_job(3, by="O-2"))
    problem = a_problem(fits, *jobs)
    spread = AllocationChoices(spread=0.4)
    assert named(problem, optimal(problem, spread)) == {("K-1", "V-0001"), ("K-2", "V-0003")}


def test_between_equals_the_surer_goes_first_and_then_the_lot_decides() -> None:
    fits = {(f"K-{n}", "V-0001"): 0.7 for n in range(1, 7)}
    problem = a_problem(fits, a_job(1))
    pairs = weighed(problem, BY_FIT)
    drawn = problem.candidate_ids[pairs.candidate[int(np.argmin(pairs.lot))]]
    for allocate in (optimal, greedy):
        assert named(problem, allocate(problem, BY_FIT)) == {(drawn, "V-0001")}
    other = next(person for person in problem.candidate_ids if person != drawn)
    surer = a_problem(
        fits, a_job(1), confidence={pair: 0.9 if pair[0] == other else 0.8 for pair in fits}
    )
    for allocate in (optimal, greedy):
        assert named(surer, allocate(surer, BY_FIT)) == {(other, "V-0001")}


def test_without_usable_pairs_nobody_is_placed() -> None:
    problem = a_problem({("K-1", "V-0001"): 0.2}, a_job(1))
    for allocate in (optimal, greedy):
        assert len(allocate(problem, AllocationChoices(least_fit=0.5))) == 0


def test_more_due_days_than_can_be_counted_exactly_are_refused() -> None:
    n = 2_500
    jobs = tuple(
        OpenVacancy(vacancy_id=f"V-{k}", contractor_id="O-1", due_on=date.fromordinal(740_000 + k))
        for k in range(n)
    )
    problem = AllocationProblem(
        candidate_ids=tuple(f"K-{k}" for k in range(n)),
        tie=np.arange(n, dtype=np.uint64),
        vacancies=jobs,
        pairs=PossiblePairs(
            candidate=np.arange(n),
            vacancy=np.arange(n),
            fit=np.full(n, 0.5),
            confidence=np.ones(n),
        ),
    )
    with pytest.raises(InvalidInput, match="too many places and due days"):
        optimal(problem, AllocationChoices(due_first=True))
    assert len(optimal(problem, BY_FIT)) == n


@pytest.mark.parametrize(
    "changed", [{"least_fit": 1.5}, {"spread": -0.1}, {"least_fit": float("nan")}]
)
def test_choices_outside_their_range_are_refused(changed: dict[str, float]) -> None:
    with pytest.raises(InvalidInput, match="between 0 and 1"):
        AllocationChoices(**changed)  # type: ignore[arg-type]


def test_a_vacancy_needs_a_place_and_a_pair_needs_somebody() -> None:
    with pytest.raises(InvalidInput, match="without an open place"):
        a_job(1, places=0)
    problem = a_problem({("K-1", "V-0001"): 0.2}, a_job(1))
    with pytest.raises(InvalidInput, match="do not belong together"):
        replace(problem, pairs=replace(problem.pairs, candidate=np.array([1])))
    with pytest.raises(InvalidInput, match="do not belong together"):
        replace(problem, vacancies=(a_job(1), a_job(1)))


@given(problems(people=4, jobs=2), all_choices())
@settings(max_examples=80)
def test_no_other_allocation_is_better(
    problem: AllocationProblem, choices: AllocationChoices
) -> None:
    chosen = optimal(problem, choices)
    assert is_allowed(problem, choices, chosen)
    assert worth(problem, choices, chosen) == best_by_trying(problem, choices)


@given(problems(people=12, jobs=6), all_choices())
@settings(max_examples=80)
def test_it_is_never_poorer_than_the_greedy_one_and_both_are_allowed(
    problem: AllocationProblem, choices: AllocationChoices
) -> None:
    best, quick = optimal(problem, choices), greedy(problem, choices)
    assert is_allowed(problem, choices, best)
    assert is_allowed(problem, choices, quick)
    assert worth(problem, choices, best) >= worth(problem, choices, quick)


@given(problems(people=12, jobs=6), all_choices(), st.randoms(use_true_random=False))
@settings(max_examples=80)
def test_the_order_of_the_input_changes_nothing(
    problem: AllocationProblem, choices: AllocationChoices, chance: st.DataObject
) -> None:
    people, jobs = list(range(len(problem.candidate_ids))), list(range(len(problem.vacancies)))
    lines = list(range(len(problem.pairs)))
    for order in (people, jobs, lines):
        chance.shuffle(order)  # type: ignore[attr-defined]
    pairs = problem.pairs
    shuffled = AllocationProblem(
        candidate_ids=tuple(problem.candidate_ids[n] for n in people),
        tie=problem.tie[people],
        vacancies=tuple(problem.vacancies[n] for n in jobs),
        pairs=PossiblePairs(
            candidate=np.argsort(people)[pairs.candidate[lines]],
            vacancy=np.argsort(jobs)[pairs.vacancy[lines]],
            fit=pairs.fit[lines],
            confidence=pairs.confidence[lines],
        ),
    )
    for allocate in (optimal, greedy):
        told = named(shuffled, allocate(shuffled, choices))
        assert told == named(problem, allocate(problem, choices))


def test_whom_one_vacancy_lets_go_another_may_take_whichever_was_named_first() -> None:
    # Found by the test above: all equal, and the second person suits both vacancies.
    lots = np.array([1867210350376301878, 18155811128629553810, 17555303047660860501], np.uint64)
    told = set()
    for order in permutations(range(3)):
        problem = AllocationProblem(
            candidate_ids=("K-0", "K-1", "K-2"),
            tie=lots,
            vacancies=tuple(
                OpenVacancy(vacancy_id=f"V-{number}", contractor_id="O-1") for number in order
            ),
            pairs=PossiblePairs(
                candidate=np.array([0, 1, 1, 2]),
                vacancy=np.array([order.index(number) for number in (2, 1, 2, 1)]),
                fit=np.full(4, 0.5),
                confidence=np.full(4, 0.5),
            ),
        )
        told.add(frozenset(named(problem, optimal(problem, AllocationChoices(least_fit=0.0)))))
    assert len(told) == 1


@given(problems(people=12, jobs=6), all_choices())
@settings(max_examples=60)
def test_no_equal_of_an_earlier_lot_is_passed_over(
    problem: AllocationProblem, choices: AllocationChoices
) -> None:
    chosen = optimal(problem, choices)
    pairs = weighed(problem, choices)
    placed = set(problem.pairs.candidate[chosen].tolist())
    for at in np.flatnonzero(np.isin(pairs.pair, chosen)).tolist():
        own = pairs.of(int(pairs.vacancy[at]))
        earlier = range(own.start, at)
        assert not [
            other
            for other in earlier
            if pairs.gain[other] == pairs.gain[at] and int(pairs.candidate[other]) not in placed
        ]


@given(st.integers(1, 12), st.integers(1, 12), st.integers(0, 2**32 - 1))
@settings(max_examples=60)
def test_one_place_each_and_everybody_suited_it_is_the_classical_assignment(
    n_people: int, n_jobs: int, seed: int
) -> None:
    fit = np.random.default_rng(seed).uniform(0.01, 1.0, (n_people, n_jobs))
    candidate, vacancy = np.indices(fit.shape)
    problem = AllocationProblem(
        candidate_ids=tuple(f"K-{n}" for n in range(n_people)),
        tie=np.array([tie_of(f"K-{n}") for n in range(n_people)], dtype=np.uint64),
        vacancies=tuple(
            OpenVacancy(vacancy_id=f"V-{n}", contractor_id="O-1") for n in range(n_jobs)
        ),
        pairs=PossiblePairs(
            candidate=candidate.ravel(),
            vacancy=vacancy.ravel(),
            fit=fit.ravel(),
            confidence=np.ones(fit.size),
        ),
    )
    units = in_units(fit)
    rows, columns = linear_sum_assignment(units, maximize=True)
    chosen = optimal(problem, BY_FIT)
    assert in_units(problem.pairs.fit[chosen]).sum() == units[rows, columns].sum()
