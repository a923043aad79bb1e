"""Whom of the index a viewer may be shown."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from matcher.ranking.index import CandidateIndex
from models.unit_of_work import UnitOfWork


def shown_to(uow: UnitOfWork, index: CandidateIndex) -> NDArray[np.bool_]:
    """Return which slots may be ranked for this viewer: shared ones, and the viewer's own."""
    is_shareable = np.asarray(index.column("is_shareable"), dtype=np.bool_)
    if uow.viewer.organisation_id is None:
        return is_shareable
    own_key = uow.organisations.key_of(uow.viewer.organisation_id)
    is_own = np.asarray(index.column("organisation_key"), dtype=np.int32) == own_key
    return np.asarray(is_shareable | is_own, dtype=np.bool_)
