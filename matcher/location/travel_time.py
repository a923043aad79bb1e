"""Estimated minutes on the way to work, by means of transport, from straight-line distances."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from matcher.domain.profile import TravelMode
from matcher.errors import MissingReference
from matcher.location.distance import great_circle_km
from matcher.location.postcode import Pc4Table
from matcher.reference import yaml_mapping

_PARAMETERS_FILE = "geography/travel_parameters.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeSpeed:
    """What a journey by one means of transport costs.

    Attributes
    ----------
    fixed_min : float
        Minutes that every journey takes, whatever its length; 0 and more.
    speed_km_per_h : float
        Kilometres per hour along the way, above 0.
    """

    fixed_min: float
    speed_km_per_h: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelParameters:
    """All numbers of the estimate, with their sources in ``data/geography``.

    Attributes
    ----------
    within_area_km : float
        Root-mean-square distance between two people of one PC4 area, above 0.
    detour_factor : float
        Kilometres along the way per kilometre as the crow flies; 1 and more.
    walking : ModeSpeed
        On foot, which is open to all.
    modes : mapping of TravelMode to ModeSpeed
        A means of transport without an entry takes unknown time.
    """

    within_area_km: float
    detour_factor: float
    walking: ModeSpeed
    modes: Mapping[TravelMode, ModeSpeed]


@cache
def load_travel_parameters() -> TravelParameters:
    """Return the numbers of ``data/geography/travel_parameters.yaml``, read once.

    Raises
    ------
    MissingReference
        If the file is absent or a number in it is missing or impossible.
    """
    return travel_parameters_from(yaml_mapping(_PARAMETERS_FILE))


def travel_parameters_from(content: Mapping[str, object]) -> TravelParameters:
    """Return validated parameters from the content of a parameter file.

    Raises
    ------
    MissingReference
        If a section or number is missing, no number, or impossible; the message names it.
    """
    modes = _section(content, "modes")
    return TravelParameters(
        within_area_km=_number(_section(content, "within_area"), "radius_km", above=0.0),
        detour_factor=_number(_section(content, "detour"), "factor", at_least=1.0),
        walking=_speed(content, "walking"),
        modes={mode: _speed(modes, mode.value) for mode in TravelMode if mode.value in modes},
    )


def travel_from(
    position: int, table: Pc4Table, areas: NDArray[np.intp] | None = None
) -> NDArray[np.float32]:
    """Return the straight-line distance from one PC4 area to every area, or to some.

    ``sqrt(d² + r²)``, where d is the great-circle distance between the points of the two areas
    and r the ``within_area_km`` of the parameters: the root-mean-square distance between people
    spread around those points. So nobody lives at 0 km from a vacancy in the own area, and far
    away the addition vanishes.

    Parameters
    ----------
    position : int
        Where the first area stands in the table (``Pc4Table.position``).
    table : Pc4Table
        The areas.
    areas : intp (n,), optional
        Where the areas of interest stand in the table; all by default.

    Returns
    -------
    float32 (n,)
        Kilometres, at least ``within_area_km``, which the area has to itself; symmetric.
    """
    to = slice(None) if areas is None else areas
    apart_km = great_circle_km(
        table.lat[position], table.lon[position], table.lat[to], table.lon[to]
    )
    return np.hypot(apart_km, load_travel_parameters().within_area_km).astype(np.float32)


def travel_minutes(distance_km: NDArray[np.float32], mode: TravelMode) -> NDArray[np.float32]:
    """Return the estimated minutes of one journey, door to door.

    ``fixed + 60 detour distance / speed``: linear, so it rises with the distance. It knows no
    road, timetable or traffic; ``data/geography/travel_parameters.yaml`` says how wrong it may be.

    Parameters
    ----------
    distance_km : float32 array
        Straight-line kilometres, 0 and more; NaN is unknown.
    mode : TravelMode
        Means of transport.

    Returns
    -------
    float32 array of the same shape
        Minutes one way; NaN where the distance is unknown, and everywhere for a means of
        transport without known speed (``TravelMode.OTHER``).

    Source
    ------
    Detour factor: doi:10.1177/23998083231168870. Speeds: CBS tables 37774 and 37980NED (means of
    journeys, 2002-2003) and Fiets Telweek 2017; assumptions are marked in the file.
    """
    speed = load_travel_parameters().modes.get(mode)
    if speed is None:
        return np.full(distance_km.shape, np.nan, dtype=np.float32)
    return _minutes(distance_km, speed)


def walking_minutes(distance_km: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the estimated minutes on foot, by the formula of ``travel_minutes``.

    Parameters
    ----------
    distance_km : float32 array
        Straight-line kilometres, 0 and more; NaN is unknown.
    """
    return _minutes(distance_km, load_travel_parameters().walking)


def minutes_by_mode(distance_km: NDArray[np.float32]) -> dict[TravelMode, NDArray[np.float32]]:
    """Return ``travel_minutes`` for every means of transport, all NaN for those unknown.

    Parameters
    ----------
    distance_km : float32 array
        Straight-line kilometres; NaN is unknown.
    """
    return {mode: travel_minutes(distance_km, mode) for mode in TravelMode}


def _minutes(distance_km: NDArray[np.float32], speed: ModeSpeed) -> NDArray[np.float32]:
    min_per_km = 60.0 * load_travel_parameters().detour_factor / speed.speed_km_per_h
    return (speed.fixed_min + min_per_km * distance_km).astype(np.float32)


def _speed(content: Mapping[str, object], name: str) -> ModeSpeed:
    section = _section(content, name)
    return ModeSpeed(
        fixed_min=_number(section, "fixed_min", at_least=0.0),
        speed_km_per_h=_number(section, "speed_km_per_h", above=0.0),
    )


def _section(content: Mapping[str, object], name: str) -> Mapping[str, object]:
    section = content.get(name)
    if not isinstance(section, dict):
        raise _damaged(name, "This section is missing.")
    return section


def _number(
    section: Mapping[str, object],
    name: str,
    *,
    above: float = -np.inf,
    at_least: float = -np.inf,
) -> float:
    number = section.get(name)
    if not isinstance(number, int | float) or isinstance(number, bool):
        raise _damaged(name, "A number is missing.")
    if not (number > above and number >= at_least and np.isfinite(number)):
        raise _damaged(name, "The number is impossible.")
    return float(number)


def _damaged(name: str, what: str) -> MissingReference:
    return MissingReference(
        what,
        where=f"data/{_PARAMETERS_FILE}, {name}",
        remedy="Restore the file from the repository.",
    )
