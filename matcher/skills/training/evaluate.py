"""How well held-out synonyms are found, and which cosine is evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.skills.ngram_table import NgramTable
from matcher.skills.similarity import Calibration, estimate_calibration, moved
from matcher.skills.training.vocabulary import OCCUPATION, SKILL, Concept, Vocabulary

__all__ = [
    "RetrievalFigures",
    "TrainingReport",
    "calibration_from_labels",
    "calibration_moved",
    "evaluate_table",
]

_N_UNRELATED = 400_000
_CHUNK = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrievalFigures:
    """Whether the preferred label of the right concept comes first, among all of its kind.

    One label is right for each query, so that mean average precision equals the mean reciprocal
    rank.
    """

    n_queries: int
    mrr: float
    hit_at_1: float
    hit_at_10: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingReport:
    """Figures on synonyms that training has not seen.

    Attributes
    ----------
    occupations, skills : RetrievalFigures
        Held-out synonyms against the preferred labels.
    calibration : Calibration
    synonym_recall : float
        Share of held-out synonym pairs above the threshold.
    neighbour_share, unrelated_share : float
        Share of pairs of neighbours and of random pairs above the threshold.
    """

    occupations: RetrievalFigures
    skills: RetrievalFigures
    calibration: Calibration
    synonym_recall: float
    neighbour_share: float
    unrelated_share: float


Embed = Callable[[Sequence[str]], NDArray[np.float32]]


def evaluate_table(
    table: NgramTable, vocabulary: Vocabulary, held_out: Sequence[Concept], *, seed: int
) -> TrainingReport:
    """Measure an encoder on held-out synonyms and calibrate it.

    Parameters
    ----------
    table : NgramTable
        As stored, after rounding.
    vocabulary : Vocabulary
        What training has seen.
    held_out : sequence of Concept
        Concepts whose synonyms it has not seen.
    seed : int
        Of the draw of random pairs.
    """
    embed = table.embed
    pairs = _cosines(embed, vocabulary, held_out, seed=seed)
    calibration = estimate_calibration(
        synonyms=pairs.synonyms, neighbours=pairs.neighbours, unrelated=pairs.unrelated
    )
    return TrainingReport(
        occupations=_retrieval(embed, vocabulary.of_kind(OCCUPATION), held_out),
        skills=_retrieval(embed, vocabulary.of_kind(SKILL), held_out),
        calibration=calibration,
        synonym_recall=float(np.mean(pairs.synonyms > calibration.threshold)),
        neighbour_share=float(np.mean(pairs.neighbours > calibration.threshold)),
        unrelated_share=float(np.mean(pairs.unrelated > calibration.threshold)),
    )


def calibration_from_labels(
    embed: Embed, vocabulary: Vocabulary, held_out: Sequence[Concept], *, seed: int
) -> Calibration:
    """Calibrate any encoder, a foreign one included, from labels of a vocabulary."""
    pairs = _cosines(embed, vocabulary, held_out, seed=seed)
    return estimate_calibration(
        synonyms=pairs.synonyms, neighbours=pairs.neighbours, unrelated=pairs.unrelated
    )


def calibration_moved(
    calibration: Calibration, measured: Embed, final: Embed, vocabulary: Vocabulary, *, seed: int
) -> Calibration:
    """Move a calibration from the encoder it was estimated for to what that became later.

    The later encoder has learned the held-out synonyms, so that they cannot be used again. What
    neither has been told anything about are pairs of preferred labels, neighbours and unrelated
    ones: see `moved`.
    """
    before = _apart(measured, vocabulary, seed=seed)
    after = _apart(final, vocabulary, seed=seed)
    return moved(
        calibration,
        neighbours_before=before.neighbours,
        neighbours_after=after.neighbours,
        unrelated_after=after.unrelated,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Apart:
    """Cosines of labels that mean different things."""

    neighbours: NDArray[np.float32]
    unrelated: NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pairs:
    synonyms: NDArray[np.float32]
    neighbours: NDArray[np.float32]
    unrelated: NDArray[np.float32]


def _cosines(
    embed: Embed, vocabulary: Vocabulary, held_out: Sequence[Concept], *, seed: int
) -> _Pairs:
    firsts = [concept.label for concept in held_out for _ in concept.synonyms]
    seconds = [text for concept in held_out for text in concept.synonyms]
    apart = _apart(embed, vocabulary, seed=seed)
    return _Pairs(
        synonyms=_row_cosines(embed(firsts), embed(seconds)),
        neighbours=apart.neighbours,
        unrelated=apart.unrelated,
    )


def _apart(embed: Embed, vocabulary: Vocabulary, *, seed: int) -> _Apart:
    labels = embed([concept.label for concept in vocabulary.concepts])
    codes = np.array([concept.group.rsplit(".", 1)[0] for concept in vocabulary.concepts])
    # Concepts stand in the order of their codes, so the next one with a like code is a neighbour.
    is_neighbour = (codes[:-1] == codes[1:]) & (codes[:-1] != "")
    generator = np.random.default_rng(seed)
    drawn = generator.integers(len(labels), size=(2, _N_UNRELATED))
    drawn = drawn[:, drawn[0] != drawn[1]]
    is_apart = (codes[drawn[0]] != codes[drawn[1]]) | (codes[drawn[0]] == "")
    drawn = drawn[:, is_apart]
    return _Apart(
        neighbours=_row_cosines(labels[:-1], labels[1:])[is_neighbour],
        unrelated=_row_cosines(labels[drawn[0]], labels[drawn[1]]),
    )


def _row_cosines(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float32]:
    cosines: NDArray[np.float32] = np.einsum("ij,ij->i", one, other)
    return cosines


def _retrieval(
    embed: Embed, concepts: Sequence[Concept], held_out: Sequence[Concept]
) -> RetrievalFigures:
    place = {concept.uri: number for number, concept in enumerate(concepts)}
    asked = [concept for concept in held_out if concept.uri in place]
    queries = [text for concept in asked for text in concept.synonyms]
    right = np.array([place[concept.uri] for concept in asked for _ in concept.synonyms], np.int64)
    if not queries:
        return RetrievalFigures(n_queries=0, mrr=0.0, hit_at_1=0.0, hit_at_10=0.0)
    labels = embed([concept.label for concept in concepts])
    vectors = embed(queries)
    ranks = np.concatenate(
        [
            _ranks(vectors[start : start + _CHUNK] @ labels.T, right[start : start + _CHUNK])
            for start in range(0, len(queries), _CHUNK)
        ]
    )
    return RetrievalFigures(
        n_queries=len(queries),
        mrr=float(np.mean(1.0 / ranks)),
        hit_at_1=float(np.mean(ranks == 1)),
        hit_at_10=float(np.mean(ranks <= 10)),
    )


def _ranks(similarity: NDArray[np.float32], right: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the rank of the right column of each row; a tie counts against us."""
    own = similarity[np.arange(len(right)), right][:, None]
    ranks: NDArray[np.int64] = (similarity >= own).sum(axis=1)
    return ranks
