"""Which phrases are alike: the short way finds what comparing all vectors in full finds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from matcher.domain.columns import PhraseColumns
from matcher.ranking import short_vectors
from matcher.ranking.phrase_table import NO_PHRASE, PhraseTable

DIMENSION = 16


def unit_vectors(n: int, spread: float, seed: int) -> NDArray[np.float32]:
    """Return vectors that lie along few directions (spread near 0) or along all (1)."""
    rng = np.random.default_rng(seed)
    vectors = rng.standard_normal((n, DIMENSION)) * spread ** np.arange(DIMENSION)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / lengths, dtype=np.float32)


def columns(vectors: NDArray[np.float32], first_key: int) -> PhraseColumns:
    keys = np.arange(first_key, first_key + len(vectors), dtype=np.int32)
    return PhraseColumns(phrase_key=keys, text=[str(key) for key in keys], vectors=vectors)


def table_of(batches: list[NDArray[np.float32]], shorten_from: int) -> PhraseTable:
    table = PhraseTable(DIMENSION)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(short_vectors, "SHORTEN_FROM", shorten_from)
        first_key = 0
        for batch in batches:
            table.add(columns(batch, first_key))
            first_key += len(batch)
    return table


@settings(deadline=None)
@given(
    sizes=st.lists(st.integers(min_value=1, max_value=40), min_size=1, max_size=5),
    spread=st.sampled_from([0.5, 0.8, 1.0]),
    threshold=st.sampled_from([0.0, 0.3, 0.5064, 0.9]),
    seed=st.integers(min_value=0, max_value=1_000),
)
def test_short_vectors_rule_out_nobody_who_is_alike(
    sizes: list[int], spread: float, threshold: float, seed: int
) -> None:
    batches = [unit_vectors(size, spread, seed + place) for place, size in enumerate(sizes)]
    queries = np.concatenate((unit_vectors(3, spread, seed + 99), batches[0][:1]))
    in_full = table_of(batches, shorten_from=10_000).alike(queries, threshold)
    shortened = table_of(batches, shorten_from=2).alike(queries, threshold)
    for (rows, cosines), (short_rows, short_cosines) in zip(in_full, shortened, strict=True):
        assert rows.tolist() == short_rows.tolist()
        assert cosines.tobytes() == short_cosines.tobytes()


def test_every_phrase_above_the_threshold_is_found_with_its_cosine() -> None:
    vectors = unit_vectors(300, 0.8, 1)
    ((rows, cosines),) = table_of([vectors], shorten_from=2).alike(vectors[:1], 0.2)
    expected = vectors.astype(np.float64) @ vectors[0].astype(np.float64)
    clear = np.abs(expected - 0.2) > 1e-6
    found = np.zeros(300, dtype=np.bool_)
    found[rows - 1] = True
    assert (found == (expected > 0.2))[clear].all()
    assert cosines == pytest.approx(expected[rows - 1], abs=1e-6)


def test_a_cosine_does_not_depend_on_what_else_is_in_the_table() -> None:
    vectors = unit_vectors(500, 0.9, 2)
    alone = table_of([vectors[:1]], shorten_from=10_000).alike(vectors[1:2], 0.0)
    among_all = table_of([vectors], shorten_from=2).alike(vectors[1:2], 0.0)
    if len(alone[0][0]):
        assert alone[0][1][0] == among_all[0][1][0]


def test_the_row_that_stands_for_nothing_is_like_nothing() -> None:
    for shorten_from in (2, 10_000):
        table = table_of([unit_vectors(50, 1.0, 3)], shorten_from)
        for threshold in (0.0, -0.5):
            for rows, _ in table.alike(unit_vectors(5, 1.0, 4), threshold):
                assert NO_PHRASE not in rows


def test_a_phrase_without_meaning_is_like_nothing() -> None:
    vectors = unit_vectors(10, 1.0, 5)
    vectors[4] = 0
    for shorten_from in (2, 10_000):
        ((rows, _),) = table_of([vectors], shorten_from).alike(vectors[:1], 0.0)
        assert 5 not in rows
