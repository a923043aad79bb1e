"""Where people live and work: the postcode areas of one labour-market region."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.errors import InvalidInput
from matcher.location.distance import great_circle_km
from matcher.location.postcode import load_pc4_table


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Places:
    """n postcode areas.

    Attributes
    ----------
    pc4 : tuple of str, n of them
    km : float32 (n, n)
        Great-circle distance between each two.
    """

    pc4: tuple[str, ...]
    km: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.pc4)


def places_of(region: str) -> Places:
    """Return the postcode areas of a labour-market region.

    Raises
    ------
    InvalidInput
        If no area lies in a region of that name.
    """
    table = load_pc4_table()
    rows = np.flatnonzero(table.region == region)
    if not len(rows):
        raise InvalidInput(
            f"No postcode area lies in a region called '{region}'.",
            where="region",
            remedy="Choose a region of data/geography/labour_market_regions.csv.",
        )
    lat, lon = table.lat[rows], table.lon[rows]
    return Places(
        pc4=tuple(str(code) for code in table.pc4[rows].tolist()),
        km=great_circle_km(lat[:, None], lon[:, None], lat, lon).astype(np.float32),
    )
