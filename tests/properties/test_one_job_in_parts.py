"""However one job is cut into placements and moved between contracts, it counts once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import assume, example, given
from hypothesis import strategies as st

from matcher.domain.claim import TargetGroup
from matcher.domain.claim_record import StudyLevel
from matcher.domain.money import Amount, total
from matcher.domain.obligation import ContractTerms, Goal, GoalKind
from matcher.domain.period import ONE_DAY, Period, months_until
from matcher.domain.placement import Attribution, RegisteredPlacement
from matcher.domain.target_group_rules import ReferenceDay
from matcher.ledger.entries import Ledger, ledger_of, standing_on
from matcher.ternary import Ternary
from tests.statement_example import (
    HAAGLANDEN,
    OTHER_TERMS,
    START,
    TERMS,
    UTRECHT,
    a_placed,
    a_record,
)

HOLLAND_RIJNLAND = "holland-rijnland/2023-09-01"
CENTS, SOME_DAYS = Decimal("0.20"), Decimal(500)
MONTHS = (Goal(kind=GoalKind.PERSON_MONTHS, target=Decimal(12)),)
schemes = st.sampled_from([HAAGLANDEN, UTRECHT, "utrecht/undated-older", HOLLAND_RIJNLAND])
groups = st.sampled_from(list(TargetGroup))
starts = st.integers(-250, 300).map(lambda days: START + timedelta(days=days))
cuts = st.lists(st.integers(1, 900), min_size=1, max_size=4, unique=True).map(sorted)
later = st.integers(0, 1200).map(lambda days: START + timedelta(days=days))
permanent = st.sampled_from(list(Ternary))


def whole_job(starts_on: date, hours: str, *, is_permanent: Ternary) -> RegisteredPlacement:
    placed = a_placed(1, hours, starts_on=starts_on)
    return replace(placed, placement=replace(placed.placement, is_permanent=is_permanent))


def in_parts(
    whole: RegisteredPlacement, cuts: list[int], contracts: list[str]
) -> list[RegisteredPlacement]:
    """Cut a job into a placement and its continuations, each for a contract of its own."""
    first = whole.placement.starts_on
    begins = [first, *(first + timedelta(days=cut) for cut in cuts)]
    ends: list[date | None] = [*(day - ONE_DAY for day in begins[1:]), None]
    parts = []
    for number, (starts_on, ends_on) in enumerate(zip(begins, ends, strict=True), start=1):
        placement = replace(
            whole.placement,
            placement_id=f"P-{number}",
            starts_on=starts_on,
            ends_on=ends_on,
            counting_since=first if starts_on > first else None,
        )
        days = Attribution(
            placement_id=placement.placement_id,
            contract_id=contracts[number % len(contracts)],
            days=placement.days,
        )
        parts.append(replace(whole, placement=placement, attributions=(days,)))
    return parts


def a_ledger(
    placements: list[RegisteredPlacement], terms: ContractTerms, group: TargetGroup
) -> Ledger:
    under = [
        one
        for one in placements
        if any(a.contract_id == terms.contract.contract_id for a in one.attributions)
    ]
    records = {"K-0001": (a_record(group, study_level=StudyLevel.MBO_2),)}
    return ledger_of(terms, under, records, ())


def holds(wide: Amount, narrow: Amount) -> bool:
    """Whether a span holds another, but for a cent of rounding in each part.

    Where it is open from which day months run, a part of a month may differ by some days.
    """
    slack = CENTS if narrow.is_known else SOME_DAYS
    if wide.at_least > narrow.at_least + slack:
        return False
    return wide.at_most is None or (
        narrow.at_most is not None and narrow.at_most <= wide.at_most + slack
    )


@given(groups, schemes, starts, cuts, permanent, later)
# The second part begins on the day after the contract ends.
@example(TargetGroup.NUG, HOLLAND_RIJNLAND, START, [702], Ternary.FAILS, date(2026, 3, 25))
def test_a_job_in_continuations_counts_for_what_the_whole_job_counts(
    group: TargetGroup,
    scheme: str,
    starts_on: date,
    cuts: list[int],
    is_permanent: Ternary,
    on: date,
) -> None:
    """With the same hours all along; where the whole is certain, so are the parts together."""
    terms = replace(
        TERMS,
        scheme_id=scheme,
        agreed_hour_base=Decimal(36),
        agreed_reference_day=ReferenceDay.START_OF_WORK,
    )
    # A first part that was over before the contract began does not count for it.
    assume(starts_on + timedelta(days=cuts[0]) > date(2024, 2, 1))
    whole = whole_job(starts_on, "24", is_permanent=is_permanent)
    parts = in_parts(whole, cuts, ["C-0001"])
    told = standing_on(a_ledger([whole], terms, group), on).earned
    found = standing_on(a_ledger(parts, terms, group), on).earned
    assert holds(found, told)


@given(groups, starts, cuts, later)
def test_a_certain_job_in_parts_under_two_contracts_never_counts_for_more(
    group: TargetGroup, starts_on: date, cuts: list[int], on: date
) -> None:
    terms = replace(TERMS, agreed_reference_day=ReferenceDay.START_OF_WORK)
    other = replace(OTHER_TERMS, agreed_reference_day=ReferenceDay.START_OF_WORK)
    whole = whole_job(starts_on, "24", is_permanent=Ternary.FAILS)
    parts = in_parts(whole, cuts, ["C-0001", "C-0002"])
    told = standing_on(a_ledger([whole], terms, group), on).earned
    both = total(standing_on(a_ledger(parts, one, group), on).earned for one in (terms, other))
    assert told.at_most is None or both.at_least <= told.at_most + (
        CENTS if told.is_known else SOME_DAYS
    )


@given(st.lists(st.tuples(starts, st.integers(0, 400)), min_size=1, max_size=4), later)
def test_one_person_never_works_more_months_than_there_are(
    jobs: list[tuple[date, int]], on: date
) -> None:
    placements = []
    for number, (starts_on, n_days) in enumerate(jobs, start=1):
        ends_on = starts_on + timedelta(days=n_days)
        placed = a_placed(
            number,
            "12",
            starts_on=starts_on,
            ends_on=ends_on,
            attributed=[("C-0001", Period(starts_on, ends_on))],
        )
        placement = replace(placed.placement, candidate_id="K-0001")
        placements.append(replace(placed, placement=placement))
    terms = replace(TERMS, goals=MONTHS)
    (goal,) = standing_on(a_ledger(placements, terms, TargetGroup.PARTICIPATIEWET), on).goals
    first = min(starts_on for starts_on, _ in jobs)
    most = months_until(first, on)
    # runs of days begin on other days of the month than the first, so a part of a month may differ
    assert goal.reached.at_most is not None
    assert goal.reached.at_most <= most + 1
