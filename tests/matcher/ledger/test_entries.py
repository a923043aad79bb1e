"""The ledger of a contract: which placements count, by which proof, and what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from matcher.domain.claim import Claim, ClaimStatus, TargetGroup
from matcher.domain.claim_record import ClaimRecord, Proof, ProofKind
from matcher.domain.obligation import ContractTerms, GoalKind
from matcher.domain.period import Period
from matcher.domain.placement import RegisteredPlacement
from matcher.errors import Conflict, NotFound
from matcher.ledger.entries import (
    Ledger,
    ProofStatus,
    effort_lines,
    ledger_of,
    placement_lines,
    standing_on,
)
from matcher.ledger.wording import (
    QuestionCode,
    explain_question,
    goal_sentence,
    ledger_amount,
    missing_goal_sentence,
    pace_sentence,
    questions_on,
)
from matcher.ternary import Ternary
from matcher.value.standing import Pace
from tests.statement_example import (
    EFFORTS,
    ON,
    PLACEMENTS,
    RECORDS,
    START,
    TERMS,
    UTRECHT,
    a_placed,
    a_record,
    span,
)


def ledger(
    terms: ContractTerms = TERMS,
    placements: Sequence[RegisteredPlacement] = PLACEMENTS,
    records: dict[str, tuple[ClaimRecord, ...]] = RECORDS,
) -> Ledger:
    return ledger_of(terms, placements, records, EFFORTS)


def asked(terms: ContractTerms, on: date = ON) -> list[QuestionCode]:
    return [question.code for question in questions_on(ledger(terms), on)]


def with_sum(euros: str) -> ContractTerms:
    return replace(TERMS, contract=replace(TERMS.contract, contract_sum=Decimal(euros)))


# --- proof ------------------------------------------------------------------------------------


def proof_of(*records: ClaimRecord) -> ProofStatus:
    (line,) = placement_lines(ledger(records={"K-0001": records}, placements=PLACEMENTS[:1]), ON)
    return line.proof


def test_somebody_without_any_claim_may_count_and_nothing_is_proven() -> None:
    (line,) = placement_lines(ledger(placements=PLACEMENTS[:1], records={}), ON)
    assert line.entry.judgement.counts is Ternary.UNKNOWN
    assert line.earned == span(("0.00", None))
    assert line.proof is ProofStatus.UNKNOWN


def test_that_somebody_is_not_in_one_group_does_not_say_that_no_group_applies() -> None:
    denied = ClaimRecord(claim=Claim(group=TargetGroup.BANENAFSPRAAK, is_member=Ternary.FAILS))
    (line,) = placement_lines(ledger(placements=PLACEMENTS[:1], records={"K-0001": (denied,)}), ON)
    assert line.entry.judgement.counts is Ternary.UNKNOWN
    assert line.proof is ProofStatus.UNKNOWN


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (a_record(TargetGroup.WW), ProofStatus.PROVEN),
        (a_record(TargetGroup.WW, status=ClaimStatus.UNVERIFIED), ProofStatus.UNCHECKED),
        (a_record(TargetGroup.WW, status=ClaimStatus.REFUSED), ProofStatus.REFUSED),
        (a_record(TargetGroup.WW, status=ClaimStatus.EXPIRED), ProofStatus.EXPIRED),
        (a_record(TargetGroup.WW, until=date(2023, 12, 31)), ProofStatus.EXPIRED),
        (a_record(TargetGroup.WW, status=ClaimStatus.UNKNOWN), ProofStatus.UNKNOWN),
    ],
)
def test_a_line_shows_the_proof_of_the_claim_it_rests_on(
    record: ClaimRecord, expected: ProofStatus
) -> None:
    assert proof_of(record) is expected


def test_a_claim_that_ended_after_the_reference_date_is_still_proven() -> None:
    assert proof_of(a_record(TargetGroup.WW, until=date(2024, 6, 1))) is ProofStatus.PROVEN


def test_a_document_that_had_lapsed_proves_no_more() -> None:
    lapsed = Proof(kind=ProofKind.BENEFIT_DECISION, valid_until=date(2023, 6, 1))
    assert proof_of(replace(a_record(TargetGroup.WW), proofs=(lapsed,))) is ProofStatus.EXPIRED


def test_of_two_claims_the_one_that_counts_tells_the_proof() -> None:
    refused = a_record(TargetGroup.PARTICIPATIEWET, status=ClaimStatus.REFUSED)
    assert proof_of(refused, a_record(TargetGroup.WW)) is ProofStatus.PROVEN


# --- days -------------------------------------------------------------------------------------


def test_a_placement_under_the_contract_twice_has_a_line_for_each_time() -> None:
    split = [
        ("C-0001", Period(START, date(2024, 5, 31))),
        ("C-0002", Period(date(2024, 6, 1), date(2024, 8, 31))),
        ("C-0001", Period(date(2024, 9, 1), None)),
    ]
    first, second = placement_lines(ledger(placements=[a_placed(1, "12", attributed=split)]), ON)
    # 40.000 x 12/36 x 3/12, and 12.222,22 less the 6.666,67 up to September
    assert first.earned == span(("3333.33", "3333.33"))
    assert second.earned == span(("5555.55", "5555.55"))


def test_a_placement_that_would_count_twice_on_a_day_is_refused() -> None:
    twice = [("C-0001", Period(START, None)), ("C-0001", Period(ON, None))]
    found = ledger(placements=[a_placed(1, "12", attributed=twice)])
    with pytest.raises(Conflict, match="P-0001"):
        standing_on(found, ON)


def test_work_that_has_not_begun_earned_nothing_and_is_planned() -> None:
    (line, *_) = placement_lines(ledger(), date(2024, 2, 15))
    assert line.days is None
    assert line.earned == span(("0.00", "0.00"))
    assert line.planned == span(("25555.56", "25555.56"))
    assert line.value is not None


def test_without_an_end_date_nothing_is_planned() -> None:
    endless = ledger(replace(TERMS, duration=Period(date(2024, 2, 1), None)))
    assert {line.planned for line in placement_lines(endless, ON)} == {None}
    assert {line.planned for line in effort_lines(endless, ON)} == {None}


def test_an_effort_earns_nothing_before_it_was_done() -> None:
    first, _ = effort_lines(ledger(), date(2024, 5, 31))
    assert first.earned == span(("0.00", "0.00"))
    assert first.planned == span(("1234.50", "1234.50"))


# --- questions --------------------------------------------------------------------------------


def test_a_contract_in_order_asks_nothing() -> None:
    assert asked(TERMS) == []


def test_a_contract_without_a_scheme_says_so() -> None:
    terms = replace(TERMS, scheme_id=None)
    assert asked(terms) == [QuestionCode.NO_SCHEME]
    found = ledger(terms)
    assert {line.earned.at_most for line in placement_lines(found, ON)} == {None}
    (persons,) = standing_on(found, ON).goals
    assert persons.reached == span(("0", "8"))


def test_points_do_not_pay_an_obligation_in_euros() -> None:
    terms = replace(TERMS, scheme_id="pso/undated")
    assert QuestionCode.POINTS_SCHEME in asked(terms)
    assert {line.earned.at_most for line in placement_lines(ledger(terms), ON)} == {None}


def test_a_scheme_that_did_not_hold_at_the_award_is_a_question() -> None:
    early = replace(TERMS, contract=replace(TERMS.contract, award_date=date(2023, 6, 30)))
    assert asked(early) == [QuestionCode.NOT_IN_FORCE]
    last_day_before = replace(early.contract, award_date=date(2023, 7, 1))
    assert asked(replace(early, contract=last_day_before)) == []


def test_a_scheme_without_dates_is_a_question() -> None:
    assert asked(replace(TERMS, scheme_id=UTRECHT)) == [QuestionCode.UNDATED]


def test_without_an_award_date_nobody_can_tell_whether_the_scheme_held() -> None:
    terms = replace(TERMS, contract=replace(TERMS.contract, award_date=None))
    assert asked(terms) == [QuestionCode.AWARD_DATE_UNKNOWN]


def test_a_rule_on_what_is_owed_is_asked_after_only_where_it_decides() -> None:
    ruled = replace(TERMS, duty_rule="rijkswaterstaat-undated")
    assert asked(ruled) == []
    open_terms = replace(ruled, contract=replace(TERMS.contract, percentage=None))
    assert asked(open_terms) == [QuestionCode.UNDATED]


def test_an_end_date_that_is_missing_or_past_is_a_question() -> None:
    endless = replace(TERMS, duration=Period(date(2024, 2, 1), None))
    assert asked(endless) == [QuestionCode.END_UNKNOWN]
    assert asked(TERMS, date(2026, 2, 1)) == [QuestionCode.DAYS_AFTER_END]


def test_a_scheme_that_the_library_lacks_is_named() -> None:
    with pytest.raises(NotFound, match="nergens/undated"):
        ledger(replace(TERMS, scheme_id="nergens/undated"))


# --- sentences --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("euros", "pace", "dutch", "english"),
    [
        ("900000.00", Pace.MET, "is gehaald", "is met"),
        ("1000000.00", Pace.ON_PACE, "wordt de verplichting voor", "will be met by"),
        ("1800000.00", Pace.MAY_FALL_SHORT, "hangt af van wat", "depends on what"),
        ("2000000.00", Pace.FALLS_SHORT, "verschuldigd € 100.000,00", "owed € 100.000,00"),
    ],
)
def test_the_pace_is_told_in_plain_words(euros: str, pace: Pace, dutch: str, english: str) -> None:
    found = standing_on(ledger(with_sum(euros)), ON)
    assert found.pace is pace
    assert dutch in pace_sentence(found)
    assert english in pace_sentence(found, "en")


def test_that_a_contract_is_behind_is_said_with_what_was_expected() -> None:
    # owed 100.000 over 24 months: 50.000 after twelve, and 47.873,38 at the most is earned
    found = standing_on(ledger(with_sum("2000000.00")), ON)
    assert found.is_behind is Ternary.MEETS
    assert "loopt de opdracht achter: bij een gelijk tempo was er al € 50.000,00" in (
        pace_sentence(found)
    )


def test_without_a_sum_the_pace_cannot_be_told() -> None:
    terms = replace(TERMS, contract=replace(TERMS.contract, contract_sum=None))
    assert "is niet te zeggen" in pace_sentence(standing_on(ledger(terms), ON))


def test_a_goal_tells_what_is_reached_and_a_missing_one_is_named() -> None:
    found = standing_on(ledger(), ON)
    (persons,) = found.goals
    # eight people worked: six count, one does not, one may
    assert goal_sentence(persons) == "6 tot 7 van 7 personen: misschien gehaald."
    assert goal_sentence(persons, "en") == "6 to 7 of 7 persons: perhaps reached."
    assert found.goals_missing == (GoalKind.PERSON_MONTHS,)
    assert missing_goal_sentence(GoalKind.PERSON_MONTHS).endswith("maanden werk.")


ABOUT_THE_CONTRACT = [
    QuestionCode.NO_SCHEME,
    QuestionCode.POINTS_SCHEME,
    QuestionCode.AWARD_DATE_UNKNOWN,
    QuestionCode.UNDATED,
    QuestionCode.NOT_IN_FORCE,
    QuestionCode.END_UNKNOWN,
    QuestionCode.DAYS_AFTER_END,
]
"""The others are in ``test_checks``."""


@pytest.mark.parametrize("code", ABOUT_THE_CONTRACT)
def test_every_question_has_a_sentence_in_both_languages(code: QuestionCode) -> None:
    found = [
        question
        for terms, on in (
            (replace(TERMS, scheme_id=None), ON),
            (replace(TERMS, scheme_id="pso/undated"), ON),
            (replace(TERMS, contract=replace(TERMS.contract, award_date=None)), ON),
            (replace(TERMS, contract=replace(TERMS.contract, award_date=date(2020, 1, 1))), ON),
            (replace(TERMS, scheme_id=UTRECHT), ON),
            (replace(TERMS, duration=Period()), ON),
            (TERMS, date(2027, 1, 1)),
        )
        for question in questions_on(ledger(terms), on)
        if question.code is code
    ]
    dutch, english = (explain_question(found[0], language) for language in ("nl", "en"))
    assert dutch != english
    assert "{" not in dutch + english


def test_an_open_amount_has_both_ends_in_both_languages() -> None:
    assert ledger_amount(span(("1.00", "2.00")), "en") == "€ 1,00 to € 2,00"
    assert ledger_amount(span(("1.00", None)), "en") == "unknown, at least € 1,00"
    assert ledger_amount(span(("1.00", "1.00"))) == "€ 1,00"
