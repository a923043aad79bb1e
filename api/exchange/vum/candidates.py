"""Werkzoekende and MPWerkzoekendeMatch of VUM 3.0."""

from __future__ import annotations

from api.exchange.assembling import date_range, distance_of, located_pc4, travel_time_of
from api.exchange.cells import answer_of, day_of, pc4_of
from api.exchange.json_text import JsonDocument
from api.exchange.layout import Layout, Progress, Reading
from api.exchange.vum.elements import read_elements
from api.exchange.vum.json_record import JsonRecord
from api.exchange.vum.shared_fields import (
    competence_words,
    course_names,
    dutch_levels,
    licences,
    occupation_words,
    travel_modes,
    unique,
    weekly_hours,
)
from api.exchange.words import education_of
from matcher.domain.claim import Claim, TargetGroup
from matcher.domain.holdings import Holdings
from matcher.domain.person import IdentityTraces
from matcher.domain.profile import DrivingLicence, Experience, Profile, TravelMode
from matcher.domain.reading import CandidateRecord
from matcher.skills.extraction import LONGEST_PHRASE, ExtractedPhrases, profile_phrases
from matcher.ternary import Ternary

CLAIM_SOURCE = "VUM: indicatieLdrRegistratie"
_NOTHING = ExtractedPhrases(occupations=(), skills=())


def read_vum_candidates(
    document: JsonDocument, file_name: str, on_progress: Progress | None
) -> Reading[CandidateRecord]:
    """Return the candidates in a VUM document."""
    return read_elements(
        document,
        Layout.VUM_CANDIDATES,
        _candidate,
        id_key="idWerkzoekende",
        file_name=file_name,
        on_progress=on_progress,
    )


def _candidate(record: JsonRecord, number: int, source_id: str) -> CandidateRecord:
    """Return one candidate; what a bron puts on VUM is meant to be shared for matching."""
    return CandidateRecord(
        row=number,
        source_id=source_id,
        is_shareable=True,
        profile=_profile(record),
        claims=_claims(record),
        traces=IdentityTraces(
            email=record.first_text("emailadres"),
            phone=record.first_text("telefoonnummer"),
            postcode=record.record("mobiliteit").text("bemiddelingspostcode"),
        ),
    )


def _profile(record: JsonRecord) -> Profile:
    qualification = record.record("arbeidsmarktkwalificatie")
    told = profile_phrases(record.running_text("persoonlijkePresentatie"))
    mobility = record.record("mobiliteit")
    availability = record.record("flexibiliteit")
    first, last = date_range(
        availability.read("datumAanvangBeschikbaarVoorWerk", day_of),
        availability.read("datumEindeBeschikbaarVoorWerk", day_of),
        column=availability.path_of("datumEindeBeschikbaarVoorWerk"),
        log=record.log,
    )
    shifts = availability.read("indicatieOnregelmatigWerkOfPloegendienst", answer_of)
    experience, more_skills = _experience(qualification, told)
    spoken, written = dutch_levels(qualification)
    return Profile(
        skills=unique([*competence_words(qualification), *told.skills, *more_skills]),
        preferred_occupations=unique(map(occupation_words, record.records("bemiddelingsberoep"))),
        experience=experience,
        certificates=Holdings[str].at_least(course_names(qualification)),
        driving_licences=_licence_holdings(qualification),
        transport=Holdings[TravelMode].at_least(travel_modes(record)),
        pc4=located_pc4(
            mobility.read("bemiddelingspostcode", pc4_of),
            column=mobility.path_of("bemiddelingspostcode"),
            log=record.log,
        ),
        hours=weekly_hours(record),
        available_from=first,
        available_until=last,
        education_level=qualification.read("codeWerkEnDenkniveauWerkzoekende", education_of),
        dutch_spoken=spoken,
        dutch_written=written,
        shift_work=Ternary.UNKNOWN if shifts is None else shifts,
        max_distance_km=mobility.read("maximaleReisafstand", distance_of),
        max_travel_min=mobility.read("maximaleReistijd", travel_time_of),
    )


def _licence_holdings(qualification: JsonRecord) -> Holdings[DrivingLicence]:
    """Return the licences: a list is complete, an absent or empty one says nothing."""
    known, is_complete = licences(qualification)
    return Holdings(known, is_complete=is_complete)


def _experience(
    qualification: JsonRecord, told: ExtractedPhrases
) -> tuple[tuple[Experience, ...], tuple[str, ...]]:
    """Return the jobs held, dated ones first, and the skills told in their explanations."""
    held: list[Experience] = []
    skills: list[str] = []
    for job in qualification.records("werkervaring"):
        occupation, explained = _job(job)
        skills += explained.skills
        started, ended = date_range(
            job.read("datumAanvangWerkzaamheden", day_of),
            job.read("datumEindeWerkzaamheden", day_of),
            column=job.path_of("datumEindeWerkzaamheden"),
            log=job.log,
        )
        if occupation:
            held.append(Experience(occupation=occupation, started_on=started, ended_on=ended))
        held += [Experience(occupation=other) for other in explained.occupations]
    dated = {experience.occupation.casefold() for experience in held}
    held += [
        Experience(occupation=other) for other in told.occupations if other.casefold() not in dated
    ]
    return tuple(dict.fromkeys(held)), tuple(skills)


def _job(job: JsonRecord) -> tuple[str, ExtractedPhrases]:
    """Return the occupation, and what a longer explanation announces.

    A short explanation without an occupation beside it is the occupation itself.
    """
    occupation = occupation_words(job.record("beroep"))
    explanation = job.running_text("toelichtingWerkervaring")
    if occupation or len(explanation) > LONGEST_PHRASE or "\n" in explanation:
        return occupation, profile_phrases(explanation)
    return job.phrase("toelichtingWerkervaring").rstrip("."), _NOTHING


def _claims(record: JsonRecord) -> tuple[Claim, ...]:
    registered = record.read("indicatieLdrRegistratie", answer_of, is_private=True)
    if registered is None or registered is Ternary.UNKNOWN:
        return ()
    group = TargetGroup.BANENAFSPRAAK
    return (Claim(group=group, is_member=registered, source=CLAIM_SOURCE),)
