"""A small pool for ranking tests: profiles in, columns out, with vectors made by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from matcher.domain.columns import (
    PhraseColumns,
    ProfileColumns,
    day_number,
    licence_mask,
    transport_mask,
)
from matcher.domain.profile import EntryKind, Profile
from matcher.domain.ranking import RankedCandidate
from matcher.domain.vacancy import Vacancy
from matcher.ranking.index import CandidateIndex
from matcher.ranking.ranker import Ranker, Ranking, asked_phrases
from matcher.ranking.weights import Weights, load_weights

DIMENSION = 64
Entry = tuple[int, EntryKind, str, int, int]


def toy_vector(phrase: str) -> NDArray[np.float32]:
    """Return a unit vector of hashed letter triples: alike words lie near each other."""
    padded = f" {phrase.casefold().strip()} "
    vector = np.zeros(DIMENSION, dtype=np.float32)
    for start in range(len(padded) - 2):
        digest = blake2b(padded[start : start + 3].encode(), digest_size=4).digest()
        vector[int.from_bytes(digest, "big") % DIMENSION] += 1.0
    length = float(np.linalg.norm(vector))
    return np.asarray(vector / max(length, 1e-12), dtype=np.float32)


@dataclass(frozen=True)
class ToyCalibration:
    """Evidence that starts at a cosine of 0.5 and rises evenly."""

    threshold: float = 0.5

    def __call__(self, similarity: NDArray[np.float32]) -> NDArray[np.float32]:
        evidence = (similarity - self.threshold) / (1.0 - self.threshold)
        return np.asarray(np.clip(evidence, 0.0, 1.0), dtype=np.float32)


toy_calibration = ToyCalibration()


@dataclass
class Pool:
    """Candidates to rank, addressed as K-0001, K-0002 … in the order in which they were given."""

    profiles: Sequence[Profile]

    def index(self) -> CandidateIndex:
        index = CandidateIndex(DIMENSION)
        put(index, dict(enumerate(self.profiles, start=1)))
        return index

    def rank(self, vacancy: Vacancy, *, top: int = 50, top_excluded: int = 50) -> Ranking:
        return rank_in(self.index(), vacancy, top=top, top_excluded=top_excluded)

    def only(self, vacancy: Vacancy) -> RankedCandidate:
        """Return the line of the one candidate in this pool, ranked or excluded."""
        ranking = self.rank(vacancy)
        (line,) = ranking.ranked + ranking.excluded
        return line


def rank_in(
    index: CandidateIndex,
    vacancy: Vacancy,
    *,
    top: int = 50,
    top_excluded: int = 50,
    weights: Weights | None = None,
) -> Ranking:
    vectors = {phrase: toy_vector(phrase) for phrase in asked_phrases(vacancy)}
    ranker = Ranker(weights or load_weights(), toy_calibration)
    return ranker.rank(index, vacancy, vectors, top=top, top_excluded=top_excluded)


def put(index: CandidateIndex, people: Mapping[int, Profile]) -> None:
    """Insert profiles under these keys, all at once, replacing those that are there."""
    entries = [
        entry for row, profile in enumerate(people.values()) for entry in entries_of(row, profile)
    ]
    index.add_phrases(phrase_columns([entry[2] for entry in entries]))
    index.apply(profile_columns(people, entries))


def phrase_columns(texts: Sequence[str]) -> PhraseColumns:
    unique = list(dict.fromkeys(texts))
    return PhraseColumns(
        phrase_key=np.array([_phrase_key(text) for text in unique], dtype=np.int32),
        text=unique,
        vectors=np.array([toy_vector(text) for text in unique], dtype=np.float32).reshape(
            -1, DIMENSION
        ),
    )


def profile_columns(people: Mapping[int, Profile], entries: Sequence[Entry]) -> ProfileColumns:
    keys, profiles = list(people), list(people.values())
    return ProfileColumns(
        candidate_key=np.array(keys, dtype=np.int64),
        candidate_id=[f"K-{key:04d}" for key in keys],
        organisation_key=np.ones(len(profiles), dtype=np.int32),
        is_shareable=np.ones(len(profiles), dtype=np.bool_),
        pc4=np.array([int(p.pc4 or 0) for p in profiles], dtype=np.int32),
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
        entry_owner=_ints(entry[0] for entry in entries),
        entry_kind=_codes(entry[1].value for entry in entries),
        entry_phrase=_ints(_phrase_key(entry[2]) for entry in entries),
        entry_started=_ints(entry[3] for entry in entries),
        entry_ended=_ints(entry[4] for entry in entries),
    )


_KEY_OF_PHRASE: dict[str, int] = {}


def _phrase_key(text: str) -> int:
    return _KEY_OF_PHRASE.setdefault(text, len(_KEY_OF_PHRASE) + 1)


def entries_of(row: int, profile: Profile) -> list[Entry]:
    """Return the phrases of a profile: its row, kind, text, and first and last day."""
    work = [
        (row, EntryKind.EXPERIENCE, e.occupation, day_number(e.started_on), day_number(e.ended_on))
        for e in profile.experience
    ]
    named = [
        (row, kind, phrase, 0, 0)
        for kind, phrases in (
            (EntryKind.SKILL, profile.skills),
            (EntryKind.PREFERRED_OCCUPATION, profile.preferred_occupations),
            (EntryKind.CERTIFICATE, sorted(profile.certificates.held)),
        )
        for phrase in phrases
    ]
    return work + named


def _floats(numbers: Iterable[float | None]) -> NDArray[np.float32]:
    return np.array([np.nan if n is None else n for n in numbers], dtype=np.float32)


def _ints(numbers: Iterable[int]) -> NDArray[np.int32]:
    return np.array(list(numbers), dtype=np.int32)


def _codes(numbers: Iterable[int]) -> NDArray[np.int8]:
    return np.array(list(numbers), dtype=np.int8)


def _bools(answers: Iterable[bool]) -> NDArray[np.bool_]:
    return np.array(list(answers), dtype=np.bool_)
