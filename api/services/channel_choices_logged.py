"""Choices of a channel by contractors, out of the log and of cases of earlier years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from api.services.channel_past import ContractorsByName, past_tables
from matcher.channels.occasions import ChannelEvent
from matcher.channels.past import MadePast
from matcher.domain.access import DECIDING_ROLES
from matcher.domain.introduction import Initiator, Introduction, IntroductionState
from matcher.domain.lead import Lead, LeadAnswer, LeadKind
from matcher.domain.organisation import Channel
from matcher.errors import Conflict
from matcher.ternary import Ternary, any_of
from models.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class _Brought:
    """Somebody whom a channel brought to a contractor for some work, or that it was asked.

    ``succeeded`` is None where only people were asked for: what came of it is told elsewhere.
    """

    contractor: str
    work: str
    day: date
    channel: Channel
    succeeded: Ternary | None


def logged_channel_events(
    uow: UnitOfWork,
    *,
    since: date | None = None,
    until: date | None = None,
    with_imported: bool = True,
    only_by_contractor: bool = False,
) -> list[ChannelEvent]:
    """Return which channel every contractor took on which day.

    For one vacancy a contractor takes a channel once: on the day on which it was first asked for
    people, or brought somebody. Whom it brings later for the same vacancy is no choice again. What
    a contractor took from one channel on one day for several vacancies is one choice. It succeeded
    if anybody was placed; it failed if that is known of nobody and can come of nobody any more. Of
    a question alone it failed if the answer was that nobody is available. Where the channel is not
    known there is no choice.

    A case of earlier years without the number of a vacancy stands for itself. Its contractor is a
    registered one if the name is the same. Success is unknown in a table that only tells of people
    who were placed (``matcher.channels.past``).

    Parameters
    ----------
    since, until : date or None
        First and last day of the choices, both included; None is without that bound.
    with_imported : bool
        Whether cases of earlier years count.
    only_by_contractor : bool
        Whether introductions are left out of which is known that somebody else took the first
        step: an offer that a contractor takes is not the same as asking again.

    Returns
    -------
    list of ChannelEvent
        By contractor, day and channel.

    Raises
    ------
    Conflict
        If the viewer is neither a desk nor the operator.
    """
    if uow.viewer.role not in DECIDING_ROLES:
        raise Conflict(
            "Only a municipal desk and the operator read the choices of all contractors.",
            remedy="Ask one of them.",
        )
    brought = [
        *_asked(uow.leads.between(kind=LeadKind.ASKED)),
        *_logged(uow.introductions.since(), only_by_contractor=only_by_contractor),
    ]
    if with_imported:
        contractors = ContractorsByName(uow)
        for table in past_tables(uow):
            brought += _past(table, contractors, only_by_contractor=only_by_contractor)
    return [
        event
        for event in _events(brought)
        if (since is None or since <= event.day) and (until is None or event.day <= until)
    ]


def _events(brought: Iterable[_Brought]) -> Iterator[ChannelEvent]:
    first: dict[tuple[str, str, Channel], date] = {}
    told: dict[tuple[str, date, Channel], list[Ternary | None]] = {}
    for one in sorted(brought, key=lambda one: one.day):
        day = first.setdefault((one.contractor, one.work, one.channel), one.day)
        told.setdefault((one.contractor, day, one.channel), []).append(one.succeeded)
    for (contractor, day, channel), outcomes in sorted(told.items()):
        yield ChannelEvent(
            contractor=contractor, day=day, channel=channel, succeeded=_outcome(outcomes)
        )


def _outcome(outcomes: Iterable[Ternary | None]) -> Ternary:
    known = [one for one in outcomes if one is not None]
    return any_of(known) if known else Ternary.UNKNOWN


def _asked(leads: Iterable[Lead]) -> Iterator[_Brought]:
    for lead in leads:
        if lead.channel is not None:
            yield _Brought(
                contractor=lead.contractor_id,
                work=lead.vacancy_id or lead.lead_id,
                day=lead.on,
                channel=lead.channel,
                succeeded=Ternary.FAILS if lead.answer is LeadAnswer.NOBODY_AVAILABLE else None,
            )


def _logged(
    introductions: Iterable[Introduction], *, only_by_contractor: bool
) -> Iterator[_Brought]:
    for one in introductions:
        is_taken = not only_by_contractor or one.started_by is Initiator.CONTRACTOR
        if one.channel is None or not is_taken:
            continue
        is_placed = one.state is IntroductionState.PLACED
        yield _Brought(
            contractor=one.contractor_id,
            work=one.vacancy_id,
            day=one.events[0].on,
            channel=one.channel,
            succeeded=Ternary.UNKNOWN if one.is_open else Ternary.of(is_placed),
        )


def _past(
    table: Iterable[MadePast], contractors: ContractorsByName, *, only_by_contractor: bool
) -> Iterator[_Brought]:
    for one in table:
        case = one.case
        is_taken = not only_by_contractor or case.started_by in (None, Initiator.CONTRACTOR)
        if case.channel is None or not is_taken:
            continue
        yield _Brought(
            contractor=contractors.id_of(case.contractor),
            work=one.vacancy_id if case.vacancy else f"{case.case_id}\t{case.introduced_on}",
            day=case.introduced_on,
            channel=case.channel,
            succeeded=one.succeeded,
        )
