"""Vacature and MPVacatureMatch of VUM 3.0."""

from __future__ import annotations

from api.exchange.assembling import contact_email, contact_phone, located_pc4
from api.exchange.cells import answer_of, day_of, pc4_of
from api.exchange.json_text import JsonDocument
from api.exchange.layout import Layout, Progress, Reading
from api.exchange.vum.elements import read_elements
from api.exchange.vum.json_record import JsonRecord
from api.exchange.vum.sbi import sector_of
from api.exchange.vum.shared_fields import (
    competence_words,
    course_names,
    dutch_levels,
    licences,
    occupation_words,
    travel_modes,
    weekly_hours,
)
from api.exchange.words import education_of
from matcher.domain.reading import VacancyRecord
from matcher.domain.vacancy import HardCriteria, Requirement, Vacancy
from matcher.domain.wishes import Sector, WorkConditions
from matcher.skills.extraction import requirements_in, vacancy_occupation
from matcher.ternary import Ternary


def read_vum_vacancies(
    document: JsonDocument, file_name: str, on_progress: Progress | None
) -> Reading[VacancyRecord]:
    """Return the vacancies in a VUM document."""
    return read_elements(
        document,
        Layout.VUM_VACANCIES,
        _vacancy_record,
        id_key="idVacature",
        file_name=file_name,
        on_progress=on_progress,
    )


def _vacancy_record(record: JsonRecord, number: int, source_id: str) -> VacancyRecord | None:
    """Return one vacancy, or None when nothing says what the work is."""
    vacancy = _vacancy(record, source_id)
    if vacancy is None:
        return None
    employer = record.record("werkgever")
    email, phone = _contact(record, employer)
    return VacancyRecord(
        row=number,
        contractor_name=employer.phrase("handelsnaamOrganisatie"),
        contractor_email=email,
        contractor_phone=phone,
        vacancy=vacancy,
    )


def _vacancy(record: JsonRecord, source_id: str) -> Vacancy | None:
    description = record.running_text("omschrijvingVacature")
    named = occupation_words(record.record("beroep"))
    occupation = named or record.log.phrase(
        record.path_of("omschrijvingVacature"), vacancy_occupation(description)
    )
    title = record.phrase("naamVacature") or occupation
    if not title:
        record.log.add(
            record.path_of("naamVacature"),
            "De vacature heeft geen naam en geen beroep.",
            "Vraag de bron om naamVacature te vullen.",
            is_rejected=True,
        )
        return None
    return Vacancy(
        vacancy_id="",
        organisation_id="",
        source_id=source_id,
        title=title,
        occupation=occupation,
        description=description,
        requirements=_requirements(record, description),
        criteria=_criteria(record),
        conditions=WorkConditions(sector=_sector(record)),
        pc4=_pc4(record.record("adres")),
        closes_on=record.read("sluitingsdatumVacature", day_of),
    )


def _pc4(address: JsonRecord) -> str | None:
    return located_pc4(
        address.read("postcode", pc4_of), column=address.path_of("postcode"), log=address.log
    )


def _requirements(record: JsonRecord, description: str) -> tuple[Requirement, ...]:
    listed = competence_words(record)
    named = {phrase.casefold() for phrase in listed}
    told = (need for need in requirements_in(description) if need.phrase.casefold() not in named)
    return (*(Requirement(phrase=phrase) for phrase in listed), *told)


def _sector(record: JsonRecord) -> Sector | None:
    """Return the sector of the job, or else of the employer; none where it names several."""
    for owner in (record, record.record("werkgever")):
        named = {part.read("codeSbi", sector_of) for part in owner.records("sector")} - {None}
        if len(named) > 1:
            owner.log.add(
                owner.path_of("sector"),
                "Een vacature hoort bij een sector; hier staan er meer, en geen is gelezen.",
                "Vraag de bron in welke sector het werk wordt gedaan.",
            )
        if named:
            return named.pop() if len(named) == 1 else None
    return None


def _criteria(record: JsonRecord) -> HardCriteria:
    spoken, written = dutch_levels(record)
    shifts = record.record("flexibiliteit").read(
        "indicatieOnregelmatigWerkOfPloegendienst", answer_of
    )
    return HardCriteria(
        starts_on=record.record("arbeidsVoorwaarden").read("datumAanvangWerkzaamheden", day_of),
        hours=weekly_hours(record),
        driving_licences=licences(record)[0],
        certificates=frozenset(course_names(record)),
        education_level=record.read("codeWerkEnDenkniveauMinimaal", education_of),
        dutch_spoken=spoken,
        dutch_written=written,
        needs_shift_work=shifts is Ternary.MEETS,
        transport=travel_modes(record),
    )


def _contact(record: JsonRecord, employer: JsonRecord) -> tuple[str, str]:
    """Return the e-mail address and phone of the desk; a contactpersoon is never read."""
    emails, phones = [], []
    for source in (*record.records("sollicitatiewijze"), employer):
        emails.append(source.first_text("emailadres"))
        phones.append(source.first_text("telefoonnummer"))
    email = next(filter(None, emails), "")
    phone = next(filter(None, phones), "")
    return (
        contact_email(email, column="sollicitatiewijze.emailadres", log=record.log),
        contact_phone(phone, column="sollicitatiewijze.telefoonnummer", log=record.log),
    )
