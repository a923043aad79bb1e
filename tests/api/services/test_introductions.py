"""Who is introduced where, seen by whom, and what stands in the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from api.services.introductions import AskedIntroductions, list_due_checks, list_introductions
from matcher.domain.access import Viewer
from matcher.domain.introduction import (
    IntroductionState,
    RefusalReason,
)
from matcher.domain.organisation import Channel
from matcher.errors import Conflict, InvalidInput, NotFound
from matcher.ternary import Ternary
from models.engine import Database
from tests.api.services.introducing import (
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
    hired,
    introduced,
    seen,
    stepped,
)
from tests.factories import a_candidate, a_vacancy

S = IntroductionState


@pytest.fixture(autouse=True)
def _parties(database: Database) -> None:
    fill(database)


def test_an_introduction_carries_channel_contractor_and_contract_of_that_day(
    database: Database,
) -> None:
    made = introduced(database, INTERMEDIARY, candidate="0001", vacancy="vac-1").introduction
    assert made.introduction_id.startswith("N-")
    assert (made.candidate_id, made.vacancy_id) == ("K-0001", "V-0001")
    assert (made.intermediary_id, made.channel) == ("O-0001", Channel.UWV)
    assert (made.contractor_id, made.contract_id) == ("O-0002", "C-0001")
    assert made.state is S.PROPOSED
    assert seen(database, made.introduction_id).introduction == made


def test_what_changes_later_does_not_change_what_was_logged(database: Database) -> None:
    made = introduced(database)
    with database.unit_of_work(OPERATOR) as uow:
        organisation = uow.organisations.get("O-0001")
        uow.organisations.update(replace(organisation, channel=Channel.EDUCATION))
        uow.vacancies.update(a_vacancy(contract_id=None, closes_on=date(2026, 6, 30)))
        uow.commit()
    after = seen(database, made).introduction
    assert (after.channel, after.contract_id) == (Channel.UWV, "C-0001")


def test_a_number_like_a_bsn_is_in_no_remark(database: Database) -> None:
    with pytest.raises(InvalidInput) as refused:
        introduced(database, remark="nummer 111 222 333")
    assert refused.value.where == "remark"


def test_nobody_is_introduced_without_consent_to_sharing(database: Database) -> None:
    for viewer in (OPERATOR, INTERMEDIARY):
        with pytest.raises(Conflict, match="not consented") as refused:
            introduced(database, viewer, candidate="K-0004")
        assert refused.value.where == "candidate"
    with pytest.raises(InvalidInput, match="may see"):
        introduced(database, CONTRACTOR, candidate="K-0004")


@pytest.mark.parametrize(
    ("viewer", "candidate", "vacancy", "where"),
    [
        (CONTRACTOR, "K-0001", "V-0002", "vacancy"),
        (INTERMEDIARY, "K-0002", "V-0001", "candidate"),
    ],
)
def test_each_introduces_its_own_only(
    database: Database, viewer: Viewer, candidate: str, vacancy: str, where: str
) -> None:
    with pytest.raises(Conflict) as refused:
        introduced(database, viewer, candidate=candidate, vacancy=vacancy)
    assert refused.value.where == where
    introduced(database, DESK, candidate=candidate, vacancy=vacancy)


def test_nobody_is_introduced_twice_for_the_same_vacancy_at_a_time(database: Database) -> None:
    first = introduced(database, INTERMEDIARY)
    with pytest.raises(Conflict, match=first.introduction.introduction_id):
        introduced(database, CONTRACTOR)
    declined(database, first, RefusalReason.START_DATE)
    again = introduced(database, CONTRACTOR)
    assert again.introduction.introduction_id != first.introduction.introduction_id


def test_after_its_last_day_nobody_is_proposed_but_talks_go_on(database: Database) -> None:
    july = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)
    going_on = introduced(database)
    with pytest.raises(Conflict, match="after 2026-06-30"):
        introduced(database, candidate="K-0003", at=july)
    assert stepped(database, going_on, S.INVITED, at=july).introduction.state is S.INVITED
    late = introduced(database, candidate="K-0003", on=date(2026, 6, 30), at=july)
    assert late.introduction.events[0].on == date(2026, 6, 30)


def test_for_a_full_vacancy_nobody_is_proposed(database: Database) -> None:
    stepped(database, introduced(database), S.PLACED)
    with pytest.raises(Conflict, match="All 1 positions") as refused:
        introduced(database, candidate="K-0003")
    assert refused.value.where == "vacancy"


SEEN = [
    (OPERATOR, {1, 2, 3}),
    (DESK, {1, 2, 3}),
    (INTERMEDIARY, {1, 3}),
    (OTHER_INTERMEDIARY, {2}),
    (CONTRACTOR, {1, 2}),
    (OTHER_CONTRACTOR, {3}),
]


@pytest.mark.parametrize(("viewer", "numbers"), SEEN)
def test_everybody_sees_the_introductions_of_its_own_side(
    database: Database, viewer: Viewer, numbers: set[int]
) -> None:
    made = {
        1: introduced(database, candidate="K-0001", vacancy="V-0001"),
        2: introduced(database, candidate="K-0002", vacancy="V-0001"),
        3: introduced(database, candidate="K-0003", vacancy="V-0002"),
    }
    ids = {number: one.introduction.introduction_id for number, one in made.items()}
    with database.unit_of_work(viewer) as uow:
        page = list_introductions(uow, AskedIntroductions(), limit=9, offset=0, on=DAY)
    found = {one.introduction.introduction_id for one in page.rows}
    assert found == {ids[number] for number in numbers}
    assert page.total == len(numbers)
    for number in set(ids) - numbers:
        with pytest.raises(NotFound):
            seen(database, ids[number], viewer)
        with pytest.raises(NotFound):
            stepped(database, ids[number], S.INVITED, viewer)
        with pytest.raises(NotFound):
            asked(database, ids[number], Ternary.MEETS, viewer)


def test_introductions_are_listed_by_vacancy_candidate_contractor_and_state(
    database: Database,
) -> None:
    one = introduced(database)
    other = declined(
        database, introduced(database, vacancy="V-0002"), RefusalReason.OTHER_CANDIDATE_CHOSEN
    )

    def listed(**given: object) -> list[str]:
        with database.unit_of_work(OPERATOR) as uow:
            asked_for = AskedIntroductions(**given)  # type: ignore[arg-type]
            page = list_introductions(uow, asked_for, limit=9, offset=0, on=DAY)
        return [row.introduction.introduction_id for row in page.rows]

    first, second = one.introduction.introduction_id, other.introduction.introduction_id
    assert listed(vacancy="vac-1") == [first]
    assert listed(candidate="0001") == [first, second]
    assert listed(candidate="K-0002") == []
    assert listed(contractor="Wegenbouw Voorbeeld") == [second]
    assert listed(only_open=True) == [first]
    assert listed(state=S.DECLINED_BY_CONTRACTOR) == [second]
    for unknown in ({"vacancy": "V-9999"}, {"candidate": "K-9999"}):
        with pytest.raises(NotFound):
            listed(**unknown)


def test_who_withdraws_the_consent_stays_in_the_log_of_the_contractor(database: Database) -> None:
    made = introduced(database)
    with database.unit_of_work(OPERATOR) as uow:
        uow.candidates.update(a_candidate(is_shareable=False))
        uow.commit()
    assert seen(database, made, CONTRACTOR).introduction.candidate_id == "K-0001"
    with database.unit_of_work(CONTRACTOR) as uow:
        asked_for = AskedIntroductions(candidate="K-0001")
        page = list_introductions(uow, asked_for, limit=9, offset=0, on=DAY)
        assert page.total == 1


def test_after_six_months_somebody_is_to_be_asked_and_then_no_more(database: Database) -> None:
    placed = hired(database, introduced(database))
    december = datetime(2026, 12, 2, 9, 0, tzinfo=UTC)

    def due(viewer: Viewer, on: date) -> list[tuple[int, ...]]:
        with database.unit_of_work(viewer) as uow:
            return [one.due for one in list_due_checks(uow, on=on)]

    assert due(OPERATOR, date(2026, 11, 30)) == []
    for viewer in (OPERATOR, INTERMEDIARY, CONTRACTOR):
        assert due(viewer, december.date()) == [(6,)]
    assert due(OTHER_CONTRACTOR, december.date()) == []
    told = asked(database, placed, Ternary.MEETS, CONTRACTOR, at=december)
    assert told.sustained == {6: Ternary.MEETS, 12: Ternary.UNKNOWN}
    assert due(OPERATOR, december.date()) == []
    assert due(OPERATOR, date(2027, 6, 1)) == [(12,)]
