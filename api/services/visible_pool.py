"""Whom of the index a viewer may be shown."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from matcher.ranking.index import CandidateIndex
from models.unit_of_work import UnitOfWork


def shown_to(uow: UnitOfWork, index: CandidateIndex) -> NDArray[np.bool_]:
    """Return which slots may be ranked for this viewer: shared ones, and the viewer's own."""
    return shown_to_organisation(uow, index, uow.viewer.organisation_id)


def shown_to_organisation(
    uow: UnitOfWork, index: CandidateIndex, organisation_id: str | None
) -> NDArray[np.bool_]:
    """Return which slots may be ranked for who acts for an organisation; None is the operator."""
    is_shareable = np.asarray(index.column("is_shareable"), dtype=np.bool_)
    if organisation_id is None:
        return is_shareable
    own_key = uow.organisations.key_of(organisation_id)
    is_own = np.asarray(index.column("organisation_key"), dtype=np.int32) == own_key
    return np.asarray(is_shareable | is_own, dtype=np.bool_)
