"""Guessing protected traits: the measure finds what is there, and nothing where nothing is."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.latent_world import a_world
from benchmarks.learning_from_bias import learned_weights
from benchmarks.learning_proxies import FIT, Lines, areas_of, shown_lines
from benchmarks.protected_population import TRAITS, a_population, some_jobs
from matcher.domain.profile import LanguageLevel
from matcher.ranking.weights import COMPONENTS
from matcher.skills.encoder import SkillEncoder, default_encoder_path

RNG = np.random.default_rng(1)
N_PEOPLE, N_JOBS = 400, 3
PERSON = np.tile(np.arange(N_PEOPLE), N_JOBS)
HAS_TRAIT = RNG.random(N_PEOPLE) < 0.5


def made_up_lines(betrayal: float) -> Lines:
    """Return random scores, the first of which betrays the trait for a share of the people."""
    scores = RNG.random((len(PERSON), FIT + 1))
    betrays = (RNG.random(N_PEOPLE) < betrayal)[PERSON]
    scores[betrays, 0] = HAS_TRAIT[PERSON][betrays]
    job = np.repeat(np.arange(N_JOBS), N_PEOPLE)
    return Lines(PERSON, job, PERSON % 20 + 1, scores)


def test_a_score_that_is_the_trait_betrays_it_and_the_fit_does_not() -> None:
    one_line, all_lines, fit_alone = areas_of(made_up_lines(1.0), HAS_TRAIT)
    assert one_line.value > 0.99
    assert all_lines.value > 0.99
    assert fit_alone.low < 0.5 < fit_alone.high


def test_scores_that_know_nothing_of_the_trait_guess_like_a_coin() -> None:
    for area in areas_of(made_up_lines(0.0), HAS_TRAIT):
        assert area.low < 0.5 < area.high


def test_circumstances_follow_from_traits_only_as_far_as_the_dial_says() -> None:
    world = a_world(None)
    never, always = (a_population(world, 300, strength=s, seed=2) for s in (0.0, 1.0))
    speaks = {
        strength: {
            person.dutch_spoken
            for person, is_not_dutch in zip(
                population.profiles, population.traits["nationality"].tolist(), strict=True
            )
            if is_not_dutch
        }
        for strength, population in ((0, never), (1, always))
    }
    assert LanguageLevel.EXCELLENT in speaks[0]
    assert speaks[1] == {LanguageLevel.REASONABLE, None}


def test_lines_come_from_the_ranker_and_hold_scores_only() -> None:
    world = a_world(None)
    population = a_population(world, 30, strength=0.5, seed=3)
    encoder = SkillEncoder.load(default_encoder_path())
    lines = shown_lines(encoder, population, some_jobs(world, 2, seed=3))
    assert set(population.traits) == set(TRAITS)
    assert lines.scores.shape == (len(lines.person), FIT + 1)
    known = lines.scores[~np.isnan(lines.scores)]
    assert ((known >= 0) & (known <= 1)).all()


def test_passing_people_over_lowers_the_weight_of_what_they_have_more_of() -> None:
    lines = made_up_lines(0.0)
    lines.scores[:, 3] = np.where(HAS_TRAIT[PERSON], 0.9, 0.1)
    lines.scores[:, FIT] = lines.scores[:, :FIT].mean(axis=1)
    in_use = np.ones(FIT)
    draws = [learned_weights(lines, HAS_TRAIT[PERSON], in_use, seed) for seed in range(5)]
    fair, biased, _ = (np.mean(one, axis=0) for one in zip(*draws, strict=True))
    assert biased[3] < 0.8 * fair[3]
    nobody = np.zeros(len(PERSON), dtype=np.bool_)
    fair, biased, _ = learned_weights(lines, nobody, in_use, 0)
    assert fair.tolist() == biased.tolist()


def test_a_weight_that_is_kept_carries_nothing_over() -> None:
    lines = made_up_lines(0.0)
    language = COMPONENTS.index("language")
    lines.scores[:, language] = np.where(HAS_TRAIT[PERSON], 0.1, 0.9)
    lines.scores[:, FIT] = lines.scores[:, :FIT].mean(axis=1)
    _, biased, with_kept = learned_weights(lines, HAS_TRAIT[PERSON], np.ones(FIT), 1)
    assert biased[language] > 1 / FIT
    assert with_kept[language] == pytest.approx(1 / FIT)
