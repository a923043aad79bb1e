"""What follows by itself when somebody is placed, or when that turns out to be a mistake.

Whoever is placed is placed once at a time: all other open introductions of that person close. When
the last position of a vacancy is taken, its other open introductions end because the position is
gone. A first or last day of a vacancy's term ends nothing: it says until when somebody may be
proposed, and talks go on after it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from matcher.domain.introduction import (
    Introduction,
    IntroductionEvent,
    IntroductionState,
    RefusalReason,
)
from matcher.errors import Conflict
from matcher.introductions.sustained import told_per_day
from matcher.introductions.transitions import last_open_state
from matcher.ternary import Ternary


@dataclass(frozen=True, slots=True, kw_only=True)
class Openings:
    """How many people a vacancy asks, and how many work there who were not introduced for it."""

    positions: int
    n_filled_otherwise: int = 0


def is_at_work(introduction: Introduction, on: date) -> bool:
    """Return whether somebody was placed, and as far as is known works there still on a day.

    It ends with a check that says so, or with the last day of the placement.
    """
    if introduction.state is not IntroductionState.PLACED:
        return False
    last_day = introduction.work.valid_until if introduction.work else None
    if last_day is not None and last_day < on:
        return False
    told = told_per_day(introduction)
    return not told or told[max(told)] is not Ternary.FAILS


def placed_at_work(introductions: Iterable[Introduction], on: date) -> Introduction | None:
    """Return the introduction by which somebody works on a day, of all of that person's."""
    return next((one for one in introductions if is_at_work(one, on)), None)


def n_open_positions(openings: Openings, of_vacancy: Iterable[Introduction], on: date) -> int:
    """Return how many positions of a vacancy nobody has on a day; never below 0."""
    n_placed = sum(is_at_work(one, on) for one in of_vacancy)
    return max(openings.positions - openings.n_filled_otherwise - n_placed, 0)


def check_may_be_placed(
    introduction: Introduction,
    of_person: Iterable[Introduction],
    of_vacancy: Iterable[Introduction],
    openings: Openings,
    on: date,
) -> None:
    """Refuse, with Conflict, to place somebody who works already, or where no position is left."""
    others = [one for one in of_person if not _is_same(one, introduction)]
    if placed_at_work(others, on) is not None:
        raise Conflict(
            "This candidate is placed already.",
            where="state",
            remedy="If that work has ended, record there that the candidate is no longer in work "
            "(or the last day of the placement); if it never began, have a desk mend it.",
        )
    if n_open_positions(openings, of_vacancy, on) == 0:
        raise Conflict(
            f"All {openings.positions} positions of this vacancy are taken.",
            where="state",
            remedy="Raise the number of positions of the vacancy first, if there are more.",
        )


def following_placement(
    placed: Introduction,
    of_person: Iterable[Introduction],
    of_vacancy: Iterable[Introduction],
    openings: Openings,
) -> tuple[Introduction, ...]:
    """Return the introductions that close because this one has just led to a placement.

    Parameters
    ----------
    placed : Introduction
        Its last step is the placement.
    of_person, of_vacancy : iterable of Introduction
        All of the same candidate, and all for the same vacancy; ``placed`` may be among them.
    """
    here = [placed, *(one for one in of_vacancy if not _is_same(one, placed))]
    closed = {
        one.introduction_id: _ended(one, placed, IntroductionState.CLOSED_HIRED_ELSEWHERE)
        for one in of_person
        if one.is_open and not _is_same(one, placed)
    }
    if n_open_positions(openings, here, placed.events[-1].on) == 0:
        for one in here:
            if one.is_open and one.introduction_id not in closed:
                closed[one.introduction_id] = _ended(
                    one,
                    placed,
                    IntroductionState.DECLINED_BY_CONTRACTOR,
                    RefusalReason.POSITION_GONE,
                )
    return tuple(closed.values())


def following_mending(
    mended: Introduction, ended: Iterable[Introduction], of_same_people: Iterable[Introduction]
) -> tuple[Introduction, ...]:
    """Return the introductions that open again because this one was no placement after all.

    They stay as they are where the person works elsewhere by now, or is introduced for the same
    vacancy anew.

    Parameters
    ----------
    ended : iterable of Introduction
        Those that ended because of this one.
    of_same_people : iterable of Introduction
        All introductions of the people in ``ended``.
    """
    known = {one.introduction_id: one for one in of_same_people}
    known[mended.introduction_id] = mended
    return tuple(
        _with(one, _following(mended, one, last_open_state(one)))
        for one in ended
        if one.candidate_id is not None
        and not one.is_open
        and one.events[-1].because_of == mended.introduction_id
        and not any(_stands_in_the_way(other, one, mended) for other in known.values())
    )


def _stands_in_the_way(other: Introduction, one: Introduction, mended: Introduction) -> bool:
    if other.candidate_id != one.candidate_id or _is_same(other, one):
        return False
    is_anew = other.is_open and other.vacancy_id == one.vacancy_id
    return is_anew or is_at_work(other, mended.events[-1].on)


def _ended(
    one: Introduction,
    because_of: Introduction,
    state: IntroductionState,
    reason: RefusalReason | None = None,
) -> Introduction:
    return _with(one, replace(_following(because_of, one, state), reason=reason))


def _following(
    cause: Introduction, one: Introduction, state: IntroductionState
) -> IntroductionEvent:
    """Return the step that another one's last step brings about, recorded with it."""
    return replace(
        cause.events[-1],
        state=state,
        on=max(cause.events[-1].on, one.events[-1].on),
        reason=None,
        remark="",
        because_of=cause.introduction_id,
    )


def _with(one: Introduction, event: IntroductionEvent) -> Introduction:
    return replace(one, events=(*one.events, event))


def _is_same(one: Introduction, other: Introduction) -> bool:
    return one.introduction_id == other.introduction_id
