"""Every phrase once, with its vector: the dictionary that all profiles share."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from matcher.domain.columns import PhraseColumns
from matcher.ranking.growing_array import GrowingArray
from matcher.ranking.products import products
from matcher.ranking.short_vectors import ShortVectors

NO_PHRASE = 0
"""Row that stands for nothing: its vector is zero and it belongs to no requirement."""
_ROUNDING = 1e-4
"""More than float32 can be off in a sum of some hundred products of unit vectors."""


class PhraseTable:
    """Phrases by row; a row is never taken back, so that profiles may keep pointing at it.

    Parameters
    ----------
    dimension : int
        Length of a phrase vector.
    """

    def __init__(self, dimension: int) -> None:
        self._vectors = GrowingArray[np.float32](np.float32, (dimension,))
        self._vectors.extend(np.zeros((1, dimension), dtype=np.float32))
        self._short = ShortVectors(dimension)
        self._texts: list[str] = [""]
        self._row_of_key = GrowingArray[np.int32](np.int32)

    def __len__(self) -> int:
        """Return the number of rows, the first of which stands for nothing."""
        return len(self._texts)

    @property
    def vectors(self) -> NDArray[np.float32]:
        """Unit vectors by row, float32 (n_phrases, dimension); row 0 is zero."""
        return self._vectors.filled

    def text(self, row: int) -> str:
        """Return a phrase as first written."""
        return self._texts[row]

    def add(self, phrases: PhraseColumns) -> None:
        """Take in phrases with their vectors; those known already are passed over."""
        if not len(phrases.phrase_key):
            return
        self._row_of_key.extend_to(int(phrases.phrase_key.max()) + 1, -1)
        row_of = self._row_of_key.filled
        is_new = row_of[phrases.phrase_key] < 0
        new_keys = phrases.phrase_key[is_new]
        row_of[new_keys] = np.arange(len(self), len(self) + len(new_keys), dtype=np.int32)
        self._vectors.extend(phrases.vectors[is_new])
        self._short.follow(self.vectors)
        self._texts.extend(np.array(phrases.text, dtype=object)[is_new].tolist())

    def missing(self, keys: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return the storage keys, each once, whose phrases are not here yet."""
        within = keys < len(self._row_of_key)
        is_known = np.zeros(len(keys), dtype=np.bool_)
        is_known[within] = self._row_of_key.filled[keys[within]] >= 0
        return np.unique(keys[~is_known])

    def rows_of(self, keys: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return the rows of storage keys, none of which is missing."""
        return self._row_of_key.filled[keys]

    def alike(
        self, queries: NDArray[np.float32], threshold: float
    ) -> list[tuple[NDArray[np.intp], NDArray[np.float32]]]:
        """Return, for every query, the phrases whose cosine with it lies above a threshold.

        Parameters
        ----------
        queries : float32 (n_queries, dimension)
            Unit vectors.
        threshold : float
            From -1 to 1.

        Returns
        -------
        list of (intp (m,), float32 (m,)), one per query
            Rows, ascending, and cosines. A cosine depends on its two phrases only, to the last
            bit, whatever else the table holds.
        """
        if len(self._short):
            bounds = products(self._short.rows, self._short.shortened(queries))
        else:
            bounds = products(self.vectors, queries)
        is_near = bounds > threshold - _ROUNDING
        near_row, near_query = np.divmod(np.flatnonzero(is_near), len(queries))
        found = []
        for number, query in enumerate(queries):
            rows = near_row[near_query == number]
            cosines = np.vecdot(self.vectors[rows], query)
            is_above = (cosines > threshold) & (rows != NO_PHRASE)
            found.append((rows[is_above], cosines[is_above]))
        return found
