"""The status of a claim moves by named steps, with who, when and why."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.claim import ClaimStatus
from matcher.domain.claim_record import ClaimRecord, ClaimTransition, Proof, ProofKind
from matcher.domain.judgement import ProofState
from matcher.eligibility.claim_status import allowed_transitions, moved
from matcher.eligibility.membership import membership, proof_state, status_on
from matcher.errors import Conflict, InvalidInput, MatcherError
from matcher.ternary import Ternary
from tests.factories import a_claim

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
LATER = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
DECISION = Proof(kind=ProofKind.BENEFIT_DECISION, reference="B-17", dated_on=date(2024, 1, 1))


def a_record(status: ClaimStatus = ClaimStatus.UNVERIFIED) -> ClaimRecord:
    return ClaimRecord(claim=a_claim(status=status))


def test_verifying_keeps_who_when_and_the_document_seen() -> None:
    record = moved(a_record(), ClaimTransition.VERIFY, by="Werkplein", at=AT, proof=DECISION)
    assert record.claim.status is ClaimStatus.VERIFIED
    assert (record.checked_by, record.checked_on) == ("Werkplein", date(2026, 3, 2))
    assert record.proofs == (DECISION,)
    assert record.history[-1].by == "Werkplein"
    assert proof_state(record) is ProofState.PROVEN


def test_the_whole_history_stays() -> None:
    record = moved(a_record(), ClaimTransition.VERIFY, by="Werkplein", at=AT, proof=DECISION)
    record = moved(record, ClaimTransition.EXPIRE, by="Werkplein", at=AT)
    record = moved(record, ClaimTransition.REOPEN, by="Werkplein", at=AT, reason="verlengd")
    assert [change.status for change in record.history] == [
        ClaimStatus.VERIFIED,
        ClaimStatus.EXPIRED,
        ClaimStatus.UNVERIFIED,
    ]
    assert [change.by for change in record.history] == ["Werkplein"] * 3


def test_a_reopened_claim_is_no_longer_checked_by_anybody() -> None:
    record = moved(a_record(), ClaimTransition.VERIFY, by="Werkplein", at=AT, proof=DECISION)
    record = moved(record, ClaimTransition.REOPEN, by="Werkplein", at=AT, reason="verlengd")
    assert (record.checked_by, record.checked_on) == ("", None)
    assert record.proofs == (DECISION,)
    ended = moved(record, ClaimTransition.EXPIRE, by="Werkplein", at=AT)
    assert proof_state(ended) is ProofState.UNCHECKED


def test_a_verified_claim_is_verified_again_by_a_new_document() -> None:
    record = moved(a_record(), ClaimTransition.VERIFY, by="Werkplein", at=AT, proof=DECISION)
    with pytest.raises(InvalidInput) as raised:
        moved(record, ClaimTransition.VERIFY, by="Werkplein", at=LATER)
    assert raised.value.where == "proof"
    renewed = Proof(kind=ProofKind.BENEFIT_DECISION, dated_on=date(2027, 2, 1))
    again = moved(record, ClaimTransition.VERIFY, by="Loket", at=LATER, proof=renewed)
    assert again.proofs == (DECISION, renewed)
    assert (again.checked_by, again.checked_on) == ("Loket", date(2027, 3, 1))
    assert [change.by for change in again.history] == ["Werkplein", "Loket"]


def test_a_check_that_another_enters_names_the_desk_and_who_entered_it() -> None:
    record = moved(
        a_record(),
        ClaimTransition.VERIFY,
        by="beheerder namens Werkplein",
        checked_by="Werkplein",
        at=AT,
        proof=DECISION,
    )
    assert record.checked_by == "Werkplein"
    assert record.history[-1].by == "beheerder namens Werkplein"


def test_the_day_of_a_check_is_that_where_the_desk_is() -> None:
    just_past_midnight = datetime(2026, 3, 3, 0, 30, tzinfo=timezone(timedelta(hours=1)))
    record = moved(
        a_record(), ClaimTransition.VERIFY, by="desk", at=just_past_midnight, proof=DECISION
    )
    assert record.checked_on == date(2026, 3, 3)


def test_what_nobody_knows_cannot_be_verified() -> None:
    record = ClaimRecord(claim=a_claim(is_member=Ternary.UNKNOWN))
    with pytest.raises(InvalidInput) as raised:
        moved(record, ClaimTransition.VERIFY, by="desk", at=AT, proof=DECISION)
    assert raised.value.where == "is_member"


def test_that_somebody_is_not_in_a_group_can_be_verified_too() -> None:
    record = ClaimRecord(claim=a_claim(is_member=Ternary.FAILS))
    lookup = Proof(kind=ProofKind.REGISTER_LOOKUP)
    after = moved(record, ClaimTransition.VERIFY, by="desk", at=AT, proof=lookup)
    assert membership(after, date(2026, 4, 1))[0] is Ternary.FAILS


def test_an_expired_claim_no_longer_holds_after_its_last_day() -> None:
    """Without this a claim that ended early would go on counting until the day it once named."""
    running = ClaimRecord(
        claim=a_claim(status=ClaimStatus.VERIFIED, until=date(2028, 1, 1)), proofs=(DECISION,)
    )
    with pytest.raises(InvalidInput) as raised:
        moved(running, ClaimTransition.EXPIRE, by="desk", at=AT)
    assert raised.value.where == "until"
    ended = moved(running, ClaimTransition.EXPIRE, by="desk", at=AT, until=date(2026, 2, 28))
    assert ended.claim.until == date(2026, 2, 28)
    assert membership(ended, date(2026, 2, 28))[0] is Ternary.MEETS
    assert membership(ended, date(2026, 3, 1))[0] is Ternary.FAILS


def test_an_expiry_without_any_last_day_leaves_open_when_it_ended() -> None:
    ended = moved(a_record(), ClaimTransition.EXPIRE, by="desk", at=AT)
    assert ended.claim.until is None
    assert membership(ended, date(2025, 1, 1))[0] is Ternary.UNKNOWN


@pytest.mark.parametrize("until", [date(2026, 3, 3), date(2023, 12, 31)])
def test_a_claim_does_not_expire_in_the_future_or_before_it_began(until: date) -> None:
    with pytest.raises(InvalidInput) as raised:
        moved(a_record(), ClaimTransition.EXPIRE, by="desk", at=AT, until=until)
    assert raised.value.where == "until"


def test_a_refused_claim_cannot_be_verified_without_reopening_it() -> None:
    with pytest.raises(Conflict) as raised:
        moved(
            a_record(ClaimStatus.REFUSED), ClaimTransition.VERIFY, by="desk", at=AT, proof=DECISION
        )
    assert "reopen" in raised.value.remedy


@pytest.mark.parametrize(
    ("transition", "by", "at", "reason", "field"),
    [
        (ClaimTransition.VERIFY, "desk", AT, "", "proof"),
        (ClaimTransition.VERIFY, " ", AT, "", "by"),
        (ClaimTransition.REFUSE, "desk", AT, "", "reason"),
        (ClaimTransition.EXPIRE, "desk", AT.replace(tzinfo=None), "", "at"),
    ],
)
def test_a_step_without_name_reason_document_or_time_zone_is_refused(
    transition: ClaimTransition, by: str, at: datetime, reason: str, field: str
) -> None:
    with pytest.raises(InvalidInput) as raised:
        moved(a_record(), transition, by=by, at=at, reason=reason)
    assert raised.value.where == field
    assert raised.value.remedy


@given(st.sampled_from(ClaimStatus), st.sampled_from(ClaimTransition))
def test_a_step_either_is_allowed_or_is_refused_and_changes_nothing(
    status: ClaimStatus, transition: ClaimTransition
) -> None:
    record = a_record(status)
    if transition in allowed_transitions(status):
        after = moved(record, transition, by="desk", at=AT, reason="waarom", proof=DECISION)
        is_again = (status, transition) == (ClaimStatus.VERIFIED, ClaimTransition.VERIFY)
        assert is_again or after.claim.status is not status
        assert len(after.history) == 1
    else:
        with pytest.raises(Conflict):
            moved(record, transition, by="desk", at=AT, reason="waarom", proof=DECISION)
    assert record.claim.status is status


@given(st.lists(st.tuples(st.sampled_from(ClaimTransition), st.booleans(), st.booleans())))
def test_whatever_is_tried_history_only_grows_and_ends_in_the_status(
    tried: list[tuple[ClaimTransition, bool, bool]],
) -> None:
    record = a_record()
    for transition, has_reason, has_document in tried:
        before = record
        try:
            record = moved(
                record,
                transition,
                by="desk",
                at=AT,
                reason="waarom" if has_reason else "",
                proof=DECISION if has_document else None,
            )
        except MatcherError:
            assert record is before
        assert record.history[: len(before.history)] == before.history
        assert len(record.history) - len(before.history) == (record is not before)
        assert record.proofs[: len(before.proofs)] == before.proofs
        last = record.history[-1].status if record.history else ClaimStatus.UNVERIFIED
        assert record.claim.status is last
        is_checked = record.checked_on is not None
        assert is_checked or record.claim.status is not ClaimStatus.VERIFIED


def test_no_status_is_a_dead_end() -> None:
    assert all(allowed_transitions(status) for status in ClaimStatus)


@pytest.mark.parametrize(
    ("status", "day", "seen"),
    [
        (ClaimStatus.VERIFIED, date(2024, 6, 30), ClaimStatus.VERIFIED),
        (ClaimStatus.VERIFIED, date(2024, 7, 1), ClaimStatus.EXPIRED),
        (ClaimStatus.REFUSED, date(2024, 7, 1), ClaimStatus.REFUSED),
    ],
)
def test_expiry_is_seen_by_date_without_anybody_pressing_a_button(
    status: ClaimStatus, day: date, seen: ClaimStatus
) -> None:
    record = ClaimRecord(claim=a_claim(status=status, until=date(2024, 6, 30)))
    assert status_on(record, day) is seen
