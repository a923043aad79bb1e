"""The ranker: hard criteria, components, fit, and the best with their reasons.

Scoring runs over whole columns in float32 and only chooses who is told about. For those few the
components are computed again, one person at a time in float64, from the very evidence that the
explanation shows, and it is these numbers that order the list. So what is told is what counted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from matcher.domain.ranking import RankedCandidate
from matcher.domain.vacancy import Vacancy
from matcher.errors import InvalidInput
from matcher.ranking.components.hours import hours
from matcher.ranking.components.language import language
from matcher.ranking.components.occupation import occupation
from matcher.ranking.components.scores import ComponentScores
from matcher.ranking.components.skills import skills
from matcher.ranking.components.travel import travel
from matcher.ranking.explanation import Explainer
from matcher.ranking.hard_criteria import hard_criteria
from matcher.ranking.index import CandidateIndex
from matcher.ranking.journey import Journey, journey_to
from matcher.ranking.lots import lots_for
from matcher.ranking.scored import Scored
from matcher.ranking.weights import Weights, kind_factors
from matcher.skills.extraction import plain_title
from matcher.ternary import Ternary

Vectors = Mapping[str, NDArray[np.float32]]
Calibration = Callable[[NDArray[np.float32]], NDArray[np.float32]]
_FLOAT32_NOISE = 1e-5
"""Two fits nearer than this are not told apart in float32: both are computed again."""
_WORK_COMPONENTS = ("skills", "occupation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The best candidates for a vacancy, and those whom a hard criterion excludes.

    Attributes
    ----------
    ranked, excluded : tuple of RankedCandidate
        Best first; excluded in order of the fit they would have.
    n_pool, n_ranked, n_excluded : int
        How many were looked at, stay in, fell out; not only those shown.
    """

    ranked: tuple[RankedCandidate, ...]
    excluded: tuple[RankedCandidate, ...]
    n_pool: int
    n_ranked: int
    n_excluded: int


def asked_phrases(vacancy: Vacancy) -> tuple[str, ...]:
    """Return every phrase of a vacancy whose vector the ranker needs, each once."""
    return tuple(dict.fromkeys([r.phrase for r in vacancy.requirements] + job_names(vacancy)))


def job_names(vacancy: Vacancy) -> list[str]:
    """Return the names by which the job is called: the bare title, and the occupation."""
    names = [plain_title(vacancy.title), vacancy.occupation]
    return list(dict.fromkeys(name for name in names if name))


class Ranker:
    """Ranks the candidates of an index for a vacancy by fit.

    Parameters
    ----------
    weights : Weights
        How much each part counts.
    calibration : callable
        Monotone map from cosine similarity to evidence in [0, 1], 0 for no evidence; belongs to
        the encoder that made the vectors.
    """

    def __init__(self, weights: Weights, calibration: Calibration) -> None:
        self.weights = weights
        self.calibration = calibration
        self._kind_factors = kind_factors(weights)

    def rank(
        self,
        index: CandidateIndex,
        vacancy: Vacancy,
        vectors: Vectors,
        *,
        is_visible: NDArray[np.bool_] | None = None,
        top: int,
        top_excluded: int = 0,
    ) -> Ranking:
        """Return the best candidates for a vacancy, with reasons.

        Parameters
        ----------
        index : CandidateIndex
            The pool.
        vacancy : Vacancy
            The job.
        vectors : mapping of str to float32 (dimension,)
            Unit vectors of ``asked_phrases(vacancy)``.
        is_visible : bool (n_slots,), optional
            Whom the viewer may be shown; all by default.
        top, top_excluded : int
            How many to tell about, at least 0.

        Returns
        -------
        Ranking
            Ordered by fit, then by confidence, then by lot (``matcher.ranking.lots``).
            Candidates of whom neither skills nor occupation are known have no fit and come last.

        Raises
        ------
        InvalidInput
            If a vector is missing or ``top`` is negative.
        """
        if top < 0 or top_excluded < 0:
            raise InvalidInput("The number of candidates to show cannot be negative.", where="top")
        scored = self.score(index, vacancy, vectors)
        in_pool = index.is_present if is_visible is None else index.is_present & is_visible
        stays = in_pool & ~scored.is_excluded
        falls = in_pool & scored.is_excluded
        lots = lots_for(vacancy.vacancy_id, index.tie)
        explainer = Explainer(self.weights, index, vacancy, scored)
        return Ranking(
            ranked=_best(explainer, scored, stays, lots, top),
            excluded=_best(explainer, scored, falls, lots, top_excluded),
            n_pool=int(in_pool.sum()),
            n_ranked=int(stays.sum()),
            n_excluded=int(falls.sum()),
        )

    def score(self, index: CandidateIndex, vacancy: Vacancy, vectors: Vectors) -> Scored:
        """Return criteria, components, fit and confidence of every slot."""
        journey = journey_to(vacancy.pc4, index)
        criteria = hard_criteria(index, vacancy.criteria, journey)
        asked = [requirement.phrase for requirement in vacancy.requirements]
        requirement_strengths = self._strengths(index, asked, vectors)
        occupation_strengths = self._strengths(index, job_names(vacancy), vectors)
        components = self._components(
            index, vacancy, journey, requirement_strengths, occupation_strengths
        )
        fit, confidence = self._fit(index, components)
        is_excluded = np.zeros(index.n_slots, dtype=np.bool_)
        for outcome in criteria.values():
            is_excluded |= outcome == Ternary.FAILS
        return Scored(
            criteria=criteria,
            components=components,
            fit=fit,
            confidence=confidence,
            is_excluded=is_excluded,
            requirement_strengths=requirement_strengths,
            occupation_strengths=occupation_strengths,
            journey=journey,
        )

    def requirement_weights(self, vacancy: Vacancy) -> NDArray[np.float32]:
        """Return the weight of every requirement, in order."""
        return np.array(
            [self.weights.importance[r.importance] for r in vacancy.requirements],
            dtype=np.float32,
        )

    def _strengths(
        self, index: CandidateIndex, asked: list[str], vectors: Vectors
    ) -> NDArray[np.float32]:
        missing = [phrase for phrase in asked if phrase not in vectors]
        if missing:
            raise InvalidInput(
                f"{len(missing)} phrase(s) of the vacancy have no vector.",
                remedy="Embed them with the encoder of the index first.",
            )
        if not asked:
            return np.zeros((0, len(index.phrase_vectors)), dtype=np.float32)
        queries = np.stack([vectors[phrase] for phrase in asked]).astype(np.float32)
        return self.calibration(queries @ index.phrase_vectors.T)

    def _components(
        self,
        index: CandidateIndex,
        vacancy: Vacancy,
        journey: Journey | None,
        requirement_strengths: NDArray[np.float32],
        occupation_strengths: NDArray[np.float32],
    ) -> dict[str, ComponentScores]:
        """Return the components that this vacancy asks for; what it does not ask is absent."""
        asked: dict[str, ComponentScores | None] = {
            "skills": skills(
                index, requirement_strengths, self.requirement_weights(vacancy), self._kind_factors
            )
            if vacancy.requirements
            else None,
            "occupation": occupation(index, occupation_strengths),
            "travel": travel(journey, self.weights.travel_horizon_min) if journey else None,
            "hours": hours(index, vacancy.criteria.hours),
            "language": language(
                index, vacancy.criteria.dutch_spoken, vacancy.criteria.dutch_written
            ),
        }
        return {name: scores for name, scores in asked.items() if scores is not None}

    def _fit(
        self, index: CandidateIndex, components: dict[str, ComponentScores]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return the weighted mean of the known components, and the share of weight known."""
        total = np.zeros(index.n_slots, dtype=np.float32)
        known = np.zeros(index.n_slots, dtype=np.float32)
        asked = 0.0
        knows_work = np.zeros(index.n_slots, dtype=np.bool_)
        for name, scores in components.items():
            weight = np.float32(self.weights.components[name])
            asked += float(weight)
            total += weight * scores.score
            known += weight * scores.is_known
            if name in _WORK_COMPONENTS:
                knows_work |= scores.is_known
        fit = np.where(knows_work, total / np.maximum(known, np.float32(1e-9)), np.float32(np.nan))
        return fit.astype(np.float32), known / np.float32(asked)


def _best(
    explainer: Explainer,
    scored: Scored,
    is_candidate: NDArray[np.bool_],
    lots: NDArray[np.uint64],
    top: int,
) -> tuple[RankedCandidate, ...]:
    slots = _shortlist(scored, is_candidate, lots, top)
    told = [(explainer.explain(slot), slot) for slot in slots.tolist()]
    told.sort(
        key=lambda pair: (
            pair[0].fit is None,
            -(pair[0].fit or 0.0),
            -pair[0].confidence,
            int(lots[pair[1]]),
        )
    )
    return tuple(
        ranked if ranked.excluded_by else replace(ranked, position=position)
        for position, (ranked, _) in enumerate(told[:top], start=1)
    )


def _shortlist(
    scored: Scored, is_candidate: NDArray[np.bool_], lots: NDArray[np.uint64], top: int
) -> NDArray[np.intp]:
    """Return the slots that could be among the best ``top``, allowing for float32 noise."""
    slots = np.flatnonzero(is_candidate)
    if top == 0 or not len(slots):
        return slots[:0]
    fit = np.nan_to_num(scored.fit[slots], nan=-1.0)
    if len(slots) > top:
        least = np.partition(fit, len(fit) - top)[len(fit) - top]
        near = fit >= least - _FLOAT32_NOISE
        slots, fit = slots[near], fit[near]
    # Among people without a fit (or many equal ones) the last places go by confidence and lot;
    # a float32 grid that is coarser than the noise keeps true equals together.
    grid = np.round(fit / _FLOAT32_NOISE)
    order = np.lexsort((lots[slots], -np.round(scored.confidence[slots], 4), -grid))
    return slots[order[: top + _n_near_the_cut(grid[order], top)]]


def _n_near_the_cut(grid: NDArray[np.float32], top: int) -> int:
    """Return how many after the cut lie within noise of the last one, 200 at the most."""
    if len(grid) <= top:
        return 0
    is_near = np.abs(grid[top:] - grid[top - 1]) <= 1
    return min(int(is_near.sum()), 200)
