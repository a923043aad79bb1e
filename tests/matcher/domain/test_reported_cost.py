"""What a contractor can report of extra costs, and what it cannot."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from matcher.domain.reported_cost import ReportedCost
from matcher.errors import InvalidInput
from tests.factories import a_reported_cost


def refused(**changes: object) -> str:
    with pytest.raises(InvalidInput) as fault:
        a_reported_cost(**changes)
    assert fault.value.where is not None
    return fault.value.where


def test_euros_or_hours_are_enough() -> None:
    assert a_reported_cost(hours=None).euros == Decimal("1250.50")
    assert a_reported_cost(euros=None).hours == 40


def test_a_report_of_nothing_is_refused_and_a_report_of_nought_is_not() -> None:
    assert refused(euros=None, hours=None) == "euros"
    assert a_reported_cost(euros=Decimal(0), hours=None).euros == 0


@pytest.mark.parametrize("field", ["euros", "hours"])
@pytest.mark.parametrize("amount", ["-0.01", "1.005", "NaN", "Infinity"])
def test_an_amount_is_not_negative_and_no_finer_than_a_hundredth(field: str, amount: str) -> None:
    assert refused(**{field: Decimal(amount)}) == field


def test_an_amount_of_any_size_is_taken_whole() -> None:
    assert a_reported_cost(euros=Decimal("123456789012345.67")).euros is not None
    assert a_reported_cost(euros=Decimal("1E+3")).euros == 1000


def test_the_days_are_in_order_and_one_day_is_a_period() -> None:
    assert refused(since=date(2026, 4, 1)) == "until"
    one: ReportedCost = a_reported_cost(since=date(2026, 3, 31))
    assert one.days.contains(date(2026, 3, 31))
