"""A placement counts for one contract at most on any day, whoever moves it and whenever."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from api.services.placement_disclosure import ShownPlacement
from api.services.placement_moves import attribute_placement, continue_placement
from api.services.placements import list_placements, read_placement
from matcher.domain.access import Viewer
from matcher.domain.audit import AuditedAction
from matcher.domain.period import Period
from matcher.domain.placement import BonusFacts, WorkForm
from matcher.errors import Conflict, InvalidInput, MatcherError, NotFound
from matcher.ternary import Ternary
from matcher.value.attribution import check_attributions
from models.engine import Database
from models.unit_of_work import UnitOfWork
from tests.api.services.placing import (
    AT,
    DESK,
    EMPLOYER,
    END,
    OPERATOR,
    OTHER_INTERMEDIARY,
    START,
    a_draft,
    counts_for,
    fill,
    logged,
    placed,
)

JULY, OCTOBER = date(2026, 7, 1), date(2026, 10, 1)
BEFORE_JULY, BEFORE_OCTOBER = date(2026, 6, 30), date(2026, 9, 30)


@pytest.fixture(autouse=True)
def _parties(database: Database) -> None:
    fill(database)


def moved(
    database: Database,
    shown: ShownPlacement,
    contract: str | None,
    first: date,
    last: date | None = None,
    viewer: Viewer = OPERATOR,
) -> ShownPlacement:
    with database.unit_of_work(viewer) as uow:
        return attribute_placement(
            uow, shown.placement.placement_id, contract, Period(first, last), at=AT
        )


def continued(
    database: Database, shown: ShownPlacement, viewer: Viewer = OPERATOR, **changes: Any
) -> ShownPlacement:
    with database.unit_of_work(viewer) as uow:
        return continue_placement(uow, shown.placement.placement_id, changes, at=AT)


def seen(database: Database, shown: ShownPlacement) -> ShownPlacement:
    with database.unit_of_work(OPERATOR) as uow:
        return read_placement(uow, shown.placement.placement_id)


def test_a_placement_moves_to_another_contract_and_the_move_is_logged(database: Database) -> None:
    made = placed(database)
    after = moved(database, made, "c-0002", JULY, viewer=DESK)
    assert counts_for(after) == [("C-0001", START, BEFORE_JULY), ("C-0002", JULY, END)]
    assert after == seen(database, made)
    with database.unit_of_work(OPERATOR) as uow:
        (entry,) = uow.audit.list(subject=made.placement.placement_id).rows
    assert (entry.action, entry.at) == (AuditedAction.ATTRIBUTION_CHANGED, AT)
    assert entry.organisation_id == "O-0005"
    assert entry.detail == (
        "C-0001 2026-03-01/2026-12-31 → C-0001 2026-03-01/2026-06-30, C-0002 2026-07-01/2026-12-31"
    )


def test_from_its_first_day_on_it_counts_for_the_new_contract_only(database: Database) -> None:
    assert counts_for(moved(database, placed(database), "C-0002", START)) == [
        ("C-0002", START, END)
    ]


def test_days_after_a_move_that_ends_count_for_nothing_and_the_answer_says_so(
    database: Database,
) -> None:
    after = moved(database, placed(database), "C-0002", JULY, BEFORE_OCTOBER)
    assert counts_for(after) == [
        ("C-0001", START, BEFORE_JULY),
        ("C-0002", JULY, BEFORE_OCTOBER),
    ]
    assert after.warnings == (
        "From 2026-10-01 up to and including 2026-12-31 this work counts for no contract.",
    )
    back = moved(database, after, "C-0001", OCTOBER)
    assert counts_for(back)[-1] == ("C-0001", OCTOBER, END)
    assert back.warnings == ()


def test_work_outside_any_contract_begins_to_count_later(database: Database) -> None:
    after = moved(database, placed(database, contract=None), "C-0001", JULY)
    assert counts_for(after) == [("C-0001", JULY, END)]


def test_work_stops_counting_while_it_goes_on(database: Database) -> None:
    made = placed(database)
    assert counts_for(moved(database, made, None, JULY)) == [("C-0001", START, BEFORE_JULY)]
    with pytest.raises(Conflict, match="counts for no contract already"):
        moved(database, made, None, OCTOBER)
    assert counts_for(moved(database, made, None, START)) == []


def test_a_move_into_days_that_count_for_a_later_contract_is_refused(database: Database) -> None:
    made = moved(database, placed(database), "C-0002", OCTOBER)
    with pytest.raises(Conflict, match="twice on the same day"):
        moved(database, made, "C-0004", JULY)
    assert seen(database, made) == made
    after = moved(database, made, "C-0004", JULY, BEFORE_OCTOBER)
    assert [contract for contract, _, _ in counts_for(after)] == ["C-0001", "C-0004", "C-0002"]


@pytest.mark.parametrize(
    ("contract", "first", "last", "where"),
    [
        ("C-0001", JULY, None, "contract"),
        ("C-9999", JULY, None, "contract"),
        ("C-0002", START - timedelta(days=1), None, "starts_on"),
        ("C-0002", END + timedelta(days=1), None, "starts_on"),
        ("C-0002", JULY, END + timedelta(days=1), "ends_on"),
        (None, JULY, BEFORE_OCTOBER, "ends_on"),
    ],
)
def test_a_move_names_another_contract_and_days_of_work(
    database: Database, contract: str | None, first: date, last: date | None, where: str
) -> None:
    made = placed(database)
    with pytest.raises(InvalidInput) as refused:
        moved(database, made, contract, first, last)
    assert refused.value.where == where
    assert seen(database, made) == made
    assert logged(database) == []


def test_a_contractor_moves_between_its_own_contracts_only(database: Database) -> None:
    made = placed(database)
    assert moved(database, made, "C-0002", JULY, viewer=EMPLOYER).attributions[1:]
    with pytest.raises(Conflict, match="C-0004"):
        moved(database, made, "C-0004", OCTOBER, viewer=EMPLOYER)


def test_a_subcontractor_does_not_take_away_what_counts_for_the_main_contractor(
    database: Database,
) -> None:
    made = placed(database, DESK, contract="C-0004")
    for contract in ("C-0001", None):
        with pytest.raises(Conflict, match="C-0004"):
            moved(database, made, contract, JULY, viewer=EMPLOYER)
    with pytest.raises(NotFound):
        moved(database, made, "C-0001", JULY, viewer=OTHER_INTERMEDIARY)
    assert counts_for(seen(database, made)) == [("C-0004", START, END)]


def test_other_hours_are_a_continuation_that_counts_since_the_first(database: Database) -> None:
    facts = BonusFacts(age_at_start=56)
    made = placed(database, DESK, draft=a_draft(bonus_facts=facts, is_permanent=Ternary.FAILS))
    later = continued(database, made, EMPLOYER, starts_on=JULY, hours_per_week=Decimal(32))
    first = seen(database, made)
    assert first.placement.ends_on == BEFORE_JULY
    assert first.placement.hours_per_week == Decimal(24)
    assert counts_for(first) == [("C-0001", START, BEFORE_JULY)]
    work = later.placement
    assert (work.starts_on, work.ends_on, work.hours_per_week) == (JULY, END, Decimal(32))
    assert (work.counting_since, work.is_permanent) == (START, Ternary.FAILS)
    assert counts_for(later) == [("C-0001", JULY, END)]
    assert seen(database, later).bonus_facts == facts
    third = continued(database, later, starts_on=OCTOBER, form=WorkForm.SECONDMENT)
    assert third.placement.counting_since == START


def test_a_continuation_takes_over_every_contract_from_its_first_day_on(
    database: Database,
) -> None:
    made = moved(database, placed(database), "C-0002", OCTOBER)
    later = continued(database, made, starts_on=JULY, ends_on=None)
    assert counts_for(seen(database, made)) == [("C-0001", START, BEFORE_JULY)]
    assert counts_for(later) == [
        ("C-0001", JULY, BEFORE_OCTOBER),
        ("C-0002", OCTOBER, None),
    ]


def test_work_that_ended_is_continued_from_the_next_day(database: Database) -> None:
    later = continued(database, placed(database), starts_on=END + timedelta(days=1))
    assert later.placement.ends_on is None
    assert counts_for(later) == [("C-0001", END + timedelta(days=1), None)]


def test_what_no_longer_counted_is_not_carried_on(database: Database) -> None:
    made = moved(database, placed(database), None, JULY)
    assert counts_for(continued(database, made, starts_on=OCTOBER)) == []


@pytest.mark.parametrize("first", [START, START - timedelta(days=1), END + timedelta(days=2)])
def test_a_continuation_follows_on_the_work_before(database: Database, first: date) -> None:
    made = placed(database)
    with pytest.raises(InvalidInput) as refused:
        continued(database, made, starts_on=first)
    assert refused.value.where == "starts_on"
    assert seen(database, made) == made


def test_a_continuation_is_not_registered_twice(database: Database) -> None:
    made = placed(database)
    continued(database, made, starts_on=JULY, hours_per_week=Decimal(32))
    with pytest.raises(Conflict, match="registered already"):
        continued(database, made, starts_on=JULY, hours_per_week=Decimal(32))


class SecondWriter(threading.Thread):
    """Does something to placements in a transaction of its own, and keeps what was refused."""

    def __init__(self, database: Database, act: Callable[[UnitOfWork], object]) -> None:
        super().__init__()
        self.refused: list[MatcherError] = []
        self._url = database.url
        self._act = act

    def run(self) -> None:
        """Act as somebody at another desk does."""
        own = Database(self._url)
        try:
            with own.unit_of_work(OPERATOR) as uow:
                self._act(uow)
        except MatcherError as refusal:
            self.refused.append(refusal)
        finally:
            own.dispose()


def test_of_two_who_move_a_placement_at_once_the_second_sees_what_the_first_did(
    database: Database,
) -> None:
    made = placed(database)
    placement_id = made.placement.placement_id

    def move_on(uow: UnitOfWork) -> None:
        attribute_placement(uow, placement_id, "C-0004", Period(OCTOBER, None), at=AT)

    second = SecondWriter(database, move_on)
    with database.unit_of_work(OPERATOR) as first:
        first.begin_change()
        second.start()
        second.join(0.3)
        assert second.is_alive()
        attribute_placement(first, placement_id, "C-0002", Period(JULY, None), at=AT)
    second.join(20)
    assert second.refused == []
    assert counts_for(seen(database, made)) == [
        ("C-0001", START, BEFORE_JULY),
        ("C-0002", JULY, BEFORE_OCTOBER),
        ("C-0004", OCTOBER, END),
    ]


def test_two_who_claim_the_same_days_at_once_do_not_both_get_them(database: Database) -> None:
    made = placed(database, contract=None)
    placement_id = made.placement.placement_id

    def claim(uow: UnitOfWork) -> None:
        attribute_placement(uow, placement_id, "C-0002", Period(START, None), at=AT)

    second = SecondWriter(database, claim)
    with database.unit_of_work(OPERATOR) as first:
        first.begin_change()
        second.start()
        second.join(0.3)
        attribute_placement(first, placement_id, "C-0001", Period(JULY, None), at=AT)
    second.join(20)
    assert len(second.refused) == 1
    assert "twice" in second.refused[0].what
    assert counts_for(seen(database, made)) == [("C-0001", JULY, END)]


def test_the_same_continuation_sent_twice_at_once_is_registered_once(database: Database) -> None:
    placement_id = placed(database).placement.placement_id

    def go_on(uow: UnitOfWork) -> None:
        changes = {"starts_on": JULY, "hours_per_week": Decimal(32)}
        continue_placement(uow, placement_id, changes, at=AT)

    writers = [SecondWriter(database, go_on) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(30)
    assert sum(len(writer.refused) for writer in writers) == 3
    with database.unit_of_work(OPERATOR) as uow:
        both = list_placements(uow, limit=9, offset=0).rows
    assert [counts_for(one) for one in both] == [
        [("C-0001", START, BEFORE_JULY)],
        [("C-0001", JULY, END)],
    ]


def test_however_many_move_a_placement_at_once_no_day_counts_twice(database: Database) -> None:
    made = placed(database)
    placement_id = made.placement.placement_id

    def mover(contract_id: str, first: date) -> SecondWriter:
        def move(uow: UnitOfWork) -> None:
            attribute_placement(uow, placement_id, contract_id, Period(first, None), at=AT)

        return SecondWriter(database, move)

    writers = [
        mover(contract_id, first)
        for contract_id in ("C-0002", "C-0004")
        for first in (date(2026, 4, 1), JULY, OCTOBER)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(30)
    after = seen(database, made)
    check_attributions(after.attributions)
    days = sum(
        (one.days.valid_until - one.days.valid_from).days + 1
        for one in after.attributions
        if one.days.valid_from and one.days.valid_until
    )
    assert days == (END - START).days + 1
    n_refused = sum(len(writer.refused) for writer in writers)
    assert len(logged(database)) == len(writers) - n_refused >= 1
