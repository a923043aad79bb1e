"""Minutes on the way: plausible against the surveys, monotone, honest about the unknown."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.profile import TravelMode
from matcher.errors import MissingReference
from matcher.location.distance import great_circle_km
from matcher.location.postcode import Pc4Table, load_pc4_table
from matcher.location.travel_time import (
    load_travel_parameters,
    minutes_by_mode,
    travel_from,
    travel_minutes,
    travel_parameters_from,
)
from matcher.reference import yaml_mapping

KNOWN_MODES = [mode for mode in TravelMode if mode is not TravelMode.OTHER]
OBSERVED_MODES = [mode for mode in KNOWN_MODES if mode is not TravelMode.MOTORCYCLE]
KM = st.floats(0, 300, width=32)


def minutes(distance_km: float, mode: TravelMode) -> float:
    """Return the minutes of one journey."""
    return float(travel_minutes(np.array([distance_km], dtype=np.float32), mode)[0])


def distance_between(table: Pc4Table, a: str, b: str) -> float:
    """Return the distance between two PC4 areas."""
    from_position, to_position = table.position(a), table.position(b)
    assert from_position is not None
    assert to_position is not None
    return float(travel_from(from_position, table)[to_position])


def section(content: object, name: str) -> Mapping[str, object]:
    """Return a section of the parameter file."""
    assert isinstance(content, dict)
    found = content[name]
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("mode", OBSERVED_MODES)
def test_the_estimate_reproduces_the_mean_journeys_it_is_fitted_to(mode: TravelMode) -> None:
    modes = section(yaml_mapping("geography/travel_parameters.yaml"), "modes")
    observations = section(modes, mode.value)["observations"]
    assert isinstance(observations, list)
    assert observations
    for journey in observations:
        straight_km = journey["km"] / load_travel_parameters().detour_factor
        assert minutes(straight_km, mode) == pytest.approx(journey["minutes"], rel=0.03)


@pytest.mark.parametrize("mode", KNOWN_MODES)
@given(near=KM, far=KM)
def test_farther_never_takes_less_time(mode: TravelMode, near: float, far: float) -> None:
    near, far = sorted((near, far))
    assert minutes(near, mode) <= minutes(far, mode)


@pytest.mark.parametrize("mode", KNOWN_MODES)
def test_even_no_distance_takes_some_minutes(mode: TravelMode) -> None:
    assert 0 < minutes(0.0, mode) < 25


def test_the_bicycle_wins_nearby_and_the_car_far_away() -> None:
    assert minutes(0.7, TravelMode.BICYCLE) < minutes(0.7, TravelMode.PUBLIC_TRANSPORT)
    assert minutes(20.0, TravelMode.CAR) < minutes(20.0, TravelMode.PUBLIC_TRANSPORT)
    assert minutes(20.0, TravelMode.PUBLIC_TRANSPORT) < minutes(20.0, TravelMode.BICYCLE)


def test_another_means_of_transport_takes_unknown_time() -> None:
    assert np.isnan(minutes(5.0, TravelMode.OTHER))


def test_an_unknown_distance_takes_unknown_time() -> None:
    assert all(np.isnan(minutes(np.nan, mode)) for mode in TravelMode)


def test_all_means_at_once_equal_one_by_one() -> None:
    distances = np.array([0.7, 5.0, np.nan, 40.0], dtype=np.float32)
    by_mode = minutes_by_mode(distances)
    assert set(by_mode) == set(TravelMode)
    for mode, column in by_mode.items():
        assert column.dtype == np.float32
        np.testing.assert_array_equal(column, travel_minutes(distances, mode))


def test_within_the_own_area_the_way_is_short_but_not_nothing() -> None:
    table = load_pc4_table()
    own_km = distance_between(table, "2712", "2712")
    assert own_km == pytest.approx(load_travel_parameters().within_area_km)
    assert 0.5 <= own_km <= 1.0


def test_the_own_area_is_never_farther_than_another() -> None:
    distances = travel_from(100, load_pc4_table())
    assert distances.argmin() == 100
    assert distances.dtype == np.float32


def test_there_and_back_are_equally_far() -> None:
    table = load_pc4_table()
    assert distance_between(table, "1011", "3011") == distance_between(table, "3011", "1011")


def test_far_away_the_spread_within_an_area_no_longer_counts() -> None:
    table = load_pc4_table()
    straight = float(great_circle_km(table.lat[0], table.lon[0], table.lat[-1], table.lon[-1]))
    assert float(travel_from(0, table)[-1]) == pytest.approx(straight, rel=1e-4)


def test_nearer_points_stay_nearer() -> None:
    table = load_pc4_table()
    straight = great_circle_km(table.lat[0], table.lon[0], table.lat, table.lon)
    by_straight_line = travel_from(0, table)[np.argsort(straight)]
    assert (np.diff(by_straight_line) >= 0).all()


def test_the_radius_of_an_area_is_half_the_usual_way_to_the_next() -> None:
    table = load_pc4_table()
    apart = great_circle_km(table.lat[:, None], table.lon[:, None], table.lat, table.lon)
    np.fill_diagonal(apart, np.inf)
    half_way = float(np.median(apart.min(axis=1))) / 2
    assert load_travel_parameters().within_area_km == pytest.approx(half_way, abs=0.01)


def test_the_way_to_some_areas_is_the_same_to_the_last_bit_as_among_all_areas() -> None:
    table = load_pc4_table()
    here = table.position("2712")
    assert here is not None
    to_all = travel_from(here, table)
    for some in ([here], [0, 5, len(table) - 1], range(0, len(table), 7)):
        areas = np.array(some, dtype=np.intp)
        assert travel_from(here, table, areas).tobytes() == to_all[areas].tobytes()


def parameters(**changes: object) -> dict[str, object]:
    """Return the content of a small parameter file with some sections replaced."""
    return {
        "within_area": {"radius_km": 0.7},
        "detour": {"factor": 1.3},
        "walking": {"fixed_min": 0, "speed_km_per_h": 5},
        "modes": {"car": {"fixed_min": 4, "speed_km_per_h": 50}},
    } | changes


def test_means_of_transport_without_numbers_are_left_out() -> None:
    assert set(travel_parameters_from(parameters()).modes) == {TravelMode.CAR}


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("within_area", {"within_area": None}),
        ("radius_km", {"within_area": {"radius_km": 0}}),
        ("factor", {"detour": {"factor": 0.9}}),
        ("factor", {"detour": {"factor": float("nan")}}),
        ("factor", {"detour": {"factor": True}}),
        ("speed_km_per_h", {"modes": {"car": {"fixed_min": 4}}}),
        ("speed_km_per_h", {"modes": {"car": {"fixed_min": 4, "speed_km_per_h": 0}}}),
        ("fixed_min", {"modes": {"car": {"fixed_min": -1, "speed_km_per_h": 50}}}),
        ("fixed_min", {"modes": {"car": {"fixed_min": "four", "speed_km_per_h": 50}}}),
        ("car", {"modes": {"car": 50}}),
    ],
)
def test_a_missing_or_impossible_number_is_named(name: str, changes: dict[str, object]) -> None:
    with pytest.raises(MissingReference) as raised:
        travel_parameters_from(parameters(**changes))
    assert raised.value.where.endswith(f", {name}")
    assert raised.value.remedy
