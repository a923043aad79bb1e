"""Introductions as one viewer may see them.

Both sides see the steps with their reasons. A contractor reads the remarks of its own organisation
only, and of a step that another introduction brought about neither which one nor who recorded it,
unless that one is for a vacancy of its own: it would tell where somebody else was hired. An
intermediary likewise learns nothing of other intermediaries' candidates. The login of who recorded
a step is for the own organisation, desks and the operator.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from matcher.domain.access import DECIDING_ROLES, Role, Viewer
from matcher.domain.introduction import Introduction, IntroductionEvent, IntroductionState
from matcher.introductions.sustained import SUSTAINED_AFTER_MONTHS, due_marks, sustained
from matcher.introductions.transitions import possible_states
from matcher.ternary import Ternary
from models.unit_of_work import UnitOfWork

NOBODY = ""
"""Who recorded a step, where the viewer may not know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownEvent:
    """A step as one viewer may see it.

    Attributes
    ----------
    role : Role or None
        None where the viewer may not know who recorded it.
    is_by_itself : bool
        Whether it followed from a step of another introduction.
    """

    event: IntroductionEvent
    role: Role | None
    is_by_itself: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownIntroduction:
    """An introduction as one viewer may see it.

    Attributes
    ----------
    events : tuple of ShownEvent
        What ``introduction.events`` holds of them is not for showing.
    possible : tuple of IntroductionState
        To which states the viewer may move it.
    sustained : dict of int to Ternary
        By number of months: whether the candidate was in work still.
    due : tuple of int
        Marks in months that have passed, and of which nobody has told.
    warnings : tuple of str
        What may be a mistake, in sentences.
    """

    introduction: Introduction
    events: tuple[ShownEvent, ...]
    possible: tuple[IntroductionState, ...]
    sustained: dict[int, Ternary]
    due: tuple[int, ...]
    warnings: tuple[str, ...]


def shown_introductions(
    uow: UnitOfWork, introductions: Sequence[Introduction], on: date
) -> list[ShownIntroduction]:
    """Return introductions as the viewer may see them on a day."""
    causes = {event.because_of for one in introductions for event in one.events}
    seen = uow.introductions.seen_among(cause for cause in causes if cause is not None)
    return [_shown(one, uow.viewer, seen, on) for one in introductions]


def shown_introduction(uow: UnitOfWork, introduction: Introduction, on: date) -> ShownIntroduction:
    """Return one introduction as the viewer may see it on a day."""
    (shown,) = shown_introductions(uow, [introduction], on)
    return shown


def _shown(
    introduction: Introduction, viewer: Viewer, seen: set[str], on: date
) -> ShownIntroduction:
    return ShownIntroduction(
        introduction=introduction,
        events=tuple(_event(event, viewer, seen) for event in introduction.events),
        possible=possible_states(introduction, viewer.role),
        sustained={months: sustained(introduction, months) for months in SUSTAINED_AFTER_MONTHS},
        due=due_marks(introduction, on),
        warnings=_warnings(introduction),
    )


def _event(event: IntroductionEvent, viewer: Viewer, seen: set[str]) -> ShownEvent:
    is_by_itself = event.because_of is not None
    if event.because_of is not None and event.because_of not in seen:
        hidden = replace(event, by=NOBODY, organisation_id=None, because_of=None, remark="")
        return ShownEvent(event=hidden, role=None, is_by_itself=True)
    is_own = event.organisation_id is not None and event.organisation_id == viewer.organisation_id
    if not is_own and viewer.role not in DECIDING_ROLES:
        is_contractor = viewer.role is Role.CONTRACTOR
        event = replace(event, by=NOBODY, remark="" if is_contractor else event.remark)
    return ShownEvent(event=event, role=event.role, is_by_itself=is_by_itself)


def _warnings(introduction: Introduction) -> tuple[str, ...]:
    is_placed = introduction.state is IntroductionState.PLACED
    if is_placed and introduction.placement_id is None:
        return (
            "No placement is registered for it: this work counts for no contract, and when it "
            "began is not known.",
        )
    if introduction.placement_id is not None and not is_placed:
        return (
            f"Placement {introduction.placement_id} came of it and is still registered: remove it "
            "if the work never began.",
        )
    return ()
