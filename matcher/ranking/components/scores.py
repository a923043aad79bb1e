"""What every component answers: a score per slot, and where it is known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class ComponentScores:
    """Scores of one component for every slot.

    Attributes
    ----------
    score : float32 (n_slots,)
        In [0, 1]; 0 where unknown, so that it adds nothing to a sum.
    is_known : bool (n_slots,)
        Where the facts that the component needs are there.
    """

    score: NDArray[np.float32]
    is_known: NDArray[np.bool_]

    @classmethod
    def where_known(
        cls, score: NDArray[np.floating], is_known: NDArray[np.bool_]
    ) -> ComponentScores:
        """Return the scores clipped to [0, 1], and 0 where they are not known."""
        clipped = np.clip(score, 0.0, 1.0, dtype=np.float32)
        return cls(np.where(is_known, clipped, np.float32(0)), is_known)
