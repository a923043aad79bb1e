"""What may be recorded of a lead: a question and its answers, or a tip."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from matcher.domain.access import Viewer
from matcher.domain.lead import Lead, LeadAnswer, LeadEvent, LeadKind
from matcher.errors import Conflict, InvalidInput
from matcher.introductions.reasons import check_remark


def lead_event(
    viewer: Viewer,
    *,
    on: date,
    at: datetime,
    answer: LeadAnswer | None = None,
    remark: str = "",
) -> LeadEvent:
    """Return an event as this viewer records it.

    Raises
    ------
    InvalidInput
        If the day is still to come, or the remark cannot be.
    """
    if on > at.date():
        raise InvalidInput(
            f"{on} is still to come: the log says what has happened.",
            where="on",
            remedy="Record it on the day itself, or later.",
        )
    check_remark(remark)
    return LeadEvent(
        answer=answer,
        on=on,
        at=at,
        by=viewer.actor,
        role=viewer.role,
        organisation_id=viewer.organisation_id,
        remark=remark,
    )


def check_recordable(kind: LeadKind) -> None:
    """Refuse, with InvalidInput, a view by hand: the service records those where they happen."""
    if kind is LeadKind.VIEWED:
        raise InvalidInput(
            "That a profile was opened is recorded by itself.",
            where="kind",
            remedy=f"Choose from: {LeadKind.ASKED}, {LeadKind.TIP}.",
        )


def answered(lead: Lead, event: LeadEvent) -> Lead:
    """Return the lead with what was heard; the answer that comes last holds.

    Raises
    ------
    Conflict
        If nothing was asked.
    InvalidInput
        If the answer came before the question, or before the answer that is recorded already.
    """
    if lead.kind is not LeadKind.ASKED:
        raise Conflict(
            f"Nothing was asked: this lead is of the kind '{lead.kind}'.",
            where="answer",
            remedy="Record the question as a lead of its own.",
        )
    since = lead.events[-1].on
    if event.on < since:
        raise InvalidInput(
            f"{event.on} lies before what is recorded already, of {since}.",
            where="on",
            remedy="Give that day or a later one; the instant of recording is kept beside it.",
        )
    return replace(lead, events=(*lead.events, event))
