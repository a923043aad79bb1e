"""Who takes part in a ranking: the slots that are scored, out of all slots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Selection:
    """Some slots of the index; what is computed for them has one number per selected slot.

    Attributes
    ----------
    is_in : bool (n_slots,)
        Who is selected.
    slots : intp (n,)
        The selected slots, ascending.
    place : int32 (n_slots,)
        Where in ``slots`` a selected slot stands; says nothing of the others.
    """

    is_in: NDArray[np.bool_]
    slots: NDArray[np.intp]
    place: NDArray[np.int32]

    @classmethod
    def of(cls, is_in: NDArray[np.bool_]) -> Self:
        """Return the selection of these slots, bool (n_slots,)."""
        slots = np.flatnonzero(is_in)
        place = np.zeros(len(is_in), dtype=np.int32)
        place[slots] = np.arange(len(slots), dtype=np.int32)
        return cls(is_in, slots, place)

    def __len__(self) -> int:
        """Return the number of selected slots."""
        return len(self.slots)
