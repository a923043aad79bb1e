"""Batches for training: several views of one concept, near neighbours beside it, typos added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.skills.training.vocabulary import Vocabulary

__all__ = ["Batch", "Sampler", "with_typo"]

_NEIGHBOURS = 8
_FRAGMENT_WORDS = (3, 10)
_TYPO_SHARE = 0.15
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Phrases to embed together; rows with one ``concept`` number mean the same.

    Attributes
    ----------
    phrases : list of str, length 2 n
        Two views of each of n draws: first all first views, then all second ones.
    concept : NDArray[np.int64], shape (2 n,)
        Number of the concept in the vocabulary.
    """

    phrases: list[str]
    concept: NDArray[np.int64]


class Sampler:
    """Draws batches from a vocabulary.

    Parameters
    ----------
    vocabulary : Vocabulary
        What may be learned from.
    generator : numpy.random.Generator
        The only source of chance.

    Attributes
    ----------
    fragment_share, sentence_share, skill_share : float
        Of the second views: words in a row of the description, its first sentence, a skill.
    """

    fragment_share = 0.15
    sentence_share = 0.03
    skill_share = 0.08

    def __init__(self, vocabulary: Vocabulary, generator: np.random.Generator) -> None:
        self._n_concepts = len(vocabulary.concepts)
        self._labels = [(concept.label, *concept.synonyms) for concept in vocabulary.concepts]
        self._sentences = [concept.sentence for concept in vocabulary.concepts]
        self._descriptions = [concept.description.split() for concept in vocabulary.concepts]
        by_uri = {concept.uri: concept.label for concept in vocabulary.concepts}
        self._skills = [
            tuple(by_uri[uri] for uri in vocabulary.essential_skills.get(concept.uri, ()))
            for concept in vocabulary.concepts
        ]
        self._generator = generator
        sizes = np.sqrt([len(labels) for labels in self._labels])
        self._chances = sizes / sizes.sum()

    def batch(self, n: int) -> Batch:
        """Draw ``n`` concepts, half of them in runs of neighbours by code, with two views each."""
        n_runs = n // (2 * _NEIGHBOURS)
        starts = self._generator.choice(self._n_concepts, n_runs, p=self._chances)
        runs = (starts[:, None] + np.arange(_NEIGHBOURS)).ravel() % self._n_concepts
        free = self._generator.choice(self._n_concepts, n - len(runs), p=self._chances)
        concept = np.concatenate((runs, free))
        pairs = [self._views(int(number)) for number in concept]
        phrases = [first for first, _ in pairs] + [second for _, second in pairs]
        return Batch(phrases=phrases, concept=np.concatenate((concept, concept)))

    def _views(self, number: int) -> tuple[str, str]:
        labels = self._labels[number]
        order = self._generator.permutation(len(labels))
        return labels[order[0]], self._second_view(number, labels[order[-1]])

    def _second_view(self, number: int, label: str) -> str:
        """Return part of the description, a skill it takes, or the label, now and then misspelt."""
        is_alone = len(self._labels[number]) == 1
        draw = self._generator.random()
        if draw < self.fragment_share and len(self._descriptions[number]) > _FRAGMENT_WORDS[0]:
            return self._fragment(self._descriptions[number])
        if self._sentences[number] and (
            draw < self.fragment_share + self.sentence_share or is_alone
        ):
            return self._sentences[number]
        if self._skills[number] and draw > 1.0 - self.skill_share:
            return self._pick(self._skills[number])
        if is_alone or self._generator.random() < _TYPO_SHARE:
            return with_typo(label, self._generator)
        return label

    def _fragment(self, words: Sequence[str]) -> str:
        """Return some words in a row, so that what a description says is learned word by word."""
        shortest, longest = _FRAGMENT_WORDS
        start = int(self._generator.integers(len(words) - shortest + 1))
        length = int(self._generator.integers(shortest, longest + 1))
        return " ".join(words[start : start + length])

    def _pick(self, options: Sequence[str]) -> str:
        return options[int(self._generator.integers(len(options)))]


def with_typo(phrase: str, generator: np.random.Generator) -> str:
    """Return the phrase with one slip of the keyboard in a word of four letters or more.

    Parameters
    ----------
    phrase : str
    generator : numpy.random.Generator

    Returns
    -------
    str
        With two letters swapped, or one letter lost, doubled or replaced, or a space lost; the
        phrase itself if it is too short.
    """
    if len(phrase) < 4:
        return phrase
    place = int(generator.integers(1, len(phrase) - 1))
    before, letter, after = phrase[:place], phrase[place], phrase[place + 1 :]
    slip = int(generator.integers(5))
    if slip == 0:
        return before + after[0] + letter + after[1:]
    if slip == 1:
        return before + after
    if slip == 2:
        return before + letter + letter + after
    if slip == 3:
        return before + _LETTERS[int(generator.integers(len(_LETTERS)))] + after
    return phrase.replace(" ", "", 1)
