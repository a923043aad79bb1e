"""The numbers once more, in float64, for the few who may be told about.

Scoring runs over whole columns in float32 and only chooses who is near the top. These numbers
order the list and are the ones that are told, so what is told is what counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.ranking.components.scores import ComponentScores
from matcher.ranking.components.skills import STATED_KINDS
from matcher.ranking.evidence import EvidenceFactors, strength_of_entries
from matcher.ranking.index import CandidateIndex
from matcher.ranking.scored import NO_FIT, WORK_COMPONENTS, Comparison
from matcher.ranking.weights import Weights

NOISE = np.float32(1e-5)
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

    @property
    def proven(self) -> NDArray[np.float64]:
        """The part of the fit that rests on known facts, ``fit * confidence``."""
        return np.where(self.fit == NO_FIT, NO_FIT, self.fit * self.confidence)


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
    near = np.flatnonzero(fit >= np.maximum.reduceat(fit, stretches).min() - NOISE)
    least = np.partition(fit[near], len(near) - top)[len(near) - top]
    return np.asarray(near[fit[near] >= least - NOISE])


def exact_scores(
    index: CandidateIndex,
    weights: Weights,
    comparison: Comparison,
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
    comparison : Comparison
        What holds for the vacancy.
    components : mapping of str to ComponentScores
        The float32 scores of these slots.
    slots : intp (n,)
        Whose scores.
    """
    exact = {}
    for name, scores in components.items():
        score = scores.score.astype(np.float64)
        if name == "skills":
            some = np.flatnonzero(score)
            score[some] = _covered(index, comparison, EvidenceFactors.of(weights), slots[some])
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
    comparison: Comparison,
    factors: EvidenceFactors,
    slots: NDArray[np.intp],
) -> NDArray[np.float64]:
    """Return the covered share of the requirements.

    Every slot has entries: only those that cover something are asked about.
    """
    places, counts = index.pool.spans(slots)
    covered = np.zeros(len(slots))
    if not len(slots):
        return covered
    begins = np.cumsum(counts) - counts
    phrases, kinds = index.pool.phrase[places], index.pool.kind[places]
    for weight, evidence in zip(
        comparison.requirement_weights, comparison.requirements, strict=True
    ):
        strengths = strength_of_entries(evidence, factors, phrases, kinds)
        covered += weight * np.maximum.reduceat(strengths, begins).astype(np.float64)
    return np.minimum(covered, 1.0)
