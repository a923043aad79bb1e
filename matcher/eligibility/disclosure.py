"""Who may read why somebody counts, and for what.

A target group can betray health (Wajong, WIA, the register of the banenafspraak), so the reasons
are for the candidate's own intermediary and the municipal desk. All others read yes, no or
unknown (house rule; the register holds the ground of inclusion, which is health data under
art. 9 GDPR). A block bears the name of its groups and an internship says that somebody is a pupil:
of a value a contractor reads the amount, which it has to account for, and another intermediary
nothing. Amounts under several schemes together tell the block, so a contractor reads those under
its own contracts only (``api.services.counting_rights``).
"""

from __future__ import annotations

from dataclasses import dataclass

from matcher.domain.access import DECIDING_ROLES, Role, Viewer
from matcher.domain.block_scheme import SchemeKind
from matcher.domain.claim import Eligibility
from matcher.domain.judgement import Judgement
from matcher.domain.money import Amount
from matcher.domain.placement import WorkForm
from matcher.domain.valued import OpenPoint, PlacementValue
from matcher.ternary import Ternary

_WITHOUT_REASON = {
    Ternary.MEETS: "Telt mee; de grond is alleen zichtbaar voor de eigen bemiddelaar.",
    Ternary.FAILS: "Telt niet mee; de grond is alleen zichtbaar voor de eigen bemiddelaar.",
    Ternary.UNKNOWN: "Nog onbekend of de kandidaat meetelt; de bemiddelaar kan het nagaan.",
}


def may_read_reasons(viewer: Viewer, intermediary_id: str) -> bool:
    """Return whether the viewer may read which target group somebody belongs to."""
    is_own = viewer.organisation_id is not None and viewer.organisation_id == intermediary_id
    return is_own or viewer.role in DECIDING_ROLES


NOT_SHOWN = Eligibility(
    counts=Ternary.UNKNOWN,
    reasons=("Niet getoond: wie meetelt voor een opdracht van een ander, is voor het werkplein.",),
)
"""What a contractor reads of somebody under a contract of another one."""


def may_read_amount(viewer: Viewer, intermediary_id: str) -> bool:
    """Return whether the viewer may read for how much somebody counts."""
    return viewer.role is Role.CONTRACTOR or may_read_reasons(viewer, intermediary_id)


def disclosed(eligibility: Eligibility, viewer: Viewer, intermediary_id: str) -> Eligibility:
    """Return the eligibility as this viewer may read it: the answer always, reasons if allowed."""
    if may_read_reasons(viewer, intermediary_id):
        return eligibility
    return Eligibility(counts=eligibility.counts, reasons=(_WITHOUT_REASON[eligibility.counts],))


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosedValue:
    """What a viewer may read of a value: the amount always, the rest if reasons may be read.

    Attributes
    ----------
    amount : Amount
        Euros, or points where the scheme counts those.
    form : WorkForm or None
        In which form of work; None where the viewer may not read it.
    block : str or None
        Title of the block that is certain; None also where there is none.
    open_points : tuple of OpenPoint
        Why the amount is a span; empty where the viewer may not read it.
    """

    scheme_id: str
    kind: SchemeKind
    amount: Amount
    form: WorkForm | None
    block: str | None
    open_points: tuple[OpenPoint, ...]


def disclosed_value(
    value: PlacementValue,
    judgement: Judgement,
    form: WorkForm,
    viewer: Viewer,
    intermediary_id: str,
) -> DisclosedValue:
    """Return the value as this viewer may read it: of form, block and lines nothing by default."""
    may_read = may_read_reasons(viewer, intermediary_id)
    chosen = judgement.chosen if may_read else None
    return DisclosedValue(
        scheme_id=value.scheme_id,
        kind=value.kind,
        amount=value.total,
        form=form if may_read else None,
        block=chosen.block.title if chosen else None,
        open_points=value.open_points if may_read else (),
    )
