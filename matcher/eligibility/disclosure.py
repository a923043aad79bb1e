"""Who may read why somebody counts.

A target group can betray health (Wajong, WIA, the register of the banenafspraak), so the reasons
are for the candidate's own intermediary and the municipal desk. All others read yes, no or
unknown (house rule; the register holds the ground of inclusion, which is health data under
art. 9 GDPR).
"""

from __future__ import annotations

from matcher.domain.access import Role, Viewer
from matcher.domain.claim import Eligibility
from matcher.ternary import Ternary

_WITHOUT_REASON = {
    Ternary.MEETS: "Telt mee; de grond is alleen zichtbaar voor de eigen bemiddelaar.",
    Ternary.FAILS: "Telt niet mee; de grond is alleen zichtbaar voor de eigen bemiddelaar.",
    Ternary.UNKNOWN: "Nog onbekend of de kandidaat meetelt; de bemiddelaar kan het nagaan.",
}


def may_read_reasons(viewer: Viewer, intermediary_id: str) -> bool:
    """Return whether the viewer may read which target group somebody belongs to."""
    is_own = viewer.organisation_id is not None and viewer.organisation_id == intermediary_id
    return is_own or viewer.role in (Role.MUNICIPAL_DESK, Role.OPERATOR)


def disclosed(eligibility: Eligibility, viewer: Viewer, intermediary_id: str) -> Eligibility:
    """Return the eligibility as this viewer may read it: the answer always, reasons if allowed."""
    if may_read_reasons(viewer, intermediary_id):
        return eligibility
    return Eligibility(counts=eligibility.counts, reasons=(_WITHOUT_REASON[eligibility.counts],))
