"""Changes to a pool, for tests that compare an index that lived through them with a fresh one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from hypothesis import strategies as st

from matcher.domain.profile import Profile
from matcher.ranking import entry_pool, short_vectors
from matcher.ranking.index import CandidateIndex
from tests.matcher.pool import DIMENSION, put
from tests.matcher.ranking.strategies import profiles


@dataclass(frozen=True)
class Delivery:
    """What one delivery of the change feed brings: people who left, people who came or changed."""

    gone: Sequence[int]
    stored: Mapping[int, Profile]


keys = st.integers(min_value=1, max_value=9)
deliveries = st.lists(
    st.builds(Delivery, st.lists(keys, max_size=4), st.dictionaries(keys, profiles, max_size=5)),
    max_size=8,
)


def deliver(index: CandidateIndex, people: dict[int, Profile], delivery: Delivery) -> None:
    """Bring a delivery to the index, and to the people that should then be in it."""
    index.remove(delivery.gone)
    for key in delivery.gone:
        people.pop(key, None)
    put(index, delivery.stored)
    people.update(delivery.stored)


def fresh(people: Mapping[int, Profile]) -> CandidateIndex:
    """Return an index of these people, built at once."""
    index = CandidateIndex(DIMENSION)
    put(index, people)
    return index


@contextmanager
def tidying_often() -> Iterator[None]:
    """Sweep, sort and shorten in pools of a few people as in those of a million."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(entry_pool, "SWEEP_FROM", 3)
        patch.setattr(entry_pool, "SORT_FROM", 4)
        patch.setattr(short_vectors, "SHORTEN_FROM", 2)
        patch.setattr(short_vectors, "LEARN_FROM", 8)
        yield
