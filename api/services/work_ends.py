"""That work which came of an introduction is over: its last day, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from api.services.introduction_disclosure import ShownIntroduction
from api.services.introductions import read_introduction
from api.services.placements import save_change
from matcher.domain.introduction import Introduction
from matcher.domain.work_end import EndReason
from matcher.introductions.sustained import ended
from matcher.value.attribution import kept_within
from models.unit_of_work import UnitOfWork


def record_end(
    uow: UnitOfWork,
    introduction_id: str,
    *,
    ended_on: date | None,
    reason: EndReason,
    at: datetime,
) -> ShownIntroduction:
    """Record the last day of work, None is today, in the placement, and why in the log.

    What is told later holds; what it counts for follows the last day.

    Raises
    ------
    Conflict
        If no placement came of it, the viewer may not change that one, or somebody told that the
        candidate was in work later.
    InvalidInput
        If the day is still to come, or lies before the work began.
    """
    uow.begin_change()
    after = ended(
        uow.introductions.get(introduction_id),
        uow.viewer,
        ended_on=ended_on or at.date(),
        reason=reason,
        at=at,
    )
    _close_placement(uow, after, ended_on or at.date(), at)
    uow.introductions.append(after)
    uow.commit()
    return read_introduction(uow, introduction_id, on=at.date())


def _close_placement(
    uow: UnitOfWork, introduction: Introduction, last_day: date, at: datetime
) -> None:
    stored = uow.placements.get(introduction.placement_id or "")
    if stored.placement.ends_on == last_day:
        return
    placement = replace(stored.placement, ends_on=last_day)
    attributions = kept_within(stored.attributions, stored.placement.days, placement.days)
    save_change(uow, stored, replace(stored, placement=placement, attributions=attributions), at=at)
