"""That a contractor opened the profile of a candidate goes into the log of leads.

One view a day of each candidate is kept: when, by which contractor, for which vacancy where one was
named. What others than contractors open is not, and neither is a page of many profiles; lists for a
vacancy have a log of their own (``ranking_log``).
"""

from __future__ import annotations

from datetime import datetime

from api.services.identifiers import new_id
from matcher.domain.access import Role
from matcher.domain.introduction import FoundThrough, Initiator
from matcher.domain.lead import Lead, LeadKind
from matcher.domain.vacancy import Vacancy
from matcher.introductions.leads import lead_event
from models.unit_of_work import UnitOfWork


def note_view(
    uow: UnitOfWork,
    candidate_id: str,
    intermediary_id: str,
    *,
    vacancy: Vacancy | None = None,
    at: datetime,
) -> None:
    """Record, and commit, that a contractor is about to read a profile; nothing for others.

    The road is a ranking where one of its own lists had the candidate, and otherwise unknown.
    """
    contractor_id = uow.viewer.organisation_id
    if uow.viewer.role is not Role.CONTRACTOR or contractor_id is None:
        return
    if uow.leads.has_view(contractor_id, candidate_id, at.date()):
        return
    # Somebody else of the contractor may open it at the same time: one of the two records it.
    uow.begin_change()
    if uow.leads.has_view(contractor_id, candidate_id, at.date()):
        return
    uow.leads.add(
        Lead(
            lead_id=new_id("L"),
            kind=LeadKind.VIEWED,
            channel=uow.organisations.get(intermediary_id).channel,
            intermediary_id=intermediary_id,
            contractor_id=contractor_id,
            contract_id=None if vacancy is None else vacancy.contract_id,
            vacancy_id=None if vacancy is None else vacancy.vacancy_id,
            candidate_id=candidate_id,
            started_by=Initiator.CONTRACTOR,
            found_through=_road(uow, candidate_id, vacancy),
            events=(lead_event(uow.viewer, on=at.date(), at=at),),
        )
    )
    uow.commit()


def _road(uow: UnitOfWork, candidate_id: str, vacancy: Vacancy | None) -> FoundThrough | None:
    lists = uow.shown_rankings.list(
        candidate_id=candidate_id,
        vacancy_id=None if vacancy is None else vacancy.vacancy_id,
        limit=0,
    )
    return FoundThrough.RANKING if lists.total else None
