"""What an allocation comes to, who is left without a place, and which places stay open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import fsum

import numpy as np
from numpy.typing import NDArray

from matcher.allocation.problem import AllocationChoices, AllocationProblem
from matcher.allocation.weighing import WeighedPairs, weighed


@dataclass(frozen=True, slots=True, kw_only=True)
class AllocationTotals:
    """The sum of all fits, how many are placed, and their mean fit (None for nobody)."""

    total_fit: float
    n_placed: int
    mean_fit: float | None


class LeftReason(StrEnum):
    """Why somebody who suits a vacancy gets no place."""

    OTHERS_FIT_BETTER = "others_fit_better"
    SPREAD = "spread"


class OpenReason(StrEnum):
    """Why a place stays open.

    Everybody who suits has a place in this vacancy; or has one, here or elsewhere; or somebody is
    without, and the next seat of this contractor costs more than that person's fit.
    """

    TOO_FEW_SUIT = "too_few_suit"
    PLACED_ELSEWHERE = "placed_elsewhere"
    SPREAD = "spread"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftCandidate:
    """Somebody with a usable pair who is placed nowhere.

    Attributes
    ----------
    pair : int
        The best pair of this person, as a position in ``AllocationProblem.pairs``.
    reason : LeftReason
        Why not there: the places are taken, or one stays open for the sake of spreading. Whoever
        took one fits at least as well, for to exchange the two would give a better total.
    least_placed_fit : float or None
        The lowest fit of those who took a place there.
    """

    pair: int
    reason: LeftReason
    least_placed_fit: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VacancyWithRoom:
    """A vacancy of which places stay open.

    Attributes
    ----------
    vacancy : int
        Position in ``AllocationProblem.vacancies``.
    n_open : int
        Places that stay open.
    """

    vacancy: int
    n_open: int
    reason: OpenReason


def totals(problem: AllocationProblem, chosen: NDArray[np.intp]) -> AllocationTotals:
    """Return what the chosen pairs come to."""
    total = fsum(problem.pairs.fit[chosen].tolist())
    return AllocationTotals(
        total_fit=total,
        n_placed=len(chosen),
        mean_fit=total / len(chosen) if len(chosen) else None,
    )


def left_candidates(
    problem: AllocationProblem, choices: AllocationChoices, chosen: NDArray[np.intp]
) -> tuple[LeftCandidate, ...]:
    """Return who has a usable pair and no place: of the highest fit first, then by pseudonym."""
    pairs = weighed(problem, choices)
    is_placed = _is_placed(problem, chosen)
    room = _room(problem, chosen)
    # Of equal pairs the one of the earlier vacancy id: not whichever was given first.
    by_id = np.argsort(np.argsort([one.vacancy_id for one in problem.vacancies]))
    order = np.lexsort((by_id[pairs.vacancy], -pairs.gain))
    people, firsts = np.unique(pairs.candidate[order], return_index=True)
    best = order[firsts][~is_placed[people]].tolist()
    best.sort(key=lambda at: (-int(pairs.gain[at]), problem.candidate_ids[pairs.candidate[at]]))
    least = _least_placed(pairs, chosen, len(problem.vacancies))
    return tuple(_left(problem, pairs, at, room, least) for at in best)


def vacancies_with_room(
    problem: AllocationProblem, choices: AllocationChoices, chosen: NDArray[np.intp]
) -> tuple[VacancyWithRoom, ...]:
    """Return the vacancies of which places stay open, by id."""
    pairs = weighed(problem, choices)
    room, is_placed = _room(problem, chosen), _is_placed(problem, chosen)
    found = []
    for number in sorted(np.flatnonzero(room).tolist(), key=lambda v: _id(problem, v)):
        suited = pairs.candidate[pairs.of(number)]
        n_open = int(room[number])
        if len(suited) <= problem.vacancies[number].n_places - n_open:
            reason = OpenReason.TOO_FEW_SUIT
        elif is_placed[suited].all():
            reason = OpenReason.PLACED_ELSEWHERE
        else:
            reason = OpenReason.SPREAD
        found.append(VacancyWithRoom(vacancy=number, n_open=n_open, reason=reason))
    return tuple(found)


def _left(
    problem: AllocationProblem,
    pairs: WeighedPairs,
    at: int,
    room: NDArray[np.intp],
    least: NDArray[np.int64],
) -> LeftCandidate:
    vacancy, pair = int(pairs.vacancy[at]), int(pairs.pair[at])
    lowest = int(least[vacancy])
    return LeftCandidate(
        pair=pair,
        reason=LeftReason.SPREAD if room[vacancy] else LeftReason.OTHERS_FIT_BETTER,
        least_placed_fit=None if lowest < 0 else float(problem.pairs.fit[pairs.pair[lowest]]),
    )


def _least_placed(
    pairs: WeighedPairs, chosen: NDArray[np.intp], n_vacancies: int
) -> NDArray[np.int64]:
    """Return by vacancy the chosen pair of the lowest fit, as a position in ``pairs``, or -1."""
    least = np.full(n_vacancies, -1, dtype=np.int64)
    taken = np.flatnonzero(np.isin(pairs.pair, chosen))
    # Within a vacancy the fit falls, so the last one written is the lowest.
    least[pairs.vacancy[taken]] = taken
    return least


def _is_placed(problem: AllocationProblem, chosen: NDArray[np.intp]) -> NDArray[np.bool_]:
    is_placed = np.zeros(len(problem.candidate_ids), dtype=np.bool_)
    is_placed[problem.pairs.candidate[chosen]] = True
    return is_placed


def _room(problem: AllocationProblem, chosen: NDArray[np.intp]) -> NDArray[np.intp]:
    n_places = np.array([one.n_places for one in problem.vacancies], dtype=np.intp)
    n_taken = np.bincount(problem.pairs.vacancy[chosen], minlength=len(n_places))
    return np.asarray(n_places - n_taken, dtype=np.intp)


def _id(problem: AllocationProblem, vacancy: int) -> str:
    return problem.vacancies[vacancy].vacancy_id
