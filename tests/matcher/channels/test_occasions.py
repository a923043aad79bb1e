"""What a contractor had behind it at each choice of a channel."""

from __future__ import annotations

import math
from datetime import date

import pytest

from matcher.channels.occasions import ChannelEvent, ChoiceOccasion, occasions_of
from matcher.ternary import Ternary


def chose(
    channel: str, day: int, succeeded: Ternary = Ternary.UNKNOWN, contractor: str = "O-1"
) -> ChannelEvent:
    return ChannelEvent(
        contractor=contractor, day=date(2025, 1, day), channel=channel, succeeded=succeeded
    )


def regressor(occasion: ChoiceOccasion, name: str) -> dict[str, float]:
    return dict(occasion.regressors[name])


def test_the_first_day_is_where_a_contractor_starts_and_no_choice_to_explain() -> None:
    occasions = occasions_of([chose("uwv", 1), chose("school", 2), chose("school", 3)])
    assert [o.day.day for o in occasions] == [2, 3]
    assert all(regressor(o, "first_choice") == {"uwv": 1.0} for o in occasions)


def test_the_last_channel_is_that_of_the_last_earlier_day() -> None:
    occasions = occasions_of([chose("uwv", 1), chose("school", 5), chose("uwv", 9)])
    assert [regressor(o, "last_used") for o in occasions] == [{"uwv": 1.0}, {"school": 1.0}]


def test_choices_of_one_day_share_their_past_and_their_order_tells_nothing() -> None:
    events = [chose("uwv", 1), chose("school", 2), chose("uwv", 2), chose("uwv", 3)]
    occasions = occasions_of(events)
    assert [regressor(o, "last_used") for o in occasions[:2]] == [{"uwv": 1.0}] * 2
    assert regressor(occasions[2], "last_used") == {"school": 0.5, "uwv": 0.5}
    assert occasions_of(events[::-1]) == occasions


def test_contractors_do_not_share_a_past() -> None:
    events = [chose("uwv", 1), chose("school", 2, contractor="O-2"), chose("uwv", 3)]
    occasions = occasions_of([*events, chose("uwv", 4, contractor="O-2")])
    assert [regressor(o, "last_used") for o in occasions] == [{"uwv": 1.0}, {"school": 1.0}]


def test_earlier_success_is_zero_for_the_average_and_for_what_nobody_knows() -> None:
    yes, no = Ternary.MEETS, Ternary.FAILS
    events = [chose("uwv", 1, yes), chose("school", 2, no), chose("agency", 3), chose("uwv", 4)]
    told = regressor(occasions_of(events)[-1], "earlier_success")
    assert told == pytest.approx({"uwv": 2 / 3 - 0.5, "school": 1 / 3 - 0.5})


def test_success_of_a_channel_counts_from_the_next_day_on_only() -> None:
    events = [chose("uwv", 1), chose("uwv", 2, Ternary.MEETS), chose("uwv", 3, Ternary.FAILS)]
    first, second = occasions_of(events)
    assert regressor(first, "earlier_success") == {}
    assert regressor(second, "earlier_success") == pytest.approx({"uwv": 2 / 3 - 0.5})


def test_without_any_known_outcome_success_is_left_out() -> None:
    (occasion,) = occasions_of([chose("uwv", 1), chose("school", 2)])
    assert "earlier_success" not in occasion.regressors


def test_firm_size_bends_habit_around_the_average_firm() -> None:
    small = [
        ChannelEvent(contractor=c, day=date(2025, 1, day), channel="uwv", log_size=math.log(size))
        for c, size in (("O-1", 10), ("O-2", 1000))
        for day in (1, 2)
    ]
    told = [regressor(o, "last_used_by_size")["uwv"] for o in occasions_of(small)]
    assert told == pytest.approx([-math.log(10), math.log(10)])
    started = [regressor(o, "first_choice_by_size")["uwv"] for o in occasions_of(small)]
    assert started == told


def test_what_was_not_available_is_no_alternative() -> None:
    narrow = ChannelEvent(
        contractor="O-1",
        day=date(2025, 1, 2),
        channel="uwv",
        available=frozenset({"uwv", "school"}),
    )
    (occasion,) = occasions_of([chose("agency", 1), narrow])
    assert occasion.available == ("school", "uwv")


def test_the_mean_of_a_trait_stands_beside_it_where_it_changes_within_contractors() -> None:
    def far(km: float, day: int) -> ChannelEvent:
        traits = {"distance": {"uwv": km, "school": 2.0}, "serves": {"uwv": 1.0, "school": 0.0}}
        return ChannelEvent(contractor="O-1", day=date(2025, 1, day), channel="uwv", traits=traits)

    (occasion,) = occasions_of([far(1.0, 1), far(4.0, 2)])
    assert regressor(occasion, "mean_distance") == {"uwv": 2.5, "school": 2.0}
    assert "mean_serves" not in occasion.regressors
