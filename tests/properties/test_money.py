"""What must hold for every value, whatever the hours, days and scheme."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.assessment import Assessment, assess
from matcher.domain.money import Amount, rounded, to_cents
from matcher.domain.period import Period, add_months, months_until
from matcher.domain.placement import Attribution
from matcher.errors import Conflict
from matcher.ternary import Ternary
from matcher.value.attribution import check_attributions, moved_to
from matcher.value.block_schemes import load_block_scheme, scheme_ids
from tests.worked_cases import person_of, placement_of, terms_of

START = date(2024, 3, 1)
HAAGLANDEN = "haaglanden-zuid-holland-centraal/2023-07-01"
hours_a_week = st.integers(1, 80).map(lambda half_hours: Decimal(half_hours) / 2)
days_of_work = st.integers(0, 1500).map(lambda days: START + timedelta(days=days))
claimed_groups = st.sampled_from(
    ["participatiewet", "ww", "wia", "banenafspraak", "bbl", "nug", "statushouder", "ioaw"]
)


def valued(
    until: date,
    hours: Decimal = Decimal(36),
    scheme: str = HAAGLANDEN,
    first: date | None = None,
    **case: Any,
) -> Assessment:
    """Value of a placement from START that goes on, under a scheme that counts 24 months."""
    told = {
        "claims": [{"group": "participatiewet", "since": date(2022, 1, 1)}],
        "placement": {"hours": str(hours)},
        **case,
    }
    days = Period(first, until)
    return assess(person_of(told), placement_of(told), scheme, days, terms_of(told))


def total(until: date, hours: Decimal = Decimal(36), first: date | None = None) -> Decimal:
    amount = valued(until, hours, first=first).value.total
    assert amount.is_known
    return amount.at_least


@given(days_of_work, hours_a_week)
def test_a_value_is_never_negative_and_never_above_the_cap(until: date, hours: Decimal) -> None:
    months = min(Fraction(24), months_until(START, until))
    cap = to_cents(Fraction(40000) * months / 12)
    assert 0 <= total(until, hours) <= cap <= Decimal(80000)


@given(days_of_work, hours_a_week, hours_a_week)
def test_more_hours_never_count_for_less(until: date, some: Decimal, other: Decimal) -> None:
    fewer, more = sorted((some, other))
    assert total(until, fewer) <= total(until, more)


@given(days_of_work, days_of_work, hours_a_week)
def test_more_months_never_count_for_less(one: date, other: date, hours: Decimal) -> None:
    earlier, later = sorted((one, other))
    assert total(earlier, hours) <= total(later, hours)


@given(days_of_work, days_of_work, hours_a_week)
def test_a_period_split_in_two_adds_up_to_the_cent(one: date, other: date, hours: Decimal) -> None:
    middle, end = sorted((one, other))
    if middle == end:
        return
    first_part = total(middle, hours)
    second_part = total(end, hours, first=middle + timedelta(days=1))
    assert first_part + second_part == total(end, hours)


@given(days_of_work, st.integers(1, 1400))
def test_a_placement_that_moves_counts_once_in_all(until: date, day: int) -> None:
    moves_on = START + timedelta(days=day)
    before = Attribution(placement_id="P-1", contract_id="C-1", days=Period(START, None))
    parts = moved_to(before, "C-2", Period(moves_on, None))
    check_attributions(parts)
    worth = [
        total(min(until, part.days.valid_until or until), first=part.days.valid_from)
        for part in parts
        if part.days.valid_from and part.days.valid_from <= until
    ]
    assert sum(worth) == total(until)


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_one_placement_never_counts_twice_on_a_day(a: int, b: int, c: int, d: int) -> None:
    one, other = (
        Attribution(
            placement_id="P-1",
            contract_id=name,
            days=Period(START + timedelta(min(x, y)), START + timedelta(max(x, y))),
        )
        for name, x, y in (("C-1", a, b), ("C-2", c, d))
    )
    shares_a_day = any(
        one.days.contains(START + timedelta(day)) and other.days.contains(START + timedelta(day))
        for day in range(61)
    )
    if shares_a_day:
        with pytest.raises(Conflict, match="twice"):
            check_attributions([one, other])
    else:
        check_attributions([one, other])


@given(
    st.sampled_from(scheme_ids()),
    claimed_groups,
    days_of_work,
    hours_a_week | st.none(),
    st.sampled_from(["yes", "no", "unknown"]),
    st.integers(15, 70) | st.just("unknown"),
)
def test_an_unknown_never_narrows_an_amount_and_never_becomes_certain(
    scheme: str,
    group: str,
    until: date,
    hours: Decimal | None,
    permanent: str,
    age: int | str,
) -> None:
    """Blur one fact after the other: the span must still hold the amount of the sharper one."""
    claims = [{"group": group, "since": date(2022, 1, 1)}]
    told = "unknown" if hours is None else str(hours)

    def span(placement: dict[str, str], person: dict[str, object]) -> Amount:
        case: dict[str, Any] = {"claims": claims, "placement": placement, "person": person}
        days = Period(None, until)
        return assess(person_of(case), placement_of(case), scheme, days, terms_of(case)).value.total

    sharp = span({"hours": told, "permanent": permanent}, {"age": age})
    blurs: tuple[tuple[dict[str, str], dict[str, object]], ...] = (
        ({"hours": "unknown", "permanent": permanent}, {"age": age}),
        ({"hours": told, "permanent": "unknown"}, {"age": age}),
        ({"hours": told, "permanent": permanent}, {"age": "unknown"}),
    )
    for placement, person in blurs:
        blurred = span(placement, person)
        assert blurred.at_least <= sharp.at_least
        if blurred.at_most is not None:
            assert sharp.at_most is not None
            assert sharp.at_most <= blurred.at_most


@given(claimed_groups, st.sampled_from(scheme_ids()), days_of_work)
def test_who_does_not_count_is_worth_nothing_and_who_may_count_is_never_certain(
    group: str, scheme: str, until: date
) -> None:
    for member in ("no", "unknown"):
        claims = [{"group": group, "since": date(2022, 1, 1), "member": member}]
        found = valued(until, scheme=scheme, claims=claims)
        assert found.judgement.counts is not Ternary.MEETS
        assert found.value.total.at_least == 0
        if found.judgement.counts is Ternary.FAILS:
            assert found.value.total.at_most == 0


@given(days_of_work, hours_a_week)
def test_a_scheme_is_only_its_file_so_equal_facts_give_equal_values(
    until: date, hours: Decimal
) -> None:
    assert valued(until, hours).value == valued(until, hours).value
    assert load_block_scheme(HAAGLANDEN).hour_base == 36


@given(st.fractions(min_value=0, max_value=10**9, max_denominator=10**6))
def test_rounding_moves_an_amount_by_half_a_cent_at_the_most(exact: Fraction) -> None:
    assert abs(Fraction(to_cents(exact)) - exact) <= Fraction(1, 200)
    assert rounded(exact, 2) == to_cents(exact)


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(0, 240))
def test_whole_months_from_any_day_are_whole(first: date, months: int) -> None:
    last = add_months(first, months) - timedelta(days=1)
    assert months_until(first, last) == months


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(-5, 900))
def test_one_day_more_is_never_fewer_months(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    assert months_until(first, last) <= months_until(first, last + timedelta(days=1))
