"""Can an obligation be met here? The arithmetic, by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.claim import TargetGroup
from matcher.domain.money import Amount
from matcher.domain.organisation import Channel
from matcher.errors import InvalidInput
from matcher.feasibility import Feasible, PoolLine, feasibility


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
    assert any("10 zeker x € 40.000,00 = € 400.000,00" in step for step in found.arithmetic)


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


@given(
    st.integers(1, 10**6),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 50000)), max_size=5),
    st.integers(0, 40) | st.none(),
)
def test_one_person_more_never_makes_an_obligation_harder_to_meet(
    owed: int, groups: list[tuple[int, int]], positions: int | None
) -> None:
    pool = [people(n, euros(each)) for n, each in groups]
    before = feasibility(euros(owed), pool, positions=positions)
    after = feasibility(euros(owed), [*pool, people(1, euros(40000))], positions=positions)
    assert after.reachable.at_least >= before.reachable.at_least
    if before.needed_fewest is not None:
        assert after.needed_fewest is not None
        assert after.needed_fewest <= before.needed_fewest
