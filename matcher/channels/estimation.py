"""Estimates of what draws contractors to a channel, with robust standard errors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from matcher.channels.choice_table import ChoiceTable, Floats, choice_table
from matcher.channels.identification import check_evidence, check_optimum, check_regressors
from matcher.channels.likelihood import Likelihood, no_tastes, taste_draws
from matcher.channels.occasions import ChoiceOccasion
from matcher.errors import InvalidInput

N_DRAWS = 200
"""Of each contractor's tastes. Too few understate the spread of tastes, and overstate habit."""
SEED = 20261125
Z_95 = 1.959964
"""Normal quantile of 0.975."""
_FLAT = 1e-6
"""Largest slope per choice at which the top is taken as reached."""
_NEWTON_STEPS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A number with its standard error and 95% interval."""

    value: float
    standard_error: float
    low: float
    high: float

    @classmethod
    def around(cls, value: float, variance: float) -> Interval:
        """Return the normal interval."""
        error = float(np.sqrt(variance))
        return cls(
            value=value, standard_error=error, low=value - Z_95 * error, high=value + Z_95 * error
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class HabitEstimate:
    """What draws contractors to a channel.

    Attributes
    ----------
    theta : float64 (p + 1,)
        Coefficients of the regressors, then the spread of steady tastes (0 without tastes).
    influence : float64 (m, p + 1)
        How far each contractor moves theta: minus the inverse Hessian times its score. Their
        cross product, times m / (m - 1), is the robust covariance of theta.
    log_likelihood : float
        Of all choices.
    """

    likelihood: Likelihood
    theta: Floats
    influence: Floats
    log_likelihood: float

    @property
    def table(self) -> ChoiceTable:
        """The choices it was estimated from."""
        return self.likelihood.table

    @property
    def taste_spread(self) -> float:
        """Spread of steady tastes, in log-odds, beyond what the first choice tells of them.

        Without an interval: at 0, where many truths lie, the usual ones do not hold.
        """
        return float(self.theta[-1])

    def coefficients(self) -> dict[str, Interval]:
        """Return the log-odds per unit of each regressor.

        Standard errors are robust: each contractor is one draw from the population, whatever
        the dependence among its choices (Huber 1967; White 1982, Econometrica 50; clusters as in
        Liang and Zeger 1986, Biometrika 73).
        """
        variances = clustered_variance(self.influence)
        return {
            name: Interval.around(float(self.theta[k]), float(variances[k]))
            for k, name in enumerate(self.table.names)
        }


def clustered_variance(influence: Floats) -> Floats:
    """Return the variances of sums of what contractors bring, float64 (k,) from (m, k)."""
    n_contractors = len(influence)
    return np.asarray((influence**2).sum(axis=0) * n_contractors / (n_contractors - 1))


def estimate_habit(
    occasions: Sequence[ChoiceOccasion],
    *,
    with_tastes: bool = True,
    n_draws: int = N_DRAWS,
    seed: int = SEED,
) -> HabitEstimate:
    """Return the estimate of largest likelihood.

    Parameters
    ----------
    with_tastes : bool
        Whether contractors may have steady tastes. Without them a steady taste is taken for habit:
        for comparison only.
    n_draws : int
        Even; of each contractor's tastes.
    seed : int
        Of those draws.

    Raises
    ------
    InvalidInput
        If the number of draws is odd, there are too few choices, or they cannot tell the
        coefficients apart.

    Source
    ------
    McFadden 1974; Heckman 1981; Wooldridge 2005; Train 2009: see ``likelihood`` and ``occasions``.
    """
    if n_draws < 2 or n_draws % 2:
        raise InvalidInput(
            "Tastes are drawn in pairs, so their number must be even.",
            where="draws",
            remedy=f"Ask for example {N_DRAWS}.",
        )
    check_evidence(occasions)
    table = choice_table(occasions)
    check_regressors(table)
    draws = taste_draws(table, n_draws, seed) if with_tastes else no_tastes(table)
    likelihood = Likelihood(table=table, draws=draws)
    theta = top_of(likelihood)
    hessian = likelihood.hessian(theta)
    logs, scores = likelihood.scores(theta)
    n_free = len(theta) if with_tastes else len(theta) - 1
    check_optimum(table, theta, hessian[:n_free, :n_free], scores.sum(axis=0)[:n_free] / len(table))
    influence = np.zeros_like(scores)
    influence[:, :n_free] = -np.linalg.solve(hessian[:n_free, :n_free], scores[:, :n_free].T).T
    return HabitEstimate(
        likelihood=likelihood,
        theta=theta,
        influence=influence,
        log_likelihood=float(logs.sum()),
    )


def top_of(likelihood: Likelihood) -> Floats:
    """Return theta of the largest likelihood: L-BFGS-B, then Newton's steps; s is not below 0."""
    from scipy.optimize import minimize

    n_choices = len(likelihood.table)
    has_tastes = bool(likelihood.draws.any())

    def loss(theta: Floats) -> tuple[float, Floats]:
        logs, scores = likelihood.scores(theta)
        return -float(logs.sum()) / n_choices, -scores.sum(axis=0) / n_choices

    start = np.zeros(likelihood.table.x.shape[2] + 1)
    start[-1] = float(has_tastes)
    found: Any = minimize(
        loss,
        start,
        jac=True,
        method="L-BFGS-B",
        options={"gtol": _FLAT, "ftol": 1e-12, "maxiter": 500},
    )
    theta = np.array(found.x)
    n_free = len(theta) if has_tastes else len(theta) - 1
    for _ in range(_NEWTON_STEPS):
        value, slope = loss(theta)
        if np.abs(slope[:n_free]).max() < _FLAT:
            break
        curve = -likelihood.hessian(theta)[:n_free, :n_free] / n_choices
        if np.linalg.eigvalsh(curve)[0] <= 0:
            break
        step = np.zeros_like(theta)
        step[:n_free] = np.linalg.solve(curve, slope[:n_free])
        if loss(theta - step)[0] > value:
            break
        theta = theta - step
    theta[-1] = abs(theta[-1])
    return theta
