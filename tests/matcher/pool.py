"""A small pool for ranking tests: profiles in, columns out, with vectors made by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from matcher.domain.columns import PhraseColumns, ProfileColumns
from matcher.domain.profile import Profile
from matcher.domain.ranking import RankedCandidate
from matcher.domain.vacancy import Vacancy
from matcher.ranking.index import CandidateIndex
from matcher.ranking.job_knowledge import NOTHING_KNOWN, JobKnowledge
from matcher.ranking.profiles import ProfileEntry, profile_entries
from matcher.ranking.profiles import profile_columns as columns_of_profiles
from matcher.ranking.ranker import Ranker, Ranking, asked_phrases
from matcher.ranking.weights import Weights, load_weights

DIMENSION = 64
Entry = ProfileEntry
entries_of = profile_entries


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

    def rank(
        self,
        vacancy: Vacancy,
        *,
        knowledge: JobKnowledge = NOTHING_KNOWN,
        top: int = 50,
        top_excluded: int = 50,
    ) -> Ranking:
        return rank_in(
            self.index(), vacancy, knowledge=knowledge, top=top, top_excluded=top_excluded
        )

    def only(self, vacancy: Vacancy, *, knowledge: JobKnowledge = NOTHING_KNOWN) -> RankedCandidate:
        """Return the line of the one candidate in this pool, ranked or excluded."""
        ranking = self.rank(vacancy, knowledge=knowledge)
        (line,) = ranking.ranked + ranking.excluded
        return line


def rank_in(
    index: CandidateIndex,
    vacancy: Vacancy,
    *,
    knowledge: JobKnowledge = NOTHING_KNOWN,
    proven_first: bool = False,
    top: int = 50,
    top_excluded: int = 50,
    weights: Weights | None = None,
) -> Ranking:
    vectors = {phrase: toy_vector(phrase) for phrase in asked_phrases(vacancy, knowledge)}
    ranker = Ranker(weights or load_weights(), toy_calibration)
    return ranker.rank(
        index,
        vacancy,
        vectors,
        knowledge=knowledge,
        proven_first=proven_first,
        top=top,
        top_excluded=top_excluded,
    )


def put(index: CandidateIndex, people: Mapping[int, Profile]) -> None:
    """Insert profiles under these keys, all at once, replacing those that are there."""
    entries = [
        entry for row, profile in enumerate(people.values()) for entry in entries_of(row, profile)
    ]
    index.add_phrases(phrase_columns([entry.phrase for entry in entries]))
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
    named = {key: (f"K-{key:04d}", profile) for key, profile in people.items()}
    key_of = {entry.phrase: _phrase_key(entry.phrase) for entry in entries}
    return columns_of_profiles(named, entries, key_of)


_KEY_OF_PHRASE: dict[str, int] = {}


def _phrase_key(text: str) -> int:
    return _KEY_OF_PHRASE.setdefault(text, len(_KEY_OF_PHRASE) + 1)
