"""What a baseline sees: people and their channels, and everything said about them as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from matcher.domain.organisation import Channel
from matcher.domain.profile import EntryKind, Profile, entries_of
from matcher.domain.vacancy import Vacancy
from matcher.errors import InvalidInput

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Pool:
    """The people that are ranked, in a fixed order.

    Attributes
    ----------
    profiles : tuple of Profile
    channels : tuple of Channel or None
        Through whom each is known; as long as ``profiles``.

    Raises
    ------
    InvalidInput
        If the two are not as long as each other.
    """

    profiles: tuple[Profile, ...]
    channels: tuple[Channel | None, ...]

    def __post_init__(self) -> None:
        if len(self.profiles) != len(self.channels):
            raise InvalidInput(
                f"{len(self.profiles)} profiles have {len(self.channels)} channels.",
                where="channels",
                remedy="Give one for each, None where it is not known.",
            )

    def __len__(self) -> int:
        """Return how many people there are."""
        return len(self.profiles)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Everything that each profile says in words, as one text."""
        return tuple(" . ".join(phrases_of(profile)) for profile in self.profiles)


class Baseline(Protocol):
    """A way to order people for a vacancy that somebody uses or published.

    Attributes
    ----------
    name : str
        What it is called on the command line.
    source : str
        Where it is described.
    """

    @property
    def name(self) -> str:
        """The name on the command line."""
        ...

    @property
    def source(self) -> str:
        """Where it is described."""
        ...

    def scores(self, vacancy: Vacancy, pool: Pool) -> NDArray[np.float64]:
        """Return one score a person, higher is better; shape (len(pool),)."""
        ...


def order(scores: NDArray[np.float64], *, seed: int) -> NDArray[np.int64]:
    """Return places in the pool, best first; equals are drawn by lot, the same for one seed."""
    lots = np.random.default_rng(seed).permutation(len(scores))
    return np.lexsort((lots, -scores))


def phrases_of(profile: Profile) -> Iterator[str]:
    """Give the phrases that speak for somebody: skills, wishes, jobs held, certificates."""
    return (
        entry.phrase
        for entry in entries_of(profile)
        if entry.kind is not EntryKind.REFUSED_OCCUPATION
    )


def vacancy_phrases_of(vacancy: Vacancy) -> Iterator[str]:
    """Give every phrase that a vacancy asks: its title, occupation, requirements, certificates."""
    yield vacancy.title
    if vacancy.occupation:
        yield vacancy.occupation
    yield from (requirement.phrase for requirement in vacancy.requirements)
    yield from sorted(vacancy.criteria.certificates)


def words_of(text: str) -> list[str]:
    """Return the words of a text without case, in order."""
    return _WORD.findall(text.casefold())
