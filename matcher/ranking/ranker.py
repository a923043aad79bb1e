"""The ranker: hard criteria, components, fit, and the best with their reasons.

Scoring runs over whole columns in float32 and only chooses who is near the top. For those few the
fit is computed again in float64 (``matcher.ranking.exact``), from the very evidence that the
explanation shows, and it is these numbers that order the list. So what is told is what counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from matcher.domain.ranking import RankedCandidate
from matcher.domain.vacancy import Vacancy
from matcher.errors import InvalidInput
from matcher.ranking.components.conditions import conditions
from matcher.ranking.components.experience import experience
from matcher.ranking.components.hours import hours
from matcher.ranking.components.language import language
from matcher.ranking.components.occupation import occupation
from matcher.ranking.components.scores import ComponentScores
from matcher.ranking.components.skills import STATED_KINDS, skills
from matcher.ranking.components.travel import travel
from matcher.ranking.evidence import (
    Calibration,
    EvidenceFactors,
    PhraseEvidence,
    RequirementEvidence,
    phrase_evidence,
)
from matcher.ranking.exact import exact_scores, near_the_top
from matcher.ranking.explanation import Explainer
from matcher.ranking.hard_criteria import hard_criteria, refused_occupation
from matcher.ranking.index import CandidateIndex
from matcher.ranking.job_knowledge import (
    NOTHING_KNOWN,
    JobKnowledge,
    KinOccupation,
    requirement_weights,
)
from matcher.ranking.journey import journey_to
from matcher.ranking.lots import lots_for
from matcher.ranking.scored import NO_FIT, WORK_COMPONENTS, Comparison, Scored
from matcher.ranking.selection import Selection
from matcher.ranking.weights import Weights
from matcher.skills.extraction import plain_title
from matcher.ternary import Ternary

Vectors = Mapping[str, NDArray[np.float32]]


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


def asked_phrases(vacancy: Vacancy, knowledge: JobKnowledge = NOTHING_KNOWN) -> tuple[str, ...]:
    """Return every phrase of a vacancy whose vector the ranker needs, each once."""
    requirements = [requirement.phrase for requirement in vacancy.requirements]
    kin = [occupation.name for occupation in knowledge.kin]
    return tuple(dict.fromkeys([*requirements, *job_names(vacancy), *kin]))


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
    calibration : Calibration
        From cosine similarity to evidence; belongs to the encoder that made the vectors.
    """

    def __init__(self, weights: Weights, calibration: Calibration) -> None:
        self.weights = weights
        self.calibration = calibration
        self._factors = EvidenceFactors.of(weights)

    def rank(
        self,
        index: CandidateIndex,
        vacancy: Vacancy,
        vectors: Vectors,
        *,
        knowledge: JobKnowledge = NOTHING_KNOWN,
        is_visible: NDArray[np.bool_] | None = None,
        proven_first: bool = False,
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
            Unit vectors of ``asked_phrases(vacancy, knowledge)``.
        knowledge : JobKnowledge
            What a taxonomy tells about the job, and the day that counts as today; nothing by
            default, and then experience is no part of the fit.
        is_visible : bool (n_slots,), optional
            Whom the viewer may be shown; all by default.
        proven_first : bool
            Order by fit times confidence, the part of the fit that rests on known facts, then by
            fit: who has told little stands lower. The fit itself is the same.
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
        comparison = self.compare(index, vacancy, vectors, knowledge=knowledge)
        in_pool = index.is_present if is_visible is None else index.is_present & is_visible
        stays = in_pool & ~comparison.is_excluded
        falls = in_pool & comparison.is_excluded
        ranked = self._best(index, vacancy, comparison, stays, top, proven_first=proven_first)
        fallen = self._best(
            index, vacancy, comparison, falls, top_excluded, proven_first=proven_first
        )
        return Ranking(
            ranked=tuple(replace(line, position=n) for n, line in enumerate(ranked, start=1)),
            excluded=tuple(fallen),
            n_pool=int(np.count_nonzero(in_pool)),
            n_ranked=int(np.count_nonzero(stays)),
            n_excluded=int(np.count_nonzero(falls)),
        )

    def compare(
        self,
        index: CandidateIndex,
        vacancy: Vacancy,
        vectors: Vectors,
        *,
        knowledge: JobKnowledge = NOTHING_KNOWN,
    ) -> Comparison:
        """Return what the vacancy means for everybody: criteria, journey, worth of phrases."""
        journey = journey_to(vacancy.pc4, index)
        asked = [requirement.phrase for requirement in vacancy.requirements]
        names = job_names(vacancy)
        phrases = [*asked, *names, *(occupation.name for occupation in knowledge.kin)]
        evidence = self._evidence(index, phrases, vectors)
        kin = list(zip(knowledge.kin, evidence[len(asked) + len(names) :], strict=True))
        near = [of_phrases.scaled(occupation.nearness) for occupation, of_phrases in kin]
        n_phrases = len(index.phrases)
        own_names = PhraseEvidence.best_of(
            evidence[len(asked) : len(asked) + len(names)], n_phrases
        )
        criteria = hard_criteria(index, vacancy.criteria, journey)
        criteria["refused_occupation"] = refused_occupation(index, own_names)
        is_excluded = np.zeros(index.n_slots, dtype=np.bool_)
        for outcome in criteria.values():
            is_excluded |= outcome == Ternary.FAILS
        return Comparison(
            criteria=criteria,
            is_excluded=is_excluded,
            requirements=[
                RequirementEvidence(meant, _inferred(phrase, kin, n_phrases))
                for phrase, meant in zip(asked, evidence, strict=False)
            ],
            requirement_weights=requirement_weights(self.weights, vacancy, knowledge),
            kin=kin,
            occupation=PhraseEvidence.best_of([own_names, *near], n_phrases),
            names=own_names,
            journey=journey,
            on=knowledge.on,
        )

    def score(
        self,
        index: CandidateIndex,
        vacancy: Vacancy,
        comparison: Comparison,
        selection: Selection,
    ) -> Scored:
        """Return components and fit of the selected slots."""
        components = self._components(index, vacancy, comparison, selection)
        total = np.zeros(len(selection), dtype=np.float32)
        known = np.zeros(len(selection), dtype=np.float32)
        knows_work = np.zeros(len(selection), dtype=np.bool_)
        for name, scores in components.items():
            weight = np.float32(self.weights.components[name])
            total += weight * scores.score
            known += weight * scores.is_known
            if name in WORK_COMPONENTS:
                knows_work |= scores.is_known
        mean = total / np.maximum(known, np.float32(1e-9))
        fit = np.asarray(mean * knows_work + NO_FIT * ~knows_work, dtype=np.float32)
        if "skills" in components:
            is_stated = index.pool.has_kind(STATED_KINDS)[selection.slots]
            is_only_wished = components["skills"].is_known & ~is_stated
            known -= np.float32(self.weights.components["skills"]) * is_only_wished
        asked = sum(self.weights.components[name] for name in components)
        proven = np.where(knows_work, mean * known / np.float32(asked), np.float32(NO_FIT))
        return Scored(components=components, fit=fit, proven=proven)

    def _best(
        self,
        index: CandidateIndex,
        vacancy: Vacancy,
        comparison: Comparison,
        is_candidate: NDArray[np.bool_],
        top: int,
        *,
        proven_first: bool,
    ) -> list[RankedCandidate]:
        """Return the best of some candidates in order, without positions."""
        if top == 0 or not is_candidate.any():
            return []
        selection = Selection.of(is_candidate)
        scored = self.score(index, vacancy, comparison, selection)
        near = near_the_top(scored.proven if proven_first else scored.fit, top)
        exact = exact_scores(
            index,
            self.weights,
            comparison,
            {name: scores.at(near) for name, scores in scored.components.items()},
            selection.slots[near],
        )
        lots = lots_for(vacancy.vacancy_id, index.tie[exact.slots])
        second, first = exact.confidence, exact.fit
        if proven_first:
            second, first = exact.fit, exact.proven
        order = np.lexsort((lots, -second, -first))
        explainer = Explainer(self.weights, index, vacancy, comparison)
        return [explainer.explain(exact, number) for number in order[:top].tolist()]

    def _evidence(
        self, index: CandidateIndex, asked: list[str], vectors: Vectors
    ) -> list[PhraseEvidence]:
        missing = [phrase for phrase in asked if phrase not in vectors]
        if missing:
            raise InvalidInput(
                f"{len(missing)} phrase(s) of the vacancy have no vector.",
                remedy="Embed them with the encoder of the index first.",
            )
        if not asked:
            return []
        queries = np.stack([vectors[phrase] for phrase in asked]).astype(np.float32)
        return phrase_evidence(index, queries, self.calibration)

    def _components(
        self,
        index: CandidateIndex,
        vacancy: Vacancy,
        comparison: Comparison,
        selection: Selection,
    ) -> dict[str, ComponentScores]:
        """Return the components that this vacancy asks for; what it does not ask is absent."""
        journey, criteria = comparison.journey, vacancy.criteria
        asked: dict[str, ComponentScores | None] = {
            "skills": skills(
                index,
                selection,
                comparison.requirements,
                comparison.requirement_weights.astype(np.float32),
                self._factors,
            )
            if vacancy.requirements
            else None,
            "occupation": occupation(index, selection, comparison.occupation),
            "experience": experience(
                index, selection, comparison.occupation, comparison.on, self.weights
            )
            if comparison.on
            else None,
            "travel": travel(journey, selection, self.weights.travel_horizon_min)
            if journey
            else None,
            "hours": hours(index, selection, criteria.hours),
            "conditions": conditions(index, selection, vacancy.conditions),
            "language": language(index, selection, criteria.dutch_spoken, criteria.dutch_written),
        }
        return {name: scores for name, scores in asked.items() if scores is not None}


def _inferred(
    requirement: str, kin: Sequence[tuple[KinOccupation, PhraseEvidence]], n_phrases: int
) -> PhraseEvidence:
    """Return what phrases say about having held an occupation that takes this requirement."""
    takes_it = [of_phrases for occupation, of_phrases in kin if requirement in occupation.covers]
    return PhraseEvidence.best_of(takes_it, n_phrases)
