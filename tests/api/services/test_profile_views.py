"""A contractor who opens a profile leaves one line a day; nobody else leaves any."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from api.services.candidates import read_candidate
from api.services.explanations import explain_match
from api.services.match_engine import MatchEngine
from api.services.rankings import rank_for_vacancy
from matcher.domain.access import Viewer
from matcher.domain.introduction import FoundThrough, Initiator
from matcher.domain.lead import Lead, LeadKind
from matcher.domain.organisation import Channel
from matcher.errors import Conflict, NotFound
from matcher.explanations.reader import Reader
from models.engine import Database
from tests.api.services.introducing import (
    AT,
    CONTRACTOR,
    DAY,
    DESK,
    INTERMEDIARY,
    OPERATOR,
    OTHER_CONTRACTOR,
    fill,
)


@pytest.fixture(autouse=True)
def _parties(database: Database) -> None:
    fill(database)


def opened(database: Database, viewer: Viewer, candidate: str = "K-0001", *, days: int = 0) -> None:
    with database.unit_of_work(viewer) as uow:
        read_candidate(uow, candidate, at=AT + timedelta(days=days))


def explained(
    database: Database, engine: MatchEngine, viewer: Viewer, vacancy: str = "V-0001"
) -> None:
    with database.unit_of_work(viewer) as uow:
        explain_match(uow, engine, vacancy, "K-0001", reader=Reader.CONTRACTOR, on=DAY, at=AT)


def views(database: Database, viewer: Viewer = OPERATOR) -> list[Lead]:
    with database.unit_of_work(viewer) as uow:
        return list(uow.leads.between(kind=LeadKind.VIEWED))


def test_a_look_says_who_looked_at_whom_when_and_from_which_channel(database: Database) -> None:
    opened(database, CONTRACTOR)
    (view,) = views(database)
    assert (view.contractor_id, view.candidate_id, view.on) == ("O-0002", "K-0001", DAY)
    assert (view.intermediary_id, view.channel) == ("O-0001", Channel.UWV)
    assert view.started_by is Initiator.CONTRACTOR
    assert (view.vacancy_id, view.found_through) == (None, None)


def test_one_look_a_day_of_each_candidate_is_kept(database: Database) -> None:
    for days in (0, 0, 1):
        opened(database, CONTRACTOR, days=days)
    opened(database, CONTRACTOR, "K-0002")
    opened(database, OTHER_CONTRACTOR)
    assert [(view.contractor_id, view.candidate_id, view.on.day) for view in views(database)] == [
        ("O-0002", "K-0001", 4),
        ("O-0002", "K-0001", 5),
        ("O-0002", "K-0002", 4),
        ("O-0004", "K-0001", 4),
    ]


@pytest.mark.parametrize("viewer", [OPERATOR, DESK, INTERMEDIARY])
def test_what_others_than_contractors_open_is_not_kept(
    database: Database, engine: MatchEngine, viewer: Viewer
) -> None:
    opened(database, viewer)
    explained(database, engine, viewer)
    assert views(database) == []


def test_who_reads_an_explanation_looked_at_somebody_for_that_vacancy(
    database: Database, engine: MatchEngine
) -> None:
    explained(database, engine, CONTRACTOR)
    (view,) = views(database)
    assert (view.vacancy_id, view.contract_id, view.found_through) == ("V-0001", "C-0001", None)


def test_who_stood_on_an_own_list_was_found_through_a_ranking(
    database: Database, engine: MatchEngine
) -> None:
    with database.unit_of_work(CONTRACTOR) as uow:
        rank_for_vacancy(uow, engine, "V-0001", top=10, with_excluded=True, on=DAY, at=AT)
    explained(database, engine, CONTRACTOR)
    opened(database, OTHER_CONTRACTOR)
    assert [view.found_through for view in views(database)] == [FoundThrough.RANKING, None]


def test_what_was_refused_was_not_seen(database: Database, engine: MatchEngine) -> None:
    with pytest.raises(NotFound):
        opened(database, CONTRACTOR, "K-0004")
    with pytest.raises(Conflict):
        explained(database, engine, CONTRACTOR, "V-0002")
    assert views(database) == []


def test_the_intermediary_of_the_candidate_reads_who_looked_and_a_rival_does_not(
    database: Database,
) -> None:
    opened(database, CONTRACTOR)
    assert len(views(database, INTERMEDIARY)) == 1
    assert views(database, OTHER_CONTRACTOR) == []


def test_of_who_was_erased_the_look_stays_without_a_number(database: Database) -> None:
    opened(database, CONTRACTOR)
    with database.unit_of_work(OPERATOR) as uow:
        uow.candidates.delete("K-0001")
        uow.commit()
    (view,) = views(database)
    assert (view.candidate_id, view.on) == (None, date(2026, 5, 4))
