"""Where a goal stands: worked out by hand, as a desk would."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.channels.goals import GoalState
from matcher.channels.number import Standing
from matcher.channels.placed_work import PlacedWork
from matcher.channels.told_counts import told_count, told_parts, told_progress
from matcher.domain.claim import TargetGroup
from matcher.domain.organisation import Channel
from matcher.domain.period import Period
from matcher.domain.quantified_goal import GoalBound, GoalMeasure
from matcher.errors import InvalidInput
from matcher.fairness.people import UNKNOWN
from matcher.ternary import Ternary
from tests.matcher.channels.goal_setting import (
    AFTER,
    SINCE,
    UNTIL,
    a_goal,
    introduced,
    lasting,
    progress,
    span,
    work,
)

MID_YEAR = date(2025, 6, 30)
SUSTAINED = a_goal(measure=GoalMeasure.SUSTAINED_6, target=Decimal(2))
BY_TEAMS = a_goal(
    measure=GoalMeasure.SHARE_OF_PLACEMENTS,
    target=Decimal("0.25"),
    channels=frozenset({Channel.WIJKTEAM}),
)


@pytest.mark.parametrize(
    ("n_placed", "on", "state"),
    [
        (0, date(2024, 12, 31), GoalState.TOO_EARLY),
        (0, date(2025, 3, 31), GoalState.TOO_EARLY),
        (4, MID_YEAR, GoalState.BEHIND),
        (5, MID_YEAR, GoalState.ON_COURSE),
        (10, MID_YEAR, GoalState.MET),
        (9, UNTIL, GoalState.MISSED),
        (10, UNTIL, GoalState.MET),
    ],
)
def test_ten_persons_in_a_year_are_held_against_the_days_that_have_passed(
    n_placed: int, on: date, state: GoalState
) -> None:
    works = [work(number) for number in range(n_placed)]
    assert progress(a_goal(), *works, on=on).state is state


def test_who_works_twice_is_one_person() -> None:
    reached = progress(a_goal(), work(1), work(1, began_on=date(2025, 9, 1))).reached
    assert (span(reached)[0], reached.n_counted) == (1, 1)


def test_who_may_count_keeps_a_goal_open_and_who_does_not_count_is_left_out() -> None:
    goal = a_goal(target=Decimal(2))
    open_ = progress(goal, work(1), work(2, counts=Ternary.UNKNOWN))
    assert span(open_.reached) == (1, 2)
    assert open_.state is GoalState.UNKNOWN
    assert progress(goal, work(1), work(2, counts=Ternary.FAILS)).state is GoalState.MISSED


def test_a_goal_of_a_region_is_about_all_who_began_whatever_they_count_for() -> None:
    goal = a_goal(contract_id=None, region="Midden-Utrecht", target=Decimal(2))
    works = [work(1, counts=Ternary.FAILS), work(2, counts=Ternary.UNKNOWN)]
    assert progress(goal, *works).state is GoalState.MET


def test_work_that_began_before_or_after_the_period_is_no_inflow() -> None:
    before, later = work(1, began_on=date(2024, 12, 31)), work(2, began_on=date(2026, 1, 1))
    assert progress(a_goal(), before, later).reached.at_least == 0


def test_months_are_counted_within_the_period_and_each_month_of_a_person_once() -> None:
    goal = a_goal(measure=GoalMeasure.MONTHS_OF_WORK, target=Decimal(12))
    earlier = work(1, began_on=date(2024, 7, 1), days=(Period(date(2024, 7, 1), None),))
    second_job = work(1, days=(Period(date(2025, 2, 1), date(2025, 3, 31)),))
    told = progress(goal, earlier, second_job, on=UNTIL)
    assert (span(told.reached)[0], told.state) == (12, GoalState.MET)
    assert progress(goal, earlier, on=MID_YEAR).reached.at_least == 6


def test_whom_nobody_asked_after_is_unknown_and_neither_sustained_nor_lost() -> None:
    told = progress(SUSTAINED, lasting(1, Ternary.MEETS), work(2), lasting(3, Ternary.FAILS))
    reached = told.reached
    assert (*span(reached), reached.n_unknown) == (1, 2, 1)
    assert told.state is GoalState.UNKNOWN
    answered = [lasting(1, Ternary.MEETS), lasting(2, Ternary.FAILS)]
    assert progress(SUSTAINED, *answered).state is GoalState.MISSED


def test_somebody_whose_six_months_have_not_passed_is_not_due_yet() -> None:
    reached = progress(SUSTAINED, work(1, lasted={}), on=MID_YEAR).reached
    assert (span(reached)[1], reached.n_not_due, reached.n_unknown) == (0, 1, 0)


def test_a_goal_in_sustained_work_runs_so_many_months_behind() -> None:
    # Nobody who begins in 2025 can have worked six months before July.
    assert progress(SUSTAINED, on=date(2025, 8, 31)).state is GoalState.TOO_EARLY
    assert progress(SUSTAINED, on=date(2026, 3, 31)).state is GoalState.BEHIND
    assert progress(SUSTAINED, on=date(2026, 6, 30)).state is GoalState.MISSED


def test_the_share_of_a_channel_has_an_unknown_channel_beside_it() -> None:
    works = [work(n) for n in (1, 2)] + [work(3, channel="wijkteam"), work(4, channel=UNKNOWN)]
    told = progress(BY_TEAMS, *works)
    reached = told.reached
    assert (*span(reached), reached.n_of) == (0.25, 0.5, 4)
    assert (told.state, reached.standing) == (GoalState.MET, Standing.TOO_FEW)


def test_a_share_just_below_its_goal_is_not_rounded_up_to_it() -> None:
    works = [work(n, channel="wijkteam" if n < 37 else "uwv") for n in range(150)]
    assert progress(BY_TEAMS, *works).state is GoalState.MISSED


def test_what_was_introduced_after_the_day_is_not_counted_on_it() -> None:
    goal = a_goal(
        measure=GoalMeasure.SHARE_OF_INTRODUCTIONS,
        target=Decimal("0.5"),
        channels=frozenset({Channel.UWV}),
    )
    made = (introduced(1, "uwv"), introduced(2, "wijkteam", made_on=date(2025, 8, 1)))
    assert progress(goal, made=made, on=MID_YEAR).reached.n_of == 1
    assert progress(goal, made=made).reached.n_of == 2


def test_enough_placements_give_a_share_an_interval() -> None:
    works = [work(n, channel="wijkteam" if n % 4 == 0 else "uwv") for n in range(40)]
    interval = progress(BY_TEAMS, *works).reached.interval
    assert interval.low is not None
    assert interval.high is not None
    assert interval.low < 0.25 < interval.high


def test_a_share_of_nothing_says_nothing() -> None:
    assert progress(BY_TEAMS).state is GoalState.UNKNOWN
    assert progress(BY_TEAMS, on=MID_YEAR).state is GoalState.TOO_EARLY


def test_at_most_is_kept_until_it_is_exceeded() -> None:
    goal = a_goal(
        measure=GoalMeasure.SHARE_OF_INTRODUCTIONS,
        bound=GoalBound.AT_MOST,
        target=Decimal("0.5"),
        channels=frozenset({Channel.COMMERCIAL_INTERMEDIARY}),
    )
    uwv = introduced(1, "uwv")
    agencies = tuple(introduced(n, "commercial_intermediary") for n in (2, 3))
    assert progress(goal, made=(uwv, agencies[0])).state is GoalState.MET
    assert progress(goal, made=(uwv, *agencies)).state is GoalState.MISSED
    # A share may yet come down, persons only grow.
    assert progress(goal, made=(uwv, *agencies), on=MID_YEAR).state is GoalState.BEHIND
    persons = a_goal(bound=GoalBound.AT_MOST, target=Decimal(0))
    assert progress(persons, work(1), on=MID_YEAR).state is GoalState.MISSED


def test_somebody_of_an_unknown_group_may_be_of_the_group_of_a_goal() -> None:
    goal = a_goal(group=TargetGroup.WAJONG, target=Decimal(1))
    assert progress(goal, work(1)).state is GoalState.MISSED
    assert progress(goal, work(1, groups=frozenset({UNKNOWN}))).state is GoalState.UNKNOWN
    other_known = work(1, groups=frozenset({"ww"}), may_be_in=frozenset({"wajong"}))
    assert progress(goal, other_known).state is GoalState.UNKNOWN
    assert progress(goal, work(1, groups=frozenset({"wajong", "ww"}))).state is GoalState.MET


def test_a_goal_set_on_the_first_day_is_beforehand_and_later_so_many_days_after() -> None:
    assert a_goal(set_on=SINCE).n_days_late == 0
    assert a_goal(set_on=date(2025, 3, 2)).n_days_late == 60


def test_a_withdrawn_goal_is_held_against_nobody() -> None:
    assert progress(a_goal(is_withdrawn=True)).state is GoalState.WITHDRAWN


@pytest.mark.parametrize(
    "changes",
    [
        {"region": "Midden-Utrecht"},
        {"contract_id": None},
        {"until": date(2024, 12, 31)},
        {"target": Decimal("2.5")},
        {"target": Decimal(0)},
        {"target": Decimal("NaN")},
        {"measure": GoalMeasure.SHARE_OF_PLACEMENTS, "target": Decimal("0.2")},
        {"measure": BY_TEAMS.measure, "channels": BY_TEAMS.channels, "target": Decimal(25)},
    ],
)
def test_a_goal_that_nobody_can_meet_or_read_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(InvalidInput):
        a_goal(**changes)


def test_of_a_region_nothing_is_told_of_one_to_nine_people() -> None:
    goal = a_goal(contract_id=None, region="Midden-Utrecht")
    few = told_progress(progress(goal, *[work(n) for n in range(9)]))
    assert (span(few.reached), few.reached.standing) == ((None, None), Standing.HIDDEN)
    # How the pace is says nothing of a person, unless a group is named.
    assert few.state is GoalState.MISSED
    enough = told_progress(progress(goal, *[work(n) for n in range(14)]))
    assert (span(enough.reached)[0], enough.reached.n_counted) == (10, 10)


def test_that_three_of_a_group_were_reached_is_told_neither_as_a_number_nor_as_a_state() -> None:
    goal = a_goal(
        contract_id=None,
        region="Midden-Utrecht",
        group=TargetGroup.PARTICIPATIEWET,
        target=Decimal(3),
    )
    told = told_progress(progress(goal, work(1), work(2), work(3)))
    assert told.state is GoalState.UNKNOWN
    assert told.reached.n_counted is None


def test_a_share_is_not_told_where_the_others_are_few() -> None:
    goal = a_goal(
        contract_id=None,
        region="Midden-Utrecht",
        measure=GoalMeasure.SHARE_OF_PLACEMENTS,
        target=Decimal("0.25"),
        channels=frozenset({Channel.UWV}),
    )
    works = [work(n) for n in range(20)] + [work(99, channel="wijkteam")]
    assert told_progress(progress(goal, *works)).reached.standing is Standing.HIDDEN


answers = st.sampled_from(list(Ternary))
pieces = st.builds(
    lambda number, answer, counts, mark: lasting(number, answer, mark, counts=counts),
    st.integers(0, 6),
    answers,
    answers,
    st.sampled_from([6, 12]),
)


@settings(max_examples=60)
@given(st.lists(pieces, max_size=12))
def test_never_are_more_people_sustained_than_placed(works: list[PlacedWork]) -> None:
    placed = progress(a_goal(), *works, on=AFTER).reached
    lasted = progress(SUSTAINED, *works, on=AFTER).reached
    assert lasted.at_least is not None
    assert placed.at_least is not None
    assert lasted.at_least <= placed.at_least
    assert lasted.at_most is not None
    assert placed.at_most is not None
    assert lasted.at_most <= placed.at_most
    assert lasted.at_least <= lasted.at_most


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 40), max_size=6))
def test_parts_that_are_not_told_are_never_one_to_nine_people_together(
    parts: dict[str, int],
) -> None:
    told = told_parts(parts)
    hidden = [parts[name] for name, count in told.items() if count.n is None]
    shown = [count.n for count in told.values() if count.n]
    assert not 0 < sum(hidden) < 10 or not shown
    assert list(told) == list(parts)


def test_nobody_is_told_as_nobody() -> None:
    assert (told_count(0).n, told_count(7).is_few, told_count(23).n) == (0, True, 20)
