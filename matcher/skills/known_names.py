"""What the names of a taxonomy carry besides their letters: what their concept is about."""

from __future__ import annotations

from typing import Self

import numpy as np
from numpy.typing import NDArray

__all__ = ["KnownNames"]

_ABSENT = -1


class KnownNames:
    """Names with the meaning that is added to their n-grams.

    Parameters
    ----------
    hashes : NDArray[np.uint64], shape (n_names,)
        `phrase_hashes` of the names, ascending.
    meanings : NDArray[np.int32], shape (n_names,)
        The row of each; names of one concept share one.
    rows : NDArray[np.float32], shape (n_meanings, dimension)
        What is added to a unit vector. Its length is its weight.
    """

    def __init__(
        self, hashes: NDArray[np.uint64], meanings: NDArray[np.int32], rows: NDArray[np.float32]
    ) -> None:
        if len(hashes) != len(meanings) or not np.all(hashes[:-1] < hashes[1:]):
            raise ValueError("names must have one meaning each, and stand in the order of hashes")
        if len(meanings) and not 0 <= meanings.min() <= meanings.max() < len(rows):
            raise ValueError("every name must have a row for its meaning")
        self.hashes = hashes
        self.meanings = meanings
        self.rows = np.ascontiguousarray(rows, np.float32)

    @classmethod
    def none(cls, dimension: int) -> Self:
        """Return no names at all."""
        return cls(
            np.zeros(0, np.uint64), np.zeros(0, np.int32), np.zeros((0, dimension), np.float32)
        )

    def __len__(self) -> int:
        return len(self.hashes)

    def added_to(
        self, vectors: NDArray[np.float32], hashes: NDArray[np.uint64]
    ) -> NDArray[np.float32]:
        """Return the vectors of phrases, those of known names with what they carry.

        Parameters
        ----------
        vectors : NDArray[np.float32], shape (n_phrases, dimension)
            Unit rows, or rows of zeros; not changed.
        hashes : NDArray[np.uint64], shape (n_phrases,)
            `phrase_hashes` of the same phrases.

        Returns
        -------
        NDArray[np.float32], shape (n_phrases, dimension)
            Not of unit length.
        """
        meaning = self._meanings_of(hashes)
        is_known = meaning != _ABSENT
        if not is_known.any():
            return vectors
        carrying = vectors.copy()
        carrying[is_known] += self.rows[meaning[is_known]]
        return carrying

    def _meanings_of(self, hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
        if not len(self):
            return np.full(len(hashes), _ABSENT, np.int64)
        place = np.minimum(np.searchsorted(self.hashes, hashes), len(self) - 1)
        is_known = self.hashes[place] == hashes
        return np.where(is_known, self.meanings[place], _ABSENT).astype(np.int64)
