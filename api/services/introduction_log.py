"""The log of introductions as one list of events, for the measures of channels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from api.services.introduction_disclosure import ShownIntroduction, shown_introductions
from matcher.domain.access import Role
from matcher.domain.introduction import Introduction, IntroductionState, RefusalReason
from matcher.domain.work_end import EndReason
from matcher.errors import InvalidInput
from matcher.ternary import Ternary
from models.unit_of_work import UnitOfWork

CHECK = "sustained_check"
"""What an event is called that is no step but a check whether somebody is in work still."""
END = "ended"
"""The last day of work, where somebody told that it is over."""
AGREED_END = "agreed_end"
"""The last day that was agreed and has passed, where nobody told whether the work is over."""
UNRECORDED = datetime.max.replace(tzinfo=UTC)
"""After what was recorded on the same day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedEvent:
    """One event with all that its introduction carries.

    Attributes
    ----------
    kind : str
        A state, ``sustained_check``, ``ended`` or ``agreed_end``.
    at : datetime or None
        None where it follows from the placement.
    still_in_work : Ternary or None
        For a check only.
    """

    introduction: Introduction
    kind: str
    on: date
    at: datetime | None
    role: Role | None
    organisation_id: str | None
    reason: RefusalReason | EndReason | None = None
    still_in_work: Ternary | None = None
    is_by_itself: bool = False
    because_of: str | None = None


def introduction_log(
    uow: UnitOfWork, *, first: date | None, last: date | None, today: date
) -> list[LoggedEvent]:
    """Return what happened on these days, as far as the viewer may see it, in order of day.

    On one day events stand in the order of recording, what followed by itself after its cause.
    None is without that bound.

    Raises
    ------
    InvalidInput
        If the last day lies before the first.
    """
    check_bounds(first, last)
    shown = shown_introductions(uow, uow.introductions.since(first, last), today)
    return sorted(
        (event for one in shown for event in events_of(one, first, last, today)),
        key=lambda event: (
            event.on,
            event.at or UNRECORDED,
            event.is_by_itself,
            event.introduction.introduction_id,
        ),
    )


def check_bounds(first: date | None, last: date | None) -> None:
    """Refuse, with InvalidInput, days that are not in order."""
    if first is not None and last is not None and last < first:
        raise InvalidInput(
            f"The last day {last} lies before the first day {first}.",
            where="until",
            remedy="Put the days in order.",
        )


def events_of(
    shown: ShownIntroduction, first: date | None, last: date | None, today: date
) -> Iterator[LoggedEvent]:
    """Give the steps, checks and end of one introduction, those of these days."""
    for event in (*_steps(shown), *_checks(shown.introduction), *_ends(shown.introduction, today)):
        if is_within(event.on, first, last):
            yield event


def is_within(day: date, first: date | None, last: date | None) -> bool:
    """Return whether a day lies between both bounds, which are included; None is no bound."""
    return (first is None or first <= day) and (last is None or day <= last)


def _steps(shown: ShownIntroduction) -> Iterator[LoggedEvent]:
    for told in shown.events:
        yield LoggedEvent(
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


def _checks(introduction: Introduction) -> Iterator[LoggedEvent]:
    for check in introduction.checks:
        yield LoggedEvent(
            introduction=introduction,
            kind=CHECK,
            on=check.checked_on,
            at=check.at,
            role=check.role,
            organisation_id=check.organisation_id,
            still_in_work=check.still_in_work,
        )


def _ends(introduction: Introduction, today: date) -> Iterable[LoggedEvent]:
    last_day = introduction.work.valid_until if introduction.work else None
    if last_day is None or introduction.state is not IntroductionState.PLACED:
        return ()
    if introduction.end is None:
        agreed = LoggedEvent(
            introduction=introduction,
            kind=AGREED_END,
            on=last_day,
            at=None,
            role=None,
            organisation_id=None,
        )
        return (agreed,) if last_day < today else ()
    return [
        LoggedEvent(
            introduction=introduction,
            kind=END,
            on=last_day,
            at=end.at,
            role=end.role,
            organisation_id=end.organisation_id,
            reason=end.reason,
        )
        for end in introduction.ends
        if end.placement_id == introduction.placement_id
    ]
