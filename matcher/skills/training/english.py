"""English labels of skills as further names: Dutch titles and adverts borrow from English."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from matcher.skills.training.vocabulary import SKILL, Concept, Vocabulary

__all__ = ["with_english"]

_SOURCES = (
    ("skills_nl_partial.csv", "skillUri", "label_en"),
    ("skills_en.csv", "conceptUri", "preferredLabel"),
)


def with_english(
    vocabulary: Vocabulary, folder: Path, *, held_out: Sequence[Concept] = ()
) -> Vocabulary:
    """Return the vocabulary with the English label of each skill among its synonyms.

    Parameters
    ----------
    vocabulary : Vocabulary
    folder : Path
        The folder that the vocabulary was read from. English labels stand in ``skills_en.csv``,
        as published, or in the column ``label_en`` of an excerpt; where neither is there, nothing
        is added.
    held_out : sequence of Concept
        Concepts that get none; nor does any other get a label that is a synonym of theirs.
    """
    uris = {concept.uri for concept in held_out}
    hidden = {text.casefold() for concept in held_out for text in concept.synonyms}
    english = {
        uri: text
        for uri, text in _english_labels(folder).items()
        if uri not in uris and text.casefold() not in hidden
    }
    return replace(
        vocabulary,
        concepts=tuple(_named(concept, english) for concept in vocabulary.concepts),
    )


def _named(concept: Concept, english: dict[str, str]) -> Concept:
    label = english.get(concept.uri, "") if concept.kind == SKILL else ""
    known = {text.casefold() for text in (concept.label, *concept.synonyms)}
    if not label or label.casefold() in known:
        return concept
    return replace(concept, synonyms=(*concept.synonyms, label))


def _english_labels(folder: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, uri, label in _SOURCES:
        if (folder / name).is_file():
            with (folder / name).open(encoding="utf-8-sig", newline="") as lines:
                found |= {row[uri]: (row.get(label) or "").strip() for row in csv.DictReader(lines)}
    return found
