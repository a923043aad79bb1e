"""The table while it learns: phrases to vectors with gradients, and one step down at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from matcher.skills.features import feature_runs
from matcher.skills.ngram_table import NgramTable

if TYPE_CHECKING:
    from torch import Tensor

__all__ = ["Pupil", "frequent_keys", "use_threads"]

Chosen = Callable[[NDArray[np.int64]], NDArray[np.bool_]]
"""From the phrase number of every feature to a mark for each that stays."""

_BATCH = 4096
_FIRST_DECAY, _SECOND_DECAY, _SMALLEST = 0.9, 0.999, 1e-8


class Pupil:
    """An n-gram table under training.

    Only the rows that a step touches are moved, so that a step costs what its phrases cost and not
    what the table costs.

    Parameters
    ----------
    table : NgramTable
        What to start from; not changed.

    Attributes
    ----------
    last_loss : float
        Of the last step.

    Source
    ------
    Kingma and Ba, Adam, ICLR 2015 (arXiv 1412.6980), on the rows of a step as in its sparse
    variants.
    """

    def __init__(self, table: NgramTable) -> None:
        import torch

        self._table = table
        self._rows = torch.from_numpy(table.rows.copy())
        self._first = torch.zeros_like(self._rows)
        self._second = torch.zeros_like(self._rows)
        self._known: dict[str, NDArray[np.int32]] = {}
        self._touched = torch.zeros(0, dtype=torch.int64)
        self._moving = torch.zeros(0)
        self._n_steps = 0
        self.last_loss = 0.0

    def remember(self, phrases: Sequence[str]) -> None:
        """Cut phrases that will come back often into features, once."""
        fresh = [phrase for phrase in dict.fromkeys(phrases) if phrase not in self._known]
        self._known |= _features_of(fresh, self._table)

    def embed(self, phrases: Sequence[str], chosen: Chosen | None = None) -> Tensor:
        """Return unit vectors with gradients, from all features or from the chosen ones.

        The next `learn` moves the rows of this call, so that all phrases of a step go in one.
        """
        import torch

        columns, owner = self._columns(phrases)
        if chosen:
            stays = chosen(owner)
            columns, owner = columns[stays], owner[stays]
        touched, columns = np.unique(columns, return_inverse=True)
        counts = np.bincount(owner, minlength=len(phrases))
        self._touched = torch.from_numpy(touched)
        self._moving = self._rows[self._touched].requires_grad_(True)
        summed = torch.nn.functional.embedding_bag(
            torch.from_numpy(columns.astype(np.int64)),
            self._moving,
            torch.from_numpy(np.concatenate(([0], np.cumsum(counts)[:-1]))),
            mode="sum",
        )
        return torch.nn.functional.normalize(summed, dim=1)

    def learn(self, loss: Tensor, *, rate: float) -> None:
        """Take one step down with this learning rate."""
        import torch

        loss.backward()  # type: ignore[no-untyped-call]
        self._n_steps += 1
        slope = self._moving.grad
        assert slope is not None, "embed comes before learn"
        touched = self._touched
        with torch.no_grad():
            first = self._first[touched].lerp_(slope, 1.0 - _FIRST_DECAY)
            second = self._second[touched].lerp_(slope * slope, 1.0 - _SECOND_DECAY)
            self._first[touched] = first
            self._second[touched] = second
            mean = first / (1.0 - _FIRST_DECAY**self._n_steps)
            spread = (second / (1.0 - _SECOND_DECAY**self._n_steps)).sqrt_().add_(_SMALLEST)
            self._rows[touched] = self._moving.detach() - rate * mean / spread
        self.last_loss = float(loss.detach())

    def table(self) -> NgramTable:
        """Return what was learned so far."""
        return NgramTable(self._table.keys, self._rows.numpy().copy())

    def _columns(self, phrases: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the rows of all features of all phrases, by phrase, and the phrase of each."""
        known = self._known
        fresh = _features_of([phrase for phrase in phrases if phrase not in known], self._table)
        found = [known[phrase] if phrase in known else fresh[phrase] for phrase in phrases]
        owner = np.repeat(np.arange(len(phrases)), [len(columns) for columns in found])
        return np.concatenate(found).astype(np.int64), owner


def _features_of(phrases: Sequence[str], table: NgramTable) -> dict[str, NDArray[np.int32]]:
    """Return the rows of the features of each phrase."""
    found: dict[str, NDArray[np.int32]] = {}
    for start in range(0, len(phrases), _BATCH):
        batch = phrases[start : start + _BATCH]
        runs = list(feature_runs(batch))
        owner = np.concatenate([np.repeat(np.arange(len(batch)), np.diff(r.offsets)) for r in runs])
        columns = table.row_numbers(np.concatenate([run.hashes for run in runs])).astype(np.int32)
        columns = columns[np.argsort(owner, kind="stable")]
        ends = np.cumsum(np.bincount(owner, minlength=len(batch)))[:-1]
        found |= zip(batch, np.split(columns, ends), strict=True)
    return found


def frequent_keys(
    own: Sequence[str], taught: Sequence[str], n_known: int, *, own_weight: float
) -> NDArray[np.uint64]:
    """Return the hashes of the n-grams that most phrases use, most frequent first.

    Parameters
    ----------
    own, taught : sequence of str
        Phrases of the vocabulary and of the lessons.
    n_known : int
        How many to return at most.
    own_weight : float
        What an n-gram of the vocabulary counts for, one of the lessons counting for 1.
    """
    hashes: list[NDArray[np.uint64]] = []
    weights: list[NDArray[np.floating]] = []
    for texts, weight in ((own, own_weight), (taught, 1.0)):
        found = np.concatenate([run.hashes for run in feature_runs(texts)])
        unique, counts = np.unique(found, return_counts=True)
        hashes.append(unique)
        weights.append(counts * weight)
    unique, place = np.unique(np.concatenate(hashes), return_inverse=True)
    total = np.bincount(place, np.concatenate(weights))
    # Ties by hash, so that the choice is the same on every machine.
    order = np.lexsort((unique, -total))
    return unique[order[:n_known]]


def use_threads(n_threads: int) -> None:
    """Let training add in this many threads; sums are rounded the same way only for one number."""
    import torch

    torch.set_num_threads(n_threads)
