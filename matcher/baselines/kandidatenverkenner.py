"""UWV's Kandidatenverkenner banenafspraak: a point for each answer that fits, the 200 best shown.

The Algorithm Register names the fields of a profile: education level, travel distance to the
vacancy, whether somebody travels independently, availability, hours a day, hours a week, specific
wishes, and sectors; 'each answer yields points', and the 200 profiles with most points are shown,
most points on top. How many points an answer yields is not published: here one each. An answer
that is not filled in yields nothing, which is how profiles that nobody filled in stay unseen.
Hours a day are not kept here, and yield nothing to anybody. A sector is read as a wish that
shares a word with the title. Everybody has the same specific wish: shifts or no shifts.

Source: https://algoritmes.overheid.nl/en/algoritme/62684529 (entry of 26 February 2024).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from matcher.baselines.pool import Pool, words_of
from matcher.domain.profile import Profile, TravelMode
from matcher.domain.vacancy import Vacancy
from matcher.location.distance import great_circle_km
from matcher.location.postcode import load_pc4_table
from matcher.ternary import Ternary

_SHORT_WORD = 3


class Kandidatenverkenner:
    """Points for answers that fit; how many of the best are shown is for the caller."""

    name = "kandidatenverkenner"
    source = "https://algoritmes.overheid.nl/en/algoritme/62684529"

    def scores(self, vacancy: Vacancy, pool: Pool) -> NDArray[np.float64]:
        """Return the points of each person."""
        distances = _distances_km(vacancy, pool)
        sector = _long_words(vacancy.title)
        return np.array(
            [
                _points(vacancy, profile, km, sector)
                for profile, km in zip(pool.profiles, distances, strict=True)
            ],
            dtype=np.float64,
        )


def _points(vacancy: Vacancy, profile: Profile, distance_km: float, sector: frozenset[str]) -> int:
    asked = vacancy.criteria
    level, own_level = asked.education_level, profile.education_level
    hours, own_hours = asked.hours, profile.hours
    answers = (
        own_level is not None and (level is None or own_level >= level),
        profile.max_distance_km is not None and distance_km <= profile.max_distance_km,
        bool(profile.transport.held & frozenset(TravelMode)),
        profile.available_from is not None
        and (asked.starts_on is None or profile.available_from <= asked.starts_on),
        own_hours.maximum is not None
        and (hours.minimum is None or own_hours.maximum >= hours.minimum),
        profile.shift_work is not Ternary.UNKNOWN
        and (not asked.needs_shift_work or profile.shift_work is Ternary.MEETS),
        any(_long_words(wish) & sector for wish in profile.preferred_occupations),
    )
    return sum(answers)


def _distances_km(vacancy: Vacancy, pool: Pool) -> NDArray[np.float64]:
    """Return kilometres to the job; NaN, which is within no limit, where a place is unknown."""
    table = load_pc4_table()
    places = [None if p.pc4 is None else table.position(p.pc4) for p in pool.profiles]
    work = None if vacancy.pc4 is None else table.position(vacancy.pc4)
    if work is None:
        return np.full(len(pool), np.nan)
    lat = np.array([np.nan if place is None else table.lat[place] for place in places])
    lon = np.array([np.nan if place is None else table.lon[place] for place in places])
    return great_circle_km(lat, lon, table.lat[work], table.lon[work])


def _long_words(text: str) -> frozenset[str]:
    return frozenset(word for word in words_of(text) if len(word) > _SHORT_WORD)
