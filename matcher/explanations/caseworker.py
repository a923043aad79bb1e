"""The explanation for a caseworker: all that the ranker used, and the sum that made the fit."""

from __future__ import annotations

from dataclasses import dataclass

from matcher.domain.ranking import CriterionOutcome, Evidence, RankedCandidate
from matcher.explanations.parts import Part, fit_from, parts_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseworkerExplanation:
    """All numbers behind one line of a ranking.

    Attributes
    ----------
    position : int or None
        Place by fit; None for somebody whom a hard criterion excludes.
    n_ranked : int
        How many stay in the list.
    fit, confidence : float or None, float
        As in the list.
    parts : tuple of Part
        The components; ``fit_from(parts)`` is the fit.
    arithmetic : str
        The sum that makes the fit, on one line; empty where there is no fit.
    evidence, criteria, unknown : tuple
        As the ranker told them.
    """

    position: int | None
    n_ranked: int
    fit: float | None
    confidence: float
    parts: tuple[Part, ...]
    arithmetic: str
    evidence: tuple[Evidence, ...]
    criteria: tuple[CriterionOutcome, ...]
    unknown: tuple[str, ...]


def for_caseworker(ranked: RankedCandidate, n_ranked: int) -> CaseworkerExplanation:
    """Return the explanation of one line for a caseworker.

    Parameters
    ----------
    ranked : RankedCandidate
        The line, with its position among all.
    n_ranked : int
        How many stay in the list.
    """
    parts = parts_of(ranked, lambda component: component.explanation)
    return CaseworkerExplanation(
        position=ranked.position,
        n_ranked=n_ranked,
        fit=ranked.fit,
        confidence=ranked.confidence,
        parts=parts,
        arithmetic=_arithmetic(parts),
        evidence=ranked.evidence,
        criteria=ranked.criteria,
        unknown=ranked.unknown,
    )


def _arithmetic(parts: tuple[Part, ...]) -> str:
    """Return the weighted mean of what is told, as one would write it down, in percentages."""
    fit = fit_from(parts)
    if fit is None:
        return ""
    known = [(part, part.score) for part in parts if part.score is not None]
    terms = " + ".join(f"{_plain(p.weight)} × {score:.1%}".replace(".", ",") for p, score in known)
    weights = " + ".join(_plain(part.weight) for part, _ in known)
    return f"({terms}) / ({weights}) = {fit:.1%}".replace(".", ",")


def _plain(weight: float) -> str:
    return f"{weight:g}".replace(".", ",")
