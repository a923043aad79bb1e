"""Organisations, one at a time: registered, looked up, changed and removed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from api.services.identifiers import new_id
from matcher.domain.organisation import Channel, Organisation, OrganisationKind
from matcher.errors import Conflict, InvalidInput
from models.paging import Page
from models.unit_of_work import UnitOfWork


def register_organisation(uow: UnitOfWork, draft: Organisation) -> Organisation:
    """Store a new organisation; the draft has no id yet."""
    _check_channel(draft)
    organisation = replace(draft, organisation_id=new_id("O"))
    uow.organisations.add(organisation)
    uow.commit()
    return organisation


def read_organisation(uow: UnitOfWork, organisation: str) -> Organisation:
    """Return an organisation by id or name."""
    return uow.organisations.resolve(organisation)


def list_organisations(
    uow: UnitOfWork,
    *,
    kind: OrganisationKind | None = None,
    channel: Channel | None = None,
    name_contains: str = "",
    limit: int,
    offset: int,
) -> Page[Organisation]:
    """Return a page of organisations, by name."""
    return uow.organisations.list(
        kind=kind, channel=channel, name_contains=name_contains, limit=limit, offset=offset
    )


def change_organisation(
    uow: UnitOfWork, organisation_id: str, changed: Callable[[Organisation], Organisation]
) -> Organisation:
    """Replace an organisation by what ``changed`` makes of it; nobody else writes in between."""
    uow.begin_change()
    stored = uow.organisations.get(organisation_id)
    organisation = replace(changed(stored), organisation_id=organisation_id)
    if organisation.kind is not stored.kind:
        raise Conflict(
            "An organisation does not become one of another kind.",
            where="kind",
            remedy="Register a second organisation for its other part.",
        )
    _check_channel(organisation)
    uow.organisations.update(organisation)
    uow.commit()
    return organisation


def remove_organisation(uow: UnitOfWork, organisation_id: str) -> None:
    """Remove an organisation under which nothing is registered."""
    uow.organisations.delete(organisation_id)
    uow.commit()


def _check_channel(organisation: Organisation) -> None:
    is_intermediary = organisation.kind is OrganisationKind.INTERMEDIARY
    if is_intermediary and organisation.channel is None:
        raise InvalidInput(
            "An intermediary has a channel.",
            where="channel",
            remedy=f"Choose one of: {', '.join(Channel)}.",
        )
    if not is_intermediary and organisation.channel is not None:
        raise InvalidInput(
            "Only an intermediary has a channel.", where="channel", remedy="Leave it out."
        )
