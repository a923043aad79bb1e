"""The ranking written once more, slowly: one person at a time, plain Python, no columns.

It follows the documentation of the ranker and shares none of its code. Only what is no part of
ranking is taken from elsewhere: the names of certificates, the table of postcodes, the numbers of
the travel estimate, and the vectors and the calibration that the caller hands in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from math import asin, cos, fsum, hypot, isnan, nan, radians, sin, sqrt

import numpy as np
from numpy.typing import NDArray

from matcher.domain.holdings import Holdings, Thing
from matcher.domain.hours import HoursRange
from matcher.domain.profile import (
    DrivingLicence,
    EntryKind,
    LanguageLevel,
    Profile,
    TravelMode,
)
from matcher.domain.vacancy import HardCriteria, Vacancy
from matcher.domain.wishes import WorkConditions
from matcher.location.postcode import load_pc4_table
from matcher.location.travel_time import load_travel_parameters
from matcher.ranking.certificates import canonical_certificate, certificate_meets
from matcher.ranking.job_knowledge import NOTHING_KNOWN, JobKnowledge
from matcher.ranking.weights import Weights
from matcher.reference import yaml_mapping
from matcher.ternary import Ternary, all_of, any_of
from tests.matcher.pool import Entry, entries_of
from tests.matcher.ranking.plain_wishes import is_other_work, wishes_met

FAILS, UNKNOWN, MEETS = Ternary.FAILS, Ternary.UNKNOWN, Ternary.MEETS
_WORK = (EntryKind.SKILL, EntryKind.EXPERIENCE, EntryKind.PREFERRED_OCCUPATION)
_MASK = (1 << 64) - 1

Vectors = Mapping[str, NDArray[np.float32]]


@dataclass(frozen=True, kw_only=True)
class PlainLine:
    """One person's numbers for one vacancy."""

    candidate_id: str
    profile: Profile
    fit: float
    """-1 where there is none."""
    confidence: float
    lot: int
    components: dict[str, float | None]
    criteria: dict[str, Ternary]
    strengths: tuple[float, ...]
    requirement_weights: tuple[float, ...]

    @property
    def proven(self) -> float:
        return -1.0 if self.fit == -1.0 else self.fit * self.confidence

    @property
    def is_excluded(self) -> bool:
        return FAILS in self.criteria.values()

    @property
    def order(self) -> tuple[float, float, int]:
        return (-self.fit, -self.confidence, self.lot)


@dataclass(frozen=True, kw_only=True)
class PlainRanker:
    """Ranks people for a vacancy by the same rules as the ranker, with nothing in common."""

    weights: Weights
    vector_of: Callable[[str], NDArray[np.float32]]
    evidence_of: Callable[[float], float]
    names_of: Callable[[Vacancy], list[str]]
    knowledge: JobKnowledge = NOTHING_KNOWN

    def lines(self, people: Mapping[str, Profile], vacancy: Vacancy) -> list[PlainLine]:
        """Return everybody's line, the excluded among them, best first."""
        told = [self.line(name, profile, vacancy) for name, profile in people.items()]
        return sorted(told, key=lambda line: line.order)

    def line(self, candidate_id: str, profile: Profile, vacancy: Vacancy) -> PlainLine:
        journey = _Journey(profile, vacancy.pc4)
        strengths = tuple(self._strengths(profile, vacancy))
        components = dict(self._components(profile, vacancy, journey, strengths))
        known = {name: score for name, score in components.items() if score is not None}
        weight_of = self.weights.components
        total = fsum(weight_of[name] for name in known)
        is_stated = bool(profile.skills or profile.experience)
        told = fsum(weight_of[name] for name in known if is_stated or name != "skills")
        has_fit = bool(known.keys() & {"skills", "occupation"})
        return PlainLine(
            candidate_id=candidate_id,
            profile=profile,
            fit=fsum(weight_of[n] * s for n, s in known.items()) / total if has_fit else -1.0,
            confidence=told / fsum(weight_of[name] for name in components),
            lot=_lot(vacancy.vacancy_id, candidate_id),
            components=components,
            criteria=dict(_criteria(profile, vacancy.criteria, journey))
            | {"refused_occupation": is_other_work(self._refused(profile, vacancy))},
            strengths=strengths,
            requirement_weights=tuple(self._requirement_weights(vacancy)),
        )

    def _strength(self, asked: str, phrase: str) -> float:
        return self.evidence_of(float(np.dot(self.vector_of(asked), self.vector_of(phrase))))

    def _refused(self, profile: Profile, vacancy: Vacancy) -> float:
        refused, names = profile.wishes.refused_occupations, self.names_of(vacancy)
        return max((self._strength(n, r) for n in names for r in refused), default=0.0)

    def _strengths(self, profile: Profile, vacancy: Vacancy) -> Iterator[float]:
        """Yield the best evidence for every requirement, meant or inferred from a job held."""
        for requirement in vacancy.requirements:
            asked = requirement.phrase
            meant = [
                self._strength(asked, phrase) * self.weights.evidence[kind]
                for _, kind, phrase, _, _ in _work(profile)
            ]
            inferred = [
                self._strength(kin.name, job.occupation) * self.weights.inferred
                for job in profile.experience
                for kin in self.knowledge.kin
                if asked in kin.covers
            ]
            yield max([*meant, *inferred], default=0.0)

    def _requirement_weights(self, vacancy: Vacancy) -> Iterator[float]:
        rarity = self.knowledge.rarity
        known = [rarity[r.phrase] for r in vacancy.requirements if r.phrase in rarity]
        mean = fsum(known) / len(known) if known else 1.0
        least = self.weights.commonest
        raw = [
            self.weights.importance[r.importance]
            * (least + (1 - least) * rarity.get(r.phrase, mean))
            for r in vacancy.requirements
        ]
        yield from (one / fsum(raw) for one in raw)

    def _alike(self, vacancy: Vacancy, job: str) -> float:
        """Return how near a job comes to the work of the vacancy, by name or through kin."""
        by_name = [self._strength(name, job) for name in self.names_of(vacancy)]
        through = [self._strength(kin.name, job) * kin.nearness for kin in self.knowledge.kin]
        return max([*by_name, *through], default=0.0)

    def _seasoned(self, vacancy: Vacancy, profile: Profile) -> float | None:
        """Return the best dated job: near the work, long, and not long ago."""
        assert self.knowledge.on is not None
        worth = []
        for job in profile.experience:
            if job.started_on and job.ended_on:
                last = min(job.ended_on, self.knowledge.on)
                months = max((last - job.started_on).days, 0) / (365.25 / 12)
                years = (self.knowledge.on - last).days / 365.25
                length = min(months / self.weights.experience_full_months, 1.0)
                faded = 0.5 ** (years / self.weights.experience_half_life_years)
                worth.append(self._alike(vacancy, job.occupation) * length * faded)
        return max(worth, default=None)

    def _components(
        self,
        profile: Profile,
        vacancy: Vacancy,
        journey: _Journey,
        strengths: tuple[float, ...],
    ) -> Iterator[tuple[str, float | None]]:
        if vacancy.requirements:
            weights = self._requirement_weights(vacancy)
            covered = fsum(w * s for w, s in zip(weights, strengths, strict=True))
            yield "skills", min(covered, 1.0) if list(_work(profile)) else None
        jobs = [phrase for _, kind, phrase, _, _ in _work(profile) if kind != EntryKind.SKILL]
        alike = [self._alike(vacancy, job) for job in jobs]
        yield "occupation", max(alike, default=0.0) if jobs else None
        if self.knowledge.on is not None:
            yield "experience", self._seasoned(vacancy, profile)
        if journey.has_destination:
            minutes = journey.minutes
            horizon = self.weights.travel_horizon_min
            yield "travel", None if isnan(minutes) else max(1.0 - minutes / horizon, 0.0)
        most = vacancy.criteria.hours.maximum or vacancy.criteria.hours.minimum
        if most:
            yield "hours", _share_of_week(profile.hours, most)
        if vacancy.conditions != WorkConditions():
            met = list(wishes_met(profile.wishes, vacancy.conditions))
            yield "conditions", fsum(met) / len(met) if met else None
        margins = [
            _margin(known, least)
            for known, least in (
                (profile.dutch_spoken, vacancy.criteria.dutch_spoken),
                (profile.dutch_written, vacancy.criteria.dutch_written),
            )
            if least is not None
        ]
        if margins:
            told = [margin for margin in margins if margin is not None]
            yield "language", fsum(told) / len(told) if told else None


class _Journey:
    """The way from a person's postcode to the work; NaN where it is not known."""

    def __init__(self, profile: Profile, work: str | None) -> None:
        table = load_pc4_table()
        there = table.position(work) if work else None
        here = table.position(profile.pc4) if profile.pc4 else None
        self.has_destination = there is not None
        self.km = nan
        if there is not None and here is not None:
            straight = _great_circle_km(
                float(table.lat[there]), float(table.lon[there]),
                float(table.lat[here]), float(table.lon[here]),
            )  # fmt: skip
            self.km = hypot(straight, load_travel_parameters().within_area_km)
        usable = set(profile.transport.held)
        if not profile.transport.is_complete:
            usable.add(TravelMode.PUBLIC_TRANSPORT)
        self.minutes = self._least_minutes(usable)
        everything = set(TravelMode) if not profile.transport.is_complete else usable
        self.surest_minutes = self._least_minutes(everything)

    def _least_minutes(self, modes: set[TravelMode]) -> float:
        parameters = load_travel_parameters()
        speeds = [parameters.modes[mode] for mode in modes if mode in parameters.modes]
        speeds.append(parameters.walking)
        ways = [
            speed.fixed_min + 60 * parameters.detour_factor * self.km / speed.speed_km_per_h
            for speed in speeds
        ]
        return min(ways, default=nan)


def _criteria(
    profile: Profile, asked: HardCriteria, journey: _Journey
) -> Iterator[tuple[str, Ternary]]:
    if asked.starts_on is not None:
        yield "available", _is_available(profile, asked)
    if asked.hours != HoursRange():
        yield "hours", _hours_overlap(profile.hours, asked.hours)
    for licence in asked.driving_licences:
        accepted = {licence, *_entitling_to(licence)}
        yield f"driving_licence:{licence}", _has_one(profile.driving_licences, accepted)
    for name in asked.certificates:
        held = {canonical_certificate(own) for own in profile.certificates.held}
        otherwise = FAILS if profile.certificates.is_complete else UNKNOWN
        wanted = canonical_certificate(name)
        yield (
            f"certificate:{name}",
            any_of([otherwise, *(certificate_meets(own, wanted) for own in held)]),
        )
    for subject, level, least in (
        ("education", profile.education_level, asked.education_level),
        ("dutch_spoken", profile.dutch_spoken, asked.dutch_spoken),
        ("dutch_written", profile.dutch_written, asked.dutch_written),
    ):
        if least is not None:
            yield subject, Ternary.of(None if level is None else level >= least)
    if asked.needs_shift_work:
        yield "shift_work", profile.shift_work
    if asked.transport:
        yield "transport", _has_one(profile.transport, set(asked.transport))
    if journey.has_destination:
        yield "distance", _within(profile.max_distance_km, journey.km)
        yield "travel_time", _in_time(profile.max_travel_min, journey)


def _is_available(profile: Profile, asked: HardCriteria) -> Ternary:
    assert asked.starts_on is not None
    if profile.available_until is not None and profile.available_until < asked.starts_on:
        return FAILS
    if profile.available_from is None:
        return UNKNOWN
    return Ternary.of(profile.available_from <= asked.starts_on)


def _hours_overlap(able: HoursRange, offered: HoursRange) -> Ternary:
    enough, not_too_many = MEETS, MEETS
    if offered.minimum is not None:
        enough = Ternary.of(None if able.maximum is None else able.maximum >= offered.minimum)
    if offered.maximum is not None and able.minimum is not None:
        not_too_many = Ternary.of(able.minimum <= offered.maximum)
    elif offered.maximum is not None and able.maximum is None:
        not_too_many = UNKNOWN
    return all_of([enough, not_too_many])


def _entitling_to(licence: DrivingLicence) -> set[DrivingLicence]:
    entitles = yaml_mapping("criteria/driving_licences.yaml")["entitles"]
    assert isinstance(entitles, dict)
    return {DrivingLicence(held) for held, also in entitles.items() if licence in also}


def _has_one(holdings: Holdings[Thing], accepted: set[Thing]) -> Ternary:
    return any_of(holdings.has(thing) for thing in accepted)


def _within(limit: float | None, way: float) -> Ternary:
    if limit is None:
        return MEETS
    return UNKNOWN if isnan(way) else Ternary.of(way <= limit)


def _in_time(limit: float | None, journey: _Journey) -> Ternary:
    if limit is None or journey.minutes <= limit:
        return MEETS
    return FAILS if journey.surest_minutes > 1.5 * limit else UNKNOWN


def _share_of_week(able: HoursRange, most: float) -> float | None:
    if able.maximum is not None:
        return min(able.maximum, most) / most
    return 1.0 if able.minimum is not None and able.minimum >= most else None


def _margin(level: LanguageLevel | None, least: LanguageLevel) -> float | None:
    if level is None:
        return None
    if level < least:
        return 0.0
    if least is LanguageLevel.EXCELLENT:
        return 1.0
    return 0.5 + 0.5 * (level - least) / (LanguageLevel.EXCELLENT - least)


def _work(profile: Profile) -> Iterator[Entry]:
    """Yield the phrases that say something about work: all but certificates."""
    return (entry for entry in entries_of(0, profile) if entry[1] in _WORK)


def _great_circle_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    north, east = radians(lat2 - lat1), radians(lon2 - lon1)
    chord = sin(north / 2) ** 2 + cos(radians(lat1)) * cos(radians(lat2)) * sin(east / 2) ** 2
    return 2 * 6371.0088 * asin(sqrt(min(chord, 1.0)))


def _lot(vacancy_id: str, candidate_id: str) -> int:
    """SplitMix64's finaliser over the hashes of both ids."""
    seed = int.from_bytes(blake2b(vacancy_id.encode(), digest_size=8).digest(), "big")
    own = int.from_bytes(blake2b(candidate_id.encode(), digest_size=8).digest(), "little")
    mixed = seed ^ own
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9 & _MASK
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB & _MASK
    return mixed ^ (mixed >> 31)
