"""Chance that hangs on who and what alone: the same person at the same vacancy, the same draw.

A draw is a number made of the seed, the name of what is drawn, and the numbers of whom it is about.
So policies meet the same luck (common random numbers), in whatever order they ask, and a scenario
with one number changed keeps all other luck.

Source: the finaliser of SplitMix64, as in ``matcher.ranking.lots`` (Steele, Lea and Flood 2014);
a function of counters instead of a stream: Salmon and others 2011, *Parallel random numbers: as
easy as 1, 2, 3*, SC'11.
"""

from __future__ import annotations

from hashlib import blake2b

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2 = np.uint64(0x94D049BB133111EB)
_UNIT = 2.0**-53

Floats = NDArray[np.float64]


class Draws:
    """All luck of one made region.

    Parameters
    ----------
    seed : int
    """

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._stream: dict[str, NDArray[np.uint64]] = {}

    def uniform(self, what: str, *about: ArrayLike) -> Floats:
        """Return numbers strictly between 0 and 1.

        Parameters
        ----------
        what : str
            What is drawn; another name, another luck.
        *about : int, or int (n,)
            Whom it is about; broadcast against each other.
        """
        mixed = self._begin(what)
        for numbers in about:
            mixed = _mix(mixed ^ (np.asarray(numbers).astype(np.uint64) * _GOLDEN))
        return np.asarray(((mixed >> np.uint64(11)).astype(np.float64) + 0.5) * _UNIT)

    def normal(self, what: str, *about: ArrayLike) -> Floats:
        """Return standard normal numbers; arguments as ``uniform``."""
        return np.asarray(ndtri(self.uniform(what, *about)), dtype=np.float64)

    def exponential(self, what: str, *about: ArrayLike) -> Floats:
        """Return exponential numbers with mean 1; arguments as ``uniform``."""
        return np.asarray(-np.log(self.uniform(what, *about)), dtype=np.float64)

    def gumbel(self, what: str, *about: ArrayLike) -> Floats:
        """Return standard Gumbel numbers; arguments as ``uniform``."""
        return np.asarray(-np.log(self.exponential(what, *about)), dtype=np.float64)

    def choice(self, weights: ArrayLike, what: str, *about: ArrayLike) -> NDArray[np.intp]:
        """Return places drawn in proportion to their weights; others as ``uniform``."""
        chances = np.cumsum(np.asarray(weights, dtype=np.float64))
        drawn = self.uniform(what, *about) * chances[-1]
        places = np.searchsorted(chances, drawn, side="right")
        return np.asarray(np.minimum(places, len(chances) - 1), dtype=np.intp)

    def _begin(self, what: str) -> NDArray[np.uint64]:
        if what not in self._stream:
            digest = blake2b(f"{self._seed} {what}".encode(), digest_size=8).digest()
            self._stream[what] = np.frombuffer(digest, dtype="<u8").astype(np.uint64)
        return self._stream[what]


def _mix(mixed: NDArray[np.uint64]) -> NDArray[np.uint64]:
    mixed = (mixed ^ (mixed >> np.uint64(30))) * _MIX_1
    mixed = (mixed ^ (mixed >> np.uint64(27))) * _MIX_2
    return np.asarray(mixed ^ (mixed >> np.uint64(31)), dtype=np.uint64)
