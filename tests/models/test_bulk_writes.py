"""Many candidates at once: few statements, and everybody keeps what is theirs."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import event

from matcher.domain.access import Viewer
from matcher.domain.candidate import Candidate
from matcher.domain.hours import HoursRange
from matcher.domain.profile import EducationLevel, Experience, LanguageLevel, Profile
from models.engine import Database
from models.saving import CandidateWrite
from tests.factories import a_candidate, a_claim, an_organisation


def patchy(number: int) -> Candidate:
    """Somebody of whom other facts are known than of the one before."""
    known = [bool(number & 1 << bit) for bit in range(7)]
    return a_candidate(
        candidate_id=f"K-{number:04d}",
        source_id=f"{number:04d}",
        profile=Profile(
            skills=(f"vaardigheid {number}",),
            experience=(
                Experience(
                    occupation="lasser",
                    started_on=date(2020, 1, 1 + number % 28) if known[0] else None,
                ),
            ),
            pc4="3511" if known[1] else None,
            hours=HoursRange(None, 24.0) if known[2] else HoursRange(),
            available_from=date(2026, 1, 1) if known[3] else None,
            education_level=EducationLevel.MBO if known[4] else None,
            dutch_spoken=LanguageLevel.GOOD if known[5] else None,
            max_travel_min=45.0 if known[6] else None,
        ),
        claims=(a_claim(since=date(2024, 1, 1) if known[0] else None),),
    )


@pytest.fixture
def people(database: Database, operator: Viewer) -> list[Candidate]:
    """A hundred and twenty-eight people, each with other unknowns, that are not stored yet."""
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        uow.commit()
    return [patchy(number) for number in range(128)]


def test_everybody_is_stored_with_their_own_facts_phrases_and_claims(
    database: Database, operator: Viewer, people: list[Candidate]
) -> None:
    with database.unit_of_work(operator) as uow:
        uow.candidates.save_many([CandidateWrite(candidate=person) for person in people])
        uow.commit()
    with database.unit_of_work(operator) as uow:
        assert uow.candidates.list(limit=200).rows == people


def test_people_of_whom_different_facts_are_unknown_cost_no_statement_each(
    database: Database, operator: Viewer, people: list[Candidate]
) -> None:
    statements: list[str] = []

    def note(*arguments: object) -> None:
        statements.append(str(arguments[2]))

    event.listen(database.engine, "before_cursor_execute", note)
    with database.unit_of_work(operator) as uow:
        uow.candidates.save_many([CandidateWrite(candidate=person) for person in people])
        uow.commit()
    event.remove(database.engine, "before_cursor_execute", note)
    assert len(statements) < 20
