"""People at work under a contract in Utrecht, by introductions that were checked and without."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from api.services.social_return import social_return_of
from api.services.social_return_report import SocialReturnQuestion, SocialReturnReport
from matcher.domain.access import Role, Viewer
from matcher.domain.claim import Claim, TargetGroup
from matcher.domain.introduction import (
    FoundThrough,
    Initiator,
    Introduction,
    IntroductionEvent,
    IntroductionState,
    Provenance,
    SustainedCheck,
)
from matcher.domain.organisation import Channel
from matcher.domain.period import Period
from matcher.domain.placement import Attribution, Placement, RegisteredPlacement, WorkForm
from matcher.social_return.outcome import MeasuredOutcome, OutcomeKind
from matcher.social_return.valuation import Valuation
from matcher.ternary import Ternary
from models.engine import Database
from models.unit_of_work import UnitOfWork
from tests.api.services.introducing import AT
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

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
LATER = date(2027, 3, 1)


def fill(database: Database, people: int = 4, claims: Sequence[tuple[Claim, ...]] = ()) -> None:
    """Store organisations, C-0001 and C-0002 of O-0002, V-0001 in Utrecht under C-0001, people."""
    with database.unit_of_work(OPERATOR) as uow:
        uow.organisations.add(an_organisation(channel=Channel.UWV))
        uow.organisations.add(a_contractor())
        uow.organisations.add(a_contractor(organisation_id="O-0004", name="Wegenbouw Voorbeeld"))
        uow.organisations.add(an_organisation(organisation_id="O-0005", name="Werkplein"))
        uow.contracts.add(a_contract())
        uow.contracts.add(a_contract(contract_id="C-0002", source_id="2025-018", title="Groen"))
        uow.vacancies.add(a_vacancy(contract_id="C-0001", positions=50, pc4="3542"))
        uow.vacancies.add(
            a_vacancy(vacancy_id="V-0002", source_id="vac-2", contract_id="C-0002", pc4="9711")
        )
        uow.vacancies.add(a_vacancy(vacancy_id="V-0003", source_id="vac-3", pc4=None))
        for number in range(1, people + 1):
            own = claims[number - 1] if claims else (a_claim(),)
            uow.candidates.add(
                a_candidate(candidate_id=f"K-{number:04d}", source_id=f"{number:04d}", claims=own)
            )
        uow.commit()


def work(
    database: Database,
    number: int,
    *,
    person: int | None = None,
    contract: str | None = "C-0001",
    counts: Period | None = None,
    vacancy: str | None = "V-0001",
    then: Sequence[tuple[str, Period]] = (),
    checks: Sequence[tuple[date, Ternary]] | None = None,
    **changes: Any,
) -> None:
    """Store placement P-000n of person n, of 2026 unless said otherwise.

    With ``checks``, also empty, an introduction led to it; ``counts`` are the days for the
    contract, and ``then`` the contracts for which it counts after it.
    """
    fields: dict[str, Any] = {
        "placement_id": f"P-{number:04d}",
        "candidate_id": f"K-{person or number:04d}",
        "form": WorkForm.EMPLOYMENT,
        "starts_on": date(2026, 1, 1),
        "ends_on": None,
        "hours_per_week": Decimal(24),
    }
    placement = Placement(**(fields | changes))
    counted = [] if contract is None else [(contract, counts or placement.days)]
    attributions = [_attribution(placement, other, days) for other, days in (*counted, *then)]
    with database.unit_of_work(OPERATOR) as uow:
        uow.placements.add(
            RegisteredPlacement(
                placement=placement,
                organisation_id="O-0002",
                vacancy_id=vacancy,
                attributions=tuple(attributions),
            )
        )
        if checks is not None:
            _introduce(uow, number, placement, contract, checks)
        uow.commit()


def everybody(*groups: tuple[TargetGroup, int]) -> list[tuple[Claim, ...]]:
    """Return the claims of so many people of each group."""
    return [(a_claim(group=group),) for group, n in groups for _ in range(n)]


def measured(
    database: Database,
    viewer: Viewer = DESK,
    valuation: Valuation | None = None,
    *,
    days: tuple[date, date] = YEAR,
    on: date = LATER,
    **asked: Any,
) -> SocialReturnReport:
    """Return what comes of C-0001 over 2026, unless asked otherwise."""
    of = {"contract": "C-0001", "region": None} | asked
    question = SocialReturnQuestion(since=days[0], until=days[1], **of)
    with database.unit_of_work(viewer) as uow:
        return social_return_of(uow, question, valuation, on=on)


def outcome(
    report: SocialReturnReport, kind: OutcomeKind, cell: str | None = None
) -> MeasuredOutcome:
    """Return one outcome of a report."""
    (found,) = [one for one in report.found.outcomes if (one.kind, one.cell) == (kind, cell)]
    return found


def _attribution(placement: Placement, contract: str, days: Period) -> Attribution:
    return Attribution(placement_id=placement.placement_id, contract_id=contract, days=days)


def _introduce(
    uow: UnitOfWork,
    number: int,
    placement: Placement,
    contract: str | None,
    checks: Sequence[tuple[date, Ternary]],
) -> None:
    introduction_id = f"N-{number:04d}"
    uow.introductions.add(
        Introduction(
            introduction_id=introduction_id,
            candidate_id=placement.candidate_id,
            intermediary_id="O-0001",
            channel=Channel.UWV,
            contractor_id="O-0002",
            contract_id=contract,
            vacancy_id="V-0001",
            provenance=Provenance(found_through=FoundThrough.DIRECT_APPROACH),
            started_by=Initiator.INTERMEDIARY,
            events=(_step(IntroductionState.PROPOSED), _step(IntroductionState.PLACED)),
            checks=tuple(
                SustainedCheck(
                    checked_on=day,
                    still_in_work=answer,
                    at=AT,
                    by="test",
                    role=Role.MUNICIPAL_DESK,
                    organisation_id="O-0005",
                )
                for day, answer in checks
            ),
        )
    )
    uow.introductions.link(introduction_id, placement.placement_id)


def _step(state: IntroductionState) -> IntroductionEvent:
    return IntroductionEvent(
        state=state, on=date(2025, 12, 1), at=AT, by="test", role=Role.OPERATOR
    )
