"""The lists of a period measured by one trait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.fairness.columns import SampleColumns, columns_of, groups_in
from matcher.fairness.intervals import Estimate, bootstrap_draws, bootstrap_ratio
from matcher.fairness.measures import (
    FEWEST_EXPECTED_LINES,
    FEWEST_PEOPLE,
    FEWEST_VACANCIES,
    Band,
    Divergence,
    GroupMeasure,
    TraitMeasure,
    Verdict,
)
from matcher.fairness.people import OVERLAPPING, Sample, Trait
from matcher.fairness.representation import chance_ndkl, ndkl

N_DRAWS_EACH = 20
"""Lists drawn by lot beside each list; their mean is taken over all lists."""

Sums = NDArray[np.float64]


def measure_lists(
    samples: Sequence[Sample], trait: Trait, band: Band, rng: np.random.Generator
) -> TraitMeasure:
    """Return how the groups of a trait were seen on the lists of a period.

    Every list weighs the same. A ratio is that of the mean exposure share over all lists to the
    mean reference share; its interval is a bootstrap over vacancies, each with all its lists.
    Empty lists are passed over.
    """
    filled = [sample for sample in samples if sample.shown]
    groups = groups_in(filled, trait)
    if not filled:
        return TraitMeasure(trait=trait, groups=(), divergence=None)
    columns = [columns_of(sample, trait, groups) for sample in filled]
    vacancies = [sample.vacancy_id for sample in filled]
    drawn = bootstrap_draws(len(set(vacancies)), rng)
    lists = _Lists(
        vacancies=vacancies,
        shares=np.stack([one.share for one in columns]),
        reference_shares=np.stack([one.reference_share for one in columns]),
        exposures=np.stack([one.exposure for one in columns]),
        n_lines=np.stack([one.shown.sum(axis=0) for one in columns]),
        lengths=np.array([len(one.shown) for one in columns]),
    )
    people = _different_people(filled, trait)
    return TraitMeasure(
        trait=trait,
        groups=tuple(
            _measure(lists, name, number, people[name], band, drawn)
            for number, name in enumerate(groups)
        ),
        divergence=None if trait in OVERLAPPING else _divergence(columns, vacancies, drawn, rng),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Lists:
    """Shares of every group on every list: float64 (n_lists, n_groups), and the lists' lengths."""

    vacancies: Sequence[str]
    shares: Sums
    reference_shares: Sums
    exposures: Sums
    n_lines: NDArray[np.int_]
    lengths: NDArray[np.int_]


def _measure(
    lists: _Lists, group: str, number: int, n_people: int, band: Band, drawn: Sums
) -> GroupMeasure:
    shares, exposures = lists.shares[:, number], lists.exposures[:, number]
    reference_shares = lists.reference_shares[:, number]
    below = _by_vacancy(lists.vacancies, reference_shares)
    ratio = bootstrap_ratio(_by_vacancy(lists.vacancies, exposures), below, drawn)
    skew = bootstrap_ratio(_by_vacancy(lists.vacancies, shares), below, drawn).logarithm()
    expected = float(lists.lengths @ reference_shares)
    is_enough = (
        n_people >= FEWEST_PEOPLE
        and expected >= FEWEST_EXPECTED_LINES
        and np.count_nonzero(below) >= FEWEST_VACANCIES
    )
    return GroupMeasure(
        group=group,
        n_lines=int(lists.n_lines[:, number].sum()),
        n_reference=n_people,
        expected_lines=expected,
        share=float(shares.mean()),
        reference_share=float(reference_shares.mean()),
        exposure=float(exposures.mean()),
        ratio=ratio,
        skew=skew,
        verdict=band.verdict(ratio) if is_enough else Verdict.TOO_FEW,
    )


def _different_people(samples: Sequence[Sample], trait: Trait) -> dict[str, int]:
    found: dict[str, set[str]] = {}
    for sample in samples:
        for one in sample.reference:
            for group in one.groups_by(trait):
                found.setdefault(group, set()).add(one.person_id)
    return {group: len(people) for group, people in found.items()}


def _by_vacancy(vacancies: Sequence[str], numbers: NDArray[np.float64]) -> Sums:
    names = {name: place for place, name in enumerate(dict.fromkeys(vacancies))}
    sums = np.zeros(len(names))
    np.add.at(sums, [names[name] for name in vacancies], numbers)
    return sums


def _divergence(
    columns: Sequence[SampleColumns],
    vacancies: Sequence[str],
    drawn: Sums,
    rng: np.random.Generator,
) -> Divergence:
    found = np.array([ndkl(one.shown.argmax(axis=1), one.reference_share) for one in columns])
    by_chance = [
        chance_ndkl(
            one.reference.argmax(axis=1),
            one.reference.shape[1],
            len(one.shown),
            N_DRAWS_EACH,
            rng,
        ).mean()
        for one in columns
    ]
    n_lists = _by_vacancy(vacancies, np.ones(len(found)))
    over = bootstrap_ratio(_by_vacancy(vacancies, found), n_lists, drawn)
    is_enough = len(n_lists) >= FEWEST_VACANCIES
    return Divergence(
        ndkl=over if is_enough else Estimate(at=over.at, low=None, high=None),
        by_chance=float(np.mean(by_chance)),
        share_of_draws=None,
    )
