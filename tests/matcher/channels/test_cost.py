"""What lasting placements cost, as reported: worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.channels.cost import FEWEST_CONTRACTS, ReportedEuros, costs
from matcher.channels.made import MadeIntroduction
from matcher.channels.number import ALL, ChannelNumber, Measure, Standing
from matcher.channels.ratio import Draws
from matcher.domain.introduction import IntroductionState
from matcher.domain.organisation import Channel
from matcher.ternary import Ternary
from tests.matcher.channels.measuring import made, told

STARTED, AUGUST = date(2026, 2, 2), date(2026, 8, 3)
CHANNELS = ("uwv", "wijkteam")


def lasting(
    number: int, contract: str | None, channel: Channel = Channel.UWV, *, lasted: bool = True
) -> MadeIntroduction:
    one = made(
        number,
        channel,
        IntroductionState.PLACED,
        on=STARTED,
        checks=[(AUGUST, Ternary.of(lasted))],
    )
    return replace(one, introduction=replace(one.introduction, contract_id=contract))


def euros(contract: str, amount: float, channel: str | None = None) -> ReportedEuros:
    return ReportedEuros(contract_id=contract, channel=channel, euros=amount)


def six_months(
    reported: list[ReportedEuros], placed: list[MadeIntroduction], channel: str = ALL
) -> ChannelNumber:
    return told(costs(reported, placed, CHANNELS, Draws(1)), Measure.COST_PER_SUSTAINED_6, channel)


def test_costs_go_over_the_placements_that_lasted_under_contracts_that_reported() -> None:
    placed = [
        lasting(1, "C-1"),
        lasting(2, "C-1", lasted=False),
        lasting(3, "C-2", Channel.WIJKTEAM),
        lasting(4, "C-3"),  # never reported: its costs are unknown, and it does not take part
        lasting(5, None),
    ]
    reported = [euros("C-1", 900), euros("C-1", 100, "uwv"), euros("C-2", 200, "wijkteam")]
    of_all = six_months(reported, placed)
    assert (of_all.estimate.at, of_all.n, of_all.n_of) == (600, 2, 3)
    # Nine hundred were for no channel in particular.
    assert six_months(reported, placed, "uwv").estimate.at == 100
    assert six_months(reported, placed, "wijkteam").estimate.at == 200
    share = told(costs(reported, placed, CHANNELS, Draws(1)), Measure.COSTS_REPORTED, ALL)
    assert (share.n, share.n_of, share.standing) == (2, 3, Standing.TOO_FEW)


def test_a_contract_that_paid_and_kept_nobody_makes_the_others_dearer() -> None:
    placed = [lasting(1, "C-1"), lasting(2, "C-2", lasted=False)]
    assert six_months([euros("C-1", 100), euros("C-2", 300)], placed).estimate.at == 400


def test_where_nobody_lasted_or_nobody_reported_there_is_no_number() -> None:
    assert six_months([euros("C-1", 100)], [lasting(1, "C-1", lasted=False)]).estimate.at is None
    assert six_months([], [lasting(1, "C-1")]).estimate.at is None


def test_twelve_months_have_not_passed_and_nobody_told() -> None:
    numbers = costs([euros("C-1", 100)], [lasting(1, "C-1")], CHANNELS, Draws(1))
    assert told(numbers, Measure.COST_PER_SUSTAINED_12, ALL).estimate.at is None


@pytest.mark.parametrize(
    ("n", "standing"),
    [(FEWEST_CONTRACTS - 1, Standing.TOO_FEW), (FEWEST_CONTRACTS, Standing.TOLD)],
)
def test_from_ten_contracts_on_there_is_an_interval(n: int, standing: Standing) -> None:
    placed = [lasting(number, f"C-{number}") for number in range(n)]
    found = six_months([euros(f"C-{number}", 100.0 * number) for number in range(n)], placed)
    assert found.standing is standing
    assert (found.estimate.low is not None) is (standing is Standing.TOLD)


def test_where_all_report_nothing_it_costs_nothing_without_a_claim_of_certainty() -> None:
    placed = [lasting(number, f"C-{number}") for number in range(12)]
    found = six_months([euros(f"C-{number}", 0.0) for number in range(12)], placed)
    assert (found.estimate.at, found.estimate.low, found.estimate.high) == (0.0, None, None)


@settings(max_examples=30)
@given(
    st.lists(
        st.tuples(st.integers(0, 4), st.sampled_from([*CHANNELS, None]), st.integers(0, 10**6)),
        min_size=1,
        max_size=12,
    )
)
def test_no_euro_is_lost_and_channels_never_hold_more_than_all(
    reports: list[tuple[int, str | None, int]],
) -> None:
    placed = [lasting(number, f"C-{number}", Channel.UWV) for number in range(5)]
    reported = [euros(f"C-{contract}", amount, by) for contract, by, amount in reports]
    told_of_all = sum(one.euros for one in reported)
    assert spent(six_months(reported, placed)) == pytest.approx(told_of_all)
    assert spent(six_months(reported, placed, "uwv")) <= told_of_all + 1e-6


def spent(number: ChannelNumber) -> float:
    """Return the euros that a cost per placement stands for."""
    return (number.estimate.at or 0.0) * (number.n or 0)
