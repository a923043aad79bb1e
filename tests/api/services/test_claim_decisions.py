"""Who decides on claims, what a desk finds back afterwards, and what passes by date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.services.claims import (
    ClaimMove,
    change_claim,
    move_claim,
    read_claim,
    register_claim,
    remove_claim,
)
from matcher.domain.access import Viewer
from matcher.domain.claim import ClaimStatus
from matcher.domain.claim_record import ClaimRecord, ClaimTransition, Proof, ProofKind
from matcher.errors import Conflict, InvalidInput, MatcherError
from matcher.ternary import Ternary
from models.engine import Database
from tests.api.services.claim_region import (
    AT,
    CONTRACTOR,
    DECISION,
    DESK,
    EXPIRE,
    KEEPERS,
    OPERATOR,
    OTHER,
    OWN,
    REFUSE,
    REOPEN,
    TODAY,
    VERIFY,
    a_draft,
    decided,
    record_of,
    registered,
    since_2020,
)
from tests.factories import a_candidate


def unemployed_since_2020(record: ClaimRecord) -> ClaimRecord:
    return replace(record, unemployed_since=date(2020, 1, 1))


@pytest.mark.parametrize("move", [VERIFY, REFUSE, EXPIRE, REOPEN], ids=lambda m: m.transition)
@pytest.mark.parametrize("viewer", [OWN, OTHER, CONTRACTOR], ids=lambda v: f"{v.role}")
def test_who_is_no_desk_does_not_decide_and_reads_who_does(
    region: Database, viewer: Viewer, move: ClaimMove
) -> None:
    claim_id = registered(region)
    with region.unit_of_work(viewer) as uow, pytest.raises(Conflict, match="municipal desk"):
        move_claim(uow, claim_id, move, at=AT, on=TODAY)
    assert record_of(region, claim_id).history == ()


def test_a_decision_names_the_desk_and_the_instant(region: Database) -> None:
    claim_id = registered(region)
    decided(region, claim_id, VERIFY)
    record = record_of(region, claim_id)
    assert (record.checked_by, record.checked_on) == ("Werkplein Voorbeeld", TODAY)
    (change,) = record.history
    assert (change.by, change.at) == ("Werkplein Voorbeeld", AT)


def test_the_operator_decides_in_its_own_name_or_for_a_desk(region: Database) -> None:
    claim_id = registered(region)
    decided(region, claim_id, VERIFY, REOPEN, viewer=OPERATOR)
    decided(region, claim_id, replace(VERIFY, checked_by="Loket Elders"), viewer=OPERATOR)
    record = record_of(region, claim_id)
    assert record.checked_by == "Loket Elders"
    assert [change.by for change in record.history] == [
        "beheerder",
        "beheerder",
        "beheerder namens Loket Elders",
    ]


def test_a_desk_decides_for_no_other_desk(region: Database) -> None:
    claim_id = registered(region)
    with pytest.raises(InvalidInput) as raised:
        decided(region, claim_id, replace(VERIFY, checked_by="Loket Elders"))
    assert raised.value.where == "checked_by"


def test_a_whole_history_is_kept_in_order(region: Database) -> None:
    claim_id = registered(region)
    renewed = Proof(kind=ProofKind.MUNICIPAL_STATEMENT, dated_on=date(2026, 3, 1))
    moves = (VERIFY, replace(VERIFY, proof=renewed), REOPEN, REFUSE, REOPEN, VERIFY, EXPIRE)
    for number, move in enumerate(moves):
        with region.unit_of_work(DESK) as uow:
            move_claim(uow, claim_id, move, at=AT + timedelta(days=number), on=TODAY)
    record = record_of(region, claim_id)
    assert [change.transition for change in record.history] == [m.transition for m in moves]
    assert [change.at for change in record.history] == [
        AT + timedelta(days=number) for number in range(len(moves))
    ]
    assert record.proofs == (DECISION, renewed, DECISION)
    assert record.claim.status is ClaimStatus.EXPIRED
    assert record.claim.until == EXPIRE.until


def test_the_transitions_offered_are_those_that_the_reader_may_make(region: Database) -> None:
    claim_id = registered(region)
    for viewer, offered in (
        (DESK, (ClaimTransition.VERIFY, ClaimTransition.REFUSE, ClaimTransition.EXPIRE)),
        (OWN, ()),
    ):
        with region.unit_of_work(viewer) as uow:
            assert read_claim(uow, claim_id, on=TODAY).transitions == offered


@pytest.mark.parametrize(
    ("move", "where"),
    [
        (replace(REFUSE, proof=DECISION), "proof"),
        (replace(REFUSE, until=TODAY), "until"),
        (replace(REFUSE, reason=" "), "reason"),
        (replace(VERIFY, proof=None), "proof"),
        (replace(VERIFY, proof=replace(DECISION, dated_on=date(2026, 3, 3))), "proof"),
        (replace(EXPIRE, until=date(2026, 3, 3)), "until"),
    ],
)
def test_a_decision_that_is_not_whole_changes_nothing(
    region: Database, move: ClaimMove, where: str
) -> None:
    claim_id = registered(region)
    with pytest.raises(InvalidInput) as raised:
        decided(region, claim_id, move)
    assert raised.value.where == where
    assert raised.value.remedy
    assert record_of(region, claim_id) == a_draft()


def test_a_step_that_the_status_does_not_allow_is_answered_with_those_it_does(
    region: Database,
) -> None:
    claim_id = registered(region)
    with pytest.raises(Conflict) as raised:
        decided(region, claim_id, REOPEN)
    assert "verify, refuse, expire" in raised.value.remedy


# --- what was judged --------------------------------------------------------------------------


@pytest.mark.parametrize("viewer", KEEPERS.values(), ids=KEEPERS)
def test_what_a_verified_claim_rests_on_is_reopened_before_it_changes(
    region: Database, viewer: Viewer
) -> None:
    claim_id = registered(region)
    decided(region, claim_id, VERIFY)
    with region.unit_of_work(viewer) as uow, pytest.raises(Conflict, match="judged") as raised:
        change_claim(uow, claim_id, since_2020, on=TODAY)
    assert "reopen" in raised.value.remedy
    decided(region, claim_id, REOPEN)
    with region.unit_of_work(viewer) as uow:
        changed = change_claim(uow, claim_id, since_2020, on=TODAY)
    assert changed.claim.record.claim.since == date(2020, 1, 1)


def test_the_other_facts_of_a_verified_claim_are_the_desks(region: Database) -> None:
    claim_id = registered(region)
    decided(region, claim_id, VERIFY)
    with region.unit_of_work(OWN) as uow, pytest.raises(Conflict, match="municipal desk"):
        change_claim(uow, claim_id, unemployed_since_2020, on=TODAY)
    with region.unit_of_work(DESK) as uow:
        changed = change_claim(uow, claim_id, unemployed_since_2020, on=TODAY)
    assert changed.claim.record.unemployed_since == date(2020, 1, 1)
    assert changed.claim.record.claim.status is ClaimStatus.VERIFIED


@pytest.mark.parametrize("viewer", KEEPERS.values(), ids=KEEPERS)
def test_a_claim_on_which_was_decided_stays(region: Database, viewer: Viewer) -> None:
    claim_id = registered(region)
    decided(region, claim_id, VERIFY, REOPEN)
    with region.unit_of_work(viewer) as uow, pytest.raises(Conflict, match="history") as raised:
        remove_claim(uow, claim_id)
    assert "refuse or expire" in raised.value.remedy
    assert len(record_of(region, claim_id).history) == 2


# --- by date ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "is_current", "is_past"),
    [
        (date(2025, 5, 31), Ternary.FAILS, False),
        (date(2026, 2, 28), Ternary.MEETS, False),
        (date(2026, 3, 1), Ternary.UNKNOWN, True),
        (date(2026, 6, 1), Ternary.FAILS, True),
    ],
)
def test_a_verified_claim_is_past_by_date_without_anybody_acting(
    region: Database, on: date, *, is_current: Ternary, is_past: bool
) -> None:
    claim_id = registered(region, until=date(2026, 5, 31))
    lapsing = replace(DECISION, valid_until=date(2026, 2, 28))
    decided(region, claim_id, replace(VERIFY, proof=lapsing))
    with region.unit_of_work(OWN) as uow:
        found = read_claim(uow, claim_id, on=on)
    assert found.claim.record.claim.status is ClaimStatus.VERIFIED
    assert (found.is_current, found.is_past) == (is_current, is_past)
    assert found.expires_on == date(2026, 2, 28)


def test_an_expired_claim_is_past_also_where_nobody_knows_since_when(region: Database) -> None:
    claim_id = registered(region)
    decided(region, claim_id, replace(EXPIRE, until=None))
    with region.unit_of_work(OWN) as uow:
        found = read_claim(uow, claim_id, on=TODAY)
    assert (found.is_past, found.expires_on) == (True, None)


NUMBERS = count(1000)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(tried=st.lists(st.sampled_from([VERIFY, REFUSE, EXPIRE, REOPEN]), max_size=6))
def test_whatever_is_tried_the_stored_history_only_grows_and_ends_in_the_status(
    region: Database, tried: list[ClaimMove]
) -> None:
    number = next(NUMBERS)
    with region.unit_of_work(OPERATOR) as uow:
        uow.candidates.add(a_candidate(candidate_id=f"K-{number}", source_id=str(number)))
        uow.commit()
        claim_id = register_claim(uow, f"K-{number}", a_draft(), on=TODAY).claim.claim_id
    before = record_of(region, claim_id)
    for move in tried:
        try:
            decided(region, claim_id, move)
        except MatcherError:
            assert record_of(region, claim_id) == before
            continue
        after = record_of(region, claim_id)
        assert after.history[:-1] == before.history
        assert after.claim.status is after.history[-1].status
        before = after
