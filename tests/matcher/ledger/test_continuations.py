"""Work that goes on with other hours or another contract of employment: one job, in two lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from matcher.domain.claim import TargetGroup
from matcher.domain.claim_record import ClaimRecord
from matcher.domain.money import Amount
from matcher.domain.obligation import ContractTerms
from matcher.domain.period import Period
from matcher.domain.placement import BonusFacts, RegisteredPlacement, WorkForm
from matcher.domain.target_group_rules import ReferenceDay
from matcher.ledger.entries import ledger_of, placement_lines
from matcher.ternary import Ternary
from tests.statement_example import START, TERMS, UTRECHT, a_placed, a_record, span

BENEFIT = a_record(TargetGroup.PARTICIPATIEWET)
CHANGES_ON = date(2024, 9, 1)
YEAR_END = date(2025, 2, 28)
AT_START = replace(TERMS, agreed_reference_day=ReferenceDay.START_OF_WORK)
IN_UTRECHT = replace(TERMS, scheme_id=UTRECHT)


def continued(
    hours: str = "36",
    then: str = "36",
    *,
    permanent: tuple[Ternary, Ternary] = (Ternary.FAILS, Ternary.FAILS),
    first_form: WorkForm = WorkForm.EMPLOYMENT,
    starts_on: date = START,
    facts: BonusFacts | None = None,
) -> list[RegisteredPlacement]:
    """K-0001 works for C-0001, and from September 2024 on in a continuation."""
    last = CHANGES_ON - timedelta(days=1)
    first = a_placed(1, hours, form=first_form, starts_on=starts_on, ends_on=last)
    second = a_placed(2, then, starts_on=CHANGES_ON, counting_since=starts_on)
    second = replace(second, placement=replace(second.placement, candidate_id="K-0001"))
    both = [
        replace(one, placement=replace(one.placement, is_permanent=is_permanent))
        for one, is_permanent in zip((first, second), permanent, strict=True)
    ]
    return both if facts is None else [replace(one, bonus_facts=facts) for one in both]


def earned(
    placements: list[RegisteredPlacement],
    *records: ClaimRecord,
    terms: ContractTerms = TERMS,
    on: date = YEAR_END,
) -> list[Amount]:
    found = ledger_of(terms, placements, {"K-0001": records or (BENEFIT,)}, ())
    return [line.earned for line in placement_lines(found, on)]


def known(euros: str) -> Amount:
    return Amount.known(Decimal(euros))


def test_a_benefit_that_ended_because_of_the_work_does_not_end_the_counting() -> None:
    ended = a_record(TargetGroup.PARTICIPATIEWET, until=date(2024, 3, 31))
    # 40.000 x 6/12, then 40.000 x 24/36 x 6/12
    assert earned(continued(then="24"), ended, terms=AT_START) == [
        known("20000.00"),
        known("13333.33"),
    ]


def test_other_hours_do_not_make_work_of_long_before_the_contract_count() -> None:
    register = a_record(TargetGroup.BANENAFSPRAAK)
    before = continued(then="24", starts_on=date(2022, 6, 1))
    assert earned(before, register) == [known("0.00"), known("0.00")]


def test_the_counting_period_is_not_begun_again() -> None:
    """WW counts for 12 months: 6 in the first, 6 in the second, and then no more."""
    ww = a_record(TargetGroup.WW)
    assert earned(continued(), ww, on=date(2026, 1, 31)) == [known("10000.00"), known("10000.00")]


def test_a_bonus_once_comes_with_the_first_of_two_permanent_jobs() -> None:
    """Utrecht: 10.000 for a permanent contract; the page does not say whether once or pro rata."""
    lines = earned(
        continued("18", "18", permanent=(Ternary.MEETS, Ternary.MEETS)), terms=IN_UTRECHT
    )
    # 40.000 x 18/36 x 6/12 each; the bonus 10.000 x 18/36 x 6/12 = 2.500 twice, or 10.000 once
    assert lines == [span(("12500.00", "20000.00")), span(("10000.00", "12500.00"))]


def test_a_job_that_becomes_permanent_earns_the_bonus_from_then_on() -> None:
    lines = earned(
        continued("18", "18", permanent=(Ternary.FAILS, Ternary.MEETS)), terms=IN_UTRECHT
    )
    assert lines == [known("10000.00"), span(("12500.00", "20000.00"))]


def test_a_job_after_an_internship_earns_its_bonus_although_the_internship_was_first() -> None:
    """Haaglanden: 25.000 for somebody of VSO hired after six months; once or pro rata."""
    facts = BonusFacts(
        age_at_start=18, internship_months_before=6, is_from_vso_or_pro=Ternary.MEETS
    )
    placements = continued("36", "18", first_form=WorkForm.INTERNSHIP, facts=facts)
    pupil = a_record(TargetGroup.VSO)
    _, job = earned(placements, pupil, a_record(TargetGroup.PARTICIPATIEWET))
    # 40.000 x 18/36 x 6/12, and 25.000 x 18/36 x 6/12 = 6.250 or 25.000
    assert job == span(("16250.00", "35000.00"))


def test_work_that_goes_on_keeps_the_block_that_was_best_with_its_bonus() -> None:
    """Holland Rijnland: 25.000 + 10.000 for PrO after an internship, before 30.000."""
    terms = replace(TERMS, scheme_id="holland-rijnland/2023-09-01", agreed_hour_base=Decimal(36))
    facts = BonusFacts(age_at_start=19, internship_months_before=7)
    placements = continued(facts=facts)
    found = ledger_of(terms, placements, {"K-0001": (BENEFIT, a_record(TargetGroup.PRO))}, ())
    blocks = {
        line.entry.judgement.chosen.block.block_id
        for line in placement_lines(found, YEAR_END)
        if line.entry.judgement.chosen
    }
    assert blocks == {"vso_pro"}


def test_what_began_before_the_contract_is_open_in_the_continuation_too() -> None:
    """Whether the 24 months run from the work or from the contract, nobody wrote down."""
    placements = continued(starts_on=date(2023, 6, 1))
    on = date(2026, 1, 31)
    # from June 2023: up to May 2025, 9 months of the second; from February 2024: 17 months
    assert earned(placements, on=on)[1] == span(("30000.00", "56666.67"))


def test_days_of_a_continuation_under_another_contract_count_there() -> None:
    first, second = continued()
    moved = replace(
        second,
        attributions=tuple(
            replace(one, contract_id="C-0002", days=Period(CHANGES_ON))
            for one in second.attributions
        ),
    )
    assert earned([first, moved]) == [known("20000.00")]
