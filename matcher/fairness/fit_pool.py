"""Who of an index is fit for a vacancy: no hard criterion fails, and the fit is high enough."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.domain.vacancy import Vacancy
from matcher.ranking.index import CandidateIndex
from matcher.ranking.ranker import Ranker
from matcher.ranking.scored import Comparison
from matcher.ranking.selection import Selection

_NOISE = 1e-5
"""Two fits nearer than this are not told apart in float32."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FitPool:
    """The fit, best first.

    Attributes
    ----------
    candidate_ids : tuple of str
    n_below, n_excluded : int
        Of those looked at: how many are less fit, and whom a hard criterion excludes.
    """

    candidate_ids: tuple[str, ...]
    n_below: int
    n_excluded: int


def fit_pool(
    ranker: Ranker,
    index: CandidateIndex,
    vacancy: Vacancy,
    comparison: Comparison,
    *,
    is_visible: NDArray[np.bool_],
    least_fit: float,
) -> FitPool:
    """Return those whom no hard criterion excludes, with at least this fit.

    Parameters
    ----------
    comparison : Comparison
        What ``ranker.compare`` says of this vacancy and index.
    is_visible : bool (n_slots,)
        Whom to look at.
    least_fit : float
        In [0, 1]; who has no fit, because neither skills nor occupation are known, is below it.
    """
    in_pool = index.is_present & is_visible
    stays = in_pool & ~comparison.is_excluded
    selection = Selection.of(stays)
    fit = ranker.score(index, vacancy, comparison, selection).fit
    enough = np.flatnonzero(fit >= least_fit - _NOISE)
    best_first = enough[np.argsort(-fit[enough], kind="stable")]
    slots = selection.slots[best_first]
    return FitPool(
        candidate_ids=tuple(index.candidate_id(slot) for slot in slots.tolist()),
        n_below=len(fit) - len(slots),
        n_excluded=int(np.count_nonzero(in_pool & comparison.is_excluded)),
    )
