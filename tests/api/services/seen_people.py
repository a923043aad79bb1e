"""A region in which UWV's candidates suit the vacancy better than those of a neighbourhood team."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from api.services.fairness import fairness_of_period, fairness_of_vacancy
from api.services.fairness_report import FairnessQuestion, FairnessReport
from api.services.match_engine import MatchEngine
from api.services.rankings import rank_for_vacancy
from matcher.domain.access import Purpose, Role, Viewer
from matcher.domain.candidate import Candidate
from matcher.domain.fairness_fact import AgeBand, FairnessFact, Gender
from matcher.domain.organisation import Channel
from matcher.fairness.measures import GroupMeasure, TraitMeasure
from matcher.fairness.people import Trait
from models.engine import Database
from models.saving import CandidateWrite
from tests.factories import (
    a_candidate,
    a_contractor,
    a_profile,
    a_vacancy,
    a_viewer,
    an_organisation,
)

TODAY = date(2026, 1, 20)
AT = datetime(2026, 1, 20, 9, 30, tzinfo=UTC)
OPERATOR = replace(a_viewer(Role.OPERATOR), purpose=Purpose.FAIRNESS_REPORT)
DESK = replace(a_viewer(Role.MUNICIPAL_DESK, "O-0001"), purpose=Purpose.FAIRNESS_REPORT)
MATCHING = replace(a_viewer(Role.OPERATOR), purpose=Purpose.MATCHING)
UWV, TEAM = "O-0009", "O-0010"
EACH = 24
LEAST_FIT = 0.2


def somebody(number: int, owner: str, **changes: Any) -> Candidate:
    """Somebody who can drive a forklift; of the team, somebody who can only collect orders."""
    profile = a_profile()
    if owner == TEAM:
        profile = a_profile(skills=("orders verzamelen",), preferred_occupations=(), experience=())
    candidate = a_candidate(
        candidate_id=f"K-{number:04d}",
        source_id=f"{number:04d}",
        organisation_id=owner,
        profile=profile,
    )
    return replace(candidate, **changes)


def store_people(
    database: Database, *, n_vacancies: int = 1, more: Sequence[Candidate] = ()
) -> None:
    """Store a desk, UWV and a team with 24 people each, and open vacancies outside any contract."""
    people = [somebody(number, UWV) for number in range(1, EACH + 1)]
    people += [somebody(number, TEAM) for number in range(EACH + 1, 2 * EACH + 1)]
    with database.unit_of_work(a_viewer()) as uow:
        uow.organisations.add(an_organisation())
        uow.organisations.add(a_contractor())
        for owner, channel in ((UWV, Channel.UWV), (TEAM, Channel.WIJKTEAM)):
            uow.organisations.add(
                an_organisation(organisation_id=owner, name=f"Voorbeeld {owner}", channel=channel)
            )
        uow.candidates.save_many([CandidateWrite(candidate=one) for one in (*people, *more)])
        for number in range(1, n_vacancies + 1):
            uow.vacancies.add(
                a_vacancy(vacancy_id=f"V-{number:04d}", source_id=f"vac-{number}", closes_on=None)
            )
        uow.commit()


def enter(database: Database, bands: dict[str, tuple[AgeBand | None, Gender | None]]) -> None:
    with database.unit_of_work(OPERATOR) as uow:
        uow.fairness_facts.save_many(
            [
                FairnessFact(
                    candidate_id=candidate_id,
                    age_band=band,
                    gender=gender,
                    entered_by="test",
                    organisation_id=None,
                    entered_at=AT,
                    processing_basis="art. 6 lid 1 onder e AVG",
                )
                for candidate_id, (band, gender) in bands.items()
            ]
        )
        uow.commit()


def show(
    database: Database,
    engine: MatchEngine,
    *,
    vacancies: Sequence[int] = (1,),
    viewer: Viewer = MATCHING,
    top: int = 20,
    at: datetime = AT,
) -> None:
    """Show the list for these vacancies to somebody: that goes into the log."""
    for number in vacancies:
        with database.unit_of_work(viewer) as uow:
            rank_for_vacancy(uow, engine, f"V-{number:04d}", top=top, on=TODAY, at=at)


def of_vacancy(
    database: Database, engine: MatchEngine, *, viewer: Viewer = OPERATOR, **asked: Any
) -> FairnessReport:
    question = FairnessQuestion(**{"least_fit": LEAST_FIT, "top": 20} | asked)
    with database.unit_of_work(viewer) as uow:
        return fairness_of_vacancy(uow, engine, "V-0001", question, on=TODAY, at=AT)


def of_period(
    database: Database,
    engine: MatchEngine,
    *,
    viewer: Viewer = OPERATOR,
    since: date = date(2026, 1, 1),
    until: date = date(2026, 1, 31),
    **asked: Any,
) -> FairnessReport:
    question = FairnessQuestion(**{"least_fit": LEAST_FIT} | asked)
    with database.unit_of_work(viewer) as uow:
        return fairness_of_period(uow, engine, question, since=since, until=until, on=TODAY, at=AT)


def measure(report: FairnessReport, trait: Trait) -> TraitMeasure:
    (found,) = [one for one in report.traits if one.trait is trait]
    return found


def group(report: FairnessReport, trait: Trait, name: str) -> GroupMeasure:
    (found,) = [one for one in measure(report, trait).groups if one.group == name]
    return found
