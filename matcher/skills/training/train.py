"""From a vocabulary to an encoder folder: the steps of training, in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import structlog
from numpy.typing import NDArray

from matcher.skills.encoder_folder import read_table, write_calibration, write_weights
from matcher.skills.features import feature_runs
from matcher.skills.ngram_table import NgramTable
from matcher.skills.training.card import CardFacts, card_text
from matcher.skills.training.evaluate import TrainingReport, evaluate_table
from matcher.skills.training.lessons import Lessons, School
from matcher.skills.training.loss import contrastive_loss, teacher_loss
from matcher.skills.training.sampling import Batch, Sampler
from matcher.skills.training.vocabulary import Vocabulary, read_vocabulary, split_held_out

if TYPE_CHECKING:
    from torch import Tensor

__all__ = ["TrainingSettings", "train_encoder"]

_log = structlog.get_logger()

Chosen = Callable[[int], NDArray[np.bool_]]
"""From the number of features to a mark for each that stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingSettings:
    """Everything that decides what comes out, besides the vocabulary.

    Attributes
    ----------
    name : str
        Name of the encoder, part of its version.
    dimension : int
        Length of a vector.
    n_known, n_shared : int
        N-grams with a vector of their own, and vectors that all other n-grams share.
    n_lesson_steps, n_steps : int
        Steps on a teacher's vectors alone (none without a teacher), then on concepts.
    batch_size : int
        Concepts a step; each gives two phrases.
    temperature, learning_rate, teacher_share : float
        Of the contrastive loss, of Adam, and the weight of the teacher in the second stage.
    dropped_share : float, in [0, 1)
        Share of the n-grams of a phrase that a concept step leaves out at random, so that no
        meaning hangs on one of them.
    seed : int
        Of every draw.
    """

    name: str = "sroi-nl"
    dimension: int = 256
    n_known: int = 57344
    n_shared: int = 8192
    n_lesson_steps: int = 600
    n_steps: int = 1500
    batch_size: int = 768
    temperature: float = 0.06
    learning_rate: float = 2e-3
    teacher_share: float = 2.0
    dropped_share: float = 0.25
    seed: int = 20261


def train_encoder(
    esco_dir: Path,
    output_dir: Path,
    settings: TrainingSettings,
    *,
    lessons: Lessons | None = None,
) -> TrainingReport:
    """Train an encoder from ESCO and write its folder.

    Parameters
    ----------
    esco_dir : Path
        Dutch CSV files of ESCO, see `read_vocabulary`.
    output_dir : Path
        Where the sentence-transformers folder goes.
    settings : TrainingSettings
    lessons : Lessons, optional
        A teacher's vectors, which give meaning to words that the vocabulary lacks.

    Returns
    -------
    TrainingReport
        How well the held-out synonyms are found, and the calibration.

    Raises
    ------
    MissingReference, UnreadableFile
        If the vocabulary cannot be read.
    """
    vocabulary = read_vocabulary(esco_dir)
    kept, held_out = split_held_out(vocabulary)
    write_weights(output_dir, _trained(kept, lessons, settings), name=settings.name)
    # Measured as it will be used: after the rounding that storing brings.
    table = read_table(output_dir)
    report = evaluate_table(table, kept, held_out, seed=settings.seed)
    card = card_text(
        CardFacts(
            n_concepts=len(vocabulary.concepts),
            n_labels=sum(1 + len(concept.synonyms) for concept in kept.concepts),
            n_held_out=len(held_out),
            teacher=lessons.teacher if lessons else "",
            settings=str(settings),
        ),
        report,
    )
    write_calibration(output_dir, report.calibration)
    (output_dir / "MODEL_CARD.md").write_text(card, encoding="utf-8")
    return report


def _trained(
    vocabulary: Vocabulary, lessons: Lessons | None, settings: TrainingSettings
) -> NgramTable:
    generator = np.random.default_rng(settings.seed)
    texts = [
        text
        for concept in vocabulary.concepts
        for text in (concept.label, *concept.synonyms, concept.sentence)
        if text
    ]
    keys = _frequent(texts, lessons.phrases if lessons else (), settings.n_known)
    n_rows = len(keys) + settings.n_shared
    rows = generator.normal(size=(n_rows, settings.dimension)).astype(np.float32)
    pupil = _Pupil(NgramTable(keys, rows / np.sqrt(settings.dimension)), settings)
    school = School(lessons, settings.dimension, generator) if lessons else None
    if school:
        for step in range(settings.n_lesson_steps):
            pupil.learn(_lesson_loss(pupil, school, settings.batch_size * 3))
            _note("lesson", step, pupil)
    sampler = Sampler(vocabulary, generator)
    for step in range(settings.n_steps):
        pupil.slow_down(step / settings.n_steps)
        loss = _concept_loss(pupil, sampler.batch(settings.batch_size), settings, generator)
        if school:
            loss = loss + settings.teacher_share * _lesson_loss(pupil, school, settings.batch_size)
        pupil.learn(loss)
        _note("concept", step, pupil)
    return pupil.table()


def _note(stage: str, step: int, pupil: _Pupil) -> None:
    if step % 100 == 0:
        _log.info("training_step", stage=stage, step=step, loss=round(pupil.last_loss, 4))


def _concept_loss(
    pupil: _Pupil, batch: Batch, settings: TrainingSettings, generator: np.random.Generator
) -> Tensor:
    import torch

    vectors = pupil.embed(batch.phrases, lambda n: generator.random(n) >= settings.dropped_share)
    return contrastive_loss(
        vectors, torch.from_numpy(batch.concept), temperature=settings.temperature
    )


def _lesson_loss(pupil: _Pupil, school: School, n: int) -> Tensor:
    import torch

    phrases, taught = school.draw(n)
    return teacher_loss(pupil.embed(phrases), torch.from_numpy(taught))


class _Pupil:
    """The table while it learns."""

    def __init__(self, table: NgramTable, settings: TrainingSettings) -> None:
        import torch

        torch.manual_seed(settings.seed)
        self._table = table
        self._rows = torch.nn.Parameter(torch.from_numpy(table.rows.copy()))
        self._rate = settings.learning_rate
        self._adam = torch.optim.Adam([self._rows], lr=self._rate, fused=True)
        self.last_loss = 0.0

    def embed(self, phrases: Sequence[str], chosen: Chosen | None = None) -> Tensor:
        """Return unit vectors with gradients, from all features or from the chosen ones."""
        import torch

        columns, owner = _features(phrases, self._table.row_numbers)
        if chosen:
            stays = chosen(len(columns))
            columns, owner = columns[stays], owner[stays]
        counts = np.bincount(owner, minlength=len(phrases))
        summed = torch.nn.functional.embedding_bag(
            torch.from_numpy(columns),
            self._rows,
            torch.from_numpy(np.concatenate(([0], np.cumsum(counts)[:-1]))),
            mode="sum",
        )
        return torch.nn.functional.normalize(summed, dim=1)

    def learn(self, loss: Tensor) -> None:
        """Take one step down."""
        self._adam.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        self._adam.step()
        self.last_loss = float(loss.detach())

    def slow_down(self, progress: float) -> None:
        """Lower the learning rate linearly to a twentieth as progress goes from 0 to 1."""
        for group in self._adam.param_groups:
            group["lr"] = self._rate * (1.0 - 0.95 * progress)

    def table(self) -> NgramTable:
        """Return what was learned."""
        return NgramTable(self._table.keys, self._rows.detach().numpy())


def _features(
    phrases: Sequence[str], row_numbers: Callable[[NDArray[np.uint64]], NDArray[np.int64]]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the rows of all features of all phrases, by phrase, and the phrase of each."""
    runs = list(feature_runs(phrases))
    owner = np.concatenate([np.repeat(np.arange(len(phrases)), np.diff(r.offsets)) for r in runs])
    columns = row_numbers(np.concatenate([run.hashes for run in runs]))
    order = np.argsort(owner, kind="stable")
    return columns[order], owner[order]


def _frequent(own: Sequence[str], taught: Sequence[str], n_known: int) -> NDArray[np.uint64]:
    """Return the hashes of the n-grams that most phrases use; the vocabulary's own count more."""
    hashes: list[NDArray[np.uint64]] = []
    weights: list[NDArray[np.floating]] = []
    for texts, weight in ((own, 4.0), (taught, 1.0)):
        found = np.concatenate([run.hashes for run in feature_runs(texts)])
        unique, counts = np.unique(found, return_counts=True)
        hashes.append(unique)
        weights.append(counts * weight)
    unique, place = np.unique(np.concatenate(hashes), return_inverse=True)
    total = np.bincount(place, np.concatenate(weights))
    # Ties by hash, so that the choice is the same on every machine.
    order = np.lexsort((unique, -total))
    return unique[order[:n_known]]
