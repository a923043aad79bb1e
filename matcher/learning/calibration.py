"""From a fit to the chance that a step is reached, for somebody who is looked at.

Both ways are monotone: a higher fit never means a lower chance. Few outcomes allow two numbers
only (logistic, Platt 1999); with a thousand or more a free rising curve does better (isotonic;
Niculescu-Mizil and Caruana 2005, 'Predicting Good Probabilities With Supervised Learning', ICML).
Outcomes are divided by the chance of being looked at, as in ``matcher.learning.estimation``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from matcher.learning.estimation import logistic


class OutcomeCalibrator(Protocol):
    """Tells the chance that belongs to a fit."""

    def chance_of(self, fit: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return chances in [0, 1], not falling with the fit."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class LogisticCalibrator:
    """``1 / (1 + exp(-(intercept + slope * fit)))``, slope not below 0."""

    intercept: float
    slope: float

    def chance_of(self, fit: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return chances in (0, 1)."""
        return logistic(self.intercept + self.slope * fit)


@dataclass(frozen=True, slots=True, kw_only=True)
class IsotonicCalibrator:
    """Straight between knots that do not fall, level beyond the first and the last.

    Attributes
    ----------
    fits, chances : float64 (n_knots,)
        Both in [0, 1] and sorted.
    """

    fits: NDArray[np.float64]
    chances: NDArray[np.float64]

    def chance_of(self, fit: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return chances in [0, 1]."""
        return np.interp(fit, self.fits, self.chances)


def calibrated(
    fit: NDArray[np.float64],
    reached: NDArray[np.bool_],
    theta: NDArray[np.float64],
    *,
    isotonic_from: int,
) -> OutcomeCalibrator:
    """Return the curve from fit to chance.

    Parameters
    ----------
    fit : float64 (n,)
        In [0, 1], by weights that were not learned from the same lines.
    reached : bool (n,)
        Whether each line led to the step.
    theta : float64 (n,)
        Chance that each line was looked at, in (0, 1].
    isotonic_from : int
        Lines that reached the step from which the curve is free.
    """
    target = reached / theta
    if int(reached.sum()) >= isotonic_from:
        return _isotonic(fit, target)
    return _logistic(fit, target)


def _isotonic(fit: NDArray[np.float64], target: NDArray[np.float64]) -> IsotonicCalibrator:
    from sklearn.isotonic import IsotonicRegression

    curve = IsotonicRegression(y_min=0.0, y_max=1.0, increasing=True, out_of_bounds="clip")
    curve.fit(fit, target)
    return IsotonicCalibrator(fits=curve.X_thresholds_, chances=curve.y_thresholds_)


def _logistic(fit: NDArray[np.float64], target: NDArray[np.float64]) -> LogisticCalibrator:
    from scipy.optimize import minimize

    def loss(parameters: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        log_odds = parameters[0] + parameters[1] * fit
        residual = logistic(log_odds) - target
        value = np.mean(np.logaddexp(0.0, log_odds) - target * log_odds)
        return float(value), np.array([residual.mean(), (residual * fit).mean()])

    result = minimize(
        loss,
        np.array([0.0, 1.0]),
        jac=True,
        method="L-BFGS-B",
        bounds=[(-30.0, 30.0), (0.0, 60.0)],
        options={"ftol": 1e-15, "gtol": 1e-10},
    )
    return LogisticCalibrator(intercept=float(result.x[0]), slope=float(result.x[1]))
