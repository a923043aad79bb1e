"""SYNTHETIC pool of candidates and vacancies, as large as asked, the same for the same seed.

Nobody in it exists. Frequencies of phrases are Zipf-like within a trade; postcodes lie over the
whole country; how often a fact is unknown stands in ``UNKNOWN``.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.synthetic_phrases import HERE, Trade, trades
from matcher.domain.columns import ProfileColumns, licence_mask, transport_mask
from matcher.domain.hours import HoursRange
from matcher.domain.profile import (
    DrivingLicence,
    EducationLevel,
    EntryKind,
    LanguageLevel,
    TravelMode,
)
from matcher.domain.vacancy import HardCriteria, Importance, Requirement, Vacancy
from matcher.domain.wishes import Sector
from matcher.ternary import Ternary

SEED = 20_261
STARTS_ON = date(2027, 1, 4)
N_INTERMEDIARIES = 14
N_SKILLS = 8
OWN_TRADE_SHARE = 0.8
"""Share of somebody's skills that belong to one trade; the others come from anywhere."""
UNKNOWN = {
    # More than 42% of the profiles in the Kandidatenverkenner banenafspraak (NRC, 1 October 2019).
    "education": 0.42,
    # All others are assumptions of this project.
    "pc4": 0.04,
    "hours": 0.16,
    "available": 0.30,
    "dutch": 0.15,
    "licences": 0.25,
    "transport": 0.25,
    "certificates": 0.60,
    "max_distance_km": 0.60,
    "max_travel_min": 0.75,
}
"""Share of candidates of whom a fact is unknown, or of whom a list may not be all."""
CERTIFICATES = (
    "VCA basis", "BHV", "heftruckcertificaat", "HACCP", "VOG", "EHBO", "VCA VOL", "code 95",
    "reachtruckcertificaat", "hoogwerkercertificaat", "sociale hygiëne", "NEN 3140",
    "basisvakopleiding schoonmaak", "beveiliger 2", "verkeersregelaar", "typediploma",
)  # fmt: skip

Column = NDArray[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class SyntheticPool:
    """Candidates as columns; ``phrases[key - 1]`` is the text of a phrase key."""

    columns: ProfileColumns
    phrases: tuple[str, ...]


def synthetic_pool(
    n_candidates: int, *, seed: int = SEED, esco: Path | None = None
) -> SyntheticPool:
    """Return a pool in which every candidate has eight skills, and most have held a job."""
    rng = np.random.default_rng(seed)
    words = _Words(trades(seed=seed, esco=esco))
    entries = _entries(n_candidates, words, rng)
    used, phrase = np.unique(entries.pop("phrase"), return_inverse=True)
    columns = ProfileColumns(
        candidate_key=np.arange(1, n_candidates + 1, dtype=np.int64),
        candidate_id=[f"K-{number:07d}" for number in range(1, n_candidates + 1)],
        organisation_key=rng.integers(1, N_INTERMEDIARIES + 1, n_candidates).astype(np.int32),
        is_shareable=rng.random(n_candidates) < 0.75,
        **_scalars(n_candidates, rng),
        entry_phrase=(phrase + 1).astype(np.int32),
        **entries,
    )
    return SyntheticPool(columns=columns, phrases=tuple(words.texts[n] for n in used.tolist()))


def synthetic_vacancies(
    n_vacancies: int, *, seed: int = SEED, esco: Path | None = None
) -> tuple[Vacancy, ...]:
    """Return vacancies that ask four to eight skills of one trade, and some hard criteria."""
    rng = np.random.default_rng([seed, 1])
    known = trades(seed=seed, esco=esco)
    codes = postcodes()
    return tuple(
        _vacancy(number, known[int(rng.integers(len(known)))], codes, rng)
        for number in range(1, n_vacancies + 1)
    )


class _Words:
    """All phrases by number, and which numbers belong to which trade, most used first."""

    def __init__(self, known: Sequence[Trade]) -> None:
        number_of: dict[str, int] = {}
        for phrase in (p for trade in known for p in (*trade.skills, *trade.occupations)):
            number_of.setdefault(phrase, len(number_of))
        for phrase in CERTIFICATES:
            number_of.setdefault(phrase, len(number_of))
        self.texts = list(number_of)
        self.skills = [np.array([number_of[p] for p in trade.skills]) for trade in known]
        self.occupations = [np.array([number_of[p] for p in trade.occupations]) for trade in known]
        self.certificates = np.array([number_of[p] for p in CERTIFICATES])


def _entries(n: int, words: _Words, rng: np.random.Generator) -> dict[str, Column]:
    """Return owner, kind, phrase, start and end of all entries, in order of owner."""
    n_trades = len(words.skills)
    own_trade = rng.integers(n_trades, size=n)
    skilled = np.repeat(np.arange(n), N_SKILLS)
    is_own = rng.random(len(skilled)) < OWN_TRADE_SHARE
    trade = np.where(is_own, own_trade[skilled], rng.integers(n_trades, size=len(skilled)))
    wishing = np.repeat(np.arange(n), rng.choice(3, p=[0.10, 0.65, 0.25], size=n))
    experienced = np.repeat(np.arange(n), rng.choice(4, p=[0.25, 0.40, 0.25, 0.10], size=n))
    certified = np.repeat(np.arange(n), rng.choice(3, p=[0.60, 0.30, 0.10], size=n))
    parts = (
        (EntryKind.SKILL, skilled, _drawn(words.skills, trade, rng)),
        (
            EntryKind.PREFERRED_OCCUPATION,
            wishing,
            _drawn(words.occupations, own_trade[wishing], rng),
        ),
        (EntryKind.EXPERIENCE, experienced, _drawn(words.occupations, own_trade[experienced], rng)),
        (EntryKind.CERTIFICATE, certified, words.certificates[zipf(16, len(certified), rng)]),
    )
    owner = np.concatenate([owners for _, owners, _ in parts])
    kind = np.concatenate([np.full(len(owners), k, dtype=np.int8) for k, owners, _ in parts])
    begins = rng.integers(date(2000, 1, 1).toordinal(), date(2025, 1, 1).toordinal(), len(owner))
    is_job = kind == EntryKind.EXPERIENCE
    started = np.where(is_job, begins, 0)
    ended = np.where(is_job, begins + rng.integers(60, 2_500, len(owner)), 0)
    order = np.argsort(owner, kind="stable")
    return {
        "entry_owner": owner[order].astype(np.int32),
        "entry_kind": kind[order],
        "phrase": np.concatenate([phrases for _, _, phrases in parts])[order],
        "entry_started": started[order].astype(np.int32),
        "entry_ended": ended[order].astype(np.int32),
    }


def _drawn(by_trade: Sequence[Column], trade: Column, rng: np.random.Generator) -> Column:
    """Return a phrase of the given trade for every draw."""
    drawn = np.zeros(len(trade), dtype=np.int64)
    for number, phrases in enumerate(by_trade):
        places = np.flatnonzero(trade == number)
        drawn[places] = phrases[zipf(len(phrases), len(places), rng)]
    return drawn


def zipf(n_ranks: int, n_draws: int, rng: np.random.Generator) -> Column:
    """Return positions in [0, n_ranks), position r with a chance in proportion to 1 / (r + 1)."""
    chances = np.cumsum(1.0 / np.arange(1, n_ranks + 1))
    return np.asarray(np.searchsorted(chances, rng.random(n_draws) * chances[-1]))


def _scalars(n: int, rng: np.random.Generator) -> dict[str, Column]:
    """Return all facts of a profile but its phrases."""
    hours_max = rng.choice([12.0, 16, 20, 24, 28, 32, 36, 38, 40], size=n).astype(np.float32)
    hours_min = np.where(rng.random(n) < 0.5, hours_max - 8, np.nan).astype(np.float32)
    from_day = STARTS_ON.toordinal() + rng.integers(-400, 60, n)
    is_leaving = rng.random(n) < 0.05
    return {
        "pc4": _or(rng.choice(postcodes(), n), 0, "pc4", rng).astype(np.int32),
        "hours_max": (hours_max := _or(hours_max, np.nan, "hours", rng)),
        "hours_min": np.where(np.isnan(hours_max), np.float32(np.nan), hours_min),
        "available_from": _or(from_day, 0, "available", rng).astype(np.int32),
        "available_until": np.where(is_leaving, from_day + 400, 0).astype(np.int32),
        "licences_held": _masks(_LICENCES, n, rng),
        "licences_complete": rng.random(n) >= UNKNOWN["licences"],
        "transport_held": _masks(_TRANSPORT, n, rng),
        "transport_complete": rng.random(n) >= UNKNOWN["transport"],
        "certificates_complete": rng.random(n) >= UNKNOWN["certificates"],
        "education": _or(rng.integers(1, 7, n), 0, "education", rng).astype(np.int8),
        "dutch_spoken": _or(rng.integers(1, 5, n), 0, "dutch", rng).astype(np.int8),
        "dutch_written": _or(rng.integers(1, 5, n), 0, "dutch", rng).astype(np.int8),
        "shift_work": rng.choice(list(Ternary), p=[0.25, 0.50, 0.25], size=n).astype(np.int8),
        "max_distance_km": _limits([10.0, 15, 20, 25, 30, 50], n, "max_distance_km", rng),
        "max_travel_min": _limits([30.0, 45, 60, 90], n, "max_travel_min", rng),
        **_wishes(n, np.random.default_rng([n, SEED])),
    }


def _wishes(n: int, rng: np.random.Generator) -> dict[str, Column]:
    """Return wishes about sector, place and company; most are unknown, as in what desks keep.

    They have a generator of their own, so that all else in the pool stays as it was measured.
    """
    stated = rng.random((4, n)) < 0.3
    wanted = 1 << rng.integers(len(Sector), size=n)
    refused = 1 << rng.integers(len(Sector), size=n)
    return {
        "wanted_sectors": (wanted * stated[0]).astype(np.int32),
        "refused_sectors": (refused * (stated[1] & (wanted != refused))).astype(np.int32),
        "work_places": (rng.integers(1, 4, n) * stated[2]).astype(np.int8),
        "company": (rng.integers(1, 4, n) * stated[3]).astype(np.int8),
    }


_LICENCES = {
    licence_mask([]): 0.40,
    licence_mask([DrivingLicence.B]): 0.42,
    licence_mask([DrivingLicence.AM]): 0.06,
    licence_mask([DrivingLicence.B, DrivingLicence.BE]): 0.06,
    licence_mask([DrivingLicence.B, DrivingLicence.C, DrivingLicence.CE]): 0.06,
}
_TRANSPORT = {
    transport_mask([]): 0.20,
    transport_mask([TravelMode.BICYCLE]): 0.25,
    transport_mask([TravelMode.BICYCLE, TravelMode.PUBLIC_TRANSPORT]): 0.20,
    transport_mask([TravelMode.PUBLIC_TRANSPORT]): 0.10,
    transport_mask([TravelMode.CAR]): 0.10,
    transport_mask([TravelMode.CAR, TravelMode.BICYCLE]): 0.10,
    transport_mask([TravelMode.MOPED]): 0.05,
}


def _masks(shares: dict[int, float], n: int, rng: np.random.Generator) -> Column:
    return rng.choice(list(shares), p=list(shares.values()), size=n).astype(np.int32)


def _limits(kilometres: Sequence[float], n: int, name: str, rng: np.random.Generator) -> Column:
    return _or(rng.choice(kilometres, size=n).astype(np.float32), np.nan, name, rng)


def _or(facts: Column, unknown: float, name: str, rng: np.random.Generator) -> Column:
    """Return the facts, some of them replaced by what stands for unknown."""
    return np.where(rng.random(len(facts)) < UNKNOWN[name], facts.dtype.type(unknown), facts)


def postcodes() -> Column:
    """Return every four-digit postcode area of the country."""
    path = HERE.parent / "data" / "geography" / "pc4.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return np.array([int(row["pc4"]) for row in csv.DictReader(lines)])


def _vacancy(number: int, trade: Trade, codes: Column, rng: np.random.Generator) -> Vacancy:
    n_asked = int(rng.integers(4, 9))
    places = dict.fromkeys(zipf(len(trade.skills), n_asked, rng).tolist())
    title = trade.occupations[int(zipf(len(trade.occupations), 1, rng)[0])]
    most = float(rng.choice([16, 24, 32, 36, 40]))

    def asked(share: float) -> bool:
        return bool(rng.random() < share)

    return Vacancy(
        vacancy_id=f"V-{number:07d}",
        organisation_id="O-contractor",
        source_id=f"vac-{number}",
        title=title,
        requirements=tuple(
            Requirement(
                phrase=trade.skills[place],
                importance=Importance.ESSENTIAL if asked(0.7) else Importance.USEFUL,
            )
            for place in places
        ),
        criteria=HardCriteria(
            starts_on=STARTS_ON if asked(0.8) else None,
            hours=HoursRange(most - 8, most) if asked(0.9) else HoursRange(),
            driving_licences=frozenset([DrivingLicence.B] if asked(0.3) else []),
            certificates=frozenset([CERTIFICATES[int(zipf(8, 1, rng)[0])]] if asked(0.3) else []),
            education_level=EducationLevel.VMBO if asked(0.2) else None,
            dutch_spoken=LanguageLevel.REASONABLE if asked(0.7) else None,
            dutch_written=LanguageLevel.REASONABLE if asked(0.3) else None,
            needs_shift_work=asked(0.2),
            transport=frozenset([TravelMode.CAR, TravelMode.MOPED] if asked(0.1) else []),
        ),
        pc4=str(rng.choice(codes)) if asked(0.95) else None,
    )
