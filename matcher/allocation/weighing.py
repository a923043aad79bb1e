"""Usable pairs as whole numbers, in an order that does not depend on how they were given.

Fit is counted in billionths: two fits that are nearer than that are equal. Whole numbers below
2**53 add up without rounding, so that the best total is the best, and not nearly so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matcher.allocation.problem import AllocationChoices, AllocationProblem
from matcher.errors import InvalidInput
from matcher.ranking.lots import lots_for

FIT_UNITS = 1_000_000_000
"""Parts into which a fit of 1 is divided."""
_LARGEST_EXACT = 2**51
"""A quarter of what float64 holds exactly: the solver adds and subtracts a few such numbers."""

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedPairs:
    """The n usable pairs: by vacancy, and within one in the order of its own ranking.

    Attributes
    ----------
    pair : intp (n,)
        Positions in ``AllocationProblem.pairs``.
    candidate, vacancy : intp (n,)
        Positions in ``AllocationProblem``.
    gain : int64 (n,)
        Fit in billionths, above 0.
    lot : uint64 (n,)
        The lowest goes first between equals.
    begins : intp (n_vacancies + 1,)
        Where the pairs of each vacancy begin, by position in ``AllocationProblem``.
    n_places : intp (n_vacancies,)
        Places that could be filled: never more than the vacancy has pairs.
    urgency : int64 (n_vacancies,)
        The higher, the sooner a place is to be filled; 0 where nothing presses.
    most_placed : int
        No allocation places more people than this.
    """

    pair: NDArray[np.intp]
    candidate: NDArray[np.intp]
    vacancy: NDArray[np.intp]
    gain: Whole
    lot: NDArray[np.uint64]
    begins: NDArray[np.intp]
    n_places: NDArray[np.intp]
    urgency: Whole
    most_placed: int

    def of(self, vacancy: int) -> slice:
        """Return where the pairs of a vacancy stand."""
        return slice(int(self.begins[vacancy]), int(self.begins[vacancy + 1]))


def weighed(problem: AllocationProblem, choices: AllocationChoices) -> WeighedPairs:
    """Return the pairs that the choices allow.

    Pairs of one vacancy stand in the order of its ranking: by fit, then by confidence, then by the
    lots that the ranking draws (``matcher.ranking.lots``).
    """
    gain = in_units(problem.pairs.fit)
    usable = np.flatnonzero((gain > 0) & (gain >= in_units(np.array([choices.least_fit]))[0]))
    lot = _lots(problem, usable)
    vacancy, candidate = problem.pairs.vacancy[usable], problem.pairs.candidate[usable]
    confidence = in_units(problem.pairs.confidence[usable])
    order = np.lexsort((lot, -confidence, -gain[usable], vacancy))
    n_pairs = np.bincount(vacancy, minlength=len(problem.vacancies))
    asked = np.array([one.n_places for one in problem.vacancies], dtype=np.intp)
    n_places = np.minimum(asked, n_pairs)
    return WeighedPairs(
        pair=usable[order],
        candidate=candidate[order],
        vacancy=vacancy[order],
        gain=gain[usable][order],
        lot=lot[order],
        begins=np.concatenate(([0], np.cumsum(n_pairs))).astype(np.intp),
        n_places=n_places,
        urgency=_urgency(problem, choices),
        most_placed=min(int(n_places.sum()), len(np.unique(candidate))),
    )


def in_units(numbers: NDArray[np.float64]) -> Whole:
    """Return numbers of [0, 1] in billionths."""
    return np.rint(numbers * FIT_UNITS).astype(np.int64)


def urgent_bonus(pairs: WeighedPairs) -> Whole:
    """Return what one filled place of each vacancy counts beside fit, int64 (n_vacancies,).

    One step of urgency outweighs all fit that a whole allocation could win or lose. So the sum of
    urgency decides first. Which places can be filled together is a transversal matroid (Edmonds
    and Fulkerson 1965, *Transversals and matroid partition*, J. Res. NBS 69B): there, the largest
    sum of any decreasing weights fills as many of the most urgent places as possible, then as many
    of the next ones, and so on. So steps may be equal, and need not grow from one to the next.

    Raises
    ------
    InvalidInput
        If there are so many due days and places that sums would no longer be exact.
    """
    step = (2 * pairs.most_placed + 1) * FIT_UNITS
    most = step * int(pairs.urgency.max(initial=0)) + 2 * FIT_UNITS
    if most > _LARGEST_EXACT:
        raise InvalidInput(
            "There are too many places and due days to count exactly.",
            where="due_first",
            remedy="Ask for fewer vacancies at once, or leave the due days out.",
        )
    return pairs.urgency * step


def penalties(problem: AllocationProblem, choices: AllocationChoices) -> dict[str, Whole]:
    """Return by contractor what the first, second … person there counts less, in billionths.

    The k-th of P open places costs ``spread * (k - 1) / P``: the more of its own places a
    contractor has filled, the better the next person must suit. The sum is convex in the number of
    people, so an optimum fills the cheapest seats first. It is measured against the contractor's
    own places, so that who asks many people is not held back for that.
    """
    n_places: dict[str, int] = {}
    for one in problem.vacancies:
        n_places[one.contractor_id] = n_places.get(one.contractor_id, 0) + one.n_places
    return {
        name: np.rint(choices.spread * FIT_UNITS * np.arange(n) / n).astype(np.int64)
        for name, n in n_places.items()
    }


def _lots(problem: AllocationProblem, usable: NDArray[np.intp]) -> NDArray[np.uint64]:
    lot = np.zeros(len(usable), dtype=np.uint64)
    vacancy, candidate = problem.pairs.vacancy[usable], problem.pairs.candidate[usable]
    order = np.argsort(vacancy, kind="stable")
    bounds = np.searchsorted(vacancy[order], np.arange(len(problem.vacancies) + 1))
    for number, one in enumerate(problem.vacancies):
        own = order[bounds[number] : bounds[number + 1]]
        lot[own] = lots_for(one.vacancy_id, problem.tie[candidate[own]])
    return lot


def _urgency(problem: AllocationProblem, choices: AllocationChoices) -> Whole:
    """Return 1 for the last of the due days, 2 for the one before, and so on; 0 for none."""
    days = sorted({one.due_on for one in problem.vacancies if one.due_on}, reverse=True)
    step: dict[date | None, int] = {day: number for number, day in enumerate(days, start=1)}
    asked = [step.get(one.due_on, 0) if choices.due_first else 0 for one in problem.vacancies]
    return np.array(asked, dtype=np.int64)
