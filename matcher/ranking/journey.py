"""The way to work: from every candidate's postcode to the place of one vacancy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan

import numpy as np
from numpy.typing import NDArray

from matcher.domain.columns import TRANSPORT_BITS, transport_of
from matcher.domain.profile import TravelMode
from matcher.location.postcode import load_pc4_table
from matcher.location.travel_time import minutes_by_mode, travel_from
from matcher.ranking.index import CandidateIndex

_N_TRANSPORT_MASKS = 1 << len(TRANSPORT_BITS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """Distances and times to one vacancy, per postcode and per slot.

    Attributes
    ----------
    distance_km : float32 (n_slots,)
        Straight line between postcode areas, NaN where a postcode is unknown.
    minutes : float32 (n_slots,)
        One way, door to door, by the fastest means the candidate is known to have; public
        transport is taken to be open to all whose means are not fully known. NaN unknown.
    fastest_minutes : float32 (n_slots,)
        The same by the fastest of all means: a bound below which nobody can travel.
    minutes_of : mapping of TravelMode to float32 (n_areas + 1,)
        Minutes by each means from every postcode area; the last entry is NaN.
    """

    distance_km: NDArray[np.float32]
    minutes: NDArray[np.float32]
    fastest_minutes: NDArray[np.float32]
    minutes_of: Mapping[TravelMode, NDArray[np.float32]]

    def fastest_mode(self, area: int, modes: frozenset[TravelMode]) -> TravelMode | None:
        """Return the fastest of these means from an area, or None when there is none."""
        known = {mode: float(self.minutes_of[mode][area]) for mode in modes}
        known = {mode: minutes for mode, minutes in known.items() if not isnan(minutes)}
        return min(sorted(known), key=known.__getitem__) if known else None


def journey_to(pc4: str | None, index: CandidateIndex) -> Journey | None:
    """Return the way to work for every slot, or None when the place of work is not known."""
    table = load_pc4_table()
    position = table.position(pc4) if pc4 else None
    if position is None:
        return None
    by_area = _with_unknown_last(travel_from(position, table))
    minutes_of = {mode: _with_unknown_last(m) for mode, m in minutes_by_mode(by_area[:-1]).items()}
    by_mask = np.full((_N_TRANSPORT_MASKS, len(by_area)), np.nan, dtype=np.float32)
    for mask in index.transport_masks:
        by_mask[mask] = _fastest(minutes_of, transport_of(mask))
    areas = index.pc4_position
    held = np.asarray(index.column("transport_held"))
    by_known_means = by_mask[held, areas]
    by_public_transport = minutes_of[TravelMode.PUBLIC_TRANSPORT][areas]
    minutes = np.where(
        index.column("transport_complete"),
        by_known_means,
        np.fmin(by_known_means, by_public_transport),
    )
    fastest = _fastest(minutes_of, frozenset(minutes_of))
    return Journey(
        distance_km=by_area[areas],
        minutes=minutes,
        fastest_minutes=fastest[areas],
        minutes_of=minutes_of,
    )


def _fastest(
    minutes_of: dict[TravelMode, NDArray[np.float32]], modes: frozenset[TravelMode]
) -> NDArray[np.float32]:
    """Return the least minutes over these means; NaN everywhere when there are none."""
    ways = [minutes_of[mode] for mode in modes if mode in minutes_of]
    n_areas = len(next(iter(minutes_of.values())))
    none: NDArray[np.float32] = np.full(n_areas, np.nan, dtype=np.float32)
    return np.fmin.reduce(ways) if ways else none


def _with_unknown_last(per_area: NDArray[np.float32]) -> NDArray[np.float32]:
    """Append NaN, so that position -1 (an unknown postcode) reads it."""
    return np.append(per_area, np.float32(np.nan)).astype(np.float32)
