"""Drawing lots between equals, so that nobody is always first among them.

The lot depends on the vacancy and the candidate and on nothing else: it can be drawn again by
anyone, and differs from vacancy to vacancy (bloom-housing publishes its lottery rank likewise).
"""

from __future__ import annotations

from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2 = np.uint64(0x94D049BB133111EB)


def lots_for(vacancy_id: str, tie: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return one lot per candidate; the lowest is drawn first.

    Parameters
    ----------
    vacancy_id : str
        Seed of the draw.
    tie : uint64 (n,)
        The candidates' own numbers.

    Returns
    -------
    uint64 (n,)
        The finaliser of SplitMix64 (Steele, Lea and Flood 2014, *Fast splittable pseudorandom
        number generators*, OOPSLA) over both: equal inputs, equal lots.
    """
    seed = np.uint64(int.from_bytes(blake2b(vacancy_id.encode(), digest_size=8).digest(), "big"))
    mixed = tie ^ seed
    mixed = (mixed ^ (mixed >> np.uint64(30))) * _MIX_1
    mixed = (mixed ^ (mixed >> np.uint64(27))) * _MIX_2
    return np.asarray(mixed ^ (mixed >> np.uint64(31)), dtype=np.uint64)
