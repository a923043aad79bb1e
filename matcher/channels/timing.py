"""Days until an introduction, and until a placement: Kaplan-Meier, with what is open censored.

Unit: days. *To introduction*: from the first list that was shown for a vacancy in the period to its
first introduction (of the channel); a vacancy without one is censored today. *To placement*: from
the introduction to the step 'placed'. An introduction that is open is censored today; one that
ended otherwise can never lead to a placement and stays in the denominator until today: the share
placed by a day is then the cumulative incidence, and not the share among those that went well.

Source
------
Kaplan and Meier 1958, JASA 53; interval on the scale log(-log) with Greenwood's variance, and its
inversion for the median: Brookmeyer and Crowley 1982, *Biometrics* 38. A competing end under
censoring by the calendar alone: Fine and Gray 1999, JASA 94, section 3.1.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from matcher.channels.number import ChannelNumber, Measure, Standing
from matcher.fairness.intervals import Z_95, Estimate

FEWEST_EVENTS = 10
"""Different people (or vacancies) of whom the end was seen, below which nothing is said; ours."""
INTRODUCED_WITHIN_DAYS = 28
PLACED_WITHIN_DAYS = 91
"""Four weeks, and a quarter: choices of this project, to have one number to compare."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """How long something took, or lasted so far.

    Attributes
    ----------
    days : int
        At least 0.
    is_over : bool
        Whether the end was seen; else it is censored at that day.
    unit_id : str
        The person, or the vacancy.
    """

    channel: str
    days: int
    is_over: bool
    unit_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SurvivalStep:
    """The share that still waits after the events of a day, with its 95% interval."""

    day: int
    share: Estimate


def survival_steps(waits: Sequence[Wait]) -> tuple[SurvivalStep, ...]:
    """Return the Kaplan-Meier curve: one step for each day on which something ended.

    S(t) is the product over days up to t of 1 - d / n, with d that end on a day and n that still
    waited before it; whoever is censored on that day still waited.

    Examples
    --------
    >>> waits = [Wait(channel="uwv", days=d, is_over=d != 3, unit_id=str(d)) for d in (1, 2, 3, 4)]
    >>> [(step.day, step.share.at) for step in survival_steps(waits)]
    [(1, 0.75), (2, 0.5), (4, 0.0)]
    """
    share, variance = 1.0, 0.0
    steps = []
    for day in sorted({wait.days for wait in waits if wait.is_over}):
        n_waiting = sum(wait.days >= day for wait in waits)
        n_over = sum(wait.is_over and wait.days == day for wait in waits)
        share *= 1 - n_over / n_waiting
        if n_waiting > n_over:
            variance += n_over / (n_waiting * (n_waiting - n_over))
        steps.append(SurvivalStep(day=day, share=_with_interval(share, variance)))
    return tuple(steps)


def median_days(steps: Sequence[SurvivalStep]) -> Estimate:
    """Return by which day half had ended, with its interval; None where it is not reached.

    Each end is the first day on which that end of the curve is at most one half.
    """
    return Estimate(
        at=_first_day(steps, [step.share.at for step in steps]),
        low=_first_day(steps, [step.share.low for step in steps]),
        high=_first_day(steps, [step.share.high for step in steps]),
    )


def share_over_by(steps: Sequence[SurvivalStep], day: int) -> Estimate:
    """Return the share that had ended by a day: 1 - S(day)."""
    reached = [step.share for step in steps if step.day <= day]
    if not reached:
        return Estimate(at=0.0, low=None, high=None)
    last = reached[-1]
    return Estimate(at=_rest(last.at), low=_rest(last.high), high=_rest(last.low))


def timings(
    waits: Sequence[Wait],
    channels: Iterable[str],
    *,
    median: Measure,
    in_time: Measure,
    within_days: int,
) -> tuple[ChannelNumber, ...]:
    """Return median and share in time for every channel of ``channels``.

    Below ten different people (or vacancies) whose end was seen, intervals are left out and the
    number is too few.
    """
    numbers = []
    for channel in channels:
        own = [wait for wait in waits if wait.channel == channel]
        steps = survival_steps(own)
        over = [wait for wait in own if wait.is_over]
        early = [wait for wait in over if wait.days <= within_days]
        told = (
            (median, median_days(steps), over),
            (in_time, share_over_by(steps, within_days), early),
        )
        is_enough = len(_units(over)) >= FEWEST_EVENTS
        standing = Standing.TOLD if is_enough else Standing.TOO_FEW
        numbers += [
            ChannelNumber(
                measure=measure,
                channel=channel,
                n=len(counted),
                n_of=len(own),
                n_people=len(_units(counted)),
                n_people_of=len(_units(own)),
                estimate=estimate if standing is Standing.TOLD else _without_ends(estimate),
                standing=standing,
            )
            for measure, estimate, counted in told
        ]
    return tuple(numbers)


def _units(waits: Iterable[Wait]) -> set[str]:
    return {wait.unit_id for wait in waits}


def _with_interval(share: float, variance: float) -> Estimate:
    if not 0 < share < 1:
        return Estimate(at=share, low=None, high=None)
    half = Z_95 * sqrt(variance) / abs(log(share))
    return Estimate(at=share, low=share ** exp(half), high=share ** exp(-half))


def _first_day(steps: Sequence[SurvivalStep], ends: Sequence[float | None]) -> float | None:
    # A curve that was 3/4 x 2/3 is at a half, whatever the last digit says.
    days = (
        step.day
        for step, end in zip(steps, ends, strict=True)
        if end is not None and end <= 0.5 + 1e-12
    )
    return next(map(float, days), None)


def _without_ends(estimate: Estimate) -> Estimate:
    return Estimate(at=estimate.at, low=None, high=None)


def _rest(share: float | None) -> float | None:
    return None if share is None else 1 - share
