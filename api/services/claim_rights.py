"""Who keeps claims, and who decides on them; each refusal says who may.

A candidate's own intermediary, a municipal desk and the operator keep claims: register them, change
facts, add documents. Only a municipal desk and the operator decide whether a claim holds.
"""

from __future__ import annotations

from matcher.domain.access import DECIDING_ROLES, Viewer
from matcher.domain.claim_record import ClaimRecord
from matcher.eligibility.claim_status import JUDGED
from matcher.eligibility.disclosure import may_read_reasons
from matcher.errors import Conflict
from matcher.ternary import Ternary


def may_judge(viewer: Viewer) -> bool:
    """Return whether the viewer decides whether claims hold."""
    return viewer.role in DECIDING_ROLES


def check_may_keep(viewer: Viewer, intermediary_id: str) -> None:
    """Refuse, with Conflict, whoever may not even read somebody's target groups."""
    if not may_read_reasons(viewer, intermediary_id):
        raise Conflict(
            "Only the candidate's own intermediary, a municipal desk or the operator registers a "
            "claim.",
            where="candidate",
            remedy="Ask the intermediary that registered the candidate.",
        )


def check_may_judge(viewer: Viewer) -> None:
    """Refuse, with Conflict, whoever does not decide on claims."""
    if not may_judge(viewer):
        raise Conflict(
            "Only a municipal desk, or the operator for it, decides whether a claim holds.",
            where="status",
            remedy="Record the facts and the documents; then ask the municipal desk.",
        )


def check_may_touch(viewer: Viewer, before: ClaimRecord, after: ClaimRecord) -> None:
    """Refuse, with Conflict, a change to what a desk judged by whoever does not decide."""
    if before.claim.status in JUDGED and after != before and not may_judge(viewer):
        raise Conflict(
            "A desk judged this claim; only a municipal desk or the operator changes it now.",
            where="status",
            remedy="Ask the municipal desk.",
        )


def check_may_accept(viewer: Viewer, before: ClaimRecord | None, after: ClaimRecord) -> None:
    """Refuse, with Conflict, an authority's word from whoever does not speak for one.

    It settles what the rules of that authority leave open, so it is a decision like the others.
    """
    was = Ternary.UNKNOWN if before is None else before.is_accepted_by_authority
    if after.is_accepted_by_authority is not was and not may_judge(viewer):
        raise Conflict(
            "Only a municipal desk or the operator records whether an authority accepts somebody.",
            where="is_accepted_by_authority",
            remedy="Leave it unknown, and ask the municipal desk.",
        )
