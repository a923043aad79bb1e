"""Why somebody stands where they stand: the numbers the ranker used, told one person at a time."""

from __future__ import annotations

from math import fsum, isnan

import numpy as np

from matcher.domain.columns import transport_of
from matcher.domain.profile import EntryKind, LanguageLevel, TravelMode
from matcher.domain.ranking import CriterionOutcome, Evidence, FitComponent, RankedCandidate
from matcher.domain.vacancy import Vacancy
from matcher.ranking import wording
from matcher.ranking.components.occupation import OCCUPATION_KINDS
from matcher.ranking.components.skills import WORK_KINDS
from matcher.ranking.index import CandidateIndex, ProfileEntry
from matcher.ranking.scored import Scored
from matcher.ranking.weights import Weights, kind_factors
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
    scored : Scored
        What was computed.
    """

    def __init__(
        self, weights: Weights, index: CandidateIndex, vacancy: Vacancy, scored: Scored
    ) -> None:
        self._weights = weights
        self._index = index
        self._vacancy = vacancy
        self._scored = scored
        self._factors = kind_factors(weights)

    def explain(self, slot: int) -> RankedCandidate:
        """Return the numbers and sentences of the candidate in a slot, without a position."""
        entries = self._index.entries(slot)
        evidence = self._evidence(entries)
        components = tuple(
            FitComponent(
                name=name,
                score=self._score(name, slot, evidence),
                weight=self._weights.components[name],
                explanation=self._sentence(name, slot, entries, evidence),
            )
            for name in self._scored.components
        )
        criteria = tuple(
            self._criterion(name, Ternary(int(outcomes[slot])), slot)
            for name, outcomes in self._scored.criteria.items()
        )
        return RankedCandidate(
            position=None,
            candidate_id=self._index.candidate_id(slot),
            fit=_fit(components),
            confidence=_confidence(components),
            components=components,
            evidence=evidence,
            criteria=criteria,
            unknown=_unknown(components, criteria),
        )

    # --- numbers -------------------------------------------------------------------------

    def _evidence(self, entries: list[ProfileEntry]) -> tuple[Evidence, ...]:
        """Return the best phrase for every requirement."""
        work = [entry for entry in entries if entry.kind in WORK_KINDS]
        told = []
        for row, requirement in enumerate(self._vacancy.requirements):
            strengths = [
                float(
                    self._scored.requirement_strengths[row, entry.phrase_row]
                    * self._factors[entry.kind]
                )
                for entry in work
            ]
            best = int(np.argmax(strengths)) if strengths else -1
            found = work[best] if best >= 0 and strengths[best] > 0 else None
            told.append(
                Evidence(
                    requirement=requirement.phrase,
                    importance=requirement.importance,
                    phrase=self._index.phrase(found.phrase_row) if found else None,
                    kind=found.kind if found else None,
                    strength=strengths[best] if found else 0.0,
                )
            )
        return tuple(told)

    def _score(self, name: str, slot: int, evidence: tuple[Evidence, ...]) -> float | None:
        scores = self._scored.components[name]
        if not scores.is_known[slot]:
            return None
        if name == "skills":
            weight_of = self._weights.importance
            covered = fsum(weight_of[e.importance] * e.strength for e in evidence)
            return min(covered / fsum(weight_of[e.importance] for e in evidence), 1.0)
        return float(scores.score[slot])

    # --- sentences -----------------------------------------------------------------------

    def _sentence(
        self,
        name: str,
        slot: int,
        entries: list[ProfileEntry],
        evidence: tuple[Evidence, ...],
    ) -> str:
        if not self._scored.components[name].is_known[slot]:
            return wording.UNKNOWN_COMPONENT[name]
        if name == "skills":
            n_covered = sum(e.strength >= COVERED_FROM for e in evidence)
            return wording.skills_covered(n_covered, len(evidence))
        if name == "occupation":
            return self._occupation_sentence(entries)
        if name == "travel":
            return self._travel_sentence(slot)
        if name == "hours":
            offered = self._vacancy.criteria.hours
            able = self._number("hours_max", slot) or self._number("hours_min", slot) or 0.0
            return wording.hours_able(able, offered.maximum or offered.minimum or 0.0)
        return wording.language_known(
            self._level("dutch_spoken", slot), self._level("dutch_written", slot)
        )

    def _occupation_sentence(self, entries: list[ProfileEntry]) -> str:
        strengths = self._scored.occupation_strengths.max(axis=0, initial=0.0)
        named = [entry for entry in entries if entry.kind in OCCUPATION_KINDS]
        nearest = max(named, key=lambda entry: float(strengths[entry.phrase_row]))
        phrase = self._index.phrase(nearest.phrase_row)
        if strengths[nearest.phrase_row] == 0:
            return wording.other_occupation(phrase)
        return wording.near_occupation(phrase, has_done=nearest.kind is EntryKind.EXPERIENCE)

    def _travel_sentence(self, slot: int) -> str:
        journey = self._scored.journey
        assert journey is not None, "a known travel component has a journey"
        held = transport_of(int(self._index.column("transport_held")[slot]))
        is_complete = bool(self._index.column("transport_complete")[slot])
        usable = held if is_complete else held | {TravelMode.PUBLIC_TRANSPORT}
        mode = journey.fastest_mode(int(self._index.pc4_position[slot]), usable)
        return wording.travel_known(
            float(journey.distance_km[slot]),
            float(journey.minutes[slot]),
            mode,
            is_assumed=mode not in held,
        )

    def _criterion(self, name: str, outcome: Ternary, slot: int) -> CriterionOutcome:
        return CriterionOutcome(
            name=name,
            outcome=outcome,
            explanation=wording.criterion(
                name, outcome, self._vacancy.criteria, self._fact(name, slot)
            ),
        )

    def _fact(self, name: str, slot: int) -> str:
        """Return in words what is known of the candidate on the subject of a criterion."""
        journey = self._scored.journey
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
            return wording.available_from(int(self._index.column("available_from")[slot]))
        if name in ("dutch_spoken", "dutch_written", "education"):
            return wording.level(name, int(self._index.column(name)[slot]))
        return ""

    def _number(self, column: str, slot: int) -> float | None:
        number = float(self._index.column(column)[slot])
        return None if isnan(number) else number

    def _level(self, column: str, slot: int) -> LanguageLevel | None:
        number = int(self._index.column(column)[slot])
        return LanguageLevel(number) if number else None


def _fit(components: tuple[FitComponent, ...]) -> float | None:
    known = [(c.weight, c.score) for c in components if c.score is not None]
    if not any(c.name in ("skills", "occupation") and c.score is not None for c in components):
        return None
    return fsum(weight * score for weight, score in known) / fsum(weight for weight, _ in known)


def _confidence(components: tuple[FitComponent, ...]) -> float:
    asked = fsum(c.weight for c in components)
    return fsum(c.weight for c in components if c.score is not None) / asked if asked else 0.0


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
