"""What is kept of introductions comes back as it was, and is only added to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text

from matcher.domain.introduction import (
    OPEN_STATES,
    FoundThrough,
    Introduction,
    IntroductionEvent,
    IntroductionState,
    Provenance,
    RefusalReason,
    SustainedCheck,
)
from matcher.domain.shown_ranking import ListOrder, ListPart
from matcher.domain.work_end import EndReason, WorkEnd
from matcher.errors import Conflict, InvalidInput, MatcherError, NotFound
from matcher.ternary import Ternary
from models.engine import Database
from tests.api.services.introducing import CONTRACTOR, INTERMEDIARY, OPERATOR, fill
from tests.matcher.introductions.introducing import after, an_introduction

S = IntroductionState
FOUND = Provenance(
    found_through=FoundThrough.RANKING,
    ranking_id="R-0001",
    place=4,
    part=ListPart.NOT_COUNTING,
    order=ListOrder.PROVEN,
    policy="exposure floor 0.8 within 0.02",
    weights_version="default-v2",
)
CHECK = SustainedCheck(
    checked_on=date(2026, 7, 12),
    still_in_work=Ternary.UNKNOWN,
    at=datetime(2026, 7, 12, 10, 0, tzinfo=UTC),
    by="test",
    role=CONTRACTOR.role,
    organisation_id="O-0002",
)
OVER = WorkEnd(
    placement_id="P-0001",
    reason=EndReason.CONTRACT_ENDED,
    at=datetime(2026, 9, 1, 10, 0, tzinfo=UTC),
    by="test",
    role=CONTRACTOR.role,
    organisation_id="O-0002",
)
WHOLE = replace(an_introduction(contract_id="C-0001", provenance=FOUND), contractor_id="O-0002")


@pytest.fixture(autouse=True)
def _parties(database: Database) -> None:
    fill(database)


def step(state: S) -> IntroductionEvent:
    return replace(WHOLE.events[0], state=state)


def added(database: Database, introduction: Introduction = WHOLE) -> Introduction:
    with database.unit_of_work(OPERATOR) as uow:
        uow.introductions.add(introduction)
        uow.commit()
    return stored(database, introduction.introduction_id)


def appended(database: Database, introduction: Introduction) -> Introduction:
    with database.unit_of_work(OPERATOR) as uow:
        uow.introductions.append(introduction)
        uow.commit()
    return stored(database, introduction.introduction_id)


def stored(database: Database, introduction_id: str) -> Introduction:
    with database.unit_of_work(OPERATOR) as uow:
        return uow.introductions.get(introduction_id)


def test_an_introduction_comes_back_with_every_field(database: Database) -> None:
    assert added(database) == WHOLE


def test_every_state_reason_and_part_fits_in_its_column(database: Database) -> None:
    introduction = added(database)
    template = introduction.events[0]
    events = [replace(template, state=state, remark="woorden") for state in IntroductionState]
    events += [
        replace(template, state=S.WITHDRAWN, reason=reason, because_of="N-0009")
        for reason in RefusalReason
    ]
    ends = tuple(replace(OVER, reason=reason) for reason in EndReason)
    whole = replace(introduction, events=(template, *events), checks=(CHECK,), ends=ends)
    assert appended(database, whole) == whole
    for number, (part, order, road) in enumerate(
        (part, order, road) for part in ListPart for order in ListOrder for road in FoundThrough
    ):
        found = replace(FOUND, part=part, order=order, found_through=road)
        one = replace(
            WHOLE,
            introduction_id=f"N-{number}",
            provenance=found,
            events=(replace(template, state=S.WITHDRAWN),),
        )
        assert added(database, one) == one


def test_what_is_stored_stays_whatever_is_handed_over(database: Database) -> None:
    introduction = added(database)
    shortlisted = appended(database, after(introduction, S.SHORTLISTED))
    forged = replace(
        shortlisted,
        events=(
            replace(shortlisted.events[0], remark="anders"),
            replace(shortlisted.events[1], on=date(2020, 1, 1)),
        ),
    )
    assert appended(database, forged) == shortlisted


def test_the_state_to_search_by_is_that_of_the_last_step(database: Database) -> None:
    introduction = added(database)
    appended(database, after(introduction, S.SHORTLISTED, S.INVITED))
    with database.unit_of_work(OPERATOR) as uow:
        assert uow.introductions.list(state=S.INVITED).total == 1
        assert uow.introductions.list(state=S.PROPOSED).total == 0


@pytest.mark.parametrize("state", OPEN_STATES)
def test_the_database_itself_admits_one_open_introduction_of_a_pair(
    database: Database, state: S
) -> None:
    appended(database, replace(added(database), events=(*WHOLE.events, step(state))))
    with pytest.raises(Conflict, match="introduced for this vacancy already"):
        added(database, replace(WHOLE, introduction_id="N-0002"))


def test_the_log_cannot_be_removed_from_under_the_introduction(database: Database) -> None:
    added(database)
    for table in ("introductions", "vacancies", "organisations"):
        with pytest.raises(MatcherError), database.engine.begin() as connection:
            connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608 - names of our own
    assert stored(database, "N-0001") == WHOLE


def test_what_is_named_must_be_there(database: Database) -> None:
    for wrong, where in (
        (replace(WHOLE, candidate_id="K-9999"), "candidate"),
        (replace(WHOLE, vacancy_id="V-9999"), "vacancy"),
    ):
        with pytest.raises(InvalidInput) as refused:
            added(database, wrong)
        assert refused.value.where == where
    with database.unit_of_work(OPERATOR) as uow:
        assert uow.introductions.list().total == 0
        with pytest.raises(NotFound):
            uow.introductions.get("N-9999")


def test_somebody_hidden_is_not_introduced_by_who_may_not_see(database: Database) -> None:
    hidden = replace(WHOLE, candidate_id="K-0004")
    with database.unit_of_work(CONTRACTOR) as uow, pytest.raises(InvalidInput, match="may see"):
        uow.introductions.add(hidden)
    with database.unit_of_work(INTERMEDIARY) as uow:
        uow.introductions.add(hidden)


def test_introductions_of_a_period_are_those_of_which_something_happened_in_it(
    database: Database,
) -> None:
    introduction = added(database)
    later = after(introduction, S.PLACED, on=date(2026, 3, 1))
    appended(database, replace(later, checks=(CHECK,)))
    with database.unit_of_work(OPERATOR) as uow:
        for first, last, is_in in (
            (None, None, True),
            (date(2026, 1, 12), date(2026, 1, 12), True),
            (date(2026, 1, 13), date(2026, 2, 28), False),
            (date(2026, 3, 1), None, True),
            (date(2026, 7, 1), date(2026, 7, 31), True),
            (date(2026, 7, 13), None, False),
            (None, date(2026, 1, 11), False),
        ):
            assert bool(uow.introductions.since(first, last)) is is_in, (first, last)
