"""Who may register, change and remove organisations: a channel says what one sees and decides.

=============================== ============================================= ==================
organisation                    registered, changed, removed by               changed also by
=============================== ============================================= ==================
municipal desk                  the operator                                  itself, not channel
intermediary of another channel desks, the operator                           itself, not channel
contractor, authority           registered by all; the rest by desks and the  itself
                                operator
=============================== ============================================= ==================

Contractors and authorities come with the vacancies that exchanges deliver.
"""

from __future__ import annotations

from matcher.domain.access import Role, Viewer
from matcher.domain.organisation import Channel, Organisation, OrganisationKind
from matcher.errors import Conflict


def check_may_register(viewer: Viewer, new: Organisation) -> None:
    """Refuse, with Conflict, an intermediary that the viewer may not make."""
    if new.kind is OrganisationKind.INTERMEDIARY:
        _check_may_decide_on(viewer, new.channel)


def check_may_change(viewer: Viewer, before: Organisation, after: Organisation) -> None:
    """Refuse, with Conflict, a change to another organisation, or to one's own channel."""
    is_own = viewer.organisation_id == before.organisation_id
    if before.channel is not after.channel:
        _check_may_decide_on(viewer, after.channel)
    if before.channel is not after.channel or not is_own:
        _check_may_decide_on(viewer, before.channel)


def check_may_remove(viewer: Viewer, organisation: Organisation) -> None:
    """Refuse, with Conflict, that somebody removes an organisation who may not."""
    _check_may_decide_on(viewer, organisation.channel)


def _check_may_decide_on(viewer: Viewer, channel: Channel | None) -> None:
    if viewer.role is Role.OPERATOR:
        return
    if channel is Channel.MUNICIPALITY:
        raise Conflict(
            "Only the operator says which organisations are municipal desks, and changes those of "
            "others: a desk decides what counts.",
            where="channel",
            remedy="Ask the operator.",
        )
    if viewer.role is not Role.MUNICIPAL_DESK:
        raise Conflict(
            "An organisation changes its own name and address; channels and other organisations "
            "are for municipal desks and the operator.",
            where="organisation",
            remedy="Ask one of them.",
        )
