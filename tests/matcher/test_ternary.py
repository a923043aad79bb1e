"""Three-valued logic: what a caseworker means by 'voldoet', 'voldoet niet' and 'weet ik niet'."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.ternary import Ternary, all_of, any_of

outcomes = st.lists(st.sampled_from(Ternary), max_size=6)


def test_one_failed_demand_decides_whatever_else_is_unknown() -> None:
    assert all_of([Ternary.UNKNOWN, Ternary.FAILS, Ternary.MEETS]) is Ternary.FAILS


def test_an_unknown_among_met_demands_leaves_the_whole_unknown() -> None:
    assert all_of([Ternary.MEETS, Ternary.UNKNOWN]) is Ternary.UNKNOWN


def test_no_demands_at_all_are_met() -> None:
    assert all_of([]) is Ternary.MEETS
    assert any_of([]) is Ternary.FAILS


def test_unknown_is_refused_where_code_wants_a_yes_or_no() -> None:
    with pytest.raises(TypeError, match="three values"):
        bool(Ternary.UNKNOWN)


def test_a_plain_answer_becomes_ternary_and_none_is_unknown() -> None:
    assert [Ternary.of(answer) for answer in (True, False, None)] == [
        Ternary.MEETS,
        Ternary.FAILS,
        Ternary.UNKNOWN,
    ]


@given(outcomes)
def test_de_morgan_holds_for_unknowns_too(parts: list[Ternary]) -> None:
    assert ~all_of(parts) is any_of([~part for part in parts])
