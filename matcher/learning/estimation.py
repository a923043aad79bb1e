"""Weights of the components that explain outcomes best, near those in use.

The chance that a person suits, given that the line was looked at, is

    r = 1 / (1 + exp(-(a + b * fit))),   fit = sum(w_c x_c) / sum(w_c) over the known c,

with b and every w_c not below 0. So the learned weights are weights of the ranker, unknown
components are treated exactly as it treats them, and where all are known this is a logistic
regression with non-negative coefficients ``b * w_c / sum(w)``. More of any component can never
lower r.

Lines further down are looked at less. Their outcomes c are divided by the chance theta of being
looked at, which makes the loss ``log(1 + exp(eta)) - (c / theta) * eta`` that of a log in which
every line was looked at, on average (Saito et al. 2020, 'Unbiased Recommender Learning from
Missing-Not-At-Random Implicit Feedback', WSDM; for logistic loss it stays convex in eta).

Each weight is drawn to the one in use by a normal prior whose standard deviation is a share of
that weight. Components that may not be learned, and those that no line knows, keep their share;
the others divide what is left. Learning is from shown lines only: of people below the cut, or in
no list, it knows nothing.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.errors import InvalidInput
from matcher.learning.lines import Columns, Lines
from matcher.learning.weighted_mean import fit_of

LEAST_SHARE = 0.01
"""Of the weight in use, below which no weight falls: no component vanishes from the reasons."""
_LARGEST_INTERCEPT, _LARGEST_SLOPE = 30.0, 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimatedWeights:
    """What was learned.

    Attributes
    ----------
    names : tuple of str
        Of the m components.
    weights : float64 (m,)
        Above 0; they add up to 1.
    intercept, slope : float
        a and b; the slope is not below 0.
    """

    names: tuple[str, ...]
    weights: NDArray[np.float64]
    intercept: float
    slope: float

    def fit_of(self, scores: Columns) -> Columns:
        """Return the fit under these weights, of rows with something known."""
        return fit_of(scores, self.weights)

    def chance_of(self, scores: Columns) -> Columns:
        """Return r: how likely a step is for somebody looked at, in (0, 1)."""
        return logistic(self.intercept + self.slope * self.fit_of(scores))


def estimate_weights(
    lines: Lines,
    theta: NDArray[np.float64],
    in_use: NDArray[np.float64],
    *,
    prior_spread: float,
    kept: Collection[str] = (),
) -> EstimatedWeights:
    """Return the weights that explain the outcomes best.

    Parameters
    ----------
    lines : Lines
        n lines with something known; at least one reached the step and one did not.
    theta : float64 (n,)
        Chance that each line was looked at, in (0, 1].
    in_use : float64 (m,)
        The weights of the ranker, above 0; only their ratios matter.
    prior_spread : float
        Standard deviation of the prior of a weight, as a share of the weight in use.
    kept : collection of str
        Components whose weight is not learned.

    Raises
    ------
    InvalidInput
        If all lines led to the same, which teaches nothing.
    """
    from scipy.optimize import minimize

    if lines.reached.all() or not lines.reached.any():
        raise InvalidInput(
            "Lines that all led to the same teach nothing.",
            where="outcome",
            remedy="Choose an earlier step, or wait until introductions have come further.",
        )
    is_kept = np.isnan(lines.scores).all(axis=0) | np.isin(lines.names, list(kept))
    loss = WeightLoss(lines, theta, in_use / in_use.sum(), ~is_kept, prior_spread)
    start = np.concatenate([[loss.starting_intercept, 1.0], np.ones(len(in_use))])
    bounds = [
        (-_LARGEST_INTERCEPT, _LARGEST_INTERCEPT),
        (0.0, _LARGEST_SLOPE),
        *[(LEAST_SHARE, None)] * len(in_use),
    ]
    result = minimize(
        loss,
        start,
        jac=True,
        method="L-BFGS-B",
        bounds=bounds,
        options={"maxiter": 2_000, "maxfun": 10_000, "ftol": 1e-15, "gtol": 1e-9},
    )
    return EstimatedWeights(
        names=lines.names,
        weights=loss.weights_of(result.x[2:]),
        intercept=float(result.x[0]),
        slope=float(result.x[1]),
    )


def logistic(log_odds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return ``1 / (1 + exp(-x))`` without overflow."""
    return np.asarray(0.5 * (1.0 + np.tanh(0.5 * log_odds)))


class WeightLoss:
    """The penalised loss and its gradient, by intercept, slope and weights relative to the prior.

    Relative weights are brought to one scale: the learned ones add up to what they add up to in
    use. The loss counts as many lines as really led to the step: dividing by theta blows outcomes
    up, and they must not outweigh the prior for that.
    """

    def __init__(
        self,
        lines: Lines,
        theta: NDArray[np.float64],
        in_use: NDArray[np.float64],
        is_learned: NDArray[np.bool_],
        prior_spread: float,
    ) -> None:
        self._in_use = in_use
        self._is_learned = is_learned
        self._learned_share = float(in_use[is_learned].sum())
        self._is_known = ~np.isnan(lines.scores)
        self._scores = np.where(self._is_known, lines.scores, 0.0)
        self._target = lines.reached / theta
        self._scale = float(lines.reached.sum() / self._target.sum())
        self._precision = prior_spread**-2

    @property
    def starting_intercept(self) -> float:
        """The intercept of a fit that says nothing."""
        share = float(np.clip(self._target.mean(), 1e-6, 1 - 1e-6))
        return float(np.log(share / (1.0 - share)))

    def weights_of(self, relative: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the weights, adding up to 1, that relative ones stand for."""
        return np.where(
            self._is_learned, self._in_use * relative * self._unit(relative), self._in_use
        )

    def _unit(self, relative: NDArray[np.float64]) -> float:
        together = float((self._in_use * relative)[self._is_learned].sum())
        return self._learned_share / together if together else 1.0

    def __call__(self, parameters: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        """Return loss and gradient by intercept, slope and relative weights, in that order."""
        intercept, slope, relative = parameters[0], parameters[1], parameters[2:]
        weights = self.weights_of(relative)
        known = self._is_known @ weights
        fit = self._scores @ weights / known
        log_odds = intercept + slope * fit
        loss = float(np.sum(np.logaddexp(0.0, log_odds) - self._target * log_odds))
        residual = logistic(log_odds) - self._target
        leaning = (self._scores - fit[:, None]) * self._is_known / known[:, None]
        by_weight = np.where(self._is_learned, slope * (residual @ leaning), 0.0)
        # All learned weights together stay what they are: only what differs between them counts.
        common = float(by_weight @ weights) / (self._learned_share or 1.0)
        by_relative = self._in_use * self._unit(relative) * (by_weight - common)
        by_relative = np.where(self._is_learned, by_relative, 0.0)
        gradient = np.concatenate([[residual.sum(), residual @ fit], by_relative]) * self._scale
        gradient[2:] += self._precision * (relative - 1.0)
        penalty = 0.5 * self._precision * float(np.sum((relative - 1.0) ** 2))
        return loss * self._scale + penalty, gradient
