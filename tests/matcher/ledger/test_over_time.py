"""What a standing says before the first day, after the last, and of months of work."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from matcher.domain.obligation import Goal, GoalKind
from matcher.domain.period import Period
from matcher.domain.placement import RegisteredPlacement
from matcher.domain.valued import OpenPointCode
from matcher.ledger.entries import ledger_of, placement_lines, standing_on
from matcher.ledger.wording import explain_question, questions_on
from matcher.ternary import Ternary
from matcher.value.standing import Pace
from tests.statement_example import (
    EFFORTS,
    ON,
    PLACEMENTS,
    RECORDS,
    TERMS,
    UTRECHT,
    a_placed,
    span,
)

ENDED = replace(TERMS, duration=Period(date(2024, 2, 1), date(2025, 1, 31)), goals=())


def test_work_after_the_end_never_makes_up_for_a_shortfall_unseen() -> None:
    """36.666,67 at the end of the contract of 50.000; a year later 80.000, if that may count."""
    found = ledger_of(ENDED, [a_placed(1, "36")], RECORDS, ())
    at_the_end, later = standing_on(found, ON), standing_on(found, date(2026, 2, 28))
    assert at_the_end.earned == span(("36666.67", "36666.67"))
    assert at_the_end.pace is Pace.FALLS_SHORT
    assert later.earned == span(("80000.00", "80000.00"))
    assert later.pace is Pace.MAY_FALL_SHORT
    told = [explain_question(question) for question in questions_on(found, date(2026, 2, 28))]
    assert any("Op die dag was verdiend: € 36.666,67." in sentence for sentence in told)


def test_what_was_met_at_the_end_stays_met() -> None:
    found = ledger_of(ENDED, [a_placed(1, "36"), a_placed(2, "36")], RECORDS, ())
    assert standing_on(found, date(2026, 2, 28)).pace is Pace.MET


def test_before_the_first_day_nothing_is_earned_and_nothing_is_expected() -> None:
    found = standing_on(ledger_of(TERMS, PLACEMENTS, RECORDS, EFFORTS), date(2024, 1, 31))
    assert found.earned == found.expected_by_now == span(("0.00", "0.00"))
    assert found.is_behind is Ternary.FAILS


def test_a_planned_amount_that_is_open_says_why_also_when_the_earned_one_is_not() -> None:
    """Utrecht gives no counting periods: the first year is certain, what comes after it is not."""
    found = ledger_of(replace(TERMS, scheme_id=UTRECHT), PLACEMENTS[:1], RECORDS, ())
    (line,) = placement_lines(found, ON)
    assert line.earned.is_known
    assert line.planned is not None
    assert not line.planned.is_known
    assert [point.code for point in line.open_points] == [OpenPointCode.COUNTED_DAYS]


# --- goals ------------------------------------------------------------------------------------


def months_reached(*placements: RegisteredPlacement, on: date = ON) -> Decimal:
    terms = replace(TERMS, goals=(Goal(kind=GoalKind.PERSON_MONTHS, target=Decimal(24)),))
    (goal,) = standing_on(ledger_of(terms, placements, RECORDS, ()), on).goals
    assert goal.reached.is_known
    return goal.reached.at_least


def other_work(first: date, **changes: date) -> RegisteredPlacement:
    """A second placement of K-0001."""
    placed = a_placed(2, "18", starts_on=first, **changes)
    return replace(placed, placement=replace(placed.placement, candidate_id="K-0001"))


def test_a_month_in_which_somebody_has_two_jobs_is_one_month_of_work() -> None:
    # March 2024 up to January 2025
    assert months_reached(a_placed(1, "18"), other_work(date(2024, 9, 1))) == Decimal("11.00")


def test_months_of_a_job_and_its_continuation_add_up_to_the_whole() -> None:
    first = a_placed(1, "18", ends_on=date(2024, 4, 14))
    assert months_reached(first, other_work(date(2024, 4, 15))) == Decimal("11.00")


def test_months_between_two_jobs_do_not_count() -> None:
    first = a_placed(1, "18", ends_on=date(2024, 5, 31))
    assert months_reached(first, other_work(date(2024, 9, 1))) == Decimal("8.00")
