"""Candidate and its rows: CandidateRow, EntryRow, ClaimRow."""

from __future__ import annotations

from matcher.domain.candidate import Candidate
from matcher.domain.claim import Claim
from matcher.domain.columns import (
    company_mask,
    company_of,
    licence_mask,
    licences_of,
    place_mask,
    places_of,
    sector_mask,
    sectors_of,
    transport_mask,
    transport_of,
)
from matcher.domain.holdings import Holdings
from matcher.domain.hours import HoursRange
from matcher.domain.profile import EntryKind, Experience, Profile
from matcher.domain.wishes import WorkWishes
from models.content_digest import content_digest
from models.mapping.place import pc4_number, pc4_text
from models.rows.candidate import CandidateRow, ClaimRow, EntryRow
from models.rows.claim_record import ClaimRecordRow


def candidate_columns(candidate: Candidate, *, organisation_key: int) -> dict[str, object]:
    """Return the columns of a candidate's own row, but for its id."""
    profile = candidate.profile
    return {
        "organisation_key": organisation_key,
        "source_id": candidate.source_id,
        "is_shareable": candidate.is_shareable,
        "pc4": pc4_number(profile.pc4),
        "hours_min": profile.hours.minimum,
        "hours_max": profile.hours.maximum,
        "available_from": profile.available_from,
        "available_until": profile.available_until,
        "licences_held": licence_mask(profile.driving_licences.held),
        "licences_complete": profile.driving_licences.is_complete,
        "transport_held": transport_mask(profile.transport.held),
        "transport_complete": profile.transport.is_complete,
        "certificates_complete": profile.certificates.is_complete,
        "education_level": profile.education_level,
        "dutch_spoken": profile.dutch_spoken,
        "dutch_written": profile.dutch_written,
        "shift_work": profile.shift_work,
        "max_distance_km": profile.max_distance_km,
        "max_travel_min": profile.max_travel_min,
        "wanted_sectors": sector_mask(profile.wishes.wanted_sectors),
        "refused_sectors": sector_mask(profile.wishes.refused_sectors),
        "work_places": place_mask(profile.wishes.places),
        "company": company_mask(profile.wishes.company),
    }


def candidate_digest(candidate: Candidate) -> bytes:
    """Return the fingerprint of all of a candidate but the pseudonym, which storage keeps."""
    return content_digest(
        (
            candidate.organisation_id,
            candidate.source_id,
            candidate.is_shareable,
            candidate.profile,
            candidate.claims,
        )
    )


def claim_columns(claim: Claim) -> dict[str, object]:
    """Return the columns of a claim."""
    return {
        "group": claim.group,
        "is_member": claim.is_member,
        "status": claim.status,
        "since": claim.since,
        "until": claim.until,
        "source": claim.source,
    }


def claim_of(row: ClaimRow | ClaimRecordRow) -> Claim:
    """Return the claim of a row, as a file says it or as a desk keeps it."""
    return Claim(
        group=row.group,
        is_member=row.is_member,
        status=row.status,
        since=row.since,
        until=row.until,
        source=row.source,
    )


def candidate_of(row: CandidateRow) -> Candidate:
    """Return the candidate of a row that was loaded with all its relations."""
    return Candidate(
        candidate_id=row.candidate_id,
        organisation_id=row.organisation.organisation_id,
        source_id=row.source_id,
        is_shareable=row.is_shareable,
        profile=_profile_of(row),
        claims=tuple(claim_of(claim) for claim in row.claims),
    )


def _profile_of(row: CandidateRow) -> Profile:
    phrases = _phrases_of(row.entries)
    return Profile(
        skills=tuple(phrases[EntryKind.SKILL]),
        preferred_occupations=tuple(phrases[EntryKind.PREFERRED_OCCUPATION]),
        experience=tuple(
            Experience(
                occupation=entry.phrase.text, started_on=entry.started_on, ended_on=entry.ended_on
            )
            for entry in row.entries
            if entry.kind is EntryKind.EXPERIENCE
        ),
        certificates=Holdings(
            frozenset(phrases[EntryKind.CERTIFICATE]), is_complete=row.certificates_complete
        ),
        driving_licences=Holdings(
            licences_of(row.licences_held), is_complete=row.licences_complete
        ),
        transport=Holdings(transport_of(row.transport_held), is_complete=row.transport_complete),
        pc4=pc4_text(row.pc4),
        hours=HoursRange(row.hours_min, row.hours_max),
        available_from=row.available_from,
        available_until=row.available_until,
        education_level=row.education_level,
        dutch_spoken=row.dutch_spoken,
        dutch_written=row.dutch_written,
        shift_work=row.shift_work,
        max_distance_km=row.max_distance_km,
        max_travel_min=row.max_travel_min,
        wishes=WorkWishes(
            refused_occupations=tuple(phrases[EntryKind.REFUSED_OCCUPATION]),
            wanted_sectors=sectors_of(row.wanted_sectors),
            refused_sectors=sectors_of(row.refused_sectors),
            places=places_of(row.work_places),
            company=company_of(row.company),
        ),
    )


def _phrases_of(entries: list[EntryRow]) -> dict[EntryKind, list[str]]:
    phrases: dict[EntryKind, list[str]] = {kind: [] for kind in EntryKind}
    for entry in entries:
        phrases[entry.kind].append(entry.phrase.text)
    return phrases
