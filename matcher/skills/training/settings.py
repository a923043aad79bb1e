"""What decides the outcome of a training, besides the vocabulary."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["TrainingSettings"]


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
    n_words, n_fragments : int
        Words of the word list, and fragments of each description, that a teacher is asked about
        besides labels.
    n_lesson_steps, n_steps, n_last_steps : int
        Steps on a teacher's vectors alone (none without a teacher), on concepts without the
        held-out synonyms, and, after measuring, on all concepts.
    batch_size : int
        Concepts a step; each gives two phrases.
    temperature, teacher_share : float
        Of the contrastive loss, and the weight of the teacher beside it.
    learning_rate, last_learning_rate : float
        Of Adam at the start of the concept steps and of the last steps; both fall linearly to
        a twentieth of ``learning_rate``.
    dropped_share : float, in [0, 1)
        Share of the n-grams of a phrase that a concept step leaves out at random, so that no
        meaning hangs on one of them.
    carried_by_occupation, carried_by_skill : float
        What the description of a concept, and the concepts related to it, each weigh beside the
        n-grams of its names.
    seed : int
        Of every draw.
    """

    name: str = "sroi-nl"
    dimension: int = 256
    n_known: int = 122_880
    n_shared: int = 8_192
    n_words: int = 60_000
    n_fragments: int = 1
    n_lesson_steps: int = 250
    n_steps: int = 600
    n_last_steps: int = 200
    batch_size: int = 768
    temperature: float = 0.06
    teacher_share: float = 2.0
    learning_rate: float = 2e-3
    last_learning_rate: float = 5e-4
    dropped_share: float = 0.25
    carried_by_occupation: float = 0.3
    carried_by_skill: float = 0.2
    seed: int = 20261
