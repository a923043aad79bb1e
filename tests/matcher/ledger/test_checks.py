"""What a controller should look into: work twice, claims decided later, proof that is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from matcher.domain.claim import ClaimStatus, TargetGroup
from matcher.domain.claim_record import ClaimRecord, ClaimTransition, Proof, ProofKind
from matcher.domain.effort import SocialEffort
from matcher.domain.obligation import ContractTerms
from matcher.domain.period import Period
from matcher.domain.placement import RegisteredPlacement
from matcher.eligibility.claim_status import moved
from matcher.ledger.checks import KnownAround, checks_on
from matcher.ledger.entries import ledger_of
from matcher.ledger.wording import Question, QuestionCode, explain_question
from tests.statement_example import EFFORTS, ON, TERMS, a_placed, a_record

BENEFIT = a_record(TargetGroup.PARTICIPATIEWET)
YEAR_END = date(2024, 12, 31)


def checked(
    placements: Sequence[RegisteredPlacement] = (),
    *,
    others: Sequence[RegisteredPlacement] = (),
    record: ClaimRecord = BENEFIT,
    efforts: Sequence[SocialEffort] = (),
    terms: ContractTerms = TERMS,
    on: date = ON,
    today: date | None = None,
) -> list[Question]:
    """Check a ledger of K-0001; ``others`` are placements that do not count for the contract."""
    records = {"K-0001": (record,)}
    around = KnownAround(placements=[*placements, *others], records=records, today=today)
    return list(checks_on(ledger_of(terms, placements, records, efforts), around, on))


def codes(questions: Sequence[Question]) -> list[QuestionCode]:
    return [question.code for question in questions]


def again(hours: str = "36", contract: str = "C-0001", **changes: date) -> RegisteredPlacement:
    """Other work of K-0001 from September 2024 on."""
    first = date(2024, 9, 1)
    placed = a_placed(
        2, hours, starts_on=first, attributed=[(contract, Period(first, None))], **changes
    )
    return replace(placed, placement=replace(placed.placement, candidate_id="K-0001"))


def test_nothing_is_asked_where_nothing_is_odd() -> None:
    assert checked([a_placed(1, "36")], efforts=EFFORTS, today=ON) == []


# --- work that may count twice ----------------------------------------------------------------


def test_work_entered_twice_for_one_contract_is_told() -> None:
    (question,) = checked([a_placed(1, "36"), again()])
    assert explain_question(question) == (
        "P-0001 (C-0001) en P-0002 (C-0001) zijn van dezelfde persoon en tellen op dezelfde "
        "dagen, vanaf 2024-09-01, samen 72 uur per week: ga na dat geen werk twee keer telt."
    )


def test_work_that_counts_for_another_contract_too_is_told() -> None:
    (question,) = checked([a_placed(1, "36")], others=[again("20", "C-0002")])
    assert "P-0002 (C-0002)" in explain_question(question)
    assert "together 56 hours" in explain_question(question, "en")


@pytest.mark.parametrize(
    "other",
    [again("18"), again("18", "C-0002")],
    ids=["for one contract", "divided over two contracts"],
)
def test_two_jobs_that_are_one_full_time_job_together_are_in_order(
    other: RegisteredPlacement,
) -> None:
    assert checked([a_placed(1, "18")], others=[other]) == []


def test_one_job_after_the_other_is_in_order() -> None:
    days = Period(date(2024, 3, 1), date(2024, 8, 31))
    before = a_placed(1, "36", ends_on=days.valid_until, attributed=[("C-0001", days)])
    assert checked([before, again()]) == []


def test_work_for_two_other_contracts_is_no_matter_of_this_one() -> None:
    other = a_placed(1, "36", attributed=[("C-0003", Period(date(2024, 3, 1)))])
    assert checked([], others=[other, again("36", "C-0002")]) == []


def test_where_hours_or_full_time_are_not_known_two_jobs_at_once_are_told() -> None:
    unknown = again()
    unknown = replace(unknown, placement=replace(unknown.placement, hours_per_week=None))
    (question,) = checked([a_placed(1, "10"), unknown])
    assert "samen" not in explain_question(question)
    leiden = replace(TERMS, scheme_id="holland-rijnland/2023-09-01")
    assert codes(checked([a_placed(1, "10"), again("10")], terms=leiden)) == [
        QuestionCode.WORKED_TWICE
    ]
    agreed = replace(leiden, agreed_hour_base=Decimal(36))
    assert checked([a_placed(1, "10"), again("10")], terms=agreed) == []


# --- claims -----------------------------------------------------------------------------------


def decided(transition: ClaimTransition, on: date, record: ClaimRecord = BENEFIT) -> ClaimRecord:
    at = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    proof = Proof(kind=ProofKind.BENEFIT_DECISION) if transition == "verify" else None
    return moved(record, transition, by="Werkplein", at=at, reason="bezwaar", proof=proof)


@pytest.mark.parametrize("transition", [ClaimTransition.REFUSE, ClaimTransition.REOPEN])
def test_a_claim_that_was_decided_later_is_told_at_a_day_that_is_past(
    transition: ClaimTransition,
) -> None:
    record = decided(transition, date(2025, 3, 1))
    told = [
        question
        for question in checked([a_placed(1, "36")], record=record, on=YEAR_END)
        if question.code is QuestionCode.DECIDED_LATER
    ]
    assert "Na 2024-12-31" in explain_question(told[0])
    assert "P-0001" in explain_question(told[0], "en")
    assert QuestionCode.DECIDED_LATER not in codes(
        checked([a_placed(1, "36")], record=record, on=date(2025, 3, 1))
    )


def test_a_further_document_changes_nothing_of_what_was_told() -> None:
    record = decided(ClaimTransition.VERIFY, date(2025, 3, 1))
    assert checked([a_placed(1, "36")], record=record, on=YEAR_END) == []


def test_what_rests_on_claims_that_nobody_checked_is_told_in_euros() -> None:
    open_claim = a_record(TargetGroup.PARTICIPATIEWET, status=ClaimStatus.UNVERIFIED)
    (question,) = checked([a_placed(1, "36")], record=open_claim)
    # 40.000 x 11/12
    assert "€ 36.666,67" in explain_question(question)
    assert checked([a_placed(1, "36")], record=open_claim, on=date(2024, 2, 1)) == []


# --- days and efforts -------------------------------------------------------------------------


def test_a_day_that_is_still_to_come_is_told() -> None:
    (question,) = checked([a_placed(1, "36")], on=date(2026, 1, 31), today=ON)
    assert explain_question(question).startswith("2026-01-31 moet nog komen")


def test_efforts_outside_the_contract_and_efforts_that_are_alike_are_told() -> None:
    early = replace(EFFORTS[0], effort_id="E-0003", done_on=date(2023, 6, 1))
    twin = replace(EFFORTS[1], effort_id="E-0004")
    outside, alike = checked(efforts=[*EFFORTS, early, twin])
    assert (outside.code, alike.code) == (
        QuestionCode.EFFORTS_OUTSIDE,
        QuestionCode.EFFORTS_ALIKE,
    )
    assert "E-0003" in explain_question(outside)
    assert "E-0002 en E-0004" in explain_question(alike)


def test_every_check_is_told_in_both_languages() -> None:
    record = decided(ClaimTransition.REOPEN, date(2025, 3, 1))
    questions = checked(
        [a_placed(1, "36"), again()],
        record=record,
        efforts=[
            *EFFORTS,
            replace(EFFORTS[0], effort_id="E-0003"),
            replace(EFFORTS[1], effort_id="E-0004", done_on=date(2027, 1, 1)),
        ],
        on=YEAR_END,
        today=date(2024, 12, 1),
    )
    assert set(codes(questions)) == {
        QuestionCode.DAY_TO_COME,
        QuestionCode.UNCHECKED,
        QuestionCode.DECIDED_LATER,
        QuestionCode.WORKED_TWICE,
        QuestionCode.EFFORTS_OUTSIDE,
        QuestionCode.EFFORTS_ALIKE,
    }
    for question in questions:
        dutch, english = (explain_question(question, language) for language in ("nl", "en"))
        assert dutch != english
        assert "{" not in dutch + english
