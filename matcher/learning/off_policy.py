"""What would another order have brought? Estimates from lists that the old order showed.

The estimand. Had the lists shown the same people in an order by other weights, the expected number
of people per vacancy that reach the step:

    V(new) = mean over vacancies of  sum over lines of  theta(place under new) * r(line)

theta is the chance that a place is looked at, r that somebody looked at suits
(``matcher.learning.propensity``). The old order was not drawn by lot, so the log holds no line at
a place where the old order never put it: without a model nothing could be said. Under the
position-based model the chance of being looked at depends on the place alone, and every line is
looked at with some chance, which is what makes an estimate possible (the 'position-based' estimator
of Li et al. 2018, 'Offline Evaluation of Ranking Policies with Click Models', KDD;
Joachims et al. 2017, 'Unbiased Learning-to-Rank with Biased Feedback', WSDM). People below the cut
of the list are outside of it: V is about the order of those shown.

With rho the mean theta of all showings of a person for the vacancy (any of them could have come
first), w = theta(new place) / rho, cut at a largest weight, theta(old) that of the place where the
person first stood, and c whether that led to the step:

    IPS    = sum(w c) / vacancies
    SNIPS  = IPS * sum(theta(new)) / sum(w theta(old))
    DR     = sum(theta(new) r^ + w (c - theta(old) r^)) / vacancies

SNIPS (Swaminathan and Joachims 2015, 'The Self-Normalized Estimator for Counterfactual Learning',
NeurIPS) divides by the weight that was really handed out. Who was looked at is not observed, so
its expectation theta(old) stands in. DR (Dudík et al. 2011, 'Doubly Robust Policy Evaluation and
Learning', ICML; for position bias Oosterhuis 2023, 'Doubly Robust Estimation for Correcting
Position Bias in Click Feedback for Unbiased Learning to Rank', ACM TOIS 41(3)) starts from a
forecast r^ and corrects it by what happened; r^ must not come from the same vacancies. Where all
lists had one order and no weight was cut, the three are the same number: then there is nothing to
normalise, and no chance in the placing that a forecast could take out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.learning.lines import Lines
from matcher.learning.propensity import ExaminationChances
from matcher.learning.settings import LearningSettings

ESTIMATORS = ("ips", "snips", "doubly_robust")


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A value and the middle 95% of its bootstrap over vacancies."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class OffPolicyEstimate:
    """What a new order would bring, in people per vacancy who reach the step.

    Attributes
    ----------
    chances : ExaminationChances
        The theta that it rests on.
    n_vacancies, n_reached : int
        Vacancies in it, and lines of them that led to the step.
    logged : Interval
        What the lists that were shown brought; needs no model.
    values, gains : mapping of str to Interval
        By estimator: what the new order would bring, and how much more that is than what the
        order in use would.
    effective_sample_size : float
        As how many lines of equal weight the lines that led to the step count:
        ``sum(w)^2 / sum(w^2)`` over them (Kong 1992).
    share_cut : float
        Share of the lines whose weight was cut.
    share_moved : float
        Share of the lines that the new order puts at another place.
    """

    chances: ExaminationChances
    n_vacancies: int
    n_reached: int
    logged: Interval
    values: Mapping[str, Interval]
    gains: Mapping[str, Interval]
    effective_sample_size: float
    share_cut: float
    share_moved: float


def new_places(lines: Lines, order_by: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the place of each line when the lines of every list are ordered anew.

    Lines of which nothing is known keep their places: only those at hand change places with each
    other. Equals stay in the order in which they were shown.

    Parameters
    ----------
    lines : Lines
        n lines.
    order_by : float64 (n,)
        Highest first.
    """
    before = np.lexsort((lines.place, lines.ranking))
    after = np.lexsort((lines.place, -order_by, lines.ranking))
    places = np.empty_like(lines.place)
    places[after] = lines.place[before]
    return places


def off_policy(
    lines: Lines,
    order_by: NDArray[np.float64],
    in_use: NDArray[np.float64],
    forecast: NDArray[np.float64],
    chances: ExaminationChances,
    settings: LearningSettings,
) -> OffPolicyEstimate:
    """Return what lists would bring in another order, beside what they bring in the order in use.

    Parameters
    ----------
    lines : Lines
        n lines of which it is known whether they led to the step.
    order_by, in_use : float64 (n,)
        What the new order, and that in use, go by, highest first.
    forecast : float64 (n,)
        r^ in [0, 1], from other vacancies than that of the line.
    chances : ExaminationChances
        Theta.
    settings : LearningSettings
        Where theta and w are cut, and the bootstrap.
    """
    places = new_places(lines, order_by)
    new = _Reweighted.at(places, lines, chances, settings)
    now = _Reweighted.at(new_places(lines, in_use), lines, chances, settings)
    old = chances.at(lines.place, least=settings.least_propensity)
    sums = np.stack([one.by_vacancy(lines, old, forecast) for one in (new, now)], axis=1)
    n_vacancies = len(sums)
    rng = np.random.default_rng(settings.seed)
    picks = rng.integers(n_vacancies, size=(settings.n_resamples, n_vacancies))
    resampled = [_values(sums[pick].sum(axis=0)) for pick in picks]
    whole = _values(sums.sum(axis=0))
    handed_out = new.weight[lines.reached]
    squares = float(handed_out @ handed_out)
    return OffPolicyEstimate(
        chances=chances,
        n_vacancies=n_vacancies,
        n_reached=len(handed_out),
        logged=_interval(whole, resampled, "logged"),
        values={name: _interval(whole, resampled, name) for name in ESTIMATORS},
        gains={name: _interval(whole, resampled, _gain(name)) for name in ESTIMATORS},
        effective_sample_size=float(handed_out.sum() ** 2 / squares) if squares else 0.0,
        share_cut=float(new.is_cut.mean()),
        share_moved=float(np.mean(places != lines.place)),
    )


@dataclass(frozen=True, slots=True)
class _Reweighted:
    """The lines as another order would show them: theta there, weight, whether it was cut."""

    theta: NDArray[np.float64]
    weight: NDArray[np.float64]
    is_cut: NDArray[np.bool_]

    @classmethod
    def at(
        cls,
        places: NDArray[np.int64],
        lines: Lines,
        chances: ExaminationChances,
        settings: LearningSettings,
    ) -> _Reweighted:
        theta = chances.at(places, least=settings.least_propensity)
        weight = theta / chances.mean_over(lines.showings, least=settings.least_propensity)
        largest = settings.largest_weight
        return cls(theta, np.minimum(weight, largest), weight > largest)

    def by_vacancy(
        self, lines: Lines, old: NDArray[np.float64], forecast: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Return per vacancy: reached, IPS, weight due, weight handed out, DR, one."""
        columns = (
            lines.reached,
            self.weight * lines.reached,
            self.theta,
            self.weight * old,
            self.theta * forecast + self.weight * (lines.reached - old * forecast),
        )
        vacancies, row = np.unique(lines.vacancy, return_inverse=True)
        sums = [np.bincount(row, weights=column, minlength=len(vacancies)) for column in columns]
        return np.column_stack([*sums, np.ones(len(vacancies))])


def _values(sums: NDArray[np.float64]) -> dict[str, float]:
    """Return the estimates for the new order and the gains, from sums of new and in use."""
    new, now = (_estimates(*of_order) for of_order in sums.tolist())
    return new | {_gain(name): new[name] - now[name] for name in ESTIMATORS}


def _estimates(
    reached: float, ips: float, due: float, handed_out: float, doubly_robust: float, n: float
) -> dict[str, float]:
    return {
        "logged": reached / n,
        "ips": ips / n,
        "snips": ips / n * due / handed_out,
        "doubly_robust": doubly_robust / n,
    }


def _gain(name: str) -> str:
    return f"gain of {name}"


def _interval(
    whole: Mapping[str, float], resampled: Sequence[Mapping[str, float]], name: str
) -> Interval:
    low, high = np.quantile([one[name] for one in resampled], (0.025, 0.975))
    return Interval(value=whole[name], low=float(low), high=float(high))
