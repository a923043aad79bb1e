"""The benchmark's own measures by hand, and the shipped encoder against plain text search."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from benchmarks.encoder import Scores, Task, by_bm25, by_encoder, by_tfidf, linking_tasks, measure
from matcher.skills.encoder import SkillEncoder, default_encoder_path

REFERENCE = os.environ.get("SROI_REFERENCE_DATA")
LABELS = ("heftruck rijden", "lassen", "ramen lappen", "hout zagen")


def ranked_by(*rows: Sequence[float]) -> list[Scores]:
    return [np.array(row, np.float32) for row in rows]


def figures_for(right: tuple[frozenset[int], ...], rows: list[Scores]) -> tuple[float, ...]:
    def search(queries: Sequence[str], labels: Sequence[str]) -> Iterator[Scores]:
        assert len(queries) == len(rows)
        assert labels == LABELS
        yield from rows

    task = Task(name="toy", queries=("vraag",) * len(rows), labels=LABELS, right=right)
    found = measure(task, search)
    return found.mean_average_precision, found.mrr, found.hit_at_1, found.hit_at_10


def test_right_labels_on_ranks_1_and_3_give_an_average_precision_of_five_sixths() -> None:
    rows = ranked_by([0.9, 0.5, 0.4, 0.1])
    assert figures_for((frozenset({0, 2}),), rows) == pytest.approx((5 / 6, 1.0, 1.0, 1.0))


def test_measures_are_means_over_queries() -> None:
    rows = ranked_by([0.9, 0.5, 0.4, 0.1], [0.9, 0.5, 0.4, 0.1])
    right = (frozenset({0}), frozenset({3}))
    assert figures_for(right, rows) == pytest.approx((0.625, 0.625, 0.5, 1.0))


def test_a_tie_counts_against_the_searcher() -> None:
    rows = ranked_by([0.5, 0.5, 0.5, 0.5])
    assert figures_for((frozenset({0}),), rows) == pytest.approx((0.25, 0.25, 0.0, 1.0))


@pytest.mark.parametrize("search", [by_tfidf, by_bm25])
def test_plain_text_search_finds_the_label_that_shares_a_word(search: object) -> None:
    assert callable(search)
    (scores,) = search(("ramen schoonmaken",), LABELS)
    assert int(np.argmax(scores)) == LABELS.index("ramen lappen")


@pytest.mark.skipif(REFERENCE is None, reason="SROI_REFERENCE_DATA is not set: no linking set")
def test_the_shipped_encoder_links_skills_better_than_plain_text_search() -> None:
    exact, _ = linking_tasks(Path(str(REFERENCE)) / "data" / "skill-linking-nl")
    encoder = measure(exact, by_encoder(SkillEncoder.load(default_encoder_path())))
    plain = measure(exact, by_tfidf)
    assert encoder.mean_average_precision > max(0.60, plain.mean_average_precision + 0.05)
    assert encoder.mrr > 0.62
    assert encoder.hit_at_10 > 0.76
