"""The lists that vacancies get: each its own best people, or those that an allocation leaves it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.allocation.problem import AllocationChoices, AllocationProblem
from matcher.allocation.weighing import WeighedPairs, weighed

Lists = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstChoice:
    """Somebody whom many vacancies would ask at once.

    Attributes
    ----------
    candidate : int
        Position in ``AllocationProblem.candidate_ids``.
    n_lists, n_first : int
        On how many lists, and at the top of how many.
    """

    candidate: int
    n_lists: int
    n_first: int


def own_lists(problem: AllocationProblem, choices: AllocationChoices, k: int) -> Lists:
    """Return the best ``k`` of every vacancy by its own ranking, as if it were the only one."""
    pairs = weighed(problem, choices)
    return tuple(tuple(pairs.candidate[own].tolist()[:k]) for own in _each(problem, pairs))


def lists_after(
    problem: AllocationProblem, choices: AllocationChoices, chosen: NDArray[np.intp], k: int
) -> Lists:
    """Return ``k`` people for every vacancy: whom the allocation gives it, then who is free.

    Free is who is placed nowhere. Both parts stand in the order of the vacancy's own ranking; with
    more places than ``k`` the list holds the best ``k`` of those placed.

    Parameters
    ----------
    chosen : intp (n,)
        Positions in ``problem.pairs``.
    """
    pairs = weighed(problem, choices)
    is_placed = np.zeros(len(problem.candidate_ids), dtype=np.bool_)
    is_placed[problem.pairs.candidate[chosen]] = True
    is_chosen = np.isin(pairs.pair, chosen)
    lists = []
    for own in _each(problem, pairs):
        people = pairs.candidate[own]
        free = people[~is_placed[people]]
        lists.append((*people[is_chosen[own]].tolist(), *free.tolist())[:k])
    return tuple(lists)


def first_choices(
    lists: Lists, candidate_ids: Sequence[str], *, most: int
) -> tuple[FirstChoice, ...]:
    """Return who stands on two lists or more, the most wanted first, ``most`` at most."""
    n_lists: dict[int, int] = {}
    n_first: dict[int, int] = {}
    for one in lists:
        for place, candidate in enumerate(one):
            n_lists[candidate] = n_lists.get(candidate, 0) + 1
            n_first[candidate] = n_first.get(candidate, 0) + (place == 0)
    wanted = sorted(
        (candidate for candidate, n in n_lists.items() if n > 1),
        key=lambda c: (-n_lists[c], -n_first[c], candidate_ids[c]),
    )
    return tuple(
        FirstChoice(candidate=c, n_lists=n_lists[c], n_first=n_first[c]) for c in wanted[:most]
    )


def _each(problem: AllocationProblem, pairs: WeighedPairs) -> Iterator[slice]:
    return (pairs.of(number) for number in range(len(problem.vacancies)))
