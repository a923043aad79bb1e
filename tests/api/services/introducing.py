"""Two contractors, two intermediaries and a desk, and introductions as they are sent in."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from api.services.introduction_disclosure import ShownIntroduction
from api.services.introduction_drafts import IntroductionDraft, IntroductionStep
from api.services.introduction_steps import hire, record_step
from api.services.introductions import read_introduction, record_check, register_introduction
from api.services.placement_drafts import PlacementDraft
from matcher.domain.access import Role, Viewer
from matcher.domain.introduction import (
    FoundThrough,
    Initiator,
    IntroductionState,
    RefusalReason,
)
from matcher.domain.organisation import Channel
from matcher.domain.placement import Placement, WorkForm
from matcher.ternary import Ternary
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
DAY = AT.date()

OPERATOR = a_viewer()
DESK = a_viewer(Role.MUNICIPAL_DESK, "O-0005")
INTERMEDIARY = a_viewer(Role.INTERMEDIARY, "O-0001")
OTHER_INTERMEDIARY = a_viewer(Role.INTERMEDIARY, "O-0006")
CONTRACTOR = a_viewer(Role.CONTRACTOR, "O-0002")
OTHER_CONTRACTOR = a_viewer(Role.CONTRACTOR, "O-0004")


def fill(database: Database) -> None:
    """Store candidates, organisations, a contract, and two vacancies.

    K-0001 and K-0003 of O-0001, K-0002 of O-0006, who consented, and K-0004 of O-0001, who did
    not; V-0001 of O-0002 under C-0001 with one position; V-0002 of O-0004 with two.
    """
    with database.unit_of_work(OPERATOR) as uow:
        uow.organisations.add(an_organisation(channel=Channel.UWV))
        uow.organisations.add(a_contractor())
        uow.organisations.add(a_contractor(organisation_id="O-0004", name="Wegenbouw Voorbeeld"))
        uow.organisations.add(an_organisation(organisation_id="O-0005", name="Werkplein"))
        uow.organisations.add(
            an_organisation(organisation_id="O-0006", name="Wijkteam", channel=Channel.WIJKTEAM)
        )
        for number, owner in ((1, "O-0001"), (2, "O-0006"), (3, "O-0001"), (4, "O-0001")):
            uow.candidates.add(
                a_candidate(
                    candidate_id=f"K-000{number}",
                    source_id=f"000{number}",
                    organisation_id=owner,
                    is_shareable=number != 4,
                )
            )
        uow.contracts.add(a_contract())
        uow.vacancies.add(a_vacancy(contract_id="C-0001", closes_on=date(2026, 6, 30)))
        uow.vacancies.add(
            a_vacancy(
                vacancy_id="V-0002",
                organisation_id="O-0004",
                source_id="vac-2",
                positions=2,
                closes_on=None,
            )
        )
        uow.commit()


def introduced(
    database: Database,
    viewer: Viewer = OPERATOR,
    *,
    candidate: str = "K-0001",
    vacancy: str = "V-0001",
    at: datetime = AT,
    **sent: Any,
) -> ShownIntroduction:
    """Introduce K-0001 for V-0001, by a direct approach of its intermediary."""
    given = {"found_through": FoundThrough.DIRECT_APPROACH, "started_by": Initiator.INTERMEDIARY}
    with database.unit_of_work(viewer) as uow:
        draft = IntroductionDraft(candidate=candidate, vacancy=vacancy, **(given | sent))
        return register_introduction(uow, draft, at=at)


def stepped(
    database: Database,
    shown: ShownIntroduction | str,
    state: IntroductionState,
    viewer: Viewer = OPERATOR,
    *,
    at: datetime = AT,
    **sent: Any,
) -> ShownIntroduction:
    """Record a step."""
    with database.unit_of_work(viewer) as uow:
        return record_step(uow, _id(shown), IntroductionStep(state=state, **sent), at=at)


def declined(
    database: Database, shown: ShownIntroduction, reason: RefusalReason, viewer: Viewer = OPERATOR
) -> ShownIntroduction:
    """Let the contractor decline."""
    return stepped(database, shown, IntroductionState.DECLINED_BY_CONTRACTOR, viewer, reason=reason)


def hired(
    database: Database,
    shown: ShownIntroduction,
    viewer: Viewer = OPERATOR,
    *,
    at: datetime = AT,
    **changes: Any,
) -> ShownIntroduction:
    """Place somebody for 24 hours a week from 1 June 2026."""
    work: dict[str, Any] = {
        "placement_id": "",
        "candidate_id": "",
        "form": WorkForm.EMPLOYMENT,
        "starts_on": date(2026, 6, 1),
        "hours_per_week": Decimal(24),
    }
    with database.unit_of_work(viewer) as uow:
        draft = PlacementDraft(placement=Placement(**(work | changes)))
        return hire(uow, shown.introduction.introduction_id, draft, at=at)


def asked(
    database: Database,
    shown: ShownIntroduction | str,
    answer: Ternary,
    viewer: Viewer = OPERATOR,
    *,
    on: date | None = None,
    at: datetime = AT,
) -> ShownIntroduction:
    """Record whether somebody is in work still."""
    with database.unit_of_work(viewer) as uow:
        return record_check(uow, _id(shown), checked_on=on, still_in_work=answer, at=at)


def seen(
    database: Database, shown: ShownIntroduction | str, viewer: Viewer = OPERATOR
) -> ShownIntroduction:
    """Read an introduction as a viewer may."""
    with database.unit_of_work(viewer) as uow:
        return read_introduction(uow, _id(shown), on=DAY)


def states(shown: ShownIntroduction) -> list[IntroductionState]:
    """Return the states that it went through."""
    return [told.event.state for told in shown.events]


def _id(shown: ShownIntroduction | str) -> str:
    return shown if isinstance(shown, str) else shown.introduction.introduction_id
