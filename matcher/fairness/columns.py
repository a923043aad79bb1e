"""A sample as arrays: who is in which group, on the list and in the reference."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from matcher.fairness.exposure import exposure_shares
from matcher.fairness.people import Groups, Sample, Trait


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SampleColumns:
    """One list and its reference by one trait.

    Attributes
    ----------
    places : int64 (n_shown,)
    shown : bool (n_shown, n_groups)
    reference : bool (n_reference, n_groups)
    """

    places: NDArray[np.int64]
    shown: NDArray[np.bool_]
    reference: NDArray[np.bool_]

    @property
    def share(self) -> NDArray[np.float64]:
        """Share of each group in the lines; zeros for an empty list."""
        return _means(self.shown)

    @property
    def reference_share(self) -> NDArray[np.float64]:
        """Share of each group in the reference."""
        return _means(self.reference)

    @property
    def exposure(self) -> NDArray[np.float64]:
        """Share of each group in the exposure."""
        return exposure_shares(self.places, self.shown)


def columns_of(sample: Sample, trait: Trait, groups: Sequence[str]) -> SampleColumns:
    """Return a sample by one trait; ``groups`` gives the order of the columns."""
    return SampleColumns(
        places=np.array([line.place for line in sample.shown], dtype=np.int64),
        shown=_memberships((line.person.groups_by(trait) for line in sample.shown), groups),
        reference=_memberships((one.groups_by(trait) for one in sample.reference), groups),
    )


def groups_in(samples: Iterable[Sample], trait: Trait) -> tuple[str, ...]:
    """Return every group that occurs in a reference, in alphabetical order."""
    return tuple(
        sorted({g for sample in samples for one in sample.reference for g in one.groups_by(trait)})
    )


def _memberships(people: Iterable[Groups], groups: Sequence[str]) -> NDArray[np.bool_]:
    column = {group: number for number, group in enumerate(groups)}
    own = [[column[group] for group in one] for one in people]
    members = np.zeros((len(own), len(groups)), dtype=np.bool_)
    members[
        np.repeat(np.arange(len(own)), [len(one) for one in own]), list(chain.from_iterable(own))
    ] = True
    return members


def _means(members: NDArray[np.bool_]) -> NDArray[np.float64]:
    n_people = max(1, len(members))
    return np.asarray(members.sum(axis=0) / n_people, dtype=np.float64)
