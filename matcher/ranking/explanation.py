"""Why somebody stands where they stand: the numbers the ranker used, told one person at a time."""

from __future__ import annotations

from math import isnan

import numpy as np
from numpy.typing import NDArray

from matcher.domain.columns import UNKNOWN_DAY, transport_of
from matcher.domain.profile import EntryKind, LanguageLevel, TravelMode
from matcher.domain.ranking import CriterionOutcome, Evidence, FitComponent, RankedCandidate
from matcher.domain.vacancy import Importance, Vacancy
from matcher.ranking import wording
from matcher.ranking.components.experience import DAYS_PER_MONTH, DAYS_PER_YEAR, seasoning
from matcher.ranking.components.occupation import OCCUPATION_KINDS
from matcher.ranking.components.skills import STATED_KINDS
from matcher.ranking.evidence import (
    EvidenceFactors,
    RequirementEvidence,
    strength_of_entries,
)
from matcher.ranking.exact import ExactScores
from matcher.ranking.index import CandidateIndex
from matcher.ranking.scored import NO_FIT, Comparison
from matcher.ranking.weights import Weights
from matcher.ranking.wishes_told import conditions_sentence, refused_fact
from matcher.ternary import Ternary

COVERED_FROM = 0.5
"""Strength from which a sentence calls a requirement covered; the score itself has no threshold."""


class Explainer:
    """Tells about candidates of one scored vacancy.

    Parameters
    ----------
    weights : Weights
        Those the ranker used.
    index : CandidateIndex
        The pool that was scored.
    vacancy : Vacancy
        The job.
    comparison : Comparison
        What holds for the vacancy.
    """

    def __init__(
        self, weights: Weights, index: CandidateIndex, vacancy: Vacancy, comparison: Comparison
    ) -> None:
        self._weights = weights
        self._index = index
        self._vacancy = vacancy
        self._comparison = comparison
        self._factors = EvidenceFactors.of(weights)
        self._subjects = {
            name: wording.criterion_subject(name, vacancy.criteria) for name in comparison.criteria
        }

    def explain(self, exact: ExactScores, number: int) -> RankedCandidate:
        """Return the numbers and sentences of one candidate, without a position.

        Parameters
        ----------
        exact : ExactScores
            The numbers that order the list.
        number : int
            Which of them are this candidate's.
        """
        slot = int(exact.slots[number])
        entries = self._index.pool.span(slot)
        evidence = self._evidence(entries)
        components = tuple(
            FitComponent(
                name=name,
                score=_or_none(scores[number]),
                weight=self._weights.components[name],
                explanation=wording.UNKNOWN_COMPONENT[name]
                if np.isnan(scores[number])
                else self._sentence(name, slot, entries, evidence),
            )
            for name, scores in exact.components.items()
        )
        criteria = tuple(
            self._criterion(name, Ternary(int(outcomes[slot])), slot)
            for name, outcomes in self._comparison.criteria.items()
        )
        return RankedCandidate(
            position=None,
            candidate_id=self._index.candidate_id(slot),
            fit=None if exact.fit[number] == NO_FIT else float(exact.fit[number]),
            confidence=float(exact.confidence[number]),
            components=components,
            evidence=evidence,
            criteria=criteria,
            unknown=_unknown(components, criteria)
            + self._unstated(components, self._index.pool.kind[entries]),
        )

    # --- numbers -------------------------------------------------------------------------

    def _evidence(self, entries: slice) -> tuple[Evidence, ...]:
        """Return the best phrase for every requirement; the first of equals."""
        rows, kinds = self._index.pool.phrase[entries], self._index.pool.kind[entries]
        told = []
        for requirement, of_phrases, weight in zip(
            self._vacancy.requirements,
            self._comparison.requirements,
            self._comparison.requirement_weights.tolist(),
            strict=True,
        ):
            strengths = strength_of_entries(of_phrases, self._factors, rows, kinds).tolist()
            strength = max(strengths, default=0.0)
            best = strengths.index(strength) if strength > 0 else None
            told.append(
                Evidence(
                    requirement=requirement.phrase,
                    importance=requirement.importance,
                    phrase=None if best is None else self._index.phrases.text(int(rows[best])),
                    kind=None if best is None else EntryKind(int(kinds[best])),
                    strength=strength,
                    weight=weight,
                    via=None
                    if best is None
                    else self._via(requirement.phrase, of_phrases, int(rows[best]), kinds[best]),
                )
            )
        return tuple(told)

    def _via(
        self, requirement: str, evidence: RequirementEvidence, row: int, kind: np.int8
    ) -> str | None:
        """Return the occupation from which the requirement was inferred; None if it was meant."""
        meant = evidence.meant.strength[row] * self._factors.meant[kind]
        if meant >= evidence.inferred.strength[row] * self._factors.inferred[kind]:
            return None
        takes_it = [
            (float(of_phrases.strength[row]), occupation.name)
            for occupation, of_phrases in self._comparison.kin
            if requirement in occupation.covers
        ]
        return max(takes_it, key=lambda one: one[0])[1]

    def _unstated(
        self, components: tuple[FitComponent, ...], kinds: NDArray[np.int8]
    ) -> tuple[str, ...]:
        """Return the question about skills where only a wish for an occupation speaks for them."""
        is_judged = any(c.name == "skills" and c.score is not None for c in components)
        is_stated = not set(kinds.tolist()).isdisjoint(STATED_KINDS)
        return (wording.SKILLS_NOT_STATED,) if is_judged and not is_stated else ()

    # --- sentences -----------------------------------------------------------------------

    def _sentence(
        self,
        name: str,
        slot: int,
        entries: slice,
        evidence: tuple[Evidence, ...],
    ) -> str:
        """Return what made a known score."""
        if name == "skills":
            return wording.skills_covered(
                *(
                    [e.strength >= COVERED_FROM for e in evidence if e.importance is importance]
                    for importance in (Importance.ESSENTIAL, Importance.USEFUL)
                )
            )
        if name == "occupation":
            return self._occupation_sentence(entries)
        if name == "experience":
            return self._experience_sentence(entries)
        if name == "travel":
            return self._travel_sentence(slot)
        if name == "conditions":
            return conditions_sentence(self._index, slot, self._vacancy.conditions)
        if name == "hours":
            offered = self._vacancy.criteria.hours
            able = self._number("hours_max", slot) or self._number("hours_min", slot) or 0.0
            return wording.hours_able(able, offered.maximum or offered.minimum or 0.0)
        return wording.language_known(
            self._level("dutch_spoken", slot), self._level("dutch_written", slot)
        )

    def _occupation_sentence(self, entries: slice) -> str:
        pool, strength = self._index.pool, self._comparison.occupation.strength
        named = [
            (float(strength[row]), row, kind)
            for row, kind in zip(
                pool.phrase[entries].tolist(), pool.kind[entries].tolist(), strict=True
            )
            if kind in OCCUPATION_KINDS
        ]
        alike, row, kind = max(named, key=lambda one: one[0])
        phrase = self._index.phrases.text(row)
        if alike == 0:
            return wording.other_occupation(phrase)
        return wording.near_occupation(phrase, has_done=kind == EntryKind.EXPERIENCE)

    def _experience_sentence(self, entries: slice) -> str:
        """Return the job held that counts most, with its length and how long ago it ended."""
        pool, on = self._index.pool, self._comparison.on
        assert on is not None, "a known experience component has a day"
        started, ended = pool.started[entries], pool.ended[entries]
        is_dated = (
            (pool.kind[entries] == EntryKind.EXPERIENCE)
            & (started != UNKNOWN_DAY)
            & (ended != UNKNOWN_DAY)
        )
        strength = self._comparison.occupation.strength[pool.phrase[entries]] * is_dated
        worth = strength * seasoning(started, ended, on, self._weights)
        if not worth.any():
            return wording.NO_NEAR_EXPERIENCE
        best = int(np.argmax(worth))
        last = min(int(ended[best]), on.toordinal())
        return wording.experience_known(
            self._index.phrases.text(int(pool.phrase[entries][best])),
            months=max(last - int(started[best]), 0) / DAYS_PER_MONTH,
            years_since=(on.toordinal() - last) / DAYS_PER_YEAR,
        )

    def _travel_sentence(self, slot: int) -> str:
        journey = self._comparison.journey
        assert journey is not None, "a known travel component has a journey"
        held = transport_of(int(self._index.column("transport_held")[slot]))
        is_complete = bool(self._index.column("transport_complete")[slot])
        usable = held if is_complete else held | {TravelMode.PUBLIC_TRANSPORT}
        mode = journey.fastest_mode(slot, usable)
        return wording.travel_known(
            float(journey.distance_km[slot]),
            float(journey.minutes[slot]),
            mode,
            is_assumed=mode is not None and mode not in held,
        )

    def _criterion(self, name: str, outcome: Ternary, slot: int) -> CriterionOutcome:
        return CriterionOutcome(
            name=name,
            outcome=outcome,
            explanation=wording.criterion(self._subjects[name], outcome, self._fact(name, slot)),
        )

    def _fact(self, name: str, slot: int) -> str:
        """Return in words what is known of the candidate on the subject of a criterion."""
        journey = self._comparison.journey
        if name == "distance" and journey is not None:
            return wording.limit_and_way(
                self._number("max_distance_km", slot), float(journey.distance_km[slot]), "km"
            )
        if name == "travel_time" and journey is not None:
            return wording.limit_and_way(
                self._number("max_travel_min", slot), float(journey.minutes[slot]), "minuten"
            )
        if name == "hours":
            return wording.hours_range(
                self._number("hours_min", slot), self._number("hours_max", slot)
            )
        if name == "available":
            return wording.availability(
                int(self._index.column("available_from")[slot]),
                int(self._index.column("available_until")[slot]),
            )
        if name == "refused_occupation":
            return refused_fact(self._index, slot, self._comparison.names)
        if name in ("dutch_spoken", "dutch_written", "education"):
            return wording.level(name, int(self._index.column(name)[slot]))
        return ""

    def _number(self, column: str, slot: int) -> float | None:
        number = float(self._index.column(column)[slot])
        return None if isnan(number) else number

    def _level(self, column: str, slot: int) -> LanguageLevel | None:
        number = int(self._index.column(column)[slot])
        return LanguageLevel(number) if number else None


def _or_none(number: np.float64) -> float | None:
    return None if np.isnan(number) else float(number)


def _unknown(
    components: tuple[FitComponent, ...], criteria: tuple[CriterionOutcome, ...]
) -> tuple[str, ...]:
    """Return what to ask the person next: unknown criteria first, then unknown components."""
    from_criteria = [c.explanation for c in criteria if c.outcome is Ternary.UNKNOWN]
    asked = {c.name.split(":", 1)[0] for c in criteria if c.outcome is Ternary.UNKNOWN}
    from_components = [
        c.explanation
        for c in components
        if c.score is None and not asked & wording.CRITERIA_OF_COMPONENT[c.name]
    ]
    return tuple(from_criteria + from_components)
