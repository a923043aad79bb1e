"""Whom to call about a candidate or a vacancy."""

from __future__ import annotations

from pydantic import Field

from api.schemas.schema import Schema
from matcher.domain.organisation import Organisation


class ContactOut(Schema):
    """An organisation and how its desk is reached; null is unknown."""

    id: str = Field(examples=["O-7QK2M0ZB4T9X"])
    name: str = Field(examples=["Werkbedrijf Voorbeeld"])
    email: str | None = Field(examples=["desk@werkbedrijf.example"])
    phone: str | None = Field(examples=["030-0000001"])


def contact_out(organisation: Organisation) -> ContactOut:
    """Return the organisation as a contact."""
    return ContactOut(
        id=organisation.organisation_id,
        name=organisation.name,
        email=organisation.email or None,
        phone=organisation.phone or None,
    )
