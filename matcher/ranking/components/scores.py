"""What every component answers: a score per selected slot, and where it is known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class ComponentScores:
    """Scores of one component for a selection of n slots.

    Attributes
    ----------
    score : float32 (n,)
        In [0, 1]; 0 where unknown, so that it adds nothing to a sum.
    is_known : bool (n,)
        Where the facts that the component needs are there.
    """

    score: NDArray[np.float32]
    is_known: NDArray[np.bool_]

    @classmethod
    def where_known(
        cls, score: NDArray[np.floating], is_known: NDArray[np.bool_]
    ) -> ComponentScores:
        """Return the scores clipped to [0, 1], and 0 where they are not known, NaN included."""
        clipped = np.fmin(np.fmax(score, 0.0), 1.0, dtype=np.float32)
        return cls(clipped * is_known, is_known)

    def at(self, places: NDArray[np.intp]) -> ComponentScores:
        """Return the scores at some places."""
        return ComponentScores(self.score[places], self.is_known[places])
