"""How many choices repeat the last channel because it was the last."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matcher.channels.choice_table import Floats
from matcher.channels.estimation import HabitEstimate, Interval, clustered_variance
from matcher.channels.likelihood import Likelihood
from matcher.channels.occasions import EARLIER_SUCCESS, LAST_USED, LAST_USED_BY_SIZE

HABIT_TERMS = frozenset({LAST_USED, LAST_USED_BY_SIZE})
EXPERIENCE_TERMS = HABIT_TERMS | {EARLIER_SUCCESS}
_STEP = 1e-4


@dataclass(frozen=True, slots=True, kw_only=True)
class HabitShare:
    """Which part of the choices repeats the last channel, and which part of that is habit.

    Shares of the choices for which the whole of the last channels was available.

    Attributes
    ----------
    n_choices : int
        Such choices.
    repeated : Interval
        Expected share that takes the last channel again; at the largest likelihood without habits
        by size it is the share that did.
    repeated_without_habit : Interval
        The same with the coefficients of the last channel at 0: what steady taste, distance, the
        group needed and earlier success would repeat by themselves.
    habit : Interval
        ``repeated - repeated_without_habit``: the share of choices explained by habit. Below 0
        where contractors turn away from the last channel.
    habit_of_repeated : Interval
        ``habit / repeated``.
    habit_and_success : Interval
        The same difference as ``habit``, with the coefficient of earlier success at 0 too.
    """

    n_choices: int
    repeated: Interval
    repeated_without_habit: Interval
    habit: Interval
    habit_of_repeated: Interval
    habit_and_success: Interval


def habit_share(estimate: HabitEstimate) -> HabitShare:
    """Return the share of choices that habit explains, with 95% intervals.

    For choice t of contractor i let ``l_itj`` be the share of channel j in its last choices, w_ir
    the chance of taste r given all its choices, and P the chances of ``likelihood``. Then

        repeated = mean over (i, t) of sum_r w_ir sum_j l_itj P(j | r)

    and without habit the same with the coefficients of ``last_used`` at 0 in P but not in w:
    tastes stay what the choices say that they are. An average partial effect, after Wooldridge
    2005 (see ``occasions``). The past itself is kept as it was: these are effects on the next
    choice, not on a world in which habit had never been.

    Intervals are by the delta method over contractors: each moves the mean by its own choices
    and by moving theta (``HabitEstimate.influence``).
    """
    sums = _RepeatSums.of(estimate)
    nothing, habit, success, choices = np.eye(4)
    return HabitShare(
        n_choices=int(sums.sums[:, 3].sum()),
        repeated=sums.ratio(nothing, choices),
        repeated_without_habit=sums.ratio(habit, choices),
        habit=sums.ratio(nothing - habit, choices),
        habit_of_repeated=sums.ratio(nothing - habit, nothing),
        habit_and_success=sums.ratio(nothing - success, choices),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _RepeatSums:
    """Expected repeats of each contractor, with how ratios of their totals vary.

    Attributes
    ----------
    sums : float64 (m, 4)
        As ``_repeats`` at the estimate.
    slope : float64 (4, p + 1)
        Of the totals in theta, by central differences.
    """

    estimate: HabitEstimate
    sums: Floats
    slope: Floats

    @classmethod
    def of(cls, estimate: HabitEstimate) -> _RepeatSums:
        theta, likelihood = estimate.theta, estimate.likelihood
        slope = np.zeros((4, len(theta)))
        for k in np.flatnonzero(np.abs(estimate.influence).sum(axis=0)):
            step = _STEP * np.eye(len(theta))[k]
            rise = _repeats(likelihood, theta + step) - _repeats(likelihood, theta - step)
            slope[:, k] = rise.sum(axis=0) / (2 * _STEP)
        return cls(estimate=estimate, sums=_repeats(likelihood, theta), slope=slope)

    def ratio(self, above: Floats, below: Floats) -> Interval:
        """Return A / B for the combinations of columns ``above`` and ``below``, float64 (4,).

        Contractor i moves A / B by ``(a_i - (A / B) b_i) / B``, and by its slope in theta times
        its influence on theta.
        """
        total = float(self.sums.sum(axis=0) @ below)
        value = float(self.sums.sum(axis=0) @ above) / total
        moves = above - value * below
        influence = (self.sums @ moves + self.estimate.influence @ (moves @ self.slope)) / total
        return Interval.around(value, float(clustered_variance(influence[:, None])[0]))


def _repeats(likelihood: Likelihood, theta: Floats) -> Floats:
    """Return repeats with all terms, without habit, without habit and success, and choices.

    Returns
    -------
    float64 (m, 4)
    """
    table = likelihood.table
    last = table.column(LAST_USED)
    log_chances = likelihood.log_chances(theta)
    weights = likelihood.taste_weights(log_chances)[table.contractor]
    columns = [_repeat_chances(log_chances, weights, last)]
    for without in (HABIT_TERMS, EXPERIENCE_TERMS):
        kept = np.where([name in without for name in (*table.names, "")], 0.0, theta)
        columns.append(_repeat_chances(likelihood.log_chances(kept), weights, last))
    is_whole = np.isclose(last.sum(axis=1), 1.0)[:, None]
    return table.by_contractor(is_whole * np.column_stack([*columns, np.ones(len(table))]))


def _repeat_chances(log_chances: Floats, weights: Floats, last: Floats) -> Floats:
    """Return the chance that each choice takes the last channel again, float64 (n,)."""
    given_taste = np.einsum("njr,nj->nr", np.exp(log_chances), last)
    return np.asarray((weights * given_taste).sum(axis=1))
