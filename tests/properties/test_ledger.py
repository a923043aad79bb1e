"""What must hold for every ledger, whatever the days, hours, claims and moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.claim import ClaimStatus, TargetGroup
from matcher.domain.claim_record import ClaimRecord, StudyLevel
from matcher.domain.money import Amount, total
from matcher.domain.obligation import ContractTerms
from matcher.domain.period import Period
from matcher.domain.placement import RegisteredPlacement
from matcher.ledger.entries import (
    Ledger,
    effort_lines,
    ledger_of,
    placement_lines,
    standing_on,
)
from tests.statement_example import (
    EFFORTS,
    HAAGLANDEN,
    OTHER_TERMS,
    START,
    TERMS,
    UTRECHT,
    a_placed,
    a_record,
)

FIRST_DAY = date(2024, 1, 1)
days = st.integers(0, 1200).map(lambda number: FIRST_DAY + timedelta(days=number))
hours = st.integers(1, 80).map(lambda half_hours: str(Decimal(half_hours) / 2))
schemes = st.sampled_from([HAAGLANDEN, UTRECHT, "rijnvicus/undated", None])
statuses = st.sampled_from(list(ClaimStatus))
groups = st.sampled_from(list(TargetGroup))


@st.composite
def claimed(draw: st.DrawFn) -> tuple[ClaimRecord, ...]:
    """Nothing known, or a claim or two of any group and status."""
    return tuple(
        a_record(group, status=draw(statuses), study_level=StudyLevel.MBO_2)
        for group in draw(st.lists(groups, max_size=2, unique=True))
    )


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    """Up to four placements under the contract, some of which moved away."""
    placements, records = [], {}
    for number in range(1, draw(st.integers(1, 5))):
        starts_on = draw(days)
        leaves_on = draw(st.none() | st.integers(1, 700).map(lambda n: timedelta(days=n)))
        attributed = Period(starts_on, None if leaves_on is None else starts_on + leaves_on)
        placements.append(
            a_placed(number, draw(hours), starts_on=starts_on, attributed=[("C-0001", attributed)])
        )
        records[f"K-000{number}"] = draw(claimed())
    terms = replace(TERMS, scheme_id=draw(schemes))
    return ledger_of(terms, placements, records, EFFORTS)


def at_most_as_much(amount: Amount, other: Amount) -> bool:
    """Whether neither end of an amount lies above that of another; no end is above all."""
    is_bounded_below = amount.at_least <= other.at_least
    if other.at_most is None:
        return is_bounded_below
    return is_bounded_below and amount.at_most is not None and amount.at_most <= other.at_most


@given(ledgers(), days, days)
def test_what_is_earned_on_a_later_day_is_never_less(
    ledger: Ledger, one: date, other: date
) -> None:
    earlier, later = sorted((one, other))
    before, after = standing_on(ledger, earlier), standing_on(ledger, later)
    assert at_most_as_much(before.earned, after.earned)
    assert at_most_as_much(after.remaining, before.remaining) or after.remaining.at_most is None


@given(ledgers(), days)
def test_the_standing_is_the_sum_of_the_lines(ledger: Ledger, on: date) -> None:
    standing = standing_on(ledger, on)
    lines = [(line.earned, line.planned) for line in placement_lines(ledger, on)]
    lines += [(line.earned, line.planned) for line in effort_lines(ledger, on)]
    assert total(earned for earned, _ in lines) == standing.earned
    planned = [amount for _, amount in lines if amount is not None]
    assert len(planned) == len(lines)
    assert total(planned) == standing.forecast


@given(ledgers(), days)
def test_what_is_planned_is_never_less_than_what_is_earned(ledger: Ledger, on: date) -> None:
    for line in placement_lines(ledger, on):
        assert line.planned is not None
        assert at_most_as_much(line.earned, line.planned)


def _earned(
    placement: RegisteredPlacement, group: TargetGroup, terms: ContractTerms, on: date
) -> Amount:
    records = {"K-0001": (a_record(group, study_level=StudyLevel.MBO_2),)}
    return standing_on(ledger_of(terms, [placement], records, ()), on).earned


@given(groups, hours, st.integers(1, 1000), days)
def test_a_placement_that_moved_adds_up_over_both_contracts(
    group: TargetGroup, weekly: str, day: int, on: date
) -> None:
    """To the cent where the amount is certain; an open one is never narrowed by moving."""
    moves_on = START + timedelta(days=day)
    parts = [
        ("C-0001", Period(START, moves_on - timedelta(days=1))),
        ("C-0002", Period(moves_on, None)),
    ]
    stays = a_placed(1, weekly, attributed=[("C-0001", Period(START, None))])
    moved = a_placed(1, weekly, attributed=parts)
    whole = _earned(stays, group, TERMS, on)
    both = _earned(moved, group, TERMS, on) + _earned(moved, group, OTHER_TERMS, on)
    if whole.is_known:
        assert both == whole
    else:
        assert both.at_least <= whole.at_least
        assert whole.at_most is None or both.at_most is None or both.at_most >= whole.at_most


@given(groups, statuses, days)
def test_only_somebody_who_counts_for_certain_is_worth_something_for_certain(
    group: TargetGroup, status: ClaimStatus, on: date
) -> None:
    ledger = ledger_of(
        TERMS, [a_placed(1, "36")], {"K-0001": (a_record(group, status=status),)}, ()
    )
    (line,) = placement_lines(ledger, on)
    if status in (ClaimStatus.REFUSED, ClaimStatus.UNKNOWN):
        assert line.earned.at_least == 0
    if status is ClaimStatus.REFUSED:
        assert line.earned.at_most == 0
