"""Measuring how phrases are linked to labels, on a set of four labels counted by hand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from matcher.errors import MissingReference, UnreadableFile
from matcher.skills.training.linking import (
    CLOSE_MEANING,
    LinkingSet,
    linking_figures,
    phrases_per_second,
    read_linking_set,
)

# Cosines of the query with the labels, by hand: 0.8, 0.6, 0.0 and -0.6.
ROWS = {
    "vraag": (1.0, 0.0),
    "beste": (0.8, 0.6),
    "tweede": (0.6, 0.8),
    "derde": (0.0, 1.0),
    "vierde": (-0.6, 0.8),
}


def by_hand(phrases: Sequence[str]) -> NDArray[np.float32]:
    return np.array([ROWS[phrase] for phrase in phrases], np.float32)


def linking(right: set[int], labels: tuple[str, ...] = tuple(ROWS)[1:]) -> LinkingSet:
    return LinkingSet(queries=("vraag",), labels=labels, right=(frozenset(right),))


def write_set(folder: Path, *, qrels: str = "q1\t0\tu1\t3\nq2\t0\tu2\t2\n") -> Path:
    (folder / "queries.tsv").write_text("q1\tvorkheftruck\nq2\tramen\n", encoding="utf-8")
    (folder / "corpus.tsv").write_text("u1\theftruck\nu2\tramen lappen\n", encoding="utf-8")
    (folder / "qrels.tsv").write_text(qrels, encoding="utf-8")
    return folder


def test_right_labels_on_ranks_1_and_3_give_an_average_precision_of_five_sixths() -> None:
    found = linking_figures(linking({0, 2}), by_hand)
    assert found.mean_average_precision == pytest.approx(5 / 6)
    assert (found.mrr, found.hit_at_1, found.hit_at_10) == (1.0, 1.0, 1.0)


def test_a_right_label_on_the_last_rank_counts_for_a_quarter() -> None:
    found = linking_figures(linking({3}), by_hand)
    assert (found.mean_average_precision, found.mrr, found.hit_at_1) == (0.25, 0.25, 0.0)


def test_where_labels_tie_the_wrong_ones_go_first() -> None:
    found = linking_figures(linking({0}, labels=("beste", "beste", "derde")), by_hand)
    assert found.mrr == 0.5


def test_a_set_is_read_with_the_pairs_of_at_least_a_grade(tmp_path: Path) -> None:
    folder = write_set(tmp_path)
    assert read_linking_set(folder).queries == ("vorkheftruck",)
    close = read_linking_set(folder, least_grade=CLOSE_MEANING)
    assert close.right == (frozenset({0}), frozenset({1}))
    assert close.labels == ("heftruck", "ramen lappen")


@pytest.mark.parametrize("name", ["queries.tsv", "corpus.tsv", "qrels.tsv"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    (write_set(tmp_path) / name).unlink()
    with pytest.raises(MissingReference, match=name):
        read_linking_set(tmp_path)


@pytest.mark.parametrize("qrels", ["q1\t0\tu1\n", "q1\t0\tu1\tgoed\n"])
def test_a_line_laid_out_otherwise_is_told_with_its_number(tmp_path: Path, qrels: str) -> None:
    with pytest.raises(UnreadableFile, match="line 1"):
        read_linking_set(write_set(tmp_path, qrels=qrels))


def test_a_set_without_a_usable_pair_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="No pair"):
        read_linking_set(write_set(tmp_path, qrels="q9\t0\tu1\t3\n"))


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    (write_set(tmp_path) / "corpus.tsv").write_bytes(b"u1\tconci\xebrge\n")
    with pytest.raises(UnreadableFile, match="UTF-8"):
        read_linking_set(tmp_path)


def test_speed_is_phrases_by_seconds() -> None:
    assert phrases_per_second(by_hand, ("vraag",) * 100) > 100
