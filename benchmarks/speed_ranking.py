"""Ranking inside the process: time, memory, and named peers over the same people and jobs."""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from benchmarks.synthetic_pool import SyntheticPool
from benchmarks.timing import Times, once, timed
from matcher.domain.columns import PhraseColumns, ProfileColumns
from matcher.domain.vacancy import Vacancy
from matcher.ranking.index import CandidateIndex
from matcher.ranking.ranker import Ranker, asked_phrases
from matcher.ranking.weights import load_weights
from matcher.skills.encoder import SkillEncoder

TOP = 50
N_WARM_UP = 5
RANKING_FLOOR_S = 0.100

Vectors = dict[str, NDArray[np.float32]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A pool in memory, and vacancies with their vectors."""

    pool: SyntheticPool
    phrase_vectors: NDArray[np.float32]
    vacancies: Sequence[Vacancy]
    encoder: SkillEncoder

    def vectors_of(self, vacancy: Vacancy) -> Vectors:
        """Embed what a vacancy asks."""
        asked = asked_phrases(vacancy)
        return dict(zip(asked, self.encoder.encode(asked), strict=True))


def setting_of(pool: SyntheticPool, vacancies: Sequence[Vacancy], encoder: SkillEncoder) -> Setting:
    """Return the setting, every phrase of the pool embedded once."""
    return Setting(
        pool=pool,
        phrase_vectors=encoder.encode(pool.phrases),
        vacancies=vacancies,
        encoder=encoder,
    )


def built_index(setting: Setting) -> tuple[CandidateIndex, Times]:
    """Return the index of the pool, and how long it took."""
    return once("index built from columns", lambda: _index_of(setting))


def index_bytes(setting: Setting) -> int:
    """Return the memory that an index of the pool holds, its texts included."""
    tracemalloc.start()
    index = _index_of(setting)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(index) == len(setting.pool.columns)
    # The pool made these texts before; the index of a service reads its own.
    return held + sum(
        map(sys.getsizeof, (*setting.pool.columns.candidate_id, *setting.pool.phrases))
    )


def ranking_times(setting: Setting, index: CandidateIndex) -> Iterator[Times]:
    """Yield how long it takes to rank everybody for one vacancy, with and without embedding it."""
    ranker = Ranker(load_weights(), setting.encoder.calibration)
    vectors = {v.vacancy_id: setting.vectors_of(v) for v in setting.vacancies}

    def rank(vacancy: Vacancy) -> None:
        ranking = ranker.rank(index, vacancy, vectors[vacancy.vacancy_id], top=TOP)
        assert ranking.n_pool == len(index)

    def embed_and_rank(vacancy: Vacancy) -> None:
        ranker.rank(index, vacancy, setting.vectors_of(vacancy), top=TOP)

    def rank_with_excluded(vacancy: Vacancy) -> None:
        ranker.rank(index, vacancy, vectors[vacancy.vacancy_id], top=TOP, top_excluded=TOP)

    yield timed(
        f"rank one vacancy, top {TOP} with reasons",
        rank,
        setting.vacancies,
        n_warm_up=N_WARM_UP,
        floor_s=RANKING_FLOOR_S,
    )
    yield timed("the same, its phrases embedded first", embed_and_rank, setting.vacancies)
    yield timed(f"the same, and the best {TOP} excluded", rank_with_excluded, setting.vacancies)


def one_changed(setting: Setting, index: CandidateIndex) -> Times:
    """Return how long it takes to take in one changed candidate."""
    columns = [_row_of(setting.pool, row) for row in range(min(500, len(index)))]
    return timed("take in one changed candidate", index.apply, columns, n_warm_up=N_WARM_UP)


def _index_of(setting: Setting) -> CandidateIndex:
    n_phrases = len(setting.pool.phrases)
    index = CandidateIndex(setting.encoder.dimension)
    index.add_phrases(
        PhraseColumns(
            phrase_key=np.arange(1, n_phrases + 1, dtype=np.int32),
            text=list(setting.pool.phrases),
            vectors=setting.phrase_vectors,
        )
    )
    index.apply(setting.pool.columns)
    return index


def _row_of(pool: SyntheticPool, row: int) -> ProfileColumns:
    """Return the columns of one candidate."""
    columns = pool.columns
    begin, end = np.searchsorted(columns.entry_owner, [row, row + 1]).tolist()
    cells = {
        field.name: getattr(columns, field.name)[
            slice(begin, end) if field.name.startswith("entry_") else slice(row, row + 1)
        ]
        for field in fields(columns)
    }
    return ProfileColumns(**cells | {"entry_owner": np.zeros(end - begin, dtype=np.int32)})
