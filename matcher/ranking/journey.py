"""The way to work: from every candidate's postcode to the place of one vacancy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.domain.columns import TRANSPORT_BITS, transport_of
from matcher.domain.profile import TravelMode
from matcher.location.postcode import load_pc4_table
from matcher.location.travel_time import minutes_by_mode, travel_from, walking_minutes
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
        One way, door to door, on foot or by the fastest means the candidate is known to have;
        public transport is taken to be open to all whose means are not fully known. NaN unknown.
    fastest_minutes : float32 (n_slots,)
        The same by the fastest of all means: a bound below which nobody can travel.
    minutes_of : mapping of TravelMode to float32 (n_areas + 1,)
        Minutes by each means from every area that somebody may live in; the last entry is NaN.
    on_foot : float32 (n_areas + 1,)
        The same on foot.
    area_of_slot : intp (n_slots,)
        Which of these areas a candidate lives in; the last where that is not known.
    """

    distance_km: NDArray[np.float32]
    minutes: NDArray[np.float32]
    fastest_minutes: NDArray[np.float32]
    minutes_of: Mapping[TravelMode, NDArray[np.float32]]
    on_foot: NDArray[np.float32]
    area_of_slot: NDArray[np.intp]

    def fastest_mode(self, slot: int, modes: frozenset[TravelMode]) -> TravelMode | None:
        """Return the fastest of these means for a candidate, or None when walking is as fast."""
        area = self.area_of_slot[slot]
        ways = {mode: float(self.minutes_of[mode][area]) for mode in sorted(modes)}
        faster = {mode: minutes for mode, minutes in ways.items() if minutes < self.on_foot[area]}
        return min(faster, key=faster.__getitem__) if faster else None


def journey_to(pc4: str | None, index: CandidateIndex) -> Journey | None:
    """Return the way to work for every slot, or None when the place of work is not known."""
    table = load_pc4_table()
    position = table.position(pc4) if pc4 else None
    if position is None:
        return None
    areas, area_of_slot = _areas(index, n_areas=len(table))
    by_area = _with_unknown_last(travel_from(position, table, areas))
    minutes_of = {mode: _with_unknown_last(m) for mode, m in minutes_by_mode(by_area[:-1]).items()}
    on_foot = _with_unknown_last(walking_minutes(by_area[:-1]))
    fastest = _fastest(minutes_of, frozenset(minutes_of), on_foot)
    return Journey(
        distance_km=by_area.take(area_of_slot),
        minutes=_minutes(index, minutes_of, on_foot, area_of_slot),
        fastest_minutes=fastest.take(area_of_slot),
        minutes_of=minutes_of,
        on_foot=on_foot,
        area_of_slot=area_of_slot,
    )


def _areas(index: CandidateIndex, *, n_areas: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the areas to work out, and where each slot's own stands among them.

    All areas, unless there are fewer people: to rank one person for many vacancies is then quick.
    An unknown postcode stands one past the last.
    """
    if index.n_slots >= n_areas:
        return np.arange(n_areas), index.area.astype(np.intp)
    areas = np.unique(index.area[index.area < n_areas]).astype(np.intp)
    return areas, np.searchsorted(areas, index.area)


def _minutes(
    index: CandidateIndex,
    minutes_of: dict[TravelMode, NDArray[np.float32]],
    on_foot: NDArray[np.float32],
    area_of_slot: NDArray[np.intp],
) -> NDArray[np.float32]:
    """Return minutes by the means that every candidate has or may take.

    There are few combinations of means: each is worked out once for all areas, and every candidate
    then reads one number from the row of the own combination.
    """
    ways: list[NDArray[np.float32]] = []
    row_of_mask = np.zeros(_N_TRANSPORT_MASKS, dtype=np.intp)
    for mask in index.transport_masks:
        held = transport_of(mask)
        row_of_mask[mask] = len(ways)
        ways.append(_fastest(minutes_of, held | {TravelMode.PUBLIC_TRANSPORT}, on_foot))
        ways.append(_fastest(minutes_of, held, on_foot))
    row = row_of_mask.take(np.asarray(index.column("transport_held")))
    row += np.asarray(index.column("transport_complete"), dtype=np.bool_)
    table = np.concatenate(ways) if ways else np.zeros(0, dtype=np.float32)
    n_areas = len(minutes_of[TravelMode.PUBLIC_TRANSPORT])
    return table.take(row * n_areas + area_of_slot)


def _fastest(
    minutes_of: dict[TravelMode, NDArray[np.float32]],
    modes: frozenset[TravelMode],
    on_foot: NDArray[np.float32],
) -> NDArray[np.float32]:
    """Return the least minutes on foot or by one of these means."""
    ways = [on_foot, *(minutes_of[mode] for mode in modes)]
    return np.asarray(np.fmin.reduce(ways), dtype=np.float32)


def _with_unknown_last(per_area: NDArray[np.float32]) -> NDArray[np.float32]:
    """Append NaN, which an unknown postcode reads."""
    return np.append(per_area, np.float32(np.nan)).astype(np.float32)
