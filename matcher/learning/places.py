"""Places on a list, in stretches within which they count as alike."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

STRETCHES = (1, 2, 3, 4, 6, 11, 21, 51)
"""First place of each stretch: further down people look less finely, and outcomes get scarce."""


def stretch_of(places: NDArray[np.int64]) -> NDArray[np.intp]:
    """Return the number of the stretch in which each place lies, places counting from 1."""
    return np.asarray(np.searchsorted(STRETCHES, places, side="right") - 1)
