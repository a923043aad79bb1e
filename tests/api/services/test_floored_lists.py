"""A list with an exposure floor: the same people, told and logged who moved and why."""

from __future__ import annotations

import pytest

from api.services.asked_counting import AskedCounting
from api.services.match_engine import MatchEngine
from api.services.ranking_answers import VacancyRanking
from api.services.rankings import rank_for_vacancy
from api.services.replay import replay
from matcher.domain.audit import AuditedAction
from matcher.domain.shown_ranking import ListOrder
from matcher.errors import InvalidInput
from matcher.fairness.exposure_floor import ExposureFloor
from models.engine import Database
from tests.api.services.seen_people import AT, MATCHING, TEAM, TODAY, UWV, somebody, store_people
from tests.factories import a_profile

FLOOR = ExposureFloor(share=1.0, tolerance=0.02)
ALIKE = [somebody(number, TEAM, profile=a_profile()) for number in (71, 72)]
"""Of the team, and just as fit as those of UWV."""


def ranked(
    database: Database,
    engine: MatchEngine,
    floor: ExposureFloor | None,
    *,
    top: int = 26,
    order: ListOrder = ListOrder.FIT,
) -> VacancyRanking:
    with database.unit_of_work(MATCHING) as uow:
        return rank_for_vacancy(
            uow,
            engine,
            "V-0001",
            top=top,
            counting=AskedCounting(floor=floor, order=order),
            on=TODAY,
            at=AT,
        )


def ids(ranking: VacancyRanking) -> list[str]:
    return [line.ranked.candidate_id for line in ranking.lines]


def test_without_a_floor_the_list_is_by_fit_and_nothing_is_said(
    database: Database, engine: MatchEngine
) -> None:
    store_people(database, more=ALIKE)
    ranking = ranked(database, engine, None)
    assert [line.ranked.position for line in ranking.lines] == list(range(1, 27))
    assert (ranking.policy, ranking.moves) == ("", ())


def test_the_same_people_stand_on_the_list_and_every_move_is_told(
    database: Database, engine: MatchEngine
) -> None:
    store_people(database, more=ALIKE)
    plain, floored = ranked(database, engine, None), ranked(database, engine, FLOOR)
    assert sorted(ids(plain)) == sorted(ids(floored))
    told = {move.candidate_id: (move.was, move.place) for move in floored.moves}
    for place, line in enumerate(floored.lines, start=1):
        was = line.ranked.position
        if was != place:
            assert told[line.ranked.candidate_id] == (was, place)
    for move in floored.moves:
        assert move.reason.endswith(
            "sociaal wijkteam was minder zichtbaar dan de ondergrens."
            if move.is_raised and move.candidate_id in {"K-0071", "K-0072"}
            else "Maakte plaats bij gelijke geschiktheid."
        )


def test_those_of_less_fit_are_never_taken_forward(database: Database, engine: MatchEngine) -> None:
    store_people(database)
    plain, floored = ranked(database, engine, None, top=40), ranked(database, engine, FLOOR, top=40)
    assert ids(plain)[:24] == ids(floored)[:24]
    assert {line.intermediary.organisation_id for line in floored.lines[:24]} == {UWV}


def test_each_use_is_in_the_log_of_choices_and_the_list_in_that_of_rankings(
    database: Database, engine: MatchEngine
) -> None:
    store_people(database, more=ALIKE)
    plain = ranked(database, engine, None)
    floored = ranked(database, engine, FLOOR)
    assert floored.policy == "exposure floor 1.0 within 0.02"
    n_raised = sum(move.is_raised for move in floored.moves)
    with database.unit_of_work(MATCHING) as uow:
        (entry,) = uow.audit.list(action=AuditedAction.EXPOSURE_FLOOR).rows
        logged = uow.shown_rankings.get(floored.ranking_id)
        unfloored = uow.shown_rankings.get(plain.ranking_id)
    assert (entry.subject, entry.at) == ("V-0001", AT)
    assert entry.detail == f"exposure floor 1.0 within 0.02; {n_raised} raised among 26"
    assert logged.policy == floored.policy
    assert [line.candidate_id for line in logged.lines] == ids(floored)
    assert unfloored.policy == ""


def test_a_floored_list_of_the_past_is_compared_with_one_of_today_that_is_floored_too(
    database: Database, engine: MatchEngine
) -> None:
    store_people(database, more=ALIKE)
    floored = ranked(database, engine, FLOOR)
    with database.unit_of_work(MATCHING) as uow:
        found = replay(uow, engine, floored.ranking_id, compare=True, on=TODAY, at=AT)
    assert found.today is not None
    assert ids(found.today.ranking) == ids(floored)


@pytest.mark.parametrize("order", [ListOrder.VALUE, ListOrder.PROVEN])
def test_a_floor_goes_with_the_order_of_fit_only(
    database: Database, engine: MatchEngine, order: ListOrder
) -> None:
    store_people(database)
    with pytest.raises(InvalidInput):
        ranked(database, engine, FLOOR, order=order)
    with database.unit_of_work(MATCHING) as uow:
        assert uow.shown_rankings.list().total == 0
