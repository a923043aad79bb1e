"""Goals out of what is stored: who sets and reads them, and what is told of people."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from api.reports.goal_words import earlier_versions, goal_sentence_of
from api.services.goals import (
    AskedGoals,
    GoalTerms,
    list_goals,
    read_goal,
    replace_goal,
    withdraw_goal,
)
from matcher.channels.goals import GoalState
from matcher.channels.number import Standing
from matcher.domain.access import Viewer
from matcher.domain.claim import TargetGroup
from matcher.domain.organisation import Channel
from matcher.domain.quantified_goal import GoalMeasure
from matcher.errors import Conflict, InvalidInput, NotFound
from matcher.ternary import Ternary
from models.engine import Database
from tests.api.services.evaluating import (
    CONTRACTOR,
    DESK,
    INTERMEDIARY,
    OPERATOR,
    OTHER_CONTRACTOR,
    REGION,
    SINCE,
    TEAM,
    UNTIL,
    agreed,
    ask_after,
    fill,
    place,
    stand,
)
from tests.matcher.channels.goal_setting import span

MARCH = date(2025, 3, 2)
AT = datetime(2025, 3, 2, 9, 0, tzinfo=UTC)


def test_a_desk_sees_what_came_of_a_goal_of_a_contract(database: Database) -> None:
    fill(database)
    agreed(database)
    place(database, range(1, 8))
    (told,) = stand(database)
    assert told.progress is not None
    assert (span(told.progress.reached)[0], told.progress.state) == (7, GoalState.MISSED)
    assert goal_sentence_of(told) == (
        "ten minste 10 personen geplaatst, 2025-01-01 tot en met 2025-12-31: 7; naar rato "
        "verwacht 10; niet gehaald; gezet op 2024-11-20 (vooraf)."
    )


def test_who_does_not_count_for_the_contract_does_not_count_for_its_goal(
    database: Database,
) -> None:
    fill(database)
    agreed(database, target=Decimal(2))
    place(database, [1])
    place(database, [2], claims=())
    (told,) = stand(database)
    assert told.progress is not None
    assert span(told.progress.reached) == (1, 2)
    assert told.progress.state is GoalState.UNKNOWN


def test_sustained_is_what_was_told_and_the_rest_is_unknown(database: Database) -> None:
    fill(database)
    agreed(database, measure=GoalMeasure.SUSTAINED_6, target=Decimal(2))
    made = place(database, range(1, 5))
    ask_after(database, [made[1]], Ternary.MEETS)
    ask_after(database, [made[2]], Ternary.UNKNOWN)
    (told,) = stand(database)
    assert told.progress is not None
    reached = told.progress.reached
    assert (*span(reached), reached.n_unknown) == (1, 4, 3)


def test_a_goal_set_after_the_period_began_says_by_how_many_days(database: Database) -> None:
    fill(database)
    kept = agreed(database, on=MARCH)
    assert kept.latest.n_days_late == 60
    (told,) = stand(database)
    assert "gezet op 2025-03-02 (60 dagen na het begin)" in goal_sentence_of(told)


def test_a_goal_is_replaced_and_the_earlier_version_stays(database: Database) -> None:
    fill(database)
    kept = agreed(database)
    terms = GoalTerms(target=Decimal(5), since=SINCE, until=UNTIL, why="Minder werk")
    with database.unit_of_work(DESK) as uow:
        replace_goal(uow, kept.latest.goal_id, terms, on=MARCH, at=AT)
    with database.unit_of_work(CONTRACTOR) as uow:
        found = read_goal(uow, kept.latest.goal_id)
    assert [int(one.target) for one in found.versions] == [10, 5]
    assert [one.n_days_late for one in found.versions] == [0, 60]
    (sentence,) = earlier_versions(found)
    assert sentence.startswith("eerder (1): ten minste 10 personen geplaatst")


def test_a_withdrawn_goal_stays_readable_and_is_replaced_by_none(database: Database) -> None:
    fill(database)
    goal_id = agreed(database).latest.goal_id
    with database.unit_of_work(OPERATOR) as uow:
        withdraw_goal(uow, goal_id, "Opdracht ontbonden", on=MARCH, at=AT)
    (told,) = stand(database)
    assert told.progress is not None
    assert told.progress.state is GoalState.WITHDRAWN
    with (
        database.unit_of_work(DESK) as uow,
        pytest.raises(Conflict, match="withdrawn"),
    ):
        withdraw_goal(uow, goal_id, "nog eens", on=MARCH, at=AT)


@pytest.mark.parametrize("viewer", [CONTRACTOR, INTERMEDIARY])
def test_goals_are_not_set_by_who_is_held_to_them(database: Database, viewer: Viewer) -> None:
    fill(database)
    with pytest.raises(Conflict, match="desk"):
        agreed(database, viewer)


def test_who_reads_which_goals(database: Database) -> None:
    fill(database)
    of_contract = agreed(database).latest.goal_id
    of_region = agreed(database, contract=None, region=REGION).latest.goal_id
    readable = {}
    for viewer in (DESK, CONTRACTOR, OTHER_CONTRACTOR, INTERMEDIARY):
        with database.unit_of_work(viewer) as uow:
            readable[viewer] = {one.latest.goal_id for one in list_goals(uow, AskedGoals())}
    assert readable == {
        DESK: {of_contract, of_region},
        CONTRACTOR: {of_contract, of_region},
        OTHER_CONTRACTOR: {of_region},
        INTERMEDIARY: {of_region},
    }
    with database.unit_of_work(INTERMEDIARY) as uow, pytest.raises(NotFound):
        read_goal(uow, of_contract)
    with database.unit_of_work(OTHER_CONTRACTOR) as uow, pytest.raises(Conflict):
        list_goals(uow, AskedGoals(contract="C-0001"))


def test_what_happened_in_a_region_is_for_desks_and_of_ten_or_more(database: Database) -> None:
    fill(database)
    agreed(database, contract=None, region=REGION)
    place(database, range(1, 10))
    (few,) = stand(database, region=REGION)
    assert few.progress is not None
    assert few.progress.reached.standing is Standing.HIDDEN
    place(database, range(10, 13))
    (enough,) = stand(database, region="midden-utrecht")
    assert enough.progress is not None
    assert enough.progress.reached.at_least == 10
    (read,) = stand(database, CONTRACTOR, region=REGION)
    assert read.progress is None
    (elsewhere,) = stand(database, region=REGION, on=date(2025, 3, 2))
    assert elsewhere.progress is not None
    assert elsewhere.progress.reached.at_least == 0


def test_a_contractor_reads_a_goal_for_a_group_and_not_what_came_of_it(
    database: Database,
) -> None:
    fill(database)
    agreed(database, group=TargetGroup.PARTICIPATIEWET, target=Decimal(1))
    place(database, [1])
    (told,) = stand(database, CONTRACTOR)
    assert told.progress is not None
    assert told.progress.reached.at_least is None
    assert told.progress.state is GoalState.UNKNOWN
    assert "niet te tonen" in goal_sentence_of(told)
    (seen,) = stand(database, DESK)
    assert seen.progress is not None
    assert seen.progress.state is GoalState.MET


def test_the_share_of_a_channel_is_that_of_who_introduced(database: Database) -> None:
    fill(database)
    agreed(
        database,
        measure=GoalMeasure.SHARE_OF_PLACEMENTS,
        target=Decimal("0.25"),
        channels=frozenset({Channel.WIJKTEAM}),
    )
    place(database, range(1, 4))
    place(database, [4], TEAM)
    (told,) = stand(database, CONTRACTOR)
    assert told.progress is not None
    assert (told.progress.reached.at_least, told.progress.state) == (
        Decimal("0.25"),
        GoalState.MET,
    )


def test_a_goal_for_nothing_that_exists_is_refused(database: Database) -> None:
    fill(database)
    with pytest.raises(InvalidInput, match="contract"):
        agreed(database, contract="C-9999")
    with pytest.raises(InvalidInput, match="region"):
        agreed(database, contract=None, region="Atlantis")
    with pytest.raises(InvalidInput, match="one contract or of one region"):
        agreed(database, region=REGION)


def test_the_reason_of_a_goal_holds_nobodys_number(database: Database) -> None:
    fill(database)
    with pytest.raises(InvalidInput, match="telephone number"):
        agreed(database, why="bel 06-12345678")
    assert agreed(database, why="Bestek  4.2").latest.why == "Bestek 4.2"


def test_a_contract_with_goals_is_not_removed(database: Database) -> None:
    fill(database)
    agreed(database)
    with database.unit_of_work(OPERATOR) as uow, pytest.raises(Conflict, match="1 goals"):
        uow.contracts.delete("C-0001")
