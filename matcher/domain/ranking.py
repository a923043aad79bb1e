"""What a ranking says: numbers, and the reasons that made them."""

from __future__ import annotations

from dataclasses import dataclass

from matcher.domain.profile import EntryKind
from matcher.domain.vacancy import Importance
from matcher.ternary import Ternary


@dataclass(frozen=True, slots=True, kw_only=True)
class FitComponent:
    """One part of the fit (onderdeel van de geschiktheid).

    Attributes
    ----------
    name : str
        skills, occupation, experience, travel, hours, language, conditions.
    score : float or None
        In [0, 1]; None when it is unknown and so left out of the mean.
    weight : float
        Its share in the mean when all components are known.
    explanation : str
        One plain Dutch sentence that holds the numbers used.
    """

    name: str
    score: float | None
    weight: float
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Which phrase of the candidate met which requirement, and how well.

    Attributes
    ----------
    requirement : str
        As the vacancy states it.
    importance : Importance
        Essential or useful.
    phrase : str or None
        The candidate's best phrase; None when nothing in the profile comes near.
    kind : EntryKind or None
        Where in the profile the phrase stands.
    strength : float
        In [0, 1]: the share of the requirement that counts as covered.
    weight : float
        Share of this requirement in the skills component; those of a vacancy add up to 1, so that
        the component is the sum of weight times strength.
    via : str or None
        The occupation of the taxonomy of which the requirement is an essential skill, where the
        phrase is a job held and the skill was inferred from it; None for the phrase's own meaning.
    """

    requirement: str
    importance: Importance
    phrase: str | None
    kind: EntryKind | None
    strength: float
    weight: float
    via: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionOutcome:
    """Whether one hard criterion is met, failed or unknown, and the sentence that says why."""

    name: str
    outcome: Ternary
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedCandidate:
    """One line of a ranking.

    Attributes
    ----------
    position : int or None
        1 is best; None for somebody whom a hard criterion excludes.
    candidate_id : str
        The pseudonym.
    fit : float or None
        In [0, 1]: weighted mean of the known components. None when neither skills nor occupation
        is known: then nothing says how person and work suit each other.
    confidence : float
        In [0, 1]: the share of the weights that rests on known facts; of skills only where the
        profile states some, or jobs held.
    components, evidence, criteria : tuple
        The numbers behind fit, and the hard criteria that the vacancy poses.
    unknown : tuple of str
        What is not known and worth asking, in plain Dutch.
    """

    position: int | None
    candidate_id: str
    fit: float | None
    confidence: float
    components: tuple[FitComponent, ...]
    evidence: tuple[Evidence, ...]
    criteria: tuple[CriterionOutcome, ...]
    unknown: tuple[str, ...]

    @property
    def excluded_by(self) -> tuple[CriterionOutcome, ...]:
        """The hard criteria that fail."""
        return tuple(c for c in self.criteria if c.outcome is Ternary.FAILS)
