"""Goals and answers on displacement as they are kept: added to, and read by who may."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from matcher.domain.access import Role
from matcher.domain.claim import TargetGroup
from matcher.domain.displacement import DisplacementAnswer
from matcher.domain.organisation import Channel
from matcher.domain.quantified_goal import GoalBound, GoalMeasure, QuantifiedGoal
from matcher.errors import Conflict, NotFound
from matcher.ternary import Ternary
from models.engine import Database
from tests.api.services.placing import (
    DESK,
    EMPLOYER,
    OPERATOR,
    OTHER_CONTRACTOR,
    OTHER_INTERMEDIARY,
    OWN_INTERMEDIARY,
    fill,
    placed,
)

AT = datetime(2026, 1, 15, 9, 30, tzinfo=UTC)
SHARE = QuantifiedGoal(
    goal_id="G-0001",
    version=1,
    measure=GoalMeasure.SHARE_OF_INTRODUCTIONS,
    bound=GoalBound.AT_MOST,
    target=Decimal("0.35"),
    since=date(2026, 1, 1),
    until=date(2026, 12, 31),
    set_on=date(2026, 1, 15),
    set_at=AT,
    set_by="test",
    role=Role.MUNICIPAL_DESK,
    organisation_id="O-0005",
    contract_id="C-0001",
    channels=frozenset({Channel.UWV, Channel.WIJKTEAM}),
    group=TargetGroup.WAJONG,
    why="'één' op de drie",
)
OF_REGION = replace(
    SHARE, goal_id="G-0002", contract_id=None, region="Midden-Utrecht", is_withdrawn=True
)
ANSWER = DisplacementAnswer(
    placement_id="", displaced=Ternary.FAILS, at=AT, by="test", role=Role.CONTRACTOR
)


def test_a_goal_comes_back_as_it_was_set_and_is_only_added_to(database: Database) -> None:
    fill(database)
    second = replace(SHARE, version=2, target=Decimal("0.4"))
    with database.unit_of_work(DESK) as uow:
        for goal in (SHARE, OF_REGION, second):
            uow.goals.add(goal)
        uow.commit()
    with database.unit_of_work(EMPLOYER) as uow:
        assert uow.goals.versions() == (SHARE, OF_REGION, second)
        assert uow.goals.versions_of("G-0001") == (SHARE, second)
        assert uow.goals.versions(contract_id="C-0001") == (SHARE, second)
        assert uow.goals.versions(region="Midden-Utrecht") == (OF_REGION,)


def test_two_desks_do_not_both_replace_a_goal(database: Database) -> None:
    fill(database)
    with database.unit_of_work(DESK) as uow:
        uow.goals.add(SHARE)
        with pytest.raises(Conflict, match="replaced this goal meanwhile"):
            uow.goals.add(SHARE)


@pytest.mark.parametrize("viewer", [OTHER_CONTRACTOR, OWN_INTERMEDIARY])
def test_goals_of_a_contract_are_not_there_for_others(database: Database, viewer: object) -> None:
    fill(database)
    with database.unit_of_work(OPERATOR) as uow:
        uow.goals.add(SHARE)
        uow.goals.add(OF_REGION)
        uow.commit()
    with database.unit_of_work(viewer) as uow:  # type: ignore[arg-type]
        assert uow.goals.versions() == (OF_REGION,)
        with pytest.raises(NotFound):
            uow.goals.versions_of("G-0001")
        with pytest.raises(Conflict, match="desk"):
            uow.goals.add(replace(SHARE, goal_id="G-0003"))


def test_answers_are_kept_in_order_and_go_with_the_placement(database: Database) -> None:
    fill(database)
    placement_id = placed(database).placement.placement_id
    first = replace(ANSWER, placement_id=placement_id)
    second = replace(first, displaced=Ternary.UNKNOWN, role=Role.MUNICIPAL_DESK)
    with database.unit_of_work(EMPLOYER) as uow:
        uow.displacement_answers.add(first)
        uow.displacement_answers.add(second)
        uow.commit()
    with database.unit_of_work(OWN_INTERMEDIARY) as uow:
        assert uow.displacement_answers.of([placement_id]) == {placement_id: (first, second)}
        with pytest.raises(Conflict, match="contractor"):
            uow.displacement_answers.add(first)
    with database.unit_of_work(OTHER_INTERMEDIARY) as uow:
        assert uow.displacement_answers.of([placement_id]) == {}
    with database.unit_of_work(OTHER_CONTRACTOR) as uow, pytest.raises(NotFound):
        uow.displacement_answers.add(first)
    with database.unit_of_work(OPERATOR) as uow:
        uow.placements.delete(placement_id)
        uow.commit()
        assert uow.displacement_answers.of([placement_id]) == {}
