"""What the phrases of the pool say about the things that a vacancy asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from matcher.domain.profile import EntryKind
from matcher.ranking.index import CandidateIndex
from matcher.ranking.selection import Selection
from matcher.ranking.weights import Weights, kind_factors


class Calibration(Protocol):
    """Monotone map from cosine to evidence in [0, 1]; belongs to the encoder of the vectors."""

    @property
    def threshold(self) -> float:
        """Cosine up to which there is no evidence at all."""

    def __call__(self, similarity: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the evidence of cosines."""


@dataclass(frozen=True, slots=True)
class PhraseEvidence:
    """Evidence of every phrase for one thing asked.

    Attributes
    ----------
    rows : intp (m,)
        Phrases with any evidence, ascending.
    strength : float32 (n_phrases,)
        In [0, 1]; 0 outside ``rows``.
    """

    rows: NDArray[np.intp]
    strength: NDArray[np.float32]

    @classmethod
    def best_of(cls, several: Sequence[Self], n_phrases: int) -> Self:
        """Return the evidence for any of several things."""
        strength = np.zeros(n_phrases, dtype=np.float32)
        for one in several:
            strength[one.rows] = np.maximum(strength[one.rows], one.strength[one.rows])
        return cls(np.flatnonzero(strength), strength)

    def scaled(self, factor: float) -> Self:
        """Return the evidence lowered by a factor in [0, 1]."""
        return type(self)(self.rows, self.strength * np.float32(factor))


@dataclass(frozen=True, slots=True)
class RequirementEvidence:
    """What the phrases of the pool say about one requirement.

    Attributes
    ----------
    meant : PhraseEvidence
        What they say by their own meaning.
    inferred : PhraseEvidence
        What jobs held say of which it is an essential skill in the taxonomy.
    """

    meant: PhraseEvidence
    inferred: PhraseEvidence


def phrase_evidence(
    index: CandidateIndex, queries: NDArray[np.float32], calibration: Calibration
) -> list[PhraseEvidence]:
    """Return the evidence of all phrases for every query.

    Parameters
    ----------
    index : CandidateIndex
        Whose phrases to look at.
    queries : float32 (n_queries, dimension)
        Unit vectors of the things asked.
    calibration : Calibration
        From cosine to evidence.
    """
    found = []
    for rows, cosines in index.phrases.alike(queries, calibration.threshold):
        strength = np.zeros(len(index.phrases), dtype=np.float32)
        if len(rows):
            strength[rows] = calibration(cosines)
        found.append(PhraseEvidence(rows, strength))
    return found


@dataclass(frozen=True, slots=True)
class EvidenceFactors:
    """How much a phrase counts by where it stands in the profile, by ``EntryKind`` number.

    Attributes
    ----------
    meant, inferred : float32 (n_kinds + 1,)
        In [0, 1]: for its own meaning, and for what is inferred from it. Only a job held lets
        skills be inferred: who wishes for an occupation need not have learned it.
    """

    meant: NDArray[np.float32]
    inferred: NDArray[np.float32]

    @classmethod
    def of(cls, weights: Weights) -> Self:
        """Return the factors that these weights name."""
        inferred = np.zeros(max(EntryKind) + 1, dtype=np.float32)
        inferred[EntryKind.EXPERIENCE] = weights.inferred
        return cls(kind_factors(weights), inferred)


def strength_of_entries(
    evidence: RequirementEvidence,
    factors: EvidenceFactors,
    phrases: NDArray[np.int32],
    kinds: NDArray[np.int8],
) -> NDArray[np.float32]:
    """Return for every entry (phrase row and kind) how much of the requirement it covers."""
    meant = evidence.meant.strength[phrases] * factors.meant[kinds]
    if not len(evidence.inferred.rows):
        return np.asarray(meant, dtype=np.float32)
    inferred = evidence.inferred.strength[phrases] * factors.inferred[kinds]
    return np.asarray(np.maximum(meant, inferred), dtype=np.float32)


def raise_to_evidence(
    best: NDArray[np.float32],
    index: CandidateIndex,
    selection: Selection,
    evidence: PhraseEvidence,
    kind_factors: NDArray[np.float32],
) -> NDArray[np.int32]:
    """Lift everybody to the best evidence for one thing asked, and return who was looked at.

    Only those are visited who have a phrase that is evidence. Of the many phrases in a pool few
    are, and that sparseness is what makes an exact scan fast.

    Parameters
    ----------
    best : float32 (n,)
        One number per selected slot, changed in place.
    index : CandidateIndex
        The pool.
    selection : Selection
        Whom to look at.
    evidence : PhraseEvidence
        What the phrases say.
    kind_factors : float32 (n_kinds + 1,)
        In [0, 1], by ``EntryKind`` number.

    Returns
    -------
    int32 (m,)
        Places in ``best``; the same may come more than once.
    """
    if not len(evidence.rows):
        return np.zeros(0, dtype=np.int32)
    found = index.pool.holders(evidence.rows, selection.is_in)
    strengths = evidence.strength[evidence.rows]
    places = selection.place[found.owner]
    np.maximum.at(best, places, strengths[found.number] * kind_factors[found.kind])
    return places
