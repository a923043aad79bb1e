"""Occupation: is this the kind of work that the person wants, or has done?"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from matcher.domain.profile import EntryKind
from matcher.ranking.components.scores import ComponentScores
from matcher.ranking.components.skills import best_evidence, has_kind
from matcher.ranking.index import CandidateIndex

OCCUPATION_KINDS = (EntryKind.EXPERIENCE, EntryKind.PREFERRED_OCCUPATION)


def occupation(index: CandidateIndex, strengths: NDArray[np.float32]) -> ComponentScores:
    """Return how near the nearest occupation of the profile comes to the job's names.

    Parameters
    ----------
    index : CandidateIndex
        The pool.
    strengths : float32 (n_names, n_phrases)
        Evidence in [0, 1] that a phrase names the same work as one of the job's names.

    Returns
    -------
    ComponentScores
        The best over names and occupations, wanted and done alike; known where the profile names
        an occupation. Adding an occupation never lowers it.
    """
    factors = np.zeros(max(EntryKind) + 1, dtype=np.float32)
    factors[list(OCCUPATION_KINDS)] = 1.0
    nearest = strengths.max(axis=0, keepdims=True, initial=0.0)
    (best,) = best_evidence(index, nearest, factors)
    return ComponentScores.where_known(best, has_kind(index, OCCUPATION_KINDS))
