"""What drives the ratio: more of one thing moves it one way, and the base lies in every range."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.social_return.answer import social_return
from matcher.social_return.case import assembled
from matcher.social_return.ratio import OF_LINES, RAISING, Case, CaseLine, Factor, Spread
from matcher.social_return.sensitivity import _impact, extremes, simulated_range, tornado
from matcher.social_return.valuation import FactorKind
from tests.matcher.social_return.stating import MEASURED, stated

SHARES = st.fractions(min_value=0, max_value=1, max_denominator=100)
YEARS = st.fractions(min_value=Fraction(1, 10), max_value=6, max_denominator=12)
SIZES = st.fractions(min_value=0, max_value=10_000, max_denominator=100)
RANGES = {
    FactorKind.QUANTITY: SIZES,
    FactorKind.PROXY: SIZES,
    FactorKind.DURATION_YEARS: YEARS,
}


@st.composite
def factors(draw: st.DrawFn, kind: FactorKind, line: int | None) -> Factor:
    low, value, high = sorted(draw(RANGES.get(kind, SHARES)) for _ in range(3))
    name = kind.value if line is None else f"{kind}/{line}"
    return Factor(factor_id=name, kind=kind, line=line, value=value, low=low, high=high)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    own = [kind for kind in OF_LINES if kind is not FactorKind.DISCOUNT_RATE]
    found = [draw(factors(FactorKind.DISCOUNT_RATE, None))]
    lines = []
    for position in range(1, draw(st.integers(1, 3)) + 1):
        of = {kind: draw(factors(kind, position)) for kind in own}
        found += of.values()
        ids = {kind: one.factor_id for kind, one in of.items()}
        lines.append(
            CaseLine(
                position=position, factor_ids=ids | {FactorKind.DISCOUNT_RATE: "discount_rate"}
            )
        )
    return Case(
        lines=tuple(lines),
        factors={one.factor_id: one for one in found},
        euros=draw(st.fractions(min_value=1, max_value=100_000, max_denominator=100)),
        hours=Fraction(0),
        is_first_year_discounted=draw(st.booleans()),
    )


@given(cases(), st.data())
@settings(max_examples=60)
def test_more_of_a_factor_never_moves_the_ratio_the_other_way(
    case: Case, data: st.DataObject
) -> None:
    factor = data.draw(st.sampled_from(sorted(case.factors.values(), key=lambda f: f.factor_id)))
    less, more = (case.ratio({factor.factor_id: at}) for at in (factor.low, factor.high))
    assert (less <= more) if factor.kind in RAISING else (less >= more)


@given(cases())
@settings(max_examples=60)
def test_the_base_lies_in_every_bar_and_every_bar_between_the_extremes(case: Case) -> None:
    corners = extremes(case)
    assert corners.lowest <= case.ratio() <= corners.highest
    for swing in tornado(case):
        assert swing.at_low == case.ratio({swing.factor.factor_id: swing.factor.low})
        assert swing.at_high == case.ratio({swing.factor.factor_id: swing.factor.high})
        ends = sorted((swing.at_low, swing.at_high))
        assert corners.lowest <= ends[0] <= case.ratio() <= ends[1] <= corners.highest


@given(cases())
@settings(max_examples=30)
def test_the_widest_bar_comes_first_and_what_is_certain_has_none(case: Case) -> None:
    swings = tornado(case)
    assert [one.width for one in swings] == sorted((one.width for one in swings), reverse=True)
    assert {one.factor.factor_id for one in swings} == {
        name for name, one in case.factors.items() if one.low < one.high
    }


@given(cases())
@settings(max_examples=30)
def test_the_lines_add_up_to_the_ratio(case: Case) -> None:
    numbers = case.numbers()
    total = sum((case.present_value(line, numbers) for line in case.lines), Fraction(0))
    assert total == case.ratio() * case.costs(numbers)


@given(cases())
@settings(max_examples=30)
def test_the_draws_are_reckoned_as_the_exact_ratio_is(case: Case) -> None:
    drawn = {name: np.array([float(one.value)]) for name, one in case.factors.items()}
    for line in case.lines:
        exact = float(case.present_value(line, case.numbers()))
        assert _impact(case, line, drawn)[0] == pytest.approx(exact, rel=1e-9, abs=1e-9)


@given(cases())
@settings(max_examples=20)
def test_the_range_of_the_draws_lies_between_the_extremes(case: Case) -> None:
    low, high = simulated_range(case, n_draws=200)
    corners = extremes(case)
    slack = 1e-9 * (1 + float(corners.highest))
    assert float(corners.lowest) - slack <= low <= high <= float(corners.highest) + slack


def test_the_same_case_gives_the_same_range_and_another_seed_nearly_so() -> None:
    case = assembled(stated(), MEASURED, stated().costs).case
    assert case is not None
    assert simulated_range(case) == simulated_range(case)
    assert simulated_range(case, seed=1) == pytest.approx(simulated_range(case), rel=0.05)


def test_the_range_of_one_even_spread_is_its_middle_95_per_cent() -> None:
    """Of people of whom nobody knows whether they stayed, every number is as likely."""
    case = Case(
        lines=(CaseLine(position=1, factor_ids={kind: kind.value for kind in OF_LINES}),),
        factors={one.factor_id: one for one in _certain_but_for_quantity()},
        euros=Fraction(1),
        hours=Fraction(0),
        is_first_year_discounted=False,
    )
    assert simulated_range(case) == pytest.approx((2.5, 97.5), abs=0.5)


def test_the_tornado_of_the_example_names_what_moves_it_most() -> None:
    found = social_return(stated(), MEASURED, ())
    assert found.ratio is not None
    first = found.ratio.drivers[0]
    assert first.factor.kind is FactorKind.ATTRIBUTION
    assert (first.at_low, first.at_high) == (Decimal("1.33"), Decimal("2.67"))
    shared = [one.factor.line for one in found.ratio.drivers if one.factor.kind in _SHARED]
    assert shared == [None] * len(shared)


_SHARED = {FactorKind.ATTRIBUTION, FactorKind.DISPLACEMENT, FactorKind.DROP_OFF}


def _certain_but_for_quantity() -> list[Factor]:
    ones = {FactorKind.PROXY, FactorKind.ATTRIBUTION, FactorKind.DURATION_YEARS}
    found = []
    for kind in OF_LINES:
        at = Fraction(kind in ones)
        low, high = (0, 100) if kind is FactorKind.QUANTITY else (at, at)
        found.append(
            Factor(
                factor_id=kind.value,
                kind=kind,
                line=None,
                value=Fraction(low),
                low=Fraction(low),
                high=Fraction(high),
                spread=Spread.UNIFORM,
            )
        )
    return found
