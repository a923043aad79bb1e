"""What is known of one job besides what the vacancy says; nothing in it speaks of a person.

The ranker needs none of it. Where a taxonomy of occupations is loaded, the caller looks the job up
there (`matcher.ranking.job_lookup`) and hands in what it found: work that is akin, what is rare.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matcher.domain.vacancy import Vacancy
from matcher.ranking.weights import Weights


@dataclass(frozen=True, slots=True, kw_only=True)
class KinOccupation:
    """An occupation that shares skills with the job (verwant beroep); the job's own is one too.

    Attributes
    ----------
    name : str
        The preferred name in the taxonomy.
    nearness : float
        In [0, 1]: which share of what the job's occupation asks, rare skills weighing more, is
        asked here too.
    covers : frozenset of str
        The requirements of the vacancy that are essential skills of this occupation.
    """

    name: str
    nearness: float
    covers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class JobKnowledge:
    """What is known of one job through a taxonomy, and on which day it is asked.

    Attributes
    ----------
    kin : tuple of KinOccupation
        Nearest first.
    rarity : mapping of str to float
        By requirement, in [0, 1]: 1 for a skill of a single occupation, 0 for one that all
        occupations ask. A requirement that is no skill of the taxonomy is absent.
    on : date or None
        The day that counts as today, for how long ago work was done; None leaves experience out.
    """

    kin: tuple[KinOccupation, ...] = ()
    rarity: Mapping[str, float] = field(default_factory=dict)
    on: date | None = None


NOTHING_KNOWN = JobKnowledge()


def requirement_weights(
    weights: Weights, vacancy: Vacancy, knowledge: JobKnowledge
) -> NDArray[np.float64]:
    """Return how much each requirement of a vacancy counts within skills; they add up to 1.

    Importance times rarity, the latter from ``weights.commonest`` for a skill that every
    occupation asks to 1 for a skill of one. A requirement of unknown rarity is taken to be as rare
    as the vacancy's others are on average: neither favoured nor passed over. Rarity is counted
    over occupations and never over candidates, so that learning a skill cannot make it count less.
    """
    phrases = [requirement.phrase for requirement in vacancy.requirements]
    told = [knowledge.rarity[phrase] for phrase in phrases if phrase in knowledge.rarity]
    otherwise = sum(told) / len(told) if told else 1.0
    rarity = np.array([knowledge.rarity.get(phrase, otherwise) for phrase in phrases])
    importance = np.array([weights.importance[r.importance] for r in vacancy.requirements])
    raw = importance * (weights.commonest + (1.0 - weights.commonest) * rarity)
    return np.asarray(raw / raw.sum() if len(raw) else raw, dtype=np.float64)
