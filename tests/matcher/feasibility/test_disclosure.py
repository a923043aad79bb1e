"""Whoever may not read why somebody counts learns it from no number either."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.domain.claim import TargetGroup
from matcher.domain.money import Amount
from matcher.domain.organisation import Channel
from matcher.feasibility.answer import PoolLine, feasibility
from matcher.feasibility.disclosure import (
    EUROS_STEP,
    FEWEST_SHOWN,
    PEOPLE_STEP,
    blurred,
    disclosed_lines,
    n_people,
)

PW, WW, WAJONG = TargetGroup.PARTICIPATIEWET, TargetGroup.WW, TargetGroup.WAJONG


def a_line(
    group: TargetGroup | None,
    n_eligible: int,
    each: int = 40000,
    *,
    n_possible: int = 0,
    channel: Channel = Channel.UWV,
) -> PoolLine:
    return PoolLine(
        group=group,
        channel=channel,
        n_eligible=n_eligible,
        n_possible=n_possible,
        value_each=Amount.known(Decimal(each)),
    )


def cells(lines: tuple[PoolLine, ...]) -> dict[tuple[TargetGroup | None, Channel | None], int]:
    return {(line.group, line.channel): line.n_people for line in lines}


def test_a_group_of_ten_among_ten_others_of_its_channel_is_named() -> None:
    shown = disclosed_lines([a_line(PW, 12), a_line(WW, 10, 20000)])
    assert cells(shown) == {(PW, Channel.UWV): 12, (WW, Channel.UWV): 10}


def test_a_group_of_nine_is_not_named_and_takes_the_smallest_other_line_along() -> None:
    shown = disclosed_lines([a_line(PW, 30), a_line(WW, 12), a_line(WAJONG, 9)])
    # Alone the nine would be what is missing from the totals, so WW goes with them.
    assert cells(shown) == {(PW, Channel.UWV): 30, (None, None): 21}


def test_a_channel_of_which_nearly_all_are_in_one_group_does_not_name_it() -> None:
    sheltered = a_line(WAJONG, 15, channel=Channel.SW_COMPANY)
    others = [a_line(PW, 3, channel=Channel.SW_COMPANY), a_line(PW, 12), a_line(WW, 12)]
    shown = disclosed_lines([sheltered, *others])
    assert cells(shown) == {
        (PW, Channel.UWV): 12,
        (WW, Channel.UWV): 12,
        (None, Channel.SW_COMPANY): 18,
    }


def test_one_person_with_a_disability_leaves_no_trace_but_in_the_mean() -> None:
    with_one = disclosed_lines([a_line(PW, 11), a_line(WAJONG, 1, 51000)])
    (line,) = with_one
    assert (line.group, line.n_eligible, line.is_mean) == (None, 12, True)
    assert line.value_each == Amount.known(Decimal("40916.67"))  # (11 x 40,000 + 51,000) / 12
    same_total = disclosed_lines([a_line(PW, 11), a_line(TargetGroup.BBL, 1, 51000)])
    assert with_one == same_total


def test_fewer_than_ten_people_are_one_line() -> None:
    shown = disclosed_lines([a_line(PW, 2), a_line(WW, 1, channel=Channel.EDUCATION)])
    assert cells(shown) == {(None, None): 3}
    assert disclosed_lines([]) == ()


def test_a_mean_counts_the_certain_people_for_the_least_and_all_for_the_most() -> None:
    span = Amount(at_least=Decimal(0), at_most=Decimal(60000))
    may_count = replace(a_line(PW, 0, n_possible=10), value_each=span)
    (line,) = disclosed_lines([a_line(PW, 10), may_count])
    assert (line.n_eligible, line.n_possible) == (10, 10)
    assert line.value_each == Amount(at_least=Decimal(40000), at_most=Decimal(50000))
    (line,) = disclosed_lines([replace(may_count, value_each=Amount.unknown())])
    assert line.value_each == Amount.unknown()


LINES = st.lists(
    st.builds(
        PoolLine,
        group=st.sampled_from([PW, WW, WAJONG, None]),
        channel=st.sampled_from([Channel.UWV, Channel.MUNICIPALITY, Channel.SW_COMPANY]),
        n_eligible=st.integers(0, 25),
        n_possible=st.integers(0, 8),
        value_each=st.integers(0, 50000).map(lambda euros: Amount.known(Decimal(euros))),
    ),
    max_size=8,
)


@settings(deadline=None)
@given(LINES)
def test_nobody_is_lost_and_no_line_is_small_unless_it_is_the_only_one(
    lines: list[PoolLine],
) -> None:
    shown = disclosed_lines(lines)
    assert n_people(shown) == n_people(lines)
    assert sum(line.n_eligible for line in shown) == sum(line.n_eligible for line in lines)
    assert len(shown) <= 1 or all(line.n_people >= FEWEST_SHOWN for line in shown)


@settings(deadline=None)
@given(LINES)
def test_no_total_moves_by_more_than_half_a_cent_a_person(lines: list[PoolLine]) -> None:
    def worth(some: list[PoolLine]) -> Decimal:
        return sum((line.value_each.at_least * line.n_eligible for line in some), Decimal(0))

    shown = list(disclosed_lines(lines))
    assert abs(worth(shown) - worth(lines)) <= Decimal("0.005") * n_people(lines)


@settings(deadline=None)
@given(LINES)
def test_a_named_group_always_hides_among_ten_others_of_its_channel(lines: list[PoolLine]) -> None:
    for shown in disclosed_lines(lines):
        if shown.group is not None:
            others = [line for line in lines if line.channel is shown.channel]
            assert n_people(others) - shown.n_people >= FEWEST_SHOWN


MOST_EACH = Decimal(80000)


def test_numbers_and_means_are_rounded_down_and_whom_that_leaves_over_may_count() -> None:
    told = blurred([a_line(PW, 13), a_line(WW, 4, 20000)], 7, MOST_EACH)
    (line,) = told.lines
    # 17 certain at a mean of 35,294.12, and 2 of the 7 that do not count.
    assert (line.n_eligible, line.n_possible, told.n_not_counting) == (15, 4, 5)
    assert line.value_each == Amount(at_least=Decimal(35000), at_most=MOST_EACH)


def test_of_nine_people_nothing_is_said_but_that_there_are_nine() -> None:
    one = blurred([a_line(WAJONG, 6, 50000)], 3, MOST_EACH)
    assert one == blurred([a_line(PW, 1, 40000, n_possible=8)], 0, MOST_EACH)
    (line,) = one.lines
    assert (line.n_eligible, line.n_possible, one.n_not_counting) == (0, 9, 0)
    assert line.value_each == Amount(at_least=Decimal(0), at_most=MOST_EACH)
    assert blurred([], 0, MOST_EACH).lines == ()


@settings(deadline=None)
@given(LINES, st.integers(0, 30))
def test_every_number_is_a_step_and_nobody_is_lost(lines: list[PoolLine], n_not: int) -> None:
    told = blurred(lines, n_not, MOST_EACH)
    assert n_people(told.lines) + told.n_not_counting == n_people(lines) + n_not
    assert told.n_not_counting % PEOPLE_STEP == 0
    for line in told.lines:
        assert line.n_eligible % PEOPLE_STEP == 0
        assert line.value_each.at_least % EUROS_STEP == 0
        assert line.value_each.at_most == MOST_EACH


@settings(deadline=None)
@given(LINES, st.integers(0, 30), st.none() | st.integers(0, 40))
def test_what_is_said_to_be_certain_is_so(
    lines: list[PoolLine], n_not: int, positions: int | None
) -> None:
    owed = Amount.known(Decimal(100000))
    exact = feasibility(owed, lines, positions=positions)
    told = feasibility(owed, blurred(lines, n_not, MOST_EACH).lines, positions=positions)
    assert told.n_eligible <= exact.n_eligible
    # Means are rounded to cents before they are rounded down.
    assert told.reachable.at_least <= exact.reachable.at_least + Decimal("0.005") * n_people(lines)
    assert told.reachable.at_most is not None
    assert exact.reachable.at_most is not None
    assert told.reachable.at_most >= exact.reachable.at_most
