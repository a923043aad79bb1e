"""A region in which claims are recorded and decided: its people, their drafts and decisions."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from api.services.claims import ClaimMove, move_claim, register_claim
from matcher.domain.access import Role, Viewer
from matcher.domain.claim import Claim, TargetGroup
from matcher.domain.claim_record import ClaimRecord, ClaimTransition, Proof, ProofKind
from matcher.domain.organisation import Channel
from matcher.ternary import Ternary
from models.engine import Database
from tests.factories import a_candidate, a_contractor, a_viewer, an_organisation

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
TODAY = date(2026, 3, 2)
DECISION = Proof(kind=ProofKind.BENEFIT_DECISION, reference="B-17", dated_on=date(2024, 1, 1))
OWN = a_viewer(Role.INTERMEDIARY, "O-0001")
OTHER = a_viewer(Role.INTERMEDIARY, "O-0004")
DESK = a_viewer(Role.MUNICIPAL_DESK, "O-0005")
CONTRACTOR = a_viewer(Role.CONTRACTOR, "O-0002")
OPERATOR = a_viewer(Role.OPERATOR)
KEEPERS = {"own intermediary": OWN, "municipal desk": DESK, "operator": OPERATOR}
STRANGERS = {"other intermediary": OTHER, "contractor": CONTRACTOR}
VERIFY = ClaimMove(transition=ClaimTransition.VERIFY, proof=DECISION)
REFUSE = ClaimMove(transition=ClaimTransition.REFUSE, reason="het besluit is van een ander")
REOPEN = ClaimMove(transition=ClaimTransition.REOPEN, reason="tikfout in de datum")
EXPIRE = ClaimMove(transition=ClaimTransition.EXPIRE, until=date(2026, 2, 28))


def a_draft(group: TargetGroup = TargetGroup.WW, **changes: Any) -> ClaimRecord:
    claim = Claim(group=group, is_member=Ternary.MEETS, since=date(2025, 6, 1), source="intake")
    return ClaimRecord(claim=replace(claim, **changes))


def filled_region(database: Database) -> Database:
    """An intermediary with a candidate, another one, a municipal desk and a contractor."""
    with database.unit_of_work(OPERATOR) as uow:
        uow.organisations.add(an_organisation(channel=Channel.UWV))
        uow.organisations.add(a_contractor())
        uow.organisations.add(
            an_organisation(organisation_id="O-0004", name="Bureau", channel=Channel.UWV)
        )
        uow.organisations.add(an_organisation(organisation_id="O-0005", name="Werkplein Voorbeeld"))
        uow.candidates.add(a_candidate())
        uow.commit()
    return database


def registered(region: Database, viewer: Viewer = OWN, **changes: Any) -> str:
    """Register a claim; return its id."""
    with region.unit_of_work(viewer) as uow:
        return register_claim(uow, "K-0001", a_draft(**changes), on=TODAY).claim.claim_id


def decided(region: Database, claim_id: str, *moves: ClaimMove, viewer: Viewer = DESK) -> None:
    for move in moves:
        with region.unit_of_work(viewer) as uow:
            move_claim(uow, claim_id, move, at=AT, on=TODAY)


def record_of(region: Database, claim_id: str) -> ClaimRecord:
    with region.unit_of_work(OPERATOR) as uow:
        return uow.claims.get(claim_id).record


def since_2020(record: ClaimRecord) -> ClaimRecord:
    return replace(record, claim=replace(record.claim, since=date(2020, 1, 1)))
