"""What somebody would count for before the work has started, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from matcher import assessment, prospects
from matcher.domain.claim import ClaimStatus, TargetGroup
from matcher.domain.claim_record import ClaimRecord, StudyLevel
from matcher.domain.hours import HoursRange
from matcher.domain.judgement import Judgement
from matcher.domain.money import Amount
from matcher.domain.obligation import ContractTerms
from matcher.domain.period import Period
from matcher.domain.placement import WorkForm
from matcher.domain.target_group_rules import ReferenceDay
from matcher.domain.vacancy import HardCriteria
from matcher.domain.valued import OpenPointCode
from matcher.eligibility.judge import Rulebook
from matcher.errors import InvalidInput
from matcher.prospects import PlannedWork, Prospect, Prospects, planned_work
from matcher.rulebooks.library import SHIPPED
from matcher.ternary import Ternary
from tests.factories import a_claim, a_contract

HAAGLANDEN = "haaglanden-zuid-holland-centraal/2023-07-01"
AWARDED = date(2026, 1, 15)
HALF_A_YEAR = PlannedWork(
    starts_on=date(2026, 3, 1),
    counted_until=date(2026, 8, 31),
    hours_per_week=Decimal("24.00"),
)
BENEFIT = TargetGroup.PARTICIPATIEWET


def record(
    group: TargetGroup, *, level: StudyLevel | None = None, **changes: object
) -> ClaimRecord:
    claim = a_claim(group=group, **({"since": date(2025, 1, 1)} | changes))
    return ClaimRecord(claim=claim, study_level=level)


def terms(*, counted: frozenset[TargetGroup] | None = None, **changes: Any) -> ContractTerms:
    """A contract that judges at its award, and ends after two years."""
    asked = ContractTerms(
        contract=a_contract(award_date=AWARDED, counted_groups=counted),
        duration=Period(date(2026, 2, 1), date(2028, 1, 31)),
        agreed_reference_day=ReferenceDay.AWARD,
    )
    return replace(asked, **changes)


def told(
    *records: ClaimRecord,
    work: PlannedWork = HALF_A_YEAR,
    scheme: str = HAAGLANDEN,
    under: ContractTerms | None = None,
) -> Prospect:
    return Prospects(SHIPPED.rulebook(scheme), under or terms()).of(records, work)


def codes(prospect: Prospect) -> set[OpenPointCode]:
    return {point.code for point in prospect.value.open_points}


def test_half_a_year_of_24_hours_on_benefit_is_a_third_of_the_block_and_bonuses_stay_open() -> None:
    prospect = told(record(BENEFIT))
    assert prospect.judgement.counts is Ternary.MEETS
    assert prospect.form is WorkForm.EMPLOYMENT
    # 40000 x 24/36 x 6/12; at most with every bonus that nobody knows of: 10000 + 25000 + 10000.
    assert prospect.value.total == Amount(at_least=Decimal("13333.33"), at_most=Decimal("58333.33"))
    assert OpenPointCode.BONUS_CONDITION in codes(prospect)


def test_unknown_hours_leave_anything_from_nothing_to_full_time() -> None:
    prospect = told(
        record(BENEFIT),
        work=replace(HALF_A_YEAR, hours_per_week=None),
        scheme="rijnvicus/undated",
    )
    assert prospect.value.total.at_least == 0
    assert OpenPointCode.HOURS in codes(prospect)


def test_an_expired_claim_does_not_count_where_the_contract_counts_nothing_else() -> None:
    over = record(BENEFIT, since=date(2024, 1, 1), until=date(2025, 12, 31))
    prospect = told(over, under=terms(counted=frozenset({BENEFIT})))
    assert prospect.judgement.counts is Ternary.FAILS
    assert prospect.value.total == Amount.known(Decimal("0.00"))


def test_without_any_claim_it_is_unknown_and_nothing_bounds_the_value() -> None:
    prospect = told()
    assert prospect.judgement.counts is Ternary.UNKNOWN
    assert prospect.value.total == Amount.unknown()


def test_a_pupil_counts_in_a_stage_and_the_answer_says_so() -> None:
    prospect = told(record(TargetGroup.VSO))
    assert (prospect.form, prospect.judgement.counts) == (WorkForm.INTERNSHIP, Ternary.MEETS)
    # 7500 x 24/36 x 6/12; no bonus goes with a stage.
    assert prospect.value.total == Amount.known(Decimal("2500.00"))


def test_who_follows_bbl_has_the_same_block_in_a_job_and_then_it_is_a_job() -> None:
    prospect = told(record(TargetGroup.BBL, level=StudyLevel.MBO_2))
    assert (prospect.form, prospect.judgement.counts) == (WorkForm.EMPLOYMENT, Ternary.MEETS)
    assert prospect.value.total.at_least == Decimal("8333.33")  # 25000 x 24/36 x 6/12


def test_a_bbl_course_that_counts_in_an_apprenticeship_only_is_one() -> None:
    rulebook = SHIPPED.rulebook("utrecht/undated-older")
    assert rulebook.scheme is not None
    blocks = tuple(
        replace(block, forms=frozenset({WorkForm.APPRENTICESHIP}))
        if block.block_id == "bbl"
        else block
        for block in rulebook.scheme.blocks
    )
    only = Rulebook(rules=rulebook.rules, scheme=replace(rulebook.scheme, blocks=blocks))
    prospect = Prospects(only, terms()).of((record(TargetGroup.BBL),), HALF_A_YEAR)
    assert (prospect.form, prospect.judgement.counts) == (
        WorkForm.APPRENTICESHIP,
        Ternary.MEETS,
    )


def test_who_is_on_benefit_and_at_school_counts_in_the_job_that_is_worth_more() -> None:
    prospect = told(record(BENEFIT), record(TargetGroup.VSO))
    assert prospect.form is WorkForm.EMPLOYMENT
    assert prospect.value.total.at_least == Decimal("13333.33")


@pytest.mark.parametrize(
    "denial",
    [
        record(TargetGroup.BOL, is_member=Ternary.FAILS),
        record(TargetGroup.BOL, status=ClaimStatus.REFUSED),
    ],
)
def test_who_is_said_not_to_be_at_school_is_not_thought_of_as_a_trainee(
    denial: ClaimRecord,
) -> None:
    assert told(denial).form is WorkForm.EMPLOYMENT


def test_a_pupil_of_whom_nobody_knows_since_when_may_count_in_a_stage() -> None:
    prospect = told(record(TargetGroup.BOL, since=None))
    assert (prospect.form, prospect.judgement.counts) == (WorkForm.INTERNSHIP, Ternary.UNKNOWN)
    assert prospect.value.total == Amount(
        at_least=Decimal("0.00"), at_most=Decimal("1666.67")
    )  # 5000 x 24/36 x 6/12


def test_what_a_bonus_asks_follows_from_the_claims_and_is_else_not_certain() -> None:
    status_holder = record(TargetGroup.STATUSHOUDER)
    least = {
        told(*records, scheme="utrecht/undated").value.total.at_least
        for records in ((record(BENEFIT),), (record(BENEFIT), status_holder))
    }
    # 40000 x 24/36 x 6/12, and the bonus of 10000 at least by hours and months: 3333.33.
    assert least == {Decimal("13333.33"), Decimal("16666.66")}


def test_blocks_are_compared_up_to_the_day_that_is_counted() -> None:
    """Two blocks apply; which is worth more depends on how long one counts."""
    both = (record(TargetGroup.BBL, level=StudyLevel.MBO_4), record(TargetGroup.WW))
    short = told(*both, work=replace(HALF_A_YEAR, counted_until=date(2027, 2, 28)))
    long = told(*both, work=replace(HALF_A_YEAR, counted_until=date(2028, 2, 29)))
    assert short.judgement.chosen is not None
    assert long.judgement.chosen is not None
    # WW: 20000 for a year at most. BBL: 15000 a year, for three years at most.
    assert short.judgement.chosen.block.block_id == "ww"
    assert long.judgement.chosen.block.block_id == "bbl_vanaf_niveau_3"


def test_people_with_the_same_claims_and_hours_are_one_case(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    judged = []

    def counting(*given: Any, **named: Any) -> Judgement:
        judged.append(given)
        return assessment.judged(*given, **named)

    monkeypatch.setattr(prospects, "judged", counting)
    answers = Prospects(SHIPPED.rulebook(HAAGLANDEN), terms())
    first = answers.of((record(BENEFIT),), HALF_A_YEAR)
    assert answers.of((record(BENEFIT),), replace(HALF_A_YEAR)) == first
    assert len(judged) == 1
    answers.of((record(BENEFIT),), replace(HALF_A_YEAR, hours_per_week=Decimal(32)))
    assert len(judged) == 2


def test_no_more_answers_are_kept_than_was_said() -> None:
    answers = Prospects(SHIPPED.rulebook(HAAGLANDEN), None, most_remembered=1)
    first = answers.of((record(BENEFIT),), HALF_A_YEAR)
    answers.of((record(TargetGroup.WW),), HALF_A_YEAR)
    again = answers.of((record(BENEFIT),), HALF_A_YEAR)
    assert again == first
    assert again is not first


def test_without_a_scheme_nothing_says_what_somebody_counts_for() -> None:
    rules = SHIPPED.rulebook(HAAGLANDEN).rules
    with pytest.raises(InvalidInput, match="block scheme") as caught:
        Prospects(Rulebook(rules=rules), None)
    assert caught.value.where == "scheme"


TODAY = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("stated", "contract", "starts_on"),
    [
        (date(2026, 9, 1), terms(), date(2026, 9, 1)),
        (date(2026, 3, 1), terms(), TODAY),
        (None, terms(), TODAY),
        (None, terms(duration=Period(date(2026, 8, 1), None)), date(2026, 8, 1)),
        (date(2026, 7, 1), terms(duration=Period(date(2026, 8, 1), None)), date(2026, 7, 1)),
        (None, None, TODAY),
    ],
)
def test_work_starts_on_the_day_that_is_named_and_never_in_the_past(
    stated: date | None, contract: ContractTerms | None, starts_on: date
) -> None:
    work = planned_work(HardCriteria(starts_on=stated), HoursRange(), contract, TODAY)
    assert work.starts_on == starts_on


def test_a_value_is_counted_until_the_contract_ends_else_over_a_year() -> None:
    def until(contract: ContractTerms | None) -> date:
        return planned_work(HardCriteria(), HoursRange(), contract, TODAY).counted_until

    assert until(terms()) == date(2028, 1, 31)
    assert until(terms(duration=Period())) == until(None) == date(2027, 5, 31)


@pytest.mark.parametrize(
    ("offered", "possible", "hours"),
    [
        (HoursRange(24, 40), HoursRange(None, 32), Decimal("32.00")),
        (HoursRange(None, 24.5), HoursRange(8, 32), Decimal("24.50")),
        (HoursRange(24, None), HoursRange(None, 32), None),
        (HoursRange(24, 40), HoursRange(24, None), None),
    ],
)
def test_hours_are_the_most_that_both_know_and_else_unknown(
    offered: HoursRange, possible: HoursRange, hours: Decimal | None
) -> None:
    work = planned_work(HardCriteria(hours=offered), possible, None, TODAY)
    assert work.hours_per_week == hours


def test_a_contract_that_is_over_before_the_work_starts_gives_nothing_to_count() -> None:
    over = terms(duration=Period(date(2025, 1, 1), date(2026, 5, 31)))
    work = planned_work(HardCriteria(), HoursRange(), over, TODAY)
    prospect = told(record(BENEFIT), work=work, under=over)
    assert prospect.value.total == Amount.known(Decimal("0.00"))
