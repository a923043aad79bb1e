"""Still in work after six months, and after twelve: told by somebody who asked, never guessed.

That a placement has a last day in the future says what was agreed, not what became of it; so only
a check answers.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from matcher.domain.access import Viewer
from matcher.domain.introduction import Introduction, IntroductionState, SustainedCheck
from matcher.domain.period import ONE_DAY, add_months
from matcher.domain.work_end import EndReason, WorkEnd
from matcher.errors import Conflict, InvalidInput
from matcher.introductions.transitions import check_day
from matcher.ternary import Ternary

SUSTAINED_AFTER_MONTHS = (6, 12)
"""After how many months is asked (duurzame plaatsing); the evaluation of 2014 knew neither."""


def began_work_on(introduction: Introduction) -> date | None:
    """Return the first day of work: of the placement, else the day on which it was recorded."""
    if introduction.state is not IntroductionState.PLACED:
        return None
    if introduction.work is not None and introduction.work.valid_from is not None:
        return introduction.work.valid_from
    return introduction.events[-1].on


def sustained(introduction: Introduction, months: int) -> Ternary:
    """Return whether somebody was still in work a number of months after the first day.

    Yes if a check of that day or a later one says so; no if the last check up to that day says so.
    Otherwise nobody can tell: a 'no' of a later day may be of work that ended after the mark.
    """
    began = began_work_on(introduction)
    if began is None:
        return Ternary.UNKNOWN
    mark = add_months(began, months)
    told = told_per_day(introduction)
    if any(answer is Ternary.MEETS for day, answer in told.items() if day >= mark):
        return Ternary.MEETS
    before = [(day, answer) for day, answer in told.items() if day <= mark]
    return Ternary.FAILS if before and before[-1][1] is Ternary.FAILS else Ternary.UNKNOWN


def told_per_day(introduction: Introduction) -> dict[date, Ternary]:
    """Return what was learnt of each day, in order of days; what was recorded last holds.

    Somebody was in work on the last day of work that is over, and no longer on the next.
    """
    known = [one for one in introduction.checks if one.still_in_work is not Ternary.UNKNOWN]
    ordered = sorted(known, key=lambda check: (check.checked_on, check.at))
    told = {check.checked_on: check.still_in_work for check in ordered}
    if introduction.ended_on is not None:
        told[introduction.ended_on] = Ternary.MEETS
        told[introduction.ended_on + ONE_DAY] = Ternary.FAILS
    return dict(sorted(told.items()))


def due_marks(introduction: Introduction, on: date) -> tuple[int, ...]:
    """Return the marks, in months, that have passed and of which nobody has told yet."""
    began = began_work_on(introduction)
    if began is None or introduction.candidate_id is None:
        return ()
    return tuple(
        months
        for months in SUSTAINED_AFTER_MONTHS
        if add_months(began, months) <= on
        and sustained(introduction, months) is Ternary.UNKNOWN
        and not _was_asked(introduction, add_months(began, months))
    )


def checked(
    introduction: Introduction,
    viewer: Viewer,
    *,
    checked_on: date,
    still_in_work: Ternary,
    at: datetime,
) -> Introduction:
    """Return the introduction with one more check.

    Raises
    ------
    Conflict
        If nobody was placed by it, the candidate was erased, or the work was over by then.
    InvalidInput
        If the day is still to come, or lies before the work began.
    """
    began = began_work_on(introduction)
    if began is None or introduction.candidate_id is None:
        raise Conflict(
            "Nobody works by this introduction.",
            where="still_in_work",
            remedy="Record first that the candidate was placed.",
        )
    _check_since(began, checked_on, at, remedy="Give the day of which was asked.")
    if still_in_work is Ternary.MEETS and introduction.ended_on is not None:
        _check_before_end(checked_on, introduction.ended_on)
    check = SustainedCheck(
        checked_on=checked_on,
        still_in_work=still_in_work,
        at=at,
        by=viewer.actor,
        role=viewer.role,
        organisation_id=viewer.organisation_id,
    )
    return replace(introduction, checks=(*introduction.checks, check))


def ended(
    introduction: Introduction,
    viewer: Viewer,
    *,
    ended_on: date,
    reason: EndReason,
    at: datetime,
) -> Introduction:
    """Return the introduction with the end of its work; the day itself goes into the placement.

    Raises
    ------
    Conflict
        If no placement is registered for it, the candidate was erased, or somebody told that the
        candidate was in work after that day.
    InvalidInput
        If the day is still to come, or lies before the work began.
    """
    began = began_work_on(introduction)
    if began is None or introduction.candidate_id is None or introduction.placement_id is None:
        raise Conflict(
            "No placement came of this introduction that could end.",
            where="reason",
            remedy="Register the placement first, or record that the candidate is no longer in "
            "work.",
        )
    _check_since(began, ended_on, at, remedy="Give the last day of work.")
    told = [check for check in introduction.checks if check.still_in_work is Ternary.MEETS]
    later = [check.checked_on for check in told if check.checked_on > ended_on]
    if later:
        raise Conflict(
            f"Somebody told that the candidate was in work on {max(later)}.",
            where="on",
            remedy="Give a last day from then on, or record first what is right of that day.",
        )
    end = WorkEnd(
        placement_id=introduction.placement_id,
        reason=reason,
        at=at,
        by=viewer.actor,
        role=viewer.role,
        organisation_id=viewer.organisation_id,
    )
    return replace(introduction, ends=(*introduction.ends, end))


def _check_since(began: date, day: date, at: datetime, *, remedy: str) -> None:
    check_day(day, at)
    if day < began:
        raise InvalidInput(
            f"{day} lies before the first day of work, {began}.", where="on", remedy=remedy
        )


def _check_before_end(checked_on: date, ended_on: date) -> None:
    if checked_on > ended_on:
        raise Conflict(
            f"Somebody told that the work was over on {ended_on}.",
            where="still_in_work",
            remedy="Record the end anew, on the day that is right, or give an earlier day.",
        )


def _was_asked(introduction: Introduction, mark: date) -> bool:
    """Return whether somebody asked from the mark on, and did not learn it."""
    return any(check.checked_on >= mark for check in introduction.checks)
