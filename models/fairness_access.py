"""Who may enter and read age bands and gender: the only maker of a SELECT on them.

============== ============================ =====================================
role           enters and removes           reads, for the fairness report only
============== ============================ =====================================
OPERATOR       of all candidates            of all candidates
MUNICIPAL_DESK of its own candidates        of candidates that it may see
others         nothing                      nothing
============== ============================ =====================================

With any other purpose than the fairness report nobody reads anything. What is read is counted in
``api.services`` and told of groups, never of one person.
"""

from __future__ import annotations

from sqlalchemy import Select, false, select
from sqlalchemy.orm import joinedload

from matcher.domain.access import DECIDING_ROLES, Purpose, Role, Viewer
from matcher.errors import Conflict
from models.access import visible_candidates
from models.rows.candidate import CandidateRow
from models.rows.fairness_fact import FairnessFactRow
from models.rows.organisation import OrganisationRow


def _is_for_fairness(viewer: Viewer) -> bool:
    """Return whether somebody who may have the report asks for it."""
    return viewer.role in DECIDING_ROLES and viewer.purpose is Purpose.FAIRNESS_REPORT


def check_may_ask_fairness(viewer: Viewer) -> None:
    """Refuse, with Conflict, a fairness report to others than a desk and the operator."""
    if not _is_for_fairness(viewer):
        raise Conflict(
            "The fairness report is for municipal desks and the operator.",
            remedy="Ask one of them; it counts people of all channels.",
        )


def readable_facts(viewer: Viewer) -> Select[FairnessFactRow, str]:
    """Return the SELECT of the facts, with the pseudonym, that this viewer may have counted."""
    query = select(FairnessFactRow, CandidateRow.candidate_id).join(
        CandidateRow, CandidateRow.key == FairnessFactRow.candidate_key
    )
    if not _is_for_fairness(viewer):
        return query.where(false())
    seen = visible_candidates(viewer).with_only_columns(CandidateRow.key)
    return query.where(FairnessFactRow.candidate_key.in_(seen))


def enterable_candidates(viewer: Viewer) -> Select[CandidateRow]:
    """Return the SELECT of the candidates of whom this viewer may enter and remove facts."""
    query = visible_candidates(viewer).options(joinedload(CandidateRow.organisation))
    if not _is_for_fairness(viewer):
        return query.where(false())
    if viewer.role is Role.OPERATOR:
        return query
    own = CandidateRow.organisation.has(OrganisationRow.organisation_id == viewer.organisation_id)
    return query.where(own)
