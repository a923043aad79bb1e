"""What happened against a goal: counted as far as known, with what is unknown apart.

=================== ====================================================================== ========
goal in             counted are                                                            unit
=================== ====================================================================== ========
persons placed      different people whose work began in the period                        person
months of work      months in which somebody worked, within the period                     month
sustained 6, 12     different people whose work began in the period and who were in work   person
                    still after so many months, as somebody told
share of            introductions made in the period by the channels / all of them         introd.
introductions
share of placements works that began in the period by the channels / all of them           work
=================== ====================================================================== ========

What may count but is not known to (nobody asked whether they work still; the target group, the
channel or whether it counts for the contract is unknown) makes the most that may be reached; what
is certain is the least.

The state is a rule of this project: pro rata of the days that have passed. Expected by now is
target x days passed / days in all, the days for a goal in sustained work shifted by so many months.
Of an at-least goal: *met* once the least is the target; *behind* when even the most is below what
is expected by now; *on course* when the least is not; between the two *unknown*. After the last
day *met*, *missed* (even the most is below the target) or *unknown*. While less than a quarter of
the days has passed, *too early*. A share is not expected to grow with time: it is held against the
whole target. An at-most goal in persons or months is *missed* once the least exceeds it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from matcher.channels.goal_counts import Introduced, Reached, reached_of
from matcher.channels.placed_work import PlacedWork
from matcher.channels.ratio import Draws
from matcher.domain.money import to_cents
from matcher.domain.period import ONE_DAY, add_months
from matcher.domain.quantified_goal import MARK_MONTHS, GoalBound, QuantifiedGoal

EARLY_SHARE = Fraction(1, 4)
"""Of the days: before so many have passed nothing is said of the pace. A choice of this project."""


class GoalState(StrEnum):
    """Where a goal stands (stand van een doel)."""

    ON_COURSE = "on_course"
    BEHIND = "behind"
    MET = "met"
    MISSED = "missed"
    TOO_EARLY = "too_early"
    UNKNOWN = "unknown"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalProgress:
    """A goal and what happened.

    Attributes
    ----------
    reached : Reached
        What counts, up to and including the day.
    expected : Decimal or None
        What the pace asks by now, in the unit of the goal; None for a share and for a limit.
    elapsed : Fraction
        Share of the days that has passed, in [0, 1].
    """

    goal: QuantifiedGoal
    on: date
    state: GoalState
    reached: Reached
    expected: Decimal | None
    elapsed: Fraction


def goal_progress(
    goal: QuantifiedGoal,
    works: Sequence[PlacedWork],
    introduced: Sequence[Introduced],
    on: date,
    draws: Draws,
) -> GoalProgress:
    """Return what happened against a goal, up to and including a day.

    Parameters
    ----------
    works, introduced : sequences
        All of the contract or region of the goal, of any day; those of others are not for here.
    """
    reached = reached_of(goal, works, introduced, on, draws)
    elapsed = _elapsed(goal, on)
    is_paced = not goal.is_share and goal.bound is GoalBound.AT_LEAST and elapsed > 0
    expected = to_cents(Fraction(goal.target) * elapsed) if is_paced else None
    return GoalProgress(
        goal=goal,
        on=on,
        state=_state(goal, reached, elapsed, expected),
        reached=reached,
        expected=expected,
        elapsed=elapsed,
    )


def _elapsed(goal: QuantifiedGoal, on: date) -> Fraction:
    months = MARK_MONTHS.get(goal.measure, 0)
    first, last = add_months(goal.since, months), add_months(goal.until, months)
    passed = (on - first + ONE_DAY).days
    return max(Fraction(0), min(Fraction(1), Fraction(passed, (last - first + ONE_DAY).days)))


def _state(
    goal: QuantifiedGoal, reached: Reached, elapsed: Fraction, expected: Decimal | None
) -> GoalState:
    if goal.is_withdrawn:
        return GoalState.WITHDRAWN
    if elapsed <= 0:
        return GoalState.TOO_EARLY
    if reached.at_least is None or reached.at_most is None:
        return GoalState.UNKNOWN if elapsed >= 1 else GoalState.TOO_EARLY
    if goal.bound is GoalBound.AT_MOST:
        return _state_of_a_limit(goal, reached.at_least, reached.at_most, elapsed)
    if not goal.is_share and reached.at_least >= goal.target:
        return GoalState.MET
    if elapsed < EARLY_SHARE:
        return GoalState.TOO_EARLY
    wanted = goal.target if expected is None else expected
    is_over = elapsed >= 1
    if reached.at_least >= wanted:
        return GoalState.MET if is_over else GoalState.ON_COURSE
    if reached.at_most < wanted:
        return GoalState.MISSED if is_over else GoalState.BEHIND
    return GoalState.UNKNOWN


def _state_of_a_limit(
    goal: QuantifiedGoal, at_least: Decimal, at_most: Decimal, elapsed: Fraction
) -> GoalState:
    is_over = elapsed >= 1
    if at_least > goal.target:
        # Persons and months only grow; a share may yet come down.
        is_final = is_over or not goal.is_share
        if not is_final and elapsed < EARLY_SHARE:
            return GoalState.TOO_EARLY
        return GoalState.MISSED if is_final else GoalState.BEHIND
    if elapsed < EARLY_SHARE:
        return GoalState.TOO_EARLY
    if at_most <= goal.target:
        return GoalState.MET if is_over else GoalState.ON_COURSE
    return GoalState.UNKNOWN
