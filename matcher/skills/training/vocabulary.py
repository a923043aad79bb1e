"""The training vocabulary: concepts with their Dutch labels, read from ESCO's own files."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from matcher.errors import MissingReference, UnreadableFile

__all__ = ["Concept", "ConceptKind", "Vocabulary", "read_vocabulary", "split_held_out"]

ConceptKind = str
OCCUPATION: ConceptKind = "occupation"
SKILL: ConceptKind = "skill"

_OCCUPATION_FILES = ("occupations_nl.csv",)
_SKILL_FILES = ("skills_nl.csv", "skills_nl_partial.csv")
_RELATION_FILES = ("occupationSkillRelations_nl.csv", "occupation_skill_relations.csv")
_URI_COLUMNS = ("conceptUri", "skillUri")
_LABEL_COLUMNS = ("preferredLabel", "label_nl")
_SYNONYM_COLUMNS = ("altLabels", "altLabels_nl")
_DESCRIPTION_COLUMNS = ("description", "description_nl")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s")
_HELD_OUT_OF = 10
_MOST_WORDS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One concept of the vocabulary and every way in which it is called.

    Attributes
    ----------
    uri : str
        The ESCO identifier.
    kind : str
        ``"occupation"`` or ``"skill"``.
    group : str
        Code that neighbours share (ESCO occupation code); empty for skills.
    label : str
        Preferred label.
    synonyms : tuple of str
        Alternative labels, the preferred one left out.
    description : str
        Full text; empty when there is none.
    """

    uri: str
    kind: ConceptKind
    group: str
    label: str
    synonyms: tuple[str, ...]
    description: str

    @property
    def sentence(self) -> str:
        """First sentence of the description, at most 30 words."""
        return " ".join(_SENTENCE_END.split(self.description)[0].split()[:_MOST_WORDS])


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """All concepts, and which skills an occupation cannot do without.

    Attributes
    ----------
    concepts : tuple of Concept
        Occupations by code, then skills by URI.
    essential_skills : dict[str, tuple[str, ...]]
        Occupation URI to skill URIs, known concepts only.
    """

    concepts: tuple[Concept, ...]
    essential_skills: dict[str, tuple[str, ...]]

    def of_kind(self, kind: ConceptKind) -> tuple[Concept, ...]:
        """Return the concepts of one kind."""
        return tuple(concept for concept in self.concepts if concept.kind == kind)


def read_vocabulary(folder: Path) -> Vocabulary:
    """Read occupations, skills and their relations from a folder of ESCO files in Dutch.

    Parameters
    ----------
    folder : Path
        Holds ``occupations_nl.csv``, ``skills_nl.csv`` (or ``skills_nl_partial.csv``) and
        ``occupationSkillRelations_nl.csv`` (or ``occupation_skill_relations.csv``), as
        published by the European Commission (ESCO, https://esco.ec.europa.eu).

    Raises
    ------
    MissingReference
        If a file is absent.
    UnreadableFile
        If a file lacks a column that is needed.
    """
    occupations = list(_concepts(_present(folder, _OCCUPATION_FILES), OCCUPATION))
    skills = list(_concepts(_present(folder, _SKILL_FILES), SKILL))
    occupations.sort(key=lambda concept: (concept.group, concept.uri))
    skills.sort(key=lambda concept: concept.uri)
    known = {concept.uri for concept in skills}
    essential: dict[str, list[str]] = {}
    for row in _rows(_present(folder, _RELATION_FILES)):
        if row.get("relationType") == "essential" and row.get("skillUri") in known:
            essential.setdefault(row["occupationUri"], []).append(row["skillUri"])
    return Vocabulary(
        concepts=(*occupations, *skills),
        essential_skills={uri: tuple(found) for uri, found in essential.items()},
    )


def split_held_out(vocabulary: Vocabulary) -> tuple[Vocabulary, tuple[Concept, ...]]:
    """Take all synonyms of a tenth of the concepts out of the vocabulary.

    Which concepts is decided by a hash of the URI, so that the split is the same everywhere and
    does not move when a new edition adds concepts. A synonym that another concept uses as well is
    out of both.

    Returns
    -------
    kept : Vocabulary
        Same concepts; the held-out ones keep their preferred label and description.
    held_out : tuple of Concept
        The concepts whose synonyms were taken out, with them.
    """
    held_out = tuple(
        concept for concept in vocabulary.concepts if concept.synonyms and _is_held_out(concept.uri)
    )
    hidden = {text.casefold() for concept in held_out for text in concept.synonyms}
    kept = tuple(_without(concept, hidden) for concept in vocabulary.concepts)
    return Vocabulary(concepts=kept, essential_skills=vocabulary.essential_skills), held_out


def _is_held_out(uri: str) -> bool:
    return int.from_bytes(hashlib.sha256(uri.encode()).digest()[:8]) % _HELD_OUT_OF == 0


def _without(concept: Concept, hidden: set[str]) -> Concept:
    return Concept(
        uri=concept.uri,
        kind=concept.kind,
        group=concept.group,
        label=concept.label,
        synonyms=tuple(text for text in concept.synonyms if text.casefold() not in hidden),
        description=concept.description,
    )


def _concepts(path: Path, kind: ConceptKind) -> Iterator[Concept]:
    for row in _rows(path):
        label = _cell(row, _LABEL_COLUMNS, path).strip()
        if not label:
            continue
        listed = re.split(r"[\n|]", _cell(row, _SYNONYM_COLUMNS, path))
        synonyms = {text.strip(): None for text in listed if text.strip()}
        synonyms.pop(label, None)
        yield Concept(
            uri=_cell(row, _URI_COLUMNS, path),
            kind=kind,
            group=row.get("code") or "",
            label=label,
            synonyms=tuple(synonyms),
            description=_cell(row, _DESCRIPTION_COLUMNS, path).strip(),
        )


def _cell(row: dict[str, str], names: tuple[str, ...], path: Path) -> str:
    for name in names:
        if name in row:
            return row[name] or ""
    raise UnreadableFile(
        f"The file has no column {' or '.join(names)}.",
        where=path.name,
        remedy="Download the Dutch CSV files of ESCO again.",
    )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        yield from csv.DictReader(lines)


def _present(folder: Path, names: tuple[str, ...]) -> Path:
    for name in names:
        if (folder / name).is_file():
            return folder / name
    raise MissingReference(
        f"The folder has no {' or '.join(names)}.",
        where=str(folder),
        remedy="Name the folder that holds the Dutch CSV files of ESCO.",
    )
