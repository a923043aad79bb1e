"""One vector a person and one a job, compared by cosine: what most 'AI matching' does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from matcher.baselines.pool import Pool, vacancy_phrases_of
from matcher.domain.vacancy import Vacancy

Encode = Callable[[Sequence[str]], NDArray[np.float32]]


class SingleVector:
    """Cosine of the vectors of two whole texts.

    Parameters
    ----------
    encode : callable
        Texts to unit vectors, shape (n, dimension); any sentence encoder.

    Source: Reimers and Gurevych (2019), "Sentence-BERT", EMNLP: the cosine of two sentence vectors.
    """

    name = "single-vector"
    source = "Reimers and Gurevych (2019), Sentence-BERT"

    def __init__(self, encode: Encode) -> None:
        self._encode = encode
        self._known: tuple[Pool, NDArray[np.float32]] | None = None

    def scores(self, vacancy: Vacancy, pool: Pool) -> NDArray[np.float64]:
        """Return the cosine of each person's vector with that of the job."""
        if not len(pool):
            return np.zeros(0)
        if self._known is None or self._known[0] is not pool:
            self._known = (pool, self._encode(pool.texts))
        asked = self._encode([" . ".join(vacancy_phrases_of(vacancy))])[0]
        return np.asarray(self._known[1] @ asked, dtype=np.float64)
