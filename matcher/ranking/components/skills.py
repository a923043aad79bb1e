"""Skills: how much of what the job asks is covered by what the person can do.

Late interaction: every requirement looks for its single best phrase in the profile (Khattab and
Zaharia 2020, *ColBERT*, SIGIR, arXiv:2004.12832), and the component is the weighted share of
requirements covered. It is asymmetric: phrases that no requirement asks for add nothing, so a
profile of sixty skills has no edge over the same relevant five, and more than one phrase for one
requirement counts once.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from matcher.domain.profile import EntryKind
from matcher.ranking.components.scores import ComponentScores
from matcher.ranking.index import CandidateIndex

WORK_KINDS = (EntryKind.SKILL, EntryKind.EXPERIENCE, EntryKind.PREFERRED_OCCUPATION)


def skills(
    index: CandidateIndex,
    strengths: NDArray[np.float32],
    requirement_weights: NDArray[np.float32],
    kind_factors: NDArray[np.float32],
) -> ComponentScores:
    """Return the covered share of the requirements.

    Parameters
    ----------
    index : CandidateIndex
        The pool.
    strengths : float32 (n_requirements, n_phrases)
        Evidence in [0, 1] that a phrase gives for a requirement; 0 is no evidence.
    requirement_weights : float32 (n_requirements,)
        Above 0.
    kind_factors : float32 (n_kinds + 1,)
        In [0, 1], by ``EntryKind`` number.

    Returns
    -------
    ComponentScores
        ``sum_r w_r max_p strength(r, p) factor(kind of p) / sum_r w_r``; known where the profile
        has at least one phrase. Adding a phrase never lowers it.
    """
    covered = np.zeros(index.n_slots, dtype=np.float32)
    for weight, best in zip(
        requirement_weights, best_evidence(index, strengths, kind_factors), strict=True
    ):
        covered += weight * best
    return ComponentScores.where_known(
        covered / requirement_weights.sum(), has_kind(index, WORK_KINDS)
    )


def best_evidence(
    index: CandidateIndex,
    strengths: NDArray[np.float32],
    kind_factors: NDArray[np.float32],
) -> list[NDArray[np.float32]]:
    """Return, per row of ``strengths``, the best evidence in every profile, float32 (n_slots,).

    Only entries whose phrase is evidence for something are visited. Of the many phrases in a
    pool few are, and that sparseness is what makes an exact scan fast.
    """
    is_evidence = strengths.max(axis=0, initial=0.0) > 0
    hits = np.flatnonzero(is_evidence[index.pool_phrase])
    phrases = index.pool_phrase[hits]
    owners = index.pool_owner[hits]
    factors = kind_factors[index.pool_kind[hits]]
    found = []
    for row in strengths:
        best = np.zeros(index.n_slots, dtype=np.float32)
        np.maximum.at(best, owners, row[phrases] * factors)
        found.append(best)
    return found


def has_kind(index: CandidateIndex, kinds: tuple[EntryKind, ...]) -> NDArray[np.bool_]:
    """Return which slots have an entry of one of these kinds, bool (n_slots,)."""
    is_kind = np.zeros(max(EntryKind) + 1, dtype=np.bool_)
    is_kind[list(kinds)] = True
    known = np.zeros(index.n_slots, dtype=np.bool_)
    known[index.pool_owner[is_kind[index.pool_kind]]] = True
    return known
