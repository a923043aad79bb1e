"""A region with a contract, and people who began to work there in March 2025."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from api.services.displacement import record_displacement
from api.services.goals import (
    AskedGoals,
    GoalDraft,
    GoalStandingTold,
    KeptGoal,
    goals_standing,
    set_goal,
)
from api.services.introduction_drafts import IntroductionDraft
from api.services.introduction_steps import hire
from api.services.introductions import record_check, register_introduction
from api.services.placement_drafts import PlacementDraft
from matcher.domain.access import Role, Viewer
from matcher.domain.introduction import FoundThrough, Initiator
from matcher.domain.obligation import ContractTerms
from matcher.domain.organisation import Channel
from matcher.domain.period import Period
from matcher.domain.placement import Placement, WorkForm
from matcher.domain.quantified_goal import GoalMeasure
from matcher.ternary import Ternary
from models.engine import Database
from tests.api.services.counted_desk import SCHEME
from tests.factories import (
    a_candidate,
    a_claim,
    a_contract,
    a_contractor,
    a_vacancy,
    a_viewer,
    an_organisation,
)

OPERATOR = a_viewer()
DESK = a_viewer(Role.MUNICIPAL_DESK, "O-0005")
CONTRACTOR = a_viewer(Role.CONTRACTOR, "O-0002")
OTHER_CONTRACTOR = a_viewer(Role.CONTRACTOR, "O-0004")
INTERMEDIARY = a_viewer(Role.INTERMEDIARY, "O-0001")
UWV, TEAM = "O-0001", "O-0006"
INTRODUCED = datetime(2025, 2, 3, 10, 0, tzinfo=UTC)
STARTED = date(2025, 3, 3)
SINCE, UNTIL = date(2025, 1, 1), date(2025, 12, 31)
AFTER_SIX = datetime(2025, 9, 10, 10, 0, tzinfo=UTC)
TODAY = date(2026, 6, 1)
REGION = "Midden-Utrecht"


def fill(database: Database) -> None:
    """Store a desk, UWV and a team, two contractors, and C-0001 that runs through 2025 and 2026."""
    with database.unit_of_work(OPERATOR) as uow:
        uow.organisations.add(an_organisation(organisation_id=UWV, channel=Channel.UWV))
        uow.organisations.add(
            an_organisation(organisation_id=TEAM, name="Wijkteam", channel=Channel.WIJKTEAM)
        )
        uow.organisations.add(an_organisation(organisation_id="O-0005", name="Werkplein"))
        uow.organisations.add(a_contractor())
        uow.organisations.add(a_contractor(organisation_id="O-0004", name="Wegenbouw Voorbeeld"))
        contract = a_contract(contract_sum=Decimal(1_000_000), percentage=Decimal(5))
        uow.contracts.add(contract)
        uow.contracts.save_terms(
            ContractTerms(
                contract=contract,
                scheme_id=SCHEME,
                agreed_hour_base=Decimal(36),
                duration=Period(SINCE, date(2026, 12, 31)),
            )
        )
        uow.commit()


def place(
    database: Database,
    numbers: Iterable[int],
    owner: str = UWV,
    *,
    claims: tuple[Any, ...] | None = None,
    **work: Any,
) -> dict[int, str]:
    """Introduce and place people on vacancies of their own; return the introductions."""
    return {number: _placed(database, number, owner, claims, work) for number in numbers}


def _placed(
    database: Database,
    number: int,
    owner: str,
    claims: tuple[Any, ...] | None,
    work: dict[str, Any],
) -> str:
    candidate_id, vacancy_id = f"K-{number:04d}", f"V-{number:04d}"
    with database.unit_of_work(OPERATOR) as uow:
        uow.candidates.add(
            a_candidate(
                candidate_id=candidate_id,
                source_id=f"{number:04d}",
                organisation_id=owner,
                claims=(a_claim(),) if claims is None else claims,
            )
        )
        uow.vacancies.add(
            a_vacancy(
                vacancy_id=vacancy_id,
                source_id=f"vac-{number}",
                contract_id="C-0001",
                closes_on=None,
            )
        )
        uow.commit()
    draft = IntroductionDraft(
        candidate=candidate_id,
        vacancy=vacancy_id,
        found_through=FoundThrough.DIRECT_APPROACH,
        started_by=Initiator.INTERMEDIARY,
    )
    with database.unit_of_work(OPERATOR) as uow:
        made = register_introduction(uow, draft, at=INTRODUCED)
    placement = replace(
        Placement(
            placement_id="",
            candidate_id="",
            form=WorkForm.EMPLOYMENT,
            starts_on=STARTED,
            hours_per_week=Decimal(36),
        ),
        **work,
    )
    introduction_id = made.introduction.introduction_id
    with database.unit_of_work(OPERATOR) as uow:
        hire(uow, introduction_id, PlacementDraft(placement=placement), at=INTRODUCED)
    return introduction_id


def ask_after(
    database: Database, introductions: Iterable[str], answer: Ternary, at: datetime = AFTER_SIX
) -> None:
    """Record whether people are in work still."""
    for introduction_id in introductions:
        with database.unit_of_work(OPERATOR) as uow:
            record_check(uow, introduction_id, checked_on=None, still_in_work=answer, at=at)


def answer_displacement(
    database: Database, introductions: Iterable[str], answer: Ternary, viewer: Viewer = OPERATOR
) -> None:
    """Record whether people came in the place of another."""
    for introduction_id in introductions:
        placement_id = placement_of(database, introduction_id)
        with database.unit_of_work(viewer) as uow:
            record_displacement(uow, placement_id, answer, at=AFTER_SIX)


def placement_of(database: Database, introduction_id: str) -> str:
    with database.unit_of_work(OPERATOR) as uow:
        found = uow.introductions.get(introduction_id).placement_id
    assert found is not None
    return found


def a_draft(**changes: Any) -> GoalDraft:
    """Ten persons under C-0001 in 2025."""
    given: dict[str, Any] = {
        "measure": GoalMeasure.PERSONS_PLACED,
        "target": Decimal(10),
        "since": SINCE,
        "until": UNTIL,
        "contract": "C-0001",
    }
    return GoalDraft(**(given | changes))


def agreed(
    database: Database, viewer: Viewer = DESK, on: date = date(2024, 11, 20), **changes: Any
) -> KeptGoal:
    """Set a goal in November 2024, beforehand."""
    at = datetime(on.year, on.month, on.day, 9, 0, tzinfo=UTC)
    with database.unit_of_work(viewer) as uow:
        return set_goal(uow, a_draft(**changes), on=on, at=at)


def stand(
    database: Database, viewer: Viewer = DESK, on: date = TODAY, **asked: Any
) -> tuple[GoalStandingTold, ...]:
    with database.unit_of_work(viewer) as uow:
        return goals_standing(uow, AskedGoals(**asked), on=on)
