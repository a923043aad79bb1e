"""How well an encoder links phrases to the labels of a taxonomy, on a set that people made.

A linking set is a folder of three tab-separated files without headings: ``queries.tsv`` (id,
phrase), ``corpus.tsv`` (id, label) and ``qrels.tsv`` (query id, 0, label id, grade), grade 3 being
the same meaning, 2 a close one, 1 a broader, narrower or related one.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from matcher.errors import MissingReference, UnreadableFile

__all__ = [
    "LinkingFigures",
    "LinkingSet",
    "linking_figures",
    "phrases_per_second",
    "read_linking_set",
]

SAME_MEANING = 3
CLOSE_MEANING = 2
_FILES = {"queries.tsv": 2, "corpus.tsv": 2, "qrels.tsv": 4}
_REMEDY = "Name a folder with queries.tsv, corpus.tsv and qrels.tsv, tab-separated, in UTF-8."
_CHUNK = 256

Embed = Callable[[Sequence[str]], NDArray[np.float32]]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkingSet:
    """Phrases, labels, and which labels are right for a phrase.

    Attributes
    ----------
    queries, labels : tuple of str
    right : tuple of frozenset of int
        For each query the places of its labels; never empty.
    """

    queries: tuple[str, ...]
    labels: tuple[str, ...]
    right: tuple[frozenset[int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkingFigures:
    """Means over queries, each in [0, 1]; where scores tie, wrong labels go first."""

    n_queries: int
    mean_average_precision: float
    mrr: float
    hit_at_1: float
    hit_at_10: float


def read_linking_set(folder: Path, *, least_grade: int = SAME_MEANING) -> LinkingSet:
    """Read a linking set, with the pairs of at least a grade as right.

    Raises
    ------
    MissingReference
        If a file is absent.
    UnreadableFile
        If a file is not laid out as it should be, or no pair has the grade.
    """
    queries = dict(_rows(folder / "queries.tsv"))
    labels = dict(_rows(folder / "corpus.tsv"))
    place = {label_id: number for number, label_id in enumerate(labels)}
    right: dict[str, set[int]] = {}
    for query_id, _, label_id, grade in _rows(folder / "qrels.tsv"):
        if int(grade) >= least_grade and query_id in queries and label_id in place:
            right.setdefault(query_id, set()).add(place[label_id])
    if not right:
        raise UnreadableFile(
            f"No pair of grade {least_grade} or more names a known phrase and label.",
            where=str(folder / "qrels.tsv"),
            remedy=_REMEDY,
        )
    return LinkingSet(
        queries=tuple(queries[query_id] for query_id in right),
        labels=tuple(labels.values()),
        right=tuple(frozenset(places) for places in right.values()),
    )


def linking_figures(linking: LinkingSet, embed: Embed) -> LinkingFigures:
    """Rank all labels by cosine for every query and measure where the right ones stand.

    Average precision is the mean over the right labels of (right labels up to its rank) / rank;
    reciprocal rank and hit@k look at the first right label only.
    """
    labels = embed(linking.labels)
    ranks: list[NDArray[np.int64]] = []
    for start in range(0, len(linking.queries), _CHUNK):
        cosines = embed(linking.queries[start : start + _CHUNK]) @ labels.T
        right = linking.right[start : start + _CHUNK]
        ranks += [_ranks(row, places) for row, places in zip(cosines, right, strict=True)]
    first = np.array([found[0] for found in ranks])
    return LinkingFigures(
        n_queries=len(ranks),
        mean_average_precision=float(
            np.mean([np.mean(np.arange(1, len(found) + 1) / found) for found in ranks])
        ),
        mrr=float(np.mean(1.0 / first)),
        hit_at_1=float(np.mean(first == 1)),
        hit_at_10=float(np.mean(first <= 10)),
    )


def phrases_per_second(embed: Embed, phrases: Sequence[str]) -> float:
    """Return how many phrases are embedded a second, in one run over all of them."""
    started = time.perf_counter()
    embed(phrases)
    return len(phrases) / (time.perf_counter() - started)


def _ranks(cosines: NDArray[np.float32], right: frozenset[int]) -> NDArray[np.int64]:
    places = np.fromiter(right, np.int64)
    own = np.sort(cosines[places])[::-1]
    wrong = np.sort(-np.delete(cosines, places))
    better = np.searchsorted(wrong, -own, side="right")
    return np.asarray(better + np.arange(1, len(own) + 1), np.int64)


def _rows(path: Path) -> list[list[str]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise MissingReference(
            "The linking set lacks a file.", where=str(path), remedy=_REMEDY
        ) from error
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            "The file is not in UTF-8.", where=str(path), remedy=_REMEDY
        ) from error
    rows = [line.split("\t") for line in lines]
    for number, row in enumerate(rows, start=1):
        is_graded = path.name != "qrels.tsv" or row[-1].isdigit()
        if len(row) != _FILES[path.name] or not is_graded:
            raise UnreadableFile(
                f"The line does not hold {_FILES[path.name]} cells as laid out.",
                where=f"{path}, line {number}",
                remedy=_REMEDY,
            )
    return rows
