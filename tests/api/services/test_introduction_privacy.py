"""What an introduction tells to whom, and what is left of it when somebody is erased."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text

from api.reports.introduction_log_csv import HEADINGS, introduction_log_csv
from api.services.candidates import remove_candidate
from api.services.introduction_log import introduction_log
from matcher.domain.access import Viewer
from matcher.domain.introduction import IntroductionState, RefusalReason
from matcher.errors import Conflict, InvalidInput, NotFound
from matcher.ternary import Ternary
from models.engine import Database
from tests.api.services.introducing import (
    AT,
    CONTRACTOR,
    DAY,
    DESK,
    INTERMEDIARY,
    OPERATOR,
    OTHER_CONTRACTOR,
    OTHER_INTERMEDIARY,
    asked,
    declined,
    fill,
    introduced,
    seen,
    stepped,
)

S = IntroductionState


@pytest.fixture(autouse=True)
def _parties(database: Database) -> None:
    fill(database)


def log_of(database: Database, viewer: Viewer, **days: object) -> list[list[str]]:
    with database.unit_of_work(viewer) as uow:
        bounds = {"first": None, "last": None} | days
        events = introduction_log(uow, **bounds, today=DAY)  # type: ignore[arg-type]
    return [line.split(",") for line in introduction_log_csv(events).splitlines()]


def test_a_contractor_learns_that_somebody_was_hired_and_not_where(database: Database) -> None:
    here, there = introduced(database), introduced(database, vacancy="V-0002")
    stepped(database, here, S.PLACED, CONTRACTOR)
    told = seen(database, there, OTHER_CONTRACTOR).events[-1]
    assert told.event.state is S.CLOSED_HIRED_ELSEWHERE
    assert (told.event.because_of, told.event.organisation_id, told.role) == (None, None, None)
    assert told.is_by_itself
    for viewer in (INTERMEDIARY, DESK, OPERATOR):
        open_to = seen(database, there, viewer).events[-1]
        assert open_to.event.because_of == here.introduction.introduction_id


def test_an_intermediary_does_not_learn_who_was_chosen_instead(database: Database) -> None:
    chosen = introduced(database, candidate="K-0002")
    other = introduced(database)
    stepped(database, chosen, S.PLACED, OTHER_INTERMEDIARY)
    told = seen(database, other, INTERMEDIARY).events[-1]
    assert told.event.reason is RefusalReason.POSITION_GONE
    assert (told.event.because_of, told.role) == (None, None)
    own = seen(database, other, CONTRACTOR).events[-1]
    assert own.event.because_of == chosen.introduction.introduction_id


def test_words_of_the_other_side_are_not_for_the_contractor(database: Database) -> None:
    made = introduced(database, INTERMEDIARY, remark="heeft maandag vrij")
    stepped(database, made, S.INVITED, CONTRACTOR, remark="graag om negen uur")
    remarks = {
        viewer: [told.event.remark for told in seen(database, made, viewer).events]
        for viewer in (CONTRACTOR, INTERMEDIARY, DESK, OPERATOR)
    }
    assert remarks.pop(CONTRACTOR) == ["", "graag om negen uur"]
    for read in remarks.values():
        assert read == ["heeft maandag vrij", "graag om negen uur"]


def test_who_sat_at_the_keys_is_for_the_own_organisation_and_those_who_decide(
    database: Database,
) -> None:
    made = introduced(database, INTERMEDIARY)
    stepped(database, made, S.INVITED, CONTRACTOR)
    read = {
        viewer: [told.event.by for told in seen(database, made, viewer).events]
        for viewer in (CONTRACTOR, INTERMEDIARY, DESK, OPERATOR)
    }
    assert read == {
        CONTRACTOR: ["", "test"],
        INTERMEDIARY: ["test", ""],
        DESK: ["test", "test"],
        OPERATOR: ["test", "test"],
    }


def test_of_somebody_erased_the_steps_stay_and_nothing_says_who_it_was(
    database: Database,
) -> None:
    made = introduced(database, INTERMEDIARY, remark="heeft maandag vrij")
    over = declined(database, introduced(database, vacancy="V-0002"), RefusalReason.TRAVEL)
    with database.unit_of_work(INTERMEDIARY) as uow:
        remove_candidate(uow, "K-0001", at=AT)
    after = seen(database, made)
    assert after.introduction.candidate_id is None
    assert after.introduction.state is S.WITHDRAWN
    assert after.events[-1].event.reason is RefusalReason.NO_LONGER_AVAILABLE
    assert [told.event.remark for told in after.events] == ["", ""]
    assert after.possible == ()
    assert seen(database, over).introduction.state is S.DECLINED_BY_CONTRACTOR
    with database.engine.connect() as connection:
        assert connection.execute(text("SELECT * FROM introduction_remarks")).all() == []


def test_who_had_introduced_somebody_erased_keeps_the_log(database: Database) -> None:
    made = introduced(database, INTERMEDIARY)
    with database.unit_of_work(OPERATOR) as uow:
        remove_candidate(uow, "K-0001", at=AT)
    for viewer in (INTERMEDIARY, CONTRACTOR, DESK):
        assert seen(database, made, viewer).introduction.channel is not None
    with pytest.raises(NotFound):
        seen(database, made, OTHER_INTERMEDIARY)


@pytest.mark.parametrize(
    ("viewer", "fault"),
    [(CONTRACTOR, Conflict), (OTHER_INTERMEDIARY, Conflict), (INTERMEDIARY, None)],
)
def test_who_may_not_erase_withdraws_nothing(
    database: Database, viewer: Viewer, fault: type[Exception] | None
) -> None:
    made = introduced(database)
    with database.unit_of_work(viewer) as uow:
        if fault is None:
            remove_candidate(uow, "K-0001", at=AT)
        else:
            with pytest.raises(fault):
                remove_candidate(uow, "K-0001", at=AT)
    assert seen(database, made).introduction.is_open is (fault is not None)


def test_the_log_has_a_row_an_event_with_all_that_a_channel_is_measured_by(
    database: Database,
) -> None:
    made = introduced(database, INTERMEDIARY, remark="heeft maandag vrij")
    stepped(database, made, S.PLACED, CONTRACTOR)
    asked(database, made, Ternary.MEETS)
    headings, *rows = log_of(database, OPERATOR)
    assert headings == list(HEADINGS)
    events = [dict(zip(headings, row, strict=True)) for row in rows]
    assert [event["event"] for event in events] == ["proposed", "placed", "sustained_check"]
    for event in events:
        assert event["introduction"] == made.introduction.introduction_id
        assert (event["channel"], event["intermediary"]) == ("uwv", "O-0001")
        assert (event["contractor"], event["contract"]) == ("O-0002", "C-0001")
        assert (event["vacancy"], event["candidate"]) == ("V-0001", "K-0001")
        assert (event["started_by"], event["found_through"]) == (
            "intermediary",
            "direct_approach",
        )
    assert [event["still_in_work"] for event in events] == ["", "", "yes"]
    assert [event["role"] for event in events] == ["intermediary", "contractor", "operator"]
    assert "maandag" not in str(rows)


def test_the_log_holds_what_one_may_see_and_hides_what_one_may_not(database: Database) -> None:
    here, there = introduced(database), introduced(database, vacancy="V-0002")
    stepped(database, here, S.PLACED, CONTRACTOR)
    headings, *rows = log_of(database, OTHER_CONTRACTOR)
    events = [dict(zip(headings, row, strict=True)) for row in rows]
    assert {event["introduction"] for event in events} == {there.introduction.introduction_id}
    closed = events[-1]
    assert (closed["event"], closed["by_itself"]) == ("closed_hired_elsewhere", "yes")
    assert (closed["because_of"], closed["organisation"], closed["role"]) == ("", "", "")


def test_the_log_of_some_days_holds_the_events_of_those_days(database: Database) -> None:
    made = introduced(database, on=DAY.replace(day=1))
    stepped(database, made, S.INVITED, on=DAY.replace(day=3))
    second = DAY.replace(day=2)
    assert [row[0] for row in log_of(database, OPERATOR, last=second)[1:]] == ["proposed"]
    assert [row[0] for row in log_of(database, OPERATOR, first=second)[1:]] == ["invited"]
    assert log_of(database, OPERATOR, first=DAY)[1:] == []
    with pytest.raises(InvalidInput) as refused:
        log_of(database, OPERATOR, first=DAY, last=second)
    assert refused.value.where == "until"


def test_a_desk_without_an_organisation_of_its_own_is_no_intermediary(database: Database) -> None:
    introduced(database)
    nowhere = replace(INTERMEDIARY, organisation_id=None)
    assert log_of(database, nowhere)[1:] == []
