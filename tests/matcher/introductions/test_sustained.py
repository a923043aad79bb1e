"""Still there after six months and after twelve: yes, no, or nobody asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from matcher.domain.introduction import Introduction, IntroductionState
from matcher.domain.period import Period
from matcher.errors import Conflict, InvalidInput
from matcher.introductions.sustained import began_work_on, checked, due_marks, sustained
from matcher.ternary import Ternary
from tests.matcher.introductions.introducing import (
    AT,
    CONTRACTOR,
    OPERATOR,
    TODAY,
    after,
    an_introduction,
)

S = IntroductionState
BEGAN = date(2026, 2, 1)
PLACED = replace(after(an_introduction(), S.PLACED, on=date(2026, 1, 20)), work=Period(BEGAN, None))
YES, NO, UNKNOWN = Ternary.MEETS, Ternary.FAILS, Ternary.UNKNOWN


def told(placed: Introduction, *checks: tuple[date, Ternary]) -> Introduction:
    for day, answer in checks:
        placed = checked(placed, OPERATOR, checked_on=day, still_in_work=answer, at=AT)
    return placed


def test_work_begins_with_the_placement_else_on_the_day_it_was_recorded() -> None:
    assert began_work_on(PLACED) == BEGAN
    assert began_work_on(replace(PLACED, work=None)) == date(2026, 1, 20)
    assert began_work_on(an_introduction()) is None


@pytest.mark.parametrize(
    ("checks", "after_six"),
    [
        ([], UNKNOWN),
        ([(date(2026, 8, 1), YES)], YES),
        ([(date(2026, 11, 1), YES)], YES),
        ([(date(2026, 7, 31), YES)], UNKNOWN),
        ([(date(2026, 8, 1), UNKNOWN)], UNKNOWN),
        ([(date(2026, 5, 1), NO)], NO),
        ([(date(2026, 8, 1), NO)], NO),
        ([(date(2026, 9, 1), NO)], UNKNOWN),
        ([(date(2026, 8, 15), YES), (date(2026, 10, 1), NO)], YES),
        ([(date(2026, 5, 1), NO), (date(2026, 6, 1), YES)], UNKNOWN),
        ([(date(2026, 5, 1), NO), (date(2026, 5, 1), YES)], UNKNOWN),
        ([(date(2026, 8, 1), NO), (date(2026, 8, 1), YES)], YES),
    ],
)
def test_six_months_are_told_by_somebody_who_asked_never_guessed(
    checks: list[tuple[date, Ternary]], after_six: Ternary
) -> None:
    assert sustained(told(PLACED, *checks), 6) is after_six


def test_an_agreed_last_day_is_no_answer() -> None:
    agreed = replace(PLACED, work=Period(BEGAN, date(2027, 1, 31)))
    assert sustained(agreed, 6) is UNKNOWN


def test_who_was_never_placed_did_not_last_nor_fail_to() -> None:
    assert sustained(an_introduction(), 6) is UNKNOWN


@pytest.mark.parametrize(
    ("on", "due"),
    [(date(2026, 7, 31), ()), (date(2026, 8, 1), (6,)), (date(2027, 2, 1), (6, 12))],
)
def test_a_mark_that_has_passed_is_to_be_asked_about(on: date, due: tuple[int, ...]) -> None:
    assert due_marks(PLACED, on) == due


def test_who_asked_and_did_not_learn_it_is_not_sent_again_for_the_same_mark() -> None:
    asked = told(PLACED, (date(2026, 8, 3), UNKNOWN))
    assert due_marks(asked, TODAY) == ()
    assert due_marks(asked, date(2027, 2, 1)) == (12,)


def test_of_somebody_who_left_before_the_mark_nothing_is_due() -> None:
    assert due_marks(told(PLACED, (date(2026, 4, 1), NO)), date(2027, 2, 1)) == ()


def test_of_somebody_erased_nothing_is_due() -> None:
    assert due_marks(replace(PLACED, candidate_id=None), date(2027, 2, 1)) == ()


def test_a_check_keeps_who_asked() -> None:
    (check,) = checked(PLACED, CONTRACTOR, checked_on=TODAY, still_in_work=YES, at=AT).checks
    assert (check.by, check.role, check.organisation_id) == ("test", CONTRACTOR.role, "O-0002")


def test_who_does_not_work_is_not_asked_about() -> None:
    with pytest.raises(Conflict, match="Nobody works by this introduction"):
        told(an_introduction(), (TODAY, YES))
    with pytest.raises(Conflict):
        told(replace(PLACED, candidate_id=None), (TODAY, YES))


@pytest.mark.parametrize("day", [date(2026, 11, 26), date(2026, 1, 31)])
def test_a_check_speaks_of_a_day_between_the_first_of_work_and_today(day: date) -> None:
    with pytest.raises(InvalidInput) as refused:
        told(PLACED, (day, YES))
    assert refused.value.where == "on"
