"""How far introductions come: worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from matcher.channels.funnel import funnel, is_sustained
from matcher.channels.number import ALL, Measure, Standing
from matcher.channels.ratio import Draws
from matcher.domain.introduction import IntroductionState
from matcher.domain.organisation import Channel
from matcher.fairness.people import UNKNOWN
from matcher.ternary import Ternary
from tests.matcher.channels.measuring import DECLINED, TODAY, made, told

S = IntroductionState
STARTED = date(2026, 2, 2)
AUGUST = date(2026, 8, 3)
SIX = [
    made(1),
    made(2, Channel.UWV, S.SHORTLISTED),
    made(3, Channel.UWV, S.SHORTLISTED, DECLINED),
    made(4, Channel.UWV, S.PLACED, on=STARTED, checks=[(AUGUST, Ternary.MEETS)]),
    made(5, Channel.WIJKTEAM, S.INVITED, S.TRIAL_PLACEMENT, S.PLACED, on=STARTED),
    made(6, Channel.WIJKTEAM, S.PLACED, on=TODAY),
]
NUMBERS = funnel(SIX, ["uwv", "wijkteam"], TODAY, Draws(1))


@pytest.mark.parametrize(
    ("measure", "uwv", "team"),
    [
        (Measure.SHORTLISTED, (3, 4), (2, 2)),
        (Measure.INVITED, (1, 4), (2, 2)),
        (Measure.INTERVIEWED, (1, 4), (2, 2)),
        (Measure.TRIAL_PLACEMENT, (0, 4), (1, 2)),
        (Measure.PLACED, (1, 4), (2, 2)),
        (Measure.OPEN, (2, 4), (0, 2)),
        (Measure.DECLINED_BY_CONTRACTOR, (1, 4), (0, 2)),
        (Measure.SUSTAINED_6, (1, 1), (0, 0)),
        (Measure.SUSTAINED_6_UNKNOWN, (0, 1), (1, 1)),
        (Measure.SUSTAINED_12_UNKNOWN, (0, 0), (0, 0)),
    ],
)
def test_of_all_introductions_so_many_came_so_far(
    measure: Measure, uwv: tuple[int, int], team: tuple[int, int]
) -> None:
    counts = {
        channel: (number.n, number.n_of)
        for channel in ("uwv", "wijkteam", ALL)
        for number in [told(NUMBERS, measure, channel)]
    }
    both = (uwv[0] + team[0], uwv[1] + team[1])
    assert counts == {"uwv": uwv, "wijkteam": team, ALL: both}


def test_the_share_is_that_of_the_counts_and_six_are_too_few() -> None:
    placed = told(NUMBERS, Measure.PLACED, "uwv")
    assert (placed.estimate.at, placed.standing) == (0.25, Standing.TOO_FEW)
    none_due = told(NUMBERS, Measure.SUSTAINED_12, ALL)
    assert none_due.estimate.at is None


def test_who_was_placed_by_mistake_was_never_placed() -> None:
    mended = made(7, Channel.UWV, S.INVITED, S.PLACED, S.INVITED, remark="verkeerde regel")
    numbers = funnel([mended], ["uwv"], TODAY, Draws(1))
    assert told(numbers, Measure.PLACED, "uwv").n == 0
    assert told(numbers, Measure.INVITED, "uwv").n == 1
    assert told(numbers, Measure.OPEN, "uwv").n == 1


def test_who_was_interviewed_was_invited_and_who_was_invited_need_not_have_been() -> None:
    spoken = [made(9, Channel.UWV, S.INTERVIEWED), made(10, Channel.UWV, S.INVITED)]
    numbers = funnel(spoken, ["uwv"], TODAY, Draws(1))
    assert told(numbers, Measure.INVITED, "uwv").n == 2
    assert told(numbers, Measure.INTERVIEWED, "uwv").n == 1


def test_an_introduction_whose_channel_is_not_known_is_counted_as_such() -> None:
    numbers = funnel([made(8, None, S.PLACED)], [UNKNOWN], TODAY, Draws(1))
    assert told(numbers, Measure.PLACED, UNKNOWN).n == 1


def test_sustained_is_what_somebody_told_and_never_a_guess() -> None:
    assert is_sustained(SIX[3], 6)
    assert not is_sustained(SIX[3], 12)
    assert not is_sustained(SIX[4], 6)
