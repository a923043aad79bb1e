"""Organisations as JSON."""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict, Field

from api.schemas.fields import ChannelCode, Email, Phone, Phrase
from api.schemas.paging import PageOut
from api.schemas.schema import Schema
from matcher.domain.organisation import Channel, Organisation, OrganisationKind
from models.paging import Page

ORGANISATION_EXAMPLE: dict[str, Any] = {
    "kind": "intermediary",
    "name": "Werkbedrijf Voorbeeld",
    "channel": "municipality",
    "email": "desk@werkbedrijf.example",
    "phone": "030-0000001",
}
_OUT_EXAMPLE = {"id": "O-7QK2M0ZB4T9X"} | ORGANISATION_EXAMPLE


class OrganisationPatch(Schema):
    """A change of an organisation (RFC 7396): absent is unchanged, null is unknown."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"phone": "030-0000009"}]})

    kind: OrganisationKind | None = Field(None, description="Cannot be changed afterwards.")
    name: Phrase | None = Field(None, description="Unique within its kind.")
    channel: ChannelCode | None = Field(
        None, description="The road by which candidates are found; for an intermediary only."
    )
    email: Email | None = Field(None, description="Of the desk, never a private address.")
    phone: Phone | None = Field(None, description="Of the desk, never a private number.")


class OrganisationIn(OrganisationPatch):
    """An organisation to register."""

    model_config = ConfigDict(json_schema_extra={"examples": [ORGANISATION_EXAMPLE]})

    kind: OrganisationKind
    name: Phrase = Field(description="Unique within its kind.")

    def draft(self) -> Organisation:
        """Return the organisation without an id."""
        return Organisation(
            organisation_id="",
            kind=self.kind,
            name=self.name,
            channel=self.channel,
            email=self.email or "",
            phone=self.phone or "",
        )


class OrganisationOut(Schema):
    """An intermediary, contractor or contracting authority; null is unknown."""

    model_config = ConfigDict(json_schema_extra={"examples": [_OUT_EXAMPLE]})

    id: str
    kind: OrganisationKind
    name: str
    channel: Channel | None
    email: str | None
    phone: str | None


class OrganisationPageOut(PageOut[OrganisationOut]):
    """A page of organisations, by name."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"rows": [_OUT_EXAMPLE], "total": 1, "limit": 50, "offset": 0}]
        }
    )


def organisation_out(organisation: Organisation) -> OrganisationOut:
    """Return the organisation as it goes out."""
    return OrganisationOut(
        id=organisation.organisation_id,
        kind=organisation.kind,
        name=organisation.name,
        channel=organisation.channel,
        email=organisation.email or None,
        phone=organisation.phone or None,
    )


def organisation_page_out(
    page: Page[Organisation], *, limit: int, offset: int
) -> OrganisationPageOut:
    """Return a page of organisations as it goes out."""
    return OrganisationPageOut(
        rows=[organisation_out(row) for row in page.rows],
        total=page.total,
        limit=limit,
        offset=offset,
    )
