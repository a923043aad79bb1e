"""What would open more vacancies is counted over the open ones, for who guides the person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from api.services.match_engine import MatchEngine
from api.services.openings import CandidateOpenings, openings_for_candidate
from matcher.domain.access import Role, Viewer
from matcher.domain.holdings import Holdings
from matcher.domain.profile import DrivingLicence
from matcher.domain.vacancy import HardCriteria
from matcher.errors import Conflict, NotFound
from models.engine import Database
from tests.factories import (
    a_candidate,
    a_contractor,
    a_profile,
    a_vacancy,
    a_viewer,
    an_organisation,
)

TODAY = date(2026, 1, 20)
LICENCE = HardCriteria(driving_licences=frozenset({DrivingLicence.B}))
PERSON = a_candidate(profile=a_profile(driving_licences=Holdings[DrivingLicence].exactly([])))


@pytest.fixture
def stored(database: Database) -> Database:
    """One person without a licence; two open vacancies that ask one, and one that is closed."""
    asking = a_vacancy(criteria=LICENCE, closes_on=None)
    with database.unit_of_work(a_viewer()) as uow:
        uow.organisations.add(an_organisation())
        uow.organisations.add(a_contractor())
        uow.candidates.add(PERSON)
        uow.candidates.add(
            replace(PERSON, candidate_id="K-0002", source_id="0002", is_shareable=False)
        )
        for number, closes_on in enumerate((None, TODAY, date(2026, 1, 19)), start=1):
            uow.vacancies.add(
                replace(
                    asking,
                    vacancy_id=f"V-000{number}",
                    source_id=f"vac-{number}",
                    closes_on=closes_on,
                )
            )
        uow.commit()
    return database


def openings(
    database: Database, candidate: str = "K-0001", viewer: Viewer | None = None
) -> CandidateOpenings:
    with database.unit_of_work(viewer or a_viewer()) as uow:
        return openings_for_candidate(uow, MatchEngine(database), candidate, on=TODAY)


def test_only_open_vacancies_are_counted(stored: Database) -> None:
    told = openings(stored)
    (one,) = told.found.openings
    assert (one.change.text, one.opened) == ("rijbewijs B", ("V-0001", "V-0002"))
    assert told.found.n_vacancies == 2
    assert told.vacancies.keys() == {"V-0001", "V-0002"}


def test_a_first_day_that_is_past_is_today(stored: Database) -> None:
    """As in a ranking: who is asked now starts now."""
    late = replace(LICENCE, starts_on=date(2020, 1, 1), driving_licences=frozenset())
    with stored.unit_of_work(a_viewer()) as uow:
        uow.vacancies.add(
            a_vacancy(vacancy_id="V-0009", source_id="vac-9", criteria=late, closes_on=None)
        )
        uow.commit()
    assert openings(stored).found.n_certain == 1


def test_openings_are_not_for_contractors(stored: Database) -> None:
    with pytest.raises(Conflict, match="who guides that person"):
        openings(stored, viewer=a_viewer(Role.CONTRACTOR, "O-0002"))


def test_who_did_not_consent_is_for_the_own_intermediary(stored: Database) -> None:
    own = a_viewer(Role.INTERMEDIARY, "O-0001")
    assert openings(stored, "K-0002", own).source_id == "0002"
    with pytest.raises(Conflict, match="not consented"):
        openings(stored, "K-0002")
    with pytest.raises(NotFound):
        openings(stored, "K-0009")
