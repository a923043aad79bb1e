"""From a log of shown lists to proposed weights, and from weights to what they would bring."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matcher.learning.boosting import BoostedChances
from matcher.learning.calibration import OutcomeCalibrator, calibrated
from matcher.learning.cross_fitting import Predictor, cross_fitted
from matcher.learning.estimation import EstimatedWeights, estimate_weights
from matcher.learning.lines import Lines, labelled_lines
from matcher.learning.off_policy import OffPolicyEstimate, new_places, off_policy
from matcher.learning.outcomes import LoggedExposure, Step
from matcher.learning.propensity import ExaminationChances
from matcher.learning.settings import LearningSettings
from matcher.learning.weighted_mean import fit_of

_DIGITS = 4
"""Of a weight that is to be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How well one way of ordering tells apart who reached the step, on vacancies not learned from.

    Attributes
    ----------
    name : str
        in_use, learned or boosted.
    log_loss : float or None
        Mean of minus the log likelihood of a line, the chance of being looked at included; None
        for weights in use, which state no chance. Lower is better.
    brought : float
        People per vacancy who would reach the step in this order, by inverse propensity.
    """

    name: str
    log_loss: float | None
    brought: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedWeights:
    """Proposed weights, with what they rest on.

    Attributes
    ----------
    step : Step
        What was learned to reach.
    components : mapping of str to float
        Weights that add up to what those in use add up to, rounded to be read.
    chances : ExaminationChances
    calibrator : OutcomeCalibrator
        From fit to the chance of the step, for somebody looked at.
    estimated : EstimatedWeights
    lines : Lines
        What was learned from.
    comparisons : tuple of Comparison
        Weights in use, learned weights, boosted trees.
    """

    step: Step
    components: Mapping[str, float]
    chances: ExaminationChances
    calibrator: OutcomeCalibrator
    estimated: EstimatedWeights
    lines: Lines
    comparisons: tuple[Comparison, ...]


def learn_weights(
    exposures: Sequence[LoggedExposure],
    in_use: Mapping[str, float],
    step: Step,
    chances: ExaminationChances,
    settings: LearningSettings,
    *,
    on: date,
) -> LearnedWeights:
    """Return the weights that the log speaks for.

    Parameters
    ----------
    exposures : sequence of LoggedExposure
        In any order; held-out vacancies left out.
    in_use : mapping of str to float
        The components' weights that lists are ordered by now, above 0.
    step : Step
        What counts as reached.
    chances : ExaminationChances
        How far lists are read.
    settings : LearningSettings
    on : date
        The day on which the labels are read.

    Raises
    ------
    InvalidInput
        If in some part of the vacancies all lines led to the same.
    """
    names = tuple(in_use)
    weights = np.array(list(in_use.values()), dtype=np.float64)
    lines = labelled_lines(exposures, names, step, settings.labels, on=on)
    theta = chances.at(lines.place, least=settings.least_propensity)
    estimated = _estimated(lines, theta, weights, settings)
    fit = _of_other_vacancies(lines, theta, weights, settings, _fit)
    rounded = estimated.weights * weights.sum()
    return LearnedWeights(
        step=step,
        components={
            name: max(round(float(weight), _DIGITS), 10.0**-_DIGITS)
            for name, weight in zip(names, rounded, strict=True)
        },
        chances=chances,
        calibrator=calibrated(fit, lines.reached, theta, isotonic_from=settings.isotonic_from),
        estimated=estimated,
        lines=lines,
        comparisons=_comparisons(lines, theta, weights, fit, chances, settings),
    )


def evaluate_weights(
    exposures: Sequence[LoggedExposure],
    weights: Mapping[str, float],
    in_use: Mapping[str, float],
    step: Step,
    readings: Sequence[ExaminationChances],
    settings: LearningSettings,
    *,
    on: date,
) -> tuple[OffPolicyEstimate, ...]:
    """Return what lists by other weights would bring, once for each theta that may hold.

    Parameters and errors as of ``learn_weights``; ``weights`` are those to be tried.
    """
    names = tuple(in_use)
    lines = labelled_lines(exposures, names, step, settings.labels, on=on)
    order_by = fit_of(lines.scores, np.array([weights[name] for name in names], dtype=np.float64))
    prior = np.array(list(in_use.values()), dtype=np.float64)
    now = fit_of(lines.scores, prior)
    estimates = []
    for chances in readings:
        theta = chances.at(lines.place, least=settings.least_propensity)
        forecast = _of_other_vacancies(lines, theta, prior, settings, _chance)
        estimates.append(off_policy(lines, order_by, now, forecast, chances, settings))
    return tuple(estimates)


def _estimated(
    lines: Lines,
    theta: NDArray[np.float64],
    in_use: NDArray[np.float64],
    settings: LearningSettings,
) -> EstimatedWeights:
    spread, kept = settings.prior_spread, settings.kept
    return estimate_weights(lines, theta, in_use, prior_spread=spread, kept=kept)


def _chance(estimated: EstimatedWeights) -> Predictor:
    return estimated.chance_of


def _fit(estimated: EstimatedWeights) -> Predictor:
    return estimated.fit_of


def _of_other_vacancies(
    lines: Lines,
    theta: NDArray[np.float64],
    in_use: NDArray[np.float64],
    settings: LearningSettings,
    read: Callable[[EstimatedWeights], Predictor],
) -> NDArray[np.float64]:
    """Return for each line what weights say that were learned from other vacancies."""

    def learn(some: Lines, some_theta: NDArray[np.float64]) -> Predictor:
        return read(_estimated(some, some_theta, in_use, settings))

    return cross_fitted(lines, theta, learn, n_folds=settings.n_folds)


def _comparisons(
    lines: Lines,
    theta: NDArray[np.float64],
    in_use: NDArray[np.float64],
    learned_fit: NDArray[np.float64],
    chances: ExaminationChances,
    settings: LearningSettings,
) -> tuple[Comparison, ...]:
    def boost(some: Lines, some_theta: NDArray[np.float64]) -> Predictor:
        return BoostedChances(seed=settings.seed).learn(some, some_theta).chance_of

    readable = _of_other_vacancies(lines, theta, in_use, settings, _chance)
    boosted = cross_fitted(lines, theta, boost, n_folds=settings.n_folds)

    def brought(order_by: NDArray[np.float64]) -> float:
        new = chances.at(new_places(lines, order_by), least=settings.least_propensity)
        shown = chances.mean_over(lines.showings, least=settings.least_propensity)
        weight = np.minimum(new / shown, settings.largest_weight)
        return float(weight[lines.reached].sum() / len(np.unique(lines.vacancy)))

    return (
        Comparison(name="in_use", log_loss=None, brought=brought(fit_of(lines.scores, in_use))),
        Comparison(
            name="learned",
            log_loss=_log_loss(lines.reached, theta * readable),
            brought=brought(learned_fit),
        ),
        Comparison(
            name="boosted",
            log_loss=_log_loss(lines.reached, theta * boosted),
            brought=brought(boosted),
        ),
    )


def _log_loss(reached: NDArray[np.bool_], chance: NDArray[np.float64]) -> float:
    certain = np.clip(chance, 1e-9, 1.0 - 1e-9)
    return float(-np.mean(np.where(reached, np.log(certain), np.log1p(-certain))))
