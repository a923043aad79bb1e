"""Ideas for the skill encoder, weighed one by one on hold-outs as hard as a national list.

Run as ``python -m benchmarks.encoder_ideas --esco DIR --kept DIR [--only NAME ...]``. ``--esco``
holds the Dutch CSV files of ESCO, ``--kept`` what is kept between runs: the teacher's vectors and
what every idea learned, so that the ideas can be run on different days. Needs the optional extras
``training`` and ``benchmark``, and the word list of the Debian package ``wdutch``. Prints a row of
Markdown for each idea: figures on the hold-outs and, under them, the difference from what it is
weighed against, with the standard error of that difference over queries.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.encoder_holdouts import hold_outs
from benchmarks.encoder_idea_changes import CHANGES, PLAIN, Change
from benchmarks.encoder_idea_courses import (
    DescribingCourse,
    GradedCourse,
    RelationalCourse,
    StyledCourse,
)
from benchmarks.encoder_memory import remembering
from benchmarks.encoder_peers import PEERS, Searcher, by_tfidf, by_vectors
from benchmarks.encoder_tasks import Outcomes, outcomes
from matcher.skills.encoder_folder import rounded
from matcher.skills.ngram_table import NgramTable
from matcher.skills.training.course import Course
from matcher.skills.training.lessons import Lessons, lesson_phrases, taught
from matcher.skills.training.pupil import use_threads
from matcher.skills.training.settings import TrainingSettings
from matcher.skills.training.teachers import (
    DEBIAN_WORDS,
    read_words,
    universal_sentence_encoder,
)

CHEAP = TrainingSettings(n_known=57_344, n_lesson_steps=200, n_steps=400, seed=1)
"""Half the n-grams and fewer steps than what ships: some minutes an idea."""

_DEPTH = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """One training: what is set otherwise, and how the course goes."""

    what: str
    settings: TrainingSettings = CHEAP
    course: type[Course] = Course


TRAININGS = {
    "before": Training(what="**the student as before**: teacher USE, English names of skills"),
    "graded": Training(what="ISCO unit group as graded positives (.15)", course=GradedCourse),
    "styled": Training(what="titles as national lists write them", course=StyledCourse),
    "described": Training(what="more views from descriptions and skills", course=DescribingCourse),
    "relations": Training(what="the teacher's likenesses in a batch", course=RelationalCourse),
    "words": Training(
        what="all 356,000 words, 600 lesson steps",
        settings=replace(CHEAP, n_words=400_000, n_lesson_steps=600),
    ),
    "dropped": Training(
        what="half of the n-grams left out at random", settings=replace(CHEAP, dropped_share=0.5)
    ),
    "colder": Training(what="temperature .04", settings=replace(CHEAP, temperature=0.04)),
    "warmer": Training(what="temperature .09", settings=replace(CHEAP, temperature=0.09)),
}
BEFORE = "before"
SHIPPED = "carrying"
KNOWN_ON_THE_LIST = ("multilingual USE v3",)
"""Peers whose figures on the list of national titles are published: they tell how hard ours is."""

Found = dict[str, NDArray[np.float64]]
"""For each hold-out three measures of every query, shape (3, n_queries)."""


class Bench:
    """Runs ideas on one set of hold-outs and keeps what they learned.

    Parameters
    ----------
    esco, kept : Path
        Folders, see the top of this module.
    """

    def __init__(self, esco: Path, kept: Path) -> None:
        self._held = hold_outs(esco)
        self._kept = kept
        self._known: dict[tuple[str, str], Found] = {}
        kept.mkdir(parents=True, exist_ok=True)

    def rows(self, names: Sequence[str]) -> Iterator[str]:
        """Yield the table: trainings, then changes, then both together."""
        tasks = self._held.tasks
        yield "| idea | " + " | ".join(f"{name} ({len(tasks[name].queries)})" for name in tasks)
        yield "|---|" + "---|" * len(tasks)
        for name, search in self._untaught():
            yield from _rows(f"nothing learned here: {name}", self._searched(search), None)
        trained = [name for name in TRAININGS if not names or name in names]
        for name in trained:
            before = None if name == BEFORE else self._found(BEFORE, PLAIN)
            yield from _rows(TRAININGS[name].what, self._found(name, PLAIN), before)
        for change in CHANGES.values():
            before = self._found(BEFORE, PLAIN)
            yield from _rows(change.what, self._found(BEFORE, change), before)
        for name in trained:
            if name != BEFORE:
                what = f"{TRAININGS[name].what}, and names carry"
                before = self._found(BEFORE, CHANGES[SHIPPED])
                yield from _rows(what, self._found(name, CHANGES[SHIPPED]), before)

    def _found(self, training: str, change: Change) -> Found:
        key = training, change.what
        if key not in self._known:
            embed = change.apply(self._table(training), self._held)
            self._known[key] = self._searched(by_vectors(embed))
        return self._known[key]

    def _searched(self, search: Searcher) -> Found:
        return {name: _three(outcomes(task, search)) for name, task in self._held.tasks.items()}

    def _untaught(self) -> Iterator[tuple[str, Searcher]]:
        yield "character TF-IDF", by_tfidf
        for peer in PEERS:
            if peer.name in KNOWN_ON_THE_LIST and peer.is_installed():
                yield peer.name, by_vectors(remembering(peer, self._kept))

    def _table(self, name: str) -> NgramTable:
        path = self._kept / f"{name}.npz"
        if not path.is_file():
            learned = rounded(self._learned(TRAININGS[name]))
            np.savez(path, keys=learned.keys, rows=learned.rows)
        with np.load(path, allow_pickle=False) as stored:
            return NgramTable(stored["keys"], stored["rows"])

    def _learned(self, training: Training) -> NgramTable:
        settings = training.settings
        course = training.course(self._held.kept, self._lessons(settings), settings)
        course.listen()
        course.compare(self._held.kept, settings.n_steps, first_rate=settings.learning_rate)
        return course.table()

    def _lessons(self, settings: TrainingSettings) -> Lessons:
        phrases = lesson_phrases(
            self._held.kept,
            self._held.hidden,
            read_words(DEBIAN_WORDS),
            n_words=settings.n_words,
            n_fragments=settings.n_fragments,
            seed=settings.seed,
        )
        path = self._kept / f"lessons-{len(phrases)}.npy"
        if not path.is_file():
            teacher = universal_sentence_encoder()
            found = taught(phrases, teacher.embed, name=teacher.name)
            np.save(path, found.vectors.astype(np.float16))
        vectors = np.load(path, allow_pickle=False).astype(np.float32)
        return Lessons(teacher="USE", phrases=phrases, vectors=vectors)


def _three(found: Outcomes) -> NDArray[np.float64]:
    """Return average precision, reciprocal rank and hit at 10 of every query."""
    return np.stack((found.precision, 1.0 / found.first, found.first <= _DEPTH))


def _rows(what: str, found: Found, before: Found | None) -> Iterator[str]:
    """Yield the row of an idea, and one of the difference from what was before."""
    cells = [" / ".join(f"{mean:.3f}" for mean in three.mean(axis=1)) for three in found.values()]
    yield f"| {what} | " + " | ".join(cells) + " |"
    if before is not None:
        apart = [_difference(three - before[name]) for name, three in found.items()]
        yield "| | " + " | ".join(apart) + " |"


def _difference(apart: NDArray[np.float64]) -> str:
    errors = apart.std(axis=1) / np.sqrt(apart.shape[1])
    pairs = zip(apart.mean(axis=1), errors, strict=True)
    return " / ".join(f"{mean:+.3f} ({error:.3f})" for mean, error in pairs)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--esco", type=Path, required=True)
    parser.add_argument("--kept", type=Path, required=True)
    parser.add_argument("--only", nargs="*", choices=list(TRAININGS), default=[])
    asked = parser.parse_args(arguments)
    use_threads(1)
    for line in Bench(asked.esco, asked.kept).rows(asked.only):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
