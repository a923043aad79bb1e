"""Allocation problems for tests: by hand, and drawn by hypothesis."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import blake2b
from itertools import combinations

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from matcher.allocation.problem import (
    AllocationChoices,
    AllocationProblem,
    OpenVacancy,
    PossiblePairs,
)
from matcher.allocation.weighing import FIT_UNITS, in_units, penalties

DUE_DAYS = (None, date(2026, 6, 30), date(2026, 12, 31))
FITS = (0.0, 0.25, 0.5, 0.5 + 1e-10, 0.75, 1.0)
"""Few different ones, so that equals are common; two of them differ by less than counts."""


def a_problem(
    fits: Mapping[tuple[str, str], float],
    *vacancies: OpenVacancy,
    confidence: Mapping[tuple[str, str], float] | None = None,
) -> AllocationProblem:
    """Return a problem of fits by candidate and vacancy, in the order in which they are given."""
    people = list(dict.fromkeys(person for person, _ in fits))
    jobs = {one.vacancy_id: number for number, one in enumerate(vacancies)}
    sure = confidence or {}
    return AllocationProblem(
        candidate_ids=tuple(people),
        tie=np.array([tie_of(person) for person in people], dtype=np.uint64),
        vacancies=vacancies,
        pairs=PossiblePairs(
            candidate=np.array([people.index(person) for person, _ in fits], dtype=np.intp),
            vacancy=np.array([jobs[job] for _, job in fits], dtype=np.intp),
            fit=np.array(list(fits.values()), dtype=np.float64),
            confidence=np.array([sure.get(pair, 1.0) for pair in fits], dtype=np.float64),
        ),
    )


def a_job(
    number: int, *, by: str = "O-0002", places: int = 1, due: date | None = None
) -> OpenVacancy:
    """Return the vacancy V-000n of a contractor."""
    return OpenVacancy(vacancy_id=f"V-000{number}", contractor_id=by, n_places=places, due_on=due)


def tie_of(candidate_id: str) -> int:
    """Return a number of one's own, like that of the index."""
    return int.from_bytes(blake2b(candidate_id.encode(), digest_size=8).digest(), "little")


def named(problem: AllocationProblem, chosen: NDArray[np.intp]) -> set[tuple[str, str]]:
    """Return who is placed where."""
    pairs = problem.pairs
    return {
        (
            problem.candidate_ids[pairs.candidate[at]],
            problem.vacancies[pairs.vacancy[at]].vacancy_id,
        )
        for at in chosen.tolist()
    }


@st.composite
def problems(draw: st.DrawFn, *, people: int = 5, jobs: int = 3) -> AllocationProblem:
    """Draw a small problem in which many fits are equal."""
    n_people, n_jobs = draw(st.integers(1, people)), draw(st.integers(1, jobs))
    vacancies = tuple(
        OpenVacancy(
            vacancy_id=f"V-{number}",
            contractor_id=draw(st.sampled_from(("O-1", "O-2"))),
            n_places=draw(st.integers(1, 3)),
            due_on=draw(st.sampled_from(DUE_DAYS)),
        )
        for number in range(n_jobs)
    )
    fits = {
        (f"K-{person}", one.vacancy_id): draw(st.sampled_from(FITS))
        for person in range(n_people)
        for one in vacancies
        if draw(st.integers(0, 3))
    }
    confidence = {pair: draw(st.sampled_from((0.5, 1.0))) for pair in fits}
    return a_problem(fits, *vacancies, confidence=confidence)


def all_choices() -> st.SearchStrategy[AllocationChoices]:
    """Return every choice that differs in kind."""
    return st.builds(
        AllocationChoices,
        least_fit=st.sampled_from((0.0, 0.5, 0.75)),
        due_first=st.booleans(),
        spread=st.sampled_from((0.0, 0.3, 1.0)),
    )


def is_allowed(
    problem: AllocationProblem, choices: AllocationChoices, chosen: NDArray[np.intp]
) -> bool:
    """Return whether one person has one job, no vacancy too many people, and no pair too poor."""
    pairs = problem.pairs
    n_jobs = np.bincount(pairs.candidate[chosen], minlength=len(problem.candidate_ids))
    n_people = np.bincount(pairs.vacancy[chosen], minlength=len(problem.vacancies))
    n_places = np.array([one.n_places for one in problem.vacancies])
    gain = in_units(pairs.fit[chosen])
    return bool(
        (n_jobs <= 1).all()
        and (n_people <= n_places).all()
        and (gain > 0).all()
        and (gain >= round(choices.least_fit * FIT_UNITS)).all()
    )


def worth(
    problem: AllocationProblem, choices: AllocationChoices, chosen: NDArray[np.intp]
) -> tuple[tuple[int, ...], int]:
    """Return how many are placed by due day, the soonest first, and fit less cost of spreading."""
    pairs = problem.pairs
    costs, n_seated, net = penalties(problem, choices), dict[str, int](), 0
    days = sorted({one.due_on for one in problem.vacancies if one.due_on})
    n_by_day = dict.fromkeys(days, 0)
    for at in chosen.tolist():
        vacancy = problem.vacancies[pairs.vacancy[at]]
        seat = n_seated.get(vacancy.contractor_id, 0)
        n_seated[vacancy.contractor_id] = seat + 1
        net += int(in_units(pairs.fit[[at]])[0] - costs[vacancy.contractor_id][seat])
        if vacancy.due_on:
            n_by_day[vacancy.due_on] += 1
    return (tuple(n_by_day.values()) if choices.due_first else (), net)


def best_by_trying(
    problem: AllocationProblem, choices: AllocationChoices
) -> tuple[tuple[int, ...], int]:
    """Return the worth of the best of all allocations, each looked at."""
    every = range(len(problem.pairs))
    most = min(len(problem.candidate_ids), sum(one.n_places for one in problem.vacancies))
    return max(
        worth(problem, choices, chosen)
        for size in range(most + 1)
        for some in combinations(every, size)
        if is_allowed(problem, choices, chosen := np.array(some, dtype=np.intp))
    )
