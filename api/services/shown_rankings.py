"""The log of shown rankings: looked through, and trimmed by the operator."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from api.services.audit import log_choice
from matcher.domain.audit import AuditedAction
from matcher.domain.shown_ranking import ShownRanking
from matcher.errors import InvalidInput, NotFound
from models.paging import Page
from models.unit_of_work import UnitOfWork

SUBJECT = "rankings"


def list_shown_rankings(
    uow: UnitOfWork,
    *,
    vacancy: str | None = None,
    candidate: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    limit: int,
    offset: int,
) -> Page[ShownRanking]:
    """Return a page of the rankings that the viewer may read, the latest first.

    Parameters
    ----------
    vacancy : str, optional
        Our id or the contractor's; our id also of a vacancy that was removed since.
    candidate : str, optional
        The pseudonym of somebody whom the viewer may see.
    since, until : datetime, optional
        From this instant, up to and without that one.

    Raises
    ------
    Ambiguous
        If more than one vacancy has this id.
    """
    return uow.shown_rankings.list(
        vacancy_id=None if vacancy is None else _vacancy_id(uow, vacancy),
        candidate_id=candidate,
        since=since,
        until=until,
        limit=limit,
        offset=offset,
    )


def day_began_at(day: date, at: datetime) -> datetime:
    """Return the first instant of a day, in the time zone of ``at``."""
    return datetime.combine(day, time.min, tzinfo=at.tzinfo)


def day_ended_at(day: date, at: datetime) -> datetime:
    """Return the first instant after a day, in the time zone of ``at``."""
    return day_began_at(day + timedelta(days=1), at)


def prune_rankings(uow: UnitOfWork, before: date, *, at: datetime) -> int:
    """Remove the rankings that were shown before a day; log how many, and commit.

    Raises
    ------
    InvalidInput
        If the day is still to come: everything would go.
    Conflict
        If the viewer is not the operator.
    """
    if before > at.date():
        raise InvalidInput(
            f"{before} is still to come: every ranking would be removed.",
            where="before",
            remedy="Give the first day of which the rankings are kept.",
        )
    uow.begin_change()
    n_removed = uow.shown_rankings.prune(day_began_at(before, at))
    detail = f"{n_removed} shown before {before}"
    log_choice(uow, AuditedAction.RANKINGS_PRUNED, SUBJECT, detail, at=at)
    uow.commit()
    return n_removed


def _vacancy_id(uow: UnitOfWork, vacancy: str) -> str:
    try:
        return uow.vacancies.resolve(vacancy).vacancy_id
    except NotFound:
        # The log outlives the vacancy.
        return vacancy.strip()
