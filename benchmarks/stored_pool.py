"""SYNTHETIC pool in a database: the same people as words of the domain, stored the usual way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

import numpy as np

from benchmarks.synthetic_pool import N_INTERMEDIARIES, SyntheticPool
from matcher.domain.access import Purpose, Role, Viewer
from matcher.domain.candidate import Candidate
from matcher.domain.claim import Claim, TargetGroup
from matcher.domain.columns import (
    ProfileColumns,
    company_of,
    licences_of,
    places_of,
    sectors_of,
    transport_of,
)
from matcher.domain.holdings import Holdings
from matcher.domain.hours import HoursRange
from matcher.domain.organisation import Channel, Organisation, OrganisationKind
from matcher.domain.profile import EducationLevel, EntryKind, Experience, LanguageLevel, Profile
from matcher.domain.vacancy import Vacancy
from matcher.domain.wishes import WorkWishes
from matcher.ternary import Ternary
from models.engine import Database
from models.saving import CandidateWrite

OPERATOR = Viewer(actor="benchmark", role=Role.OPERATOR, purpose=Purpose.MAINTENANCE)
CONTRACTOR = "O-contractor"
AT_ONCE = 10_000
_CLAIM = Claim(group=TargetGroup.PARTICIPATIEWET, is_member=Ternary.MEETS, source="synthetic")


def store_organisations(database: Database) -> None:
    """Store the intermediaries of the pool and the contractor of the vacancies."""
    with database.unit_of_work(OPERATOR) as uow:
        for number in range(1, N_INTERMEDIARIES + 1):
            uow.organisations.add(
                Organisation(
                    organisation_id=intermediary(number),
                    kind=OrganisationKind.INTERMEDIARY,
                    name=f"Bemiddelaar {number}",
                    channel=list(Channel)[number % len(Channel)],
                )
            )
        uow.organisations.add(
            Organisation(
                organisation_id=CONTRACTOR, kind=OrganisationKind.CONTRACTOR, name="Opdrachtnemer"
            )
        )
        uow.commit()


def store_candidates(database: Database, pool: SyntheticPool) -> None:
    """Store everybody, some thousands in one transaction."""
    people = candidates(pool)
    while batch := [CandidateWrite(candidate=one) for one in islice(people, AT_ONCE)]:
        with database.unit_of_work(OPERATOR) as uow:
            uow.candidates.save_many(batch)
            uow.commit()


def store_vacancies(database: Database, vacancies: Sequence[Vacancy]) -> None:
    """Store the vacancies under the contractor."""
    with database.unit_of_work(OPERATOR) as uow:
        uow.vacancies.save_many([replace(v, organisation_id=CONTRACTOR) for v in vacancies])
        uow.commit()


def intermediary(number: int) -> str:
    """Return the id of an intermediary."""
    return f"O-intermediary-{number}"


def candidates(pool: SyntheticPool) -> Iterator[Candidate]:
    """Yield everybody in the pool as words of the domain."""
    columns = pool.columns
    begins = np.searchsorted(columns.entry_owner, np.arange(len(columns) + 1)).tolist()
    for row, candidate_id in enumerate(columns.candidate_id):
        yield Candidate(
            candidate_id=candidate_id,
            organisation_id=intermediary(int(columns.organisation_key[row])),
            source_id=candidate_id.removeprefix("K-"),
            is_shareable=bool(columns.is_shareable[row]),
            profile=_profile(pool, row, slice(begins[row], begins[row + 1])),
            claims=(_CLAIM,) if row % 2 else (),
        )


def _profile(pool: SyntheticPool, row: int, entries: slice) -> Profile:
    columns = pool.columns
    phrases = _phrases_by_kind(pool, entries)
    return Profile(
        skills=tuple(phrases[EntryKind.SKILL]),
        preferred_occupations=tuple(phrases[EntryKind.PREFERRED_OCCUPATION]),
        experience=tuple(_jobs(pool, entries)),
        certificates=Holdings(
            frozenset(phrases[EntryKind.CERTIFICATE]),
            is_complete=bool(columns.certificates_complete[row]),
        ),
        driving_licences=Holdings(
            licences_of(int(columns.licences_held[row])),
            is_complete=bool(columns.licences_complete[row]),
        ),
        transport=Holdings(
            transport_of(int(columns.transport_held[row])),
            is_complete=bool(columns.transport_complete[row]),
        ),
        pc4=str(columns.pc4[row]) if columns.pc4[row] else None,
        hours=HoursRange(_number(columns, "hours_min", row), _number(columns, "hours_max", row)),
        available_from=_day(columns, "available_from", row),
        available_until=_day(columns, "available_until", row),
        education_level=EducationLevel(e) if (e := int(columns.education[row])) else None,
        dutch_spoken=LanguageLevel(s) if (s := int(columns.dutch_spoken[row])) else None,
        dutch_written=LanguageLevel(w) if (w := int(columns.dutch_written[row])) else None,
        shift_work=Ternary(int(columns.shift_work[row])),
        max_distance_km=_number(columns, "max_distance_km", row),
        max_travel_min=_number(columns, "max_travel_min", row),
        wishes=WorkWishes(
            wanted_sectors=sectors_of(int(columns.wanted_sectors[row])),
            refused_sectors=sectors_of(int(columns.refused_sectors[row])),
            places=places_of(int(columns.work_places[row])),
            company=company_of(int(columns.company[row])),
        ),
    )


def _phrases_by_kind(pool: SyntheticPool, entries: slice) -> dict[EntryKind, list[str]]:
    phrases: dict[EntryKind, list[str]] = {kind: [] for kind in EntryKind}
    kinds = pool.columns.entry_kind[entries].tolist()
    for kind, phrase in zip(kinds, pool.columns.entry_phrase[entries].tolist(), strict=True):
        phrases[EntryKind(kind)].append(pool.phrases[phrase - 1])
    return phrases


def _jobs(pool: SyntheticPool, entries: slice) -> Iterator[Experience]:
    columns = pool.columns
    for place in range(entries.start, entries.stop):
        if columns.entry_kind[place] == EntryKind.EXPERIENCE:
            yield Experience(
                occupation=pool.phrases[columns.entry_phrase[place] - 1],
                started_on=date.fromordinal(int(columns.entry_started[place])),
                ended_on=date.fromordinal(int(columns.entry_ended[place])),
            )


def _number(columns: ProfileColumns, name: str, row: int) -> float | None:
    number = float(getattr(columns, name)[row])
    return None if np.isnan(number) else number


def _day(columns: ProfileColumns, name: str, row: int) -> date | None:
    ordinal = int(getattr(columns, name)[row])
    return date.fromordinal(ordinal) if ordinal else None
