"""Profiles are believed for 90 days; then somebody is to ask, and nobody ranks lower for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from api.services.candidates import change_candidate, register_candidate
from api.services.match_engine import MatchEngine
from api.services.profile_upkeep import confirm_profile, list_stale, stale_note
from api.services.rankings import rank_for_candidate
from api.services.vacancy_rankings import candidates_for_vacancy
from matcher.domain.access import Role, Viewer
from matcher.errors import Conflict, InvalidInput, NotFound
from models.engine import Database
from models.saving import CandidateWrite
from tests.factories import (
    a_candidate,
    a_contractor,
    a_profile,
    a_vacancy,
    a_viewer,
    an_organisation,
)

OPERATOR = a_viewer()
OWN = a_viewer(Role.INTERMEDIARY, "O-0001")
OTHER = a_viewer(Role.INTERMEDIARY, "O-0006")
DAY = date(2026, 5, 4)
LATER = DAY + timedelta(days=91)


@pytest.fixture(autouse=True)
def _parties(database: Database) -> None:
    with database.unit_of_work(OPERATOR) as uow:
        uow.organisations.add(an_organisation())
        uow.organisations.add(an_organisation(organisation_id="O-0006", name="Bureau"))
        uow.organisations.add(a_contractor())
        uow.vacancies.add(a_vacancy(closes_on=None))
        uow.commit()


@pytest.fixture
def registered(database: Database, engine: MatchEngine) -> str:
    """The pseudonym of somebody registered on DAY, and one of another intermediary."""
    with database.unit_of_work(OPERATOR) as uow:
        made = register_candidate(uow, engine, a_candidate(), on=DAY)
    with database.unit_of_work(OPERATOR) as uow:
        register_candidate(uow, engine, a_candidate(organisation_id="O-0006"), on=DAY)
    return made.candidate_id


def stale(database: Database, viewer: Viewer, on: date) -> list[tuple[str, date | None]]:
    with database.unit_of_work(viewer) as uow:
        page = list_stale(uow, limit=9, offset=0, on=on)
    assert page.total == len(page.rows)
    assert all(state.is_stale for state in page.rows)
    return [(state.candidate_id, state.confirmed_on) for state in page.rows]


def confirmed(
    database: Database, viewer: Viewer, candidate: str, on: date, day: date | None = None
) -> None:
    with database.unit_of_work(viewer) as uow:
        confirm_profile(uow, candidate, confirmed_on=day, on=on)


def test_ninety_days_are_believed_and_the_day_after_somebody_is_to_ask(
    database: Database, registered: str
) -> None:
    assert stale(database, OPERATOR, DAY + timedelta(days=90)) == []
    assert stale(database, OWN, LATER) == [(registered, DAY)]
    assert len(stale(database, OPERATOR, LATER)) == 2


def test_each_asks_its_own_candidates_only(database: Database, registered: str) -> None:
    assert registered not in dict(stale(database, OTHER, LATER))
    with database.unit_of_work(OTHER) as uow, pytest.raises(Conflict, match="Only the interm"):
        confirm_profile(uow, registered, confirmed_on=None, on=LATER)


def test_who_asked_sets_the_days_running_anew(database: Database, registered: str) -> None:
    confirmed(database, OWN, "0001", LATER)
    assert stale(database, OWN, LATER + timedelta(days=90)) == []
    assert stale(database, OWN, LATER + timedelta(days=91)) == [(registered, LATER)]


@pytest.mark.parametrize("day", [LATER + timedelta(days=1), DAY - timedelta(days=1)])
def test_a_confirmation_lies_between_the_last_one_and_today(
    database: Database, registered: str, day: date
) -> None:
    with pytest.raises(InvalidInput) as refused:
        confirmed(database, OWN, registered, LATER, day)
    assert refused.value.where == "on"
    assert stale(database, OWN, LATER) == [(registered, DAY)]


def test_who_is_not_there_is_not_confirmed(database: Database) -> None:
    with pytest.raises(NotFound):
        confirmed(database, OWN, "K-9999", LATER)


def test_who_changes_a_profile_has_looked_at_it(
    database: Database, engine: MatchEngine, registered: str
) -> None:
    def changed(skills: tuple[str, ...]) -> None:
        draft = a_candidate(profile=a_profile(skills=skills))
        with database.unit_of_work(OPERATOR) as uow:
            change_candidate(uow, engine, registered, lambda _: draft, on=LATER)

    changed(a_profile().skills)
    assert stale(database, OWN, LATER) == [(registered, DAY)]
    changed(("lassen",))
    assert stale(database, OWN, LATER) == []


def test_a_file_tells_what_is_new_or_changed_and_confirms_nothing_else(
    database: Database,
) -> None:
    rows = [a_candidate(candidate_id=f"K-{n}", source_id=f"{n}") for n in range(3)]
    changed = replace(rows[0], profile=a_profile(skills=("lassen",)))
    for day, delivered in ((DAY, rows[:2]), (LATER, [changed, *rows[1:]])):
        with database.unit_of_work(OPERATOR) as uow:
            writes = [CandidateWrite(candidate=row) for row in delivered]
            uow.candidates.save_many(writes, told_on=day)
            uow.commit()
    assert stale(database, OPERATOR, LATER) == [("K-1", DAY)]


def test_of_whom_nothing_is_known_comes_first_and_is_not_guessed(
    database: Database, registered: str
) -> None:
    with database.unit_of_work(OPERATOR) as uow:
        uow.candidates.add(a_candidate(candidate_id="K-OLD", source_id="oud"))
        uow.commit()
    assert stale(database, OWN, LATER) == [("K-OLD", None), (registered, DAY)]
    assert stale(database, OWN, DAY) == [("K-OLD", None)]


def test_the_note_says_since_when_and_what_to_do() -> None:
    assert stale_note(DAY, DAY) is None
    assert "sinds 2026-05-04 niet bevestigd" in (stale_note(DAY, LATER) or "")
    assert "Niet bekend" in (stale_note(None, LATER) or "")


def test_a_stale_profile_ranks_as_high_as_a_fresh_one_with_a_note_beside_it(
    database: Database, engine: MatchEngine, registered: str
) -> None:
    confirmed(database, OTHER, "0001", LATER)
    with database.unit_of_work(OPERATOR) as uow:
        ranking = candidates_for_vacancy(uow, engine, "V-0001", top=9, on=LATER)
        alone = rank_for_candidate(uow, engine, registered, top=9, on=LATER)
    notes = {line.ranked.candidate_id: line.stale_note for line in ranking.lines}
    fits = {line.ranked.fit for line in ranking.lines}
    assert len(notes) == 2
    assert len(fits) == 1
    assert "niet bevestigd" in (notes.pop(registered) or "")
    assert list(notes.values()) == [None]
    assert "niet bevestigd" in (alone.stale_note or "")
