"""Who is on a list and who could have been, each person once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

UNKNOWN = "unknown"
"""The group of those of whom it is not known: a group like any other, never left out."""
NO_GROUP = "none"
"""Of whom it is known that they are in none of the target groups that are registered."""

Groups = frozenset[str]
ONLY_UNKNOWN: Groups = frozenset({UNKNOWN})


class Trait(StrEnum):
    """By what people are told apart in a report (kenmerk)."""

    CHANNEL = "channel"
    MUNICIPALITY = "municipality"
    TARGET_GROUP = "target_group"
    AGE_BAND = "age_band"
    GENDER = "gender"


PROTECTED = frozenset({Trait.AGE_BAND, Trait.GENDER})
"""Held for this report only: of few people nothing is told (``matcher.fairness.disclosure``)."""
OVERLAPPING = frozenset({Trait.TARGET_GROUP})
"""One person may be in several groups: shares do not add up to 1, and NDKL is not defined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with the groups by trait; of a trait that is absent, nothing is known."""

    person_id: str
    groups: Mapping[Trait, Groups]

    def groups_by(self, trait: Trait) -> Groups:
        """Return the groups by one trait, never empty."""
        return self.groups.get(trait) or ONLY_UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A person on a list, and the place there; 1 is the top."""

    place: int
    person: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One list beside those who could have been on it.

    Attributes
    ----------
    shown : tuple of Shown
        In order of place, each person at the best place.
    reference : tuple of Person
        The eligible and fit, each once. Whoever is shown is among them.
    n_repeated : int
        Lines of the list that were left out because the person stands higher already.
    """

    vacancy_id: str
    shown: tuple[Shown, ...]
    reference: tuple[Person, ...]
    n_repeated: int


def sample_of(vacancy_id: str, shown: Iterable[Shown], pool: Iterable[Person]) -> Sample:
    """Return list and reference with every person once.

    Who is registered twice would count twice in the exposure of a group, and registering people
    twice would pay: 'Fairness re-rankers reward duplicates' (arXiv 2110.15683). The best place
    stands; places below it are not closed up, for that is how the list was seen.
    """
    first: dict[str, Shown] = {}
    lines = sorted(shown, key=lambda line: line.place)
    for line in lines:
        first.setdefault(line.person.person_id, line)
    reference = {person_id: line.person for person_id, line in first.items()}
    for person in pool:
        reference.setdefault(person.person_id, person)
    return Sample(
        vacancy_id=vacancy_id,
        shown=tuple(first.values()),
        # In an order of its own, so that draws from it tell nothing of the order of the list.
        reference=tuple(reference[person_id] for person_id in sorted(reference)),
        n_repeated=len(lines) - len(first),
    )


def same_person(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for every registration in a pair one id that all of the person's have in common.

    Pairs chain: who is the same as somebody who is the same as a third is one person with both.

    Examples
    --------
    >>> same_person([("K-3", "K-2"), ("K-1", "K-3")])
    {'K-3': 'K-1', 'K-2': 'K-1', 'K-1': 'K-1'}
    """
    leader: dict[str, str] = {}

    def leader_of(one: str) -> str:
        while leader.setdefault(one, one) != one:
            one = leader[one]
        return one

    for first, second in pairs:
        ends: Sequence[str] = sorted((leader_of(first), leader_of(second)))
        leader[ends[1]] = ends[0]
    return {one: leader_of(one) for one in list(leader)}
