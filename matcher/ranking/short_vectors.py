"""Short versions of vectors, whose products are never below those of the vectors themselves.

Seen along the directions in which the phrases lie, a part of the numbers of a vector holds nearly
all of its length. How far two vectors agree in those numbers is worked out; in the others they
agree at the most as far as both have any length left (Cauchy and Schwarz):

    q . p  =  q1 . p1 + q2 . p2  <=  q1 . p1 + |q2| |p2|

With ``|p2|`` written behind ``p1``, the right-hand side is a plain product of short vectors. A
phrase whose short product stays below the threshold is ruled out for certain; the few others are
worked out in full. So most of the work is saved and nothing is approximated. (The same bound
prunes in Teflioudi and Gemulla 2016, *Exact and approximate maximum inner product search with
LEMP*, ACM TODS 42(1).)
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from matcher.ranking.growing_array import GrowingArray
from matcher.ranking.products import products

SHORTEN_FROM = 4_096
"""Phrases below which the full vectors are compared: there is nothing to gain."""
LEARN_FROM = 16_384
"""Phrases from which the directions are learned; more would hardly change them."""


class ShortVectors:
    """Short vectors in step with the full ones.

    Parameters
    ----------
    dimension : int
        Length of a full vector; a short one has three eighths of it. Shorter ones are compared
        faster, but rule out less.
    """

    def __init__(self, dimension: int) -> None:
        self._n_leading = max(3 * dimension // 8 - 1, 1)
        self._directions: NDArray[np.float32] = np.zeros((0, dimension), dtype=np.float32)
        self._rows = GrowingArray[np.float32](np.float32, (self._n_leading + 1,))
        self._n_when_learned = 0

    def __len__(self) -> int:
        """Return the number of short vectors; 0 while the full ones are to be used."""
        return len(self._rows)

    @property
    def rows(self) -> NDArray[np.float32]:
        """Short vectors, float32 (n, 3 * dimension // 8)."""
        return self._rows.filled

    def follow(self, vectors: NDArray[np.float32]) -> None:
        """Take in the vectors that were added at the end.

        The directions are learned anew whenever the vectors have doubled in number. They need not
        be the best: any serve the bound.
        """
        if len(vectors) < SHORTEN_FROM:
            return
        if len(vectors) >= 2 * self._n_when_learned:
            sample = vectors[:: -(-len(vectors) // LEARN_FROM)]
            self._directions = _main_directions(sample, self._n_leading)
            self._rows = GrowingArray[np.float32](np.float32, (self._n_leading + 1,))
            self._n_when_learned = len(vectors)
        self._rows.extend(self.shortened(vectors[len(self._rows) :]))

    def shortened(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return vectors along the main directions, and the length that lies outside them."""
        leading = products(vectors, self._directions)
        rest = np.vecdot(vectors, vectors) - np.vecdot(leading, leading)
        return np.column_stack((leading, np.sqrt(np.maximum(rest, 0.0))))


def _main_directions(vectors: NDArray[np.float32], n: int) -> NDArray[np.float32]:
    """Return the directions along which the vectors are longest, float32 (n, dimension)."""
    _, directions = np.linalg.eigh(vectors.T @ vectors)
    return np.ascontiguousarray(directions.T[::-1][:n], dtype=np.float32)
