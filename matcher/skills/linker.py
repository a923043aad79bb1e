"""From phrases to concepts of a taxonomy: the nearest name, and how sure that it is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.domain.taxonomy import ConceptKind, ConceptLabel, ConceptLink
from matcher.errors import InvalidInput
from matcher.reference import toml_mapping

DEFAULT_CONFIDENCE = "link-confidence-v1"
_TOGETHER = 64
"""Phrases compared at once: many share one pass over the names."""
SAME_NAME = 1.0 - 1e-4
"""Cosine from which phrase and name are one but for case and spacing; a rounded 1."""
_NUMBERS = ("intercept", "cosine", "margin", "least")


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkConfidence:
    """How likely a nearest name is meant: a logistic curve of its cosine and of its lead.

    Attributes
    ----------
    version, encoder : str
        Name of the numbers, and the encoder whose cosines they were fitted on.
    least : float
        Confidence below which a phrase is not linked.
    """

    version: str
    encoder: str
    intercept: float
    cosine: float
    margin: float
    least: float

    def __call__(
        self, cosine: NDArray[np.float64], lead: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Return the confidence, in [0, 1], for cosines and leads of one shape."""
        logit = self.intercept + self.cosine * cosine + self.margin * lead
        return np.asarray(1.0 / (1.0 + np.exp(-logit)), np.float64)


def load_link_confidence(name: str = DEFAULT_CONFIDENCE) -> LinkConfidence:
    """Return the numbers of ``data/weights/<name>.toml``.

    Raises
    ------
    MissingReference
        If there is no such file.
    InvalidInput
        If a number is missing, or a longer lead or larger cosine would lower the confidence.
    """
    where = f"weights/{name}.toml"
    table = toml_mapping(where)
    numbers = {key: table.get(key) for key in _NUMBERS}
    wrong = [key for key, value in numbers.items() if not isinstance(value, int | float)]
    if wrong:
        raise InvalidInput(
            f"'{wrong[0]}' is missing or no number.",
            where=f"data/{where}",
            remedy="Put the number back; benchmarks/link_confidence.py prints it.",
        )
    floats = {key: float(str(value)) for key, value in numbers.items()}
    if floats["cosine"] <= 0 or floats["margin"] < 0 or not 0 < floats["least"] < 1:
        raise InvalidInput(
            "Cosine must be above 0, margin at least 0, least between 0 and 1.",
            where=f"data/{where}",
            remedy="Fit them again with benchmarks/link_confidence.py.",
        )
    return LinkConfidence(version=str(table["version"]), encoder=str(table["encoder"]), **floats)


class ConceptLinker:
    """Links phrases to the concepts whose names lie nearest.

    A concept is as near as its nearest name, so that many synonyms are no advantage.

    Parameters
    ----------
    labels : sequence of ConceptLabel
        Names in any order; those of one concept need not stand together.
    vectors : NDArray[np.float32], shape (len(labels), dimension)
        Unit vectors of the names.
    confidence : LinkConfidence
    """

    def __init__(
        self,
        labels: Sequence[ConceptLabel],
        vectors: NDArray[np.float32],
        confidence: LinkConfidence,
    ) -> None:
        self.confidence = confidence
        self._parts = {kind: _Part.of(kind, labels, vectors) for kind in ConceptKind}

    def link(
        self, vectors: NDArray[np.float32], kind: ConceptKind, *, top: int = 5
    ) -> list[tuple[ConceptLink, ...]]:
        """Return the nearest concepts of a kind for each phrase, nearest first.

        Parameters
        ----------
        vectors : NDArray[np.float32], shape (n, dimension)
            Unit vectors of the phrases; a zero vector (nothing readable) is near to nothing.
        kind : ConceptKind
        top : int
            How many concepts a phrase at most gets; those below the least confidence too.

        Notes
        -----
        A phrase that is the name of one concept, and of no other, means it: its confidence is 1.
        """
        part = self._parts[kind]
        if not len(part.labels):
            return [()] * len(vectors)
        links: list[tuple[ConceptLink, ...]] = []
        for start in range(0, len(vectors), _TOGETHER):
            cosines = vectors[start : start + _TOGETHER] @ part.vectors.T
            links += [self._nearest(row, part, top) for row in cosines]
        return links

    def _nearest(
        self, cosines: NDArray[np.float32], part: _Part, top: int
    ) -> tuple[ConceptLink, ...]:
        best = np.maximum.reduceat(cosines, part.starts)
        order = _first(best, top + 1)
        ranked = best[order].astype(np.float64)
        # The lead of the first is over the second; any other one lies behind the first.
        leads = ranked - np.where(np.arange(len(ranked)) == 0, np.append(ranked, 0.0)[1], ranked[0])
        sure = self.confidence(ranked, leads)
        is_the_name = ranked[0] >= SAME_NAME and leads[0] > 1.0 - SAME_NAME
        if is_the_name:
            sure[0] = 1.0
        links = []
        for place, cosine, confidence in zip(order[:top], ranked, sure, strict=False):
            first = part.starts[place]
            last = part.starts[place + 1] if place + 1 < len(part.starts) else len(cosines)
            label = part.labels[first + int(np.argmax(cosines[first:last]))]
            links.append(
                ConceptLink(
                    uri=label.uri,
                    kind=label.kind,
                    label=label.text,
                    similarity=float(cosine),
                    confidence=float(confidence),
                )
            )
        return tuple(links)


def _first(scores: NDArray[np.float32], n: int) -> NDArray[np.intp]:
    """Return the places of the ``n`` largest, largest first; of equals the first ones."""
    if len(scores) <= n:
        return np.lexsort((np.arange(len(scores)), -scores))
    least = np.partition(scores, len(scores) - n)[len(scores) - n]
    near = np.flatnonzero(scores >= least)
    return np.asarray(near[np.lexsort((near, -scores[near]))][:n])


@dataclass(frozen=True, slots=True)
class _Part:
    """The names of one kind, those of one concept together; ``starts`` is where each begins."""

    labels: list[ConceptLabel]
    vectors: NDArray[np.float32]
    starts: NDArray[np.int64]

    @classmethod
    def of(
        cls, kind: ConceptKind, labels: Sequence[ConceptLabel], vectors: NDArray[np.float32]
    ) -> _Part:
        """Return the names of a kind, ordered by concept; the order of names in one stays."""
        mine = [number for number, label in enumerate(labels) if label.kind is kind]
        mine.sort(key=lambda number: labels[number].uri)
        own = [labels[number] for number in mine]
        starts = [n for n, label in enumerate(own) if n == 0 or own[n - 1].uri != label.uri]
        return cls(own, vectors[mine], np.array(starts, np.int64))
