"""The vectors of n-grams, words and names that the encoder knows, and how a phrase sums them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from matcher.skills.features import FeatureRun, feature_runs, phrase_hashes
from matcher.skills.known_names import KnownNames

__all__ = ["NgramTable", "unit_rows"]

_SLOT_BITS = 20
_ABSENT = -1


class NgramTable:
    """Frequent n-grams with a vector of their own; all others share a few vectors by hash.

    Parameters
    ----------
    keys : NDArray[np.uint64], shape (n_known,)
        Hashes of the n-grams and words with a row of their own, most frequent first.
    rows : NDArray[np.float32], shape (n_known + n_shared, dimension)
        One vector a key, in the same order, then the shared vectors. The learned weight of an
        n-gram is the length of its vector.
    names : KnownNames, optional
        Names that carry more than their n-grams say.
    """

    def __init__(
        self,
        keys: NDArray[np.uint64],
        rows: NDArray[np.float32],
        names: KnownNames | None = None,
    ) -> None:
        if rows.ndim != 2 or len(rows) <= len(keys):
            raise ValueError("rows must have one row a key and at least one shared row")
        self.keys = keys
        self.rows = np.ascontiguousarray(rows, np.float32)
        self.names = KnownNames.none(self.dimension) if names is None else names
        if self.names.rows.shape[1:] != (self.dimension,):
            raise ValueError("names must carry rows of the same dimension")
        self._slots = _slots(keys)

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self.rows.shape[1])

    def row_numbers(self, hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Return the row of every feature: its own, or the shared one its hash falls on."""
        n_known = len(self.keys)
        n_shared = np.uint64(len(self.rows) - n_known)
        found = n_known + (hashes % n_shared).astype(np.int64)
        for slots, shift in zip(self._slots, _SHIFTS, strict=True):
            candidate = slots[_slot_of(hashes, shift)]
            is_own = (candidate != _ABSENT) & (self.keys[candidate] == hashes)
            found[is_own] = candidate[is_own]
        return found

    def embed(self, phrases: Sequence[str]) -> NDArray[np.float32]:
        """Return the unit vectors of phrases.

        Parameters
        ----------
        phrases : sequence of str

        Returns
        -------
        NDArray[np.float32], shape (n_phrases, dimension)
            Rows of length 1; a row of zeros for a phrase without a letter or digit. A row
            depends on its phrase only.
        """
        total = np.zeros((len(phrases), self.dimension), np.float32)
        runs = tuple(feature_runs(phrases))
        for run in runs:
            total += self._sum(run)
        vectors = unit_rows(total)
        if not len(self.names):
            return vectors
        return unit_rows(self.names.added_to(vectors, phrase_hashes(runs[-1])))

    def _sum(self, run: FeatureRun) -> NDArray[np.float32]:
        from scipy.sparse import csr_array

        columns = self.row_numbers(run.hashes)
        counts = csr_array(
            (np.ones(len(columns), np.float32), columns, run.offsets),
            shape=(len(run.offsets) - 1, len(self.rows)),
        )
        return np.asarray(counts @ self.rows, np.float32)


def unit_rows(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return rows of length 1 in the same directions; a row of zeros stays one."""
    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows, dtype=np.float64))
    lengths[lengths == 0.0] = 1.0
    return np.asarray(rows / lengths[:, None], np.float32)


_SHIFTS = (np.uint64(64 - _SLOT_BITS), np.uint64(64 - 2 * _SLOT_BITS))


def _slot_of(hashes: NDArray[np.uint64], shift: np.uint64) -> NDArray[np.int64]:
    return ((hashes >> shift) & np.uint64(2**_SLOT_BITS - 1)).astype(np.int64)


def _slots(keys: NDArray[np.uint64]) -> tuple[NDArray[np.int32], ...]:
    """Return two look-up tables; a key stands in the first, or in the second where that is taken.

    A key that finds both taken is left out, and its n-gram falls on a shared row.
    """
    numbers = np.arange(len(keys), dtype=np.int32)
    tables = []
    for shift in _SHIFTS:
        slots = np.full(2**_SLOT_BITS, _ABSENT, np.int32)
        positions = _slot_of(keys[numbers], shift)
        # Written backwards, so that the most frequent of rivals stays.
        slots[positions[::-1]] = numbers[::-1]
        tables.append(slots)
        numbers = numbers[slots[positions] != numbers]
    return tuple(tables)
