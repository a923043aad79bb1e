"""A teacher's vectors, through which words that the vocabulary lacks get a meaning.

A teacher is any encoder of Dutch that may be used for training. It is asked once, for the
phrases that `lesson_phrases` lists; the encoder that ships needs it no more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from matcher.skills.training.vocabulary import Concept, Vocabulary

if TYPE_CHECKING:
    from torch import Tensor

__all__ = ["Lessons", "School", "lesson_phrases", "taught"]

_ASK_BATCH = 512
_SHORTEST_WORD = 4
_FRAGMENT_WORDS = (2, 5)
_EDGES = ".,;:()"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lessons:
    """Phrases with the vectors that a teacher gives them.

    Attributes
    ----------
    teacher : str
        Name, version and licence of the teacher and of its phrases, for the card.
    phrases : sequence of str
    vectors : NDArray[np.float32], shape (n, any)
        One row a phrase; reduced to the encoder's dimension by principal components.
    """

    teacher: str
    phrases: Sequence[str]
    vectors: NDArray[np.float32]


def lesson_phrases(
    vocabulary: Vocabulary,
    held_out: Sequence[Concept],
    words: Sequence[str],
    *,
    n_words: int,
    n_fragments: int,
    seed: int,
) -> list[str]:
    """List what to ask a teacher: labels, words of the language, fragments of running text.

    Parameters
    ----------
    vocabulary : Vocabulary
        What may be learned from.
    held_out : sequence of Concept
        Their synonyms are never asked for, so that the figures stay honest.
    words : sequence of str
        A word list; words of three letters and names (capital first) are left out.
    n_words : int
        How many of those words to draw at most.
    n_fragments : int
        Fragments of 2 to 5 words from each description.
    seed : int
        Of the words drawn and of the places where fragments start.
    """
    hidden = {text.casefold() for concept in held_out for text in concept.synonyms}
    generator = np.random.default_rng(seed)
    phrases: dict[str, None] = {}
    for concept in vocabulary.concepts:
        phrases |= dict.fromkeys((concept.label, *concept.synonyms, concept.sentence))
    fit = [word for word in words if len(word) >= _SHORTEST_WORD and word[0].islower()]
    drawn = generator.permutation(len(fit))[:n_words]
    phrases |= dict.fromkeys(fit[int(place)] for place in drawn)
    for concept in vocabulary.concepts:
        phrases |= dict.fromkeys(_fragments(concept.description.split(), n_fragments, generator))
    return [phrase for phrase in phrases if phrase and phrase.casefold() not in hidden]


def taught(
    phrases: Sequence[str],
    teacher: Callable[[Sequence[str]], NDArray[np.float32]],
    *,
    name: str,
) -> Lessons:
    """Ask a teacher for all phrases, those of like length together.

    Parameters
    ----------
    phrases : sequence of str
    teacher : callable
        Phrases to rows.
    name : str
        See `Lessons`.
    """
    order = np.argsort([len(phrase) for phrase in phrases], kind="stable")
    rows = [
        np.asarray(teacher([phrases[int(place)] for place in order[start : start + _ASK_BATCH]]))
        for start in range(0, len(order), _ASK_BATCH)
    ]
    vectors = np.empty((len(phrases), rows[0].shape[1]), np.float32)
    vectors[order] = np.concatenate(rows)
    return Lessons(teacher=name, phrases=phrases, vectors=vectors)


class School:
    """Lessons reduced to the encoder's dimension, and a way to draw from them.

    Parameters
    ----------
    lessons : Lessons
    dimension : int
        Of the encoder.
    generator : numpy.random.Generator
        Of the draws.
    """

    def __init__(self, lessons: Lessons, dimension: int, generator: np.random.Generator) -> None:
        self._phrases = lessons.phrases
        self._generator = generator
        centred = lessons.vectors.astype(np.float32)
        # Without the mean that all phrases share, unrelated phrases come to lie near cosine 0.
        centred = centred - centred.mean(axis=0)
        _, directions = np.linalg.eigh(centred.T @ centred)
        reduced = centred @ directions[:, ::-1][:, :dimension]
        self._vectors = reduced / np.maximum(np.linalg.norm(reduced, axis=1, keepdims=True), 1e-6)

    def draw(self, n: int) -> tuple[list[str], Tensor]:
        """Return ``n`` phrases and their unit rows."""
        import torch

        chosen = self._generator.integers(len(self._phrases), size=n)
        phrases = [self._phrases[int(place)] for place in chosen]
        return phrases, torch.from_numpy(self._vectors[chosen])


def _fragments(
    words: Sequence[str], n_fragments: int, generator: np.random.Generator
) -> Iterator[str]:
    shortest, longest = _FRAGMENT_WORDS
    if len(words) <= longest:
        return
    for _ in range(n_fragments):
        start = int(generator.integers(len(words) - shortest))
        length = int(generator.integers(shortest, longest + 1))
        yield " ".join(words[start : start + length]).strip(_EDGES)
