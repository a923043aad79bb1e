"""Between two decisions of a desk: what may change, and until when a claim holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.claim import ClaimStatus, TargetGroup
from matcher.domain.claim_record import (
    ClaimGround,
    ClaimRecord,
    ClaimTransition,
    Proof,
    ProofKind,
    RegisteredClaim,
    StatusChange,
    StudyLevel,
)
from matcher.eligibility.claim_status import JUDGED, moved
from matcher.eligibility.claim_upkeep import (
    check_may_be_removed,
    check_proof,
    check_stands_alone,
    corrected,
    expires_on,
    with_proof,
)
from matcher.errors import Conflict, InvalidInput
from matcher.ternary import Ternary
from tests.factories import a_claim

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
DECISION = Proof(kind=ProofKind.BENEFIT_DECISION, reference="B-17", dated_on=date(2024, 1, 1))


def a_record(status: ClaimStatus = ClaimStatus.UNVERIFIED, **changes: Any) -> ClaimRecord:
    return ClaimRecord(claim=a_claim(status=status, **changes))


def a_registered(claim_id: str, record: ClaimRecord) -> RegisteredClaim:
    return RegisteredClaim(claim_id=claim_id, candidate_id="K-0001", record=record)


RESTS_ON = {
    "is_member": lambda r: replace(r, claim=replace(r.claim, is_member=Ternary.FAILS)),
    "since": lambda r: replace(r, claim=replace(r.claim, since=date(2020, 1, 1))),
    "until": lambda r: replace(r, claim=replace(r.claim, until=date(2030, 1, 1))),
    "ground": lambda r: replace(r, ground=ClaimGround.WAJONG),
    "study_level": lambda r: replace(r, study_level=StudyLevel.MBO_2),
    "left_school_on": lambda r: replace(r, left_school_on=date(2023, 7, 1)),
}


@pytest.mark.parametrize("field", RESTS_ON)
@pytest.mark.parametrize("status", sorted(JUDGED))
def test_what_a_judgement_rests_on_stays_until_the_claim_is_reopened(
    field: str, status: ClaimStatus
) -> None:
    record = a_record(status)
    with pytest.raises(Conflict) as raised:
        corrected(record, RESTS_ON[field](record))
    assert raised.value.where == field
    assert "reopen" in raised.value.remedy
    reopened = moved(record, ClaimTransition.REOPEN, by="desk", at=AT, reason="tikfout")
    assert corrected(reopened, RESTS_ON[field](reopened)) == RESTS_ON[field](reopened)


@pytest.mark.parametrize("status", ClaimStatus)
def test_a_group_never_changes(status: ClaimStatus) -> None:
    with pytest.raises(Conflict) as raised:
        corrected(a_record(status), a_record(status, group=TargetGroup.WW))
    assert raised.value.where == "group"


def test_a_correction_touches_neither_status_nor_documents_nor_history() -> None:
    record = replace(
        a_record(ClaimStatus.VERIFIED),
        proofs=(DECISION,),
        checked_by="Werkplein",
        checked_on=date(2026, 3, 2),
        history=(
            StatusChange(
                transition=ClaimTransition.VERIFY,
                status=ClaimStatus.VERIFIED,
                by="Werkplein",
                at=AT,
            ),
        ),
    )
    told = replace(a_record(ClaimStatus.UNKNOWN), unemployed_since=date(2023, 1, 1))
    assert corrected(record, told) == replace(record, unemployed_since=date(2023, 1, 1))


def test_days_in_the_wrong_order_are_refused() -> None:
    facts = a_record(since=date(2026, 2, 1), until=date(2026, 1, 1))
    with pytest.raises(InvalidInput) as raised:
        corrected(a_record(), facts)
    assert raised.value.where == "until"


# --- documents --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "remedy"),
    [(ClaimStatus.VERIFIED, "verify it again"), (ClaimStatus.EXPIRED, "reopen")],
)
def test_nobody_slips_a_document_under_what_a_desk_saw(status: ClaimStatus, remedy: str) -> None:
    with pytest.raises(Conflict) as raised:
        with_proof(a_record(status), DECISION)
    assert remedy in raised.value.remedy


@pytest.mark.parametrize(
    "status", [ClaimStatus.UNVERIFIED, ClaimStatus.UNKNOWN, ClaimStatus.REFUSED]
)
def test_a_document_joins_those_that_are_there(status: ClaimStatus) -> None:
    record = replace(a_record(status), proofs=(DECISION,))
    other = Proof(kind=ProofKind.MUNICIPAL_STATEMENT)
    assert with_proof(record, other) == replace(record, proofs=(DECISION, other))


def test_a_document_cannot_be_of_tomorrow_or_end_before_it_begins() -> None:
    check_proof(replace(DECISION, valid_until=DECISION.dated_on), date(2024, 1, 1))
    with pytest.raises(InvalidInput, match="still to come"):
        check_proof(DECISION, date(2023, 12, 31))
    with pytest.raises(InvalidInput, match="before that"):
        check_proof(replace(DECISION, valid_until=date(2023, 12, 31)), date(2026, 1, 1))


# --- until when -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("until", "proven_until", "last"),
    [
        (None, (), None),
        (date(2026, 5, 1), (), date(2026, 5, 1)),
        (None, (date(2026, 4, 1),), date(2026, 4, 1)),
        (date(2026, 5, 1), (date(2026, 4, 1),), date(2026, 4, 1)),
        (date(2026, 3, 1), (date(2026, 4, 1),), date(2026, 3, 1)),
        (None, (date(2026, 4, 1), date(2027, 4, 1)), date(2027, 4, 1)),
        (None, (date(2026, 4, 1), None), None),
        (date(2026, 5, 1), (date(2026, 4, 1), None), date(2026, 5, 1)),
    ],
)
def test_a_claim_holds_until_its_last_day_or_that_of_the_longest_document(
    until: date | None, proven_until: tuple[date | None, ...], last: date | None
) -> None:
    proofs = tuple(replace(DECISION, valid_until=day) for day in proven_until)
    assert expires_on(replace(a_record(until=until), proofs=proofs)) == last


# --- several claims of one group --------------------------------------------------------------


def test_somebody_may_be_in_ww_twice_one_after_the_other() -> None:
    first = a_record(since=date(2023, 1, 1), until=date(2023, 9, 30))
    second = a_record(since=date(2023, 10, 1))
    check_stands_alone(a_registered("D-0002", second), [a_registered("D-0001", first)])


@pytest.mark.parametrize("since", [date(2023, 9, 30), None])
def test_two_open_claims_of_a_group_do_not_speak_of_the_same_day(since: date | None) -> None:
    first = a_registered("D-0001", a_record(since=date(2023, 1, 1), until=date(2023, 9, 30)))
    with pytest.raises(Conflict, match="D-0001"):
        check_stands_alone(a_registered("D-0002", a_record(since=since)), [first])


@given(
    ended=st.sampled_from([ClaimStatus.REFUSED, ClaimStatus.EXPIRED]), is_first_ended=st.booleans()
)
def test_what_was_refused_or_expired_stands_in_nobodys_way(
    *, ended: ClaimStatus, is_first_ended: bool
) -> None:
    statuses = (ended, ClaimStatus.VERIFIED) if is_first_ended else (ClaimStatus.VERIFIED, ended)
    first, second = (
        a_registered(f"D-000{number}", a_record(status))
        for number, status in enumerate(statuses, start=1)
    )
    check_stands_alone(second, [first])


def test_other_groups_and_the_claim_itself_stand_in_nobodys_way() -> None:
    claim = a_registered("D-0001", a_record())
    check_stands_alone(claim, [claim, a_registered("D-0002", a_record(group=TargetGroup.WW))])


# --- removal ----------------------------------------------------------------------------------


def test_a_claim_goes_while_nothing_was_decided_and_stays_afterwards() -> None:
    check_may_be_removed(a_record())
    refused = moved(a_record(), ClaimTransition.REFUSE, by="desk", at=AT, reason="van een ander")
    reopened = moved(refused, ClaimTransition.REOPEN, by="desk", at=AT, reason="toch niet")
    for record in (refused, reopened, a_record(ClaimStatus.VERIFIED)):
        with pytest.raises(Conflict, match="history is not erased"):
            check_may_be_removed(record)
