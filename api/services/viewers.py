"""Who acts. Until access control lands this is what the caller says, on the own machine only."""

from __future__ import annotations

from matcher.domain.access import Purpose, Role, Viewer
from matcher.domain.organisation import Channel, Organisation, OrganisationKind
from matcher.errors import InvalidInput
from models.engine import Database


def operator(actor: str, purpose: Purpose) -> Viewer:
    """Return the one who runs the installation and acts for no organisation."""
    return Viewer(actor=actor, role=Role.OPERATOR, purpose=purpose)


def viewer_for(
    database: Database, organisation: str | None, *, actor: str, purpose: Purpose
) -> Viewer:
    """Return a viewer who acts for an organisation (its id or name), or the operator for None.

    Raises
    ------
    NotFound, Ambiguous
        If no organisation, or more than one, has this id or name.
    InvalidInput
        If the organisation is a contracting authority, which neither registers nor chooses.
    """
    if organisation is None:
        return operator(actor, purpose)
    with database.unit_of_work(operator(actor, purpose)) as uow:
        found = uow.organisations.resolve(organisation)
    return Viewer(
        actor=actor,
        role=_role_of(found),
        organisation_id=found.organisation_id,
        purpose=purpose,
    )


def _role_of(organisation: Organisation) -> Role:
    if organisation.kind is OrganisationKind.CONTRACTOR:
        return Role.CONTRACTOR
    if organisation.kind is OrganisationKind.INTERMEDIARY:
        is_desk = organisation.channel is Channel.MUNICIPALITY
        return Role.MUNICIPAL_DESK if is_desk else Role.INTERMEDIARY
    raise InvalidInput(
        f"'{organisation.name}' is a contracting authority; nobody acts for it here yet.",
        where="organisation",
        remedy="Act for an intermediary or a contractor, or for no organisation.",
    )
