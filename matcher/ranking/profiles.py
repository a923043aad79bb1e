"""An index made of profiles in memory, for who ranks without a database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matcher.domain.columns import (
    PhraseColumns,
    ProfileColumns,
    company_mask,
    day_number,
    licence_mask,
    place_mask,
    sector_mask,
    transport_mask,
)
from matcher.domain.profile import EntryKind, Profile, entries_of
from matcher.ranking.index import CandidateIndex

Encode = Callable[[Sequence[str]], NDArray[np.float32]]


class ProfileEntry(NamedTuple):
    """One phrase of a profile; days are ordinals, 0 where there is none."""

    owner: int
    kind: EntryKind
    phrase: str
    started: int
    ended: int


def index_of(profiles: Mapping[str, Profile], encode: Encode, dimension: int) -> CandidateIndex:
    """Return an index of these people, all of them shareable and of one intermediary.

    Parameters
    ----------
    profiles : mapping of str to Profile
        By id.
    encode : callable
        Phrases to unit vectors, float32 (n, dimension).
    dimension : int
        Length of a vector.
    """
    entries = [
        entry
        for owner, profile in enumerate(profiles.values())
        for entry in profile_entries(owner, profile)
    ]
    texts = list(dict.fromkeys(entry.phrase for entry in entries))
    key_of = {text: key for key, text in enumerate(texts, start=1)}
    vectors = encode(texts) if texts else np.zeros((0, dimension), np.float32)
    index = CandidateIndex(dimension)
    index.add_phrases(
        PhraseColumns(
            phrase_key=np.arange(1, len(texts) + 1, dtype=np.int32), text=texts, vectors=vectors
        )
    )
    people = {key: (name, profiles[name]) for key, name in enumerate(profiles, start=1)}
    index.apply(profile_columns(people, entries, key_of))
    return index


def profile_columns(
    people: Mapping[int, tuple[str, Profile]],
    entries: Sequence[ProfileEntry],
    key_of: Mapping[str, int],
) -> ProfileColumns:
    """Return people as columns.

    Parameters
    ----------
    people : mapping of int to (str, Profile)
        Id and profile by key.
    entries : sequence of ProfileEntry
        Their phrases; ``owner`` is the place in ``people``, not decreasing.
    key_of : mapping of str to int
        Keys of the phrases.
    """
    profiles = [profile for _, profile in people.values()]
    return ProfileColumns(
        candidate_key=np.array(list(people), dtype=np.int64),
        candidate_id=[name for name, _ in people.values()],
        organisation_key=np.ones(len(profiles), dtype=np.int32),
        is_shareable=np.ones(len(profiles), dtype=np.bool_),
        pc4=_ints(int(p.pc4 or 0) for p in profiles),
        hours_min=_floats(p.hours.minimum for p in profiles),
        hours_max=_floats(p.hours.maximum for p in profiles),
        available_from=_ints(day_number(p.available_from) for p in profiles),
        available_until=_ints(day_number(p.available_until) for p in profiles),
        licences_held=_ints(licence_mask(p.driving_licences.held) for p in profiles),
        licences_complete=_bools(p.driving_licences.is_complete for p in profiles),
        transport_held=_ints(transport_mask(p.transport.held) for p in profiles),
        transport_complete=_bools(p.transport.is_complete for p in profiles),
        certificates_complete=_bools(p.certificates.is_complete for p in profiles),
        education=_codes(p.education_level or 0 for p in profiles),
        dutch_spoken=_codes(p.dutch_spoken or 0 for p in profiles),
        dutch_written=_codes(p.dutch_written or 0 for p in profiles),
        shift_work=_codes(p.shift_work.value for p in profiles),
        max_distance_km=_floats(p.max_distance_km for p in profiles),
        max_travel_min=_floats(p.max_travel_min for p in profiles),
        wanted_sectors=_ints(sector_mask(p.wishes.wanted_sectors) for p in profiles),
        refused_sectors=_ints(sector_mask(p.wishes.refused_sectors) for p in profiles),
        work_places=_codes(place_mask(p.wishes.places) for p in profiles),
        company=_codes(company_mask(p.wishes.company) for p in profiles),
        entry_owner=_ints(entry.owner for entry in entries),
        entry_kind=_codes(entry.kind.value for entry in entries),
        entry_phrase=_ints(key_of[entry.phrase] for entry in entries),
        entry_started=_ints(entry.started for entry in entries),
        entry_ended=_ints(entry.ended for entry in entries),
    )


def profile_entries(owner: int, profile: Profile) -> list[ProfileEntry]:
    """Return the phrases of a profile, with whose they are."""
    return [
        ProfileEntry(
            owner,
            entry.kind,
            entry.phrase,
            day_number(entry.started_on),
            day_number(entry.ended_on),
        )
        for entry in entries_of(profile)
    ]


def _floats(numbers: Iterable[float | None]) -> NDArray[np.float32]:
    return np.array([np.nan if n is None else n for n in numbers], dtype=np.float32)


def _ints(numbers: Iterable[int]) -> NDArray[np.int32]:
    return np.array(list(numbers), dtype=np.int32)


def _codes(numbers: Iterable[int]) -> NDArray[np.int8]:
    return np.array(list(numbers), dtype=np.int8)


def _bools(answers: Iterable[bool]) -> NDArray[np.bool_]:
    return np.array(list(answers), dtype=np.bool_)
