"""Which step may follow on which, and who may record it.

======================= ==================================================== =====================
to                      from                                                 recorded by
======================= ==================================================== =====================
shortlisted, invited    any open state that comes before it                  contractor, desk
interviewed             proposed, shortlisted, invited                       all
trial_placement         any open state that comes before it                  all
placed                  any open state                                       all
declined_by_contractor  any open state                                       contractor, desk
declined_by_candidate   any open state                                       intermediary, desk
withdrawn               any open state                                       intermediary, desk
closed_hired_elsewhere  any open state                                       nobody: by itself
the last open state     any state that is not open (a mistake is mended)     desk
======================= ==================================================== =====================

'Desk' is a municipal desk or the operator. Each acts on introductions that it may see: a contractor
on those for its vacancies, an intermediary on those of its candidates.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from matcher.domain.access import DECIDING_ROLES, Role, Viewer
from matcher.domain.introduction import (
    OPEN_STATES,
    Introduction,
    IntroductionEvent,
    IntroductionState,
    RefusalReason,
)
from matcher.errors import Conflict, InvalidInput
from matcher.introductions.reasons import check_reason, check_remark

_ALL = frozenset(Role)
_FOR_THE_CONTRACTOR = DECIDING_ROLES | {Role.CONTRACTOR}
_FOR_THE_CANDIDATE = DECIDING_ROLES | {Role.INTERMEDIARY}

RECORDED_BY: Mapping[IntroductionState, frozenset[Role]] = {
    IntroductionState.PROPOSED: _ALL,
    IntroductionState.SHORTLISTED: _FOR_THE_CONTRACTOR,
    IntroductionState.INVITED: _FOR_THE_CONTRACTOR,
    IntroductionState.INTERVIEWED: _ALL,
    IntroductionState.TRIAL_PLACEMENT: _ALL,
    IntroductionState.PLACED: _ALL,
    IntroductionState.DECLINED_BY_CONTRACTOR: _FOR_THE_CONTRACTOR,
    IntroductionState.DECLINED_BY_CANDIDATE: _FOR_THE_CANDIDATE,
    IntroductionState.WITHDRAWN: _FOR_THE_CANDIDATE,
    IntroductionState.CLOSED_HIRED_ELSEWHERE: frozenset(),
}


def possible_states(introduction: Introduction, role: Role) -> tuple[IntroductionState, ...]:
    """Return the states to which somebody of this role may move an introduction."""
    if introduction.candidate_id is None:
        return ()
    if not introduction.is_open:
        return (last_open_state(introduction),) if role in DECIDING_ROLES else ()
    return tuple(
        state
        for state in IntroductionState
        if _comes_after(introduction.state, state) and role in RECORDED_BY[state]
    )


def last_open_state(introduction: Introduction) -> IntroductionState:
    """Return the state in which something could still come of it, most recently."""
    return next(
        event.state for event in reversed(introduction.events) if event.state in OPEN_STATES
    )


def standing_states(introduction: Introduction) -> tuple[IntroductionState, ...]:
    """Return the states that it really went through, in order.

    What was mended was a mistake: somebody placed by mistake was never placed.
    """
    standing: list[IntroductionState] = []
    for event in introduction.events:
        if event.state in OPEN_STATES and standing and standing[-1] not in OPEN_STATES:
            standing.pop()
        if not standing or standing[-1] is not event.state:
            standing.append(event.state)
    return tuple(standing)


def moved(
    introduction: Introduction,
    state: IntroductionState,
    viewer: Viewer,
    *,
    on: date,
    at: datetime,
    reason: RefusalReason | None = None,
    remark: str = "",
) -> Introduction:
    """Return the introduction with one more step.

    Parameters
    ----------
    on, at : date, datetime
        The day on which it happened, and the instant of now.

    Raises
    ------
    Conflict
        If the step cannot follow, or is not this viewer's to record.
    InvalidInput
        If the reason, the remark or the day cannot be.
    """
    _check_may_follow(introduction, state, viewer.role)
    check_remark(remark)
    if introduction.is_open:
        check_reason(state, reason, remark)
    else:
        _check_mending(reason, remark)
    check_day(on, at, since=introduction.events[-1].on)
    event = step(viewer, state, on=on, at=at, reason=reason, remark=remark)
    return replace(introduction, events=(*introduction.events, event))


def step(
    viewer: Viewer,
    state: IntroductionState,
    *,
    on: date,
    at: datetime,
    reason: RefusalReason | None = None,
    remark: str = "",
) -> IntroductionEvent:
    """Return a step as this viewer records it."""
    return IntroductionEvent(
        state=state,
        on=on,
        at=at,
        by=viewer.actor,
        role=viewer.role,
        organisation_id=viewer.organisation_id,
        reason=reason,
        remark=remark,
    )


def check_day(on: date, at: datetime, *, since: date | None = None) -> None:
    """Refuse, with InvalidInput, a day that is still to come or lies before an earlier step."""
    if on > at.date():
        raise InvalidInput(
            f"{on} is still to come: the log says what has happened.",
            where="on",
            remedy="Record the step on the day itself; the first day of work goes with the "
            "placement.",
        )
    if since is not None and on < since:
        raise InvalidInput(
            f"{on} lies before the last step, of {since}.",
            where="on",
            remedy="Give that day or a later one; the instant of recording is kept beside it.",
        )


def _check_may_follow(introduction: Introduction, state: IntroductionState, role: Role) -> None:
    if state in possible_states(introduction, role):
        return
    if introduction.candidate_id is None:
        raise Conflict(
            "The candidate was erased: nothing can be added to this introduction.",
            where="state",
            remedy="Register the candidate again, and make a new introduction.",
        )
    if state in possible_states(introduction, Role.OPERATOR):
        raise Conflict(
            f"'{state}' is not recorded by somebody in the role of {role}.",
            where="state",
            remedy=f"Ask one of these: {_listed(_recorders(introduction, state))}.",
        )
    possible = possible_states(introduction, role)
    raise Conflict(
        f"From '{introduction.state}' an introduction does not go to '{state}'.",
        where="state",
        remedy=f"Possible for you now: {', '.join(possible)}."
        if possible
        else "It has ended. A municipal desk or the operator can mend a mistake; otherwise make a "
        "new introduction.",
    )


def _recorders(introduction: Introduction, state: IntroductionState) -> frozenset[Role]:
    return RECORDED_BY[state] if introduction.is_open else DECIDING_ROLES


def _listed(roles: frozenset[Role]) -> str:
    return ", ".join(role for role in Role if role in roles)


def _check_mending(reason: RefusalReason | None, remark: str) -> None:
    if reason is not None:
        raise InvalidInput(
            "Opening an introduction again is no refusal.",
            where="reason",
            remedy="Leave it out, and say in the remark what the mistake was.",
        )
    if not remark:
        raise InvalidInput(
            "An introduction is opened again to mend a mistake: say which.",
            where="remark",
            remedy="A few words will do: 'verkeerde kandidaat aangeklikt'.",
        )


def _comes_after(now: IntroductionState, state: IntroductionState) -> bool:
    if state not in OPEN_STATES:
        return True
    return OPEN_STATES.index(now) < OPEN_STATES.index(state)
