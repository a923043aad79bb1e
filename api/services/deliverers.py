"""Whose file it is: named by id or name, acted for, or new."""

from __future__ import annotations

import re

from matcher.domain.access import Role, Viewer
from matcher.domain.organisation import Channel, Organisation, OrganisationKind
from matcher.errors import InvalidInput, NotFound
from models.engine import Database

_OWN_ID = re.compile(r"O-[0-9A-Z]+")
"""The form of our ids: a mistyped one must not become the name of a new organisation."""


def delivering_intermediary(
    database: Database, viewer: Viewer, text: str | None, channel: Channel | None
) -> tuple[str, Channel]:
    """Return name and channel of the intermediary whose candidates a file holds.

    Without a text it is the one that the viewer acts for. The channel of one that is registered
    is known; a new one needs it.

    Raises
    ------
    InvalidInput
        If it is not clear who, or by which channel.
    """
    wanted = text or viewer.organisation_id
    if wanted is None:
        raise InvalidInput(
            "It is not known whose candidates these are.",
            where="organisation",
            remedy="Give the intermediary by id or name.",
        )
    known = _registered(database, viewer, wanted, OrganisationKind.INTERMEDIARY)
    named_channel = channel or (known.channel if known else None)
    if named_channel is None:
        raise InvalidInput(
            "No intermediary has this name.",
            where="channel",
            remedy=f"To register a new one, give its channel as well: {', '.join(Channel)}.",
        )
    return (known.name if known else wanted), named_channel


def delivering_contractor(database: Database, viewer: Viewer, text: str | None) -> str | None:
    """Return the name of the contractor of rows that name none; None when there is none."""
    wanted = text or (viewer.organisation_id if viewer.role is Role.CONTRACTOR else None)
    if wanted is None:
        return None
    known = _registered(database, viewer, wanted, OrganisationKind.CONTRACTOR)
    return known.name if known else wanted


def _registered(
    database: Database, viewer: Viewer, wanted: str, kind: OrganisationKind
) -> Organisation | None:
    with database.unit_of_work(viewer) as uow:
        try:
            return uow.organisations.resolve(wanted, kind)
        except NotFound as fault:
            if not _OWN_ID.fullmatch(wanted):
                return None
            raise InvalidInput(
                f"No {kind.value.replace('_', ' ')} has this id.",
                where="organisation",
                remedy="Look it up in the list of organisations, or give a name.",
            ) from fault
