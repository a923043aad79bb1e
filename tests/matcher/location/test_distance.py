"""Straight-line distances behave as distances and agree with known ones."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.location.distance import EARTH_RADIUS_KM, great_circle_km

LAT = st.floats(-90, 90)
LON = st.floats(-180, 180)
POINT = st.tuples(LAT, LON)
Point = tuple[float, float]


def km(a: Point, b: Point) -> float:
    """Return the distance between two points."""
    return float(great_circle_km(*a, *b))


@pytest.mark.parametrize(
    ("a", "b", "expected_km"),
    [
        # A degree of a meridian is 1/360 of the circle; a quarter of the way round is R pi / 2.
        ((0.0, 0.0), (1.0, 0.0), EARTH_RADIUS_KM * np.pi / 180),
        ((0.0, 0.0), (0.0, 90.0), EARTH_RADIUS_KM * np.pi / 2),
        ((90.0, 12.0), (-90.0, 34.0), EARTH_RADIUS_KM * np.pi),
        # A degree of longitude at 60 degrees north, along the shortest way.
        ((60.0, 0.0), (60.0, 1.0), 55.5965),
    ],
)
def test_distances_follow_from_the_geometry_of_the_sphere(
    a: Point, b: Point, expected_km: float
) -> None:
    assert km(a, b) == pytest.approx(expected_km, rel=1e-5)


@pytest.mark.parametrize(
    ("a", "b", "expected_km"),
    [
        ((52.3702, 4.8952), (51.9225, 4.4792), 57),  # Amsterdam - Rotterdam
        ((53.2194, 6.5665), (50.8514, 5.6910), 270),  # Groningen - Maastricht
        ((52.0705, 4.3007), (52.0907, 5.1214), 56),  # Den Haag - Utrecht
    ],
)
def test_cities_lie_as_far_apart_as_the_map_says(a: Point, b: Point, expected_km: float) -> None:
    assert km(a, b) == pytest.approx(expected_km, abs=2)


@given(POINT, POINT)
def test_there_and_back_are_equally_far(a: Point, b: Point) -> None:
    assert km(a, b) == pytest.approx(km(b, a), abs=1e-9)


@given(POINT)
def test_a_point_lies_at_no_distance_from_itself(a: Point) -> None:
    assert km(a, a) == 0


@given(POINT, POINT, POINT)
def test_no_detour_is_shorter_than_the_direct_way(a: Point, b: Point, c: Point) -> None:
    assert km(a, c) <= km(a, b) + km(b, c) + 1e-3


@given(POINT, POINT)
def test_nothing_is_farther_than_the_other_side_of_the_earth(a: Point, b: Point) -> None:
    assert 0 <= km(a, b) <= EARTH_RADIUS_KM * np.pi + 1e-9


def test_many_points_at_once_equal_one_by_one() -> None:
    lats, lons = np.array([51.0, 52.0, 53.0]), np.array([4.0, 5.0, 6.0])
    together = great_circle_km(lats[:, None], lons[:, None], lats, lons)
    assert together.shape == (3, 3)
    assert together[0, 2] == km((51.0, 4.0), (53.0, 6.0))


def test_an_unknown_coordinate_gives_an_unknown_distance() -> None:
    assert np.isnan(great_circle_km(np.nan, 5.0, 52.0, 5.0))
