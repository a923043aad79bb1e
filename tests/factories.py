"""Builders with sensible defaults. Nothing here is random, and nobody here exists."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from matcher.domain.access import Purpose, Role, Viewer
from matcher.domain.candidate import Candidate
from matcher.domain.claim import Claim, TargetGroup
from matcher.domain.contract import Contract
from matcher.domain.holdings import Holdings
from matcher.domain.hours import HoursRange
from matcher.domain.importing import ImportKind, ImportRun
from matcher.domain.introduction import Initiator
from matcher.domain.lead import Lead, LeadEvent, LeadKind
from matcher.domain.organisation import Channel, Organisation, OrganisationKind
from matcher.domain.profile import (
    DrivingLicence,
    EducationLevel,
    Experience,
    LanguageLevel,
    Profile,
    TravelMode,
)
from matcher.domain.reported_cost import CostKind, ReportedCost
from matcher.domain.vacancy import HardCriteria, Importance, Requirement, Vacancy
from matcher.ternary import Ternary


def a_profile(**changes: Any) -> Profile:
    """Somebody who can drive a forklift and would like to do so in Utrecht."""
    profile = Profile(
        skills=("heftruck rijden", "orders verzamelen"),
        preferred_occupations=("heftruckchauffeur",),
        experience=(
            Experience(
                occupation="magazijnmedewerker",
                started_on=date(2019, 3, 1),
                ended_on=date(2022, 8, 31),
            ),
        ),
        certificates=Holdings[str].at_least(["VCA basis"]),
        driving_licences=Holdings[DrivingLicence].exactly([DrivingLicence.B]),
        transport=Holdings[TravelMode].at_least([TravelMode.BICYCLE]),
        pc4="3511",
        hours=HoursRange(24, 32),
        available_from=date(2026, 1, 1),
        education_level=EducationLevel.VMBO,
        dutch_spoken=LanguageLevel.GOOD,
        dutch_written=LanguageLevel.REASONABLE,
        shift_work=Ternary.MEETS,
        max_distance_km=20.0,
        max_travel_min=45.0,
    )
    return replace(profile, **changes)


def a_claim(**changes: Any) -> Claim:
    """A claim on the Participatiewet that nobody checked yet."""
    claim = Claim(
        group=TargetGroup.PARTICIPATIEWET,
        is_member=Ternary.MEETS,
        since=date(2024, 1, 1),
        source="own table: doelgroep",
    )
    return replace(claim, **changes)


def a_candidate(**changes: Any) -> Candidate:
    """K-0001 of intermediary O-0001, shareable, with one claim."""
    candidate = Candidate(
        candidate_id="K-0001",
        organisation_id="O-0001",
        source_id="0001",
        is_shareable=True,
        profile=a_profile(),
        claims=(a_claim(),),
    )
    return replace(candidate, **changes)


def an_organisation(**changes: Any) -> Organisation:
    """The intermediary O-0001."""
    organisation = Organisation(
        organisation_id="O-0001",
        kind=OrganisationKind.INTERMEDIARY,
        name="Werkbedrijf Voorbeeld",
        channel=Channel.MUNICIPALITY,
        email="desk@werkbedrijf.example",
        phone="030-0000001",
    )
    return replace(organisation, **changes)


def a_contractor(**changes: Any) -> Organisation:
    """The contractor O-0002."""
    contractor = Organisation(
        organisation_id="O-0002",
        kind=OrganisationKind.CONTRACTOR,
        name="Bouwbedrijf Voorbeeld",
        email="personeel@bouwbedrijf.example",
        phone="030-0000002",
    )
    return replace(contractor, **changes)


def an_authority(**changes: Any) -> Organisation:
    """The contracting authority O-0003."""
    authority = Organisation(
        organisation_id="O-0003",
        kind=OrganisationKind.CONTRACTING_AUTHORITY,
        name="Gemeente Voorbeeld",
    )
    return replace(authority, **changes)


def a_contract(**changes: Any) -> Contract:
    """The contract C-0001 of contractor O-0002; it names no authority, sum or groups."""
    contract = Contract(
        contract_id="C-0001",
        organisation_id="O-0002",
        source_id="2025-017",
        title="Groot onderhoud wegen",
        award_date=date(2025, 6, 1),
    )
    return replace(contract, **changes)


def a_requirement(phrase: str = "heftruck rijden", **changes: Any) -> Requirement:
    """An essential requirement from a list."""
    return replace(Requirement(phrase=phrase), **changes)


def a_vacancy(**changes: Any) -> Vacancy:
    """The vacancy V-0001 of contractor O-0002, outside any contract."""
    vacancy = Vacancy(
        vacancy_id="V-0001",
        organisation_id="O-0002",
        source_id="vac-1",
        title="Heftruckchauffeur",
        occupation="heftruckchauffeur",
        description="Laden en lossen in een distributiecentrum.",
        requirements=(
            a_requirement("heftruck rijden"),
            a_requirement("orders verzamelen", importance=Importance.USEFUL),
        ),
        criteria=HardCriteria(
            starts_on=date(2026, 2, 1),
            hours=HoursRange(24, 40),
            driving_licences=frozenset({DrivingLicence.B}),
            certificates=frozenset({"VCA basis"}),
            dutch_spoken=LanguageLevel.REASONABLE,
        ),
        pc4="3542",
        closes_on=date(2026, 3, 31),
    )
    return replace(vacancy, **changes)


def an_import(**changes: Any) -> ImportRun:
    """The import I-0001 of ten candidates of intermediary O-0001."""
    run = ImportRun(
        import_id="I-0001",
        kind=ImportKind.CANDIDATES,
        organisation_id="O-0001",
        file_name="kandidaten.csv",
        file_digest="0" * 64,
        layout="own table",
        imported_at=datetime(2026, 1, 15, 9, 30, tzinfo=UTC),
        n_rows=10,
        n_created=7,
        n_updated=1,
        n_unchanged=1,
        n_rejected=1,
        n_problems=2,
    )
    return replace(run, **changes)


def a_lead(**changes: Any) -> Lead:
    """L-0001: contractor O-0002 asked intermediary O-0001 for people for V-0001."""
    asked = LeadEvent(
        on=date(2026, 3, 2),
        at=datetime(2026, 3, 2, 9, 0, tzinfo=UTC),
        by="test",
        role=Role.CONTRACTOR,
        organisation_id="O-0002",
    )
    lead = Lead(
        lead_id="L-0001",
        kind=LeadKind.ASKED,
        channel=Channel.UWV,
        intermediary_id="O-0001",
        contractor_id="O-0002",
        vacancy_id="V-0001",
        started_by=Initiator.CONTRACTOR,
        events=(asked,),
    )
    return replace(lead, **changes)


def a_reported_cost(**changes: Any) -> ReportedCost:
    """M-0001: guidance under C-0001 in the first quarter of 2026, 1250.50 euros and 40 hours."""
    cost = ReportedCost(
        cost_id="M-0001",
        contract_id="C-0001",
        contractor_id="O-0002",
        kind=CostKind.GUIDANCE,
        euros=Decimal("1250.50"),
        hours=Decimal("40.00"),
        since=date(2026, 1, 1),
        until=date(2026, 3, 31),
        reported_by="test",
        role=Role.CONTRACTOR,
        organisation_id="O-0002",
        reported_at=datetime(2026, 4, 7, 9, 0, tzinfo=UTC),
    )
    return replace(cost, **changes)


def a_viewer(role: Role = Role.OPERATOR, organisation_id: str | None = None) -> Viewer:
    """Somebody of this role, who acts for this organisation."""
    return Viewer(
        actor="test", role=role, organisation_id=organisation_id, purpose=Purpose.MAINTENANCE
    )
