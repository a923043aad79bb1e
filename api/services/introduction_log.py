"""The log of introductions as one list of events, for the measures of channels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from api.services.introduction_disclosure import ShownIntroduction, shown_introductions
from matcher.domain.access import Role
from matcher.domain.introduction import Introduction, RefusalReason
from matcher.errors import InvalidInput
from matcher.ternary import Ternary
from models.unit_of_work import UnitOfWork

CHECK = "sustained_check"
"""What an event is called that is no step but a check whether somebody is in work still."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedEvent:
    """One event with all that its introduction carries.

    Attributes
    ----------
    kind : str
        A state, or ``sustained_check``.
    still_in_work : Ternary or None
        None for a step.
    """

    introduction: Introduction
    kind: str
    on: date
    at: datetime
    role: Role | None
    organisation_id: str | None
    reason: RefusalReason | None = None
    still_in_work: Ternary | None = None
    is_by_itself: bool = False
    because_of: str | None = None


def introduction_log(
    uow: UnitOfWork, *, first: date | None, last: date | None, today: date
) -> list[LoggedEvent]:
    """Return the steps and checks of these days that the viewer may see, in order of day.

    On one day they stand in the order of recording, what followed by itself after its cause. None
    is without that bound.

    Raises
    ------
    InvalidInput
        If the last day lies before the first.
    """
    if first is not None and last is not None and last < first:
        raise InvalidInput(
            f"The last day {last} lies before the first day {first}.",
            where="until",
            remedy="Put the days in order.",
        )
    shown = shown_introductions(uow, uow.introductions.since(first, last), today)
    events = [event for one in shown for event in _events_of(one)]
    kept = [
        event
        for event in events
        if (first is None or first <= event.on) and (last is None or event.on <= last)
    ]
    return sorted(
        kept,
        key=lambda event: (
            event.on,
            event.at,
            event.is_by_itself,
            event.introduction.introduction_id,
        ),
    )


def _events_of(shown: ShownIntroduction) -> list[LoggedEvent]:
    steps = [
        LoggedEvent(
            introduction=shown.introduction,
            kind=told.event.state.value,
            on=told.event.on,
            at=told.event.at,
            role=told.role,
            organisation_id=told.event.organisation_id,
            reason=told.event.reason,
            is_by_itself=told.is_by_itself,
            because_of=told.event.because_of,
        )
        for told in shown.events
    ]
    checks = [
        LoggedEvent(
            introduction=shown.introduction,
            kind=CHECK,
            on=check.checked_on,
            at=check.at,
            role=check.role,
            organisation_id=check.organisation_id,
            still_in_work=check.still_in_work,
        )
        for check in shown.introduction.checks
    ]
    return [*steps, *checks]
