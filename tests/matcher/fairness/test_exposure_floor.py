"""The exposure floor: small channels are seen at equal fit, and nobody is passed by less fit."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.organisation import Channel
from matcher.errors import InvalidInput
from matcher.fairness.exposure import position_weights
from matcher.fairness.exposure_floor import ExposureFloor, Placed, Rankable, with_exposure_floor

UWV, WIJKTEAM = Channel.UWV, Channel.WIJKTEAM


def lines_of(*people: tuple[float | None, Channel | None]) -> list[Rankable[int]]:
    return [
        Rankable(line=number, fit=fit, channel=channel)
        for number, (fit, channel) in enumerate(people)
    ]


def numbers(placed: Sequence[Placed[int]]) -> list[int]:
    return [one.line for one in placed]


fits = st.one_of(st.none(), st.integers(0, 50).map(lambda number: number / 50))
people = st.lists(st.tuples(fits, st.sampled_from([None, *Channel])), max_size=25).map(
    lambda rows: lines_of(*sorted(rows, key=lambda row: (row[0] is None, -(row[0] or 0.0))))
)
floors = st.builds(
    ExposureFloor, share=st.floats(0.01, 1.0), tolerance=st.sampled_from([0.0, 0.02, 0.05, 0.1])
)


def test_at_equal_fit_a_small_channel_comes_to_be_seen_by_its_number() -> None:
    lines = lines_of(*[(0.8, UWV)] * 18, *[(0.8, WIJKTEAM)] * 2)
    placed = with_exposure_floor(lines, ExposureFloor(share=1.0, tolerance=0.0))
    raised = [place for place, one in enumerate(placed, start=1) if one.is_raised]
    weights = position_weights(range(1, 21))
    exposure = sum(weights[p - 1] for p, one in enumerate(placed, start=1) if one.line >= 18)
    assert len(raised) == 2
    # One place short of its tenth at the most.
    assert exposure >= 0.1 * weights.sum() - weights[raised[-1] - 1]
    assert exposure > weights[18] + weights[19]


def test_a_channel_that_is_seen_enough_moves_nobody() -> None:
    lines = lines_of((0.8, WIJKTEAM), (0.8, UWV), (0.8, UWV), (0.8, WIJKTEAM), (0.8, UWV))
    placed = with_exposure_floor(lines, ExposureFloor(share=0.8, tolerance=0.1))
    assert numbers(placed) == [0, 1, 2, 3, 4]
    assert not any(one.is_raised for one in placed)


def test_nobody_passes_a_better_fit_for_a_channel() -> None:
    lines = lines_of(*[(0.8, UWV)] * 10, *[(0.7, WIJKTEAM)] * 10)
    placed = with_exposure_floor(lines, ExposureFloor(share=1.0, tolerance=0.05))
    assert numbers(placed) == list(range(20))


def test_within_the_tolerance_it_may() -> None:
    lines = lines_of(*[(0.8, UWV)] * 10, *[(0.76, WIJKTEAM)] * 10)
    placed = with_exposure_floor(lines, ExposureFloor(share=1.0, tolerance=0.05))
    assert numbers(placed) != list(range(20))
    assert next(one.was for one in placed if one.is_raised) == 11


def test_who_only_made_room_is_not_said_to_be_raised() -> None:
    lines = lines_of(*[(0.8, UWV)] * 18, *[(0.8, WIJKTEAM)] * 2)
    placed = with_exposure_floor(lines, ExposureFloor(share=1.0, tolerance=0.0))
    assert {one.line for one in placed if one.is_raised} <= {18, 19}


def test_somebody_without_a_fit_cannot_be_compared_and_stays_last() -> None:
    lines = lines_of(*[(0.8, UWV)] * 10, (None, WIJKTEAM), (None, UWV))
    placed = with_exposure_floor(lines, ExposureFloor(share=1.0, tolerance=0.1))
    assert numbers(placed) == list(range(12))


def test_an_empty_list_stays_empty() -> None:
    assert with_exposure_floor([], ExposureFloor(share=1.0, tolerance=0.1)) == ()


@given(people, floors)
def test_nobody_moves_past_somebody_whose_fit_is_better_by_more_than_the_tolerance(
    lines: list[Rankable[int]], floor: ExposureFloor
) -> None:
    placed = with_exposure_floor(lines, floor)
    order = [lines[one.line].fit for one in placed]
    for upper, ahead in enumerate(order):
        for behind in order[upper + 1 :]:
            assert ahead is not None or behind is None
            if ahead is not None and behind is not None:
                assert behind <= ahead + floor.tolerance


@given(people, floors)
def test_the_same_people_stand_on_the_list(
    lines: list[Rankable[int]], floor: ExposureFloor
) -> None:
    placed = with_exposure_floor(lines, floor)
    assert sorted(numbers(placed)) == list(range(len(lines)))
    assert all(one.was == one.line + 1 for one in placed)


@given(people, floors)
def test_within_a_channel_the_order_by_fit_stands(
    lines: list[Rankable[int]], floor: ExposureFloor
) -> None:
    placed = with_exposure_floor(lines, floor)
    for channel in {line.channel for line in lines}:
        own = [one.line for one in placed if lines[one.line].channel is channel]
        assert own == sorted(own)


@given(people)
def test_a_list_of_one_channel_never_changes(lines: list[Rankable[int]]) -> None:
    alone = [Rankable(line=one.line, fit=one.fit, channel=UWV) for one in lines]
    placed = with_exposure_floor(alone, ExposureFloor(share=1.0, tolerance=0.1))
    assert numbers(placed) == list(range(len(lines)))


@given(people, floors)
def test_the_same_list_always_gives_the_same_list(
    lines: list[Rankable[int]], floor: ExposureFloor
) -> None:
    assert with_exposure_floor(lines, floor) == with_exposure_floor(list(lines), floor)


@pytest.mark.parametrize(("share", "tolerance"), [(0.0, 0.0), (1.1, 0.0), (0.5, -0.1), (0.5, 0.2)])
def test_a_floor_or_tolerance_out_of_bounds_is_refused(share: float, tolerance: float) -> None:
    with pytest.raises(InvalidInput):
        ExposureFloor(share=share, tolerance=tolerance)
