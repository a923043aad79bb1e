"""Whom of an index one vacancy could take, with the fit that its ranking would tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from matcher.allocation.problem import AllocationProblem, OpenVacancy, PossiblePairs
from matcher.allocation.weighing import in_units
from matcher.domain.vacancy import Vacancy
from matcher.ranking.exact import exact_scores, near_the_top
from matcher.ranking.index import CandidateIndex
from matcher.ranking.lots import lots_for
from matcher.ranking.ranker import Ranker
from matcher.ranking.scored import NO_FIT, Comparison
from matcher.ranking.selection import Selection

_NOISE = 1e-5
"""Two fits nearer than this are not told apart in float32."""


class Suited(IntEnum):
    """How near somebody came to a place; what is nearest comes last."""

    NOT_IN_VIEW = -1
    EXCLUDED = 0
    FIT_UNKNOWN = 1
    FIT_TOO_LOW = 2
    NOT_COUNTING = 3
    SUITED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class SuitedPeople:
    """The best people for one vacancy, and how near everybody else came.

    Attributes
    ----------
    slots : intp (n,)
        The best of those suited, in the order of the vacancy's ranking.
    candidate_ids : tuple of str, n of them
        Their pseudonyms.
    tie : uint64 (n,)
        Their own numbers for drawing lots.
    fit, confidence : float64 (n,)
        As the ranking tells them.
    outcome : int8 (n_slots,)
        ``Suited`` numbers of the whole index.
    """

    slots: NDArray[np.intp]
    candidate_ids: tuple[str, ...]
    tie: NDArray[np.uint64]
    fit: NDArray[np.float64]
    confidence: NDArray[np.float64]
    outcome: NDArray[np.int8]

    def judged(self, outcome: NDArray[np.int8], top: int) -> SuitedPeople:
        """Return the best ``top`` of those who are still suited by an outcome of their own each."""
        everybody = self.outcome.copy()
        everybody[self.slots] = outcome
        best = np.flatnonzero(outcome == Suited.SUITED)[:top]
        return SuitedPeople(
            slots=self.slots[best],
            candidate_ids=tuple(self.candidate_ids[place] for place in best.tolist()),
            tie=self.tie[best],
            fit=self.fit[best],
            confidence=self.confidence[best],
            outcome=everybody,
        )


def suited_people(
    ranker: Ranker,
    index: CandidateIndex,
    vacancy: Vacancy,
    comparison: Comparison,
    *,
    is_visible: NDArray[np.bool_],
    least_fit: float,
    top: int,
) -> SuitedPeople:
    """Return whom a vacancy could take: no hard criterion fails, and the fit is high enough.

    Parameters
    ----------
    comparison : Comparison
        ``ranker.compare`` of this vacancy and index.
    is_visible : bool (n_slots,)
        Who takes part.
    least_fit : float
        In [0, 1]; a fit of 0 is never enough, and an unknown fit is none.
    top : int
        How many to tell about, at least 1.
    """
    in_view = index.is_present & is_visible
    selection = Selection.of(in_view & ~comparison.is_excluded)
    scored = ranker.score(index, vacancy, comparison, selection)
    # Counted exactly are those who may be told about, and those of whom float32 cannot tell
    # whether the fit is high enough.
    is_near = np.abs(scored.fit - max(least_fit, _NOISE)) <= _NOISE
    if len(selection):
        is_near[near_the_top(scored.fit, top)] = True
    near = np.flatnonzero(is_near)
    exact = exact_scores(
        index,
        ranker.weights,
        comparison,
        {name: scores.at(near) for name, scores in scored.components.items()},
        selection.slots[near],
    )
    gain, least = in_units(exact.fit), max(int(in_units(np.array([least_fit]))[0]), 1)
    is_enough = gain >= least
    outcome = np.full(index.n_slots, Suited.NOT_IN_VIEW, dtype=np.int8)
    outcome[in_view] = Suited.EXCLUDED
    outcome[selection.slots] = _by_fit(scored.fit, scored.fit >= least_fit)
    outcome[exact.slots] = _by_fit(exact.fit, is_enough)
    lots = lots_for(vacancy.vacancy_id, index.tie[exact.slots])
    order = np.lexsort((lots, -in_units(exact.confidence), -gain))
    best = order[is_enough[order]][:top]
    slots = exact.slots[best]
    return SuitedPeople(
        slots=slots,
        candidate_ids=tuple(index.candidate_id(slot) for slot in slots.tolist()),
        tie=index.tie[slots],
        fit=exact.fit[best],
        confidence=exact.confidence[best],
        outcome=outcome,
    )


def _by_fit(
    fit: NDArray[np.float32] | NDArray[np.float64], is_enough: NDArray[np.bool_]
) -> NDArray[np.int8]:
    outcome = np.where(is_enough, np.int8(Suited.SUITED), np.int8(Suited.FIT_TOO_LOW))
    return np.where(fit == NO_FIT, np.int8(Suited.FIT_UNKNOWN), outcome)


def nearest(several: Sequence[NDArray[np.int8]]) -> NDArray[np.int8]:
    """Return how near everybody came at the vacancy that came nearest.

    The index may have grown from one vacancy to the next: who was not there yet was not in view.
    """
    reached = np.full(max(len(one) for one in several), Suited.NOT_IN_VIEW, dtype=np.int8)
    for one in several:
        np.maximum(reached[: len(one)], one, out=reached[: len(one)])
    return reached


def problem_of(
    vacancies: tuple[OpenVacancy, ...], people: Sequence[SuitedPeople]
) -> AllocationProblem:
    """Return the problem of these vacancies and the people whom each, in order, could take."""
    tie = {
        name: number
        for one in people
        for name, number in zip(one.candidate_ids, one.tie.tolist(), strict=True)
    }
    ids = sorted(tie)
    number_of = {name: number for number, name in enumerate(ids)}
    named = [number_of[name] for one in people for name in one.candidate_ids]
    return AllocationProblem(
        candidate_ids=tuple(ids),
        tie=np.array([tie[name] for name in ids], dtype=np.uint64),
        vacancies=vacancies,
        pairs=PossiblePairs(
            candidate=np.array(named, dtype=np.intp),
            vacancy=np.repeat(np.arange(len(people)), [len(one.slots) for one in people]),
            fit=np.concatenate([one.fit for one in people]),
            confidence=np.concatenate([one.confidence for one in people]),
        ),
    )
