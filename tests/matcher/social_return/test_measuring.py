"""Months of a person count once, checks decide what lasted, and few people are not told."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.errors import InvalidInput
from matcher.social_return.disclosure import disclosed
from matcher.social_return.measuring import (
    Spell,
    measured_outcomes,
    people_in_work_twice,
    person_months,
)
from matcher.social_return.outcome import MeasuredOutcome, OutcomeKind
from matcher.ternary import Ternary

START = date(2026, 1, 1)
DAYS = st.integers(0, 700)


def a_spell(person: str = "K-0001", **changes: Any) -> Spell:
    """Six months of work that somebody told lasted."""
    fields: dict[str, Any] = {
        "person_id": person,
        "cell": "ww",
        "first": START,
        "last": date(2026, 6, 30),
        "stayed": {6: Ternary.MEETS},
        "marks": frozenset({6}),
    }
    return Spell(**(fields | changes))


def of(
    outcomes: tuple[MeasuredOutcome, ...], kind: OutcomeKind, cell: str | None = None
) -> MeasuredOutcome:
    (found,) = [one for one in outcomes if (one.kind, one.cell) == (kind, cell)]
    return found


def ends(one: MeasuredOutcome) -> tuple[float, float]:
    return float(one.at_least), float(one.at_most)


def test_two_jobs_at_once_are_one_person_in_work() -> None:
    spells = [a_spell(), a_spell(first=date(2026, 4, 1), last=date(2026, 9, 30))]
    outcomes = measured_outcomes(spells, by_cell=False)
    assert of(outcomes, OutcomeKind.MONTHS_IN_WORK).at_least == 9
    assert of(outcomes, OutcomeKind.PEOPLE_SUSTAINED_6).at_least == 1
    assert people_in_work_twice(spells) == 1


def test_work_that_follows_on_other_work_is_not_at_once() -> None:
    spells = [a_spell(), a_spell(first=date(2026, 7, 1), last=date(2026, 9, 30))]
    assert person_months(spells) == 9
    assert people_in_work_twice(spells) == 0


def test_what_nobody_knows_is_a_bound_and_what_ended_is_neither() -> None:
    spells = [
        a_spell("K-0001"),
        a_spell("K-0002", stayed={6: Ternary.UNKNOWN}),
        a_spell("K-0003", stayed={6: Ternary.FAILS}),
        a_spell("K-0004", stayed={}, marks=frozenset()),
    ]
    outcomes = measured_outcomes(spells, by_cell=False)
    people = of(outcomes, OutcomeKind.PEOPLE_SUSTAINED_6)
    assert ends(people) == (1, 2)
    assert people.n_people == 2
    months = of(outcomes, OutcomeKind.MONTHS_IN_SUSTAINED_WORK)
    assert ends(months) == (6, 12)
    assert of(outcomes, OutcomeKind.MONTHS_IN_WORK).at_least == 24
    assert of(outcomes, OutcomeKind.PEOPLE_SUSTAINED_12).at_most == 0


def test_a_mark_in_the_period_counts_though_the_work_was_over_before_it() -> None:
    over = a_spell(first=None, last=None, stayed={6: Ternary.UNKNOWN})
    outcomes = measured_outcomes([over], by_cell=False)
    assert of(outcomes, OutcomeKind.PEOPLE_SUSTAINED_6).at_most == 1
    assert of(outcomes, OutcomeKind.MONTHS_IN_SUSTAINED_WORK).at_most == 0


def test_a_mark_outside_the_period_belongs_to_another_one() -> None:
    outcomes = measured_outcomes([a_spell(marks=frozenset())], by_cell=False)
    assert of(outcomes, OutcomeKind.PEOPLE_SUSTAINED_6).at_most == 0
    assert of(outcomes, OutcomeKind.MONTHS_IN_SUSTAINED_WORK).at_least == 6


@pytest.mark.parametrize(("first", "last"), [(START, None), (START, date(2025, 12, 31))])
def test_half_a_spell_is_refused(first: date, last: date | None) -> None:
    with pytest.raises(InvalidInput, match="cannot run"):
        a_spell(first=first, last=last)


@given(st.lists(st.tuples(st.sampled_from(["K-1", "K-2", "K-3"]), DAYS, DAYS), max_size=8))
@settings(max_examples=60)
def test_months_never_exceed_those_of_the_days_that_each_person_worked(
    drawn: list[tuple[str, int, int]],
) -> None:
    spells = [
        a_spell(who, first=START + timedelta(min(a, b)), last=START + timedelta(max(a, b)))
        for who, a, b in drawn
    ]
    apart = sum((person_months([one]) for one in spells), Fraction(0))
    assert person_months(spells) <= apart + Fraction(len(spells), 10)
    assert person_months(spells + spells) == person_months(spells)


def group_of(cell: str, n: int) -> list[Spell]:
    return [a_spell(f"{cell}-{number}", cell=cell) for number in range(n)]


def told(*groups: tuple[str, int]) -> tuple[MeasuredOutcome, ...]:
    spells = [spell for cell, n in groups for spell in group_of(cell, n)]
    return disclosed(measured_outcomes(spells, by_cell=True))


def test_a_group_of_nine_is_not_told_and_neither_is_what_would_tell_it() -> None:
    outcomes = told(("ww", 23), ("wajong", 9), ("participatiewet", 12))
    kind = OutcomeKind.PEOPLE_SUSTAINED_6
    assert of(outcomes, kind, "wajong").is_hidden
    assert of(outcomes, kind, "wajong").at_most == 0
    # Nine alone could be worked out from the total: the next smallest goes with them.
    assert of(outcomes, kind, "participatiewet").is_hidden
    shown = of(outcomes, kind, "ww")
    assert ends(shown) == (20, 25)
    assert shown.n_people == 20
    assert of(outcomes, kind).at_least == 44


def test_that_nobody_of_a_few_stayed_is_not_told_either() -> None:
    few = [a_spell(f"few-{n}", cell="wajong", stayed={}, marks=frozenset()) for n in range(3)]
    spells = [*group_of("ww", 30), *group_of("participatiewet", 30), *few]
    outcomes = disclosed(measured_outcomes(spells, by_cell=True))
    assert of(outcomes, OutcomeKind.PEOPLE_SUSTAINED_6, "wajong").is_hidden
    assert of(outcomes, OutcomeKind.PEOPLE_SUSTAINED_12, "wajong").is_hidden
    # That nobody stayed twelve months of thirty people is told.
    told = of(outcomes, OutcomeKind.PEOPLE_SUSTAINED_12, "ww")
    assert told.at_most == 0
    assert not told.is_hidden


def test_a_group_that_nearly_everybody_is_in_is_not_told() -> None:
    outcomes = told(("ww", 40), ("unknown", 9))
    assert all(one.is_hidden for one in outcomes if one.cell and one.kind in _SIX)
    alone = told(("ww", 40))
    assert of(alone, OutcomeKind.MONTHS_IN_WORK, "ww").is_hidden


@given(st.lists(st.integers(0, 40), min_size=1, max_size=6))
@settings(max_examples=60)
def test_no_cell_tells_of_one_to_nine_people_nor_does_the_rest(sizes: list[int]) -> None:
    groups = [(f"cell-{number}", size) for number, size in enumerate(sizes)]
    outcomes = told(*groups)
    for kind in _SIX:
        hidden = sum(n for cell, n in groups if n and of(outcomes, kind, cell).is_hidden)
        assert hidden == 0 or hidden >= 10 or sum(sizes) < 10
        for cell, n in groups:
            if n:
                one = of(outcomes, kind, cell)
                assert one.is_hidden or (n >= 10 and sum(sizes) - n >= 10)
                assert one.is_hidden or all(end % 5 == 0 for end in ends(one))


_SIX = (OutcomeKind.MONTHS_IN_WORK, OutcomeKind.PEOPLE_SUSTAINED_6)
