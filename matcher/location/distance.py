"""Straight-line distance over the earth."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

EARTH_RADIUS_KM = 6371.0088
"""Mean radius R1 of the GRS80 ellipsoid. Source: Moritz, H. (2000), "Geodetic Reference System
1980", *Journal of Geodesy* 74, 128-133."""


def great_circle_km(
    lat1: ArrayLike, lon1: ArrayLike, lat2: ArrayLike, lon2: ArrayLike
) -> NDArray[np.float64]:
    """Return the distance over the surface of the earth between points.

    ``2 R asin(sqrt(sin²(Δlat/2) + cos lat1 cos lat2 sin²(Δlon/2)))``, the haversine formula, which
    stays exact for points that lie close together.

    Parameters
    ----------
    lat1, lon1, lat2, lon2 : array_like
        Degrees north and east (WGS84); broadcast against each other. NaN is unknown.

    Returns
    -------
    float64 array of the broadcast shape
        Kilometres, 0 and more; NaN where a coordinate is unknown. The earth is taken to be a
        sphere: within the Netherlands the error is below 0.5%.

    Source
    ------
    Sinnott, R. W. (1984), "Virtues of the Haversine", *Sky and Telescope* 68(2), 159.

    Examples
    --------
    >>> float(great_circle_km(52.3702, 4.8952, 51.9225, 4.4792).round(1))
    57.3
    """
    phi1, lambda1, phi2, lambda2 = (
        np.radians(np.asarray(degrees, dtype=np.float64)) for degrees in (lat1, lon1, lat2, lon2)
    )
    half_chord_squared = (
        np.sin((phi2 - phi1) / 2) ** 2
        + np.cos(phi1) * np.cos(phi2) * np.sin((lambda2 - lambda1) / 2) ** 2
    )
    # Rounding can lift the value a hair above 1 for points on opposite sides of the earth.
    half_angle = np.arcsin(np.sqrt(np.minimum(half_chord_squared, 1.0)))
    return np.asarray(2 * EARTH_RADIUS_KM * half_angle, dtype=np.float64)
