"""The course that a pupil goes through: lessons of a teacher, then comparing concepts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import structlog

from matcher.skills.ngram_table import NgramTable
from matcher.skills.training.lessons import Lessons, School
from matcher.skills.training.loss import contrastive_loss, teacher_loss
from matcher.skills.training.pupil import Pupil, frequent_keys
from matcher.skills.training.sampling import Sampler
from matcher.skills.training.settings import TrainingSettings
from matcher.skills.training.vocabulary import Vocabulary

if TYPE_CHECKING:
    from torch import Tensor

__all__ = ["Course"]

_log = structlog.get_logger()
_NOTED_EACH = 100
_LESSON_BATCHES = 3
_OWN_WEIGHT = 4.0
_LAST_SHARE_OF_RATE = 0.05


class Course:
    """A pupil with what it learns from.

    Parameters
    ----------
    vocabulary : Vocabulary
        Decides, with the lessons, which n-grams get a vector of their own.
    lessons : Lessons or None
    settings : TrainingSettings
    """

    def __init__(
        self, vocabulary: Vocabulary, lessons: Lessons | None, settings: TrainingSettings
    ) -> None:
        self._settings = settings
        self._generator = np.random.default_rng(settings.seed)
        texts = _texts(vocabulary)
        taught = lessons.phrases if lessons else ()
        self._pupil = Pupil(_blank_table(texts, taught, settings, self._generator))
        self._pupil.remember((*texts, *taught))
        self._school = School(lessons, settings.dimension, self._generator) if lessons else None

    def listen(self) -> None:
        """Learn from the teacher alone; without one nothing happens."""
        if self._school is None:
            return
        n_phrases = _LESSON_BATCHES * self._settings.batch_size
        for step in range(self._settings.n_lesson_steps):
            phrases, taught = self._school.draw(n_phrases)
            loss = teacher_loss(self._pupil.embed(phrases), taught)
            self._pupil.learn(loss, rate=self._settings.learning_rate)
            self._note("lesson", step)

    def compare(self, vocabulary: Vocabulary, n_steps: int, *, first_rate: float) -> None:
        """Learn which labels mean the same, with the teacher beside it.

        Parameters
        ----------
        vocabulary : Vocabulary
        n_steps : int
        first_rate : float
            The learning rate, which falls linearly to a twentieth of the settings' own.
        """
        self._pupil.remember(_texts(vocabulary))
        sampler = self._sampler(vocabulary)
        last_rate = _LAST_SHARE_OF_RATE * self._settings.learning_rate
        for step in range(n_steps):
            loss = self._loss(sampler)
            self._pupil.learn(loss, rate=first_rate + (last_rate - first_rate) * step / n_steps)
            self._note("concept", step)

    def table(self) -> NgramTable:
        """Return what was learned so far."""
        return self._pupil.table()

    def _sampler(self, vocabulary: Vocabulary) -> Sampler:
        return Sampler(vocabulary, self._generator)

    def _loss(self, sampler: Sampler) -> Tensor:
        import torch

        settings = self._settings
        batch = sampler.batch(settings.batch_size)
        n_views = len(batch.phrases)
        phrases, taught = self._school.draw(settings.batch_size) if self._school else ([], None)
        vectors = self._pupil.embed(
            [*batch.phrases, *phrases],
            lambda owner: (
                (owner >= n_views) | (self._generator.random(len(owner)) >= settings.dropped_share)
            ),
        )
        loss = self._contrast(vectors[:n_views], torch.from_numpy(batch.concept))
        if taught is None:
            return loss
        return loss + settings.teacher_share * self._distance(vectors[n_views:], taught)

    def _contrast(self, vectors: Tensor, concept: Tensor) -> Tensor:
        return contrastive_loss(vectors, concept, temperature=self._settings.temperature)

    def _distance(self, vectors: Tensor, taught: Tensor) -> Tensor:
        return teacher_loss(vectors, taught)

    def _note(self, stage: str, step: int) -> None:
        if step % _NOTED_EACH == 0:
            loss = round(self._pupil.last_loss, 4)
            _log.info("training_step", stage=stage, step=step, loss=loss)


def _texts(vocabulary: Vocabulary) -> list[str]:
    return [
        text
        for concept in vocabulary.concepts
        for text in (concept.label, *concept.synonyms, concept.sentence)
        if text
    ]


def _blank_table(
    own: Sequence[str],
    taught: Sequence[str],
    settings: TrainingSettings,
    generator: np.random.Generator,
) -> NgramTable:
    keys = frequent_keys(own, taught, settings.n_known, own_weight=_OWN_WEIGHT)
    n_rows = len(keys) + settings.n_shared
    rows = generator.normal(size=(n_rows, settings.dimension)).astype(np.float32)
    return NgramTable(keys, rows / np.float32(np.sqrt(settings.dimension)))
