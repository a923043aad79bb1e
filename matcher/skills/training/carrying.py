"""What the names of a vocabulary carry: the meaning of their description and of related concepts.

A name is a few words; what ESCO says about its concept is many. The names are known when training
ends, so that this can be added to them once and costs nothing when phrases are embedded: a phrase
that is no known name is then found by its likeness to what a concept is about, and not to the
letters of its names only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from matcher.skills.features import feature_runs, phrase_hashes
from matcher.skills.known_names import KnownNames
from matcher.skills.ngram_table import NgramTable, unit_rows
from matcher.skills.training.settings import TrainingSettings
from matcher.skills.training.vocabulary import OCCUPATION, Concept, Vocabulary

__all__ = ["Directions", "directions_of", "names_carrying", "with_known_names"]

_OPTIONAL_WEIGHT = 0.5
"""What a skill that is useful counts for beside one that is essential."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Directions:
    """Unit rows of every concept, each of shape (n_concepts, dimension).

    Attributes
    ----------
    names : NDArray[np.float32]
        Mean of its names.
    description : NDArray[np.float32]
    related : NDArray[np.float32]
        Of an occupation its skills, of a skill the occupations that cannot do without it; zeros
        where there are none.
    """

    names: NDArray[np.float32]
    description: NDArray[np.float32]
    related: NDArray[np.float32]


def with_known_names(
    table: NgramTable, vocabulary: Vocabulary, settings: TrainingSettings
) -> NgramTable:
    """Return the table with what every name of the vocabulary carries.

    The names of a concept carry the direction of its description plus that of the concepts related
    to it: of an occupation its skills, of a skill the occupations that cannot do without it.

    Parameters
    ----------
    table : NgramTable
        As learned; names that it carries already are forgotten.
    vocabulary : Vocabulary
        Only names, descriptions and relations that may be known.
    settings : TrainingSettings
        How much is carried.
    """
    plain = NgramTable(table.keys, table.rows)
    concepts = vocabulary.concepts
    found = directions_of(plain, vocabulary)
    weights = np.array([_weight(concept, settings) for concept in concepts], np.float32)
    carried = weights[:, None] * (found.description + found.related)
    return NgramTable(table.keys, table.rows, names_carrying(concepts, carried))


def names_carrying(concepts: Sequence[Concept], carried: NDArray[np.float32]) -> KnownNames:
    """Return the names of concepts, each with what its concept carries.

    Parameters
    ----------
    concepts : sequence of Concept
    carried : NDArray[np.float32], shape (n_concepts, dimension)
        A name of several concepts carries the mean of theirs.
    """
    hashes, owner = _named(concepts)
    meanings, rows = _meanings(hashes, owner, carried)
    return KnownNames(np.unique(hashes), meanings, rows)


def directions_of(table: NgramTable, vocabulary: Vocabulary) -> Directions:
    """Return where a table without known names puts concepts, by what is said of them."""
    concepts = vocabulary.concepts
    description = table.embed([concept.description for concept in concepts])
    names = np.zeros_like(description)
    np.add.at(names, _owners(concepts), table.embed(_names(concepts)))
    names = unit_rows(names)
    essential = _relations(vocabulary, vocabulary.essential_skills)
    optional = _relations(vocabulary, vocabulary.optional_skills)
    skills = essential @ names + _OPTIONAL_WEIGHT * (optional @ names)
    # Only occupations have skills, and only skills have occupations: no row gets both.
    related = unit_rows(np.asarray(skills + essential.T @ names, np.float32))
    return Directions(names=names, description=description, related=related)


def _names(concepts: Sequence[Concept]) -> list[str]:
    return [name for concept in concepts for name in (concept.label, *concept.synonyms)]


def _named(concepts: Sequence[Concept]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return the hash of every name, and the place of its concept; each pair once, by hash."""
    *_, words = feature_runs(_names(concepts))
    hashes = phrase_hashes(words)
    order = np.lexsort((_owners(concepts), hashes))
    pairs = hashes[order], _owners(concepts)[order]
    is_new = np.append(True, (np.diff(pairs[0]) != 0) | (np.diff(pairs[1]) != 0))
    return pairs[0][is_new], pairs[1][is_new]


def _owners(concepts: Sequence[Concept]) -> NDArray[np.int64]:
    return np.repeat(np.arange(len(concepts)), [1 + len(c.synonyms) for c in concepts])


def _meanings(
    hashes: NDArray[np.uint64], owner: NDArray[np.int64], carried: NDArray[np.float32]
) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """Return the row of each name, and the rows: one for each set of concepts that share a name."""
    starts = np.flatnonzero(np.append(True, np.diff(hashes) != 0))
    sets = [tuple(part.tolist()) for part in np.split(owner, starts[1:])]
    place = {concepts: number for number, concepts in enumerate(dict.fromkeys(sets))}
    rows = np.stack([carried[list(concepts)].mean(axis=0) for concepts in place])
    return np.array([place[concepts] for concepts in sets], np.int32), rows


def _weight(concept: Concept, settings: TrainingSettings) -> float:
    is_occupation = concept.kind == OCCUPATION
    return settings.carried_by_occupation if is_occupation else settings.carried_by_skill


def _relations(vocabulary: Vocabulary, skills: Mapping[str, Sequence[str]]) -> csr_array:
    """Return a one for every occupation and skill of it, over all concepts."""
    place = {concept.uri: number for number, concept in enumerate(vocabulary.concepts)}
    pairs = [(place[one], place[other]) for one, found in skills.items() for other in found]
    rows, columns = np.array(pairs, np.int64).reshape(-1, 2).T
    ones = np.ones(len(pairs), np.float32)
    return csr_array((ones, (rows, columns)), shape=(len(place), len(place)))
