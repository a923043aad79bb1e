"""The ratio, reckoned by hand to the cent, and everything for which there is none."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from matcher.domain.claim import TargetGroup
from matcher.social_return.answer import SocialReturn, social_return
from matcher.social_return.case import Gap, GapCode, LineStanding
from matcher.social_return.outcome import OutcomeKind
from matcher.social_return.valuation import NOTHING_STATED, Cost, CostOrigin, FactorKind
from tests.matcher.social_return.stating import MEASURED, STATED, an_outcome, stated

STATED_LINES = STATED.splitlines()
HOURS = Cost(
    origin=CostOrigin.REPORTED,
    what="guidance",
    euros=None,
    hours=Decimal(100),
    source="M-0001",
)


def answered(old: str = "", new: str = "", *more: tuple[str, str]) -> SocialReturn:
    return social_return(stated(old, new, *more), MEASURED, ())


def test_the_example_comes_out_as_reckoned_by_hand() -> None:
    """120 months × € 1.000 = 120.000; × 0,75 = 90.000; × 0,8 = 72.000; × 0,9 = 64.800 in year 1.

    Year 2 is half of it, in today's money 32.400 ÷ 1,04 = 31.153,846…; together 95.953,85.
    10 people × € 2.500 = 25.000; × 0,6 = 15.000; × 0,8 = 12.000; × 0,9 = 10.800, for one year.
    95.953,846… + 10.800 = 106.753,846…; ÷ 50.000 = 2,13508.
    """
    found = answered()
    first, second = found.impacts
    assert (first.gross, first.first_year) == (Decimal("120000.00"), Decimal("64800.00"))
    assert first.present_value == Decimal("95953.85")
    assert (second.gross, second.first_year) == (Decimal("25000.00"), Decimal("10800.00"))
    assert second.present_value == Decimal("10800.00")
    assert (found.cost_euros, found.impact_euros) == (Decimal("50000.00"), Decimal("106753.85"))
    assert found.ratio is not None
    assert (found.ratio.at, found.ratio.net_euros) == (Decimal("2.14"), Decimal("56753.85"))
    assert not found.ratio.is_at_most
    assert found.gaps == ()


def test_a_first_year_that_is_discounted_too_makes_everything_worth_a_year_less() -> None:
    found = answered("first_year_is_discounted: false", "first_year_is_discounted: true")
    assert found.impact_euros == Decimal("92263.31") + Decimal("10384.62")


def test_part_of_a_last_year_counts_for_that_part() -> None:
    found = answered('duration_years: {value: "2"', 'duration_years: {value: "1.5"')
    assert found.impacts[0].present_value == Decimal("80376.92")


def test_without_drop_off_and_discount_every_year_is_worth_the_first() -> None:
    found = answered(
        'drop_off: {value: "0.5", low: "0.25"',
        'drop_off: {value: "0", low: "0"',
        ('discount_rate: {value: "0.04", low: "0.02"', 'discount_rate: {value: "0", low: "0"'),
    )
    assert found.impacts[0].present_value == 2 * Decimal("64800.00")


@pytest.mark.parametrize(
    "kind", ["deadweight", "attribution", "displacement", "drop_off", "duration_years"]
)
def test_an_assumption_that_is_not_stated_withholds_the_ratio_and_is_named(kind: str) -> None:
    text = next(line for line in STATED_LINES if line.strip().startswith(f"{kind}:"))
    found = answered(f"{text}\n", "")
    assert found.ratio is None
    assert found.impact_euros is None
    lines = {1, 2} if kind not in ("deadweight", "duration_years") else {1}
    assert {(gap.code, gap.line, gap.kind) for gap in found.gaps} == {
        (GapCode.ASSUMPTION_NOT_STATED, line, FactorKind(kind)) for line in lines
    }


def test_a_discount_rate_and_where_it_begins_are_asked_for_as_well() -> None:
    rate = next(line for line in STATED_LINES if line.strip().startswith("discount_rate:"))
    found = answered(f"{rate}\n", "", ("first_year_is_discounted: false", ""))
    assert found.gaps == (
        Gap(code=GapCode.ASSUMPTION_NOT_STATED, kind=FactorKind.DISCOUNT_RATE),
        Gap(code=GapCode.DISCOUNTING_NOT_STATED),
    )


def test_without_a_file_nothing_is_valued() -> None:
    found = social_return(NOTHING_STATED, MEASURED, ())
    assert [gap.code for gap in found.gaps] == [GapCode.NO_COSTS, GapCode.NOTHING_VALUED]
    assert (found.ratio, found.impacts) == (None, ())


def test_without_costs_there_is_impact_and_no_ratio() -> None:
    found = social_return(replace(stated(), costs=()), MEASURED, ())
    assert [gap.code for gap in found.gaps] == [GapCode.NO_COSTS]
    assert (found.ratio, found.impact_euros) == (None, Decimal("106753.85"))


def test_costs_of_nothing_give_no_ratio_either() -> None:
    found = answered('euros: "38000.00"', 'euros: "0"', ('euros: "12000.00"', 'euros: "0"'))
    assert [gap.code for gap in found.gaps] == [GapCode.NO_COSTS]


def test_a_cost_that_nobody_knows_is_not_0_but_makes_the_ratio_at_most_this() -> None:
    found = answered('euros: "12000.00"', "euros: unknown")
    assert found.cost_euros == Decimal("38000.00")
    assert not found.are_costs_complete
    assert found.ratio is not None
    assert found.ratio.is_at_most


def test_hours_are_euros_only_by_a_rate_of_the_file() -> None:
    without = social_return(stated(), MEASURED, (HOURS,))
    assert without.ratio is not None
    assert (without.cost_euros, without.ratio.is_at_most) == (Decimal("50000.00"), True)
    rate = (
        'hour_rate: {euros: "45.00", what: uurloon, source: "https://voorbeeld.example/u", '
        "year: 2025, valid_from: 2025-01-01}\ncosts:"
    )
    found = social_return(stated("costs:", rate), MEASURED, (HOURS,))
    assert found.ratio is not None
    assert (found.cost_euros, found.ratio.is_at_most) == (Decimal("54500.00"), False)
    assert found.ratio.at == Decimal("1.96")


def test_an_outcome_without_a_proxy_stays_in_its_own_unit() -> None:
    found = answered('euros: "2500.00"', "euros: unknown")
    _, second = found.impacts
    assert second.line.standing is LineStanding.NO_PROXY
    assert second.line.measured.at_least == 10
    assert (second.present_value, found.impact_euros) == (None, Decimal("95953.85"))


def test_a_group_of_too_few_people_is_not_valued() -> None:
    group = TargetGroup.WAJONG.value
    hidden = an_outcome(
        OutcomeKind.MONTHS_IN_SUSTAINED_WORK, 0, cell=group, n_people=0, is_hidden=True
    )
    valuation = stated("    for_whom: gemeente", f"    group: {group}\n    for_whom: gemeente")
    found = social_return(valuation, (*MEASURED, hidden), ())
    assert [one.line.standing for one in found.impacts] == [
        LineStanding.HIDDEN,
        LineStanding.VALUED,
    ]
    assert found.impact_euros == Decimal("10800.00")


def test_a_group_in_which_nobody_works_counts_nothing() -> None:
    valuation = stated("    for_whom: gemeente", "    group: wajong\n    for_whom: gemeente")
    found = social_return(valuation, MEASURED, ())
    assert found.impacts[0].present_value == 0
