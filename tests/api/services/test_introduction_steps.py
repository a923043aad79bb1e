"""From proposal to a job, and all that closes, opens or is refused on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from api.services.placement_moves import continue_placement
from api.services.placements import read_placement, remove_placement
from api.services.vacancies import remove_vacancy
from matcher.domain.access import Viewer
from matcher.domain.duplicate import DuplicateStatus
from matcher.domain.introduction import IntroductionState, RefusalReason
from matcher.domain.person import IdentityDigest
from matcher.errors import Conflict, InvalidInput
from matcher.ternary import Ternary
from models.engine import Database
from models.saving import CandidateWrite
from tests.api.services import placing
from tests.api.services.introducing import (
    AT,
    CONTRACTOR,
    DESK,
    INTERMEDIARY,
    OPERATOR,
    OTHER_CONTRACTOR,
    asked,
    declined,
    fill,
    hired,
    introduced,
    seen,
    states,
    stepped,
)
from tests.factories import a_vacancy

S = IntroductionState
NEXT_DAY = datetime(2026, 5, 5, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _parties(database: Database) -> None:
    fill(database)


def placements(database: Database) -> int:
    with database.unit_of_work(OPERATOR) as uow:
        return uow.placements.list().total


def test_shortlisted_and_invited_by_the_contractor_placed_by_the_intermediary(
    database: Database,
) -> None:
    made = introduced(database, INTERMEDIARY)
    stepped(database, made, S.SHORTLISTED, CONTRACTOR)
    stepped(database, made, S.INVITED, CONTRACTOR, on=date(2026, 5, 4))
    placed = stepped(database, made, S.PLACED, INTERMEDIARY, at=NEXT_DAY)
    assert states(placed) == [S.PROPOSED, S.SHORTLISTED, S.INVITED, S.PLACED]
    assert [told.role for told in placed.events] == [
        INTERMEDIARY.role,
        CONTRACTOR.role,
        CONTRACTOR.role,
        INTERMEDIARY.role,
    ]
    assert "counts for no contract" in placed.warnings[0]


def test_a_placement_is_made_from_it_and_counts_for_the_contract_of_the_vacancy(
    database: Database,
) -> None:
    placed = hired(database, introduced(database), CONTRACTOR).introduction
    assert placed.state is S.PLACED
    assert placed.placement_id is not None
    assert placed.work is not None
    assert placed.work.valid_from == date(2026, 6, 1)
    with database.unit_of_work(OPERATOR) as uow:
        work = read_placement(uow, placed.placement_id)
    assert (work.placement.candidate_id, work.organisation_id) == ("K-0001", "O-0002")
    assert (work.vacancy_id, work.placement.hours_per_week) == ("V-0001", Decimal(24))
    assert [one.contract_id for one in work.attributions] == ["C-0001"]


def test_a_placement_that_cannot_be_leaves_the_introduction_as_it_was(database: Database) -> None:
    made = introduced(database)
    placing.placed(
        database,
        draft=placing.a_draft(starts_on=date(2026, 6, 1)),
        contract="C-0001",
        employer="O-0002",
    )
    with pytest.raises(Conflict, match="registered already"):
        hired(database, made)
    assert seen(database, made).introduction == made.introduction


def test_a_step_that_cannot_be_leaves_no_placement(database: Database) -> None:
    over = declined(database, introduced(database), RefusalReason.NO_SHOW)
    with pytest.raises(Conflict, match="does not go to"):
        hired(database, over, CONTRACTOR)
    assert placements(database) == 0


def test_a_placement_registered_before_is_named_with_the_step(database: Database) -> None:
    made = introduced(database)
    known = placing.placed(database).placement.placement_id
    placed = stepped(database, made, S.PLACED, placement=known).introduction
    assert placed.placement_id == known
    assert placed.work is not None
    assert placed.work.valid_from == placing.START


def test_a_placement_of_others_is_not_what_came_of_it(database: Database) -> None:
    made = introduced(database, candidate="K-0003")
    known = placing.placed(database).placement.placement_id
    for placement in (known, "P-9999"):
        with pytest.raises(InvalidInput) as refused:
            stepped(database, made, S.PLACED, placement=placement)
        assert refused.value.where == "placement"
    with pytest.raises(InvalidInput) as early:
        stepped(database, made, S.INVITED, placement=known)
    assert early.value.where == "placement"
    assert seen(database, made).introduction == made.introduction


def test_one_placement_comes_of_one_introduction(database: Database) -> None:
    first = introduced(database)
    placed = hired(database, first).introduction
    asked(database, first, Ternary.FAILS, at=datetime(2026, 7, 1, 9, 0, tzinfo=UTC))
    june = datetime(2026, 6, 20, 9, 0, tzinfo=UTC)
    again = introduced(database, at=june)
    with pytest.raises(Conflict, match="another introduction"):
        stepped(database, again, S.PLACED, placement=placed.placement_id, at=june)


def test_whoever_is_placed_closes_everywhere_else_by_itself(database: Database) -> None:
    here = introduced(database)
    there = introduced(database, vacancy="V-0002")
    stepped(database, there, S.TRIAL_PLACEMENT, OTHER_CONTRACTOR)
    hired(database, here, CONTRACTOR)
    closed = seen(database, there)
    assert states(closed) == [S.PROPOSED, S.TRIAL_PLACEMENT, S.CLOSED_HIRED_ELSEWHERE]
    assert closed.events[-1].is_by_itself
    assert closed.events[-1].event.because_of == here.introduction.introduction_id


def test_the_last_position_ends_the_others_because_it_is_gone(database: Database) -> None:
    chosen, other = introduced(database), introduced(database, candidate="K-0002")
    stepped(database, chosen, S.PLACED, CONTRACTOR)
    ended = seen(database, other).events[-1]
    assert ended.event.state is S.DECLINED_BY_CONTRACTOR
    assert ended.event.reason is RefusalReason.POSITION_GONE
    assert ended.is_by_itself


def test_of_two_positions_one_is_left(database: Database) -> None:
    first = introduced(database, vacancy="V-0002")
    second = introduced(database, candidate="K-0002", vacancy="V-0002")
    stepped(database, first, S.PLACED)
    assert seen(database, second).introduction.is_open
    third = introduced(database, candidate="K-0003", vacancy="V-0002")
    stepped(database, second, S.PLACED)
    assert seen(database, third).introduction.state is S.DECLINED_BY_CONTRACTOR


def test_a_vacancy_that_asks_fewer_people_warns_and_declines_nobody(database: Database) -> None:
    stepped(database, introduced(database, vacancy="V-0002"), S.PLACED)
    other = introduced(database, candidate="K-0002", vacancy="V-0002")
    assert other.warnings == ()
    with database.unit_of_work(OPERATOR) as uow:
        fewer = replace(uow.vacancies.get("V-0002"), positions=1, closes_on=date(2026, 5, 3))
        uow.vacancies.update(fewer)
        uow.commit()
    after = seen(database, other)
    assert after.introduction.is_open
    closed, full = after.warnings
    assert "Since 2026-05-03" in closed
    assert "All 1 positions" in full


def test_who_was_hired_without_an_introduction_takes_a_position(database: Database) -> None:
    other = introduced(database, candidate="K-0003", vacancy="V-0002")
    placing.placed(
        database,
        draft=placing.a_draft(vacancy="V-0002"),
        candidate="K-0002",
        employer="O-0004",
        contract=None,
    )
    stepped(database, introduced(database, vacancy="V-0002"), S.PLACED)
    assert seen(database, other).introduction.state is S.DECLINED_BY_CONTRACTOR


def test_nobody_is_placed_in_two_jobs_at_a_time(database: Database) -> None:
    stepped(database, introduced(database), S.PLACED)
    later = introduced(database, vacancy="V-0002", at=NEXT_DAY)
    with pytest.raises(Conflict, match="placed already"):
        stepped(database, later, S.PLACED, at=NEXT_DAY)
    with pytest.raises(Conflict, match="placed already"):
        hired(database, later, at=NEXT_DAY)
    assert placements(database) == 0


@pytest.mark.parametrize(
    ("status", "is_one"),
    [
        (DuplicateStatus.SAME_PERSON, True),
        (DuplicateStatus.OPEN, False),
        (DuplicateStatus.DIFFERENT_PEOPLE, False),
    ],
)
def test_whoever_is_registered_twice_as_somebody_confirmed_is_placed_once(
    database: Database, status: DuplicateStatus, is_one: object
) -> None:
    flagged(database, "K-0001", "K-0002", status)
    there = introduced(database, candidate="K-0002", vacancy="V-0002")
    stepped(database, introduced(database), S.PLACED)
    closed = seen(database, there).introduction.state is S.CLOSED_HIRED_ELSEWHERE
    assert closed is is_one
    later = (
        introduced(database, candidate="K-0002", vacancy="V-0002", at=NEXT_DAY) if closed else there
    )
    if is_one:
        with pytest.raises(Conflict, match="placed already"):
            stepped(database, later, S.PLACED, at=NEXT_DAY)
    else:
        assert stepped(database, later, S.PLACED, at=NEXT_DAY).introduction.state is S.PLACED


def flagged(database: Database, first: str, second: str, status: DuplicateStatus) -> None:
    same = (IdentityDigest(kind="phone", digest="a" * 64),)
    with database.unit_of_work(OPERATOR) as uow:
        found = [uow.candidates.get(name) for name in (first, second)]
        uow.candidates.save_many(
            [CandidateWrite(candidate=replace(one, claims=()), digests=same) for one in found]
        )
        uow.duplicates.refresh_for(None)
        (flag,) = uow.duplicates.list().rows
        if status is not DuplicateStatus.OPEN:
            uow.duplicates.decide(flag.flag_id, status)
        uow.commit()


def test_who_is_no_longer_in_work_can_be_placed_again(database: Database) -> None:
    first = stepped(database, introduced(database), S.PLACED)
    later = introduced(database, vacancy="V-0002", at=NEXT_DAY)
    asked(database, first, Ternary.FAILS, at=NEXT_DAY)
    assert stepped(database, later, S.PLACED, at=NEXT_DAY).introduction.state is S.PLACED


def test_work_that_goes_on_with_other_hours_is_still_that_work(database: Database) -> None:
    placed = hired(database, introduced(database)).introduction
    assert placed.placement_id is not None
    with database.unit_of_work(OPERATOR) as uow:
        changes = {"starts_on": date(2026, 9, 1), "hours_per_week": Decimal(32)}
        goes_on = continue_placement(uow, placed.placement_id, changes, at=AT)
    after = seen(database, placed.introduction_id).introduction
    assert after.placement_id == goes_on.placement.placement_id
    assert after.work is not None
    assert (after.work.valid_from, after.work.valid_until) == (date(2026, 6, 1), None)


def test_a_placement_by_mistake_is_mended_and_all_opens_again(database: Database) -> None:
    wrong = introduced(database)
    there = stepped(database, introduced(database, vacancy="V-0002"), S.INVITED)
    competitor = introduced(database, candidate="K-0002")
    stepped(database, wrong, S.PLACED)
    for viewer in (CONTRACTOR, INTERMEDIARY):
        with pytest.raises(Conflict) as refused:
            stepped(database, wrong, S.PROPOSED, viewer, remark="verkeerde kandidaat")
        assert "municipal_desk" in refused.value.remedy
    mended = stepped(database, wrong, S.PROPOSED, DESK, remark="verkeerde kandidaat")
    assert mended.introduction.is_open
    assert seen(database, there).introduction.state is S.INVITED
    assert seen(database, competitor).introduction.state is S.PROPOSED
    assert states(seen(database, competitor)) == [
        S.PROPOSED,
        S.DECLINED_BY_CONTRACTOR,
        S.PROPOSED,
    ]


def test_the_placement_of_a_mistake_is_pointed_at_until_it_is_removed(database: Database) -> None:
    placed = hired(database, introduced(database)).introduction
    mended = stepped(database, placed.introduction_id, S.PROPOSED, remark="begon nooit")
    assert placed.placement_id is not None
    assert placed.placement_id in mended.warnings[0]
    with database.unit_of_work(OPERATOR) as uow:
        remove_placement(uow, placed.placement_id, at=AT)
    assert seen(database, placed.introduction_id).warnings == ()


def test_a_vacancy_with_introductions_is_kept_and_the_way_out_is_told(database: Database) -> None:
    introduced(database)
    with (
        database.unit_of_work(OPERATOR) as uow,
        pytest.raises(Conflict, match="1 introduction") as refused,
    ):
        remove_vacancy(uow, "V-0001")
    assert "closes_on" in refused.value.remedy
    with database.unit_of_work(OPERATOR) as uow:
        uow.vacancies.update(a_vacancy(contract_id=None))
        with pytest.raises(Conflict, match="1 introductions"):
            uow.contracts.delete("C-0001")
        with pytest.raises(Conflict, match="1 introductions"):
            uow.organisations.delete("O-0002")


@pytest.mark.parametrize("viewer", [CONTRACTOR, INTERMEDIARY, DESK, OPERATOR])
def test_both_sides_tell_whether_somebody_is_in_work_still(
    database: Database, viewer: Viewer
) -> None:
    placed = stepped(database, introduced(database), S.PLACED)
    told = asked(database, placed, Ternary.MEETS, viewer)
    assert [check.role for check in told.introduction.checks] == [viewer.role]


def test_a_check_of_somebody_who_was_never_placed_is_refused(database: Database) -> None:
    with pytest.raises(Conflict, match="Nobody works"):
        asked(database, introduced(database), Ternary.MEETS)
