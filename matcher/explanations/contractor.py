"""The explanation for a contractor: what is about the job, and nothing else of the person.

The numbers are those of the ranking. Left out are whether and as what somebody counts (that stands
in the ranking, as far as a contractor may read it), what the person wishes, how far and from where
the person travels, and phrases of the profile that have nothing to do with what the job asks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from matcher.domain.profile import EntryKind
from matcher.domain.ranking import CriterionOutcome, Evidence, FitComponent, RankedCandidate
from matcher.explanations.component_words import words_of
from matcher.explanations.criterion_words import is_asked_already, to_contractor
from matcher.explanations.level import Level, level_of
from matcher.explanations.parts import Part, parts_of
from matcher.ternary import Ternary

JOB_RELEVANT_FROM = 0.2
"""Strength below which a phrase is no reason to a reader: what it says has little to do with the
job. The strength itself is told, for it counted."""

WISHED_COMPONENT = "conditions"
WISHED_CRITERION = "refused_occupation"
"""What speaks of the wishes of a person about work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractorExplanation:
    """What a contractor may read of why somebody stands in a list; fields as for a caseworker.

    Attributes
    ----------
    evidence : tuple of Evidence
        Every requirement with its strength; the phrase is None where it is a wish of the person,
        or hardly about the requirement.
    """

    position: int | None
    n_ranked: int
    fit: float | None
    confidence: float
    parts: tuple[Part, ...]
    evidence: tuple[Evidence, ...]
    criteria: tuple[CriterionOutcome, ...]
    unknown: tuple[str, ...]


def for_contractor(ranked: RankedCandidate, n_ranked: int) -> ContractorExplanation:
    """Return the explanation of one line for a contractor.

    Parameters
    ----------
    ranked : RankedCandidate
        The line, with its position among all.
    n_ranked : int
        How many stay in the list.
    """
    parts = parts_of(ranked, _sentence)
    criteria = tuple(to_contractor(criterion) for criterion in ranked.criteria)
    return ContractorExplanation(
        position=ranked.position,
        n_ranked=n_ranked,
        fit=ranked.fit,
        confidence=ranked.confidence,
        parts=parts,
        evidence=tuple(_job_relevant(met) for met in ranked.evidence),
        criteria=criteria,
        unknown=tuple(
            [c.explanation for c in criteria if c.outcome is Ternary.UNKNOWN]
            + [
                part.sentence
                for part in parts
                if part.level is Level.UNKNOWN and not is_asked_already(part.name, ranked)
            ]
        ),
    )


def without_wishes(ranked: RankedCandidate) -> RankedCandidate:
    """Return a line of a ranking that tells nothing of what the person wishes; numbers stay.

    How far the work suits the wishes is in the fit and stays told; which wishes these are does not.
    """
    components = tuple(
        replace(one, explanation=_sentence(one)) if one.name == WISHED_COMPONENT else one
        for one in ranked.components
    )
    criteria = tuple(
        to_contractor(one) if one.name == WISHED_CRITERION else one for one in ranked.criteria
    )
    told = {
        one.explanation: new.explanation
        for one, new in zip(ranked.components, components, strict=True)
    } | {
        one.explanation: new.explanation for one, new in zip(ranked.criteria, criteria, strict=True)
    }
    return replace(
        ranked,
        components=components,
        criteria=criteria,
        unknown=tuple(told.get(question, question) for question in ranked.unknown),
    )


def _sentence(component: FitComponent) -> str:
    own = words_of(component.name).for_contractor
    return component.explanation if own is None else own[level_of(component.score)]


def _job_relevant(met: Evidence) -> Evidence:
    is_wish = met.kind is EntryKind.PREFERRED_OCCUPATION
    if is_wish or met.strength < JOB_RELEVANT_FROM:
        return replace(met, phrase=None, kind=None, via=None)
    return met
