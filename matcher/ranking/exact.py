"""The numbers once more, in float64, for the few who may be told about.

Scoring runs over whole columns in float32 and only chooses who is near the top. These numbers
order the list and are the ones that are told, so what is told is what counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.domain.vacancy import Vacancy
from matcher.ranking.components.scores import ComponentScores
from matcher.ranking.components.skills import STATED_KINDS
from matcher.ranking.evidence import PhraseEvidence
from matcher.ranking.index import CandidateIndex
from matcher.ranking.scored import NO_FIT, WORK_COMPONENTS
from matcher.ranking.weights import Weights, kind_factors

_NOISE = np.float32(1e-5)
"""Two fits nearer than this are not told apart in float32."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExactScores:
    """Scores of n slots.

    Attributes
    ----------
    slots : intp (n,)
        Whose they are.
    components : dict of str to float64 (n,)
        In [0, 1], NaN where unknown.
    fit : float64 (n,)
        In [0, 1], ``NO_FIT`` where neither skills nor occupation are known.
    confidence : float64 (n,)
        In [0, 1]: share of the asked weight that rests on known facts.
    """

    slots: NDArray[np.intp]
    components: dict[str, NDArray[np.float64]]
    fit: NDArray[np.float64]
    confidence: NDArray[np.float64]


def near_the_top(fit: NDArray[np.float32], top: int) -> NDArray[np.intp]:
    """Return the places of all that may be among the best ``top``, allowing for float32 noise.

    Parameters
    ----------
    fit : float32 (n,)
        ``NO_FIT`` where there is none: those come last.
    top : int
        At least 1.
    """
    if len(fit) <= top:
        return np.arange(len(fit))
    # Cut the pool into `top` stretches. Each has a best; at least `top` people are as good as the
    # poorest of these. That leaves few to sort.
    stretches = np.arange(top) * len(fit) // top
    near = np.flatnonzero(fit >= np.maximum.reduceat(fit, stretches).min() - _NOISE)
    least = np.partition(fit[near], len(near) - top)[len(near) - top]
    return np.asarray(near[fit[near] >= least - _NOISE])


def exact_scores(
    index: CandidateIndex,
    weights: Weights,
    vacancy: Vacancy,
    requirements: Sequence[PhraseEvidence],
    components: Mapping[str, ComponentScores],
    slots: NDArray[np.intp],
) -> ExactScores:
    """Return the scores of some slots, from the very evidence that an explanation shows.

    Parameters
    ----------
    index : CandidateIndex
        The pool.
    weights : Weights
        How much each part counts.
    vacancy : Vacancy
        The job.
    requirements : sequence of PhraseEvidence
        What the phrases say about every requirement.
    components : mapping of str to ComponentScores
        The float32 scores of these slots.
    slots : intp (n,)
        Whose scores.
    """
    exact = {}
    for name, scores in components.items():
        score = scores.score.astype(np.float64)
        if name == "skills":
            asked = [weights.importance[r.importance] for r in vacancy.requirements]
            some = np.flatnonzero(score)
            score[some] = _covered(index, asked, requirements, kind_factors(weights), slots[some])
        exact[name] = np.where(scores.is_known, score, np.nan)
    total, known = np.zeros(len(slots)), np.zeros(len(slots))
    knows_work = np.zeros(len(slots), dtype=np.bool_)
    for name, score in exact.items():
        is_known = ~np.isnan(score)
        total += np.where(is_known, weights.components[name] * score, 0.0)
        known += np.where(is_known, weights.components[name], 0.0)
        if name in WORK_COMPONENTS:
            knows_work |= is_known
    told = known.copy()
    if "skills" in exact:
        is_stated = index.pool.has_kind(STATED_KINDS)[slots]
        told -= np.where(is_stated | np.isnan(exact["skills"]), 0.0, weights.components["skills"])
    fit = np.full(len(slots), NO_FIT)
    np.divide(total, known, out=fit, where=knows_work)
    all_asked = sum(weights.components[name] for name in exact)
    return ExactScores(slots=slots, components=exact, fit=fit, confidence=told / all_asked)


def _covered(
    index: CandidateIndex,
    asked: Sequence[float],
    requirements: Sequence[PhraseEvidence],
    factors: NDArray[np.float32],
    slots: NDArray[np.intp],
) -> NDArray[np.float64]:
    """Return the covered share of the requirements, whose weights are ``asked``.

    Every slot has entries: only those that cover something are asked about.
    """
    places, counts = index.pool.spans(slots)
    covered = np.zeros(len(slots))
    if not len(slots):
        return covered
    begins = np.cumsum(counts) - counts
    phrases = index.pool.phrase[places]
    factor = factors[index.pool.kind[places]]
    for weight, evidence in zip(asked, requirements, strict=True):
        best = np.maximum.reduceat(evidence.strength[phrases] * factor, begins)
        covered += weight * best.astype(np.float64)
    return np.minimum(covered / sum(asked), 1.0)
