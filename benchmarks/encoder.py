"""How well and how fast the shipped encoder finds the right label, against plain text search.

Run as ``python -m benchmarks.encoder [--reference DIR] [--encoder DIR]``. DIR holds
``data/skill-linking-nl`` (``queries.tsv``, ``corpus.tsv``, ``qrels.tsv``) and, for the held-out
synonyms, ``data/esco-nl``; it defaults to the environment variable SROI_REFERENCE_DATA. The
measures and the held-out split are computed here, apart from the code that they grade.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import os
import platform
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from matcher.skills.encoder import SkillEncoder, default_encoder_path

Scores = NDArray[np.float32]
Searcher = Callable[[Sequence[str], Sequence[str]], Iterator[Scores]]
"""Queries and labels in; a row of scores over the labels for each query out."""

_CHUNK = 256
_WORD = re.compile(r"\w+")
_EXACT, _CLOSE = 3, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Queries, labels to find, and which are right."""

    name: str
    queries: tuple[str, ...]
    labels: tuple[str, ...]
    right: tuple[frozenset[int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Means over queries; ties between labels count against the searcher."""

    mean_average_precision: float
    mrr: float
    hit_at_1: float
    hit_at_10: float


def measure(task: Task, search: Searcher) -> Figures:
    """Return how well a searcher does a task."""
    precisions, reciprocals, firsts = [], [], []
    for scores, right in zip(search(task.queries, task.labels), task.right, strict=True):
        ranks = _ranks(scores, right)
        precisions.append(float(np.mean(np.arange(1, len(ranks) + 1) / ranks)))
        reciprocals.append(1.0 / float(ranks[0]))
        firsts.append(int(ranks[0]))
    best = np.array(firsts)
    return Figures(
        mean_average_precision=float(np.mean(precisions)),
        mrr=float(np.mean(reciprocals)),
        hit_at_1=float(np.mean(best == 1)),
        hit_at_10=float(np.mean(best <= 10)),
    )


def _ranks(scores: Scores, right: frozenset[int]) -> NDArray[np.int64]:
    is_right = np.zeros(len(scores), bool)
    is_right[list(right)] = True
    # Wrong labels go first among equals.
    order = np.lexsort((is_right, -scores))
    return np.flatnonzero(is_right[order]) + 1


def by_encoder(encoder: SkillEncoder) -> Searcher:
    """Search by cosine of the encoder's vectors."""

    def search(queries: Sequence[str], labels: Sequence[str]) -> Iterator[Scores]:
        vectors = encoder.encode(labels)
        for start in range(0, len(queries), _CHUNK):
            yield from encoder.encode(queries[start : start + _CHUNK]) @ vectors.T

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


def linking_tasks(folder: Path) -> Iterator[Task]:
    """Yield the skill-linking tasks: exact matches, and close ones included."""
    queries = dict(_tsv(folder / "queries.tsv"))
    labels = dict(_tsv(folder / "corpus.tsv"))
    place = {uri: number for number, uri in enumerate(labels)}
    for name, least in (("exact", _EXACT), ("exact and close", _CLOSE)):
        right: dict[str, set[int]] = {}
        for query, _, uri, grade in _tsv(folder / "qrels.tsv"):
            if int(grade) >= least and uri in place:
                right.setdefault(query, set()).add(place[uri])
        yield Task(
            name=f"skill linking, {name}",
            queries=tuple(queries[query] for query in right),
            labels=tuple(labels.values()),
            right=tuple(frozenset(places) for places in right.values()),
        )


def synonym_tasks(folder: Path) -> Iterator[Task]:
    """Yield the tasks of held-out ESCO synonyms, by the split that the encoder's card states."""
    kinds = (
        ("occupation", "occupations_nl.csv", "conceptUri", "preferredLabel", "altLabels"),
        ("skill", "skills_nl_partial.csv", "skillUri", "label_nl", "altLabels_nl"),
    )
    for kind, name, uri, label, synonyms in kinds:
        with (folder / name).open(encoding="utf-8-sig", newline="") as lines:
            rows = [row for row in csv.DictReader(lines) if row[label].strip()]
        pairs = [
            (text.strip(), number)
            for number, row in enumerate(rows)
            if int.from_bytes(hashlib.sha256(row[uri].encode()).digest()[:8]) % 10 == 0
            for text in row[synonyms].replace("|", "\n").split("\n")
            if text.strip() and text.strip() != row[label].strip()
        ]
        yield Task(
            name=f"held-out {kind} synonyms",
            queries=tuple(text for text, _ in pairs),
            labels=tuple(row[label].strip() for row in rows),
            right=tuple(frozenset((number,)) for _, number in pairs),
        )


def speed(encoder: SkillEncoder, phrases: Sequence[str]) -> float:
    """Return phrases a second, the best of three runs over at least 20,000 phrases."""
    many = list(phrases) * (20_000 // len(phrases) + 1)
    best = float("inf")
    for _ in range(3):
        started = time.perf_counter()
        encoder.encode(many)
        best = min(best, time.perf_counter() - started)
    return len(many) / best


def report(reference: Path, encoder_path: Path) -> Iterator[str]:
    """Yield the lines of the report."""
    started = time.perf_counter()
    encoder = SkillEncoder.load(encoder_path)
    loaded_s = time.perf_counter() - started
    size = sum(path.stat().st_size for path in encoder_path.rglob("*") if path.is_file())
    yield f"date: {datetime.now(UTC):%Y-%m-%d}"
    yield f"machine: {platform.machine()}, {os.cpu_count()} cores, Python {sys.version.split()[0]}"
    yield f"encoder: {encoder.version}, {encoder.dimension} dimensions, {size / 1e6:.1f} MB on disk"
    yield f"load time: {loaded_s:.2f} s"
    tasks = [
        *linking_tasks(reference / "data" / "skill-linking-nl"),
        *synonym_tasks(reference / "data" / "esco-nl"),
    ]
    yield f"speed: {speed(encoder, tasks[0].labels):,.0f} phrases/s, one process"
    searchers: dict[str, Searcher] = {
        "encoder": by_encoder(encoder),
        "char TF-IDF 1-3": by_tfidf,
        "BM25 words": by_bm25,
    }
    for task in tasks:
        yield ""
        yield f"{task.name}: {len(task.queries)} queries, {len(task.labels)} labels"
        yield f"  {'':16} {'MAP':>6} {'MRR':>6} {'hit@1':>6} {'hit@10':>6}"
        for name, search in searchers.items():
            found = measure(task, search)
            yield (
                f"  {name:16} {found.mean_average_precision:6.3f} {found.mrr:6.3f} "
                f"{found.hit_at_1:6.3f} {found.hit_at_10:6.3f}"
            )


def _tsv(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield line.split("\t")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description="Measure the skill encoder.")
    parser.add_argument("--reference", default=os.environ.get("SROI_REFERENCE_DATA"), type=Path)
    parser.add_argument("--encoder", default=default_encoder_path(), type=Path)
    chosen = parser.parse_args(arguments)
    if chosen.reference is None:
        parser.error("name the reference data: --reference DIR or SROI_REFERENCE_DATA")
    for line in report(chosen.reference, chosen.encoder):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
