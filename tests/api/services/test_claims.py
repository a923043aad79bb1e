"""Who records claims, what they may say, and what becomes of them beside the files."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from api.services.claims import (
    add_proof,
    change_claim,
    list_claims,
    move_claim,
    read_claim,
    register_claim,
    remove_claim,
)
from matcher.domain.access import Viewer
from matcher.domain.claim import Claim, ClaimStatus, TargetGroup
from matcher.domain.claim_record import ClaimRecord, Proof, ProofKind
from matcher.domain.judgement import ProofState
from matcher.errors import Conflict, InvalidInput, NotFound
from matcher.ternary import Ternary
from models.engine import Database
from tests.api.exchange.files import SYNTHETIC_BSN, a_sonar_row, write_sonar
from tests.api.services.claim_region import (
    AT,
    DECISION,
    DESK,
    KEEPERS,
    OPERATOR,
    OWN,
    REFUSE,
    REOPEN,
    STRANGERS,
    TODAY,
    VERIFY,
    a_draft,
    decided,
    record_of,
    registered,
    since_2020,
)
from tests.api.services.desk import Desk
from tests.factories import a_candidate, a_claim


@pytest.mark.parametrize("viewer", KEEPERS.values(), ids=KEEPERS)
def test_a_claim_is_registered_changed_and_proven_by_those_who_keep_it(
    region: Database, viewer: Viewer
) -> None:
    claim_id = registered(region, viewer)
    with region.unit_of_work(viewer) as uow:
        change_claim(uow, claim_id, since_2020, on=TODAY)
    with region.unit_of_work(viewer) as uow:
        add_proof(uow, claim_id, DECISION, on=TODAY)
    with region.unit_of_work(viewer) as uow:
        found = read_claim(uow, claim_id, on=TODAY)
    assert found.claim.record == replace(since_2020(a_draft()), proofs=(DECISION,))
    assert found.claim.record.claim.status is ClaimStatus.UNVERIFIED
    assert found.proof_state is ProofState.UNCHECKED
    with region.unit_of_work(viewer) as uow:
        remove_claim(uow, claim_id)
    with region.unit_of_work(viewer) as uow, pytest.raises(NotFound):
        read_claim(uow, claim_id, on=TODAY)


@pytest.mark.parametrize("viewer", STRANGERS.values(), ids=STRANGERS)
def test_others_neither_record_nor_learn_of_a_claim(region: Database, viewer: Viewer) -> None:
    claim_id = registered(region)
    for takes_over in (False, True):
        with region.unit_of_work(viewer) as uow, pytest.raises(Conflict, match="own intermediary"):
            register_claim(uow, "K-0001", a_draft(), takes_over=takes_over, on=TODAY)
    with region.unit_of_work(viewer) as uow:
        found = list_claims(uow, "K-0001", on=TODAY)
        assert (found.registered, found.from_files) == (None, None)
    calls: list[Callable[[Any], object]] = [
        lambda uow: read_claim(uow, claim_id, on=TODAY),
        lambda uow: change_claim(uow, claim_id, since_2020, on=TODAY),
        lambda uow: add_proof(uow, claim_id, DECISION, on=TODAY),
        lambda uow: remove_claim(uow, claim_id),
    ]
    for call in calls:
        with region.unit_of_work(viewer) as uow, pytest.raises(NotFound):
            call(uow)
    assert record_of(region, claim_id) == a_draft()


def test_a_desk_sees_nothing_of_somebody_without_consent_to_sharing(region: Database) -> None:
    claim_id = registered(region)
    with region.unit_of_work(OPERATOR) as uow:
        uow.candidates.update(a_candidate(is_shareable=False))
        uow.commit()
    with region.unit_of_work(DESK) as uow:
        with pytest.raises(NotFound):
            list_claims(uow, "K-0001", on=TODAY)
        with pytest.raises(NotFound):
            move_claim(uow, claim_id, VERIFY, at=AT, on=TODAY)


def test_what_files_say_stands_beside_and_yields_to_a_registered_claim(region: Database) -> None:
    with region.unit_of_work(OWN) as uow:
        assert list_claims(uow, "K-0001", on=TODAY).from_files == (a_claim(),)
    registered(region, group=TargetGroup.WW)
    with region.unit_of_work(OWN) as uow:
        found = list_claims(uow, "K-0001", on=TODAY)
        assert found.registered is not None
        assert [shown.claim.record.claim.group for shown in found.registered] == [TargetGroup.WW]
        assert found.from_files == (a_claim(),)
    registered(region, group=TargetGroup.PARTICIPATIEWET)
    with region.unit_of_work(OWN) as uow:
        assert list_claims(uow, "K-0001", on=TODAY).from_files == ()


def test_what_a_file_says_can_be_taken_over_but_not_its_word_on_the_status(
    region: Database,
) -> None:
    told = a_claim(status=ClaimStatus.VERIFIED, until=date(2027, 1, 1), source="Sonar")
    with region.unit_of_work(OPERATOR) as uow:
        uow.candidates.update(a_candidate(claims=(told,)))
        uow.commit()
    draft = ClaimRecord(
        claim=Claim(
            group=TargetGroup.PARTICIPATIEWET, is_member=Ternary.UNKNOWN, since=date(2024, 2, 1)
        )
    )
    with region.unit_of_work(OWN) as uow:
        made = register_claim(uow, "K-0001", draft, takes_over=True, on=TODAY)
    assert made.claim.record.claim == replace(
        told, since=date(2024, 2, 1), status=ClaimStatus.UNVERIFIED
    )


def test_nothing_is_taken_over_where_no_file_says_anything(region: Database) -> None:
    with region.unit_of_work(OWN) as uow, pytest.raises(InvalidInput, match="No file") as raised:
        register_claim(uow, "K-0001", a_draft(), takes_over=True, on=TODAY)
    assert raised.value.where == "from_file"


def test_a_new_claim_never_starts_as_checked(region: Database) -> None:
    draft = replace(a_draft(status=ClaimStatus.VERIFIED), checked_by="Werkplein", checked_on=TODAY)
    with region.unit_of_work(OWN) as uow:
        made = register_claim(uow, "K-0001", draft, on=TODAY)
    assert made.claim.record == a_draft()


def test_two_open_claims_of_a_group_do_not_overlap_in_whatever_way_they_come_to(
    region: Database,
) -> None:
    first = registered(region, until=date(2025, 9, 30))
    with region.unit_of_work(OWN) as uow, pytest.raises(Conflict, match=first):
        register_claim(uow, "K-0001", a_draft(), on=TODAY)
    second = registered(region, since=date(2025, 10, 1))
    with region.unit_of_work(OWN) as uow, pytest.raises(Conflict, match=first):
        change_claim(uow, second, since_2020, on=TODAY)
    decided(region, first, REFUSE)
    with region.unit_of_work(OWN) as uow:
        change_claim(uow, second, since_2020, on=TODAY)
    with pytest.raises(Conflict, match=second):
        decided(region, first, REOPEN)
    assert record_of(region, first).claim.status is ClaimStatus.REFUSED


def test_the_word_of_an_authority_is_recorded_by_a_desk(region: Database) -> None:
    accepted = replace(a_draft(), is_accepted_by_authority=Ternary.MEETS)
    with region.unit_of_work(OWN) as uow, pytest.raises(Conflict) as raised:
        register_claim(uow, "K-0001", accepted, on=TODAY)
    assert raised.value.where == "is_accepted_by_authority"
    claim_id = registered(region)
    for viewer in (DESK, OPERATOR):
        with region.unit_of_work(viewer) as uow:
            change_claim(uow, claim_id, lambda _: accepted, on=TODAY)
    with region.unit_of_work(OWN) as uow:
        changed = change_claim(uow, claim_id, since_2020, on=TODAY)
    assert changed.claim.record.is_accepted_by_authority is Ternary.MEETS


def test_of_two_who_register_the_same_group_at_once_one_is_told(region: Database) -> None:
    def attempt(viewer: Viewer) -> str:
        try:
            return registered(region, viewer)
        except Conflict as fault:
            return fault.where

    with ThreadPoolExecutor(2) as both:
        told = sorted(both.map(attempt, (OWN, DESK)))
    assert told[0].startswith("D-")
    assert told[1] == "group"


# --- texts ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", [f"BSN {SYNTHETIC_BSN}", "bel 06-12345678", "k@voorbeeld.invalid", "x" * 501]
)
def test_a_text_that_holds_who_somebody_is_is_refused_and_not_repeated(
    region: Database, text: str
) -> None:
    claim_id = registered(region)
    calls: dict[str, Callable[[Any], object]] = {
        "source": lambda uow: register_claim(
            uow, "K-0001", a_draft(TargetGroup.NUG, source=text), on=TODAY
        ),
        "reason": lambda uow: move_claim(
            uow, claim_id, replace(REFUSE, reason=text), at=AT, on=TODAY
        ),
        "checked_by": lambda uow: move_claim(
            uow, claim_id, replace(VERIFY, checked_by=text), at=AT, on=TODAY
        ),
    }
    for where, call in calls.items():
        with region.unit_of_work(OPERATOR) as uow, pytest.raises(InvalidInput) as raised:
            call(uow)
        assert raised.value.where == where
        assert text not in raised.value.sentence()


@pytest.mark.parametrize("reference", [SYNTHETIC_BSN, f"zaak {SYNTHETIC_BSN}", "k@voorbeeld.nl"])
def test_a_bsn_is_no_reference_of_a_document(region: Database, reference: str) -> None:
    claim_id = registered(region)
    proof = replace(DECISION, reference=reference)
    with region.unit_of_work(OWN) as uow, pytest.raises(InvalidInput) as raised:
        add_proof(uow, claim_id, proof, on=TODAY)
    assert raised.value.where == "reference"
    with pytest.raises(InvalidInput):
        decided(region, claim_id, replace(VERIFY, proof=proof))
    with region.unit_of_work(OWN) as uow, pytest.raises(InvalidInput):
        register_claim(uow, "K-0001", replace(a_draft(TargetGroup.NUG), proofs=(proof,)), on=TODAY)
    assert record_of(region, claim_id).proofs == ()


# --- beside the rest --------------------------------------------------------------------------


def test_a_claim_goes_with_the_candidate(region: Database) -> None:
    claim_id = registered(region)
    decided(region, claim_id, VERIFY)
    with region.unit_of_work(OPERATOR) as uow:
        uow.candidates.delete("K-0001")
        uow.commit()
    with region.unit_of_work(OPERATOR) as uow, pytest.raises(NotFound):
        read_claim(uow, claim_id, on=TODAY)


def test_a_claim_outlives_a_new_delivery_of_the_candidate_and_stands_for_what_it_says(
    database: Database, operator: Viewer, tmp_path: Path
) -> None:
    desk = Desk(database, operator)
    desk.candidates(write_sonar(tmp_path, a_sonar_row(Banenafspraak="Nee")))
    group = TargetGroup.BANENAFSPRAAK
    with database.unit_of_work(operator) as uow:
        found = list_claims(uow, "WZ0001", on=TODAY)
        assert found.from_files is not None
        assert [(c.group, c.is_member) for c in found.from_files if c.group is group] == [
            (group, Ternary.FAILS)
        ]
        candidate_id = found.candidate_id
    with database.unit_of_work(operator) as uow:
        made = register_claim(uow, candidate_id, a_draft(group), on=TODAY)
    lookup = Proof(kind=ProofKind.REGISTER_LOOKUP, dated_on=TODAY)
    verify = replace(VERIFY, proof=lookup)
    decided(database, made.claim.claim_id, verify, viewer=operator)
    kept = record_of(database, made.claim.claim_id)

    outcome = desk.candidates(
        write_sonar(tmp_path, a_sonar_row(Banenafspraak="Nee", Rijbewijs="geen"))
    )
    assert outcome.run.n_updated == 1
    assert record_of(database, made.claim.claim_id) == kept
    with database.unit_of_work(operator) as uow:
        decisive = uow.claims.records_of([candidate_id])[candidate_id]
        assert [record for record in decisive if record.claim.group is group] == [kept]
        again = list_claims(uow, candidate_id, on=TODAY)
        assert again.from_files is not None
        assert group not in {claim.group for claim in again.from_files}
