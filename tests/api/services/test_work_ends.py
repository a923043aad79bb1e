"""Work that is over: its last day stands with the placement, and why in the log."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from api.services.introduction_disclosure import ShownIntroduction
from api.services.introduction_drafts import IntroductionStep
from api.services.introduction_steps import record_step
from api.services.placement_moves import continue_placement
from api.services.work_ends import record_end
from matcher.domain.access import Viewer
from matcher.domain.introduction import IntroductionState
from matcher.domain.work_end import EndReason
from matcher.errors import Conflict, InvalidInput, NotFound
from matcher.ternary import Ternary
from models.engine import Database
from tests.api.services.introducing import (
    CONTRACTOR,
    DESK,
    INTERMEDIARY,
    OPERATOR,
    OTHER_CONTRACTOR,
    asked,
    fill,
    hired,
    introduced,
    seen,
)

LATER = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)
BEGAN, LAST = date(2026, 6, 1), date(2026, 9, 30)


@pytest.fixture(autouse=True)
def _parties(database: Database) -> None:
    fill(database)


@pytest.fixture
def placed(database: Database) -> ShownIntroduction:
    """Somebody who works from 1 June 2026, without an agreed last day."""
    return hired(database, introduced(database))


def ended(
    database: Database,
    shown: ShownIntroduction,
    viewer: Viewer = OPERATOR,
    *,
    on: date | None = LAST,
    reason: EndReason = EndReason.RESIGNED,
) -> ShownIntroduction:
    with database.unit_of_work(viewer) as uow:
        return record_end(
            uow, shown.introduction.introduction_id, ended_on=on, reason=reason, at=LATER
        )


def last_day_of_placement(database: Database, shown: ShownIntroduction) -> date | None:
    with database.unit_of_work(OPERATOR) as uow:
        return uow.placements.get(shown.introduction.placement_id or "").placement.ends_on


def test_the_placement_has_the_day_and_the_log_the_reason(
    database: Database, placed: ShownIntroduction
) -> None:
    after = ended(database, placed).introduction
    assert last_day_of_placement(database, placed) == LAST
    assert after.ended_on == LAST
    assert after.end is not None
    assert (after.end.reason, after.end.at) == (EndReason.RESIGNED, LATER)
    assert ended(database, placed, on=None).introduction.ended_on == LATER.date()


def test_what_it_counts_for_ends_with_the_work(
    database: Database, placed: ShownIntroduction
) -> None:
    ended(database, placed)
    with database.unit_of_work(OPERATOR) as uow:
        (counted,) = uow.placements.get(placed.introduction.placement_id or "").attributions
    assert counted.days.valid_until == LAST


def test_what_is_told_later_holds_and_what_was_told_stays(
    database: Database, placed: ShownIntroduction
) -> None:
    ended(database, placed)
    after = ended(database, placed, on=date(2026, 10, 31), reason=EndReason.CONTRACT_ENDED)
    reasons = [end.reason for end in after.introduction.ends]
    assert reasons == [EndReason.RESIGNED, EndReason.CONTRACT_ENDED]
    assert after.introduction.end == after.introduction.ends[-1]
    assert after.introduction.ended_on == date(2026, 10, 31)


@pytest.mark.parametrize(
    ("last_day", "after_six"),
    [
        (date(2026, 9, 30), Ternary.FAILS),
        (date(2026, 11, 30), Ternary.FAILS),
        (date(2026, 12, 1), Ternary.MEETS),
        (date(2027, 2, 28), Ternary.MEETS),
    ],
)
def test_an_end_tells_whether_the_work_lasted_six_months(
    database: Database, placed: ShownIntroduction, last_day: date, after_six: Ternary
) -> None:
    after = ended(database, placed, on=last_day)
    assert after.sustained[6] is after_six
    assert 6 not in after.due


def test_an_agreed_last_day_is_no_end(database: Database) -> None:
    agreed = hired(database, introduced(database), ends_on=LAST)
    assert agreed.introduction.ended_on is None
    assert agreed.sustained[6] is Ternary.UNKNOWN
    assert ended(database, agreed, reason=EndReason.CONTRACT_ENDED).sustained[6] is Ternary.FAILS


@pytest.mark.parametrize("viewer", [CONTRACTOR, INTERMEDIARY, DESK, OPERATOR])
def test_contractor_intermediary_and_desk_tell_of_the_end(
    database: Database, placed: ShownIntroduction, viewer: Viewer
) -> None:
    assert ended(database, placed, viewer).introduction.ended_on == LAST


def test_a_stranger_does_not(database: Database, placed: ShownIntroduction) -> None:
    with pytest.raises(NotFound):
        ended(database, placed, OTHER_CONTRACTOR)


def test_an_end_that_cannot_be_is_refused_and_nothing_is_stored(
    database: Database, placed: ShownIntroduction
) -> None:
    asked(database, placed, Ternary.MEETS, on=date(2026, 11, 1), at=LATER)
    for day, fault, what in (
        (date(2026, 5, 31), InvalidInput, "before the first day"),
        (date(2027, 3, 2), InvalidInput, "still to come"),
        (date(2026, 10, 31), Conflict, "in work on 2026-11-01"),
    ):
        with pytest.raises(fault, match=what) as refused:
            ended(database, placed, on=day)
        assert refused.value.where == "on"
    assert last_day_of_placement(database, placed) is None
    assert seen(database, placed).introduction.ends == ()
    assert ended(database, placed, on=date(2026, 11, 1)).introduction.end is not None


def test_nobody_is_in_work_still_after_the_end(
    database: Database, placed: ShownIntroduction
) -> None:
    ended(database, placed)
    with pytest.raises(Conflict, match="over on 2026-09-30"):
        asked(database, placed, Ternary.MEETS, on=date(2026, 10, 1), at=LATER)
    for day, answer in ((LAST, Ternary.MEETS), (date(2026, 10, 1), Ternary.FAILS)):
        asked(database, placed, answer, on=day, at=LATER)


def test_nothing_ends_that_never_became_work(database: Database) -> None:
    with pytest.raises(Conflict, match="No placement came of this"):
        ended(database, introduced(database))


def test_work_that_goes_on_with_other_hours_has_not_ended(
    database: Database, placed: ShownIntroduction
) -> None:
    ended(database, placed)
    with database.unit_of_work(OPERATOR) as uow:
        changes = {"starts_on": date(2026, 10, 1), "hours_per_week": Decimal(32), "ends_on": None}
        continue_placement(uow, placed.introduction.placement_id or "", changes, at=LATER)
    after = seen(database, placed).introduction
    assert after.work is not None
    assert (after.work.valid_until, after.end, after.ended_on) == (None, None, None)
    assert len(after.ends) == 1


def test_a_placement_that_was_a_mistake_has_no_end(
    database: Database, placed: ShownIntroduction
) -> None:
    ended(database, placed)
    with database.unit_of_work(OPERATOR) as uow:
        mending = IntroductionStep(state=IntroductionState.PROPOSED, remark="verkeerde aangeklikt")
        record_step(uow, placed.introduction.introduction_id, mending, at=LATER)
    assert seen(database, placed).introduction.end is None
