"""Skills: how much of what the job asks is covered by what the person can do.

Late interaction: every requirement looks for its single best phrase in the profile (Khattab and
Zaharia 2020, *ColBERT*, SIGIR, arXiv:2004.12832), and the component is the weighted share of
requirements covered. It is asymmetric: phrases that no requirement asks for add nothing, so a
profile of sixty skills has no edge over the same relevant five, and more than one phrase for one
requirement counts once.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from matcher.domain.profile import EntryKind
from matcher.ranking.components.scores import ComponentScores
from matcher.ranking.evidence import (
    EvidenceFactors,
    RequirementEvidence,
    raise_to_evidence,
)
from matcher.ranking.index import CandidateIndex
from matcher.ranking.selection import Selection

WORK_KINDS = (EntryKind.SKILL, EntryKind.EXPERIENCE, EntryKind.PREFERRED_OCCUPATION)
STATED_KINDS = (EntryKind.SKILL, EntryKind.EXPERIENCE)
"""What says what a person can do. A wish for an occupation alone lets the score be computed, but
it is no known fact about skills: it adds nothing to the confidence, and skills are asked about."""


def skills(
    index: CandidateIndex,
    selection: Selection,
    evidence: Sequence[RequirementEvidence],
    requirement_weights: NDArray[np.float32],
    factors: EvidenceFactors,
) -> ComponentScores:
    """Return the covered share of the requirements.

    Parameters
    ----------
    index : CandidateIndex
        The pool.
    selection : Selection
        Whom to score.
    evidence : sequence of RequirementEvidence
        What the phrases say about every requirement.
    requirement_weights : float32 (n_requirements,)
        Above 0, adding up to 1.
    factors : EvidenceFactors
        How much a phrase counts by where it stands.

    Returns
    -------
    ComponentScores
        ``sum_r w_r max_p strength(r, p) factor(kind of p)``; known where the profile has at least
        one phrase. Adding a phrase never lowers it.
    """
    covered = np.zeros(len(selection), dtype=np.float32)
    best = np.zeros(len(selection), dtype=np.float32)
    for weight, asked in zip(requirement_weights, evidence, strict=True):
        places = np.concatenate(
            [
                raise_to_evidence(best, index, selection, of_phrases, by_kind)
                for of_phrases, by_kind in (
                    (asked.meant, factors.meant),
                    (asked.inferred, factors.inferred),
                )
            ]
        )
        # A place may come more than once: all its sums are taken from the same number before one
        # is written, so the requirement counts once. Those without evidence are not touched.
        covered[places] += weight * best[places]
        best[places] = 0
    is_known = index.pool.has_kind(WORK_KINDS)[selection.slots]
    return ComponentScores.where_known(covered, is_known)
