"""The whole log of channels: leads, lists, introductions with what came of them, and costs.

Each part is read as its own service lets this viewer read it, a lot at a time: a log of years does
not have to fit in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice

from api.services.introduction_disclosure import shown_introductions
from api.services.introduction_log import LoggedEvent, check_bounds, events_of, is_within
from api.services.leads import shown_lead
from api.services.reported_costs import shown_cost
from matcher.domain.lead import Lead, LeadEvent
from matcher.domain.reported_cost import ReportedCost
from matcher.domain.shown_ranking import ShownRanking
from models.unit_of_work import UnitOfWork

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2200, 12, 31)
"""Where no bound is asked; outside them nothing can have been shown."""
LISTS_AT_A_TIME = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedLead:
    """The contact of a lead, or what was heard."""

    lead: Lead
    event: LeadEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedList:
    """That a list was shown, without the people on it.

    Attributes
    ----------
    on : date
        In the time zone that was asked.
    contractor_id : str or None
        Whose vacancy it is; None where the vacancy is gone.
    """

    ranking: ShownRanking
    on: date
    contractor_id: str | None


LogLine = LoggedLead | LoggedList | LoggedEvent | ReportedCost


def channel_events(
    uow: UnitOfWork,
    *,
    first: date | None,
    last: date | None,
    today: date,
    zone: tzinfo | None,
) -> Iterator[LogLine]:
    """Give what the viewer may see of these days, by kind, and in each in the order of recording.

    None is without that bound. A list was shown on its day in this time zone; costs belong to the
    last day that they are for.

    Raises
    ------
    InvalidInput
        If the last day lies before the first.
    """
    check_bounds(first, last)
    return _events(uow, first, last, today, zone)


def _events(
    uow: UnitOfWork, first: date | None, last: date | None, today: date, zone: tzinfo | None
) -> Iterator[LogLine]:
    yield from _leads(uow, first, last)
    yield from _lists(uow, first, last, zone)
    for batch in uow.introductions.batches(first, last):
        for shown in shown_introductions(uow, batch, today):
            yield from events_of(shown, first, last, today)
    for cost in uow.reported_costs.between(first, last, with_replaced=True):
        if is_within(cost.until, first, last):
            yield shown_cost(cost, uow.viewer)


def _leads(uow: UnitOfWork, first: date | None, last: date | None) -> Iterator[LoggedLead]:
    for lead in uow.leads.between(first, last):
        shown = shown_lead(lead, uow.viewer)
        for event in shown.events:
            if is_within(event.on, first, last):
                yield LoggedLead(lead=shown, event=event)


def _lists(
    uow: UnitOfWork, first: date | None, last: date | None, zone: tzinfo | None
) -> Iterator[LoggedList]:
    since = datetime.combine(first or FIRST_DAY, time.min, tzinfo=zone or UTC)
    until = datetime.combine((last or LAST_DAY) + timedelta(days=1), time.min, tzinfo=zone or UTC)
    shown = uow.shown_rankings.headings_between(since, until)
    while lot := list(islice(shown, LISTS_AT_A_TIME)):
        owners = uow.vacancies.owners_of(ranking.vacancy_id for ranking in lot)
        for ranking in lot:
            yield LoggedList(
                ranking=ranking,
                on=ranking.shown_at.astimezone(zone).date(),
                contractor_id=owners.get(ranking.vacancy_id),
            )
