"""The status of a claim moves by named steps, with who, when and why."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.claim import ClaimStatus
from matcher.domain.claim_record import ClaimRecord, ClaimTransition, Proof, ProofKind
from matcher.domain.judgement import ProofState
from matcher.eligibility.claim_status import allowed_transitions, moved
from matcher.eligibility.membership import proof_state, status_on
from matcher.errors import Conflict, InvalidInput
from tests.factories import a_claim

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
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
    assert record.checked_by == "Werkplein"


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
        assert after.claim.status is not status
        assert len(after.history) == 1
    else:
        with pytest.raises(Conflict):
            moved(record, transition, by="desk", at=AT, reason="waarom", proof=DECISION)
    assert record.claim.status is status


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
