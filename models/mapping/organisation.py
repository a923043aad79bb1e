"""Organisation and OrganisationRow."""

from __future__ import annotations

from matcher.domain.organisation import Organisation
from models.rows.organisation import OrganisationRow


def fold_name(name: str) -> str:
    """Return a name as it is compared: case and white space do not matter."""
    return " ".join(name.split()).casefold()


def organisation_columns(organisation: Organisation) -> dict[str, object]:
    """Return the columns of an organisation."""
    return {
        "organisation_id": organisation.organisation_id,
        "kind": organisation.kind,
        "name": organisation.name,
        "name_folded": fold_name(organisation.name),
        "channel": organisation.channel,
        "email": organisation.email,
        "phone": organisation.phone,
    }


def organisation_of(row: OrganisationRow) -> Organisation:
    """Return the organisation of a row."""
    return Organisation(
        organisation_id=row.organisation_id,
        kind=row.kind,
        name=row.name,
        channel=row.channel,
        email=row.email,
        phone=row.phone,
    )
