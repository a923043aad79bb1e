"""Search over texts: Okapi BM25 on words, and TF-IDF on characters."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from matcher.baselines.pool import Pool, vacancy_phrases_of, words_of
from matcher.domain.vacancy import Vacancy

if TYPE_CHECKING:
    # Imported where they are used: every command reads the names of the baselines.
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import TfidfVectorizer


class Bm25:
    """Okapi BM25 with the usual k1 = 1.2 and b = 0.75; the vacancy is the query.

    ``sum over words of idf * f (k1 + 1) / (f + k1 (1 - b + b length / mean length))``, with
    ``idf = ln(1 + (n - n_w + 0.5) / (n_w + 0.5))``.

    Source: Robertson and Zaragoza (2009), "The Probabilistic Relevance Framework: BM25 and
    Beyond", *Foundations and Trends in Information Retrieval* 3(4); the idf that stays above 0 is
    that of Lucene.
    """

    name = "bm25"
    source = "Robertson and Zaragoza (2009), The Probabilistic Relevance Framework"
    k1 = 1.2
    b = 0.75

    def __init__(self) -> None:
        self._known: tuple[Pool, dict[str, int], csr_matrix] | None = None

    def scores(self, vacancy: Vacancy, pool: Pool) -> NDArray[np.float64]:
        """Return the score of each person's text; 0 where no word is shared."""
        columns, weights = self._weights(pool)
        query = Counter(words_of(" ".join(vacancy_phrases_of(vacancy))))
        asked = np.zeros(len(columns))
        for word, times in query.items():
            if word in columns:
                asked[columns[word]] = times
        return np.asarray(weights @ asked, dtype=np.float64)

    def _weights(self, pool: Pool) -> tuple[dict[str, int], csr_matrix]:
        if self._known is None or self._known[0] is not pool:
            self._known = (pool, *self._weighed(pool))
        return self._known[1], self._known[2]

    def _weighed(self, pool: Pool) -> tuple[dict[str, int], csr_matrix]:
        from scipy.sparse import csr_matrix

        counts = [Counter(words_of(text)) for text in pool.texts]
        columns = {word: n for n, word in enumerate(dict.fromkeys(w for c in counts for w in c))}
        rows = np.repeat(np.arange(len(counts)), [len(count) for count in counts])
        places = np.array([columns[word] for count in counts for word in count], dtype=np.int64)
        times = np.array([n for count in counts for n in count.values()], dtype=np.float64)
        lengths = np.array([count.total() for count in counts], dtype=np.float64)
        mean = lengths.mean() if lengths.sum() else 1.0
        holders = np.bincount(places, minlength=len(columns))
        idf = np.log1p((len(counts) - holders + 0.5) / (holders + 0.5))
        damped = times + self.k1 * (1 - self.b + self.b * lengths[rows] / mean)
        values = idf[places] * times * (self.k1 + 1) / damped
        return columns, csr_matrix((values, (rows, places)), shape=(len(counts), len(columns)))


class CharacterTfidf:
    """Cosine of TF-IDF vectors of runs of two to five characters within words.

    Source: scikit-learn's ``TfidfVectorizer`` with ``analyzer='char_wb'``.
    """

    name = "character-tfidf"
    source = "https://scikit-learn.org/stable/modules/feature_extraction.html"

    def __init__(self) -> None:
        self._known: tuple[Pool, TfidfVectorizer, csr_matrix] | None = None

    def scores(self, vacancy: Vacancy, pool: Pool) -> NDArray[np.float64]:
        """Return the cosine with each person's text, in [0, 1]."""
        from sklearn.feature_extraction.text import TfidfVectorizer

        if not any(text.strip() for text in pool.texts):
            return np.zeros(len(pool))
        if self._known is None or self._known[0] is not pool:
            vectoriser = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), dtype=np.float64)
            self._known = (pool, vectoriser, vectoriser.fit_transform(pool.texts))
        _, vectoriser, people = self._known
        asked = vectoriser.transform([" . ".join(vacancy_phrases_of(vacancy))])
        return np.asarray((people @ asked.T).toarray(), dtype=np.float64).ravel()
