"""SYNTHETIC logs with a known truth: who suits, where lines stood, and who was looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from matcher.learning.outcomes import LoggedExposure, Outcome, Step
from matcher.learning.places import STRETCHES, stretch_of

NAMES = ("skills", "occupation", "travel", "hours")
IN_USE = np.array([0.5, 0.2, 0.2, 0.1])
TRUE_WEIGHTS = np.array([0.25, 0.15, 0.4, 0.2])
INTERCEPT, SLOPE = -5.0, 7.0
FIRST_DAY = datetime(2026, 1, 5, 9, tzinfo=UTC)
READ_ON = date(2027, 1, 4)
ALL_STEPS = frozenset({Step.SHORTLISTED, Step.INVITED, Step.PLACED})
N_SHOWN = 20
POWER = 0.8


def true_theta(places: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return how likely a place is really looked at: the same within a stretch."""
    return np.array(STRETCHES, dtype=np.float64)[stretch_of(places)] ** -POWER


@dataclass(frozen=True)
class SimulatedLog:
    """A log, and for each vacancy what is true of the people on its lists.

    Attributes
    ----------
    exposures : list of LoggedExposure
    scores : float64 (vacancies, people, components)
        NaN where unknown.
    suits : float64 (vacancies, people)
        Chance that somebody looked at leads to the step.
    """

    exposures: list[LoggedExposure]
    scores: NDArray[np.float64]
    suits: NDArray[np.float64]

    def brought_by(self, weights: NDArray[np.float64]) -> float:
        """Return what lists ordered by weights really bring, in lines per list."""
        places = np.array([places_by(scores, weights) for scores in self.scores])
        return float((true_theta(places) * self.suits).sum(axis=1).mean())


def mean_of_known(scores: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the weighted mean of what is known of each person."""
    counted = np.where(np.isnan(scores), 0.0, weights)
    return np.asarray(np.nansum(counted * scores, axis=-1) / counted.sum(axis=-1))


def chance_of(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how likely each person, once looked at, really reaches the step."""
    return 1.0 / (1.0 + np.exp(-(INTERCEPT + SLOPE * mean_of_known(scores, TRUE_WEIGHTS))))


def places_by(scores: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the place of each person in a list ordered by weights."""
    return np.argsort(np.argsort(-mean_of_known(scores, weights), kind="stable")) + 1


def a_log(
    n_vacancies: int,
    *,
    seed: int,
    policies: Sequence[NDArray[np.float64]] = (IN_USE,),
    unknown: float = 0.15,
) -> SimulatedLog:
    """Return a log in which each policy showed each vacancy once, to another reader, in any order.

    Whether somebody suits is settled once: who was looked at and passed over is not taken later.
    """
    rng = np.random.default_rng(seed)
    scores = rng.beta(2.0, 2.0, size=(n_vacancies, N_SHOWN, len(NAMES)))
    scores[rng.random(scores.shape) < unknown] = np.nan
    scores[..., 0] = np.where(
        np.isnan(scores[..., 1]) & np.isnan(scores[..., 0]), 0.5, scores[..., 0]
    )
    suits = np.array([chance_of(people) for people in scores])
    is_right = rng.random(suits.shape) < suits
    exposures = []
    for vacancy in range(n_vacancies):
        is_taken = np.zeros(N_SHOWN, dtype=np.bool_)
        for turn, policy in enumerate(rng.permutation(len(policies)).tolist()):
            places = places_by(scores[vacancy], policies[policy])
            is_seen = rng.random(N_SHOWN) < true_theta(places)
            is_new = is_seen & is_right[vacancy] & ~is_taken
            exposures += [
                a_line(vacancy, person, places, policy, turn, scores[vacancy], is_new, is_taken)
                for person in range(N_SHOWN)
            ]
            is_taken |= is_new
    return SimulatedLog(exposures, scores, suits)


def a_line(
    vacancy: int,
    person: int,
    places: NDArray[np.int64],
    policy: int,
    turn: int,
    scores: NDArray[np.float64],
    is_new: NDArray[np.bool_],
    is_taken: NDArray[np.bool_],
) -> LoggedExposure:
    """Return one line of a simulated list."""
    known = {
        name: None if np.isnan(score) else float(score)
        for name, score in zip(NAMES, scores[person], strict=True)
    }
    reached = ALL_STEPS if is_new[person] else frozenset()
    return LoggedExposure(
        ranking_id=f"R-{vacancy:05d}-{turn}",
        vacancy_id=f"V-{vacancy:05d}",
        candidate_id=f"K-{vacancy:05d}-{person:02d}",
        shown_at=FIRST_DAY + timedelta(days=turn),
        place=int(places[person]),
        policy=f"policy-{policy}",
        components=known,
        outcome=Outcome(
            is_introduced=bool(is_new[person]), reached=reached, is_over=bool(is_new[person])
        ),
        was_introduced_before=bool(is_taken[person]),
    )
