"""What would learning carry over, were people with a trait passed over by those who choose?

``python -m benchmarks.learning_from_bias [--people N] [--jobs N] [--strength S]`` ranks synthetic
people (``benchmarks.protected_population``) for synthetic jobs, and draws outcomes of the lists: in
one world who suits by the weights in use is chosen, in the other half of those with one trait is
passed over all the same. Weights are learned from both, with the very code that desks use. Printed
is the share of people with the trait on the first ten places, by the weights in use, by those
learned from the first world, and by those learned from the second: all of them, and with those
kept that the settings keep; then the component that the passing over moved most when all were
learned. Means and middle 95% over draws. The weights cannot see the trait: what differs between
the worlds is what learning carries over through circumstances that follow from it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks.latent_world import a_world
from benchmarks.learning_proxies import FIT, SEED, Lines, shown_lines
from benchmarks.protected_population import TRAITS, a_population, some_jobs
from matcher.learning import lines as logged
from matcher.learning.estimation import estimate_weights, logistic
from matcher.learning.off_policy import new_places
from matcher.learning.places import STRETCHES
from matcher.learning.settings import load_learning_settings
from matcher.learning.weighted_mean import fit_of
from matcher.ranking.weights import COMPONENTS, load_weights
from matcher.skills.encoder import SkillEncoder, default_encoder_path

SHOWN = 50
FIRST = 10
N_DRAWS = 20
PASSED_OVER = 0.5
"""Share of those with the trait who suit and are passed over; an assumption."""
INTERCEPT, SLOPE = -6.0, 9.0
"""How likely somebody suits, by the fit; an assumption."""
READ_ON = 0.5
"""Power of the place with which fewer look; an assumption, and known to the learner here."""
_WIDTH = 30


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description="Learn from outcomes that pass people over.")
    parser.add_argument("--people", type=int, default=1_000)
    parser.add_argument("--jobs", type=int, default=300)
    parser.add_argument("--strength", type=float, default=0.6)
    chosen = parser.parse_args(arguments)
    encoder = SkillEncoder.load(default_encoder_path())
    for line in report(encoder, chosen.people, chosen.jobs, chosen.strength):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def report(encoder: SkillEncoder, n_people: int, n_jobs: int, strength: float) -> Iterator[str]:
    """Give the report line by line."""
    world = a_world(None)
    population = a_population(world, n_people, strength=strength, seed=SEED)
    shown = shown_lines(encoder, population, some_jobs(world, n_jobs, seed=SEED), top=SHOWN)
    in_use = np.array([load_weights().components[name] for name in COMPONENTS])
    yield (
        f"{n_people} people, {n_jobs} jobs, lists of {SHOWN}; circumstances follow from traits for "
        f"{strength:.0%}; encoder {encoder.version}; seed {SEED}; {N_DRAWS} draws"
    )
    yield f"share with the trait on the first {FIRST} places, weights learned from outcomes that"
    heads = ("in use", "pass nobody over", "pass half over", "the same, some kept", "most moved")
    yield f"{'':{_WIDTH}}" + "".join(f" {head:>22}" for head in heads)
    for trait, having in TRAITS.items():
        has_trait = population.traits[trait][shown.person]
        draws = [learned_weights(shown, has_trait, in_use, seed) for seed in range(N_DRAWS)]
        fair, biased, with_kept = (np.array(one) for one in zip(*draws, strict=True))
        shares = [
            np.array([_share_first(shown, weights, has_trait) for weights in learned])
            for learned in (in_use[None], fair, biased, with_kept)
        ]
        moved = biased - fair
        most = int(np.abs(moved.mean(axis=0)).argmax())
        cells = [*(_told(one) for one in shares), f"{COMPONENTS[most]} {_told(moved[:, most])}"]
        yield f"{f'{trait}: {having}':{_WIDTH}}" + "".join(f" {cell:>22}" for cell in cells)


def learned_weights(
    shown: Lines, has_trait: NDArray[np.bool_], in_use: NDArray[np.float64], seed: int
) -> tuple[NDArray[np.float64], ...]:
    """Return weights learned where nobody is passed over, where people are, and with some kept."""
    rng = np.random.default_rng([SEED, seed])
    theta = shown.place.astype(np.float64) ** -READ_ON
    suits = logistic(INTERCEPT + SLOPE * shown.scores[:, FIT])
    is_chosen = rng.random(len(suits)) < theta * suits
    is_passed_over = has_trait & (rng.random(len(suits)) < PASSED_OVER)
    settings = load_learning_settings()
    worlds = (
        (is_chosen, frozenset[str]()),
        (is_chosen & ~is_passed_over, frozenset[str]()),
        (is_chosen & ~is_passed_over, settings.kept),
    )
    return tuple(
        estimate_weights(
            _as_logged(shown, reached),
            theta,
            in_use,
            prior_spread=settings.prior_spread,
            kept=kept,
        ).weights
        for reached, kept in worlds
    )


def _as_logged(shown: Lines, reached: NDArray[np.bool_]) -> logged.Lines:
    return logged.Lines(
        names=COMPONENTS,
        scores=shown.scores[:, :FIT],
        reached=reached,
        place=shown.place,
        showings=np.zeros((len(reached), len(STRETCHES))),
        ranking=shown.job,
        vacancy=shown.job,
    )


def _share_first(shown: Lines, weights: NDArray[np.float64], has_trait: NDArray[np.bool_]) -> float:
    nothing = np.zeros(len(has_trait), dtype=np.bool_)
    places = new_places(_as_logged(shown, nothing), fit_of(shown.scores[:, :FIT], weights))
    return float(has_trait[places <= FIRST].mean())


def _told(draws: NDArray[np.float64]) -> str:
    if len(draws) == 1:
        return f"{draws[0]:.3f}"
    low, high = np.quantile(draws, (0.025, 0.975))
    return f"{draws.mean():.3f} [{low:.3f}, {high:.3f}]"


if __name__ == "__main__":
    main()
