"""Lists of people told apart by channel or gender; nobody here exists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from matcher.fairness.people import Groups, Person, Sample, Shown, Trait, sample_of


def seeded(seed: int = 20261125) -> np.random.Generator:
    """Chance that is the same every time."""
    return np.random.default_rng(seed)


def somebody(number: int, *groups: str, trait: Trait = Trait.CHANNEL) -> Person:
    """A person of these groups; of other traits nothing is known."""
    own: Groups = frozenset(groups)
    return Person(person_id=f"K-{number:04d}", groups={trait: own} if own else {})


def a_list(
    shown: Iterable[str],
    pool: Sequence[str],
    *,
    vacancy_id: str = "V-0001",
    trait: Trait = Trait.CHANNEL,
) -> Sample:
    """A list of people of these groups from the top, taken out of a pool of these groups."""
    left = [somebody(number, group, trait=trait) for number, group in enumerate(pool, start=1)]
    lines = []
    for place, group in enumerate(shown, start=1):
        person = next(one for one in left if group in one.groups_by(trait))
        left.remove(person)
        lines.append(Shown(place=place, person=person))
    return sample_of(vacancy_id, lines, left)


def drawn_list(
    pool: Sequence[str], length: int, rng: np.random.Generator, vacancy_id: str = "V-0001"
) -> Sample:
    """A list drawn by lot out of a pool."""
    return a_list(rng.permutation(pool)[:length].tolist(), pool, vacancy_id=vacancy_id)
