"""Organisations, and the channels through which people are found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Channel(StrEnum):
    """The road by which a candidate is found (kanaal)."""

    UWV = "uwv"
    MUNICIPALITY = "municipality"
    REINTEGRATION_AGENCY = "reintegration_agency"
    COMMERCIAL_INTERMEDIARY = "commercial_intermediary"
    SW_COMPANY = "sw_company"
    WIJKTEAM = "wijkteam"
    EDUCATION = "education"
    OWN_RECRUITMENT = "own_recruitment"


class OrganisationKind(StrEnum):
    """What part an organisation plays."""

    INTERMEDIARY = "intermediary"
    CONTRACTOR = "contractor"
    CONTRACTING_AUTHORITY = "contracting_authority"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An intermediary (bemiddelaar), contractor (opdrachtnemer) or authority (opdrachtgever).

    Attributes
    ----------
    organisation_id : str
        ``O-…``.
    channel : Channel or None
        Set for an intermediary, None for the others.
    email, phone : str
        Whom to call about a candidate or vacancy: the desk, never a private address.
    """

    organisation_id: str
    kind: OrganisationKind
    name: str
    channel: Channel | None = None
    email: str = ""
    phone: str = ""
