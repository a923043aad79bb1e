"""How likely is a line to be looked at, by its place on the list?

The position-based model of examination: a line at place k of which the person suits with
probability r leads to an introduction with probability ``theta_k * r``, where theta depends on the
place only (Craswell et al. 2008, 'An experimental comparison of click position-bias models', WSDM).
Only ratios of theta can be known: the first stretch of places is set to 1, so 'looked at' means
'looked at as the top of the list is'.

Theta is harvested from the log where other weights, or a changed pool, showed the same person for
the same vacancy at different places ('AllPairs', Agarwal et al. 2019, 'Estimating Position Bias
without Intrusive Interventions', WSDM). Where too few were, it is assumed: a power of
the place, as in the simulations of Joachims, Swaminathan and Schnabel 2017, 'Unbiased
Learning-to-Rank with Biased Feedback', WSDM. A conclusion has to hold for a range of theta in
either case (``matcher.learning.release``): counts are never exact, and assumptions less so.

Readers are people who know what they saw and what others did, so of the same person only the first
showing says whether a line was acted on; later ones, also those after an introduction, tell at
which other places the person was shown. So people first shown at place k and later at l are held
against people first shown at l and later at k. Which of both came first must not hang on the
person.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from matcher.learning.lines import first_showings
from matcher.learning.outcomes import LoggedExposure
from matcher.learning.places import STRETCHES, stretch_of
from matcher.learning.settings import LearningSettings

_LEAST_RATE, _LARGEST_RATE = 1e-6, 1.0 - 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class ExaminationChances:
    """Theta by stretch of places.

    Attributes
    ----------
    by_stretch : float64 (len(STRETCHES),)
        In (0, 1], not increasing; the first is 1.
    n_people : int or None
        How many people shown at different places they come from; None where assumed.
    power : float or None
        The assumed power of the place; None where they come from the log.
    bend : float
        To which power what the log told was raised: below 1 the list is read further.
    """

    by_stretch: NDArray[np.float64]
    n_people: int | None = None
    power: float | None = None
    bend: float = 1.0

    @property
    def source(self) -> str:
        """Where the numbers come from, in words."""
        if self.power is not None:
            return f"assumed: place to the power of -{self.power:g}"
        bent = "" if self.bend == 1.0 else f", to the power of {self.bend:g}"
        return f"harvested from {self.n_people} people shown at different places{bent}"

    def at(self, places: NDArray[np.int64], *, least: float) -> NDArray[np.float64]:
        """Return theta at places, cut at ``least``: dividing by tiny chances trusts luck."""
        return np.maximum(self.by_stretch[stretch_of(places)], least)

    def mean_over(self, showings: NDArray[np.float64], *, least: float) -> NDArray[np.float64]:
        """Return mean theta by the shares of showings in each stretch, cut at ``least``."""
        return np.maximum(showings @ self.by_stretch, least)


def assumed_chances(power: float) -> ExaminationChances:
    """Return theta as ``place ** -power``, taken at the first place of each stretch."""
    return ExaminationChances(
        by_stretch=np.array(STRETCHES, dtype=np.float64) ** -power, power=power
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Interventions:
    """What the log says of people shown in several stretches of places for one vacancy.

    Attributes
    ----------
    n_pairs : int
        How many pairs of person and vacancy.
    acted, passed : float64 (stretches, stretches)
        ``[k, l]``: how many of those first shown in k, and later in l, were introduced from that
        first list, and how many were not. The diagonal is 0.
    """

    n_pairs: int
    acted: NDArray[np.float64]
    passed: NDArray[np.float64]


def interventions(exposures: Iterable[LoggedExposure]) -> Interventions:
    """Return what people shown in several stretches of places tell of those stretches."""
    showings = list(exposures)
    stretches: dict[tuple[str, str], set[int]] = {}
    for line, stretch in zip(showings, _stretches(showings), strict=True):
        stretches.setdefault((line.vacancy_id, line.candidate_id), set()).add(stretch)
    firsts = [line for line in first_showings(showings) if not line.was_introduced_before]
    n = len(STRETCHES)
    acted, passed = np.zeros((n, n)), np.zeros((n, n))
    n_pairs = 0
    for line, stretch in zip(firsts, _stretches(firsts), strict=True):
        later = sorted(stretches[line.vacancy_id, line.candidate_id] - {stretch})
        counted = acted if line.outcome.is_introduced else passed
        counted[stretch, later] += 1.0
        n_pairs += bool(later)
    return Interventions(n_pairs=n_pairs, acted=acted, passed=passed)


def harvested_chances(found: Interventions) -> ExaminationChances:
    """Return theta by maximum likelihood of ``acted[k, l] ~ theta_k * r_kl``, r symmetric.

    Theta is kept from rising with the place. A stretch in which nobody was shown who was shown
    elsewhere too keeps the theta of the stretch before it.
    """
    from scipy.optimize import minimize

    n = len(STRETCHES)
    upper = np.triu_indices(n, 1)
    rate = _symmetric_rates(found)[upper]
    start = np.concatenate([np.full(n - 1, 0.1), np.log(rate)])
    bounds = [(0.0, 8.0)] * (n - 1) + [(np.log(_LEAST_RATE), np.log(_LARGEST_RATE))] * len(rate)
    result = minimize(
        _negative_log_likelihood,
        start,
        args=(found, upper),
        jac=True,
        method="L-BFGS-B",
        bounds=bounds,
        options={"maxiter": 5_000, "maxfun": 20_000, "ftol": 1e-14, "gtol": 1e-8},
    )
    drops = np.concatenate([[0.0], result.x[: n - 1]])
    is_seen = (found.acted + found.passed).sum(axis=1) > 0
    return ExaminationChances(
        by_stretch=np.exp(-np.cumsum(np.where(is_seen, drops, 0.0))), n_people=found.n_pairs
    )


def chances_from(
    exposures: Sequence[LoggedExposure], settings: LearningSettings
) -> tuple[ExaminationChances, ...]:
    """Return every theta under which a conclusion has to hold, from flat to steep.

    Of a log with enough people shown at different places: what it tells, and the same bent either
    way, since it comes from counts. Of another: one for each assumed power of the place.
    """
    found = interventions(exposures)
    if found.n_pairs < settings.n_pairs_to_harvest or not found.acted.any():
        return tuple(assumed_chances(power) for power in sorted(settings.assumed_powers))
    told = harvested_chances(found)
    return tuple(
        replace(told, by_stretch=told.by_stretch**bend, bend=bend)
        for bend in sorted(settings.bends)
    )


def _stretches(lines: Sequence[LoggedExposure]) -> list[int]:
    return [int(n) for n in stretch_of(np.array([line.place for line in lines], dtype=np.int64))]


def _symmetric_rates(found: Interventions) -> NDArray[np.float64]:
    acted = found.acted + found.acted.T
    shown = acted + found.passed + found.passed.T
    rate = np.divide(acted, shown, out=np.full_like(acted, 0.5), where=shown > 0)
    return np.clip(rate, 1e-4, 0.9)


def _negative_log_likelihood(
    parameters: NDArray[np.float64],
    found: Interventions,
    upper: tuple[NDArray[np.intp], ...],
) -> tuple[float, NDArray[np.float64]]:
    """Return minus the log likelihood, and its gradient, by drops of log theta and by log r."""
    n = len(STRETCHES)
    log_theta = -np.concatenate([[0.0], np.cumsum(parameters[: n - 1])])
    log_r = np.zeros((n, n))
    log_r[upper] = parameters[n - 1 :]
    log_r += log_r.T
    rate = np.minimum(np.exp(log_theta[:, None] + log_r), _LARGEST_RATE)
    likelihood = found.acted * np.log(rate) + found.passed * np.log1p(-rate)
    slope = found.acted - found.passed * rate / (1.0 - rate)
    by_theta = slope.sum(axis=1)
    by_drop = -np.cumsum(by_theta[::-1])[::-1][1:]
    by_r = (slope + slope.T)[upper]
    return -float(likelihood.sum()), -np.concatenate([by_drop, by_r])
