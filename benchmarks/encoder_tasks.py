"""What encoders are measured on: linking sets and held-out synonyms, and the measures.

The measures and the held-out split are computed here, apart from the code that they grade.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.encoder_peers import Scores, Searcher

__all__ = [
    "Figures",
    "Outcomes",
    "Task",
    "is_held_out",
    "is_unlike",
    "linking_tasks",
    "measure",
    "only",
    "outcomes",
    "ranks_of",
    "shares_no_word",
    "synonym_tasks",
]

_SAME, _CLOSE, _RELATED = 3, 2, 1
_DEPTH = 10
_OCCUPATIONS = ("occupations_nl.csv", "conceptUri", "preferredLabel", "altLabels")
_MOST_SHARED_TRIGRAMS = 0.65
_SHORTEST_PIECE = 5
_SMALL_WORDS = frozenset(
    ("aan", "bij", "de", "der", "en", "het", "in", "met", "of", "op", "te", "tot", "van", "voor")
)
_SKILLS = ("skills_nl_partial.csv", "skillUri", "label_nl", "altLabels_nl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Queries, labels to find, and which are right.

    Attributes
    ----------
    name : str
    queries, labels : tuple of str
    right : tuple of frozenset of int
        For each query the places of its labels; never empty.
    gains : tuple of dict, optional
        For each query the grade of each right label; 1 for all where absent.
    is_held_out : bool
        Whether the shipped encoder has seen the answers in its last steps.
    """

    name: str
    queries: tuple[str, ...]
    labels: tuple[str, ...]
    right: tuple[frozenset[int], ...]
    gains: tuple[dict[int, int], ...] = ()
    is_held_out: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Means over queries; ties between labels count against the searcher."""

    mean_average_precision: float
    mrr: float
    hit_at_1: float
    hit_at_10: float
    ndcg_at_10: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """Of each query: average precision, rank of the first right label, gain of the first ten."""

    precision: NDArray[np.float64]
    first: NDArray[np.int64]
    gain: NDArray[np.float64]


def measure(task: Task, search: Searcher) -> Figures:
    """Return how well a searcher does a task."""
    found = outcomes(task, search)
    return Figures(
        mean_average_precision=float(np.mean(found.precision)),
        mrr=float(np.mean(1.0 / found.first)),
        hit_at_1=float(np.mean(found.first == 1)),
        hit_at_10=float(np.mean(found.first <= _DEPTH)),
        ndcg_at_10=float(np.mean(found.gain)),
    )


def outcomes(task: Task, search: Searcher) -> Outcomes:
    """Return how well a searcher does each query of a task."""
    precisions, firsts, gained = [], [], []
    rows = search(task.queries, task.labels)
    for number, (scores, right) in enumerate(zip(rows, task.right, strict=True)):
        order, ranks = ranks_of(scores, right)
        precisions.append(float(np.mean(np.arange(1, len(ranks) + 1) / ranks)))
        firsts.append(int(ranks[0]))
        gains = task.gains[number] if task.gains else dict.fromkeys(right, 1)
        gained.append(_ndcg(order[:_DEPTH], gains))
    return Outcomes(precision=np.array(precisions), first=np.array(firsts), gain=np.array(gained))


def ranks_of(scores: Scores, right: frozenset[int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the labels by score, best first, and the ranks of the right ones from 1."""
    is_right = np.zeros(len(scores), bool)
    is_right[list(right)] = True
    # Wrong labels go first among equals.
    order = np.lexsort((is_right, -scores))
    return order, np.flatnonzero(is_right[order]) + 1


def _ndcg(found: NDArray[np.int64], gains: dict[int, int]) -> float:
    """Return the discounted gain (2^grade - 1) / log2(rank + 1) against the best order."""
    discounts = 1.0 / np.log2(np.arange(2, _DEPTH + 2))
    won = np.array([2.0 ** gains.get(int(place), 0) - 1.0 for place in found])
    best = np.sort([2.0**grade - 1.0 for grade in gains.values()])[::-1][:_DEPTH]
    return float(won @ discounts[: len(won)] / (best @ discounts[: len(best)]))


def linking_tasks(folder: Path) -> Iterator[Task]:
    """Yield the skill-linking tasks: exact matches, close ones included, and all by grade."""
    queries = dict(_tsv(folder / "queries.tsv"))
    labels = dict(_tsv(folder / "corpus.tsv"))
    place = {uri: number for number, uri in enumerate(labels)}
    for name, least in (("exact", _SAME), ("exact and close", _CLOSE), ("graded", _RELATED)):
        gains: dict[str, dict[int, int]] = {}
        for query, _, uri, grade in _tsv(folder / "qrels.tsv"):
            if int(grade) >= least and uri in place:
                gains.setdefault(query, {})[place[uri]] = int(grade)
        yield Task(
            name=f"skill linking, {name}",
            queries=tuple(queries[query] for query in gains),
            labels=tuple(labels.values()),
            right=tuple(frozenset(places) for places in gains.values()),
            gains=tuple(gains.values()),
        )


def synonym_tasks(folder: Path) -> Iterator[Task]:
    """Yield the tasks of held-out ESCO synonyms, by the split that the encoder's card states."""
    occupations = _preferred_task("occupation", folder, _OCCUPATIONS)
    titles = _title_task(folder)
    yield occupations
    yield _preferred_task("skill", folder, _SKILLS)
    yield titles
    yield only(titles, "unlike in letters", is_unlike)
    yield only(occupations, "no word shared", shares_no_word)
    yield only(titles, "no word shared", shares_no_word)


def _preferred_task(kind: str, folder: Path, layout: tuple[str, ...]) -> Task:
    concepts = _concepts(folder, layout)
    pairs = [
        (text, number)
        for number, (uri, _, synonyms) in enumerate(concepts)
        if is_held_out(uri)
        for text in synonyms
    ]
    return Task(
        name=f"held-out {kind} synonyms to preferred labels",
        queries=tuple(text for text, _ in pairs),
        labels=tuple(label for _, label, _ in concepts),
        right=tuple(frozenset((number,)) for _, number in pairs),
        is_held_out=True,
    )


def _title_task(folder: Path) -> Task:
    """Return the task nearest to linking a list of job titles: to all labels, by concept.

    A query is a held-out synonym; right are the other labels of its concept, preferred or not,
    none of whose synonyms training has seen either.
    """
    concepts = _concepts(folder, _OCCUPATIONS)
    asked = [(uri, label, synonyms) for uri, label, synonyms in concepts if is_held_out(uri)]
    queries = {text: uri for uri, _, synonyms in asked for text in synonyms[::2]}
    texts = dict.fromkeys(text for _, label, synonyms in concepts for text in (label, *synonyms))
    labels = tuple(text for text in texts if text not in queries)
    place = {text: number for number, text in enumerate(labels)}
    own = {
        uri: frozenset(place[text] for text in (label, *synonyms) if text in place)
        for uri, label, synonyms in asked
    }
    kept = {text: own[uri] for text, uri in queries.items() if own[uri]}
    return Task(
        name="held-out occupation titles to all labels",
        queries=tuple(kept),
        labels=labels,
        right=tuple(kept.values()),
        is_held_out=True,
    )


def only(task: Task, what: str, is_kept: Callable[[str, Sequence[str]], bool]) -> Task:
    """Return the queries that stand in a relation to all of their right labels.

    Titles of a national list use other words than ESCO does: these are the queries like them.
    """
    kept = [
        (query, right)
        for query, right in zip(task.queries, task.right, strict=True)
        if is_kept(query, [task.labels[place] for place in right])
    ]
    return replace(
        task,
        name=f"{task.name}, {what}",
        queries=tuple(query for query, _ in kept),
        right=tuple(right for _, right in kept),
    )


def is_unlike(query: str, labels: Sequence[str]) -> bool:
    """Return whether the query has few trigrams in common with every label (Dice's coefficient)."""
    own = _trigrams(query)
    others = [_trigrams(label) for label in labels]
    shared = [2 * len(own & other) / (len(own) + len(other)) for other in others]
    return max(shared) < _MOST_SHARED_TRIGRAMS


def _trigrams(text: str) -> set[str]:
    spaced = " " + " ".join(sorted(_words(text))) + " "
    return {spaced[start : start + 3] for start in range(len(spaced) - 2)}


def shares_no_word(query: str, labels: Sequence[str]) -> bool:
    """Return whether no word is, begins as, or is part of, a word of any label."""
    own = set(_words(query)) - _SMALL_WORDS
    others = {word for label in labels for word in _words(label)} - _SMALL_WORDS
    return not any(_are_kin(one, other) for one in own for other in others)


def _are_kin(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one == other or (
        len(short) >= _SHORTEST_PIECE
        and (short in long or short[:_SHORTEST_PIECE] == long[:_SHORTEST_PIECE])
    )


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def is_held_out(uri: str) -> bool:
    """Return whether a concept is one of the tenth whose synonyms training has not seen."""
    return int.from_bytes(hashlib.sha256(uri.encode()).digest()[:8]) % 10 == 0


def _concepts(folder: Path, layout: tuple[str, ...]) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return URI, preferred label and other labels of every concept of a file."""
    name, uri, label, synonyms = layout
    with (folder / name).open(encoding="utf-8-sig", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row[label].strip()]
    return [(row[uri], row[label].strip(), _others(row[synonyms], row[label])) for row in rows]


def _others(listed: str, label: str) -> tuple[str, ...]:
    texts: Sequence[str] = [text.strip() for text in listed.replace("|", "\n").split("\n")]
    return tuple(text for text in texts if text and text != label.strip())


def _tsv(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield line.split("\t")
