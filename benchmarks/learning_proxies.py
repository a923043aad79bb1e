"""How well do the numbers that learning sees tell who somebody is?

``python -m benchmarks.learning_proxies [--people N] [--jobs N] [--strength S ...]`` ranks
synthetic people (``benchmarks.protected_population``) for synthetic jobs, and lets boosted trees
guess each protected trait from the component scores: from one line of a list, and from all lines
of a person together. It prints the area under the ROC curve, .5 being a coin and 1 certainty, with
the middle 95% of a bootstrap over people, by how far circumstances follow from traits. The trees
learn from one half of the people and guess the other half.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.latent_world import a_world
from benchmarks.protected_population import (
    TODAY,
    TRAITS,
    Population,
    a_population,
    some_jobs,
)
from matcher.domain.vacancy import Vacancy
from matcher.ranking.job_knowledge import JobKnowledge
from matcher.ranking.profiles import index_of
from matcher.ranking.ranker import Ranker, asked_phrases
from matcher.ranking.weights import COMPONENTS, load_weights
from matcher.skills.encoder import SkillEncoder, default_encoder_path

SEED = 20_261
STRENGTHS = (0.0, 0.3, 0.6, 1.0)
N_RESAMPLES = 500
FIT = len(COMPONENTS)
"""Column of the fit, behind those of the components."""
_WIDTH = 34


@dataclass(frozen=True)
class Lines:
    """What is told of n lines.

    Attributes
    ----------
    person, job, place : int64 (n,)
        Whose line, for which job, and where on its list, from 1.
    scores : float64 (n, components + 1)
        Component scores and the fit; NaN where unknown or not asked.
    """

    person: NDArray[np.int64]
    job: NDArray[np.int64]
    place: NDArray[np.int64]
    scores: NDArray[np.float64]


@dataclass(frozen=True)
class Area:
    """Area under the ROC curve, with its interval."""

    value: float
    low: float
    high: float

    def told(self) -> str:
        """Return it in three decimals."""
        return f"{self.value:.3f} [{self.low:.3f}, {self.high:.3f}]"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description="Guess protected traits from component scores.")
    parser.add_argument("--people", type=int, default=1_000)
    parser.add_argument("--jobs", type=int, default=30)
    parser.add_argument("--strength", type=float, nargs="*", default=STRENGTHS)
    chosen = parser.parse_args(arguments)
    encoder = SkillEncoder.load(default_encoder_path())
    for line in report(encoder, chosen.people, chosen.jobs, chosen.strength):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def report(
    encoder: SkillEncoder, n_people: int, n_jobs: int, strengths: Sequence[float]
) -> Iterator[str]:
    """Give the report line by line."""
    world = a_world(None)
    jobs = some_jobs(world, n_jobs, seed=SEED)
    yield f"{n_people} people, {n_jobs} jobs; encoder {encoder.version}; seed {SEED}"
    yield "area under the ROC curve [95% over people]; .5 tells nothing"
    for strength in strengths:
        population = a_population(world, n_people, strength=strength, seed=SEED)
        lines = shown_lines(encoder, population, jobs)
        yield ""
        yield f"circumstances follow from traits for {strength:.0%} of the people"
        heads = ("one line", "all lines of a person", "fit alone, all lines")
        yield f"  {'':{_WIDTH}}" + "".join(f" {head:>22}" for head in heads)
        for trait, having in TRAITS.items():
            areas = areas_of(lines, population.traits[trait])
            cells = "".join(f" {area.told():>22}" for area in areas)
            yield f"  {f'{trait}: {having}':{_WIDTH}}{cells}"


def shown_lines(
    encoder: SkillEncoder,
    population: Population,
    jobs: Sequence[Vacancy],
    *,
    top: int | None = None,
) -> Lines:
    """Return the lines of each job's list: of the best, or of all whom nothing excludes."""
    profiles = {str(number): one for number, one in enumerate(population.profiles)}
    index = index_of(profiles, encoder.encode, encoder.dimension)
    ranker = Ranker(load_weights(), encoder.calibration)
    knowledge = JobKnowledge(on=TODAY)
    keys, scores = [], []
    for number, job in enumerate(jobs):
        phrases = asked_phrases(job, knowledge)
        vectors = dict(zip(phrases, encoder.encode(phrases), strict=True))
        ranking = ranker.rank(index, job, vectors, knowledge=knowledge, top=top or len(profiles))
        for place, line in enumerate(ranking.ranked, start=1):
            if line.fit is not None:
                told = {part.name: part.score for part in line.components}
                keys.append((int(line.candidate_id), number, place))
                scores.append([*(told.get(name) for name in COMPONENTS), line.fit])
    person, of_job, places = np.array(keys, dtype=np.int64).T
    return Lines(person, of_job, places, np.array(scores, dtype=np.float64))


def areas_of(lines: Lines, has_trait: NDArray[np.bool_]) -> tuple[Area, Area, Area]:
    """Return how well a trait is guessed from a line, from all lines, and from the fit alone."""
    components = _guesses(lines, lines.scores[:, :FIT], has_trait)
    by_fit = _guesses(lines, lines.scores[:, FIT:], has_trait)
    is_guessed = lines.person % 2 == 1
    person = lines.person[is_guessed]
    _, first = np.unique(person, return_index=True)
    return (
        _area(components[first], has_trait[person[first]]),
        _area(_mean_by(person, components), has_trait[np.unique(person)]),
        _area(_mean_by(person, by_fit), has_trait[np.unique(person)]),
    )


def _guesses(
    lines: Lines, scores: NDArray[np.float64], has_trait: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """Return the guesses for the lines of people with odd numbers, learned from the even ones."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    is_known = np.fmax.reduce(scores, axis=0) > np.fmin.reduce(scores, axis=0)
    is_learned = lines.person % 2 == 0
    trees = HistGradientBoostingClassifier(
        max_iter=50, max_leaf_nodes=16, early_stopping=False, random_state=SEED
    )
    trees.fit(scores[is_learned][:, is_known], has_trait[lines.person[is_learned]])
    return np.asarray(trees.predict_proba(scores[~is_learned][:, is_known])[:, 1])


def _mean_by(person: NDArray[np.int64], guesses: NDArray[np.float64]) -> NDArray[np.float64]:
    _, row = np.unique(person, return_inverse=True)
    return np.asarray(np.bincount(row, weights=guesses) / np.bincount(row))


def _area(guesses: NDArray[np.float64], truth: NDArray[np.bool_]) -> Area:
    from sklearn.metrics import roc_auc_score

    rng = np.random.default_rng(SEED)
    picks = rng.integers(len(truth), size=(N_RESAMPLES, len(truth)))
    resampled = [
        roc_auc_score(truth[pick], guesses[pick]) for pick in picks if 0 < truth[pick].mean() < 1
    ]
    low, high = np.quantile(resampled, (0.025, 0.975))
    return Area(float(roc_auc_score(truth, guesses)), float(low), float(high))


if __name__ == "__main__":
    main()
