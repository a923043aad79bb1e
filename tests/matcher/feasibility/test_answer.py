"""Can an obligation be met here? The arithmetic, by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.domain.claim import TargetGroup
from matcher.domain.money import Amount
from matcher.domain.organisation import Channel
from matcher.errors import InvalidInput
from matcher.feasibility.answer import Comfort, Feasible, PoolLine, feasibility


def euros(amount: int | str) -> Amount:
    return Amount.known(Decimal(amount))


def people(
    n_eligible: int,
    each: Amount,
    n_possible: int = 0,
    group: TargetGroup = TargetGroup.PARTICIPATIEWET,
) -> PoolLine:
    return PoolLine(
        group=group,
        channel=Channel.MUNICIPALITY,
        n_eligible=n_eligible,
        n_possible=n_possible,
        value_each=each,
    )


def test_two_of_ten_people_are_enough_so_it_is_comfortable() -> None:
    found = feasibility(euros(50000), [people(10, euros(40000))])
    assert found.answer is Feasible.COMFORTABLY
    assert (found.needed_fewest, found.needed_typical) == (2, 2)
    assert found.reachable == euros(400000)
    # 50,000 of 4 x 40,000 is 1.25, so two of four: too many. Of six 1.25 again: two of six is one
    # in three.
    assert found.comfort == Comfort(n_of=6, n_needed=2)


def test_two_of_three_people_are_enough_but_barely() -> None:
    assert feasibility(euros(50000), [people(3, euros(40000))]).answer is Feasible.BARELY


def test_the_open_positions_bound_what_is_reachable_most_valuable_first() -> None:
    pool = [people(10, euros(20000)), people(1, euros(50000), group=TargetGroup.BANENAFSPRAAK)]
    found = feasibility(euros(70000), pool, positions=2)
    assert found.reachable == euros(70000)
    assert found.answer is Feasible.BARELY
    assert found.needed_fewest == 2


def test_too_few_people_make_it_hardly_possible() -> None:
    found = feasibility(euros(100000), [people(2, euros(40000))])
    assert found.answer is Feasible.HARDLY
    assert found.needed_fewest is None


def test_people_who_may_count_leave_the_answer_open_when_all_hangs_on_them() -> None:
    found = feasibility(euros(100000), [people(2, euros(40000), n_possible=5)])
    assert found.answer is Feasible.UNKNOWN
    assert (found.n_eligible, found.n_possible) == (2, 5)


def test_an_unknown_value_or_obligation_stays_unknown() -> None:
    assert feasibility(euros(1), [people(2, Amount.unknown())]).answer is Feasible.UNKNOWN
    assert feasibility(Amount.unknown(), [people(2, euros(1))]).answer is Feasible.UNKNOWN


def test_where_nothing_is_owed_nothing_has_to_be_met() -> None:
    assert feasibility(euros(0), []).answer is Feasible.NOTHING_OWED


def test_an_empty_pool_meets_nothing() -> None:
    assert feasibility(euros(1), []).answer is Feasible.HARDLY


@pytest.mark.parametrize(
    ("positions", "share"), [(-1, Fraction(1, 3)), (1, Fraction(0)), (1, Fraction(2))]
)
def test_impossible_questions_are_refused(positions: int, share: Fraction) -> None:
    with pytest.raises(InvalidInput):
        feasibility(euros(1), [], positions=positions, comfortable_share=share)


def test_a_number_of_people_below_zero_is_refused() -> None:
    with pytest.raises(InvalidInput):
        people(-1, euros(1))


def test_the_positions_must_suffice_for_people_of_average_value() -> None:
    pool = [people(30, euros(10000))]
    assert feasibility(euros(50000), pool).answer is Feasible.COMFORTABLY
    assert feasibility(euros(50000), pool, positions=5).answer is Feasible.COMFORTABLY
    assert feasibility(euros(50000), pool, positions=4).answer is Feasible.HARDLY


def test_many_people_of_little_value_do_not_spoil_what_the_others_make_comfortable() -> None:
    few = [people(6, euros(40000))]
    many = [*few, people(90, euros(1000), group=TargetGroup.NUG)]
    assert feasibility(euros(50000), few, positions=2).answer is Feasible.COMFORTABLY
    found = feasibility(euros(50000), many, positions=2)
    assert found.answer is Feasible.COMFORTABLY
    assert found.needed_typical == 15  # 50,000 / (330,000 / 96) = 14.5


def test_the_answer_is_also_given_for_the_certain_people_alone_and_for_all_who_may_count() -> None:
    span = Amount(at_least=Decimal(20000), at_most=Decimal(30000))
    found = feasibility(euros(100000), [people(2, span, n_possible=12)])
    assert found.answer is Feasible.UNKNOWN
    assert found.if_certain_only is Feasible.HARDLY
    assert found.if_all_count is Feasible.COMFORTABLY
    assert found.reachable == Amount(at_least=Decimal(40000), at_most=Decimal(420000))


def test_somebody_who_may_count_for_anything_leaves_the_upper_end_open() -> None:
    found = feasibility(euros(100000), [people(2, euros(1000)), people(0, Amount.unknown(), 1)])
    assert found.reachable == Amount(at_least=Decimal(2000), at_most=None)
    assert found.if_all_count is Feasible.UNKNOWN


WORST_FIRST = (Feasible.HARDLY, Feasible.UNKNOWN, Feasible.BARELY, Feasible.COMFORTABLY)
AMOUNTS = st.integers(0, 50000)
LINES = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 9), AMOUNTS, AMOUNTS), max_size=5)


def pool_of(lines: list[tuple[int, int, int, int]]) -> list[PoolLine]:
    return [
        people(n, Amount(at_least=Decimal(least), at_most=Decimal(least + more)), n_possible)
        for n, n_possible, least, more in lines
    ]


@settings(deadline=None)
@given(st.integers(1, 10**6), LINES, AMOUNTS, AMOUNTS, st.integers(0, 40) | st.none())
def test_one_eligible_person_more_never_makes_the_answer_worse(
    owed: int,
    lines: list[tuple[int, int, int, int]],
    least: int,
    more: int,
    positions: int | None,
) -> None:
    one = pool_of([(1, 0, least, more)])
    before = feasibility(euros(owed), pool_of(lines), positions=positions)
    after = feasibility(euros(owed), [*pool_of(lines), *one], positions=positions)
    for name in ("answer", "if_certain_only", "if_all_count"):
        assert WORST_FIRST.index(getattr(after, name)) >= WORST_FIRST.index(getattr(before, name))
    assert after.reachable.at_least >= before.reachable.at_least
    if before.needed_fewest is not None:
        assert after.needed_fewest is not None
        assert after.needed_fewest <= before.needed_fewest


@settings(deadline=None)
@given(st.integers(1, 10**6), LINES, st.integers(0, 40) | st.none())
def test_the_answer_lies_between_that_of_the_certain_people_and_that_of_all(
    owed: int, lines: list[tuple[int, int, int, int]], positions: int | None
) -> None:
    found = feasibility(euros(owed), pool_of(lines), positions=positions)
    ends = [WORST_FIRST.index(a) for a in (found.if_certain_only, found.if_all_count)]
    assert ends[0] <= WORST_FIRST.index(found.answer) <= ends[1]
