"""Counts of people, and progress towards goals, as they may be told: few people are not told of.

Minimum and step are those of ``matcher.feasibility.disclosure``, as for the measures of channels.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, Decimal

from matcher.channels.goals import GoalProgress, GoalState
from matcher.channels.number import NOTHING, Standing
from matcher.fairness.intervals import Estimate
from matcher.feasibility.disclosure import FEWEST_SHOWN, PEOPLE_STEP


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldCount:
    """A number of people as it may be told.

    Attributes
    ----------
    n : int or None
        Rounded down to steps of five; None where it is not told.
    is_few : bool
        Whether it is not told because they are one to nine; else it would give away another one.
    """

    n: int | None
    is_few: bool = False


def told_count(n: int) -> ToldCount:
    """Return one number of people: nobody, fewer than ten, or rounded down to steps of five.

    Examples
    --------
    >>> [told_count(n).n for n in (0, 9, 10, 14)]
    [0, None, 10, 10]
    """
    if 0 < n < FEWEST_SHOWN:
        return ToldCount(n=None, is_few=True)
    return ToldCount(n=n // PEOPLE_STEP * PEOPLE_STEP)


def told_parts(parts: Mapping[str, int]) -> dict[str, ToldCount]:
    """Return numbers that add up to a total that is told too, in the same order.

    Where those not told are together fewer than ten, the smallest other ones are not told either:
    else the total would tell.

    Examples
    --------
    >>> {name: told.n for name, told in told_parts({"ww": 40, "nug": 12, "wajong": 3}).items()}
    {'ww': 40, 'nug': None, 'wajong': None}
    """
    told: dict[str, ToldCount] = {}
    n_hidden = 0
    for name in sorted(parts, key=lambda name: (parts[name], name)):
        n = parts[name]
        told[name] = told_count(n)
        if told[name].n and 0 < n_hidden < FEWEST_SHOWN:
            told[name] = ToldCount(n=None)
        n_hidden += n if told[name].n is None else 0
    return {name: told[name] for name in parts}


def told_progress(progress: GoalProgress) -> GoalProgress:
    """Return progress as it may be told of a region: nothing of one to nine people.

    Nor of a share of whom the others are so few. Where a target group is named the state goes as
    well: that three were reached says as much as the number three.
    """
    reached = progress.reached
    n_others = reached.n_people_of - reached.n_people
    counts = (reached.n_people, reached.n_people_of, n_others)
    if any(0 < n < FEWEST_SHOWN for n in counts):
        return hidden_progress(progress, with_state=progress.goal.group is None)
    return replace(
        progress,
        reached=replace(
            reached,
            at_least=_rounded(progress, reached.at_least),
            at_most=_rounded(progress, reached.at_most),
            n_counted=_in_steps(reached.n_counted),
            n_unknown=_in_steps(reached.n_unknown),
            n_of=_in_steps(reached.n_of),
            n_not_due=_in_steps(reached.n_not_due),
            interval=_coarse(reached.interval),
        ),
    )


def hidden_progress(progress: GoalProgress, *, with_state: bool) -> GoalProgress:
    """Return progress without a number of people in it, with or without where it stands."""
    is_state_told = with_state or progress.state is GoalState.WITHDRAWN
    return replace(
        progress,
        state=progress.state if is_state_told else GoalState.UNKNOWN,
        reached=replace(
            progress.reached,
            at_least=None,
            at_most=None,
            n_counted=None,
            n_unknown=None,
            n_of=None,
            n_not_due=None,
            interval=NOTHING,
            standing=Standing.HIDDEN,
        ),
    )


def _rounded(progress: GoalProgress, number: Decimal | None) -> Decimal | None:
    if number is None:
        return None
    if progress.goal.is_share:
        return number.quantize(Decimal("0.01"), ROUND_DOWN)
    return (number / PEOPLE_STEP).to_integral_value(ROUND_DOWN) * PEOPLE_STEP


def _in_steps(n: int | None) -> int | None:
    return None if n is None else n // PEOPLE_STEP * PEOPLE_STEP


def _coarse(found: Estimate) -> Estimate:
    ends = [None if end is None else round(end, 2) for end in (found.at, found.low, found.high)]
    return Estimate(at=ends[0], low=ends[1], high=ends[2])
