"""Whatever happens to a placement, it counts for one contract at most on any day of work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.period import ONE_DAY, Period
from matcher.domain.placement import Attribution, Placement, WorkForm
from matcher.errors import MatcherError
from matcher.value.attribution import (
    attributed,
    carried_on,
    counting_on,
    kept_within,
    stopped,
    uncounted,
)

START = date(2026, 1, 1)
HORIZON = 60
CONTRACTS = ("C-1", "C-2", "C-3")


@dataclass(frozen=True)
class Work:
    """A placement with what it counts for."""

    placement: Placement
    attributions: tuple[Attribution, ...]


Step = Callable[[Work], Work]


def day(number: int) -> date:
    return START + timedelta(days=number)


def a_move(contract_id: str, first: int, n_days: int | None) -> Step:
    def step(work: Work) -> Work:
        placement = work.placement
        begins = max(day(first), placement.starts_on)
        wanted = Period(begins, None if n_days is None else begins + timedelta(days=n_days))
        days = common(wanted, placement.days)
        if days is None:
            return work
        after = attributed(work.attributions, placement.placement_id, contract_id, days)
        return replace(work, attributions=after)

    return step


def a_stop(first: int) -> Step:
    return lambda work: replace(work, attributions=stopped(work.attributions, day(first)))


def a_change(first: int, last: int | None) -> Step:
    def step(work: Work) -> Work:
        placement = replace(
            work.placement, starts_on=day(first), ends_on=None if last is None else day(last)
        )
        after = kept_within(work.attributions, work.placement.days, placement.days)
        return Work(placement, after)

    return step


def a_continuation(first: int, last: int | None) -> Step:
    """Go on with the continuation, after a check of what is left under the first."""

    def step(work: Work) -> Work:
        before = work.placement
        is_after = before.starts_on < day(first)
        if not is_after or (before.ends_on and day(first) > before.ends_on + ONE_DAY):
            return work
        placement = replace(
            before,
            placement_id="P-2",
            starts_on=day(first),
            ends_on=None if last is None else day(last),
        )
        kept, carried = carried_on(work.attributions, before.days, placement)
        ended = replace(before, ends_on=day(first) - ONE_DAY)
        assert_counts_once_while_working(Work(ended, kept))
        assert {one.placement_id for one in carried} <= {"P-2"}
        return Work(placement, carried)

    return step


def common(one: Period, other: Period) -> Period | None:
    firsts = [d for d in (one.valid_from, other.valid_from) if d]
    lasts = [d for d in (one.valid_until, other.valid_until) if d]
    first, last = max(firsts), min(lasts, default=None)
    return None if last and last < first else Period(first, last)


def assert_counts_once_while_working(work: Work) -> None:
    for number in range(-1, HORIZON + 2):
        counting = [one for one in work.attributions if one.days.contains(day(number))]
        assert len(counting) <= 1
        assert not counting or work.placement.days.contains(day(number))


early, any_day, late = st.integers(0, 15), st.integers(0, HORIZON), st.integers(40, HORIZON)
moves = st.builds(
    a_move, st.sampled_from(CONTRACTS), any_day, st.none() | st.integers(0, HORIZON // 2)
)
steps = st.one_of(
    moves,
    moves,
    moves,
    st.builds(a_stop, any_day),
    st.builds(a_change, early, st.none() | late),
    st.builds(a_continuation, any_day, st.none() | late),
)


@st.composite
def some_work(draw: st.DrawFn) -> Work:
    last = draw(st.none() | late)
    placement = Placement(
        placement_id="P-1",
        candidate_id="K-1",
        form=WorkForm.EMPLOYMENT,
        starts_on=day(draw(early)),
        ends_on=None if last is None else day(last),
    )
    whole = Attribution(placement_id="P-1", contract_id="C-1", days=placement.days)
    return Work(placement, draw(st.sampled_from([(), (whole,)])))


def after_all(work: Work, taken: Sequence[Step]) -> Work:
    """Return the work after these steps; one that is refused leaves it as it was."""
    for step in taken:
        try:
            work = step(work)
        except MatcherError:
            continue
        assert_counts_once_while_working(work)
    return work


@given(some_work(), st.lists(steps, max_size=12))
def test_no_day_counts_twice_and_none_counts_outside_the_work(
    work: Work, taken: list[Step]
) -> None:
    after_all(work, taken)


@given(some_work(), st.lists(steps, max_size=8))
def test_every_day_of_work_either_counts_or_is_told_as_not_counting(
    work: Work, taken: list[Step]
) -> None:
    after = after_all(work, taken)
    gaps = uncounted(after.attributions, after.placement.days)
    for number in range(HORIZON + 2):
        if after.placement.days.contains(day(number)):
            is_told = any(gap.contains(day(number)) for gap in gaps)
            assert is_told is (counting_on(after.attributions, day(number)) is None)
        else:
            assert not any(gap.contains(day(number)) for gap in gaps)


def contract_on(work: Work, number: int) -> str | None:
    held = counting_on(work.attributions, day(number))
    return None if held is None else held.contract_id


@given(some_work(), st.sampled_from(CONTRACTS[1:]), st.integers(0, HORIZON))
def test_a_move_changes_no_day_before_it_and_every_day_after(
    work: Work, contract_id: str, first: int
) -> None:
    after = after_all(work, [a_move(contract_id, first, None)])
    for number in range(HORIZON + 2):
        is_moved = number >= first and work.placement.days.contains(day(number))
        assert contract_on(after, number) == (
            contract_id if is_moved else contract_on(work, number)
        )
