"""What others do for the same question, timed over the same people and jobs.

Most 'AI matching' makes one vector of a person and one of a job, and takes the nearest people. It
knows no hard criteria, no travel and no hours, cannot say which requirement was met by what, and
gives a person with sixty skills a blurred average of them. It is timed here because it is the
usual way, not because it answers the same question.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from benchmarks.speed_ranking import N_WARM_UP, TOP, Setting
from benchmarks.timing import Times, taking_turns, timed
from matcher.domain.profile import EntryKind
from matcher.domain.vacancy import Vacancy
from matcher.ranking.index import CandidateIndex
from matcher.ranking.ranker import Ranker
from matcher.ranking.weights import load_weights

AT_ONCE = 5_000
"""People whose phrases are gathered at once, to keep the memory small."""
N_LOOPED = 5
"""Vacancies for which the loop over candidates is timed: it is slow and varies little."""
FAISS_MISSING = "faiss-cpu is not installed (pip install 'sroi-match[benchmark]')"

Search = Callable[[Vacancy], object]


def side_by_side(setting: Setting, index: CandidateIndex) -> list[Times]:
    """Return the times of our ranking, first, and of the peers, taking turns at every vacancy."""
    people = _mean_vectors(setting)
    vectors = {v.vacancy_id: setting.vectors_of(v) for v in setting.vacancies}
    jobs = {vacancy_id: _mean(list(asked.values())) for vacancy_id, asked in vectors.items()}
    ranker = Ranker(load_weights(), setting.encoder.calibration)
    works: dict[str, Search] = {
        "ours, with criteria and reasons, one core": lambda vacancy: ranker.rank(
            index, vacancy, vectors[vacancy.vacancy_id], top=TOP
        )
    }
    works |= _faiss(people, jobs) if has_faiss() else {}
    works |= _scikit_learn(people, jobs)
    return [*taking_turns(works, setting.vacancies, n_warm_up=N_WARM_UP), _one_by_one(setting)]


def has_faiss() -> bool:
    """Return whether faiss can be imported."""
    return find_spec("faiss") is not None


def _faiss(people: NDArray[np.float32], jobs: dict[str, NDArray[np.float32]]) -> dict[str, Search]:
    import faiss

    flat = faiss.IndexFlatIP(people.shape[1])
    flat.add(people)
    n_cores = faiss.omp_get_max_threads()

    def search_with(n_threads: int) -> Search:
        def search(vacancy: Vacancy) -> object:
            faiss.omp_set_num_threads(n_threads)
            return flat.search(jobs[vacancy.vacancy_id], TOP)

        return search

    name = f"faiss {faiss.__version__} IndexFlatIP, one mean vector a person"
    return {f"{name}, one core": search_with(1), f"{name}, {n_cores} cores": search_with(n_cores)}


def _scikit_learn(
    people: NDArray[np.float32], jobs: dict[str, NDArray[np.float32]]
) -> dict[str, Search]:
    import sklearn
    from sklearn.neighbors import NearestNeighbors

    nearest = NearestNeighbors(n_neighbors=TOP, algorithm="brute", metric="cosine").fit(people)
    name = f"scikit-learn {sklearn.__version__} NearestNeighbors (brute force, cosine), the same"
    return {name: lambda vacancy: nearest.kneighbors(jobs[vacancy.vacancy_id])}


def _one_by_one(setting: Setting) -> Times:
    """Time the skills component alone, one candidate after another."""
    columns = setting.pool.columns
    is_work = columns.entry_kind != EntryKind.CERTIFICATE
    phrases = columns.entry_phrase[is_work] - 1
    begins = np.searchsorted(columns.entry_owner[is_work], np.arange(len(columns) + 1)).tolist()

    def best(vacancy: Vacancy) -> list[float]:
        asked = np.stack(list(setting.vectors_of(vacancy).values()))
        scores = []
        for begin, end in pairwise(begins):
            own = setting.phrase_vectors[phrases[begin:end]]
            evidence = setting.encoder.calibration((own @ asked.T).max(axis=0))
            scores.append(float(evidence.mean()))
        return sorted(scores)[-TOP:]

    return timed(
        "a loop over candidates (numpy in each): best phrase per requirement, nothing else",
        best,
        setting.vacancies[:N_LOOPED],
    )


def _mean_vectors(setting: Setting) -> NDArray[np.float32]:
    """Return the mean vector of everybody's phrases, with length 1."""
    columns = setting.pool.columns
    begins = np.searchsorted(columns.entry_owner, np.arange(len(columns) + 1))
    sums = [
        np.add.reduceat(
            setting.phrase_vectors[columns.entry_phrase[begins[first] : begins[last]] - 1],
            begins[first:last] - begins[first],
        )
        for first, last in pairwise([*range(0, len(columns), AT_ONCE), len(columns)])
    ]
    means = np.concatenate(sums)
    lengths = np.linalg.norm(means, axis=1, keepdims=True)
    return np.asarray(means / np.maximum(lengths, 1e-9), dtype=np.float32)


def _mean(vectors: list[NDArray[np.float32]]) -> NDArray[np.float32]:
    mean = np.mean(vectors, axis=0, keepdims=True)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), dtype=np.float32)
