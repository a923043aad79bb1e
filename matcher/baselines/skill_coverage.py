"""How much of what the job asks is covered by skills of the same name, rare ones counting more.

An asymmetric match on a list of skills: the sum of the weights of the asked skills that a person
lists, over the sum of all asked ones. The weight of a skill is ``ln(n / n_s)``, with ``n`` people
in the pool of whom ``n_s`` list it (a skill that everybody lists weighs nothing, one that nobody
lists weighs as one that a single person does).

Source: a profile matcher on CompetentNL, described in a public repository (2024-2026): 'Verplegen'
occurs with 9.3% of occupations, IDF 2.37; the score is how much of what the occupation asks the
profile covers. The formula reproduces that figure: ln(1 / 0.093) = 2.375.
"""

from __future__ import annotations

from collections import Counter
from math import log

import numpy as np
from numpy.typing import NDArray

from matcher.baselines.pool import Pool, phrases_of
from matcher.domain.vacancy import Vacancy


class SkillCoverage:
    """Share of the asked skills, weighted by rarity, that a person lists under the same name."""

    name = "skill-coverage"
    source = "a profile matcher on CompetentNL, asymmetric and weighted by IDF (2024-2026)"

    def __init__(self) -> None:
        self._known: tuple[Pool, list[frozenset[str]], Counter[str]] | None = None

    def scores(self, vacancy: Vacancy, pool: Pool) -> NDArray[np.float64]:
        """Return the covered share, in [0, 1]; 0 for all where a vacancy lists no skill."""
        listed, holders = self._listed(pool)
        asked = {_plain(requirement.phrase) for requirement in vacancy.requirements}
        weights = {
            skill: log(len(pool) / max(1, holders[skill])) if len(pool) else 0.0 for skill in asked
        }
        total = sum(weights.values())
        if total <= 0.0:
            return np.zeros(len(pool))
        return np.array([sum(weights[s] for s in asked & own) / total for own in listed])

    def _listed(self, pool: Pool) -> tuple[list[frozenset[str]], Counter[str]]:
        if self._known is None or self._known[0] is not pool:
            listed = [frozenset(map(_plain, phrases_of(profile))) for profile in pool.profiles]
            self._known = (pool, listed, Counter(skill for own in listed for skill in own))
        return self._known[1], self._known[2]


def _plain(phrase: str) -> str:
    return " ".join(phrase.casefold().split())
