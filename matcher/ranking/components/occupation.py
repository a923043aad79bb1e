"""Occupation: is this the kind of work that the person wants, or has done?"""

from __future__ import annotations

import numpy as np

from matcher.domain.profile import EntryKind
from matcher.ranking.components.scores import ComponentScores
from matcher.ranking.evidence import PhraseEvidence, raise_to_evidence
from matcher.ranking.index import CandidateIndex
from matcher.ranking.selection import Selection

OCCUPATION_KINDS = (EntryKind.EXPERIENCE, EntryKind.PREFERRED_OCCUPATION)


def occupation(
    index: CandidateIndex, selection: Selection, evidence: PhraseEvidence
) -> ComponentScores:
    """Return how near the nearest occupation of the profile comes to the work of the vacancy.

    Parameters
    ----------
    index : CandidateIndex
        The pool.
    selection : Selection
        Whom to score.
    evidence : PhraseEvidence
        What the phrases say about being the same work.

    Returns
    -------
    ComponentScores
        The best over occupations, wanted and done alike; known where the profile names one.
        Adding an occupation never lowers it.
    """
    factors = np.zeros(max(EntryKind) + 1, dtype=np.float32)
    factors[list(OCCUPATION_KINDS)] = 1.0
    best = np.zeros(len(selection), dtype=np.float32)
    raise_to_evidence(best, index, selection, evidence, factors)
    return ComponentScores.where_known(best, index.pool.has_kind(OCCUPATION_KINDS)[selection.slots])
