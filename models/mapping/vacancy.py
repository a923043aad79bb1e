"""Vacancy and its rows: VacancyRow, RequirementRow, NeededCertificateRow."""

from __future__ import annotations

from matcher.domain.columns import (
    company_mask,
    company_of,
    licence_mask,
    licences_of,
    place_mask,
    places_of,
    transport_mask,
    transport_of,
)
from matcher.domain.hours import HoursRange
from matcher.domain.vacancy import HardCriteria, Requirement, Vacancy
from matcher.domain.wishes import WorkConditions
from models.content_digest import content_digest
from models.mapping.place import pc4_number, pc4_text
from models.rows.vacancy import VacancyRow


def vacancy_columns(
    vacancy: Vacancy, *, organisation_key: int, contract_key: int | None
) -> dict[str, object]:
    """Return the columns of a vacancy's own row, but for its id."""
    criteria = vacancy.criteria
    return {
        "organisation_key": organisation_key,
        "contract_key": contract_key,
        "source_id": vacancy.source_id,
        "title": vacancy.title,
        "title_folded": vacancy.title.casefold(),
        "occupation": vacancy.occupation,
        "description": vacancy.description,
        "pc4": pc4_number(vacancy.pc4),
        "positions": vacancy.positions,
        "closes_on": vacancy.closes_on,
        "starts_on": criteria.starts_on,
        "hours_min": criteria.hours.minimum,
        "hours_max": criteria.hours.maximum,
        "licences_needed": licence_mask(criteria.driving_licences),
        "transport_needed": transport_mask(criteria.transport),
        "education_level": criteria.education_level,
        "dutch_spoken": criteria.dutch_spoken,
        "dutch_written": criteria.dutch_written,
        "needs_shift_work": criteria.needs_shift_work,
        "sector": vacancy.conditions.sector,
        "work_places": place_mask(vacancy.conditions.places),
        "company": company_mask(vacancy.conditions.company),
    }


def vacancy_digest(vacancy: Vacancy) -> bytes:
    """Return the fingerprint of all of a vacancy but its id, which storage keeps."""
    return content_digest(
        (
            vacancy.organisation_id,
            vacancy.contract_id,
            vacancy.source_id,
            vacancy.title,
            vacancy.occupation,
            vacancy.description,
            vacancy.requirements,
            vacancy.criteria,
            vacancy.conditions,
            vacancy.pc4,
            vacancy.positions,
            vacancy.closes_on,
        )
    )


def phrases_of(vacancy: Vacancy) -> list[str]:
    """Return what the ranker compares with profiles: title, occupation, requirements."""
    named = [vacancy.title, vacancy.occupation]
    return [text for text in named if text] + [need.phrase for need in vacancy.requirements]


def vacancy_of(row: VacancyRow) -> Vacancy:
    """Return the vacancy of a row that was loaded with all its relations."""
    return Vacancy(
        vacancy_id=row.vacancy_id,
        organisation_id=row.organisation.organisation_id,
        contract_id=None if row.contract is None else row.contract.contract_id,
        source_id=row.source_id,
        title=row.title,
        occupation=row.occupation,
        description=row.description,
        requirements=tuple(
            Requirement(phrase=need.phrase.text, importance=need.importance, origin=need.origin)
            for need in row.requirements
        ),
        criteria=_criteria_of(row),
        conditions=WorkConditions(
            sector=row.sector,
            places=places_of(row.work_places),
            company=company_of(row.company),
        ),
        pc4=pc4_text(row.pc4),
        positions=row.positions,
        closes_on=row.closes_on,
    )


def _criteria_of(row: VacancyRow) -> HardCriteria:
    return HardCriteria(
        starts_on=row.starts_on,
        hours=HoursRange(row.hours_min, row.hours_max),
        driving_licences=licences_of(row.licences_needed),
        certificates=frozenset(certificate.name for certificate in row.certificates),
        education_level=row.education_level,
        dutch_spoken=row.dutch_spoken,
        dutch_written=row.dutch_written,
        needs_shift_work=row.needs_shift_work,
        transport=transport_of(row.transport_needed),
    )
