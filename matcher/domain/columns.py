"""Profiles of many candidates as typed columns: what storage hands to the index.

The same columns carry the whole pool at start and one changed candidate later, so there is one
way in. An unknown has one spelling per column type: NaN for numbers that are floats, 0 for codes
and days, ``Ternary.UNKNOWN`` for three-valued answers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matcher.domain.profile import DrivingLicence, TravelMode
from matcher.domain.wishes import Company, Sector, WorkPlace

LICENCE_BITS: dict[DrivingLicence, int] = {
    licence: 1 << position for position, licence in enumerate(DrivingLicence)
}
"""One bit per category. The order of the enum is part of the stored format: append only."""

TRANSPORT_BITS: dict[TravelMode, int] = {
    mode: 1 << position for position, mode in enumerate(TravelMode)
}
"""One bit per means of transport. The order of the enum is part of the stored format."""

SECTOR_BITS: dict[Sector, int] = {sector: 1 << place for place, sector in enumerate(Sector)}
"""One bit per sector. The order of the enum is part of the stored format: append only."""

PLACE_BITS: dict[WorkPlace, int] = {place: 1 << n for n, place in enumerate(WorkPlace)}
COMPANY_BITS: dict[Company, int] = {company: 1 << n for n, company in enumerate(Company)}
"""As for sectors; no bit at all is unknown."""

UNKNOWN_DAY = 0
"""``date.toordinal`` starts at 1, so 0 is free to mean: not known."""


def licence_mask(licences: Iterable[DrivingLicence]) -> int:
    """Return the bits of these driving licences."""
    return sum(LICENCE_BITS[licence] for licence in frozenset(licences))


def licences_of(mask: int) -> frozenset[DrivingLicence]:
    """Return the driving licences of a mask."""
    return frozenset(licence for licence, bit in LICENCE_BITS.items() if mask & bit)


def transport_mask(modes: Iterable[TravelMode]) -> int:
    """Return the bits of these means of transport."""
    return sum(TRANSPORT_BITS[mode] for mode in frozenset(modes))


def transport_of(mask: int) -> frozenset[TravelMode]:
    """Return the means of transport of a mask."""
    return frozenset(mode for mode, bit in TRANSPORT_BITS.items() if mask & bit)


def sector_mask(sectors: Iterable[Sector]) -> int:
    """Return the bits of these sectors."""
    return sum(SECTOR_BITS[sector] for sector in frozenset(sectors))


def sectors_of(mask: int) -> frozenset[Sector]:
    """Return the sectors of a mask."""
    return frozenset(sector for sector, bit in SECTOR_BITS.items() if mask & bit)


def place_mask(places: Iterable[WorkPlace]) -> int:
    """Return the bits of working indoors and outdoors."""
    return sum(PLACE_BITS[place] for place in frozenset(places))


def places_of(mask: int) -> frozenset[WorkPlace]:
    """Return indoors, outdoors, both or neither of a mask."""
    return frozenset(place for place, bit in PLACE_BITS.items() if mask & bit)


def company_mask(company: Iterable[Company]) -> int:
    """Return the bits of working alone and in a team."""
    return sum(COMPANY_BITS[one] for one in frozenset(company))


def company_of(mask: int) -> frozenset[Company]:
    """Return alone, in a team, both or neither of a mask."""
    return frozenset(company for company, bit in COMPANY_BITS.items() if mask & bit)


def day_number(day: date | None) -> int:
    """Return the proleptic Gregorian ordinal of a day, or 0 when it is not known."""
    return UNKNOWN_DAY if day is None else day.toordinal()


def day_of(number: int) -> date | None:
    """Return the day of an ordinal, or None for 0."""
    return None if number == UNKNOWN_DAY else date.fromordinal(number)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileColumns:
    """Columns of n candidates and of the m phrases in their profiles.

    Attributes
    ----------
    candidate_key : int64 (n,)
        Storage key; the index finds a candidate by it when it changes.
    candidate_id : list of str, length n
        The pseudonym.
    organisation_key : int32 (n,)
        Storage key of the intermediary.
    is_shareable : bool (n,)
        Consent to be shown beyond the own intermediary.
    pc4 : int32 (n,)
        1000–9999, 0 unknown.
    hours_min, hours_max : float32 (n,)
        Hours per week, NaN unknown.
    available_from, available_until : int32 (n,)
        Day ordinals, 0 unknown.
    licences_held : int32 (n,), licences_complete : bool (n,)
        Bits of ``LICENCE_BITS``; whether there are no others.
    transport_held : int32 (n,), transport_complete : bool (n,)
        Bits of ``TRANSPORT_BITS``; whether there are no others.
    certificates_complete : bool (n,)
        Whether the certificate entries are all there are.
    education, dutch_spoken, dutch_written : int8 (n,)
        Enum numbers, 0 unknown.
    shift_work : int8 (n,)
        ``Ternary`` numbers.
    max_distance_km, max_travel_min : float32 (n,)
        NaN unknown.
    wanted_sectors, refused_sectors : int32 (n,)
        Bits of ``SECTOR_BITS``, 0 unknown.
    work_places, company : int8 (n,)
        Bits of ``PLACE_BITS`` and ``COMPANY_BITS``, 0 unknown.
    entry_owner : int32 (m,)
        Row in [0, n) that the phrase belongs to, not decreasing.
    entry_kind : int8 (m,)
        ``EntryKind`` numbers.
    entry_phrase : int32 (m,)
        Storage key of the phrase.
    entry_started, entry_ended : int32 (m,)
        Day ordinals of an experience, 0 unknown or not an experience.
    """

    candidate_key: NDArray[np.int64]
    candidate_id: list[str]
    organisation_key: NDArray[np.int32]
    is_shareable: NDArray[np.bool_]
    pc4: NDArray[np.int32]
    hours_min: NDArray[np.float32]
    hours_max: NDArray[np.float32]
    available_from: NDArray[np.int32]
    available_until: NDArray[np.int32]
    licences_held: NDArray[np.int32]
    licences_complete: NDArray[np.bool_]
    transport_held: NDArray[np.int32]
    transport_complete: NDArray[np.bool_]
    certificates_complete: NDArray[np.bool_]
    education: NDArray[np.int8]
    dutch_spoken: NDArray[np.int8]
    dutch_written: NDArray[np.int8]
    shift_work: NDArray[np.int8]
    max_distance_km: NDArray[np.float32]
    max_travel_min: NDArray[np.float32]
    wanted_sectors: NDArray[np.int32]
    refused_sectors: NDArray[np.int32]
    work_places: NDArray[np.int8]
    company: NDArray[np.int8]
    entry_owner: NDArray[np.int32]
    entry_kind: NDArray[np.int8]
    entry_phrase: NDArray[np.int32]
    entry_started: NDArray[np.int32]
    entry_ended: NDArray[np.int32]

    def __len__(self) -> int:
        """Return the number of candidates."""
        return len(self.candidate_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseColumns:
    """Phrases with their vectors, by storage key.

    Attributes
    ----------
    phrase_key : int32 (p,)
        Storage key.
    text : list of str, length p
        As first written.
    vectors : float32 (p, dimension)
        Unit rows of one encoder version; a zero row for a phrase without meaning.
    """

    phrase_key: NDArray[np.int32]
    text: list[str]
    vectors: NDArray[np.float32]
