"""Ways to train the skill encoder that were tried and do not ship."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from matcher.skills.training.course import Course
from matcher.skills.training.loss import teacher_loss
from matcher.skills.training.sampling import Sampler
from matcher.skills.training.teachers import DEBIAN_WORDS, read_words
from matcher.skills.training.vocabulary import Vocabulary

if TYPE_CHECKING:
    from torch import Tensor

__all__ = ["DescribingCourse", "GradedCourse", "RelationalCourse", "StyledCourse", "parts"]

_SHORTEST_COMPOUND, _SHORTEST_PART = 9, 4
_LINKS = ("", "s", "en", "e", "n")
_STYLED_SHARE = 0.3
_PADDING = (
    "overig", "overige", "n.e.g.", "algemeen", "niet elders geclassificeerd", "e.d.", "allround",
    "(m/v)", "diversen",
)  # fmt: skip
_FAR = -1e4


class GradedCourse(Course):
    """Occupations of one ISCO unit group are positives too, of a lower grade."""

    grade = 0.15

    def _sampler(self, vocabulary: Vocabulary) -> Sampler:
        import torch

        groups = [concept.isco or concept.uri for concept in vocabulary.concepts]
        self._groups = torch.from_numpy(np.unique(groups, return_inverse=True)[1])
        return super()._sampler(vocabulary)

    def _contrast(self, vectors: Tensor, concept: Tensor) -> Tensor:
        import torch

        itself = torch.eye(len(vectors), dtype=torch.bool)
        logits = (vectors @ vectors.T / self._settings.temperature).masked_fill(itself, -1e9)
        group = self._groups[concept]
        is_same = (concept[:, None] == concept[None, :]) & ~itself
        is_kin = (group[:, None] == group[None, :]) & ~is_same & ~itself
        grades = is_same.float() + self.grade * is_kin.float()
        log_share = logits - torch.logsumexp(logits, dim=1, keepdim=True)
        return -((log_share * grades).sum(dim=1) / grades.sum(dim=1)).mean()


class RelationalCourse(Course):
    """The likenesses of the teacher within a batch are matched beside its vectors.

    Source
    ------
    Park et al., Relational Knowledge Distillation, CVPR 2019 (arXiv 1904.05068); here as the
    cross-entropy of the neighbours' shares at temperature .1.
    """

    def _distance(self, vectors: Tensor, taught: Tensor) -> Tensor:
        import torch

        itself = torch.eye(len(vectors), dtype=torch.bool)
        own = ((vectors @ vectors.T).masked_fill(itself, _FAR) / 0.1).log_softmax(dim=1)
        meant = ((taught @ taught.T).masked_fill(itself, _FAR) / 0.1).softmax(dim=1)
        relation = -(meant * own).sum(dim=1).mean()
        return 0.25 * relation + 0.5 * teacher_loss(vectors, taught)


class DescribingCourse(Course):
    """More of the views are words of the description, or skills that the occupation takes."""

    def _sampler(self, vocabulary: Vocabulary) -> Sampler:
        sampler = super()._sampler(vocabulary)
        sampler.fragment_share, sampler.skill_share = 0.35, 0.15
        return sampler


class StyledCourse(Course):
    """Three in ten first views are written as national lists write titles."""

    def _sampler(self, vocabulary: Vocabulary) -> Sampler:
        return _StyledSampler(vocabulary, self._generator)


class _StyledSampler(Sampler):
    def _views(self, number: int) -> tuple[str, str]:
        first, second = super()._views(number)
        if self._generator.random() < _STYLED_SHARE:
            first = _styled(first, self._generator)
        return first, second


def _styled(title: str, generator: np.random.Generator) -> str:
    """Return the title with a compound in parts, its words in another order, or padded."""
    words = title.split()
    way = int(generator.integers(5))
    if way <= 2:
        return _in_parts(words, way, generator)
    if way == 3:
        return " ".join(words[int(place)] for place in generator.permutation(len(words)))
    padding = _PADDING[int(generator.integers(len(_PADDING)))]
    return f"{title} {padding}" if generator.random() < 0.6 else f"{padding} {title}"


def _in_parts(words: list[str], way: int, generator: np.random.Generator) -> str:
    for place in generator.permutation(len(words)):
        found = parts(words[int(place)].casefold())
        if found:
            before, head = found
            written = (f"{head} {before}", f"{before} {head}", f"{head}, {before}")[way]
            return " ".join((*words[: int(place)], written, *words[int(place) + 1 :]))
    is_pair = len(words) == 2 and len(words[1]) >= _SHORTEST_PART and "".join(words).isalpha()
    if not is_pair:
        return " ".join(words)
    return words[1] + words[0] if way else " ".join(words[::-1])


@cache
def parts(word: str) -> tuple[str, str] | None:
    """Return the two words that a compound is made of, or None.

    Both stand in the word list, a linking *s* or *en* left out; of several ways to cut, the one
    with the longest shorter part.
    """
    if len(word) < _SHORTEST_COMPOUND or not word.isalpha():
        return None
    found = [
        (min(len(before), len(word) - end), before, word[end:])
        for end in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
        if word[end:] in _words() and (before := _unlinked(word[:end]))
    ]
    best = max(found, key=lambda cut: cut[0], default=None)
    return best[1:] if best else None


def _unlinked(part: str) -> str:
    for link in _LINKS:
        stem = part.removesuffix(link) if part.endswith(link) else ""
        if len(stem) >= _SHORTEST_PART and stem in _words():
            return stem
    return ""


@lru_cache(maxsize=1)
def _words(path: Path = DEBIAN_WORDS) -> frozenset[str]:
    return frozenset(
        word
        for word in read_words(path)
        if len(word) >= _SHORTEST_PART and word.isalpha() and word.islower()
    )
