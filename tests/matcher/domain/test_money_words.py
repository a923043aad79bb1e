"""Words of law and money that guard their own meaning."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from matcher.domain.counting import (
    CountedDays,
    CountingFacts,
    CountingKind,
    CountingPeriod,
    counted_days,
)
from matcher.domain.effort import EffortKind, SocialEffort
from matcher.domain.money import ZERO, Amount, amount_text, total
from matcher.domain.obligation import ContractTerms
from matcher.domain.period import Period, add_months
from matcher.domain.placement import Placement, WorkForm
from matcher.errors import InvalidInput
from matcher.ternary import Ternary
from tests.factories import a_contract

FIRST = date(2024, 3, 1)
PLACEMENT = Placement(
    placement_id="P-1", candidate_id="K-0001", form=WorkForm.EMPLOYMENT, starts_on=FIRST
)
TWO_YEARS = CountingPeriod(kind=CountingKind.MONTHS, months=24)


def an_amount(least: str, most: str | None) -> Amount:
    return Amount(at_least=Decimal(least), at_most=None if most is None else Decimal(most))


def test_a_period_holds_its_first_and_its_last_day() -> None:
    period = Period(date(2024, 1, 1), date(2024, 1, 31))
    assert period.contains(date(2024, 1, 1))
    assert period.contains(date(2024, 1, 31))
    assert not period.contains(date(2024, 2, 1))


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (Period(None, date(2024, 1, 31)), Period(date(2024, 1, 31), None), True),
        (Period(None, date(2024, 1, 31)), Period(date(2024, 2, 1), None), False),
        (Period(), Period(date(2024, 2, 1), date(2024, 2, 1)), True),
    ],
)
def test_periods_overlap_when_they_share_a_day(
    one: Period, other: Period, *, overlap: bool
) -> None:
    assert one.overlaps(other) is overlap
    assert other.overlaps(one) is overlap


def test_a_month_after_the_31st_is_the_last_day_of_a_shorter_month() -> None:
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_months(date(2024, 3, 31), -1) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (an_amount("1234567.5", "1234567.5"), "€ 1.234.567,50"),
        (an_amount("0", "5000"), "€ 0,00 tot € 5.000,00"),
        (an_amount("0", None), "onbekend, ten minste € 0,00"),
    ],
)
def test_an_amount_is_written_the_dutch_way_with_both_ends_where_it_is_open(
    amount: Amount, text: str
) -> None:
    assert amount_text(amount) == text


def test_adding_something_unbounded_gives_something_unbounded() -> None:
    added = total([an_amount("10", "10"), an_amount("5", None)])
    assert added == an_amount("15", None)
    assert total([]) == Amount.known(ZERO)


def test_one_of_two_amounts_spans_both() -> None:
    assert an_amount("5", "7").or_possibly(an_amount("2", "3")) == an_amount("2", "7")
    assert an_amount("5", "7").or_possibly(Amount.unknown()) == an_amount("0", None)


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda: an_amount("-1", "0"), "amount"),
        (lambda: an_amount("2", "1"), "amount"),
        (lambda: Period(date(2024, 2, 1), date(2024, 1, 1)), "valid_until"),
        (lambda: replace(PLACEMENT, hours_per_week=Decimal(0)), "hours_per_week"),
        (lambda: replace(PLACEMENT, hours_per_week=Decimal(100)), "hours_per_week"),
        (lambda: replace(PLACEMENT, ends_on=date(2024, 2, 1)), "ends_on"),
        (lambda: replace(PLACEMENT, counting_since=date(2024, 4, 1)), "starts_on"),
        (
            lambda: SocialEffort(
                effort_id="E-1",
                contract_id="C-1",
                kind=EffortKind.TRAINING,
                done_on=FIRST,
                invoice=Decimal(-1),
            ),
            "invoice",
        ),
        (lambda: ContractTerms(contract=a_contract(), labour_share=Decimal(30)), "labour_share"),
        (lambda: ContractTerms(contract=a_contract(percentage=Decimal(-1))), "percentage"),
        (lambda: ContractTerms(contract=a_contract(), wage_bill=Decimal(-1)), "wage_bill"),
        (lambda: ContractTerms(contract=a_contract(), agreed_hour_base=ZERO), "agreed_hour_base"),
    ],
)
def test_impossible_numbers_and_days_are_refused_with_the_field_named(
    make: Callable[[], object], field: str
) -> None:
    with pytest.raises(InvalidInput) as raised:
        make()
    assert raised.value.where == field
    assert raised.value.remedy


def test_a_counting_period_runs_from_the_first_day_of_the_work() -> None:
    (days,) = counted_days(TWO_YEARS, PLACEMENT, CountingFacts())
    assert days == CountedDays(FIRST, date(2026, 2, 28))


def test_other_hours_do_not_start_the_counting_period_again() -> None:
    later = replace(PLACEMENT, starts_on=date(2025, 3, 1), counting_since=FIRST)
    (days,) = counted_days(TWO_YEARS, later, CountingFacts())
    assert days == CountedDays(date(2025, 3, 1), date(2026, 2, 28))


def test_an_unknown_counting_period_counts_the_first_year_for_certain() -> None:
    readings = counted_days(CountingPeriod(kind=CountingKind.UNKNOWN), PLACEMENT, CountingFacts())
    assert set(readings) == {CountedDays(FIRST, date(2025, 2, 28)), CountedDays(FIRST, None)}


@pytest.mark.parametrize(
    ("subsidy", "extends", "lasts"),
    [
        (Period(FIRST, date(2027, 6, 30)), Ternary.MEETS, {date(2027, 6, 30)}),
        (Period(FIRST, date(2025, 6, 30)), Ternary.MEETS, {date(2026, 2, 28)}),
        (Period(FIRST, date(2027, 6, 30)), Ternary.FAILS, {date(2026, 2, 28)}),
        (
            Period(FIRST, date(2027, 6, 30)),
            Ternary.UNKNOWN,
            {date(2026, 2, 28), date(2027, 6, 30)},
        ),
        # a subsidy that begins after the period ended leaves a gap: no source says what counts
        (
            Period(date(2026, 9, 1), date(2027, 6, 30)),
            Ternary.MEETS,
            {date(2026, 2, 28), date(2027, 6, 30)},
        ),
    ],
)
def test_a_wage_cost_subsidy_lengthens_the_counting_as_the_scheme_says(
    subsidy: Period, extends: Ternary, lasts: set[date]
) -> None:
    placed = replace(PLACEMENT, wage_cost_subsidy=subsidy)
    readings = counted_days(TWO_YEARS, placed, CountingFacts(subsidy_extends=extends))
    assert {days.last for days in readings} == lasts


def test_an_indication_counts_for_as_long_as_it_is_valid() -> None:
    kind = CountingPeriod(kind=CountingKind.WHILE_CLAIM_LASTS)
    (days,) = counted_days(kind, PLACEMENT, CountingFacts(claim_until=date(2025, 1, 1)))
    assert days.last == date(2025, 1, 1)
