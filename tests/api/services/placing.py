"""Somebody to place, contractors with contracts, and placements as they are sent in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from api.services.placement_disclosure import ShownPlacement
from api.services.placement_drafts import PlacementDraft, PlacementParties
from api.services.placements import read_placement, register_placement
from matcher.domain.access import Role, Viewer
from matcher.domain.organisation import Channel
from matcher.domain.placement import Placement, WorkForm
from models.engine import Database
from tests.factories import (
    a_candidate,
    a_contract,
    a_contractor,
    a_vacancy,
    a_viewer,
    an_organisation,
)

AT = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
START, END = date(2026, 3, 1), date(2026, 12, 31)

OPERATOR = a_viewer()
DESK = a_viewer(Role.MUNICIPAL_DESK, "O-0005")
OWN_INTERMEDIARY = a_viewer(Role.INTERMEDIARY, "O-0001")
OTHER_INTERMEDIARY = a_viewer(Role.INTERMEDIARY, "O-0006")
EMPLOYER = a_viewer(Role.CONTRACTOR, "O-0002")
OTHER_CONTRACTOR = a_viewer(Role.CONTRACTOR, "O-0004")


def fill(database: Database) -> None:
    """Store K-0001; C-0001 and C-0002 of O-0002; C-0004 of O-0004; a vacancy; a desk."""
    with database.unit_of_work(OPERATOR) as uow:
        uow.organisations.add(an_organisation(channel=Channel.UWV))
        uow.organisations.add(a_contractor())
        uow.organisations.add(a_contractor(organisation_id="O-0004", name="Wegenbouw Voorbeeld"))
        uow.organisations.add(an_organisation(organisation_id="O-0005", name="Werkplein"))
        uow.organisations.add(
            an_organisation(organisation_id="O-0006", name="Bureau", channel=Channel.UWV)
        )
        uow.candidates.add(a_candidate())
        for contract_id, organisation_id in (
            ("C-0001", "O-0002"),
            ("C-0002", "O-0002"),
            ("C-0004", "O-0004"),
        ):
            uow.contracts.add(
                a_contract(
                    contract_id=contract_id,
                    organisation_id=organisation_id,
                    source_id=contract_id.lower(),
                )
            )
        uow.vacancies.add(a_vacancy())
        uow.commit()


def a_draft(**changes: Any) -> PlacementDraft:
    """24 hours a week from START to END."""
    placement = Placement(
        placement_id="",
        candidate_id="",
        form=WorkForm.EMPLOYMENT,
        starts_on=START,
        ends_on=END,
        hours_per_week=Decimal(24),
    )
    outside = {name: changes.pop(name) for name in ("vacancy", "bonus_facts") if name in changes}
    return PlacementDraft(placement=replace(placement, **changes), **outside)


def placed(
    database: Database,
    viewer: Viewer = OPERATOR,
    *,
    draft: PlacementDraft | None = None,
    contract: str | None = "C-0001",
    employer: str | None = "O-0002",
    candidate: str = "K-0001",
) -> ShownPlacement:
    """Register a placement of K-0001 at O-0002 that counts for C-0001."""
    with database.unit_of_work(viewer) as uow:
        return register_placement(
            uow,
            draft or a_draft(),
            PlacementParties(candidate=candidate, employer=employer, contract=contract),
        )


def counts_for(shown: ShownPlacement) -> list[tuple[str, date | None, date | None]]:
    """Return the contracts with first and last day, and hold every day to one contract."""
    return [
        (one.contract_id, one.days.valid_from, one.days.valid_until) for one in shown.attributions
    ]


def logged(database: Database) -> list[str]:
    """Return the details of the log, the oldest first."""
    with database.unit_of_work(OPERATOR) as uow:
        return [entry.detail for entry in uow.audit.list().rows][::-1]


def seen(database: Database, viewer: Viewer, placement_id: str) -> ShownPlacement:
    with database.unit_of_work(viewer) as uow:
        return read_placement(uow, placement_id)
