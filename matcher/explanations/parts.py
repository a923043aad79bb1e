"""The parts of a fit as an explanation tells them, and the fit made of them again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import fsum

from matcher.domain.ranking import FitComponent, RankedCandidate
from matcher.explanations.component_words import words_of
from matcher.explanations.level import Level, level_of
from matcher.ranking.scored import WORK_COMPONENTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One component of the fit, as it is told.

    Attributes
    ----------
    name, title : str
        As the ranker calls it; as a page calls it, in Dutch.
    score : float or None
        In [0, 1]; None when it is unknown and so left out of the mean.
    weight : float
        Its share in the mean when all parts are known.
    share : float or None
        In [0, 1]: how much of the fit it makes; None where there is no fit or it is unknown.
    level : Level
        The score in a word.
    sentence : str
        In plain Dutch.
    """

    name: str
    title: str
    score: float | None
    weight: float
    share: float | None
    level: Level
    sentence: str


def parts_of(
    ranked: RankedCandidate, sentence_of: Callable[[FitComponent], str]
) -> tuple[Part, ...]:
    """Return all components of a line, each with the sentence that its reader gets.

    Raises
    ------
    MissingReference
        If a component has no words yet: nothing that counted is left out of a story.
    """
    known = fsum(c.weight for c in ranked.components if c.score is not None)
    return tuple(
        Part(
            name=component.name,
            title=words_of(component.name).title,
            score=component.score,
            weight=component.weight,
            share=None
            if component.score is None or ranked.fit is None
            else component.weight * component.score / known,
            level=level_of(component.score),
            sentence=sentence_of(component),
        )
        for component in ranked.components
    )


def fit_from(parts: Iterable[Part]) -> float | None:
    """Return the fit that follows from told parts: the weighted mean of those that are known.

    Returns
    -------
    float or None
        In [0, 1]; None when no part says how person and work suit each other. Within rounding of
        a float it is the fit that ordered the list.
    """
    known = [(part, part.score) for part in parts if part.score is not None]
    if not any(part.name in WORK_COMPONENTS for part, _ in known):
        return None
    return fsum(part.weight * score for part, score in known) / fsum(p.weight for p, _ in known)
